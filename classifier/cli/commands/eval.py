"""`claimdesk eval`: precision, recall and F1 against sentences that people have labelled."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from classifier.cli.options import rules_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from classifier.evaluate.gold import GoldDocument, GoldFile
    from classifier.evaluate.run import Evaluation


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
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write a page with all of it: figures, confusions, rules, and what went wrong.",
)
@click.option(
    "--format",
    "fmt",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="json: all figures as one JSON object, as docs/formats.md describes it.",
)
def command(
    gold: tuple[Path, ...],
    rules: Path | None,
    label: str | None,
    examples: int,
    compare: str | None,
    html: Path | None,
    fmt: str,
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

    desk = read_desk(rules=rules)
    files = read_gold_files(gold)
    documents = [document for file in files for document in file.documents]
    _check_label(documents, label)
    with ExitStack() as stack:
        other = stack.enter_context(other_rules(compare, desk.rules)) if compare else None
        engine = ready_engine(desk.rules)
        with progress(quiet=False) as step:
            ours = evaluate(engine, documents, step("Classifying"))
            theirs = other and evaluate(other.engine, documents, step("Classifying, other rules"))
        name = other.name if other else ""
        if html is not None:
            _write_html(html, files, ours, theirs, name, examples, desk.templates)
        if fmt == "json":
            click.echo(_as_json(files, ours, theirs, name))
            return
        for line in report(ours, label, examples):
            click.echo(line)
        if theirs is not None:
            for line in compared(ours, theirs, name, label, examples):
                click.echo(line)


def _as_json(
    files: Sequence[GoldFile], ours: Evaluation, theirs: Evaluation | None, name: str
) -> str:
    import json

    from classifier.evaluate.compare import compare
    from classifier.evaluate.figures import compared_figures, figures

    value = figures(files, ours)
    if theirs is not None:
        value["compared"] = compared_figures(compare(ours, theirs), theirs, name)
    return json.dumps(value, ensure_ascii=False, indent=2)


def _write_html(
    out: Path,
    files: Sequence[GoldFile],
    ours: Evaluation,
    theirs: Evaluation | None,
    name: str,
    examples: int,
    templates: Path | None,
) -> None:
    from classifier.cli.written import write_page
    from classifier.evaluate.page import evaluation_page
    from classifier.site.evaluation import evaluation_html

    page = evaluation_page(files, ours, examples, theirs, name)
    taxonomy, cards = ours.engine.book.taxonomy, ours.engine.book.cards
    write_page(out, evaluation_html(page, taxonomy, cards, templates))


def _check_label(documents: Sequence[GoldDocument], label: str | None) -> None:
    from classifier.evaluate.asked import askable
    from classifier.problems import did_you_mean

    known = askable(documents)
    if label is not None and label not in known:
        hint = did_you_mean(label, known) or "these files are scored for: " + ", ".join(known)
        raise click.UsageError(f"no sentence of these files is scored for '{label}' – {hint}")
