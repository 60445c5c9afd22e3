"""What all tests share: how hypothesis searches, and a folder to run commands in."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.running import LEFT, RIGHT

# As the command line does, and before NumPy is loaded: matrices are small here, and where two test
# runs share a machine, threads wait for each other several times as long as they work.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# A shell lets its jobs in the background ignore Ctrl-C, and so would each process that tests start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
# No deadline and no word of slow drawing, as machines are noisy; in CI the same cases each time.
settings.register_profile("project", deadline=None, derandomize=bool(os.environ.get("CI")),
                          suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("project")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two articles to be in; no settings above it."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.txt").write_text(LEFT)
    (tmp_path / "b.txt").write_text(RIGHT)
    monkeypatch.chdir(tmp_path)
    return tmp_path
