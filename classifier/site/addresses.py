"""Where each page stands, as a path from the site's root, and how one page links to another."""

from __future__ import annotations

from urllib.parse import quote

INDEX = "index.html"
RULES = "rules.html"
ABOUT = "about.html"
METHODOLOGY = "methodology.html"
MISSING = "404.html"


def briefing_page(slug: str) -> str:
    """Return the page of an article."""
    return f"briefings/{slug}.html"


def claim_page(label: str) -> str:
    """Return the first page of a claim type."""
    return f"claims/{label}.html"


def domain_page(label: str) -> str:
    """Return the first page of a domain."""
    return f"domains/{label}.html"


def source_kind_place(label: str) -> str:
    """Return the place on the legend page that explains a source kind."""
    return f"{ABOUT}#source-{label}"


def rule_page(rule: str) -> str:
    """Return the first page of a rule."""
    return f"rules/{rule}.html"


def numbered(page: str, number: int) -> str:
    """Return the address of a list's continuation; the first page keeps the plain one.

    No id holds a full stop, so ``x.2.html`` can be nobody's first page.
    """
    return page if number == 1 else f"{page.removesuffix('.html')}.{number}.html"


def link(here: str, target: str) -> str:
    """Return the relative URL from the page `here` to `target` (with or without a fragment)."""
    path, hash_sign, fragment = target.partition("#")
    if path == here and hash_sign:
        return f"#{fragment}"
    return "../" * here.count("/") + quote(path) + hash_sign + fragment
