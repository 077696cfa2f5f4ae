"""Across articles: where a label, a rule, a speaker or a kind of source was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from classifier.records import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from classifier.site.directory import Directory
    from classifier.site.views import BriefingView, NoteView


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
