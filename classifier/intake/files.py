"""From the paths a user names to the saved files below them, each with its kind.

A folder is searched with its sub-folders. Left out there: names that begin with a dot or an
underscore, the folders that browsers lay beside a saved page for its parts (``NAME_files``), the
folder that is written to, and files whose ending says that they hold none of what can be read.
Symbolic links to folders are not followed.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from classifier.content.sources import missing
from classifier.intake.story import Kind, Saved
from classifier.problems import Problem, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SUFFIXES = {
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".mhtml": Kind.HTML,
    ".mht": Kind.HTML,
    ".webarchive": Kind.HTML,
    ".rss": Kind.FEED,
    ".atom": Kind.FEED,
    ".xml": None,  # its contents say whether it is a feed or a page
    ".jsonl": Kind.JSONL,
    ".ndjson": Kind.JSONL,
    ".txt": Kind.TEXT,
}
STANDARD_INPUT = "standard input"

# More than any article or feed has; a page may carry its pictures inside.
MOST_BYTES = 50_000_000

# What cannot be read, and what its owner can do about it.
_ADVICE = {
    ".pdf": "save its text as a .txt file",
    ".docx": "save its text as a .txt file",
    ".json": "write JSON Lines: a document a line, in a file that ends with .jsonl",
    ".gz": "unpack it first",
    ".zip": "unpack it first",
    ".warc": "take the pages out of it first",
    ".md": "this is an article already: put it into the content folder",
    ".markdown": "this is an article already: put it into the content folder",
}


class Found(NamedTuple):
    """The files below the paths that were named, in a stable order, and what cannot be read."""

    paths: tuple[Path, ...]
    problems: tuple[Problem, ...]
    passed_over: int


def find(paths: Sequence[Path], target: Path) -> Found:
    """Find the saved files that `paths` name; nothing below `target` comes from a folder.

    Files come in the order of `paths`, those of a folder sorted by path; a file that two paths
    reach comes once. `passed_over` counts the files of folders that are of no kind that is read.
    """
    files: dict[Path, Path] = {}
    problems: list[Problem] = []
    passed_over = 0
    for path in paths:
        if path.is_dir():
            below = list(_below(path, target.resolve()))
            found = [file for file in below if file.suffix.lower() in SUFFIXES]
            passed_over += len(below) - len(found)
            if not found:
                message = "there is no saved story in this folder"
                problems.append(_whole(path, "no-stories", message, _ENDINGS))
        elif path.exists():
            advice = _ADVICE.get(path.suffix.lower())
            found = [] if advice else [path]
            if advice:
                message = f"cannot import a file that ends with '{path.suffix}'"
                problems.append(_whole(path, "unknown-format", message, advice))
        else:
            found = []
            problems.append(missing(path))
        for file in found:
            files.setdefault(file.resolve(), file)
    return Found(tuple(files.values()), tuple(problems), passed_over)


_ENDINGS = "a saved story is a file that ends with " + ", ".join(SUFFIXES)


def _below(folder: Path, target: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        here = Path(root)
        pages = {Path(name).stem for name in files}
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith((".", "_"))
            and not (name.endswith("_files") and name.removesuffix("_files") in pages)
            and (here / name).resolve() != target
        )
        for name in sorted(files):
            if not name.startswith((".", "_")):
                yield here / name


def _whole(path: Path, code: str, message: str, hint: str) -> Problem:
    return Problem(path.as_posix(), 0, 0, code, message, hint)


# ------------------------------------------------------------------ reading


def read_file(path: Path, kind: Kind | None) -> Saved:
    """Read a file; its kind is `kind`, else what its ending or its contents say.

    Raises `ProblemsError` where it cannot be opened, is empty or too large.
    """
    name = path.as_posix()
    try:
        with path.open("rb") as file:
            data = _bounded(file, name)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ProblemsError(
            [_whole(path, "unreadable", f"cannot open this file: {reason}", "")]
        ) from None
    return Saved(name, data, kind or SUFFIXES.get(path.suffix.lower()) or guess_kind(data))


def read_stream(stream: IO[bytes], kind: Kind | None) -> Saved:
    """Read standard input to its end; see `read_file`."""
    data = _bounded(stream, STANDARD_INPUT)
    return Saved(STANDARD_INPUT, data, kind or guess_kind(data))


def _bounded(file: IO[bytes], name: str) -> bytes:
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        message = f"this is larger than {MOST_BYTES // 1_000_000} MB"
        raise ProblemsError([Problem(name, 0, 0, "too-large", message, "divide it")])
    if not data.strip():
        raise ProblemsError([Problem(name, 0, 0, "empty", "there is nothing in it")])
    return data


_LOOKED_AT = 4000
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|channel)\b", re.IGNORECASE)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|main|div|p)\b", re.IGNORECASE)


def guess_kind(data: bytes) -> Kind:
    """Say what contents look like: a feed, a page, JSON Lines, or else plain text."""
    beginning = data[:_LOOKED_AT].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if beginning.startswith(b"{"):
        return Kind.JSONL
    if beginning.startswith(b"<"):
        feed, html = _FEED.search(beginning), _HTML.search(beginning)
        if feed and (not html or feed.start() < html.start()):
            return Kind.FEED
        return Kind.HTML
    return Kind.TEXT
