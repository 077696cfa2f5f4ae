"""What a page's head tells machines: feeds, its one address, OpenGraph, JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from classifier.records import BlockKind
from classifier.site import addresses
from classifier.site.excerpts import one_line, shortened
from classifier.site.machine import feeds, jsonld

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from markupsafe import Markup as Html

    from classifier.records import Article
    from classifier.site.machine.feedlist import Feed, SiteFeeds
    from classifier.site.machine.source import Material
    from classifier.site.page import Page
    from classifier.site.source import Source
    from classifier.site.views import BriefingView

_LEAD = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM})


class Alternate(NamedTuple):
    """Another form of a page: its address from the site's root, media type and title."""

    path: str
    media: str
    title: str


class Head(NamedTuple):
    """What stands in the head of a page; `canonical` is empty where the address is not known.

    `title` is an article's own, without the site's name; `description` stands in where a template
    has none. `properties` are OpenGraph's, apart from title, description and address.
    """

    canonical: str
    title: str
    description: str
    alternates: tuple[Alternate, ...]
    properties: tuple[tuple[str, str], ...]
    json_ld: Html | None


class Heads:
    """Makes the head of each page of a site.

    `downloads` gives their addresses with their media types; it is called for their page alone.
    """

    def __init__(
        self, material: Material, feeds: SiteFeeds, downloads: Callable[[], Mapping[str, str]]
    ) -> None:
        self._material = material
        self._feeds = feeds
        self._downloads = downloads
        self._sources = {source.view.page: source for source in material.sources}

    def of(self, page: Page) -> Head:
        """Return the head of a page."""
        if page.path == addresses.MISSING:  # shown under any address: it has none of its own
            return Head("", "", self._about(), (), (), None)
        material, source = self._material, self._sources.get(page.path)
        if source is not None:
            return Head(
                canonical=material.absolute(page.path),
                title=source.view.title,
                description=source.view.standfirst or _lead(source.article),
                alternates=(*_forms(source), *self._feed_links(page)),
                properties=tuple(self._article_properties(source.view)),
                json_ld=jsonld.script(jsonld.article(source, material)),
            )
        return Head(
            canonical=material.absolute(page.path),
            title="",
            description=self._about(),
            alternates=tuple(self._feed_links(page)),
            properties=(("og:type", "website"), *self._site_properties()),
            json_ld=jsonld.script(self._structured(page)),
        )

    def _about(self) -> str:
        settings = self._material.settings
        return settings.description or f"{settings.title}: who claims what in the news, and how."

    def _structured(self, page: Page) -> dict[str, object]:
        if page.path == addresses.INDEX:
            return jsonld.site(self._material)
        if page.path == addresses.DATA:
            return jsonld.dataset(self._material, self._downloads())
        return jsonld.listing(page, self._material)

    def _feed_links(self, page: Page) -> Iterator[Alternate]:
        for feed in (*self._own_feed(page), *self._feeds.whole.values()):
            yield Alternate(feed.path + feeds.ATOM, "application/atom+xml", feed.title)
            yield Alternate(feed.path + feeds.JSON, "application/feed+json", feed.title)

    def _own_feed(self, page: Page) -> Iterator[Feed]:
        if (label := page.context.get("label")) is not None and label.page in self._feeds.labels:
            yield self._feeds.labels[label.page]
        voice = page.context.get("voice")
        if voice is not None and (feed := self._feeds.speaker(voice.page)) is not None:
            yield feed

    def _site_properties(self) -> Iterator[tuple[str, str]]:
        settings = self._material.settings
        yield "og:site_name", settings.title
        # Whoever shows the link elsewhere cannot follow a relative address.
        if settings.logo and (address := self._material.absolute(settings.logo.page)):
            yield "og:image", address
            if settings.logo.alt:
                yield "og:image:alt", settings.logo.alt

    def _article_properties(self, view: BriefingView) -> Iterator[tuple[str, str]]:
        yield "og:type", "article"
        yield from self._site_properties()
        if view.date is not None:
            yield "article:published_time", view.date.isoformat()
        if view.updated is not None:
            yield "article:modified_time", view.updated.isoformat()


def _forms(source: Source) -> Iterator[Alternate]:
    slug = source.view.slug
    yield Alternate(addresses.text_file(slug), "text/plain", "Plain text")
    yield Alternate(
        addresses.annotations_file(slug),
        'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
        "Web Annotations",
    )


def _lead(article: Article) -> str:
    """Return how an article begins."""
    for block in article.blocks:
        words = one_line(block.span.of(article.text))
        if block.kind in _LEAD and words:
            return shortened(words)
    return article.title
