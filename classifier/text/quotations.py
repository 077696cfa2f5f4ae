"""Quotation marks → quotations.

Straight and curly marks, doubled single ones (''so'') as newspapers' archives have them,
guillemets and low-high marks („so“), one kind inside another, unclosed ones, and quotations
carried over paragraphs, where each paragraph opens anew and only the last closes. Apostrophes, and
the marks of feet and inches, are none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from classifier.records import BlockKind, Quotation, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from classifier.records import Article, Block

_MARK = re.compile(r"[\"“”„‟«»‹›‚'‘’`](?:(?<=')'+|(?<=`)`)?")
# Clippings that begin with an apostrophe: ’em, ’90s, ’til.
_CLIPPED = re.compile(r"['‘’](?:\d|em\b|til\b|tis\b|twas\b|cause\b|n['’]|round\b|bout\b)", re.I)
_MEASURE = re.compile(r"\d$")

_DOUBLE = "double"
_SINGLE = "single"
_ANGLE = "angle"
_FAMILY = {
    **dict.fromkeys('"“”„‟', _DOUBLE),
    **dict.fromkeys(["''", "``"], _DOUBLE),
    **dict.fromkeys("'‘’‚`", _SINGLE),
    **dict.fromkeys("«»‹›", _ANGLE),
}
_ONLY_OPENS = frozenset(["„", "‚", "``", "‟", "`"])
_MAY_CARRY_ON = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM})


def find_quotations(article: Article) -> tuple[Quotation, ...]:
    """Return all quotations of an article's classified blocks, in text order."""
    found: list[Quotation] = []
    before: Quotation | None = None  # the unclosed outer quotation that the last block ends in
    for block in article.blocks:
        if not block.kind.classified:
            continue
        quotations = list(_in_block(article.text, block.span))
        if before is not None and quotations and _carries_on(article, block, before, quotations[0]):
            quotations[0] = replace(quotations[0], carried=True)
        found += quotations
        before = next((q for q in quotations if _runs_out(q, block)), None)
    return tuple(found)


def _carries_on(article: Article, block: Block, before: Quotation, first: Quotation) -> bool:
    """Tell whether a block goes on quoting: it opens as the one before it did."""
    if block.kind not in _MAY_CARRY_ON or first.depth:
        return False
    marks = article.text[before.marks.start], article.text[first.marks.start]
    return first.marks.start == block.span.start and _FAMILY[marks[0]] == _FAMILY[marks[1]]


def _runs_out(quotation: Quotation, block: Block) -> bool:
    return not quotation.closed and quotation.depth == 0 and block.kind in _MAY_CARRY_ON


@dataclass(frozen=True, slots=True)
class _Open:
    """An opening mark that waits for its closing one."""

    family: str
    mark: str
    start: int
    end: int
    depth: int


def _in_block(text: str, block: Span) -> Iterator[Quotation]:
    """Yield the quotations of one block, in text order."""
    marks = list(_marks(text, block))
    if not marks:
        return
    stack: list[_Open] = []
    found: list[Quotation] = []
    singles = [start for start, mark in marks if _FAMILY[mark] == _SINGLE]
    last_end = max((at for at, mark in marks if _ends_a_word(text, at, mark)), default=-1)
    for start, mark in marks:
        end = start + len(mark)
        family = _FAMILY[mark]
        opened = _innermost(stack, family)
        if _closes(text, block, start, mark, opened) and not (
            family == _SINGLE and _possessive(text, block, start, singles)
        ):
            while stack:  # an inner mark that was never closed ends here as well
                inner = stack.pop()
                closed = inner is opened
                found.append(_quotation(inner, start, end if closed else start, closed=closed))
                if closed:
                    break
        elif _opens(text, block, start, mark, last_end):
            stack.append(_Open(family, mark, start, end, len(stack)))
    for left in stack:
        if left.family == _SINGLE:
            continue  # more likely an apostrophe
        found.append(_quotation(left, block.end, block.end, closed=False))
    yield from sorted(found, key=lambda quotation: quotation.marks)


