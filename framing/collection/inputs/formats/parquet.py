"""Parquet: a row an article, cut at row groups and, where those are large, at rows within one."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from framing.collection.inputs import Kind
from framing.collection.inputs.model import (
    FIRST,
    MAX_SIZE,
    Fields,
    Part,
    Place,
    Record,
    Source,
)
from framing.collection.inputs.rows import record, value
from framing.collection.inputs.streams import BLOCK, changed, problem, raw
from framing.errors import UnreadableError
from framing.sources.files import human_size, shown
from framing.support.extras import install

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile, RowGroupMetaData

#: To come to its rows a worker has to decode those before them in their group, which is cheap but
#: not free: a group is cut into so many parts at most.
_MOST_CUTS = 16
_BATCH = 64


def cut(sources: Iterable[Source], size: int, max_size: int) -> Iterator[Part]:
    """Cut tables at row groups; lazily, in order.

    ``start`` and ``end`` are row groups, ``details["rows"]`` the rows in a single one. The digest
    is of the bytes of whole row groups, so parts of one group share it.
    """
    for source in sources:
        with _opened(source.path) as table:
            spans = [_span(table.metadata.row_group(number))
                     for number in range(table.metadata.num_row_groups)]
            lengths = [table.metadata.row_group(number).total_byte_size
                       for number in range(table.metadata.num_row_groups)]
            counts = [table.metadata.row_group(number).num_rows
                      for number in range(table.metadata.num_row_groups)]
        yield from _parts(source.path, spans, lengths, counts, size)


def _parts(
    path: str, spans: list[tuple[int, int]], lengths: list[int], counts: list[int], size: int
) -> Iterator[Part]:
    start, row = 0, 1
    while start < len(counts):
        end = start + 1
        while end < len(counts) and sum(lengths[start:end]) < size:
            end += 1
        digest = _digest(path, spans[start:end])
        rows = sum(counts[start:end])
        cuts = min(_MOST_CUTS, max(1, lengths[start] // size), max(rows, 1)) \
            if end == start + 1 else 1
        for number in range(cuts):
            low, high = rows * number // cuts, rows * (number + 1) // cuts
            yield Part(path, "parquet", start, end, digest,
                       details={"rows": [low, high], "first": row + low})
        start, row = end, row + rows


def _span(group: RowGroupMetaData) -> tuple[int, int]:
    """Where the bytes of a row group begin and end."""
    columns = [group.column(number) for number in range(group.num_columns)]
    starts = [min(filter(None, (each.dictionary_page_offset, each.data_page_offset)))
              for each in columns]
    return min(starts), max(start + each.total_compressed_size
                            for start, each in zip(starts, columns, strict=True))


def _digest(path: str, spans: list[tuple[int, int]]) -> str:
    digest = hashlib.sha256()
    with raw(path) as file:
        for start, end in spans:
            file.seek(start)
            while start < end and (block := file.read(min(BLOCK, end - start))):
                digest.update(block)
                start += len(block)
    return digest.hexdigest()


@contextmanager
def _opened(path: str) -> Iterator[ParquetFile]:
    """Open a table, whose pages are then read as they are needed.

    Raises:
        UnreadableError: pyarrow isn't installed, or the file isn't Parquet.

    """
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise UnreadableError(
            f"{shown(path)} is Parquet, which takes one more package to read: run "
            f"`{install('parquet')}`.") from None
    with raw(path) as file:
        try:
            table = ParquetFile(file, buffer_size=BLOCK, pre_buffer=False)
        except (ArrowException, OSError) as error:
            raise UnreadableError(f"{shown(path)} is no Parquet that can be read "
                                  f"({_said(error)}): save it anew.") from error
        with table:
            yield table


def read(part: Part, fields: Fields, *, only: Place | None = None,
         max_size: int = MAX_SIZE) -> Iterator[Record]:
    """Read the records of a part, a row each; positions are rows of the file, from 1."""
    first: int = part.details["first"]
    low, high = part.details["rows"]
    wanted = {name for name in vars(fields).values() if name}
    with _opened(part.input) as table:
        spans = [_span(table.metadata.row_group(number))
                 for number in range(part.start, min(part.end, table.metadata.num_row_groups))]
        if only is None and _digest(part.input, spans) != part.digest:
            raise changed(part.input)
        number = first
        try:
            for row in itertools.islice(_rows(table, wanted, [*range(part.start, part.end)]), low,
                                        high):
                if only is None or only.position == number:
                    yield _record(row, fields, part.input, number, max_size)
                number += 1
        except _Damaged as error:
            yield problem(part.input, number, f"The rows from here to {first + high - low - 1:,} "
                          f"cannot be read ({error}): save the table anew.")


def _record(
    row: Mapping[str, Any], fields: Fields, source: str, number: int, max_size: int
) -> Record:
    text = value(row, fields.text)
    if isinstance(text, str) and len(text) > max_size:
        return problem(source, number, f"The text is longer than {human_size(max_size)} (the "
                       "limit): raise it with --max-size, or cut the text.")
    return record(row, fields, source, number)


class _Damaged(Exception):  # noqa: N818 - no error of anybody's
    """What pyarrow says of rows that it can't read."""


def _rows(table: ParquetFile, wanted: set[str], groups: list[int]) -> Iterator[Mapping[str, Any]]:
    """The rows of row groups, a few in memory at a time; of the columns that are wanted, if any."""
    from pyarrow import ArrowException

    names = [name for name in table.schema_arrow.names
             if name in wanted or any(each.startswith(f"{name}.") for each in wanted)]
    try:
        for batch in table.iter_batches(_BATCH, groups, names or None, use_threads=False):
            yield from _plain(batch).to_pylist()
    except (ArrowException, OSError, ValueError) as error:
        raise _Damaged(_said(error)) from error


def _plain(batch: Any) -> Any:
    """A batch whose times are in microseconds: those in nanoseconds would have pandas loaded."""
    import pyarrow

    for place, field in enumerate(batch.schema):
        if pyarrow.types.is_timestamp(field.type) and field.type.unit == "ns":
            kind = pyarrow.timestamp("us", field.type.tz)
            batch = batch.set_column(place, pyarrow.field(field.name, kind),
                                     batch.column(place).cast(kind, safe=False))
    return batch


def _said(error: Exception) -> str:
    return " ".join(str(error).split()).rstrip(".")[:200] or type(error).__name__


def rows(path: str) -> list[Mapping[str, Any]]:
    """The first rows of a table."""
    with _opened(path) as table:
        groups = [*range(table.metadata.num_row_groups)]
        try:
            found = [*itertools.islice(_rows(table, set(), groups), FIRST)]
        except _Damaged:
            found = []
        return found


KIND = Kind("parquet", (".parquet", ".pq"), cut, read, rows)
