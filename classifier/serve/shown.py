"""Problems as a browser shows them: with the lines of the file that they are in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from classifier.problems import Problem

_ABOVE, _BELOW = 2, 1
_LONGEST = 160
MOST = 20


class Line(NamedTuple):
    """A line of a file. `at` is where the problem is, in code points from 0, or None."""

    number: int
    text: str
    here: bool
    at: int | None


class Shown(NamedTuple):
    """A problem, and the lines around it; there are none where it belongs to a whole file."""

    place: str
    message: str
    hint: str
    lines: tuple[Line, ...]


def shown(problems: Sequence[Problem]) -> list[Shown]:
    """Return the first `MOST` problems as a browser shows them."""
    return [
        Shown(problem.place, problem.message, problem.hint, tuple(_lines(problem)))
        for problem in problems[:MOST]
    ]


def _lines(problem: Problem) -> Iterable[Line]:
    if not problem.line:
        return
    try:
        text = Path(problem.path).read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return
    lines = text.split("\n")
    first = max(problem.line - _ABOVE, 1)
    for number in range(first, min(problem.line + _BELOW, len(lines)) + 1):
        here = number == problem.line
        at = problem.column - 1 if here and problem.column else None
        yield _cut(number, lines[number - 1].rstrip("\r"), here, at)


def _cut(number: int, line: str, here: bool, at: int | None) -> Line:
    """Return a line; of a long one, the part around the problem."""
    start = max((at or 0) - _LONGEST // 2, 0)
    part = line[start : start + _LONGEST]
    return Line(number, part, here, None if at is None else min(at - start, len(part)))
