"""The words that a match can begin with, where that is known.

A match then begins where one of these words stands, and `regex` need not be tried anywhere else.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from classifier.rules.pattern.expand import (
    ExpandedCapture,
    ExpandedGroup,
    ExpandedSequence,
    Listing,
    WordForms,
)
from classifier.rules.pattern.fold import word_pieces
from classifier.rules.pattern.literals import required_literals
from classifier.rules.pattern.nodes import Anchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from classifier.rules.pattern.expand import ExpandedNode


def first_words(tree: ExpandedSequence) -> frozenset[str] | None:
    """Return the folded words that every match begins with one of, or None if unknown."""
    return _edge(tree, 0)


class Beginnings(NamedTuple):
    """What is known of the words that a list of words and phrases can begin with.

    `alone` are words that each are a match by themselves, wherever they stand. `needs` gives, for
    a word with which only phrases begin, further words of which the sentence must hold one.
    """

    alone: frozenset[str] = frozenset()
    needs: Mapping[str, frozenset[str]] = MappingProxyType({})


def beginnings(tree: ExpandedSequence) -> Beginnings:
    """Sort out the beginnings of a pattern that is one list; of another nothing is known."""
    if len(tree.items) != 1:
        return Beginnings()
    found = _Sorted()
    if not found.take(tree.items[0].node):
        return Beginnings()
    needs = {
        word: words for word, words in found.needs.items() if words and word not in found.alone
    }
    return Beginnings(frozenset(found.alone - found.needs.keys()), needs)


class _Sorted:
    """Words that match alone, and words with which something longer begins, as they are found.

    In `needs` an empty set stands for a beginning that needs no other word.
    """

    def __init__(self) -> None:
        self.alone: set[str] = set()
        self.needs: dict[str, frozenset[str]] = {}

    def take(self, node: ExpandedNode) -> bool:
        """Take a node in; False if it is neither a word nor a list of words and phrases."""
        match node:
            case WordForms():
                self._word(node)
                return True
            case Listing():
                branches = node.entries
            case ExpandedGroup(optional=False):
                branches = node.branches
            case _:
                return False
        return all(
            self.take(branch.items[0].node) if len(branch.items) == 1 else self._phrase(branch)
            for branch in branches
        )

    def _word(self, node: WordForms) -> None:
        """Words in `n` need a look: `can` does not match in `can’t`."""
        for form in node.forms:
            if not node.cased and form.isascii() and form.isalnum() and form[-1] not in "nN":
                self.alone.add(form.lower())
            else:
                self._begins(word_pieces(form)[:1], frozenset())

    def _phrase(self, branch: ExpandedSequence) -> bool:
        words = first_words(branch)
        if words is None:
            return False
        rest = required_literals(ExpandedSequence(branch.start, branch.end, branch.items[1:]))
        self._begins(words, rest[0] if rest else frozenset())
        return True

    def _begins(self, words: Iterable[str], needed: frozenset[str]) -> None:
        for word in words:
            known = self.needs.get(word)
            if known is None:
                self.needs[word] = needed
            else:
                self.needs[word] = known | needed if known and needed else frozenset()


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
