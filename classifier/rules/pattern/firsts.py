"""The words that a match can begin with, where that is known.

A match then begins where one of these words stands, and `regex` need not be tried anywhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.rules.pattern.expand import (
    ExpandedCapture,
    ExpandedGroup,
    Listing,
    WordForms,
)
from classifier.rules.pattern.fold import word_pieces
from classifier.rules.pattern.nodes import Anchor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from classifier.rules.pattern.expand import ExpandedNode, ExpandedSequence


def first_words(tree: ExpandedSequence) -> frozenset[str] | None:
    """Return the folded words that every match begins with one of, or None if unknown."""
    found: set[str] = set()
    for item in tree.items:
        if isinstance(item.node, Anchor):
            continue
        words = _node(item.node)
        if words is None:
            return None
        found |= words
        if not (isinstance(item.node, ExpandedGroup) and item.node.optional):
            return frozenset(found)
    return None


def _node(node: ExpandedNode) -> frozenset[str] | None:
    match node:
        case WordForms():
            return _word(node)
        case Listing():
            return _any_of(node.entries)
        case ExpandedGroup():
            return _any_of(node.branches)
        case ExpandedCapture():
            return first_words(node.body)
        case _:
            return None


def _word(node: WordForms) -> frozenset[str] | None:
    """A word that begins with punctuation has its first folded piece only further on."""
    if not all(form[0].isalnum() or form[0] == "_" for form in node.forms):
        return None
    return frozenset(word_pieces(form)[0] for form in node.forms)


def _any_of(branches: Iterable[ExpandedSequence]) -> frozenset[str] | None:
    found: set[str] = set()
    for branch in branches:
        words = first_words(branch)
        if words is None:
            return None
        found |= words
    return frozenset(found)
