"""Facets and long lists: every article is found, under everything it has in common with others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.site.facets import facet_data
from classifier.site.pages import all_pages, gather
from classifier.site.paging import cut
from tests.site.story import CARDS, TAXONOMY, hostile_story, plain_story, story

UNTIMED = settings(deadline=None)


@pytest.fixture(scope="module")
def site():
    return gather([story(), plain_story(), hostile_story()], TAXONOMY, CARDS)


def values(site, facet):
    found = next(one for one in site.facets if one.id == facet)
    return {value.name: value.articles for value in found.values}


def test_articles_are_sorted_by_what_they_have_in_common(site):
    assert [view.slug for view in site.briefings] == ["hostile", "grain-waits", "quiet-day"]
    assert values(site, "type") == {
        "Renewal": (1,),
        "Guess": (0, 1),
        "Quote": (0, 1),
        "Hearsay": (1,),
    }
    assert values(site, "domain") == {"Politics": (1,), "Trade": (1,), "Arms": (1,)}
    assert values(site, "publisher") == {"]]> & Sons": (0,), "Värnby Nytt & Co": (1,)}
    assert values(site, "month") == {"March 2026": (0, 1)}


def test_who_is_only_described_is_no_facet(site):
    assert "ministry" not in values(site, "speaker")
    assert values(site, "speaker")["Łucja Ibañez"] == (1,)


def test_every_value_leads_to_a_page_that_its_data_can_name(site):
    pages = {page.path for page in all_pages(site)}
    data = {one["id"]: one for one in facet_data(site.facets, site.briefings)["facets"]}
    for facet in site.facets:
        assert facet.page in pages
        for value in facet.values:
            assert value.page in pages
            assert value.page == f"{data[facet.id]['prefix']}{value.id}.html"


def test_a_site_without_articles_has_no_facets():
    assert gather([], TAXONOMY, CARDS).facets == ()


def test_a_long_index_is_cut_into_pages_with_scripts_for_the_filters():
    quiet = [plain_story(f"quiet-{number}") for number in range(51)]
    paths = [page.path for page in all_pages(gather(quiet, TAXONOMY, CARDS))]
    assert [path for path in paths if path.startswith("index")] == [
        "index.html", "index.1.js", "index.2.html", "index.2.js", "index.facets.js",
    ]  # fmt: skip


@UNTIMED
@given(st.integers(0, 300), st.integers(2, 7))
def test_every_page_of_a_list_is_reached_from_the_first_one(length, per_page):
    parts = {part.page: part for part in cut("x.html", range(length), per_page)}
    assert [item for part in parts.values() for item in part.items] == list(range(length))
    reached, ahead = set(), ["x.html"]
    while ahead:
        page = ahead.pop()
        if page not in reached:
            reached.add(page)
            ahead += [link.page for link in parts[page].pages]
    assert reached == set(parts)


@UNTIMED
@given(st.integers(0, 2_000), st.integers(10, 50))
def test_links_between_pages_do_not_grow_with_the_list(length, per_page):
    for part in cut("x.html", range(length), per_page):
        assert len(part.pages) <= 30
        assert [link.page for link in part.pages if link.here] == [part.page]
        numbers = [0, *(link.number for link in part.pages)]
        for before, link in zip(numbers, part.pages, strict=False):
            assert link.gap == (link.number != before + 1)
