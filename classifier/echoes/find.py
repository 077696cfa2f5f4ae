"""The whole way: briefings → echoes."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from classifier.echoes.compare import changes, differences, wording
from classifier.echoes.gather import gathered, gathered_quotations
from classifier.echoes.join import statements
from classifier.echoes.records import Echo, How, Version
from classifier.echoes.speakers import names_the_speaker, said_by, told_apart
from classifier.echoes.units import own_units, quoted_units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from classifier.echoes.join import Statement
    from classifier.echoes.units import Unit
    from classifier.records import Briefing


def find_echoes(briefings: Iterable[Briefing]) -> tuple[Echo, ...]:
    """Find the statements that several articles print.

    The articles' ids must differ. The result is in order of the first dates, then of the places;
    the same briefings in another order give the same.
    """
    ordered = sorted(briefings, key=_order)
    dates = [briefing.article.date for briefing in ordered]
    quoted = [unit for rank, one in enumerate(ordered) for unit in quoted_units(one, rank)]
    own = [unit for rank, one in enumerate(ordered) for unit in own_units(one, rank)]
    found = statements(
        gathered_quotations(quoted, dates),
        gathered(own, dates),
        [briefing.article.publisher for briefing in ordered],
        {unit.place: unit for unit in own},
    )
    lines = sorted(found, key=lambda one: (min(_places(one)), one.base.place, one.base.spans))
    passages = _passages([_echo(statement, ordered) for statement in lines])
    return tuple(_named(passages))


# ------------------------------------------------------------- one statement


def _echo(statement: Statement, briefings: Sequence[Briefing]) -> Echo:
    """Make the record of a statement; its id is what it is named by until all are known."""
    base = statement.base
    members = sorted([(base, How.SAME), *statement.others], key=lambda one: one[0].place)
    versions = tuple(_version(unit, how, base, briefings) for unit, how in members)
    days = [version.date for version in versions if version.date is not None]
    earliest = min(days, default=None)
    article = briefings[base.article].article
    words = " ".join(base.words)
    return Echo(
        id=hashlib.sha256(f"{article.id}\n{words}".encode()).hexdigest()[:10],
        versions=versions,
        base=next(number for number, (unit, _) in enumerate(members) if unit is base),
        first=tuple(
            number
            for number, version in enumerate(versions)
            if earliest is not None and version.date == earliest
        ),
        speakers=told_apart(
            [(version.speaker if version.quoted else "", version.named) for version in versions]
        ),
    )


def _version(unit: Unit, how: How, base: Unit, briefings: Sequence[Briefing]) -> Version:
    briefing = briefings[unit.article]
    article = briefing.article
    said = said_by(unit.spans, briefing.attributions)
    differ = how is How.NEAR
    if differ:
        source = briefings[base.article]
        spans = base.spans
        if base.quoted and not unit.quoted:
            spans = (source.document.sentences[base.sentence].span,)
        left, right = wording(source.article, spans), wording(article, unit.spans)
    return Version(
        article=article.id,
        date=article.date,
        sentences=(unit.sentence,),
        spans=unit.spans,
        quoted=unit.quoted,
        how=how,
        speaker=said.speaker if said else "",
        source_kind=said.source_kind if said else "",
        named=said is not None and names_the_speaker(said, article.text),
        differences=differences(left, right) if differ else (),
        changes=changes(left, right) if differ else (),
    )


# ------------------------------------------------------------------ passages


def _passages(echoes: Sequence[Echo]) -> list[Echo]:
    """Join statements that follow each other, of the same speakers, in all the same articles."""
    result: list[Echo] = []
    ending: dict[tuple[tuple[str, int], ...], int] = {}
    for echo in echoes:
        before = tuple((version.article, version.sentences[0] - 1) for version in echo.versions)
        number = ending.pop(before, None)
        if number is not None and _same_voices(result[number], echo):
            result[number] = _joined(result[number], echo)
        else:
            number = len(result)
            result.append(echo)
        after = tuple((version.article, version.sentences[-1]) for version in echo.versions)
        ending[after] = number
    return result


def _same_voices(one: Echo, other: Echo) -> bool:
    return one.base == other.base and all(
        (left.speaker, left.quoted) == (right.speaker, right.quoted)
        for left, right in zip(one.versions, other.versions, strict=True)
    )


def _joined(one: Echo, other: Echo) -> Echo:
    pairs = zip(one.versions, other.versions, strict=True)
    return replace(one, versions=tuple(_versions_joined(left, right) for left, right in pairs))


def _versions_joined(one: Version, other: Version) -> Version:
    return replace(
        one,
        sentences=one.sentences + other.sentences,
        spans=one.spans + other.spans,
        how=max(one.how, other.how, key=list(How).index),
        differences=one.differences + other.differences,
        changes=tuple(sorted({*one.changes, *other.changes})),
    )


# --------------------------------------------------------------------- order


def _named(echoes: Iterable[Echo]) -> Iterator[Echo]:
    """Give an id that is taken a number."""
    taken: Counter[str] = Counter()
    for echo in echoes:
        taken[echo.id] += 1
        count = taken[echo.id]
        yield echo if count == 1 else replace(echo, id=f"{echo.id}-{count}")


def _places(statement: Statement) -> Iterator[tuple[int, int]]:
    yield statement.base.place
    yield from (unit.place for unit, _ in statement.others)


def _order(briefing: Briefing) -> tuple[dt.date, str]:
    article = briefing.article
    return (article.date or dt.date.max, article.id)
