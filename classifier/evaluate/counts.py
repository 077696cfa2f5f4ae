"""Precision, recall and F1 from counts, and how far chance alone could move them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_RESAMPLES = 1_000


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
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 0.0


def total(counts: Iterable[Counts]) -> Counts:
    """Add counts up."""
    summed = Counts()
    for one in counts:
        summed += one
    return summed


def interval(documents: Sequence[Counts], share: float = 0.95) -> tuple[float, float]:
    """Return the interval in which F1 falls for `share` of resampled sets of documents.

    The percentile bootstrap (Efron 1979) over documents, not sentences: those of one document
    are not independent. Documents in which there is nothing to count play no part. The same
    counts give the same interval.
    """
    counted = [counts for counts in documents if counts != Counts()]
    if not counted:
        return 0.0, 0.0
    draw = random.Random(len(counted))  # noqa: S311 - statistics, not secrets
    scores = sorted(total(draw.choices(counted, k=len(counted))).f1 for _ in range(_RESAMPLES))
    cut = (1 - share) / 2
    return scores[int(cut * _RESAMPLES)], scores[int((1 - cut) * _RESAMPLES) - 1]
