"""Gold files: documents with labels that people gave, one JSON object a line.

``{"id", "title"?, "text", "scored": [labels that were annotated], "sentences": [{"start", "end",
"labels", "undecided"}], "attributions"?: [{"source", "cue", "content": [[start, end], …]}]}``
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from classifier.problems import Problem, ProblemsError
from classifier.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

# The label of sentences that an attribution's cue touches; no rule gives it.
ATTRIBUTION = "attribution"


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence with its labels; careful readers differ on those that are `undecided`."""

    span: Span
    labels: frozenset[str]
    undecided: frozenset[str]


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """Who says what, by what words; any of the three may come in several pieces."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A labelled document. `line` is the line as it stands, to be read like any document.

    It is line `number` (from one) of the file `path`.
    """

    id: str
    line: str
    text: str
    scored: tuple[str, ...]
    sentences: tuple[GoldSentence, ...]
    attributions: tuple[GoldAttribution, ...] | None
    path: str = ""
    number: int = 1


@dataclass(frozen=True, slots=True)
class GoldFile:
    """A gold file: its name without folders, the SHA-256 of its bytes, and its documents."""

    name: str
    digest: str
    documents: tuple[GoldDocument, ...]

    @property
    def sentences(self) -> int:
        """How many labelled sentences it holds."""
        return sum(len(document.sentences) for document in self.documents)


Offsets = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]


class _Loose(BaseModel):
    model_config = ConfigDict(extra="ignore")


class _SentenceShape(_Loose):
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    labels: list[str]
    undecided: list[str] = []


class _AttributionShape(_Loose):
    source: list[Offsets]
    cue: list[Offsets]
    content: list[Offsets]


class _DocumentShape(_Loose):
    id: str
    text: str
    scored: list[str]
    sentences: list[_SentenceShape]
    attributions: list[_AttributionShape] | None = None


_HINT = "the format of gold files is in docs/formats.md"


def read_gold_files(paths: Sequence[Path]) -> list[GoldFile]:
    """Read gold files. Raises `ProblemsError` with every problem in them."""
    files: list[GoldFile] = []
    problems: list[Problem] = []
    for path in paths:
        name = path.as_posix()
        try:
            data = path.read_bytes()
            text = data.decode("utf-8-sig")
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            problems.append(Problem(name, 0, 0, "unreadable", f"cannot open this file: {reason}"))
            continue
        except UnicodeDecodeError:
            problems.append(Problem(name, 0, 0, "not-utf-8", "this file is not UTF-8", _HINT))
            continue
        read = list(read_gold(text.split("\n"), name))
        found = [one for one in read if isinstance(one, Problem)]
        documents = tuple(one for one in read if isinstance(one, GoldDocument))
        if not documents and len(found) != 1:
            found = [_no_gold_file(name, found)]
        problems += found
        files.append(GoldFile(path.name, hashlib.sha256(data).hexdigest(), documents))
    if problems:
        raise ProblemsError(problems)
    return files


def _no_gold_file(name: str, found: Sequence[Problem]) -> Problem:
    """Say once what is the matter with a file of which no line is a labelled document."""
    if not found:
        return Problem(name, 0, 0, "no-gold", "this file holds no document", _HINT)
    first = found[0]
    message = f"no line of this file is a labelled document; this one: {first.message}"
    return Problem(name, first.line, first.column, "no-gold", message, _HINT)


def read_gold(lines: Iterable[str], name: str) -> Iterator[GoldDocument | Problem]:
    """Yield the documents of the gold file `name`; a line that is none is a problem."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            shape = _DocumentShape.model_validate(json.loads(line))
        except json.JSONDecodeError as error:
            message = f"not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}"
            yield Problem(name, number, error.colno, "json-syntax", message)
            continue
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(step) for step in first["loc"]) or "the document"
            message = f"{where}: {first['msg'].lower()}"
            yield Problem(name, number, 1, "gold-format", message, _HINT)
            continue
        outside = next(_outside(shape), None)
        if outside is not None:
            message = f"{outside}, which is no stretch of the text (0–{len(shape.text)})"
            yield Problem(name, number, 1, "gold-offsets", message)
            continue
        yield replace(_document(shape, line), path=name, number=number)


def _outside(shape: _DocumentShape) -> Iterator[str]:
    """Say which offsets do not lie in the text."""
    spans = [("a sentence", sentence.start, sentence.end) for sentence in shape.sentences]
    for one in shape.attributions or ():
        for part, pieces in (("source", one.source), ("cue", one.cue), ("content", one.content)):
            spans += [(f"the {part} of an attribution", start, end) for start, end in pieces]
    for name, start, end in spans:
        if not start < end <= len(shape.text):
            yield f"{name} is {start}–{end}"


def _document(shape: _DocumentShape, line: str) -> GoldDocument:
    attributions = None
    if shape.attributions is not None:
        attributions = tuple(
            GoldAttribution(_spans(one.source), _spans(one.cue), _spans(one.content))
            for one in shape.attributions
        )
    return GoldDocument(
        id=shape.id,
        line=line,
        text=shape.text,
        scored=tuple(shape.scored),
        sentences=tuple(
            GoldSentence(Span(s.start, s.end), frozenset(s.labels), frozenset(s.undecided))
            for s in shape.sentences
        ),
        attributions=attributions,
    )


def _spans(pieces: list[Offsets]) -> tuple[Span, ...]:
    return tuple(sorted(Span(*piece) for piece in pieces))
