"""Speakers across articles: who is the same, who is only described, and what is counted."""

import datetime as dt
from dataclasses import replace

import pytest

from classifier.site.capitals import capitalised, is_named
from classifier.site.pages import gather
from tests.site.story import CARDS, TAXONOMY, plain_story, story


@pytest.fixture(scope="module")
def site():
    return gather([story(), plain_story(), another()], TAXONOMY, CARDS)


def another():
    """Return the story once more, a day later, its minister written in another way."""
    made = story()
    article = replace(made.article, id="a9", slug="again", date=dt.date(2026, 3, 4))
    said = (replace(made.attributions[0], speaker="LUCJA IBAÑEZ", source_kind="ngo"),)
    return replace(
        made,
        document=replace(made.document, article=article),
        attributions=(*said, *made.attributions[1:]),
    )


@pytest.mark.parametrize(
    ("speaker", "named"),
    [
        ("Łucja Ibañez", True),
        ("the Straits Council", True),
        ("The Straits Council", True),
        ("Kestria’s Foreign Ministry", True),
        ("Ludwig van der Berg", True),
        ("Kestria", True),
        ("王毅", True),
        ("Kestria’s government", False),
        ("its Foreign Ministry", False),
        ("Its Foreign Ministry", False),
        ("two officials", False),
        ("Two Officials", False),
        ("Officials", False),
        ("the ministry", False),
        ("The ministry", False),
        ("He", False),
        ("I", False),
        ("45 a.m", False),
        ("the", False),
        ("…", False),
    ],
)
def test_a_name_is_told_from_a_description(speaker, named):
    assert is_named(speaker, lambda: frozenset({"Kestria", "I"})) == named


def test_a_capital_at_the_beginning_of_a_sentence_or_quotation_is_no_names():
    made = story()
    words = capitalised(made)
    assert {"Värnby", "Monday", "Łucja", "Harbour", "Watch"} <= words
    assert not words & {"The", "Their", "And", "We", "According"}


def test_headlines_in_capitals_make_no_names():
    assert "Tonnes" not in capitalised(story())  # a cell of a table, as headings are


def test_the_same_name_is_the_same_speaker_however_written(site):
    minister = next(one for one in site.voices if one.page == "speakers/lucja-ibanez.html")
    assert minister.spellings == ("LUCJA IBAÑEZ", "Łucja Ibañez")
    assert (minister.direct, minister.total, minister.articles) == (2, 2, 2)
    assert (minister.first, minister.last) == (dt.date(2026, 3, 3), dt.date(2026, 3, 4))
    assert [(one.label.id, one.times) for one in minister.kinds] == [("state", 1), ("ngo", 1)]
    assert {one.label.id: one.times for one in minister.claims} == {
        "renewal": 4, "guess": 2, "quote": 6,
    }  # fmt: skip


def test_who_is_only_described_is_kept_apart(site):
    assert {one.name: one.named for one in site.voices} == {
        "LUCJA IBAÑEZ": True, "Harbour Watch": True, "ministry": False,
    }  # fmt: skip


def test_a_kind_of_source_counts_statements_speakers_and_articles(site):
    state, ngo = site.source_kinds
    assert (state.speakers, state.statements, state.articles) == (1, 1, 1)
    assert (ngo.speakers, ngo.statements, ngo.articles) == (2, 3, 2)
    assert [(one.voice.name, one.statements) for one in ngo.voices] == [
        ("Harbour Watch", 2), ("LUCJA IBAÑEZ", 1),
    ]  # fmt: skip


def test_a_publisher_has_its_articles_also_those_without_a_claim():
    quiet = plain_story()
    article = replace(quiet.article, publisher="VARNBY NYTT & CO")
    quiet = replace(quiet, document=replace(quiet.document, article=article))
    site = gather([story(), quiet], TAXONOMY, CARDS)
    (publisher,) = site.publishers
    assert (publisher.articles, publisher.summary.sentences) == (2, 17)
    found = site.findings.publishers[publisher.page]
    assert [finding.briefing.slug for finding in found if finding.note is None] == ["quiet-day"]


def test_an_article_without_a_publisher_is_nobodys():
    site = gather([plain_story()], TAXONOMY, CARDS)
    assert site.publishers == ()
    assert site.voices == ()
