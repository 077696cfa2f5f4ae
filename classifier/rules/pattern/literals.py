"""The words without which a pattern cannot match, as a conjunction of alternatives.

Each clause is a set of folded words of which a sentence must hold at least one. The first clause
is the one expected to be rarest.
"""

from __future__ import annotations

from dataclasses import dataclass
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
    from collections.abc import Callable, Iterable, Sequence

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
    walk = Walk(frequency)
    return tuple(sorted(set(walk.clauses(tree)), key=walk.by_cost))


def telling(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Leave out clauses that common words meet, but for the first."""
    return (*clauses[:1], *(clause for clause in clauses[1:] if not clause & COMMON))


def frequency(word: str) -> float:
    """Estimate how often a word occurs: short and common words weigh most."""
    return 1.0 if word in COMMON else min(1.0, 4 / len(word) ** 3)


def _nothing(_: ExpandedSequence) -> Iterable[Clause]:
    return ()


@dataclass(frozen=True, slots=True)
class Walk:
    """A way through a tree that gathers what a match must hold.

    `frequency` estimates how often one alternative of a clause occurs. `beside` gives the clauses
    that a sequence makes as a whole, beside those of its items.
    """

    frequency: Callable[[str], float]
    beside: Callable[[ExpandedSequence], Iterable[Clause]] = _nothing

    def clauses(self, tree: ExpandedSequence) -> list[Clause]:
        """Return all clauses of a sequence."""
        return [
            *(clause for item in tree.items for clause in self._of_node(item.node)),
            *self.beside(tree),
        ]

    def rarest(self, clauses: Sequence[Clause]) -> Clause:
        """Return the clause that a sentence is expected to hold most rarely."""
        return clauses[0] if len(clauses) == 1 else min(clauses, key=self.by_cost)

    def by_cost(self, clause: Clause) -> tuple[float, list[str]]:
        """Order clauses, the one first that a sentence is expected to hold most rarely."""
        return sum(map(self.frequency, clause)), sorted(clause)

    def _of_node(self, node: ExpandedNode) -> list[Clause]:
        match node:
            case WordForms():
                return _word_clauses(node)
            case Listing():
                return self._any_of(node.entries)
            case ExpandedGroup():
                return [] if node.optional else self._any_of(node.branches)
            case ExpandedCapture():
                return self.clauses(node.body)
            case _:
                return []

    def _any_of(self, branches: Iterable[ExpandedSequence]) -> list[Clause]:
        """Join the rarest clause of each branch; a branch without one makes all need nothing."""
        joined: set[str] = set()
        for branch in branches:
            clauses = self.clauses(branch)
            if not clauses:
                return []
            joined |= self.rarest(clauses)
        return [frozenset(joined)] if joined else []


def _word_clauses(node: WordForms) -> list[Clause]:
    """Return the one clause of a word: of each form its longest piece."""
    pieces = [_longest(word_pieces(form)) for form in node.forms]
    return [frozenset(pieces)] if all(pieces) else []


def _longest(pieces: tuple[str, ...]) -> str:
    return pieces[0] if len(pieces) == 1 else max(pieces, key=len, default="")
