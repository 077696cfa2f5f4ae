"""`claimdesk eval`: precision, recall and F1 against sentences that people have labelled."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from classifier.cli.options import rules_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from classifier.evaluate.gold import GoldDocument


@click.command("eval")
@click.argument(
    "gold",
    nargs=-1,
    required=True,
    metavar="GOLD.jsonl…",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
)
@rules_option()
@click.option(
    "--label",
    metavar="LABEL",
    help="Only this label, with its rules, misses and false alarms; or attribution, cue, content,"
    " source.",
)
@click.option(
    "--examples",
    type=click.IntRange(0),
    default=10,
    show_default=True,
    help="How many sentences of each kind to show, the worst first.",
)
@click.option(
    "--compare",
    metavar="DIR|COMMIT",
    help="Also measure other rules: a folder, or the rules folder at a git commit, branch or tag.",
)
def command(
    gold: tuple[Path, ...],
    rules: Path | None,
    label: str | None,
    examples: int,
    compare: str | None,
) -> None:
    """Measure the rules against gold files.

    Prints precision, recall, F1 and counts for each label and attribution role, with the 95 %
    interval of F1 (bootstrap over documents). With --label: what each rule contributes, and the
    sentences that went wrong with the rule behind it or the nearest miss. With --compare: both
    rulebooks side by side, whether the difference is more than noise, and what it changes.
    docs/evaluate.md explains the figures, docs/formats.md the gold files.
    """
    from contextlib import ExitStack

    from classifier.cli.desk import read_desk
    from classifier.cli.measured import compared, report
    from classifier.cli.otherrules import other_rules
    from classifier.cli.progress import progress
    from classifier.cli.ready import ready_engine
    from classifier.evaluate.gold import read_gold_files
    from classifier.evaluate.run import evaluate

    folder = read_desk(rules=rules).rules
    files = read_gold_files(gold)
    documents = [document for file in files for document in file.documents]
    _check_label(documents, label)
    with ExitStack() as stack:
        engine = ready_engine(folder)
        other = stack.enter_context(other_rules(compare, folder)) if compare else None
        with progress(quiet=False) as step:
            evaluation = evaluate(engine, documents, step("Classifying"))
            theirs = other and evaluate(other.engine, documents, step("Classifying, other rules"))
        click.echo(f"{evaluation.documents} documents, {evaluation.sentences} sentences")
        for line in report(evaluation, label, examples):
            click.echo(line)
        if other and theirs:
            for line in compared(evaluation, theirs, other.name, label, examples):
                click.echo(line)


def _check_label(documents: Sequence[GoldDocument], label: str | None) -> None:
    from classifier.evaluate.asked import askable
    from classifier.problems import did_you_mean

    known = askable(documents)
    if label is not None and label not in known:
        hint = did_you_mean(label, known) or "these files are scored for: " + ", ".join(known)
        raise click.UsageError(f"no sentence of these files is scored for '{label}' – {hint}")
