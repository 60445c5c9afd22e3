"""Ctrl-C that isn't lost: what a signal raises while an object is finalised, Python drops.

A long run holds futures, sockets and processes, and a client of a cluster frees them at any time.
So an interrupt is noted as well as raised, and long loops ask for what was noted.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

_noted = threading.Event()


@contextlib.contextmanager
def kept() -> Iterator[None]:
    """Note interrupts from here on, as far as nobody else has taken them over.

    In another thread than the main one, which no signal reaches, nothing changes.
    """
    _noted.clear()
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler or (
            threading.current_thread() is not threading.main_thread()):
        yield
        return
    signal.signal(signal.SIGINT, _note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def tell() -> None:
    """Raise the interrupt that came, if one did and was lost.

    Raises:
        KeyboardInterrupt: one came since :func:`kept`.

    """
    if _noted.is_set():
        raise KeyboardInterrupt


def _note(number: int, frame: FrameType | None) -> None:
    _noted.set()
    raise KeyboardInterrupt
