"""Publishers: their articles, and what these come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.site import counts
from classifier.site.across_views import PublisherView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from classifier.site.directory import Directory
    from classifier.site.labels import Catalogue
    from classifier.site.views import BriefingView, Link


def publishers(
    catalogue: Catalogue, briefings: Sequence[BriefingView], names: Directory
) -> tuple[PublisherView, ...]:
    """List the publishers, those with the most articles first, then by name."""
    by_page: dict[str, list[BriefingView]] = {}
    links: dict[str, Link] = {}
    for briefing in briefings:
        if (link := names.publishers.get(briefing.publisher)) is not None:
            links[link.page] = link
            by_page.setdefault(link.page, []).append(briefing)
    rows = [_publisher(links[page], catalogue, found) for page, found in by_page.items()]
    return tuple(sorted(rows, key=lambda row: (-row.articles, row.name.casefold(), row.page)))


def _publisher(
    link: Link, catalogue: Catalogue, briefings: Sequence[BriefingView]
) -> PublisherView:
    days = [briefing.date for briefing in briefings if briefing.date is not None]
    return PublisherView(
        name=link.name,
        page=link.page,
        articles=len(briefings),
        summary=counts.total(catalogue, (briefing.summary for briefing in briefings)),
        first=min(days, default=None),
        last=max(days, default=None),
    )
