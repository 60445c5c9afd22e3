"""A Dask cluster of a few processes on this machine, reached by its TCP address."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.running import ROOT, environment

_SCHEDULER = """
import asyncio, signal
from distributed import Scheduler
async def main():
    async with Scheduler(host="127.0.0.1", port=0, dashboard=False) as scheduler:
        asyncio.get_running_loop().add_signal_handler(
            signal.SIGTERM, lambda: asyncio.ensure_future(scheduler.close()))
        print(scheduler.address, flush=True)
        await scheduler.finished()
asyncio.run(main())
"""
_WORKER = """
import asyncio, sys
from distributed import Worker
async def main():
    async with Worker(sys.argv[1], host="127.0.0.1", nthreads=1, memory_limit=0,
                      dashboard=False) as worker:
        print(worker.address, flush=True)
        await worker.finished()
asyncio.run(main())
"""


@dataclass
class Cluster:
    """A scheduler and its workers, each a process with one thread."""

    address: str
    scheduler: subprocess.Popen[str]
    workers: list[subprocess.Popen[str]]
    folder: Path
    failures: int

    def grow(self, count: int) -> None:
        """Start workers; they are there when this returns."""
        new = [_started(_WORKER, self.folder, self.failures, self.address) for _ in range(count)]
        for worker in new:
            _first_line(worker)
        self.workers += new


@contextlib.contextmanager
def dask(folder: Path, workers: int = 2, failures: int = 3) -> Iterator[Cluster]:
    """Start a cluster; it is gone afterwards.

    ``failures``: a task whose worker died more often than this is given up.
    """
    scheduler = _started(_SCHEDULER, folder, failures)
    cluster = Cluster("", scheduler, [], folder, failures)
    try:
        cluster.address = _first_line(scheduler)
        cluster.grow(workers)
        yield cluster
    finally:
        for process in (*cluster.workers, scheduler):
            process.kill()
            process.wait()
            assert process.stdout is not None
            process.stdout.close()


def _started(program: str, folder: Path, failures: int, *args: str) -> subprocess.Popen[str]:
    env = environment(
        PYTHONPATH=str(ROOT), DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES=str(failures),
        DASK_TEMPORARY_DIRECTORY=str(folder),
        # What a dead worker still held is asked for so long.
        DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT="3s",
        OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1",
    )
    # A group of its own: what a test sends to the program's is not for the cluster.
    with (folder / f"{os.urandom(4).hex()}.log").open("wb") as log:
        return subprocess.Popen([sys.executable, "-W", "ignore", "-c", program, *args], env=env,
                                stdout=subprocess.PIPE, stderr=log, text=True,
                                start_new_session=True)


def _first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    line = process.stdout.readline().strip()
    assert line, f"{process.args!r} ended with {process.wait()}"
    return line
