"""Files called .json as inputs of a collection: arrays, lines, an article each."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.collection.parts import Fields, Place, cut, records, reread, settle
from framing.errors import FramingError
from tests.collecting import TEXT, problems, read_all, texts

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda each: st.lists(each, max_size=3) | st.dictionaries(st.text(max_size=4), each,
                                                              max_size=3), max_leaves=5)
ROWS = st.lists(st.fixed_dictionaries({"text": st.text(max_size=20), "more": VALUES})
                | VALUES, max_size=8)


@given(ROWS, st.integers(1, 200), st.sampled_from([None, 1]), st.booleans(), st.integers(0, 30))
def test_any_size_of_parts_gives_the_same_records(
    tmp_path_factory: pytest.TempPathFactory, rows: list[Any], size: int, indent: int | None,
    escaped: bool, lost: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.json"
    data = json.dumps(rows, indent=indent, ensure_ascii=escaped).encode("utf-8", "surrogatepass")
    path.write_bytes(data[:max(1, len(data) - lost)])
    whole = read_all(path)
    assert read_all(path, size=size) == whole
    if not lost and b"\\ud" not in data and b"\xed" not in data:
        assert len(whole) == len(rows)


def test_an_array_is_read_by_its_elements(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"text": "One."}, 2, {"text": "Three."}, {"title": "4"}], indent=2))
    found = read_all(path, size=1)
    assert texts(found) == ["One.", "Three."]
    assert [record.id for record in found] == [f"{path}:{number}" for number in (1, 2, 3, 4)]
    assert list(problems(found)) == [2, 4]
    three = found[2]
    assert three.article is not None
    for part in cut([str(path)], 1):
        if three in list(records(part, TEXT)):
            assert reread(part, TEXT, Place(str(path), 3), three.article.sha256) == three
    assert settle([str(path)], Fields()).fields.text == "text"


@pytest.mark.parametrize(("end", "why"), [
    ("", "breaks off"), (', {"text": "T', "no JSON from here on"), (", nonsense]", "no JSON from"),
    (', {"text": "caf\xe9"}]', "not in UTF-8"), ('] [{"text": "x"}]', "ends before the"),
    (", " + "[" * 100_000, "RecursionError"),
])
def test_what_comes_before_a_broken_place_is_kept(tmp_path: Path, end: str, why: str) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(('[{"text": "One."}, {"text": "Two."}' + end).encode("latin-1"))
    for size in (1, 1000):
        found = read_all(path, size=size)
        assert texts(found) == ["One.", "Two."]
        assert list(problems(found)) == [3]
        assert why in problems(found)[3]


def test_an_array_is_cut_and_read_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with path.open("w") as file:
        file.write("[" + ",\n".join(json.dumps({"text": f"Story {number} " + "x" * 5000})
                                    for number in range(4000)) + ', "broken')
        for _ in range(20):
            file.write("x" * 1_000_000)
    tracemalloc.start()
    parts = list(cut([str(path)], 500_000, max_size=1_000_000))
    count = sum(1 for part in parts for record in records(part, TEXT) if record.article)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 4000
    assert len(parts) > 30
    assert peak < 12_000_000


def test_lines_by_another_name_are_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"text": "One."}\n{"text": "Two."}\n')
    assert [part.kind for part in cut([str(path)])] == ["jsonl"]
    assert texts(read_all(path)) == ["One.", "Two."]
    assert settle([str(path)], Fields()).fields == TEXT


def test_an_object_over_several_lines_is_an_article_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in {"a": {"maintext": "One.", "title": "Rain"}, "b": {"maintext": "Two."},
                        "c": {"maintext": None}}.items():
        Path(f"{name}.json").write_text(json.dumps(value, indent=2))
    fields = settle(["*.json"], Fields()).fields
    assert fields == Fields("maintext", title="title")
    part, = cut(["*.json"])
    assert part.files == ("a.json", "b.json", "c.json")
    found = read_all("*.json", fields=fields)
    assert texts(found) == ["Rain\n\nOne.", "Two."]
    assert [record.id for record in found] == ["a.json", "b.json", "c.json"]
    one = found[0]
    assert one.article is not None
    assert reread(part, fields, Place("a.json", 1), one.article.sha256) == one


def test_what_is_no_json_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("It rained.")
    with pytest.raises(FramingError, match="neither an object nor an array"):
        settle([str(path)], Fields())
    record, = read_all(path)
    assert "neither an object nor an array" in str(record.problem)
