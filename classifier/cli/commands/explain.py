"""`claimdesk explain`: why a sentence has its labels, or lacks one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from classifier.cli.options import rules_option

if TYPE_CHECKING:
    from classifier.engine.analyse import Engine
    from classifier.records import Briefing
    from classifier.rules.book import RuleBook


@click.command("explain")
@click.argument("what", metavar='"SENTENCE" | FILE:LINE')
@rules_option()
@click.option("--label", metavar="LABEL", help="Say why this label did not come, clause by clause.")
@click.option(
    "--position",
    type=click.Choice(["headline", "lead", "body", "caption"]),
    default="body",
    show_default=True,
    help="Where a bare SENTENCE is taken to stand.",
)
def command(what: str, rules: Path | None, label: str | None, position: str) -> None:
    """Show every label of a sentence with its rule, its words and the exceptions tried.

    WHAT is a sentence in quotes, or FILE:LINE of an article. With --label, show the rule that
    came nearest to giving that label and which of its clauses is missing.
    """
    from classifier.cli.desk import read_desk
    from classifier.cli.explained import explained
    from classifier.cli.ready import ready_engine
    from classifier.engine.analyse import timeout_problem
    from classifier.engine.explain import explain
    from classifier.engine.matcher import PatternTimeout
    from classifier.problems import ProblemsError

    engine = ready_engine(read_desk(rules=rules).rules)
    book = engine.book
    _check_label(book, label)
    briefing, sentences = _find(engine, what, position)
    for number, sentence in enumerate(sentences):
        if number:
            click.echo()
        try:
            found = explain(engine, briefing, sentence, label)
        except PatternTimeout as error:
            raise ProblemsError([timeout_problem(error, briefing.article)]) from None
        for line in explained(found, book):
            click.echo(line)


def _check_label(book: RuleBook, label: str | None) -> None:
    from classifier.problems import did_you_mean

    known = [entry.id for entry in (*book.taxonomy.claims, *book.taxonomy.domains)]
    if label is not None and label not in known:
        hint = did_you_mean(label, known) or "known: " + ", ".join(known)
        raise click.UsageError(f"unknown label '{label}' – {hint}")


def _find(engine: Engine, what: str, position: str) -> tuple[Briefing, list[int]]:
    """Return the briefing that holds the sentence(s) asked for, and which they are."""
    place = re.fullmatch(r"(.+\.(?:md|txt|html)):(\d+)", what)
    if place:
        return _at_line(engine, Path(place.group(1)), int(place.group(2)))
    if re.fullmatch(r"\S+\.(?:md|txt|html|jsonl)", what) and Path(what).exists():
        raise click.UsageError(f"which line of it? – write {what}:LINE")
    from classifier.engine.short import short_article
    from classifier.records import Position

    briefing = engine.brief(short_article(what), Position(position))
    if not briefing.document.sentences:
        raise click.UsageError("there is no sentence in this")
    return briefing, list(range(len(briefing.document.sentences)))


def _at_line(engine: Engine, path: Path, line: int) -> tuple[Briefing, list[int]]:
    from classifier.content import read_article

    article = read_article(path, engine.book.furniture)
    briefing = engine.brief(article)
    spans = [sentence.span for sentence in briefing.document.sentences]
    lines = [(article.line_at(span.start), article.line_at(span.end - 1)) for span in spans]
    found = [index for index, (first, last) in enumerate(lines) if first <= line <= last]
    if not found:
        later = [first for first, _ in lines if first > line]
        hint = f"the next sentence is on line {min(later)}" if later else "the text ends before it"
        raise click.UsageError(f"no sentence of {path.as_posix()} is on line {line} – {hint}")
    return briefing, found
