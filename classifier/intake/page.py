"""A saved web page → its story: trafilatura finds it, our own reader of markup lays it out.

What was found is held against the page: words that the page does not show come from its data for
search engines, and paragraphs inside of the story that were left out are named.
"""

from __future__ import annotations

import logging
import re
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from classifier.content.compose import same_words
from classifier.content.flow import flow
from classifier.content.frontmatter import FrontMatter, valid_keys
from classifier.content.htmltree import NestedTooDeep, parse_html
from classifier.content.pagehead import read_head
from classifier.intake.archives import saved_from, unpacked
from classifier.intake.compared import Note, against_the_page
from classifier.intake.dates import spelled_out, told
from classifier.intake.decoding import decode, without_controls
from classifier.intake.drafts import Raw, marked_up, story_of
from classifier.intake.layout import made_ready
from classifier.intake.story import Original
from classifier.intake.whitespace import Page, Placed, as_on_page
from classifier.problems import Problem, ProblemsError, Severity
from classifier.records import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from classifier.content.recognise import Recogniser
    from classifier.intake.story import Saved, Story
    from classifier.records import Block

# No date is refused for lying in the future: a clock would make tomorrow's result another one.
_DATES = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1900-01-01",
    "max_date": "2999-12-31",
}
# Pictures and fonts inside of a page: megabytes that hold no word.
_INLINED = re.compile(r"data:[\w/+.-]{1,60}(?:;[\w=-]{1,40}){0,4},[\w+/=%-]{200,}")
# What is there for pages without scripts, and what only says again what stands in the text.
_NO_TEXT = (
    "//noscript",
    "//*[contains(@class, 'pullquote') or contains(@class, 'pull-quote')]",
)
_PAYWALL = re.compile(r'"isAccessibleForFree"\s*:\s*"?false"?', re.IGNORECASE)
_MOST_CHARACTERS = 5_000_000


def read_page(saved: Saved, recogniser: Recogniser) -> Story:
    """Return the story of a saved page. Raises `ProblemsError` where it holds none."""
    saved_page = unpacked(saved.data, saved.name)
    source, remarks = decode(saved_page.data, saved.name, saved_page.encoding)
    html = _INLINED.sub("data:,", without_controls(source))
    if len(html) > _MOST_CHARACTERS:
        message = f"the page is larger than {_MOST_CHARACTERS // 1_000_000} MB without its pictures"
        raise ProblemsError([Problem(saved.name, 0, 0, "too-large", message)])
    document = _extracted(html, saved.name)
    head, head_title = read_head(html)
    try:
        found = flow(parse_html(fragment(document.body)))
        page = Page(flow(parse_html(html)))
    except NestedTooDeep:
        message = "more than a hundred elements are nested here"
        raise ProblemsError([Problem(saved.name, 0, 0, "markup", message)]) from None
    placed = as_on_page(found, page)
    if not any(block.kind is BlockKind.PARAGRAPH for block in placed.blocks):
        raise ProblemsError([_no_story(saved.name)])
    blocks, data = _without_headline(placed, _data(document, html, head, head_title))
    if data.url is None:
        address = _page_address(saved_page.address or saved_from(source))
        data = data.model_copy(update={"url": valid_keys({"url": address}, ("url",)).url})
    original = Original(saved.data, saved_page.suffix)
    raw = Raw(saved.name, 0, data, placed.text, marked_up(blocks), original, plain=False)
    notes = [*against_the_page(placed, page, recogniser, data.title or ""), *_paywall(html)]
    remarks = (*remarks, *(_warning(saved.name, *note) for note in notes))
    return story_of(raw._replace(remarks=remarks), recogniser)


def _extracted(html: str, name: str) -> Any:  # noqa: ANN401 - trafilatura's Document, loaded here only
    """Run trafilatura. Raises `ProblemsError` where it finds no text."""
    from trafilatura import bare_extraction

    for library in ("trafilatura", "htmldate"):
        logging.getLogger(library).setLevel(logging.CRITICAL)  # what goes wrong is said below
    try:
        document: Any = bare_extraction(
            made_ready(html),
            include_comments=False,
            include_tables=True,
            include_formatting=True,
            include_links=True,
            with_metadata=True,
            date_extraction_params=_DATES,
            prune_xpath=[*_NO_TEXT],
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


def _data(
    document: Any,  # noqa: ANN401 - trafilatura's Document
    html: str,
    head: FrontMatter,
    head_title: str,
) -> FrontMatter:
    """Return what a page says of itself, where it is valid."""
    author = (document.author or "").replace("; ", ", ")
    updated = str(head.updated or told(html, "dateModified") or "") or None
    values = {
        "title": document.title or head_title or None,
        "date": _published(spelled_out(document.date or "", html), updated, head, html),
        "updated": updated,
        "publisher": document.sitename or head.publisher,
        "byline": author or None,
        "url": _page_address(head.url or "") or _page_address(document.url or ""),
        "language": head.language,
    }
    return valid_keys(values, tuple(values))


def _published(found: str | None, updated: str | None, head: FrontMatter, html: str) -> str | None:
    """Return the day of publication: the one found, unless that is the day of a later change."""
    if found and found != updated:
        return found
    return str(head.date or told(html, "datePublished") or found or "") or None


def _page_address(url: str) -> str | None:
    """Return the address of a page; that of a site's front page is given by mistake."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.path.strip("/") or parts.query else None


def _without_headline(placed: Placed, data: FrontMatter) -> tuple[tuple[Block, ...], FrontMatter]:
    """Take the headline, which stands in front matter, out of the text.

    The one that the page shows goes before the one that it gives to search engines.
    """
    blocks = placed.blocks
    for index, block in enumerate(blocks[:4]):
        words = " ".join(block.span.of(placed.text).split())
        shown = block.kind is BlockKind.HEADING and block.level == 1
        if shown or (data.title and same_words(words, data.title)):
            title = words if shown else data.title
            kept = (*blocks[:index], *blocks[index + 1 :])
            return kept, data.model_copy(update={"title": title})
    return blocks, data


def _paywall(html: str) -> Iterator[Note]:
    if _PAYWALL.search(html):
        message = "the page says that it is not free to read: perhaps this is its beginning only"
        yield Note("paywall", message, "compare the article with the page")
