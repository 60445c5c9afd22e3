"""Web archives and stores elsewhere as inputs of a collection."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from framing.collection.inputs import archives
from framing.collection.parts import Fields, Place, cut, records, reread, settle
from framing.errors import UnreadableError
from tests.collecting import problems, read_all, texts

pytest.importorskip("fastwarc")
pytest.importorskip("lxml")

INFO = (b"WARC/1.0\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Length: 3"
        b"\r\n\r\nabc\r\n\r\n")


def page(number: int, kind: str = "text/html; charset=utf-8", status: str = "200 OK",
         encoding: str = "") -> bytes:
    """A record of an archive: a server's answer with a page of that number."""
    body = (f"<html><head><title>Rain over harbour town {number}</title><meta "
            f"property='article:published_time' content='2031-03-{number % 28 + 1:02}'></head>"
            f"<body><article><h1>Rain over harbour town {number}</h1><p>"
            + f"It rained all day in the café of harbour town {number}. " * 9
            + "</p></article></body></html>").encode()
    if encoding:
        body = gzip.compress(body)
    http = (f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{encoding}\r\n").encode() + body
    return (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://www.courier.example/"
            f"{number}\r\nWARC-Date: 2031-03-05T10:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{number}>\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n").encode() + http + b"\r\n\r\n"


RECORDS = [INFO, *(page(number) for number in range(12)), page(97, encoding=(
    "Content-Encoding: gzip\r\n")), page(98, kind="image/png"), page(99, status="404 Not Found")]
WRITTEN = {
    "a.warc": b"".join(RECORDS),
    "a.warc.gz": b"".join(map(gzip.compress, RECORDS)),
    "whole.warc.gz": gzip.compress(b"".join(RECORDS)),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_pages_are_read_however_the_archive_is_packed(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(WRITTEN[name])
    found = read_all(path)
    assert [record.id for record in found] == [
        f"https://www.courier.example/{number}" for number in (*range(12), 97)]
    assert not problems(found)
    assert found[-1].article is not None
    assert found[-1].title == found[-1].article.title == "Rain over harbour town 97"
    assert found[-1].outlet == "courier.example"
    assert str(found[3].date) == "2031-03-04"
    assert "café" in texts(found)[3]
    for size in (1, 700, 3000):
        assert read_all(path, size=size) == found
    assert len(list(cut([str(path)], 1))) > 8


def test_positions_are_those_that_indexes_of_archives_have(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(WRITTEN["a.warc.gz"])
    for record in read_all(path):
        data = gzip.decompress(path.read_bytes()[record.position:])
        assert data.startswith(b"WARC/1.0")
        assert record.id.encode() in data[:200]


@pytest.mark.parametrize("name", WRITTEN)
def test_a_page_is_read_again(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(WRITTEN[name])
    part = list(cut([str(path)], 1500))[1]
    for record in records(part, Fields()):
        assert record.article is not None
        place = Place(record.source, record.position)
        assert reread(part, Fields(), place, record.article.sha256) == record
    path.write_bytes(os.urandom(10_000))
    with pytest.raises(UnreadableError, match="changed"):
        list(records(part, Fields()))


@pytest.mark.parametrize("name", WRITTEN)
def test_of_an_archive_that_is_cut_off_all_whole_pages_are_kept(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    whole = WRITTEN[name]
    path.write_bytes(whole)
    every = read_all(path)
    for length in range(len(whole) // 3, len(whole) - 800, 393):
        path.write_bytes(whole[:length])
        found = read_all(path, size=1000)
        kept = [record for record in found if record.article is not None]
        assert kept == every[:len(kept)]
        ends = {record.position for record in every}
        assert len(kept) == len(found) - 1 or length in ends or name == "whole.warc.gz"
        if length not in ends:
            assert found[-1].problem is not None
            assert "cut off" in found[-1].problem


def test_a_damaged_record_is_told_and_the_next_is_found_again(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(WRITTEN["a.warc.gz"])
    every = read_all(path)
    for place in range(every[3].position + 30, every[4].position - 20, 61):
        damaged = bytearray(WRITTEN["a.warc.gz"])
        damaged[place] ^= 0xff
        path.write_bytes(damaged)
        found = read_all(path)
        assert [record.id for record in found if record.article] == [
            record.id for number, record in enumerate(every) if number != 3]
        assert list(problems(found)) == [every[3].position]
        assert read_all(path, size=1) == found


def test_a_page_that_is_too_large_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(page(1) + page(2))
    found = read_all(path, max_size=300)
    assert [record.problem for record in found] == [
        "The page is larger than 300 bytes (the limit)."] * 2


def test_what_is_no_archive_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    for data in (b"It rained.", os.urandom(5000), b"WARC/1.0\r\n" * 20_000):
        path.write_bytes(data)
        found = read_all(path)
        assert found
        assert all(record.problem for record in found)


def test_a_member_is_told_by_what_is_in_it() -> None:
    assert archives.in_members(WRITTEN["a.warc.gz"])
    assert not archives.in_members(WRITTEN["whole.warc.gz"])
    assert not archives.in_members(WRITTEN["a.warc"])


# Stores elsewhere


@pytest.fixture
def store() -> Iterator[None]:
    """A store in memory with a few files."""
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    told = b"".join(json.dumps({"text": f"Story {number}."}).encode() + b"\n"
                    for number in range(50))
    for name, data in {
        "/x/a.jsonl": told, "/x/b.jsonl.gz": gzip.compress(told), "/x/c.csv": b'text\n"One\nTwo"\n',
        "/x/deep/d.txt": b"It rained.", "/x/deep/e.html": b"<html><p>It rained all day.</p></html>",
        "/x/f.jpg": b"x", "/w/a.warc.gz": WRITTEN["a.warc.gz"],
    }.items():
        with memory.open(name, "wb") as file:
            file.write(data)
    yield
    memory.store.clear()


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(("address", "count"), [
    ("memory://x/a.jsonl", 50), ("memory://x/b.jsonl.gz", 50), ("memory://x/*.jsonl*", 100),
    ("memory://x/c.csv", 1), ("memory://x", 2), ("memory://w/a.warc.gz", 13),
])
def test_a_store_elsewhere_is_read_like_a_disk(address: str, count: int) -> None:
    found = read_all(address)
    assert len(texts(found)) == len(found) == count
    assert read_all(address, size=100) == found
    assert all(record.source.startswith("memory://") for record in found)


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("inputs", [
    ("memory://x", "memory://x/"), ("memory://x", "memory://x/deep"),
    ("memory://x/deep/", "memory://x"), ("memory://x/deep/d.txt", "memory://x/deep", "memory://x")])
def test_what_lies_in_two_named_folders_of_a_store_counts_once(inputs: tuple[str, ...]) -> None:
    assert sorted(texts(read_all(*inputs))) == ["It rained all day.", "It rained."]


@pytest.mark.usefixtures("store")
def test_what_is_no_article_in_a_store_is_counted_and_fields_are_guessed() -> None:
    said: list[str] = []
    assert [part.files for part in cut(["memory://x"], say=said.append)] == [
        ("deep/d.txt", "deep/e.html")]
    assert said == ["4 files that are no articles are left out: .csv (1), .jpg (1), .jsonl (1), "
                    ".jsonl.gz (1).",
                    "Tables are read where they are named: give them as FOLDER/*.csv."]
    assert settle(["memory://x/*.jsonl*"], Fields()).fields == Fields("text")


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(("address", "why"), [
    ("memory://y/a.jsonl", "Nothing is at"), ("memory://x/*.txt", "Nothing is at"),
    ("unheard://x", "Protocol not known: unheard"),
])
def test_an_address_without_anything_is_refused(address: str, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        cut([address])
