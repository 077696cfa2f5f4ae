"""Long lists as several pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from classifier.site import addresses
from classifier.site.across_views import Part
from classifier.site.views import PageLink

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Item = TypeVar("Item")

_NEAR = 2


def cut(page: str, items: Sequence[Item], per_page: int) -> Iterator[Part[Item]]:
    """Cut a list into pages, at least one, of which `page` is the first."""
    last = max(-(-len(items) // per_page), 1)
    for number in range(1, last + 1):
        yield Part(
            page=addresses.numbered(page, number),
            total=len(items),
            items=tuple(items[(number - 1) * per_page : number * per_page]),
            pages=tuple(_links(page, number, last)),
        )


def _links(page: str, here: int, last: int) -> Iterator[PageLink]:
    """Yield the first, the last and the near pages, so that links do not grow with the list.

    Further ones are reached by leaps that double: 1 … 4 … 8 9 [10] 11 12 … 16 … 26 … 40.
    """
    shown = {1, last, *range(here - _NEAR, here + _NEAR + 1)}
    leap = _NEAR * 2
    while leap < last:
        shown |= {here - leap, here + leap}
        leap *= 2
    before = 0
    for number in sorted(number for number in shown if 1 <= number <= last):
        yield PageLink(
            number, addresses.numbered(page, number), number == here, number > before + 1
        )
        before = number
