"""When words are the same word, and what of a wording another one holds."""

import pytest

from classifier.echoes.words import forms_of, holds, place_in, words_of
from classifier.records import Span


def forms(text):
    spans = [Span(0, len(text))]
    assert tuple(word.form for word in words_of(text, spans)) == forms_of(text, spans)
    return forms_of(text, spans)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We don’t go", "we don't GO"),
        ("We donʼt go", "We don‘t go"),
        ("the well-known pass – closed", "the well known pass—closed"),
        ("the pass -- closed", "the pass, closed"),
        ("[W]e have open[ed] it", "We have opened it"),
        ("be\u00adfore", "before"),
        ("1,000,000 and 1\u202f000", "1000000 and 1000"),
        ("Café", "Cafe\u0301"),
        ("We go … .", "We go"),
        ("… we go", "We go"),
        ("we ... go", "we […] go"),
        ("we . . . go", "we … … go"),
        ("Straße", "STRASSE"),
    ],
)
def test_the_same_words(one, other):
    assert forms(one) == forms(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We don’t go", "We do go"),
        ("the pass", "the past"),
        ("[the] pass", "thepass"),
        ("open [to all]", "open"),
        ("$12", "€12"),
        ("12%", "12"),
        ("12,5", "125"),
        ("1,000", "1.000"),
        ("we … go", "we go"),
        ("its", "it’s"),
        ("’tis", "it is"),
        ("resume", "résumé"),
    ],
)
def test_other_words(one, other):
    assert forms(one) != forms(other)


def test_a_word_is_found_where_it_stands():
    text = "Say: “[W]e open\u00aded it….”"
    assert [word.span.of(text) for word in words_of(text, [Span(6, len(text))])] == [
        "[W]e",
        "open\u00aded",
        "it",
    ]


@pytest.mark.parametrize(
    ("shorter", "place"),
    [
        ("a b", range(0, 2)),
        ("b c d", range(1, 4)),
        ("a … d", range(0, 4)),
        ("b … e … g", range(1, 7)),
        ("a b c d e f g", range(0, 7)),
        ("a c", None),
        ("b a", None),
        ("d … a", None),
        ("a b … c d", None),  # nothing is left out there
        ("a … h", None),
        ("a b c d e f g h", None),
    ],
)
def test_a_part_is_a_run_of_the_words_or_several_with_something_left_out(shorter, place):
    whole = tuple("abcdefg")
    part = tuple(shorter.split())
    assert place_in(whole, part) == place
    assert holds(whole, part) == (place is not None)


def test_the_next_place_is_tried_where_a_run_breaks_off():
    assert place_in(tuple("ababac"), tuple("abac")) == range(2, 6)
