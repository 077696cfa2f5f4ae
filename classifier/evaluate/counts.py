"""Precision, recall and F1 from counts, and how far chance alone could move them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_RESAMPLES = 1_000
# Sets drawn from fewer documents than this say nothing about other documents.
FEWEST_DOCUMENTS = 3


@dataclass(frozen=True, slots=True)
class Counts:
    """What was found and right, found and wrong, and not found; of whatever is counted."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.right + other.right, self.wrong + other.wrong, self.missed + other.missed
        )

    def __bool__(self) -> bool:
        return bool(self.right or self.wrong or self.missed)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _f1(self.right, self.wrong + self.missed)


class Interval(NamedTuple):
    """Where a figure, or a difference of two, falls for most resampled sets of documents."""

    low: float
    high: float


def total(counts: Iterable[Counts]) -> Counts:
    """Add counts up."""
    summed = Counts()
    for one in counts:
        summed += one
    return summed


def interval(documents: Sequence[Counts], share: float = 0.95) -> Interval | None:
    """Return the interval in which F1 falls for `share` of resampled sets of documents.

    The percentile bootstrap (Efron 1979) over documents, not sentences: those of one document
    are not independent. Documents in which there is nothing to count play no part. None where
    fewer than `FEWEST_DOCUMENTS` are left. The same counts give the same interval.
    """
    counted = [_right_and_errors(counts) for counts in documents if counts]
    return _bootstrap(
        len(counted), lambda sample: _f1(*_summed([counted[index] for index in sample])), share
    )


def difference(
    ours: Sequence[Counts], theirs: Sequence[Counts], share: float = 0.95
) -> Interval | None:
    """Return the interval of F1 of `ours` less F1 of `theirs` on the same documents.

    Both are taken on the same resampled documents (a paired bootstrap), so that what makes a
    document easy or hard for both does not blur their difference. None as for `interval`.
    """
    pairs = [
        (_right_and_errors(own), _right_and_errors(other))
        for own, other in zip(ours, theirs, strict=True)
        if own or other
    ]

    def differ(sample: Sequence[int]) -> float:
        drawn = [pairs[index] for index in sample]
        return _f1(*_summed([own for own, _ in drawn])) - _f1(
            *_summed([other for _, other in drawn])
        )

    return _bootstrap(len(pairs), differ, share)


def _bootstrap(
    size: int, figure: Callable[[Sequence[int]], float], share: float
) -> Interval | None:
    if size < FEWEST_DOCUMENTS:
        return None
    draw = random.Random(size)  # noqa: S311 - statistics, not secrets
    indexes = range(size)
    scores = sorted(figure(draw.choices(indexes, k=size)) for _ in range(_RESAMPLES))
    cut = (1 - share) / 2
    return Interval(scores[int(cut * _RESAMPLES)], scores[int((1 - cut) * _RESAMPLES) - 1])


def _right_and_errors(counts: Counts) -> tuple[int, int]:
    return counts.right, counts.wrong + counts.missed


def _summed(pairs: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return sum(right for right, _ in pairs), sum(errors for _, errors in pairs)


def _f1(right: int, errors: int) -> float:
    return 2 * right / (2 * right + errors) if right or errors else 0.0
