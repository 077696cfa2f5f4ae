"""What the workshop tells others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from classifier.problems import Problem
    from classifier.serve.edition import Edition
    from classifier.serve.inputs import Inputs


class State(NamedTuple):
    """What there is to be shown. `number` is another one whenever a page may have changed.

    `edition` is made from the last files that were right, None before the first of all. `problems`
    is all that is wrong with the files as they are now. `work` says what is being done, nothing
    when all is done.
    """

    number: int = 0
    edition: Edition | None = None
    problems: tuple[Problem, ...] = ()
    work: str = ""


class Report(NamedTuple):
    """What came of changed files.

    Of all `articles`, `labelled` files were read and labelled anew, `rules` tells whether under
    new rules. `problems` is all that is wrong now, `seconds` how long it took.
    """

    changed: tuple[Path, ...]
    articles: int
    labelled: int
    rules: bool
    problems: tuple[Problem, ...]
    seconds: float


class Listener(NamedTuple):
    """Who is told what happens, from the workshop's thread.

    `inputs` is called with what the desk is made from, before it is read; `loading` before rules
    are loaded; `state` with each new state; `report` when changes are dealt with; `progress` with
    how many files are labelled and of how many. `looked_at` gives the pages that browsers show, as
    paths from the site's root.
    """

    inputs: Callable[[Inputs], None]
    loading: Callable[[], None]
    state: Callable[[State], None]
    report: Callable[[Report], None]
    progress: Callable[[int, int], None]
    looked_at: Callable[[], Collection[str]]
