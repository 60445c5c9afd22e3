"""JSON Lines: an object a line, cut at the ends of lines."""

from __future__ import annotations

import hashlib
import io
import itertools
import json
import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from framing.collection.inputs import Kind
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
    Long,
    Plain,
    Share,
    broken_off,
    from_start,
    lines_of,
    opened,
    problem,
    raw,
    share_size,
    unreadable,
)
from framing.errors import FramingError
from framing.sources.files import human_size

#: Threads that hash, and shares that may be ahead of the one that is asked for.
_HASHING, _AHEAD = 2, 8


def cut(sources: Iterable[Source], size: int, max_size: int) -> Iterator[Part]:
    """Cut files at the first end of a line after so many bytes each; lazily, in order."""
    for source in sources:
        with opened(source.path) as stream:
            plain = isinstance(stream, Plain) and stream.local
        yield from (_cut_plain if plain else _cut_stream)(source, size)


def _cut_plain(source: Source, size: int) -> Iterator[Part]:
    """Cut a file that can be read from anywhere, hashing on two threads: hashing takes longest."""
    with raw(source.path) as file, ThreadPoolExecutor(_HASHING) as pool:
        number = file.fileno()
        ahead: deque[tuple[int, int, Future[tuple[str, int]]]] = deque()
        line = 1
        for start, end in _shares(number, size):
            ahead.append((start, end, pool.submit(_hashed, number, start, end)))
            if len(ahead) == _AHEAD:
                part, line = _part(source, line, *ahead.popleft())
                yield part
        for share in ahead:
            part, line = _part(source, line, *share)
            yield part


def _part(
    source: Source, line: int, start: int, end: int, hashed: Future[tuple[str, int]]
) -> tuple[Part, int]:
    try:
        digest, lines = hashed.result()
    except OSError as error:
        raise unreadable(source.path, error) from error
    return Part(source.path, "jsonl", start, end, digest, details={"line": line}), line + lines


def _shares(number: int, size: int) -> Iterator[tuple[int, int]]:
    """Where shares begin and end: after the first end of a line past each one's size."""
    start, total = 0, os.fstat(number).st_size
    while start < total:
        at = start + size - 1
        while at < total:
            block = os.pread(number, BLOCK, at)
            if not block:
                break
            if (found := block.find(b"\n")) >= 0:
                at += found + 1
                break
            at += len(block)
        end = min(at, total)
        yield start, end
        start = end


def _hashed(number: int, start: int, end: int) -> tuple[str, int]:
    """The sha256 of a share and its number of lines."""
    digest, lines = hashlib.sha256(), 0
    buffer = bytearray(min(BLOCK, end - start))
    view = memoryview(buffer)
    while start < end:
        count = os.preadv(number, [view[:end - start]], start)
        if not count:
            break
        digest.update(view[:count])
        lines += buffer.count(b"\n", 0, count)
        start += count
    return digest.hexdigest(), lines


def _cut_stream(source: Source, size: int) -> Iterator[Part]:
    """Cut what can only be read from its start, such as a .gz."""
    with opened(source.path) as stream:
        start, line, block = 0, 1, b""
        while True:
            share = share_size(stream, start, size)
            digest, length, lines = hashlib.sha256(), 0, 0
            ended = False
            while not ended:
                block = block or stream.read(BLOCK)
                if not block:
                    break
                found = block.find(b"\n", max(0, share - length - 1))
                ended = found >= 0
                taken, block = (block[:found + 1], block[found + 1:]) if ended else (block, b"")
                digest.update(taken)
                length += len(taken)
                lines += taken.count(b"\n")
            # Where the stream breaks, the last part says so, though nothing may be left in it.
            details = {"line": line} | ({"broken": stream.trouble} if stream.trouble and not ended
                                        else {})
            if length or "broken" in details:
                yield Part(source.path, "jsonl", start, start + length, digest.hexdigest(),
                           details=details)
            if not ended:
                return
            start, line = start + length, line + lines


def read(part: Part, fields: Fields, *, only: Place | None = None,
         max_size: int = MAX_SIZE) -> Iterator[Record]:
    """Read the records of a part, a line each; blank lines are none."""
    broken = part.details.get("broken")
    with opened(part.input) as stream:
        share = Share(stream, part.start, part.end)
        buffered = io.BufferedReader(share, BLOCK)
        first: int = part.details["line"]
        number, whole = first - 1, True
        for number, line in enumerate(lines_of(buffered, max_size), first):
            whole = isinstance(line, Long) or line.endswith(b"\n")
            if number == 1 and not isinstance(line, Long):
                line = line.removeprefix(BOM)
            if (only is None or number == only.position) and (whole or not broken) \
                    and (isinstance(line, Long) or line.strip()):
                yield _record(line, fields, part.input, number, max_size)
        if broken:
            yield broken_off(part.input, number + whole, broken)
        if only is None:
            share.check(part.digest, part.input)


def _record(
    line: bytes | Long, fields: Fields, source: str, number: int, max_size: int
) -> Record:
    if isinstance(line, Long):
        return problem(source, number, f"The line is longer than {human_size(max_size)} (the "
                        "limit): raise it with --max-size, or cut the text.")
    try:
        return record(_object(line), fields, source, number)
    except FramingError as error:
        return problem(source, number, str(error))


def _object(line: bytes) -> Mapping[str, Any]:
    """The object that a line holds."""
    try:
        # Without its end, where a line that is cut off would seem to have a stray sign.
        found = json.loads(line.rstrip(b"\r\n").decode("utf-8"))
    except UnicodeDecodeError as error:
        raise FramingError(f"The line is not in UTF-8 (byte {error.start + 1:,}): save the file "
                           "as UTF-8.") from None
    except json.JSONDecodeError as error:
        if b"\0" in line:
            raise FramingError("The line holds NUL bytes, so the file was damaged on its way: take "
                               "it from its source again.") from None
        where = f"{'' if error.msg.endswith(' at') else ','} column {error.colno:,}"
        raise FramingError(f"The line is no JSON ({error.msg}{where}): each line holds one object, "
                           'such as {"text": "…"}.') from None
    except (ValueError, RecursionError) as error:
        raise FramingError(f"The line is no JSON that can be read ({type(error).__name__}): each "
                           'line holds one object, such as {"text": "…"}.') from None
    if not isinstance(found, dict):
        raise FramingError("The line is JSON but no object: each line holds one, such as "
                           '{"text": "…"}.')
    return found


def rows(path: str) -> list[Mapping[str, Any]]:
    """The first objects of a file; lines that hold none are left to those who read it."""
    found: list[Mapping[str, Any]] = []
    with opened(path) as stream:
        buffered = from_start(stream)
        left = FIRST_BYTES
        for line in itertools.islice(lines_of(buffered, MAX_SIZE), FIRST):
            left -= len(line)
            if left < 0 and found:
                break
            try:
                found.append(_object(b"" if isinstance(line, Long) else line.removeprefix(BOM)))
            except FramingError:
                continue
    return found


KIND = Kind("jsonl", (".jsonl", ".ndjson", ".jsonlines"), cut, read, rows)
