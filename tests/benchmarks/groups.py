"""Outlet × week over a million rows: ``python -m tests.benchmarks.groups [MEASURE,…]``.

A million articles' counts are drawn (seed 1, 12 outlets, ten years, 1,500 parts) and written in the
store's format; then ``framing outlets`` is timed as a whole process, three times, page cache warm.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.commands import parser

ARTICLES, PARTS, SEED = 1_000_000, 1_500, 1
#: Seconds, for one measure.
BAR = 2.0
#: Written by a process of its own: what that holds is none of the memory that is measured.
_MAKE = f"""
import sys; from pathlib import Path; from tests.collected import drawn, write
write(Path(sys.argv[1]), [f"Outlet {{place:02}}" for place in range(12)],
      drawn({ARTICLES}, {SEED}), parts={PARTS}, measures=())
"""


def make(folder: Path) -> None:
    """Write the collection, 1.1 GB."""
    subprocess.run([sys.executable, "-c", _MAKE, str(folder)], check=True)


def run(folder: Path, measures: str) -> tuple[float, float, float]:
    """Time one run as a whole process: seconds, seconds of processor time, megabytes."""
    start = time.perf_counter()
    child = subprocess.Popen([sys.executable, "-m", "framing", "outlets", str(folder), "--by",
                              "outlet,week", "--measures", measures, "-o",
                              str(folder / "table.txt")])
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, child.args)
    return time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000


def main() -> int:
    """Print the median time and its memory; 1 where the bar is missed."""
    line = parser("tests.benchmarks.groups", __doc__)
    line.add_argument("measures", metavar="MEASURE,…", nargs="?", default="loaded.rate")
    measures = line.parse_args().measures
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "million"
        make(folder)
        seconds, processor, most = sorted(run(folder, measures) for _ in range(3))[1]
    print(f"outlet × week of {ARTICLES:,} articles, {measures}: {seconds:.2f} s (at most {BAR:g}), "
          f"{processor:.2f} s of processor time, {most:.0f} MB")
    return int(seconds > BAR)


if __name__ == "__main__":
    sys.exit(main())
