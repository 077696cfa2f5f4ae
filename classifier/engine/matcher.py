"""Many patterns over many sentences: one automaton pass finds which could match, `regex` confirms.

`Matcher.scan` and `scan_plain` give the same hits; the second tries every pattern on every
sentence and is there to prove and to time the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick

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
    """A set of patterns made ready to run together.

    A pattern wakes up where a sentence holds a word of its rarest clause, and runs if the
    sentence holds a word of each of its other clauses too.
    """

    def __init__(self, patterns: Sequence[CompiledPattern]) -> None:
        self.patterns = tuple(patterns)
        words = sorted(
            {word for pattern in patterns for clause in pattern.clauses for word in clause}
        )
        number = {word: index for index, word in enumerate(words)}
        self._always = tuple(index for index, pattern in enumerate(patterns) if not pattern.clauses)
        self._woken: list[list[int]] = [[] for _ in words]
        self._others: list[tuple[frozenset[int], ...]] = []
        for index, pattern in enumerate(patterns):
            clauses = [frozenset(number[word] for word in clause) for clause in pattern.clauses]
            self._others.append(tuple(clauses[1:]))
            for word in clauses[0] if clauses else ():
                self._woken[word].append(index)
        # Folded text has a space on both sides of every word, so each literal is a whole word.
        self._automaton = AhoCorasick([f" {word} " for word in words]) if words else None
        self._fold = FoldTable()

    def fold(self, text: str) -> str:
        """Return text as the automaton sees it."""
        return fold(text, self._fold)

    def candidates(self, folded: str, sentences: Sequence[Span]) -> Iterator[tuple[int, list[int]]]:
        """Yield, for each sentence with any, the patterns that could match in it, ascending.

        `sentences` are spans into the text that was folded, ascending and not overlapping.
        """
        words: list[set[int] | None] = [None] * len(sentences)
        if self._automaton is not None:
            sentence, count = 0, len(sentences)
            for word, start, _end in self._automaton.find_matches_as_indexes(
                folded, overlapping=True
            ):
                # `start` is the space before the word in folded text: the word's own offset in
                # the text, since folding put one more space in front of everything.
                while sentence < count and sentences[sentence].end <= start:
                    sentence += 1
                if sentence == count:
                    break
                if sentences[sentence].start <= start:
                    present = words[sentence]
                    if present is None:
                        words[sentence] = {word}
                    else:
                        present.add(word)
        for index, present in enumerate(words):
            able = self._able(present) if present else list(self._always)
            if able:
                yield index, able

    def _able(self, present: set[int]) -> list[int]:
        """Return the patterns that a sentence with these words could match, ascending."""
        able = list(self._always)
        looked_at: set[int] = set()
        for word in present:
            for pattern in self._woken[word]:
                if pattern in looked_at:
                    continue
                looked_at.add(pattern)
                for clause in self._others[pattern]:
                    if clause.isdisjoint(present):
                        break
                else:
                    able.append(pattern)
        able.sort()
        return able

    def scan(
        self,
        text: str,
        folded: str,
        sentences: Sequence[Span],
        here: Sequence[FoldedSentence] = (),
    ) -> Iterator[Found]:
        """Yield every pattern that matches in a sentence, by sentence and pattern.

        `folded` is what `fold` makes of `text`, `here` the folded words of each sentence, where
        they are worked out already. Raises `PatternTimeout`.
        """
        patterns = self.patterns
        for index, able in self.candidates(folded, sentences):
            start, end = sentences[index]
            words = text[start:end]
            own = here[index] if here else FoldedSentence(folded, start, end)
            for pattern in able:
                hits = patterns[pattern].find(words, own, start)
                if hits:
                    yield Found(index, pattern, tuple(hits))

    def scan_plain(self, text: str, sentences: Sequence[Span]) -> Iterator[Found]:
        """Yield what `scan` yields, without the automaton: the plain loop over all patterns."""
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
