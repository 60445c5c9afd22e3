"""Ray: the parts as remote tasks of a cluster that is there, or of one started here (``local``).

Receipts come as parts are done, and no more parts are under way than the cluster can use.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterable, Iterator
from typing import Any

from framing.collection.engines import Task, machines
from framing.collection.parts import Part
from framing.collection.receipts import Receipt


def run(task: Task, parts: Iterable[Part], *, jobs: int | None = None,
        scheduler: str | None = None) -> Iterator[Receipt]:
    """Run a task on parts on a Ray cluster; ``jobs`` is the cluster's own affair.

    A part whose workers died four times is done here at the end, alone.

    Raises:
        SettingError: ``ray`` is not installed, or nothing answers at the address.
        FramingError: the cluster went away, or its workers lack this program.

    """
    with machines.needs("ray"):
        import ray
    where = machines.address("ray", scheduler, "ray://10.0.0.1:10001 (or local)")
    deadly: list[Part] = []
    with _cluster(ray, where):
        remote = ray.remote(max_retries=machines.RETRIES)(_do)
        sent = ray.put(task)
        waiting: dict[Any, Part] = {}
        source = iter(parts)
        part = next(source, None)
        try:
            room = max(machines.LEAST, 2 * int(ray.cluster_resources().get("CPU", 1)))
            while part or waiting:
                if more := part is not None and len(waiting) < room:
                    waiting[remote.remote(sent, part)] = part
                    part = next(source, None)
                done, _ = ray.wait(list(waiting), timeout=0 if more and part else None)
                for each in done:
                    ended = waiting.pop(each)
                    try:
                        receipt = ray.get(each)
                    except (ray.exceptions.WorkerCrashedError,
                            ray.exceptions.OutOfMemoryError,
                            ray.exceptions.NodeDiedError):
                        deadly.append(ended)
                    else:
                        yield receipt
        except (ImportError, ray.exceptions.RaySystemError) as error:
            raise machines.unable(where, error) from error
        except (ConnectionError, ray.exceptions.RayError) as error:
            if isinstance(cause := getattr(error, "cause", None), ImportError):
                raise machines.unable(where, cause) from error
            raise machines.gone(where) from error
    yield from machines.alone(task, deadly)


def _do(task: Task, part: Part) -> Receipt:
    return task(part)


@contextlib.contextmanager
def _cluster(ray: Any, where: str) -> Iterator[None]:
    """Connect to a cluster, and leave it whatever happens."""
    look = "that it runs (ray status)"
    machines.knock("Ray", where, look)
    try:
        ray.init(where, logging_level=logging.CRITICAL, log_to_driver=False,
                 include_dashboard=False if where == "local" else None)
    except Exception as error:  # of many kinds, by what is wrong with an address or its answer
        raise machines.silent("Ray", where, error, look) from error
    try:
        yield
    finally:
        with contextlib.suppress(Exception):
            ray.shutdown()
