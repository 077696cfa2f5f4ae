"""A tree of elements → canonical text, its blocks, and the inline elements around its words.

White space is evened out as a browser does it; a line break (``br``) and everything in ``pre``
keep theirs. Between blocks stand an empty line, or a line end within lists and tables, or a tab
between the cells of a row.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from classifier.content.htmltree import BLOCKS, GROUPS, VOID, Element
from classifier.records import Block, BlockKind, Container, Markup, Run, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Path = tuple[Container, ...]
Inline = tuple[Markup, ...]

# Blocks that hold words themselves; in the others words get a paragraph of their own.
_LEAVES = frozenset("p pre h1 h2 h3 h4 h5 h6 li dt dd td th caption figcaption figure".split())
_HOLDERS = frozenset("li dt dd td th figcaption figure".split())  # leaves that may hold blocks
_CELLS = frozenset({"td", "th"})
_ITEMS = frozenset({"li", "dt", "dd"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_EMPHASIS = frozenset({"em", "i"})
# What the innermost of these elements makes of the words in it.
_KINDS = {
    "td": BlockKind.TABLE_CELL,
    "th": BlockKind.TABLE_CELL,
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "caption": BlockKind.CAPTION,
    "figcaption": BlockKind.CAPTION,
    "blockquote": BlockKind.QUOTE,
}
_WHITE = " \t\n\r\f"  # what HTML takes for white space; a no-break space is none
_SPACE = re.compile(f"[{_WHITE}]+")


class Flow(NamedTuple):
    """Text and the blocks that lie in it."""

    text: str
    blocks: tuple[Block, ...]


def flow(root: Element) -> Flow:
    """Lay out a tree as text with blocks."""
    writer = _Writer()
    writer.children(root, (), (), furniture=False)
    writer.end_block()
    text = "".join(writer.text)
    return Flow(text, tuple(_with_captions(text, writer.blocks)))


class _Writer:
    """Walks a tree in order; holds the text so far and the block that is being filled."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.blocks: list[Block] = []
        self.length = 0
        self._key = 0
        self._used: set[int] = set()  # containers that are some block's own
        self._last: Path | None = None  # where the last words went
        self._path: Path | None = None  # where the words of the block being filled go
        self._furniture = False
        self._pieces: list[tuple[str, Inline]] = []  # a void element has an empty string

    def container(self, element: Element) -> Container:
        """Return a container of its own for an element."""
        self._key += 1
        return Container(element.tag, self._key, element.attrs)

    def children(self, element: Element, path: Path, inline: Inline, *, furniture: bool) -> None:
        """Write what is in an element whose containers are `path`."""
        for child in element.children:
            if isinstance(child, str):
                self._words(child, path, inline, furniture=furniture)
            elif child.tag in BLOCKS or child.tag in GROUPS:
                self.end_block()
                self._block(child, path, inline, furniture=furniture)
            elif child.tag in VOID:
                self._void(child, path, inline, furniture=furniture)
            else:
                markup = (*inline, Markup(child.tag, child.attrs))
                self.children(child, path, markup, furniture=furniture)

    def _block(self, element: Element, path: Path, inline: Inline, *, furniture: bool) -> None:
        if element.tag in GROUPS:
            aside = element.tag == "aside" or (
                element.tag == "footer" and all(part.tag != "blockquote" for part in path)
            )
            self.children(element, path, inline, furniture=furniture or aside)
            self.end_block()
            return
        path = (*path, self.container(element))
        if element.tag == "hr":
            self._add(BlockKind.BREAK, path, ())
            return
        before = len(self.blocks)
        self.children(element, path, inline, furniture=furniture)
        self.end_block()
        if element.tag in _CELLS and len(self.blocks) == before:
            self._add(BlockKind.TABLE_CELL, path, ())  # an empty cell keeps its place in the row

    # ------------------------------------------------------------ words

    def _words(self, words: str, path: Path, inline: Inline, *, furniture: bool) -> None:
        preformatted = any(part.tag == "pre" for part in path)
        if not preformatted:
            words = _SPACE.sub(" ", words)
            if words.startswith(" ") and self._after_space():
                words = words[1:]
        if words:
            self._begin(path, furniture=furniture)
            self._pieces.append((words, inline))

    def _after_space(self) -> bool:
        """Whether a space here would show nothing: at the start, or after another one."""
        if all(not words for words, _ in self._pieces):
            return True
        return self._pieces[-1][0].endswith((" ", "\n"))

    def _void(self, element: Element, path: Path, inline: Inline, *, furniture: bool) -> None:
        if element.tag == "br":
            self._strip_spaces()
            if all(not words for words, _ in self._pieces):
                return  # a line break before the first word shows nothing
            if self._pieces[-1][0] == "\n":  # two line breaks are how some write paragraphs
                self.end_block()
                return
        self._begin(path, furniture=furniture)
        self._pieces.append(("", (*inline, Markup(element.tag, element.attrs))))
        if element.tag == "br":
            self._pieces.append(("\n", inline))

    def _begin(self, path: Path, *, furniture: bool) -> None:
        """Make sure that a block is being filled."""
        if self._path is None:
            self._path = self._place(path)
            self._furniture = furniture
            self._used.add(self._path[-1].key)

    def _place(self, path: Path) -> Path:
        """Return where words go that stand in `path`: each block has an element of its own."""
        if path and path[-1].tag in _LEAVES:
            own = path[-1]
            if own.key not in self._used:
                return path
            if own.tag not in _HOLDERS:
                return (*path[:-1], self.container(Element(own.tag, own.attrs, ())))
        return (*path, self.container(Element("p", (), ())))

    def _strip_spaces(self) -> None:
        """Take spaces off the end of the block being filled; its line breaks stay."""
        if not self._pieces:
            return
        words, inline = self._pieces[-1]
        kept = words.rstrip(" ")
        if kept:
            self._pieces[-1] = (kept, inline)
        elif words:
            self._pieces.pop()

    def _trim(self) -> None:
        """Take white space and line breaks off the end of the block being filled."""
        after: list[tuple[str, Inline]] = []  # void elements behind the last word
        while self._pieces:
            words, inline = self._pieces.pop()
            kept = words.rstrip(_WHITE)
            if kept:
                self._pieces.append((kept, inline))
                break
            if not words and inline[-1].tag != "br":
                after.append((words, inline))
        self._pieces += reversed(after)

    # ----------------------------------------------------------- blocks

    def end_block(self) -> None:
        """Finish the block being filled, if any."""
        if self._path is None:
            return
        self._trim()
        path, pieces = self._path, self._pieces
        self._path, self._pieces = None, []
        if not pieces:
            return
        kind = _kind(path, furniture=self._furniture)
        self._add(kind, path, pieces)

    def _add(self, kind: BlockKind, path: Path, pieces: Iterable[tuple[str, Inline]]) -> None:
        pieces = list(pieces)
        if any(words for words, _ in pieces):
            if self._last is not None:
                self._write(_separator(self._last, path))
            self._last = path
        start = self.length
        runs: list[Run] = []
        for words, inline in pieces:
            at = self.length
            self._write(words)
            if runs and words and runs[-1].markup == inline and runs[-1].span.end == at:
                runs[-1] = Run(Span(runs[-1].span.start, self.length), inline)
            else:
                runs.append(Run(Span(at, self.length), inline))
        level = _HEADINGS.get(path[-1].tag, 0)
        self.blocks.append(Block(kind, Span(start, self.length), path, tuple(runs), level))

    def _write(self, words: str) -> None:
        self.text.append(words)
        self.length += len(words)


