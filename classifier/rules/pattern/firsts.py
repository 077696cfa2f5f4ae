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


def whole_words(tree: ExpandedSequence) -> frozenset[str]:
    """Return the folded words that each are a match by themselves, wherever they stand.

    Of a pattern that is one list of words and phrases, these are the words with which no phrase
    begins. Words in `n` are left out: `can` does not match in `can’t`.
    """
    if len(tree.items) != 1:
        return frozenset()
    alone: set[str] = set()
    begins: set[str] = set()
    if not _sort_out(tree.items[0].node, alone, begins):
        return frozenset()
    return frozenset(alone - begins)


def _sort_out(node: ExpandedNode, alone: set[str], begins: set[str]) -> bool:
    """Sort words into those that match alone and those with which something else begins.

    Returns False where a node is neither a word nor a list of words and phrases.
    """
    match node:
        case WordForms():
            for form in node.forms:
                plain = not node.cased and form.isascii() and form.isalnum()
                if plain and form[-1] not in "nN":
                    alone.add(form.lower())
                else:
                    begins.update(word_pieces(form)[:1])
            return True
        case Listing():
            branches = node.entries
        case ExpandedGroup(optional=False):
            branches = node.branches
        case _:
            return False
    for branch in branches:
        if len(branch.items) == 1:
            if not _sort_out(branch.items[0].node, alone, begins):
                return False
            continue
        words = first_words(branch)
        if words is None:
            return False
        begins |= words
    return True


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
