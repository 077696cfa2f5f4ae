"""Scraped text and JSON Lines → stories. What the lines are, rules/furniture.yaml says."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from typing import TYPE_CHECKING, NamedTuple

from classifier.content import read_jsonl
from classifier.content.frontmatter import FrontMatter, valid_keys
from classifier.content.plain import plain_blocks
from classifier.intake.decoding import decode, without_controls
from classifier.intake.drafts import Raw, story_of, told
from classifier.intake.story import Original
from classifier.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from classifier.content.recognise import Recogniser
    from classifier.intake.story import Saved, Story
    from classifier.rules.furniture import BlockRule


def read_text(saved: Saved, recogniser: Recogniser) -> Story:
    """Return the story of a page's text, as it was copied or scraped. Raises `ProblemsError`."""
    source, remarks = decode(saved.data, saved.name)
    text = without_controls(source).strip()
    original = Original(saved.data, ".txt")
    blocks = plain_blocks(text)
    raw = Raw(saved.name, 0, FrontMatter(), text, blocks, original, plain=True, remarks=remarks)
    return story_of(raw, recogniser)


def read_documents(saved: Saved, furniture: Sequence[BlockRule]) -> Iterator[Story | Problem]:
    """Yield the stories of a JSON Lines file, and a problem for each line that holds none."""
    lines = saved.data.removeprefix(BOM_UTF8).split(b"\n")
    documents = [_Document.of(line) for line in lines]
    for read in read_jsonl((document.line for document in documents), saved.name, furniture):
        if isinstance(read, Problem):
            yield read
            continue
        number = read.line_at(0)
        original = Original(lines[number - 1].rstrip(b"\r") + b"\n", ".json")
        given = documents[number - 1].given
        yield told(Raw(saved.name, number, given, read.text, (), original, plain=True), read)


class _Document(NamedTuple):
    """A line of JSON without control characters in its text, and what its keys say of it."""

    line: str
    given: FrontMatter

    @classmethod
    def of(cls, data: bytes) -> _Document:
        line = data.decode("utf-8", "surrogateescape")
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            return cls(line, FrontMatter())  # the reader of documents says what is wrong with it
        if not isinstance(value, dict) or not isinstance(value.get("text"), str):
            return cls(line, FrontMatter())
        value["text"] = without_controls(value["text"])
        return cls(json.dumps(value), valid_keys(value, ("title", "language")))
