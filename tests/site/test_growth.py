"""However many articles there are, no page of a site becomes too heavy to open."""

import pytest

from classifier.site import SiteSettings, publish
from tests.site.reading import Page
from tests.site.story import CARDS, TAXONOMY, many_stories

FEW, MANY = 120, 240
# The timeline has a row for each month, and the list of echoes links to more pages of its own; both
# come to an end.
GROWS = {"timeline.html", "echoes.html"}


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """Two sites of which one has twice as many articles."""
    folder = tmp_path_factory.mktemp("growth")
    for articles in (FEW, MANY):
        publish(
            list(many_stories(articles)), TAXONOMY, CARDS, SiteSettings(), folder / str(articles)
        )
    return folder


def heaviest(site):
    """Return the weight of the heaviest page of each kind."""
    weights = {}
    for path in site.rglob("*.html"):
        name = path.relative_to(site).as_posix()
        folder = name.rpartition("/")[0]
        kind = f"{folder}/" if folder else f"{name.partition('.')[0]}.html"
        weights[kind] = max(weights.get(kind, 0), path.stat().st_size)
    return weights


def test_no_page_is_heavy(sites):
    weights = heaviest(sites / str(MANY))
    assert {"briefings/", "rules/", "claims/", "echoes/", "publishers.html"} <= weights.keys()
    heavy = {kind: size for kind, size in weights.items() if size > 150_000}
    assert heavy == {}


def test_pages_do_not_grow_with_the_number_of_articles(sites):
    few, many = heaviest(sites / str(FEW)), heaviest(sites / str(MANY))
    assert few.keys() == many.keys()
    assert {kind for kind, size in many.items() if size > few[kind] * 1.05} <= GROWS


@pytest.mark.parametrize("first", ["publishers.html", "rules/renew-ties.html", "echoes/"])
def test_what_does_not_fit_stands_on_further_pages(sites, first):
    site = sites / str(FEW)
    if first.endswith("/"):
        first = max(site.glob(f"{first}*.html"), key=lambda path: path.stat().st_size)
        first = first.relative_to(site).as_posix()
    stem = first.removesuffix(".html").partition(".")[0]
    pages = [site / f"{stem}.html", *site.glob(f"{stem}.[0-9]*.html")]
    assert len(pages) > 1
    links = {
        facts.get("href", "").rpartition("/")[2]
        for page in pages
        for tag, facts in Page(page.read_text(encoding="utf-8")).tags
        if tag == "a"
    }
    named = {number for number in range(FEW) if f"desk-{number}.html" in links}
    assert named == set(range(FEW))
    assert {page.name for page in pages} <= links
