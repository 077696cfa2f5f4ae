"""A pattern held against a sentence clause by clause: what is there and what is missing."""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from classifier.records import Span
from classifier.rules.pattern.compile import TIME_LIMIT, CompiledPattern, PatternTimeout
from classifier.rules.pattern.emit import emit
from classifier.rules.pattern.expand import ExpandedGroup, ExpandedItem, ExpandedSequence
from classifier.rules.pattern.fold import word_pieces
from classifier.rules.pattern.literals import COMMON
from classifier.rules.pattern.nodes import Anchor, Gap

# What a clause that matches common words alone counts for, next to one that tells something.
_LITTLE = 0.2


@dataclass(frozen=True, slots=True)
class ClauseTried:
    """One clause of a pattern: its text, and where it occurs in the sentence by itself."""

    text: str
    found: tuple[Span, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class NearMiss:
    """How close a pattern came. `joined` tells how many of its clauses matched as one piece.

    `words` are those that the longest matching beginning of the pattern covers.
    """

    pattern: CompiledPattern
    sentence: str
    clauses: tuple[ClauseTried, ...]
    joined: int
    words: Span | None

    @property
    def required(self) -> tuple[ClauseTried, ...]:
        """The clauses that must occur."""
        return tuple(clause for clause in self.clauses if not clause.optional)

    @property
    def closeness(self) -> float:
        """From 0 (no clause occurs) to 1 (all occur, and together).

        Words that every other sentence holds, such as *the* or *has*, hardly bring it nearer.
        """
        required = self.required
        if not required:
            return 0.0
        found = sum(1.0 if self._tells(clause) else _LITTLE for clause in required if clause.found)
        return (found / len(required)) * 0.8 + 0.2 * self.joined / len(self.clauses)

    def _tells(self, clause: ClauseTried) -> bool:
        pieces = [piece for span in clause.found for piece in word_pieces(span.of(self.sentence))]
        return any(piece not in COMMON for piece in pieces)

    @property
    def reason(self) -> str:
        """Why the pattern does not match, in words."""
        missing = [clause.text for clause in self.required if not clause.found]
        if missing:
            return "not in this sentence: " + ", ".join(missing)
        if 0 < self.joined < len(self.clauses):
            clause = self.clauses[self.joined].text
            return f"{clause} occurs, but not where the pattern wants it"
        return "all its words occur, but not in this order or too far apart"


def near_miss(pattern: CompiledPattern, sentence: str) -> NearMiss:
    """Try a pattern's clauses one by one and its beginnings; spans into `sentence`.

    Raises `PatternTimeout`.
    """
    items = pattern.tree.items
    clauses = tuple(
        ClauseTried(
            pattern.text[item.node.start : item.node.end],
            _occurrences(pattern, item, sentence),
            isinstance(item.node, ExpandedGroup) and item.node.optional,
        )
        for item in items
        if not isinstance(item.node, Gap | Anchor)
    )
    words, joined = None, 0
    for count in range(len(items), 0, -1):
        beginning = items[:count]
        if isinstance(beginning[-1].node, Gap):
            continue
        found = _search(pattern, ExpandedSequence(0, 0, beginning), sentence)
        if found:
            words = found[0]
            joined = sum(1 for item in beginning if not isinstance(item.node, Gap | Anchor))
            break
    return NearMiss(pattern, sentence, clauses, joined, words)


def _occurrences(pattern: CompiledPattern, item: ExpandedItem, sentence: str) -> tuple[Span, ...]:
    node = item.node
    if isinstance(node, ExpandedGroup) and node.optional:
        node = replace(node, optional=False)
    return _search(pattern, ExpandedSequence(0, 0, (ExpandedItem(node, False),)), sentence)


def _search(pattern: CompiledPattern, tree: ExpandedSequence, sentence: str) -> tuple[Span, ...]:
    compiled = regex.compile(emit(tree), regex.V0 | regex.IGNORECASE)
    try:
        found = compiled.finditer(sentence, timeout=TIME_LIMIT)
        return tuple(Span(*match.span()) for match in found if match.end() > match.start())
    except TimeoutError:
        raise PatternTimeout(pattern, sentence) from None
