"""claimdesk.yaml: where a desk keeps its things and how its site is called."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field

from classifier.problems import Problem, ProblemsError
from classifier.rules.validate import Shape, validate
from classifier.rules.yamldoc import read_yaml
from classifier.shipped import shipped

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = "claimdesk.yaml"


class DeskShape(Shape):
    """claimdesk.yaml. Every key may be left out; paths are relative to the file's folder."""

    title: str = Field("Claimdesk briefings", description="The site's name.")
    description: str = Field("", description="A sentence under it.")
    language: str = Field("en", description="Language of the pages, as a BCP 47 tag.")
    base_path: str = Field("", description="Path under which the site is served, if any.")
    content: list[str] = Field(default_factory=lambda: ["content"], description="Articles.")
    rules: str = Field("", description="Rules folder; the standard rules if left out.")
    templates: str = Field("", description="Folder of templates that replace standard ones.")
    out: str = Field("public", description="Where the site is put.")


@dataclass(frozen=True, slots=True)
class Desk:
    """What a command works with: options before claimdesk.yaml before what is usual."""

    title: str
    description: str
    language: str
    base_path: str
    content: tuple[Path, ...]
    rules: Path
    templates: Path | None
    out: Path


def read_desk(
    content: Sequence[Path] = (),
    rules: Path | None = None,
    templates: Path | None = None,
    out: Path | None = None,
) -> Desk:
    """Return the desk of the current folder. Raises `ProblemsError` if claimdesk.yaml is wrong.

    Without `rules`, a folder rules/ that holds a taxonomy.yaml is taken, else the standard rules.
    """
    shape = _read_shape(Path(NAME))
    own_rules = Path("rules")
    default_rules = own_rules if (own_rules / "taxonomy.yaml").is_file() else shipped("rules")
    configured_templates = Path(shape.templates) if shape.templates else None
    return Desk(
        title=shape.title,
        description=shape.description,
        language=shape.language,
        base_path=shape.base_path,
        content=tuple(content) or tuple(Path(name) for name in shape.content),
        rules=rules or (Path(shape.rules) if shape.rules else default_rules),
        templates=templates or configured_templates,
        out=out or Path(shape.out),
    )


def _read_shape(path: Path) -> DeskShape:
    if not path.is_file():
        return DeskShape.model_validate({})
    try:
        source = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        problem = Problem(path.as_posix(), 0, 0, "encoding", "not UTF-8", "save it as UTF-8")
        raise ProblemsError([problem]) from None
    doc, problems = read_yaml(source, path.as_posix())
    if doc.value is None and not problems:
        return DeskShape.model_validate({})
    valid = validate(doc, DeskShape)
    problems += valid.problems
    if problems or valid.content is None:
        raise ProblemsError(problems)
    return valid.content
