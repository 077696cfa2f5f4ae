"""What a page of the site is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


class Page(NamedTuple):
    """A file of the site: where it stands, the template that makes it, and what that is given."""

    path: str
    template: str
    context: Mapping[str, Any]


class Subject(NamedTuple):
    """Something that pages are about: the first one stands at `page`, the others are named by it.

    `pages` makes them all. So a single page is found without making those of other subjects.
    """

    page: str
    pages: Callable[[], Iterable[Page]]


def single(path: str, template: str, context: Mapping[str, Any]) -> Subject:
    """Return a subject that has this one page."""
    return Subject(path, lambda: [Page(path, template, context)])
