"""Running the program: within this process, which is quick, or as one of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any
from unittest import mock

from framing.cli import group
from framing.cli.failing import guarded

ROOT = Path(__file__).parent.parent
NOTHING: Mapping[str, str] = MappingProxyType({})

#: What would change the output from outside.
_OUTSIDE = ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "FRAMING_DEBUG", "PYTHONIOENCODING",
            "PYTHONHASHSEED", "PYTHONUTF8", "TERM", "_FRAMING_COMPLETE")

#: A story told twice, long enough for every part of a review.
LEFT = """Is the Harbour Wall Doomed?

By Ann Example

The council could vote on Tuesday to close the old harbour wall. It might crumble, and the \
shockwaves could reach every street. Nobody seems ready.

What Comes Next?

The closure could be historic. It could also be a disaster, a reckless gamble with the town. Could \
the wall be saved? It might. “We must act,” the mayor said.

- The wall could be rebuilt.
- It could be left to the sea.

Subscribe to our newsletter
"""
RIGHT = """Council to vote on closing harbour wall

The council will vote on Tuesday on whether to close the harbour wall, which was built in 1907. \
“The wall is safe until spring,” said Ruth Sample, an engineer. “After that we cannot say.”

The report, published in March, estimates that repairs would cost 4.5 million. It appears that \
the town must pay half of it. Residents asked for a second report.

A decision is expected within three weeks, according to the clerk of the council.
"""


@dataclass(frozen=True)
class Ended:
    """How a run ended: its exit code, and what it wrote."""

    code: int
    data: bytes
    errors: bytes

    @property
    def out(self) -> str:
        return self.data.decode()

    @property
    def err(self) -> str:
        return self.errors.decode()


def environment(**given: str) -> dict[str, str]:
    """The process's environment without what would change the output, and with what is given."""
    kept = {name: value for name, value in os.environ.items() if name not in _OUTSIDE}
    return {**kept, **given}


def run(*args: str | Path, stdin: bytes = b"", env: Mapping[str, str] = NOTHING) -> Ended:
    """Run a command within this process; stdout and stderr are no terminals."""
    buffers = [io.BytesIO(data) for data in (stdin, b"", b"")]
    streams = [io.TextIOWrapper(buffer, "utf-8", newline="") for buffer in buffers]
    with (
        mock.patch.dict(os.environ, environment(**env), clear=True),
        mock.patch.multiple(sys, stdin=streams[0], stdout=streams[1], stderr=streams[2]),
    ):
        code = guarded(group, list(map(str, args)))
    for stream in streams[1:]:
        stream.flush()
    return Ended(code, buffers[1].getvalue(), buffers[2].getvalue())


def works(*args: str | Path, stdin: bytes = b"", env: Mapping[str, str] = NOTHING) -> str:
    """Run a command that must end well, and give what it printed."""
    ended = run(*args, stdin=stdin, env=env)
    assert (ended.code, "Traceback" in ended.err) == (0, False), ended.err
    return ended.out


def refused(*args: str | Path, stdin: bytes = b"", env: Mapping[str, str] = NOTHING) -> str:
    """Run a command that must be refused, and give the one line that says so."""
    ended = run(*args, stdin=stdin, env=env)
    assert (ended.code, ended.data) == (2, b"")
    assert ended.err.count("\n") == 1
    assert ended.err.endswith("\n")
    assert ended.err.startswith("framing: ")
    assert "Traceback" not in ended.err
    return ended.err.removeprefix("framing: ").rstrip("\n")


def process(
    *args: str | Path,
    stdin: bytes | IO[Any] | int = b"",
    stdout: IO[Any] | int = subprocess.PIPE,
    stderr: IO[Any] | int = subprocess.PIPE,
    env: Mapping[str, str] = NOTHING,
) -> Ended:
    """Run a command as a process of its own."""
    source: dict[str, Any] = {"input": stdin} if isinstance(stdin, bytes) else {"stdin": stdin}
    done = subprocess.run(
        [sys.executable, "-m", "framing", *map(str, args)], stdout=stdout, stderr=stderr,
        env=environment(PYTHONPATH=str(ROOT), **env), timeout=60, check=False, **source,
    )
    return Ended(done.returncode, done.stdout or b"", done.stderr or b"")


def shell(script: str, folder: Path, env: Mapping[str, str] = NOTHING) -> Ended:
    """Run a bash script in which ``framing`` is the program."""
    start = f'set -o pipefail; framing() {{ "{sys.executable}" -m framing "$@"; }}\n'
    done = subprocess.run(
        ["bash", "-c", start + script], cwd=folder, capture_output=True, timeout=60, check=False,
        env=environment(PYTHONPATH=str(ROOT), **env),
    )
    return Ended(done.returncode, done.stdout, done.stderr)
