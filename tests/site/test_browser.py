"""The pages in a real browser: without scripts, on a phone, on paper, in the dark, by keyboard."""

from contextlib import contextmanager
from itertools import pairwise

import pytest
from hypothesis import given, settings

from classifier.site.render_text import page_text, render_body
from tests.scripts import script
from tests.site.story import story
from tests.site.test_render_text import articles

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

CONTRAST = script("contrast")
PAGES = ["index", "briefings/grain-waits", "briefings/quiet-day", "claims/renewal",
         "domains/arms", "rules/renew-ties", "rules", "about", "data", "methodology",
         "timeline", "timeline/2026-03", "claims", "domains", "speakers", "described", "sources",
         "publishers", "speakers/lucja-ibanez", "sources/state",
         "publishers/varnby-nytt-co"]  # fmt: skip


@pytest.fixture(scope="module")
def shown(chromium, site):
    """Return one page with scripts off, and all addresses that it ever asks for."""
    context = chromium.new_context(java_script_enabled=False)
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    yield page, asked
    context.close()


@pytest.fixture
def visit(shown, site):
    """Return a way to open a page of the site; see that nothing but the site was asked."""
    page, asked = shown

    def visit(name, width=1280, scheme="light", media="screen"):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, media=media)
        page.goto("about:blank")  # so that nothing is left of an earlier visit to the same page
        page.goto((site / f"{name}.html").as_uri())
        return page

    asked.clear()
    yield visit
    assert asked
    assert [url for url in asked if not url.startswith((site.as_uri(), "about:"))] == []


@contextmanager
def empty_page(chromium):
    page = chromium.new_page()
    yield page
    page.close()


def test_the_browser_reads_the_authors_text(visit):
    page = visit("briefings/grain-waits")
    assert page.locator("#text").evaluate("e => e.textContent") == page_text(story().article)


def test_the_browser_reads_any_text_back(chromium):
    """As the property of the renderer, but with a browser's own reading of HTML."""

    @settings(max_examples=40, deadline=None)
    @given(articles())
    def check(made):
        article, shown, marks = made
        body = str(render_body(article, marks, {}))
        read = page.evaluate(
            "html => { document.body.innerHTML = html; return document.body.textContent; }", body
        )
        assert read == shown

    with empty_page(chromium) as page:
        check()


