"""A story that was found, held against its page: what is not shown there, what was left out."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from classifier.content.plain import PlainBlock
from classifier.records import BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from classifier.content.recognise import Recogniser
    from classifier.intake.whitespace import Page, Placed
    from classifier.records import Block

_RUNNING = (BlockKind.PARAGRAPH, BlockKind.QUOTE)
_FEWEST_WORDS, _FEWEST_IN_SENTENCE = 12, 5


class Note(NamedTuple):
    """Something that a person should look at: a code, what it is, what to do."""

    code: str
    message: str
    hint: str


def against_the_page(
    placed: Placed, page: Page, recogniser: Recogniser, title: str
) -> Iterator[Note]:
    """Name words that the page does not show, and paragraphs that were left out.

    Looked at is what stands between the headline and the last words that were found.
    """
    pairs = list(zip(placed.blocks, placed.places, strict=True))
    unseen = [block for block, place in pairs if place is None]
    if unseen:
        message = f"{_named(unseen, placed.text)} stands in the page's data, not in what it shows"
        yield Note("unseen-words", message, "compare the article with the page")
    places = [place for _, place in pairs if place]
    if not places:
        return
    start = min(place.start for place in places)
    headline = page.letters.rfind("".join(title.split()), 0, start) if title else -1
    story = Span(start if headline < 0 else headline, max(place.end for place in places))
    kept = "".join(f"{title} {placed.text}".split())
    left = [block for block in _prose(page, story, recogniser) if _letters(page, block) not in kept]
    if left:
        message = f"left out inside the story: {_named(left, page.text)}"
        yield Note("left-out", message, "if it belongs to the story, add it to the article by hand")


def _prose(page: Page, story: Span, recogniser: Recogniser) -> Iterator[Block]:
    """Yield the paragraphs of some length that stand on a page between two letters."""
    plain = [PlainBlock(block, alone=True) for block in page.blocks]
    known = recogniser.run(page.text, plain, plain=False, titled=True).blocks
    for block in known:
        if block.kind in _RUNNING and _is_prose(block.span.of(page.text)):
            letter = bisect_left(page.offsets, block.span.start)
            if story.start <= letter < story.end:
                yield block


def _is_prose(words: str) -> bool:
    """Tell whether words are a paragraph, or a sentence, and no line of a page's furniture."""
    count = len(words.split())
    ends = words.rstrip("”’\"') ").endswith((".", "!", "?"))
    return count >= _FEWEST_WORDS or (ends and count >= _FEWEST_IN_SENTENCE)


def _letters(page: Page, block: Block) -> str:
    return "".join(block.span.of(page.text).split())


def _named(blocks: Sequence[Block], text: str) -> str:
    words = " ".join(blocks[0].span.of(text).split()[:8])
    more = f" and {len(blocks) - 1} more" if len(blocks) > 1 else ""
    return f"“{words} …”{more}"
