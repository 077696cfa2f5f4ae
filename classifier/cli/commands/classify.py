"""`claimdesk classify`: claims, domains and attributions as JSON Lines."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from classifier.cli.options import rules_option


@click.command("classify")
@click.argument("paths", nargs=-1, metavar="PATH…", type=click.Path(path_type=Path), required=True)
@rules_option()
@click.option(
    "--format",
    "fmt",
    type=click.Choice(["jsonl"]),
    default="jsonl",
    show_default=True,
    help="One JSON object a line, as docs/formats.md describes it.",
)
def command(paths: tuple[Path, ...], rules: Path | None, fmt: str) -> None:
    """Print a line of JSON for each article: sentences, claims, domains, attributions.

    PATH is an article (.md, .txt, .html), a folder of them, a .jsonl file of documents
    {"id", "text", "title"?}, or - for such documents on standard input. A broken document is
    named on standard error; the others are still classified, and the exit code is 1.
    """
    from classifier.cli.desk import read_desk
    from classifier.content import read_stream
    from classifier.engine.analyse import Engine
    from classifier.engine.jsonlines import to_json_line
    from classifier.problems import Problem, ProblemsError
    from classifier.rules.load import load_rulebook

    book = load_rulebook(read_desk(rules=rules).rules)
    engine = Engine(book)
    problems: list[Problem] = []
    for read in read_stream(paths, sys.stdin.buffer, book.furniture):
        if isinstance(read, Problem):
            problems.append(read)
            continue
        try:
            click.echo(to_json_line(engine.brief(read)))
        except ProblemsError as error:
            problems += error.problems
    if problems:
        raise ProblemsError(problems)
