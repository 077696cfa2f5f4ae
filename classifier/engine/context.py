"""What sentences are about: the evidence in each, for and against, and what it takes from around.

A text stays with a matter for some sentences, so a sentence shares in the evidence of those before
and after it and of the heading above. How far that goes is said in the taxonomy.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from classifier.records import BlockKind, ContextShare, DomainLabel, Match, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from classifier.records import Document
    from classifier.rules.book import Rule
    from classifier.taxonomy import Context, Taxonomy

    Fired = Sequence[tuple[Rule, Match]]

_HEADINGS = frozenset({BlockKind.TITLE, BlockKind.HEADING})
_MOST_OF_HEADING = 2.0
_LEAST = 0.01
_TOLERANCE = 1e-6


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


_NOTHING = _Drift(0.0, -1)


@dataclass(frozen=True, slots=True)
class _Around:
    """What sentences take over of one domain from each side, and altogether."""

    heading: Sequence[_Drift]
    before: Sequence[_Drift]
    after: Sequence[_Drift]
    inherited: Sequence[float]
    spans: Sequence[Span]

    def shares(self, index: int) -> tuple[ContextShare, ...]:
        """Return a sentence's shares, with the sentences that they stem from."""
        return tuple(
            ContextShare(side, round(weight, 6), self.spans[source] if source >= 0 else None)
            for side, (weight, source) in (
                ("heading", self.heading[index]),
                ("before", self.before[index]),
                ("after", self.after[index]),
            )
            if abs(weight) >= _LEAST
        )


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
        self,
        document: Document,
        fired: Sequence[Fired],
        title: Fired = (),
        *,
        everything: bool = False,
    ) -> list[dict[str, DomainLabel]]:
        """Return for every sentence the domains that it is about, in order of the taxonomy.

        `fired` are the rules that fired on each sentence, `title` those on a title that is not
        among the sentences. With `everything`, domains for which the sentence weighs too little
        are returned as well, if it or its context weighs anything for or against them.
        """
        evidence = [self.weigh(matches) for matches in fired]
        place = _Place(document)
        heading = self.weigh(title)
        found: list[dict[str, DomainLabel]] = [{} for _ in evidence]
        for domain in self._domains:
            net = [one.net.get(domain.id, 0.0) for one in evidence]
            above = heading.net.get(domain.id, 0.0)
            if above <= 0 and not any(net):
                continue
            around = place.around(net, above, domain.context)
            least = -float("inf") if everything else domain.threshold - _TOLERANCE
            for index, weight in enumerate(around.inherited):
                if net[index] + weight >= least:
                    label = _label(index, domain.id, evidence[index], around.shares(index))
                    if label.context or domain.id in evidence[index].net:
                        found[index][domain.id] = label
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
        [
            Match(
                rule=match.rule,
                evidence=tuple(sorted([span for _, spans in counted[number] for span in spans])),
                captures=match.captures,
                exceptions=match.exceptions,
                weight=sum([weight for weight, _ in counted[number][: rule.most]]),
            )
            for number, (rule, match) in enumerate(pairs)
            if number in counted
        ]
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

    def around(self, net: Sequence[float], title: float, context: Context) -> _Around:
        """Return what sentences take over of one domain. `net` is what each weighs itself."""
        order = range(len(net))
        before = self._drift(net, order, context.before, context, self._breaks)
        after = self._drift(net, order[::-1], context.after, context, self._breaks[::-1])
        heading: list[_Drift] = []
        above = (
            _Drift(context.heading * min(title, _MOST_OF_HEADING), -1) if title > 0 else _NOTHING
        )
        for index in order:
            if self._heading[index]:
                weight = context.heading * min(max(net[index], 0.0), _MOST_OF_HEADING)
                above = _Drift(weight, index)
                heading.append(_NOTHING)
            else:
                heading.append(above)
        inherited = [
            0.0
            if one is two is three is _NOTHING  # most sentences take nothing over
            else sum([weight for weight, _ in (one, two, three) if abs(weight) >= _LEAST])
            for one, two, three in zip(heading, before, after, strict=True)
        ]
        return _Around(heading, before, after, inherited, self._spans)

    def _drift(
        self,
        net: Sequence[float],
        order: Sequence[int],
        factor: float,
        context: Context,
        breaks: Sequence[bool],
    ) -> list[_Drift]:
        """Walk through the sentences in one direction, carrying weight on up to each heading."""
        found = [_NOTHING] * len(net)
        weight, source, most = 0.0, -1, context.most
        for step, index in enumerate(order):
            if not weight and not net[index]:
                continue  # nothing to carry on, as in most sentences
            if self._heading[index]:
                weight = 0.0
                continue
            if step and breaks[step - 1]:
                weight *= context.across
            if weight:
                found[index] = _Drift(weight, source)
            here = net[index]
            if here:
                total = weight + here
                if total * here > 0:
                    source = index
                weight = total
            if weight:
                weight *= factor
                if abs(weight) < _LEAST:
                    weight = 0.0  # too little to count is nothing
                elif abs(weight) > most:
                    weight = most if weight > 0 else -most
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
