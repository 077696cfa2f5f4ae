"""What crawlers look for first: sitemap.xml (sitemaps.org 0.9) and robots.txt (RFC 9309)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, tostring

from classifier.site import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from classifier.site.machine.source import Material
    from classifier.site.page import Page

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST = 50_000  # addresses in one file, as sitemaps.org limits them


def sitemaps(
    pages: Sequence[Page], material: Material, most: int = MOST
) -> Iterator[tuple[str, bytes]]:
    """Yield sitemap.xml, and the parts it is an index of where there are too many pages for one.

    There is none where the site's address is not known: a sitemap names whole addresses.
    """
    if not material.settings.url:
        return
    days = {
        source.view.page: day.isoformat()
        for source in material.sources
        if (day := source.view.updated or source.view.date) is not None
    }
    paths = [
        page.path
        for page in pages
        if page.path.endswith(".html") and page.path != addresses.MISSING
    ]
    parts = [paths[start : start + most] for start in range(0, len(paths), most)]
    if len(parts) == 1:
        yield addresses.SITEMAP, _xml("urlset", "url", _places(parts[0], days, material))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield addresses.SITEMAP, _xml("sitemapindex", "sitemap", _places(names, {}, material))
    for name, part in zip(names, parts, strict=True):
        yield name, _xml("urlset", "url", _places(part, days, material))


def robots(material: Material) -> Iterator[tuple[str, bytes]]:
    """Yield robots.txt, which lets everybody in and names the sitemap.

    Crawlers ask for it at the root of a host, so a site below a path has none of its own.
    """
    settings = material.settings
    if settings.base_path.strip("/") or urlsplit(settings.url).path.strip("/"):
        return
    lines = ["User-agent: *", "Allow: /"]
    if settings.url:
        lines += ["", f"Sitemap: {material.absolute(addresses.SITEMAP)}"]
    yield addresses.ROBOTS, "\n".join([*lines, ""]).encode()


def _places(
    paths: Sequence[str], days: dict[str, str], material: Material
) -> list[tuple[str, str]]:
    return [(material.absolute(path), days.get(path, "")) for path in paths]


def _xml(root: str, item: str, places: Sequence[tuple[str, str]]) -> bytes:
    whole = Element(root, xmlns=_NAMESPACE)
    for place, day in places:
        one = SubElement(whole, item)
        SubElement(one, "loc").text = place
        if day:
            SubElement(one, "lastmod").text = day
    written: bytes = tostring(whole, encoding="UTF-8", xml_declaration=True)
    return written + b"\n"
