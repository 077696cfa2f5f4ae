"""What is known of one sentence, as its note shows it: labels, rules, words, who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.site.excerpts import one_line, pieces, quoted
from classifier.site.views import (
    AttributionView,
    ExceptionView,
    FindingView,
    MatchView,
    ShareView,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from classifier.records import Attribution, Briefing, Claim, ContextShare, DomainLabel, Match
    from classifier.site.labels import Catalogue
    from classifier.site.views import NoteLink, RuleLink


def claim_view(claim: Claim, briefing: Briefing, catalogue: Catalogue) -> FindingView:
    """Show a claim: its rules and their words, its degree, who makes it and what it covers."""
    text, label = briefing.article.text, catalogue.claims[claim.type]
    matches = _matches(claim.matches, text, catalogue)
    evidence = [span for match in matches for span in match.spans]
    scope = claim.scope
    return FindingView(
        label=label,
        score=claim.score,
        inherited=0.0,
        matches=matches,
        name=label.named(claim.degree),
        degree=next((one.name for one in label.degrees if one.id == claim.degree), ""),
        claimant=_claimant(claim, briefing) if claim.degree else "",
        scope=pieces(scope.of(text), evidence, scope.start) if scope is not None else (),
    )


def domain_view(
    found: DomainLabel, text: str, catalogue: Catalogue, notes: Mapping[int, NoteLink]
) -> FindingView:
    """Show a domain: its rules and their words, and what context and other subjects weigh.

    `notes` are the notes by the place in `text` where their sentences begin.
    """
    label = catalogue.domains[found.domain]
    return FindingView(
        label=label,
        score=found.score,
        inherited=found.inherited,
        matches=_matches(found.matches, text, catalogue),
        name=label.label,
        shares=tuple(_share(share, text, notes) for share in found.context),
        against=found.against,
    )


def attribution_view(
    said: Attribution, text: str, catalogue: Catalogue, drawn: NoteLink | None
) -> AttributionView:
    """Show who said what; `drawn` is the earlier note that shows the same."""
    return AttributionView(
        spans=said.cue or said.source or said.content,
        kind=said.kind.value,
        source=quoted(text, said.source),
        cue=quoted(text, said.cue),
        content=quoted(text, said.content),
        speaker=said.speaker,
        source_kind=catalogue.source_kinds[said.source_kind] if said.source_kind else None,
        rule=catalogue.rules[said.rule],
        why=said.why,
        drawn=drawn,
    )


def _claimant(claim: Claim, briefing: Briefing) -> str:
    """Say who makes a claim: the source that it is attributed to, or the text itself."""
    if claim.attribution is None:
        return "the article itself"
    return briefing.attributions[claim.attribution].speaker or "somebody the article does not name"


def _share(share: ContextShare, text: str, notes: Mapping[int, NoteLink]) -> ShareView:
    """Say where weight stems from: the first words there, and the note on them if there is one."""
    note = notes.get(share.origin.start) if share.origin is not None else None
    return ShareView(share.weight, share.side, share.beginning(text), note)


def _matches(matches: Sequence[Match], text: str, catalogue: Catalogue) -> tuple[MatchView, ...]:
    """Show the matches of each rule together, the rules in the order in which they fired."""
    by_rule: dict[str, list[Match]] = {}
    for match in matches:
        by_rule.setdefault(match.rule, []).append(match)
    return tuple(_match(catalogue.rules[rule], fired, text) for rule, fired in by_rule.items())


def _match(rule: RuleLink, fired: Sequence[Match], text: str) -> MatchView:
    spans = tuple(span for match in fired for span in match.evidence)
    named = ((name, one_line(span.of(text))) for match in fired for name, span in match.captures)
    tried = [one for match in fired for one in match.exceptions]
    found = (ExceptionView(t.pattern, one_line(t.found.of(text))) for t in tried if t.found)
    return MatchView(
        rule=rule,
        spans=spans,
        evidence=tuple(dict.fromkeys(one_line(span.of(text)) for span in spans)),
        captures=tuple(dict.fromkeys(named)),
        tried=len({one.pattern for one in tried}),
        exceptions=tuple(dict.fromkeys(found)),
    )
