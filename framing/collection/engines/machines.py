"""What the engines on many machines have in common: what they need, and what they leave over.

Their workers run the same task as local ones: they read inputs by path and write their own files
into the collection's folder. So all machines must see the same files under the same paths, and
have the same version of the program; the task and the driver check both.
"""

from __future__ import annotations

import contextlib
import re
import socket
from collections.abc import Iterable, Iterator

from framing.collection.engines import Task, local
from framing.collection.parts import Part
from framing.collection.receipts import Receipt
from framing.errors import FramingError, SettingError
from framing.sources.files import shown
from framing.support.extras import install

#: Seconds in which a scheduler answers at first.
ANSWER = 10.0
#: Seconds in which one that has answered does so again, however busy, or is gone.
PATIENCE = 60.0
#: Parts under way at least, so that a cluster that grows with its work sees some.
LEAST = 64
#: So often a part is given to another worker after the first died of it.
RETRIES = 3

AGAIN = "what is done stays, and the same command goes on with the rest."


@contextlib.contextmanager
def needs(extra: str) -> Iterator[None]:
    """Import what an engine needs, and say how to get it where it is not there.

    Raises:
        SettingError: it is not installed.

    """
    try:
        yield
    except ImportError as error:
        raise SettingError(f"--engine {extra} needs packages that are not installed ({error}): "
                           f"{install(extra)}.") from error


def address(engine: str, scheduler: str | None, example: str) -> str:
    """The address of a scheduler.

    Raises:
        SettingError: none was given.

    """
    if not scheduler or not scheduler.strip():
        raise SettingError(f"--engine {engine} runs on a cluster that is there already: give its "
                           f"address, such as --scheduler {example}.")
    return scheduler.strip()


def knock(engine: str, scheduler: str, look: str) -> None:
    """See that something listens at a ``host:port``: some clients wait for minutes where not.

    Raises:
        SettingError: nothing does.

    """
    if found := re.fullmatch(r"(?:[a-z]+://)?([^/:,@]+):(\d+)", scheduler):
        try:
            socket.create_connection((found[1], int(found[2])), ANSWER).close()
        except (OSError, OverflowError, ValueError) as error:
            raise silent(engine, scheduler, error, look) from error


def silent(engine: str, scheduler: str, why: Exception, look: str) -> SettingError:
    """Say that nothing answers at an address."""
    return SettingError(f"No {engine} cluster answers at {shown(scheduler)} "
                        f"({_line(why)}): see {look}, and what address it names.")


def gone(scheduler: str) -> FramingError:
    """Say that a scheduler has gone away in the middle of the work."""
    return FramingError(f"The scheduler at {shown(scheduler)} has gone away: {AGAIN}")


def unable(scheduler: str, why: object) -> FramingError:
    """Say that workers can't run the program."""
    return FramingError(
        f"The cluster at {shown(scheduler)} cannot run this program ({_line(why)}): install the "
        "same version on its scheduler and its workers as here.")


def _line(why: object) -> str:
    """The beginning of an error's message, on one line."""
    return " ".join(str(why).split()).rstrip(".")[:200] or type(why).__name__


def alone(task: Task, parts: Iterable[Part]) -> Iterator[Receipt]:
    """Do parts of which workers died here, one at a time, each in a process of its own.

    A cluster gives up what ran on the worker that died, so a part may be named that only stood by.
    Here it is done, or its receipt says that its worker died (``crashed``).
    """
    for part in parts:
        yield from local.run(task, [part], jobs=1)
