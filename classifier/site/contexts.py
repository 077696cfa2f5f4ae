"""What each template is given: the one place where that is declared.

A page is rendered with exactly these names, `docs/templates.md` is made from them, and a template
that asks for another is told which there are. A new template is one more entry of `CONTEXTS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypedDict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType

    from classifier.site.across_views import (
        LabelRow,
        Part,
        PeriodView,
        PublisherView,
        SourceKindView,
        VoiceView,
    )
    from classifier.site.echo_views import EchoView, VersionView
    from classifier.site.labels import Catalogue
    from classifier.site.listing import Listing
    from classifier.site.machine.formats import DataView
    from classifier.site.machine.head import Head
    from classifier.site.pages import Site
    from classifier.site.rule_views import RuleView
    from classifier.site.settings import SiteSettings
    from classifier.site.views import (
        BriefingView,
        LabelView,
        MethodologyView,
        SearchView,
        Tally,
    )


class EveryPage(TypedDict):
    """What all templates are given.

    `url` turns an address from the site's root into a link from this page: ``url(briefing.page)``,
    ``url("assets/logo.png")``. A link to what the site does not have is an error. `here` is this
    page's own address. `addresses` makes addresses: see below. `machine` is for the page's head.
    """

    site: Site
    settings: SiteSettings
    addresses: ModuleType
    url: Callable[[str], str]
    here: str
    machine: Head


class ArticlePage(EveryPage):
    """An article with its marks and notes, or its notes in full."""

    briefing: BriefingView


class LabelPage(EveryPage):
    """A claim type or a domain, and what was found of it."""

    label: LabelView
    tally: Tally
    rules: tuple[RuleView, ...]
    listing: Listing


class RulePage(EveryPage):
    """A rule: its patterns, its examples, and where it fired."""

    rule: RuleView
    listing: Listing


class IndexPage(EveryPage):
    """A page of the index; `number` says which, and `per_page` how many articles one has."""

    part: Part[BriefingView]
    number: int
    per_page: int


class TeasersFile(EveryPage):
    """The articles of a page of the index, as its filters load them."""

    part: Part[BriefingView]
    number: int


class FacetsFile(EveryPage):
    """The articles of all values of all facets, as the index's filters load them."""

    facets: dict[str, object]


class TimelinePage(EveryPage):
    """The timeline, or a part of it."""

    period: PeriodView


class LabelsPage(EveryPage):
    """All claim types, or all domains."""

    rows: tuple[LabelRow, ...]


class SpeakersPage(EveryPage):
    """Who is heard: those who are `named`, or those who are only described."""

    part: Part[VoiceView]
    named: bool


class SpeakerPage(EveryPage):
    """Somebody who is heard, and what is said when."""

    voice: VoiceView
    listing: Listing


class SourcePage(EveryPage):
    """A kind of source, and what is said when."""

    kind: SourceKindView
    listing: Listing


class PublisherPage(EveryPage):
    """A publisher: its articles, and the claims in them."""

    publisher: PublisherView
    listing: Listing


class PublishersPage(EveryPage):
    """A part of the list of publishers, those with the most articles first."""

    part: Part[PublisherView]


class EchoesPage(EveryPage):
    """A part of the list of statements that several articles print."""

    part: Part[EchoView]


class EchoPage(EveryPage):
    """A statement that several articles print, a part of its versions side by side."""

    echo: EchoView
    part: Part[VersionView]


class MethodologyPage(EveryPage):
    """How labels come about, and how often they are right."""

    methodology: MethodologyView


class DataPage(EveryPage):
    """Downloads and feeds."""

    data: DataView


class SearchPage(EveryPage):
    """The search page, where `settings.search` is on: the form, and what its script fills in."""

    search: SearchView


class EvaluationSite(NamedTuple):
    """What the page of an evaluation knows of the site."""

    catalogue: Catalogue


class EvaluationFile(TypedDict):
    """What `claimdesk eval --html` writes: one file, no part of the site.

    `page` is the record `EvaluationPage` of `classifier/evaluate/page.py`.
    """

    page: object
    site: EvaluationSite


CONTEXTS: Mapping[str, type] = {
    "404.html": EveryPage,
    "about.html": EveryPage,
    "article.html": ArticlePage,
    "data.html": DataPage,
    "echo.html": EchoPage,
    "echoes.html": EchoesPage,
    "evaluation.html": EvaluationFile,
    "facets.js": FacetsFile,
    "index.html": IndexPage,
    "label.html": LabelPage,
    "labels.html": LabelsPage,
    "labels.css": EveryPage,
    "marks.css": EveryPage,
    "methodology.html": MethodologyPage,
    "notes-in-full.html": ArticlePage,
    "publisher.html": PublisherPage,
    "publishers.html": PublishersPage,
    "rule.html": RulePage,
    "rules.html": EveryPage,
    "search.html": SearchPage,
    "source.html": SourcePage,
    "sources.html": EveryPage,
    "speaker.html": SpeakerPage,
    "speakers.html": SpeakersPage,
    "teasers.js": TeasersFile,
    "timeline.html": TimelinePage,
}


def names_given(template: str) -> frozenset[str] | None:
    """Return the names that a page's template is given; None for a template that is no page."""
    context = CONTEXTS.get(template)
    return None if context is None else frozenset(context.__annotations__)


def all_names() -> frozenset[str]:
    """Return every name that some page is given."""
    return frozenset(name for context in CONTEXTS.values() for name in context.__annotations__)
