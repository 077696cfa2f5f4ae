"""One rule on one sentence: which of its hits stand, and which exception blocked the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from classifier.engine.matcher import overlapping
from classifier.records import ExceptionTried, Match, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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


@dataclass(frozen=True, slots=True)
class Setting:
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

    def hits(self, pattern: CompiledPattern) -> tuple[Hit, ...]:
        """Run a pattern on the sentence; spans into the whole text. Raises `PatternTimeout`."""
        return tuple(_hits(pattern, self.text, self.span, self.here))


def _hits(pattern: CompiledPattern, text: str, span: Span, here: FoldedSentence) -> Sequence[Hit]:
    """Run a pattern on the sentence at `span` of a text if it holds what the pattern needs."""
    present = here.present
    for clause in pattern.clauses:
        if clause.isdisjoint(present):
            return ()
    return pattern.find(span.of(text), here, span.start)


@dataclass(frozen=True, slots=True)
class Trial:
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


@dataclass(frozen=True, slots=True)
class Outcome:
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
        standing = [[trial for trial in group if trial.stands] for group in self.groups]
        if not standing or not all(standing):
            return None
        if len(standing) == 1:
            chosen = _longest_apart(standing[0])
        else:
            chosen = sorted((group[0] for group in standing), key=lambda trial: trial.hit.span)
        evidence = tuple(dict.fromkeys(trial.hit.span for trial in chosen))
        count = min(len(chosen), self.rule.most) if len(standing) == 1 else 1
        return Match(
            rule=self.rule.id,
            evidence=evidence,
            captures=tuple(capture for trial in chosen for capture in trial.hit.captures),
            exceptions=self.rule.held_against,
            weight=self.rule.weight * count,
        )


def apply(
    rule: Rule,
    setting: Setting,
    hits_of: Callable[[CompiledPattern], tuple[Hit, ...]],
) -> Outcome:
    """Try a rule on a sentence. `hits_of` gives the hits of one of its patterns there.

    Raises `PatternTimeout`.
    """
    in_position = setting.position in rule.where.positions
    groups = [
        [(pattern, hit) for pattern in group for hit in hits_of(pattern)] for group in rule.groups
    ]
    if not any(groups):
        return Outcome(rule, in_position, tuple([() for _ in groups]))
    anywhere, exceptions = _exceptions(rule, setting)
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


def _barring(rule: Rule, setting: Setting) -> ExceptionTried | None:
    if not rule.where.articles_without:
        return None
    found = (setting.whole.first(pattern) for pattern in rule.where.articles_without)
    return next((one for one in found if one is not None), None)


def _exceptions(
    rule: Rule, setting: Setting
) -> tuple[ExceptionTried | None, list[tuple[CompiledPattern, tuple[Hit, ...]]]]:
    """Return the exception that blocks by being in the sentence, and the hits of the others.

    The others block only the matches that they overlap.
    """
    words = rule.exception_words
    if words is not None and words.isdisjoint(setting.here.present):
        return None, []
    found = [(pattern, hits) for pattern in rule.unless if (hits := setting.hits(pattern))]
    return _first_anywhere(rule.unless_anywhere, setting), found


def _first_anywhere(patterns: Sequence[CompiledPattern], setting: Setting) -> ExceptionTried | None:
    for pattern in patterns:
        hits = setting.hits(pattern)
        if hits:
            return ExceptionTried(pattern.text, hits[0].span)
    return None


def _blocking(
    exceptions: list[tuple[CompiledPattern, tuple[Hit, ...]]], span: Span
) -> ExceptionTried | None:
    for pattern, hits in exceptions:
        found = overlapping((hit.span for hit in hits), span)
        if found is not None:
            return ExceptionTried(pattern.text, found)
    return None


def _misplaced(quoted: str, span: Span, quotations: Sequence[Span]) -> bool:
    if quoted == "any":
        return False
    inside = any(quotation.contains(span) for quotation in quotations)
    return inside != (quoted == "inside")


def _longest_apart(trials: list[Trial]) -> list[Trial]:
    """Keep hits that do not overlap, the leftmost and of these the longest, in text order."""
    kept: list[Trial] = []
    for trial in sorted(trials, key=lambda trial: (trial.hit.span.start, -trial.hit.span.end)):
        if not kept or trial.hit.span.start >= kept[-1].hit.span.end:
            kept.append(trial)
    return kept
