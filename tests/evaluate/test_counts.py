"""Intervals: repeatable, paired, and silent where there is too little to go by."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.evaluate.counts import FEWEST_DOCUMENTS, Counts, difference, interval, total

counts = st.builds(Counts, st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))


@settings(deadline=None, max_examples=30)  # each takes a thousand draws
@given(st.lists(counts, max_size=12))
def test_interval_is_repeatable_and_ordered(documents):
    found = interval(documents)
    assert interval(documents) == found
    if sum(map(bool, documents)) < FEWEST_DOCUMENTS:
        assert found is None
    else:
        assert 0 <= found.low <= found.high <= 1


@given(st.lists(counts, max_size=12))
def test_f1_is_the_harmonic_mean(documents):
    summed = total(documents)
    p, r = summed.precision, summed.recall
    assert summed.f1 == pytest.approx(2 * p * r / (p + r) if p + r else 0.0)


@pytest.mark.parametrize("empty", [0, 5])
def test_two_documents_are_too_few_however_many_hold_nothing(empty):
    two = [Counts(1, 0, 0), Counts(0, 1, 1), *[Counts()] * empty]
    assert interval(two) is None
    assert interval([*two, Counts(1, 0, 0)]) is not None


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(counts, counts), min_size=3, max_size=12))
def test_a_difference_turned_round_is_the_same_with_the_other_sign(pairs):
    ours, theirs = [a for a, _ in pairs], [b for _, b in pairs]
    one, other = difference(ours, theirs), difference(theirs, ours)
    if one is None:
        assert other is None
        return
    assert one.low == pytest.approx(-other.high)
    assert one.high == pytest.approx(-other.low)


def test_the_difference_is_taken_on_the_same_documents():
    """Each document is a little better, but documents differ much: only pairing can tell."""
    ours = [Counts(10 * n + 1, 20, 20) for n in range(1, 12)]
    theirs = [Counts(10 * n, 20, 21) for n in range(1, 12)]
    own, other = interval(ours), interval(theirs)
    assert own.low < other.high  # apart they look alike
    assert difference(ours, theirs).low > 0


def test_a_difference_that_only_one_document_makes_is_within_noise():
    same = [Counts(5, 5, 5)] * 9
    within = difference([*same, Counts(9, 1, 1)], [*same, Counts(5, 5, 5)])
    assert within.low <= 0 < within.high
