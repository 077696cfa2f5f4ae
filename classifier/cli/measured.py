"""An evaluation in words, for a terminal."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

import click

from classifier.evaluate.asked import PARTS, about
from classifier.evaluate.compare import compare
from classifier.evaluate.examples import (
    Shown,
    changed,
    false_alarms,
    misattributions,
    misses,
)
from classifier.evaluate.examples import error_classes as found_classes
from classifier.evaluate.faults import faults
from classifier.evaluate.gold import ATTRIBUTION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from classifier.evaluate.compare import Row, Verdict
    from classifier.evaluate.counts import Counts, Interval
    from classifier.evaluate.examples import ErrorClass, Example
    from classifier.evaluate.labels import RuleScore
    from classifier.evaluate.run import Evaluation, Measure

_WIDTH = 98
_CUES = 5
_CLASSES = 20


def measures(found: Sequence[Measure]) -> Iterator[str]:
    """Yield a table of figures."""
    width = max((len(measure.name) for measure in found), default=0)
    yield f"{'':<{width}}  {'P':>5}  {'R':>5}  {'F1':>5}  {'95 % of F1':>11}  right  wrong  missed"
    for measure in found:
        counts = measure.counts
        rates = [
            f"{rate:.3f}" if counts else "–"
            for rate in (counts.precision, counts.recall, counts.f1)
        ]
        within = _interval(measure.interval) if counts else "–"
        yield (
            f"{measure.name:<{width}}  {rates[0]:>5}  {rates[1]:>5}  {rates[2]:>5}  {within:>11}  "
            f"{counts.right:>5}  {counts.wrong:>5}  {counts.missed:>6}"
        )
    if any(measure.counts and measure.interval is None for measure in found):
        yield "too few: fewer than three documents hold the label, so other documents may differ"


def _interval(interval: Interval | None) -> str:
    return f"{interval.low:.3f}–{interval.high:.3f}" if interval else "too few"


def rules(scores: Sequence[RuleScore], f1: float) -> Iterator[str]:
    """Yield a table of what each rule contributes to a label of the given F1."""
    if not scores:
        return
    width = max(len(score.rule) for score in scores)
    yield ""
    yield f"{'rule':<{width}}  right  wrong  precision  F1 without it"
    for score in scores:
        yield (
            f"{score.rule:<{width}}  {score.right:>5}  {score.wrong:>5}  {score.precision:>9.3f}  "
            f"{score.without:.3f} ({score.without - f1:+.3f})"
        )


def _faults(evaluation: Evaluation, label: str) -> Iterator[str]:
    """Yield in one line how near the rules came to what they missed."""
    for fault in faults(evaluation):
        if fault.label == label and fault.missed:
            yield ""
            yield (
                f"missed: {fault.stopped} where a rule matched and was stopped or weighed too "
                f"little, {fault.near} where one came near, {fault.far} others"
            )


def error_classes(classes: Sequence[ErrorClass], most: int) -> Iterator[str]:
    """Yield a table of what goes wrong with attributions, the most frequent first."""
    if not classes:
        return
    shown = classes[:most]
    frame = max(len(one.frame) for one in shown)
    cause = max(len(one.cause) for one in shown)
    yield ""
    yield f"{'':<13}  {'why':<{cause}}  {'frame':<{max(frame, 5)}}  count  commonest cues"
    for one in shown:
        cues = ", ".join(f"{cue} {count}" for cue, count in one.cues[:_CUES])
        yield (
            f"{one.kind:<13}  {one.cause:<{cause}}  {one.frame:<{max(frame, 5)}}  "
            f"{one.count:>5}  {cues}"
        )
    if len(classes) > most:
        rest = sum(one.count for one in classes[most:])
        yield f"and {rest} in {len(classes) - most} rarer classes"


def examples(title: str, shown: Shown) -> Iterator[str]:
    """Yield sentences that went wrong, in their context."""
    if not shown.examples:
        return
    yield ""
    yield click.style(f"{title}, {len(shown.examples)} of {shown.total}:", bold=True)
    for example in shown.examples:
        yield ""
        yield from _example(example)


def _example(example: Example) -> Iterator[str]:
    yield click.style(f"  {example.document}", fg="cyan") + (
        f"  {example.title}" if example.title else ""
    )
    words = "".join(f"«{piece.words}»" if piece.marked else piece.words for piece in example.pieces)
    for words_around, style in ((example.before, True), (words, False), (example.after, True)):
        for line in wrap(words_around, _WIDTH - 4, break_long_words=False):
            yield click.style(f"    {line}", dim=True) if style else f"    {line}"
    for part in example.parts:
        if part.due == part.found:
            yield f"      {part.name:<8} {part.due or '–'}"
        else:
            yield f"      {part.name:<8} due:   {part.due or '–'}"
            yield f"      {'':<8} found: {part.found or '–'}"
    for reason in example.reasons:
        yield from wrap(
            reason,
            _WIDTH,
            initial_indent="      ",
            subsequent_indent="        ",
            break_long_words=False,
        )


def comparison(rows: Sequence[Row]) -> Iterator[str]:
    """Yield a table of two rulebooks' F1 side by side."""
    width = max((len(row.name) for row in rows), default=0)
    yield f"{'':<{width}}  F1 now  F1 there  change  {'95 % of change':>15}"
    for row in rows:
        within = f"{row.within.low:+.3f}…{row.within.high:+.3f}" if row.within else "–"
        own, other = _f1(row.ours.counts), _f1(row.theirs.counts)
        yield (
            f"{row.name:<{width}}  {own:>6}  {other:>8}  "
            f"{row.change:>+6.3f}  {within:>15}  {_verdict(row.verdict)}"
        )


