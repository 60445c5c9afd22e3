"""Inputs of a collection: files, folders and JSON Lines, cut into parts and read into records."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import subprocess
import sys
import tracemalloc
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import framing
from framing.collection.inputs import kind_of, kinds
from framing.collection.inputs.days import day
from framing.collection.inputs.rows import titled
from framing.collection.parts import (
    FOLDER,
    Fields,
    Part,
    Place,
    cut,
    records,
    reread,
    settle,
)
from framing.errors import FramingError, SettingError, UnreadableError
from tests.collecting import TEXT, problems, read_all, texts
from tests.running import works

ALL = Fields(text="text", id="id", outlet="outlet", date="date", title="title")


def lines(path: Path, *rows: object) -> Path:
    """A file with a row a line: objects as JSON, bytes as they are."""
    path.write_bytes(b"".join(
        (row if isinstance(row, bytes) else json.dumps(row).encode()) + b"\n" for row in rows))
    return path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


# JSON Lines


ROWS = st.lists(st.one_of(
    st.builds(lambda text: json.dumps({"text": text}).encode(), st.text(max_size=30)),
    st.builds(lambda text: json.dumps({"text": text}, ensure_ascii=False).encode(
        "utf-8", "surrogatepass"), st.text(max_size=30)),
    st.binary(max_size=20), st.just(b""), st.just(b"{\"text\": 1}\r"),
), max_size=12)


@given(ROWS, st.integers(1, 200), st.booleans())
@example([b'{"text": "a"}', b'{"text": "b"}'], 14, False)
def test_any_size_of_parts_gives_the_same_records(
    tmp_path_factory: pytest.TempPathFactory, rows: list[bytes], size: int, zipped: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    data = b"\n".join(rows)
    path.write_bytes(data)
    whole = read_all(path)
    path.write_bytes(gzip.compress(data) if zipped else data)
    assert read_all(path, size=size) == whole


def test_parts_lie_side_by_side_and_hash_their_bytes(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", *({"text": "x" * number} for number in range(100)))
    data = path.read_bytes()
    parts = list(cut([str(path)], 500))
    assert [part.start for part in parts[1:]] == [part.end for part in parts[:-1]]
    assert (parts[0].start, parts[-1].end) == (0, len(data))
    assert len(parts) > 5
    for part in parts:
        assert part.digest == hashlib.sha256(data[part.start:part.end]).hexdigest()
        assert part.end - part.start < 500 + 200


def test_a_part_survives_json(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {"text": "It rained."})
    for part in cut([str(path), str(tmp_path)]):
        assert Part.from_json(json.loads(json.dumps(part.to_json()))) == part


def test_a_record_has_what_the_fields_tell(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {
        "text": "It rained.", "id": 7, "outlet": {"name": " The  Courier "}, "title": "Rain",
        "date": "2031-03-05T23:00:00-05:00"})
    record, = read_all(path, fields=Fields("text", "id", "outlet.name", "date", "title"))
    assert record.article is not None
    assert (record.id, record.article.name) == ("7", "7")
    assert (record.outlet, record.article.site) == ("The Courier", "The Courier")
    assert (record.date, record.article.date) == (date(2031, 3, 5), "2031-03-05")
    assert (record.title, record.article.title) == ("Rain", "Rain")
    assert record.article.text == "Rain\n\nIt rained."
    assert (record.source, record.position, record.problem) == (str(path), 1, None)


def test_without_a_field_the_id_is_file_and_line(here: Path) -> None:
    lines(here / "a.jsonl", {"text": "It rained."}, b"", {"text": "It snowed."})
    assert [record.id for record in read_all("a.jsonl")] == ["a.jsonl:1", "a.jsonl:3"]


@pytest.mark.parametrize(("row", "why"), [
    (b'{"text": "It', "no JSON"),
    (b"[1, 2]", "no object"),
    (b'{"title": "It rained."}', "no field 'text'; it has \"title\""),
    (b"{}", "nor any other"),
    (b'{"text": 3}', "a number, not a text"),
    (b'{"text": ["It rained."]}', "a list, not a text"),
    (b'{"text": null}', "is empty"),
    (b'{"text": " \\n "}', "is empty"),
    (b'{"text": "It\\u0000rained."}', "a NUL character"),
    (b'{"text": "It rained \\ud83d"}', "lone surrogate"),
    (b'{"text": "It\0rained."}', "NUL bytes"),
    (b'{"text": "caf\xe9"}', "not in UTF-8 (byte 14)"),
    (b"[" * 100_000, "RecursionError"),
    (b'{"text": ' + b"9" * 5000 + b"}", "no JSON that can be read"),
    (b'{"text": "\\u0001\\u0002\\u0003"}', "control characters"),
])
def test_a_line_that_cannot_be_read_says_why_and_the_next_is_read(
    tmp_path: Path, row: bytes, why: str
) -> None:
    path = lines(tmp_path / "a.jsonl", {"text": "One."}, row, {"text": "Three."})
    found = read_all(path)
    assert texts(found) == ["One.", "Three."]
    assert list(problems(found)) == [2]
    assert why in problems(found)[2]
    assert problems(found)[2].endswith(".")
    assert found[1].id == f"{path}:2"


def test_halves_of_a_character_that_stand_together_are_one(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", b'{"text": "It rained \\ud83d\\ude00."}')
    assert texts(read_all(path)) == ["It rained 😀."]


def test_a_byte_order_mark_and_windows_line_ends_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"text": "One."}\r\n{"text": "Two."}\r\n')
    assert texts(read_all(path)) == ["One.", "Two."]
    assert settle([str(path)], Fields()).fields.text == "text"


def test_a_line_over_the_limit_is_told_and_never_held_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "One."}\n{"text": "')
        for _ in range(100):
            file.write(b"x" * 1_000_000)
        file.write(b'"}\n{"text": "Three."}\n')
    tracemalloc.start()
    found = read_all(path, max_size=2_000_000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert texts(found) == ["One.", "Three."]
    assert problems(found) == {2: "The line is longer than 2 MB (the limit): raise it with "
                                  "--max-size, or cut the text."}
    assert peak < 12_000_000


def test_a_text_that_looks_like_html_says_so(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {"text": "It rained. " + "<b><em>So</em></b> it did. " * 5})
    record, = read_all(path)
    assert record.article is not None
    assert "looks like HTML: its tags are counted as text" in record.article.warnings


PAGE = """<html lang="en"><head><title>Rain falls | The Courier</title>
<meta property="og:site_name" content="The Courier"></head><body><nav><a href="/">Home</a></nav>
<article><h1>Rain falls</h1><p>It rained on the town for three days, and the river rose so far that
nobody could cross the bridge at all.</p><p>“We are <b>tired</b>,” said Ann Sample, the mayor, who
has been in office since 2031 and is to leave it in May.</p></article></body></html>"""


def test_a_text_that_is_a_page_is_read_as_the_file_would_be(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    alone = framing.read(tmp_path / "a.html")
    record, = read_all(lines(tmp_path / "a.jsonl", {"text": PAGE}))
    assert record.article is not None
    assert (record.article.text, record.article.blocks, record.article.sha256) == (
        alone.text, alone.blocks, alone.sha256)
    assert (record.outlet, record.article.title) == ("The Courier", "Rain falls")
    assert "<" not in record.article.text


@pytest.mark.parametrize(("row", "roles"), [
    ({"text": "<p>It rained.</p><p>It hailed.</p>"}, ["paragraph", "paragraph"]),
    ({"text": "<p>It rained.</p><p>It hailed.</p>", "title": "Rain "},
     ["title", "paragraph", "paragraph"]),
    ({"text": "<p>RAIN</p><p>It hailed.</p>", "title": "Rain"}, ["title", "paragraph"]),
    ({"text": "<h1>Rain</h1><p>It hailed.</p>", "title": "Rain"}, ["title", "paragraph"]),
])
def test_a_piece_of_a_page_is_read_with_the_rows_title(
        tmp_path: Path, row: dict[str, str], roles: list[str]) -> None:
    path = lines(tmp_path / "a.jsonl", {**row, "outlet": "The Gazette", "date": "2031-03-05"})
    part, = cut([str(path)])
    record, = records(part, ALL)
    article = record.article
    assert article is not None
    assert [block.role for block in article.blocks] == roles
    words = [article.text[block.body : block.end] for block in article.blocks]
    assert words[-1] == "It hailed."
    assert [word.casefold() for word in words[:-2]] == ["rain"] * (len(roles) == 3)
    assert (record.outlet, article.site, article.date) == (
        "The Gazette", "The Gazette", "2031-03-05")
    again = reread(part, ALL, Place(str(path), 1), article.sha256)
    assert again.article == article


def test_where_nothing_reads_pages_a_text_that_is_one_says_what_to_do(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "readability", None)
    found = read_all(lines(tmp_path / "a.jsonl", {"text": PAGE}, {"text": "It rained."}))
    assert texts(found) == ["It rained."]
    assert problems(found) == {1: (
        "Its text is a web page, which takes two more packages to read: run `pip install "
        "'framing-analyser[web]'`, or take its tags out.")}


def test_texts_with_tags_are_told_apart_from_pages(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {"text": "<p>It rained.</p>"}, {"text": "Wind."},
                 {"text": "It rained. " + "<b><em>So</em></b> it did. " * 5})
    said = settle([str(path)], Fields()).said
    assert any("of the first 3 texts 1 is read as a web page, as it begins like one: " in each
               for each in said)
    assert any("of the first 3 texts 1 looks like HTML, and tags would be " in each
               for each in said)


@pytest.mark.parametrize("text", ["He said &amp;quot;no&amp;quot;.", "It&rsquo;s rain &amp; hail."])
@pytest.mark.parametrize("title", [None, "Rain"])
def test_a_text_with_left_entities_says_so_as_a_file_does(
        tmp_path: Path, text: str, title: str | None) -> None:
    (tmp_path / "a.txt").write_text(text)
    record, = read_all(lines(tmp_path / "a.jsonl", {"text": text, "title": title}))
    assert record.article is not None
    assert framing.read(tmp_path / "a.txt").warnings == record.article.warnings
    assert record.article.warnings[0].startswith("holds HTML entities such as &")


def test_entities_are_told_of_before_hours_of_work_rest_on_them(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {"text": "Rain &amp; hail, &amp;c."}, {"text": "Wind."})
    assert (f"{path}: of the first 2 texts 1 holds HTML entities such as &amp;, which are read as "
            "they stand: put the signs they mean in their place.") in settle(
                [str(path)], Fields()).said


def test_what_framing_wrote_as_json_is_no_article(tmp_path: Path) -> None:
    own = {"schema": "framing.profile/1", "text": "It rained."}
    path = lines(tmp_path / "a.jsonl", {"text": "One."}, own, {"text": json.dumps(own)},
                 {"text": "Two.", "schema": "NewsArticle"})
    found = read_all(path)
    assert texts(found) == ["One.", "Two."]
    assert problems(found) == {
        number: f"{what} is JSON that framing has written (framing.profile), not an article: give "
                "the articles themselves, and this to --baseline."
        for number, what in ((2, "It"), (3, "Its text"))}


@pytest.mark.parametrize("form", ["json", "jsonl"])
@pytest.mark.parametrize("of", ["compare", "profile"])
def test_a_whole_file_that_framing_wrote_is_refused_at_once(
        here: Path, of: str, form: str) -> None:
    (here / "a.txt").write_text("It rained all day.")
    (here / f"a.{form}").write_text(works(of, "a.txt", "a.txt", "--format", form, "-q"))
    with pytest.raises(UnreadableError, match=rf"^a.{form} is JSON that framing has written"):
        settle([f"a.{form}"], Fields())


@pytest.mark.parametrize("title", [None, "Rain"])
def test_an_articles_sha256_is_of_its_text_in_utf_8(tmp_path: Path, title: str | None) -> None:
    record, = read_all(lines(tmp_path / "a.jsonl", {"text": "“Näher.”\n", "title": title}))
    assert record.article is not None
    assert record.article.sha256 == hashlib.sha256(record.article.text.encode()).hexdigest()


def test_a_file_that_changed_since_it_was_cut_is_refused_after_its_records(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {"text": "One."}, {"text": "Two."})
    part, = cut([str(path)])
    lines(path, {"text": "One."}, {"text": "Six."})
    with pytest.raises(UnreadableError, match="has changed since"):
        list(records(part, TEXT))


def test_a_record_is_read_again_from_where_it_stood(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {"text": "One."}, b"", {"text": "Three."})
    part, = cut([str(path)])
    one, three = records(part, TEXT)
    assert three.article is not None
    place = Place(three.source, three.position)
    assert reread(part, TEXT, place, three.article.sha256) == three
    lines(path, {"text": "One."}, b"", {"text": "Tree!!"})
    with pytest.raises(UnreadableError, match="changed since the collection was made"):
        reread(part, TEXT, place, three.article.sha256)
    assert one.article is not None
    with pytest.raises(UnreadableError, match="changed since the collection was made"):
        reread(part, TEXT, Place(str(path), 9), one.article.sha256)


# .gz


def test_a_gz_is_read_whatever_it_is_called_and_of_how_many_members(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(gzip.compress(b'{"text": "One."}\n{"te') + gzip.compress(b'xt": "Two."}\n')
                     + b"\0" * 512)
    assert texts(read_all(path)) == ["One.", "Two."]


@pytest.mark.parametrize("given", [("in",), ("in/a.html.gz", "in/b.txt.gz", "in/c.HTM.GZ")])
def test_texts_and_pages_are_read_from_a_gz_as_they_are_without(
        here: Path, given: tuple[str, ...]) -> None:
    page = "<p>It rained.</p><p>It hailed.</p>"
    for name, text in (("a.html", page), ("b.txt", "The wind rose."), ("c.HTM", "It thawed.")):
        (here / "in").mkdir(exist_ok=True)
        (here / "out").mkdir(exist_ok=True)
        ending = ".GZ" if name.isupper() or name[-1].isupper() else ".gz"
        (here / "in" / f"{name}{ending}").write_bytes(gzip.compress(text.encode()))
        (here / "out" / name).write_text(text)
    said: list[str] = []
    parts = list(cut([*given], say=said.append))
    found = [record for part in parts for record in records(part, Fields())]
    plain = read_all("out")
    assert said == []
    assert [os.path.basename(record.id) for record in found] == [
        "a.html.gz", "b.txt.gz", "c.HTM.GZ"]
    for one, other in zip(found, plain, strict=True):
        assert one.article is not None
        assert other.article is not None
        assert (one.article.text, one.article.blocks, one.article.sha256) == (
            other.article.text, other.article.blocks, other.article.sha256)
        part = next(part for part in parts if part.kind == "files")
        assert reread(part, Fields(), Place(one.source, 1), one.article.sha256) == one


@pytest.mark.parametrize(("data", "why"), [
    (gzip.compress(b"It rained." * 99)[:-9], "cannot be unpacked: it is cut off there"),
    (b"\x1f\x8b\x08damaged as it is", "cannot be unpacked: it is damaged there"),
    (gzip.compress(b"It rained. " * 200_000), "is larger than 1 MB (the limit)"),
    (gzip.compress(b""), "is empty"), (gzip.compress(gzip.compress(b"Rain.")), "with gzip"),
])
def test_a_packed_text_that_cannot_be_read_says_why(here: Path, data: bytes, why: str) -> None:
    (here / "a.txt.gz").write_bytes(data)
    record, = read_all("a.txt.gz", max_size=1_000_000)
    assert record.problem is not None
    assert record.problem.startswith("a.txt.gz ")
    assert why in record.problem


def test_an_article_of_its_own_in_json_is_read_from_a_gz(here: Path) -> None:
    (here / "a.json.gz").write_bytes(gzip.compress(b'{\n "text": "It rained."\n}\n'))
    assert texts(read_all("a.json.gz")) == ["It rained."]


@given(st.data())
def test_of_a_gz_that_is_cut_off_all_whole_lines_are_kept(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.getbasetemp() / "cut.jsonl.gz"
    told = [f"Story {number} of {hashlib.sha256(bytes(number)).hexdigest()}."
            for number in range(40)]
    zipped = gzip.compress("".join(json.dumps({"text": text}) + "\n" for text in told).encode())
    path.write_bytes(zipped[:data.draw(st.integers(20, len(zipped) - 1))])
    found = read_all(path, size=data.draw(st.integers(1, 5000)))
    kept = texts(found)
    assert kept == told[:len(kept)]
    assert list(problems(found)) == [len(kept) + 1]
    assert found[-1].problem is not None
    assert "cut off there (a .gz without its end)" in found[-1].problem


def test_of_a_damaged_gz_what_comes_before_is_kept(tmp_path: Path) -> None:
    rows = b"".join(b'{"text": "Story %s"}\n' % hashlib.sha512(b"%d" % number).hexdigest().encode()
                    for number in range(5000))
    zipped = bytearray(gzip.compress(rows, mtime=0))
    zipped[len(zipped) // 2] ^= 0xff
    zipped[len(zipped) // 2 + 1:len(zipped) // 2 + 40] = b"\xff" * 39
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(zipped)
    found = read_all(path, size=50_000)
    told = [json.loads(row)["text"] for row in rows.splitlines()]
    assert texts(found)[:2400] == told[:2400]
    assert len(texts(found)) < 2600
    assert found[-1].problem is not None
    assert found[-1].problem.startswith("It is damaged there")


def test_a_gz_grows_its_parts_and_holds_little_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    with gzip.open(path, "wb", 1) as file:
        for number in range(20_000):
            file.write(b'{"text": "It rained all day, for the %dth time."}\n' % number * 10)
    tracemalloc.start()
    parts = list(cut([str(path)], 100_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4_000_000
    assert 10 < len(parts) < 60
    assert parts[-2].end - parts[-2].start > 500_000


# Files and folders


def test_a_folder_is_read_in_order_and_what_is_no_article_is_counted(here: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b/c.html", "A.TXT", "photo.jpg", "photo2.JPG", "list.csv",
                 ".hidden.txt", "notes"):
        (here / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (here / "in" / name).write_text(f"<html><body><p>The text of {name} it is.</p></body>"
                                        if name.endswith("html") else f"The text of {name}.")
    said: list[str] = []
    parts = list(cut(["in"], say=said.append))
    found = [record for part in parts for record in records(part, Fields())]
    assert [record.id for record in found] == ["A.TXT", "a/b/c.html", "a/z.md", "b.txt"]
    assert [record.source for record in found][1] == os.path.join("in", "a/b/c.html")
    assert texts(found)[1] == "The text of a/b/c.html it is."
    assert said == ["5 files that are no articles are left out: .jpg (2), .csv (1), hidden (1), "
                    "others (1).",
                    "Tables are read where they are named: give them as FOLDER/*.csv."]


def test_a_table_that_is_named_beside_its_folder_is_not_said_to_be_left_out(here: Path) -> None:
    (here / "in").mkdir()
    for name in ("a.jsonl", "b.csv"):
        lines(here / "in" / name, {"text": "x"})
    said: list[str] = []
    assert [part.kind for part in cut(["in/*.jsonl", "./in"], say=said.append)] == ["jsonl"]
    assert said[0] == "1 file that is no article is left out: .csv (1)."


def test_a_file_that_is_named_in_several_ways_comes_once(here: Path) -> None:
    (here / "in").mkdir()
    for name in ("a.txt", "b.txt"):
        (here / "in" / name).write_text(f"The text of {name}.")
    inputs = ["./in/b.txt", "in", "in/*.txt", str(here / "in")]
    assert [record.id for part in cut(inputs) for record in records(part, Fields())] == [
        "./in/b.txt", "in/a.txt"]


def test_a_line_that_is_cut_off_is_told_so(here: Path) -> None:
    (here / "a.jsonl").write_text('{"text": "One."}\n{"text": "Two\n{"text" "Three."}\n')
    assert [each.partition(": each")[0] for each in problems(read_all("a.jsonl")).values()] == [
        "The line is no JSON (Unterminated string starting at column 10)",
        "The line is no JSON (Expecting ':' delimiter, column 9)"]


def test_many_small_files_are_one_part_until_it_is_large_enough(here: Path) -> None:
    (here / "in").mkdir()
    for number in range(100):
        (here / "in" / f"{number:03}.txt").write_text("x" * 100)
    assert len(list(cut(["in"]))) == 1
    parts = list(cut(["in"], 1000))
    assert {len(part.files) for part in parts[:-1]} <= {8, 9, 10}
    assert read_all("in", size=1) == read_all("in", size=350) == read_all("in")


def test_the_hash_of_a_part_is_of_its_files_contents_each_for_itself(here: Path) -> None:
    def digest(*contents: str) -> str:
        (here / "in").mkdir(exist_ok=True)
        for number, content in enumerate(contents):
            (here / "in" / f"{number}.txt").write_text(content)
        part, = cut(["in"])
        return part.digest

    assert digest("ab", "c") == digest("ab", "c") != digest("a", "bc")


def test_a_file_that_cannot_be_read_is_a_record_that_says_why(here: Path) -> None:
    (here / "empty.txt").write_text("")
    (here / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0 a picture")
    (here / "a.txt").write_text("It rained.")
    found = read_all("empty.txt", "photo.jpg", "a.txt")
    assert texts(found) == ["It rained."]
    assert [record.id for record in found if record.problem] == ["empty.txt", "photo.jpg"]
    assert "is empty" in str(found[0].problem)


def test_files_that_changed_since_they_were_cut_are_refused_after_their_records(here: Path) -> None:
    (here / "a.txt").write_text("It rained.")
    (here / "b.txt").write_text("It rained.")
    part, = cut(["a.txt", "b.txt"])
    (here / "b.txt").write_text("It snowed.")
    found = records(part, Fields())
    assert [next(found).id, next(found).id] == ["a.txt", "b.txt"]
    with pytest.raises(UnreadableError, match="has changed since"):
        next(found)


def test_folders_may_lie_deeper_than_calls_may(here: Path) -> None:
    for _ in range(1500):
        os.mkdir("d")
        os.chdir("d")
    Path("a.txt").write_text("It rained.")
    os.chdir(here)
    try:
        assert len(list(cut(["d"]))) == 1
    finally:  # what clears up behind the tests calls itself for each
        subprocess.run(["rm", "-rf", "d"], check=True)


def test_rings_of_links_pipes_and_broken_links_are_left_out(here: Path) -> None:
    (here / "in" / "deep").mkdir(parents=True)
    (here / "in" / "a.txt").write_text("It rained.")
    os.symlink("..", here / "in" / "deep" / "up")
    os.symlink("nowhere", here / "in" / "gone.txt")
    os.symlink("a.txt", here / "in" / "again.txt")
    os.mkfifo(here / "in" / "pipe.txt")
    said: list[str] = []
    parts = list(cut(["in"], say=said.append))
    assert [part.files for part in parts] == [("a.txt", "again.txt")]
    assert said == ["3 files that are no articles are left out: broken links (1), links in a ring "
                    "(1), pipes and devices (1)."]


def test_a_collection_of_our_own_is_no_input(here: Path) -> None:
    (here / "in" / "out" / "parts").mkdir(parents=True)
    (here / "in" / "out" / "manifest.json").write_text("{}")
    (here / "in" / "out" / "README.md").write_text("How to query it.")
    (here / "in" / "a.txt").write_text("It rained.")
    assert [record.id for record in read_all("in")] == ["a.txt"]


def test_a_name_that_is_no_utf_8_is_an_id_that_can_be_written(here: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (here / "in").mkdir()
    (here / "in" / name).write_text("It rained.")
    part, = cut(["in"])
    record, = records(Part.from_json(json.loads(json.dumps(part.to_json()))), Fields())
    assert record.id == "caf\\xe9.txt"
    assert record.article is not None
    record.id.encode()


def test_a_file_called_like_an_option_or_an_address_is_a_file(here: Path) -> None:
    (here / "in").mkdir()
    (here / "in" / "-").write_text("x")
    (here / "-.txt").write_text("It rained.")
    assert texts(read_all("-.txt")) == ["It rained."]


@pytest.mark.parametrize(("given", "why"), [
    ("-", "read only once"), ("nowhere.txt", "does not exist"), ("*.nothing", "No file's name"),
    ("pipe", "a pipe or a device"), ("gone", "a link to what does not exist"),
    ("a\0b", "does not exist"), ("", "does not exist"), ("a.jsonl.bz2", "unpack it"),
    ("a.tar.gz", "unpack it"),
])
def test_an_input_that_is_not_there_is_refused_before_anything_is_read(
    here: Path, given: str, why: str
) -> None:
    for name in ("a.txt", "a.jsonl.bz2", "a.tar.gz"):
        (here / name).write_text("It rained.")
    os.mkfifo(here / "pipe")
    os.symlink("nowhere", here / "gone")
    with pytest.raises(UnreadableError, match=why) as caught:
        cut(["a.txt", given])
    assert str(caught.value).endswith(".")


def test_patterns_are_widened_in_order_and_may_cross_folders(here: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a/3.txt", "a/4.md"):
        (here / name).parent.mkdir(exist_ok=True)
        (here / name).write_text("It rained.")
    assert [record.id for record in read_all("**/*.txt")] == ["a/3.txt", "b/1.txt", "b/2.txt"]


def test_a_table_that_goes_away_while_others_are_read_is_a_record(here: Path) -> None:
    lines(here / "a.jsonl", {"text": "One."})
    lines(here / "b.jsonl", {"text": "Two."})
    parts = cut(["a.jsonl", "b.jsonl"])
    (here / "a.jsonl").unlink()
    found = [record for part in parts for record in records(part, TEXT)]
    assert texts(found) == ["Two."]
    assert "a.jsonl cannot be read" in str(found[0].problem)


def test_a_file_is_read_again(here: Path) -> None:
    (here / "in").mkdir()
    for name in ("a", "b"):
        (here / "in" / f"{name}.txt").write_text(f"The text of {name}.")
    part, = cut(["in"])
    _, record = records(part, Fields())
    assert record.article is not None
    place = Place(record.source, record.position)
    assert reread(part, Fields(), place, record.article.sha256) == record
    (here / "in" / "b.txt").write_text("Another.")
    with pytest.raises(UnreadableError, match="changed"):
        reread(part, Fields(), place, record.article.sha256)


# Titles


@pytest.mark.parametrize(("title", "text", "made"), [
    ("Rain", "It rained.", "Rain\n\nIt rained."),
    ("Rain", "Rain\nIt rained.", "Rain\nIt rained."),
    ("RAIN  again", "\n Rain again\n\nIt rained.", "\n Rain again\n\nIt rained."),
    ("Rain", "Rain fell.", "Rain\n\nRain fell."),
    ("Two\nlines", "It rained.", "Two lines\n\nIt rained."),
    (None, "It rained.", "It rained."), ("  ", "It rained.", "It rained."),
])
def test_a_title_stands_before_its_text_once(title: str | None, text: str, made: str) -> None:
    assert titled(text, title, "a", "a").text == made


@pytest.mark.parametrize("title", [
    "the rain that fell on the harbour, and what came of it for those who live there.",
    "By Ann Lee",
])
def test_a_title_is_a_title_whatever_it_looks_like(title: str) -> None:
    article = titled("A headline\n\nIt rained all day.", title, "a", "a")
    assert [(block.role, article.text[block.start:block.end]) for block in article.blocks] == [
        ("title", title), ("heading", "A headline"), ("paragraph", "It rained all day.")]


# Dates


@pytest.mark.parametrize("value", [
    "2031-03-05", "2031-3-5", "2031/03/05", "2031.03.05", "2031-03-05T23:59:59Z",
    "2031-03-05T23:59:59.123456+02:00", "2031-03-05 23:59:59", "2031-03-05Z", "20310305", 20310305,
    "20310305T235959Z", "20310305235959", "Wed, 05 Mar 2031 23:59:59 -0500",
    "Wed, 5 Mar 2031 10:00:00 GMT", "5 March 2031", "March 5, 2031", "Mar 5, 2031 10:00 am",
    "05-Mar-2031", " 2031-03-05 ", date(2031, 3, 5), datetime(2031, 3, 5, 23),
])
def test_a_date_that_can_be_read_in_one_way_is_the_day_as_written(value: object) -> None:
    assert day(value) == (date(2031, 3, 5), False)


@pytest.mark.parametrize("value", [
    "03/04/2031", "25/04/2031", "3.4.31", "2031", "2031-03", "2031-13-01", "2031-02-30",
    "yesterday", "0001-01-01", 1930000000, 1930000000000, True, "x" * 1000, ["2031-03-05"],
    "5 March", "2031-03-0512", "20310305999", "Mar-2031",
])
def test_another_is_none_and_told(value: object) -> None:
    assert day(value) == (None, True)


@pytest.mark.parametrize("value", [None, "", "  ", "null", "NaN", float("nan")])
def test_no_date_is_none_and_nothing_to_tell(value: object) -> None:
    assert day(value) == (None, False)


def test_an_unread_date_is_a_warning_of_the_article(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {"text": "It rained.", "date": "03/04/2031"})
    record, = read_all(path, fields=ALL)
    assert record.date is None
    assert record.article is not None
    assert [warning for warning in record.article.warnings if "date" in warning]


# Names of fields


@pytest.mark.parametrize(("rows", "fields"), [
    ([{"text": "x"}], Fields("text")),
    ([{"URL": "u", "Source": {"name": "C"}, "publishedAt": "2031-03-05T00:00:00Z",
       "Headline": "h", "Article_Body": "x"}],
     Fields("Article_Body", "URL", "Source.name", "publishedAt", "Headline")),
    ([{"id": 1, "url": "a", "body": "x"}, {"id": 1, "url": "b", "body": "y"}],
     Fields("body", "url")),
    ([{"content": "x", "text": None}], Fields("content")),
    ([{"story": "fire", "text": "x"}], Fields("text")),
    ([{"article": "x", "date": "03/04/2031"}], Fields("article")),
    ([{"text": "x", "headline": {"main": "h"}, "pub_date": "2031-03-05"}],
     Fields("text", None, None, "pub_date", "headline.main")),
    ([{"text": "x", "date": "soon", "published": "2031-03-05"}],
     Fields("text", None, None, "published")),
])
def test_fields_are_guessed_by_their_names_and_what_they_hold(
    here: Path, rows: list[object], fields: Fields
) -> None:
    lines(here / "a.jsonl", *rows)
    settled = settle(["a.jsonl"], Fields())
    assert settled.fields == fields
    assert settled.said[0].startswith(f"a.jsonl: the text from “{fields.text}”")


@pytest.mark.parametrize(("row", "why"), [
    ({"text": "x", "body": "y"}, r"more than one field that could be the text \(text, body\)"),
    ({"foo": "x", "bar": "y"}, "no field that is surely the text: .* foo, bar"),
])
def test_a_text_that_nobody_could_be_sure_of_is_asked_for(
    here: Path, row: object, why: str
) -> None:
    lines(here / "a.jsonl", row)
    with pytest.raises(FramingError, match=why):
        settle(["a.jsonl"], Fields())
    assert settle(["a.jsonl"], Fields(text=[*json.loads((here / "a.jsonl").read_text())][1])).said \
        == ()


def test_dates_that_nobody_can_read_are_said_before_anything_is_read(here: Path) -> None:
    lines(here / "a.jsonl", {"text": "x", "pub_date": "03/04/2031"})
    for named in (Fields(), Fields(text="text")):
        settled = settle(["a.jsonl"], named)
        assert settled.fields == Fields("text")
        assert settled.said[-1] == ("a.jsonl: no date in “pub_date” can be read in one way only, "
                                    "so its articles are undated; write dates as 2031-03-05.")


def test_a_name_that_is_given_has_to_be_there(here: Path) -> None:
    lines(here / "a.jsonl", {"text": "x"})
    with pytest.raises(SettingError, match=r"no field 'txt' \(--text-field\)"):
        settle(["a.jsonl"], Fields(text="txt"))
    (here / "a.txt").write_text("It rained.")
    with pytest.raises(SettingError, match="no table is among the inputs"):
        settle(["a.txt"], Fields(text="txt"))


def test_tables_that_differ_are_refused(here: Path) -> None:
    lines(here / "a.jsonl", {"text": "x"})
    lines(here / "b.jsonl", {"body": "x"})
    with pytest.raises(FramingError, match=r"b\.jsonl has no field 'text', which is the text in"):
        settle(["a.jsonl", "b.jsonl"], Fields())


def test_a_table_without_rows_is_refused_unless_another_has_some(here: Path) -> None:
    (here / "a.jsonl").write_text("")
    (here / "b.csv").write_text("id,text\n")
    with pytest.raises(FramingError, match=r"a\.jsonl has no rows that can be read"):
        settle(["a.jsonl", "b.csv"], Fields())
    lines(here / "c.jsonl", {"text": "x"})
    assert settle(["a.jsonl", "b.csv", "c.jsonl"], Fields()).fields == Fields("text")


def test_a_damaged_or_doubled_row_costs_no_other_its_id_or_outlet(here: Path) -> None:
    rows = [{"id": number, "outlet": "Courier", "text": "x"} for number in range(9)]
    lines(here / "a.jsonl", *rows, rows[0], {"id": 9, "outlet": {"name": "Herald"}, "text": "x"},
          {"outlet": "Herald " * 20, "text": "x"})
    assert settle(["a.jsonl"], Fields()).fields == Fields("text", "id", "outlet")


def test_of_two_fields_the_one_without_flaws_is_taken(here: Path) -> None:
    lines(here / "a.jsonl", *({"id": max(number, 1), "url": f"u/{number}", "source": "x " * 60 *
                               (not number) or "Courier", "site": "Herald", "text": "x"}
                              for number in range(5)))
    assert settle(["a.jsonl"], Fields()).fields == Fields("text", "url", "site")


def test_what_else_a_table_has_is_told_where_a_role_is_not_found(here: Path) -> None:
    lines(here / "a.jsonl", {"text": "x", "who": "Courier", "when": "2031-03-05", "[b]": 1})
    assert settle(["a.jsonl"], Fields(title="")).said[0] == (
        "a.jsonl: the text from “text”, by the names of its fields; no other field (who, when, "
        "[b]) looks like an id, an outlet or a date; --text-field, --id-field, … take others.")
    lines(here / "a.jsonl", {"text": "x"})
    assert "; no field looks like an id, an outlet, a date or a title; " in settle(
        ["a.jsonl"], Fields()).said[0]


def test_texts_that_are_pages_are_told_before_they_are_counted(here: Path) -> None:
    page = "<div><p>The <b>mayor</b> said it may rain.</p><p>It could.</p></div>"
    lines(here / "a.jsonl", {"text": "It rained, x < y."}, {"text": page}, {"text": page})
    lines(here / "b.jsonl", {"text": "It rained."})
    said = settle(["a.jsonl", "b.jsonl"], Fields()).said
    assert said[1].startswith("a.jsonl: of the first 3 texts 2 are read as web pages, as they")
    assert len(said) == 2
    assert settle(["a.jsonl"], Fields("text", "", "", "", "")).said == said[1:]


def test_what_is_the_same_in_most_rows_is_no_id(here: Path) -> None:
    lines(here / "a.jsonl", *({"id": number // 2, "text": "x"} for number in range(8)))
    assert settle(["a.jsonl"], Fields()).fields == Fields("text")


def test_a_field_that_is_given_as_nothing_is_not_guessed(here: Path) -> None:
    lines(here / "a.jsonl", {"text": "x", "id": 1, "date": "2031-03-05"})
    settled = settle(["a.jsonl"], Fields(date="", outlet=""))
    assert settled.fields == Fields("text", "id")
    assert "date" not in settled.said[0]
    for name in ("Courier", "Herald"):
        (here / "in" / name).mkdir(parents=True)
    assert settle(["in"], Fields(outlet="")).fields == Fields()


def test_only_the_start_of_a_table_is_looked_at(here: Path) -> None:
    row = json.dumps({"text": "x" * 1_000_000}).encode()
    (here / "a.jsonl").write_bytes(b"\n".join([row] * 40))
    (here / "a.csv").write_bytes(b"text\n" + b"\n".join([b"x" * 1_000_000] * 40))
    (here / "a.json").write_bytes(b"[" + b",".join([row] * 40) + b"]")
    for name in ("a.jsonl", "a.csv", "a.json"):
        tracemalloc.start()
        assert settle([name], Fields()).fields == Fields("text")
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < 25_000_000


def test_folders_by_name_are_outlets_and_it_is_said(here: Path) -> None:
    for name in ("Courier/a.txt", "Herald/2031/b.txt"):
        (here / "in" / name).parent.mkdir(parents=True)
        (here / "in" / name).write_text("It rained.")
    settled = settle(["in"], Fields())
    assert settled.fields == Fields(outlet=FOLDER)
    assert settled.said == ("The folders in “in” are taken for outlets: Courier, Herald.",)
    assert [record.outlet for record in read_all("in", fields=settled.fields)] == [
        "Courier", "Herald"]


def test_folders_by_year_or_beside_articles_are_none(here: Path) -> None:
    for name in ("2030/a.txt", "2031/b.txt"):
        (here / "in" / name).parent.mkdir(parents=True)
        (here / "in" / name).write_text("It rained.")
    assert settle(["in"], Fields()).fields == Fields()
    (here / "in" / "2030").rename(here / "in" / "Courier")
    (here / "in" / "2031").rename(here / "in" / "Herald")
    (here / "in" / "c.txt").write_text("It rained.")
    assert settle(["in"], Fields()).fields == Fields()


# Kinds


def test_kinds_are_found_by_their_files_and_share_no_ending() -> None:
    assert {"files", "jsonl", "csv", "parquet", "warc"} <= set(kinds())
    endings = [ending for kind in kinds().values() for ending in kind.endings]
    assert len(endings) == len(set(endings))
    found = kind_of("News/A.JSONL.gz")
    assert found is not None
    assert found.name == "jsonl"


def test_reading_parts_loads_nothing_heavy_and_opens_no_socket(here: Path) -> None:
    lines(here / "a.jsonl", {"text": "One."})
    (here / "a.csv").write_text("text\nTwo.\n")
    code = """
import socket, sys
def refuse(*_): raise AssertionError("a socket")
socket.socket = socket.create_connection = refuse
from framing.collection.parts import Fields, cut, records, settle
inputs = ["a.jsonl", "a.csv"]
fields = settle(inputs, Fields()).fields
assert len([record for part in cut(inputs) for record in records(part, fields)]) == 2
print(*{"click", "rich", "sklearn", "nltk", "textstat", "numpy", "lxml", "pyarrow", "fastwarc",
        "fsspec", "pandas"} & set(sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
