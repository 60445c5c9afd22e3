"""A bare loop over the articles of a JSON Lines file: ``python -m tests.benchmarks.plumbing FILE``.

What a loop of one's own would do, and no more: read a line, profile its text, take the value of
each measure. It is what ``framing corpus`` is measured against, in a process of its own and with
the garbage collector set as a worker sets it.
"""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path

import framing


def loop(path: Path) -> int:
    """Profile each article of a file; how many values there were."""
    number = 0
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            number += len(framing.profile(framing.Article.from_text(row["text"])).values())
    return number


if __name__ == "__main__":
    gc.set_threshold(100_000, 20, 20)
    loop(Path(sys.argv[1]))
