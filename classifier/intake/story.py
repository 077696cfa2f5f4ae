"""What the readers of this room hand on: a story, whatever it was saved as."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from classifier.content.frontmatter import FrontMatter
    from classifier.problems import Problem
    from classifier.records import Block


class Kind(StrEnum):
    """What a saved file holds."""

    HTML = "html"
    FEED = "feed"
    JSONL = "jsonl"
    TEXT = "text"


class Saved(NamedTuple):
    """A file as it was found. `name` is its path as the user gave it."""

    name: str
    data: bytes
    kind: Kind


class Original(NamedTuple):
    """The bytes a story came from, and how their copy is called.

    `shared` holds the name that the copy has for all stories of one file (a feed), without the
    ending; it is empty where the story has an original of its own.
    """

    data: bytes
    suffix: str
    shared: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """An article that was found in a saved file.

    `name` and `line` say where: the file, and the line in it, zero where it is the whole file.
    `blocks` lie in `text`; headline and page furniture are not among them, and `furniture` counts
    the lines of it that were left out. `data` becomes the front matter. `remarks` are warnings.
    """

    name: str
    line: int
    data: FrontMatter
    text: str
    blocks: tuple[Block, ...]
    original: Original
    furniture: int = 0
    remarks: tuple[Problem, ...] = ()