def _quotation(opened: _Open, end: int, marks_end: int, *, closed: bool) -> Quotation:
    return Quotation(
        Span(opened.end, max(opened.end, end)),
        Span(opened.start, max(opened.end, marks_end)),
        closed=closed,
        depth=opened.depth,
    )


def _marks(text: str, block: Span) -> Iterator[tuple[int, str]]:
    """Yield the offset and text of everything that may be a quotation mark."""
    for found in _MARK.finditer(text, block.start, block.end):
        mark, start = found.group(), found.start()
        if mark in "'’‘`" and (
            _before(text, block, start).isalnum() and _after(text, block, start + 1).isalnum()
        ):
            continue  # an apostrophe
        if len(mark) > 2:  # ''' closes 'one'' inside ''another
            single_first = start > block.start and not text[start - 1].isspace()
            pieces = ["'", "''"] if single_first else ["''", "'"]
            for piece in pieces[: len(mark) - 1]:
                yield start, piece
                start += len(piece)
        else:
            yield start, mark


def _innermost(stack: list[_Open], family: str) -> _Open | None:
    return next((opened for opened in reversed(stack) if opened.family == family), None)


def _before(text: str, block: Span, start: int) -> str:
    return text[start - 1] if start > block.start else " "


def _after(text: str, block: Span, end: int) -> str:
    return text[end] if end < block.end else " "


def _closes(text: str, block: Span, start: int, mark: str, opened: _Open | None) -> bool:
    if opened is None or mark in _ONLY_OPENS:
        return False
    before, after = _before(text, block, start), _after(text, block, start + len(mark))
    if mark == "“":  # closes „so“, and by mistake “so“; after another “ it opens
        if opened.mark == "„" or not (before.isspace() or after.isalnum()):
            return True
        # “So we go, “he said. – a mark turned the wrong way; a second quotation would not open
        # inside the first with the same mark.
        return _ends_with_a_stop(text, block, start)
    if mark == "‘":
        return opened.mark == "‚"
    if mark in "«»‹›":
        return mark != opened.mark
    if mark in ('"', "''"):
        # A mark that white space precedes and a word follows opens, whatever is still open.
        return not (before.isspace() and after.isalnum() and opened.end < start)
    if _FAMILY[mark] == _SINGLE:
        return not before.isspace()
    return True


def _ends_with_a_stop(text: str, block: Span, end: int) -> bool:
    """Tell whether a comma or a full stop stands before some place, perhaps with blanks between."""
    while end > block.start and text[end - 1].isspace():
        end -= 1
    return _before(text, block, end) in ",.?!"


def _possessive(text: str, block: Span, start: int, singles: list[int]) -> bool:
    """Tell whether a mark after an s is the boys’ apostrophe: another one closes later.

    `singles` are the places of all single marks of the block.
    """
    if _before(text, block, start) not in "sS" or not _after(text, block, start + 1).isspace():
        return False
    later = bisect_right(singles, start)
    return later < len(singles) and not text[singles[later] - 1].isspace()


def _opens(text: str, block: Span, start: int, mark: str, last_end: int) -> bool:
    """Tell whether a mark opens; `last_end` is where the last one stands that can end a word."""
    before, after = _before(text, block, start), _after(text, block, start + len(mark))
    if mark in _ONLY_OPENS or mark == "“":
        return True
    if after.isspace():
        return False
    at_word_start = not (before.isalnum() or before in ".,!?;:%")
    if _FAMILY[mark] == _ANGLE:
        return at_word_start
    if _FAMILY[mark] == _SINGLE:
        if not at_word_start or _CLIPPED.match(text, start):
            return False
        return last_end > start
    if mark == "”":  # Swedish and Finnish texts open with it
        return at_word_start
    return at_word_start or not _MEASURE.search(before)


def _ends_a_word(text: str, offset: int, mark: str) -> bool:
    """Tell whether a single mark can close: it follows a word or a stop."""
    return mark in "'’" and not text[offset - 1].isspace()
