"""All rules ready to be tried on a sentence: only those whose words stand in it are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from classifier.engine.apply import matched
from classifier.engine.prefilter import Prefilter, members

if TYPE_CHECKING:
    from collections.abc import Sequence

    from classifier.engine.apply import Setting
    from classifier.records import Match
    from classifier.rules.book import Rule
    from classifier.rules.pattern import CompiledPattern, Hit


class _Set(NamedTuple):
    """Patterns of a rule by their numbers: in the rule's order, and as a set of the prefilter."""

    numbers: tuple[int, ...]
    bits: int


class _Row(NamedTuple):
    """A rule, its place in the order of rules, and its patterns."""

    number: int
    rule: Rule
    groups: tuple[_Set, ...]
    unless_anywhere: _Set
    unless: _Set


class RuleTable:
    """Rules laid out by their patterns. One look at a sentence's words tells which could match.

    A pattern that several rules have is one here, and is tried once.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._patterns: list[CompiledPattern] = []
        self._numbers: dict[str, int] = {}
        self._rows = [
            _Row(
                index,
                rule,
                tuple(self._set(group) for group in rule.groups),
                self._set(rule.unless_anywhere),
                self._set(rule.unless),
            )
            for index, rule in enumerate(rules)
        ]
        self._prefilter = Prefilter([pattern.conditions for pattern in self._patterns])
        # Every rule waits for a match of its rarest group: by pattern, the rules that do, and
        # what their other groups need besides.
        self._waiting: list[list[tuple[_Row, tuple[int, ...]]]] = [[] for _ in self._patterns]
        for row in self._rows:
            rarest = min(row.groups, key=self._commonness) if row.groups else None
            others = tuple(group.bits for group in row.groups if group is not rarest)
            for number in rarest.numbers if rarest else ():
                self._waiting[number].append((row, others))
        self._first = sum(1 << number for number, rows in enumerate(self._waiting) if rows)

    def _set(self, patterns: Sequence[CompiledPattern]) -> _Set:
        """Number patterns. What is written alike in one rulebook is one pattern."""
        numbers = []
        for pattern in patterns:
            number = self._numbers.setdefault(pattern.text, len(self._patterns))
            if number == len(self._patterns):
                self._patterns.append(pattern)
            numbers.append(number)
        return _Set(tuple(numbers), sum(1 << number for number in set(numbers)))

    def _commonness(self, group: _Set) -> int:
        """Guess how often a group is met, by how many words can wake its patterns up."""
        waiting = [self._patterns[number].conditions for number in group.numbers]
        if not all(waiting):
            return len(self._numbers) * 1_000
        return sum(len(conditions[0]) for conditions in waiting)

    def fired(self, setting: Setting) -> list[tuple[Rule, Match]]:
        """Return the rules that fire on a sentence, each with its match, in their order.

        Raises `PatternTimeout`.
        """
        able = self._prefilter.able(setting.here.present)
        trial = _Trial(self._patterns, able, setting)
        begun: dict[int, _Row] = {}
        for number in members(able & self._first):
            for row, others in self._waiting[number]:
                if others and not all(able & group for group in others):
                    continue
                if not trial.hits(number):
                    break
                begun[row.number] = row
        fired = []
        for index in sorted(begun):
            row = begun[index]
            match = trial.match(row)
            if match is not None:
                fired.append((row.rule, match))
        return fired


class _Trial:
    """One sentence on which rules are tried; each pattern is looked for once."""

    def __init__(self, patterns: Sequence[CompiledPattern], able: int, setting: Setting) -> None:
        self._patterns = patterns
        self._able = able  # the patterns that could match
        self._setting = setting
        self._words = setting.words
        self._found: dict[int, list[Hit]] = {}

    def match(self, row: _Row) -> Match | None:
        """Return the match of a rule, if it fires."""
        rule, setting = row.rule, self._setting
        if setting.position not in rule.where.positions:
            return None
        groups = []
        for group in row.groups:
            hits = [hit for number in self._which(group) for hit in self.hits(number)]
            if not hits:
                return None
            groups.append(hits)
        anywhere, unless = self._exceptions(row.unless_anywhere), self._exceptions(row.unless)
        return matched(rule, setting, groups, anywhere, unless)

    def _which(self, patterns: _Set) -> Sequence[int]:
        """Return those of a rule's patterns that could match."""
        able = self._able
        if not able & patterns.bits:
            return ()
        return [number for number in patterns.numbers if able >> number & 1]

    def _exceptions(self, patterns: _Set) -> list[list[Hit]]:
        """Return the hits of a rule's exceptions, where there are any."""
        found = []
        for number in self._which(patterns):
            hits = self.hits(number)
            if hits:
                found.append(hits)
        return found

    def hits(self, number: int) -> list[Hit]:
        """Return the hits of a pattern, by its number."""
        hits = self._found.get(number)
        if hits is None:
            setting = self._setting
            pattern = self._patterns[number]
            hits = pattern.find(self._words, setting.here, setting.span.start)
            self._found[number] = hits
        return hits
