"""Lexicon references become the groups they stand for, inflected where `~` asks for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from classifier.rules.pattern.nodes import (
    CaptureGroup,
    Group,
    Item,
    Lexicon,
    Node,
    Sequence,
    Word,
)
from classifier.rules.pattern.parse import PatternError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from classifier.rules.inflect import PartOfSpeech

    Inflector = Callable[[str, PartOfSpeech | None], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class WordForms:
    """A word with every form that matches it, its own first; `cased` forms match as written."""

    start: int
    end: int
    forms: tuple[str, ...]
    cased: bool

    @property
    def punctuation(self) -> bool:
        """Whether it holds no letter or digit."""
        return not any(char.isalnum() for char in self.forms[0])


@dataclass(frozen=True, slots=True)
class Listing:
    """The entries of a lexicon as one node; of several that fit, the longest counts."""

    start: int
    end: int
    name: str
    entries: tuple[ExpandedSequence, ...]


@dataclass(frozen=True, slots=True)
class ExpandedGroup:
    """A `Group` whose branches are expanded."""

    start: int
    end: int
    branches: tuple[ExpandedSequence, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class ExpandedCapture:
    """A `CaptureGroup` whose body is expanded."""

    start: int
    end: int
    name: str
    body: ExpandedSequence


@dataclass(frozen=True, slots=True)
class ExpandedItem:
    """An `Item` whose node is expanded."""

    node: ExpandedNode
    glued: bool


@dataclass(frozen=True, slots=True)
class ExpandedSequence:
    """A `Sequence` that holds no lexicon reference any more."""

    start: int
    end: int
    items: tuple[ExpandedItem, ...]


if TYPE_CHECKING:
    from classifier.rules.pattern.nodes import Anchor, Gap, Raw

    ExpandedNode = WordForms | Listing | ExpandedGroup | ExpandedCapture | Gap | Anchor | Raw


@dataclass(frozen=True, slots=True)
class WordList:
    """A lexicon as patterns see it: its entries' trees, and which word of a phrase inflects."""

    name: str
    entries: tuple[Sequence, ...]
    pos: PartOfSpeech | None


# Most words that a pattern may grow to; beyond, lexicons that list lexicons could fill all memory.
LARGEST = 50_000


class Expander:
    """Expands trees over one set of lexicons; what it worked out once it keeps."""

    def __init__(self, lexicons: Mapping[str, WordList], inflect: Inflector) -> None:
        self._lexicons = lexicons
        self._inflect = inflect
        self._listings: dict[tuple[str, bool], tuple[ExpandedSequence, ...]] = {}
        self._open: list[str] = []
        self._sizes: dict[int, int] = {}  # by identity: listings are kept for as long as we are

    def expand(self, tree: Sequence) -> ExpandedSequence:
        """Return `tree` with lexicons and inflections worked out.

        Raises `PatternError` for an unknown lexicon, one that contains itself, or a `~` that
        cannot tell which word of a phrase to inflect, or a tree that grows beyond all bounds.
        """
        expanded = self._sequence(tree, None)
        if self._size(expanded) > LARGEST:
            raise PatternError(
                tree.start,
                "pattern-size",
                f"with its lexicons, this pattern grows to more than {LARGEST:,} words",
                "use smaller lexicons, or fewer of them in one pattern",
            )
        return expanded

    def _size(self, tree: ExpandedSequence) -> int:
        """Count the words of an expanded tree; lexicons only once, however often they stand."""
        size = 0
        for item in tree.items:
            node = item.node
            if isinstance(node, WordForms):
                size += len(node.forms)
            elif isinstance(node, Listing):
                key = id(node.entries)
                if key not in self._sizes:
                    self._sizes[key] = sum(self._size(entry) for entry in node.entries)
                size += self._sizes[key]
            elif isinstance(node, ExpandedGroup):
                size += sum(self._size(branch) for branch in node.branches)
            elif isinstance(node, ExpandedCapture):
                size += self._size(node.body)
            else:
                size += 1
        return size

    def _sequence(self, tree: Sequence, pos: PartOfSpeech | None) -> ExpandedSequence:
        items = tuple(ExpandedItem(self._node(item.node, pos), item.glued) for item in tree.items)
        return ExpandedSequence(tree.start, tree.end, items)

    def _node(self, node: Node, pos: PartOfSpeech | None) -> ExpandedNode:
        match node:
            case Word():
                forms = self._inflect(node.text, pos) if node.inflect else (node.text,)
                return WordForms(node.start, node.end, forms, node.cased)
            case Lexicon():
                entries = self._listing(node)
                return Listing(node.start, node.end, node.name, entries)
            case Group():
                branches = tuple(self._sequence(branch, pos) for branch in node.branches)
                return ExpandedGroup(node.start, node.end, branches, node.optional)
            case CaptureGroup():
                body = self._sequence(node.body, pos)
                return ExpandedCapture(node.start, node.end, node.name, body)
            case _:
                return node

    def _listing(self, node: Lexicon) -> tuple[ExpandedSequence, ...]:
        key = (node.name, node.inflect)
        if key in self._listings:
            return self._listings[key]
        lexicon = self._lexicons.get(node.name)
        if lexicon is None:
            raise UnknownLexicon(node)
        if node.name in self._open:
            circle = " → ".join([*self._open[self._open.index(node.name) :], node.name])
            raise PatternError(
                node.start,
                "lexicon-circle",
                f"the lexicon {{{node.name}}} contains itself: {circle}",
                "remove one of the references",
            )
        self._open.append(node.name)
        try:
            entries = tuple(self._entries(lexicon, node))
        finally:
            self._open.pop()
        self._listings[key] = entries
        return entries

    def _entries(self, lexicon: WordList, node: Lexicon) -> Iterator[ExpandedSequence]:
        for entry in lexicon.entries:
            tree = _with_inflected_head(entry, lexicon, node) if node.inflect else entry
            expanded = self._sequence(tree, lexicon.pos)
            first = expanded.items[0].node
            if len(expanded.items) == 1 and isinstance(first, Listing):
                yield from first.entries
            else:
                yield expanded


class UnknownLexicon(Exception):
    """A pattern names a lexicon that there is not."""

    def __init__(self, node: Lexicon) -> None:
        super().__init__(node.name)
        self.node = node


def _with_inflected_head(entry: Sequence, lexicon: WordList, node: Lexicon) -> Sequence:
    """Mark the word of an entry that inflects: a verb phrase's first, else the last."""
    if len(entry.items) > 1 and lexicon.pos is None:
        if any(isinstance(item.node, Word) and item.node.inflect for item in entry.items):
            return entry
        raise PatternError(
            node.start,
            "pattern-inflection",
            f"{{{node.name}}}~ cannot tell which word of its phrases to inflect",
            f"give the lexicon {node.name} a part of speech (pos: verb | noun | adjective)",
        )
    index = 0 if lexicon.pos == "verb" else len(entry.items) - 1
    head = entry.items[index].node
    inflected: Node = head
    if (
        isinstance(head, Word) and not head.cased and head.text.replace("-", "").isalpha()
    ) or isinstance(head, Lexicon):
        inflected = replace(head, inflect=True)
    elif isinstance(head, Group) and not head.optional:
        branches = tuple(_with_inflected_head(branch, lexicon, node) for branch in head.branches)
        inflected = replace(head, branches=branches)
    items = (*entry.items[:index], Item(inflected, entry.items[index].glued))
    return replace(entry, items=(*items, *entry.items[index + 1 :]))
