"""The logo that claimdesk.yaml names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pydantic import Field, model_validator

from classifier.problems import Problem, ProblemsError, did_you_mean
from classifier.rules.validate import Shape

if TYPE_CHECKING:
    from classifier.rules.yamldoc import YamlDoc

SUFFIXES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")


class LogoShape(Shape):
    """A picture beside the site's name; its file's name alone says as much as `file` does."""

    file: str = Field(description="A picture, from the folder of claimdesk.yaml.")
    alt: str = Field("", description="What it shows, where the site's name does not say so.")

    @model_validator(mode="before")
    @classmethod
    def _only_a_name(cls, value: object) -> object:
        return {"file": value} if isinstance(value, str) else value


class LogoFile(NamedTuple):
    """A picture that is there: its content, the suffix of its name, and what it shows."""

    content: bytes
    suffix: str
    alt: str


def read_logo(doc: YamlDoc, shape: LogoShape | None) -> LogoFile | None:
    """Read the picture. Raises `ProblemsError` at its name where it cannot be had."""
    if shape is None:
        return None
    file = Path(shape.file)
    if file.suffix.lower() not in SUFFIXES:
        raise _problem(
            doc, f"'{shape.file}' is no picture for pages", f"one of {' '.join(SUFFIXES)}"
        )
    try:
        return LogoFile(file.read_bytes(), file.suffix.lower(), shape.alt)
    except OSError as error:
        message = f"the logo '{shape.file}' cannot be read: {error.strerror}"
        raise _problem(doc, message, did_you_mean(file.name, _pictures(file.parent))) from None


def _problem(doc: YamlDoc, message: str, hint: str) -> ProblemsError:
    place = doc.place(("logo", "file"))
    return ProblemsError([Problem(doc.path, place.line, place.column, "no-logo", message, hint)])


def _pictures(folder: Path) -> list[str]:
    if not folder.is_dir():
        return []
    return [path.name for path in folder.iterdir() if path.suffix.lower() in SUFFIXES]
