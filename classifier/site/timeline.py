"""What was published when: by day, by month and, over a long time, by years."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from classifier.site import addresses
from classifier.site.across_views import ArticlesOfDay, Column, PeriodView
from classifier.site.chart import chart
from classifier.site.counts import certainty
from classifier.site.paging import cut
from classifier.site.spans_of_time import DAY, MONTH, scales
from classifier.site.views import Link

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from classifier.site.spans_of_time import Scale
    from classifier.site.views import BriefingView

LISTED = 100  # articles on one page

_WHOLE = Link("Timeline", addresses.TIMELINE)
_UNDATED = Link("Articles without a date", addresses.period_page("undated"))


def timeline(briefings: Sequence[BriefingView]) -> tuple[PeriodView, ...]:
    """Make every page of the timeline: the whole of it first, what has no date last.

    `briefings` are the newest first, as everywhere; those without a date are at the end.
    """
    dated = [briefing for briefing in briefings if briefing.date is not None]
    undated = briefings[len(dated) :]
    listed = briefings if len(briefings) <= LISTED else ()
    whole = _Period(_WHOLE, "day", len(briefings), listed)
    longer: tuple[PeriodView, ...] = ()
    if dated and dated[0].date and dated[-1].date:
        first, last = dated[-1].date, dated[0].date
        ladder = scales(first, last)
        places = _places(_WHOLE.page, listed) or _month_places(dated)
        columns = _columns(ladder[0], first, last, dated, places)
        whole = whole._replace(unit=ladder[0].unit, columns=columns)
        longer = tuple(_longer(ladder if len(ladder) > 1 else (MONTH, DAY), dated))
    without = _Period(_UNDATED, "day", len(undated), undated, up=_WHOLE)
    return (*_pages(whole), *longer, *(_pages(without) if undated else ()))


class _Period(NamedTuple):
    """A stretch of time before its list is cut into pages."""

    link: Link
    unit: str
    total: int
    listed: Sequence[BriefingView]
    columns: Sequence[Column] = ()
    up: Link | None = None
    before: Link | None = None
    after: Link | None = None


def _pages(period: _Period) -> Iterator[PeriodView]:
    """Yield the pages of a period; the first one has the drawing and the table."""
    for part in cut(period.link.page, period.listed, LISTED):
        columns = period.columns if part.page == period.link.page else ()
        yield PeriodView(
            name=period.link.name,
            page=part.page,
            unit=period.unit,
            total=period.total,
            columns=tuple(column for column in columns if column.articles),
            chart=chart(columns),
            days=tuple(_days(part.items)),
            pages=part.pages,
            up=period.up,
            before=period.before,
            after=period.after,
        )


def _longer(ladder: Sequence[Scale], dated: Sequence[BriefingView]) -> Iterator[PeriodView]:
    """Yield the pages of all stretches longer than a day that have articles."""
    places = _month_places(dated)
    for level, (scale, finer) in enumerate(pairwise(ladder)):
        found = _by_start(scale, dated)
        starts = sorted(found)
        links = [_link(scale, start) for start in starts]
        for number, start in enumerate(starts):
            briefings, link = found[start], links[number]
            yield from _pages(
                _Period(
                    link=link,
                    unit=finer.unit,
                    total=len(briefings),
                    listed=briefings if finer == DAY else (),
                    columns=_columns(finer, start, scale.end(start), briefings, places),
                    up=_link(ladder[level - 1], ladder[level - 1].start(start))
                    if level
                    else _WHOLE,
                    before=links[number - 1] if number else None,
                    after=links[number + 1] if number + 1 < len(links) else None,
                )
            )


def _columns(
    scale: Scale,
    first: dt.date,
    last: dt.date,
    briefings: Sequence[BriefingView],
    days: Mapping[dt.date, str],
) -> tuple[Column, ...]:
    """Divide the time from `first` to `last`; `days` are the places where days are listed."""
    found = _by_start(scale, briefings)
    return tuple(
        Column(
            name=scale.name(start),
            short=scale.short(start),
            place=_place(scale, start, days) if start in found else "",
            articles=len(found.get(start, ())),
            certainty=certainty(briefing.summary for briefing in found.get(start, ())),
        )
        for start in scale.starts(first, last)
    )


def _by_start(scale: Scale, briefings: Iterable[BriefingView]) -> dict[dt.date, list[BriefingView]]:
    found: dict[dt.date, list[BriefingView]] = {}
    for briefing in briefings:
        if briefing.date is not None:
            found.setdefault(scale.start(briefing.date), []).append(briefing)
    return found


def _link(scale: Scale, start: dt.date) -> Link:
    return Link(scale.name(start), addresses.period_page(scale.key(start)))


def _place(scale: Scale, start: dt.date, days: Mapping[dt.date, str]) -> str:
    return days[start] if scale == DAY else addresses.period_page(scale.key(start))


def _month_places(dated: Sequence[BriefingView]) -> dict[dt.date, str]:
    """Return where the pages of months begin to list each day."""
    return {
        date: place
        for start, briefings in _by_start(MONTH, dated).items()
        for date, place in _places(_link(MONTH, start).page, briefings).items()
    }


def _places(page: str, briefings: Sequence[BriefingView]) -> dict[dt.date, str]:
    """Return where a page, and those that go on with its list, begin to list each day."""
    places: dict[dt.date, str] = {}
    for part in cut(page, briefings, LISTED):
        for briefing in part.items:
            if briefing.date is not None:
                places.setdefault(briefing.date, f"{part.page}#{_anchor(briefing.date)}")
    return places


def _days(briefings: Sequence[BriefingView]) -> Iterator[ArticlesOfDay]:
    for date, found in groupby(briefings, key=lambda briefing: briefing.date):
        yield ArticlesOfDay(date, _anchor(date), tuple(found))


def _anchor(date: dt.date | None) -> str:
    return f"d-{date.isoformat()}" if date else "undated"
