"""`claimdesk build`: articles + rules + templates → a briefing site."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from classifier.cli.options import FOLDER, content_argument, rules_option, templates_option

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from classifier.problems import Problem
    from classifier.records import Briefing
    from classifier.taxonomy import Taxonomy


@click.command("build")
@content_argument()
@rules_option()
@templates_option()
@click.option("--out", type=FOLDER, metavar="DIR", help="Where the site is put. Default: public/")
@click.option("--quiet", is_flag=True, help="No progress bar and no summary.")
def command(
    content: tuple[Path, ...],
    rules: Path | None,
    templates: Path | None,
    out: Path | None,
    *,
    quiet: bool,
) -> None:
    """Build the briefing site.

    CONTENT is any number of articles or folders of articles (.md, .txt, .html, .jsonl); default:
    content/. The site is swapped into place only when it is whole. A broken article is named,
    the others are built, and the exit code is 1.
    """
    import time

    from classifier.cli.desk import read_desk, site_settings
    from classifier.cli.progress import progress
    from classifier.cli.ready import ready_engine
    from classifier.content import read_all
    from classifier.problems import ProblemsError
    from classifier.site import publish

    started = time.perf_counter()
    desk = read_desk(content, rules, templates, out)
    with progress(quiet=quiet) as step:
        step("Loading rules")
        engine = ready_engine(desk.rules)
        book = engine.book
        reading = read_all(desk.content, book.furniture, step("Reading articles"))
        problems = list(reading.problems)
        if not reading.articles:
            raise ProblemsError(problems or [_nothing_to_read(desk.content)])
        briefings: list[Briefing] = []
        advance = step("Classifying")
        for number, article in enumerate(reading.articles, 1):
            try:
                briefings.append(engine.brief(article))
            except ProblemsError as error:
                problems += error.problems
            advance(number, len(reading.articles))
        published = publish(
            briefings,
            book.taxonomy,
            book.cards,
            site_settings(desk),
            desk.out,
            desk.templates,
            step("Writing pages"),
        )
    for problem in sorted({*problems, *published.problems}):
        click.echo(str(problem), err=True)
    if not quiet:
        seconds = time.perf_counter() - started
        click.echo(_summary(briefings, book.taxonomy, published.pages, desk.out, seconds))
    if problems:
        left = len({problem.path for problem in problems})
        click.echo(f"{left} file{'' if left == 1 else 's'} left out, see above", err=True)
    if problems or published.problems:
        sys.exit(1)


def _nothing_to_read(content: Sequence[Path]) -> Problem:
    from classifier.problems import Problem

    place = ", ".join(path.as_posix() for path in content)
    hint = "articles are .md, .txt, .html or .jsonl files"
    return Problem(place, 0, 0, "no-articles", "there is no article here", hint)


def _summary(
    briefings: Sequence[Briefing], taxonomy: Taxonomy, pages: int, out: Path, seconds: float
) -> str:
    from classifier.site.theme.filters import plural

    sentences = sum(len(briefing.document.sentences) for briefing in briefings)
    counts = ", ".join(
        plural(count, one)
        for count, one in ((len(briefings), "article"), (sentences, "sentence"), (pages, "page"))
    )
    lines = [
        f"{counts} in {seconds:.1f} s",
    ]
    width = max(len(label.plural) for label in taxonomy.claims)
    for label in taxonomy.claims:
        count = sum(
            1 for briefing in briefings for claim in briefing.claims if claim.type == label.id
        )
        lines.append(f"  {label.plural:<{width}} {count:>6}")
    lines.append(f"Open {(out / 'index.html').as_posix()} in a browser.")
    return "\n".join(lines)
