"""Which source line each word of an article stands on.

Markdown and HTML converters do not say where their words come from. So the letters and digits of
each source line, markup taken away as well as can be, are looked for in those of the text, both
in order: nearly every line is found whole. What is left over between two lines that were found
is aligned letter by letter.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import unescape
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LineMap = tuple[tuple[int, int], ...]

# A line this long that is found further on is no chance hit.
_TELLING = 12
# How many letters further on a line is looked for.
_FURTHEST = 50_000
# Letters that are compared one by one at most: the cost grows with the square.
_MOST_COMPARED = 2000


def plain_lines(text: str, first_line: int) -> LineMap:
    """Map a text that is its own source, from line `first_line` of its file on."""
    entries = []
    offset = 0
    for number, line in enumerate(text.split("\n"), start=first_line):
        words = len(line) - len(line.lstrip())
        if words < len(line):
            entries.append((offset + words, number))
        offset += len(line) + 1
    return tuple(entries) or ((0, first_line),)


class _Line(NamedTuple):
    """The letters and digits of a source line."""

    number: int
    letters: str


def align_lines(text: str, source: str, first_line: int) -> LineMap:
    """Map a text to the markup that it was made from, which begins at line `first_line`."""
    letters, offsets = _letters(text)
    lines = [
        _Line(number, found)
        for number, line in enumerate(_without_markup(source).split("\n"), start=first_line)
        if (found := _letters(_readable(line))[0])
    ]
    entries: dict[int, int] = {}
    for at, number in _aligned(letters, lines):
        entries.setdefault(_word_start(text, offsets[at]), number)
    ordered = sorted(entries.items())
    # A line can only be reached after those above it; what says otherwise was a chance hit.
    highest = accumulate((number for _, number in ordered), max)
    kept = [entry for entry, most in zip(ordered, highest, strict=True) if entry[1] == most]
    first = kept[0][1] if kept else first_line
    return ((0, first), *(entry for entry in kept if entry[0] > 0))


def _letters(text: str) -> tuple[str, list[int]]:
    """Return the letters and digits of a text, and the offset of each."""
    offsets = [offset for offset, char in enumerate(text) if char.isalnum()]
    return "".join(text[offset] for offset in offsets), offsets


def _word_start(text: str, offset: int) -> int:
    """Return where what is written without a space begins: at a quotation mark, for instance."""
    while offset and not text[offset - 1].isspace():
        offset -= 1
    return offset


def _aligned(letters: str, lines: list[_Line]) -> Iterator[tuple[int, int]]:
    """Yield where a line's letters begin, with its number."""
    cursor = 0
    waiting: list[_Line] = []
    for line in lines:
        if letters.startswith(line.letters, cursor) and not waiting:
            found = cursor
        elif len(line.letters) >= _TELLING:
            found = letters.find(line.letters, cursor, cursor + _FURTHEST)
        else:
            found = -1
        if found < 0:
            waiting.append(line)
            continue
        yield from _compared(letters[cursor:found], cursor, waiting)
        waiting = []
        yield found, line.number
        cursor = found + len(line.letters)
    yield from _compared(letters[cursor:], cursor, waiting)


def _compared(letters: str, start: int, lines: Iterable[_Line]) -> Iterator[tuple[int, int]]:
    """Align lines with letters that begin at `start`, one by one."""
    source = "".join(line.letters for line in lines)
    numbers = [line.number for line in lines for _ in line.letters]
    letters = letters[:_MOST_COMPARED]
    if not letters or not source:
        return
    matcher = SequenceMatcher(None, letters, source[:_MOST_COMPARED], autojunk=False)
    seen: set[int] = set()
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            number = numbers[block.b + step]
            if number not in seen:
                seen.add(number)
                yield start + block.a + step, number


# ------------------------------------------------------- markup out of lines

_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>")
_OPENING = re.compile(
    r"<!--|<(script|style|template|noscript|nav|head|title|button|svg)\b", re.IGNORECASE
)
_UNREAD = re.compile(
    r"!\[[^\]]{0,500}\](?:\([^)]{0,2000}\)|\[[^\]]{0,500}\])?"  # an image
    r"|(?<=\])\([^)]{0,2000}\)"  # where a link leads
    r"|(?<=\])\[[^\]]{0,500}\]"
    r"|^[ ]{0,3}\[[^\]]{1,500}\]:.*$"  # where links of that name lead
    r"|^[ \t]*(?:```|~~~).*$"
    r"|^[ \t>]*(?:\d+[.)]|[-*+])[ \t]+(?:\d+[.)][ \t]+)?"  # list marks
)


def _without_markup(source: str) -> str:
    """Blank out tags, comments and elements that are never shown, keeping line ends."""
    return _TAG.sub(_line_ends, _without_hidden(source))


def _without_hidden(source: str) -> str:
    parts: list[str] = []
    done = 0
    unclosed: set[str] = set()
    while opening := _OPENING.search(source, done):
        closing = f"</{opening.group(1).lower()}" if opening.group(1) else "-->"
        found = None
        if closing not in unclosed:
            found = re.compile(closing, re.IGNORECASE).search(source, opening.end())
        if found is None:  # looked for once only: a page of unclosed comments takes no longer
            unclosed.add(closing)
            parts.append(source[done : opening.end()])
            done = opening.end()
            continue
        hidden = source[opening.start() : found.end()]
        parts += [source[done : opening.start()], "\n" * hidden.count("\n")]
        done = found.end()
    parts.append(source[done:])
    return "".join(parts)


def _line_ends(found: re.Match[str]) -> str:
    return "\n" * found.group().count("\n")


def _readable(line: str) -> str:
    return unescape(_UNREAD.sub("", line))
