"""Which wordings are a part of which others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.echoes.words import holds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from classifier.echoes.near import Wording

_GRAM = 5  # words, which every wording here has at least


class Parts:
    """Wordings that come and go, and which of them are a run of which others' words."""

    def __init__(self) -> None:
        self._having: dict[Wording, list[Wording]] = {}
        self._beginning: dict[Wording, list[Wording]] = {}
        self._wholes: dict[Wording, dict[Wording, None]] = {}
        self._parts: dict[Wording, dict[Wording, None]] = {}

    def add(self, wordings: Sequence[Wording]) -> None:
        """Add wordings that are not there yet, each of five words or more."""
        for wording in wordings:
            for whole in self._wholes_of(wording):
                self._join(wording, whole)
            for part in set(self._parts_of(wording)):
                self._join(part, wording)
            for gram in set(_grams(wording)):
                self._having.setdefault(gram, []).append(wording)
            self._beginning.setdefault(wording[:_GRAM], []).append(wording)

    def remove(self, wording: Wording) -> None:
        """Take a wording out that is there."""
        for gram in set(_grams(wording)):
            _drop(self._having, gram, wording)
        _drop(self._beginning, wording[:_GRAM], wording)
        for whole in self._wholes.pop(wording, ()):
            del self._parts[whole][wording]
        for part in self._parts.pop(wording, ()):
            del self._wholes[part][wording]

    def wholes(self, wording: Wording) -> Collection[Wording]:
        """Return the longer wordings that hold one as a run."""
        return self._wholes.get(wording, {})

    def pairs(self) -> Iterator[tuple[Wording, Wording]]:
        """Yield the parts, each with each of its wholes."""
        return ((part, whole) for part, wholes in self._wholes.items() for whole in wholes)

    def _join(self, part: Wording, whole: Wording) -> None:
        self._wholes.setdefault(part, {})[whole] = None
        self._parts.setdefault(whole, {})[part] = None

    def _wholes_of(self, wording: Wording) -> Iterator[Wording]:
        """Yield what holds a wording, looking only at what shares its rarest run of five words."""
        rarest = min((self._having.get(gram, []) for gram in _grams(wording)), key=len)
        return (one for one in rarest if len(one) > len(wording) and holds(one, wording))

    def _parts_of(self, wording: Wording) -> Iterator[Wording]:
        """Yield what a wording holds, perhaps several times."""
        for at, gram in enumerate(_grams(wording)):
            for one in self._beginning.get(gram, ()):
                if len(one) < len(wording) and wording[at : at + len(one)] == one:
                    yield one


def _grams(words: Wording) -> Iterator[Wording]:
    return (words[at : at + _GRAM] for at in range(len(words) - _GRAM + 1))


def _drop(index: dict[Wording, list[Wording]], key: Wording, wording: Wording) -> None:
    index[key].remove(wording)
    if not index[key]:
        del index[key]
