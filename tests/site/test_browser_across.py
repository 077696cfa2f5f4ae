"""Pages across articles in a real browser: the index's filters, the quick filter, the timeline."""

import datetime as dt
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise

import pytest

from classifier.site import publish
from tests.site.conftest import SETTINGS
from tests.site.story import CARDS, TAXONOMY, hostile_story, plain_story, story

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

STATUS = "#narrow [role=status]"
TITLES = ".teaser h2"


@pytest.fixture(scope="session")
def long_site(tmp_path_factory):
    """An index of two pages, with guesses at its beginning and its end."""
    out = tmp_path_factory.mktemp("long") / "public"
    quiet = [quiet_story(number) for number in range(60)]
    publish([story(), hostile_story(), *quiet, late_story()], TAXONOMY, CARDS, SETTINGS, out)
    return out


def quiet_story(number):
    """Return an article of February in which nothing is claimed, of one of 20 papers."""
    day = dt.date(2026, 2, 1 + number % 28)
    made = plain_story(f"quiet-{number}", f"Quiet day {number:02}", day)
    article = replace(made.article, publisher=f"Paper {number % 20}")
    return replace(made, document=replace(made.document, article=article))


def late_story():
    """Return the hostile story without a date: it stands at the end of the index."""
    made = hostile_story()
    article = replace(made.article, id="z", slug="z-late", title="Zz late", date=None)
    return replace(made, document=replace(made.document, article=article))


@contextmanager
def opened(chromium, site, page, **options):
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, **options)
    tab = context.new_page()
    errors = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.on("console", lambda told: errors.append(told.text) if told.type == "error" else None)
    tab.goto(f"{site.as_uri()}/{page}")
    yield tab
    context.close()
    assert errors == []


def titles(page):
    return page.locator(TITLES).all_inner_texts()


def shows(page, status):
    page.wait_for_function(
        "([at, words]) => document.querySelector(at).textContent.startsWith(words)",
        arg=[STATUS, status],
    )


def test_filters_of_different_kinds_narrow_down_and_of_one_kind_widen(chromium, long_site):
    with opened(chromium, long_site, "index.html") as page:
        assert page.locator(STATUS).inner_text() == "All articles"
        page.get_by_label("Only Guess").check()
        shows(page, "3 of 63")
        assert titles(page) == [
            "@SUM </title> & “more”",
            "Ostmark and Värnby renew ties as grain waits",
            "Zz late",
        ]
        page.get_by_label("Only Łucja Ibañez").check()
        shows(page, "1 of 63")
        assert titles(page) == ["Ostmark and Värnby renew ties as grain waits"]
        page.get_by_label("Only NA", exact=True).check()
        shows(page, "3 of 63")


def test_counts_say_what_a_further_filter_would_leave(chromium, long_site):
    with opened(chromium, long_site, "index.html") as page:
        count = page.locator("[data-value=quote] .n")
        assert count.inner_text() == "3"
        page.get_by_label("Only Łucja Ibañez").check()
        shows(page, "1 of 63")
        assert count.inner_text() == "1"


def test_what_is_chosen_stands_in_the_address_and_is_found_again_there(chromium, long_site):
    with opened(chromium, long_site, "index.html") as page:
        page.get_by_label("Only Guess").check()
        page.get_by_label("Only Quote").check()
        page.get_by_label("Only March 2026").check()
        shows(page, "2 of 63")
        address = page.url
    assert address.endswith("#type=guess,quote&month=2026-03")
    with opened(chromium, long_site, address.rpartition("/")[2]) as page:
        shows(page, "2 of 63")
        assert page.locator("#narrow :checked").count() == 3
        page.get_by_role("button", name="Clear").click()
        shows(page, "All articles")
        assert "#" not in page.url
        assert len(titles(page)) == 50


def test_articles_of_other_pages_come_with_working_links(chromium, long_site):
    with opened(chromium, long_site, "index.2.html#type=guess") as page:
        shows(page, "3 of 63")
        page.get_by_role("link", name="Ostmark and Värnby renew ties").click()
        assert page.locator("h1").inner_text() == "Ostmark and Värnby renew ties as grain waits"


def test_words_that_try_to_break_out_are_only_words(chromium, long_site):
    with opened(chromium, long_site, "index.2.html#type=guess") as page:
        shows(page, "3 of 63")
        assert titles(page)[0] == "@SUM </title> & “more”"
        assert page.locator(".teaser b").count() == 0


def test_a_long_result_is_shown_part_by_part(chromium, long_site):
    with opened(chromium, long_site, "index.html#month=2026-02") as page:
        shows(page, "60 of 63")
        page.get_by_role("button", name="Show 10 more").click()
        page.wait_for_function("document.querySelectorAll('.teaser').length === 60")
        assert page.evaluate("document.activeElement.closest('.teaser') !== null")
        assert not page.locator("button.more").is_visible()
        assert len(set(titles(page))) == 60


