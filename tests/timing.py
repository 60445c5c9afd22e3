"""How the time of a piece of work grows with what it is given, on a machine that is busy."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def seconds(work: Callable[[], object]) -> float:
    """The processor's seconds of one run of ``work``."""
    start = time.process_time()
    work()
    return time.process_time() - start


def growth(prepare: Callable[[int], Callable[[], object]], short: int, long: int,
           rounds: int = 3) -> float:
    """How many times as long work of the size ``long`` takes as work of the size ``short``.

    ``prepare`` makes the work of a size, which isn't timed. Both sizes are run in turn and the
    best of each is taken, so that a busy minute strikes both; cycles are not looked for meanwhile,
    since how long that takes depends on all that the tests before have left.
    """
    best: dict[int, float] = {}
    gc.disable()
    try:
        for _ in range(rounds):
            for size in (short, long):
                best[size] = min(best.get(size, float("inf")), seconds(prepare(size)))
    finally:
        gc.enable()
    return best[long] / best[short]
