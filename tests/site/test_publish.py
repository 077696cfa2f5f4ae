"""A site is written wholly or not at all, the same each time, and only where it may be."""

import datetime as dt
import time
from dataclasses import replace

import pytest

from classifier.problems import ProblemsError
from classifier.site import SiteSettings, publish
from tests.site.story import CARDS, TAXONOMY, card, plain_story, story


def build(out, briefings=None, **more):
    briefings = [story(), plain_story()] if briefings is None else briefings
    return publish(briefings, TAXONOMY, CARDS, SiteSettings(), out, **more)


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def problems(call, *args, **more):
    with pytest.raises(ProblemsError) as caught:
        call(*args, **more)
    return [str(problem) for problem in caught.value.problems]


def test_every_kind_of_page_is_there(tmp_path):
    published = build(tmp_path / "public")
    written = files(tmp_path / "public")
    expected = {
        "index.html", "rules.html", "about.html", "404.html", "briefings/grain-waits.html",
        "briefings/quiet-day.html", "claims/renewal.html", "domains/arms.html",
        "rules/renew-ties.html", "rules/adverts.html", "assets/labels.css", "assets/tokens.css",
    }  # fmt: skip
    assert expected <= written.keys()
    assert set(published.files) == written.keys() - {".claimdesk-site"}
    assert published.pages == sum(name.endswith(".html") for name in written)


def test_the_same_briefings_give_the_same_bytes_anywhere_and_in_any_order(tmp_path, monkeypatch):
    build(tmp_path / "one")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    try:
        build(tmp_path / "two", [plain_story(), story()])
    finally:
        monkeypatch.undo()
        time.tzset()
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_an_earlier_site_is_replaced_as_a_whole(tmp_path):
    out = tmp_path / "public"
    build(out)
    build(out, [plain_story()])
    assert "briefings/quiet-day.html" in files(out)
    assert "briefings/grain-waits.html" not in files(out)
    assert names(tmp_path) == ["public"]


def test_an_empty_folder_is_taken(tmp_path):
    (tmp_path / "public").mkdir()
    build(tmp_path / "public")
    assert (tmp_path / "public/index.html").is_file()


def test_a_folder_with_other_files_is_refused_and_kept(tmp_path):
    out = tmp_path / "public"
    out.mkdir()
    (out / "thesis.txt").write_text("years of work")
    (problem,) = problems(build, out)
    assert problem.startswith(f"{out}: holds files that Claimdesk did not make")
    assert names(tmp_path) == ["public"]
    assert (out / "thesis.txt").read_text() == "years of work"


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "public").write_text("x")
    (problem,) = problems(build, tmp_path / "public")
    assert "is a file, not a folder" in problem


def test_a_failing_template_leaves_the_earlier_site_untouched(tmp_path):
    out, own = tmp_path / "public", tmp_path / "own"
    build(out)
    before = files(out)
    own.mkdir()
    (own / "rule.html").write_text(
        '{% extends "base.html" %}\n{% block main %}\n{{ rule.titel }}{% endblock %}'
    )
    (problem,) = problems(build, out, templates=own)
    assert problem.startswith(f"{own}/rule.html:3:9: RuleView has no “titel”")
    assert files(out) == before
    assert names(tmp_path) == ["own", "public"]


def test_every_malformed_template_is_named_in_one_run(tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "rule.html").write_text("{% if %}")
    (own / "index.html").write_text("fine\n{{ x }")
    (own / "extra.html").write_bytes(b"\xff")
    found = problems(build, tmp_path / "public", templates=own)
    assert [one.split(": ")[0] for one in found] == [
        f"{own}/extra.html", f"{own}/extra.html", f"{own}/index.html:2", f"{own}/rule.html:1",
    ]  # fmt: skip
    assert not (tmp_path / "public").exists()


def test_failing_templates_of_several_pages_are_all_named(tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "rules.html").write_text("{{ site.nothing }}")
    (own / "about.html").write_text("{{ 'x'|day }}")
    found = problems(build, tmp_path / "public", templates=own)
    assert [one.split(": ")[0] for one in found] == [
        f"{own}/about.html:1", f"{own}/rules.html:1:9",
    ]  # fmt: skip


def test_one_template_and_one_asset_of_the_publishers_own_replace_the_standard_ones(tmp_path):
    own = tmp_path / "own"
    (own / "assets").mkdir(parents=True)
    (own / "404.html").write_text("{{ settings.title }} has moved")
    (own / "assets/tokens.css").write_text(":root {}  /* empty */")
    (own / "assets/logo.png").write_bytes(b"\x89PNG")
    build(tmp_path / "public", templates=own)
    written = files(tmp_path / "public")
    assert written["404.html"] == b"Claimdesk briefings has moved"
    assert written["assets/tokens.css"] == b":root{}"
    assert written["assets/logo.png"] == b"\x89PNG"
    assert b"<!doctype html>" in written["index.html"]


def test_a_missing_folder_of_templates_is_a_problem(tmp_path):
    (problem,) = problems(build, tmp_path / "public", templates=tmp_path / "gone")
    assert problem.startswith(f"{tmp_path}/gone: there is no such folder of templates")


def test_progress_counts_every_page(tmp_path):
    seen = []
    build(tmp_path / "public", progress=lambda done, total: seen.append((done, total)))
    assert [done for done, _ in seen] == list(range(1, len(seen) + 1))
    assert {total for _, total in seen} == {len(seen)}


@pytest.mark.parametrize("slug", ["../escape", "a/b", "..", "", "Great", "a--b", "a\\b", "a.b"])
def test_a_slug_that_is_no_file_name_is_refused(tmp_path, slug):
    (problem,) = problems(build, tmp_path / "public", [plain_story(slug=slug)])
    assert "cannot name a page" in problem
    assert names(tmp_path) == []


def test_two_articles_with_one_slug_are_refused(tmp_path):
    other = plain_story(title="Another")
    (problem,) = problems(build, tmp_path / "public", [plain_story(), other])
    assert problem.startswith("content/quiet-day.md: has the slug “quiet-day” of")


def test_labels_and_rules_that_cannot_be_pages_or_colours_are_refused(tmp_path):
    claim = replace(TAXONOMY.claims[0], colour="red; } body {", pattern="zigzag")
    taxonomy = replace(TAXONOMY, claims=(claim,))
    cards = (card("../rule", "x", "claim", "renewal"),)
    found = problems(publish, [], taxonomy, cards, SiteSettings(), tmp_path / "public")
    assert len(found) == 3
    assert not (tmp_path / "public").exists()


def test_the_newest_article_comes_first_and_undated_ones_last(tmp_path):
    briefings = [
        plain_story("undated", "B"),
        plain_story("old", "C", dt.date(2026, 1, 1)),
        plain_story("new", "A", dt.date(2026, 2, 1)),
    ]
    build(tmp_path / "public", briefings)
    index = (tmp_path / "public/index.html").read_text()
    places = [index.index(f"briefings/{slug}.html") for slug in ("new", "old", "undated")]
    assert places == sorted(places)


def test_a_site_without_articles_says_so(tmp_path):
    build(tmp_path / "public", [])
    assert "There is no article yet" in (tmp_path / "public/index.html").read_text()


def test_an_unwritable_place_is_a_problem(tmp_path):
    (tmp_path / "file").write_text("x")
    (problem,) = problems(build, tmp_path / "file/public")
    assert problem.startswith(f"{tmp_path}/file/public: cannot be written")
