"""Tables of the user's own: labelled texts and coders' codes, as CSV, TSV or JSON Lines.

A table is read and checked as a whole before anything is computed from it, and a row that can't be
used is named by its line: none is skipped in silence.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from framing.errors import SettingError, UnreadableError
from framing.sources.decoding import decode
from framing.sources.files import read_bytes, shown
from framing.sources.refusals import refuse_format, refuse_text
from framing.support.records import NamedTuple

#: The shapes of a table, and the endings of files that have it.
ENDINGS = {"csv": (".csv",), "tsv": (".tsv", ".tab"), "jsonl": (".jsonl", ".ndjson")}
#: Characters of a cell: a long book has a million, and so has a quotation mark without its pair.
MAX_CELL = 2_000_000
MAX_SIZE = 200_000_000
#: So much of a table is looked at to tell what parts its columns.
_HEAD = 100_000
_COMMA = re.compile(r"[+\-−]?\d+,\d+")
_SPREADSHEETS = (b"xl/workbook", b"vnd.oasis.opendocument.spreadsheet")


class Record(NamedTuple):
    """A row: the line where it begins, and its cells by column; one that is missing is empty."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """A table that was read: what messages call it, its columns in order, its rows.

    ``warnings``: what a reader should know of how it was decoded. ``comma``: its figures have a
    decimal comma, as spreadsheets write them that part columns by semicolons.
    """

    name: str
    columns: tuple[str, ...]
    records: tuple[Record, ...]
    warnings: tuple[str, ...] = ()
    comma: bool = False

    def figure(self, cell: str) -> str:
        """A cell that is a number, with a point where the table has a comma; another as it is.

        >>> Table("a.csv", (), (), comma=True).figure("-1,5")
        '-1.5'
        """
        return cell.replace(",", ".") if self.comma and _COMMA.fullmatch(cell.strip()) else cell

    def needs(self, *columns: str) -> None:
        """Check that there are these columns.

        Raises:
            SettingError: one is missing; the message names the columns that there are.

        """
        for column in columns:
            if column not in self.columns:
                raise SettingError(
                    f"{self.name} has no column {column!r}: its columns are "
                    f"{', '.join(map(shown, self.columns))}.")


def shape_of(path: str, shape: str | None = None) -> str:
    """The shape of a table: as it was said, else by the file's ending.

    Raises:
        SettingError: neither tells it.

    >>> shape_of("codes.CSV"), shape_of("codes.txt", "tsv")
    ('csv', 'tsv')

    """
    if shape:
        return shape
    for name, endings in ENDINGS.items():
        if path.lower().endswith(endings):
            return name
    what = "Standard input" if path == "-" else f"The name of {shown(path)}"
    raise SettingError(f"{what} doesn’t tell what kind of table it is: say --from csv, tsv or "
                       "jsonl.")


def read(path: str, shape: str | None = None, *, max_size: int = MAX_SIZE,
         stdin: BinaryIO | None = None) -> Table:
    """Read a table from a file, or from standard input where the path is ``-``.

    ``shape``: csv, tsv or jsonl; by the file's ending unless given. ``max_size`` is in bytes.

    Raises:
        SettingError: nothing tells the shape.
        UnreadableError: the file can't be read, or a row of it; the message names the line.

    """
    shape = shape_of(path, shape)
    piped = path == "-"
    what = "standard input" if piped else shown(path)
    data = read_bytes(path, what, max_size=max_size, piped=piped, stdin=stdin)
    if data.startswith(b"PK\x03\x04") and any(mark in data for mark in _SPREADSHEETS):
        raise UnreadableError(f"{what} is a spreadsheet: save it as CSV and give that.")
    refuse_format(data, what)
    decoded = decode(data, what)
    refuse_text(decoded.text, what)
    if shape == "jsonl":
        return replace(_objects(decoded.text, what), warnings=tuple(
            f"{what} {said}" for said in decoded.warnings))
    head, _, rest = decoded.text.partition("\n")
    delimiter = named_delimiter(head)
    text = f"\n{rest}" if delimiter else decoded.text  # a blank line keeps the numbers of the rest
    delimiter = delimiter or ("\t" if shape == "tsv" else _delimiter(text))
    found = _cells(text, what, delimiter)
    return replace(found, comma=shape == "csv" and delimiter == ";",
                   warnings=tuple(f"{what} {said}" for said in decoded.warnings))


# -- CSV and TSV -----------------------------------------------------------------------------------


def named_delimiter(head: str) -> str | None:
    """What parts the columns by a first line for spreadsheets that says so and names no column.

    >>> named_delimiter("sep=;"), named_delimiter('"SEP=,"'), named_delimiter("sep;text")
    (';', ',', None)
    """
    said = head.rstrip("\r\n").strip('"')
    return said[4] if said[:4].lower() == "sep=" and said[4:] in (";", ",", "\t", "|") else None


def _delimiter(text: str) -> str:
    """What parts the columns: where the first line has no commas, semicolons or tabs may.

    Spreadsheets write a .csv with semicolons wherever the comma is the decimal sign.
    """
    head = next((line for line in text[:_HEAD].splitlines() if line.strip()), "")
    if len(next(csv.reader([head]), [])) > 1:
        return ","
    return max(",;\t", key=lambda sign: len(next(csv.reader([head], delimiter=sign), [])))


def _cells(text: str, what: str, delimiter: str) -> Table:
    rows = _rows(text, what, delimiter)
    line, head = next(rows, (1, []))
    columns = [name.strip() for name in head]
    while columns and not columns[-1]:  # as spreadsheets leave them; what stands there is refused
        columns.pop()
    if len(set(columns)) < len(columns):
        twice = next(name for name in columns if columns.count(name) > 1)
        raise UnreadableError(f"{what}, line {line}: two columns are called {twice!r}: "
                              "give each a name of its own.")
    records = []
    for line, cells in rows:
        while len(cells) > len(columns) and not cells[-1].strip():
            cells.pop()
        if len(cells) != len(columns):
            raise UnreadableError(
                f"{what}, line {line}: {_number(len(cells), 'cell')} where the first line names "
                f"{_number(len(columns), 'column')}; check its commas, tabs and quotation marks.")
        records.append(Record(line, dict(zip(columns, cells, strict=True))))
    return _made(what, tuple(columns), records)


def _rows(text: str, what: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that aren't blank, each with the line where it begins."""
    if delimiter == "\t" and (lines := _unquoted(text)):
        yield from lines
        return
    before = csv.field_size_limit(MAX_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableError(f"{what}, line {line}: {_why(str(error))}.") from None
    finally:
        csv.field_size_limit(before)


def _unquoted(text: str) -> list[tuple[int, list[str]]]:
    """The rows of a table of tabs without quotation; none where its lines aren't of one length.

    Many such tables quote nothing, and a quotation mark at the head of a cell is the text's own:
    read as a sign of the table's it would swallow the lines up to the next. Where each line has its
    cells, a cell is unquoted only if it is quoted as a whole.
    """
    rows = [(line, [bare(cell) for cell in row.rstrip("\r").split("\t")])
            for line, row in enumerate(text.split("\n"), 1) if row.strip()]
    return rows if len({len(cells) for _, cells in rows}) == 1 else []


def bare(cell: str) -> str:
    """A cell of a table of tabs without the quotation marks that the table has set.

    >>> print(bare('"He said ""no""."'), bare('"No," he said.'))
    He said "no". "No," he said.
    """
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        inside = cell[1:-1]
        if '"' not in inside.replace('""', ""):
            return inside.replace('""', '"')
    return cell


def _why(error: str) -> str:
    if "limit" in error:
        return (f"a cell is longer than {MAX_CELL:,} characters; a quotation mark there may lack "
                "its pair")
    if "end of data" in error:
        return "a cell begins with a quotation mark there and never ends; set its pair"
    if "expected after" in error:
        return ("a cell that begins with a quotation mark must end with one, and a mark inside "
                "it be doubled")
    return f"{error}; save the table anew"


# -- JSON Lines ------------------------------------------------------------------------------------


def _objects(text: str, what: str) -> Table:
    columns: dict[str, None] = {}
    records = []
    for line, row in enumerate(text.split("\n"), 1):
        if not row.strip():
            continue
        where = f"{what}, line {line}"
        try:
            value = json.loads(row, parse_constant=_refuse)
        except (ValueError, RecursionError):
            raise UnreadableError(f"{where}: this is no JSON; each line holds one object, such as "
                                  '{"text": "…", "label": 1}.') from None
        if not isinstance(value, dict):
            raise UnreadableError(f"{where}: this is no JSON object; each line holds one, such as "
                                  '{"text": "…", "label": 1}.')
        columns |= dict.fromkeys(value)
        records.append(Record(line, {name: _plain(each) for name, each in value.items()}))
    full = [Record(line, {name: cells.get(name, "") for name in columns})
            for line, cells in records]
    return _made(what, tuple(columns), full)


def _refuse(name: str) -> Any:
    raise ValueError(name)


def _plain(value: Any) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=False)


def _made(what: str, columns: tuple[str, ...], records: list[Record]) -> Table:
    if not records:
        raise UnreadableError(f"{what} has no rows: give a table with a first line that names its "
                              "columns, and a row for each text.")
    return Table(what, columns, tuple(records))


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"
