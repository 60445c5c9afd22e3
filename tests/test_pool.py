"""Processes on this machine: each part is done once, whatever becomes of the workers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from framing.collection.engines.local import TRIES, run
from framing.collection.engines.worker import messages
from framing.errors import FramingError
from tests.running import ROOT, environment
from tests.tasks import Dying, Noting, Printing, Raising, loaded, parts


def times(notes: Path) -> dict[str, int]:
    """How often each part was met."""
    return {path.name: len(path.read_text().splitlines()) for path in notes.iterdir()}


def gone(pid: int) -> bool:
    """Whether a process ends within five seconds."""
    for _ in range(250):
        try:
            os.kill(pid, 0)
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (ProcessLookupError, FileNotFoundError):
            return True
        if state == "Z":  # nobody waits for it here
            return True
        time.sleep(0.02)
    return False


def seen(notes: Path, number: int) -> None:
    """Wait until so many parts are in hand."""
    for _ in range(500):
        if sum(bool(path.read_text()) for path in notes.iterdir()) >= number:
            return
        time.sleep(0.02)
    raise AssertionError("no worker began")


@pytest.mark.parametrize("jobs", [1, 3])
def test_every_part_is_done_once(tmp_path: Path, jobs: int) -> None:
    found = list(run(Noting(tmp_path), parts(7), jobs=jobs))
    assert sorted(receipt.rows for receipt in found) == list(range(7))
    assert Counter(times(tmp_path).values()) == {1: 7}


def test_where_nothing_is_to_do_no_process_is_started(tmp_path: Path,
                                                      monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "Popen", None)
    assert list(run(Noting(tmp_path), [], jobs=2)) == []


def test_parts_are_taken_as_they_are_needed(tmp_path: Path) -> None:
    taken = []
    receipts = run(Noting(tmp_path), (taken.append(part) or part for part in parts(50)),  # type: ignore[func-returns-value]
                   jobs=1)
    next(iter(receipts))
    assert len(taken) < 4
    receipts.close()


def test_of_a_worker_that_dies_its_own_part_alone_is_done_again(tmp_path: Path) -> None:
    found = list(run(Dying(tmp_path, 1), parts(6), jobs=2))
    assert [receipt.failure for receipt in found] == [None] * 6
    assert times(tmp_path) == {"p0": 1, "p1": 2, "p2": 1, "p3": 1, "p4": 1, "p5": 1}


def test_a_part_that_kills_each_worker_is_run_alone_at_the_end(tmp_path: Path) -> None:
    found = list(run(Dying(tmp_path, TRIES), parts(4), jobs=2))
    assert [receipt.failure for receipt in found] == [None] * 4
    assert found[-1].part.input == "p1"
    assert times(tmp_path)["p1"] == TRIES + 1


def test_a_part_that_kills_that_one_too_is_named_and_the_others_done(tmp_path: Path) -> None:
    found = list(run(Dying(tmp_path, 99), parts(4), jobs=2))
    assert [receipt.part.input for receipt in found if receipt.crashed] == ["p1"]
    assert "was killed by SIGKILL" in (found[-1].failure or "")
    assert len(found) == 4


def test_what_a_task_raises_is_raised(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="ValueError"):
        list(run(Raising(tmp_path), parts(3), jobs=2))


def test_what_a_worker_prints_is_no_receipt(tmp_path: Path) -> None:
    assert len(list(run(Printing(tmp_path), parts(3), jobs=2))) == 3


def test_a_worker_imports_no_more_than_it_needs() -> None:
    found, = run(loaded, parts(1), jobs=1)
    assert found.outlets[-1] == "1"
    assert {"click", "rich", "sklearn", "nltk", "textstat", "pyarrow", "jinja2",
            "multiprocessing"}.isdisjoint(found.outlets)


def test_a_worker_that_cannot_start_is_told(tmp_path: Path,
                                            monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(FramingError, match="before it had begun"):
        list(run(Noting(tmp_path), parts(3), jobs=2))


def test_messages_are_whole_however_they_come() -> None:
    import pickle

    said = b"".join(len(data).to_bytes(8, "little") + data
                    for data in map(pickle.dumps, [("ready", None), ("done", 1), ("done", 2)]))
    heard = bytearray()
    found: list[tuple[str, object]] = []
    for byte in said:
        heard.append(byte)
        found += messages(heard)
    assert found == [("ready", None), ("done", 1), ("done", 2)]


SCRIPT = """
import sys
from pathlib import Path
from framing.collection.engines.local import run
from tests.tasks import Waiting, parts
list(run(Waiting(Path(sys.argv[1])), parts(2), jobs=2))
"""


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_workers_end_with_their_parent(tmp_path: Path, ending: signal.Signals) -> None:
    parent = subprocess.Popen([sys.executable, "-c", SCRIPT, str(tmp_path)], cwd=ROOT,
                              env=environment(PYTHONPATH=str(ROOT)), stderr=subprocess.DEVNULL)
    seen(tmp_path, 2)
    workers = [int(path.read_text()) for path in tmp_path.iterdir()]
    parent.send_signal(ending)
    parent.wait(5)
    assert all(map(gone, workers))


def test_a_run_that_is_left_leaves_no_worker(tmp_path: Path) -> None:
    receipts = run(Noting(tmp_path), parts(9), jobs=2)
    next(iter(receipts))
    receipts.close()
    assert all(gone(int(path.read_text())) for path in tmp_path.iterdir())