def _f1(counts: Counts) -> str:
    return f"{counts.f1:.3f}" if counts else "–"


def _verdict(verdict: Verdict) -> str:
    colour = {"better": "green", "worse": "red"}.get(verdict.value)
    return click.style(verdict.value, fg=colour) if colour else verdict.value


def report(evaluation: Evaluation, asked: str | None, most: int) -> Iterator[str]:
    """Yield the figures; of what is asked for also its rules and `most` examples of a kind."""
    from classifier.site.theme.filters import plural

    documents = plural(evaluation.documents, "document")
    yield f"{documents}, {plural(evaluation.sentences, 'sentence')}"
    labels = [measure for measure in evaluation.labels if asked in (None, measure.name)]
    roles = [measure for measure in evaluation.roles if about(measure.name, asked)]
    for table in (labels, roles):
        if table:
            yield ""
            yield from measures(table)
    if asked is None:
        return
    for measure in labels:
        yield from rules(evaluation.rules_of(measure.name), measure.counts.f1)
        if not roles:  # of attributions the parts are shown instead, further down
            yield from _faults(evaluation, asked)
            missed, false = misses(evaluation, asked, most), false_alarms(evaluation, asked, most)
            yield from examples("missed, the nearest first", missed)
            yield from examples("false alarms, those of the most harmful rule first", false)
    errors = [one for one in evaluation.misattributed if one.kind in PARTS.get(asked, ())]
    yield from error_classes(found_classes(errors), _CLASSES)
    shown = misattributions(errors, most)
    yield from examples("attributions that went wrong, the most frequent error first", shown)


def compared(
    ours: Evaluation, theirs: Evaluation, name: str, asked: str | None, most: int
) -> Iterator[str]:
    """Yield two rulebooks' figures side by side and what changes; `name` is the other one's."""
    found = compare(ours, theirs)
    yield ""
    yield click.style(f"compared with {name}", bold=True)
    if ours.engine.book.version == theirs.engine.book.version:
        yield "these are the same rules"
        return
    yield from comparison([row for row in found.labels if asked in (None, row.name)])
    if found.roles:
        yield ""
        yield from comparison([row for row in found.roles if about(row.name, asked)])
    for title, changes, errs in (("fixed", found.fixed, theirs), ("broken", found.broken, ours)):
        of_label = [one for one in changes if asked in (None, one.wrong.label)]
        shown = tuple(changed(errs, one) for one in of_label[:most])
        yield from examples(title, Shown(len(of_label), shown))
    kinds = PARTS.get(asked or ATTRIBUTION, ())
    for title, wrong in (
        ("attributions fixed", found.attributions_fixed),
        ("attributions broken", found.attributions_broken),
    ):
        errors = [one for one in wrong if one.kind in kinds]
        yield from examples(title, misattributions(errors, most))
