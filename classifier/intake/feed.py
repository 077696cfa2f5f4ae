"""An RSS or Atom file → a story for each of its entries that has one."""

from __future__ import annotations

import io
import re
from email.utils import parsedate_to_datetime
from html import escape
from typing import TYPE_CHECKING, Any

from classifier.content.flow import Flow, flow
from classifier.content.frontmatter import FrontMatter, valid_keys
from classifier.content.htmltree import NestedTooDeep, parse_html
from classifier.intake.dates import spelled_out
from classifier.intake.decoding import without_controls
from classifier.intake.drafts import Raw, marked_up, story_of
from classifier.intake.story import Original
from classifier.problems import Problem, ProblemsError, Severity
from classifier.records import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from classifier.content.recognise import Recogniser
    from classifier.intake.story import Saved, Story

_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
# How a text ends that is only the beginning of another one.
_CUT_OFF = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|continue reading|read more|read on|full story)\W*\Z",
    re.IGNORECASE,
)
# An RSS description may be a summary or the whole; so many words make a story of it.
_FEWEST_WORDS = 150
_PLAIN = "text/plain"
_ENTITY = re.compile(rb"<!ENTITY\s", re.IGNORECASE)


def read_feed(saved: Saved, publisher: str, recogniser: Recogniser) -> Iterator[Story | Problem]:
    """Yield the stories of a feed; an entry without a text of its own is a warning.

    `publisher` goes before the feed's title, which is often the name of a section. Raises
    `ProblemsError` where the file is no feed.
    """
    feed = _parsed(saved)
    shared = f"feed-{saved.name.rsplit('/', 1)[-1].rsplit('.', 1)[0]}"
    original = Original(saved.data, ".xml", shared)
    head = feed["feed"]
    for number, entry in enumerate(feed["entries"], start=1):
        label = _label(entry, number)
        html, whole = _content(entry)
        if not whole:
            what = "only a summary of" if html else "no text for"
            message = f"the feed gives {what} {label}"
            hint = "save the page that it links to and import that"
            yield Problem(saved.name, 0, 0, "summary-only", message, hint, Severity.WARNING)
            continue
        try:
            text, blocks = _laid_out(html)
        except NestedTooDeep:
            message = f"more than a hundred elements are nested in {label}"
            yield Problem(saved.name, 0, 0, "markup", message)
            continue
        data = _data(entry, head, publisher)
        yield story_of(
            Raw(saved.name, 0, data, text, marked_up(blocks), original, plain=False), recogniser
        )


def _parsed(saved: Saved) -> Mapping[str, Any]:
    if _ENTITY.search(saved.data.replace(b"\0", b"")):
        message = "the feed declares entities of its own, which are not read: they can grow huge"
        hint = "take the <!ENTITY …> lines out of it"
        raise ProblemsError([Problem(saved.name, 0, 0, "feed-entities", message, hint)])
    import feedparser

    # A stream, never bytes or text, which feedparser would take for an address or a file's name.
    # nh3 sanitises the HTML where it is laid out.
    try:
        feed: Mapping[str, Any] = feedparser.parse(
            io.BytesIO(saved.data), sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:  # whatever an untrusted file does to a parser is that file's problem
        message = f"the feed cannot be taken apart: {type(error).__name__}"
        raise ProblemsError([Problem(saved.name, 0, 0, "feed", message)]) from None
    if not feed.get("version") and not feed["entries"]:
        message = "this is no RSS or Atom feed" + _reason(feed)
        hint = "say what it is: --as html, --as text or --as jsonl"
        raise ProblemsError([Problem(saved.name, _broken_at(feed), 0, "feed", message, hint)])
    if not feed["entries"]:
        message = "the feed has no entries" + _reason(feed)
        raise ProblemsError([Problem(saved.name, _broken_at(feed), 0, "feed", message)])
    return feed


def _reason(feed: Mapping[str, Any]) -> str:
    error = feed.get("bozo_exception")
    told = getattr(error, "getMessage", None)
    return f": {told()}" if told else ""


def _broken_at(feed: Mapping[str, Any]) -> int:
    told = getattr(feed.get("bozo_exception"), "getLineNumber", None)
    return int(told() or 0) if told else 0


def _label(entry: Mapping[str, Any], number: int) -> str:
    title = _one_line(flow(parse_html(entry.get("title", ""))).text)
    return f"entry {number}, “{title[:60]}”" if title else f"entry {number}"


def _content(entry: Mapping[str, Any]) -> tuple[str, bool]:
    """Return an entry's text as HTML, and whether it is the whole text of a story."""
    contents = [one for one in entry.get("content", ()) if one.get("value", "").strip()]
    if contents:
        # Of several (Atom allows one, but media feeds repeat it) the longest.
        best = max(contents, key=lambda one: len(one["value"]))
        html = _as_html(best["value"], best.get("type", ""))
        return html, not _CUT_OFF.search(_words(html))
    detail = entry.get("summary_detail") or {}
    html = _as_html(detail.get("value") or "", detail.get("type", ""))
    words = _words(html)
    return html, len(words.split()) >= _FEWEST_WORDS and not _CUT_OFF.search(words)


def _as_html(value: str, kind: str) -> str:
    value = without_controls(value)
    if kind != _PLAIN:
        return value
    paragraphs = re.split(r"\n[ \t]*\n", value.strip())
    return "".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)


def _words(html: str) -> str:
    return _laid_out(html).text if html else ""


def _laid_out(html: str) -> Flow:
    """Return the text with what is set apart (asides, footers) left out."""
    text, blocks = flow(parse_html(html))
    kept = tuple(block for block in blocks if block.kind is not BlockKind.FURNITURE)
    return Flow(text, kept)


# -------------------------------------------------------------------- data


def _data(entry: Mapping[str, Any], head: Mapping[str, Any], publisher: str) -> FrontMatter:
    """Return what a feed says of an entry, where it is valid."""
    title = _one_line(flow(parse_html(entry.get("title", ""))).text)
    source = (entry.get("source") or {}).get("title", "")
    authors = [one.get("name", "") for one in entry.get("authors", ()) if one.get("name")]
    values = {
        "title": title or None,
        "date": _date(entry, "published", "updated"),
        "updated": _date(entry, "updated"),
        "publisher": source or head.get("publisher") or publisher or head.get("title") or None,
        "byline": ", ".join(authors) or entry.get("author") or None,
        "url": entry.get("feedburner_origlink") or entry.get("link"),
        "language": entry.get("content", [{}])[0].get("language") or head.get("language"),
    }
    return valid_keys(values, tuple(values))


def _date(entry: Mapping[str, Any], *keys: str) -> str | None:
    """Return the day that the first of `keys` tells of an entry, as it was where it was published.

    The feed's own words are read: feedparser's date is that of Greenwich. So is what the entry
    itself has: feedparser gives the day of publication for that of a change that is not told.
    """
    own = dict(entry)
    told = next((own[key] for key in keys if own.get(key)), "").strip()
    iso = _ISO_DATE.match(told)
    if iso:
        return iso[0]
    try:
        return parsedate_to_datetime(told).date().isoformat()
    except (ValueError, TypeError, IndexError):
        parsed = next((own[f"{key}_parsed"] for key in keys if own.get(f"{key}_parsed")), None)
    found = f"{parsed[0]:04}-{parsed[1]:02}-{parsed[2]:02}" if parsed else ""
    return spelled_out(found, told)


def _one_line(words: str) -> str:
    return " ".join(words.split())
