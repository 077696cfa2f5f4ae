"""Units → groups of those that say the same, around the one that was printed first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from classifier.echoes.near import Near
from classifier.echoes.words import holds

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from classifier.echoes.near import Wording
    from classifier.echoes.units import Unit

# So few words may be said anew on another occasion; only what is printed at about the same time is
# taken for the same statement. The same holds of words that are not quite the same.
_SHORT = 8
_DAYS = 31
_GRAM = 5


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
    """Groups in the making. `dates` are those of the articles, by rank."""

    dates: Sequence[dt.date | None]
    near: Near
    groups: list[Group] = field(default_factory=list)
    holding: dict[Wording, list[int]] = field(default_factory=dict)

    def place(self, unit: Unit) -> None:
        """Add a unit to the group of its words, else to the one that is most like it."""
        number = self._same(unit)
        if number is None:
            number = self._alike(unit)
        if number is None:
            number = self.near.add(unit.words)
            self.groups.append(Group([unit]))
        else:
            self.groups[number].units.append(unit)
        numbers = self.holding.setdefault(unit.words, [])
        if number not in numbers:
            numbers.append(number)

    def _same(self, unit: Unit) -> int | None:
        for number in self.holding.get(unit.words, ()):
            if len(unit.words) >= _SHORT or _together(unit, self.groups[number].leader, self.dates):
                return number
        return None

    def _alike(self, unit: Unit) -> int | None:
        if len(unit.words) < _SHORT:
            return None
        found = (
            (-share, number)
            for share, number in self.near.like(unit.words)
            if len(self.groups[number].leader.words) >= _SHORT
            and _together(unit, self.groups[number].leader, self.dates)
        )
        best = min(found, default=None)
        return None if best is None else best[1]


def gathered(units: Iterable[Unit], dates: Sequence[dt.date | None]) -> list[Group]:
    """Group units that have the same words or nearly the same.

    A unit is compared with the first of each group, never with a later one: so a group does not
    wander off from what it began with. The order of `units` does not matter.
    """
    ordered = sorted(units, key=_order)
    grouping = _Grouping(dates, Near((unit.words, unit.article) for unit in ordered))
    for unit in ordered:
        grouping.place(unit)
    return grouping.groups


def gathered_quotations(units: Iterable[Unit], dates: Sequence[dt.date | None]) -> list[Group]:
    """Group quotations; one that is a run of another's words is that one, partly quoted.

    The whole ones are grouped first, each part then goes to the group of the nearest whole.
    """
    ordered = sorted(units, key=_order)
    wholes = _wholes({unit.words for unit in ordered})
    groups = gathered((unit for unit in ordered if not wholes[unit.words]), dates)
    holding: dict[Wording, list[int]] = {}
    for number, group in enumerate(groups):
        for words in {unit.words for unit in group.units}:
            holding.setdefault(words, []).append(number)
    alone = []
    for unit in ordered:
        if not wholes[unit.words]:
            continue
        numbers = {n for whole in wholes[unit.words] for n in holding.get(whole, ())}
        home = _nearest(unit, (groups[number] for number in sorted(numbers)), dates)
        if home is None:
            alone.append(unit)
        else:
            home.units.append(unit)
    return [*groups, *gathered(alone, dates)]


def _nearest(unit: Unit, groups: Iterable[Group], dates: Sequence[dt.date | None]) -> Group | None:
    """Return the group with the whole that is printed the fewest days from a part of it."""
    fits = [
        group
        for group in groups
        if len(unit.words) >= _SHORT or _together(unit, group.leader, dates)
    ]
    return min(fits, key=lambda group: _days(unit, group.leader, dates), default=None)


def _wholes(wordings: set[Wording]) -> dict[Wording, list[Wording]]:
    """Return for each wording the longer ones that hold it as a run.

    Looked at are only those that share its rarest run of five words.
    """
    having: dict[Wording, list[Wording]] = {}
    for words in sorted(wordings):
        for gram in _grams(words):
            having.setdefault(gram, []).append(words)
    found = {}
    for words in wordings:
        rarest = min((having[gram] for gram in _grams(words)), key=len)
        found[words] = [one for one in rarest if len(one) > len(words) and holds(one, words)]
    return found


def _grams(words: Wording) -> Iterator[Wording]:
    return (words[at : at + _GRAM] for at in range(len(words) - _GRAM + 1))


def _order(unit: Unit) -> tuple[int, int, tuple[tuple[int, int], ...]]:
    return (unit.article, unit.sentence, unit.spans)


def _together(one: Unit, other: Unit, dates: Sequence[dt.date | None]) -> bool:
    """Tell whether two articles may be of the same month or so; without a date they may."""
    return _days(one, other, dates) <= _DAYS


def _days(one: Unit, other: Unit, dates: Sequence[dt.date | None]) -> int:
    ours, theirs = dates[one.article], dates[other.article]
    return 0 if ours is None or theirs is None else abs((ours - theirs).days)
