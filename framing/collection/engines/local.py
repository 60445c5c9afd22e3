"""Processes on this machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from framing.collection.engines import Task
from framing.collection.parts import Part
from framing.collection.receipts import Receipt


def run(task: Task, parts: Iterable[Part], *, jobs: int | None = None,
        scheduler: str | None = None) -> Iterator[Receipt]:
    """Do parts one after the other."""
    for part in parts:
        yield task(part)
