"""CSV and TSV: a row an article, found by the csv module, so never cut at bytes.

The one who cuts reads the whole of it once and notes where each part's first row begins; a worker
goes straight there.
"""

from __future__ import annotations

import codecs
import hashlib
import io
import itertools
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, BinaryIO

from framing.coding.tables import named_delimiter
from framing.collection.inputs import Kind
from framing.collection.inputs.cells import Dialect, Row, columns, dialect, hash_row, rows
from framing.collection.inputs.model import (
    FIRST,
    FIRST_BYTES,
    MAX_SIZE,
    Fields,
    Part,
    Place,
    Record,
    Source,
)
from framing.collection.inputs.rows import record
from framing.collection.inputs.streams import (
    BLOCK,
    BOM,
    Share,
    Stream,
    broken_off,
    changed,
    from_start,
    lines_of,
    opened,
    problem,
    share_size,
)
from framing.errors import FramingError, UnreadableError
from framing.sources.decoding import decode
from framing.sources.files import shown
from framing.sources.refusals import refuse_format
from framing.support.records import NamedTuple

#: Bytes at the start by which the encoding and the delimiter are told.
_START = 1 << 20
_NOTHING = Row(1, [], [])
_ENDINGS = (".csv", ".tsv", ".tab")
_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}


class _Head(NamedTuple):
    """Where the row that names the columns begins, in bytes, and its line."""

    start: int
    line: int


def cut(sources: Iterable[Source], size: int, max_size: int) -> Iterator[Part]:
    """Cut tables at the first row that begins after so many bytes each; lazily, in order."""
    for source in sources:
        written, head = _written(source.path)
        with opened(source.path) as stream:
            yield from _shares(source.path, stream, written, head, size, max_size)


def _shares(
    path: str, stream: Stream, written: Dialect, place: _Head, size: int, max_size: int
) -> Iterator[Part]:
    found = rows(lines_of(_from(stream, place.start), max_size), written, place.line, max_size,
                 lambda: stream.trouble is not None)
    head = next(found, _NOTHING)
    names = _names(head, path)
    details = {"columns": names, "delimiter": written.delimiter, "encoding": written.encoding,
               "quoted": written.quoted, "limit": max_size}
    digest = hashlib.sha256()
    start, line = place.start + hash_row(head, digest), place.line + len(head.taken)
    length, digest = 0, hashlib.sha256()
    following = line
    for row in found:
        if length >= share_size(stream, start, size):
            yield Part(path, "csv", start, start + length, digest.hexdigest(),
                       details=details | {"line": line})
            start, line, length, digest = start + length, row.line, 0, hashlib.sha256()
        length += hash_row(row, digest)
        following = row.line + len(row.taken)
    broken = {"broken": stream.trouble} if stream.trouble else {}
    if length or broken:
        yield Part(path, "csv", start, start + length, digest.hexdigest(),
                   details=details | {"line": line if length else following} | broken)


def _names(head: Row, path: str) -> list[str]:
    """The names of the columns, of the first row."""
    if not head.cells:
        why = f" ({head.problem[:-1]})" if head.problem else ""
        raise UnreadableError(f"{shown(path)} has no first line that names its columns{why}: give "
                              "it one, such as id,text.")
    return columns(head.cells, shown(path))


def _from(stream: Stream, mark: int) -> BinaryIO:
    stream.skip(mark)
    return from_start(stream)


def _written(path: str) -> tuple[Dialect, _Head]:
    """How a table is written, and where the row with its columns' names is."""
    with opened(path) as stream:
        start = _some(stream)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UnreadableError(f"{shown(path)} is in UTF-16, which cannot be cut into parts: save "
                              "it as UTF-8.")
    whole = start[:start.rfind(b"\n") + 1] or start
    refuse_format(whole, shown(path))
    decoded = decode(whole, shown(path))
    mark = len(BOM) if start.startswith(BOM) else 0
    ending = os.path.splitext(path.lower().removesuffix(".gz"))[1]
    first = whole[mark:].partition(b"\n")[0]
    named = named_delimiter(first.decode(decoded.encoding, "replace"))
    if named is None:
        return dialect(whole[mark:], decoded.encoding, ending), _Head(mark, 1)
    head = _Head(mark + len(first) + 1, 2)
    written = dialect(whole[head.start:], decoded.encoding, ending)
    return replace(written, delimiter=named, quoted=written.quoted or named != "\t"), head


