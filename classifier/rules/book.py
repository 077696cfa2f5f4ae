"""The rulebook: everything that was loaded, checked and made ready to run."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from classifier.records import ExceptionTried

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from classifier.records import Position, RuleCard
    from classifier.rules.frames import Frame
    from classifier.rules.furniture import BlockRule
    from classifier.rules.inflect import PartOfSpeech
    from classifier.rules.pattern import CompiledPattern
    from classifier.rules.pattern.expand import WordList
    from classifier.rules.source_names import SourceName
    from classifier.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Where:
    """Which sentences and which side of quotation marks a rule looks at, and in what articles.

    It looks at no article in which one of the patterns of `articles_without` occurs.
    """

    positions: frozenset[Position]
    quoted: str
    articles_without: tuple[CompiledPattern, ...] = ()


@dataclass(frozen=True)
class Rule:
    """A rule made ready to run.

    `groups` holds its patterns: every group must match, by any of its patterns. A rule with
    `match` has one group. `domain` tells whether `label` is a domain or a claim type. `degree` is
    the degree of the claim, and `scope` says where the words that it covers lie; both may be empty.
    """

    id: str
    label: str
    domain: bool
    groups: tuple[tuple[CompiledPattern, ...], ...]
    unless: tuple[CompiledPattern, ...]
    unless_anywhere: tuple[CompiledPattern, ...]
    where: Where
    weight: float
    most: int
    requires: tuple[str, ...]
    suppresses: tuple[str, ...]
    card: RuleCard
    degree: str = ""
    scope: str = ""

    @cached_property
    def held_against(self) -> tuple[ExceptionTried, ...]:
        """The exceptions that were tried, and not found, where the rule fires."""
        return tuple(
            ExceptionTried(pattern.text, None) for pattern in (*self.unless, *self.unless_anywhere)
        )


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """An entry of a lexicon: its patterns (a name and its aliases) and what is known of it."""

    patterns: tuple[str, ...]
    name: str
    country: str = ""
    owner: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A named list: its entries as written, and where it stands."""

    name: str
    title: str
    pos: PartOfSpeech | None
    source_kind: str
    entries: tuple[LexiconEntry, ...]
    words: WordList
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules of a folder. `version` (``sha256:…``) depends on the files' contents alone.

    `rules` are the live ones, in order of the taxonomy's labels and of the files; `cards` show
    every rule, frame and block rule to people. `source_names` are the names and nouns of all
    lexicons that have a source kind.
    """

    root: Path
    version: str
    taxonomy: Taxonomy
    rules: tuple[Rule, ...]
    lexicons: Mapping[str, Lexicon]
    frames: tuple[Frame, ...]
    furniture: tuple[BlockRule, ...]
    cards: tuple[RuleCard, ...]
    source_names: tuple[SourceName, ...] = ()
