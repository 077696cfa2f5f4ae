"""The words without which a pattern cannot match, as a conjunction of alternatives.

Each clause is a set of folded words of which a sentence must hold at least one. The first clause
is the one expected to be rarest: only its words wake the pattern up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.rules.pattern.expand import (
    ExpandedCapture,
    ExpandedGroup,
    ExpandedSequence,
    Listing,
    WordForms,
)
from classifier.rules.pattern.fold import word_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable

    from classifier.rules.pattern.expand import ExpandedNode

Clause = frozenset[str]

# Words so common that waiting for them saves nothing (the usual list of function words).
COMMON = frozenset(
    (
        "a an and are as at be been but by can could did do does for from had has have he her "
        "him his i if in into is it its may might more no not of on one or our out over s she "
        "should so some such t than that the their them there these they this to under up was "
        "we were what when which who will with would you your"
    ).split()
)


def required_literals(tree: ExpandedSequence) -> tuple[Clause, ...]:
    """Return the clauses of a pattern, rarest first; none if it can match without a known word."""
    clauses = sorted(set(_sequence(tree)), key=lambda clause: (cost(clause), sorted(clause)))
    return tuple(clauses[:1] + [clause for clause in clauses[1:] if not clause & COMMON])


def cost(clause: Clause) -> float:
    """Estimate how often a clause's words occur: short and common words weigh most."""
    return sum(1.0 if word in COMMON else min(1.0, 4 / len(word) ** 3) for word in clause)


def _sequence(tree: ExpandedSequence) -> list[Clause]:
    return [clause for item in tree.items for clause in _node(item.node)]


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


def word_clauses(node: WordForms) -> list[Clause]:
    """Return the one clause of a word: of each form its longest piece."""
    pieces = [max(word_pieces(form), key=len, default="") for form in node.forms]
    return [frozenset(pieces)] if all(pieces) else []


def _any_of(branches: Iterable[ExpandedSequence]) -> list[Clause]:
    """Join the rarest clause of each branch; a branch without one makes the whole need nothing."""
    joined: set[str] = set()
    for branch in branches:
        clauses = _sequence(branch)
        if not clauses:
            return []
        rarest = min(clauses, key=lambda clause: (cost(clause), sorted(clause)))
        joined |= rarest
    return [frozenset(joined)] if joined else []
