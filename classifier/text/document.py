"""An article taken apart into sentences and quotations, block by block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.records import BlockKind, Document, Position, Sentence
from classifier.text.quotations import find_quotations
from classifier.text.sentences import split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from classifier.records import Article, Block

# Titles and headings are written alike: short, in the present tense, often without a verb.
_HEADLINES = frozenset({BlockKind.TITLE, BlockKind.HEADING})
_RUNNING_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE})


def take_apart(article: Article) -> Document:
    """Return the sentences and quotations of an article.

    Only blocks that are classified have any; none crosses the border of a block. The sentences of
    a block hold everything in it but white space; what has no letter (a figure in a table, a row of
    stars) is no sentence. The first paragraph (a standfirst, where there is one) is the lead.
    """
    sentences: list[Sentence] = []
    for index, position in _placed(article):
        span = article.blocks[index].span
        sentences += [
            Sentence(found, index, position)
            for found in split(article.text, span)
            if any(char.isalpha() for char in found.of(article.text))
        ]
    return Document(article, tuple(sentences), find_quotations(article))


def _placed(article: Article) -> Iterator[tuple[int, Position]]:
    """Yield the index of each classified block with its position."""
    lead = _lead(article)
    for index, block in enumerate(article.blocks):
        if not block.kind.classified:
            continue
        if block.kind in _HEADLINES:
            yield index, Position.HEADLINE
        elif block.kind is BlockKind.CAPTION:
            yield index, Position.CAPTION
        else:
            yield index, Position.LEAD if block is lead else Position.BODY


def _lead(article: Article) -> Block | None:
    return next((block for block in article.blocks if block.kind in _RUNNING_TEXT), None)
