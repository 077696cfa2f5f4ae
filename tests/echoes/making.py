"""Briefings made of a few sentences; all states and people in them are invented."""

import datetime as dt

from classifier.records import (
    Article,
    Attribution,
    AttributionKind,
    Block,
    BlockKind,
    Briefing,
    Container,
    Run,
    Span,
)
from classifier.text import take_apart

DAY = dt.date(2026, 5, 4)


def article(name, *paragraphs, day=0, publisher="", kind=BlockKind.PARAGRAPH):
    """Return an article; `day` counts from 4 May 2026, None for no date."""
    blocks, text = [], ""
    for number, paragraph in enumerate(paragraphs):
        text += "\n\n" if text else ""
        span = Span(len(text), len(text) + len(paragraph))
        text += paragraph
        blocks.append(Block(kind, span, (Container("p", number),), (Run(span),)))
    date = None if day is None else DAY + dt.timedelta(days=day)
    return Article(
        name,
        name,
        name.title(),
        text,
        tuple(blocks),
        f"{name}.md",
        date=date,
        publisher=publisher or f"{name} Post",
    )


def briefing(name, *paragraphs, said=(), **more):
    """Return a briefing; `said` are speaker, words of the source and words of the content."""
    made = article(name, *paragraphs, **more)
    attributions = []
    for speaker, source, content in said:
        at = [Span(made.text.index(w), made.text.index(w) + len(w)) for w in (source, content)]
        attributions.append(
            Attribution(AttributionKind.DIRECT, (at[0],), (), (at[1],), speaker, "official", "says")
        )
    return Briefing(take_apart(made), tuple(attributions), (), (), "sha256:0")


def words(echo, briefings):
    """Return the words of each version by its article."""
    texts = {one.article.id: one.article.text for one in briefings}
    return {
        version.article: [span.of(texts[version.article]) for span in version.spans]
        for version in echo.versions
    }
