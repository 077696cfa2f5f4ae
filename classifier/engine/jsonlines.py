"""A briefing as one JSON object: the line that `claimdesk classify` prints.

Spans are half-open code-point offsets into the document's text. docs/formats.md describes it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from classifier.records import Briefing, Claim, DomainLabel, Match, Span


def to_json_line(briefing: Briefing) -> str:
    """Return a briefing as one line of JSON, without the line feed."""
    return json.dumps(to_object(briefing), ensure_ascii=False, separators=(", ", ": "))


def to_object(briefing: Briefing) -> dict[str, Any]:
    """Return a briefing as plain values."""
    claims: dict[int, list[Claim]] = {}
    domains: dict[int, list[DomainLabel]] = {}
    for claim in briefing.claims:
        claims.setdefault(claim.sentence, []).append(claim)
    for domain in briefing.domains:
        domains.setdefault(domain.sentence, []).append(domain)
    return {
        "id": briefing.article.id,
        "title": briefing.article.title,
        "rulebook": briefing.rulebook,
        "sentences": [
            {
                "start": sentence.span.start,
                "end": sentence.span.end,
                "claims": [_claim(claim) for claim in claims.get(index, ())],
                "domains": [_domain(domain) for domain in domains.get(index, ())],
            }
            for index, sentence in enumerate(briefing.document.sentences)
        ],
        "attributions": [
            {
                "kind": attribution.kind.value,
                "source": _spans(attribution.source),
                "cue": _spans(attribution.cue),
                "content": _spans(attribution.content),
                "speaker": attribution.speaker,
                "source_kind": attribution.source_kind,
                "rule": attribution.rule,
            }
            for attribution in briefing.attributions
        ],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    made: dict[str, Any] = {"type": claim.type, "rules": _rules(claim.matches)}
    if claim.degree:
        made["degree"] = claim.degree
        made["by"] = "text" if claim.attribution is None else "source"
    if claim.scope is not None:
        made["scope"] = list(claim.scope)
    if claim.attribution is not None:
        made["attribution"] = claim.attribution
    return made


def _domain(domain: DomainLabel) -> dict[str, Any]:
    about: dict[str, Any] = {"domain": domain.domain, "rules": _rules(domain.matches)}
    if domain.inherited:
        about["inherited"] = domain.inherited
    if domain.context:
        about["context"] = [
            {
                "from": share.side,
                "sentence": list(share.origin) if share.origin is not None else None,
                "weight": share.weight,
            }
            for share in domain.context
        ]
    if domain.against:
        about["against"] = dict(domain.against)
    return about


def _rules(matches: Sequence[Match]) -> list[dict[str, Any]]:
    return [{"id": match.rule, "evidence": _spans(match.evidence)} for match in matches]


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
