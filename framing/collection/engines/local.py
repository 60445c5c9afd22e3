"""Processes on this machine, each with one part in hand.

So it is known which part a worker died of, and no other part is done again for it. (The standard
library's executors give up all that is under way when one worker dies.)
"""

from __future__ import annotations

import os
import pickle
import selectors
import signal
import subprocess
import sys
import tempfile
from collections import Counter, deque
from collections.abc import Generator, Iterable, Iterator

from framing.collection import interrupts
from framing.collection.engines import Task
from framing.collection.engines.worker import BOOT, NOTE, THREADS, messages
from framing.collection.parts import Part
from framing.collection.receipts import Receipt
from framing.errors import FramingError

#: So often a part is tried among others; then once more alone, as memory may have been short.
TRIES = 3
#: Seconds after which an interrupt is noticed, wherever it came.
SOON = 0.5


def run(task: Task, parts: Iterable[Part], *, jobs: int | None = None,
        scheduler: str | None = None) -> Generator[Receipt, None, None]:
    """Run a task on parts in so many processes; receipts as they come.

    A part that kills its worker is tried again, three times in all, then alone at the end; if it
    kills that worker too, its receipt says so (``crashed``).

    Raises:
        FramingError: no worker can be started.
        Exception: what a task raised.

    """
    pool = _Pool(task, jobs or _processors())
    try:
        yield from pool.receipts(iter(parts))
    finally:
        pool.close()


def _processors() -> int:
    """How many processors this process may use; how many there are, where no system tells."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _DiedError(Exception):
    """A worker is gone; the text says how."""


class _Pool:
    """Workers, started as there is work for them."""

    def __init__(self, task: Task, jobs: int) -> None:
        self._task, self._jobs = pickle.dumps(task), jobs
        self._selector = selectors.DefaultSelector()
        self._workers: list[_Worker] = []
        self._deaths: Counter[Part] = Counter()

    def receipts(self, parts: Iterator[Part]) -> Iterator[Receipt]:
        """Give a receipt for each part."""
        again: deque[Part] = deque()
        alone: list[Part] = []
        while True:
            self._feed(again, parts)
            if not any(worker.part for worker in self._workers):
                break
            interrupts.tell()
            for ready, _ in self._selector.select(SOON):
                worker = ready.data
                part = worker.part
                try:
                    yield from worker.receive()
                except _DiedError:
                    self._bury(worker)
                    self._deaths[part] += 1
                    (again if self._deaths[part] < TRIES else alone).append(part)
        for part in alone:
            yield self._alone(part)

    def _feed(self, again: deque[Part], parts: Iterator[Part]) -> None:
        """Give each idle worker a part, and start workers while there are parts."""
        while True:
            worker = next((each for each in self._workers if each.part is None), None)
            if worker is None and len(self._workers) >= self._jobs:
                return
            part = again.popleft() if again else next(parts, None)
            if part is None:
                return
            (worker or self._start()).give(part)

    def _alone(self, part: Part) -> Receipt:
        """Do a part in a process of its own while no other works; it notes where it is."""
        self.close()
        self._selector = selectors.DefaultSelector()
        with tempfile.NamedTemporaryFile("r", encoding="utf-8", errors="replace") as note:
            worker = self._start(note.name)
            worker.give(part)
            try:
                while True:
                    for receipt in worker.receive():
                        return receipt
            except _DiedError as death:
                self._bury(worker)
                where = f", at article {noted}" if (noted := note.read()) else ""
                return Receipt("", part, failure=f"its worker {death}, {TRIES} times among others "
                               f"and once alone{where}", crashed=True)

    def _start(self, note: str = "") -> _Worker:
        worker = _Worker(self._task, note)
        self._workers.append(worker)
        self._selector.register(worker.outward, selectors.EVENT_READ, worker)
        return worker

    def _bury(self, worker: _Worker) -> None:
        self._selector.unregister(worker.outward)
        self._workers.remove(worker)
        worker.end()

    def close(self) -> None:
        """End all workers, whatever they are at: what they have not committed is done again."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.end()
        self._workers.clear()
        self._selector.close()


class _Worker:
    """A worker process and the part that it has in hand."""

    def __init__(self, task: bytes, note: str) -> None:
        # Ctrl-C goes to all of a terminal's processes: held back until the worker ignores it.
        held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            self.process = subprocess.Popen(  # noqa: S603 - ourselves
                [sys.executable, "-c", BOOT], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=None if os.environ.get("FRAMING_DEBUG") else subprocess.DEVNULL,
                env=os.environ | dict.fromkeys(THREADS, "1") | {NOTE: note})
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, held)
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.inward, self.outward = self.process.stdin, self.process.stdout
        self.part: Part | None = None
        self._ready = False
        self._said = bytearray()
        self._send(pickle.dumps(sys.path) + task)

    def give(self, part: Part) -> None:
        """Hand it a part."""
        self.part = part
        self._send(pickle.dumps(part))

    def _send(self, data: bytes) -> None:
        try:
            self.inward.write(data)
            self.inward.flush()
        except BrokenPipeError:
            pass  # it died: what it says next will be nothing

    def receive(self) -> Iterator[Receipt]:
        """Take what it has said: that it is there, a receipt, or both.

        Raises:
            _DiedError: it says no more.
            Exception: what the task raised.

        """
        said = os.read(self.outward.fileno(), 1 << 16)
        if not said:
            death = _how(self.process.wait())
            if not self._ready:
                raise FramingError(f"A worker process {death} before it had begun: set "
                                   "FRAMING_DEBUG=1 to see why.")
            raise _DiedError(death)
        self._said += said
        for what, found in messages(self._said):
            self._ready = True
            if what == "raised":
                raise found
            if what == "done":
                self.part = None
                yield found

    def end(self) -> None:
        """Wait for its end and close its pipes."""
        try:
            self.inward.close()
        except BrokenPipeError:
            pass
        self.outward.close()
        self.process.wait()


def _how(code: int) -> str:
    """Say how a process ended."""
    if code >= 0:
        return f"ended with {code}"
    try:
        return f"was killed by {signal.Signals(-code).name}"
    except ValueError:
        return f"was killed by signal {-code}"
