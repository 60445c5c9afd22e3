"""Ctrl-C reaches a long run even where Python drops it."""

from __future__ import annotations

import signal
import threading

import pytest

from framing.collection import interrupts


class Interrupted:
    """An object on whose end an interrupt comes."""

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGINT)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_interrupt_that_was_dropped_is_told() -> None:
    with interrupts.kept():
        interrupts.tell()
        Interrupted()  # and nothing is raised here
        with pytest.raises(KeyboardInterrupt):
            interrupts.tell()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_an_interrupt_is_raised_at_once_where_it_can_be() -> None:
    with interrupts.kept(), pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    with interrupts.kept():
        interrupts.tell()  # what came before is forgotten


def test_who_has_taken_interrupts_over_keeps_them() -> None:
    def own(*_: object) -> None: ...

    before = signal.signal(signal.SIGINT, own)
    try:
        with interrupts.kept():
            assert signal.getsignal(signal.SIGINT) is own
    finally:
        signal.signal(signal.SIGINT, before)


def test_another_thread_changes_nothing() -> None:
    seen: list[object] = []

    def look() -> None:
        with interrupts.kept():
            seen.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [signal.default_int_handler]
