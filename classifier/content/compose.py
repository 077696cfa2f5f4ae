"""Text, blocks and data → a complete article: its headline found, its parts recognised."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from classifier.content.blocks import moved, retagged
from classifier.content.dates import unambiguous_date
from classifier.content.plain import PlainBlock
from classifier.records import Article, Block, BlockKind, Container, Run, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from classifier.content.frontmatter import FrontMatter
    from classifier.content.lines import LineMap
    from classifier.content.recognise import Recogniser

# Among how many first blocks a headline that is known is looked for, and how long one is that
# has to be made of the text's first line.
_TITLE_WITHIN = 8
_LONGEST_MADE_TITLE = 90
_WORD = re.compile(r"\w+")


class Draft(NamedTuple):
    """What a reader of some format found.

    `plain` tells that the text has no markup. `whole` tells that `text` must stay as it is: a
    headline that it lacks is not put in front. `name` is the source's path as the user gave it,
    `fallback_title` a headline from outside of the text, such as a page's title.
    """

    name: str
    slug: str
    data: FrontMatter
    text: str
    blocks: Sequence[PlainBlock]
    lines: LineMap
    plain: bool
    whole: bool
    title_line: int = 0
    fallback_title: str = ""


def compose(draft: Draft, recogniser: Recogniser) -> Article:
    """Make an article. Raises `PatternTimeout`.

    A day of change before that of publication is not taken over.
    """
    data = draft.data
    blocks, title = _with_known_title(draft)
    recognised = recogniser.run(draft.text, blocks, plain=draft.plain, titled=bool(title))
    text, found, lines = draft.text, recognised.blocks, draft.lines
    heading = next((block for block in found if block.kind is BlockKind.TITLE), None)
    if heading is not None:
        title = title or _one_line(heading.span.of(text))
    elif title and not draft.whole:
        text, found, lines = _under_title(title, text, found, lines, draft.title_line)
    captured = recognised.captures
    date = data.date or unambiguous_date(captured.get("date", ""))
    slug = data.slug or draft.slug
    return Article(
        id=data.id or slug,
        slug=slug,
        title=title or draft.fallback_title or _made_title(text, found) or slug,
        text=text,
        blocks=found,
        path=draft.name,
        date=date,
        updated=None if date and data.updated and data.updated < date else data.updated,
        publisher=data.publisher or captured.get("agency", ""),
        byline=data.byline or _one_line(captured.get("author", "")),
        url=data.url or "",
        language=data.language or "en",
        summary=data.summary or "",
        notice=data.notice or "",
        lines=lines,
    )


# ----------------------------------------------------------------- headline


def _with_known_title(draft: Draft) -> tuple[list[PlainBlock], str]:
    """Mark the headline that front matter or markup gives; returns it as well, empty if unknown.

    Without one in front matter, it is the first heading of the first level.
    """
    blocks = list(draft.blocks)
    title = draft.data.title or ""
    for index, (block, alone) in enumerate(blocks):
        words = block.span.of(draft.text)
        first_heading = block.kind is BlockKind.HEADING and block.level == 1
        may_say = first_heading or (
            index < _TITLE_WITHIN and block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
        )
        if (may_say and same_words(title, words)) if title else (first_heading and words):
            blocks[index] = PlainBlock(retagged(block, BlockKind.TITLE, "h1", 1), alone)
            return blocks, title or _one_line(words)
        if first_heading and title:
            break  # another headline: this one stays what it is
    return blocks, title


def same_words(left: str, right: str) -> bool:
    """Tell whether two lines say the same but for case, white space and punctuation."""
    words = _WORD.findall(left.casefold())
    return bool(words) and words == _WORD.findall(right.casefold())


def _under_title(
    title: str, text: str, blocks: Sequence[Block], lines: LineMap, title_line: int
) -> tuple[str, tuple[Block, ...], LineMap]:
    """Put a headline that stands in front matter in front of the text."""
    head = f"{title}\n\n"
    key = 1 + max((part.key for block in blocks for part in block.path), default=0)
    span = Span(0, len(title))
    heading = Block(BlockKind.TITLE, span, (Container("h1", key),), (Run(span),), 1)
    below = tuple(moved(block, len(head)) for block in blocks)
    line_map = ((0, title_line), *((offset + len(head), line) for offset, line in lines))
    return head + text, (heading, *below), line_map


def _made_title(text: str, blocks: Sequence[Block]) -> str:
    """Return the beginning of the first paragraph, for a text that has no headline."""
    for block in blocks:
        if block.kind.classified and block.kind is not BlockKind.CAPTION:
            words = _one_line(block.span.of(text))
            if words:
                return _shortened(words)
    return ""


def _shortened(words: str) -> str:
    if len(words) <= _LONGEST_MADE_TITLE:
        return words
    return words[:_LONGEST_MADE_TITLE].rpartition(" ")[0].rstrip(" ,;:–—-") + "…"


def _one_line(words: str) -> str:
    return " ".join(words.split())
