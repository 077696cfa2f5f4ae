"""Which pages a site has, and what each of them shows.

A new kind of page is one more generator, here in `all_pages` or in `across_pages`, and a template.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from classifier.site import addresses, counts
from classifier.site.across_pages import across_pages
from classifier.site.briefing_view import briefing_view
from classifier.site.directory import directory
from classifier.site.echo_view import echoes_of
from classifier.site.facets import facets
from classifier.site.findings import collect
from classifier.site.labels import catalogue
from classifier.site.methodology import methodology
from classifier.site.page import Page
from classifier.site.pictures import own_pictures, together
from classifier.site.publishers import publishers
from classifier.site.rule_view import rule_view
from classifier.site.timeline import timeline
from classifier.site.voices import source_kinds, voices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from classifier.records import Article, Briefing, RuleCard, Taxonomy
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
    from classifier.site.views import BriefingView, MethodologyView, RuleView, SummaryView


class PerArticle(NamedTuple):
    """How to make what depends on one article alone; a server keeps what it made (see `serve`)."""

    view: Callable[[Briefing, Catalogue, Mapping[str, str]], BriefingView] = briefing_view
    pictures: Callable[[Article], Pictures] = own_pictures


@dataclass(frozen=True)
class Site:
    """Everything that the pages show. Briefings and rules are in the order of their lists.

    What comes of all articles together is made when it is first asked for: whoever wants a single
    page, such as `serve`, need not wait for the others. `templates` is the publisher's own folder,
    `sources` are what the briefings were made from, by their page.
    """

    catalogue: Catalogue
    briefings: tuple[BriefingView, ...]
    pictures: Pictures
    cards: tuple[RuleCard, ...]
    templates: Path | None
    sources: Mapping[str, Briefing]

    @cached_property
    def names(self) -> Directory:
        """Speakers and publishers, by all the ways in which they are written."""
        return directory(self.briefings)

    @cached_property
    def findings(self) -> Findings:
        """Where each label, rule, speaker, kind of source and publisher was found."""
        return collect(self.briefings, self.names)

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
        return voices(self.catalogue, self.briefings, self.names, self.findings, self.sources)

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
        return echoes_of(self.catalogue, self.briefings, self.sources)

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
    make: PerArticle | None = None,
) -> Site:
    """Make everything ready to be shown: the newest articles first, rules as they are declared.

    `templates` is the publisher's own folder, `make` how each article's own part is made.
    """
    make = make or PerArticle()
    labels = catalogue(taxonomy, cards)
    pictures = together(make.pictures(briefing.article) for briefing in briefings)
    return Site(
        catalogue=labels,
        briefings=tuple(
            make.view(briefing, labels, pictures.addresses[briefing.article.slug])
            for briefing in sorted(briefings, key=_newest)
        ),
        pictures=pictures,
        cards=tuple(cards),
        templates=templates,
        sources={addresses.briefing_page(one.article.slug): one for one in briefings},
    )


def all_pages(site: Site) -> Iterator[Page]:
    """Yield every page of the site."""
    yield Page("assets/labels.css", "labels.css", {})
    yield Page("assets/marks.css", "marks.css", {})
    for briefing in site.briefings:
        yield Page(briefing.page, "article.html", {"briefing": briefing})
        if briefing.full:
            yield Page(briefing.full, "notes-in-full.html", {"briefing": briefing})
    yield Page(addresses.ABOUT, "about.html", {})
    yield Page(addresses.METHODOLOGY, "methodology.html", {"methodology": site.methodology})
    yield Page(addresses.MISSING, "404.html", {})
    yield from across_pages(site)


def _newest(briefing: Briefing) -> tuple[int, str, str]:
    """Sort by date, the latest first and undated ones last, then by title."""
    article = briefing.article
    day = -article.date.toordinal() if article.date else 0
    return (day, article.title.casefold(), article.slug)
