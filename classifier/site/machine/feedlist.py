"""Which feeds there are: the whole site, and what each label and each speaker comes to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from classifier.site import addresses
from classifier.site.names import page_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from classifier.records import Span
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
        made = _speaker_feeds(self.material, self._views)
        return {feed.page: feed for feed in made if feed.entries}

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


def _speaker_feeds(material: Material, views: Iterable[BriefingView]) -> Iterator[Feed]:
    """Yield a feed for each speaker who is heard, by name.

    Names that make the same page name are one speaker: “Ana Ruiz”, “ANA RUIZ”, “Ana Ruíz”.
    """
    names: dict[str, str] = {}
    heard: dict[str, list[tuple[BriefingView, list[Point]]]] = {}
    for view in views:
        for slug, points in _heard(view, names).items():
            heard.setdefault(slug, []).append((view, points))
    for slug in sorted(heard):
        title = f"{names[slug]} · {material.settings.title}"
        yield Feed(
            addresses.speaker_feed(slug),
            addresses.speaker_page(slug),
            "speaker",
            names[slug],
            title,
            f"What {names[slug]} is reported to have said.",
            _entries(heard[slug]),
        )


def _heard(view: BriefingView, names: dict[str, str]) -> dict[str, list[Point]]:
    """Return the sentences in which each speaker is heard; notes in `names` who they are."""
    heard: dict[str, list[Point]] = {}
    for note in view.notes:
        spans: dict[str, list[Span]] = {}
        for said in note.attributions:
            if any(letter.isalnum() for letter in said.speaker):
                slug = page_name(said.speaker)
                names.setdefault(slug, " ".join(said.speaker.split()))
                spans.setdefault(slug, []).extend(said.spans)
        for slug, words in spans.items():
            heard.setdefault(slug, []).append(Point(note, tuple(words), _labels(note)))
    return heard


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
