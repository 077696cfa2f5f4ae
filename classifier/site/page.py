"""What a page of the site is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Page(NamedTuple):
    """A file of the site: where it stands, the template that makes it, and what that is given."""

    path: str
    template: str
    context: Mapping[str, Any]
