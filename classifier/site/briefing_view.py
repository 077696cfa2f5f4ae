"""One briefing as its page shows it."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from classifier.records import BlockKind
from classifier.site import addresses, counts
from classifier.site.excerpts import one_line, pieces, quoted, shortened
from classifier.site.marks import Evidence, SentenceMark, Tag
from classifier.site.render_text import render_body
from classifier.site.views import (
    AttributionView,
    BriefingView,
    ExceptionView,
    FindingView,
    MatchView,
    NoteLink,
    NoteView,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from classifier.records import (
        Article,
        Attribution,
        Briefing,
        Claim,
        DomainLabel,
        Match,
        Sentence,
    )
    from classifier.site.labels import Catalogue
    from classifier.site.views import RuleLink


def briefing_view(
    briefing: Briefing, catalogue: Catalogue, pictures: Mapping[str, str]
) -> BriefingView:
    """Make a briefing ready to be shown; `pictures` are the addresses of its pictures by source."""
    article = briefing.article
    sentences = briefing.document.sentences
    said = _attributions(briefing)
    notes_by_sentence = dict(_notes(briefing, catalogue, said))
    notes = tuple(notes_by_sentence.values())
    marks = [
        _mark(sentences[index], note, [briefing.attributions[i] for i in said.get(index, ())])
        for index, note in notes_by_sentence.items()
    ]
    page = addresses.briefing_page(article.slug)
    kinds = {block.kind for block in article.blocks}
    return BriefingView(
        title=article.title,
        page=page,
        slug=article.slug,
        date=article.date,
        publisher=article.publisher,
        byline=article.byline,
        source=article.url,
        language=article.language,
        standfirst=article.summary,
        notice=article.notice,
        rulebook=briefing.rulebook,
        titled=BlockKind.TITLE in kinds,
        signed=BlockKind.BYLINE in kinds,
        body=render_body(
            article, marks, {name: addresses.link(page, at) for name, at in pictures.items()}
        ),
        furniture=_furniture(article),
        notes=notes,
        summary=counts.summary(catalogue, notes, len(sentences)),
        speakers=counts.speakers(notes),
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
    page = addresses.briefing_page(briefing.article.slug)
    names = _anchors(briefing)
    drawn: dict[int, NoteLink] = {}
    known = sorted(claims.keys() | domains.keys() | said.keys())
    for number, index in enumerate(known, start=1):
        span = briefing.document.sentences[index].span
        place = f"{page}#s-{names[index]}"
        yield (
            index,
            NoteView(
                number=number,
                anchor=f"s-{names[index]}",
                note=f"n-{names[index]}",
                place=place,
                sentence=span.of(text),
                start=span.start,
                claims=tuple(_claim(claim, briefing, catalogue) for claim in claims.get(index, ())),
                domains=tuple(_domain(label, text, catalogue) for label in domains.get(index, ())),
                attributions=tuple(
                    _attribution(briefing.attributions[i], text, catalogue, drawn.get(i))
                    for i in said.get(index, ())
                ),
            ),
        )
        for i in said.get(index, ()):
            drawn.setdefault(i, NoteLink(number, place))


def _anchors(briefing: Briefing) -> list[str]:
    """Name each sentence by its words, so that a link to it survives edits around it.

    The same words a second time get a number.
    """
    seen: Counter[str] = Counter()
    names = []
    for sentence in briefing.document.sentences:
        words = one_line(sentence.span.of(briefing.article.text))
        name = hashlib.sha256(words.encode()).hexdigest()[:10]
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


def _claim(claim: Claim, briefing: Briefing, catalogue: Catalogue) -> FindingView:
    text, label = briefing.article.text, catalogue.claims[claim.type]
    matches = _matches(claim.matches, text, catalogue)
    evidence = [span for match in matches for span in match.spans]
    scope = claim.scope
    return FindingView(
        label=label,
        score=claim.score,
        inherited=0.0,
        matches=matches,
        name=label.named(claim.degree),
        claimant=_claimant(claim, briefing) if claim.degree else "",
        scope=pieces(scope.of(text), evidence, scope.start) if scope is not None else (),
    )


def _claimant(claim: Claim, briefing: Briefing) -> str:
    """Say who makes a claim: the source that it is attributed to, or the text itself."""
    if claim.attribution is None:
        return "the article itself"
    return briefing.attributions[claim.attribution].speaker or "somebody the article does not name"


def _domain(found: DomainLabel, text: str, catalogue: Catalogue) -> FindingView:
    label = catalogue.domains[found.domain]
    return FindingView(
        label=label,
        score=found.score,
        inherited=found.inherited,
        matches=_matches(found.matches, text, catalogue),
        name=label.label,
        shares=tuple((share.weight, share.side, share.beginning(text)) for share in found.context),
        against=found.against,
    )


def _matches(matches: Sequence[Match], text: str, catalogue: Catalogue) -> tuple[MatchView, ...]:
    """Show the matches of each rule together, the rules in the order in which they fired."""
    by_rule: dict[str, list[Match]] = {}
    for match in matches:
        by_rule.setdefault(match.rule, []).append(match)
    return tuple(_match(catalogue.rules[rule], fired, text) for rule, fired in by_rule.items())


def _match(rule: RuleLink, fired: Sequence[Match], text: str) -> MatchView:
    spans = tuple(span for match in fired for span in match.evidence)
    named = ((name, one_line(span.of(text))) for match in fired for name, span in match.captures)
    tried = [one for match in fired for one in match.exceptions]
    found = (ExceptionView(t.pattern, one_line(t.found.of(text))) for t in tried if t.found)
    return MatchView(
        rule=rule,
        spans=spans,
        evidence=tuple(dict.fromkeys(one_line(span.of(text)) for span in spans)),
        captures=tuple(dict.fromkeys(named)),
        tried=len({one.pattern for one in tried}),
        exceptions=tuple(dict.fromkeys(found)),
    )


def _attribution(
    said: Attribution, text: str, catalogue: Catalogue, drawn: NoteLink | None
) -> AttributionView:
    return AttributionView(
        spans=said.cue or said.source or said.content,
        kind=said.kind.value,
        source=quoted(text, said.source),
        cue=quoted(text, said.cue),
        content=shortened(quoted(text, said.content)),
        speaker=said.speaker,
        source_kind=catalogue.source_kinds[said.source_kind] if said.source_kind else None,
        rule=catalogue.rules[said.rule],
        why=said.why,
        drawn=drawn,
    )


# -------------------------------------------------------------------- marks


def _mark(sentence: Sentence, note: NoteView, attributions: Sequence[Attribution]) -> SentenceMark:
    """Say what the page marks on a sentence."""
    return SentenceMark(
        span=sentence.span,
        block=sentence.block,
        anchor=note.anchor,
        note=note.note,
        number=note.number,
        types=tuple(Tag(finding.label.id, finding.name) for finding in note.claims),
        domains=tuple(Tag(finding.label.id, finding.name) for finding in note.domains),
        speakers=note.speakers,
        evidence=tuple(
            Evidence(finding.label.id, span) for finding in note.claims for span in finding.spans
        ),
        topics=tuple(span for finding in note.domains for span in finding.spans),
        sources=tuple(span for said in attributions for span in said.source),
        cues=tuple(span for said in attributions for span in said.cue),
    )
