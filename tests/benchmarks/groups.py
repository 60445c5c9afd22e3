"""Outlet × week over a million rows: ``python -m tests.benchmarks.groups [MEASURE,…]``.

A million articles' counts are drawn (seed 1, 12 outlets, ten years, 1,500 parts) and written in the
store's format; then ``framing outlets`` is timed as a whole process, three times, page cache warm.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.collected import drawn, write

ARTICLES, PARTS, SEED = 1_000_000, 1_500, 1
#: Seconds, for one measure.
BAR = 2.0


def make(folder: Path) -> None:
    """Write the collection, 1.1 GB."""
    write(folder, [f"Outlet {place:02}" for place in range(12)], drawn(ARTICLES, SEED),
          parts=PARTS, measures=())


def seconds(folder: Path, measures: str) -> float:
    """Time one run, as a whole process."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "framing", "outlets", str(folder), "--by", "outlet,week",
                    "--measures", measures, "-o", str(folder / "table.txt")], check=True)
    return time.perf_counter() - start


def main() -> int:
    """Print the times and the largest process; 1 where the bar is missed."""
    measures = sys.argv[1] if len(sys.argv) > 1 else "loaded.rate"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "million"
        make(folder)
        times = sorted(seconds(folder, measures) for _ in range(3))
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    print(f"outlet × week of {ARTICLES:,} articles, {measures}: {times[1]:.2f} s (at most {BAR}), "
          f"{most:.0f} MB")
    return int(times[1] > BAR)


if __name__ == "__main__":
    sys.exit(main())
