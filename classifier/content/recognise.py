"""What the paragraphs of an article are: rules/furniture.yaml at work.

Text that was scraped from a page marks nothing: its headline, byline, dateline, captions and the
page's own furniture are lines among others. Block rules tell them apart.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from classifier.content.blocks import cut, retagged
from classifier.records import BlockKind, Span
from classifier.rules.pattern import Hit
from classifier.rules.pattern.fold import FoldTable, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from classifier.content.plain import PlainBlock
    from classifier.records import Block
    from classifier.rules.furniture import BlockRule
    from classifier.rules.pattern import CompiledPattern

# Only a first-hand paragraph can be anything; page furniture is also written as a heading or list.
_OPEN_TO_ALL = frozenset({BlockKind.PARAGRAPH})
_OPEN_TO_FURNITURE = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM})
# In Markdown and HTML these are said by markup.
_PLAIN_ONLY = frozenset({BlockKind.TITLE, BlockKind.HEADING})
_WITH_WORDS = frozenset(kind for kind in BlockKind if kind.classified)
# A dateline stands within so many code points of its line.
_LONGEST_DATELINE = 160


@dataclass(frozen=True, slots=True)
class Recognised:
    """Blocks by their kind, and what rules captured: the words under "author", "agency", "date"."""

    blocks: tuple[Block, ...]
    captures: Mapping[str, str]


class Recogniser:
    """Block rules made ready to run on any number of articles."""

    def __init__(self, rules: Sequence[BlockRule]) -> None:
        self._rules = tuple(rules)
        self._fold = FoldTable()
        # Which rules a word wakes up; those that need no word are always awake.
        self._woken: dict[str, set[int]] = {}
        self._always: set[int] = set()
        for index, rule in enumerate(rules):
            clauses = [pattern.clauses[0] for pattern in rule.match if pattern.clauses]
            if len(clauses) < max(len(rule.match), 1):
                self._always.add(index)
            for word in frozenset[str]().union(*clauses):
                self._woken.setdefault(word, set()).add(index)

    def run(
        self,
        text: str,
        blocks: Sequence[PlainBlock],
        *,
        plain: bool,
        titled: bool,
    ) -> Recognised:
        """Recognise blocks of `text`.

        `plain` tells that the text has no markup of its own, `titled` that its headline is known
        already, so that no line is taken for one.
        """
        lines = _Lines(text, blocks, self._fold)
        for rule in self._awake(text):
            if rule.kind in _PLAIN_ONLY and not plain:
                continue
            if rule.kind is BlockKind.TITLE and titled:
                continue
            taken = lines.apply(rule)
            titled = titled or (taken and rule.kind is BlockKind.TITLE)
        return Recognised(tuple(lines.result()), lines.captures)

    def _awake(self, text: str) -> list[BlockRule]:
        awake = set(self._always)
        for word in self._woken.keys() & set(fold(text, self._fold).split()):
            awake |= self._woken[word]
        return [self._rules[index] for index in sorted(awake)]


class _Lines:
    """The blocks of one article while rules run over them."""

    def __init__(self, text: str, blocks: Sequence[PlainBlock], table: FoldTable) -> None:
        self.text = text
        self.blocks = [block for block, _ in blocks]
        self.alone = [alone for _, alone in blocks]
        self.captures: dict[str, str] = {}
        self._table = table
        self._hits: dict[int, tuple[BlockKind, Span]] = {}  # what was taken, and the words
        self._words = [len(block.span.of(text).split()) for block in self.blocks]
        self._folded: dict[int, frozenset[str]] = {}

    def apply(self, rule: BlockRule) -> bool:
        """Let a rule take what it can; returns whether it took anything."""
        taken = False
        for index in list(self._candidates(rule)):
            line = self.blocks[index].span.of(self.text)
            hit = match_line(rule, line, self._pieces(index))
            if hit is None:
                continue
            taken = True
            start = self.blocks[index].span.start
            span = Span(start + hit.span.start, start + hit.span.end)
            self._hits[index] = (rule.kind, span)
            for name, captured in hit.captures:
                self.captures.setdefault(name, captured.of(line).strip())
            if rule.kind is BlockKind.TITLE:
                break
        return taken

    def _candidates(self, rule: BlockRule) -> Iterator[int]:
        """Yield the blocks that a rule's conditions admit."""
        where = rule.where
        open_kinds = _OPEN_TO_FURNITURE if rule.kind is BlockKind.FURNITURE else _OPEN_TO_ALL
        left = [
            index
            for index, block in enumerate(self.blocks)
            if index not in self._hits and block.kind in _WITH_WORDS
        ]
        first = left if where.first is None else left[: where.first]
        late = frozenset(left if where.last is None else left[-where.last :])
        for index in first:
            if (
                index in late
                and self.blocks[index].kind in open_kinds
                and (self.alone[index] or not where.alone)
                and (where.min_words or 0) <= self._words[index]
                and (where.max_words is None or self._words[index] <= where.max_words)
                and (not where.repeated or self._repeats(index))
                # A headline stands above something.
                and (rule.kind is not BlockKind.TITLE or index != left[-1])
            ):
                yield index

    def _repeats(self, index: int) -> bool:
        if index == 0:
            return False
        above, here = (self.blocks[i].span.of(self.text) for i in (index - 1, index))
        return above == here != ""

    def _pieces(self, index: int) -> frozenset[str]:
        if index not in self._folded:
            line = self.blocks[index].span.of(self.text)
            self._folded[index] = frozenset(fold(line, self._table).split())
        return self._folded[index]

    def result(self) -> Iterator[Block]:
        """Yield the blocks by their new kinds, datelines cut off their paragraphs."""
        for index, block in enumerate(self.blocks):
            kind, span = self._hits.get(index, (block.kind, block.span))
            if kind is block.kind:
                yield block
            elif kind is BlockKind.DATELINE:
                yield from cut(self.text, block, span.end)
            elif kind is BlockKind.TITLE:
                yield retagged(block, BlockKind.TITLE, "h1", 1)
            elif kind is BlockKind.HEADING:
                yield retagged(block, BlockKind.HEADING, "h2", 2)
            else:
                yield replace(block, kind=kind)


def match_line(rule: BlockRule, line: str, pieces: frozenset[str]) -> Hit | None:
    """Return the first match of a rule in a line that no exception overlaps.

    `pieces` are the line's folded words. A rule without patterns matches the whole line. Raises
    `PatternTimeout`.
    """
    if rule.kind is BlockKind.DATELINE:
        line = line[:_LONGEST_DATELINE]
    return next((hit for hit in _hits(rule, line, pieces) if not blocking(rule, line, hit)), None)


def _hits(rule: BlockRule, line: str, pieces: frozenset[str]) -> Iterator[Hit]:
    if not rule.match:
        yield Hit(Span(0, len(line)), ())
    for pattern in rule.match:
        if not any(clause.isdisjoint(pieces) for clause in pattern.clauses):
            yield from pattern.finditer(line)


def blocking(rule: BlockRule, line: str, hit: Hit) -> tuple[CompiledPattern, ...]:
    """Return the exceptions of a rule that overlap a match in a line."""
    return tuple(
        unless
        for unless in rule.unless
        if any(hit.span.overlaps(other.span) for other in unless.finditer(line))
    )
