"""What is saved is shown: articles, rules, templates, settings. No mistake replaces a page."""

import re

from classifier.problems import Problem, ProblemsError
from classifier.site import SiteSettings
from tests.rules.desk import SOUND
from tests.serve.conftest import ARTICLE, SAID, SAYING, running

ONE = "briefings/one.html"
WAVES = """\
  - id: pledge-wave
    title: Waves
    match:
      - "wave~"
    examples:
      match:
        - The envoy «waved».
"""


def well(event):
    return not event["problems"] and not event["work"]


def wrong(event):
    return bool(event["problems"]) and not event["work"]


def test_a_changed_article_is_shown_and_told(desk, shown):
    assert "Kestria" not in shown.page(ONE)
    with shown.events() as until:
        desk.replace("content/one.md", "The envoy", "An envoy of Kestria")
        until(well)
    assert "Kestria" in shown.page(ONE)
    assert "Kestria" not in shown.page("briefings/two.html")
    report = shown.reports[-1]
    assert [path.name for path in report.changed] == ["one.md"]
    assert (report.articles, report.labelled) == (2, 1)


def test_articles_come_and_go(desk, shown):
    with shown.events() as until:
        desk.write("content/deep/three.md", ARTICLE.format(title="Three", text="A ship came in."))
        until(lambda event: well(event) and shown.ask("briefings/three.html")[0] == 200)
        assert "A ship came in." in shown.page("briefings/three.html")
        assert "Three" in shown.page("index.html")
        (desk.root / "content" / "deep" / "three.md").unlink()
        until(lambda event: well(event) and shown.ask("briefings/three.html")[0] == 404)
        assert "Three" not in shown.page("index.html")


def test_a_file_saved_without_a_change_is_no_news(desk, shown):
    before = shown.ask(ONE)
    with shown.events() as until:
        desk.write("content/one.md", (desk.root / "content" / "one.md").read_text())
        desk.replace("content/two.md", "The envoy", "The consul")
        until(lambda event: well(event) and "consul" in shown.page("briefings/two.html"))
    assert shown.ask(ONE)[1]["etag"] == before[1]["etag"]


def test_a_broken_article_is_told_with_its_place_and_stays_as_it_was(desk, shown):
    before = shown.ask(ONE)[1]["etag"]
    with shown.events() as until:
        desk.replace("content/one.md", "title:", "titel:")
        event = until(wrong)
        assert len(event["problems"]) == 1
        problem = event["problems"][0]
        assert problem["place"].endswith("content/one.md:2:1")
        assert problem["hint"] == "did you mean 'title'?"
        assert [line["text"] for line in problem["lines"] if line["here"]] == ["titel: One"]
        assert shown.ask(ONE)[1]["etag"] == before
        desk.replace("content/one.md", "titel:", "title:")
        until(well)
    assert shown.ask(ONE)[1]["etag"] == before


def test_two_articles_of_one_name_are_told_and_the_first_stays(desk, shown):
    with shown.events() as until:
        desk.write("content/sub/one.md", ARTICLE.format(title="Other", text="Other words."))
        event = until(wrong)
        assert "is taken by" in event["problems"][0]["message"]
        assert "Norvale" in shown.page(ONE)


def test_a_changed_rule_labels_all_articles_anew(desk, shown):
    assert "rules/pledge-wave.html" not in shown.page(ONE)
    with shown.events(ONE) as until:
        desk.write("rules/claims/pledge.yaml", SOUND + WAVES)
        until(lambda event: "rules" in event["work"])
        until(well)
    for page in (ONE, "briefings/two.html"):
        assert "rules/pledge-wave.html" in shown.page(page)
    assert "waved" in shown.page("rules/pledge-wave.html")
    assert shown.reports[-1].rules
    assert shown.reports[-1].labelled == 2


