"""Units → groups of those that say the same, around the one that was printed first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from classifier.echoes.speakers import may_be_same
from classifier.echoes.units import days_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from classifier.echoes.near import Near, Wording
    from classifier.echoes.parts import Parts
    from classifier.echoes.units import Unit

# So few words may be said anew on another occasion; only what is printed at about the same time is
# taken for the same statement. The same holds of words that are not quite the same.
SHORT = 8
_DAYS = 31


@dataclass(slots=True)
class Group:
    """Units around their leader: the first, which the others are like. Only this module adds."""

    units: list[Unit]

    @property
    def leader(self) -> Unit:
        """The unit that the others are compared with."""
        return self.units[0]


@dataclass(slots=True)
class _Grouping:
    """Groups in the making: all of them, those that hold a wording, those that it leads."""

    near: Near
    groups: list[Group] = field(default_factory=list)
    holding: dict[Wording, list[int]] = field(default_factory=dict)
    led: dict[Wording, list[int]] = field(default_factory=dict)

    def place(self, unit: Unit) -> None:
        """Add a unit to the group of its words, else to the one that is most like it."""
        number = self._same(unit)
        if number is None:
            number = self._alike(unit)
        if number is None:
            number = len(self.groups)
            self.groups.append(Group([unit]))
            self.led.setdefault(unit.words, []).append(number)
        else:
            self.groups[number].units.append(unit)
        numbers = self.holding.setdefault(unit.words, [])
        if number not in numbers:
            numbers.append(number)

    def _same(self, unit: Unit) -> int | None:
        for number in self.holding.get(unit.words, ()):
            if len(unit.words) >= SHORT or _together(unit, self.groups[number].leader):
                return number
        return None

    def _alike(self, unit: Unit) -> int | None:
        found = (
            (-share, number)
            for words, share in self.near.like(unit.words).items()
            for number in self.led.get(words, ())
            if _together(unit, self.groups[number].leader)
        )
        best = min(found, default=None)
        return None if best is None else best[1]


def gathered(units: Iterable[Unit], near: Near) -> list[Group]:
    """Group units, given in their order, that have the same words or nearly the same.

    A unit is compared with the first of each group, never with a later one: so a group does not
    wander off from what it began with.
    """
    grouping = _Grouping(near)
    for unit in units:
        grouping.place(unit)
    return grouping.groups


def gathered_quotations(units: Sequence[Unit], near: Near, parts: Parts) -> list[Group]:
    """Group quotations; one that is a part of another is that one, partly quoted.

    The whole ones are grouped first, each part then goes to the group of the nearest whole. A few
    words of another speaker are their own.
    """
    there = {unit.words for unit in units}
    wholes = {words: [one for one in parts.wholes(words) if one in there] for words in there}
    groups = gathered((unit for unit in units if not wholes[unit.words]), near)
    holding: dict[Wording, list[int]] = {}
    for number, group in enumerate(groups):
        for words in {unit.words for unit in group.units}:
            holding.setdefault(words, []).append(number)
    alone = []
    for unit in units:
        if not wholes[unit.words]:
            continue
        numbers = {n for whole in wholes[unit.words] for n in holding.get(whole, ())}
        home = _nearest(unit, (groups[number] for number in sorted(numbers)))
        if home is None:
            alone.append(unit)
        else:
            home.units.append(unit)
    return [*groups, *gathered(alone, near)]


def _nearest(unit: Unit, groups: Iterable[Group]) -> Group | None:
    """Return the group with the whole that is printed the fewest days from a part of it."""
    fits = [
        group
        for group in groups
        if len(unit.words) >= SHORT
        or (_together(unit, group.leader) and may_be_same(unit.speaker, group.leader.speaker))
    ]
    return min(fits, key=lambda group: days_apart(unit, group.leader), default=None)


def _together(one: Unit, other: Unit) -> bool:
    """Tell whether two articles may be of the same month or so; without a date they may."""
    return days_apart(one, other) <= _DAYS
