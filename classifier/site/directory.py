"""Who is who across articles: each way a speaker or publisher is written, and its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
        speakers=_together(one.heard for one in sources),
        publishers=_together(one.publisher for one in sources),
    )


def links(names: Iterable[str], address: Callable[[str], str]) -> Mapping[str, Link]:
    """Return names in their order, each with its page; `address` is where such pages stand."""
    found = (
        {name: Link(one_line(name), address(page_name(name)))}
        for name in dict.fromkeys(names)
        if names_somebody(name)
    )
    return _together(found)


def _together(several: Iterable[Mapping[str, Link]]) -> Mapping[str, Link]:
    together: dict[str, Link] = {}
    by_page: dict[str, Link] = {}
    for own in several:
        for name, link in own.items():
            if name not in together:
                together[name] = by_page.setdefault(link.page, link)
    return together
