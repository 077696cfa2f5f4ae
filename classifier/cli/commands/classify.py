"""`claimdesk classify`: claims, domains and attributions as JSON Lines."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from classifier.cli.options import rules_option

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from classifier.problems import Problem
    from classifier.records import Article
    from classifier.rules.furniture import BlockRule


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
    from classifier.cli.ready import ready_engine
    from classifier.engine.jsonlines import to_json_line
    from classifier.problems import Problem, ProblemsError

    engine = ready_engine(read_desk(rules=rules).rules)
    problems: list[Problem] = []
    for read in _articles(paths, engine.book.furniture):
        if isinstance(read, Problem):
            problems.append(read)
            continue
        try:
            click.echo(to_json_line(engine.brief(read)))
        except ProblemsError as error:
            problems += error.problems
    if problems:
        raise ProblemsError(problems)


def _articles(paths: Sequence[Path], furniture: Sequence[BlockRule]) -> Iterator[Article | Problem]:
    """Yield articles as they can be read, so that a stream is answered line by line."""
    from classifier.content import read_all, read_jsonl

    for path in paths:
        if path == Path("-"):
            lines = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="surrogateescape")
            yield from read_jsonl(lines, "standard input", furniture)
        elif path.suffix == ".jsonl" and path.is_file():
            with path.open(encoding="utf-8", errors="surrogateescape") as lines:
                yield from read_jsonl(lines, path.as_posix(), furniture)
        else:
            reading = read_all([path], furniture)
            yield from reading.articles
            yield from reading.problems
