"""Dates as English datelines write them."""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_FORMS = [
    re.compile(rf"{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})"),
    re.compile(rf"{_DAY}\s+{_MONTH},?\s+(?P<year>\d{{4}})"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"),
]


def unambiguous_date(words: str) -> dt.date | None:
    """Return the date that words such as "Nov. 24, 2026" give, or None.

    There is none without a year, and none in numbers alone (is 3/4 in March or in April?), but
    for the order year, month, day.
    """
    for form in _FORMS:
        found = form.fullmatch(words.strip())
        if not found:
            continue
        month = found["month"]
        if not month.isdigit():
            if month[:3].lower() not in _MONTHS:
                return None
            month = str(_MONTHS.index(month[:3].lower()) + 1)
        try:
            return dt.date(int(found["year"]), int(month), int(found["day"]))
        except ValueError:
            return None
    return None
