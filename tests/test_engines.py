"""A Dask cluster by its address: each part is done once, whatever becomes of workers and scheduler.

Ray and Spark are tested by ``python -m tests.engines``, where they are.
"""

from __future__ import annotations

import logging
import signal
import socket
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from framing.collection.engines import engine
from framing.collection.engines import machines as shared
from framing.collection.parts import Part
from framing.errors import FramingError, SettingError
from tests import clusters
from tests.running import refused
from tests.tasks import Dying, Going, Noting, parts

pytest.importorskip("distributed")
dask = engine("dask")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[clusters.Cluster]:
    """Two workers that outlive every test."""
    with clusters.dask(tmp_path_factory.mktemp("cluster")) as found:
        yield found


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """Where tasks note what they met."""
    (tmp_path / "notes").mkdir()
    return tmp_path / "notes"


def times(notes: Path) -> dict[str, int]:
    """How often each part was met."""
    return {path.name: len(path.read_text().splitlines()) for path in notes.iterdir()}


def test_every_part_is_done_once(notes: Path, cluster: clusters.Cluster) -> None:
    found = list(dask(Noting(notes), parts(100), scheduler=cluster.address))
    assert sorted(receipt.rows for receipt in found) == list(range(100))
    assert Counter(times(notes).values()) == {1: 100}
    assert len({path.read_text() for path in notes.iterdir()}) == 2  # both workers had some


def test_nothing_to_do_is_no_work(notes: Path, cluster: clusters.Cluster) -> None:
    assert list(dask(Noting(notes), [], scheduler=cluster.address)) == []


def test_receipts_come_while_others_are_at_work(
        tmp_path: Path, notes: Path, cluster: clusters.Cluster) -> None:
    receipts = dask(Going(notes, ("p3",)), parts(9), scheduler=cluster.address)
    assert [next(iter(receipts)).part.input for _ in range(8)].count("p3") == 0
    (tmp_path / "go").touch()
    assert [receipt.part.input for receipt in receipts] == ["p3"]


def test_no_more_parts_are_taken_than_the_cluster_needs(
        notes: Path, cluster: clusters.Cluster) -> None:
    taken: list[Part] = []

    def lazily() -> Iterator[Part]:
        for part in parts(1000):
            taken.append(part)
            yield part

    receipts = dask(Noting(notes), lazily(), scheduler=cluster.address)
    next(iter(receipts))
    assert len(taken) < 200
    receipts.close()  # type: ignore[attr-defined]


def test_a_part_whose_worker_dies_is_done_by_another(tmp_path: Path, notes: Path) -> None:
    with clusters.dask(tmp_path) as cluster:
        found = list(dask(Dying(notes, 1), parts(20), scheduler=cluster.address))
    assert [receipt.failure for receipt in found] == [None] * 20
    assert times(notes)["p1"] == 2
    assert sum(times(notes).values()) <= 20 + 2


def test_a_part_that_kills_each_worker_is_named_and_the_rest_is_done(
        tmp_path: Path, notes: Path) -> None:
    with clusters.dask(tmp_path, workers=3, failures=1) as cluster:
        found = list(dask(Dying(notes, 99), parts(20), scheduler=cluster.address))
    assert sorted(receipt.part.start for receipt in found) == list(range(20))
    crashed, = (receipt for receipt in found if receipt.crashed)
    assert crashed.part.input == "p1"
    assert "killed by SIGKILL" in (crashed.failure or "")


def test_a_receipt_that_is_here_is_taken_though_its_worker_has_died_since(
        notes: Path, cluster: clusters.Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    import distributed

    monkeypatch.setattr(distributed.Future, "status", property(lambda future: "lost"))
    found = list(dask(Noting(notes), parts(5), scheduler=cluster.address))
    assert sorted(receipt.part.start for receipt in found) == list(range(5))


def test_a_scheduler_that_goes_away_while_a_receipt_is_fetched_is_a_sentence(
        notes: Path, cluster: clusters.Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    import distributed
    from distributed.comm.core import CommClosedError

    async def gather(*args: object, **options: object) -> None:
        raise CommClosedError("in <TCP (closed) ConnectionPool.gather>")

    monkeypatch.setattr(distributed.Client, "gather", gather)
    with pytest.raises(FramingError, match=r"has gone away: what is done stays, and the same"):
        list(dask(Noting(notes), parts(5), scheduler=cluster.address))


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, signal.SIGSTOP])
def test_a_scheduler_that_goes_away_is_a_sentence(
        tmp_path: Path, notes: Path, ending: signal.Signals,
        monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "PATIENCE", 2.0)
    with clusters.dask(tmp_path) as cluster:
        receipts = dask(Going(notes, ("p3",)), parts(4), scheduler=cluster.address)
        for _ in range(3):
            next(iter(receipts))
        cluster.scheduler.send_signal(ending)
        began = time.monotonic()
        with pytest.raises(FramingError, match=r"has gone away: what is done stays, and the same"):
            next(iter(receipts))
        assert time.monotonic() - began < 20


