"""Everything that is published for machines, ready to be written beside the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from classifier.site import addresses
from classifier.site.machine.annotations import annotation_page
from classifier.site.machine.dictionary import TABLES
from classifier.site.machine.downloads import MEDIA, downloads
from classifier.site.machine.feedlist import LATEST, feeds
from classifier.site.machine.feeds import ATOM, JSON, atom, json_feed
from classifier.site.machine.head import Heads
from classifier.site.machine.sitemap import robots, sitemaps
from classifier.site.machine.source import material
from classifier.site.pages import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from classifier.problems import Problem
    from classifier.records import Briefing
    from classifier.site.machine.downloads import Downloads
    from classifier.site.machine.feedlist import Feed
    from classifier.site.machine.source import Material
    from classifier.site.machine.tables import Table
    from classifier.site.pages import Site
    from classifier.site.settings import SiteSettings


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

    `whole` are files that hold more than one table, `latest` is how many articles a feed holds,
    `csv` whether there is any.
    """

    whole: tuple[FileView, ...]
    tables: tuple[TableView, ...]
    feeds: tuple[FeedView, ...]
    speakers: tuple[FeedView, ...]
    latest: int
    csv: bool


class Publication(NamedTuple):
    """The machine formats of a site: the page about them, the heads of pages, and all files."""

    material: Material
    feeds: tuple[Feed, ...]
    downloads: Downloads
    heads: Heads

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is missing although the publisher wanted it."""
        return self.downloads.problems

    def page(self) -> Page:
        """Return the page of the downloads."""
        return Page(addresses.DATA, "data.html", {"data": _data_view(self)})

    def files(self, pages: Sequence[Page]) -> Iterator[tuple[str, bytes]]:
        """Yield every file with its address from the site's root; `pages` are all of the site's."""
        for download in self.downloads.files:
            yield download.path, download.content
        for feed in self.feeds:
            yield feed.path + ATOM, atom(feed, self.material)
            yield feed.path + JSON, json_feed(feed, self.material)
        for source in self.material.sources:
            slug = source.view.slug
            yield addresses.text_file(slug), source.article.text.encode()
            yield addresses.annotations_file(slug), annotation_page(source, self.material)
        yield from sitemaps(pages, self.material)
        yield from robots(self.material)


def publication(site: Site, briefings: Sequence[Briefing], settings: SiteSettings) -> Publication:
    """Make the machine formats of a site ready. The same arguments give the same bytes."""
    made = material(site, briefings, settings)
    site_feeds = tuple(feeds(made))
    files = downloads(made)
    heads = Heads(made, site_feeds, {file.path: file.media for file in files.files})
    return Publication(made, site_feeds, files, heads)


def _data_view(made: Publication) -> DataView:
    files = made.downloads
    return DataView(
        whole=tuple(_file(file.path, file.content) for file in files.files if file.table is None),
        tables=tuple(
            TableView(table, tuple(_file(file.path, file.content) for file in files.of(table)))
            for table in TABLES
        ),
        feeds=tuple(_feed(feed) for feed in made.feeds if feed.group != "speaker"),
        speakers=tuple(
            sorted(
                (_feed(feed) for feed in made.feeds if feed.group == "speaker"),
                key=lambda feed: (feed.name.casefold(), feed.name),
            )
        ),
        latest=LATEST,
        csv=any(file.media == MEDIA["csv"] for file in files.files),
    )


def _file(path: str, content: bytes) -> FileView:
    return FileView(path, path.rpartition("/")[2], len(content))


def _feed(feed: Feed) -> FeedView:
    return FeedView(feed.name, feed.path + ATOM, feed.path + JSON)
