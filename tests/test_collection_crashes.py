"""Whatever dies, on this machine or on a Dask cluster: the same rows, each once."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import clusters
from tests.crashing import HELD, Run, alive, ended, until


@pytest.fixture(scope="module")
def serial(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """What a run leaves that nobody disturbs, one part after the other."""
    run = Run.new(tmp_path_factory.mktemp("serial"))
    run.go()
    assert run.all().code == 0
    assert run.again() == 0
    assert run.commits() > 10
    return run


@pytest.fixture(params=["local", "dask"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, ...]]:
    """Two workers: processes of the program's own, and those of a cluster."""
    if request.param == "local":
        yield ("--jobs", "2")
        return
    pytest.importorskip("distributed")
    (tmp_path / "cluster").mkdir()
    with clusters.dask(tmp_path / "cluster") as found:
        yield ("--engine", "dask", "--scheduler", found.address)


@contextlib.contextmanager
def on_a_cluster(run: Run) -> Iterator[tuple[clusters.Cluster, subprocess.Popen[bytes]]]:
    """Start a run on a Dask cluster of its own, and wait until a worker holds."""
    pytest.importorskip("distributed")
    folder = run.folder.with_name("cluster")
    folder.mkdir()
    with clusters.dask(folder) as cluster:
        running = Run(run.folder, ("--engine", "dask", "--scheduler", cluster.address)).start("-q")
        run.held(running)
        yield cluster, running


def test_a_worker_that_is_killed_costs_its_parts_and_nothing_else(
        tmp_path: Path, serial: Run, engine: tuple[str, ...]) -> None:
    run = Run.new(tmp_path / "run", *engine)
    running = run.start()
    os.kill(run.held(running), signal.SIGKILL)
    run.go()
    assert run.end(running).code == 0
    assert run.left() == serial.left()
    assert sorted(run.ids()) == sorted(f"a{number}" for number in range(30))
    assert 1 <= run.again() <= 2


def test_a_driver_that_is_killed_goes_on_where_it_was(
        tmp_path: Path, serial: Run, engine: tuple[str, ...]) -> None:
    run = Run.new(tmp_path / "run", *engine)
    running = run.start()
    worker = run.held(running)
    running.kill()
    running.communicate()
    if "dask" not in engine:
        until(lambda: ended(worker), 5)  # a cluster's workers are not the driver's to end
    run.go()
    # By receipts: rows may lie there that nobody has committed yet.
    before = sum(json.loads(path.read_text())["rows"]
                 for path in (run.folder / "c/parts").glob("*.json"))
    again = run.all()
    assert again.code == 0
    assert before >= 3
    if "dask" not in engine:  # where the other worker may do one more in the meantime
        assert f"{before} of them were done before" in again.out
    assert run.left() == serial.left()
    assert run.again() <= 2 * 2
    assert not list((run.folder / "c").rglob("*.tmp"))


def test_an_article_that_raises_is_one_error_and_the_rest_is_there(
        tmp_path: Path, engine: tuple[str, ...]) -> None:
    run = Run.new(tmp_path / "run", *engine, said="RAISE your hands.")
    assert run.all().code == 0
    errors = [json.loads(line) for line in (run.folder / "c/errors.ndjson").read_text().split("\n")
              if line]
    assert len(errors) == 1
    why = errors[0].pop("why")
    assert errors == [{"id": f"a{HELD}", "file": "news.jsonl", "position": HELD + 1}]
    assert why.startswith("The measure own.fate fails: ZeroDivisionError: by a measure of one's")
    assert why.endswith("mend the plug-in.")
    assert sorted(run.ids()) == sorted(f"a{each}" for each in range(30) if each != HELD)
    assert run.again() == 0


def test_ctrl_c_leaves_no_child_and_the_rest_is_done_later(
        tmp_path: Path, serial: Run, engine: tuple[str, ...]) -> None:
    run = Run.new(tmp_path / "run", *engine)
    running = run.start("-q")
    run.held(running)
    began = time.monotonic()
    os.killpg(running.pid, signal.SIGINT)
    stopped = run.end(running)
    assert time.monotonic() - began < 5
    until(lambda: not alive(running.pid), began + 5 - time.monotonic())
    assert (stopped.code, stopped.out) == (130, "")
    assert stopped.err.startswith("framing: Interrupted. ")
    assert stopped.err.count("\n") == 1  # no traceback, and nothing of what Dask logs
    run.go()
    assert run.all().code == 0
    assert run.left() == serial.left()


def test_a_part_that_kills_its_workers_is_named_and_the_rest_is_done(
        tmp_path: Path, serial: Run) -> None:
    pytest.importorskip("distributed")
    (tmp_path / "cluster").mkdir()
    with clusters.dask(tmp_path / "cluster", workers=3, failures=1) as cluster:
        run = Run.new(tmp_path / "run", "--engine", "dask", "--scheduler", cluster.address,
                      said="KILL it here.")
        stopped = run.all("-q")
    assert stopped.code == 1
    assert "news.jsonl" in stopped.err
    assert "killed by SIGKILL" in stopped.err
    whole, fatal = serial.left(), f'"a{HELD}"'.encode()
    of_part = {name: data for name, data in run.left().items() if name.startswith("articles")}
    lost = {name for name, data in whole.items() if name.startswith("articles") and fatal in data}
    assert len(lost) == 1
    assert set(run.ids()) >= {f"a{each}" for each in range(30)} - {
        json.loads(line)["id"] for name in lost for line in whole[name].splitlines()}
    assert len(of_part) == len([name for name in whole if name.startswith("articles")]) - 1


def test_a_scheduler_that_goes_away_is_a_sentence_and_the_same_command_goes_on(
        tmp_path: Path, serial: Run) -> None:
    run = Run.new(tmp_path / "run")
    with on_a_cluster(run) as (cluster, running):
        cluster.scheduler.kill()
        stopped = run.end(running)
    assert (stopped.code, stopped.out) == (2, "")
    assert "has gone away: what is done stays, and the same command goes on" in stopped.err
    assert stopped.err.count("\n") == 1
    run.go()
    assert run.all().code == 0  # another engine does as well
    assert run.left() == serial.left()


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL])
def test_ctrl_c_is_one_line_though_the_cluster_ends_with_it(
        tmp_path: Path, ending: signal.Signals) -> None:
    run = Run.new(tmp_path / "run")
    with on_a_cluster(run) as (cluster, running):
        cluster.scheduler.send_signal(ending)
        time.sleep(0.1)  # the client has begun to look for it, and logs each thing that fails
        os.killpg(running.pid, signal.SIGINT)
        stopped = run.end(running)
    assert stopped.out == ""
    assert stopped.err.count("\n") == 1
    # Where the scheduler's end was noticed first, that is told, and Ctrl-C meets an end.
    assert (stopped.code == 130 and stopped.err.startswith("framing: Interrupted. ")) or (
        stopped.code in (2, -signal.SIGINT) and "has gone away: what is done stays" in stopped.err)
