"""A pattern made ready to run: its tree, its required literals, its `regex`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

import regex

from classifier.records import Capture, Span
from classifier.rules.pattern.beginnings import Beginnings, beginnings
from classifier.rules.pattern.emit import emit
from classifier.rules.pattern.firsts import first_words
from classifier.rules.pattern.literals import Clause, required_literals
from classifier.rules.pattern.parse import parse
from classifier.rules.pattern.together import required_together
from classifier.rules.pattern.ways import ways

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from classifier.rules.pattern.expand import ExpandedSequence, Expander
    from classifier.rules.pattern.fold import FoldedSentence
    from classifier.rules.pattern.nodes import Sequence

    Matching = Callable[[str, int], regex.Match[str] | None]

# Longest time one pattern may take on one sentence, in seconds. Ordinary patterns take
# microseconds; only a runaway /regex/ or a pile of gaps comes near.
TIME_LIMIT = 2.0

# A pattern that can match in no more ways than this from one place cannot run away.
FEW_WAYS = 1_000


class Hit(NamedTuple):
    """Where a pattern matched and what it captured; offsets into the text that was searched."""

    span: Span
    captures: tuple[Capture, ...]


class PatternTimeout(Exception):
    """A pattern took longer on a sentence than it may."""

    def __init__(self, pattern: CompiledPattern, text: str) -> None:
        super().__init__(f"the pattern took longer than {TIME_LIMIT:g} s on one sentence")
        self.pattern = pattern
        self.text = text


@dataclass(frozen=True)
class CompiledPattern:
    """A pattern with its place in the rule files (`path:line:column`, both from one).

    The `regex` is written and compiled when first needed: most patterns of a rulebook never wake
    up on a given text. `clauses` are its required literals, rarest first.
    """

    text: str
    tree: ExpandedSequence
    clauses: tuple[Clause, ...]
    path: str = ""
    line: int = 0
    column: int = 0

    @cached_property
    def source(self) -> str:
        """The source of the expression."""
        return emit(self.tree)

    @cached_property
    def regex(self) -> regex.Pattern[str]:
        """The compiled expression; it runs on one sentence of original text."""
        return regex.compile(self.source, regex.V0 | regex.IGNORECASE)

    def search(self, sentence: str) -> Hit | None:
        """Return the first match in a sentence. Raises `PatternTimeout`."""
        return next(self.finditer(sentence), None)

    @cached_property
    def firsts(self) -> frozenset[str] | None:
        """The folded words that a match can begin with; None where that is not known."""
        return first_words(self.tree)

    @cached_property
    def together(self) -> Clause | None:
        """Words and pairs of neighbours of which a match holds one; None if no pair is known."""
        return required_together(self.tree)

    @cached_property
    def beginnings(self) -> Beginnings:
        """Where a match is certain or impossible without asking `regex`."""
        return beginnings(self.tree)

    @cached_property
    def time_limit(self) -> float | None:
        """The seconds it may take on one sentence; None where the pattern itself keeps it short.

        To watch the clock costs as much as an ordinary match, so only patterns that could run
        away are watched.
        """
        return None if ways(self.tree) <= FEW_WAYS else TIME_LIMIT

    @cached_property
    def conditions(self) -> tuple[Clause, ...]:
        """Sets of folded words, of each of which a sentence must hold one for a match."""
        firsts = self.firsts
        if firsts is None or firsts in self.clauses:
            return self.clauses
        return (*self.clauses, firsts)

    @cached_property
    def _match(self) -> Matching:
        match, limit = self.regex.match, self.time_limit
        return match if limit is None else partial(match, timeout=limit)

    def find(self, sentence: str, folded: FoldedSentence, offset: int = 0) -> list[Hit]:
        """Return what `finditer` yields, trying only places where a match can begin.

        `folded` are the sentence's words; `offset` is added to all spans. Raises `PatternTimeout`.
        """
        together = self.together
        if together is not None and together.isdisjoint(folded.together):
            return []
        firsts = self.firsts
        if firsts is None:
            return [shifted(hit, offset) for hit in self.finditer(sentence)]
        places = folded.places(firsts)
        if not places:
            return []
        hits: list[Hit] = []
        done = 0
        alone, needs = self.beginnings
        try:
            for start, word in places:
                if start < done:
                    continue
                end = start + len(word)
                if word in alone and sentence[start:end].lower() == word:
                    done = end
                    hits.append(Hit(Span(start + offset, end + offset), ()))
                    continue
                needed = needs.get(word)
                if needed is not None and needed.isdisjoint(folded.together):
                    continue
                found = self._match(sentence, start)
                if found is not None:
                    done = found.end()
                    hits.append(Hit(Span(start + offset, done + offset), _captures(found, offset)))
        except TimeoutError:
            raise PatternTimeout(self, sentence) from None
        return hits

    def finditer(self, sentence: str) -> Iterator[Hit]:
        """Yield all matches in a sentence that do not overlap. Raises `PatternTimeout`."""
        try:
            for found in self.regex.finditer(sentence, timeout=self.time_limit):
                start, end = found.span()
                if start < end:
                    yield Hit(Span(start, end), _captures(found))
        except TimeoutError:
            raise PatternTimeout(self, sentence) from None


def shifted(hit: Hit, offset: int) -> Hit:
    """Return a hit in a sentence as a hit in the text in which it begins at `offset`."""
    span, captures = hit
    return Hit(
        Span(span.start + offset, span.end + offset),
        tuple(
            Capture(name, Span(words.start + offset, words.end + offset))
            for name, words in captures
        ),
    )


def _captures(found: regex.Match[str], offset: int = 0) -> tuple[Capture, ...]:
    if not found.re.groupindex:
        return ()
    captures = [
        Capture(name, Span(found.start(name) + offset, found.end(name) + offset))
        for name in found.re.groupindex
        if found.start(name) >= 0
    ]
    return tuple(sorted(captures, key=lambda capture: (capture.span, capture.name)))


def compile_pattern(text: str, expander: Expander) -> CompiledPattern:
    """Parse and compile a pattern. Raises `PatternError` or `UnknownLexicon`."""
    return compile_tree(text, parse(text), expander)


def compile_tree(
    text: str, tree: Sequence, expander: Expander, path: str = "", line: int = 0, column: int = 0
) -> CompiledPattern:
    """Compile the parsed tree of `text`. Raises `PatternError` or `UnknownLexicon`."""
    expanded = expander.expand(tree)
    return CompiledPattern(text, expanded, required_literals(expanded), path, line, column)
