"""Many patterns over many sentences: the prefilter says which could match, `regex` confirms.

`Matcher.scan` and `scan_plain` give the same hits; the second tries every pattern on every
sentence and is there to prove and to time the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from classifier.engine.prefilter import Prefilter, members
from classifier.rules.pattern import Hit, PatternTimeout, shifted
from classifier.rules.pattern.fold import FoldedSentence, FoldTable, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from classifier.records import Span
    from classifier.rules.pattern import CompiledPattern


class Found(NamedTuple):
    """The hits of one pattern in one sentence; both by index, spans into the whole text."""

    sentence: int
    pattern: int
    hits: tuple[Hit, ...]


class Matcher:
    """A set of patterns made ready to run together."""

    def __init__(self, patterns: Sequence[CompiledPattern]) -> None:
        self.patterns = tuple(patterns)
        self._prefilter = Prefilter([pattern.conditions for pattern in patterns])
        self._fold = FoldTable()

    def able(self, here: FoldedSentence) -> int:
        """Return the patterns that a sentence could match, as a set of `prefilter`."""
        return self._prefilter.able(here.present)

    def scan(self, text: str, sentences: Sequence[Span]) -> Iterator[Found]:
        """Yield every pattern that matches in a sentence, by sentence and pattern.

        Raises `PatternTimeout`.
        """
        patterns = self.patterns
        folded = fold(text, self._fold)
        for index, (start, end) in enumerate(sentences):
            here = FoldedSentence(folded, start, end)
            able = self.able(here)
            if able:
                words = text[start:end]
                for pattern in members(able):
                    hits = patterns[pattern].find(words, here, start)
                    if hits:
                        yield Found(index, pattern, tuple(hits))

    def scan_plain(self, text: str, sentences: Sequence[Span]) -> Iterator[Found]:
        """Yield what `scan` yields, without the prefilter: the plain loop over all patterns."""
        for index, span in enumerate(sentences):
            words = text[span.start : span.end]
            for number, pattern in enumerate(self.patterns):
                hits = find(pattern, words, span.start)
                if hits:
                    yield Found(index, number, hits)


def find(pattern: CompiledPattern, sentence: str, offset: int) -> tuple[Hit, ...]:
    """Return a pattern's hits in a sentence that begins at `offset` of its text."""
    return tuple(shifted(hit, offset) for hit in pattern.finditer(sentence))


def overlapping(spans: Iterable[Span], other: Span) -> Span | None:
    """Return the first of `spans` that overlaps `other`."""
    start, end = other
    for span in spans:
        if span[0] < end and start < span[1]:
            return span
    return None


__all__ = ["Found", "Matcher", "PatternTimeout", "find", "overlapping"]