@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways(visit, name):
    page = visit(name)
    for width in (320, 380, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", PAGES)
def test_all_text_can_be_read_against_what_lies_behind_it(visit, name):
    page = visit(name)
    for width in (380, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            result = page.evaluate(CONTRAST)
            assert result["failures"] == []
            assert result["seen"] > 5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_note_can_be_read(visit, scheme):
    page = visit("briefings/grain-waits", scheme=scheme)
    page.locator(".ref").nth(5).press("Enter")
    assert page.locator(".note:popover-open").count() == 1
    assert page.evaluate(CONTRAST)["failures"] == []


@pytest.mark.parametrize("width", [380, 1280])
def test_a_note_opens_and_closes_by_keyboard_and_gives_the_focus_back(visit, width):
    page = visit("briefings/grain-waits", width=width)
    note = page.locator(".note").nth(1)
    assert not note.is_visible()
    page.locator(".ref").nth(1).focus()
    page.keyboard.press("Enter")
    assert note.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.note') !== null")
    page.keyboard.press("Escape")
    assert not note.is_visible()
    assert page.evaluate("document.activeElement.className") == "ref"


def test_the_keyboard_stops_once_for_each_note_and_shows_where_it_is(visit):
    page = visit("briefings/grain-waits")
    page.locator(".text .ref").first.focus()
    page.keyboard.press("Tab")
    seen = [page.evaluate("document.activeElement.getAttribute('href')")]
    for _ in range(3):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"
    assert [one.split(":")[0] for one in seen] == ["ties.html", "Note 2", "Note 3", "Note 4"]


def test_a_label_stands_in_the_margin_beside_its_sentence(visit):
    page = visit("briefings/grain-waits")
    text = page.locator("#text").bounding_box()
    sentence = page.locator(".sentence:has(+ #r10)").bounding_box()
    label = page.locator(".margin[for=r10]").bounding_box()
    assert label["x"] >= text["x"] + text["width"]
    assert abs(label["y"] - sentence["y"]) < 20


def test_margin_labels_never_lie_over_each_other(visit):
    page = visit("briefings/grain-waits")
    boxes = [box for label in page.locator(".margin").all() if (box := label.bounding_box())]
    assert len(boxes) > 8
    for above, below in pairwise(boxes):
        assert above["y"] + above["height"] <= below["y"]


def test_a_click_on_the_label_opens_the_note_in_the_margin(visit):
    page = visit("briefings/grain-waits")
    label = page.locator(".margin[for=r4]")
    label.click()
    note = page.locator(".note:popover-open").bounding_box()
    text = page.locator("#text").bounding_box()
    assert note["x"] >= text["x"] + text["width"]
    assert note["x"] + note["width"] <= 1280
    assert abs(note["y"] - label.bounding_box()["y"]) < 40


def test_on_a_phone_labels_follow_the_sentence_and_the_note_opens_below(visit):
    page = visit("briefings/grain-waits", width=380)
    assert not page.locator(".margin").first.is_visible()
    label = page.locator(".ref").nth(1)
    assert (
        page.evaluate("getComputedStyle(document.querySelectorAll('.ref')[1], '::before').content")
        != "none"
    )
    label.click()
    note = page.locator(".note:popover-open").bounding_box()
    assert note["y"] >= label.bounding_box()["y"]
    assert note["width"] > 340


def test_on_a_phone_the_title_comes_before_the_summary_and_that_before_the_text(visit):
    page = visit("briefings/grain-waits", width=380)
    order = ("h1", ".summary", ".sentence u >> nth=1")
    places = [page.locator(at).first.bounding_box()["y"] for at in order]
    assert places == sorted(places)


def test_on_paper_every_note_is_printed_after_the_text(visit):
    page = visit("briefings/grain-waits", media="print")
    notes = page.locator(".note").all()
    assert len(notes) == 11
    assert all(note.is_visible() for note in notes)
    end = page.locator("#text > :last-child").bounding_box()
    assert notes[0].bounding_box()["y"] > end["y"] + end["height"]
    assert not page.locator("nav").first.is_visible()
    assert not page.locator(".note button").first.is_visible()


def test_on_paper_names_of_rules_are_told_apart_from_the_words_of_the_note(visit):
    page = visit("briefings/grain-waits", media="print")
    faces = page.evaluate(
        """[...document.querySelectorAll(".note a[href*='/rules/']")].map(
            e => [e.textContent, getComputedStyle(e).fontFamily.includes("monospace")])"""
    )
    assert {"says", "trade-words", "Renews ties", "Reportedly"} <= {name for name, _ in faces}
    for name, is_name in faces:  # titles begin with a capital letter
        assert is_name == name.islower(), name


def test_a_note_that_is_open_is_printed_with_the_others(chromium, site):
    context = chromium.new_context()
    page = context.new_page()
    page.goto((site / "briefings/grain-waits.html").as_uri())
    page.locator(".ref").first.click()
    assert page.locator(".note:popover-open").count() == 1
    page.pdf()
    assert page.locator(".note:popover-open").count() == 0
    context.close()


def test_claims_are_told_apart_without_colour(visit):
    page = visit("briefings/grain-waits")
    lines = page.evaluate(
        """[...document.querySelectorAll(".sentence u[data-type]")].map(
            e => [e.dataset.type, getComputedStyle(e).textDecorationStyle])"""
    )
    assert dict(lines) == {
        "renewal": "solid", "guess": "dotted", "quote": "double", "hearsay": "dashed",
    }  # fmt: skip


def test_a_link_to_a_sentence_marks_it(visit, site):
    page = visit("claims/renewal")
    page.locator(".to-note").nth(1).click()
    assert page.locator(".sentence:target").inner_text().startswith("Ostmark and Värnby")
