"""Located errors, written for the person who can fix them.

Every stage that reads what a person wrote (rules, articles, options, templates) reports
`Problem`s. A stage goes on after a problem wherever it can, so that one run shows them all, and
then raises one `ProblemsError` holding every one it met.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(StrEnum):
    """How much a problem matters: an error stops the run, a warning is only reported."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong at one place.

    `path` is the file as the user named it, with forward slashes. `line` and `column` count from
    one, columns in code points; zero means that the problem belongs to the whole file. `code` is
    a short stable name such as `unknown-lexicon`. `message` says what is wrong, `hint` how to put
    it right.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    @property
    def place(self) -> str:
        """`path:line:column`, as editors and terminals understand it."""
        if not self.line:
            return self.path
        if not self.column:
            return f"{self.path}:{self.line}"
        return f"{self.path}:{self.line}:{self.column}"

    def __str__(self) -> str:
        hint = f" – {self.hint}" if self.hint else ""
        kind = "" if self.severity is Severity.ERROR else f"{self.severity}: "
        return f"{self.place}: {kind}{self.message}{hint}"


class ProblemsError(Exception):
    """Raised once a stage has looked at everything and cannot go on.

    Holds every problem in file order; the command line prints them and exits with 1.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that must stop a run."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def did_you_mean(word: str, known: Iterable[str], quote: str = "{}") -> str:
    """Return "did you mean X?" for the known word nearest to `word`, or an empty string.

    `quote` is a format string that dresses the suggestion, for instance ``"{{{}}}"`` for a
    lexicon reference.
    """
    from rapidfuzz import fuzz, process, utils

    best = process.extractOne(
        word, sorted(known), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=60
    )
    return f"did you mean {quote.format(best[0])}?" if best else ""
