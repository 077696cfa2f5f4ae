"""Which pages a site has, and what each of them shows.

A new kind of page is one more generator here, in `all_pages`, and a template.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from classifier.site import addresses, counts
from classifier.site.briefing_view import briefing_view
from classifier.site.findings import collect, listings
from classifier.site.labels import catalogue
from classifier.site.methodology import methodology
from classifier.site.pictures import collect_pictures
from classifier.site.rule_view import rule_view

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from classifier.records import Briefing, RuleCard, Taxonomy
    from classifier.site.findings import Findings
    from classifier.site.labels import Catalogue
    from classifier.site.pictures import Pictures
    from classifier.site.views import BriefingView, MethodologyView, RuleView, SummaryView


class Page(NamedTuple):
    """A file of the site: where it stands, the template that makes it, and what that is given."""

    path: str
    template: str
    context: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that the pages show. Briefings and rules are in the order of their lists."""

    catalogue: Catalogue
    briefings: tuple[BriefingView, ...]
    rules: tuple[RuleView, ...]
    findings: Findings
    summary: SummaryView
    pictures: Pictures
    methodology: MethodologyView


def gather(
    briefings: Sequence[Briefing],
    taxonomy: Taxonomy,
    cards: Sequence[RuleCard],
    templates: Path | None = None,
) -> Site:
    """Make everything ready to be shown: the newest articles first, rules as they are declared.

    `templates` is the publisher's own folder. Raises `ProblemsError`.
    """
    labels = catalogue(taxonomy, cards)
    pictures = collect_pictures(briefing.article for briefing in briefings)
    views = tuple(
        briefing_view(briefing, labels, pictures.addresses[briefing.article.slug])
        for briefing in sorted(briefings, key=_newest)
    )
    findings = collect(views)
    return Site(
        catalogue=labels,
        briefings=views,
        rules=tuple(rule_view(card, labels, findings.rules.get(card.id, ())) for card in cards),
        findings=findings,
        summary=counts.total(labels, (view.summary for view in views)),
        pictures=pictures,
        methodology=methodology(templates, labels, {briefing.rulebook for briefing in briefings}),
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
