"""Who makes a claim, in what degree, and over which words.

A hedge inside of what somebody says is that speaker's guess, and so is one that attributes by
itself (*officials fear that …*). Every other is the guess of the text.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from classifier.engine.attribution.english import TagTable
from classifier.engine.attribution.words import Words
from classifier.engine.scope import scope_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from classifier.engine.apply import Setting
    from classifier.records import Attribution, Claim, Match, Span
    from classifier.rules.book import Rule, RuleBook


class Claimant:
    """Completes claims with what follows from the words around them."""

    def __init__(self, book: RuleBook) -> None:
        self._rules = {rule.id: rule for rule in book.rules if rule.degree or rule.scope}
        self._rank = {
            (label.id, degree.id): rank
            for label in book.taxonomy.claims
            for rank, degree in enumerate(label.degrees)
        }
        self._table = TagTable()

    def complete(
        self, claim: Claim, setting: Setting, nearby: Sequence[tuple[int, Attribution]]
    ) -> Claim:
        """Return a claim with its attribution, degree and scope.

        `nearby` are the attributions, with their indexes, of which a cue or content touches the
        sentence.
        """
        deciding = self._deciding(claim)
        match, rule = deciding or (claim.matches[0] if claim.matches else None, None)
        if match is None:
            return claim
        evidence = match.evidence[0]
        by = claim.attribution if claim.attribution is not None else claimed_by(evidence, nearby)
        if rule is None:
            return claim if by == claim.attribution else replace(claim, attribution=by)
        scope = self._scope(rule, match, setting, nearby) if rule.scope else None
        return replace(claim, attribution=by, degree=rule.degree, scope=scope)

    def _deciding(self, claim: Claim) -> tuple[Match, Rule] | None:
        """Return the match whose degree goes before the others', the first of several."""
        graded = [
            (match, self._rules[match.rule]) for match in claim.matches if match.rule in self._rules
        ]
        if not graded:
            return None
        return min(graded, key=lambda pair: self._rank.get((claim.type, pair[1].degree), 0))

    def _scope(
        self,
        rule: Rule,
        match: Match,
        setting: Setting,
        nearby: Sequence[tuple[int, Attribution]],
    ) -> Span:
        words = Words(setting.text, setting.span, (), self._table)
        evidence = match.evidence[0]
        contents = [span for _, attribution in nearby for span in attribution.content]
        return scope_of(words, evidence, rule.scope, (*setting.quoted, *contents))


def claimed_by(evidence: Span, nearby: Sequence[tuple[int, Attribution]]) -> int | None:
    """Return the attribution whose cue the evidence is, else the smallest that contains it."""
    cues = [pair for pair in nearby if any(span.overlaps(evidence) for span in pair[1].cue)]
    around = cues or [
        pair for pair in nearby if any(span.contains(evidence) for span in pair[1].content)
    ]
    if not around:
        return None
    return min(
        around,
        key=lambda pair: (sum(span.end - span.start for span in pair[1].content), pair[0]),
    )[0]
