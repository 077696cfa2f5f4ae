"""`claimdesk eval`: precision, recall and F1 against sentences that people have labelled."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from classifier.cli.options import rules_option

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from classifier.evaluate.labels import Judged, RuleScore
    from classifier.evaluate.run import Evaluation, Measure


@click.command("eval")
@click.argument(
    "gold",
    nargs=-1,
    required=True,
    metavar="GOLD.jsonl…",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
)
@rules_option()
@click.option("--label", metavar="LABEL", help="Only this label, with its misses and false alarms.")
@click.option(
    "--examples",
    type=click.IntRange(0),
    default=10,
    show_default=True,
    help="How many misses and false alarms to show for --label.",
)
def command(gold: tuple[Path, ...], rules: Path | None, label: str | None, examples: int) -> None:
    """Measure the rules against gold files.

    Prints precision, recall, F1 and counts for each label and attribution role, with the 95 %
    interval of F1 (bootstrap over documents); with --label, what each rule contributes and the
    sentences that went wrong. docs/formats.md describes gold files.
    """
    from classifier.cli.desk import read_desk
    from classifier.cli.progress import progress
    from classifier.cli.ready import ready_engine
    from classifier.evaluate.gold import read_gold_files
    from classifier.evaluate.run import evaluate

    engine = ready_engine(read_desk(rules=rules).rules)
    documents = [one for file in read_gold_files(gold) for one in file.documents]
    scored = sorted({name for document in documents for name in document.scored})
    if label is not None and label not in scored:
        from classifier.problems import did_you_mean

        hint = did_you_mean(label, scored) or "scored: " + ", ".join(scored)
        raise click.UsageError(f"no sentence of these files is scored for '{label}' – {hint}")
    with progress(quiet=False) as step:
        evaluation = evaluate(engine, documents, step("Classifying"))
    click.echo(f"{evaluation.documents} documents, {evaluation.sentences} sentences")
    for line in _report(evaluation, label, examples):
        click.echo(line)


def _report(evaluation: Evaluation, label: str | None, examples: int) -> Iterator[str]:
    measures = [measure for measure in evaluation.labels if label in (None, measure.name)]
    yield ""
    yield from _table(measures)
    if label is None:
        if evaluation.roles:
            yield ""
            yield from _table(evaluation.roles)
        return
    rules = [score for score in evaluation.rules if score.label == label]
    yield from _rules(rules, measures[0])
    judged = [one for one in evaluation.judged if one.label == label]
    yield from _wrong("missed", [one for one in judged if not one.found], examples)
    yield from _wrong("false alarms", [one for one in judged if not one.due], examples)


def _table(measures: Sequence[Measure]) -> Iterator[str]:
    width = max((len(measure.name) for measure in measures), default=0)
    yield f"{'':<{width}}  {'P':>5}  {'R':>5}  {'F1':>5}  {'95 % of F1':>11}  right  wrong  missed"
    for measure in measures:
        counts = measure.counts
        yield (
            f"{measure.name:<{width}}  {counts.precision:>5.3f}  {counts.recall:>5.3f}  "
            f"{counts.f1:>5.3f}  {_interval(measure):>11}  "
            f"{counts.right:>5}  {counts.wrong:>5}  {counts.missed:>6}"
        )


def _interval(measure: Measure) -> str:
    found = measure.interval
    return f"{found.low:.3f}–{found.high:.3f}" if found else "too few"


def _rules(scores: Sequence[RuleScore], measure: Measure) -> Iterator[str]:
    if not scores:
        return
    width = max(len(score.rule) for score in scores)
    yield ""
    yield f"{'rule':<{width}}  right  wrong  precision  F1 without it"
    for score in sorted(scores, key=lambda score: (score.precision, score.rule)):
        change = score.without - measure.counts.f1
        yield (
            f"{score.rule:<{width}}  {score.right:>5}  {score.wrong:>5}  {score.precision:>9.3f}  "
            f"{score.without:.3f} ({change:+.3f})"
        )


def _wrong(title: str, judged: Sequence[Judged], most: int) -> Iterator[str]:
    if not judged or not most:
        return
    yield ""
    yield f"{title}, {min(most, len(judged))} of {len(judged)}:"
    for one in judged[:most]:
        rules = ", ".join(dict.fromkeys(match.rule for match in one.matches))
        by = f"  [{rules}]" if rules else ""
        words = " ".join(one.words.split())
        yield f"  {one.gold.id}: {words}{by}"