def _some(stream: Stream) -> bytes:
    found = b""
    while len(found) < _START and (block := stream.read(BLOCK)):
        found += block
    return found


def read(part: Part, fields: Fields, *, only: Place | None = None,
         max_size: int = MAX_SIZE) -> Iterator[Record]:
    """Read the records of a part, a row each; blank rows are none."""
    told = part.details
    names: list[str] = told["columns"]
    written = Dialect(told["delimiter"], told["encoding"], told["quoted"])
    with opened(part.input) as stream:
        lines = lines_of(io.BufferedReader(Share(stream, part.start, part.end), BLOCK),
                         told["limit"])
        line, size, digest = told["line"], 0, hashlib.sha256()
        for row in rows(lines, written, line, told["limit"], lambda: "broken" in told):
            size += hash_row(row, digest)
            line = row.line + len(row.taken) * (not row.cut)
            if not (row.cut or _blank(row)) and (only is None or only.position == row.line):
                yield _record(row, names, fields, part.input)
        if "broken" in told:
            yield broken_off(part.input, line, told["broken"])
        if only is None and (size, digest.hexdigest()) != (part.end - part.start, part.digest):
            raise changed(part.input)


def _blank(row: Row) -> bool:
    return not (row.problem or len(row.cells) > 1 or any(cell.strip() for cell in row.cells))


def _record(row: Row, names: list[str], fields: Fields, source: str) -> Record:
    try:
        return record(_named(row, names), fields, source, row.line)
    except FramingError as error:
        return problem(source, row.line, str(error))


def _named(row: Row, names: list[str]) -> Mapping[str, str]:
    if row.problem:
        raise FramingError(row.problem)
    cells = row.cells
    if len(cells) > len(names) and not any(cells[len(names):]):
        cells = cells[:len(names)]  # delimiters at the end of a line, as spreadsheets leave them
    if len(cells) != len(names):
        lines = f" (lines {row.line:,} to {row.line + len(row.taken) - 1:,})"
        raise FramingError(
            f"The row{lines if len(row.taken) > 1 else ''} has {_number(len(cells), 'cell')} where "
            f"the first line names {_number(len(names), 'column')}: check its delimiters and "
            "quotation marks.")
    return dict(zip(names, cells, strict=True))


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' * (count != 1)}"


def first(path: str) -> list[Mapping[str, Any]]:
    """The first rows of a table; those that can't be read are left to those who read it."""
    written, head = _written(path)
    found: list[Mapping[str, Any]] = []
    with opened(path) as stream:
        each = rows(lines_of(_from(stream, head.start), MAX_SIZE), written, head.line, MAX_SIZE,
                    lambda: False)
        names = _names(next(each, _NOTHING), path)
        left = FIRST_BYTES
        for row in itertools.islice(each, FIRST):
            left -= sum(map(len, row.taken))
            if left < 0 and found:
                break
            try:
                found.append(_named(row, names))
            except FramingError:
                continue
    return found


def says(path: str) -> tuple[str, ...]:
    """What of a table's writing isn't as its name has it: the delimiter, the encoding."""
    written, _ = _written(path)
    ending = os.path.splitext(path.lower().removesuffix(".gz"))[1]
    said = []
    if written.delimiter != ("," if ending == ".csv" else "\t"):
        said.append(f"{shown(path)} has {_NAMES[written.delimiter]} between its columns.")
    if written.encoding != "utf-8":
        said.append(f"{shown(path)} is read as {written.encoding} (not UTF-8): check that quotes "
                    "and accents are right.")
    return tuple(said)


KIND = Kind("csv", _ENDINGS, cut, read, first, says=says)
