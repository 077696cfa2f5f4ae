"""The whole way: briefings → echoes, once or again and again."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, NamedTuple

from classifier.echoes.gather import SHORT, gathered, gathered_quotations
from classifier.echoes.join import statements
from classifier.echoes.near import Near
from classifier.echoes.parts import Parts
from classifier.echoes.passages import passages
from classifier.echoes.stock import Stock
from classifier.echoes.units import own_units, printed, quoted_units
from classifier.echoes.versions import echo_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from classifier.echoes.join import Statement
    from classifier.echoes.records import Echo
    from classifier.echoes.units import Place, Printed, Unit
    from classifier.records import Briefing


def find_echoes(briefings: Iterable[Briefing]) -> tuple[Echo, ...]:
    """Find the statements that several articles print.

    The articles' ids must differ. The result is in order of the first dates, then of the places;
    the same briefings in another order give the same.
    """
    return EchoSearch().find(briefings)


class _Read(NamedTuple):
    """What an article has that may be an echo; its sentences by their number."""

    briefing: Briefing
    quoted: tuple[Unit, ...]
    own: Mapping[int, Unit]


class _Made(NamedTuple):
    """An echo, and the briefings that it was made from."""

    briefings: tuple[Briefing, ...]
    echo: Echo


class EchoSearch:
    """Finds echoes again and again, as articles come, change and go.

    What is found is what a new search would find. Only articles that the last search did not have
    are compared with the others; briefings are told apart as objects: one that did not change is
    the same object. Several threads may ask.
    """

    def __init__(self) -> None:
        self._near_own, self._near_quoted, self._parts = Near(), Near(), Parts()
        self._own = Stock((self._near_own, SHORT))
        self._quoted = Stock((self._near_quoted, SHORT), (self._parts, 0))
        self._read: dict[Printed, _Read] = {}
        self._made: dict[Statement, _Made] = {}
        self._turn = threading.Lock()

    def find(self, briefings: Iterable[Briefing]) -> tuple[Echo, ...]:
        """Find the statements that several of these articles print; see `find_echoes`."""
        with self._turn:
            self._take({printed(one.article): one for one in briefings})
            found = statements(
                gathered_quotations(self._quoted.echoed(), self._near_quoted, self._parts),
                gathered(self._own.echoed(), self._near_own),
                {at: read.briefing.article.publisher for at, read in self._read.items()},
                {at: read.own for at, read in self._read.items()},
            )
            ordered = sorted(found, key=lambda one: (min(_places(one)), one.base.order))
            self._made = {statement: self._make(statement) for statement in ordered}
            return tuple(passages(made.echo for made in self._made.values()))

    def _take(self, briefings: Mapping[Printed, Briefing]) -> None:
        """Take in what is new, let go of what is not there any more."""
        gone = [at for at, read in self._read.items() if briefings.get(at) is not read.briefing]
        left = [self._read.pop(at) for at in gone]
        come = {at: _read(one) for at, one in briefings.items() if at not in self._read}
        self._read |= come
        self._own.change(
            (unit for read in left for unit in read.own.values()),
            (unit for read in come.values() for unit in read.own.values()),
        )
        self._quoted.change(
            (unit for read in left for unit in read.quoted),
            (unit for read in come.values() for unit in read.quoted),
        )

    def _make(self, statement: Statement) -> _Made:
        articles = [statement.base.article, *(unit.article for unit, _ in statement.others)]
        briefings = {at: self._read[at].briefing for at in articles}
        known = self._made.get(statement)
        if known is not None and all(
            one is other for one, other in zip(known.briefings, briefings.values(), strict=True)
        ):
            return known
        return _Made(tuple(briefings.values()), echo_of(statement, briefings))


def _read(briefing: Briefing) -> _Read:
    own = {unit.sentence: unit for unit in own_units(briefing)}
    return _Read(briefing, tuple(quoted_units(briefing)), own)


def _places(statement: Statement) -> Iterator[Place]:
    yield statement.base.place
    yield from (unit.place for unit, _ in statement.others)
