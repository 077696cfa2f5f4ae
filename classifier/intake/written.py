"""A story → the article file that is written for it, proven to read back as the same words."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import yaml

from classifier.content import read_article
from classifier.content.slugs import slugify
from classifier.intake.markup import to_markdown
from classifier.problems import Problem, ProblemsError
from classifier.records import BlockKind

if TYPE_CHECKING:
    from collections.abc import Collection

    from classifier.intake.story import Story

# A page's name is cut at 80 characters; a date and a number must fit in as well.
_LONGEST_SLUG = 60
_FIRST_WORDS = 8
_KEYS = ("title", "date", "updated", "publisher", "byline", "url", "language")


def stem_for(story: Story, taken: Collection[str]) -> str:
    """Return a file name without ending that no other article has: date, then headline."""
    words = story.data.title or " ".join(body_words(story)[:_FIRST_WORDS])
    slug = slugify(words)
    if len(slug) > _LONGEST_SLUG:
        slug = slug[: _LONGEST_SLUG + 1].rpartition("-")[0] or slug[:_LONGEST_SLUG]
    stem = f"{story.data.date.isoformat()}-{slug}" if story.data.date else slug
    number, free = 2, stem
    while free in taken:
        free, number = f"{stem}-{number}", number + 1
    return free


def body_words(story: Story) -> list[str]:
    """Return the words of a story's text in order, apart at white space."""
    return [
        word
        for block in story.blocks
        if block.kind is not BlockKind.BREAK
        for word in block.span.of(story.text).split()
    ]


def body(story: Story) -> str:
    """Return a story's text as Markdown. Raises `ProblemsError` if it would not read back."""
    for only_html in (False, True):
        markdown = to_markdown(story.text, story.blocks, only_html=only_html)
        if _reads_back(story, markdown):
            return markdown
    message = "the text cannot be written down so that it reads back word for word"
    raise ProblemsError([Problem(story.name, story.line, 0, "not-the-same", message)])


def article_source(story: Story, markdown: str, original: str) -> str:
    """Return the article's file: front matter, then the text. `original` is named in it."""
    values = {key: getattr(story.data, key) for key in _KEYS}
    values["original"] = original or None
    given = {key: value for key, value in values.items() if value is not None}
    if not given:
        return markdown
    matter = yaml.safe_dump(given, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{matter}---\n\n{markdown}"


def _reads_back(story: Story, markdown: str) -> bool:
    """Whether the reader of articles finds the same words, and the headline before them."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "story.md")
        source = article_source(story, markdown, "_originals/story")
        path.write_text(source, encoding="utf-8", newline="\n")
        try:
            article = read_article(path, ())
        except ProblemsError:
            return False
    words, expected = article.text.split(), body_words(story)
    title = (story.data.title or "").split()
    return words in (title + expected, expected)
