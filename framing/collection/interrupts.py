"""Ctrl-C that isn't lost: what a signal raises while an object is finalised, Python drops.

A long run holds futures, sockets and processes, and a client of a cluster frees them at any time.
So an interrupt is noted as well as raised, and long loops ask for what was noted. Python would tell
of the one that it drops with a traceback on the screen.
"""

from __future__ import annotations

import contextlib
import signal
import sys
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
    tells = sys.unraisablehook

    def hear(dropped: sys.UnraisableHookArgs) -> None:
        if not (isinstance(dropped.exc_value, KeyboardInterrupt) and _noted.is_set()):
            tells(dropped)

    signal.signal(signal.SIGINT, _note)
    sys.unraisablehook = hear
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        sys.unraisablehook = tells


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
