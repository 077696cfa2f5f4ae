"""A pattern made ready to run: its tree, its required literals, its `regex`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import regex

from classifier.records import Capture, Span
from classifier.rules.pattern.emit import emit
from classifier.rules.pattern.firsts import first_words
from classifier.rules.pattern.literals import Clause, required_literals
from classifier.rules.pattern.parse import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from classifier.rules.pattern.expand import ExpandedSequence, Expander
    from classifier.rules.pattern.fold import Token

# Longest time one pattern may take on one sentence, in seconds. Ordinary patterns take
# microseconds; only a runaway /regex/ or a pile of gaps comes near.
TIME_LIMIT = 2.0


class Hit(NamedTuple):
    """Where a pattern matched and what it captured; offsets into the text that was searched."""

    span: Span
    captures: tuple[Capture, ...]


class PatternTimeout(Exception):  # noqa: N818 - it is caught and turned into a problem
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

    def find(self, sentence: str, tokens: Sequence[Token]) -> list[Hit]:
        """Return what `finditer` yields, trying only places where a match can begin.

        `tokens` are the folded words of `sentence` with their offsets. Raises `PatternTimeout`.
        """
        firsts = self.firsts
        if firsts is None:
            return list(self.finditer(sentence))
        hits: list[Hit] = []
        done = 0
        try:
            for word, start in tokens:
                if start < done or word not in firsts:
                    continue
                found = self.regex.match(sentence, start, timeout=TIME_LIMIT)
                if found is not None:
                    done = found.end()
                    hits.append(Hit(Span(start, done), _captures(found)))
        except TimeoutError:
            raise PatternTimeout(self, sentence) from None
        return hits

    def finditer(self, sentence: str) -> Iterator[Hit]:
        """Yield all matches in a sentence that do not overlap. Raises `PatternTimeout`."""
        try:
            for found in self.regex.finditer(sentence, timeout=TIME_LIMIT):
                start, end = found.span()
                if start < end:
                    yield Hit(Span(start, end), _captures(found))
        except TimeoutError:
            raise PatternTimeout(self, sentence) from None


def _captures(found: regex.Match[str]) -> tuple[Capture, ...]:
    if not found.re.groupindex:
        return ()
    captures = [
        Capture(name, Span(*found.span(name)))
        for name in found.re.groupindex
        if found.start(name) >= 0
    ]
    return tuple(sorted(captures, key=lambda capture: (capture.span, capture.name)))


def compile_pattern(
    text: str, expander: Expander, path: str = "", line: int = 0, column: int = 0
) -> CompiledPattern:
    """Parse, expand and emit a pattern. Raises `PatternError` or `UnknownLexicon`."""
    expanded = expander.expand(parse(text))
    return CompiledPattern(text, expanded, required_literals(expanded), path, line, column)
