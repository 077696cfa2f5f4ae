"""Laid-out text → a story: its parts recognised, headline and page furniture taken out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from classifier.content.compose import Draft, compose
from classifier.content.dates import unambiguous_date
from classifier.content.frontmatter import FrontMatter
from classifier.content.jsonl import timeout_problem
from classifier.content.plain import PlainBlock
from classifier.intake.story import Story
from classifier.problems import ProblemsError
from classifier.records import BlockKind
from classifier.rules.pattern import PatternTimeout

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from classifier.content.recognise import Recogniser
    from classifier.intake.story import Original
    from classifier.problems import Problem
    from classifier.records import Article, Block


class Raw(NamedTuple):
    """What a reader found: where, what is said of it, its text with blocks, its original.

    `plain` tells that the text has no markup, so that its headline is a line among others.
    """

    name: str
    line: int
    data: FrontMatter
    text: str
    blocks: Sequence[PlainBlock]
    original: Original
    plain: bool
    remarks: tuple[Problem, ...] = ()


def marked_up(blocks: Sequence[Block]) -> list[PlainBlock]:
    """Return blocks that markup tells apart."""
    return [PlainBlock(block, alone=True) for block in blocks]


def story_of(raw: Raw, recogniser: Recogniser) -> Story:
    """Make a story. What its source says of it goes before what its text looks like.

    Raises `ProblemsError` where a block rule takes too long.
    """
    article = recognised(raw, recogniser)
    return told(raw, article)


def recognised(raw: Raw, recogniser: Recogniser) -> Article:
    """Return the article that the text makes, its parts recognised. Raises `ProblemsError`."""
    draft = Draft(
        name=raw.name,
        slug="story",
        data=raw.data,
        text=raw.text,
        blocks=raw.blocks,
        lines=((0, max(raw.line, 1)),),
        plain=raw.plain,
        whole=True,
    )
    try:
        return compose(draft, recogniser)
    except PatternTimeout as late:
        raise ProblemsError([timeout_problem(late, raw.name, max(raw.line, 1))]) from None


def told(raw: Raw, article: Article) -> Story:
    """Return the story of an article; a title that was made of its first words is none."""
    date = article.date or _date_line(article) or _date_in_name(article)
    titled = raw.data.title or any(block.kind is BlockKind.TITLE for block in article.blocks)
    data = FrontMatter(
        title=article.title if titled else None,
        date=date,
        updated=article.updated if date is None or _is_later(article.updated, date) else None,
        publisher=article.publisher or None,
        byline=article.byline or None,
        url=article.url or None,
        language=raw.data.language,
    )
    left = (BlockKind.TITLE, BlockKind.FURNITURE)
    return Story(
        name=raw.name,
        line=raw.line,
        data=data,
        text=article.text,
        blocks=tuple(block for block in article.blocks if block.kind not in left),
        original=raw.original,
        furniture=sum(block.kind is BlockKind.FURNITURE for block in article.blocks),
        remarks=raw.remarks,
    )


# -------------------------------------------------------------------- dates

# Near the top, or in the last line, stands a date with at most a place and a word before it.
_FIRST_LINES = 4
_MOST_WORDS = 8
_DAY = r"(?:[A-Za-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\.?)"
_DAY_OF_YEAR = re.compile(rf"\b{_DAY},?\s+\d{{4}}\b|\b\d{{4}}-\d\d-\d\d\b")
_DAY_ALONE = re.compile(rf"\b{_DAY}(?!\w)")
_ISO_DATE = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")


def _is_later(updated: dt.date | None, date: dt.date) -> bool:
    """Tell whether a story was changed on a later day: pages give every one a day of change."""
    return updated is not None and updated > date


def _date_line(article: Article) -> dt.date | None:
    """Return the date of a short line of its own, such as "Skarvik, 12 October 2026"."""
    words = [block.span.of(article.text) for block in article.blocks if block.kind.classified]
    for line in (*words[:_FIRST_LINES], *words[-1:]):
        found = _DAY_OF_YEAR.findall(line)
        ends = line.rstrip().endswith((".", "!", "?", "”", '"'))
        if len(line.split()) <= _MOST_WORDS and len(found) == 1 and not ends:
            return unambiguous_date(found[0])
    return None


def _date_in_name(article: Article) -> dt.date | None:
    """Return the date in a file's name where the dateline names the same day without a year.

    Alone it would not do: it may be the day on which the file was saved.
    """
    in_name = _ISO_DATE.search(article.path.rsplit("/", 1)[-1])
    date = unambiguous_date(in_name[0]) if in_name else None
    for block in article.blocks:
        if date and block.kind is BlockKind.DATELINE:
            for day in _DAY_ALONE.findall(block.span.of(article.text)):
                if unambiguous_date(f"{day} {date.year}") == date:
                    return date
    return None
