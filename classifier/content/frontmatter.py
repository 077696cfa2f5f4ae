"""The data about an article that stands in YAML above its text, between two lines of `---`."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError

from classifier.content.slugs import SLUG
from classifier.problems import Problem
from classifier.rules.validate import Shape, validate
from classifier.rules.yamldoc import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

# A language subtag of two or three letters and further subtags, as BCP 47 forms them.
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def _line(value: str) -> str:
    """One line of text, white space evened out: data about the article, not its text."""
    line = " ".join(value.split())
    if not line:
        raise ValueError("this is empty; write a value, or remove the key")
    return line


def _slug(value: str) -> str:
    if not SLUG.fullmatch(value) or len(value) > 80:
        raise ValueError(
            f"'{value}' cannot name a page: use small letters a–z, digits and single hyphens, "
            "80 at most"
        )
    return value


def _identifier(value: str) -> str:
    if not re.fullmatch(r"\S{1,200}", value):
        raise ValueError("an id has 1 to 200 characters, no white space")
    return value


def _language(value: str) -> str:
    if not _LANGUAGE.fullmatch(value):
        raise ValueError(f"'{value}' is not a language tag such as en or pt-BR")
    return value


def web_address(value: str) -> str:
    """Return `value` if it is an absolute http or https address; raises ValueError if not."""
    try:
        parts = urlsplit(value)
        whole = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        whole = False
    if not whole or re.search(r"[\s\"<>\\]", value):
        raise ValueError(f"'{value}' is not a web address that begins with https:// or http://")
    return value


def calendar_date(value: object) -> dt.date:
    """Return the date that YAML read or a string such as 2026-11-24 spells; else ValueError."""
    if isinstance(value, dt.datetime):
        raise ValueError("a date without the time of day is due, such as 2026-11-24")
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError as error:
            raise ValueError(f"'{value}' is not in the calendar: {error}") from None
    raise ValueError(f"'{value}' is not a date such as 2026-11-24")


Line = Annotated[str, AfterValidator(_line)]


class FrontMatter(Shape):
    """What may stand in front matter; every key may be left out."""

    id: Annotated[str, AfterValidator(_identifier)] | None = Field(
        None, description="Stable and unique; the slug where it is left out."
    )
    slug: Annotated[str, AfterValidator(_slug)] | None = Field(
        None, description="Name of the page; made from the file's name where it is left out."
    )
    title: Line | None = Field(None, description="The headline, in plain text.")
    date: Annotated[dt.date, BeforeValidator(calendar_date)] | None = None
    updated: Annotated[dt.date, BeforeValidator(calendar_date)] | None = Field(
        None, description="The day of its last change; not before its date."
    )
    publisher: Line | None = None
    byline: Line | None = Field(None, description="Who wrote it.")
    url: Annotated[str, AfterValidator(web_address)] | None = Field(
        None, description="Where it was published first."
    )
    language: Annotated[str, AfterValidator(_language)] | None = None
    summary: Line | None = None
    notice: Line | None = Field(None, description="A remark of the publisher above the text.")
    original: Line | None = Field(
        None, description="The file that the article was imported from; for people, not shown."
    )


@dataclass(frozen=True, slots=True)
class Matter:
    """A source taken apart: its data, then its text from line `body_line` of the file on.

    `title_line` is where the title stands in the front matter, zero if it does not; `updated_at`
    are line and column of the key `updated`.
    """

    data: FrontMatter
    body: str
    body_line: int
    title_line: int = 0
    updated_at: tuple[int, int] = (0, 0)


_FENCE = re.compile(r"---[ \t]*\n")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)


def split_matter(source: str, name: str) -> tuple[Matter, list[Problem]]:
    """Take front matter off a source, if its first line is `---`, and check it strictly."""
    opening = _FENCE.match(source)
    if not opening:
        return Matter(FrontMatter(), source, 1), []
    closing = _END.search(source, opening.end())
    if not closing:
        return Matter(FrontMatter(), "", 1), [_unterminated(source, name)]
    doc, problems = read_yaml(source[opening.end() : closing.start()], name, first_line=2)
    body_line = source.count("\n", 0, closing.end()) + 1
    data = FrontMatter()
    title_line, updated_at = 0, (0, 0)
    if doc.value is not None:
        valid = validate(doc, FrontMatter)
        problems = _merge(problems, list(valid.problems))
        if valid.content is not None:
            data = valid.content
            title_line = valid.doc.place(("title",)).line if data.title else 0
            if data.updated is not None:
                place = valid.doc.place(("updated",))
                updated_at = place.line, place.column
    return Matter(data, source[closing.end() :], body_line, title_line, updated_at), problems


def _merge(yaml: list[Problem], shape: list[Problem]) -> list[Problem]:
    """One problem a place: a value that YAML cannot read (a 45th of May) has the wrong shape."""
    said = {(problem.line, problem.column) for problem in shape}
    kept = [
        problem
        for problem in yaml
        if problem.code != "yaml-value" or (problem.line, problem.column) not in said
    ]
    return kept + shape


def _unterminated(source: str, name: str) -> Problem:
    lines = source.split("\n")
    last = 1
    while last < len(lines) and re.match(r"\s*[\w-]+:|\s+\S|#", lines[last]):
        last += 1
    return Problem(
        name,
        1,
        1,
        "unterminated-front-matter",
        "the front matter that begins here never ends",
        f"put a line '---' after its last key, below line {last}; "
        "a text that begins with a rule may write it as ***",
    )


def valid_keys(values: Mapping[str, Any], keys: tuple[str, ...]) -> FrontMatter:
    """Take those of `keys` over that are valid; for foreign data, where the others are ignored."""
    taken: dict[str, Any] = {}
    for key in keys:
        if values.get(key) is None:
            continue
        try:
            FrontMatter.model_validate({key: values[key]})
        except ValidationError:
            continue
        taken[key] = values[key]
    return FrontMatter.model_validate(taken)
