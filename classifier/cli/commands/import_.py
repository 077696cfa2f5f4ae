"""`claimdesk import`: saved pages, feeds, JSON Lines and scraped text → articles."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from classifier.cli.options import ANY_PATH, FOLDER, rules_option

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from classifier.intake import Kind, Outcome, Saved
    from classifier.problems import Problem

_EXTRA = ("courlan", "feedparser", "lxml_html_clean", "trafilatura")
_FATES = {"new": "taken in", "known": "already there", "changed": "changed since"}


@click.command("import")
@click.argument("paths", nargs=-1, metavar="PATH…", type=ANY_PATH, required=True)
@click.option(
    "--to", "target", type=FOLDER, metavar="DIR",
    help="Where the articles are put. Default: the first content folder of claimdesk.yaml.",
)  # fmt: skip
@click.option(
    "--as", "kind", type=click.Choice(["html", "feed", "jsonl", "text"]),
    help="What the files are. Default: what their endings or their contents say.",
)  # fmt: skip
@click.option("--publisher", metavar="NAME", default="", help="For stories that name none.")
@click.option("--language", metavar="TAG", default="", help="Such as en, for those that name none.")
@click.option("--again", is_flag=True, help="Write stories anew that are there already.")
@click.option("--dry-run", is_flag=True, help="Say what would be written; write nothing.")
@rules_option()
@click.option("--quiet", is_flag=True, help="No progress bar and no summary.")
def command(
    paths: tuple[Path, ...],
    target: Path | None,
    kind: str | None,
    publisher: str,
    language: str,
    rules: Path | None,
    *,
    again: bool,
    dry_run: bool,
    quiet: bool,
) -> None:
    """Make articles from what you saved.

    PATH is a saved web page (.html, .mhtml, .webarchive), an RSS or Atom file (.rss, .atom,
    .xml), JSON Lines (.jsonl), the text of a page (.txt), a folder of such files, or - for
    standard input. Each story becomes a Markdown file with its date and headline for a name; the
    original is kept beside it in _originals/. A story that is there already is named and not
    written again. Nothing is fetched from anywhere.
    """
    _need_extra()
    from classifier.cli.desk import read_desk as read_settings
    from classifier.cli.progress import progress
    from classifier.intake import Intake, Kind, Wishes, find, load_furniture, read_desk
    from classifier.problems import Problem, errors

    _check_language(language)
    settings = read_settings(rules=rules)
    folder = target or next(
        (path for path in settings.content if not path.is_file()), Path("content")
    )
    wishes = Wishes(folder, publisher.strip(), language, again, dry_run)
    found = find([path for path in paths if path != Path("-")], folder)
    problems = list(found.problems)
    outcomes: list[Outcome] = []
    with progress(quiet=quiet) as step:
        desk = read_desk([*dict.fromkeys([folder, *settings.content])], step("Reading the desk"))
        problems += desk.problems
        intake = Intake(wishes, desk, load_furniture(settings.rules))
        advance = step("Importing")
        for number, saved in enumerate(_read(paths, found.paths, Kind(kind) if kind else None), 1):
            for said in [saved] if isinstance(saved, Problem) else intake.take_in(saved):
                if isinstance(said, Problem):
                    problems.append(said)
                else:
                    outcomes.append(said)
            advance(number, len(found.paths))
    for problem in dict.fromkeys(problems):
        click.echo(str(problem), err=True)
    if not quiet:
        for outcome in outcomes:
            click.echo(_line(outcome, dry_run=dry_run))
        failed = len(errors(dict.fromkeys(problems)))
        click.echo(_summary(outcomes, failed, found.passed_over, dry_run=dry_run))
    if errors(problems):
        sys.exit(1)


def _need_extra() -> None:
    """Name the extra where its libraries are missing."""
    from importlib.util import find_spec

    from classifier.problems import Problem, ProblemsError

    missing = [name for name in _EXTRA if find_spec(name) is None]
    if missing:
        message = f"importing needs what is not installed: {', '.join(missing)}"
        hint = "pip install 'claimdesk[import]'"
        raise ProblemsError([Problem("claimdesk import", 0, 0, "missing-extra", message, hint)])


def _check_language(tag: str) -> None:
    from pydantic import ValidationError

    from classifier.content.frontmatter import FrontMatter

    try:
        FrontMatter(language=tag or None)
    except ValidationError:
        message = f"'{tag}' is not a language tag such as en or pt-BR"
        raise click.BadParameter(message, param_hint="'--language'") from None


def _read(
    paths: Sequence[Path], files: Sequence[Path], kind: Kind | None
) -> Iterator[Saved | Problem]:
    from classifier.intake import read_file, read_stream
    from classifier.problems import ProblemsError

    sources: list[Path | None] = [*files]
    if Path("-") in paths:
        sources.append(None)
    for source in sources:
        try:
            if source is None:
                yield read_stream(sys.stdin.buffer, kind)
            else:
                yield read_file(source, kind)
        except ProblemsError as error:
            yield from error.problems


def _line(outcome: Outcome, *, dry_run: bool) -> str:
    from classifier.intake import Fate

    if outcome.fate is Fate.NEW:
        verb = "would write" if dry_run else "wrote"
        left = outcome.furniture
        lines = (
            f" ({left} line{'' if left == 1 else 's'} of page furniture left out)" if left else ""
        )
        return f"{verb} {outcome.path} ← {outcome.place}{lines}"
    share = f"{outcome.sighting.share:.0%}" if outcome.sighting else ""
    why = {
        "text": "the same text",
        "nearly": f"nearly the same text, {share} in common",
        "address": f"the same address, {share} of the text in common",
    }[outcome.sighting.how.value if outcome.sighting else "text"]
    said = "already there" if outcome.fate is Fate.KNOWN else "changed since"
    return f"{said}: {outcome.path} ← {outcome.place} ({why}) – use --again to write a new version"


def _summary(outcomes: Sequence[Outcome], failed: int, passed_over: int, *, dry_run: bool) -> str:
    counts = [
        (sum(outcome.fate.value == fate for outcome in outcomes), label)
        for fate, label in _FATES.items()
    ]
    if dry_run:
        counts[0] = (counts[0][0], "to be taken in")
    parts = [f"{count} {label}" for count, label in counts if count or label == counts[0][1]]
    parts += [f"{failed} failed"] if failed else []
    parts += (
        [f"{passed_over} other file{'' if passed_over == 1 else 's'} passed over"]
        if passed_over
        else []
    )
    return ", ".join(parts)
