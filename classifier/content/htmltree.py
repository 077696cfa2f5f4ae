"""Untrusted HTML → a small tree of allowed elements. What is not in the lists below is not there.

nh3 (the HTML5 parser and sanitiser of ammonia) reads and cleans; its output is well formed, so
that the standard library's parser is enough to turn it into a tree.
"""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

BLOCKS = frozenset(
    "blockquote p pre h1 h2 h3 h4 h5 h6 ul ol li dl dt dd hr figure figcaption".split()
    + "table caption thead tbody tfoot tr td th".split()
)
# Elements that only group blocks: they end a block but the page does not repeat them.
GROUPS = frozenset(
    "address article aside center details div fieldset footer header hgroup main section summary"
    " search".split()
)
INLINE = frozenset(
    "a abbr b bdi bdo br cite code del dfn em i img ins kbd q rp rt ruby s samp small span strong"
    " sub sup time u var wbr".split()
)
VOID = frozenset({"br", "hr", "img", "wbr"})

# Elements that go with all that is in them: no text of the article, or none that can be shown.
# Any other element that is not allowed goes alone and leaves its content.
_DROPPED = set(
    "applet audio button canvas datalist dialog iframe math nav noembed noframes noscript object"
    " script select style svg template textarea title video".split()
)
_ATTRIBUTES = {
    "*": {"dir", "lang"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "blockquote": {"cite"},
    "img": {"alt", "height", "src", "title", "width"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "q": {"cite"},
    "td": {"align", "colspan", "headers", "rowspan"},
    "th": {"align", "abbr", "colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_SCHEMES = {"http", "https", "mailto"}
_DEEPEST = 100


class NestedTooDeep(ValueError):
    """Elements lie in more than a hundred others."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element with its attributes by name and its content: elements and text."""

    tag: str
    attrs: tuple[tuple[str, str], ...]
    children: tuple[Element | str, ...]

    def text_length(self) -> int:
        """Count the code points of the text inside."""
        return sum(
            len(child) if isinstance(child, str) else child.text_length() for child in self.children
        )


def sanitise(html: str) -> str:
    """Return what is allowed of a fragment or page, well formed."""
    import nh3

    return nh3.clean(
        html,
        tags=set(BLOCKS | GROUPS | INLINE),
        clean_content_tags=_DROPPED,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=None,
        strip_comments=True,
    )


def parse_html(html: str) -> Element:
    """Sanitise HTML and return it as a tree whose root has no tag. Raises `NestedTooDeep`."""
    builder = _Builder()
    builder.feed(sanitise(html))
    builder.close()
    return builder.root()


class _Builder(HTMLParser):
    """Builds elements from the inside out: one is made when it ends, complete."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, tuple[tuple[str, str], ...], list[Element | str]]] = [
            ("", (), [])
        ]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = tuple(sorted((name, value or "") for name, value in attrs))
        if tag in VOID:
            self._open[-1][2].append(Element(tag, named, ()))
            return
        if len(self._open) > _DEEPEST:
            raise NestedTooDeep
        self._open.append((tag, named, []))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self._end()

    def handle_data(self, data: str) -> None:
        self._open[-1][2].append(data)

    def _end(self) -> None:
        tag, attrs, children = self._open.pop()
        self._open[-1][2].append(Element(tag, attrs, tuple(children)))

    def root(self) -> Element:
        """Return everything that was read."""
        while len(self._open) > 1:
            self._end()
        tag, attrs, children = self._open[0]
        return Element(tag, attrs, tuple(children))


def main_part(root: Element) -> Element:
    """Return the part of a page that is the article.

    That is its ``article`` element, of several the one with most text (the others are teasers),
    else its ``main`` element, else all of it.
    """
    for tag in ("article", "main"):
        found = list(_outermost(root, tag))
        if found:
            return max(found, key=Element.text_length)  # the first of equals
    return root


def _outermost(element: Element, tag: str) -> list[Element]:
    if element.tag == tag:
        return [element]
    return [
        found
        for child in element.children
        if isinstance(child, Element)
        for found in _outermost(child, tag)
    ]
