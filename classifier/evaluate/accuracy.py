"""The page of figures, as Markdown: what was measured, on what, when and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from classifier.evaluate.beside import Beside, Column
    from classifier.evaluate.faults import Faults
    from classifier.evaluate.gold import GoldFile
    from classifier.evaluate.run import Evaluation, Measure

_EXPLAINED = """\
Precision is the share of what was found that is right, recall the share of what there is that was
found, F1 their harmonic mean. The interval is that in which F1 falls for 95 % of sets of documents
drawn anew from the same ones (bootstrap, 1,000 draws); where fewer than three documents hold a
label, there is none. Sentences on which careful readers differ are left out.

Of the sentences that were missed, *stopped* are those where a rule's pattern matched and an
exception, its weight or another condition kept the label away; *near* those that hold at least half
of the words that some rule requires, or, for a label that follows from who is quoted, words of
somebody of another kind; *far* the others.
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """A gold file and how the rules did on it; `faults` and `errors` are what went wrong.

    `errors` count attributions by what is wrong and why.
    """

    file: GoldFile
    evaluation: Evaluation
    faults: tuple[Faults, ...]
    errors: tuple[tuple[str, str, int], ...]


def accuracy_page(measured: Sequence[Measured], date: dt.date, command: str, beside: Beside) -> str:
    """Return the page. `command` is the one that writes it; `beside` are others' figures.

    The same arguments give the same page. `measured` is not empty, and all of it is of one
    rulebook.
    """
    return "\n".join(_page(measured, date, command, beside)) + "\n"


def _page(
    measured: Sequence[Measured], date: dt.date, command: str, beside: Beside
) -> Iterator[str]:
    yield "# Accuracy"
    yield ""
    yield "Written by a command, not by hand:"
    yield ""
    yield "```console"
    yield f"$ {command}"
    yield "```"
    yield ""
    yield f"- date: {date.isoformat()}"
    yield f"- rulebook: `{measured[0].evaluation.engine.book.version}`"
    yield ""
    yield from _EXPLAINED.splitlines()
    for one in measured:
        yield ""
        yield from _file(one, beside)
    used = [column for one in measured for column in beside.columns_for(one.file.name)]
    if used:
        yield ""
        yield from _sources(tuple(dict.fromkeys(used)), beside)


def _file(one: Measured, beside: Beside) -> Iterator[str]:
    file, evaluation = one.file, one.evaluation
    yield f"## {file.name}"
    yield ""
    documents = "1 document" if len(file.documents) == 1 else f"{len(file.documents):,} documents"
    yield f"{documents}, {file.sentences:,} sentences. SHA-256 `{file.digest}`."
    columns = beside.columns_for(file.name)
    for head, measures in (("label", evaluation.labels), ("attribution", evaluation.roles)):
        if measures:
            yield ""
            yield from _table(head, measures, file.name, columns, beside)
    faults = [fault for fault in one.faults if fault.missed or fault.harmful]
    if faults:
        yield ""
        yield from _faults(faults)
    if one.errors:
        yield ""
        yield from _errors(one.errors)


def _faults(faults: Sequence[Faults]) -> Iterator[str]:
    yield _row(["what goes wrong", "missed", "stopped", "near", "far", "rules with false alarms"])
    yield _row(["---", *["---:"] * 4, "---"])
    for fault in faults:
        rules = ", ".join(f"`{rule}` {count}" for rule, count in fault.harmful)
        counts = [f"{count}" for count in (fault.missed, fault.stopped, fault.near, fault.far)]
        yield _row([_cell(fault.label), *counts, rules or "–"])


def _errors(errors: Sequence[tuple[str, str, int]]) -> Iterator[str]:
    yield _row(["what goes wrong with attributions", "why", "count"])
    yield _row(["---", "---", "---:"])
    for kind, cause, count in errors:
        yield _row([kind, cause, f"{count}"])


def _table(
    head: str, measures: Sequence[Measure], file: str, columns: Sequence[Column], beside: Beside
) -> Iterator[str]:
    titles = [head, "precision", "recall", "F1", "95 % of F1", "right", "wrong", "missed"]
    titles += ["documents", *(_cell(column.title) for column in columns)]
    yield _row(titles)
    yield _row(["---", *("---:" for _ in titles[1:])])
    for measure in measures:
        counts, within = measure.counts, measure.interval
        few = "too few documents" if counts else "–"
        cells = [
            _cell(measure.name),
            f"{counts.precision:.3f}" if counts else "–",
            f"{counts.recall:.3f}" if counts else "–",
            f"**{counts.f1:.3f}**" if counts else "–",
            f"{within.low:.3f}–{within.high:.3f}" if within else few,
            f"{counts.right}",
            f"{counts.wrong}",
            f"{counts.missed}",
            f"{sum(map(bool, measure.documents))}",
        ]
        known = [beside.f1(file, measure.name, column.id) for column in columns]
        yield _row([*cells, *("–" if f1 is None else f"{f1:.2f}" for f1 in known)])


def _sources(columns: Sequence[Column], beside: Beside) -> Iterator[str]:
    yield "## Where the other columns come from"
    yield ""
    yield "All are F1."
    if beside.note:
        yield ""
        yield " ".join(beside.note.split())
    yield ""
    for column in columns:
        yield f"- **{_cell(column.title)}**: {' '.join(column.source.split())}"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    """Return a name as the cell of a table: what Markdown would read into it is escaped."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>|" else char for char in text)
