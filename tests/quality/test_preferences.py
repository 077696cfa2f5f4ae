"""What a reader has asked the system for: less motion, colours of their own."""

from itertools import pairwise

import pytest

from tests.quality.looking import OPEN, nothing
from tests.scripts import script

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("quality")]

MOVING = script("moving")

SHAPES = script("shapes")

MARKS = """() => [...document.querySelectorAll("#text u[data-type]")].map(
  one => getComputedStyle(one).textDecorationLine)"""


def test_nothing_moves_for_a_reader_who_wants_less_motion(visit, demo_site, examples):
    tab, found = visit(demo_site / "index.html", reduced_motion="reduce"), []
    for kind, pages in examples.items():
        tab.goto(visit.address_of(pages[0]))
        tab.evaluate(OPEN)
        found += [f"{kind}: {one}" for one in tab.evaluate(MOVING)]
    nothing(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_hide_no_picture(visit, demo_site, examples, scheme):
    tab = visit(demo_site / "index.html", forced_colors="active", color_scheme=scheme)
    found = []
    for kind, pages in examples.items():
        tab.goto(visit.address_of(pages[0]))
        found += [f"{kind}: {one}" for one in tab.evaluate(SHAPES)]
    nothing(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_marks_and_shares_to_be_seen(visit, demo_site, scheme):
    page = demo_site / "briefings/every-element.html"
    tab = visit(page, forced_colors="active", color_scheme=scheme)
    lines = tab.evaluate(MARKS)
    assert len(lines) > 5
    assert set(lines) == {"underline"}
    fills = tab.evaluate(
        "[...document.querySelector('svg.share').children].map(e => getComputedStyle(e).fill)"
    )
    assert len(fills) == 3
    assert all(one != other for one, other in pairwise(fills))
