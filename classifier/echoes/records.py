"""What is known of a statement that several articles print."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from classifier.records import Span


class How(StrEnum):
    """How a version is like the one that all are compared with."""

    SAME = "same"  # the same words
    PART = "part"  # a run of its words, or several with an ellipsis between
    NEAR = "near"  # nearly the same words


class Change(StrEnum):
    """A difference in few letters after which a version may say something else."""

    NEGATION = "negation"
    NUMBER = "number"
    NAME = "name"  # also a day or a month


class Difference(NamedTuple):
    """Words of a version where the compared one has others; either may have none there.

    `own` are spans in the version's article, `base` in the compared version's.
    """

    own: tuple[Span, ...]
    base: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """A statement as one article prints it.

    `article` is the article's id and `date` its date. `sentences` are the numbers of the sentences
    that it stands in, one after the other. `spans` are its words in the article's text, in text
    order; `quoted` tells that they stand in quotation marks or in a block quotation. `speaker`
    and `source_kind` are those of the attribution that covers the most of it, empty where there is
    none; `named` tells that the speaker is named there, and not only meant ("she", "the minister").
    `differences` and `changes` say what the version has in other words than the compared
    one; those that a part leaves out at its ends are none.
    """

    article: str
    date: dt.date | None
    sentences: tuple[int, ...]
    spans: tuple[Span, ...]
    quoted: bool
    how: How
    speaker: str
    source_kind: str
    named: bool
    differences: tuple[Difference, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Echo:
    """A statement that at least two articles print, at most one version of each.

    `versions` are in order of their dates, then of their articles' ids, those without a date last.
    `base` is the number of the version that the others are compared with: the earliest of the
    fullest. `first` are the versions of the earliest day: more than one where several articles
    share it, none where no article has a date. `speakers` are those to whom the versions ascribe a
    quotation by name, each with its versions; names of the same are together under the first.
    """

    id: str
    versions: tuple[Version, ...]
    base: int
    first: tuple[int, ...]
    speakers: tuple[tuple[str, tuple[int, ...]], ...]

    @property
    def undated(self) -> tuple[int, ...]:
        """The versions that may be earlier than the first, or later: nobody knows."""
        return tuple(n for n, version in enumerate(self.versions) if version.date is None)

    @property
    def disputed(self) -> bool:
        """Whether versions ascribe the same quotation to different speakers."""
        return len(self.speakers) > 1

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes of all versions, each once."""
        found = {change for version in self.versions for change in version.changes}
        return tuple(change for change in Change if change in found)
