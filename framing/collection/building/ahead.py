"""Cutting ahead of the work, so that it is known early how much there is."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from queue import SimpleQueue

from framing.collection.parts import Part


class Ahead:
    """Parts as they come, taken from their maker by a thread of its own.

    A part is a few hundred bytes, so that all of them may wait. ``total``: how many there are,
    ``None`` until it is known.
    """

    def __init__(self, parts: Iterable[Part]) -> None:
        self.total: int | None = None
        self._ended = False
        self._queue: SimpleQueue[Part | BaseException | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._take, args=(parts,), daemon=True)
        self._thread.start()

    def _take(self, parts: Iterable[Part]) -> None:
        number = 0
        try:
            for part in parts:
                if self._ended:
                    return
                self._queue.put(part)
                number += 1
            self.total = number
            self._queue.put(None)
        except BaseException as error:  # told to the one who reads, in its turn
            self._queue.put(error)

    def __iter__(self) -> Iterator[Part]:
        while (part := self._queue.get()) is not None:
            if isinstance(part, BaseException):
                raise part
            yield part

    def close(self) -> None:
        """Take no more."""
        self._ended = True
        self._thread.join(1)
