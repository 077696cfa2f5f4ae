"""The filters that templates have beside Jinja's own. Their words are English.

What is not there is written as nothing: that it is asked for has been noted then.
"""

from __future__ import annotations

import datetime as dt

from jinja2 import Undefined
from markupsafe import Markup

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SLACK = 10  # characters: no text is cut for less than its gap saves


def day(date: object) -> str:
    """Write a date as British newspapers do, the same on every machine: “24 November 2026”."""
    if isinstance(date, Undefined):
        return str(date)
    if not isinstance(date, dt.date):
        raise TypeError(f"“day” writes a date; it was given {_what(date)}")
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def plural(count: object, one: str, many: str = "") -> str:
    """Write a number with its noun: “1 article”, “2 articles”, “1,200 articles”.

    `many` is the plural where it is more than an added s.
    """
    if isinstance(count, Undefined):
        return str(count)
    if not isinstance(count, int):
        raise TypeError(f"“plural” writes a number with its noun; it was given {_what(count)}")
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def bytes_(count: object) -> str:
    """Write what a download weighs: “820 bytes”, “12 KB”, “3.4 MB”."""
    if isinstance(count, Undefined):
        return str(count)
    if not isinstance(count, int):
        raise TypeError(f"“bytes” writes a number of bytes; it was given {_what(count)}")
    if count < 1_000:
        return plural(count, "byte")
    if count < 1_000_000:
        return f"{round(count / 1_000)}\N{NO-BREAK SPACE}KB"
    return f"{count / 1_000_000:.1f}\N{NO-BREAK SPACE}MB"


def _what(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return f"the text “{value}”"
    return f"a {type(value).__name__}"


def css_string(words: object) -> str:
    """Write text as a string of CSS, quotes included; nothing in it can end the string early."""
    if isinstance(words, Undefined):
        return str(words)
    if not isinstance(words, str):
        raise TypeError(f"“css_string” writes a text; it was given {_what(words)}")
    safe = (
        letter if letter.isalnum() or letter in " -_" else f"\\{ord(letter):x} " for letter in words
    )
    return Markup(f'"{"".join(safe)}"')  # noqa: S704 - letters, digits and numbered characters


def ends(words: object, length: int) -> str:
    """Write how a text begins and ends, in whole words and about so many characters.

    A text that is little longer is written whole.
    """
    if isinstance(words, Undefined):
        return str(words)
    if not isinstance(words, str):
        raise TypeError(f"“ends” shortens a text; it was given {_what(words)}")
    if len(words) <= length + _SLACK:
        return words
    head = words[: length * 2 // 3 + 1].rpartition(" ")[0].rstrip(" …")
    tail = words[-(length // 3) - 1 :].partition(" ")[2].lstrip(" …")
    return f"{head} … {tail}" if head and tail else words


FILTERS = {
    "day": day,
    "plural": plural,
    "bytes": bytes_,
    "css_string": css_string,
    "ends": ends,
}
