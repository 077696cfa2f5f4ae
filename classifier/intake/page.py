"""A saved web page → its story: trafilatura finds it, our own reader of markup lays it out.

What was found is held against the page: words that the page does not show come from its data for
search engines, and paragraphs inside of the story that were left out are named.
"""

from __future__ import annotations

import logging
import re
from html import escape
from typing import TYPE_CHECKING, Any

from classifier.content.compose import same_words
from classifier.content.flow import Flow, flow
from classifier.content.frontmatter import FrontMatter, valid_keys
from classifier.content.htmltree import NestedTooDeep, parse_html
from classifier.content.pagehead import read_head
from classifier.intake.decoding import decode, without_controls
from classifier.intake.story import Original, Story
from classifier.problems import Problem, ProblemsError, Severity
from classifier.records import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from classifier.intake.story import Saved
    from classifier.records import Block

# No date is refused for lying in the future: a clock would make tomorrow's result another one.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2999-12-31"}
# Pictures and fonts inside of a page: megabytes that hold no word.
_INLINED = re.compile(r"data:[\w/+.-]{1,60}(?:;[\w=-]{1,40}){0,4},[\w+/=%-]{200,}")
_PAYWALL = re.compile(r'"isAccessibleForFree"\s*:\s*"?false"?', re.IGNORECASE)
_FEWEST_WORDS = 12


def read_page(saved: Saved) -> Story:
    """Return the story of a saved page. Raises `ProblemsError` where it holds none."""
    source, remarks = decode(saved.data, saved.name)
    html = _INLINED.sub("data:,", without_controls(source))
    document = _extracted(html, saved.name)
    head, head_title = read_head(html)
    try:
        text, blocks = flow(parse_html(fragment(document.body)))
        shown = flow(parse_html(html))
    except NestedTooDeep:
        message = "more than a hundred elements are nested here"
        raise ProblemsError([Problem(saved.name, 0, 0, "markup", message)]) from None
    if not any(block.kind is BlockKind.PARAGRAPH for block in blocks):
        raise ProblemsError([_no_story(saved.name)])
    blocks, data = _without_headline(text, blocks, _data(document, head, head_title))
    notes = [*_against_the_page(text, blocks, shown), *_paywall(html)]
    return Story(
        name=saved.name,
        line=0,
        data=data,
        text=text,
        blocks=blocks,
        original=Original(saved.data, ".html"),
        remarks=(*remarks, *(_warning(saved.name, *note) for note in notes)),
    )


