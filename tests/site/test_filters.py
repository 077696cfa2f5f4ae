"""The filters of templates that do more than look something up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.site.theme.filters import ends

SENTENCE = "Tovalia is thought to have offered a ten-year contract for eight billion cubic metres."


def test_a_long_text_is_shown_by_its_ends():
    assert ends(SENTENCE, 50) == "Tovalia is thought to have … cubic metres."


def test_a_text_that_is_little_longer_is_whole():
    assert ends(SENTENCE, len(SENTENCE) - 10) == SENTENCE
    assert ends(SENTENCE, len(SENTENCE) - 11) != SENTENCE


def test_no_gap_stands_beside_a_gap():
    words = "We stand by our many neighbours … and by all of you, as we have often said."
    assert ends(words, 50) == "We stand by our many neighbours … have often said."


def test_a_word_is_never_cut():
    assert ends("x" * 90, 50) == "x" * 90


@given(st.lists(st.text("abc", min_size=1, max_size=9), max_size=40).map(" ".join))
def test_what_is_shown_are_the_first_and_the_last_words(words):
    head, gap, tail = ends(words, 50).partition(" … ")
    assert words.startswith(head)
    assert words.endswith(tail)
    assert len(head) + len(tail) <= 60 or not gap


def test_only_a_text_has_ends():
    with pytest.raises(TypeError, match="“ends” shortens a text; it was given a int"):
        ends(7, 50)
