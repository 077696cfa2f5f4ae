"""Across articles: where a label, a rule, a speaker or a kind of source was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from classifier.records import Span
from classifier.site import addresses
from classifier.site.names import names_somebody, page_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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


def findings_of(briefing: BriefingView) -> Findings:
    """Sort the notes of one briefing by all that pages are about."""
    claims: dict[str, list[Finding]] = {}
    domains: dict[str, list[Finding]] = {}
    rules: dict[str, list[Finding]] = {}
    kinds: dict[str, list[Finding]] = {}
    speakers: dict[str, list[Finding]] = {}
    for note in briefing.notes:
        for group, reasons in (
            (claims, {found.label.id: found.spans for found in note.claims}),
            (domains, {found.label.id: found.spans for found in note.domains}),
            (rules, _by_rule(note)),
            (kinds, _by_kind(note)),
            (speakers, _by_speaker(note)),
        ):
            for key, spans in reasons.items():
                group.setdefault(key, []).append(Finding(briefing, note, tuple(spans)))
    return Findings(claims, domains, rules, kinds, speakers, _of_publisher(briefing))


def collect(several: Sequence[Findings]) -> Findings:
    """Lay the findings of all briefings together, given in the order of the index."""
    return Findings(
        claims=_together(one.claims for one in several),
        domains=_together(one.domains for one in several),
        rules=_together(one.rules for one in several),
        source_kinds=_together(one.source_kinds for one in several),
        speakers=_together(one.speakers for one in several),
        publishers=_together(one.publishers for one in several),
    )


def _together(
    groups: Iterable[Mapping[str, Sequence[Finding]]],
) -> Mapping[str, Sequence[Finding]]:
    together: dict[str, list[Finding]] = {}
    for group in groups:
        for key, findings in group.items():
            together.setdefault(key, []).extend(findings)
    return together


def _of_publisher(briefing: BriefingView) -> dict[str, list[Finding]]:
    if not names_somebody(briefing.publisher):
        return {}
    claimed = [Finding(briefing, note, _claimed(note)) for note in briefing.notes if note.claims]
    page = addresses.publisher_page(page_name(briefing.publisher))
    return {page: claimed or [Finding(briefing, None)]}


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


def _by_speaker(note: NoteView) -> dict[str, list[Span]]:
    """Return the pages of those who are heard in a note, each with the words that say so."""
    speakers: dict[str, list[Span]] = {}
    for said in note.attributions:
        if names_somebody(said.speaker):
            page = addresses.speaker_page(page_name(said.speaker))
            speakers.setdefault(page, []).extend(said.spans)
    return speakers
