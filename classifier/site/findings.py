"""Across articles: where a claim type, a domain or a rule was found."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from classifier.records import Span
from classifier.site import addresses
from classifier.site.excerpts import pieces
from classifier.site.views import Appearance, Listing, PageLink, Quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from classifier.site.views import BriefingView, NoteView

# Sentences on one page of a list: some hundred kilobytes, which a phone opens at once.
PER_PAGE = 200


class Finding(NamedTuple):
    """A note of a briefing, and the words in it that are the reason it is listed."""

    briefing: BriefingView
    note: NoteView
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """Every finding, by what was found, each in the order of the index."""

    claims: Mapping[str, Sequence[Finding]]
    domains: Mapping[str, Sequence[Finding]]
    rules: Mapping[str, Sequence[Finding]]


def collect(briefings: Sequence[BriefingView]) -> Findings:
    """Sort the notes of all briefings by label and by rule."""
    claims: dict[str, list[Finding]] = {}
    domains: dict[str, list[Finding]] = {}
    rules: dict[str, list[Finding]] = {}
    for briefing in briefings:
        for note in briefing.notes:
            for group, found in ((claims, note.claims), (domains, note.domains)):
                for label in found:
                    finding = Finding(briefing, note, label.spans)
                    group.setdefault(label.label.id, []).append(finding)
            for rule, spans in _by_rule(note).items():
                rules.setdefault(rule, []).append(Finding(briefing, note, tuple(spans)))
    return Findings(claims, domains, rules)


def listings(page: str, findings: Sequence[Finding], per_page: int = PER_PAGE) -> list[Listing]:
    """Cut a list of findings into pages, at least one, of which `page` is the first."""
    parts = [findings[i : i + per_page] for i in range(0, len(findings), per_page)] or [()]
    articles = len({finding.briefing.page for finding in findings})
    return [
        Listing(
            total=len(findings),
            articles=articles,
            appearances=tuple(_appearances(part)),
            pages=tuple(
                PageLink(number, addresses.numbered(page, number), number == here)
                for number in range(1, len(parts) + 1)
            ),
        )
        for here, part in enumerate(parts, start=1)
    ]


def _by_rule(note: NoteView) -> dict[str, list[Span]]:
    """Return the rules behind a note, each with its words; an attribution's stands at its cue."""
    rules: dict[str, list[Span]] = {}
    for label in (*note.claims, *note.domains):
        for match in label.matches:
            rules.setdefault(match.rule.id, []).extend(match.spans)
    end = note.start + len(note.sentence)
    for said in note.attributions:
        if any(span.overlaps(Span(note.start, end)) for span in said.spans):
            rules.setdefault(said.rule.id, []).extend(said.spans)
    return rules


def _appearances(findings: Sequence[Finding]) -> Iterator[Appearance]:
    for _, group in groupby(findings, key=lambda finding: finding.briefing.page):
        found = list(group)
        briefing = found[0].briefing
        yield Appearance(
            title=briefing.title,
            page=briefing.page,
            date=briefing.date,
            publisher=briefing.publisher,
            quotes=tuple(_quote(finding.note, finding.spans) for finding in found),
        )


def _quote(note: NoteView, spans: Sequence[Span]) -> Quote:
    return Quote(note.place, note.number, pieces(note.sentence, spans, note.start), note.speakers)
