"""Which feeds there are: the whole site, and what each label and each speaker comes to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, islice
from typing import TYPE_CHECKING, NamedTuple

from classifier.site import addresses

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from classifier.records import Span
    from classifier.site.directory import Directory
    from classifier.site.machine.source import Material
    from classifier.site.views import BriefingView, LabelView, NoteView

LATEST = 50


class Point(NamedTuple):
    """A sentence that a feed tells of, the words in it that are the reason, and its labels."""

    note: NoteView
    spans: tuple[Span, ...]
    labels: tuple[str, ...]


class Entry(NamedTuple):
    """An article in a feed, with its day, and what the feed tells of it."""

    view: BriefingView
    day: dt.date
    points: tuple[Point, ...]


class Feed(NamedTuple):
    """A feed of articles, the newest first. `path` is its address without a suffix.

    `page` is the page that shows the same, `group` "all", "claim", "domain" or "speaker", and
    `name` what a list of feeds calls it.
    """

    path: str
    page: str
    group: str
    name: str
    title: str
    description: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class SiteFeeds:
    """Every feed that has an entry, each group made when it is first asked for.

    Feeds go by the day of an article, so one without a date is in none. A feed holds the latest
    50 articles that it tells anything of.
    """

    material: Material

    def each(self) -> Iterator[Feed]:
        """Yield all of them: the whole site's, the labels', the speakers'."""
        yield from self.whole.values()
        yield from self.labels.values()
        yield from self.speakers.values()

    @cached_property
    def whole(self) -> dict[str, Feed]:
        """The feed of all articles, by the page that shows the same."""
        settings = self.material.settings
        entries = (Entry(view, view.date, _claimed(view)) for view in self._views if view.date)
        feed = Feed(
            addresses.ALL_FEEDS,
            addresses.INDEX,
            "all",
            "All briefings",
            settings.title,
            settings.description,
            tuple(islice(entries, LATEST)),
        )
        return {feed.page: feed} if feed.entries else {}

    @cached_property
    def labels(self) -> dict[str, Feed]:
        """The feeds of claim types and domains, by the label's page."""
        catalogue = self.material.site.catalogue
        labels = (*catalogue.claims.values(), *catalogue.domains.values())
        made = (_label_feed(self.material, label, self._views) for label in labels)
        return {feed.page: feed for feed in made if feed.entries}

    @cached_property
    def speakers(self) -> dict[str, Feed]:
        """The feeds of speakers, by the speaker's page."""
        heard = sorted(self.material.site.findings.speakers, key=_slug)
        made = (_speaker_feed(self.material, page) for page in heard)
        return {feed.page: feed for feed in made if feed.entries}

    def speaker(self, page: str) -> Feed | None:
        """Return the feed of a speaker by the page, without making those of others."""
        if page not in self.material.site.findings.speakers:
            return None
        feed = _speaker_feed(self.material, page)
        return feed if feed.entries else None

    @property
    def _views(self) -> Iterator[BriefingView]:
        return (source.view for source in self.material.sources)


def _label_feed(material: Material, label: LabelView, views: Iterable[BriefingView]) -> Feed:
    return Feed(
        addresses.label_feed(label.group, label.id),
        label.page,
        label.group,
        label.plural,
        f"{label.plural} · {material.settings.title}",
        label.definition,
        _entries((view, _labelled(view, label)) for view in views),
    )


def _speaker_feed(material: Material, page: str) -> Feed:
    """Return the feed of a speaker who is heard and has that page."""
    site = material.site
    found = site.findings.speakers[page]
    name = _written(page, found[0].note, site.names)
    slug = _slug(page)
    return Feed(
        addresses.speaker_feed(slug),
        page,
        "speaker",
        name,
        f"{name} · {material.settings.title}",
        f"What {name} is reported to have said.",
        _entries(
            (view, [Point(one.note, one.spans, _labels(one.note)) for one in group if one.note])
            for view, group in groupby(found, key=lambda one: one.briefing)
        ),
    )


def _slug(page: str) -> str:
    return page.rpartition("/")[2].removesuffix(".html")


def _written(page: str, note: NoteView | None, names: Directory) -> str:
    """Return the name of the speaker with that page, who is heard in a note."""
    links = (names.speakers.get(said.speaker) for said in (note.attributions if note else ()))
    return next(link.name for link in links if link is not None and link.page == page)


def _claimed(view: BriefingView) -> tuple[Point, ...]:
    return tuple(
        Point(note, tuple(span for found in note.claims for span in found.spans), _labels(note))
        for note in view.notes
        if note.claims
    )


def _labelled(view: BriefingView, label: LabelView) -> list[Point]:
    return [
        Point(note, found.spans, (found.name,))
        for note in view.notes
        for found in (note.claims if label.group == "claim" else note.domains)
        if found.label.id == label.id
    ]


def _labels(note: NoteView) -> tuple[str, ...]:
    return tuple(found.name for found in note.claims)


def _entries(found: Iterable[tuple[BriefingView, Sequence[Point]]]) -> tuple[Entry, ...]:
    entries = (
        Entry(view, view.date, tuple(points))
        for view, points in found
        if view.date is not None and points
    )
    return tuple(islice(entries, LATEST))
