"""Collections against their bars: ``python -m tests.benchmarks.collections``.

Takes some minutes. ``--million`` adds the memory for a million articles (a quarter of an hour),
``--six`` has nothing to do for 6 GB instead of 600 MB (so much room is needed where temporary files
go); names of rows, as the first column has them, leave the others out. Seeds stand in the files
that draw the articles. What is compared by the clock needs a machine that nobody else uses.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.benchmarks import collecting, copied, generated, groups, stories
from tests.benchmarks.__main__ import ROOT, environment
from tests.benchmarks.collecting import Place
from tests.commands import parser

#: What is measured, its bar, and whether the figure must be at least or at most the bar.
BARS = {
    "two": (f"two processes ÷ one, {collecting.ARTICLES:,} articles, by the clock",
            "at least", 1.6),
    "plumbing": ("a part over a bare loop of profile + values, as a share", "at most", 0.05),
    "memory": (f"memory for {collecting.MEMORY[1]:,} articles, 2 workers, MB", "at most", 300.0),
    "memory, grown": (f"the same ÷ that for {collecting.MEMORY[0]:,}", "at most", 1.1),
    "million": (f"memory for {collecting.MILLION[1]:,} articles, 2 workers, MB", "at most", 300.0),
    "million, grown": (f"the same ÷ that for {collecting.MILLION[0]:,}", "at most", 1.1),
    # Half a second to start, and a tenth of what 6 GB may take.
    "nothing": ("nothing to do, 600 MB in the page cache, seconds", "at most", 1.5),
    "six": ("nothing to do, 6 GB in the page cache, seconds", "at most", 10.0),
    "killed": ("parts done again after a worker was killed", "at most", 2.0),
    "stories": (f"stories in {stories.ARTICLES:,} after TF-IDF, seconds of processor time",
                "at most", 5.0),
    "copies": ("copies in 37,000, seconds of processor time", "at most", 15.0),
    "copies, changed": ("recall of those with 5 % of words changed", "at least", 0.97),
    "copies, half": ("recall of those cut to half", "at least", 0.97),
    "copies, both": ("recall of those cut and changed (no bar of its own)", "at least", 0.0),
    "copies, precision": ("precision (no bar of its own)", "at least", 0.0),
    "week": (f"outlet × week over {groups.ARTICLES:,} rows, seconds", "at most", groups.BAR),
}
Found = dict[str, float]


def _memory(place: Place) -> Found:
    most, grown = collecting.memory(place)
    return {"memory": most, "memory, grown": grown}


def _million(place: Place) -> Found:
    most, grown = collecting.million(place)
    return {"million": most, "million, grown": grown}


def _stories(_: Place) -> Found:
    return {"stories": stories.took(stories.year()).stories}


def _copies(_: Place) -> Found:
    found = copied.measured()
    return {"copies": found["seconds"], "copies, changed": found["recall, changed"],
            "copies, half": found["recall, half"], "copies, both": found["recall, both"],
            "copies, precision": found["precision"]}


def _week(place: Place) -> Found:
    folder = place.folder / "million"
    groups.make(folder)
    return {"week": sorted(groups.run(folder, "loaded.rate") for _ in range(3))[1][0]}


#: Each measurement, by the name of its first row.
WORK: Mapping[str, Callable[[Place], Found]] = {
    "two": lambda place: {"two": collecting.two(place)},
    "plumbing": lambda place: {"plumbing": collecting.plumbing(place)},
    "memory": _memory,
    "million": _million,
    "nothing": lambda place: {"nothing": collecting.nothing(place)},
    "six": lambda place: {"six": collecting.nothing(place, collecting.DONE_ALL)},
    "killed": lambda place: {"killed": collecting.killed(place.folder)},
    "stories": _stories,
    "copies": _copies,
    "week": _week,
}


def chosen(words: list[str]) -> list[str]:
    """The measurements that the command line asks for.

    Raises:
        SystemExit: there is none of that name.

    """
    named = [word for word in words if not word.startswith("--")]
    asked = {word.removeprefix("--") for word in words} - {*named}
    if wrong := [name for name in (*named, *asked) if name not in WORK]:
        raise SystemExit(f"There is no {wrong[0]!r}: there are {', '.join(WORK)}.")
    left = {"million", "six"} if "six" not in asked else {"million", "nothing"}
    return named or [name for name in WORK if name in asked or name not in left]


def main() -> int:
    """Print each row as it is measured; exit 1 where a bar is missed."""
    line = parser("tests.benchmarks.collections", __doc__)
    line.add_argument("rows", metavar="ROW", nargs="*")
    for name in ("million", "six"):
        line.add_argument(f"--{name}", dest="asked", action="append_const", const=f"--{name}")
    given = line.parse_args()
    wanted = chosen([*given.rows, *(given.asked or ())])
    missed = 0
    print(f"of {len(generated.pool()):,} sentences, seed {generated.SEED}; stories: "
          f"{stories.SEED}, copies: 0, outlet × week: {groups.SEED}")
    with tempfile.TemporaryDirectory() as installed:
        subprocess.run([sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target",
                        installed, str(ROOT)], check=True, env=environment(""))
        env = environment(f"{installed}:{ROOT}")
        for name in wanted:
            with tempfile.TemporaryDirectory() as folder:
                found = WORK[name](Place(Path(folder), env))
            for row, value in found.items():
                title, side, bar = BARS[row]
                good = value <= bar if side == "at most" else value >= bar
                missed += not good
                print(f"{title:<64} {value:8.3f}  {side} {bar:g}{'' if good else '  MISSED'}",
                      flush=True)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
