"""Text with blocks → Markdown that reads back as the same words.

Paragraphs, headings, flat lists and block quotes become Markdown, with a backslash or an entity
before whatever Markdown would take for a mark. Everything else (tables, lists in lists, captions,
preformatted text) becomes plain HTML, which Markdown leaves alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from classifier.records import BlockKind, Container, Run, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from classifier.records import Block, Markup

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ul", "ol"})
# Inline elements that say something about their words; of the others the words are enough.
_INLINE = frozenset("a b code del em i ins kbd q s samp strong sub sup var".split())
_STARS = {"em": "*", "i": "*", "strong": "**", "b": "**"}
_OPENING_MARKS, _CLOSING_MARKS = "(“‘\"'", ".,;:?!)”’\"'…"
_PLAIN_ADDRESS = re.compile(r"https?://[\w.~:/?#@!$&+,;=%-]+", re.ASCII)


def to_markdown(text: str, blocks: Sequence[Block], *, only_html: bool = False) -> str:
    """Return blocks of `text` as Markdown; with `only_html`, each of them as HTML in it."""
    parts: list[str] = []
    before = ""
    for _, group in groupby(_written(blocks), key=lambda block: block.path[0].key):
        members = list(group)
        tag = members[0].path[0].tag
        # Two lists or quotes in a row would run into one.
        plain = None if only_html or tag == before else _plain(text, members)
        parts.append(_html(text, members) if plain is None else plain)
        before = tag if tag in _LISTS or tag == "blockquote" else ""
    return "\n\n".join(parts) + "\n"


def _written(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks that have something to write; a caption gets the elements of one."""
    for block in blocks:
        own = block.path[-1]
        if block.kind is BlockKind.CAPTION and own.tag not in ("figcaption", "caption"):
            figure = (Container("figure", own.key), Container("figcaption", own.key))
            yield replace(block, path=figure)
        elif block.span.start < block.span.end or block.kind in _WORDLESS:
            yield block


_WORDLESS = (BlockKind.BREAK, BlockKind.TABLE_CELL)


# ----------------------------------------------------------------- Markdown


def _plain(text: str, members: Sequence[Block]) -> str | None:
    """Return the blocks of one outermost element as Markdown, or None if it has no way for them."""
    if members[0].kind is BlockKind.BREAK:
        return "***" if len(members) == 1 else None
    outer = members[0].path[0]
    elements = [list(group) for _, group in groupby(members, key=lambda one: one.path[-1].key)]
    lines = [_line(text, element) for element in elements]
    if len(members[0].path) == 1 and len(elements) == 1:
        return _leaf(outer.tag, lines[0])
    if any(len(block.path) != 2 for block in members):
        return None
    inner = {element[0].path[-1].tag for element in elements}
    if outer.tag == "blockquote" and inner == {"p"}:
        return "\n".join(f"> {line}" if line else ">" for line in "\n\n".join(lines).split("\n"))
    if outer.tag in _LISTS and inner == {"li"} and not any("\n" in line for line in lines):
        return _list(outer, elements, lines)
    return None


def _leaf(tag: str, line: str) -> str | None:
    if tag == "p":
        return line
    if tag in _HEADINGS and "\n" not in line:
        return f"{'#' * _HEADINGS[tag]} {line}"
    return None


def _list(
    outer: Container, elements: Sequence[Sequence[Block]], lines: Sequence[str]
) -> str | None:
    if any(element[0].path[-1].attrs for element in elements):
        return None  # an item with a number of its own
    if outer.tag == "ul":
        return "\n".join(f"- {line}" for line in lines)
    attrs = dict(outer.attrs)
    start = attrs.pop("start", "1")
    if attrs or not re.fullmatch(r"\d{1,6}", start):
        return None
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, int(start)))


def _line(text: str, element: Sequence[Block]) -> str:
    """Return the words of one element; a dateline and its paragraph are two blocks in one."""
    runs = _joined(text, element)
    words = "".join(
        _inline(run, text, index, runs) for index, run in enumerate(runs) if _has_words(run)
    )
    lines = words.split("\n") if _breaks_lines(runs) else [_SPACE.sub(" ", words)]
    if len(lines) > 1:
        lines = [line.replace("|", "\\|") for line in lines]
    if element[0].path[-1].tag in _HEADINGS:
        lines = [_CLOSING.sub(lambda found: "&#35;" * len(found[0]), line) for line in lines]
    return "  \n".join(_guarded(line) for line in lines)


def _joined(text: str, element: Sequence[Block]) -> tuple[Run, ...]:
    """Return the runs of an element, the white space between its blocks as well."""
    runs: list[Run] = []
    for block in element:
        if runs and runs[-1].span.end < block.span.start:
            runs.append(Run(Span(runs[-1].span.end, block.span.start)))
        runs += block.runs
    return tuple(runs)


