"""Two rulebooks on the same documents: what differs, and whether it is more than noise."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from classifier.evaluate.counts import Counts, Interval, difference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from classifier.evaluate.labels import Judged
    from classifier.evaluate.misattributed import Misattributed
    from classifier.evaluate.run import Evaluation, Measure


class Verdict(StrEnum):
    """What a difference comes to."""

    SAME = "same"
    BETTER = "better"
    WORSE = "worse"
    NOISE = "noise"
    TOO_FEW = "too few documents"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of both rulebooks. `change` is our F1 less theirs, `within` its 95 % interval.

    `within` is None where too few documents hold anything to count.
    """

    name: str
    ours: Measure
    theirs: Measure
    within: Interval | None
    verdict: Verdict

    @property
    def change(self) -> float:
        """By how much our F1 is higher."""
        return self.ours.counts.f1 - self.theirs.counts.f1


@dataclass(frozen=True, slots=True)
class Changed:
    """A judgement that one rulebook gets right and the other wrong.

    `wrong` is that of the one that errs, `other` the other's, where it found the label as well.
    """

    wrong: Judged
    other: Judged | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Our rulebook held against another one.

    `fixed` are judgements that only the other one gets wrong, `broken` those that only ours does;
    `attributions_fixed` and `attributions_broken` likewise. All are in order of the text.
    """

    labels: tuple[Row, ...]
    roles: tuple[Row, ...]
    fixed: tuple[Changed, ...]
    broken: tuple[Changed, ...]
    attributions_fixed: tuple[Misattributed, ...]
    attributions_broken: tuple[Misattributed, ...]


def compare(ours: Evaluation, theirs: Evaluation) -> Comparison:
    """Hold two evaluations of the same gold documents against each other."""
    return Comparison(
        labels=tuple(_rows(ours.labels, theirs.labels)),
        roles=tuple(_rows(ours.roles, theirs.roles)),
        fixed=tuple(_only_wrong(theirs.judged, ours.judged)),
        broken=tuple(_only_wrong(ours.judged, theirs.judged)),
        attributions_fixed=_without(theirs.misattributed, ours.misattributed),
        attributions_broken=_without(ours.misattributed, theirs.misattributed),
    )


def _rows(ours: Sequence[Measure], theirs: Sequence[Measure]) -> Iterator[Row]:
    # Both ran on the same documents, so they have the same figures in the same order.
    for own, other in zip(ours, theirs, strict=True):
        within = difference(own.documents, other.documents)
        yield Row(own.name, own, other, within, _verdict(own.documents, other.documents, within))


def _verdict(ours: Sequence[Counts], theirs: Sequence[Counts], within: Interval | None) -> Verdict:
    if list(ours) == list(theirs):
        return Verdict.SAME
    if within is None:
        return Verdict.TOO_FEW
    if within.low > 0:
        return Verdict.BETTER
    return Verdict.WORSE if within.high < 0 else Verdict.NOISE


def _only_wrong(some: Iterable[Judged], others: Iterable[Judged]) -> Iterator[Changed]:
    """Yield what is wrong in `some` and right in `others`.

    What is not judged was neither found nor due, and so is right.
    """
    by_place = {one.place: one for one in others}
    for one in some:
        other = by_place.get(one.place)
        if not one.right and (other is None or other.right):
            yield Changed(one, other)


def _without(
    some: Iterable[Misattributed], others: Iterable[Misattributed]
) -> tuple[Misattributed, ...]:
    known = {one.place for one in others}
    return tuple(one for one in some if one.place not in known)
