"""Plain text → blocks. The text itself is taken as it is; only its lines are told apart.

A paragraph ends at an empty line. Without one, each line is a paragraph of its own, as pages are
scraped, unless the text was wrapped at a fixed width, as mail is: then lines belong together
where the next word would not have fitted.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from classifier.records import Block, BlockKind, Container, Run, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE = re.compile(r"[^\r\n]+")
_PARAGRAPH_END = re.compile(r"(?:\r\n|\n|\r)[^\S\r\n]*(?:\r\n|\n|\r)")
_LIST_MARK = re.compile(r"(?:[-*•·–]|\d{1,3}[.)])\s")

# Text is wrapped if its longest line has a usual width, and lines mostly fill it.
_NARROWEST, _WIDEST = 60, 100
_FEWEST_FULL_LINES = 3
_FULL_SHARE = 0.6


class PlainBlock(NamedTuple):
    """A paragraph of plain text. `alone` tells whether empty lines stand around it."""

    block: Block
    alone: bool


class _Line(NamedTuple):
    """A line without the white space around it; `indent` is what was taken off in front."""

    span: Span
    indent: int


def plain_blocks(text: str) -> list[PlainBlock]:
    """Tell the paragraphs of a text apart."""
    chunks = list(_chunks(text))
    width = _wrap_width(text, chunks)
    blocks: list[PlainBlock] = []
    for chunk in chunks:
        spans = list(_joined(text, chunk, width))
        for span in spans:
            path = (Container("p", len(blocks) + 1),)
            # A line of asterisks or dashes is a rule, drawn with characters.
            words = any(char.isalnum() for char in span.of(text))
            kind = BlockKind.PARAGRAPH if words else BlockKind.BREAK
            block = Block(kind, span, path, (Run(span),))
            blocks.append(PlainBlock(block, len(spans) == 1))
    return blocks


def _chunks(text: str) -> Iterator[list[_Line]]:
    """Yield the lines between empty lines."""
    chunk: list[_Line] = []
    end = 0
    for found in _LINE.finditer(text):
        words = found.group()
        stripped = words.strip()
        if not stripped:
            continue
        start = found.start() + len(words) - len(words.lstrip())
        if chunk and _PARAGRAPH_END.search(text, end, start):
            yield chunk
            chunk = []
        end = start + len(stripped)
        chunk.append(_Line(Span(start, end), start - found.start()))
    if chunk:
        yield chunk


def _wrap_width(text: str, chunks: Sequence[Sequence[_Line]]) -> int:
    """Return the width that the text was wrapped at, or zero if it was not."""
    longest = 0
    for chunk in chunks:
        for line in chunk:
            length = line.span.end - line.span.start
            if length <= _WIDEST:
                longest = max(longest, length)
            elif " " in line.span.of(text):  # a long address cannot be wrapped
                return 0
    if longest < _NARROWEST:
        return 0
    pairs = [
        pair
        for chunk in chunks
        for pair in pairwise(chunk)
        if not _LIST_MARK.match(text, pair[1].span.start)
    ]
    full = sum(_is_full(text, line, following, longest) for line, following in pairs)
    enough = full >= _FEWEST_FULL_LINES and full >= _FULL_SHARE * len(pairs)
    return longest if enough else 0


def _is_full(text: str, line: _Line, following: _Line, width: int) -> bool:
    """Tell whether the first word of the next line would not have fitted into this one."""
    word = following.span.of(text).split(maxsplit=1)[0]
    return line.span.end - line.span.start + 1 + len(word) > width


def _joined(text: str, chunk: Sequence[_Line], width: int) -> Iterator[Span]:
    """Yield paragraphs: single lines, or those that belong together in a wrapped text."""
    start = chunk[0].span.start
    for line, following in pairwise(chunk):
        # Below a list mark lines are set in; elsewhere an indent begins a paragraph.
        set_in = following.indent > line.indent and not _LIST_MARK.match(text, start)
        if (
            not width
            or set_in
            or not _is_full(text, line, following, width)
            or _LIST_MARK.match(text, following.span.start)
        ):
            yield Span(start, line.span.end)
            start = following.span.start
    yield Span(start, chunk[-1].span.end)
