"""Running a command as a process of its own: how long it took, and what it and its children hold.

Processor time is that of the process and of all children it has waited for: on a machine that
others use too, it says more than the clock.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

#: Seconds between two looks at the memory.
BEAT = 0.1


class Watched(NamedTuple):
    """Seconds by the clock and of processor time, and the most megabytes at one time.

    ``memory`` is 0 where it was not looked at.
    """

    seconds: float
    processor: float
    memory: float


def run(command: Sequence[str], env: Mapping[str, str], folder: Path, *,
        memory: bool = False, meanwhile: Callable[[int], None] | None = None) -> Watched:
    """Run a command to its end; ``meanwhile`` is called with its process id once it runs.

    Raises:
        CalledProcessError: it did not end well.

    """
    start = time.perf_counter()
    child = subprocess.Popen(list(command), env=dict(env), cwd=folder,
                             stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    if meanwhile is not None:
        meanwhile(child.pid)
    most, pid, status, used = 0.0, 0, 0, None
    while not pid:
        if memory:
            most = max(most, held(child.pid))
            time.sleep(BEAT)
        pid, status, used = os.wait4(child.pid, os.WNOHANG if memory else 0)
    seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, child.args)
    assert used is not None
    return Watched(seconds, used.ru_utime + used.ru_stime, most)


def held(pid: int) -> float:
    """Megabytes of a process and all below it: its own, and its share of what several have."""
    return sum(_pss(each) for each in (pid, *below(pid))) / 1000


def below(pid: int) -> Iterator[int]:
    """Give the children of a process, and theirs."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(child) for task in tasks
                    for child in (task / "children").read_text().split()]
    except OSError:  # ended just now
        return
    for child in children:
        yield child
        yield from below(child)


def _pss(pid: int) -> int:
    """Kilobytes."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
