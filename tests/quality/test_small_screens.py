"""Every kind of page on 320 CSS pixels, which is 1280 at 400 %, and with wider spacing."""

import pytest

from tests.quality.looking import OPEN, nothing
from tests.scripts import script

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("quality")]

LAYOUT = script("layout")

# WCAG 2.2, 1.4.12: readers may set text like this, and nothing may be lost.
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }"""


def wrong_on(tab, visit, pages):
    found = []
    for kind, examples in pages.items():
        for page in examples:
            tab.goto(visit.address_of(page))
            found += [f"{kind}: {page.name}: {one}" for one in tab.evaluate(LAYOUT)]
            if tab.evaluate(OPEN):
                found += [f"{kind}: {page.name}, opened: {one}" for one in tab.evaluate(LAYOUT)]
    return found


@pytest.mark.parametrize(("width", "height"), [(320, 256), (320, 640), (768, 1024), (1280, 800)])
def test_nothing_sticks_out_is_cut_off_or_lies_over_another(
    visit, demo_site, examples, width, height
):
    tab = visit(demo_site / "index.html", width, height)
    nothing(wrong_on(tab, visit, examples))


def test_text_may_be_spaced_widely(visit, demo_site, examples):
    tab = visit(demo_site / "index.html", 320, 640)
    tab.add_init_script(
        f"""addEventListener("DOMContentLoaded", () => {{
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(`{SPACED}`);
            document.adoptedStyleSheets.push(sheet);
        }});"""
    )
    nothing(wrong_on(tab, visit, examples))


def test_what_is_wrong_is_seen(chromium):
    tab = chromium.new_page(viewport={"width": 320, "height": 640})
    tab.set_content(
        "<style>.cut { width: 9em; overflow: hidden } .cut, .wide { white-space: nowrap }</style>"
        "<p>One<p style='margin-top: -1.9em'>Two<p class=cut>A line much longer than its box"
        "<p class=wide>This line is much wider than the small window in which it is shown"
    )
    found = " ".join(tab.evaluate(LAYOUT))
    for word in ("lies over", "is cut off", "sticks out", "scrolls sideways"):
        assert word in found
    tab.close()
