"""`claimdesk test`: the rules' inline examples."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from classifier.cli.options import rules_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command("test")
@rules_option()
def command(rules: Path | None) -> None:
    """Run the rules' inline examples: each «match» fires as marked, each no_match does not.

    Exits with 1 if one fails. `claimdesk check` does this too, and looks at everything else.
    """
    from classifier.cli.desk import read_desk
    from classifier.engine.prove import prove
    from classifier.rules.load import load_rulebook

    book = load_rulebook(read_desk(rules=rules).rules)
    proof = prove(book)
    failed = [problem for problem in proof.problems if problem.code == "example-fails"]
    for problem in failed:
        click.echo(str(problem))
    click.echo(f"{proof.held} of {proof.examples} examples hold")
    if failed:
        sys.exit(1)
