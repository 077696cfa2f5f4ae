"""The units of all articles by their words, and those of them that may be echoes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from classifier.echoes.near import Wording
    from classifier.echoes.units import Unit


class Relation(Protocol):
    """Wordings that come and go, and which of them have to do with each other."""

    def add(self, wordings: Sequence[Wording]) -> None:
        """Add wordings that are not there yet."""

    def remove(self, wording: Wording) -> None:
        """Take a wording out that is there."""

    def pairs(self) -> Iterator[tuple[Wording, Wording]]:
        """Yield those that have to do with each other, two by two."""
        ...


class Stock:
    """Units that come and go with their articles.

    With each of the `relations` comes how many words a wording must have to be held against
    others.
    """

    def __init__(self, *relations: tuple[Relation, int]) -> None:
        self._relations = relations
        self._units: dict[Wording, list[Unit]] = {}

    def change(self, gone: Iterable[Unit], come: Iterable[Unit]) -> None:
        """Take units out, and put others in. A wording that stays is not looked at anew."""
        emptied: dict[Wording, None] = {}
        new: dict[Wording, None] = {}
        for unit in gone:
            units = self._units[unit.words]
            units.remove(unit)
            if not units:
                emptied[unit.words] = None
        for unit in come:
            if unit.words not in self._units:
                new[unit.words] = None
            self._units.setdefault(unit.words, []).append(unit)
        left = [wording for wording in emptied if not self._units[wording]]
        for wording in left:
            del self._units[wording]
        for relation, fewest in self._relations:
            for wording in left:
                if len(wording) >= fewest:
                    relation.remove(wording)
            relation.add([wording for wording in new if len(wording) >= fewest])

    def echoed(self) -> list[Unit]:
        """Return the units whose words, or such as have to do with them, another article has too.

        They are in the order of articles and sentences.
        """
        found = {words for words, units in self._units.items() if _are_of_several(units)}
        for relation, _ in self._relations:
            for one, other in relation.pairs():
                if not (one in found and other in found) and _are_of_several(
                    [*self._units[one], *self._units[other]]
                ):
                    found |= {one, other}
        units = (unit for words in found for unit in self._units[words])
        return sorted(units, key=lambda unit: unit.order)


def _are_of_several(units: Sequence[Unit]) -> bool:
    """Tell whether units stand in more than one article."""
    return len(units) > 1 and any(unit.article != units[0].article for unit in units)
