"""The labels and rules that pages show, looked up by id."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from classifier.problems import Problem
from classifier.site import addresses
from classifier.site.views import DegreeView, LabelView, RuleLink

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from classifier.records import RuleCard
    from classifier.taxonomy import Label, Taxonomy

_LINES = ("solid", "dotted", "dashed", "double", "wavy")
UNDERLINES = (*_LINES, *(f"heavy-{line}" for line in _LINES))
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every label and rule that a page may name, each group in its declared order."""

    claims: Mapping[str, LabelView]
    domains: Mapping[str, LabelView]
    source_kinds: Mapping[str, LabelView]
    rules: Mapping[str, RuleLink]


def catalogue(taxonomy: Taxonomy, cards: Sequence[RuleCard]) -> Catalogue:
    """Collect the labels and rules; `problems_of` has found nothing wrong with them."""
    return Catalogue(
        claims=_views("claim", taxonomy.claims, addresses.claim_page),
        domains=_views("domain", taxonomy.domains, addresses.domain_page),
        source_kinds=_views("source", taxonomy.source_kinds, addresses.source_kind_page),
        rules={
            card.id: RuleLink(card.id, card.title, addresses.rule_page(card.id)) for card in cards
        },
    )


def _views(group: str, labels: Iterable[Label], page: Callable[[str], str]) -> dict[str, LabelView]:
    return {
        label.id: LabelView(
            id=label.id,
            group=group,
            label=label.label,
            plural=label.plural,
            definition=label.definition,
            colour=label.colour,
            pattern=label.pattern,
            cameo=label.cameo,
            asserts=label.asserts,
            threshold=label.threshold,
            page=page(label.id),
            degrees=tuple(
                DegreeView(one.id, one.label.lower(), one.definition) for one in label.degrees
            ),
        )
        for label in labels
    }


def problems_of(taxonomy: Taxonomy, cards: Sequence[RuleCard]) -> Iterator[Problem]:
    """Yield what keeps labels and rules off a page: ids become file names, colours go into CSS."""
    for label in (*taxonomy.claims, *taxonomy.domains, *taxonomy.source_kinds):
        yield from _bad_id(label.id, "taxonomy.yaml", 0)
        if label.colour and not _COLOUR.fullmatch(label.colour):
            yield _bad(label, "colour", label.colour, "write it as #rrggbb")
        if label.pattern and label.pattern not in UNDERLINES:
            yield _bad(label, "pattern", label.pattern, f"one of {', '.join(UNDERLINES)}")
    for card in cards:
        yield from _bad_id(card.id, card.path, card.line)


def is_name(name: str) -> bool:
    """Tell whether an id or slug can be a file's name: small letters, digits, single - or _."""
    return bool(_ID.fullmatch(name))


def _bad_id(name: str, path: str, line: int) -> Iterator[Problem]:
    if not is_name(name):
        message = f"the id “{name}” cannot name a page"
        yield Problem(
            path, line, 0, "bad-page-name", message, "small letters, digits, - and _ only"
        )


def _bad(label: Label, what: str, value: str, hint: str) -> Problem:
    message = f"the style sheet knows no {what} “{value}” (label “{label.id}”)"
    return Problem("taxonomy.yaml", 0, 0, f"bad-{what}", message, hint)
