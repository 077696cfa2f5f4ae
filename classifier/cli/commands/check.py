"""`claimdesk check`: every problem of every rule file, in one run."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from classifier.cli.options import rules_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command("check")
@rules_option()
@click.option(
    "--format",
    "fmt",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="github: annotations in a workflow; sarif: for code scanning.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
def command(rules: Path | None, fmt: str, *, strict: bool) -> None:
    """Report every problem of the rules in one run, each with file, line and column.

    Looks at YAML, keys, patterns, lexicons, labels, examples and exceptions. Exits with 1 if
    there is an error.
    """
    from classifier.cli.desk import read_desk
    from classifier.cli.report import report
    from classifier.engine.prove import prove
    from classifier.problems import errors
    from classifier.rules.load import load

    loaded = load(read_desk(rules=rules).rules)
    proof = prove(loaded.book)
    problems = sorted({*loaded.problems, *proof.problems})
    text = report(problems, fmt)
    if text:
        click.echo(text)
    wrong = len(errors(problems))
    if fmt == "text":
        book = loaded.book
        click.echo(
            f"{_count(len(book.cards), 'rule')}, {_count(len(book.lexicons), 'lexicon')}, "
            f"{_count(proof.examples, 'example')}: "
            f"{_count(wrong, 'error')}, {_count(len(problems) - wrong, 'warning')}"
        )
    if wrong or (strict and problems):
        sys.exit(1)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
