"""A progress bar for people; nothing where nobody looks."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Advance = Callable[[int, int], None]


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[str], Advance]]:
    """Give a function that begins a step and returns how to advance it (done, of all).

    The bar is drawn on standard error and only on a terminal; it goes when the work is done.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda _title: lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:

        def step(title: str) -> Advance:
            task = bar.add_task(title, total=None)

            def advance(done: int, total: int) -> None:
                bar.update(task, completed=done, total=total)

            return advance

        yield step
