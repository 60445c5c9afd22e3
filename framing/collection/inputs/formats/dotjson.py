"""Files called .json: one array, JSON Lines by another name, or an article each.

An array is cut between its elements. A file of one object that goes over several lines is an
article of its own, as some crawlers keep them; many of those make a part.
"""

from __future__ import annotations

import hashlib
import io
import itertools
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from framing.collection.inputs import Kind
from framing.collection.inputs.elements import elements
from framing.collection.inputs.formats import jsonl
from framing.collection.inputs.formats.files import Group, check, whole
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
from framing.collection.inputs.rows import printed, record
from framing.collection.inputs.streams import (
    BLOCK,
    BOM,
    Share,
    Stream,
    from_start,
    opened,
    problem,
    share_size,
)
from framing.errors import FramingError, UnreadableError
from framing.sources.files import shown

_ARRAY, _LINES, _OBJECT = "array", "lines", "object"


def cut(sources: Iterable[Source], size: int, max_size: int) -> Iterator[Part]:
    """Cut files, each by what it holds; lazily, in order."""
    group = Group("json", size)
    for source in sources:
        try:
            shape, start = _shape(source.path)
            if shape == _OBJECT:
                yield from group.add(source)
                continue
            yield from group.rest()
            if shape == _LINES:
                yield from jsonl.cut([source], size, max_size)
            else:
                with opened(source.path) as stream:
                    yield from _cut_array(source.path, stream, start, size, max_size)
        except FramingError as error:
            yield from group.rest()
            yield Part.unread(source.path, str(error))
    yield from group.rest()


def _shape(path: str) -> tuple[str, int]:
    """What a file holds, and where the elements of its array begin."""
    with opened(path) as stream:
        start = b""
        while len(start) < BLOCK and (block := stream.read(BLOCK)):
            start += block
    mark = len(BOM) if start.startswith(BOM) else 0
    told = start[mark:].lstrip()
    if told.startswith(b"["):
        return _ARRAY, mark + len(start[mark:]) - len(told) + 1
    if not told.startswith(b"{"):
        raise UnreadableError(f"{shown(path)} holds neither an object nor an array, so it is no "
                              "JSON in UTF-8 with articles in it.")
    line = told.partition(b"\n")[0]
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        # A line longer than this is a whole article, and so one of several.
        return _LINES if len(line) >= BLOCK - mark else _OBJECT, 0
    return _LINES, 0


def _cut_array(
    path: str, stream: Stream, start: int, size: int, max_size: int
) -> Iterator[Part]:
    stream.skip(start)
    kept = _Kept(stream)
    first, number, origin, taken = 1, 0, start, 0
    for number, element in enumerate(elements(io.BufferedReader(kept, BLOCK), max_size), 1):
        if element.fatal:
            break
        taken = element.end
        if taken - (start - origin) >= share_size(stream, start, size):
            yield _part(path, start, kept, taken - (start - origin), first, max_size)
            start, first = origin + taken, number + 1
    # What follows the last element belongs to the last part, so that a fault there is told.
    kept.let_go()
    while kept.read(BLOCK):
        pass
    yield _part(path, start, kept, kept.length, first, max_size, last=True)


class _Kept(io.RawIOBase):
    """A stream that keeps what was read of it until it is hashed."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._held = bytearray()
        self._digest = hashlib.sha256()
        self._gone = False
        self.length = 0

    def readable(self) -> bool:
        """It is for reading."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a buffer, and keep what comes into it."""
        found = self._stream.read(len(buffer))
        buffer[:len(found)] = found
        if self._gone:
            self._digest.update(found)
        else:
            self._held += found
        self.length += len(found)
        return len(found)

    def hashed(self, size: int) -> str:
        """The sha256 of the first bytes since the last ones, which are kept no longer."""
        self._digest.update(self._held[:size])
        del self._held[:size]
        self.length -= size
        digest, self._digest = self._digest.hexdigest(), hashlib.sha256()
        return digest

    def let_go(self) -> None:
        """Keep nothing from here on: all of it is one part."""
        self._digest.update(self._held)
        self._held.clear()
        self._gone = True


def _part(
    path: str, start: int, kept: _Kept, size: int, first: int, max_size: int, *, last: bool = False
) -> Part:
    return Part(path, "json", start, start + size, kept.hashed(size),
                details={"first": first, "limit": max_size, "last": last})


def read(part: Part, fields: Fields, *, only: Place | None = None,
         max_size: int = MAX_SIZE) -> Iterator[Record]:
    """Read the records of a part: the elements of an array, or an object a file."""
    if part.files:
        for name in part.files:
            path = os.path.join(part.input, name)
            if only is None or only.source == path:
                yield _object(path, name, fields, max_size)
        if only is None:
            check(part)
        return
    first: int = part.details["first"]
    with opened(part.input) as stream:
        share = Share(stream, part.start, part.end)
        for number, element in enumerate(
                elements(io.BufferedReader(share, BLOCK), part.details["limit"]), first):
            if element.fatal and not part.details["last"]:
                break  # it is only the end of the share
            if only is None or only.position == number:
                yield problem(part.input, number, element.problem) if element.problem \
                    else _record(element.value, fields, part.input, number)
        if only is None:
            while share.read(BLOCK):
                pass
            share.check(part.digest, part.input)


def _record(value: Any, fields: Fields, source: str, number: int) -> Record:
    if not isinstance(value, dict):
        return problem(source, number, "The element is no object: each is one, such as "
                       '{"text": "…"}.')
    return record(value, fields, source, number)


def _object(path: str, name: str, fields: Fields, max_size: int) -> Record:
    id = printed(name.replace(os.sep, "/"))
    try:
        value = _loaded(whole(path, max_size))
    except FramingError as error:
        return Record(id, path, 1, problem=str(error))
    return record(value, fields, path, 1, id=id)


def _loaded(data: bytes) -> Mapping[str, Any]:
    try:
        found: Mapping[str, Any] = json.loads(data.removeprefix(BOM).decode("utf-8"))
    except UnicodeDecodeError:
        raise FramingError("The file is not in UTF-8: save it as UTF-8.") from None
    except (ValueError, RecursionError) as error:
        said = error.msg if isinstance(error, json.JSONDecodeError) else type(error).__name__
        raise FramingError(f"The file is no JSON ({said}): it holds one object, such as "
                           '{"text": "…"}, or one a line, or an array of them.') from None
    return found


def rows(path: str) -> list[Mapping[str, Any]]:
    """The first objects of a file."""
    shape, start = _shape(path)
    if shape == _LINES:
        return jsonl.rows(path)
    if shape == _OBJECT:
        try:
            return [_loaded(whole(path, MAX_SIZE))]
        except FramingError:
            return []
    with opened(path) as stream:
        stream.skip(start)
        found = itertools.islice(elements(from_start(stream), MAX_SIZE), FIRST)
        return [each.value for each in itertools.takewhile(
            lambda each: each.end < FIRST_BYTES, found) if isinstance(each.value, dict)]


KIND = Kind("json", (".json",), cut, read, rows, together=True)
