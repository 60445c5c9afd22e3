"""Damaged inputs and full disks: a sentence each, and nothing else is lost."""

from __future__ import annotations

import contextlib
import csv
import gzip
import io
import json
import os
import random
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import clusters
from tests.corpora import errors_of, row, rows_of, write
from tests.running import ROOT, Ended, environment, process

GIVEN = ("--only", "structure.words", "--part-size", "20k", "-q")
#: What the reader is told of each file, with the line; and how many of its articles are rows.
SAID = {
    "cut.jsonl.gz": ("It is cut off there (a .gz without its end)", 0),
    "few.csv": ("The row has 2 cells where the first line names 4 columns", 12),
    "long.jsonl": ("The line is longer than 20 MB (the limit)", 4),
    "nul.jsonl": ("Its text holds a NUL character, so it was damaged on its way", 3),
    "half.jsonl": ("The line is no JSON", 2),
}


@pytest.fixture(scope="module")
def damaged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of files each of which is damaged in one place, and one that is whole."""
    folder = tmp_path_factory.mktemp("damaged")
    draw = random.Random(0)
    many = [row(each, id=f"g{each}", text=" ".join(str(draw.random()) for _ in range(300)))
            for each in range(40)]
    whole = gzip.compress("".join(f"{json.dumps(each)}\n" for each in many).encode())
    (folder / "cut.jsonl.gz").write_bytes(whole[:len(whole) * 2 // 3])
    table = io.StringIO()
    lines = csv.writer(table)
    lines.writerow(["id", "text", "outlet", "date"])
    for number in range(12):
        lines.writerow([f"c{number}", *list(row(number).values())[1:]])
        if number == 6:
            lines.writerow(["c99", "too few"])
    (folder / "few.csv").write_text(table.getvalue())
    write(folder / "long.jsonl", [row(0), row(1), row(2, text="word " * 20_000_000), row(3),
                                  row(4)])
    write(folder / "nul.jsonl", [row(5), row(6, text="before \0 after"), row(7), row(8)])
    write(folder / "half.jsonl", [row(9), row(10), '{"id": "a11", "text": "It breaks o'])
    write(folder / "whole.jsonl", [row(each, id=f"w{each}") for each in range(20)])
    assert make(folder, "serial", "--jobs", "1").code == 0
    return folder


def make(folder: Path, name: str, *engine: str) -> Ended:
    """Make a collection of all that is there."""
    done = subprocess.run(
        [sys.executable, "-m", "framing", "corpus", *SAID, "whole.jsonl", "-o", name, *GIVEN,
         *engine], cwd=folder, env=environment(PYTHONPATH=str(ROOT)), capture_output=True,
        timeout=60, check=False)
    return Ended(done.returncode, done.stdout, done.stderr)


def test_each_damage_is_a_sentence_and_nothing_else_is_lost(damaged: Path) -> None:
    found = [json.loads(line) for line in rows_of(damaged / "serial").splitlines()]
    errors = {error["file"]: error for error in errors_of(damaged / "serial")}
    assert set(errors) == set(SAID)
    for name, (said, rows) in SAID.items():
        assert errors[name]["why"].startswith(said)
        of_file = sum(each["source"] == name for each in found)
        assert of_file == rows or (rows == 0 and of_file + 1 == errors[name]["position"] > 20)
    assert sum(each["source"] == "whole.jsonl" for each in found) == 20


@pytest.mark.parametrize("engine", ["local", "dask"])
def test_damage_is_told_the_same_by_every_engine(
        damaged: Path, engine: str, tmp_path: Path) -> None:
    with contextlib.ExitStack() as ends:
        given: tuple[str, ...] = ("--jobs", "2")
        if engine == "dask":
            pytest.importorskip("distributed")
            address = ends.enter_context(clusters.dask(tmp_path)).address
            given = ("--engine", "dask", "--scheduler", address)
        assert make(damaged, engine, *given).code == 0
    assert rows_of(damaged / engine) == rows_of(damaged / "serial")
    assert errors_of(damaged / engine) == errors_of(damaged / "serial")


def test_a_date_nobody_can_read_is_said_and_the_article_counts(folder: Path) -> None:
    dates = ["the day after the flood", 20241399, "2024-02-31", {"a": 1}]
    write(folder / "news.jsonl", [row(0), *(row(1, date=date) for date in dates)])
    assert process("corpus", "news.jsonl", "-o", "c", *GIVEN, "--jobs", "1").code == 0
    first, *undated = (json.loads(line) for line in rows_of(folder / "c").splitlines())
    assert first["date"] == "2024-03-01"
    assert [each["date"] for each in undated] == [None] * 4
    assert all("has a date that cannot be read" in " ".join(each["warnings"]) for each in undated)


# Disks


@pytest.fixture
def disk(folder: Path) -> Iterator[Path]:
    """A disk of a few hundred kB, where one may be made."""
    (folder / "disk").mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", folder / "disk"],
                          capture_output=True, check=False) if os.getuid() == 0 else None
    if made is None or made.returncode:
        pytest.skip("NO DISK COULD BE MOUNTED: what a full one does is tested by a limit alone")
    yield folder / "disk"
    subprocess.run(["umount", "-l", folder / "disk"], check=True)


def remount(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", disk], check=True)


@pytest.mark.parametrize("engine", ["local", "dask"])
def test_a_full_disk_is_a_sentence_and_what_is_done_stays(
        folder: Path, disk: Path, engine: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    write(folder / "news.jsonl", [row(each) for each in range(400)])
    given = ("corpus", "news.jsonl", "-o", disk / "c", *GIVEN)
    with contextlib.ExitStack() as ends:
        if engine == "dask":
            pytest.importorskip("distributed")
            cluster = ends.enter_context(clusters.dask(tmp_path_factory.mktemp("cluster")))
            full = process(*given, "--engine", "dask", "--scheduler", cluster.address)
        else:
            full = process(*given, "--jobs", "2")
    assert (full.code, full.data) == (2, b"")
    assert "No space left on device; make room, or choose another disk." in full.err
    assert full.err.count("\n") == 1
    assert "articles are done and kept: the same command goes on from there." in full.err
    assert not list((disk / "c").rglob("*.tmp"))
    remount(disk, "size=20m")
    again = process(*given, "--jobs", "2")
    assert again.code == 0
    assert "of them were done before" in again.out
    assert process("corpus", "news.jsonl", "-o", "serial", *GIVEN, "--jobs", "1").code == 0
    assert rows_of(disk / "c") == rows_of(folder / "serial")


def test_a_disk_that_is_read_only_is_a_sentence(folder: Path, disk: Path) -> None:
    write(folder / "news.jsonl", [row(each) for each in range(5)])
    remount(disk, "ro")
    ended = process("corpus", "news.jsonl", "-o", disk / "c", *GIVEN)
    assert (ended.code, ended.data) == (2, b"")
    assert "Read-only file system" in ended.err
    assert ended.err.count("\n") == 1


def test_a_limit_on_files_is_a_sentence_and_nothing_half_is_left(folder: Path) -> None:
    write(folder / "news.jsonl", [row(each) for each in range(400)])
    done = subprocess.run(
        [sys.executable, "-m", "framing", "corpus", "news.jsonl", "-o", "c", *GIVEN, "--jobs", "2"],
        env=environment(PYTHONPATH=str(ROOT)), capture_output=True, timeout=60, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000)))
    assert done.returncode == 2
    assert b"File too large" in done.stderr
    assert done.stderr.count(b"\n") == 1
    assert not [path for path in Path("c").rglob("*") if path.is_file() and path.name != ".lock"
                and path.name != "manifest.json"]
