"""White space as the page has it: extraction loses a blank here and adds one there.

Words that ran together, or fell apart, would be other words than the author's. So each block is
looked for on the page by its letters, and takes its white space from there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from classifier.records import BlockKind, Markup, Run, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from classifier.content.flow import Flow
    from classifier.records import Block

Pieces = list[tuple[str, tuple[Markup, ...]]]


class Placed(NamedTuple):
    """Text and blocks with the page's white space, and where each block stands on the page.

    `places` holds a half-open range of the page's letters for each block, None where the page
    does not show it.
    """

    text: str
    blocks: tuple[Block, ...]
    places: tuple[Span | None, ...]


class Page:
    """The text that a page shows, with the offset of everything in it that is no white space."""

    def __init__(self, shown: Flow) -> None:
        self.text, self.blocks = shown
        self.offsets = [offset for offset, char in enumerate(self.text) if not char.isspace()]
        self.letters = "".join(self.text[offset] for offset in self.offsets)

    def place(self, words: str, after: int) -> Span | None:
        """Return which letters say `words`, from the letter `after` on if they are there."""
        letters = "".join(words.split())
        found = self.letters.find(letters, after)
        if found < 0:
            found = self.letters.find(letters)
        return Span(found, found + len(letters)) if found >= 0 else None

    def apart(self, letter: int) -> bool:
        """Tell whether white space follows a letter."""
        return self.offsets[letter + 1] > self.offsets[letter] + 1


def as_on_page(found: Flow, page: Page) -> Placed:
    """Give every block of `found` the white space of the page."""
    text: list[str] = []
    blocks: list[Block] = []
    places: list[Span | None] = []
    length, after, end = 0, 0, 0
    for block in found.blocks:
        between = found.text[end : block.span.start]
        end = block.span.end
        place = page.place(block.span.of(found.text), after)
        after = place.end if place else after
        pieces: Pieces = [(run.span.of(found.text), run.markup) for run in block.runs]
        if place and block.kind is not BlockKind.CODE:
            pieces = _mended(pieces, place, page)
        length += len(between)
        moved = _block(block, pieces, length)
        text += [between, *(words for words, _ in pieces)]
        length = moved.span.end
        blocks.append(moved)
        places.append(place)
    return Placed("".join(text), tuple(blocks), tuple(places))


def _mended(pieces: Sequence[tuple[str, tuple[Markup, ...]]], place: Span, page: Page) -> Pieces:
    """Return a block's pieces with white space where the page has some, and nowhere else."""
    mended: Pieces = []
    letter = place.start  # the next one to come
    due = spaced = False  # whether white space must come here, and whether it came
    for words, markup in pieces:
        kept: list[str] = []
        for char in words:
            if char.isspace():
                if due and (not spaced or char == "\n"):
                    kept.append(char)
                    spaced = True
                continue
            if due and not spaced:
                if not kept and mended and len(mended[-1][1]) < len(markup):
                    mended[-1] = (f"{mended[-1][0]} ", mended[-1][1])  # before a link, not in it
                else:
                    kept.append(" ")
            kept.append(char)
            due = letter + 1 < place.end and page.apart(letter)
            spaced = False
            letter += 1
        mended.append(("".join(kept), markup))
    return mended


def _block(block: Block, pieces: Iterable[tuple[str, tuple[Markup, ...]]], start: int) -> Block:
    runs: list[Run] = []
    at = start
    for words, markup in pieces:
        runs.append(Run(Span(at, at + len(words)), markup))
        at += len(words)
    return replace(block, span=Span(start, at), runs=tuple(runs))
