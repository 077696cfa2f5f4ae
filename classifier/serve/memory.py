"""What was made of single articles, kept from one edition to the next."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from classifier.serve.inputs import Stamp, stamp
from classifier.site.briefing_view import briefing_view
from classifier.site.pages import PerArticle
from classifier.site.pictures import own_pictures, picture_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from classifier.records import Article, Briefing
    from classifier.site.labels import Catalogue
    from classifier.site.pictures import Pictures
    from classifier.site.views import BriefingView


class _View(NamedTuple):
    briefing: Briefing
    pictures: Mapping[str, str]
    view: BriefingView


class _Pictures(NamedTuple):
    article: Article
    stamps: tuple[Stamp | None, ...]
    pictures: Pictures


class Memory:
    """Remembers views and pictures of the articles of the last edition, and of no other.

    Briefings and articles are told apart as objects: one that did not change is the same object.
    """

    def __init__(self) -> None:
        self._views: dict[int, _View] = {}
        self._pictures: dict[int, _Pictures] = {}

    @contextmanager
    def remembering(self) -> Iterator[PerArticle]:
        """Give what makes views and pictures for one edition; forget what it does not use."""
        views: dict[int, _View] = {}
        pictures: dict[int, _Pictures] = {}

        def view(
            briefing: Briefing, catalogue: Catalogue, addresses: Mapping[str, str]
        ) -> BriefingView:
            known = self._views.get(id(briefing))
            if known is None or known.briefing is not briefing or known.pictures != addresses:
                made = briefing_view(briefing, catalogue, addresses)
                known = _View(briefing, addresses, made)
            views[id(briefing)] = known
            return known.view

        def shown(article: Article) -> Pictures:
            stamps = tuple(stamp(file) for file in picture_files(article))
            known = self._pictures.get(id(article))
            if known is None or known.article is not article or known.stamps != stamps:
                known = _Pictures(article, stamps, own_pictures(article))
            pictures[id(article)] = known
            return known.pictures

        yield PerArticle(view, shown)
        self._views, self._pictures = views, pictures
