"""Blocks made from blocks: cut in two, given another element, moved along."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from classifier.records import Block, BlockKind, Run, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def cut(text: str, block: Block, end: int) -> Iterator[Block]:
    """Cut the dateline that ends at `end` off a block; both keep the block's element.

    The white space after the dateline belongs to neither. Without words after it the whole block
    is the dateline.
    """
    rest = text[end : block.span.end]
    start = end + len(rest) - len(rest.lstrip())
    if start == block.span.end:
        yield replace(block, kind=BlockKind.DATELINE)
        return
    head, tail = Span(block.span.start, end), Span(start, block.span.end)
    before, after = _divided(block.runs, head, tail)
    yield replace(block, kind=BlockKind.DATELINE, span=head, runs=before)
    yield replace(block, span=tail, runs=after)


def _divided(
    runs: Iterable[Run], head: Span, tail: Span
) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Divide runs between two spans; a void one stays with the words before it."""
    before, after = [], []
    for (start, end), markup in runs:
        if start < head.end or start == end == head.end:
            before.append(Run(Span(start, min(end, head.end)), markup))
        if end > tail.start or (start == end and start > head.end):
            after.append(Run(Span(max(start, tail.start), max(end, tail.start)), markup))
    return tuple(before), tuple(after)


def retagged(block: Block, kind: BlockKind, tag: str, level: int) -> Block:
    """Return a block as another kind whose own element is `tag`."""
    own = block.path[-1]._replace(tag=tag)
    return replace(block, kind=kind, path=(*block.path[:-1], own), level=level)


def moved(block: Block, by: int) -> Block:
    """Return a block whose text begins `by` code points later."""
    runs = tuple(
        Run(Span(run.span.start + by, run.span.end + by), run.markup) for run in block.runs
    )
    return replace(block, span=Span(block.span.start + by, block.span.end + by), runs=runs)
