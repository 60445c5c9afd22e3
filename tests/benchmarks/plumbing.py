"""What a part costs beside the profiles of its articles: ``… plumbing FOLDER`` prints the share.

In one process, in turn: a file is made a part of a collection (cut, read, profiled, written), and
another is gone over by the bare loop that anyone would write. No text comes twice, since words
that were met before cost less. It is processor time, so that others on the machine count for
little; and what differs is what either does beside its calls of ``profile``, which are the same
and whose own ups and downs, from one second to the next, are as large as the whole share.
"""

from __future__ import annotations

import gc
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import framing
from framing import tokens
from framing.collection.building import work
from framing.collection.building.work import Task
from framing.collection.parts import Fields, cut, settle
from framing.collection.settings import Settings, stamp
from framing.profiles import profile
from tests.benchmarks import generated
from tests.commands import parser

#: Pairs of files and the articles of each, of about 400 words: nearly as many as a part has.
PAIRS, ARTICLES = 7, 1_300


def bare(path: Path) -> None:
    """Read each line, profile its text, take the value of every measure; and no more."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            framing.profile(framing.Article.from_text(json.loads(line)["text"])).values()


def counted(folder: Path, first: Path) -> Callable[[Path], None]:
    """What a worker does with a file, and a driver before."""
    settings, fields = Settings(), settle([str(first)], Fields()).fields
    task = Task(str(folder), settings, fields, stamp(settings.described(), fields))
    (folder / "manifest.json").write_text("{}")

    def done(path: Path) -> None:
        for part in cut([str(path)], settings.size):
            receipt = task(part)
            assert (receipt.rows, receipt.failure) == (ARTICLES, None), receipt

    return done


class Timed:
    """``profile``, with the processor time that it took."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self, *given: Any, **options: Any) -> framing.Profile:
        start = time.process_time()
        read = profile(*given, **options)
        self.seconds += time.process_time() - start
        return read


class Took(NamedTuple):
    """Processor time for a byte: of all, and of what isn't within ``profile``."""

    whole: float
    beside: float


def took(run: Callable[[Path], None], path: Path) -> Took:
    """Time a pass over a file."""
    timed = framing.profile = work.profile = Timed()  # type: ignore[attr-defined]
    start = time.process_time()
    run(path)
    whole = time.process_time() - start
    size = path.stat().st_size
    return Took(whole / size, (whole - timed.seconds) / size)


def share(folder: Path) -> float:
    """The median of what parts take more beside the profiles ÷ bare loop; not of the first pair.

    Which of a pair comes first changes from pair to pair.
    """
    gc.set_threshold(100_000, 20, 20)  # as a worker sets it
    # One table of word forms for all: learning all words again falls to one of a pair by chance.
    tokens.MAX_FORMS = 10**9
    files = [folder / f"{number}.jsonl" for number in range(2 * PAIRS)]
    for number, path in enumerate(files):
        generated.write(path, ARTICLES, seed=generated.SEED + number)
    part = counted(folder, files[0])
    shares = []
    for pair in range(PAIRS):
        found = {run: took(run, path) for run, path in zip(
            (part, bare) if pair % 2 else (bare, part), files[2 * pair :], strict=False)}
        shares.append((found[part].beside - found[bare].beside) / found[bare].whole)
    return statistics.median(shares[1:])


if __name__ == "__main__":
    line = parser("tests.benchmarks.plumbing", __doc__)
    line.add_argument("folder", metavar="FOLDER", type=Path)
    print(share(line.parse_args().folder))
