"""Statements of single sentences → passages, each with an id of its own."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from classifier.echoes.records import Change, Echo, How, Version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def passages(echoes: Iterable[Echo]) -> Iterator[Echo]:
    """Join statements that follow each other, of the same speakers, in all the same articles.

    They come in order of their places. An id that is taken is given a number.
    """
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
    return _named(result)


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
        changes=tuple(change for change in Change if change in {*one.changes, *other.changes}),
    )


def _named(echoes: Iterable[Echo]) -> Iterator[Echo]:
    """Give an id that is taken a number."""
    taken: Counter[str] = Counter()
    for echo in echoes:
        taken[echo.id] += 1
        count = taken[echo.id]
        yield echo if count == 1 else replace(echo, id=f"{echo.id}-{count}")
