"""The text of an article as HTML: its words and white space, and nothing else.

With its tags stripped, what `render_body` returns is `page_text(article)`, code point for code
point. Everything that the page says about the text (numbers, labels) is therefore put into
attributes, which the style sheet shows, and into elements without content.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup as Html

from classifier.records import BlockKind, Container, Span
from classifier.site.html import VOID, Layer, authors, opening, words
from classifier.site.marks import MarkedSentence
from classifier.site.pictures import is_elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from classifier.records import Article, Block, Markup
    from classifier.site.marks import SentenceMark

_CLASSES = {
    BlockKind.TITLE: "title",
    BlockKind.BYLINE: "byline",
    BlockKind.CAPTION: "caption",
    BlockKind.BREAK: "break",
}


def page_text(article: Article) -> str:
    """Return the text that the page shows: all but the furniture and the white space after it."""
    return "".join(
        gap + ("" if index is None else article.blocks[index].span.of(article.text))
        for gap, index in _shown(article)
    )


def render_body(
    article: Article, marks: Sequence[SentenceMark], pictures: Mapping[str, str]
) -> Html:
    """Render the article's text with `marks`, which are in text order and do not overlap.

    `pictures` are the URLs of the pictures that the site has, by the source that the author wrote.
    """
    by_block: dict[int, list[SentenceMark]] = {}
    for mark in marks:
        by_block.setdefault(mark.block, []).append(mark)
    shift = _heading_shift(article.blocks)
    page = _Blocks()
    for gap, index in _shown(article):
        if index is None:
            page.move((), words(gap))
            continue
        block = article.blocks[index]
        page.move(_placed(block, shift), words(gap))
        page.write(_inline(article.text, block, by_block.get(index, ()), pictures))
    return Html("".join(page.parts))  # noqa: S704 - every part was escaped or is ours


def _shown(article: Article) -> Iterator[tuple[str, int | None]]:
    """Yield each shown block's index with the white space before it, at last what follows all."""
    gap, end, furniture = "", 0, False
    for index, block in enumerate(article.blocks):
        if not furniture:
            gap += article.text[end : block.span.start]
        end, furniture = block.span.end, block.kind is BlockKind.FURNITURE
        if not furniture:
            yield gap, index
            gap = ""
    yield gap + ("" if furniture else article.text[end:]), None


# ------------------------------------------------------------------- blocks


class _Blocks:
    """Writes blocks one after the other, keeping open the elements that neighbours share."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._open: list[Container] = []

    def move(self, path: Sequence[Container], gap: str) -> None:
        """Leave the elements that `path` does not share, write `gap`, enter the rest of `path`."""
        shared = 0
        while (
            shared < min(len(self._open), len(path)) and self._open[shared].key == path[shared].key
        ):
            shared += 1
        for container in reversed(self._open[shared:]):
            if container.tag not in VOID:
                self.parts.append(f"</{container.tag}>")
        self.parts.append(gap)
        self.parts.extend(opening(container.tag, container.attrs) for container in path[shared:])
        self._open[shared:] = path[shared:]

    def write(self, html: str) -> None:
        """Write the inside of a block into the innermost element."""
        if self._open and self._open[-1].tag == "pre" and html.startswith("\n"):
            self.parts.append("\n")  # browsers drop the first line break inside <pre>
        self.parts.append(html)


def _heading_shift(blocks: Iterable[Block]) -> int:
    """Return by how many levels headings sink so that only the title is an ``h1``."""
    return int(any(block.kind is BlockKind.HEADING and block.level == 1 for block in blocks))


def _placed(block: Block, shift: int) -> tuple[Container, ...]:
    """Return the elements to put a block into: its path, its own element dressed for its kind."""
    path = [container._replace(attrs=authors(container.attrs)) for container in block.path]
    own = path.pop() if path else Container("p", -1)
    if own.tag in VOID and block.span.start < block.span.end:
        own = own._replace(tag="div")  # a rule drawn with characters: they are part of the text
    if block.kind is BlockKind.TITLE:
        own = own._replace(tag="h1")
    elif block.kind is BlockKind.HEADING:
        own = own._replace(tag=f"h{min(max(block.level, 1) + shift, 6)}")
    if css := _CLASSES.get(block.kind):
        own = own._replace(attrs=(*own.attrs, ("class", css)))
    return (*path, own)


# ------------------------------------------------------------------- inline


def _inline(
    text: str, block: Block, marks: Sequence[SentenceMark], pictures: Mapping[str, str]
) -> str:
    """Render a block's runs; elements that neighbouring words share stay open between them."""
    outer = [Layer('<span class="dateline">', "</span>")] * (block.kind is BlockKind.DATELINE)
    parts = [layer.opening for layer in outer]
    stack: list[Layer] = []
    for layers, content in _stretches(text, block, marks, pictures):
        shared = 0
        while shared < min(len(stack), len(layers)) and stack[shared] == layers[shared]:
            shared += 1
        parts.extend(layer.closing for layer in reversed(stack[shared:]))
        parts.extend(layer.opening for layer in layers[shared:])
        stack[shared:] = layers[shared:]
        parts.append(content)
    parts.extend(layer.closing for layer in reversed([*outer, *stack]))
    return "".join(parts)


def _stretches(
    text: str, block: Block, marks: Sequence[SentenceMark], pictures: Mapping[str, str]
) -> Iterator[tuple[tuple[Layer, ...], str]]:
    """Cut runs wherever anything begins or ends; yield each piece with its layers, outermost first.

    A sentence is always the outermost layer, so that it is one element however the author's
    emphasis and links cross its borders.
    """
    marked = [MarkedSentence(mark) for mark in marks]
    cuts = sorted({edge for one in marked for edge in one.edges})
    for run in block.runs:
        if run.span.start == run.span.end:
            if run.markup and run.markup[-1].tag in VOID:
                yield _layers(run.span, run.markup[:-1], marked), _void(run.markup, pictures)
            continue
        edges = [cut for cut in cuts if run.span.start < cut < run.span.end]
        for start, end in pairwise((run.span.start, *edges, run.span.end)):
            piece = Span(start, end)
            yield _layers(piece, run.markup, marked), words(piece.of(text))


def _layers(
    piece: Span,
    markup: Sequence[Markup],
    marked: Iterable[MarkedSentence],
) -> tuple[Layer, ...]:
    """Return the elements around a piece that no border runs through."""
    author = tuple(Layer(opening(m.tag, authors(m.attrs)), f"</{m.tag}>") for m in markup)
    for one in marked:
        if one.span.start <= piece.start < one.span.end:
            return (*one.outer, *author, *one.around(piece.start))
    return author


def _void(markup: Sequence[Markup], pictures: Mapping[str, str]) -> str:
    """Return an element without content, the last of `markup`.

    A picture that the site does not have is described instead, and linked where it is elsewhere:
    opening a page asks no other host for anything.
    """
    tag, attrs = markup[-1]
    if tag != "img":
        return opening(tag, authors(attrs))
    facts = dict(authors(attrs))
    source, about = facts.get("src", ""), facts.get("alt", "")
    if source in pictures:
        facts |= {"src": pictures[source], "alt": about, "loading": "lazy"}
        return opening("img", sorted(facts.items()))
    label = f"Picture: {about or 'no description'}"
    shown = (("class", "picture"), ("data-label", label), ("aria-label", label))
    if is_elsewhere(source) and all(outer.tag != "a" for outer in markup[:-1]):
        return opening("a", (("href", source), *shown)) + "</a>"
    return opening("span", (("role", "img"), *shown)) + "</span>"