@pytest.mark.parametrize("address", ["#content", "#type=unheard-of", "#%", "#type="])
def test_an_address_that_chooses_nothing_leaves_the_list_alone(chromium, long_site, address):
    with opened(chromium, long_site, f"index.html{address}") as page:
        assert len(titles(page)) == 50
        assert page.locator(STATUS).inner_text() == "All articles"


def test_a_value_that_the_page_does_not_list_is_added_when_the_address_asks_for_it(
    chromium, long_site
):
    with opened(chromium, long_site, "index.html#publisher=paper-9") as page:
        shows(page, "3 of 63")
        added = page.locator("[data-facet=publisher] li").last
        assert added.get_by_role("checkbox", name="Only Paper 9").is_checked()
        added.get_by_role("link", name="Paper 9").click()
        assert page.locator("h1").inner_text() == "Paper 9"


def test_filters_are_worked_by_keyboard_and_the_result_is_announced(chromium, long_site):
    with opened(chromium, long_site, "index.html") as page:
        page.get_by_label("Only Guess").focus()
        page.keyboard.press("Space")
        shows(page, "3 of 63")
        assert page.evaluate("document.activeElement.ariaLabel") == "Only Guess"
        page.get_by_role("button", name="Clear").focus()
        page.keyboard.press("Enter")
        shows(page, "All articles")
        assert page.evaluate("document.activeElement.type") == "checkbox"


def test_on_a_phone_a_link_leads_to_the_result_and_the_address_keeps_the_choice(
    chromium, long_site
):
    with opened(chromium, long_site, "index.html#type=guess") as page:
        page.set_viewport_size({"width": 390, "height": 800})
        shows(page, "3 of 63")
        page.get_by_role("link", name="Show", exact=True).click()
        assert page.evaluate("document.activeElement.closest('.teaser') !== null")
        assert page.url.endswith("#type=guess")


def test_without_scripts_facets_are_links_and_the_index_has_pages(chromium, long_site):
    with opened(chromium, long_site, "index.html", java_script_enabled=False) as page:
        assert page.locator("#narrow input").count() == 0
        assert not page.locator(".filtering").is_visible()
        page.locator("#narrow").get_by_role("link", name="Guess").click()
        assert page.locator("h1").inner_text() == "Guesses"
        page.go_back()
        page.get_by_role("navigation", name="Pages of the index").get_by_text("2").click()
        assert len(titles(page)) == 13


def test_the_quick_filter_leaves_the_rows_with_all_its_words(chromium, site):
    with opened(chromium, site, "rules.html") as page:
        rows = page.locator("tbody tr:visible")
        assert rows.count() == len(CARDS)
        page.get_by_label("Only rules with").fill("WORDS arms")
        assert rows.all_inner_texts()[0].startswith("Words of arms")
        assert rows.count() == 1
        assert page.locator("h2:visible").all_inner_texts() == ["Domains"]
        page.get_by_label("Only rules with").fill("")
        assert rows.count() == len(CARDS)


def test_without_scripts_the_rules_have_no_box_that_does_nothing(chromium, site):
    with opened(chromium, site, "rules.html", java_script_enabled=False) as page:
        assert page.locator("input").count() == 0


@pytest.mark.parametrize("width", [320, 1280])
def test_the_drawing_fits_and_its_names_do_not_touch(chromium, long_site, width):
    with opened(chromium, long_site, "timeline.html") as page:
        page.set_viewport_size({"width": width, "height": 900})
        drawing = page.locator(".drawing").bounding_box()
        assert drawing["x"] >= 0
        assert drawing["x"] + drawing["width"] <= width
        names = [name.bounding_box() for name in page.locator(".drawing text").all()]
        for left, right in pairwise(names):
            assert left["x"] + left["width"] < right["x"]
        bars = page.locator(".drawing rect").all()
        assert bars
        for bar in bars:
            box = bar.bounding_box()
            assert box["y"] + box["height"] <= names[0]["y"] + 1


@pytest.mark.parametrize("width", [320, 360, 390])
def test_on_a_phone_the_table_of_days_is_seen_whole(chromium, long_site, width):
    with opened(chromium, long_site, "timeline.html") as page:
        page.set_viewport_size({"width": width, "height": 900})
        table = page.locator("table.numbers")
        for cell in table.locator("caption, th, td").all():
            box = cell.bounding_box()
            assert box["x"] + box["width"] <= width
        heads = table.locator("thead").bounding_box()
        assert table.locator("caption").bounding_box()["y"] < heads["y"]
        assert table.get_by_role("columnheader", name="Guessed").count() == 1


def test_a_day_of_the_table_leads_to_its_articles(chromium, long_site):
    with opened(chromium, long_site, "timeline.html") as page:
        page.get_by_role("link", name="3 March 2026", exact=True).click()
        assert page.locator(":target").inner_text() == "3 March 2026"
        page.get_by_role("link", name="Ostmark and Värnby renew ties").click()
        assert "grain-waits" in page.url
