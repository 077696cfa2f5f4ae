"""Small articles made of blocks, for the tests of this room."""

from classifier.records import Article, Block, BlockKind, Container, Run, Span


def article(*blocks):
    """Return an article of (kind, text) pairs or plain texts, which are paragraphs."""
    text, made = "", []
    for number, block in enumerate(blocks):
        kind, words = block if isinstance(block, tuple) else (BlockKind.PARAGRAPH, block)
        text += "\n\n" if text else ""
        span = Span(len(text), len(text) + len(words))
        made.append(Block(kind, span, (Container("p", number),), (Run(span),)))
        text += words
    return Article(id="a", slug="a", title="", text=text, blocks=tuple(made), path="a.md")
