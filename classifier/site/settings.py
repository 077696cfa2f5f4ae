"""What a publisher decides about the whole site."""

from __future__ import annotations

from dataclasses import dataclass

FORMATS = ("jsonl", "csv", "parquet")


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """The site's name and place.

    `base_path` is the path under which the site's root is served (``/briefings``); all pages link
    to each other relatively, so only the page for a missing address, which a host shows under any
    address, needs it. `language` is the BCP 47 tag of the language that the templates speak; an
    article's text carries its own. `url` is the whole address of the site's root, without a slash
    at its end, or empty where it is not known; `base_path` is its path then. `downloads` are the
    formats in which the site's data is offered, among `FORMATS`.
    """

    title: str = "Claimdesk briefings"
    description: str = ""
    base_path: str = ""
    language: str = "en"
    url: str = ""
    downloads: tuple[str, ...] = ("jsonl", "csv")
