"""Fair timing: two ways of doing a thing, in turn, the best round of each."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def side_by_side(
    one: Callable[[], object], other: Callable[[], object], rounds: int
) -> tuple[float, float]:
    """Return the seconds of the best round of each; rounds alternate, so drift hits both."""
    best = [float("inf"), float("inf")]
    for _ in range(rounds):
        for index, way in enumerate((one, other)):
            gc.collect()
            started = time.perf_counter()
            way()
            best[index] = min(best[index], time.perf_counter() - started)
    return best[0], best[1]
