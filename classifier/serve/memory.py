"""What was made of single articles, kept from one edition to the next."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from classifier.serve.inputs import Stamp, stamp
from classifier.site.echo_view import EchoMaker
from classifier.site.pages import Making
from classifier.site.pictures import own_pictures, picture_files
from classifier.site.source import source_of
from classifier.site.voices import VoiceMaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from classifier.records import Article, Briefing
    from classifier.site.labels import Catalogue
    from classifier.site.pictures import Pictures
    from classifier.site.source import Source


class _Page(NamedTuple):
    source: Source
    pictures: Mapping[str, str]


class _Pictures(NamedTuple):
    article: Article
    stamps: tuple[Stamp | None, ...]
    pictures: Pictures


class Memory:
    """Remembers what was made of the articles of the last edition, and of no other.

    Briefings and articles are told apart as objects: one that did not change is the same object.
    """

    def __init__(self) -> None:
        self._pages: dict[int, _Page] = {}
        self._pictures: dict[int, _Pictures] = {}
        self._echoes = EchoMaker()
        self._voices = VoiceMaker()

    @contextmanager
    def remembering(self) -> Iterator[Making]:
        """Give what makes pages and pictures for one edition; forget what it does not use."""
        pages: dict[int, _Page] = {}
        pictures: dict[int, _Pictures] = {}

        def source(
            briefing: Briefing, catalogue: Catalogue, addresses: Mapping[str, str]
        ) -> Source:
            known = self._pages.get(id(briefing))
            if (
                known is None
                or known.source.briefing is not briefing
                or known.pictures != addresses
            ):
                known = _Page(source_of(briefing, catalogue, addresses), addresses)
            pages[id(briefing)] = known
            return known.source

        def shown(article: Article) -> Pictures:
            stamps = tuple(stamp(file) for file in picture_files(article))
            known = self._pictures.get(id(article))
            if known is None or known.article is not article or known.stamps != stamps:
                known = _Pictures(article, stamps, own_pictures(article))
            pictures[id(article)] = known
            return known.pictures

        yield Making(source, shown, self._echoes, self._voices)
        self._pages, self._pictures = pages, pictures
