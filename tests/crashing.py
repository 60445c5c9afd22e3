"""A collection in the making, whose workers stop where a text says so, and what it left."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.corpora import row, write
from tests.running import ROOT, Ended, environment

#: Notes each article it meets. It waits at HOLD until there is a file ``go``, kills its worker at
#: KILL, and fails at RAISE.
PLUGIN = '''
import os, time
from pathlib import Path
from framing.counts import number
from framing.measures import measure

@measure("own.fate", per="", cite="", english=False)
def fate(doc):
    """What becomes of the worker."""
    with open("met", "a") as met:
        met.write(doc.article.name + "\\n")
    if "HOLD" in doc.article.text and not Path("go").exists():
        Path("holds.part").write_text(str(os.getpid()))
        os.replace("holds.part", "holds")
        for _ in range(20_000):  # not for good, should the test have ended before
            if Path("go").exists():
                break
            time.sleep(0.01)
    if "KILL" in doc.article.text:
        os.kill(os.getpid(), 9)
    if "RAISE" in doc.article.text:
        raise ZeroDivisionError("by a measure of one's own")
    return number(doc.words)
'''
#: What a part leaves besides its receipt, in which the seconds that it took differ.
KINDS = ("articles", "counts", "words", "errors")
#: A worker waits at this article, somewhere in the middle.
HELD = 17


@dataclass(frozen=True)
class Run:
    """A folder with 30 articles, and how ``framing corpus`` is called there."""

    folder: Path
    engine: tuple[str, ...] = ("--jobs", "1")

    @classmethod
    def new(cls, folder: Path, *engine: str, said: str = "HOLD here, please.") -> Run:
        """Make the folder; the article in the middle says what becomes of its worker."""
        folder.mkdir(exist_ok=True)
        (folder / "fate.py").write_text(PLUGIN)
        rows = [row(number) for number in range(30)]
        rows[HELD]["text"] = f"{said} {rows[HELD]['text']}"
        write(folder / "news.jsonl", rows)
        return cls(folder, engine or cls.engine)

    def start(self, *more: str) -> subprocess.Popen[bytes]:
        """Start it in a process group of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "framing", "corpus", "news.jsonl", "-o", "c", "--part-size",
             "800", "--plugin", "fate.py", "--only", "own,structure.words,tone.vader",
             *self.engine, *more],
            cwd=self.folder, env=environment(PYTHONPATH=str(ROOT)), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)

    def end(self, running: subprocess.Popen[bytes]) -> Ended:
        """Wait for it."""
        out, err = running.communicate(timeout=240)
        return Ended(running.returncode, out, err)

    def all(self, *more: str) -> Ended:
        """Run it from start to end."""
        return self.end(self.start(*more))

    def go(self) -> None:
        """Let the worker that holds go on."""
        (self.folder / "go").touch()

    def held(self, running: subprocess.Popen[bytes], commits: int = 3) -> int:
        """Wait until some parts are committed and a worker holds; its process id."""
        def ready() -> bool:
            assert running.poll() is None, running.communicate()[1].decode()
            return self.commits() >= commits and (self.folder / "holds").exists()

        until(ready)
        return int((self.folder / "holds").read_text())

    def commits(self) -> int:
        """How many parts are done."""
        return len(list((self.folder / "c/parts").glob("*.json")))

    def left(self) -> dict[str, bytes]:
        """What is in the collection, by name: all that a reader of it can see."""
        found = {str(path.relative_to(self.folder / "c")): path.read_bytes()
                 for kind in KINDS for path in (self.folder / "c" / kind).iterdir()}
        for path in (self.folder / "c/parts").iterdir():
            found[path.name] = json.dumps(
                json.loads(path.read_text()) | {"seconds": 0}).encode()
        return found | {"errors": (self.folder / "c/errors.ndjson").read_bytes()}

    def again(self) -> int:
        """How many parts were begun again: by their first articles, as they were met."""
        met = Counter((self.folder / "met").read_text().split())
        first = [json.loads(path.read_text().partition("\n")[0])["id"]
                 for path in (self.folder / "c/articles").iterdir() if path.stat().st_size]
        return sum(met[each] - 1 for each in first)

    def ids(self) -> list[str]:
        """The ids of all rows."""
        return [json.loads(line)["id"] for path in (self.folder / "c/articles").iterdir()
                for line in path.read_text().splitlines()]


def until(ready: Callable[[], bool], seconds: float = 120) -> None:
    """Wait for what must come."""
    end = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.01)


def alive(group: int) -> bool:
    """Whether a process of a group is there; one that only waits to be reaped is not."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, its = path.read_text().rpartition(")")[2].split()[:3]
        except OSError:  # ended just now
            continue
        if int(its) == group and state != "Z":
            return True
    return False


def ended(pid: int) -> bool:
    """Whether a process is gone."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
