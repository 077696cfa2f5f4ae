"""From the paths a user names to decoded source text.

A folder is searched for articles, its sub-folders too. Left out there: names that begin with a
dot or an underscore, and files called README, which tell people about the folder; a file that is
named itself is always read. Symbolic links to folders are not followed.
"""

from __future__ import annotations

import os
import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from classifier.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Format(StrEnum):
    """How an article is written down."""

    MARKDOWN = "markdown"
    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"


SUFFIXES = {
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".txt": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".jsonl": Format.JSONL,
}


class Source(NamedTuple):
    """A file that holds an article, or several. `name` is its path as the user gave it."""

    path: Path
    name: str
    format: Format


class Found(NamedTuple):
    """The files below the paths that were named, in a stable order, and what cannot be read."""

    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]


def find(paths: Sequence[Path]) -> Found:
    """Find the articles that `paths` name: files, or folders of them.

    Files come in the order of `paths`, those of a folder sorted by their path; a file that two
    paths reach comes once. A path that does not exist, or a named file of an unknown kind, is a
    problem; so is a folder without any article.
    """
    sources: dict[Path, Source] = {}
    problems: list[Problem] = []
    for path in paths:
        if path.is_dir():
            files = list(_articles_below(path))
            if not files:
                problems.append(_whole(path, "no-articles", *_NO_ARTICLES))
        elif path.exists():
            files = [(path, path.resolve())]
        else:
            problems.append(missing(path))
            continue
        for file, real in files:
            kind = SUFFIXES.get(file.suffix.lower())
            if kind is None:
                problems.append(_unknown_suffix(file))
            else:
                sources.setdefault(real, Source(file, file.as_posix(), kind))
    return Found(tuple(sources.values()), tuple(problems))


_NO_ARTICLES = (
    "no article in this folder",
    "an article is a file that ends with " + ", ".join(SUFFIXES),
)


def _articles_below(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Yield the articles of a folder, each with its real path."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
        real = Path(root).resolve()
        for name in sorted(files):
            file = Path(root, name)
            hidden = name.startswith((".", "_")) or file.stem.lower() == "readme"
            if not hidden and file.suffix.lower() in SUFFIXES:
                # Finding out the real path of every single file is slow for a thousand of them.
                yield file, file.resolve() if file.is_symlink() else real / name


def missing(path: Path) -> Problem:
    """Return the problem of a path where nothing is, with the name there that is like it."""
    neighbours: Iterable[str] = ()
    if path.parent.is_dir():
        neighbours = (entry.name for entry in path.parent.iterdir())
    hint = did_you_mean(path.name, neighbours) or "check the spelling of the path"
    return _whole(path, "no-such-file", "there is no such file or folder", hint)


def _unknown_suffix(path: Path) -> Problem:
    kind = f"a file that ends with '{path.suffix}'" if path.suffix else "a file without an ending"
    return _whole(
        path,
        "unknown-format",
        f"cannot read {kind} as an article",
        "the name of an article ends with " + ", ".join(SUFFIXES),
    )


def _whole(path: Path, code: str, message: str, hint: str) -> Problem:
    return Problem(path.as_posix(), 0, 0, code, message, hint)


# ----------------------------------------------------------------- decoding

# What no article holds on purpose and no page or feed may hold: control characters (but not tab,
# line feed, form feed and carriage return), the two non-characters at the end of the first plane.
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_MOST_CONTROL_PROBLEMS = 5


def read_source(source: Source) -> tuple[str, list[Problem]]:
    """Read a file as UTF-8, with or without a byte order mark.

    Line ends become line feeds, whatever system the file was written on: they are how it is
    stored, not what its author wrote. Everything else stays. Bytes that are not UTF-8 and control
    characters are problems.
    """
    try:
        data = source.path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        problem = Problem(source.name, 0, 0, "unreadable", f"cannot open this file: {reason}")
        return "", [problem]
    return decode(data, source.name)


def decode(data: bytes, name: str) -> tuple[str, list[Problem]]:
    """Decode the bytes of the file `name`; see `read_source`."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", [_undecodable(error, name)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, list(_control_characters(text, name))


def _undecodable(error: UnicodeDecodeError, name: str) -> Problem:
    # The exception's own bytes: the codec has taken a byte order mark off them.
    line_start = error.object.rfind(b"\n", 0, error.start) + 1
    line = error.object.count(b"\n", 0, error.start) + 1
    column = len(error.object[line_start : error.start].decode("utf-8", "replace")) + 1
    byte = error.object[error.start]
    return Problem(
        name,
        line,
        column,
        "not-utf-8",
        f"byte 0x{byte:02x} is not UTF-8 text",
        "save the file as UTF-8",
    )


def _control_characters(text: str, name: str) -> Iterator[Problem]:
    for count, found in enumerate(_CONTROL.finditer(text)):
        if count == _MOST_CONTROL_PROBLEMS:
            return
        at = found.start()
        yield Problem(
            name,
            text.count("\n", 0, at) + 1,
            at - (text.rfind("\n", 0, at) + 1) + 1,
            "control-character",
            f"the control character U+{ord(found.group()):04X} is no text",
            "remove it",
        )
