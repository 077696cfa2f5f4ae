"""What pages across articles are given: who said what when, as plain records.

As in `views`, every `page` is an address from the site's root.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    import datetime as dt

    from classifier.site.views import (
        BriefingView,
        Certainty,
        LabelView,
        Link,
        PageLink,
        SummaryView,
    )


Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Part(Generic[Item]):
    """One page of a list of anything; `total` counts the whole list, `pages` lead to others."""

    page: str
    total: int
    items: tuple[Item, ...]
    pages: tuple[PageLink, ...]


class LabelCount(NamedTuple):
    """How many statements or sentences a label was found in."""

    label: LabelView
    times: int


@dataclass(frozen=True, slots=True)
class VoiceView:
    """Somebody who is heard, across articles.

    `name` is as first written on the site, `spellings` are all ways it is written. `named` is
    false where the words describe rather than name (“two officials”): then they may stand for
    different people in each article. `kinds` are the kinds of source that the articles take it
    for, with the number of statements; `unplaced` is the number of those of no known kind.
    `claims` are the claim types of the sentences in which it is heard. `feed` has no suffix yet,
    and is empty where there is none.
    """

    name: str
    page: str
    feed: str
    spellings: tuple[str, ...]
    named: bool
    kinds: tuple[LabelCount, ...]
    unplaced: int
    claims: tuple[LabelCount, ...]
    direct: int
    indirect: int
    mixed: int
    articles: int
    first: dt.date | None
    last: dt.date | None

    @property
    def total(self) -> int:
        """All statements attributed to it."""
        return self.direct + self.indirect + self.mixed


class VoiceCount(NamedTuple):
    """How many statements of some kind are attributed to somebody."""

    voice: VoiceView
    statements: int


@dataclass(frozen=True, slots=True)
class SourceKindView:
    """A kind of source, across articles: how many `speakers` are of it, and what is theirs.

    `voices` are the most heard of them.
    """

    label: LabelView
    page: str
    speakers: int
    statements: int
    articles: int
    voices: tuple[VoiceCount, ...]


@dataclass(frozen=True, slots=True)
class PublisherView:
    """A publisher: how many articles it has here, and what they come to."""

    name: str
    page: str
    articles: int
    summary: SummaryView
    first: dt.date | None
    last: dt.date | None


class LabelRow(NamedTuple):
    """A claim type or domain in the list of all: in how many sentences and articles it is found."""

    label: LabelView
    sentences: int
    percent: int
    articles: int


# ------------------------------------------------------------------ timeline


class Column(NamedTuple):
    """A stretch of time as a timeline shows it: a day, a month, a year or some years.

    `short` is its name on the axis. `place` leads to its articles; empty where there are none.
    `certainty` counts their sentences as `SummaryView.certainty` does.
    """

    name: str
    short: str
    place: str
    articles: int
    certainty: tuple[Certainty, ...]

    @property
    def sentences(self) -> int:
        """All sentences of its articles."""
        return sum(part.sentences for part in self.certainty)


class Bar(NamedTuple):
    """A drawn part of a column. Everything is in percent of the drawing, y from the top."""

    kind: str
    x: float
    y: float
    width: float
    height: float


class DrawnColumn(NamedTuple):
    """A column that has articles, as it is drawn, and what to say of it."""

    words: str
    bars: tuple[Bar, ...]


class Tick(NamedTuple):
    """A name on the axis. `x` is in percent, `anchor` is SVG's "start", "middle" or "end"."""

    x: float
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A timeline as it is drawn. `most` is the greatest number of sentences in a column."""

    most: int
    columns: tuple[DrawnColumn, ...]
    ticks: tuple[Tick, ...]


class ArticlesOfDay(NamedTuple):
    """The articles of one day, or those without a date. `anchor` is an id on the page."""

    date: dt.date | None
    anchor: str
    briefings: tuple[BriefingView, ...]


@dataclass(frozen=True, slots=True)
class PeriodView:
    """One page of a timeline: some stretch of time, or what has no date.

    `unit` is what a column stands for ("day", "month", "year", "10 years"); `columns` are those
    with articles. Without a `chart`, it is a further page of a long list. `days` are the articles
    that this page lists, none where the pages that the columns lead to do. `total` counts all
    articles of the period. `up` is the longer period that it is a part of, `before` and `after`
    are its neighbours of the same length that have articles.
    """

    name: str
    page: str
    unit: str
    total: int
    columns: tuple[Column, ...]
    chart: Chart | None
    days: tuple[ArticlesOfDay, ...]
    pages: tuple[PageLink, ...]
    up: Link | None = None
    before: Link | None = None
    after: Link | None = None


# -------------------------------------------------------------------- facets


class FacetValue(NamedTuple):
    """Something that articles can have in common. `articles` are their numbers in the index."""

    id: str
    name: str
    page: str
    label: LabelView | None
    articles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow the index down. `shown` are the values that it lists, `values` all.

    `page` is the page that lists all values.
    """

    id: str
    name: str
    page: str
    shown: tuple[FacetValue, ...]
    values: tuple[FacetValue, ...]
