"""The tests' own commands say what they do when they are asked, and do nothing then."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.running import ROOT

COMMANDS = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__main__")
    for path in (ROOT / "tests").rglob("*.py")
    if not path.name.startswith("test_") and '__name__ == "__main__"' in path.read_text("utf-8"))


def test_the_commands_are_found() -> None:
    assert {"tests.benchmarks", "tests.engines", "tests.readme", "tests.validity"} < set(COMMANDS)


@pytest.mark.slow
@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_printed_and_nothing_is_run(name: str) -> None:
    done = subprocess.run([sys.executable, "-m", name, "--help"], cwd=ROOT, capture_output=True,
                          text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("usage: ")
    assert "-h, --help" in done.stdout
