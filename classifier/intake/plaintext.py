"""Scraped text and JSON Lines → stories. What the lines are, rules/furniture.yaml says."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from typing import TYPE_CHECKING, NamedTuple

from classifier.content import read_jsonl
from classifier.content.compose import Draft, compose
from classifier.content.dates import unambiguous_date
from classifier.content.frontmatter import FrontMatter, valid_keys
from classifier.content.jsonl import timeout_problem
from classifier.content.lines import plain_lines
from classifier.content.plain import plain_blocks
from classifier.content.recognise import Recogniser
from classifier.intake.decoding import decode, without_controls
from classifier.intake.story import Original, Story
from classifier.problems import Problem, ProblemsError
from classifier.records import BlockKind
from classifier.rules.pattern import PatternTimeout

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from classifier.intake.story import Saved
    from classifier.records import Article, Block
    from classifier.rules.furniture import BlockRule

_ISO_DATE = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")
_DAY = re.compile(r"[A-Za-z]{3,9}\.?\s+\d{1,2}\b|\b\d{1,2}\s+[A-Za-z]{3,9}\b\.?")


def read_text(saved: Saved, furniture: Sequence[BlockRule]) -> Story:
    """Return the story of a page's text, as it was copied or scraped. Raises `ProblemsError`."""
    source, remarks = decode(saved.data, saved.name)
    text = without_controls(source).strip()
    draft = Draft(
        name=saved.name,
        slug="story",
        data=FrontMatter(),
        text=text,
        blocks=plain_blocks(text),
        lines=plain_lines(text, 1),
        plain=True,
        whole=True,
    )
    try:
        article = compose(draft, Recogniser(furniture))
    except PatternTimeout as late:
        raise ProblemsError([timeout_problem(late, saved.name, 1)]) from None
    data = _data(article, FrontMatter())
    if data.date is None:
        data = data.model_copy(update={"date": _date_in_name(saved.name, article)})
    return _story(article, 0, data, Original(saved.data, ".txt"), remarks)


def _date_in_name(name: str, article: Article) -> dt.date | None:
    """Return the date in a file's name where the dateline names the same day without a year.

    Alone it would not do: it may be the day on which the file was saved.
    """
    in_name = _ISO_DATE.search(name.rsplit("/", 1)[-1])
    if not in_name:
        return None
    date = unambiguous_date(in_name[0])
    for block in article.blocks:
        if date and block.kind is BlockKind.DATELINE:
            for day in _DAY.finditer(block.span.of(article.text)):
                if unambiguous_date(f"{day[0]} {date.year}") == date:
                    return date
    return None


def read_documents(saved: Saved, furniture: Sequence[BlockRule]) -> Iterator[Story | Problem]:
    """Yield the stories of a JSON Lines file, and a problem for each line that holds none."""
    lines = saved.data.removeprefix(BOM_UTF8).split(b"\n")
    read = [_Document.of(line) for line in lines]
    for found in read_jsonl((document.line for document in read), saved.name, furniture):
        if isinstance(found, Problem):
            yield found
            continue
        number = found.line_at(0)
        original = Original(lines[number - 1].rstrip(b"\r") + b"\n", ".json")
        data = _data(found, read[number - 1].given)
        yield _story(found, number, data, original, ())


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
        if not isinstance(value, dict):
            return cls(line, FrontMatter())
        if isinstance(value.get("text"), str):
            value["text"] = without_controls(value["text"])
        given = valid_keys(
            {"byline": value.get("author"), **value}, ("title", "language", "byline")
        )
        return cls(json.dumps(value), given)


def _data(article: Article, given: FrontMatter) -> FrontMatter:
    """Return an article's data as front matter; a title that was made of its text is none."""
    titled = given.title or any(block.kind is BlockKind.TITLE for block in article.blocks)
    return FrontMatter(
        title=article.title if titled else None,
        date=article.date,
        publisher=article.publisher or None,
        byline=given.byline or article.byline or None,
        url=article.url or None,
        language=given.language,
    )


def _story(
    article: Article,
    line: int,
    data: FrontMatter,
    original: Original,
    remarks: tuple[Problem, ...],
) -> Story:
    left = (BlockKind.TITLE, BlockKind.FURNITURE)
    blocks: tuple[Block, ...] = tuple(block for block in article.blocks if block.kind not in left)
    furniture = sum(block.kind is BlockKind.FURNITURE for block in article.blocks)
    return Story(article.path, line, data, article.text, blocks, original, furniture, remarks)
