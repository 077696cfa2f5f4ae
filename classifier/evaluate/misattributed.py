"""Attributions that went wrong: what was missed, what is none, whose content or source is wrong.

Attributions are held together by their cues: a gold attribution belongs to that one of ours whose
cue shares most characters with its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from classifier.evaluate.roles import content_agreement, same_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from classifier.evaluate.gold import GoldAttribution, GoldDocument
    from classifier.records import Attribution, Briefing, Span
    from classifier.rules.book import RuleBook


class Kind(StrEnum):
    """What is wrong with an attribution."""

    MISSED_CUE = "missed cue"
    FALSE_CUE = "false cue"
    WRONG_CONTENT = "wrong content"
    WRONG_SOURCE = "wrong source"


@dataclass(frozen=True, slots=True)
class Misattributed:
    """One attribution with something wrong.

    `document` is the number of the gold document in its run. `cause` says in a few words what
    went wrong, `frame` whose doing it is, or would have been (empty where no frame's), `cue` the
    cue's words in small letters. `due` and `found` are the two attributions, where there are both.
    """

    gold: GoldDocument = field(repr=False)
    document: int
    kind: Kind
    cause: str
    frame: str
    cue: str
    due: GoldAttribution | None
    found: Attribution | None

    @property
    def span(self) -> Span:
        """The cue in the document's text: the due one, if there is one."""
        either = self._either
        return min(either.cue or either.content or either.source)

    @property
    def _either(self) -> GoldAttribution | Attribution:
        either = self.due or self.found
        if either is None:
            raise ValueError("neither due nor found")
        return either

    @property
    def place(self) -> tuple[int, str, Span]:
        """What went wrong where."""
        return self.document, self.kind.value, self.span


def frames_by_word(book: RuleBook) -> Mapping[str, tuple[str, ...]]:
    """Return the frames whose cues a word heads, by the word in small letters."""
    frames: dict[str, dict[str, None]] = {}
    for frame in book.frames:
        for phrase in frame.phrases:
            frames.setdefault(phrase.words[phrase.head], {})[frame.id] = None
    return {word: tuple(ids) for word, ids in frames.items()}


def misattributed(
    frames: Mapping[str, tuple[str, ...]], number: int, gold: GoldDocument, briefing: Briefing
) -> Iterator[Misattributed]:
    """Yield everything that is wrong with a briefing's attributions, in order of their cues.

    `frames` is what `frames_by_word` gives, `number` the gold document's in its run.
    """
    found = briefing.attributions
    wrong: list[Misattributed] = []
    for due in gold.attributions or ():
        if not due.cue:
            continue  # nothing to hold it together by
        best = max(found, key=lambda one: _shared(one.cue, due.cue), default=None)
        if best is None or not _shared(best.cue, due.cue):
            cause, frame, cue = _why_missed(frames, gold, due, briefing)
            wrong.append(Misattributed(gold, number, Kind.MISSED_CUE, cause, frame, cue, due, None))
            continue
        cue = _words(gold.text, best.cue)
        if content_agreement(best, due) < 0.5:
            cause = _difference(best.content, due.content)
            wrong.append(
                Misattributed(gold, number, Kind.WRONG_CONTENT, cause, best.rule, cue, due, best)
            )
        if not same_source(best, due):
            cause = _difference(best.source, due.source)
            wrong.append(
                Misattributed(gold, number, Kind.WRONG_SOURCE, cause, best.rule, cue, due, best)
            )
    for one in found:
        if not any(_shared(one.cue, due.cue) for due in gold.attributions or ()):
            cue = _words(gold.text, one.cue)
            wrong.append(
                Misattributed(
                    gold, number, Kind.FALSE_CUE, "no attribution", one.rule, cue, None, one
                )
            )
    yield from sorted(wrong, key=lambda one: (one.span, one.kind.value))


def _why_missed(
    frames: Mapping[str, tuple[str, ...]],
    gold: GoldDocument,
    due: GoldAttribution,
    briefing: Briefing,
) -> tuple[str, str, str]:
    """Return why a cue was missed, the frame that knows its words, and these words."""
    words = _words(gold.text, due.cue)
    known = [word for word in words.split() if word in frames]
    frame = ", ".join(frames[known[-1]]) if known else ""
    cue = known[-1] if known else words
    at = due.cue[0]
    if any(quotation.span.overlaps(at) for quotation in briefing.document.quotations):
        return "inside quotation marks", frame, cue
    for one in briefing.attributions:
        if any(span.overlaps(at) for span in one.content):
            return "inside what another attribution says", frame, cue
    if known:
        return "its frame ties nothing to it here", frame, cue
    return "no frame knows these words", "", cue


def _difference(ours: Sequence[Span], theirs: Sequence[Span]) -> str:
    """Say how our spans differ from those that are due."""
    if not ours:
        return "none found"
    if not theirs:
        return "none is due"
    if not _shared(ours, theirs):
        return "other words"
    if all(any(span.contains(one) for span in theirs) for one in ours):
        return "too short"
    if all(any(span.contains(one) for span in ours) for one in theirs):
        return "too long"
    return "shifted"


def _shared(some: Sequence[Span], others: Sequence[Span]) -> int:
    """Return how many characters two lists of spans share."""
    return sum(
        max(0, min(one.end, other.end) - max(one.start, other.start))
        for one in some
        for other in others
    )


def _words(text: str, spans: Sequence[Span]) -> str:
    return " ".join(" ".join(span.of(text) for span in spans).lower().replace("’", "'").split())
