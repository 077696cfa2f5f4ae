"""Who is who across articles: each way a speaker or publisher is written, and its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from classifier.site import addresses
from classifier.site.excerpts import one_line
from classifier.site.names import names_somebody, page_name
from classifier.site.views import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from classifier.site.source import Source


@dataclass(frozen=True, slots=True)
class Directory:
    """Speakers and publishers by the words that name them; spellings of one name share a link.

    The name of a link is as it is written first, in the order of the index. Words without a
    letter or digit name nobody and are not in it.
    """

    speakers: Mapping[str, Link]
    publishers: Mapping[str, Link]


def directory(sources: Sequence[Source]) -> Directory:
    """Collect all names of a site."""
    return Directory(
        speakers=_links((name for one in sources for name in one.heard), addresses.speaker_page),
        publishers=_links((one.view.publisher for one in sources), addresses.publisher_page),
    )


def _links(names: Iterable[str], address: Callable[[str], str]) -> dict[str, Link]:
    links: dict[str, Link] = {}
    by_page: dict[str, Link] = {}
    for name in dict.fromkeys(names):
        if names_somebody(name):
            page = address(page_name(name))
            links[name] = by_page.setdefault(page, Link(one_line(name), page))
    return links
