"""Words that stand side by side in every match of a pattern, where there are such.

Of *home affairs* a sentence must hold not just either word but one right after the other, which
hardly any other sentence does. Two words side by side are written with a space between them.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from classifier.rules.pattern.expand import (
    ExpandedCapture,
    ExpandedGroup,
    ExpandedSequence,
    Listing,
    WordForms,
)
from classifier.rules.pattern.firsts import words_at
from classifier.rules.pattern.literals import COMMON, Clause, word_clauses
from classifier.rules.pattern.nodes import Anchor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from classifier.rules.pattern.expand import ExpandedItem, ExpandedNode

# Most pairs that two places of a pattern may make; beyond, looking them up saves little.
_MOST = 600

# Of two words that a sentence holds, how often the second stands right after the first.
_NEIGHBOURS = 0.2


def required_together(tree: ExpandedSequence) -> Clause | None:
    """Return words and pairs of words of which a match holds one; None if no pair is among them."""
    clauses = _sequence(tree)
    if not clauses:
        return None
    rarest = min(clauses, key=_by_cost)
    return rarest if any(" " in words for words in rarest) else None


def _by_cost(clause: Clause) -> tuple[float, list[str]]:
    return sum(map(_cost, clause)), sorted(clause)


def _cost(words: str) -> float:
    """Estimate how often a word, or a pair of words, occurs: as `literals.cost` does."""
    first, _, second = words.partition(" ")
    return _cost(first) * _cost(second) * _NEIGHBOURS if second else _frequency(first)


def _frequency(word: str) -> float:
    return 1.0 if word in COMMON else min(1.0, 4 / len(word) ** 3)


def _sequence(tree: ExpandedSequence) -> list[Clause]:
    clauses = [clause for item in tree.items for clause in _node(item.node)]
    for index in range(len(tree.items) - 1):
        pairs = _pairs(tree.items, index)
        if pairs:
            clauses.append(pairs)
    return clauses


def _pairs(items: tuple[ExpandedItem, ...], index: int) -> Clause | None:
    """Return the pairs that an item makes with what follows it; None where that is not known."""
    left = items[index].node
    if isinstance(left, Anchor) or (isinstance(left, ExpandedGroup) and left.optional):
        return None
    lasts = words_at(left, -1)
    if lasts is None:
        return None
    nexts: set[str] = set()
    for item in items[index + 1 :]:
        words = None if item.glued or isinstance(item.node, Anchor) else words_at(item.node, 0)
        if words is None:
            return None
        nexts |= words
        if not (isinstance(item.node, ExpandedGroup) and item.node.optional):
            break
    else:
        return None
    if len(lasts) * len(nexts) > _MOST:
        return None
    return frozenset(f"{one} {other}" for one, other in product(lasts, nexts))


def _node(node: ExpandedNode) -> list[Clause]:
    match node:
        case WordForms():
            return word_clauses(node)
        case Listing():
            return _any_of(node.entries)
        case ExpandedGroup():
            return [] if node.optional else _any_of(node.branches)
        case ExpandedCapture():
            return _sequence(node.body)
        case _:
            return []


def _any_of(branches: Iterable[ExpandedSequence]) -> list[Clause]:
    """Join the rarest clause of each branch; a branch without one makes the whole need nothing."""
    joined: set[str] = set()
    for branch in branches:
        clauses = _sequence(branch)
        if not clauses:
            return []
        rarest: Clause = min(clauses, key=_by_cost)
        joined |= rarest
    return [frozenset(joined)] if joined else []
