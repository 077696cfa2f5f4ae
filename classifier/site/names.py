"""The names of speakers and publishers as names of pages: the same name, the same page."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache

from classifier.content.slugs import LONGEST, slugify

_DIGEST = 8


@lru_cache(maxsize=1 << 16)
def page_name(name: str) -> str:
    """Return the page name of a speaker or publisher: small letters, digits, single hyphens.

    Names are taken for the same if they differ in nothing but case, accents, apostrophes and
    punctuation: “Ana Ruiz”, “ANA RUIZ”, “Ana Ruíz”. Where the page name alone would not tell
    different names apart – it is too long, or names of another script sound alike – a digest of
    the name is added to it.
    """
    words = " ".join(name.split()).casefold()
    slug = slugify(words, fallback="")
    if slug and all(_latin(letter) for letter in words if letter.isalpha()):
        whole = slugify(words, longest=LONGEST * len(words))
        if whole == slug:
            return slug
        words = whole
    digest = hashlib.sha256(words.encode()).hexdigest()[:_DIGEST]
    return f"{slugify(words, LONGEST - _DIGEST - 1, fallback='name')}-{digest}"


def names_somebody(name: str) -> bool:
    """Tell whether words can name somebody: they have a letter or digit."""
    return any(letter.isalnum() for letter in name)


def _latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN ")
