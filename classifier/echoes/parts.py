"""Which wordings are a part of which others.

A wording is looked for by its runs of five words; one that an ellipsis cuts into smaller pieces is
a part of nothing here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.echoes.words import holds, runs_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from classifier.echoes.near import Wording

_GRAM = 5  # words


class Parts:
    """Wordings that come and go, and which of them are a part of which others."""

    def __init__(self) -> None:
        self._having: dict[Wording, list[Wording]] = {}
        self._beginning: dict[Wording, list[Wording]] = {}
        self._wholes: dict[Wording, dict[Wording, None]] = {}
        self._parts: dict[Wording, dict[Wording, None]] = {}

    def add(self, wordings: Sequence[Wording]) -> None:
        """Add wordings that are not there yet."""
        for wording in wordings:
            for whole in self._wholes_of(wording):
                self._join(wording, whole)
            for part in self._parts_of(wording):
                self._join(part, wording)
            grams = list(_grams(wording))
            for gram in set(grams):
                self._having.setdefault(gram, []).append(wording)
            for gram in grams[:1]:
                self._beginning.setdefault(gram, []).append(wording)

    def remove(self, wording: Wording) -> None:
        """Take a wording out that is there."""
        grams = list(_grams(wording))
        for gram in set(grams):
            _drop(self._having, gram, wording)
        for gram in grams[:1]:
            _drop(self._beginning, gram, wording)
        for whole in self._wholes.pop(wording, ()):
            del self._parts[whole][wording]
        for part in self._parts.pop(wording, ()):
            del self._wholes[part][wording]

    def wholes(self, wording: Wording) -> Collection[Wording]:
        """Return the other wordings that hold one."""
        return self._wholes.get(wording, {})

    def pairs(self) -> Iterator[tuple[Wording, Wording]]:
        """Yield the parts, each with each of its wholes."""
        return ((part, whole) for part, wholes in self._wholes.items() for whole in wholes)

    def _join(self, part: Wording, whole: Wording) -> None:
        self._wholes.setdefault(part, {})[whole] = None
        self._parts.setdefault(whole, {})[part] = None

    def _wholes_of(self, wording: Wording) -> Iterator[Wording]:
        """Yield what holds a wording, looking only at what shares its rarest run of five words."""
        having = (self._having.get(gram, []) for gram in _grams(wording))
        rarest = min(having, key=len, default=[])
        return (one for one in rarest if one != wording and holds(one, wording))

    def _parts_of(self, wording: Wording) -> Iterator[Wording]:
        """Yield what a wording holds, looking only at what begins with a run of five of its own."""
        for gram in set(_grams(wording)):
            for one in self._beginning.get(gram, ()):
                if one != wording and holds(wording, one):
                    yield one


def _grams(words: Wording) -> Iterator[Wording]:
    for run in runs_of(words):
        yield from (run[at : at + _GRAM] for at in range(len(run) - _GRAM + 1))


def _drop(index: dict[Wording, list[Wording]], key: Wording, wording: Wording) -> None:
    index[key].remove(wording)
    if not index[key]:
        del index[key]
