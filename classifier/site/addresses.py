"""Where each page stands, as a path from the site's root, and how one page links to another."""

from __future__ import annotations

from urllib.parse import quote

INDEX = "index.html"
RULES = "rules.html"
ABOUT = "about.html"
METHODOLOGY = "methodology.html"
MISSING = "404.html"
DATA = "data.html"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
SEARCH = "search.html"
SEARCHED = "search/articles.json"
ALL_FEEDS = "feeds/all"
CLAIMS = "claims.html"
DOMAINS = "domains.html"
SPEAKERS = "speakers.html"
DESCRIBED = "described.html"
SOURCE_KINDS = "sources.html"
PUBLISHERS = "publishers.html"
TIMELINE = "timeline.html"
FACETS = "index.facets.js"
ECHOES = "echoes.html"


def briefing_page(slug: str) -> str:
    """Return the page of an article."""
    return f"briefings/{slug}.html"


def notes_page(slug: str) -> str:
    """Return the page with all notes of an article in full; no slug holds a full stop."""
    return f"briefings/{slug}.notes.html"


def text_file(slug: str) -> str:
    """Return the plain text of an article, which offsets count in."""
    return f"briefings/{slug}.txt"


def annotations_file(slug: str) -> str:
    """Return the Web Annotations of an article."""
    return f"briefings/{slug}.annotations.json"


def label_feed(group: str, label: str) -> str:
    """Return the feed of a claim type or domain; `group` is "claim" or "domain". No suffix yet."""
    return f"feeds/{group}s/{label}"


def speaker_feed(speaker: str) -> str:
    """Return the feed of a speaker, of whom `speaker` is the page name. No suffix yet."""
    return f"feeds/speakers/{speaker}"


def data_file(name: str) -> str:
    """Return a file of the downloads."""
    return f"data/{name}"


def claim_page(label: str) -> str:
    """Return the first page of a claim type."""
    return f"claims/{label}.html"


def domain_page(label: str) -> str:
    """Return the first page of a domain."""
    return f"domains/{label}.html"


def speaker_page(speaker: str) -> str:
    """Return the first page of a speaker, of whom `speaker` is the page name (see `names`)."""
    return f"speakers/{speaker}.html"


def echo_page(echo: str) -> str:
    """Return the page of a statement that several articles print."""
    return f"echoes/{echo}.html"


def publisher_page(publisher: str) -> str:
    """Return the first page of a publisher, of whom `publisher` is the page name."""
    return f"publishers/{publisher}.html"


def source_kind_page(label: str) -> str:
    """Return the first page of a kind of source."""
    return f"sources/{label}.html"


def period_page(period: str) -> str:
    """Return the page of a stretch of time: ``2026``, ``2026-03``, ``2026-03-09``, ``undated``."""
    return f"timeline/{period}.html"


def teasers_file(number: int) -> str:
    """Return the articles of a page of the index, as its filters load them."""
    return f"index.{number}.js"


def rule_page(rule: str) -> str:
    """Return the first page of a rule."""
    return f"rules/{rule}.html"


def numbered(page: str, number: int) -> str:
    """Return the address of a list's continuation; the first page keeps the plain one.

    No id holds a full stop, so ``x.2.html`` can be nobody's first page.
    """
    return page if number == 1 else f"{page.removesuffix('.html')}.{number}.html"


def subject(path: str) -> str:
    """Return what the pages of one list or article have in common: ``x`` of ``x.2.html``."""
    folder, slash, name = path.rpartition("/")
    return folder + slash + name.partition(".")[0]


def link(here: str, target: str) -> str:
    """Return the relative URL from the page `here` to `target` (with or without a fragment)."""
    path, hash_sign, fragment = target.partition("#")
    if path == here and hash_sign:
        return f"#{fragment}"
    folder = here.rpartition("/")[0]
    if folder and path.rpartition("/")[0] == folder:
        return quote(path.rpartition("/")[2]) + hash_sign + fragment
    return "../" * here.count("/") + quote(path) + hash_sign + fragment
