"""With scripts off, every fact that is there with them can still be reached."""

from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from tests.quality.looking import nothing
from tests.site.reading import Page

pytestmark = pytest.mark.xdist_group("quality")

# What a script may bring into sight: things to work with, and what is said of them; never
# something to know of an article. A link here leads to another part of the same page.
CONTROLS = ", ".join(
    ["button", "input", "select", "textarea", "label", "legend", "option", "output", "summary",
     "a[href^='#']", "[role=status]", ".keys", "[data-why]"]
)  # fmt: skip

UNFOLD = "for (const one of document.querySelectorAll('details')) one.open = true"

# Text that is not shown. The heading above all notes is for paper, where they are one list.
WAITING = """controls => [...document.querySelectorAll("body *")].filter(one =>
  [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim())
  && !one.checkVisibility({visibilityProperty: true})
  && !one.matches("script, style, template, .notes > h2")
  && !one.closest("[popover], noscript, svg, " + controls)
).map(one => one.outerHTML.slice(0, 160))"""


@pytest.fixture
def plain(visit, demo_site):
    """Return a window without scripts."""
    return visit(demo_site / "index.html", java_script_enabled=False)


def test_every_page_can_be_reached_from_the_first_by_links_alone(demo_site):
    missing = {demo_site / "404.html"}
    waiting, seen = [demo_site / "index.html"], set()
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".html" or not page.is_file():
            continue
        seen.add(page)
        links = Page(page.read_text(encoding="utf-8")).links
        inside = [unquote(urldefrag(link)[0]) for link in links if not urlsplit(link).scheme]
        waiting += [(page.parent / link).resolve() for link in inside]
    assert set(demo_site.rglob("*.html")) - seen == missing


@pytest.mark.browser
def test_nothing_to_know_waits_for_a_script(plain, visit, demo_site, examples):
    """Whatever is hidden when a page is opened is a control, or opens without a script."""
    found = []
    for kind, pages in examples.items():
        for page in pages:
            plain.goto(visit.address_of(page))
            plain.evaluate(UNFOLD)
            waiting = plain.evaluate(WAITING, CONTROLS)
            found += [f"{kind}: {page.name}: {text}" for text in waiting]
    nothing(found)


@pytest.mark.browser
def test_every_note_opens_without_a_script(plain, visit, demo_site):
    plain.goto(visit.address_of(demo_site / "briefings/every-element.html"))
    notes = plain.locator("[popover]").all()
    assert len(notes) > 10
    for note in notes:
        opener = f".ref[popovertarget='{note.get_attribute('id')}']"
        plain.locator(opener).press("Enter")
        assert note.is_visible()
        plain.keyboard.press("Escape")
        assert not note.is_visible()
