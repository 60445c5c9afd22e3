"""Ray and Spark, where they are: ``python -m tests.engines ray|spark [ADDRESS [CHECK…]]``.

They are too large to be installed for every run of the tests. This runs the program on processes
that they start here (``local``), or on a cluster that is there, and says whether rows are those
of an undisturbed serial run: as it is, with a worker that is killed, with a part that kills every
worker, and with Ctrl-C. It ends with 1 where one is not.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.commands import parser
from tests.crashing import HELD, Run, alive, until

#: What is started here: two workers, and for Spark tasks that are tried again as on a cluster.
LOCAL = {"ray": "local", "spark": "local[2,4]"}


def undisturbed(run: Run, serial: Run) -> None:
    """Same rows, each once."""
    run.go()
    done = run.all("-q")
    assert done.code == 0, done.err
    assert run.left() == serial.left(), "other rows"
    assert run.again() == 0, "parts were done twice"


def worker_killed(run: Run, serial: Run) -> None:
    """The worker that holds is killed."""
    running = run.start("-q")
    os.kill(run.held(running), signal.SIGKILL)
    run.go()
    done = run.end(running)
    assert done.code == 0, done.err
    assert run.left() == serial.left(), "other rows"
    assert run.again() <= 2, f"{run.again()} parts were done again"


def driver_killed(run: Run, serial: Run) -> None:
    """The driver is killed, and started again."""
    running = run.start("-q")
    run.held(running)
    running.kill()
    running.communicate()
    run.go()
    done = run.all("-q")
    assert done.code == 0, done.err
    assert run.left() == serial.left(), "other rows"
    assert run.again() <= 2 * 2, f"{run.again()} parts were done again"


def interrupted(run: Run, serial: Run) -> None:
    """Ctrl-C ends it, and the rest is done later."""
    running = run.start("-q")
    run.held(running)
    began = time.monotonic()
    os.killpg(running.pid, signal.SIGINT)
    stopped = run.end(running)
    until(lambda: not alive(running.pid), 10)
    print(f"    ended after {time.monotonic() - began:.1f} s with {stopped.code}: {stopped.err!r}")
    assert stopped.code == 130
    assert "Traceback" not in stopped.err
    run.go()
    later = run.all("-q")
    assert later.code == 0, later.err
    assert run.left() == serial.left(), "other rows"


def deadly(run: Run, serial: Run) -> None:
    """A part that kills every worker is named, and the rest is done."""
    done = run.all("-q")
    print(f"    {done.err.strip()}")
    assert done.code == 1, done.err
    assert "killed by SIGKILL" in done.err
    lost = {f"a{number}" for number in range(30)} - set(run.ids())
    assert f"a{HELD}" in lost
    assert len(lost) <= 4, lost


def main(engine: str, address: str | None = None, *names: str) -> int:
    """Run the checks of these names, all where none is named; the exit code."""
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        given = ("--engine", engine, "--scheduler", address or LOCAL[engine])
        serial = Run.new(folder / "serial")
        serial.go()
        assert serial.all("-q").code == 0
        whole = len(serial.ids())
        print(f"{engine} at {given[-1]}: {whole} articles in {serial.commits()} parts")
        checks: list[Callable[[Run, Run], None]] = [undisturbed, worker_killed, driver_killed,
                                                     interrupted, deadly]
        for check in (check for check in checks if not names or check.__name__ in names):
            said = "KILL it here." if check is deadly else "HOLD here, please."
            run = Run.new(folder / check.__name__, *given, said=said)
            began = time.monotonic()
            try:
                check(run, serial)
                ending = f"as it should be; {run.again()} parts were begun again"
            except AssertionError as error:
                ending, failed = f"NOT AS IT SHOULD BE: {error}", 1
            print(f"  {check.__name__}: {ending} ({time.monotonic() - began:.1f} s)", flush=True)
    return failed


if __name__ == "__main__":
    line = parser("tests.engines", __doc__)
    line.add_argument("engine", choices=sorted(LOCAL))
    line.add_argument("address", metavar="ADDRESS", nargs="?")
    line.add_argument("checks", metavar="CHECK", nargs="*")
    given = line.parse_args()
    sys.exit(main(given.engine, given.address, *given.checks))
