"""Single pages of a large site are found without making the others."""

import pytest

from classifier.serve.fileset import FileSet
from classifier.site import SiteSettings
from classifier.site.machine import publication
from classifier.site.pages import all_pages, gather
from tests.site.story import CARDS, TAXONOMY, many_stories


@pytest.fixture(scope="module")
def site():
    return gather(list(many_stories(120)), TAXONOMY, CARDS)


@pytest.fixture(scope="module")
def files(site):
    return FileSet(site, publication(site, SiteSettings(search=False)), None)


def test_every_page_is_found_by_its_address(site, files):
    pages = {page.path: page for page in all_pages(site)}
    assert {
        "index.3.html", "index.3.js", "index.facets.js", "rules/renew-ties.2.html",
        "briefings/grain-7.notes.html", "timeline/2026-03.html", "assets/labels.css",
    } <= pages.keys()  # fmt: skip
    assert [path for path in reversed(pages) if files.page(path) != pages[path]] == []


@pytest.mark.parametrize(
    "path",
    ["index.4.html", "briefings/grain-7.2.html", "briefings/grain-7", "briefings/none.html", ""],
)
def test_there_is_no_page_at_another_address(files, path):
    assert files.page(path) is None


def test_an_article_is_found_without_what_is_about_several():
    there = gather(list(many_stories(3)), TAXONOMY, CARDS)
    files = FileSet(there, publication(there, SiteSettings(search=False)), None)
    assert files.page("briefings/grain-2.html").template == "article.html"
    assert files.page("index.html").template == "index.html"
    assert not {"findings", "voices", "timeline", "rules", "echoes"} & vars(there).keys()
