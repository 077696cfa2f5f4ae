"""Who makes a claim, in what degree, and over which words.

A hedge inside of what somebody says is that speaker's guess, and so is one that attributes by
itself (*officials fear that …*). Every other is the guess of the text.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from classifier.engine.attribution.english import TagTable
from classifier.engine.attribution.words import Words
from classifier.engine.scope import scope_of, trimmed
from classifier.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from classifier.engine.apply import Setting
    from classifier.records import Attribution, Claim, Match
    from classifier.rules.book import Rule, RuleBook


_OPENING = '“"«„'
_CLOSING = '”"»“'


class Claimant:
    """Completes claims with what follows from the words around them."""

    def __init__(self, book: RuleBook) -> None:
        # What seems so to nobody in particular seems so to the writer.
        self._seeming = {frame.id for frame in book.frames if frame.construction == "seeming"}
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
        by = claim.attribution
        if by is None:
            by = claimed_by(
                evidence,
                [
                    (number, attribution)
                    for number, attribution in nearby
                    if attribution.source or attribution.rule not in self._seeming
                ],
            )
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
        evidence = match.evidence[0]
        taken = _taken(evidence, setting, nearby) if rule.scope == "after" else None
        if taken is not None:
            return taken
        words = Words(setting.text, setting.span, (), self._table)
        contents = [span for _, attribution in nearby for span in attribution.content]
        return scope_of(words, evidence, rule.scope, (*setting.quoted, *contents))


def _is_cue(evidence: Span, attribution: Attribution) -> bool:
    return any(span.overlaps(evidence) and span.end <= evidence.end for span in attribution.cue)


def _taken(
    evidence: Span, setting: Setting, nearby: Sequence[tuple[int, Attribution]]
) -> Span | None:
    """Return what is attributed in the sentence where the evidence attributes: its longest piece.

    So what somebody predicts is found where it stands before the verb too: “…,” she predicted.
    """
    pieces = [
        Span(max(span.start, setting.span.start), min(span.end, setting.span.end))
        for _, attribution in nearby
        if _is_cue(evidence, attribution)
        for span in attribution.content
        if span.overlaps(setting.span)
    ]
    longest = max(pieces, key=lambda piece: piece.end - piece.start, default=None)
    return longest and _bare(setting.text, longest)


def _bare(text: str, span: Span) -> Span:
    """Return a content without the *that* or the quotation marks around it."""
    start, end = trimmed(text, span)
    if text[start : start + 5].lower() == "that ":
        start += 5
    elif end - start > 2 and text[start] in _OPENING and text[end - 1] in _CLOSING:
        start, end = start + 1, end - 1
    return trimmed(text, Span(start, end))


def claimed_by(evidence: Span, nearby: Sequence[tuple[int, Attribution]]) -> int | None:
    """Return the attribution whose cue the evidence is, else the smallest that contains it.

    Evidence is a cue where it holds its last word, the verb or noun that attributes: *fear that*,
    but not the *could* of *could say*.
    """
    around = [pair for pair in nearby if _is_cue(evidence, pair[1])] or [
        pair for pair in nearby if any(span.contains(evidence) for span in pair[1].content)
    ]
    if not around:
        return None
    return min(
        around,
        key=lambda pair: (sum(span.end - span.start for span in pair[1].content), pair[0]),
    )[0]
