"""The pages across articles: the index, the timeline, and who and what is found in articles."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from classifier.site import addresses
from classifier.site.across_views import LabelRow
from classifier.site.facets import PER_PAGE, facet_data
from classifier.site.listing import listings
from classifier.site.page import Page, Subject, single
from classifier.site.paging import cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from classifier.site.across_views import VoiceView
    from classifier.site.echo_views import EchoView
    from classifier.site.findings import Finding
    from classifier.site.pages import Site
    from classifier.site.rule_views import RuleView
    from classifier.site.views import LabelView, Tally

_SPEAKERS_PER_PAGE = 200
_PUBLISHERS_PER_PAGE = 100
_ECHOES_PER_PAGE = 50
_VERSIONS_PER_PAGE = 50


def across_articles(site: Site) -> Iterator[Subject]:
    """Yield everything that is about more than one article and has pages."""
    yield Subject(addresses.INDEX, partial(_index_pages, site))
    yield from _periods(site)
    yield from _labels(site)
    yield from _rules(site)
    yield from _speakers(site)
    yield from _sources(site)
    yield from _publishers(site)
    yield from _echoes(site)


def _index_pages(site: Site) -> Iterator[Page]:
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


def _periods(site: Site) -> Iterator[Subject]:
    for _, parts in groupby(site.timeline, key=lambda period: addresses.subject(period.page)):
        pages = [Page(period.page, "timeline.html", {"period": period}) for period in parts]
        yield Subject(pages[0].path, partial(tuple, pages))


def _labels(site: Site) -> Iterator[Subject]:
    groups = (
        (addresses.CLAIMS, site.catalogue.claims, site.findings.claims, site.summary.claims),
        (addresses.DOMAINS, site.catalogue.domains, site.findings.domains, site.summary.domains),
    )
    for overview, labels, found, tallies in groups:
        yield Subject(overview, partial(_label_list, overview, tallies, found))
        for label, tally in zip(labels.values(), tallies, strict=True):
            found_here = found.get(label.id, ())
            yield Subject(label.page, partial(_label_pages, site, label, tally, found_here))


def _label_list(
    overview: str, tallies: Sequence[Tally], found: Mapping[str, Sequence[Finding]]
) -> Iterator[Page]:
    yield Page(overview, "labels.html", {"rows": tuple(_rows(tallies, found))})


def _label_pages(
    site: Site, label: LabelView, tally: Tally, found: Sequence[Finding]
) -> Iterator[Page]:
    context = {"label": label, "tally": tally, "rules": _rules_of(site, label)}
    return _listed(site, label.page, found, "label.html", context)


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


def _rules(site: Site) -> Iterator[Subject]:
    yield single(addresses.RULES, "rules.html", {})
    for rule in site.rules:
        found = site.findings.rules.get(rule.id, ())
        about = rule.label.page if rule.label else ""
        yield _list(site, rule.page, found, "rule.html", {"rule": rule}, about)


def _speakers(site: Site) -> Iterator[Subject]:
    for overview, named in ((addresses.SPEAKERS, True), (addresses.DESCRIBED, False)):
        voices = [voice for voice in site.voices if voice.named == named]
        yield Subject(overview, partial(_voice_list, overview, voices, named))
    for voice in site.voices:
        found = site.findings.speakers.get(voice.page, ())
        yield _list(site, voice.page, found, "speaker.html", {"voice": voice})


def _voice_list(overview: str, voices: Sequence[VoiceView], named: bool) -> Iterator[Page]:
    for part in cut(overview, voices, _SPEAKERS_PER_PAGE):
        yield Page(part.page, "speakers.html", {"part": part, "named": named})


def _sources(site: Site) -> Iterator[Subject]:
    yield single(addresses.SOURCE_KINDS, "sources.html", {})
    for kind in site.source_kinds:
        found = site.findings.source_kinds.get(kind.label.id, ())
        yield _list(site, kind.page, found, "source.html", {"kind": kind})


def _publishers(site: Site) -> Iterator[Subject]:
    yield Subject(addresses.PUBLISHERS, partial(_publisher_list, site))
    for publisher in site.publishers:
        found = site.findings.publishers.get(publisher.page, ())
        yield _list(site, publisher.page, found, "publisher.html", {"publisher": publisher})


def _publisher_list(site: Site) -> Iterator[Page]:
    for part in cut(addresses.PUBLISHERS, site.publishers, _PUBLISHERS_PER_PAGE):
        yield Page(part.page, "publishers.html", {"part": part})


def _list(
    site: Site,
    page: str,
    found: Sequence[Finding],
    template: str,
    context: Mapping[str, Any],
    about: str = "",
) -> Subject:
    return Subject(page, partial(_listed, site, page, found, template, context, about))


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


def _echoes(site: Site) -> Iterator[Subject]:
    yield Subject(addresses.ECHOES, partial(_echo_list, site))
    for echo in site.echoes.all:
        yield Subject(echo.page, partial(_echo_pages, echo))


def _echo_pages(echo: EchoView) -> Iterator[Page]:
    for part in cut(echo.page, echo.versions, _VERSIONS_PER_PAGE):
        yield Page(part.page, "echo.html", {"echo": echo, "part": part})


def _echo_list(site: Site) -> Iterator[Page]:
    for part in cut(addresses.ECHOES, site.echoes.all, _ECHOES_PER_PAGE):
        yield Page(part.page, "echoes.html", {"part": part})
