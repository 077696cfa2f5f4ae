"""Atom (RFC 4287) and JSON Feed 1.1, both with the same entries.

A feed's dates are its articles' dates, at midnight in the site's time zone: nothing is read off the
clock, and the same articles give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import uuid
from typing import TYPE_CHECKING, Any

from feedgenerator import Atom1Feed
from feedgenerator.django.utils.feedgenerator import rfc3339_date

from classifier.site.excerpts import pieces
from classifier.site.html import attribute, words

if TYPE_CHECKING:
    from classifier.site.machine.feedlist import Entry, Feed, Point
    from classifier.site.machine.source import Material

ATOM = ".xml"
JSON = ".json"
_VERSION = "https://jsonfeed.org/version/1.1"
# What XML 1.0 cannot hold, not even escaped (section 2.2, Char).
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def atom(feed: Feed, material: Material) -> bytes:
    """Return a feed as Atom."""
    here, settings = feed.path + ATOM, material.settings
    made = Atom1Feed(
        title=_xml(feed.title),
        link=material.href(here, feed.page),
        description="",
        subtitle=_xml(feed.description) or None,
        language=settings.language,
        author_name=_xml(settings.title),
        feed_url=material.absolute(here) or None,
        feed_guid=_id(feed, None, material),
    )
    for entry in feed.entries:
        view = entry.view
        made.add_item(
            title=_xml(view.title),
            link=material.href(here, view.page),
            description=_xml(words(view.standfirst)) or None,
            content=_xml(_content(entry, here, material)),
            author_name=_xml(view.publisher) or None,
            pubdate=_midnight(entry.day, settings.time_zone),
            updateddate=_midnight(entry.view.updated or entry.day, settings.time_zone),
            unique_id=_id(feed, entry, material),
            categories=[_xml(label) for label in _tags(entry)],
        )
    buffer = io.BytesIO()
    made.write(buffer, "utf-8")
    return buffer.getvalue()


def json_feed(feed: Feed, material: Material) -> bytes:
    """Return a feed as JSON Feed."""
    here, settings = feed.path + JSON, material.settings
    whole = {
        "version": _VERSION,
        "title": feed.title,
        "home_page_url": material.absolute(feed.page),
        "feed_url": material.absolute(here),
        "description": feed.description,
        "language": settings.language,
        "authors": [{"name": settings.title}],
        "items": [_item(feed, entry, here, material) for entry in feed.entries],
    }
    return json.dumps(_present(whole), ensure_ascii=False, indent=1).encode() + b"\n"


def _item(feed: Feed, entry: Entry, here: str, material: Material) -> dict[str, Any]:
    view, settings = entry.view, material.settings
    return _present(
        {
            "id": _id(feed, entry, material),
            "url": material.href(here, view.page),
            "external_url": view.source,
            "title": view.title,
            "content_html": _content(entry, here, material),
            "summary": view.standfirst,
            "date_published": rfc3339_date(_midnight(entry.day, settings.time_zone)),
            "date_modified": rfc3339_date(_midnight(view.updated, settings.time_zone))
            if view.updated
            else "",
            "authors": [{"name": view.publisher}] if view.publisher else [],
            "tags": list(_tags(entry)),
            "language": view.language,
        }
    )


def _midnight(day: dt.date, zone: dt.tzinfo) -> dt.datetime:
    """Return when a day begins; where clocks leave its midnight out, that of the old time.

    Without a zone, feeds write it as UTC.
    """
    return dt.datetime.combine(day, dt.time(), None if zone is dt.UTC else zone)


def _present(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in ("", [])}


def _id(feed: Feed, entry: Entry | None, material: Material) -> str:
    """Return a name that no other feed or entry has and that stays.

    It is the page's address where that is known. The same article in the feed of a label is
    another entry, as it tells other things.
    """
    if entry is None:
        place = feed.path
    else:
        place = entry.view.page if feed.group == "all" else f"{feed.path}#{entry.view.slug}"
    whole = material.absolute(place)
    if whole:
        return whole
    return uuid.uuid5(uuid.NAMESPACE_URL, f"claimdesk:{material.settings.title}/{place}").urn


def _content(entry: Entry, here: str, material: Material) -> str:
    """Return what a feed tells of an article as HTML: its sentences, each with its reason."""
    items = "".join(f"<li>{_point(point, here, material)}</li>" for point in entry.points)
    view = entry.view
    notice = f"<p><em>{words(view.notice)}</em></p>" if view.notice else ""
    first = f"<p>{words(view.standfirst)}</p>" if view.standfirst else ""
    return f"{first}<ul>{items}</ul>{notice}" if items else f"{first}{notice}"


def _point(point: Point, here: str, material: Material) -> str:
    note = point.note
    sentence = "".join(
        f"<mark>{words(piece.words)}</mark>" if piece.marked else words(piece.words)
        for piece in pieces(note.sentence, point.spans, note.start)
    )
    place = attribute(material.href(here, note.place))
    told = words(", ".join((*point.labels, *note.speakers)))
    return f'<a href="{place}">{sentence}</a>' + (f" – {told}" if told else "")


def _tags(entry: Entry) -> dict[str, None]:
    """Return what an article's sentences are labelled as, each label once, in the order of text."""
    return {
        found.label.label: None
        for point in entry.points
        for found in (*point.note.claims, *point.note.domains)
    }


def _xml(text: str) -> str:
    """Return text with the replacement character for what XML cannot hold."""
    return _NO_XML.sub("\ufffd", text)
