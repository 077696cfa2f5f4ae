"""A rule as its page shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.site import addresses
from classifier.site.excerpts import pieces
from classifier.site.rule_views import ExampleView, RuleView

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from classifier.records import RuleCard, RuleExample
    from classifier.site.findings import Finding
    from classifier.site.labels import Catalogue


def rule_view(card: RuleCard, catalogue: Catalogue, findings: Sequence[Finding]) -> RuleView:
    """Make a rule ready to be shown, with how often it fired."""
    labels = {"claim": catalogue.claims, "domain": catalogue.domains}.get(card.group, {})
    label = labels.get(card.label)
    return RuleView(
        id=card.id,
        title=card.title,
        page=addresses.rule_page(card.id),
        group=card.group,
        label=label,
        frame="" if label else card.label,
        status=card.status,
        match=card.match,
        unless=card.unless,
        note=card.note,
        cameo=card.cameo,
        examples=_examples(card.examples),
        counter_examples=_examples(card.counter_examples),
        file=card.path,
        line=card.line,
        fired=len(findings),
        articles=len({finding.briefing.page for finding in findings}),
        degree=next((d.name for d in label.degrees if d.id == card.degree), "") if label else "",
    )


def _examples(examples: Iterable[RuleExample]) -> tuple[ExampleView, ...]:
    return tuple(
        ExampleView(pieces(example.text, [example.evidence] if example.evidence else []))
        for example in examples
    )
