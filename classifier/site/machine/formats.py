"""Everything that is published for machines, ready to be written beside the pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from classifier.site import addresses
from classifier.site.machine.annotations import annotation_page
from classifier.site.machine.dictionary import TABLES
from classifier.site.machine.downloads import MEDIA, downloads
from classifier.site.machine.feedlist import LATEST, SiteFeeds
from classifier.site.machine.feeds import ATOM, JSON, atom, json_feed
from classifier.site.machine.head import Heads
from classifier.site.machine.sitemap import robots, sitemaps
from classifier.site.machine.source import Material
from classifier.site.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from classifier.problems import Problem
    from classifier.site.machine.downloads import Downloads
    from classifier.site.machine.feedlist import Feed
    from classifier.site.machine.tables import Table
    from classifier.site.pages import Site
    from classifier.site.settings import SiteSettings

    _Makers = Iterator[tuple[str, Callable[[], bytes]]]


class FileView(NamedTuple):
    """A download as the page of the downloads shows it; `size` is in bytes."""

    page: str
    name: str
    size: int


class TableView(NamedTuple):
    """A table as that page explains it, with the files that hold it."""

    table: Table
    files: tuple[FileView, ...]


class FeedView(NamedTuple):
    """A feed as that page lists it."""

    name: str
    atom: str
    json: str


class DataView(NamedTuple):
    """What the page of the downloads shows.

    `whole` are files that hold more than one table, `feeds` those of the site and of its labels,
    `latest` is how many articles a feed holds, `csv` whether there is any. Speakers' feeds stand on
    the speakers' pages: there may be thousands.
    """

    whole: tuple[FileView, ...]
    tables: tuple[TableView, ...]
    feeds: tuple[FeedView, ...]
    latest: int
    csv: bool


@dataclass(frozen=True)
class Publication:
    """The machine formats of a site: the page about them, the heads of pages, and all files.

    Each is made when it is first asked for.
    """

    material: Material

    @cached_property
    def feeds(self) -> SiteFeeds:
        """All feeds."""
        return SiteFeeds(self.material)

    @cached_property
    def downloads(self) -> Downloads:
        """The site's data as files."""
        return downloads(self.material)

    @cached_property
    def heads(self) -> Heads:
        """What heads of pages tell machines."""
        return Heads(
            self.material,
            self.feeds,
            lambda: {file.path: file.media for file in self.downloads.files},
        )

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is missing although the publisher wanted it."""
        return self.downloads.problems

    def page(self) -> Page:
        """Return the page of the downloads."""
        return Page(addresses.DATA, "data.html", {"data": _data_view(self)})

    def files(self, pages: Sequence[Page]) -> Iterator[tuple[str, bytes]]:
        """Yield every file with its address from the site's root; `pages` are all of the site's."""
        for group in self._groups(lambda: pages).values():
            for path, make in group():
                yield path, make()

    def file(self, path: str, pages: Callable[[], Sequence[Page]]) -> bytes | None:
        """Return a single file, without making the others; None where there is none at `path`.

        `pages` gives all pages of the site.
        """
        groups = self._groups(pages)
        group = groups.get(path.partition("/")[0] if "/" in path else "")
        return next((make() for name, make in group() if name == path), None) if group else None

    def _groups(self, pages: Callable[[], Sequence[Page]]) -> Mapping[str, Callable[[], _Makers]]:
        """Return how to list the files of each folder, with what makes each of them."""
        return {
            "data": self._data_files,
            "feeds": self._feed_files,
            "briefings": self._article_files,
            "": lambda: self._root_files(pages()),
        }

    def _data_files(self) -> _Makers:
        for download in self.downloads.files:
            yield download.path, partial(bytes, download.content)

    def _feed_files(self) -> _Makers:
        for feed in self.feeds.each():
            yield feed.path + ATOM, partial(atom, feed, self.material)
            yield feed.path + JSON, partial(json_feed, feed, self.material)

    def _article_files(self) -> _Makers:
        for source in self.material.sources:
            slug = source.view.slug
            yield addresses.text_file(slug), source.article.text.encode
            yield addresses.annotations_file(slug), partial(annotation_page, source, self.material)

    def _root_files(self, pages: Sequence[Page]) -> _Makers:
        for path, content in (*sitemaps(pages, self.material), *robots(self.material)):
            yield path, partial(bytes, content)


def publication(site: Site, settings: SiteSettings) -> Publication:
    """Make the machine formats of a site ready. The same arguments give the same bytes."""
    return Publication(Material(site, settings))


def _data_view(made: Publication) -> DataView:
    files = made.downloads
    return DataView(
        whole=tuple(_file(file.path, file.content) for file in files.files if file.table is None),
        tables=tuple(
            TableView(table, tuple(_file(file.path, file.content) for file in files.of(table)))
            for table in TABLES
        ),
        feeds=tuple(
            _feed(feed) for feed in (*made.feeds.whole.values(), *made.feeds.labels.values())
        ),
        latest=LATEST,
        csv=any(file.media == MEDIA["csv"] for file in files.files),
    )


def _file(path: str, content: bytes) -> FileView:
    return FileView(path, path.rpartition("/")[2], len(content))


def _feed(feed: Feed) -> FeedView:
    return FeedView(feed.name, feed.path + ATOM, feed.path + JSON)
