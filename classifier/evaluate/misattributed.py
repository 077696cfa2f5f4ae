"""Attributions that went wrong: what was missed, what is none, whose content or source is wrong.

Attributions are held together by their cues: a gold attribution belongs to that one of ours whose
cue shares most characters with its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from classifier.evaluate.roles import content_agreement, same_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from classifier.evaluate.gold import GoldAttribution, GoldDocument
    from classifier.records import Attribution, Briefing, Span
    from classifier.rules.book import RuleBook

# A gold cue may be cut short (according); the rest of the phrase stands right behind it.
_BEHIND = 30
_WORD = re.compile(r"\w+(?:[-'./&]\w+)*|[^\w\s]")


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


class KnownCues:
    """The cues of a rulebook's frames, to look up why one was missed."""

    def __init__(self, book: RuleBook) -> None:
        self._frames: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for frame in book.frames:
            for phrase in frame.phrases:
                entry = (phrase.words, frame.id)
                self._frames.setdefault(phrase.words[0], []).append(entry)

    def look_up(self, words: Sequence[str], last: int) -> tuple[str, tuple[str, ...]]:
        """Return the longest cue that begins before `last`, and its frames; empty if none does."""
        best, frames = "", dict[str, None]()
        for index in range(last):
            for phrase, frame in self._frames.get(words[index], ()):
                found = " ".join(phrase)
                if tuple(words[index : index + len(phrase)]) != phrase or len(found) < len(best):
                    continue
                if len(found) > len(best):
                    best, frames = found, {}
                frames[frame] = None
        return best, tuple(frames)


def misattributed(
    known: KnownCues, number: int, gold: GoldDocument, briefing: Briefing
) -> Iterator[Misattributed]:
    """Yield everything that is wrong with a briefing's attributions, in order of their cues.

    `number` is the gold document's in its run.
    """
    found = briefing.attributions
    wrong: list[Misattributed] = []
    for due in gold.attributions or ():
        if not due.cue:
            continue  # nothing to hold it together by
        best = max(found, key=lambda one: _shared(one.cue, due.cue), default=None)
        if best is None or not _shared(best.cue, due.cue):
            cause, frame, cue = _why_missed(known, gold, due, briefing)
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
    known: KnownCues, gold: GoldDocument, due: GoldAttribution, briefing: Briefing
) -> tuple[str, str, str]:
    """Return why a cue was missed, the frames that know its words, and these words."""
    at = due.cue[0]
    words = _WORD.findall(at.of(gold.text).lower().replace("’", "'"))
    behind = gold.text[at.end : at.end + _BEHIND].lower().replace("’", "'")
    cue, frames = known.look_up([*words, *_WORD.findall(behind)], len(words))
    frame, cue = ", ".join(frames), cue or _words(gold.text, due.cue)
    if any(quotation.span.overlaps(at) for quotation in briefing.document.quotations):
        return "inside quotation marks", frame, cue
    for one in briefing.attributions:
        if any(span.overlaps(at) for span in one.content):
            return "inside what another attribution says", frame, cue
    if frames:
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
