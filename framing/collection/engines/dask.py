"""Dask: the parts as futures of a cluster that is there, by its scheduler's address.

Receipts come as parts are done, and no more parts are under way than the cluster can use. A worker
process does one part at a time, whatever threads it has.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import time
import warnings
from collections.abc import Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    CancelledError,
    Future,
    ThreadPoolExecutor,
    wait,
)
from importlib import import_module
from typing import Any

from framing.collection import interrupts
from framing.collection.engines import Task, machines
from framing.collection.parts import Part
from framing.collection.receipts import Receipt
from framing.errors import FramingError
from framing.sources.files import shown

#: Seconds between two looks at the cluster.
BEAT = 2.0
#: Seconds after which an interrupt is noticed, wherever it came.
SOON = 0.5
#: Seconds that a cluster may be without any worker: batch systems take a while to start them.
WORKERLESS = 120.0
#: What loggers let through before a run.
_LEVELS: dict[str, int] = {}


def run(task: Task, parts: Iterable[Part], *, jobs: int | None = None,
        scheduler: str | None = None) -> Iterator[Receipt]:
    """Run a task on parts on a Dask cluster; ``jobs`` is the cluster's own affair.

    A part whose workers died four times is done here at the end, alone.

    Raises:
        SettingError: ``distributed`` is not installed, or nothing answers at the address.
        FramingError: the scheduler went away, has no workers, or they lack this program.

    """
    with machines.needs("dask"):
        distributed: Any = import_module("distributed")
    where = machines.address("dask", scheduler, "tcp://10.0.0.1:8786")
    deadly: list[Part] = []
    with _quiet(), _cluster(distributed, where) as cluster:
        waiting: dict[Future[Receipt], Part] = {}
        source = iter(parts)
        part = next(source, None)
        while part or waiting:
            if room := part is not None and len(waiting) < cluster.room:
                waiting[cluster.submit(task, part)] = part
                part = next(source, None)
            done, _ = wait(waiting, 0 if room and part else SOON, FIRST_COMPLETED)
            interrupts.tell()
            cluster.look()
            for future in done:
                ended = waiting.pop(future)
                try:
                    receipt = future.result()
                except distributed.scheduler.KilledWorker:
                    deadly.append(ended)
                except (CancelledError, distributed.comm.CommClosedError):
                    raise machines.gone(where) from None
                except Exception as error:
                    if isinstance(error, ImportError) or "deserializ" in str(error):
                        raise machines.unable(where, error.__cause__ or error) from error
                    raise
                else:
                    yield receipt
    yield from machines.alone(task, deadly)


class _Cluster:
    """A cluster that answers, looked at now and then."""

    def __init__(self, client: Any, where: str) -> None:
        self.client, self._where = client, where
        self.room = machines.LEAST
        self._looked = self._manned = time.monotonic()

    def submit(self, task: Task, part: Part) -> Future[Receipt]:
        """Hand a part to the cluster.

        Not by Dask's own executor: that asks how a part ended once its receipt is here, and fails
        where the worker has died in between.
        """
        ended = self.client.submit(task, part, retries=machines.RETRIES, pure=False)
        return asyncio.run_coroutine_threadsafe(self.client.gather(ended, asynchronous=True),
                                                self.client.loop.asyncio_loop)

    def look(self) -> None:
        """See whether it is still there and how large it is, unless that was seen just now.

        Raises:
            FramingError: it does not answer, or has had no worker for long.

        """
        now = time.monotonic()
        if now - self._looked < BEAT:
            return
        try:
            # A scheduler that ends in an orderly way leaves its clients waiting: so it is asked.
            threads = self.client.sync(self.client.scheduler.ncores,
                                       callback_timeout=machines.PATIENCE)
        except Exception:
            raise machines.gone(self._where) from None
        self._looked = now
        self.room = max(machines.LEAST, 2 * sum(threads.values()))
        if threads:
            self._manned = now
        elif now - self._manned > WORKERLESS:
            raise FramingError(
                f"The scheduler at {shown(self._where)} has had no worker for {WORKERLESS:.0f} "
                f"seconds: start some (dask worker ADDRESS); {machines.AGAIN}")


@contextlib.contextmanager
def _cluster(distributed: Any, where: str) -> Iterator[_Cluster]:
    """Connect to a cluster, and leave it whatever happens."""
    try:
        with ThreadPoolExecutor(1) as aside:  # a notebook has a loop of its own in this thread
            aside.submit(asyncio.run, _knock(distributed, where)).result()
        with warnings.catch_warnings():  # of versions that differ: the task checks the one it needs
            warnings.simplefilter("ignore")
            client = distributed.Client(where, timeout=machines.ANSWER,
                                        set_as_default=False)
    except Exception as error:  # of many kinds, by what is wrong with an address or its answer
        raise machines.silent("Dask", where, error, "that it runs (dask scheduler)") from error
    try:
        yield _Cluster(client, where)
    finally:
        with contextlib.suppress(Exception):
            client.close(timeout=1)


async def _knock(distributed: Any, where: str) -> None:
    """Connect once: a client waits without end for what is there and does not answer."""
    kept = distributed.Security().get_connection_args("client")
    async with asyncio.timeout(machines.ANSWER):
        comm = await distributed.comm.connect(where, timeout=machines.ANSWER, **kept)
        await comm.close()


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep from the screen what Dask logs of connections that end, which is thousands of lines.

    Where a run ends early it stays so until another ends well: the client's own thread still gives
    up connections by then, and logs each.
    """
    names = [name for name in logging.root.manager.loggerDict
             if name.partition(".")[0] in ("distributed", "tornado", "asyncio")]
    for name in {"distributed", *names}:
        _LEVELS.setdefault(name, logging.getLogger(name).level)
    if not os.environ.get("FRAMING_DEBUG"):
        for name in _LEVELS:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    yield
    for name, level in _LEVELS.items():
        logging.getLogger(name).setLevel(level)
    _LEVELS.clear()
