"""What a web page says about itself in its head: title, language, author, date, address."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from classifier.content.frontmatter import FrontMatter, valid_keys

if TYPE_CHECKING:
    from typing import Any

# Names of <meta> elements: those of HTML itself, and of the Open Graph protocol (ogp.me).
_META = {
    "author": "byline",
    "description": "summary",
    "og:site_name": "publisher",
    "og:url": "url",
    "article:published_time": "date",
    "article:modified_time": "updated",
}
_DAYS = {"date", "updated"}
_BODY = re.compile(r"<body\b", re.IGNORECASE)
_LONGEST_HEAD = 200_000


def read_head(html: str) -> tuple[FrontMatter, str]:
    """Return the valid data of a page's head and its title; both may be empty."""
    reader = _HeadReader()
    body = _BODY.search(html, 0, _LONGEST_HEAD)
    reader.feed(html[: body.start() if body else _LONGEST_HEAD])
    reader.close()
    values: dict[str, Any] = dict(reader.found)
    for key in _DAYS & values.keys():
        values[key] = values[key][:10]  # the time of day is left out
    data = valid_keys(values, (*_META.values(), "language"))
    return data, " ".join(reader.title.split())


class _HeadReader(HTMLParser):
    """Gathers what stands before the body; the first of a kind counts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, str] = {}
        self.title = ""
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "html" and "lang" in values:
            self.found["language"] = values["lang"]
        elif tag == "title":
            self._in_title = not self.title
        elif tag == "link" and values.get("rel") == "canonical":
            self.found["url"] = values.get("href", "")
        elif tag == "meta":
            key = _META.get(values.get("property") or values.get("name", ""))
            if key and values.get("content"):
                self.found.setdefault(key, values["content"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
