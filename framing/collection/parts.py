"""Cutting inputs into parts that a worker reads by itself, and reading a part's articles."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Part:
    """What a worker needs to read its share: where it is, never the texts in it."""

    input: str
    kind: str
    start: int
    end: int
    digest: str


@dataclass(frozen=True)
class Fields:
    """The names of the columns or keys that hold what is known of an article."""

    text: str | None = None
    id: str | None = None
    outlet: str | None = None
    date: str | None = None
    title: str | None = None


@dataclass(frozen=True)
class Record:
    """One article as found; ``problem`` says why there is no text of it."""

    id: str
    text: str | None
    outlet: str
    date: datetime.date | None
    title: str | None
    source: str
    position: int
    problem: str | None = None


def cut(inputs: Sequence[str], fields: Fields, size: int = 4_000_000) -> Iterator[Part]:
    """Cut JSON Lines at ends of lines, about ``size`` bytes each."""
    for path in inputs:
        total = os.path.getsize(path)
        with open(path, "rb") as file:
            start = 0
            while start < total:
                file.seek(start)
                data = file.read(size) + file.readline()
                yield Part(path, "jsonl", start, start + len(data),
                           hashlib.sha256(data).hexdigest())
                start += len(data)


def records(part: Part, fields: Fields) -> Iterator[Record]:
    """Read a part's articles in order."""
    with open(part.input, "rb") as file:
        file.seek(part.start)
        at = part.start
        for line in file.read(part.end - part.start).splitlines(keepends=True):
            yield _record(line, fields, part.input, at)
            at += len(line)


def _record(line: bytes, fields: Fields, source: str, at: int) -> Record:
    name = f"{source}:{at}"
    try:
        found: dict[str, Any] = json.loads(line)
        day = found.get(fields.date or "date")
        return Record(str(found.get(fields.id or "id", name)), found[fields.text or "text"],
                      str(found.get(fields.outlet or "outlet", "")),
                      datetime.date.fromisoformat(day) if day else None,
                      found.get(fields.title or "title"), source, at)
    except (ValueError, KeyError) as error:
        return Record(name, None, "", None, None, source, at, f"{type(error).__name__}: {error}")
