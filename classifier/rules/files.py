"""The files of a rules folder, read and held against their shapes.

What a file is follows from where it lies.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Generic, TypeVar

from classifier.problems import Problem, errors
from classifier.rules.validate import Shape, validate
from classifier.rules.yamldoc import YamlDoc, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

# Which shape a file has, by its path in the rules folder; the first that fits counts.
Shapes = tuple[tuple[str, type[Shape]], ...]

AnyShape = TypeVar("AnyShape", bound=Shape)


@dataclass(frozen=True, slots=True)
class RuleFile(Generic[AnyShape]):
    """A file that fits its shape, with the positions of everything in it.

    `name` is its path in the rules folder, with forward slashes.
    """

    name: str
    doc: YamlDoc
    content: AnyShape


@dataclass(frozen=True, slots=True)
class RuleFiles:
    """All readable files of a folder, in order of name, and the version of the whole.

    `broken` holds the names of those that could not be read, or not wholly.
    """

    root: Path
    files: tuple[RuleFile[Shape], ...]
    broken: tuple[str, ...]
    version: str

    def of(self, shape: type[AnyShape]) -> Iterator[RuleFile[AnyShape]]:
        """Yield the files of one shape."""
        for file in self.files:
            if isinstance(file.content, shape):
                yield RuleFile(file.name, file.doc, file.content)


def read_files(root: Path, shapes: Shapes) -> tuple[RuleFiles, list[Problem]]:
    """Read every rule file below `root`, each by the shape for its place.

    Returns them with every problem of every file.
    """
    problems: list[Problem] = []
    files: list[RuleFile[Shape]] = []
    broken: list[str] = []
    digest = hashlib.sha256()
    if not root.is_dir():
        hint = "name it with --rules DIR, or lay out a new desk with: claimdesk init DIR"
        problem = Problem(root.as_posix(), 0, 0, "no-rules", "there is no such rules folder", hint)
        return RuleFiles(root, (), (), ""), [problem]
    for path in _yaml_files(root):
        name = path.relative_to(root).as_posix()
        data = path.read_bytes()
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
        file, found = _read_file(path, name, data, shapes)
        problems += found
        if errors(found):
            broken.append(name)
        if file is not None:
            files.append(file)
    if not any(file.name == "taxonomy.yaml" for file in files) and ("taxonomy.yaml" not in broken):
        place = (root / "taxonomy.yaml").as_posix()
        problems.append(
            Problem(place, 0, 0, "no-taxonomy", "the file is missing", "it declares all labels")
        )
    version = f"sha256:{digest.hexdigest()}"
    return RuleFiles(root, tuple(files), tuple(broken), version), problems


def _yaml_files(root: Path) -> list[Path]:
    found = [path for suffix in ("yaml", "yml") for path in root.rglob(f"*.{suffix}")]
    visible = [
        path
        for path in found
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(root).parts)
    ]
    return sorted(visible, key=lambda path: path.relative_to(root).as_posix())


def _read_file(
    path: Path, name: str, data: bytes, shapes: Shapes
) -> tuple[RuleFile[Shape] | None, list[Problem]]:
    shown = path.as_posix()
    shape = next((shape for glob, shape in shapes if PurePosixPath(name).match(glob)), None)
    if shape is None or name.count("/") > 1:
        places = ", ".join(glob for glob, _ in shapes)
        message = "this file lies where no rules are looked for"
        return None, [Problem(shown, 0, 0, "misplaced-file", message, f"rules go to: {places}")]
    try:
        source = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        message = f"this byte is not UTF-8: 0x{data[error.start]:02x}"
        hint = "save the file as UTF-8"
        return None, [Problem(shown, line, column, "encoding", message, hint)]
    doc, problems = read_yaml(source, shown)
    if doc.value is None and problems:
        return None, problems
    valid = validate(doc, shape)
    problems += valid.problems
    if valid.content is None:
        return None, problems
    return RuleFile(name, valid.doc, valid.content), problems
