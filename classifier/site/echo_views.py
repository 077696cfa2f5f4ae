"""What the templates of echoes are given: statements that several articles print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from classifier.echoes import Echo
    from classifier.site.views import LabelName, LabelView


class Words(NamedTuple):
    """Some words of a sentence. `kind` is "same" or "other" within the statement, else "around".

    "other" are those that the versions do not have in common.
    """

    words: str
    kind: str


class Swap(NamedTuple):
    """Words of a version and what the compared one has in their place; either may be empty."""

    own: str
    base: str


@dataclass(frozen=True, slots=True)
class VersionView:
    """A statement as one article prints it.

    `name` is what the article goes by in a list: its publisher, or its title where it has none.
    `page` is the article's page and `place` the statement's place on it. `how` is "same", "part" or
    "near": how like the compared version it is, which `compared` marks. `claims` are the labels of
    its sentences, `changes` are among "negation", "number" and "name". `first` tells that no other
    version has an earlier date.
    """

    name: str
    title: str
    page: str
    place: str
    date: dt.date | None
    publisher: str
    language: str
    pieces: tuple[Words, ...]
    how: str
    compared: bool
    quoted: bool
    first: bool
    speaker: str
    named: bool
    source_kind: LabelView | None
    claims: tuple[LabelName, ...]
    swaps: tuple[Swap, ...]
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EchoView:
    """A statement that several articles print, in order of their dates, those without one last.

    `words` are those of the version that the others are compared with. `undated` counts articles
    without a date. `speakers` are filled where a quotation is ascribed to more than one: each with
    the names of the articles. `changes` are those of all versions, `relabelled` tells that the
    sentences of whole versions carry different claim types.
    """

    id: str
    page: str
    words: str
    quoted: bool
    versions: tuple[VersionView, ...]
    undated: int
    speakers: tuple[tuple[str, tuple[str, ...]], ...]
    changes: tuple[str, ...]
    relabelled: bool

    @property
    def first(self) -> tuple[VersionView, ...]:
        """The versions of the earliest date: several of one day, none without any date."""
        return tuple(version for version in self.versions if version.first)

    @property
    def flagged(self) -> bool:
        """Whether a reader should look twice."""
        return bool(self.speakers or self.changes)


class Echoed(NamedTuple):
    """An echo as one of its articles mentions it: its own version, and those of the others."""

    echo: EchoView
    own: VersionView
    others: tuple[VersionView, ...]


@dataclass(frozen=True, slots=True)
class Echoes:
    """All echoes of a site, the newest first; those of a note by its place.

    `found` are what `all` are made from, in the same order.
    `unnoted` are those of an article, by its page, of which no sentence has a note.
    """

    all: tuple[EchoView, ...]
    found: tuple[Echo, ...]
    at: Mapping[str, tuple[Echoed, ...]]
    unnoted: Mapping[str, tuple[Echoed, ...]]
