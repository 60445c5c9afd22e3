"""Tasks for workers: small enough to say what became of each part."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from time import sleep
from typing import Any

from framing.collection.parts import Part
from framing.collection.receipts import Receipt


def parts(number: int) -> list[Part]:
    """So many parts, by number."""
    return [Part(f"p{place}", "none", place, place + 1, "") for place in range(number)]


@dataclass(frozen=True)
class Noting:
    """Notes each part in a file; at some it does something else besides."""

    notes: Path

    def __call__(self, part: Part) -> Receipt:
        with (self.notes / part.input).open("a") as file:
            file.write(f"{os.getpid()}\n")
        self.meet(part, len((self.notes / part.input).read_text().splitlines()))
        return Receipt(part.input, part, rows=part.start)

    def meet(self, part: Part, time: int) -> None:
        """Do what there is to do with a part when it is met so many times."""


@dataclass(frozen=True)
class Dying(Noting):
    """Dies of part p1, so many times."""

    times: int

    def meet(self, part: Part, time: int) -> None:
        if part.input == "p1" and time <= self.times:
            os.kill(os.getpid(), signal.SIGKILL)


@dataclass(frozen=True)
class Raising(Noting):
    """Raises at part p1, with an error that can't be pickled."""

    def meet(self, part: Part, time: int) -> None:
        if part.input == "p1":
            error = ValueError("one")
            error.args = (lambda: "one",)
            raise error


@dataclass(frozen=True)
class Printing(Noting):
    """Prints at every part."""

    def meet(self, part: Part, time: int) -> None:
        print("x" * 10_000, flush=True)
        os.write(1, b"y" * 100)


@dataclass(frozen=True)
class Waiting(Noting):
    """Waits at every part, for good."""

    def meet(self, part: Part, time: int) -> None:
        signal.pause()


def loaded(part: Part) -> Any:
    """What a worker has imported, and how many threads it lets libraries have."""
    return Receipt(part.input, part, outlets=(*sorted(sys.modules), os.environ["OMP_NUM_THREADS"]))


@dataclass(frozen=True)
class Going(Noting):
    """Waits at some parts until there is a file ``go`` beside the notes."""

    held: tuple[str, ...]

    def meet(self, part: Part, time: int) -> None:
        while part.input in self.held and not (self.notes.parent / "go").exists():
            sleep(0.01)