def _kind(path: Path, *, furniture: bool) -> BlockKind:
    own = path[-1].tag
    if own == "pre":
        return BlockKind.CODE
    if furniture:
        return BlockKind.FURNITURE
    if own in _HEADINGS:
        return BlockKind.HEADING
    for part in reversed(path):
        if part.tag in _KINDS:
            return _KINDS[part.tag]
    return BlockKind.PARAGRAPH


def _separator(left: Path, right: Path) -> str:
    """Return the white space between the words of two places."""
    shared = [a.tag for a, b in zip(left, right, strict=False) if a == b]
    if "tr" in shared and shared[-1] not in _CELLS:
        return "\t"
    if "table" in shared and not _CELLS.intersection(shared):
        return "\n"
    if shared and left[-1].tag in _ITEMS and right[-1].tag in _ITEMS:
        return "\n"
    return "\n\n"


# ----------------------------------------------------------------- captions


def _with_captions(text: str, blocks: list[Block]) -> Iterator[Block]:
    """Take words in emphasis right below an image for its caption, as people write them."""
    for index, block in enumerate(blocks):
        below = index > 0 and _has_image(blocks[index - 1]) and _is_empty(blocks[index - 1])
        plain = block.kind is BlockKind.PARAGRAPH
        if plain and (below or _has_image(block)) and _all_in_emphasis(text, block):
            yield Block(BlockKind.CAPTION, block.span, block.path, block.runs)
        else:
            yield block


def _has_image(block: Block) -> bool:
    return any(run.markup and run.markup[-1].tag == "img" for run in block.runs)


def _is_empty(block: Block) -> bool:
    return block.span.start == block.span.end


def _all_in_emphasis(text: str, block: Block) -> bool:
    words = [run for run in block.runs if run.span.of(text).strip()]
    return bool(words) and all(
        any(markup.tag in _EMPHASIS for markup in run.markup) for run in words
    )
