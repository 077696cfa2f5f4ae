"""Which of many patterns a sentence could match, told from its words.

A pattern poses conditions, each a set of words of which the sentence must hold one. Every word
knows the conditions that it meets, as the bits of one whole number. The numbers of a sentence's
words, joined, are all conditions that it meets: a few operations on numbers, whatever the number
of patterns. Sets of patterns are such numbers too: bit 0 is the first pattern.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from classifier.rules.pattern.literals import Clause

# Most conditions of a pattern that are looked at. Those left out hardly keep it asleep more often.
_MOST = 4


class Prefilter:
    """The conditions of patterns, by the words that meet them."""

    def __init__(self, patterns: Sequence[Sequence[Clause]]) -> None:
        """Take the conditions of each pattern, those first that are met most rarely."""
        self._count = len(patterns)
        asked: dict[Clause, list[int]] = {}
        for pattern, conditions in enumerate(patterns):
            for place, condition in enumerate(conditions[:_MOST]):
                asked.setdefault(condition, []).append(place * self._count + pattern)
        self._met = _met_by(asked)
        # Where a pattern poses fewer conditions, the others are always met.
        self._unasked = sum(
            1 << place * self._count + pattern
            for pattern, conditions in enumerate(patterns)
            for place in range(len(conditions), _MOST)
        )
        self._all = (1 << self._count) - 1

    def able(self, words: Iterable[str]) -> int:
        """Return the patterns that a sentence with these folded words could match."""
        known = self._met
        met = reduce(or_, [known[word] for word in words if word in known], self._unasked)
        count = self._count
        able = met & self._all
        for _ in range(1, _MOST):
            if not able:
                break
            met >>= count
            able &= met
        return able


def _met_by(asked: dict[Clause, list[int]]) -> dict[str, int]:
    """Return, for each word, the conditions that it meets. Many words of a list share a number."""
    bits = [sum(1 << bit for bit in found) for found in asked.values()]
    met_by: dict[str, list[int]] = {}
    for index, condition in enumerate(asked):
        for word in condition:
            met_by.setdefault(word, []).append(index)
    joined: dict[tuple[int, ...], int] = {}
    met: dict[str, int] = {}
    for word, found in met_by.items():
        key = tuple(found)
        if key not in joined:
            joined[key] = reduce(or_, [bits[index] for index in found])
        met[word] = joined[key]
    return met


def members(patterns: int) -> Iterator[int]:
    """Yield the numbers of the patterns in a set, ascending."""
    while patterns:
        lowest = patterns & -patterns
        yield lowest.bit_length() - 1
        patterns ^= lowest
