"""Across articles: where a label, a rule, a speaker or a kind of source was found."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from classifier.records import Span
from classifier.site.excerpts import pieces
from classifier.site.paging import cut
from classifier.site.views import (
    Appearance,
    Day,
    LabelName,
    Listing,
    PublisherCount,
    Quote,
    SpeakerLink,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from classifier.site.directory import Directory
    from classifier.site.views import BriefingView, NoteView

# Sentences on one page of a list: some hundred kilobytes, which a phone opens at once.
PER_PAGE = 100
_MOST_PUBLISHERS = 8


class Finding(NamedTuple):
    """A note of a briefing, and the words in it that are the reason it is listed.

    Without a note, it is the article itself that is listed.
    """

    briefing: BriefingView
    note: NoteView | None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """Every finding, by what was found, each in the order of the index.

    Labels and rules go by their id, speakers and publishers by their page. A publisher's are the
    sentences with claims in its articles, and each article without any.
    """

    claims: Mapping[str, Sequence[Finding]]
    domains: Mapping[str, Sequence[Finding]]
    rules: Mapping[str, Sequence[Finding]]
    source_kinds: Mapping[str, Sequence[Finding]]
    speakers: Mapping[str, Sequence[Finding]]
    publishers: Mapping[str, Sequence[Finding]]


def collect(briefings: Sequence[BriefingView], names: Directory) -> Findings:
    """Sort the notes of all briefings by all that pages are about."""
    claims: dict[str, list[Finding]] = {}
    domains: dict[str, list[Finding]] = {}
    rules: dict[str, list[Finding]] = {}
    kinds: dict[str, list[Finding]] = {}
    speakers: dict[str, list[Finding]] = {}
    publishers: dict[str, list[Finding]] = {}
    for briefing in briefings:
        publisher = names.publishers.get(briefing.publisher)
        claimed = [note for note in briefing.notes if note.claims]
        if publisher is not None:
            publishers.setdefault(publisher.page, []).extend(
                [Finding(briefing, note, _claimed(note)) for note in claimed]
                or [Finding(briefing, None)]
            )
        for note in briefing.notes:
            for group, reasons in (
                (claims, {found.label.id: found.spans for found in note.claims}),
                (domains, {found.label.id: found.spans for found in note.domains}),
                (rules, _by_rule(note)),
                (kinds, _by_kind(note)),
                (speakers, _by_speaker(note, names)),
            ):
                for key, spans in reasons.items():
                    group.setdefault(key, []).append(Finding(briefing, note, tuple(spans)))
    return Findings(claims, domains, rules, kinds, speakers, publishers)


def listings(
    page: str, findings: Sequence[Finding], names: Directory, per_page: int = PER_PAGE
) -> Iterator[Listing]:
    """Cut a list of findings into pages, at least one, of which `page` is the first."""
    days = [finding.briefing.date for finding in findings if finding.briefing.date is not None]
    total = sum(finding.note is not None for finding in findings)
    articles = len({finding.briefing.page for finding in findings})
    publishers = tuple(_publishers(findings, names))
    for part in cut(page, findings, per_page):
        yield Listing(
            page=part.page,
            total=total,
            articles=articles,
            first=min(days, default=None),
            last=max(days, default=None),
            publishers=publishers,
            days=tuple(_days(part.items, names)),
            pages=part.pages,
        )


# ------------------------------------------------------------------ reasons


def _claimed(note: NoteView) -> tuple[Span, ...]:
    return tuple(span for found in note.claims for span in found.spans)


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


def _by_kind(note: NoteView) -> dict[str, list[Span]]:
    """Return the kinds of source that are heard in a note, each with the words that say so."""
    kinds: dict[str, list[Span]] = {}
    for said in note.attributions:
        if said.source_kind is not None:
            kinds.setdefault(said.source_kind.id, []).extend(said.spans)
    return kinds


def _by_speaker(note: NoteView, names: Directory) -> dict[str, list[Span]]:
    """Return the pages of those who are heard in a note, each with the words that say so."""
    speakers: dict[str, list[Span]] = {}
    for said in note.attributions:
        if (speaker := names.speakers.get(said.speaker)) is not None:
            speakers.setdefault(speaker.page, []).extend(said.spans)
    return speakers


# -------------------------------------------------------------------- lists


def _publishers(findings: Sequence[Finding], names: Directory) -> Iterator[PublisherCount]:
    counted = Counter(
        names.publishers[finding.briefing.publisher]
        for finding in findings
        if finding.note is not None and finding.briefing.publisher in names.publishers
    )
    ranked = sorted(counted.items(), key=lambda one: (-one[1], one[0].name.casefold(), one[0]))
    for publisher, sentences in ranked[:_MOST_PUBLISHERS]:
        yield PublisherCount(publisher, sentences)


def _days(findings: Sequence[Finding], names: Directory) -> Iterator[Day]:
    for date, group in groupby(findings, key=lambda finding: finding.briefing.date):
        yield Day(date, tuple(_appearances(list(group), names)))


def _appearances(findings: Sequence[Finding], names: Directory) -> Iterator[Appearance]:
    for _, group in groupby(findings, key=lambda finding: finding.briefing.page):
        found = list(group)
        briefing = found[0].briefing
        yield Appearance(
            title=briefing.title,
            page=briefing.page,
            date=briefing.date,
            publisher=names.publishers.get(briefing.publisher),
            quotes=tuple(
                _quote(finding.note, finding.spans, names)
                for finding in found
                if finding.note is not None
            ),
        )


def _quote(note: NoteView, spans: Sequence[Span], names: Directory) -> Quote:
    return Quote(
        place=note.place,
        number=note.number,
        pieces=pieces(note.sentence, spans, note.start),
        claims=tuple(LabelName(found.label, found.name) for found in note.claims),
        speakers=tuple(_speakers(note, names)),
    )


def _speakers(note: NoteView, names: Directory) -> Iterator[SpeakerLink]:
    """Yield who is heard in a sentence, each once, as written there."""
    heard: dict[str, dict[str, None]] = {}
    written: dict[str, str] = {}
    for said in note.attributions:
        if (speaker := names.speakers.get(said.speaker)) is not None:
            heard.setdefault(speaker.page, {})[said.kind] = None
            written.setdefault(speaker.page, said.speaker)
    for page, forms in heard.items():
        yield SpeakerLink(written[page], page, tuple(forms))
