"""A page made ready for extraction: tables that only lay it out become plain containers.

Old pages, those of many ministries among them, put menu, story and margin into the cells of a
table. A table of figures has cells of words; one that lays out has cells of paragraphs, headings
or other tables, or of nothing but links. And a paragraph that marks a day in it as such is not
one that only tells when the page was published; extraction would leave it out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PARTS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td"})
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "table", "article", "ul", "ol", "div")
_MOST_IN_LINKS = 0.8
_LONGEST_STAMP = 12  # words: "Published on Tuesday, 24 November 2026, at 10:30 in Skarvik"


def made_ready(html: str) -> HtmlElement | None:
    """Return the tree of a page with its paragraphs easy to find; None if it is no page."""
    from trafilatura import load_html

    tree = load_html(html)
    if tree is None:
        return None
    for table in list(tree.iter("table")):
        if _lays_out(table):
            _dissolve(table)
    for time in list(tree.iter("time")):
        paragraph = next(time.iterancestors("p", "li", "blockquote"), None)
        if paragraph is not None and len("".join(paragraph.itertext()).split()) > _LONGEST_STAMP:
            time.drop_tag()
    return tree


def _lays_out(table: HtmlElement) -> bool:
    if table.find(".//caption") is not None or _own(table, "th"):
        return False
    cells = _own(table, "td")
    if any(cell.find(f".//{tag}") is not None for cell in cells for tag in _BLOCKS):
        return True
    linked = sum(_letters(link) for link in table.iter("a"))
    return linked > _MOST_IN_LINKS * _letters(table)


def _letters(element: HtmlElement) -> int:
    return sum(char.isalnum() for words in element.itertext() for char in words)


def _own(table: HtmlElement, tag: str) -> list[HtmlElement]:
    """Return the cells of a table itself, not of those in it."""
    return [cell for cell in table.iter(tag) if next(cell.iterancestors("table")) is table]


def _dissolve(table: HtmlElement) -> None:
    for part in list(table.iter(*_PARTS)):
        if part is table or next(part.iterancestors("table"), table) is table:
            part.tag = "div"
