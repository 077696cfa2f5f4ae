"""Which wordings are nearly the same: MinHash proposes, counting decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rensa import RMinHash

# Runs of three words, those at both ends filled up: of ten words one may be another, of twenty two.
_RUN = 3
ALIKE = 0.5
# 42 bands of 3 rows: of the pairs that are just alike 99.6 in 100 are proposed, of those that are
# alike to 0.6 all but one in 25,000; of those to 0.05, as chance has it, one in 190.
_BANDS, _ROWS, _SEED = 42, 3, 1
# What the sketches say is off by 0.04 on average: so much less, and counting would not find half.
_SURELY_NOT = 0.3

Wording = tuple[str, ...]


def alikeness(left: Wording, right: Wording) -> float:
    """Return the share of the runs of words of both wordings that is in each (Jaccard)."""
    ours, theirs = set(_runs(left)), set(_runs(right))
    common = len(ours & theirs)
    return common / (len(ours) + len(theirs) - common)


class Near:
    """Wordings to be asked for those that are nearly the same."""

    def __init__(self, wordings: Iterable[tuple[Wording, int]]) -> None:
        """Make the sketches of all wordings that will be added or asked for.

        With each comes the number of the article that it stands in.
        """
        from rensa import RMinHash, RMinHashLSH

        known = _worth_a_sketch(wordings)
        sketches = RMinHash.from_token_sets([_runs(one) for one in known], _BANDS * _ROWS, _SEED)
        self._sketches: Mapping[Wording, RMinHash] = dict(zip(known, sketches, strict=True))
        self._index = RMinHashLSH(ALIKE, _BANDS * _ROWS, _BANDS)
        self._added: list[Wording] = []

    def add(self, wording: Wording) -> int:
        """Add a wording; return its number, counted from 0."""
        number = len(self._added)
        self._added.append(wording)
        if wording in self._sketches:
            self._index.insert(number, self._sketches[wording])
        return number

    def like(self, wording: Wording) -> Iterator[tuple[float, int]]:
        """Yield the added wordings that are alike, with how much, in the order of their numbers."""
        if wording not in self._sketches:
            return
        sketch = self._sketches[wording]
        for number in sorted(self._index.query(sketch)):
            other = self._added[number]
            if sketch.jaccard(self._sketches[other]) > _SURELY_NOT:
                share = alikeness(wording, other)
                if share >= ALIKE:
                    yield share, number


def _runs(words: Wording) -> list[str]:
    """Return every run of three words, with blanks before the first and after the last word."""
    filled = ("", "", *words, "", "")
    return [" ".join(run) for run in zip(filled, filled[1:], filled[2:], strict=False)]


def _worth_a_sketch(wordings: Iterable[tuple[Wording, int]]) -> list[Wording]:
    """Return those wordings of which half of the runs stand in other articles too.

    Others are like none. They are nearly all, and counting runs is cheaper than sketching them.
    """
    several = -1
    articles: dict[int, int] = {}
    runs_of: dict[Wording, list[int]] = {}
    for wording, article in wordings:
        runs = runs_of.get(wording)
        if runs is None:
            # Runs that have the same hash by chance only let a wording through.
            runs = runs_of[wording] = [hash(run) for run in set(_runs(wording))]
        for run in runs:
            if articles.setdefault(run, article) != article:
                articles[run] = several
    return [
        wording
        for wording, runs in runs_of.items()
        if 2 * sum(articles[run] == several for run in runs) >= len(runs)
    ]
