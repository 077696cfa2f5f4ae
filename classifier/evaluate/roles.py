"""Attributions: how well source, cue and content agree with those that people marked.

Characters are counted for source and content, cues that overlap for cues. A whole attribution is
right if its content shares at least half of all its characters with the gold content
(intersection over union ≥ 0.5) and its source overlaps the gold source, or neither has one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.evaluate.counts import Counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from classifier.evaluate.gold import GoldAttribution, GoldDocument
    from classifier.records import Attribution, Briefing, Span

ROLES = ("cue overlap", "source characters", "content characters", "whole attributions")


def judge_roles(gold: GoldDocument, briefing: Briefing) -> dict[str, Counts]:
    """Hold a briefing's attributions against a gold document's; counts by role."""
    due = gold.attributions or ()
    found = briefing.attributions
    return {
        "cue overlap": _cues(due, found),
        "source characters": _characters(
            (span for one in due for span in one.source),
            (span for one in found for span in one.source),
        ),
        "content characters": _characters(
            (span for one in due for span in one.content),
            (span for one in found for span in one.content),
        ),
        "whole attributions": _whole(due, found),
    }


def _cues(due: Sequence[GoldAttribution], found: Sequence[Attribution]) -> Counts:
    right = sum(any(_overlap(one.cue, other.cue) for other in due) for one in found)
    reached = sum(any(_overlap(one.cue, other.cue) for other in found) for one in due)
    # Precision counts ours, recall theirs; several of one may overlap one of the other.
    return Counts(min(right, reached), len(found) - right, len(due) - reached)


def _characters(due: Iterable[Span], found: Iterable[Span]) -> Counts:
    wanted = {offset for span in due for offset in range(span.start, span.end)}
    given = {offset for span in found for offset in range(span.start, span.end)}
    return Counts(len(wanted & given), len(given - wanted), len(wanted - given))


def _whole(due: Sequence[GoldAttribution], found: Sequence[Attribution]) -> Counts:
    taken: set[int] = set()
    for one in found:
        for index, other in enumerate(due):
            if index in taken or not _agree(one, other):
                continue
            taken.add(index)
            break
    right = len(taken)
    return Counts(right, len(found) - right, len(due) - right)


def _agree(one: Attribution, other: GoldAttribution) -> bool:
    return same_source(one, other) and content_agreement(one, other) >= 0.5


def same_source(one: Attribution, other: GoldAttribution) -> bool:
    """Tell whether the sources overlap, or neither attribution has one."""
    if one.source and other.source:
        return _overlap(one.source, other.source)
    return not one.source and not other.source


def content_agreement(one: Attribution, other: GoldAttribution) -> float:
    """Return how much of all characters of both contents they share, from 0 to 1."""
    ours = {offset for span in one.content for offset in range(span.start, span.end)}
    theirs = {offset for span in other.content for offset in range(span.start, span.end)}
    return len(ours & theirs) / len(ours | theirs) if ours or theirs else 0.0


def _overlap(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(one.overlaps(other) for one in some for other in others)
