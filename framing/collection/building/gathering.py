"""The numbers of a part's articles, gathered and written: rows, counts and words."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from framing.collection import streams
from framing.collection.columns import FIRST, Encoder, id_hash
from framing.collection.inputs.days import UNDATED
from framing.collection.inputs.rows import TAGS
from framing.collection.parts import Record
from framing.collection.periods import day_number
from framing.measures import Measure
from framing.profiles import Profile
from framing.sources import ENTITIES

#: So many articles are written at a time.
_BATCH = 256
_READ = FIRST.index("read")


class Table:
    """The numbers of a part's articles, gathered until they are written.

    Rows are written a batch at a time: Python's own numbers take five times the room of arrays.
    """

    def __init__(self, measures: tuple[Measure, ...], encoder: Encoder,
                 put: Callable[[str], None]) -> None:
        self.measures, self.encoder, self._put = measures, encoder, put
        self.outlets: dict[str, int] = {}
        self.days: list[int] = []
        self.stream = streams.Stream()
        self.words = self.errors = self.unread = self.tagged = self.entities = 0
        self._heads: list[str] = []
        self._first: list[tuple[int, ...]] = []
        self._rows: list[list[float]] = []
        self._batches: list[NDArray[np.int64]] = []

    def add(self, record: Record, read: Profile, words: int, head: str,
            numbers: list[float]) -> None:
        """Take an article's row, numbers and words."""
        day = day_number(record.date)
        outlet = self.outlets.setdefault(record.outlet, len(self.outlets))
        self._heads.append(head)
        self._first.append((outlet, day, id_hash(record.id), int(read.refusal is None), words))
        self._rows.append(numbers)
        self.days.append(day)
        self.unread += UNDATED in read.article.warnings
        self.tagged += TAGS in read.article.warnings
        self.entities += any(each.startswith(ENTITIES) for each in read.article.warnings)
        self.stream.add(read.document)
        self.words += words
        if len(self._rows) == _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write the rows that were gathered."""
        if not self._rows:
            return
        numbers = self.encoder.whole(self._rows)
        for head, first, row in zip(self._heads, self._first, numbers.tolist(), strict=True):
            text = self.encoder.text(row, bool(first[_READ]))
            self._put(f"{head[:-1]}{',' if text else ''}{text}}}")
        self._batches.append(np.concatenate([np.array(self._first, np.int64), numbers], axis=1).T)
        for each in (self._heads, self._first, self._rows):
            each.clear()

    def save(self, file: BinaryIO) -> None:
        """Write ``counts``: a row a column of the manifest, a column an article."""
        shape = (len(FIRST) + self.encoder.size, len(self.days))
        np.lib.format.write_array_header_1_0(
            file, {"descr": "<i8", "fortran_order": False, "shape": shape})
        for row in range(shape[0] if self._batches else 0):
            file.write(np.concatenate([batch[row] for batch in self._batches]).tobytes())


@contextlib.contextmanager
def writer(format: str, measures: Sequence[str], file: BinaryIO) -> Iterator[
        Callable[[str], None]]:
    """Give what writes a row, told as JSON, in a format; ``measures`` are their names."""
    if format == "ndjson":
        yield partial(put_line, file)
        return
    from framing.collection.tables import Writer

    rows = Writer(file, measures)
    yield lambda text: rows.put(json.loads(text))
    rows.close()


def put_line(file: BinaryIO, text: str) -> None:
    """Write a line of JSON in UTF-8."""
    try:
        line = text.encode()
    except UnicodeEncodeError:  # half a character, as JSON can hold it and UTF-8 can't
        line = json.dumps(json.loads(text), separators=(",", ":")).encode()
    file.write(line + b"\n")


dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
