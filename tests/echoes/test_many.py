"""Copies, headlines, and texts that were made to be slow."""

import pytest

from classifier.echoes import How, find_echoes
from classifier.records import BlockKind
from tests.echoes.making import briefing

SENTENCE = "The Varn government opened eleven crossings to Orlast on Monday after a year of talks."
QUOTED = "“We will open the bridge before the first snow,” Ana Ruo said."


def test_agency_copy_in_two_hundred_papers_is_one_echo():
    briefings = [briefing(f"x{n:03}", SENTENCE, QUOTED, day=n % 5) for n in range(200)]
    own, quoted = find_echoes(briefings)
    assert (own.versions[0].quoted, quoted.versions[0].quoted) == (False, True)
    for echo in (own, quoted):
        assert {version.article for version in echo.versions} == {
            one.article.id for one in briefings
        }
        assert {version.how for version in echo.versions} == {How.SAME}
        assert len(echo.first) == 40


def test_an_article_that_is_there_twice_is_an_echo_of_itself_from_end_to_end():
    after = "Lorries from Hyra had waited at the gates since the first days of April."
    pair = [briefing("a", f"{SENTENCE} {after}"), briefing("a-2", f"{SENTENCE} {after}")]
    (echo,) = find_echoes(pair)
    assert [version.sentences for version in echo.versions] == [(0, 1), (0, 1)]
    assert echo.first == (0, 1)


def test_a_headline_that_its_own_article_repeats_is_no_echo_and_anothers_is():
    line = SENTENCE.removesuffix(".")
    own = briefing("a", line, SENTENCE)
    assert find_echoes([own, briefing("b", "Snow fell on Orlast.")]) == ()
    headline = briefing("b", line, kind=BlockKind.HEADING)
    (echo,) = find_echoes([own, headline])
    assert [version.sentences for version in echo.versions] == [(0,), (0,)]


@pytest.mark.parametrize(
    ("word", "count", "echoes"),
    [
        ("word", 390, 1),
        ("word", 401, 0),
        ("word", 200_000, 0),  # a megabyte
        ("twelve", 390, 1),
        ("twelve", 20_000, 0),
        ("a'b", 20_000, 0),
        ("[a]b", 20_000, 0),
    ],
)
def test_what_is_too_long_for_a_sentence_is_not_compared(word, count, echoes):
    pair = [
        briefing(name, f"In Varn {' '.join([word] * (count - extra))} in Varn.")
        for name, extra in (("a", 0), ("b", 9))
    ]
    assert len(find_echoes(pair)) == echoes


@pytest.mark.parametrize(
    "letters", ["a", "a'", "[a", "[a]", "1,", "1", ". ", "…", "\u0301", "\u200b", "$", "“"]
)
def test_many_marks_and_letters_without_a_word_change_nothing_around_them(letters):
    pair = [
        briefing(name, f"{letters * (200_000 // len(letters))} x", SENTENCE) for name in ("a", "b")
    ]
    (echo,) = find_echoes(pair)
    assert [version.sentences[0] for version in echo.versions] == [
        len(one.document.sentences) - 1 for one in pair
    ]
