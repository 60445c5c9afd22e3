"""Engines: what runs the parts, on this machine or on many.

Each is a file here with one function, ``run(task, parts, *, jobs, scheduler)``, that gives the
receipts as they come, in any order. It takes parts as it can use them, not all at once. What goes
wrong with a part is told in its receipt; an engine raises where it can't go on at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Protocol

from framing.collection.parts import Part
from framing.collection.receipts import Receipt

Task = Callable[[Part], Receipt]


class Engine(Protocol):
    """Runs a task on parts.

    ``jobs``: processes on this machine, ``None`` for one a processor; ``scheduler``: the address
    of a cluster's.
    """

    def __call__(self, task: Task, parts: Iterable[Part], *, jobs: int | None = None,
                 scheduler: str | None = None) -> Iterator[Receipt]:
        """Give the receipts as they come."""


def engine(name: str) -> Engine:
    """Give an engine by its name."""
    found: Engine = import_module(f"framing.collection.engines.{name}").run
    return found