def _extracted(html: str, name: str) -> Any:  # noqa: ANN401 - trafilatura's Document, loaded here only
    """Run trafilatura. Raises `ProblemsError` where it finds no text."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - a part of the import extra

    for library in ("trafilatura", "htmldate"):
        logging.getLogger(library).setLevel(logging.CRITICAL)  # what goes wrong is said below
    try:
        document: Any = bare_extraction(
            html,
            include_comments=False,
            include_tables=True,
            include_formatting=True,
            include_links=True,
            with_metadata=True,
            date_extraction_params=_DATES,
        )
    except Exception as error:  # whatever an untrusted page does to a parser is that page's problem
        message = f"the page cannot be taken apart: {type(error).__name__}"
        raise ProblemsError([Problem(name, 0, 0, "markup", message)]) from None
    if document is None or document.body is None:
        raise ProblemsError([_no_story(name)])
    return document


def _no_story(name: str) -> Problem:
    message = "no story is found on this page"
    hint = "a page that scripts fill must be saved as it is shown, not as its source"
    return Problem(name, 0, 0, "no-story", message, hint)


def _warning(name: str, code: str, message: str, hint: str) -> Problem:
    return Problem(name, 0, 0, code, message, hint, Severity.WARNING)


# ---------------------------------------------------------------- elements

# What trafilatura calls elements → what HTML calls them.
_TAGS = {"p": "p", "item": "li", "table": "table", "row": "tr", "del": "del", "code": "code"}
_RENDERED = {"#i": "em", "#b": "strong", "#sub": "sub", "#sup": "sup", "#t": "samp"}
_LISTS = {"ol": "ol", "ul": "ul", "dl": "ul"}


def fragment(element: Any) -> str:  # noqa: ANN401 - an lxml element
    """Return the HTML of a tree as trafilatura makes it, without the element itself."""
    parts = [escape(element.text or "", quote=False)]
    for child in element:
        if isinstance(child.tag, str):
            parts.append(_element(child))
        parts.append(escape(child.tail or "", quote=False))
    return "".join(parts)


def _element(child: Any) -> str:  # noqa: ANN401 - an lxml element
    inner = fragment(child)
    if child.tag == "lb":
        return "<br>"
    if child.tag == "ref":
        return f'<a href="{escape(child.get("target", ""))}">{inner}</a>'
    tag = _tag(child)
    return f"<{tag}>{inner}</{tag}>" if tag else inner


def _tag(child: Any) -> str:  # noqa: ANN401 - an lxml element
    rend = child.get("rend", "")
    if child.tag == "head":
        return rend if re.fullmatch(r"h[1-6]", rend) else "h2"
    if child.tag == "hi":
        return _RENDERED.get(rend, "")
    if child.tag == "list":
        return _LISTS.get(rend, "ul")
    if child.tag == "cell":
        return "th" if child.get("role") == "head" else "td"
    if child.tag == "quote":
        return "q" if child.getparent().tag in ("p", "item", "cell", "head") else "blockquote"
    return _TAGS.get(child.tag, "")


# -------------------------------------------------------------------- data


def _data(document: Any, head: FrontMatter, head_title: str) -> FrontMatter:  # noqa: ANN401
    """Return what a page says of itself, where it is valid."""
    author = (document.author or "").replace("; ", ", ")
    values = {
        "title": document.title or head_title or None,
        "date": document.date,
        "publisher": document.sitename or head.publisher,
        "byline": author or None,
        "url": head.url or document.url,
        "language": head.language,
    }
    return valid_keys(values, tuple(values))


def _without_headline(
    text: str, blocks: Sequence[Block], data: FrontMatter
) -> tuple[tuple[Block, ...], FrontMatter]:
    """Take the headline, which stands in front matter, out of the text.

    The one that the page shows goes before the one that it gives to search engines.
    """
    for index, block in enumerate(blocks[:4]):
        words = " ".join(block.span.of(text).split())
        shown = block.kind is BlockKind.HEADING and block.level == 1
        if shown or (data.title and same_words(words, data.title)):
            title = words if shown else data.title
            kept = (*blocks[:index], *blocks[index + 1 :])
            return kept, data.model_copy(update={"title": title})
    return tuple(blocks), data


# ------------------------------------------------------- held against the page


def _paywall(html: str) -> Iterator[tuple[str, str, str]]:
    if _PAYWALL.search(html):
        message = "the page says that it is not free to read: perhaps this is its beginning only"
        yield "paywall", message, "compare the article with the page"


def _against_the_page(
    text: str, blocks: Sequence[Block], shown: Flow
) -> Iterator[tuple[str, str, str]]:
    """Name words that the page does not show, and paragraphs that were left out between others."""
    page = _squeezed(shown.text)
    at, first, unseen = 0, -1, []
    for block in blocks:
        words = _squeezed(block.span.of(text))
        found = page.find(words, at)
        if found < 0:
            found = page.find(words)
        if found < 0:
            unseen.append(block)
            continue
        at = max(at, found + len(words))
        first = found if first < 0 else min(first, found)
    if unseen:
        message = f"{_count(unseen, text)} stand in the page's data, not in what it shows"
        yield "unseen-words", message, "compare the article with the page"
    left = list(_left_out(_squeezed(text), shown, first, at))
    if left:
        message = f"left out inside the story: {_count(left, shown.text)}"
        yield "left-out", message, "if it belongs to the story, add it to the article by hand"


def _left_out(kept: str, shown: Flow, start: int, end: int) -> Iterator[Block]:
    """Yield paragraphs of prose between two places of the page that are not in the story."""
    at = 0
    for block in shown.blocks:
        words = block.span.of(shown.text)
        squeezed = _squeezed(words)
        inside = start <= at < end
        at += len(squeezed)
        prose = block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE)
        if inside and prose and len(words.split()) >= _FEWEST_WORDS and squeezed not in kept:
            yield block


def _count(blocks: Sequence[Block], text: str) -> str:
    words = " ".join(blocks[0].span.of(text).split()[:8])
    more = f" and {len(blocks) - 1} more" if len(blocks) > 1 else ""
    return f"“{words} …”{more}"


def _squeezed(words: str) -> str:
    return "".join(words.split())
