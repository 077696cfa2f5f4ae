"""The two folders of templates: the publisher's own, and the standard one behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.problems import Problem, ProblemsError
from classifier.shipped import shipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

ASSETS = "assets"
STANDARD = "standard"
SUFFIXES = (".html", ".css", ".js")


class Folders:
    """Where templates and assets are looked for; `own` is the publisher's folder, if there is one.

    Names are paths from a folder, with forward slashes. Hidden files and folders are passed over.
    Raises ProblemsError if `own` is no folder.
    """

    def __init__(self, own: Path | None) -> None:
        if own is not None and not own.is_dir():
            message = "there is no such folder of templates"
            hint = "name another one in claimdesk.yaml or with --templates"
            raise ProblemsError([Problem(own.as_posix(), 0, 0, "no-templates", message, hint)])
        self.own = own
        self.standard = shipped("site_templates")
        self.own_files: Mapping[str, Path] = dict(_files(own)) if own else {}
        self.standard_files: Mapping[str, Path] = dict(_files(self.standard))

    @property
    def own_templates(self) -> tuple[str, ...]:
        """The publisher's templates, sorted."""
        return tuple(sorted(name for name in self.own_files if is_template(name)))

    @property
    def standard_templates(self) -> tuple[str, ...]:
        """The standard templates, sorted."""
        return tuple(sorted(name for name in self.standard_files if is_template(name)))

    def assets(self) -> dict[str, Path]:
        """Return the files that pages load as they are, the publisher's before the standard ones.

        Sorted by name; a name begins with `assets/`.
        """
        both = {**self.standard_files, **self.own_files}
        return {name: both[name] for name in sorted(both) if name.startswith(ASSETS + "/")}


def is_template(name: str) -> bool:
    """Tell whether a file is a template; what lies below assets/ is published as it is."""
    return name.endswith(SUFFIXES) and not name.startswith(ASSETS + "/")


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not any(part.startswith(".") for part in name.split("/")):
            yield name, path