def _breaks_lines(runs: Iterable[Run]) -> bool:
    """Whether a line end in the text is a line break, and not just where a line was full."""
    return any(run.markup and run.markup[-1].tag == "br" for run in runs)


def _has_words(run: Run) -> bool:
    return run.span.start < run.span.end


_MARK = re.compile(r"([\\`*_\[\]])|(<)|&(?=#?\w+;)")
_BEGINS = re.compile(r"[#>+\-=~]|\d+(?=\.)")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_CLOSING = re.compile(r"#+\Z")  # which would close a heading
_EDGE = re.compile(r"^[^\S \n]+|[^\S \n]+$")


def _escaped(words: str) -> str:
    return _MARK.sub(_escape, words)


def _escape(found: re.Match[str]) -> str:
    if found[1]:
        return "\\" + found[1]
    return "&lt;" if found[2] else "&amp;"


def _guarded(line: str) -> str:
    """Keep what a line begins with from being a mark, and odd white space at its ends."""
    line = _EDGE.sub(lambda found: "".join(f"&#{ord(char)};" for char in found[0]), line)
    begins = _BEGINS.match(line)
    if not begins:
        return line
    mark, rest = begins[0], line[begins.end() :]
    if mark.isdigit():
        return f"{mark}\\{rest}"
    return f"&#{ord(mark)};{rest}" if mark in "=~" else f"\\{mark}{rest}"


def _inline(run: Run, text: str, index: int, runs: Sequence[Run]) -> str:
    raw = run.span.of(text)
    words = _escaped(raw)
    markup = [one for one in run.markup if one.tag in _INLINE]
    if not markup:
        return words
    if len(markup) == 1 and _stands_alone(run, text, index, runs):
        one = markup[0]
        if one.tag in _STARS:
            return f"{_STARS[one.tag]}{words}{_STARS[one.tag]}"
        address = dict(one.attrs).get("href", "")
        if one.tag == "a" and _PLAIN_ADDRESS.fullmatch(address):
            return f"[{words}]({address})"
    return f"{_opened(markup)}{words}{_closed(markup)}"


def _stands_alone(run: Run, text: str, index: int, runs: Sequence[Run]) -> bool:
    """Whether words begin and end where Markdown's own marks are sure to be understood."""
    words = run.span.of(text)
    whole = _opens(words[0]) and (words[-1].isalnum() or words[-1] in _CLOSING_MARKS)
    if "\n" in words or not whole:
        return False
    near = (*runs[max(index - 1, 0) : index], *runs[index + 1 : index + 2])
    if any(one.markup for one in near if _has_words(one)):
        return False
    start, end = run.span
    before = text[start - 1] if start > runs[0].span.start else " "
    after = text[end] if end < runs[-1].span.end else " "
    return (before.isspace() or before in _OPENING_MARKS) and (
        after.isspace() or after in _CLOSING_MARKS
    )


def _opens(char: str) -> bool:
    return char.isalnum() or char in _OPENING_MARKS


# --------------------------------------------------------------------- HTML


def _html(text: str, members: Sequence[Block]) -> str:
    """Return the blocks of one outermost element as HTML without an empty line in it."""
    pieces: list[str] = []
    open_: tuple[Container, ...] = ()
    for block in members:
        shared = 0
        for left, right in zip(open_, block.path, strict=False):
            if left.key != right.key or left.tag != right.tag:
                break
            shared += 1
        again = shared == len(block.path) == len(open_)
        if again:
            pieces.append(" ")  # a dateline and its paragraph
        else:
            pieces += [f"</{part.tag}>" for part in reversed(open_[shared:])]
            pieces += [f"<{part.tag}{_attributes(part.attrs)}>" for part in block.path[shared:]]
            open_ = block.path
        if block.path[-1].tag == "hr":
            open_ = block.path[:-1]
            continue
        pieces += _html_runs(text, block)
    pieces += [f"</{part.tag}>" for part in reversed(open_)]
    return "".join(pieces)


def _html_runs(text: str, block: Block) -> Iterator[str]:
    hard = _breaks_lines(block.runs)
    for run in block.runs:
        words = escape(run.span.of(text), quote=False)
        if block.path[-1].tag != "pre":
            words = words.replace("\n", "<br>") if hard else _SPACE.sub(" ", words)
        markup = [one for one in run.markup if one.tag in _INLINE]
        if words:
            yield f"{_opened(markup)}{words}{_closed(markup)}"


def _opened(markup: Iterable[Markup]) -> str:
    return "".join(f"<{one.tag}{_attributes(one.attrs)}>" for one in markup)


def _closed(markup: Sequence[Markup]) -> str:
    return "".join(f"</{one.tag}>" for one in reversed(markup))


def _attributes(attrs: Iterable[tuple[str, str]]) -> str:
    return "".join(f' {name}="{escape(" ".join(value.split()))}"' for name, value in attrs)
