"""Who is heard, across articles: speakers and kinds of source.

The same name in several articles is taken for the same speaker; nothing else is. “Two officials”
are not: words that describe rather than name are kept apart from names.
"""

from __future__ import annotations

import threading
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from classifier.site import addresses
from classifier.site.across_views import LabelCount, SourceKindView, VoiceCount, VoiceView
from classifier.site.capitals import is_named
from classifier.site.excerpts import one_line
from classifier.site.source import same_objects

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from classifier.site.directory import Directory
    from classifier.site.findings import Finding, Findings
    from classifier.site.labels import Catalogue
    from classifier.site.source import Source
    from classifier.site.views import LabelView, SpeakerView

_MOST_HEARD = 40  # of one kind, beside the list of what they say


class _Known(NamedTuple):
    """Somebody who is heard, and the articles in which that is."""

    sources: tuple[Source, ...]
    voice: VoiceView


class VoiceMaker:
    """Lists who is heard on a site, of one edition after another.

    What is made is what a new one would make; who is heard in the same articles, which are told
    apart as objects, is not counted again.
    """

    def __init__(self) -> None:
        self._known: dict[str, _Known] = {}
        self._catalogue: Catalogue | None = None
        self._turn = threading.Lock()

    def of(
        self, catalogue: Catalogue, sources: Iterable[Source], names: Directory, findings: Findings
    ) -> tuple[VoiceView, ...]:
        """List everybody who is heard, the most heard first, then by name."""
        heard: dict[str, list[tuple[Source, SpeakerView]]] = {}
        for source in sources:
            for speaker in source.view.speakers:
                if (link := names.speakers.get(speaker.name)) is not None:
                    heard.setdefault(link.page, []).append((source, speaker))
        with self._turn:
            if self._catalogue != catalogue:
                self._catalogue, self._known = catalogue, {}
            self._known = {
                page: self._make(page, catalogue, found, findings.speakers[page])
                for page, found in heard.items()
            }
            voices = [known.voice for known in self._known.values()]
        return tuple(sorted(voices, key=lambda one: (-one.total, one.name.casefold(), one.page)))

    def _make(
        self,
        page: str,
        catalogue: Catalogue,
        heard: Sequence[tuple[Source, SpeakerView]],
        findings: Sequence[Finding],
    ) -> _Known:
        known = self._known.get(page)
        sources = tuple(source for source, _ in heard)
        if known is not None and same_objects(known.sources, sources):
            return known
        return _Known(sources, _voice(page, catalogue, heard, findings))


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


def _voice(
    page: str,
    catalogue: Catalogue,
    heard: Sequence[tuple[Source, SpeakerView]],
    findings: Sequence[Finding],
) -> VoiceView:
    speakers = [speaker for _, speaker in heard]
    kinds: Counter[str] = Counter()
    for speaker in speakers:
        kinds[speaker.source_kind.id if speaker.source_kind else ""] += speaker.total
    claims = Counter(
        found.label.id for finding in findings if finding.note for found in finding.note.claims
    )
    days = [one.view.date for one, _ in heard if one.view.date is not None]
    name = page.rpartition("/")[2].removesuffix(".html")
    return VoiceView(
        name=one_line(speakers[0].name),
        page=page,
        feed=addresses.speaker_feed(name) if days else "",
        spellings=tuple(dict.fromkeys(one_line(speaker.name) for speaker in speakers)),
        named=any(_is_named(speaker.name, one) for one, speaker in heard),
        kinds=_counts(catalogue.source_kinds.values(), kinds),
        unplaced=kinds[""],
        claims=_counts(catalogue.claims.values(), claims),
        direct=sum(speaker.direct for speaker in speakers),
        indirect=sum(speaker.indirect for speaker in speakers),
        mixed=sum(speaker.mixed for speaker in speakers),
        articles=len({one.view.page for one, _ in heard}),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _is_named(speaker: str, source: Source) -> bool:
    return is_named(speaker, lambda: source.capitals)


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
