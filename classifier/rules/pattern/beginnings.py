"""Where a pattern that is one list of words and phrases is certain, or impossible, to match.

Both are told without asking `regex`, from a word and those beside it.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from classifier.rules.pattern.expand import ExpandedGroup, ExpandedSequence, Listing, WordForms
from classifier.rules.pattern.firsts import first_words
from classifier.rules.pattern.fold import word_pieces
from classifier.rules.pattern.literals import required_literals
from classifier.rules.pattern.together import required_together

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from classifier.rules.pattern.expand import ExpandedNode
    from classifier.rules.pattern.literals import Clause


class Beginnings(NamedTuple):
    """What is known of the words that a list of words and phrases can begin with.

    `alone` are words that each are a match by themselves, wherever they stand. `needs` gives, for
    a word with which only phrases begin, words and pairs of words of which the sentence must hold
    one.
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
        self._begins(words, required_together(branch) or _required_behind(branch))
        return True

    def _begins(self, words: Iterable[str], needed: frozenset[str]) -> None:
        for word in words:
            known = self.needs.get(word)
            if known is None:
                self.needs[word] = needed
            else:
                self.needs[word] = known | needed if known and needed else frozenset()


def _required_behind(branch: ExpandedSequence) -> Clause:
    """Return words of which one must stand behind the first of a phrase; none if unknown."""
    rest = required_literals(ExpandedSequence(branch.start, branch.end, branch.items[1:]))
    return rest[0] if rest else frozenset()
