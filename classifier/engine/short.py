"""A text without a file, as an article: an example, or a sentence to be explained."""

from __future__ import annotations

from classifier.records import Article, Block, BlockKind, Container, Run, Span


def short_article(text: str) -> Article:
    """Return an article that is nothing but one paragraph."""
    span = Span(0, len(text))
    block = Block(BlockKind.PARAGRAPH, span, (Container("p", 0),), (Run(span),))
    return Article(id="-", slug="-", title="", text=text, blocks=(block,), path="-")
