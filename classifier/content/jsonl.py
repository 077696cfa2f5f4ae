"""JSON Lines: a document a line, its text taken as it is."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from classifier.content.compose import Draft, compose
from classifier.content.frontmatter import valid_keys
from classifier.content.plain import plain_blocks
from classifier.content.recognise import Recogniser
from classifier.content.slugs import slugify
from classifier.problems import Problem
from classifier.rules.pattern import PatternTimeout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from classifier.content.sources import Source
    from classifier.records import Article
    from classifier.rules.furniture import BlockRule

# Taken over from a document where they are valid; all other keys are its owner's business.
_HALF = re.compile("[\ud800-\udfff]")  # cannot be written as UTF-8
_DATA = ("title", "date", "updated", "publisher", "url", "language")


def read_jsonl(
    lines: Iterable[str], name: str, furniture: Sequence[BlockRule]
) -> Iterator[Article | Problem]:
    """Read documents ``{"id", "text", "title"?}`` one by one, as `lines` come in.

    Other keys are ignored, but for a valid "date", "updated", "publisher", "url" or "language".
    Offsets of the article point into "text" as it is. A line that holds no document is a problem of
    the file `name`, and reading goes on; empty lines are skipped.
    """
    yield from _documents(enumerate(lines, start=1), name, furniture)


def read_jsonl_file(source: Source, furniture: Sequence[BlockRule]) -> Iterator[Article | Problem]:
    """Read a JSON Lines file; see `read_jsonl`. A line that is not UTF-8 is a problem as well."""
    try:
        with source.path.open("rb") as file:
            yield from _documents(enumerate(file, start=1), source.name, furniture)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        yield Problem(source.name, 0, 0, "unreadable", f"cannot open this file: {reason}")


def _documents(
    lines: Iterable[tuple[int, str | bytes]], name: str, furniture: Sequence[BlockRule]
) -> Iterator[Article | Problem]:
    recogniser = Recogniser(furniture)
    seen: dict[str, int] = {}
    for number, line in lines:
        read = _document(line, name, number, recogniser)
        if read is None:
            continue
        if not isinstance(read, Problem):
            if read.id in seen:
                message = f"a second document has the id '{read.id}'"
                hint = f"the first is on line {seen[read.id]}; ids are unique"
                yield Problem(name, number, 1, "duplicate-id", message, hint)
                continue
            seen[read.id] = number
        yield read


def _document(
    line: str | bytes, name: str, number: int, recogniser: Recogniser
) -> Article | Problem | None:
    """Read one line; None where it is empty."""
    try:
        if isinstance(line, bytes):
            line = line.decode("utf-8-sig" if number == 1 else "utf-8")
        elif number == 1:
            line = line.removeprefix("\ufeff")
        if not line.strip():
            return None
        value = json.loads(line)
        document_id, text = _checked(value)
        data = valid_keys(value, _DATA)
        draft = Draft(
            name=name,
            slug=slugify(document_id),
            data=data.model_copy(update={"id": document_id}),
            text=text,
            blocks=plain_blocks(text),
            lines=((0, number),),
            plain=True,
            whole=True,
        )
        return compose(draft, recogniser)
    except UnicodeDecodeError as error:
        column = len(error.object[: error.start].decode("utf-8", "replace")) + 1
        message, hint = f"byte 0x{error.object[error.start]:02x} is not UTF-8 text", ""
        return Problem(name, number, column, "not-utf-8", message, "save the file as UTF-8")
    except json.JSONDecodeError as error:
        message = f"not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        hint = 'a line holds one document: {"id": "…", "text": "…"}'
        return Problem(name, number, error.colno, "json-syntax", message, hint)
    except RecursionError:
        return Problem(name, number, 1, "json-syntax", "brackets are nested too deep")
    except _Unfit as unfit:
        return Problem(name, number, 1, "json-document", str(unfit), unfit.hint)
    except PatternTimeout as late:
        return timeout_problem(late, name, number)


class _Unfit(ValueError):
    """A JSON value that is no document."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def _checked(value: object) -> tuple[str, str]:
    """Return a document's id and text. Raises `_Unfit`."""
    if not isinstance(value, dict):
        raise _Unfit("this line holds no document", 'write {"id": "…", "text": "…"}')
    for key in ("id", "text"):
        if key not in value:
            raise _Unfit(f'the document has no "{key}"')
    document_id, text = value["id"], value["text"]
    if isinstance(document_id, int) and not isinstance(document_id, bool):
        document_id = str(document_id)
    if not isinstance(document_id, str) or not document_id.strip():
        raise _Unfit('the document\'s "id" must be text, not empty')
    if not isinstance(text, str) or not text.strip():
        raise _Unfit('the document\'s "text" must be text, not empty')
    if _HALF.search(document_id) or _HALF.search(text):
        raise _Unfit("the document holds half a character, \\ud800 to \\udfff")
    return document_id, text


def timeout_problem(late: PatternTimeout, name: str, line: int) -> Problem:
    """Say which article a block rule took too long on."""
    pattern = late.pattern
    return Problem(
        name,
        line,
        1,
        "pattern-timeout",
        f"the pattern at {pattern.path}:{pattern.line}:{pattern.column} took too long here",
        "make it simpler, or give it fewer gaps",
    )