def test_a_broken_rule_leaves_the_labels_and_articles_go_on(desk, shown):
    before = shown.ask(ONE)[1]["etag"]
    with shown.events() as until:
        desk.write("rules/claims/pledge.yaml", SOUND.replace("pledge~ ..4 help", "(pledge"))
        event = until(wrong)
        assert event["problems"][0]["place"].endswith("rules/claims/pledge.yaml:6:10")
        assert shown.ask(ONE)[1]["etag"] == before
        desk.replace("content/two.md", "The envoy", "The consul")
        until(lambda event: wrong(event) and "consul" in shown.page("briefings/two.html"))
        desk.write("rules/claims/pledge.yaml", SOUND)
        until(well)


def test_articles_that_are_looked_at_come_first_under_new_rules(desk):
    for number in range(60):
        desk.write(
            f"content/many-{number}.md", ARTICLE.format(title=f"Ship {number}", text="It waved.")
        )
    with running(desk) as shown, shown.events("briefings/two.html") as until:
        desk.write("rules/claims/pledge.yaml", SOUND + WAVES)
        until(lambda _: "rules/pledge-wave.html" in shown.page("briefings/two.html"))
        # Whatever else has been labelled by now, in the end everything is.
        until(lambda event: well(event) or "pledge-wave" in shown.page("briefings/many-59.html"))
    assert shown.reports[-1].labelled <= 62


def test_own_templates_are_read_anew(desk):
    desk.templates = desk.root / "templates"
    desk.write("templates/about.html", "<p>{{ settings.title }}</p>\n")
    with running(desk) as shown, shown.events("about.html") as until:
        assert shown.page("about.html").startswith("<p>Harbour desk</p>")
        desk.write("templates/about.html", "<p>It is {{ settings.title }}</p>\n")
        until(well)
        assert shown.page("about.html").startswith("<p>It is Harbour desk</p>")
        desk.write("templates/about.html", "<p>\n{{ settings.titel }}</p>\n")
        event = until(wrong)
        assert re.search(r"templates/about\.html:2(:\d+)?$", event["problems"][0]["place"])
        assert shown.page("about.html").startswith("<p>It is Harbour desk</p>")
        # Articles go on under the templates that were right.
        desk.replace("content/two.md", "The envoy", "The consul")
        until(lambda event: wrong(event) and "consul" in shown.page("briefings/two.html"))
        desk.write("templates/about.html", "<p>{{ settings.title }}</p>\n")
        until(well)


def test_a_style_sheet_of_ones_own_makes_every_page_another_one(desk):
    desk.templates = desk.root / "templates"
    desk.write("templates/assets/site.css", "p { color: #112233 }\n")
    with running(desk) as shown, shown.events() as until:
        before = shown.ask(ONE)[1]["etag"]
        desk.write("templates/assets/site.css", "p { color: #445566 }\n")
        until(well)
        assert b"#445566" in shown.ask("assets/site.css")[2]
        assert shown.ask(ONE)[1]["etag"] != before


def test_changed_settings_are_taken_and_wrong_ones_are_not(desk, shown):
    with shown.events() as until:
        desk.settings = SiteSettings(title="Border desk")
        desk.write("claimdesk.yaml", "title: Border desk\n")
        until(well)
        assert "Border desk" in shown.page("index.html")
        place = (desk.root / "claimdesk.yaml").as_posix()
        desk.problem = ProblemsError([Problem(place, 1, 1, "unknown-key", "unknown key 'titel'")])
        desk.write("claimdesk.yaml", "titel: Border desk\n")
        event = until(wrong)
        assert event["problems"][0]["lines"][0]["text"] == "titel: Border desk"
        assert "Border desk" in shown.page("index.html")
        desk.problem = None
        desk.write("claimdesk.yaml", "title: Border desk\n")
        until(well)


def test_a_picture_that_is_missing_is_told_and_shown_when_it_comes(desk, shown):
    with shown.events() as until:
        desk.replace("content/one.md", "The envoy", "![A harbour](harbour.png)\n\nThe envoy")
        event = until(wrong)
        assert "harbour.png" in event["problems"][0]["message"]
        (desk.root / "content" / "harbour.png").write_bytes(b"\x89PNG\r\n\x1a\n")
        until(well)
    address = re.search(r'src="\.\./(pictures/[^"]+)"', shown.page(ONE))[1]
    assert shown.ask(address)[2] == b"\x89PNG\r\n\x1a\n"


