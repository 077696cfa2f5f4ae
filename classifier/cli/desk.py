"""claimdesk.yaml: where a desk keeps its things and how its site is called."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from classifier.cli import values
from classifier.cli.logo import LogoShape, read_logo
from classifier.problems import Problem, ProblemsError
from classifier.rules.validate import Shape, validate
from classifier.rules.yamldoc import read_yaml
from classifier.shipped import shipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from classifier.cli.logo import LogoFile
    from classifier.rules.yamldoc import YamlDoc
    from classifier.site import SiteSettings

NAME = "claimdesk.yaml"


class DeskShape(Shape):
    """claimdesk.yaml. Every key may be left out; paths are relative to the file's folder."""

    title: Annotated[str, AfterValidator(values.line)] = Field(
        "Claimdesk briefings", description="The site's name."
    )
    description: str = Field("", description="A sentence under it.")
    logo: LogoShape | None = Field(None, description="A picture beside the name.")
    language: Annotated[str, AfterValidator(values.language)] = Field(
        "en", description="Language of the pages' own words, as a BCP 47 tag."
    )
    time_zone: Annotated[str, AfterValidator(values.time_zone)] = Field(
        "UTC", description="Where the site's days begin and end."
    )
    base_path: Annotated[str, AfterValidator(values.base_path)] = Field(
        "", description="Path under which the site is served, if any."
    )
    url: Annotated[str, AfterValidator(values.site_address)] | None = Field(
        None, description="The site's whole address."
    )
    downloads: list[Literal["jsonl", "csv", "parquet"]] = Field(
        ["jsonl", "csv"], description="Formats of the site's data."
    )
    search: bool = Field(False, description="Whether readers can search the site.")
    content: list[str] = Field(default_factory=lambda: ["content"], description="Articles.")
    rules: str = Field("", description="Rules folder; the standard rules if left out.")
    templates: str = Field("", description="Folder of templates that replace standard ones.")
    out: str = Field("public", description="Where the site is put.")


@dataclass(frozen=True, slots=True)
class Desk:
    """What a command works with: options before claimdesk.yaml before what is usual."""

    title: str
    description: str
    logo: LogoFile | None
    language: str
    time_zone: str
    base_path: str
    url: str
    downloads: tuple[str, ...]
    search: bool
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
    shape, logo = _read_shape(Path(NAME))
    own_rules = Path("rules")
    default_rules = own_rules if (own_rules / "taxonomy.yaml").is_file() else shipped("rules")
    configured_templates = Path(shape.templates) if shape.templates else None
    return Desk(
        title=shape.title,
        description=shape.description,
        logo=logo,
        language=shape.language,
        time_zone=shape.time_zone,
        base_path=shape.base_path or urlsplit(shape.url or "").path,
        url=shape.url or "",
        downloads=tuple(shape.downloads),
        search=shape.search,
        content=tuple(content) or tuple(Path(name) for name in shape.content),
        rules=rules or (Path(shape.rules) if shape.rules else default_rules),
        templates=templates or configured_templates,
        out=out or Path(shape.out),
    )


def site_settings(desk: Desk) -> SiteSettings:
    """Return what a desk decides about its site."""
    from classifier.site import SiteSettings
    from classifier.site.settings import Logo
    from classifier.site.zones import time_zone

    logo = desk.logo
    return SiteSettings(
        title=desk.title,
        description=desk.description,
        base_path=desk.base_path,
        language=desk.language,
        url=desk.url,
        downloads=desk.downloads,
        search=desk.search,
        logo=Logo(logo.suffix, logo.alt, logo.content) if logo else None,
        time_zone=time_zone(desk.time_zone),
    )


def _read_shape(path: Path) -> tuple[DeskShape, LogoFile | None]:
    if not path.is_file():
        return DeskShape.model_validate({}), None
    try:
        source = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        problem = Problem(path.as_posix(), 0, 0, "encoding", "not UTF-8", "save it as UTF-8")
        raise ProblemsError([problem]) from None
    doc, problems = read_yaml(source, path.as_posix())
    if doc.value is None and not problems:
        return DeskShape.model_validate({}), None
    valid = validate(doc, DeskShape)
    problems += valid.problems
    if problems or valid.content is None:
        raise ProblemsError(problems)
    _agree(doc, valid.content)
    return valid.content, read_logo(doc, valid.content.logo)


def _agree(doc: YamlDoc, shape: DeskShape) -> None:
    """Raise `ProblemsError` where the site's address and its base path differ."""
    path = urlsplit(shape.url or "").path
    if not shape.url or not shape.base_path or shape.base_path.strip("/") == path.strip("/"):
        return
    place = doc.place(("base_path",))
    message = f"'{shape.base_path}' is not the path of the site’s url, '{path or '/'}'"
    hint = "leave base_path out: it follows from the url"
    problem = Problem(doc.path, place.line, place.column, "paths-differ", message, hint)
    raise ProblemsError([problem])
