"""Markdown → HTML, by Python-Markdown.

Extensions: tables, sane_lists (a list keeps the number it begins with) and fenced_code. Left
off on purpose: smarty and nl2br, which alter what the author wrote; footnotes, whose numbers and
arrows would stand among the author's words; attr_list and md_in_html, which let text set
attributes. Raw HTML passes through here and is sanitised where the tree is made.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown import Markdown


# Python-Markdown's time grows with the square of brackets left open; no article comes near this.
_MOST_OPEN = 300
_CLOSES = {"]": "[", ")": "(", ">": "<"}
_BRACKET = re.compile(r"[\[\]()<>]|\n[ \t]*\n")


class NotConvertible(ValueError):
    """Markup that would take the converter too long or too deep.

    `line` counts from one in the text that was to be converted; zero where it is not known.
    """

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class MarkdownConverter:
    """Turns one Markdown text after the other into HTML; nothing carries over between them."""

    def __init__(self) -> None:
        self._markdown: Markdown | None = None

    def html(self, source: str) -> str:
        """Return unsanitised HTML. Raises `NotConvertible`."""
        _refuse_open_brackets(source)
        if self._markdown is None:
            self._markdown = _converter()
        try:
            return str(self._markdown.reset().convert(source))
        except RecursionError:
            self._markdown = None  # what it was doing may have left traces
            raise NotConvertible("quotes or lists are nested too deep") from None


def _refuse_open_brackets(source: str) -> None:
    """Raise `NotConvertible` where hundreds of brackets stand open at once.

    Round and square ones are forgotten at the end of their paragraph, where they cannot be closed
    any more.
    """
    depth = dict.fromkeys("[(<", 0)
    for found in _BRACKET.finditer(source):
        mark = found.group()
        if mark in depth:
            depth[mark] += 1
            if depth[mark] > _MOST_OPEN:
                line = source.count("\n", 0, found.start()) + 1
                raise NotConvertible(f"more than {_MOST_OPEN} brackets stand open here", line)
        elif mark in _CLOSES:
            depth[_CLOSES[mark]] = max(0, depth[_CLOSES[mark]] - 1)
        else:
            depth["["] = depth["("] = 0


def _converter() -> Markdown:
    from markdown import Markdown
    from markdown.extensions.fenced_code import FencedCodeExtension
    from markdown.extensions.sane_lists import SaneListExtension
    from markdown.extensions.tables import TableExtension

    return Markdown(
        extensions=[
            TableExtension(use_align_attribute=True),
            SaneListExtension(),
            FencedCodeExtension(),
        ],
        output_format="html",
    )
