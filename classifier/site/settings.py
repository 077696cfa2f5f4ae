"""What a publisher decides about the whole site."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMATS = ("jsonl", "csv", "parquet")


class Logo(NamedTuple):
    """A picture beside the site's title: the suffix of its file, what it shows, and its content."""

    suffix: str
    alt: str
    content: bytes

    @property
    def page(self) -> str:
        """Where it stands, from the site's root."""
        return f"logo{self.suffix}"


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """The site's name and place.

    `base_path` is the path under which the site's root is served (``/briefings``); all pages link
    to each other relatively, so only the page for a missing address, which a host shows under any
    address, needs it. `language` is the BCP 47 tag of the language that the templates speak; an
    article's text carries its own. `url` is the whole address of the site's root, without a slash
    at its end, or empty where it is not known; `base_path` is its path then. `downloads` are the
    formats in which the site's data is offered, among `FORMATS`. `search` tells whether the site
    can be searched. `logo` stands beside the title. `time_zone` is where a day begins and ends:
    feeds, which tell the time, give an article the midnight there with which its date begins.
    """

    title: str = "Claimdesk briefings"
    description: str = ""
    base_path: str = ""
    language: str = "en"
    url: str = ""
    downloads: tuple[str, ...] = ("jsonl", "csv")
    search: bool = False
    logo: Logo | None = None
    time_zone: dt.tzinfo = dt.UTC

    @property
    def files(self) -> Mapping[str, bytes]:
        """What the site has of them, by address from its root."""
        return {self.logo.page: self.logo.content} if self.logo else {}
