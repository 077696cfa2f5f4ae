"""An evaluation as plain data, for other programs. docs/formats.md describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from classifier.evaluate.examples import error_classes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from classifier.evaluate.compare import Comparison, Row
    from classifier.evaluate.confusion import Confusion
    from classifier.evaluate.counts import Interval
    from classifier.evaluate.gold import GoldFile
    from classifier.evaluate.run import Evaluation, Measure

_DIGITS = 4


def figures(files: Sequence[GoldFile], evaluation: Evaluation) -> dict[str, Any]:
    """Return every figure of an evaluation, ready for JSON."""
    return {
        "rulebook": evaluation.engine.book.version,
        "files": [
            {
                "name": file.name,
                "sha256": file.digest,
                "documents": len(file.documents),
                "sentences": file.sentences,
            }
            for file in files
        ],
        "documents": evaluation.documents,
        "sentences": evaluation.sentences,
        "labels": [_measure(measure) for measure in evaluation.labels],
        "roles": [_measure(measure) for measure in evaluation.roles],
        "rules": [
            {
                "rule": score.rule,
                "label": score.label,
                "right": score.right,
                "wrong": score.wrong,
                "precision": round(score.precision, _DIGITS),
                "f1_without": round(score.without, _DIGITS),
            }
            for score in evaluation.rules
        ],
        "confusion": [_confusion(confusion) for confusion in evaluation.confusions],
        "attribution_errors": [
            {
                "kind": one.kind,
                "cause": one.cause,
                "frame": one.frame,
                "count": one.count,
                "cues": dict(one.cues),
            }
            for one in error_classes(evaluation.misattributed)
        ],
    }


def compared_figures(comparison: Comparison, theirs: Evaluation, name: str) -> dict[str, Any]:
    """Return the difference from another rulebook, ready for JSON."""
    return {
        "with": name,
        "rulebook": theirs.engine.book.version,
        "labels": [_row(row) for row in comparison.labels],
        "roles": [_row(row) for row in comparison.roles],
        "fixed": len(comparison.fixed),
        "broken": len(comparison.broken),
        "attributions_fixed": len(comparison.attributions_fixed),
        "attributions_broken": len(comparison.attributions_broken),
    }


def _measure(measure: Measure) -> dict[str, Any]:
    counts = measure.counts
    return {
        "name": measure.name,
        "precision": round(counts.precision, _DIGITS),
        "recall": round(counts.recall, _DIGITS),
        "f1": round(counts.f1, _DIGITS),
        "interval": _interval(measure.interval),
        "right": counts.right,
        "wrong": counts.wrong,
        "missed": counts.missed,
        "documents": sum(map(bool, measure.documents)),
    }


def _interval(interval: Interval | None) -> list[float] | None:
    return [round(edge, _DIGITS) for edge in interval] if interval else None


def _confusion(confusion: Confusion) -> dict[str, Any]:
    return {
        "group": confusion.group,
        "cells": [
            {"due": due or None, "given": given or None, "count": count}
            for (due, given), count in sorted(confusion.cells.items())
            if count
        ],
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "name": row.name,
        "f1": round(row.ours.counts.f1, _DIGITS),
        "f1_there": round(row.theirs.counts.f1, _DIGITS),
        "change": round(row.change, _DIGITS),
        "interval": _interval(row.within),
        "verdict": row.verdict.value,
    }