def test_a_desk_with_broken_rules_says_so_on_every_page_until_they_are_mended(desk):
    desk.write("rules/claims/pledge.yaml", SOUND.replace("pledge~ ..4 help", "(pledge"))
    with running(desk) as shown, shown.events() as until:
        for path in ("", ONE, "anything"):
            status, _, body = shown.ask(path)
            assert status == 500
            assert "rules/claims/pledge.yaml:6:10" in body.decode()
            assert "_claimdesk/serve.js" in body.decode()
        desk.write("rules/claims/pledge.yaml", SOUND)
        until(well)
        assert "pledged" in shown.page(ONE)


def test_a_template_that_fails_on_one_page_only_shows_why_on_that_page(desk):
    desk.templates = desk.root / "templates"
    desk.write(
        "templates/article.html",
        "{% if briefing.slug == 'two' %}\n{{ briefing.nothing }}\n{% endif %}{{ briefing.body }}\n",
    )
    with running(desk) as shown:
        assert "pledged" in shown.page(ONE)
        status, _, body = shown.ask("briefings/two.html")
        assert status == 500
        assert "templates/article.html:2" in body.decode()
        assert "{{ briefing.nothing }}" in body.decode().replace("<mark>", "").replace(
            "</mark>", ""
        )
        assert any("nothing" in str(told) for told in shown.reports)


def test_echoes_come_and_go_with_what_both_articles_say(desk):
    same = "“The ships of Norvale will sail to the northern harbour before winter,” said the envoy."
    desk.replace("content/one.md", SAID, same)
    with running(desk) as shown, shown.events(ONE) as until:
        assert "also in" not in shown.page(ONE).lower()
        desk.replace("content/two.md", SAID, same)
        until(lambda event: well(event) and "also in" in shown.page(ONE).lower())
        assert "northern harbour" in shown.page("echoes.html")
        desk.replace("content/two.md", same, SAID)
        until(lambda event: well(event) and "also in" not in shown.page(ONE).lower())
        assert "northern harbour" not in shown.page("echoes.html")


def test_a_new_title_stands_wherever_the_article_is_mentioned(desk):
    same = "“The ships of Norvale will sail to the northern harbour before winter,” said the envoy."
    for name in ("one", "two"):
        desk.replace(f"content/{name}.md", SAID, same)
    with running(desk) as shown, shown.events() as until:
        places = ("index.html", "timeline.html", "echoes.html", ONE)
        assert all("A fleet" not in shown.page(path) for path in places)
        desk.replace("content/two.md", "title: Two", "title: A fleet")
        until(lambda event: well(event) and "A fleet" in shown.page("briefings/two.html"))
        assert [path for path in places if "A fleet" not in shown.page(path)] == []
        assert [path for path in places if ">Two<" in shown.page(path)] == []


def test_somebody_of_another_name_has_another_page(desk):
    desk.write("rules/attribution/said.yaml", SAYING)
    said = "Ana Ruiz said that help would come."
    for name in ("one", "two"):
        desk.replace(f"content/{name}.md", SAID, said)
    ana, ilo = "speakers/ana-ruiz.html", "speakers/ilo-brandt.html"
    with running(desk) as shown, shown.events() as until:
        assert "2 articles" in shown.page(ana)
        assert shown.ask(ilo)[0] == 404
        desk.replace("content/one.md", "Ana Ruiz", "Ilo Brandt")
        until(lambda event: well(event) and shown.ask(ilo)[0] == 200)
        assert "2 articles" not in shown.page(ana)
        desk.replace("content/two.md", "Ana Ruiz", "Ilo Brandt")
        until(lambda event: well(event) and shown.ask(ana)[0] == 404)
        assert "2 articles" in shown.page(ilo)
        assert "Ana Ruiz" not in shown.page("speakers.html")
