"""A worker that outlives a run, or is elsewhere: no row is counted with what isn't ours."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from framing import measures as registry
from framing.collection.building import driving
from framing.collection.engines import Task
from framing.collection.parts import Part
from framing.collection.receipts import Receipt
from framing.collection.settings import Settings
from framing.errors import FramingError
from tests.corpora import made, one_by_one, row, rows_of, write

PLUGIN = """
from framing.counts import number
from framing.measures import measure
@measure("own.{name}", per="", cite="")
def count(doc):
    '''A number of one's own.'''
    return number(doc.words * {times})
"""


@pytest.fixture(autouse=True)
def _nothing_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take measures from outside away again: other tests' workers have none of them."""
    registry.measures()
    monkeypatch.setattr(registry, "_registered", dict(registry._registered))


@pytest.fixture
def news(folder: Path) -> Path:
    """Two articles."""
    return write(folder / "news.jsonl", [row(0), row(1)])


def of_list(folder: Path, news: Path, terms: str) -> list[list[int]]:
    """What a list of one's own counts, of a worker that has counted with it before."""
    (folder / "own.tsv").write_text(f"term\tclass\n{terms}")
    made(folder / "c", news, fresh=True,
         settings=Settings(only=("structure.words",), lexicons=("own.tsv",)))
    return [json.loads(line)["lexicon.own"] for line in rows_of(folder / "c").splitlines()]


def test_a_list_that_has_changed_is_read_again(folder: Path, news: Path) -> None:
    first = of_list(folder, news, "council\tx\n")
    assert of_list(folder, news, "council\tx\nthe\tx\nwall\tx\n") != first
    assert of_list(folder, news, "council\tx\n") == first


def test_a_list_that_is_another_on_the_worker_is_not_counted_with(
        folder: Path, news: Path) -> None:
    (folder / "own.tsv").write_text("term\tclass\ncouncil\tx\n")

    def other(task: Task, parts: Iterable[Part]) -> Iterator[Receipt]:
        (folder / "own.tsv").write_text("term\tclass\nthe\tx\n")
        return one_by_one(task, parts)

    with pytest.raises(FramingError, match="has other word lists or plug-ins than this machine"):
        made(folder / "c", news, settings=Settings(lexicons=("own.tsv",)), run=other)
    assert not list((folder / "c/parts").iterdir())


def test_a_plugin_that_has_changed_since_is_not_counted_with(folder: Path, news: Path) -> None:
    settings = Settings(only=("own",), plugins=("own.py",))
    (folder / "own.py").write_text(PLUGIN.format(name="changed", times=1))
    made(folder / "c", news, settings=settings)
    (folder / "own.py").write_text(PLUGIN.format(name="changed", times=2))
    with pytest.raises(FramingError, match=r"had loaded them before they changed: .* anew"):
        made(folder / "c", news, settings=settings, fresh=True)
    assert not list((folder / "c/parts").iterdir())


def test_a_worker_finds_what_is_told_from_where_the_driver_is(
        folder: Path, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def elsewhere(task: Task, parts: Iterable[Part]) -> Iterator[Receipt]:
        for part in parts:
            os.chdir("/")
            yield task(part)

    given = {"settings": Settings(only=("structure.words",))}
    here = made(folder / "c", Path("news.jsonl"), **given)  # type: ignore[arg-type]
    monkeypatch.chdir(folder)
    there = made(folder / "d", Path("news.jsonl"), run=elsewhere, **given)  # type: ignore[arg-type]
    assert len(there.collection) == len(here.collection) == 2
    assert rows_of(folder / "d") == rows_of(folder / "c")


@pytest.mark.parametrize("lacking", ["folder", "base"])
def test_a_worker_that_does_not_see_the_folder_says_so_and_makes_none(
        folder: Path, news: Path, lacking: str) -> None:
    gone = str(folder / "not_here")

    def blind(task: Task, parts: Iterable[Part]) -> Iterator[Receipt]:
        return one_by_one(replace(task, **{lacking: gone}), parts)  # type: ignore[type-var]

    with pytest.raises(FramingError, match=r"cannot be seen from .*: a cluster’s machines need "
                       "the same files under the same paths"):
        made(folder / "c", news, run=blind)
    assert not Path(gone).exists()


def test_what_is_done_on_another_disk_is_not_believed(
        folder: Path, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driving, "SHOWS", 0.2)

    def away(task: Task, parts: Iterable[Part]) -> Iterator[Receipt]:
        for part in parts:
            receipt = task(part)
            (folder / "c/parts" / f"{receipt.key}.json").unlink()
            yield receipt

    with pytest.raises(FramingError, match=r"nothing of it is in .* here: a cluster’s machines"):
        made(folder / "c", news, run=away)


def test_a_worker_of_another_version_says_so(folder: Path, news: Path) -> None:
    def older(task: Task, parts: Iterable[Part]) -> Iterator[Receipt]:
        return one_by_one(replace(task, version="0.0.1"), parts)  # type: ignore[type-var]

    with pytest.raises(FramingError, match=r"where this is 0\.0\.1: install the same"):
        made(folder / "c", news, run=older)
