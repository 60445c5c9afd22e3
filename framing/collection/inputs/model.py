"""What stands between the places where articles lie and those who read them."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from framing.article import Article
from framing.sources.files import shown
from framing.support.records import NamedTuple

#: Bytes of a part: a second or two of work, so that little is done again after any end.
SIZE = 4_000_000
#: Bytes of one article, and of one line that holds one; as ``framing.sources`` has it.
MAX_SIZE = 20_000_000
#: Rows and bytes at a table's start from which its fields' names are guessed.
FIRST, FIRST_BYTES = 200, 8_000_000
#: The kind of a source that could no longer be read when its turn came.
UNREAD = "unread"


@dataclass(frozen=True)
class Source:
    """A file or an address in which articles lie.

    ``path`` is what is opened; ``root`` is the folder that was given and in which it was found, ""
    where the file itself was given; ``kind`` is the name of what reads it.
    """

    path: str
    root: str
    kind: str


@dataclass(frozen=True)
class Part:
    """A share of the input, as a worker needs it to read its own: no texts in it.

    ``input`` is the file or address; of a part of files the folder that ``files`` are told from,
    "" where they were given by name. ``start`` and ``end`` count what its kind counts: bytes
    (decompressed ones of a .gz), row groups, files. ``digest`` is the sha256 of the part's bytes,
    in hexadecimal. ``details`` is what else its kind needs, as JSON holds it.
    """

    input: str
    kind: str
    start: int
    end: int
    digest: str
    files: tuple[str, ...] = ()
    details: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @classmethod
    def unread(cls, source: str, why: str) -> Part:
        """A source that can't be read now that its turn has come: its only record says why."""
        return cls(source, UNREAD, 0, 0, "", details={"why": why})

    def told(self) -> str:
        """What it is called in a message."""
        if not self.files:
            return f"{shown(self.input)} from {self.start:,} to {self.end:,}"
        more = len(self.files) - 1
        others = f" and {more:,} more file{'s' * (more > 1)}" if more else ""
        return f"{shown(self.file)}{others}"

    @property
    def file(self) -> str:
        """The file or address it is of, or the first."""
        return os.path.join(self.input, self.files[0]) if self.files else self.input

    def to_json(self) -> dict[str, Any]:
        """What :meth:`from_json` makes the same part of; JSON holds all of it."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Part:
        """Make a part of what :meth:`to_json` gave.

        >>> part = Part("a.jsonl", "jsonl", 0, 10, "0f", details={"line": 1})
        >>> Part.from_json(part.to_json()) == part
        True
        """
        return cls(**{**value, "files": tuple(value["files"])})


@dataclass(frozen=True)
class Fields:
    """The names under which a table keeps what is known of an article; ``None``: it has none.

    ``source.name`` is the ``name`` in what stands under ``source``, unless there is a field of that
    whole name. The outlet :data:`FOLDER` is the folder in which a file lies, the first below the
    folder that was given.
    """

    text: str | None = None
    id: str | None = None
    outlet: str | None = None
    date: str | None = None
    title: str | None = None


#: As the name of the outlet's field: the folder that a file lies in.
FOLDER = "(folder)"


class Place(NamedTuple):
    """Where an article stands: its file or address, and the position in that."""

    source: str
    position: int


@dataclass(frozen=True)
class Record:
    """One article as it was found, or why there is none.

    ``id`` is its own, else ``file:line``, or the path of its file. ``article`` is ``None`` exactly
    where ``problem`` says why. ``source`` is the file or address, ``position`` where it stands in
    that, from 1: a line, the line where a row of CSV begins, a row, a page of an archive; 1 in a
    file of its own. ``outlet`` is "" where none is told.
    """

    id: str
    source: str
    position: int
    article: Article | None = None
    outlet: str = ""
    date: datetime.date | None = None
    title: str | None = None
    problem: str | None = None
