"""The values in claimdesk.yaml that have a form of their own; each says what is wrong with it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from classifier.problems import did_you_mean

# A language subtag of two or three letters and further subtags, as BCP 47 forms them.
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
# Segments of a path that no browser writes otherwise (RFC 3986, unreserved characters).
_PATH = re.compile(r"/?(?:[A-Za-z0-9._~-]+(?:/[A-Za-z0-9._~-]+)*/?)?")


def line(value: str) -> str:
    """Return one line of text, white space evened out; raises ValueError where there is none."""
    words = " ".join(value.split())
    if not words:
        raise ValueError("this is empty – write a value, or remove the key")
    return words


def site_address(value: str) -> str:
    """Return the address of a site without the slash at its end; raises ValueError for others."""
    from classifier.content.frontmatter import web_address

    parts = urlsplit(web_address(value))
    if parts.query or parts.fragment or "?" in value or "#" in value:
        raise ValueError(f"'{value}' is a page’s address; a site’s has no ? and no #")
    if not value.isascii():
        raise ValueError(f"'{value}' has other than ASCII letters; copy it from a browser")
    return value.rstrip("/")


def base_path(value: str) -> str:
    """Return a path below a host; raises ValueError for what is none."""
    if "://" in value:
        path = urlsplit(value).path or "/"
        raise ValueError(f"'{value}' is a whole address – write it as url: or only '{path}' here")
    if not _PATH.fullmatch(value) or {".", ".."} & set(value.split("/")):
        raise ValueError(
            f"'{value}' is not a path such as /briefings – letters, digits and . _ ~ - between "
            "slashes"
        )
    return value


def language(value: str) -> str:
    """Return a language tag; raises ValueError for what is none."""
    if _LANGUAGE.fullmatch(value):
        return value
    near = _language_near(value)
    hint = f" – did you mean {near}?" if near else ""
    raise ValueError(f"'{value}' is not a language tag such as en or pt-BR{hint}")


def _language_near(value: str) -> str:
    """Return the tag that a language's name or a locale stands for, if Python knows it."""
    import locale

    tag = value.strip().replace("_", "-").partition(".")[0]
    if _LANGUAGE.fullmatch(tag):
        return tag
    known = locale.locale_alias.get(value.strip().lower(), "")
    return known.partition("_")[0]


def time_zone(value: str) -> str:
    """Return the name of a time zone; raises ValueError for what is none."""
    from classifier.site.zones import zone_names

    names = zone_names()
    if value in names:
        return value
    hint = did_you_mean(value, names) or "its names are those of the IANA: Europe/Berlin, UTC"
    raise ValueError(f"there is no time zone '{value}' – {hint}")
