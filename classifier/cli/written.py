"""A page that a command writes where it was told to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.problems import Problem, ProblemsError

if TYPE_CHECKING:
    from pathlib import Path


def write_page(path: Path, text: str) -> None:
    """Write a file. Raises `ProblemsError` where that cannot be done."""
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        problem = Problem(path.as_posix(), 0, 0, "unwritable", f"cannot write this file: {reason}")
        raise ProblemsError([problem]) from None
