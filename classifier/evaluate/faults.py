"""What stands in the way of better figures, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from classifier.evaluate.gold import ATTRIBUTION

if TYPE_CHECKING:
    from classifier.evaluate.run import Evaluation

_RULES = 3
_ERRORS = 12
_NEAR = 0.5


@dataclass(frozen=True, slots=True)
class Faults:
    """What went wrong with a label.

    Of its misses, a rule matched and was `stopped`, or came `near`, or all were `far`. `harmful`
    are the rules with most false alarms and how many each has.
    """

    label: str
    stopped: int
    near: int
    far: int
    harmful: tuple[tuple[str, int], ...]

    @property
    def missed(self) -> int:
        """All misses."""
        return self.stopped + self.near + self.far


def faults(evaluation: Evaluation) -> tuple[Faults, ...]:
    """Count what went wrong with each label; of attributions see `attribution_errors`."""
    by_parts = bool(evaluation.roles)
    labels = [one.name for one in evaluation.labels if one.name != ATTRIBUTION or not by_parts]
    return tuple(_faults(evaluation, label) for label in labels)


def _faults(evaluation: Evaluation, label: str) -> Faults:
    of_label = [one for one in evaluation.judged if one.label == label]
    close = [one.closeness for one in of_label if not one.found]
    alarms = Counter(rule for one in of_label if not one.due for rule in one.rules)
    ordered = sorted(alarms.items(), key=lambda pair: (-pair[1], pair[0]))
    stopped = sum(closeness >= 1 for closeness in close)
    near = sum(_NEAR <= closeness < 1 for closeness in close)
    return Faults(label, stopped, near, len(close) - stopped - near, tuple(ordered[:_RULES]))


def attribution_errors(evaluation: Evaluation) -> tuple[tuple[str, str, int], ...]:
    """Count attributions that went wrong by what is wrong and why; the most frequent first."""
    counts = Counter((one.kind.value, one.cause) for one in evaluation.misattributed)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple((kind, cause, count) for (kind, cause), count in ordered[:_ERRORS])
