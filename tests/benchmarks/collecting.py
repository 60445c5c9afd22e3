"""Making collections, measured from outside: ``framing corpus`` as a process of its own.

All articles are generated (:mod:`tests.benchmarks.generated`, whose seed it is); parts are cut so
small that there are as many a worker as in a collection of tens of thousands.
"""

from __future__ import annotations

import os
import shutil
import signal
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import generated, watched
from tests.benchmarks.watched import Watched
from tests.crashing import Run

#: Articles of about 400 words, bytes of a part, and how often each run is taken.
ARTICLES, PART, RUNS = 4_800, "500K", 3
#: Articles that memory is compared for. A worker remembers the words it has met, up to a number
#: that both sizes reach, short as their articles are, if many words are met once.
MEMORY, MEMORY_PART, MEMORY_FRESH = (2_000, 8_000), "1M", 0.3
MILLION, MILLION_FRESH = (100_000, 1_000_000), 0.06
#: Bytes of a file that has nothing to do left, and of what fills its lines up.
DONE, DONE_ALL, FILLING = 600_000_000, 6_000_000_000, 40_000


@dataclass(frozen=True)
class Place:
    """Where collections are made, and the environment of the processes that make them."""

    folder: Path
    env: Mapping[str, str]

    def articles(self, number: int, lines: int, filling: int = 0,
                 fresh: float = generated.FRESH) -> Path:
        """Generate articles of so many sentences."""
        path = self.folder / f"{number}.jsonl"
        generated.write(path, number, lines, filling, fresh)
        return path

    def corpus(self, source: Path, jobs: int, *options: str, memory: bool = False,
               again: bool = False) -> Watched:
        """Make a collection; ``again``: of what was made already."""
        made = self.folder / "collection"
        if not again:
            shutil.rmtree(made, ignore_errors=True)
        command = [sys.executable, "-m", "framing", "corpus", str(source), "-o", str(made),
                   "--jobs", str(jobs), "-q", *options]
        return watched.run(command, self.env, self.folder, memory=memory)


def two(place: Place, runs: int = RUNS) -> float:
    """Articles a second of two processes ÷ of one, by the clock: the median of runs in turn."""
    source = place.articles(ARTICLES, 18)
    return statistics.median(
        place.corpus(source, 1, "--part-size", PART).seconds
        / place.corpus(source, 2, "--part-size", PART).seconds for _ in range(runs))


def plumbing(place: Place) -> float:
    """What parts cost over a bare loop, as :mod:`tests.benchmarks.plumbing` measures it."""
    done = subprocess.run([sys.executable, "-m", "tests.benchmarks.plumbing", str(place.folder)],
                          env=dict(place.env), cwd=place.folder, check=True, text=True,
                          stdout=subprocess.PIPE)
    return float(done.stdout)


def memory(place: Place) -> tuple[float, float]:
    """The most megabytes that driver and two workers hold for the more articles; ÷ for the fewer.

    Memory that several share is counted once (PSS, looked at ten times a second).
    """
    return _held(place, [place.articles(size, 18, fresh=MEMORY_FRESH) for size in MEMORY],
                 MEMORY_PART)


def million(place: Place) -> tuple[float, float]:
    """The same for articles of a sentence, parts being of the usual size."""
    return _held(place, [place.articles(size, 1, fresh=MILLION_FRESH) for size in MILLION], "4M")


def _held(place: Place, sources: Sequence[Path], part: str) -> tuple[float, float]:
    few, many = (place.corpus(source, 2, "--part-size", part, memory=True).memory
                 for source in sources)
    return many, many / few


def nothing(place: Place, size: int = DONE) -> float:
    """Seconds of a run that has nothing to do: the best of three, the file in the page cache.

    A line has a field of forty thousand bytes beside its one sentence, of which one measure is
    taken: so that the first run, which is not measured, has little to do.
    """
    source = place.articles(size // (FILLING + 300), 1, FILLING)
    options = "--only", "structure.words"
    place.corpus(source, 2, *options)
    return min(place.corpus(source, 2, *options, again=True).seconds for _ in range(3))


def killed(folder: Path) -> float:
    """Parts done again after one of two workers was killed with SIGKILL in the middle of one."""
    run = Run.new(folder, "--jobs", "2")
    running = run.start()
    os.kill(run.held(running), signal.SIGKILL)
    run.go()
    ended = run.end(running)
    if ended.code:
        raise subprocess.CalledProcessError(ended.code, running.args, ended.data, ended.errors)
    return run.again()
