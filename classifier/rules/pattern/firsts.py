"""The words that a match can begin with, where that is known.

A match then begins where one of these words stands, and `regex` need not be tried anywhere else.
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
from classifier.rules.pattern.nodes import Anchor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from classifier.rules.pattern.expand import ExpandedNode


def first_words(tree: ExpandedSequence) -> frozenset[str] | None:
    """Return the folded words that every match begins with one of, or None if unknown."""
    return _edge(tree, 0)


def words_at(node: ExpandedNode, end: int) -> frozenset[str] | None:
    """Return the folded words that a node can begin (`end` 0) or end (-1) with; None if unknown."""
    match node:
        case WordForms():
            return _word(node, end)
        case Listing():
            return _any_of(node.entries, end)
        case ExpandedGroup():
            return _any_of(node.branches, end)
        case ExpandedCapture():
            return _edge(node.body, end)
        case _:
            return None


def _word(node: WordForms, end: int) -> frozenset[str] | None:
    """A word that begins with punctuation has its first folded piece only further on."""
    if not all(form[end].isalnum() or form[end] == "_" for form in node.forms):
        return None
    return frozenset(word_pieces(form)[end] for form in node.forms)


def _any_of(branches: Iterable[ExpandedSequence], end: int) -> frozenset[str] | None:
    found: set[str] = set()
    for branch in branches:
        words = _edge(branch, end)
        if words is None:
            return None
        found |= words
    return frozenset(found)


def _edge(tree: ExpandedSequence, end: int) -> frozenset[str] | None:
    """As `first_words`, for either end."""
    found: set[str] = set()
    for item in tree.items if end == 0 else reversed(tree.items):
        if isinstance(item.node, Anchor):
            continue
        words = words_at(item.node, end)
        if words is None:
            return None
        found |= words
        if not (isinstance(item.node, ExpandedGroup) and item.node.optional):
            return frozenset(found)
    return None
