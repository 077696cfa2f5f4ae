"""What `claimdesk serve` says in the terminal."""

from __future__ import annotations

import threading
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from classifier.cli.progress import progress

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from classifier.problems import Problem
    from classifier.serve import Report, Terminal

_NAMED = 3
# So many files are worth a progress bar.
_MANY_FILES = 20


class ServeTalk:
    """Says what changed, how long it took and what is wrong; called from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._bar = ExitStack()
        self._advance: Callable[[int, int], None] | None = None
        self._told: tuple[Problem, ...] = ()
        self._began = False

    def terminal(self) -> Terminal:
        """Return what the server calls."""
        from classifier.serve import Terminal

        return Terminal(self._loading, self._progress, self._report, self._wrong)

    def close(self) -> None:
        """Take the progress bar away."""
        self._bar.close()
        self._advance = None

    def begins(self, address: str, *, exposed: bool) -> None:
        """Say where the site is."""
        self._began = True
        click.echo(f"{address} – stop with Ctrl-C")
        if exposed:
            warning = "Other machines can reach this address: whoever can, reads the whole site."
            click.echo(warning, err=True)

    def _loading(self) -> None:
        click.echo("Loading the rules …")

    def _progress(self, done: int, of: int) -> None:
        if self._advance is None and (of >= _MANY_FILES or not self._began):
            self._advance = self._bar.enter_context(progress(quiet=False))("Labelling")
        if self._advance is not None:
            self._advance(done, of)

    def _report(self, report: Report) -> None:
        with self._lock:
            self.close()
            if self._began:
                click.echo(_summary(report))
            else:
                click.echo(f"{_many(report.articles, 'article')} in {report.seconds:.1f} s")
            new = [problem for problem in report.problems if problem not in self._told]
            for problem in new:
                click.echo(str(problem), err=True)
            if self._told and not report.problems:
                click.echo("Nothing is wrong any more.")
            elif not new and report.problems:
                left = _many(len(report.problems), "problem")
                click.echo(f"{left} from before still there", err=True)
            self._told = report.problems

    def _wrong(self, problems: Sequence[Problem]) -> None:
        with self._lock:
            for problem in problems:
                if problem not in self._told:
                    click.echo(str(problem), err=True)
            self._told = (*self._told, *problems)


def _summary(report: Report) -> str:
    names = [_short(path) for path in report.changed]
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    changed = ", ".join(names[:_NAMED]) + more or "changed"
    did = [_many(report.labelled, "file") + " labelled"] if report.labelled else []
    if report.rules:
        did.insert(0, "new rules")
    return f"{changed}: {', '.join([*did, f'{report.seconds:.2f} s'])}"


def _short(path: Path) -> str:
    try:
        return path.relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return path.as_posix()


def _many(count: int, one: str) -> str:
    return f"{count:,} {one}{'' if count == 1 else 's'}"
