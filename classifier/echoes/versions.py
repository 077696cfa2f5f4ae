"""A statement → its record: who printed it when and how, and who is said to have said it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from classifier.echoes.compare import changes, differences, stretch, wording
from classifier.echoes.records import Echo, How, Version
from classifier.echoes.speakers import names_the_speaker, said_by, told_apart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from classifier.echoes.join import Statement
    from classifier.echoes.units import Printed, Unit
    from classifier.records import Briefing


def echo_of(statement: Statement, briefings: Mapping[Printed, Briefing]) -> Echo:
    """Make the record of a statement of some articles, given as briefings.

    Its id is what it is named by until all statements are known.
    """
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


def _version(unit: Unit, how: How, base: Unit, briefings: Mapping[Printed, Briefing]) -> Version:
    briefing = briefings[unit.article]
    article = briefing.article
    said = said_by(unit.spans, briefing.attributions)
    differ = how is not How.SAME
    if differ:
        source = briefings[base.article]
        spans = base.spans
        if base.quoted and not unit.quoted:
            spans = (source.document.sentences[base.sentence].span,)
        left, right = wording(source.article, spans), wording(article, unit.spans)
        if how is How.PART:
            left = stretch(left, right)
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
