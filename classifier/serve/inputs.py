"""What a site is made from, and what tells that a file of it has changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from classifier.site import SiteSettings


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files and settings of a desk, as `claimdesk build` would take them.

    `out` is where a build would put the site; what lies there is no input. `settings_file` is the
    file that the settings come from, whether it is there or not.
    """

    content: tuple[Path, ...]
    rules: Path
    templates: Path | None
    out: Path
    settings: SiteSettings
    settings_file: Path


class Stamp(NamedTuple):
    """What changes with a file's content, as far as the system notes it."""

    modified: int
    size: int
    node: int


def stamp(path: Path) -> Stamp | None:
    """Return a file's stamp; None where there is no such file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return Stamp(found.st_mtime_ns, found.st_size, found.st_ino)


def stamps(folders: Iterable[Path | None]) -> tuple[tuple[str, Stamp | None], ...]:
    """Return every file below some folders with its stamp, sorted by its path."""
    files = (
        file
        for folder in folders
        if folder is not None
        for file in folder.rglob("*")
        if not file.name.startswith(".") and file.is_file()
    )
    return tuple(sorted((str(file), stamp(file)) for file in files))
