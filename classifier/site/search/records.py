"""What can be found: each sentence of each article, and each article as a whole.

A sentence can be searched with its own labels, so that who denied what is answered by the sentence
in which it is denied, not by an article that holds a denial somewhere. Words that stand in several
sentences are found through the article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from classifier.records import BlockKind
from classifier.site.names import page_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from classifier.site.source import Source
    from classifier.site.views import NoteView

FIND, SENTENCE, ARTICLE = "find", "sentence", "article"
_LEFT_OUT = frozenset({BlockKind.FURNITURE, BlockKind.BREAK})


class Record(NamedTuple):
    """Something that can be found.

    `address` names it in the index: ``s/SLUG/ANCHOR`` a sentence that has a note, ``p/SLUG/NUMBER``
    one that has none, counted from 0, and ``a/SLUG`` an article. `facets` are the names and values
    that it can be filtered by, in order, each pair once.
    """

    address: str
    words: str
    facets: tuple[tuple[str, str], ...]


def records(sources: Sequence[Source]) -> Iterator[Record]:
    """Yield every record: article by article in the order of the sources, sentence by sentence."""
    names = _spellings(sources)
    for source in sources:
        slug, text = source.view.slug, source.article.text
        common = tuple(_common(source))
        found: dict[tuple[str, str], None] = {}
        for number, sentence in enumerate(source.briefing.document.sentences):
            note = source.notes.get(number)
            own = tuple(dict.fromkeys(_labels(note, names))) if note else ()
            found.update(dict.fromkeys(own))
            address = f"s/{slug}/{note.anchor}" if note else f"p/{slug}/{number}"
            facets = ((FIND, SENTENCE), *common, *own)
            yield Record(address, sentence.span.of(text), facets)
        yield Record(f"a/{slug}", _whole(source), ((FIND, ARTICLE), *common, *found))


def _common(source: Source) -> Iterator[tuple[str, str]]:
    article = source.article
    if article.date is not None:
        yield "day", article.date.isoformat()
    if article.publisher:
        yield "publisher", article.publisher


def _labels(note: NoteView, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for claim in note.claims:
        yield "type", claim.label.id
    for domain in note.domains:
        yield "domain", domain.label.id
    for said in note.attributions:
        if said.source_kind is not None:
            yield "source", said.source_kind.id
    for speaker in note.speakers:
        yield "speaker", names[page_name(speaker)]


def _spellings(sources: Iterable[Source]) -> dict[str, str]:
    """Return how each speaker is written first, by page name: the same name is one speaker."""
    names: dict[str, str] = {}
    for source in sources:
        for note in source.view.notes:
            for speaker in note.speakers:
                names.setdefault(page_name(speaker), speaker)
    return names


def _whole(source: Source) -> str:
    """Return the words of an article with its title, without the page's furniture."""
    article, view = source.article, source.view
    blocks = (b.span.of(article.text) for b in article.blocks if b.kind not in _LEFT_OUT)
    return "\n".join([*([] if view.titled else [view.title]), *blocks])
