"""One briefing as its page shows it."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from classifier.records import BlockKind
from classifier.site import addresses, counts
from classifier.site.excerpts import one_line, pieces
from classifier.site.marks import Evidence, SentenceMark, Tag, Voice
from classifier.site.note_view import attribution_view, claim_view, domain_view
from classifier.site.render_text import render_body
from classifier.site.views import BriefingView, NoteLink, NoteView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from classifier.records import Article, Attribution, Briefing, Claim, DomainLabel, Sentence
    from classifier.site.labels import Catalogue
    from classifier.site.views import FindingView

# What the style sheet of all articles dresses; others need the one of rich blocks as well.
_PLAIN = frozenset(
    {
        BlockKind.TITLE,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.BYLINE,
        BlockKind.DATELINE,
    }
)
_PICTURE = 'class="picture"'


def briefing_view(
    briefing: Briefing, catalogue: Catalogue, pictures: Mapping[str, str]
) -> BriefingView:
    """Make a briefing ready to be shown; `pictures` are the addresses of its pictures by source."""
    article = briefing.article
    sentences = briefing.document.sentences
    said = _attributions(briefing)
    notes_by_sentence = dict(_notes(briefing, catalogue, said))
    notes = tuple(notes_by_sentence.values())
    speakers = counts.speakers(notes)
    numbers = {one.name.casefold(): one.number for one in speakers}
    marks = [
        _mark(
            sentences[index],
            note,
            [briefing.attributions[i] for i in said.get(index, ())],
            numbers,
        )
        for index, note in notes_by_sentence.items()
    ]
    page = addresses.briefing_page(article.slug)
    kinds = {block.kind for block in article.blocks}
    body = render_body(
        article, marks, {name: addresses.link(page, at) for name, at in pictures.items()}
    )
    return BriefingView(
        title=article.title,
        page=page,
        full=addresses.notes_page(article.slug) if notes else "",
        slug=article.slug,
        date=article.date,
        updated=article.updated,
        publisher=article.publisher,
        byline=article.byline,
        source=article.url,
        language=article.language,
        standfirst=article.summary,
        notice=article.notice,
        rulebook=briefing.rulebook,
        titled=BlockKind.TITLE in kinds,
        signed=BlockKind.BYLINE in kinds,
        body=body,
        rich=_is_rich(article) or "<img" in body or _PICTURE in body,
        furniture=_furniture(article),
        notes=notes,
        summary=counts.summary(catalogue, notes, len(sentences)),
        speakers=speakers,
    )


def _is_rich(article: Article) -> bool:
    """Tell whether an article is more than paragraphs under headings of one level."""
    levels = {block.level for block in article.blocks if block.kind is BlockKind.HEADING}
    return len(levels) > 1 or any(
        block.kind not in _PLAIN or len(block.path) > 1 for block in article.blocks
    )


def _furniture(article: Article) -> tuple[str, ...]:
    return tuple(
        one_line(block.span.of(article.text))
        for block in article.blocks
        if block.kind is BlockKind.FURNITURE
    )


# -------------------------------------------------------------------- notes


def _notes(
    briefing: Briefing, catalogue: Catalogue, said: Mapping[int, Sequence[int]]
) -> Iterator[tuple[int, NoteView]]:
    """Yield the sentences of which anything is known, in text order, each with its note."""
    text = briefing.article.text
    claims: dict[int, list[Claim]] = {}
    domains: dict[int, list[DomainLabel]] = {}
    for claim in briefing.claims:
        claims.setdefault(claim.sentence, []).append(claim)
    for domain in briefing.domains:
        domains.setdefault(domain.sentence, []).append(domain)
    sentences = briefing.document.sentences
    page = addresses.briefing_page(briefing.article.slug)
    names = _anchors(briefing)
    known = sorted(claims.keys() | domains.keys() | said.keys())
    links = {
        sentences[index].span.start: NoteLink(number, f"{page}#s-{names[index]}")
        for number, index in enumerate(known, start=1)
    }
    drawn: dict[int, NoteLink] = {}
    for index in known:
        span = sentences[index].span
        link = links[span.start]
        made = tuple(claim_view(claim, briefing, catalogue) for claim in claims.get(index, ()))
        about = tuple(
            domain_view(label, text, catalogue, links) for label in domains.get(index, ())
        )
        yield (
            index,
            NoteView(
                number=link.number,
                anchor=f"s-{names[index]}",
                note=f"n{link.number}",
                place=link.place,
                sentence=span.of(text),
                start=span.start,
                pieces=pieces(
                    span.of(text),
                    (word for found in (*made, *about) for word in found.spans),
                    span.start,
                ),
                claims=made,
                domains=about,
                attributions=tuple(
                    attribution_view(briefing.attributions[i], text, catalogue, drawn.get(i))
                    for i in said.get(index, ())
                ),
            ),
        )
        for i in said.get(index, ()):
            drawn.setdefault(i, link)


def _anchors(briefing: Briefing) -> list[str]:
    """Name each sentence by its words, so that a link to it survives edits around it.

    The same words a second time get a number.
    """
    seen: Counter[str] = Counter()
    names = []
    for sentence in briefing.document.sentences:
        words = one_line(sentence.span.of(briefing.article.text))
        name = hashlib.sha256(words.encode()).hexdigest()[:8]
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return names


def _attributions(briefing: Briefing) -> dict[int, list[int]]:
    """Return for each sentence the attributions that have a part in it, or that its claims name."""
    sentences = briefing.document.sentences
    parts: dict[int, set[int]] = {}
    for claim in briefing.claims:
        if claim.attribution is not None:
            parts.setdefault(claim.sentence, set()).add(claim.attribution)
    for index, said in enumerate(briefing.attributions):
        for span in (*said.source, *said.cue, *said.content):
            number = bisect_right(sentences, span.start, key=lambda sentence: sentence.span.end)
            while number < len(sentences) and sentences[number].span.overlaps(span):
                parts.setdefault(number, set()).add(index)
                number += 1
    return {number: sorted(indices) for number, indices in parts.items()}


# -------------------------------------------------------------------- marks


def _mark(
    sentence: Sentence,
    note: NoteView,
    attributions: Sequence[Attribution],
    numbers: Mapping[str, int],
) -> SentenceMark:
    """Say what the page marks on a sentence; `numbers` are the speakers', by name."""
    return SentenceMark(
        span=sentence.span,
        block=sentence.block,
        anchor=note.anchor,
        note=note.note,
        number=note.number,
        types=tuple(_tag(finding) for finding in note.claims),
        domains=tuple(_tag(finding) for finding in note.domains),
        speakers=tuple(Voice(numbers[name.casefold()], name) for name in note.speakers),
        certainty=counts.certainty_of(note),
        evidence=tuple(
            Evidence(finding.label.id, span) for finding in note.claims for span in finding.spans
        ),
        topics=tuple(span for finding in note.domains for span in finding.spans),
        sources=tuple(span for said in attributions for span in said.source),
        cues=tuple(span for said in attributions for span in said.cue),
    )


def _tag(finding: FindingView) -> Tag:
    return Tag(finding.label.id, finding.name, finding.degree)
