"""Writing the site's folder: wholly or not at all, and never over somebody else's files."""

from __future__ import annotations

import secrets
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from classifier.problems import Problem, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARKER = ".claimdesk-site"
_MARKED = "# Claimdesk made these files and replaces this folder as a whole with each build."


class NewFolder:
    """A folder that is being filled; `files` are the names written so far."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.files: list[str] = []

    def write(self, name: str, content: bytes) -> None:
        """Write a file; `name` is its path from the site's root, with forward slashes.

        Raises ValueError for a name that leads out of the folder or is written twice.
        """
        parts = name.split("/")
        if any(part in {"", ".", ".."} or "\\" in part or ":" in part for part in parts):
            raise ValueError(f"{name!r} leads out of the site's folder")
        target = self._root.joinpath(*parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(content)
        self.files.append(name)


@contextmanager
def replacing(out: Path) -> Iterator[NewFolder]:
    """Give a new folder to fill, and put it in the place of `out` when the block ends well.

    The new folder is made beside `out` and renamed, so that `out` is at all times the whole old
    site or the whole new one (for an instant, between two renames, neither). If the block raises,
    `out` stays as it was and nothing is left behind.

    Raises ProblemsError if `out` holds anything that Claimdesk did not make, or cannot be written.
    """
    refuse_foreign(out)
    real = out.resolve()
    mark = secrets.token_hex(4)
    new = real.with_name(f".{real.name}.new-{mark}")
    old = real.with_name(f".{real.name}.old-{mark}")
    try:
        new.mkdir(parents=True)
        folder = NewFolder(new)
        yield folder
        made = "\n".join([_MARKED, *sorted(folder.files), ""])
        (new / MARKER).write_text(made, encoding="utf-8", newline="\n")
        _swap(new, real, old)
    except OSError as error:
        raise ProblemsError([_unwritable(out, error)]) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def refuse_foreign(out: Path) -> None:
    """Raise ProblemsError unless `out` is free, empty or an earlier site of ours."""
    if not out.exists():
        return
    if not out.is_dir():
        message, hint = "is a file, not a folder", "name another folder with --out"
    else:
        foreign = sorted(_foreign_files(out))
        if not foreign:
            return
        named = ", ".join(foreign[:3]) + (" …" if len(foreign) > 3 else "")
        message = (
            "holds files that Claimdesk did not make, and a build replaces the whole folder: "
            f"{named}"
        )
        hint = "move them elsewhere, or name an empty or a new folder with --out"
    raise ProblemsError([Problem(out.as_posix(), 0, 0, "foreign-folder", message, hint)])


def _foreign_files(out: Path) -> Iterator[str]:
    """Yield the files below a folder that its marker does not list."""
    marker = out / MARKER
    made = {MARKER}
    if marker.is_file():
        made |= set(marker.read_text(encoding="utf-8", errors="replace").splitlines())
    for path in out.rglob("*"):
        name = path.relative_to(out).as_posix()
        if (path.is_symlink() or not path.is_dir()) and name not in made:
            yield name


def _swap(new: Path, real: Path, old: Path) -> None:
    if not real.exists():
        new.rename(real)
        return
    real.rename(old)
    try:
        new.rename(real)
    except OSError:
        old.rename(real)
        raise


def _unwritable(out: Path, error: OSError) -> Problem:
    message = f"cannot be written: {error.strerror or error}"
    return Problem(out.as_posix(), 0, 0, "cannot-write", message, "name another folder with --out")
