"""Writing HTML by hand, for the article's text alone; all else goes through templates."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

# Values that HTML lets stand without quotes, and a few that it would: these need no thought.
_BARE = re.compile(r"[A-Za-z0-9_-]+")
VOID = frozenset({"area", "br", "col", "hr", "img", "source", "track", "wbr"})
# Ours alone: an article's own ids, classes and styles would meddle with the page's.
_OURS = frozenset({"class", "id", "name", "style"})
_ALIGNMENTS = frozenset({"left", "center", "right"})


class Layer(NamedTuple):
    """An inline element that some words lie in."""

    opening: str
    closing: str


def words(text: str) -> str:
    """Return text as HTML that a browser reads back unchanged."""
    # A bare carriage return would be read as a line feed.
    return escape(text, quote=False).replace("\r", "&#13;")


def attribute(value: str) -> str:
    """Return the inside of a quoted attribute."""
    return escape(value, quote=True)


def attr(name: str, value: str) -> str:
    """Return an attribute with the space before it, without quotes where it needs none."""
    return f" {name}={value}" if _BARE.fullmatch(value) else f' {name}="{attribute(value)}"'


def opening(tag: str, attrs: Iterable[tuple[str, str]]) -> str:
    """Return a start tag."""
    written = "".join(f' {name}="{attribute(value)}"' for name, value in attrs)
    return f"<{tag}{written}>"


def authors(attrs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return those attributes of an article's element that may reach the page.

    The alignment of table cells, an obsolete attribute, becomes one of our classes.
    """
    return tuple(
        ("class", f"align-{value}") if name.lower() == "align" else (name, value)
        for name, value in attrs
        if name.lower() not in _OURS
        and not name.lower().startswith("on")
        and (name.lower() != "align" or value in _ALIGNMENTS)
    )
