"""Which pages a site has, and what each of them shows.

A new kind of page is one more generator here, in `all_pages`, and a template.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from classifier.site import addresses, counts
from classifier.site.briefing_view import briefing_view
from classifier.site.findings import collect, listings
from classifier.site.labels import catalogue
from classifier.site.methodology import methodology
from classifier.site.pictures import own_pictures, together
from classifier.site.rule_view import rule_view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from classifier.records import Article, Briefing, RuleCard, Taxonomy
    from classifier.site.findings import Findings
    from classifier.site.labels import Catalogue
    from classifier.site.pictures import Pictures
    from classifier.site.views import BriefingView, MethodologyView, RuleView, SummaryView


class Page(NamedTuple):
    """A file of the site: where it stands, the template that makes it, and what that is given."""

    path: str
    template: str
    context: Mapping[str, Any]


class PerArticle(NamedTuple):
    """How to make what depends on one article alone; a server keeps what it made (see `serve`)."""

    view: Callable[[Briefing, Catalogue, Mapping[str, str]], BriefingView] = briefing_view
    pictures: Callable[[Article], Pictures] = own_pictures


@dataclass(frozen=True)
class Site:
    """Everything that the pages show. Briefings and rules are in the order of their lists.

    What comes of all articles together is made when it is first asked for: whoever wants a single
    page, such as `serve`, need not wait for the others. `templates` is the publisher's own folder.
    """

    catalogue: Catalogue
    briefings: tuple[BriefingView, ...]
    pictures: Pictures
    cards: tuple[RuleCard, ...]
    templates: Path | None

    @cached_property
    def findings(self) -> Findings:
        """Where each label and rule was found."""
        return collect(self.briefings)

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
    )


def all_pages(site: Site) -> Iterator[Page]:
    """Yield every page of the site."""
    yield Page("assets/labels.css", "labels.css", {})
    yield Page(addresses.INDEX, "index.html", {})
    yield Page(addresses.RULES, "rules.html", {})
    yield Page(addresses.ABOUT, "about.html", {})
    yield Page(addresses.METHODOLOGY, "methodology.html", {"methodology": site.methodology})
    yield Page(addresses.MISSING, "404.html", {})
    for briefing in site.briefings:
        yield Page(briefing.page, "article.html", {"briefing": briefing})
    yield from _label_pages(site)
    yield from _rule_pages(site)


def _label_pages(site: Site) -> Iterator[Page]:
    groups = (
        (site.catalogue.claims, site.findings.claims, site.summary.claims),
        (site.catalogue.domains, site.findings.domains, site.summary.domains),
    )
    for labels, found, tallies in groups:
        for label, tally in zip(labels.values(), tallies, strict=True):
            context = {
                "label": label,
                "tally": tally,
                "rules": _rules_of(site, label.group, label.id),
            }
            for listing in listings(label.page, found.get(label.id, ())):
                page = next(link.page for link in listing.pages if link.here)
                yield Page(page, "label.html", {**context, "listing": listing})


def _rule_pages(site: Site) -> Iterator[Page]:
    for rule in site.rules:
        for listing in listings(rule.page, site.findings.rules.get(rule.id, ())):
            page = next(link.page for link in listing.pages if link.here)
            yield Page(page, "rule.html", {"rule": rule, "listing": listing})


def _rules_of(site: Site, group: str, label: str) -> tuple[RuleView, ...]:
    return tuple(
        rule for rule in site.rules if rule.group == group and rule.label and rule.label.id == label
    )


def _newest(briefing: Briefing) -> tuple[int, str, str]:
    """Sort by date, the latest first and undated ones last, then by title."""
    article = briefing.article
    day = -article.date.toordinal() if article.date else 0
    return (day, article.title.casefold(), article.slug)
