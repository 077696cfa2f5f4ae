"""Page names out of file names and ids."""

from __future__ import annotations

import re

LONGEST = 80
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def slugify(name: str, longest: int = LONGEST, fallback: str = "article") -> str:
    """Turn any name into small ASCII letters, digits and single hyphens, `longest` at most.

    Letters of other scripts are transliterated, the same on every machine. A name without any
    letter or digit becomes the `fallback`.
    """
    if not name.isascii():
        import anyascii

        name = anyascii.anyascii(name)
    slug = "-".join(re.findall(r"[a-z0-9]+", name.lower().replace("'", "")))
    if len(slug) > longest:
        slug = slug[:longest].rpartition("-")[0] or slug[:longest]
    return slug or fallback
