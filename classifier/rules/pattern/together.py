"""Words that stand side by side in every match of a pattern, where there are such.

Of *home affairs* a sentence must hold not just either word but one right after the other, which
hardly any other sentence does. Two words side by side are written with a space between them.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from classifier.rules.pattern.expand import ExpandedGroup
from classifier.rules.pattern.firsts import words_at
from classifier.rules.pattern.literals import Walk, frequency
from classifier.rules.pattern.nodes import Anchor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from classifier.rules.pattern.expand import ExpandedItem, ExpandedSequence
    from classifier.rules.pattern.literals import Clause

# Most pairs that two places of a pattern may make; beyond, looking them up saves little.
_MOST = 600

# Of two words that a sentence holds, how often the second stands right after the first.
_NEIGHBOURS = 0.2


def required_together(tree: ExpandedSequence) -> Clause | None:
    """Return words and pairs of words of which a match holds one; None if no pair is among them."""
    walk = Walk(_frequency, _all_pairs)
    clauses = walk.clauses(tree)
    if not clauses:
        return None
    rarest = walk.rarest(clauses)
    return rarest if any(" " in words for words in rarest) else None


def _frequency(words: str) -> float:
    """Estimate how often a word, or a pair of words, occurs."""
    first, _, second = words.partition(" ")
    return frequency(first) * frequency(second) * _NEIGHBOURS if second else frequency(first)


def _all_pairs(tree: ExpandedSequence) -> Iterator[Clause]:
    for index in range(len(tree.items) - 1):
        pairs = _pairs(tree.items, index)
        if pairs:
            yield pairs


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
