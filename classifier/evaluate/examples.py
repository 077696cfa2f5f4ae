"""What went wrong, shown in its text: the worst first, with the rule behind it or the nearest miss.

False alarms: rules in order of what F1 would be without them, the highest first; one false alarm
of each rule in turn, the heaviest first. Misses: those first that a rule came nearest to.
Attributions: one of each class of error in turn, the most frequent class first.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from classifier.evaluate.gold import ATTRIBUTION
from classifier.evaluate.nearest import nearest
from classifier.records import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from classifier.evaluate.compare import Changed
    from classifier.evaluate.gold import GoldAttribution, GoldDocument
    from classifier.evaluate.labels import Judged
    from classifier.evaluate.misattributed import Misattributed
    from classifier.evaluate.run import Evaluation
    from classifier.records import Attribution

_One = TypeVar("_One")


class Piece(NamedTuple):
    """Some words of a sentence; `marked` where they are evidence."""

    words: str
    marked: bool


class Part(NamedTuple):
    """One part of an attribution as it is due and as it was found, in the text's words."""

    name: str
    due: str
    found: str


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that went wrong, between its neighbours.

    `title` names what is shown, such as a rule; `reasons` say why, line by line. `parts` are
    those of an attribution. White space is single spaces.
    """

    document: str
    title: str
    before: str
    pieces: tuple[Piece, ...]
    after: str
    reasons: tuple[str, ...]
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """The first of many examples; `total` is how many there are."""

    total: int
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class ErrorClass:
    """Attributions that went wrong in the same way; `cues` are their cues, the commonest first."""

    kind: str
    cause: str
    frame: str
    count: int
    cues: tuple[tuple[str, int], ...]


def false_alarms(evaluation: Evaluation, label: str, most: int) -> Shown:
    """Return the worst sentences that were given a label they do not have."""
    wrong = [one for one in evaluation.judged if one.label == label and not one.due]
    without = {score.rule: score.without for score in evaluation.rules if score.label == label}

    def worst(one: Judged) -> str:
        return max(one.rules, key=lambda rule: (without[rule], rule), default="")

    def order(one: Judged) -> tuple[float, str, float]:
        rule = worst(one)
        return -without.get(rule, 0.0), rule, -one.score

    ordered = _in_turn(sorted(wrong, key=order), worst)
    return Shown(len(wrong), tuple(given(one) for one in islice(ordered, most)))


def given(one: Judged) -> Example:
    """Show a label that was given, rightly or not, with the rules and words that gave it."""
    text, evidence = one.gold.text, [span for match in one.matches for span in match.evidence]
    reasons = [
        f"{match.rule}: " + ", ".join(f"«{_line(span.of(text))}»" for span in match.evidence)
        for match in one.matches
    ]
    if one.inherited:
        reasons.append(f"context, and evidence for other subjects: weight {one.inherited:+.3g}")
    return _example(one.gold, one.sentence, ", ".join(one.rules) or "context", evidence, reasons)


def misses(evaluation: Evaluation, label: str, most: int) -> Shown:
    """Return the sentences that should have been given a label, the nearest misses first.

    Raises `ProblemsError` if a pattern takes too long.
    """
    wrong = [one for one in evaluation.judged if one.label == label and not one.found]
    wrong.sort(key=lambda one: -one.closeness)
    return Shown(len(wrong), tuple(miss(evaluation, one) for one in wrong[:most]))


def miss(evaluation: Evaluation, one: Judged) -> Example:
    """Show a label that is missing with the rule that came nearest. Raises `ProblemsError`."""
    if one.label == ATTRIBUTION:
        reasons = tuple(
            f"“{error.cue}”: {error.cause}" + (f" ({error.frame})" if error.frame else "")
            for error in evaluation.misattributed
            if error.document == one.document and error.due and error.span.overlaps(one.span)
        )
    else:
        reasons = nearest(evaluation.engine, one)
    return _example(one.gold, one.sentence, "", (), reasons)


def changed(evaluation: Evaluation, one: Changed) -> Example:
    """Show a judgement that one rulebook gets right and another wrong.

    What is shown is the label that one of them gave; where neither did, the rule that came
    nearest. `evaluation` is that of the rulebook that errs. Raises `ProblemsError`.
    """
    label = one.wrong.label
    if one.wrong.found:
        shown, title = given(one.wrong), f"{label}: false alarm"
    elif one.other is not None and one.other.found:
        shown, title = given(one.other), f"{label}: miss"
    else:
        shown, title = miss(evaluation, one.wrong), f"{label}: miss"
    return replace(shown, title=title)


def error_classes(errors: Iterable[Misattributed]) -> tuple[ErrorClass, ...]:
    """Count attributions that went wrong by what is wrong, why, and frame; most frequent first."""
    cues: dict[tuple[str, str, str], Counter[str]] = {}
    for one in errors:
        cues.setdefault(_class_of(one), Counter())[one.cue] += 1
    classes = [
        ErrorClass(*key, count.total(), tuple(sorted(count.items(), key=lambda c: (-c[1], c[0]))))
        for key, count in cues.items()
    ]
    return tuple(sorted(classes, key=lambda one: (-one.count, one.kind, one.cause, one.frame)))


def misattributions(errors: Sequence[Misattributed], most: int) -> Shown:
    """Return attributions that went wrong, one of each class in turn, frequent classes first."""
    counts = Counter(_class_of(one) for one in errors)
    ordered = sorted(errors, key=lambda one: (-counts[_class_of(one)], _class_of(one)))
    shown = islice(_in_turn(ordered, _class_of), most)
    return Shown(len(errors), tuple(misattribution(one) for one in shown))


def misattribution(one: Misattributed) -> Example:
    """Show an attribution that went wrong: as it is due, as it was found, and why."""
    sentences = one.gold.sentences
    index = next((i for i, s in enumerate(sentences) if s.span.overlaps(one.span)), None)
    title = f"{one.kind.value}: {one.cause}" + (f" ({one.frame})" if one.frame else "")
    cue = (one.due.cue or one.due.content) if one.due else one.found.cue if one.found else ()
    parts = tuple(
        Part(name, _words(one.gold, one.due, name), _words(one.gold, one.found, name))
        for name in ("source", "cue", "content")
    )
    reasons = [f"why: {step}" for step in one.found.why] if one.found else ()
    return _example(one.gold, index, title, cue, reasons, parts)


def _class_of(one: Misattributed) -> tuple[str, str, str]:
    return one.kind.value, one.cause, one.frame


def _words(gold: GoldDocument, one: GoldAttribution | Attribution | None, name: str) -> str:
    spans: Sequence[Span] = getattr(one, name) if one else ()
    return " … ".join(_line(span.of(gold.text)) for span in spans)


def _example(
    gold: GoldDocument,
    index: int | None,
    title: str,
    marked: Sequence[Span],
    reasons: Sequence[str],
    parts: tuple[Part, ...] = (),
) -> Example:
    """Put a sentence between its neighbours; a cue outside of all sentences stands alone."""
    if index is None:
        span = Span(min(marked).start, max(marked).end)
        before, after = "", ""
    else:
        span = gold.sentences[index].span
        before = _sentence(gold, index - 1) if index else ""
        after = _sentence(gold, index + 1) if index + 1 < len(gold.sentences) else ""
    pieces = _pieces(gold.text, span, marked)
    return Example(gold.id, title, before, pieces, after, tuple(dict.fromkeys(reasons)), parts)


def _sentence(gold: GoldDocument, index: int) -> str:
    return _line(gold.sentences[index].span.of(gold.text))


def _pieces(text: str, sentence: Span, marked: Iterable[Span]) -> tuple[Piece, ...]:
    """Cut a sentence into marked and unmarked words."""
    spans = list(marked)
    pieces: list[Piece] = []
    for offset, char in enumerate(_spaced(sentence.of(text)), sentence.start):
        flag = any(span.start <= offset < span.end for span in spans)
        if pieces and pieces[-1].marked == flag:
            pieces[-1] = Piece(pieces[-1].words + char, flag)
        else:
            pieces.append(Piece(char, flag))
    return tuple(pieces)


def _spaced(words: str) -> str:
    return "".join(" " if char.isspace() else char for char in words)


def _line(words: str) -> str:
    return " ".join(words.split())


def _in_turn(ordered: Iterable[_One], key: Callable[[_One], Hashable]) -> Iterator[_One]:
    """Yield one of each class in turn, classes in the order in which they come."""
    classes: dict[Hashable, list[_One]] = {}
    for one in ordered:
        classes.setdefault(key(one), []).append(one)
    depth = max(map(len, classes.values()), default=0)
    for turn in range(depth):
        yield from (members[turn] for members in classes.values() if turn < len(members))
