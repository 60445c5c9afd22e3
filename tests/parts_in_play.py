"""Tasks for engines that do next to nothing, importable by their workers."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from framing.collection.parts import Part
from framing.collection.receipts import Receipt


def part(number: int) -> Part:
    return Part(f"{number}.txt", "file", 0, 1, f"{number:064x}")


@dataclass(frozen=True)
class Writes:
    """Leaves a file for each try of a part, and commits one for the part."""

    folder: str
    kills: tuple[str, ...] = ()
    waits: bool = False

    def __call__(self, part: Part) -> Receipt:
        folder = Path(self.folder)
        (folder / f"{part.input}.try-{os.getpid()}-{time.monotonic_ns()}").touch()
        if part.input in self.kills:
            os.kill(os.getpid(), signal.SIGKILL)
        while self.waits and not (folder / "go").exists():
            time.sleep(.01)
        (folder / f"{part.input}.done").write_text(str(os.getpid()))
        return Receipt(part.input, part, rows=1)


def tries(folder: Path, number: int) -> int:
    return len(list(folder.glob(f"{number}.txt.try-*")))
