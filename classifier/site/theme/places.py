"""Where in a template something stands: Jinja tells the line, the words tell the column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def column_of(file: Path, line: int, word: str) -> int:
    """Return the column, from one, of a word in a line of a file; zero where it is not in it."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return 0
    return column_in(lines[line - 1], word) if 0 < line <= len(lines) else 0


def column_in(line: str, word: str) -> int:
    """Return the column, from one, of a word in a line; zero where it is not in it.

    A word that stands in a line more than once is found at its first place.
    """
    found = re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", line)
    return found.start() + 1 if found else 0
