"""Every template's context is declared, and docs/templates.md says what it is."""

from pathlib import Path

import pytest

from classifier.shipped import shipped
from classifier.site import SiteSettings, pages
from classifier.site.contexts import CONTEXTS, EveryPage
from classifier.site.machine import publication
from classifier.site.search import Searching
from tests.site import template_docs
from tests.site.story import CARDS, TAXONOMY, plain_story, story

DOCS = Path(__file__).parents[2] / "docs"
DECLARE = (
    "declare it in CONTEXTS of classifier/site/contexts.py, and renew the page: pytest --update"
)


@pytest.fixture(scope="module")
def all_pages():
    briefings, settings = [plain_story(), story()], SiteSettings()
    site = pages.gather(briefings, TAXONOMY, CARDS)
    machine = publication(site, settings)
    searching = Searching(machine.material.sources, settings.language)
    return [*pages.all_pages(site), machine.page(), searching.page()]


def test_the_page_is_what_the_code_says(same_as_file):
    same_as_file(template_docs.page(), DOCS / "templates.md")


def test_every_page_has_a_declared_context(all_pages):
    undeclared = sorted({page.template for page in all_pages} - CONTEXTS.keys())
    assert undeclared == [], DECLARE


def test_every_page_is_given_what_is_declared_and_no_more(all_pages):
    every = set(EveryPage.__annotations__)
    for page in all_pages:
        if page.template in CONTEXTS:
            declared = set(CONTEXTS[page.template].__annotations__) - every
            given = set(page.context)
            assert given == declared, f"{page.template} is given {given}, not {declared}: {DECLARE}"


def test_what_is_given_is_of_the_declared_type(all_pages):
    for page in all_pages:
        hints = template_docs.hints(CONTEXTS[page.template])
        for name, value in page.context.items():
            declared = getattr(hints[name], "__origin__", hints[name])
            assert isinstance(value, declared), f"{page.template}: {name}. {DECLARE}"


def test_every_declared_context_has_its_template():
    folder = shipped("site_templates")
    assert [name for name in CONTEXTS if not (folder / name).is_file()] == []


def test_every_template_is_a_page_or_used_by_one():
    """A standard template that nobody uses, or asks for what it is not given, is our mistake."""
    from classifier.site.templates import Templates

    assert Templates(shipped("site_templates")).check() == ((), frozenset())
