"""A worker process: does one part after the other until its parent closes the pipe, or dies.

It is a fresh interpreter that imports no more than parts need; with a forked one it would share
whatever locks and threads the caller has, and :mod:`multiprocessing`'s spawn would import the
caller's main module, the command line among it, once a worker.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
from collections.abc import Iterator
from queue import SimpleQueue
from typing import Any

#: What the worker is started with: ``python -c BOOT``.
BOOT = """
import signal
signal.signal(signal.SIGINT, signal.SIG_IGN)
import pickle, sys
sys.path[:] = pickle.load(sys.stdin.buffer)
from framing.collection.engines.worker import main
main()
"""
#: How many threads the libraries behind numpy may start: what is multiplied here is small, and all
#: processors have their worker.
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS",
           "VECLIB_MAXIMUM_THREADS", "NUMEXPR_NUM_THREADS")
#: The file in which a worker that is alone notes what it begins, for the case that it dies of it.
NOTE = "FRAMING_NOTE"


def main() -> None:
    """Read a task, say so, then read parts and write what comes of each."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    gc.set_threshold(100_000, 20, 20)  # a run makes next to no cycles
    inward = sys.stdin.buffer
    outward = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a plug-in prints is no receipt
    task = pickle.load(inward)  # noqa: S301 - of our own parent
    _say(outward, "ready", None)
    parts: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_listen, args=(inward, parts), daemon=True).start()
    while True:
        part = parts.get()
        try:
            found = "done", task(part)
        except Exception as error:
            found = "raised", error
        _say(outward, *found)


def _listen(inward: Any, parts: SimpleQueue[Any]) -> None:
    """Take parts while the other thread works, so that the parent's end is noticed at once."""
    try:
        while True:
            parts.put(pickle.load(inward))  # noqa: S301
    except BaseException:
        os._exit(0)


def _say(outward: Any, what: str, found: Any) -> None:
    try:
        message = pickle.dumps((what, found))
    except Exception:  # an error of somebody's own that can't be sent
        message = pickle.dumps((what, RuntimeError(f"{type(found).__name__}: {found}")))
    outward.write(len(message).to_bytes(8, "little") + message)
    outward.flush()


def messages(said: bytearray) -> Iterator[tuple[str, Any]]:
    """Take the messages off the front of what a worker said; the last may be half there.

    >>> list(messages(bytearray(b"half")))
    []
    """
    while len(said) >= 8:
        end = 8 + int.from_bytes(said[:8], "little")
        if len(said) < end:
            return
        message = bytes(said[8:end])
        del said[:end]
        yield pickle.loads(message)  # noqa: S301 - of our own child
