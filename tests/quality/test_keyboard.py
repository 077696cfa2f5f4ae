"""By keyboard alone everything can be reached, and where one is can be seen."""

import pytest

from tests.quality.looking import nothing
from tests.scripts import script

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("quality")]

FOCUS = script("focus")

# Of radio buttons of one name the keyboard stops at one; arrows reach the others.
UNREACHED = """() => [...document.querySelectorAll(
    "a[href], button, summary, input, select, textarea, audio[controls], [tabindex]")]
  .filter(one => !("reached" in one.dataset) && one.tabIndex >= 0 && !one.disabled
    && one.checkVisibility({visibilityProperty: true})
    && !(one.type === "radio" && document.querySelector(`[name="${one.name}"][data-reached]`)))
  .map(one => one.outerHTML.slice(0, 120))"""

# A page may begin with the focus in its search box; travel begins at its first line all the same.
BEGIN = "document.body.tabIndex = -1; document.body.focus()"

MOST_STOPS = 600


def travel(tab):
    """Press Tab until the page is left; return what is wrong, and how many stops there were."""
    wrong, stops, before = [], 0, ""
    for _ in range(MOST_STOPS):
        tab.keyboard.press("Tab")
        place = tab.evaluate(FOCUS)
        # After the last stop comes the window's own, or the first again. A date has several.
        if place is None or (place["again"] and place["which"] != before):
            return wrong, stops
        stops, before = stops + 1, place["which"]
        wrong += [f"{place['which']} {what}" for what in place["wrong"]]
    return [*wrong, f"more than {MOST_STOPS} stops"], stops


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_tab_reaches_everything_and_shows_where_it_is(visit, demo_site, examples, width, scheme):
    found = []
    # Where pages scroll smoothly, what has the focus comes into sight a moment later.
    how = {"color_scheme": scheme, "reduced_motion": "reduce"}
    tab = visit(demo_site / "index.html", width, **how)
    for kind, pages in examples.items():
        if kind.endswith("/N"):  # the continuation of a list is travelled as its beginning is
            continue
        tab.goto(visit.address_of(pages[-1]))
        tab.evaluate(BEGIN)
        wrong, stops = travel(tab)
        assert stops > 5, kind
        wrong += [f"not reached: {one}" for one in tab.evaluate(UNREACHED)]
        found += [f"{kind}: {pages[-1].name}: {one}" for one in wrong]
    nothing(found)


def test_the_first_stop_leads_past_the_masthead(visit, demo_site):
    tab = visit(demo_site / "index.html")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('main') !== null")


def test_what_is_wrong_is_seen(chromium):
    tab = chromium.new_page()
    tab.set_content(
        "<a href='#1'>Fine</a> <a href='#2' style='outline:none'>None</a> "
        "<a href='#3' style='outline:3px solid #eee'>Pale</a> <a href='#4' "
        "style='position:absolute;left:-999px'>Away</a> <button id=b>Trap</button>"
        "<script>b.onfocus = () => b.blur()</script>"
    )
    wrong, _ = travel(tab)
    assert [one.rpartition("” ")[2] for one in wrong[:3]] == [
        "has no outline", "has a pale outline", "is out of sight",
    ]  # fmt: skip
    assert any("Trap" in one for one in tab.evaluate(UNREACHED))
    tab.close()
