"""The pages across articles: the index, the timeline, and who and what is found in articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from classifier.site import addresses
from classifier.site.across_views import LabelRow
from classifier.site.facets import PER_PAGE, facet_data
from classifier.site.listing import listings
from classifier.site.page import Page
from classifier.site.paging import cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from classifier.site.findings import Finding
    from classifier.site.pages import Site
    from classifier.site.views import LabelView, RuleView, Tally

_SPEAKERS_PER_PAGE = 200
_ECHOES_PER_PAGE = 50


def across_pages(site: Site) -> Iterator[Page]:
    """Yield all pages that are about more than one article."""
    yield from _index(site)
    for period in site.timeline:
        yield Page(period.page, "timeline.html", {"period": period})
    yield from _label_pages(site)
    yield from _rule_pages(site)
    yield from _speaker_pages(site)
    yield from _source_pages(site)
    yield from _publisher_pages(site)
    yield from _echo_pages(site)


def _index(site: Site) -> Iterator[Page]:
    """Yield the index and what its filters load: the articles of each further page, as a script.

    A page of a site that is opened as a file may load scripts, and nothing else.
    """
    parts = list(cut(addresses.INDEX, site.briefings, PER_PAGE))
    for number, part in enumerate(parts, start=1):
        context = {"part": part, "number": number}
        yield Page(part.page, "index.html", {**context, "per_page": PER_PAGE})
        if len(parts) > 1:
            yield Page(addresses.teasers_file(number), "teasers.js", context)
    yield Page(addresses.FACETS, "facets.js", {"facets": facet_data(site.facets, site.briefings)})


def _label_pages(site: Site) -> Iterator[Page]:
    groups = (
        (addresses.CLAIMS, site.catalogue.claims, site.findings.claims, site.summary.claims),
        (addresses.DOMAINS, site.catalogue.domains, site.findings.domains, site.summary.domains),
    )
    for overview, labels, found, tallies in groups:
        yield Page(overview, "labels.html", {"rows": tuple(_rows(tallies, found))})
        for label, tally in zip(labels.values(), tallies, strict=True):
            context = {"label": label, "tally": tally, "rules": _rules_of(site, label)}
            found_here = found.get(label.id, ())
            yield from _listed(site, label.page, found_here, "label.html", context)


def _rows(tallies: Sequence[Tally], found: Mapping[str, Sequence[Finding]]) -> Iterator[LabelRow]:
    for label, sentences, percent in tallies:
        articles = {finding.briefing.page for finding in found.get(label.id, ())}
        yield LabelRow(label, sentences, percent, len(articles))


def _rules_of(site: Site, label: LabelView) -> tuple[RuleView, ...]:
    return tuple(
        rule
        for rule in site.rules
        if rule.group == label.group and rule.label and rule.label.id == label.id
    )


def _rule_pages(site: Site) -> Iterator[Page]:
    yield Page(addresses.RULES, "rules.html", {})
    for rule in site.rules:
        found = site.findings.rules.get(rule.id, ())
        about = rule.label.page if rule.label else ""
        yield from _listed(site, rule.page, found, "rule.html", {"rule": rule}, about)


def _speaker_pages(site: Site) -> Iterator[Page]:
    for overview, named in ((addresses.SPEAKERS, True), (addresses.DESCRIBED, False)):
        voices = [voice for voice in site.voices if voice.named == named]
        for part in cut(overview, voices, _SPEAKERS_PER_PAGE):
            yield Page(part.page, "speakers.html", {"part": part, "named": named})
    for voice in site.voices:
        found = site.findings.speakers.get(voice.page, ())
        yield from _listed(site, voice.page, found, "speaker.html", {"voice": voice})


def _source_pages(site: Site) -> Iterator[Page]:
    yield Page(addresses.SOURCE_KINDS, "sources.html", {})
    for kind in site.source_kinds:
        found = site.findings.source_kinds.get(kind.label.id, ())
        yield from _listed(site, kind.page, found, "source.html", {"kind": kind})


def _publisher_pages(site: Site) -> Iterator[Page]:
    yield Page(addresses.PUBLISHERS, "publishers.html", {})
    for publisher in site.publishers:
        found = site.findings.publishers.get(publisher.page, ())
        context = {"publisher": publisher}
        yield from _listed(site, publisher.page, found, "publisher.html", context)


def _listed(
    site: Site,
    page: str,
    found: Sequence[Finding],
    template: str,
    context: Mapping[str, Any],
    about: str = "",
) -> Iterator[Page]:
    """Yield a page with a list of findings, and the pages that go on with the list."""
    for listing in listings(page, found, site.names, about):
        yield Page(listing.page, template, {**context, "listing": listing})


def _echo_pages(site: Site) -> Iterator[Page]:
    for part in cut(addresses.ECHOES, site.echoes.all, _ECHOES_PER_PAGE):
        yield Page(part.page, "echoes.html", {"part": part})
    for echo in site.echoes.all:
        yield Page(echo.page, "echo.html", {"echo": echo})
