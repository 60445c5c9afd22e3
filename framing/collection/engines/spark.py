"""Spark: the parts as one job of a cluster that is there, or of processes here (``local[4]``).

Spark gives no receipt before the job ends: there is no progress to see until then, though each part
is on the disk as soon as it is done.
"""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from framing.collection.engines import Task, machines
from framing.collection.parts import Part
from framing.collection.receipts import Receipt

#: What Spark says of a job in which a worker died.
_DIED = ("Python worker exited unexpectedly", "ExecutorLostFailure")


def run(task: Task, parts: Iterable[Part], *, jobs: int | None = None,
        scheduler: str | None = None) -> Iterator[Receipt]:
    """Run a task on parts on a Spark cluster; ``jobs`` is the cluster's own affair.

    A worker that dies too often ends Spark's job. What was committed is passed by as the halves of
    the parts are run again, until the part is found and done here at the end, alone.

    Raises:
        SettingError: ``pyspark`` is not installed, or no master answers at the address.
        FramingError: the cluster went away, or its workers lack this program.

    """
    with machines.needs("spark"):
        from py4j.protocol import Py4JError
        from pyspark.sql import SparkSession
    where = machines.address("spark", scheduler, "spark://10.0.0.1:7077 (or local[4])")
    deadly: list[Part] = []
    with _context(SparkSession, where) as context:
        jobs_left = [list(parts)]
        while jobs_left:
            share = jobs_left.pop()
            if not share:
                continue
            try:
                with _unlogged():
                    done = context.parallelize(share, len(share)).map(task).collect()
            except (Py4JError, OSError) as error:
                if "ModuleNotFoundError" in str(error):
                    raise machines.unable(where, _module(str(error))) from error
                if not any(said in str(error) for said in _DIED):
                    raise machines.gone(where) from error
                if len(share) == 1:
                    deadly += share
                else:
                    half = len(share) // 2
                    jobs_left += [share[half:], share[:half]]
            else:
                yield from done
    yield from machines.alone(task, deadly)


@contextlib.contextmanager
def _context(session: Any, where: str) -> Iterator[Any]:
    """Connect to a cluster, and leave it whatever happens."""
    look = "that its master runs"
    machines.knock("Spark", where, look)
    if where.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        os.environ.setdefault("SPARK_LOCAL_HOSTNAME", "localhost")
    handler = signal.getsignal(signal.SIGINT)
    try:
        with _hushed():
            context = (session.builder.master(where).appName("framing")
                       .config("spark.ui.showConsoleProgress", "false")
                       .config("spark.ui.enabled", "false")
                       .getOrCreate().sparkContext)
    except Exception as error:  # of many kinds, by what is wrong with an address or its answer
        raise machines.silent("Spark", where, error, look) from error
    with contextlib.suppress(ValueError):  # not the main thread
        # Spark's own handler asks Java to cancel over the line on which we wait for its answer.
        signal.signal(signal.SIGINT, handler)
    try:
        context.setLogLevel("OFF")
        yield context
    except KeyboardInterrupt:
        _end(context)
        raise
    except BaseException:
        _leave(context)
        raise
    _leave(context)


def _leave(context: Any) -> None:
    """Stop Spark in its own way."""
    with contextlib.suppress(Exception), _unlogged():
        context.stop()


def _end(context: Any) -> None:
    """End the Java that was started for us, and with it the job.

    To be asked to stop it would have to answer first what it was asked before: the whole job.
    """
    java = getattr(getattr(context, "_gateway", None), "proc", None)
    if java is None:  # of somebody else, who ends it
        return
    with contextlib.suppress(Exception):
        context._accumulatorServer.shutdown()  # a thread that would tell of Java's end at length
    java.terminate()
    try:
        java.wait(3)
    except subprocess.TimeoutExpired:
        java.kill()
        java.wait()


@contextlib.contextmanager
def _unlogged() -> Iterator[None]:
    """Keep from the screen what the line to Java logs, by the root's logger, when it is cut."""
    before = logging.root.manager.disable
    if not os.environ.get("FRAMING_DEBUG"):
        logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


@contextlib.contextmanager
def _hushed() -> Iterator[None]:
    """Start Java without its way to the screen, where it would log as it likes."""
    try:
        kept = os.dup(2)
    except OSError:  # closed already
        kept = None
    if kept is None or os.environ.get("FRAMING_DEBUG"):
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _module(text: str) -> str:
    """The line of a traceback that names the module."""
    return next(line for line in text.splitlines() if "ModuleNotFoundError" in line)
