"""Hold the README to the program: its outputs and help texts are what the program prints.

``python tests/readme.py --check`` fails where they differ, ``--write`` brings them up to date. A
block of code whose first line begins with ``$ `` is a command and what it prints. ``framing``
commands run in a terminal of 100 columns without colour, as a reader would see them.
"""

from __future__ import annotations

import argparse
import difflib
import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
_BLOCK = re.compile(r"(?m)^```console\n\$ (?P<command>.+)\n(?P<output>(?:(?!```).*\n)*)```$")


def printed(command: str) -> str:
    """What a command prints in a terminal of 100 columns."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 100, 0, 0))
    env = {name: value for name, value in os.environ.items()
           if name not in ("FORCE_COLOR", "COLUMNS", "PYTHONDONTWRITEBYTECODE")}
    env |= {"NO_COLOR": "1", "TERM": "xterm",
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    with subprocess.Popen(["bash", "-c", command], cwd=ROOT, env=env, stdin=subprocess.DEVNULL,
                          stdout=follower, stderr=follower) as process:
        os.close(follower)
        data = b""
        while True:
            try:
                part = os.read(leader, 65536)
            except OSError:  # Linux says so when the other end is closed
                break
            if not part:
                break
            data += part
        process.wait()
    os.close(leader)
    return data.decode("utf-8").replace("\r\n", "\n")


def renewed(text: str) -> str:
    """The README with each command's output as it is now."""
    return _BLOCK.sub(
        lambda block: f"```console\n$ {block['command']}\n{printed(block['command'])}```", text
    )


def main() -> int:
    """Check or write; exit 1 where the README is behind the program."""
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--write", action="store_true", help="bring README.md up to date")
    what.add_argument("--check", action="store_true", help="exit 1 where it is behind: the default")
    chosen = parser.parse_args()
    text = README.read_text(encoding="utf-8")
    new = renewed(text)
    if chosen.write:
        README.write_text(new, encoding="utf-8")
        return 0
    sys.stdout.writelines(difflib.unified_diff(
        text.splitlines(keepends=True), new.splitlines(keepends=True), "README.md", "as printed"))
    if text != new:
        print("README.md is behind the program: run python tests/readme.py --write")
    return int(text != new)


if __name__ == "__main__":
    sys.exit(main())
