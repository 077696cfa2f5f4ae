"""Groups of quotations and groups of sentences → one group for each statement."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from classifier.echoes.records import How
from classifier.echoes.words import holds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from classifier.echoes.gather import Group
    from classifier.echoes.units import Place, Printed, Unit

# What one publisher prints in so many articles in its own words is its standing text.
_STANDING = 3


class Statement(NamedTuple):
    """What several articles print: the unit to compare with, and one unit of each other article."""

    base: Unit
    others: tuple[tuple[Unit, How], ...]


def statements(
    quoted: Sequence[Group],
    own: Sequence[Group],
    publishers: Mapping[Printed, str],
    sentences: Mapping[Printed, Mapping[int, Unit]],
) -> Iterator[Statement]:
    """Yield a statement for each group that is found in more than one article.

    `publishers` are those of the articles, `sentences` the units of whole sentences by their
    article and number. A group of sentences that consist mostly of the same quotation is one with
    it; a quotation that occurs only inside sentences that are alike as a whole is one with these.
    """
    echoed = [group.units for group in quoted if _articles(group.units) > 1]
    alike = [kept for group in own if _articles(kept := _no_standing_text(group, publishers)) > 1]
    at_place: dict[Place, list[int]] = {}
    for number, units in enumerate(echoed):
        for unit in units:
            at_place.setdefault(unit.place, []).append(number)
    added: dict[int, list[Unit]] = {}
    within: set[int] = set()
    for units in alike:
        host = _host(units, echoed, at_place)
        if host is None:
            within |= _wholly_within(units, echoed, at_place)
            yield _statement(units, sentences)
        else:
            places = {unit.place for unit in echoed[host]}
            added.setdefault(host, []).extend(u for u in units if u.place not in places)
    for number, units in enumerate(echoed):
        if number not in within:
            yield _statement([*units, *added.get(number, ())], sentences)


def how_alike(base: tuple[str, ...], words: tuple[str, ...]) -> How:
    """Say how a wording is like another one."""
    if words == base:
        return How.SAME
    return How.PART if holds(base, words) else How.NEAR


def _no_standing_text(group: Group, publishers: Mapping[Printed, str]) -> list[Unit]:
    """Leave out the sentences of publishers that print them again and again."""
    articles = {unit.article for unit in group.units}
    counts = Counter(publishers[article] for article in articles if publishers[article])
    return [unit for unit in group.units if counts[publishers[unit.article]] < _STANDING]


def _host(
    units: Sequence[Unit], echoed: Sequence[Sequence[Unit]], at_place: Mapping[Place, list[int]]
) -> int | None:
    """Return the group of quotations that makes up most of one of these sentences, if any does."""
    for sentence in units:
        for number in at_place.get(sentence.place, ()):
            longest = max(len(u.words) for u in echoed[number] if u.place == sentence.place)
            if 2 * longest >= len(sentence.words):
                return number
    return None


def _wholly_within(
    units: Sequence[Unit], echoed: Sequence[Sequence[Unit]], at_place: Mapping[Place, list[int]]
) -> set[int]:
    """Return the groups of quotations that occur in no other sentence than these."""
    places = {unit.place for unit in units}
    touched = {number for place in places for number in at_place.get(place, ())}
    return {n for n in touched if all(unit.place in places for unit in echoed[n])}


def _statement(units: Sequence[Unit], sentences: Mapping[Printed, Mapping[int, Unit]]) -> Statement:
    """Take of each article the unit that is most like the first; say how like it is."""
    base = units[0]
    whole = sentences[base.article].get(base.sentence, base)
    best: dict[Printed, tuple[tuple[int, int], Unit, How]] = {}
    for unit in units:
        if unit.article == base.article:
            continue
        compared = base if unit.quoted == base.quoted else whole
        how = how_alike(compared.words, unit.words)
        rank = (list(How).index(how), unit.sentence)
        if unit.article not in best or rank < best[unit.article][0]:
            best[unit.article] = (rank, unit, how)
    return Statement(base, tuple((unit, how) for _, unit, how in best.values()))


def _articles(units: Sequence[Unit]) -> int:
    return len({unit.article for unit in units})
