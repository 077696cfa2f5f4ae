"""Counting: the summary on top of an article, and of the whole site."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from classifier.site.views import Certainty, NoteLink, SpeakerView, SummaryView, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from classifier.site.labels import Catalogue
    from classifier.site.views import LabelView, NoteView

# From what the text itself stands for to what it only supposes. A sentence counts once, under the
# least certain of its claims; one without any claim is the reporter's own assertion.
CERTAINTIES = ("asserted", "reported", "guessed")


def summary(catalogue: Catalogue, notes: Sequence[NoteView], sentences: int) -> SummaryView:
    """Count the findings of an article of `sentences` classified sentences."""
    sure = Counter(certainty_of(note) for note in notes)
    sure["asserted"] += sentences - len(notes)
    return _summary(
        catalogue,
        sentences,
        Counter(finding.label.id for note in notes for finding in note.claims),
        Counter(finding.label.id for note in notes for finding in note.domains),
        sure,
    )


def total(catalogue: Catalogue, summaries: Iterable[SummaryView]) -> SummaryView:
    """Add up the summaries of several articles."""
    sentences = 0
    claims, domains, sure = Counter[str](), Counter[str](), Counter[str]()
    for one in summaries:
        sentences += one.sentences
        claims.update({tally.label.id: tally.sentences for tally in one.claims})
        domains.update({tally.label.id: tally.sentences for tally in one.domains})
        sure.update({part.kind: part.sentences for part in one.certainty})
    return _summary(catalogue, sentences, claims, domains, sure)


def certainty(summaries: Iterable[SummaryView]) -> tuple[Certainty, ...]:
    """Add up how sure several articles are."""
    counted = Counter[str]()
    for one in summaries:
        counted.update({part.kind: part.sentences for part in one.certainty})
    return _certainties(counted)


def speakers(notes: Sequence[NoteView]) -> tuple[SpeakerView, ...]:
    """List who is heard, the most heard first, then in order of appearance.

    An attribution counts once, however many sentences its content runs through.
    """
    seen: dict[tuple[str, str], list[tuple[str, NoteView]]] = {}
    kinds: dict[str, LabelView | None] = {}
    counted: set[tuple[object, ...]] = set()
    for note in notes:
        for said in note.attributions:
            if not said.speaker:
                continue
            kind = said.source_kind.id if said.source_kind else ""
            kinds[kind] = said.source_kind
            first = (said.spans, said.speaker) not in counted
            counted.add((said.spans, said.speaker))
            seen.setdefault((said.speaker, kind), []).append((said.kind if first else "", note))
    rows = [
        _speaker(name, kinds[kind], [one[0] for one in heard], [one[1] for one in heard])
        for (name, kind), heard in seen.items()
    ]
    numbers: dict[str, int] = {}
    return tuple(
        replace(row, number=numbers.setdefault(row.name.casefold(), len(numbers) + 1))
        for row in sorted(rows, key=lambda row: -row.total)
    )


def _speaker(
    name: str, kind: LabelView | None, forms: Sequence[str], notes: Iterable[NoteView]
) -> SpeakerView:
    places = dict.fromkeys(NoteLink(note.number, note.place) for note in notes)
    direct, indirect, mixed = (forms.count(form) for form in ("direct", "indirect", "mixed"))
    return SpeakerView(name, kind, direct, indirect, mixed, tuple(places))


def certainty_of(note: NoteView) -> str:
    """Return how sure a sentence is: the least certain of its claims decides."""
    kinds = {finding.label.asserts for finding in note.claims} | {CERTAINTIES[0]}
    return max(kinds, key=CERTAINTIES.index)


def _summary(
    catalogue: Catalogue,
    sentences: int,
    claims: Counter[str],
    domains: Counter[str],
    sure: Counter[str],
) -> SummaryView:
    return SummaryView(
        sentences=sentences,
        claims=_tallies(catalogue.claims, claims, sentences),
        domains=_tallies(catalogue.domains, domains, sentences),
        certainty=_certainties(sure),
    )


def _certainties(counted: Counter[str]) -> tuple[Certainty, ...]:
    shares = percentages([counted[kind] for kind in CERTAINTIES])
    return tuple(
        Certainty(kind, counted[kind], share)
        for kind, share in zip(CERTAINTIES, shares, strict=True)
    )


def _tallies(
    labels: Mapping[str, LabelView], counts: Counter[str], sentences: int
) -> tuple[Tally, ...]:
    return tuple(
        Tally(label, counts[label.id], _percent(counts[label.id], sentences))
        for label in labels.values()
    )


def _percent(part: int, whole: int) -> int:
    """Return the nearest whole percentage, halves upwards."""
    return (200 * part + whole) // (2 * whole) if whole else 0


def percentages(counts: Sequence[int]) -> list[int]:
    """Return whole percentages that add up to 100: the largest remainders are rounded up.

    All are zero where nothing was counted.
    """
    whole = sum(counts)
    if not whole:
        return [0 for _ in counts]
    shares = [100 * count // whole for count in counts]
    by_remainder = sorted(range(len(counts)), key=lambda i: (-(100 * counts[i] % whole), i))
    for index in by_remainder[: 100 - sum(shares)]:
        shares[index] += 1
    return shares
