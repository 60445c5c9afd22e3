"""The loop over the parts: what has a receipt is passed by, the rest goes to an engine."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from framing.collection import interrupts
from framing.collection.building.ahead import Ahead
from framing.collection.building.work import placed
from framing.collection.engines import Task
from framing.collection.parts import Part
from framing.collection.receipts import Receipt, committed
from framing.collection.settings import key
from framing.errors import FramingError
from framing.sources.files import shown

#: Seconds in which what a worker wrote is seen here.
SHOWS = 15.0

Run = Callable[[Task, Iterable[Part]], Iterator[Receipt]]


@dataclass
class Tally:
    """How far a run is.

    ``before`` counts the parts and ``articles_before`` the articles of them that were there
    already; ``total``: how many parts there are, ``None`` until it is known; ``failed``: the
    receipts of parts that killed their workers.
    """

    parts: int = 0
    articles: int = 0
    errors: int = 0
    before: int = 0
    articles_before: int = 0
    total: int | None = None
    failed: list[Receipt] = field(default_factory=list)

    def add(self, receipt: Receipt, *, before: bool) -> None:
        """Take a part's receipt."""
        self.parts += 1
        self.articles += receipt.rows
        self.errors += receipt.errors
        self.before += before
        self.articles_before += receipt.rows * before
        if receipt.crashed:
            self.failed.append(receipt)

    def stays(self) -> str:
        """Say what a run that ends early leaves."""
        if not self.articles:
            return "Nothing is lost: no part was done yet."
        return (f"{self.articles:,} {'articles are' if self.articles > 1 else 'article is'} done "
                "and kept: the same command goes on from there.")


class Driver:
    """Does what is missing of a collection's parts.

    ``stamp`` is what their keys share. ``begin`` is called before each part that is missing,
    ``watch`` whenever the tally has changed. ``keys`` are those of all parts met, in order.
    """

    def __init__(self, folder: Path, stamp: str, begin: Callable[[], None],
                 watch: Callable[[Tally], None]) -> None:
        self.folder, self.stamp = folder, stamp
        self.keys: dict[str, None] = {}
        self.tally = Tally()
        self._begin, self._watch = begin, watch
        self._under_way: set[str] = set()

    def drive(self, run: Run, task: Task, parts: Iterable[Part], *, stop: bool) -> None:
        """Run a task on what is missing; ``stop``: at the first article that can't be read.

        Raises:
            FramingError: a part can't be done at all; the message says what stays.

        """
        self._watch(self.tally)
        ahead = Ahead(parts)
        receipts: Any = iter(run(task, self._missing(ahead, stop)))
        failure = None
        try:
            for receipt in receipts:
                interrupts.tell()
                if receipt.failure is not None and not receipt.crashed:
                    failure = receipt.failure
                    break
                self._take(receipt, ahead)
        finally:
            ahead.close()
            if close := getattr(receipts, "close", None):
                close()
            self._look_back()
        if failure is not None:
            ended = failure if failure.endswith(".") else f"{failure}."
            raise FramingError(f"{ended} {self.tally.stays()}")

    def _missing(self, ahead: Ahead, stop: bool) -> Iterator[Part]:
        """The parts that have no receipt; those that have are counted on the way."""
        for part in ahead:
            name = key(self.stamp, part)
            if name in self.keys:  # an input given twice
                continue
            self.keys[name] = None
            done = committed(self.folder, name)
            if done is None:
                self._begin()
                self._under_way.add(name)
                yield part
                continue
            if stop and done.errors:
                raise FramingError(_first_error(self.folder, done))
            self._count(done, before=True, total=ahead.total)

    def _take(self, receipt: Receipt, ahead: Ahead) -> None:
        if receipt.failure is None:
            _see(self.folder, receipt)
        if receipt.crashed:  # an engine knows no keys
            receipt = replace(receipt, key=key(self.stamp, receipt.part))
        self._under_way.discard(receipt.key)
        self._count(receipt, before=False, total=ahead.total)

    def _look_back(self) -> None:
        """Count what was committed and not heard of any more, where a run ends early."""
        for name in self._under_way:
            if done := committed(self.folder, name):
                self._count(done, before=False, total=self.tally.total)

    def _count(self, receipt: Receipt, *, before: bool, total: int | None) -> None:
        self.tally.add(receipt, before=before)
        self.tally.total = total
        self._watch(self.tally)


def _see(folder: Path, receipt: Receipt) -> None:
    """See that a part is on our own disk; one of the network may take its time to show it.

    Raises:
        FramingError: it is elsewhere.

    """
    path = folder / "parts" / f"{receipt.key}.json"
    end = time.monotonic() + SHOWS
    while not path.exists():
        if time.monotonic() > end:
            raise FramingError(
                f"A worker says that {shown(receipt.part.input)} is done, and nothing of it is in "
                f"{shown(str(folder))} here: a cluster’s machines need the same files under the "
                "same paths.")
        os.listdir(path.parent)  # asks the server anew, where a path alone may be answered here
        time.sleep(.1)


def _first_error(folder: Path, receipt: Receipt) -> str:
    """Say what could not be read of a part that an earlier run did."""
    with (folder / "errors" / f"{receipt.key}.ndjson").open("rb") as file:
        first = json.loads(file.readline())
    return placed(first["file"], first["position"], first["id"], first["why"])