def test_what_dask_logs_of_a_run_that_ended_early_is_not_shown(
        notes: Path, cluster: clusters.Cluster) -> None:
    heard: list[str] = []
    log, ear = logging.getLogger("distributed.client"), logging.Handler()
    ear.emit = lambda record: heard.append(record.msg)  # type: ignore[method-assign]
    log.addHandler(ear)
    try:
        receipts: Any = dask(Noting(notes), parts(100), scheduler=cluster.address)
        next(receipts)
        log.error("while it runs")
        receipts.close()
        log.error("by the client's thread, which still gives up its connections")
        assert heard == []
        list(dask(Noting(notes), [], scheduler=cluster.address))
        log.error("of somebody else")
        assert heard == ["of somebody else"]
    finally:
        log.removeHandler(ear)


def test_a_cluster_without_workers_is_a_sentence(
        tmp_path: Path, notes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("framing.collection.engines.dask.BEAT", 0.1)
    monkeypatch.setattr("framing.collection.engines.dask.WORKERLESS", 0.3)
    with (clusters.dask(tmp_path, workers=0) as cluster,
          pytest.raises(FramingError, match="has had no worker for 0 seconds: start some")):
        list(dask(Noting(notes), parts(2), scheduler=cluster.address))


def test_workers_that_lack_the_program_are_a_sentence(
        tmp_path: Path, notes: Path, cluster: clusters.Cluster,
        monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "only_here.py").write_text(
        "from tests.tasks import Noting\nclass Own(Noting):\n    pass\n")
    monkeypatch.syspath_prepend(tmp_path)
    from only_here import Own  # type: ignore[import-not-found]

    with pytest.raises(FramingError, match=r"cannot run this program \(No module named 'only_here'"
                       r"\): install the same version on its scheduler and its workers"):
        list(dask(Own(notes), parts(2), scheduler=cluster.address))


@pytest.mark.parametrize("address", [
    "tcp://127.0.0.1:1", "nonsense", "http://127.0.0.1:1", "tcp://127.0.0.1", "tcp://[::1", "a b",
    "tls://127.0.0.1:1", "ucx://127.0.0.1:1", "inproc://x", "tcp://127.0.0.1:abc", "\x00",
])
def test_an_address_where_nobody_answers_is_a_sentence(
        notes: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "ANSWER", 0.3)
    with pytest.raises(SettingError, match=r"No Dask cluster answers at .*: see that it runs"):
        list(dask(Noting(notes), parts(1), scheduler=address))


def test_whoever_listens_and_says_nothing_is_not_waited_for(
        notes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "ANSWER", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        began = time.monotonic()
        with pytest.raises(SettingError, match="No Dask cluster answers"):
            list(dask(Noting(notes), parts(1), scheduler=f"127.0.0.1:{silent.getsockname()[1]}"))
    assert time.monotonic() - began < 8


@pytest.mark.parametrize("name", ["dask", "ray", "spark"])
def test_an_engine_says_what_it_lacks(
        folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given = ("corpus", "a.txt", "-o", "c", "--engine", name)
    package = {"dask": "distributed", "spark": "pyspark"}.get(name, name)
    monkeypatch.setitem(sys.modules, package, None)
    assert f"pip install 'framing-analyser[{name}]'" in refused(*given, "--scheduler", "x:1", "-q")


def test_a_cluster_needs_an_address(folder: Path) -> None:
    assert "--scheduler tcp://10.0.0.1:8786" in refused("corpus", "a.txt", "-o", "c", "--engine",
                                                        "dask", "-q")
