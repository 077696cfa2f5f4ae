"""A date that a library found, held against what the page says.

Extraction completes what is not whole: a month gets today's day, the 30th of February becomes the
1st. And it decides what is open: is 03/04 in March or in April?
"""

from __future__ import annotations

import datetime as dt
import re

_ORDINAL = r"(?:st|nd|rd|th|\.|er|º)?"
_OF = r"(?:\s+de)?\s+"  # Spanish and Portuguese: 20 de noviembre de 2026
_WORD = r"[^\W\d_]{3,12}\.?"


def spelled_out(date: str, page: str) -> str | None:
    """Return an ISO date if `page` names that very day: in one order of numbers, or with words."""
    try:
        day = dt.date.fromisoformat(date)
    except ValueError:
        return None
    year, month, number = day.year, f"0?{day.month}", f"0?{day.day}"
    forms = [
        rf"{year}(?P<mark>[-/._]?){month}(?P=mark){number}",
        rf"{number}\.\s?{month}\.\s?{year}",  # with full stops the day comes first everywhere
        rf"{number}{_ORDINAL}{_OF}{_WORD},?{_OF}{year}",
        rf"{_WORD}\s+{number}{_ORDINAL},?\s+{year}",
    ]
    if day.day > 12 or day.day == day.month:
        forms += [
            rf"{number}(?P<mark>[-/]){month}(?P=mark){year}",
            rf"{month}(?P<mark>[-/]){number}(?P=mark){year}",
        ]
    return date if any(re.search(rf"(?<!\d){form}(?!\d)", page) for form in forms) else None


def told(page: str, name: str) -> str | None:
    """Return the ISO date that a page's JSON-LD gives as `name`, such as “dateModified”.

    There is none where several are given: some are those of other stories.
    """
    days = set(re.findall(rf'"{name}"\s*:\s*"(\d{{4}}-\d\d-\d\d)', page))
    return days.pop() if len(days) == 1 else None
