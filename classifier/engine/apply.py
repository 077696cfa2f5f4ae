"""One rule on one sentence: which of its hits stand, and which exception blocked the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from classifier.engine.matcher import overlapping
from classifier.records import ExceptionTried, Match, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from classifier.records import Position
    from classifier.rules.book import Rule
    from classifier.rules.pattern import CompiledPattern, Hit
    from classifier.rules.pattern.fold import FoldedSentence


class Whole:
    """All sentences of an article, for what a rule asks of the article as a whole."""

    def __init__(
        self, text: str, sentences: Sequence[Span], here: Sequence[FoldedSentence]
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._here = here  # the folded words of each sentence
        self._found: dict[int, ExceptionTried | None] = {}

    def first(self, pattern: CompiledPattern) -> ExceptionTried | None:
        """Return where a pattern first occurs in the article. Raises `PatternTimeout`."""
        key = id(pattern)
        if key not in self._found:
            hits = (
                hit
                for span, here in zip(self._sentences, self._here, strict=True)
                for hit in _hits(pattern, self._text, span, here)
            )
            hit = next(hits, None)
            self._found[key] = ExceptionTried(pattern.text, hit.span) if hit else None
        return self._found[key]


class Setting(NamedTuple):
    """A sentence as a rule sees it: its words, where they stand, what is quoted in it.

    `text` is the whole article's, `here` the sentence's folded words. `quoted` holds the spans
    between quotation marks that overlap the sentence. `whole` is the article around it.
    """

    text: str
    here: FoldedSentence
    span: Span
    position: Position
    quoted: tuple[Span, ...]
    whole: Whole

    @property
    def words(self) -> str:
        """The sentence's own text."""
        return self.text[self.span.start : self.span.end]

    def hits(self, pattern: CompiledPattern) -> Sequence[Hit]:
        """Run a pattern on the sentence; spans into the whole text. Raises `PatternTimeout`."""
        return _hits(pattern, self.text, self.span, self.here)


def _hits(pattern: CompiledPattern, text: str, span: Span, here: FoldedSentence) -> Sequence[Hit]:
    """Run a pattern on the sentence at `span` of a text if it holds what the pattern needs."""
    present = here.present
    for clause in pattern.clauses:
        if clause.isdisjoint(present):
            return ()
    return pattern.find(span.of(text), here, span.start)


class Trial(NamedTuple):
    """What became of one hit: `blocked` is the exception that stopped it, if one did.

    `misplaced` tells that the hit lies on the wrong side of quotation marks.
    """

    pattern: CompiledPattern
    hit: Hit
    blocked: ExceptionTried | None
    misplaced: bool

    @property
    def stands(self) -> bool:
        """Whether nothing stopped the hit."""
        return self.blocked is None and not self.misplaced


class Outcome(NamedTuple):
    """A rule tried on a sentence: for each group of patterns, every hit and what became of it.

    `barred` is what keeps the rule out of the whole article, where something does.
    """

    rule: Rule
    in_position: bool
    groups: tuple[tuple[Trial, ...], ...]
    barred: ExceptionTried | None = None

    @property
    def match(self) -> Match | None:
        """The match, if the rule fires."""
        if not self.in_position or self.barred is not None:
            return None
        return _match(
            self.rule, [[trial.hit for trial in group if trial.stands] for group in self.groups]
        )


def apply(rule: Rule, setting: Setting) -> Outcome:
    """Try a rule on a sentence and keep all that was seen. Raises `PatternTimeout`."""
    in_position = setting.position in rule.where.positions
    groups = [
        [(pattern, hit) for pattern in group for hit in setting.hits(pattern)]
        for group in rule.groups
    ]
    if not any(groups):
        return Outcome(rule, in_position, tuple([() for _ in groups]))
    anywhere = _first_anywhere(rule.unless_anywhere, setting)
    exceptions = [(pattern, hits) for pattern in rule.unless if (hits := setting.hits(pattern))]
    return Outcome(
        rule,
        in_position,
        tuple(
            tuple(
                Trial(
                    pattern,
                    hit,
                    anywhere or _blocking(exceptions, hit.span),
                    _misplaced(rule.where.quoted, hit.span, setting.quoted),
                )
                for pattern, hit in group
            )
            for group in groups
        ),
        _barring(rule, setting),
    )


def matched(
    rule: Rule,
    setting: Setting,
    groups: Sequence[list[Hit]],
    anywhere: Sequence[Sequence[Hit]],
    unless: Sequence[Sequence[Hit]],
) -> Match | None:
    """Return what `apply(rule, setting).match` is, from hits that are known.

    `groups` holds those of each group of the rule's patterns, `anywhere` and `unless` those of
    its exceptions. The rule looks at sentences where this one stands. Raises `PatternTimeout`.
    """
    if anywhere:
        return None
    quoted = rule.where.quoted
    if quoted != "any" or unless:
        blocking = [hit.span for hits in unless for hit in hits]
        groups = [
            [
                hit
                for hit in group
                if not _misplaced(quoted, hit.span, setting.quoted)
                and overlapping(blocking, hit.span) is None
            ]
            for group in groups
        ]
    if not all(groups) or _barring(rule, setting) is not None:
        return None
    return _match(rule, groups)


def _match(rule: Rule, standing: Sequence[list[Hit]]) -> Match | None:
    """Return the match that hits of a rule's groups make, if it has some of each."""
    if not standing or not all(standing):
        return None
    if len(standing) == 1:
        chosen = _longest_apart(standing[0])
        count = min(len(chosen), rule.most)
    else:
        chosen = sorted((group[0] for group in standing), key=_place)
        count = 1
    return Match(
        rule=rule.id,
        evidence=tuple(dict.fromkeys([hit.span for hit in chosen])),
        captures=tuple([capture for hit in chosen for capture in hit.captures]),
        exceptions=rule.held_against,
        weight=rule.weight * count,
    )


def _place(hit: Hit) -> Span:
    return hit.span


def _barring(rule: Rule, setting: Setting) -> ExceptionTried | None:
    if not rule.where.articles_without:
        return None
    found = (setting.whole.first(pattern) for pattern in rule.where.articles_without)
    return next((one for one in found if one is not None), None)


def _first_anywhere(patterns: Sequence[CompiledPattern], setting: Setting) -> ExceptionTried | None:
    """Return the exception that blocks by being in the sentence."""
    for pattern in patterns:
        hits = setting.hits(pattern)
        if hits:
            return ExceptionTried(pattern.text, hits[0].span)
    return None


def _blocking(
    exceptions: Sequence[tuple[CompiledPattern, Sequence[Hit]]], span: Span
) -> ExceptionTried | None:
    for pattern, hits in exceptions:
        found = overlapping([hit.span for hit in hits], span)
        if found is not None:
            return ExceptionTried(pattern.text, found)
    return None


def _misplaced(quoted: str, span: Span, quotations: Sequence[Span]) -> bool:
    if quoted == "any":
        return False
    inside = any(quotation.contains(span) for quotation in quotations)
    return inside != (quoted == "inside")


def _longest_apart(hits: list[Hit]) -> list[Hit]:
    """Keep hits that do not overlap, the leftmost and of these the longest, in text order."""
    if len(hits) == 1:
        return hits
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.span.start, -hit.span.end)):
        if not kept or hit.span.start >= kept[-1].span.end:
            kept.append(hit)
    return kept
