"""Pictures of articles: those beside the article are copied, others are only named.

An article may show a file of its own folder or of one below it. Pictures from other hosts are not
fetched, neither now nor by the reader's browser.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from classifier.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from classifier.records import Article

# Formats that browsers show and that cannot hold a script, as SVG can.
SUFFIXES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


class Pictures(NamedTuple):
    """Where pictures stand on the site: for each article's slug, its sources and their addresses.

    `files` are the contents by address, `problems` the pictures that could not be had.
    """

    addresses: Mapping[str, Mapping[str, str]]
    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def is_elsewhere(source: str) -> bool:
    """Tell whether a picture's source names another host, or is no file at all."""
    return bool(_ELSEWHERE.match(source))


def own_pictures(article: Article) -> Pictures:
    """Read the files that an article shows; a picture is named after its content.

    A file that is missing, of another format or outside of the article's folder is a problem at
    the line that shows it; the page then gives its description instead.
    """
    own: dict[str, str] = {}
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for source, offset in _sources(article):
        if source in own or is_elsewhere(source):
            continue
        found = _read(article, source)
        if isinstance(found, bytes):
            suffix = Path(source).suffix.lower()
            name = f"pictures/{hashlib.sha256(found).hexdigest()[:16]}{suffix}"
            own[source], files[name] = name, found
        else:
            line = article.line_at(offset)
            message, hint = found
            problems.append(Problem(article.path, line, 0, "no-picture", message, hint))
    return Pictures({article.slug: own}, files, tuple(problems))


def picture_files(article: Article) -> Iterator[Path]:
    """Yield the files that an article names as its pictures, whether they can be had or not."""
    for source, _ in _sources(article):
        if not is_elsewhere(source):
            yield _file(article, source)


def together(pictures: Iterable[Pictures]) -> Pictures:
    """Return the pictures of all articles as one."""
    addresses: dict[str, Mapping[str, str]] = {}
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for own in pictures:
        addresses.update(own.addresses)
        files.update(own.files)
        problems += own.problems
    return Pictures(addresses, files, tuple(problems))


def _sources(article: Article) -> Iterator[tuple[str, int]]:
    for block in article.blocks:
        for run in block.runs:
            if run.markup and run.markup[-1].tag == "img":
                yield dict(run.markup[-1].attrs).get("src", ""), run.span.start


def _read(article: Article, source: str) -> bytes | tuple[str, str]:
    """Return the file's content, or what is wrong and how to put it right."""
    file = _file(article, source)
    if not file.is_relative_to(_folder(article)):
        return f"the picture “{source}” lies outside of the article’s folder", "copy it there"
    if file.suffix.lower() not in SUFFIXES:
        return f"the picture “{source}” is of no format for pages", f"one of {' '.join(SUFFIXES)}"
    try:
        return file.read_bytes()
    except OSError as error:
        return f"the picture “{source}” cannot be read: {error.strerror}", "check its name"


def _file(article: Article, source: str) -> Path:
    return (_folder(article) / unquote(source)).resolve()


def _folder(article: Article) -> Path:
    return Path(article.path).resolve().parent
