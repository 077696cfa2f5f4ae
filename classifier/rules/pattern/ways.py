"""In how many ways a pattern can be tried from one place: what bounds its time."""

from __future__ import annotations

from math import inf, prod
from typing import TYPE_CHECKING

from classifier.rules.pattern.expand import ExpandedCapture, ExpandedGroup, Listing
from classifier.rules.pattern.nodes import Gap, Raw

if TYPE_CHECKING:
    from classifier.rules.pattern.expand import ExpandedNode, ExpandedSequence


def ways(tree: ExpandedSequence) -> float:
    """Return an upper bound of the ways to try a pattern; infinite where nothing bounds them.

    The language repeats nothing but gaps: one of at most six words can end in seven ways. What
    may be left out doubles the ways. Branches that begin alike can both be tried, but a branch
    that ends differently lets the rest be tried anew, so each counts.
    """
    return prod(_node(item.node) for item in tree.items)


def _node(node: ExpandedNode) -> float:
    match node:
        case Gap():
            return inf if node.most is None else node.most + 1
        case Raw():
            return inf
        case ExpandedCapture():
            return ways(node.body)
        case ExpandedGroup():
            return _branches(node.branches) + node.optional
        case Listing():
            return _branches(node.entries)
        case _:
            return 1


def _branches(branches: tuple[ExpandedSequence, ...]) -> float:
    """Single words in a group exclude each other, since each must end where a word does."""
    longer = sum(ways(branch) for branch in branches if len(branch.items) > 1)
    alone = max((ways(branch) for branch in branches if len(branch.items) == 1), default=0)
    return longer + alone
