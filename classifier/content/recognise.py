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
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from classifier.content.plain import PlainBlock
    from classifier.records import Block
    from classifier.rules.furniture import BlockRule, BlockWhere
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
        # Which rules a word wakes up; those with a pattern that needs no word are always awake.
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
        """Recognise blocks of `text`. Raises `PatternTimeout`.

        `plain` tells that the text has no markup of its own, `titled` that its headline is known
        already, so that no line is taken for one.
        """
        lines = [_Line(block, alone, block.span.of(text), self._fold) for block, alone in blocks]
        article = _Lines(lines)
        awake = self._awake(lines)
        for index, rule in enumerate(self._rules):
            if index not in awake and index not in self._always:
                continue
            if rule.kind in _PLAIN_ONLY and not plain:
                continue
            if rule.kind is BlockKind.TITLE and titled:
                continue
            article.apply(rule, None if index in self._always else awake[index])
        return Recognised(tuple(article.result(text)), article.captures)

    def _awake(self, lines: Sequence[_Line]) -> dict[int, list[int]]:
        """Return, by the numbers of rules, the lines that wake them."""
        awake: dict[int, list[int]] = {}
        for number, line in enumerate(lines):
            if line.block.kind not in _OPEN_TO_FURNITURE:
                continue
            rules = {
                rule for word in self._woken.keys() & line.pieces for rule in self._woken[word]
            }
            for rule in rules:
                awake.setdefault(rule, []).append(number)
        return awake


class _Line:
    """A block as rules look at it, with the words it holds."""

    __slots__ = ("alone", "block", "count", "pieces", "words")

    def __init__(self, block: Block, alone: bool, words: str, table: FoldTable) -> None:
        self.block = block
        self.alone = alone
        self.words = words
        self.count = len(words.split())
        self.pieces = folded_words(words, table)


class _Lines:
    """The blocks of one article while rules run over them."""

    def __init__(self, lines: Sequence[_Line]) -> None:
        self.lines = lines
        self.captures: dict[str, str] = {}
        self._hits: dict[int, tuple[BlockKind, Span]] = {}  # what was taken, and the words

    def apply(self, rule: BlockRule, numbers: Sequence[int] | None) -> None:
        """Let a rule take what it can of the lines `numbers` (all where it is None)."""
        for number in list(self._candidates(rule, numbers)):
            line = self.lines[number]
            hit = match_line(rule, line.words, line.pieces)
            if hit is None:
                continue
            start = line.block.span.start
            span = Span(start + hit.span.start, start + hit.span.end)
            self._hits[number] = (rule.kind, span)
            for name, captured in hit.captures:
                self.captures.setdefault(name, captured.of(line.words).strip())

    def _candidates(self, rule: BlockRule, numbers: Sequence[int] | None) -> Iterator[int]:
        """Yield the lines that a rule's conditions admit."""
        where = rule.where
        kinds = _OPEN_TO_FURNITURE if rule.kind is BlockKind.FURNITURE else _OPEN_TO_ALL
        admitted: Collection[int] = range(len(self.lines)) if numbers is None else numbers
        if where.first is not None or where.last is not None or rule.kind is BlockKind.TITLE:
            allowed = self._placed(rule)
            admitted = [number for number in admitted if number in allowed]
        for number in admitted:
            line = self.lines[number]
            if number in self._hits or line.block.kind not in kinds:
                continue
            if line.alone or not where.alone:
                above = self.lines[number - 1].words if number else ""
                if admits(where, line.words, above, line.count):
                    yield number

    def _placed(self, rule: BlockRule) -> frozenset[int]:
        """Return the lines that stand where a rule looks."""
        left = [
            number
            for number, line in enumerate(self.lines)
            if number not in self._hits and line.block.kind in _WITH_WORDS
        ]
        if rule.kind is BlockKind.TITLE:
            left = left[:-1]  # a headline stands above something
        first = left[: rule.where.first]
        last = left if rule.where.last is None else left[-rule.where.last :]
        return frozenset(first).intersection(last)

    def result(self, text: str) -> Iterator[Block]:
        """Yield the blocks by their new kinds, datelines cut off their paragraphs."""
        for number, line in enumerate(self.lines):
            block = line.block
            kind, span = self._hits.get(number, (block.kind, block.span))
            if kind is block.kind:
                yield block
            elif kind is BlockKind.DATELINE:
                yield from cut(text, block, span.end)
            elif kind is BlockKind.TITLE:
                yield retagged(block, BlockKind.TITLE, "h1", 1)
            elif kind is BlockKind.HEADING:
                yield retagged(block, BlockKind.HEADING, "h2", 2)
            else:
                yield replace(block, kind=kind)


def folded_words(text: str, table: FoldTable) -> frozenset[str]:
    """Return the words of a text as the required words of patterns are written."""
    return frozenset(fold(text, table).split())


def admits(where: BlockWhere, line: str, above: str, count: int) -> bool:
    """Tell whether a line of `count` words, below another, fulfils what concerns its words."""
    if where.repeated and line != above:
        return False
    return (where.min_words or 0) <= count <= (where.max_words or count)


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
