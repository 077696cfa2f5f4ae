"""Days, months and years as stretches that a timeline is divided into."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from classifier.site.theme.filters import day

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_DAYS = 92
_MOST_MONTHS = 48
_MOST_YEARS = 40


class Scale(NamedTuple):
    """How long a stretch is: a day, a month, or `years`, which is zero for the other two."""

    unit: str
    years: int = 0

    def start(self, date: dt.date) -> dt.date:
        """Return the first day of the stretch that a day lies in."""
        if self.years:
            return dt.date(max(date.year - date.year % self.years, dt.MINYEAR), 1, 1)
        return date if self == DAY else date.replace(day=1)

    def end(self, start: dt.date) -> dt.date:
        """Return the last day of the stretch that begins at `start`."""
        if self == DAY:
            return start
        year, month = start.year, start.month + 1
        if self.years:
            year, month = start.year - start.year % self.years + self.years, 1
        elif month > 12:
            year, month = year + 1, 1
        return dt.date.max if year > dt.MAXYEAR else dt.date(year, month, 1) - _ONE_DAY

    def starts(self, first: dt.date, last: dt.date) -> Iterator[dt.date]:
        """Yield where each stretch from that of `first` to that of `last` begins."""
        start = self.start(first)
        while True:
            yield start
            end = self.end(start)
            if end >= last:
                return
            start = end + _ONE_DAY

    def key(self, start: dt.date) -> str:
        """Return the name of the stretch in addresses: ``2026-03-09``, ``2026-03``, ``2026``."""
        if self.years > 1:
            return f"{start.year:04}-to-{self.end(start).year:04}"
        return start.isoformat()[: 10 if self == DAY else 7 if self == MONTH else 4]

    def name(self, start: dt.date) -> str:
        """Return the name of the stretch for readers: “9 March 2026”, “March 2026”, “2026”."""
        if self.years > 1:
            return f"{start.year}–{self.end(start).year}"
        return day(start).split(" ", {DAY: 0, MONTH: 1}.get(self, 2))[-1]

    def short(self, start: dt.date) -> str:
        """Return the name of the stretch for an axis: “9 Mar”, “Mar 2026”, “2026”."""
        number, month, year = day(start).split(" ")
        if self == DAY:
            return f"{number} {month[:3]}"
        return f"{month[:3]} {year}" if self == MONTH else self.name(start)


DAY = Scale("day")
MONTH = Scale("month")
YEAR = Scale("year", 1)
_ONE_DAY = dt.timedelta(days=1)


def scales(first: dt.date, last: dt.date) -> tuple[Scale, ...]:
    """Return how to divide some time, and its parts in turn, down to days.

    No stretch is divided into more parts than a drawing has room for.
    """
    if (last - first).days < _MOST_DAYS:
        return (DAY,)
    if (last.year - first.year) * 12 + last.month - first.month < _MOST_MONTHS:
        return (MONTH, DAY)
    years = next(
        step
        for step in (1, 2, 5, 10, 20, 50, 100, 200, 500)
        if (last.year - first.year) // step < _MOST_YEARS
    )
    return (*([Scale(f"{years} years", years)] if years > 1 else []), YEAR, MONTH, DAY)
