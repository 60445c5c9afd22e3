"""Rows as Parquet, for those who have pyarrow."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from framing.errors import SettingError
from framing.support.extras import install

_AT_ONCE = 1000


def check() -> None:
    """See that Parquet can be written.

    Raises:
        SettingError: pyarrow is not installed.

    """
    from importlib.util import find_spec

    if find_spec("pyarrow") is None:
        raise SettingError("Parquet needs pyarrow, which is not installed: "
                           f"{install('parquet')}.")


class Writer:
    """Writes rows to a file, a thousand at a time."""

    def __init__(self, file: BinaryIO, measures: Sequence[str]) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        self._schema = pa.schema([
            ("id", pa.string()), ("source", pa.string()), ("position", pa.int64()),
            ("outlet", pa.string()), ("date", pa.date32()), ("title", pa.string()),
            ("sha256", pa.string()), ("language", pa.string()), ("words", pa.int64()),
            ("warnings", pa.list_(pa.string())),
            *((name, pa.list_(pa.int64())) for name in measures),
        ])
        self._file = parquet.ParquetWriter(file, self._schema)
        self._rows: list[dict[str, Any]] = []

    def put(self, row: dict[str, Any]) -> None:
        """Write a row."""
        day = row["date"]
        self._rows.append(row | {"date": day and datetime.date.fromisoformat(day)})
        if len(self._rows) == _AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        import pyarrow as pa

        self._file.write_table(pa.Table.from_pylist(self._rows, self._schema))
        self._rows.clear()

    def close(self) -> None:
        """Write what is left, and the file's end."""
        if self._rows:
            self._flush()
        self._file.close()


def read(path: Path, names: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Give the rows of a file, with these keys or with all.

    Raises:
        SettingError: pyarrow is not installed.

    """
    check()
    from pyarrow import parquet

    with parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(_AT_ONCE, columns=list(names) or None):
            for row in batch.to_pylist():
                if row.get("date"):
                    row["date"] = row["date"].isoformat()
                yield row
