"""Tables as inputs of a collection: CSV, TSV and Parquet."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from framing.collection.parts import Fields, Place, cut, records, reread, settle
from framing.errors import FramingError, UnreadableError
from tests.collecting import TEXT, problems, read_all, texts


def table(path: Path, data: str | bytes) -> Path:
    """A table of these bytes."""
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


# CSV

#: Cells and lines of all the signs that mean something in a CSV, whole or not.
HOSTILE = st.lists(st.text('ab",\n\r\t;é\x1a', max_size=12), max_size=12)


@given(HOSTILE, st.integers(1, 60), st.booleans(), st.sampled_from([".csv", ".tsv"]))
@example(['1,"open', "2,x", '"', "3,y"], 1, False, ".csv")
@example(['y","z'] * 5, 3, True, ".csv")
def test_any_size_of_parts_gives_the_same_records(
    tmp_path_factory: pytest.TempPathFactory, rows: list[str], size: int, zipped: bool, ending: str
) -> None:
    data = "\n".join(["id\ttext" if ending == ".tsv" else "id,text", *rows]).encode()
    path = tmp_path_factory.getbasetemp() / f"any{ending}"
    path.write_bytes(data)
    whole = read_all(path)
    path.write_bytes(gzip.compress(data) if zipped else data)
    assert read_all(path, size=size) == whole


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=20)), max_size=10),
       st.integers(1, 80))
def test_what_the_csv_module_writes_is_read_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]], size: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "written.csv"
    stories = [(name, f"Story: {text}") for name, text in rows
               if not set("\0\r") & set(name + text) and text.isprintable()]
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("name", "text"), *stories])
    assert texts(read_all(path, size=size)) == [text for _, text in stories]


def test_a_row_of_many_lines_is_one_article_named_by_its_first(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", 'text,n\n"One,\n\n""two"".",1\nThree.,2\n')
    found = read_all(path, size=1)
    assert texts(found) == ['One,\n\n"two".', "Three."]
    assert [record.position for record in found] == [2, 5]
    assert [record.id for record in found] == [f"{path}:2", f"{path}:5"]


@pytest.mark.parametrize(("row", "why"), [
    ("1", "1 cell where the first line names 2 columns"),
    ("1,2,3", "3 cells where the first line names 2 columns"),
    ("1,", "Its field 'text' is empty"),
    ("1,a\0b", "a NUL character"),
    ('1,"open', "A quotation mark in the line has no pair"),
    ("1,old\rmac", "CR alone"),
])
def test_a_row_that_cannot_be_read_says_why_and_the_next_is_read(
    tmp_path: Path, row: str, why: str
) -> None:
    path = table(tmp_path / "a.csv", f"id,text\n0,Zero.\n{row}\n2,Two.\n3,Three.\n")
    found = read_all(path)
    assert texts(found) == ["Zero.", "Two.", "Three."]
    assert list(problems(found)) == [3]
    assert why in problems(found)[3]
    assert problems(found)[3].endswith(".")


def test_delimiters_at_the_end_and_blank_lines_are_no_fault(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", "id,text\n1,One.,,\n\n  \n2,Two.\n")
    found = read_all(path)
    assert texts(found) == ["One.", "Two."]
    assert not problems(found)


def test_quotation_marks_within_a_cell_are_the_texts_own(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", 'id,text\n1,A 5" pipe "burst".\n')
    assert texts(read_all(path)) == ['A 5" pipe "burst".']


def test_a_row_over_the_limit_is_told_and_the_next_is_read(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", 'id,text\n1,"' + "x" * 5000 + '"\n2,Two.\n3,"' + "y\n" * 3000
                 + '"\n4,Four.\n')
    found = read_all(path, max_size=2000, size=100)
    assert texts(found)[0] == "Two."
    assert texts(found)[-1] == "Four."
    assert "longer than 2 kB" in problems(found)[2]
    assert "no pair in what follows" in problems(found)[4]
    assert read_all(path, max_size=2000) == found


def test_marks_without_a_pair_are_not_looked_after_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Read from its start every line opens a quotation that all that follows leaves open.
    monkeypatch.setattr("framing.collection.inputs.cells._MOST_AGAIN", 100_000)
    path = table(tmp_path / "a.csv", "id,text\n" + 'y","z\n' * 5_000)
    found = read_all(path)
    assert len(found) == 5
    assert problems(found)[6].endswith("With it 4,995 lines after it are left out, as too many "
                                       "marks before it had none.")


@pytest.mark.parametrize(("name", "data", "said"), [
    ("a.csv", "id,text\n1,One.\n", ""),
    ("a.csv", "id;text\n1;One, two.\n", "a.csv has semicolons between its columns."),
    ("a.csv", "id\ttext\n1\tOne, two.\n", "a.csv has tabs between its columns."),
    ("a.csv", '"a, b"|text\n1|One, two.\n', "a.csv has upright strokes between its columns."),
    ("a.tsv", "id\ttext\n1\tOne, two.\n", ""),
    ("a.tsv", "id,text\n1,\"One, two.\"\n", "a.tsv has commas between its columns."),
])
def test_the_delimiter_is_told_by_the_first_line_and_said_where_it_is_odd(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    table(Path(name), data)
    settled = settle([name], Fields())
    assert " ".join(settled.said[1:]) == said
    text, = texts(read_all(name, fields=settled.fields))
    assert text.startswith("One")


@pytest.mark.parametrize(("line", "sign"), [
    ("sep=;\n", ";"), ('"sep=,"\r\n', ","), ("SEP=\t\n", "\t")])
def test_a_first_line_for_spreadsheets_is_no_row_of_the_table(
    tmp_path: Path, line: str, sign: str
) -> None:
    path = table(tmp_path / "a.csv", "\ufeff" + line + "".join(
        sign.join(row) + "\n" for row in (("id", "text"), ("1", "One"), ("2",), ("3", "Three"))))
    for size in (1, 1000):
        found = read_all(path, size=size)
        assert texts(found) == ["One", "Three"]
        assert list(problems(found)) == [4]
        assert [record.position for record in found] == [3, 4, 5]


def test_another_encoding_is_guessed_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    table(Path("a.csv"), "id,text\n1,“It’s over”, she said in the café.\n".replace(
        "“It’s over”, she", "“It’s over” she").encode("cp1252"))
    assert "a.csv is read as cp1252 (not UTF-8)" in settle(["a.csv"], Fields()).said[1]
    assert texts(read_all("a.csv")) == ["“It’s over” she said in the café."]


def test_a_row_in_another_encoding_than_the_rest_is_told(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", b"id,text\n" + "1,Ça été à Zürich.\n".encode() * 9
                 + b'2,"caf\xe9\nand more"\n3,Three.\n')
    found = read_all(path)
    assert len(texts(found)) == 10
    assert problems(found) == {11: "The row is not in UTF-8 as the start of the file is (byte "
                                   "0xe9): save the file as UTF-8."}


def test_utf_16_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", "id,text\n1,One.\n".encode("utf-16"))
    with pytest.raises(UnreadableError, match="cannot be cut into parts: save it as UTF-8"):
        settle([str(path)], Fields())


def test_in_a_table_of_tabs_a_mark_may_be_the_texts_own(tmp_path: Path) -> None:
    path = table(tmp_path / "a.tsv", 'id\ttext\n1\t"No," he said.\n2\t"He said ""no""."\n3\n4\t'
                 '"Open\n')
    found = read_all(path)
    assert texts(found) == ['"No," he said.', 'He said "no".', '"Open']
    assert list(problems(found)) == [4]


def test_a_byte_order_mark_is_no_part_of_the_first_name(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", b"\xef\xbb\xbftext\nOne.\n")
    assert texts(read_all(path)) == ["One."]


def test_a_table_without_a_name_twice_or_without_names(tmp_path: Path) -> None:
    twice = table(tmp_path / "twice.csv", "text,text\na,b\n")
    with pytest.raises(FramingError, match="two columns that are called 'text'"):
        settle([str(twice)], Fields())
    mac = table(tmp_path / "mac.csv", "id,text\r1,One.\r")
    with pytest.raises(FramingError, match="CR alone"):
        settle([str(mac)], Fields())
    pandas = table(tmp_path / "pandas.csv", ",text\n0,One.\n")
    assert texts(read_all(pandas)) == ["One."]


def test_of_a_csv_gz_that_is_cut_off_all_whole_rows_are_kept(tmp_path: Path) -> None:
    told = [f"Story {number}\nof {hashlib.sha256(bytes(number)).hexdigest()}."
            for number in range(50)]
    written = io.StringIO()
    csv.writer(written).writerows([["text"], *([text] for text in told)])
    zipped = gzip.compress(written.getvalue().encode())
    for length in range(200, len(zipped), 97):
        path = table(tmp_path / "a.csv.gz", zipped[:length])
        found = read_all(path, size=300)
        kept = texts(found)
        assert kept == told[:len(kept)]
        assert len(problems(found)) == 1
        assert "cut off there" in str(found[-1].problem)
        assert found[-1].position == 2 + 2 * len(kept)


def test_a_table_that_changed_since_it_was_cut_is_refused(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", "text\nOne.\nTwo.\n")
    part, = cut([str(path)])
    _, two = records(part, TEXT)
    assert two.article is not None
    assert reread(part, TEXT, Place(str(path), 3), two.article.sha256) == two
    table(path, "text\nOne.\nSix.\n")
    with pytest.raises(UnreadableError, match="has changed"):
        list(records(part, TEXT))


# Parquet


def parquet(path: Path, rows: int, group: int, **columns: object) -> Path:
    """A table of Parquet with a text in each row, and more columns as they are given."""
    import pyarrow
    import pyarrow.parquet

    pyarrow.parquet.write_table(pyarrow.table({
        "text": [f"Story {number}: it rained all day." for number in range(rows)], **columns}),
        path, row_group_size=group)
    return path


@pytest.fixture(autouse=True)
def _in(request: pytest.FixtureRequest) -> None:
    if "parquet" in request.node.name:
        pytest.importorskip("pyarrow")


def test_parquet_gives_the_same_records_for_any_size_of_parts(tmp_path: Path) -> None:
    path = parquet(tmp_path / "a.parquet", 500, 70)
    whole = read_all(path)
    assert len(texts(whole)) == 500
    assert [record.position for record in whole] == [*range(1, 501)]
    for size in (1, 1000, 5000, 20_000):
        assert read_all(path, size=size) == whole
    assert len(list(cut([str(path)], 1))) > 8 >= len(list(cut([str(path)], 2000)))


def test_parquet_keeps_its_types(tmp_path: Path) -> None:
    import pyarrow

    times = [datetime(2031, 3, 5, 23)] * 2
    path = parquet(tmp_path / "a.parquet", 2, 2, id=[1, 2], source=[{"name": "The Courier"}] * 2,
                   date=pyarrow.array(times, pyarrow.timestamp("ns")))
    settled = settle([str(path)], Fields())
    assert settled.fields == Fields("text", "id", "source.name", "date")
    one, two = read_all(path, fields=settled.fields)
    assert (one.id, one.outlet, one.date) == ("1", "The Courier", date(2031, 3, 5))
    part, = cut([str(path)])
    assert two.article is not None
    assert reread(part, settled.fields, Place(str(path), 2), two.article.sha256) == two


def test_parquet_that_changed_since_it_was_cut_is_refused(tmp_path: Path) -> None:
    part, = cut([str(parquet(tmp_path / "a.parquet", 20, 20))])
    parquet(tmp_path / "a.parquet", 21, 21)
    with pytest.raises(UnreadableError, match="has changed"):
        list(records(part, TEXT))


def test_parquet_that_is_damaged_says_so(tmp_path: Path) -> None:
    path = parquet(tmp_path / "a.parquet", 500, 70)
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    record, = read_all(path)
    assert "no Parquet that can be read" in str(record.problem)
    path.write_bytes(whole[:4] + b"\xff" * 600 + whole[604:])
    found = read_all(path, size=1)
    assert len(texts(found)) > 300
    assert "cannot be read" in str(next(record.problem for record in found if record.problem))


def test_parquet_loads_no_pandas(tmp_path: Path) -> None:
    path = parquet(tmp_path / "a.parquet", 2, 2)
    code = """
import sys
from framing.collection.parts import Fields, cut, records
part, = cut(sys.argv[1:])
assert len(list(records(part, Fields("text")))) == 2
print("pandas" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True,
                          check=True, env=os.environ)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(("name", "module", "extra"), [
    ("a.parquet", "pyarrow", "parquet"), ("a.warc.gz", "fastwarc", "warc"),
    ("s3://bucket/a.jsonl", "fsspec", "remote"),
])
def test_what_is_not_installed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str, extra: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for known in [*sys.modules]:
        if known.partition(".")[0] == module:
            monkeypatch.delitem(sys.modules, known)
    monkeypatch.setitem(sys.modules, module, None)
    if "://" not in name:
        Path(name).write_bytes(b"PAR1")
    with pytest.raises(UnreadableError, match=rf"pip install 'framing-analyser\[{extra}\]'"):
        settle([name], Fields())
