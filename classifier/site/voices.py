"""Who is heard, across articles: speakers and kinds of source.

The same name in several articles is taken for the same speaker; nothing else is. “Two officials”
are not: words that describe rather than name are kept apart from names.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, partial
from typing import TYPE_CHECKING

from classifier.records import BlockKind
from classifier.site import addresses
from classifier.site.across_views import LabelCount, SourceKindView, VoiceCount, VoiceView
from classifier.site.excerpts import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from classifier.records import Briefing
    from classifier.site.directory import Directory
    from classifier.site.findings import Finding, Findings
    from classifier.site.labels import Catalogue
    from classifier.site.views import BriefingView, LabelView, SpeakerView

_MOST_HEARD = 40  # of one kind, beside the list of what they say

_WORD = re.compile(r"[^\W_](?:[\w’'.-]*\w)?")
# A capital after one of these need not be a name's.
_OPENING = re.compile(r"[“‘\"'«(\[:–—…]\s*$")
_SET_IN_CAPITALS = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.TABLE_CELL})
# Small words inside names, in the languages whose names English papers print.
_INSIDE = frozenset(
    "of the and for in on at de del della der des di do dos du da la le les el al bin bint ibn "
    "van von den ter ten zu und e y af av til".split()
)
# What begins a description or stands for a name, whatever its case.
_NEVER = frozenset(
    "a an i he she it we you they who its his her their our my your this that these those some "
    "any no one two three both each either neither other another many several most few all".split()
)


def voices(
    catalogue: Catalogue,
    briefings: Sequence[BriefingView],
    names: Directory,
    findings: Findings,
    sources: Mapping[str, Briefing],
) -> tuple[VoiceView, ...]:
    """List everybody who is heard, the most heard first, then by name.

    `sources` are what the briefings were made from, by their page.
    """

    @cache
    def capitals(page: str) -> frozenset[str]:
        return capitalised(sources[page])

    heard: dict[str, list[tuple[BriefingView, SpeakerView]]] = {}
    for briefing in briefings:
        for speaker in briefing.speakers:
            if (link := names.speakers.get(speaker.name)) is not None:
                heard.setdefault(link.page, []).append((briefing, speaker))
    rows = [
        _voice(page, catalogue, found, findings.speakers[page], capitals)
        for page, found in heard.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.total, row.name.casefold(), row.page)))


def source_kinds(
    catalogue: Catalogue, everybody: Sequence[VoiceView], findings: Findings
) -> tuple[SourceKindView, ...]:
    """List the kinds of source, in the taxonomy's order."""
    by_kind: dict[str, list[VoiceCount]] = {}
    for voice in everybody:
        for kind in voice.kinds:
            by_kind.setdefault(kind.label.id, []).append(VoiceCount(voice, kind.times))
    return tuple(
        _source_kind(label, by_kind.get(label.id, ()), findings.source_kinds.get(label.id, ()))
        for label in catalogue.source_kinds.values()
    )


def capitalised(briefing: Briefing) -> frozenset[str]:
    """Return the words that an article capitalises within its sentences, as names are."""
    text = briefing.article.text
    blocks = briefing.article.blocks
    words: set[str] = set()
    for sentence in briefing.document.sentences:
        if blocks[sentence.block].kind not in _SET_IN_CAPITALS:
            words.update(_within(sentence.span.of(text)))
    return frozenset(words)


def is_named(speaker: str, capitals: Callable[[], frozenset[str]]) -> bool:
    """Tell whether words name somebody; `capitals` gives what their article capitalises.

    All their words have a capital, but for “the” and the like; and so has the first one where it
    does not only begin a sentence, or a second one follows.
    """
    words = _WORD.findall(speaker)
    if words and words[0].casefold() == "the":
        words = words[1:]
    if not words or words[0].casefold() in _INSIDE | _NEVER:
        return False
    large = [word for word in words if word.casefold() not in _INSIDE]
    if any(word[0].islower() or word[0].isdigit() for word in large):
        return False
    return len(large) > 1 or not large[0][0].isupper() or large[0] in capitals()


def _within(sentence: str) -> Iterator[str]:
    """Yield the capitalised words of a sentence, without those that only begin something."""
    for number, match in enumerate(_WORD.finditer(sentence)):
        if number and match[0][0].isupper() and not _OPENING.search(sentence, 0, match.start()):
            yield match[0]


def _voice(
    page: str,
    catalogue: Catalogue,
    heard: Sequence[tuple[BriefingView, SpeakerView]],
    findings: Sequence[Finding],
    capitals: Callable[[str], frozenset[str]],
) -> VoiceView:
    speakers = [speaker for _, speaker in heard]
    kinds: Counter[str] = Counter()
    for speaker in speakers:
        kinds[speaker.source_kind.id if speaker.source_kind else ""] += speaker.total
    claims = Counter(
        found.label.id for finding in findings if finding.note for found in finding.note.claims
    )
    days = [briefing.date for briefing, _ in heard if briefing.date is not None]
    name = page.rpartition("/")[2].removesuffix(".html")
    return VoiceView(
        name=one_line(speakers[0].name),
        page=page,
        feed=addresses.speaker_feed(name) if days else "",
        spellings=tuple(dict.fromkeys(one_line(speaker.name) for speaker in speakers)),
        named=any(is_named(speaker.name, partial(capitals, one.page)) for one, speaker in heard),
        kinds=_counts(catalogue.source_kinds.values(), kinds),
        unplaced=kinds[""],
        claims=_counts(catalogue.claims.values(), claims),
        direct=sum(speaker.direct for speaker in speakers),
        indirect=sum(speaker.indirect for speaker in speakers),
        mixed=sum(speaker.mixed for speaker in speakers),
        articles=len({briefing.page for briefing, _ in heard}),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _counts(labels: Iterable[LabelView], counted: Counter[str]) -> tuple[LabelCount, ...]:
    return tuple(LabelCount(label, counted[label.id]) for label in labels if counted[label.id])


def _source_kind(
    label: LabelView, heard: Sequence[VoiceCount], findings: Sequence[Finding]
) -> SourceKindView:
    return SourceKindView(
        label=label,
        page=label.page,
        speakers=len(heard),
        statements=sum(one.statements for one in heard),
        articles=len({finding.briefing.page for finding in findings}),
        voices=tuple(sorted(heard, key=lambda one: -one.statements)[:_MOST_HEARD]),
    )
