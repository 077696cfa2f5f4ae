"""A timeline as a drawing: columns of sentences, from what is asserted to what is guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.site.across_views import Bar, Chart, DrawnColumn, Tick
from classifier.site.theme.filters import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from classifier.site.across_views import Column

_WIDEST = 4.0  # of a column, in percent: a single day is no wall
_FILLED = 0.78  # of a column's place; the rest keeps it from the next one
_NAMES = 4  # on the axis: as many as a phone has room for
_EDGE = 10.0  # a name nearer to an end than this begins or ends there


def chart(columns: Sequence[Column]) -> Chart | None:
    """Draw columns side by side, the first one on the left; nothing where there is no sentence."""
    most = max((column.sentences for column in columns), default=0)
    if not most:
        return None
    slot = 100 / len(columns)
    return Chart(
        most=most,
        columns=tuple(
            DrawnColumn(_words(column), tuple(_bars(column, slot * number, slot, most)))
            for number, column in enumerate(columns)
            if column.sentences
        ),
        ticks=tuple(_ticks(columns, slot)),
    )


def _bars(column: Column, left: float, slot: float, most: int) -> Iterator[Bar]:
    """Yield the parts of a column, the most certain at the bottom."""
    width = min(slot * _FILLED, _WIDEST)
    x = left + (slot - width) / 2
    counted = 0
    for part in column.certainty:
        if part.sentences:
            counted += part.sentences
            y = 100 - 100 * counted / most
            height = 100 * part.sentences / most
            yield Bar(part.kind, round(x, 2), round(y, 2), round(width, 2), round(height, 2))


def _ticks(columns: Sequence[Column], slot: float) -> Iterator[Tick]:
    step = -(-len(columns) // _NAMES)
    for number in range(0, len(columns), step):
        x = round(slot * (number + 0.5), 2)
        anchor = "start" if x < _EDGE else "end" if x > 100 - _EDGE else "middle"
        yield Tick(x, anchor, columns[number].short)


def _words(column: Column) -> str:
    parts = ", ".join(f"{part.sentences} {part.kind}" for part in column.certainty)
    return f"{column.name}: {plural(column.sentences, 'sentence')}, {parts}"
