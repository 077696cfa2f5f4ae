"""The numbers of the summary, and the cutting of lists and excerpts."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.records import Span
from classifier.site.briefing_view import briefing_view
from classifier.site.counts import percentages
from classifier.site.directory import directory
from classifier.site.excerpts import pieces, shortened
from classifier.site.findings import collect
from classifier.site.labels import catalogue
from classifier.site.listing import listings
from classifier.site.source import source_of
from tests.site.story import CARDS, TAXONOMY, plain_story, story


@pytest.fixture(scope="module")
def view():
    return briefing_view(story(), catalogue(TAXONOMY, CARDS), {})


def test_claims_and_domains_are_counted_by_sentence(view):
    assert {t.label.id: t.sentences for t in view.summary.claims} == {
        "renewal": 4, "guess": 4, "quote": 3, "hearsay": 1,
    }  # fmt: skip
    assert {t.label.id: t.sentences for t in view.summary.domains} == {
        "politics": 2, "trade": 2, "arms": 3,
    }  # fmt: skip


def test_a_sentence_counts_once_under_its_least_certain_claim(view):
    shares = {part.kind: part.sentences for part in view.summary.certainty}
    assert shares == {"asserted": 10, "reported": 2, "guessed": 4}
    assert sum(shares.values()) == view.summary.sentences


def test_an_article_without_claims_is_all_asserted():
    view = briefing_view(plain_story(), catalogue(TAXONOMY, CARDS), {})
    assert [part.percent for part in view.summary.certainty] == [100, 0, 0]
    assert view.notes == ()


def test_a_statement_over_several_sentences_counts_once_and_leads_to_each(view):
    minister = view.speakers[0]
    assert (minister.name, minister.direct, minister.total) == ("Łucja Ibañez", 1, 1)
    assert [note.number for note in minister.notes] == [4, 5, 6]


def test_nobody_is_no_speaker(view):
    assert [speaker.name for speaker in view.speakers] == [
        "Łucja Ibañez", "Harbour Watch", "ministry",
    ]  # fmt: skip


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=5))
def test_percentages_add_up(counts):
    shares = percentages(counts)
    assert sum(shares) == (100 if sum(counts) else 0)
    if sum(counts):
        for count, share in zip(counts, shares, strict=True):
            assert abs(share - 100 * count / sum(counts)) < 1


def test_a_long_list_is_cut_into_pages_that_link_to_each_other():
    source = source_of(story(), catalogue(TAXONOMY, CARDS), {})
    names = directory([source])
    found = collect([source.findings]).claims["renewal"]
    parts = list(listings("claims/renewal.html", found, names, per_page=3))
    quoted = [
        sum(len(one.quotes) for day in part.days for one in day.appearances) for part in parts
    ]
    assert quoted == [3, 1]
    assert [link.page for link in parts[0].pages] == [
        "claims/renewal.html", "claims/renewal.2.html",
    ]  # fmt: skip
    assert [link.here for link in parts[1].pages] == [False, True]
    assert {part.total for part in parts} == {4}


def test_an_empty_list_is_one_page():
    assert len(list(listings("claims/x.html", (), directory(())))) == 1


@given(
    st.text(max_size=20), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4)
)
def test_pieces_give_the_words_back(text, marked):
    cut = pieces(text, [Span(*span) for span in marked], start=5)
    assert "".join(piece.words for piece in cut) == text
    for before, after in pairwise(cut):
        assert before.marked != after.marked


def test_a_long_excerpt_ends_between_words():
    assert shortened("one two, three", longest=9) == "one two …"
    assert shortened("one … two three", longest=8) == "one …"
    assert shortened("one two", longest=9) == "one two"
