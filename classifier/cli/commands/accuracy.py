"""`claimdesk accuracy`: a page of figures, with date, data and command."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from classifier.cli.options import rules_option

if TYPE_CHECKING:
    import datetime as dt

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command("accuracy")
@click.argument("gold", nargs=-1, required=True, metavar="GOLD.jsonl…", type=_FILE)
@rules_option()
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    required=True,
    metavar="YYYY-MM-DD",
    help="The day that the page gives; never taken from the clock, so that the page can be made"
    " again.",
)
@click.option(
    "--beside",
    type=_FILE,
    metavar="FILE.yaml",
    help="Figures of other systems for further columns; docs/evaluate.md describes the file.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    metavar="FILE.md",
    help="Where the page is written.",
)
def command(
    gold: tuple[Path, ...], rules: Path | None, date: dt.datetime, beside: Path | None, out: Path
) -> None:
    """Write a page of figures: what the rules reach on gold files, each by itself.

    The page says on which day, on which data, by which rules and by which command the figures
    were taken. Laid beside a desk's templates as accuracy.md, it is shown on the site's page of
    methods.
    """
    from classifier.cli.desk import read_desk
    from classifier.cli.progress import progress
    from classifier.cli.ready import ready_engine
    from classifier.cli.written import write_page
    from classifier.evaluate.accuracy import Measured, accuracy_page
    from classifier.evaluate.beside import NOTHING, read_beside
    from classifier.evaluate.faults import attribution_errors, faults
    from classifier.evaluate.gold import read_gold_files
    from classifier.evaluate.run import evaluate
    from classifier.site.theme.filters import plural

    others = read_beside(beside) if beside else NOTHING
    files = read_gold_files(gold)
    engine = ready_engine(read_desk(rules=rules).rules)
    with progress(quiet=False) as step:
        measured = []
        for file in files:
            found = evaluate(engine, file.documents, step(file.name))
            measured.append(Measured(file, found, faults(found), attribution_errors(found)))
    words = ["claimdesk", "accuracy", *(path.as_posix() for path in gold)]
    words += ["--rules", rules.as_posix()] if rules else []
    words += ["--date", f"{date:%Y-%m-%d}"]
    words += ["--beside", beside.as_posix()] if beside else []
    words += ["--out", out.as_posix()]
    page = accuracy_page(measured, date.date(), shlex.join(words), others)
    write_page(out, page)
    click.echo(f"{out.as_posix()}: the figures of {plural(len(files), 'file')}")
