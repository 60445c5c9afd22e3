"""The rows of a CSV, one after another, from lines of bytes: each with where it stands.

The csv module says where a row ends, as a text in quotation marks may hold ends of lines. A mark
without its pair would swallow all that follows: such a row is told by itself, and reading goes on
with the next line.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from framing.coding.tables import bare
from framing.collection.inputs.streams import Long
from framing.errors import FramingError
from framing.sources.files import human_size

#: Comes after the last line: a row that swallows it is one whose quotation mark has no pair.
_END = "\x1aend of the file\x1a"
#: A mark without a pair takes a look at all that follows: so many bytes of a share are looked at
#: again because of that, and then what was looked at last is left out, and told.
_MOST_AGAIN = 100_000_000
_OPEN = ("A quotation mark in the line has no pair in what follows: set it, or double a mark that "
         "is the text's own.")
#: A byte that the encoding hasn't.
_ODD = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True)
class Dialect:
    """How a table is written: what stands between cells, its encoding, whether marks quote."""

    delimiter: str
    encoding: str
    quoted: bool


@dataclass(frozen=True)
class Row:
    """A row: the number of its first line, its bytes as lines, its cells or why it has none.

    ``opened``: a quotation mark in it swallowed all that follows. ``cut``: the file broke off
    within it.
    """

    line: int
    taken: list[bytes | Long]
    cells: list[str]
    problem: str | None = None
    opened: bool = False
    cut: bool = False


class _Over(Exception):  # noqa: N818 - no error of anybody's
    """A row is larger than may be."""


class _Lines:
    """What the csv module reads its lines from; keeps those of the row that it is in."""

    def __init__(self, lines: Iterator[bytes | Long], encoding: str, max_size: int) -> None:
        self._lines = lines
        self._encoding = encoding
        self._max_size = max_size
        self.back: deque[bytes | Long] = deque()
        self.taken: list[bytes | Long] = []
        self.size = 0
        self.ended = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self.ended:
            raise StopIteration
        line = self.back.popleft() if self.back else next(self._lines, b"")
        if not line:
            self.ended = True
            return _END
        self.taken.append(line)
        if isinstance(line, Long):
            raise _Over
        self.size += len(line)
        if self.size > self._max_size:
            raise _Over
        # A byte that doesn't fit is no end of a row: the cells tell of it.
        return line.decode(self._encoding, "surrogateescape")


def rows(
    lines: Iterator[bytes | Long], dialect: Dialect, first: int, max_size: int,
    broken: Callable[[], bool],
) -> Iterator[Row]:
    """Give the rows of ``lines``, the first of which has the number ``first``; blank ones too.

    ``max_size``: bytes of a row. ``broken``: whether the file broke off before its end, asked for
    when there are no more lines.
    """
    # The limit is one for the whole process: it is raised and stays so, as another reader may be
    # at work. It counts characters, of which there are no more than bytes.
    csv.field_size_limit(max(csv.field_size_limit(), max_size))
    feed = _Lines(lines, dialect.encoding, max_size)
    reader = csv.reader(feed, delimiter=dialect.delimiter, quoting=csv.QUOTE_MINIMAL
                        if dialect.quoted else csv.QUOTE_NONE)
    left, number = _MOST_AGAIN, first
    while not feed.ended:
        feed.taken, feed.size = [], 0
        row = _next(reader, feed, number, dialect, max_size)
        if row is None:
            return
        if (feed.ended or not _whole(row)) and broken():
            row = Row(number, row.taken, [], cut=True)
        elif row.opened and len(row.taken) > 1:
            if left > 0:
                left -= feed.size
                feed.back.extendleft(reversed(row.taken[1:]))
                feed.ended = False
                row = Row(row.line, row.taken[:1], [], row.problem)
            else:
                row = Row(row.line, row.taken, [], f"{row.problem} With it {len(row.taken) - 1:,} "
                          "lines after it are left out, as too many marks before it had none.")
        number += len(row.taken)
        yield row


def _whole(row: Row) -> bool:
    last = row.taken[-1]
    return isinstance(last, bytes) and last.endswith(b"\n")


def hash_row(row: Row, digest: hashlib._Hash) -> int:
    """Add a row's bytes to a hash, a line that is too long by its own, and give their number."""
    plain = [line for line in row.taken if isinstance(line, bytes)]
    if len(plain) == len(row.taken):
        data = b"".join(plain)
        digest.update(data)
        return len(data)
    size = 0
    for line in row.taken:
        digest.update(line.digest if isinstance(line, Long) else line)
        size += line.size if isinstance(line, Long) else len(line)
    return size


def _next(
    reader: Iterator[list[str]], feed: _Lines, number: int, dialect: Dialect, max_size: int
) -> Row | None:
    try:
        cells = next(reader)
    except _Over:
        if len(feed.taken) > 1:
            return Row(number, feed.taken, [], _OPEN, opened=True)
        problem = (f"The line is longer than {human_size(max_size)} (the limit): raise it with "
                   "--max-size, or cut the text.")
    except csv.Error:  # of the errors there are, the only one that is left
        problem = ("The row holds a line end of another kind (CR alone) outside quotation marks: "
                   "save the table anew.")
    else:
        odd = next((found.group() for cell in cells if not cell.isascii()
                    and (found := _ODD.search(cell))), None)
        if odd:
            return Row(number, feed.taken, [], "The row is not in "
                       f"{dialect.encoding.upper()} as the start of the file is (byte "
                       f"{ord(odd) - 0xdc00:#04x}): save the file as UTF-8.")
        if not feed.ended:
            return Row(number, feed.taken, cells if dialect.quoted else [*map(bare, cells)])
        if not feed.taken:
            return None
        return Row(number, feed.taken, [], _OPEN, opened=True)
    return Row(number, feed.taken, [], problem)


def dialect(start: bytes, encoding: str, ending: str) -> Dialect:
    """Tell how a table is written by its first line and its name's ending, such as ``.csv``.

    ``start`` is its beginning, whole lines.

    >>> dialect(b"id;text\\n1;It rained, and rained.\\n", "utf-8", ".csv").delimiter
    ';'
    """
    text = start.decode(encoding, "replace")
    own = "\t" if ending in (".tsv", ".tab") else ","
    head = text.partition("\n")[0].replace("\r", " ")
    delimiter = max((own, ",", ";", "\t", "|"), key=lambda sign: len(
        next(csv.reader([head], delimiter=sign), [])))
    if delimiter != "\t":
        return Dialect(delimiter, encoding, True)
    # Many tables of tabs quote nothing, and a mark at the head of a cell is the text's own.
    quoted = any('"' in line and line.count("\t") != head.count("\t")
                 for line in text.split("\n"))
    return Dialect(delimiter, encoding, quoted)


def columns(head: list[str], what: str) -> list[str]:
    """The names of the columns; one without a name is called by its place.

    Raises:
        FramingError: two are called alike.

    """
    names = [name.strip() or f"column {number}" for number, name in enumerate(head, 1)]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise FramingError(f"{what} has two columns that are called {twice!r}: give each a name "
                           "of its own.")
    return names
