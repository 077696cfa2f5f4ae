"""All rules ready to be tried on a sentence: only those whose words stand in it are."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from classifier.engine.apply import matched
from classifier.engine.prefilter import Prefilter, members

if TYPE_CHECKING:
    from collections.abc import Sequence

    from classifier.engine.apply import Setting
    from classifier.records import Match
    from classifier.rules.book import Rule
    from classifier.rules.pattern import CompiledPattern, Hit


class RuleTable:
    """Rules laid out by their patterns. One look at a sentence's words tells which could match.

    The patterns of rules come first, those of their exceptions after them.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._owners: list[tuple[int, int]] = []  # the rule and the group that a pattern is of
        patterns: list[CompiledPattern] = []
        for index, rule in enumerate(rules):
            for number, group in enumerate(rule.groups):
                patterns += group
                self._owners += [(index, number)] * len(group)
        exceptions = [
            pattern for rule in rules for pattern in chain(rule.unless, rule.unless_anywhere)
        ]
        self._patterns = (*patterns, *exceptions)
        self._of_rules = (1 << len(patterns)) - 1
        self._number = {id(pattern): index for index, pattern in enumerate(self._patterns)}
        self._prefilter = Prefilter([pattern.conditions for pattern in self._patterns])

    def fired(self, setting: Setting) -> tuple[tuple[Rule, Match], ...]:
        """Return the rules that fire on a sentence, each with its match, in their order.

        Raises `PatternTimeout`.
        """
        able = self._prefilter.able(setting.here.present)
        found = self._found(setting, able & self._of_rules)
        if not found:
            return ()
        words, here, start = setting.words, setting.here, setting.span.start
        number = self._number

        def hits_of(pattern: CompiledPattern) -> Sequence[Hit]:
            return pattern.find(words, here, start) if able >> number[id(pattern)] & 1 else ()

        tried = ((self.rules[index], groups) for index, groups in found.items())
        matches = ((rule, matched(rule, setting, groups, hits_of)) for rule, groups in tried)
        return tuple([(rule, match) for rule, match in matches if match is not None])

    def _found(self, setting: Setting, able: int) -> dict[int, list[list[Hit]]]:
        """Return, by rule, the hits of each group of its patterns, where there are any."""
        words, here, start = setting.words, setting.here, setting.span.start
        found: dict[int, list[list[Hit]]] = {}
        for number in members(able):
            hits = self._patterns[number].find(words, here, start)
            if hits:
                index, group = self._owners[number]
                groups = found.get(index)
                if groups is None:
                    groups = found[index] = [[] for _ in self.rules[index].groups]
                groups[group] += hits
        return found
