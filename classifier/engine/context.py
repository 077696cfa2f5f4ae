"""What sentences are about: the evidence in each, for and against, and what it takes from around.

A text stays with a matter for some sentences, so a sentence shares in the evidence of those before
and after it and of the heading above. How far that goes is said in the taxonomy.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from classifier.records import BlockKind, ContextShare, DomainLabel, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from classifier.records import Context, Document, Label, Match, Taxonomy
    from classifier.rules.book import Rule

    Fired = Sequence[tuple[Rule, Match]]

_HEADINGS = frozenset({BlockKind.TITLE, BlockKind.HEADING})
_MOST_OF_HEADING = 2.0
_LEAST = 0.01


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the words of one sentence weigh, by domain or subject.

    `matches` are those that count, with the weight at which they count. `net` is, for each
    domain, its own weight less what is held against it, and `against` by what and how much.
    """

    matches: Mapping[str, tuple[Match, ...]]
    net: Mapping[str, float]
    against: Mapping[str, tuple[tuple[str, float], ...]]


class _Drift(NamedTuple):
    """Weight that reaches a sentence from one side, and the sentence it stems from."""

    weight: float
    sentence: int


class Topics:
    """Decides what sentences are about, from the domain rules that fired on them."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._domains = taxonomy.domains
        self._against = [
            (label.id, domain, factor)
            for label in (*taxonomy.domains, *taxonomy.subjects)
            for domain, factor in label.against
        ]
        self._nothing = Evidence({}, {}, {})

    def about(
        self, document: Document, fired: Sequence[Fired], title: Fired = ()
    ) -> list[dict[str, DomainLabel]]:
        """Return for every sentence what it weighs for each domain, also where that is too little.

        `fired` are the rules that fired on each sentence, `title` those on a title that is not
        among the sentences. Domains that neither the sentence nor its context speaks of are left
        out.
        """
        evidence = [self.weigh(matches) for matches in fired]
        place = _Place(document)
        heading = self.weigh(title)
        found: list[dict[str, DomainLabel]] = [{} for _ in evidence]
        for domain in self._domains:
            net = [one.net.get(domain.id, 0.0) for one in evidence]
            shares = place.shares(net, heading.net.get(domain.id, 0.0), domain.context)
            for index, (one, share) in enumerate(zip(evidence, shares, strict=True)):
                if share or domain.id in one.net:
                    found[index][domain.id] = _label(index, domain.id, one, share)
        return found

    def weigh(self, fired: Fired) -> Evidence:
        """Weigh the rules that fired on a sentence."""
        by_label: dict[str, list[tuple[Rule, Match]]] = {}
        for rule, match in fired:
            if rule.domain:
                by_label.setdefault(rule.label, []).append((rule, match))
        if not by_label:
            return self._nothing
        matches = {label: words_once(pairs) for label, pairs in by_label.items()}
        own = {label: sum(match.weight for match in found) for label, found in matches.items()}
        net = {label.id: own[label.id] for label in self._domains if label.id in own}
        against: dict[str, tuple[tuple[str, float], ...]] = {}
        for label, domain, factor in self._against:
            if label in own:
                weight = own[label] * factor
                net[domain] = net.get(domain, 0.0) - weight
                against[domain] = (*against.get(domain, ()), (label, round(weight, 6)))
        return Evidence(matches, net, against)


def given(about: Mapping[str, DomainLabel], domains: Iterable[Label]) -> list[DomainLabel]:
    """Return those that weigh enough, in order of the taxonomy."""
    return [
        about[label.id]
        for label in domains
        if label.id in about and about[label.id].score >= label.threshold - 1e-9
    ]


def words_once(pairs: Sequence[tuple[Rule, Match]]) -> tuple[Match, ...]:
    """Let each stretch of words count once for a label: for the rule in which it weighs most."""
    if len(pairs) == 1:
        return (pairs[0][1],)
    pieces = sorted(
        (
            (-weight, spans, number)
            for number, (rule, match) in enumerate(pairs)
            for weight, spans in _pieces(rule, match)
        ),
        key=lambda piece: (piece[0], piece[1][0].start, -piece[1][0].end, piece[2]),
    )
    taken: list[Span] = []
    counted: dict[int, list[tuple[float, tuple[Span, ...]]]] = {}
    for weight, spans, number in pieces:
        if not any(span.overlaps(other) for span in spans for other in taken):
            taken += spans
            counted.setdefault(number, []).append((-weight, spans))
    return tuple(
        replace(
            match,
            evidence=tuple(sorted(span for _, spans in counted[number] for span in spans)),
            weight=sum(weight for weight, _ in counted[number][: rule.most]),
        )
        for number, (rule, match) in enumerate(pairs)
        if number in counted
    )


def _pieces(rule: Rule, match: Match) -> list[tuple[float, tuple[Span, ...]]]:
    """Take a match apart into stretches that count by themselves, each with its weight."""
    if len(rule.groups) > 1:
        return [(match.weight, match.evidence)]
    return [(rule.weight, (span,)) for span in match.evidence]


class _Place:
    """Where the sentences of a document stand to each other."""

    def __init__(self, document: Document) -> None:
        self._spans = [sentence.span for sentence in document.sentences]
        blocks = [sentence.block for sentence in document.sentences]
        self._heading = [document.article.blocks[block].kind in _HEADINGS for block in blocks]
        # Whether a new paragraph begins between a sentence and the next.
        self._breaks = [here != after for here, after in pairwise(blocks)]

    def shares(
        self, net: Sequence[float], title: float, context: Context
    ) -> list[tuple[ContextShare, ...]]:
        """Return what each sentence takes over of one domain. `net` is what each weighs itself."""
        if title <= 0 and not any(net):
            return [()] * len(net)
        order = range(len(net))
        before = self._drift(net, order, context.before, context, self._breaks)
        after = self._drift(net, order[::-1], context.after, context, self._breaks[::-1])
        found: list[tuple[ContextShare, ...]] = []
        above, at = title, -1
        for index in order:
            if self._heading[index]:
                above, at = net[index], index
                found.append(())
                continue
            heading = context.heading * min(max(above, 0.0), _MOST_OF_HEADING)
            found.append(
                tuple(
                    ContextShare(side, round(weight, 6), self._spans[of] if of >= 0 else None)
                    for side, weight, of in (
                        ("heading", heading, at),
                        ("before", before[index].weight, before[index].sentence),
                        ("after", after[index].weight, after[index].sentence),
                    )
                    if abs(weight) >= _LEAST
                )
            )
        return found

    def _drift(
        self,
        net: Sequence[float],
        order: Sequence[int],
        factor: float,
        context: Context,
        breaks: Sequence[bool],
    ) -> list[_Drift]:
        """Walk through the sentences in one direction, carrying weight on up to each heading."""
        found = [_Drift(0.0, -1)] * len(net)
        weight, source = 0.0, -1
        for step, index in enumerate(order):
            if self._heading[index]:
                weight = 0.0
                continue
            if step and breaks[step - 1]:
                weight *= context.across
            found[index] = _Drift(weight, source)
            here = net[index]
            if here:
                total = weight + here
                if total * here > 0:
                    source = index
                weight = total
            weight = max(-context.most, min(context.most, weight * factor))
        return found


def _label(
    index: int, domain: str, evidence: Evidence, shares: tuple[ContextShare, ...]
) -> DomainLabel:
    inherited = sum(share.weight for share in shares)
    return DomainLabel(
        sentence=index,
        domain=domain,
        score=round(evidence.net.get(domain, 0.0) + inherited, 6),
        matches=evidence.matches.get(domain, ()),
        inherited=round(inherited, 6),
        context=shares,
        against=evidence.against.get(domain, ()),
    )
