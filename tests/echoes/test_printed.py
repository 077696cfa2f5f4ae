"""Who printed a statement first, and whom the papers name as its speaker."""

import pytest

from classifier.echoes import find_echoes
from classifier.echoes.speakers import told_apart
from tests.echoes.making import briefing

LINE = "“We will open the bridge before the first snow,” Ana Ruo said."
CONTENT = "We will open the bridge before the first snow"


def test_the_earliest_date_is_the_first():
    (echo,) = find_echoes([briefing("a", LINE, day=3), briefing("b", LINE, day=1)])
    assert [version.article for version in echo.versions] == ["b", "a"]
    assert echo.first == (0,)
    assert echo.undated == ()


def test_articles_of_the_same_day_tie():
    (echo,) = find_echoes([briefing("b", LINE), briefing("a", LINE), briefing("c", LINE, day=1)])
    assert echo.first == (0, 1)


def test_an_article_without_a_date_is_never_first_and_is_named():
    (echo,) = find_echoes([briefing("a", LINE, day=None), briefing("b", LINE, day=5)])
    assert [version.article for version in echo.versions] == ["b", "a"]
    assert (echo.first, echo.undated) == ((0,), (1,))


def test_without_any_date_nobody_is_first():
    (echo,) = find_echoes([briefing("a", LINE, day=None), briefing("b", LINE, day=None)])
    assert (echo.first, echo.undated) == ((), (0, 1))


def named(name, speaker, source):
    line = LINE.replace("Ana Ruo", source)
    return briefing(name, line, said=[(speaker, source, CONTENT)])


def test_papers_that_name_different_speakers_are_told():
    (echo,) = find_echoes([named("a", "Ana Ruo", "Ana Ruo"), named("b", "Ivo Karst", "Ivo Karst")])
    assert echo.disputed
    assert echo.speakers == (("Ana Ruo", (0,)), ("Ivo Karst", (1,)))


def test_a_name_written_otherwise_is_the_same_speakers():
    (echo,) = find_echoes([named("a", "Ana Ruo", "Ana Ruo"), named("b", "Ruo", "Minister Ruo")])
    assert not echo.disputed
    assert echo.speakers == (("Ana Ruo", (0, 1)),)


def test_a_speaker_who_was_only_found_out_disputes_nothing():
    (echo,) = find_echoes(
        [named("a", "Ana Ruo", "Ana Ruo"), named("b", "Ivo Karst", "the minister")]
    )
    assert echo.versions[1].speaker == "Ivo Karst"
    assert not echo.disputed


@pytest.mark.parametrize(
    ("source", "disputed"),
    [("a Varn official", False), ("One diplomat", False), ("the Varn ministry", True)],
)
def test_somebody_without_a_name_may_be_anybody(source, disputed):
    (echo,) = find_echoes([named("a", "Ana Ruo", "Ana Ruo"), named("b", source, source)])
    assert echo.disputed == disputed


def test_names_spelt_differently_and_words_in_common():
    same = [("Wolodymyr Selensky", True), ("Selenskyy", True), ("", False)]
    assert told_apart(same) == (("Wolodymyr Selensky", (0, 1)),)
    ministry = [("the Defence Ministry", True), ("Varn’s Defence Ministry", True)]
    assert len(told_apart(ministry)) == 1
    assert len(told_apart([("Ana Ruo", True), ("Ivo Karst", True)])) == 2
