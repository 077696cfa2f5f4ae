"""Which wordings are nearly the same: MinHash proposes, counting decides."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
    return _share(frozenset(shingles(left)), frozenset(shingles(right)))


class Near:
    """Wordings that come and go, and which of them are nearly the same.

    Whether two are does not depend on any other, nor on when they came.
    """

    def __init__(self) -> None:
        from rensa import RMinHashLSH

        self._index = RMinHashLSH(ALIKE, _BANDS * _ROWS, _BANDS)
        self._sketches: dict[int, tuple[Wording, RMinHash]] = {}
        self._numbers: dict[Wording, int] = {}
        self._like: dict[Wording, dict[Wording, float]] = {}
        self._free = count()

    def add(self, wordings: Sequence[Wording]) -> None:
        """Add wordings that are not there yet."""
        from rensa import RMinHash

        shingled = [shingles(one) for one in wordings]
        sketches = RMinHash.from_token_sets(shingled, _BANDS * _ROWS, _SEED)
        sets = {one: frozenset(its) for one, its in zip(wordings, shingled, strict=True)}
        for wording, sketch, number in zip(wordings, sketches, self._free, strict=False):
            for proposed in self._index.query(sketch):
                other, its = self._sketches[proposed]
                if sketch.jaccard(its) > _SURELY_NOT:
                    if other not in sets:
                        sets[other] = frozenset(shingles(other))
                    share = _share(sets[wording], sets[other])
                    if share >= ALIKE:
                        self._like.setdefault(wording, {})[other] = share
                        self._like.setdefault(other, {})[wording] = share
            self._index.insert(number, sketch)
            self._sketches[number] = wording, sketch
            self._numbers[wording] = number

    def remove(self, wording: Wording) -> None:
        """Take a wording out that is there."""
        number = self._numbers.pop(wording)
        self._index.remove(number)
        del self._sketches[number]
        for other in self._like.pop(wording, ()):
            del self._like[other][wording]
            if not self._like[other]:
                del self._like[other]

    def like(self, wording: Wording) -> Mapping[Wording, float]:
        """Return the wordings that are nearly the same, with how much of both is in each."""
        return self._like.get(wording, {})

    def pairs(self) -> Iterator[tuple[Wording, Wording]]:
        """Yield the wordings that are nearly the same, two by two."""
        return ((one, other) for one, others in self._like.items() for other in others)


def _share(ours: frozenset[str], theirs: frozenset[str]) -> float:
    common = len(ours & theirs)
    return common / (len(ours) + len(theirs) - common)


def shingles(words: Wording) -> list[str]:
    """Return every run of three words, with blanks before the first and after the last word."""
    filled = ("", "", *words, "", "")
    return [" ".join(run) for run in zip(filled, filled[1:], filled[2:], strict=False)]
