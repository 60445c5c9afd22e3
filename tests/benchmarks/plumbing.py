"""What a part costs beside the profiles of its articles: ``… plumbing FOLDER`` prints the share.

In one process, in turn: a file is made a part of a collection (cut, read, profiled, written), and
another is gone over by the bare loop that anyone would write. No text comes twice, since words
that were met before cost less. It is processor time, so that others on the machine count for
little.
"""

from __future__ import annotations

import gc
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import framing
from framing.collection.parts import Fields, cut, settle
from framing.collection.settings import Settings, stamp
from framing.collection.work import Task
from tests.benchmarks import generated

#: Pairs of files and the articles of each, of about 400 words: a megabyte, a quarter of a part.
PAIRS, ARTICLES = 13, 400


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

    def work(path: Path) -> None:
        for part in cut([str(path)], settings.size):
            receipt = task(part)
            assert (receipt.rows, receipt.failure) == (ARTICLES, None), receipt

    return work


def seconds(work: Callable[[Path], None], path: Path) -> float:
    """Processor time for a byte."""
    start = time.process_time()
    work(path)
    return (time.process_time() - start) / path.stat().st_size


def share(folder: Path) -> float:
    """The median of parts ÷ bare loop, less one; the first pair is not counted.

    Which of a pair comes first changes from pair to pair.
    """
    gc.set_threshold(100_000, 20, 20)  # as a worker sets it
    files = [folder / f"{number}.jsonl" for number in range(2 * PAIRS)]
    for number, path in enumerate(files):
        generated.write(path, ARTICLES, seed=generated.SEED + number)
    part = counted(folder, files[0])
    ratios = []
    for pair in range(PAIRS):
        took = {work: seconds(work, path) for work, path in zip(
            (part, bare) if pair % 2 else (bare, part), files[2 * pair :], strict=False)}
        ratios.append(took[part] / took[bare])
    return statistics.median(ratios[1:]) - 1


if __name__ == "__main__":
    print(share(Path(sys.argv[1])))
