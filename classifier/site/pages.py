"""Which pages a site has, and what each of them shows.

A new kind of page is one more subject, here or in `across_pages`, and a template.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from classifier.site import addresses, counts
from classifier.site.across_pages import across_articles
from classifier.site.directory import directory
from classifier.site.echo_view import EchoMaker
from classifier.site.facets import facets
from classifier.site.findings import collect
from classifier.site.labels import catalogue
from classifier.site.methodology import methodology
from classifier.site.page import Page, Subject, single
from classifier.site.pictures import own_pictures, together
from classifier.site.publishers import publishers
from classifier.site.rule_view import rule_view
from classifier.site.source import source_of
from classifier.site.timeline import timeline
from classifier.site.voices import VoiceMaker, source_kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from classifier.records import Article, Briefing, RuleCard
    from classifier.site.across_views import (
        Facet,
        PeriodView,
        PublisherView,
        SourceKindView,
        VoiceView,
    )
    from classifier.site.directory import Directory
    from classifier.site.echo_views import Echoes
    from classifier.site.findings import Findings
    from classifier.site.labels import Catalogue
    from classifier.site.pictures import Pictures
    from classifier.site.rule_views import RuleView
    from classifier.site.source import Source
    from classifier.site.views import BriefingView, MethodologyView, SummaryView
    from classifier.taxonomy import Taxonomy


class Making(NamedTuple):
    """How to make what a server keeps from one edition to the next (see `serve`).

    `source` and `pictures` make what depends on one article alone; what depends on several is
    compared with what was made before.
    """

    source: Callable[[Briefing, Catalogue, Mapping[str, str]], Source]
    pictures: Callable[[Article], Pictures]
    echoes: EchoMaker
    voices: VoiceMaker


def anew() -> Making:
    """Make everything anew."""
    return Making(source_of, own_pictures, EchoMaker(), VoiceMaker())


@dataclass(frozen=True)
class Site:
    """Everything that the pages show. Briefings and rules are in the order of their lists.

    What comes of all articles together is made when it is first asked for: whoever wants a single
    page, such as `serve`, need not wait for the others. `templates` is the publisher's own folder,
    `sources` are the briefings with what they were made from.
    """

    catalogue: Catalogue
    sources: tuple[Source, ...]
    pictures: Pictures
    cards: tuple[RuleCard, ...]
    templates: Path | None
    _make: Making

    @cached_property
    def briefings(self) -> tuple[BriefingView, ...]:
        """Every article's briefing, the newest first."""
        return tuple(source.view for source in self.sources)

    @cached_property
    def names(self) -> Directory:
        """Speakers and publishers, by all the ways in which they are written."""
        return directory(self.sources)

    @cached_property
    def findings(self) -> Findings:
        """Where each label, rule, speaker, kind of source and publisher was found."""
        return collect([source.findings for source in self.sources])

    @cached_property
    def rules(self) -> tuple[RuleView, ...]:
        """Every rule, and how often it fired."""
        found = self.findings.rules
        return tuple(rule_view(card, self.catalogue, found.get(card.id, ())) for card in self.cards)

    @cached_property
    def summary(self) -> SummaryView:
        """What all articles come to."""
        return counts.total(self.catalogue, (view.summary for view in self.briefings))

    @cached_property
    def voices(self) -> tuple[VoiceView, ...]:
        """Everybody who is heard, the most heard first."""
        return self._make.voices.of(self.catalogue, self.sources, self.names, self.findings)

    @cached_property
    def source_kinds(self) -> tuple[SourceKindView, ...]:
        """Every kind of source, and who is of that kind."""
        return source_kinds(self.catalogue, self.voices, self.findings)

    @cached_property
    def publishers(self) -> tuple[PublisherView, ...]:
        """Every publisher, those with the most articles first."""
        return publishers(self.catalogue, self.briefings, self.names)

    @cached_property
    def timeline(self) -> tuple[PeriodView, ...]:
        """Every page of the timeline: the whole first, what has no date last."""
        return timeline(self.briefings)

    @cached_property
    def facets(self) -> tuple[Facet, ...]:
        """The ways to narrow the index down."""
        return facets(self.catalogue, self.briefings, self.names, self.voices, self.publishers)

    @cached_property
    def echoes(self) -> Echoes:
        """The statements that several articles print."""
        return self._make.echoes.of(self.catalogue, self.sources)

    @cached_property
    def methodology(self) -> MethodologyView:
        """The guide and the figures. Raises `ProblemsError`."""
        versions = {view.rulebook for view in self.briefings}
        return methodology(self.templates, self.catalogue, versions)


def gather(
    briefings: Sequence[Briefing],
    taxonomy: Taxonomy,
    cards: Sequence[RuleCard],
    templates: Path | None = None,
    make: Making | None = None,
) -> Site:
    """Make everything ready to be shown: the newest articles first, rules as they are declared.

    `templates` is the publisher's own folder; `make` is given by a server.
    """
    make = make or anew()
    labels = catalogue(taxonomy, cards)
    pictures = together(make.pictures(briefing.article) for briefing in briefings)
    return Site(
        catalogue=labels,
        sources=tuple(
            make.source(briefing, labels, pictures.addresses[briefing.article.slug])
            for briefing in sorted(briefings, key=_newest)
        ),
        pictures=pictures,
        cards=tuple(cards),
        templates=templates,
        _make=make,
    )


def all_pages(site: Site) -> Iterator[Page]:
    """Yield every page of the site."""
    for subject in subjects(site):
        yield from subject.pages()


def subjects(site: Site) -> Iterator[Subject]:
    """Yield everything that the site has pages about."""
    for name in ("labels.css", "marks.css"):
        yield single(f"assets/{name}", name, {})
    for briefing in site.briefings:
        yield Subject(briefing.page, partial(_briefing_pages, briefing))
    yield single(addresses.ABOUT, "about.html", {})
    yield Subject(addresses.METHODOLOGY, partial(_methodology, site))
    yield single(addresses.MISSING, "404.html", {})
    yield from across_articles(site)


def _briefing_pages(briefing: BriefingView) -> Iterator[Page]:
    yield Page(briefing.page, "article.html", {"briefing": briefing})
    if briefing.full:
        yield Page(briefing.full, "notes-in-full.html", {"briefing": briefing})


def _methodology(site: Site) -> Iterator[Page]:
    yield Page(addresses.METHODOLOGY, "methodology.html", {"methodology": site.methodology})


def _newest(briefing: Briefing) -> tuple[int, str, str]:
    """Sort by date, the latest first and undated ones last, then by title."""
    article = briefing.article
    day = -article.date.toordinal() if article.date else 0
    return (day, article.title.casefold(), article.slug)
