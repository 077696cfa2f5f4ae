"""The timeline: how time is divided, what its columns count, and where they lead."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.site.briefing_view import briefing_view
from classifier.site.chart import chart
from classifier.site.labels import catalogue
from classifier.site.spans_of_time import DAY, MONTH, YEAR, Scale, scales
from classifier.site.timeline import LISTED, timeline
from tests.site.story import CARDS, TAXONOMY, plain_story, story

LABELS = catalogue(TAXONOMY, CARDS)
QUIET = briefing_view(plain_story(), LABELS, {})
UNTIMED = settings(deadline=None)
SCALES = [DAY, MONTH, YEAR, Scale("5 years", 5), Scale("100 years", 100)]


def views(*dates):
    """Return an article for each date, the newest first as everywhere, undated ones last."""
    dates = sorted(dates, key=lambda date: (date is None, -date.toordinal() if date else 0))
    return [
        replace(QUIET, date=date, slug=f"a{number}", page=f"briefings/a{number}.html")
        for number, date in enumerate(dates)
    ]


@UNTIMED
@given(st.sampled_from(SCALES), st.dates())
def test_a_day_lies_in_its_stretch_and_the_next_one_begins_right_after(scale, date):
    start = scale.start(date)
    end = scale.end(start)
    assert start <= date <= end
    assert scale.start(end) == start
    if end < dt.date.max:
        after = end + dt.timedelta(days=1)
        assert scale.start(after) == after
        assert scale.key(after) != scale.key(start)
        assert scale.name(after) != scale.name(start)


@UNTIMED
@given(st.dates(), st.dates())
def test_no_stretch_has_more_columns_than_a_drawing_has_room_for(one, other):
    first, last = min(one, other), max(one, other)
    ladder = scales(first, last)
    assert ladder[-1] == DAY
    assert len(list(ladder[0].starts(first, last))) <= 100
    for scale, finer in pairwise(ladder):
        start = scale.start(first)
        assert len(list(finer.starts(start, scale.end(start)))) <= 500


@pytest.mark.parametrize(
    ("first", "last", "units"),
    [
        ("2026-03-03", "2026-03-03", ["day"]),
        ("2026-03-03", "2026-06-02", ["day"]),
        ("2026-03-03", "2026-06-03", ["month", "day"]),
        ("2022-03-31", "2026-02-01", ["month", "day"]),
        ("2022-03-31", "2026-03-01", ["year", "month", "day"]),
        ("1815-06-18", "2026-03-01", ["10 years", "year", "month", "day"]),
    ],
)
def test_the_longer_the_time_the_coarser_its_columns(first, last, units):
    made = scales(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert [scale.unit for scale in made] == units


@UNTIMED
@given(st.lists(st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1)), max_size=12))
def test_every_article_is_counted_and_listed_once_on_each_way_down(dates):
    pages = timeline(views(*dates))
    listed = [briefing.page for day in pages[0].days for briefing in day.briefings]
    assert len(listed) == len(set(listed)) == len(dates) == pages[0].total
    dated = sum(date is not None for date in dates)
    assert sum(column.articles for column in pages[0].columns) == dated
    months = [page for page in pages[1:] if page.unit == "day"]
    assert sum(len(day.briefings) for page in months for day in page.days) == len(dates)
    assert all(column.articles for page in pages for column in page.columns)
    assert len({page.page for page in pages}) == len(pages)


@UNTIMED
@given(st.lists(st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1)), min_size=1, max_size=12))
def test_every_column_leads_to_a_page_and_a_day_that_is_there(dates):
    pages = timeline(views(*dates))
    there = {page.page: {day.anchor for day in page.days} for page in pages}
    for page in pages:
        for column in page.columns:
            path, _, anchor = column.place.partition("#")
            assert path in there
            assert not anchor or anchor in there[path]
        for link in (page.up, page.before, page.after):
            assert link is None or link.page in there


def test_a_long_list_goes_on_over_pages_and_days_lead_to_the_right_one():
    days = [dt.date(2026, 3, 1 + number % 20) for number in range(LISTED + 30)]
    pages = timeline(views(*days))
    assert pages[0].days == ()  # too many to be listed there as well
    month = [page for page in pages if page.page.startswith("timeline/2026-03")]
    assert [page.page for page in month] == ["timeline/2026-03.html", "timeline/2026-03.2.html"]
    assert month[1].chart is None
    places = [column.place for column in pages[0].columns]
    assert places[0] == "timeline/2026-03.2.html#d-2026-03-01"
    assert places[-1] == "timeline/2026-03.html#d-2026-03-20"


def test_without_articles_there_is_a_page_all_the_same():
    (page,) = timeline(())
    assert (page.page, page.total, page.chart) == ("timeline.html", 0, None)


def test_articles_without_a_date_have_a_page_of_their_own():
    pages = timeline(views(dt.date(2026, 3, 3), None, None))
    assert pages[-1].page == "timeline/undated.html"
    assert [day.date for day in pages[-1].days] == [None]


@UNTIMED
@given(st.lists(st.dates(dt.date(2025, 1, 1), dt.date(2026, 1, 1)), min_size=1, max_size=9))
def test_columns_are_drawn_inside_the_drawing_and_never_over_each_other(dates):
    drawn = timeline(views(*dates))[0].chart
    ends = 0.0
    for column in drawn.columns:
        left = column.bars[0].x
        assert left >= ends - 0.02
        ends = left + column.bars[0].width
        assert all(bar.y >= 0 and bar.y + bar.height <= 100.02 for bar in column.bars)
    assert ends <= 100


def test_a_column_counts_how_sure_its_articles_are():
    view = briefing_view(story(), LABELS, {})
    (column,) = timeline([view])[0].columns
    assert {part.kind: part.sentences for part in column.certainty} == {
        "asserted": 10, "reported": 2, "guessed": 4,
    }  # fmt: skip
    drawn = chart([column]).columns[0]
    assert drawn.words == "3 March 2026: 16 sentences, 10 asserted, 2 reported, 4 guessed"
    heights = {bar.kind: bar.height for bar in drawn.bars}
    assert heights == {"asserted": 62.5, "reported": 12.5, "guessed": 25.0}
