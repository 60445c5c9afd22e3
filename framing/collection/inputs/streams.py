"""The bytes of a share: opened at its place, hashed as they are read, and bounded in memory."""

from __future__ import annotations

import contextlib
import hashlib
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Protocol, cast

from framing.collection.inputs.model import Record
from framing.collection.inputs.rows import printed
from framing.errors import UnreadableError
from framing.sources import is_address
from framing.sources.files import shown
from framing.support.records import NamedTuple

BLOCK = 1 << 18
_MAGIC = b"\x1f\x8b"
_ZIPPED, _MOST_ZIPPED = 8, 32_000_000
BOM = b"\xef\xbb\xbf"


class Stream(Protocol):
    """Bytes one after another; ``trouble`` says why they end before their end."""

    trouble: str | None

    def read(self, size: int) -> bytes:
        """Read up to so many bytes; none at the end."""

    def skip(self, size: int) -> None:
        """Go on by so many bytes."""


class Plain:
    """The bytes of a file as they are."""

    trouble: str | None = None

    def __init__(self, file: BinaryIO, start: bytes = b"") -> None:
        self._file = file
        self._start = start
        #: Whether any place of it can be read at once, by the system.
        self.local = isinstance(file, io.FileIO)

    def read(self, size: int) -> bytes:
        """Read up to so many bytes; none at the end."""
        if self._start:
            found, self._start = self._start[:size], self._start[size:]
            return found
        return self._file.read(size)

    def skip(self, size: int) -> None:
        """Go on by so many bytes."""
        size -= len(self.read(min(size, len(self._start))))
        if size and self._file.seekable():
            self._file.seek(size, io.SEEK_CUR)
        else:
            _read_over(self, size)


class Unzipped:
    """What a .gz holds, of one member or many; never more of it in memory than was asked for.

    Where it is cut off or damaged, what comes before is given, and ``trouble`` says what was found:
    the standard library raises there, and what it had read with the same call is lost.
    """

    def __init__(self, file: BinaryIO, start: bytes = b"") -> None:
        self._file = file
        self._rest = start
        self._begun = False
        self._inner = zlib.decompressobj(wbits=31)
        self.trouble: str | None = None

    def read(self, size: int) -> bytes:
        """Read up to so many bytes; none at the end."""
        while self.trouble is None:
            if self._inner.eof:  # another member may follow, or zeros that fill a block up
                self._rest = self._inner.unused_data
                self._inner, self._begun = zlib.decompressobj(wbits=31), False
            self._rest = self._rest or self._file.read(BLOCK)
            ended = not self._rest
            if not self._begun:
                self._rest = self._rest.lstrip(b"\0")
                if not self._rest:
                    if ended:
                        return b""
                    continue
            self._begun = True
            try:
                found = self._inner.decompress(self._rest, size)
            except zlib.error as error:
                self.trouble = f"it is damaged there ({error})"
                return b""
            self._rest = self._inner.unconsumed_tail
            if found:
                return found
            if ended and not self._inner.eof:
                self.trouble = "it is cut off there (a .gz without its end)"
        return b""

    def skip(self, size: int) -> None:
        """Go on by so many bytes: there is no way to the middle of a .gz but through it."""
        _read_over(self, size)


def _read_over(stream: Stream, size: int) -> None:
    while size > 0 and (found := stream.read(min(size, BLOCK))):
        size -= len(found)


@contextlib.contextmanager
def opened(path: str) -> Iterator[Stream]:
    """Open a file or an address; what begins as a .gz is decompressed, whatever it is called.

    Raises:
        UnreadableError: it can't be opened or read.

    """
    with raw(path) as file:
        start = file.read(2)
        yield Unzipped(file, start) if start == _MAGIC else Plain(file, start)


@contextlib.contextmanager
def raw(path: str) -> Iterator[BinaryIO]:
    """Open a file or an address for its bytes as they are.

    Raises:
        UnreadableError: it can't be opened or read.

    """
    try:
        with _opened(path) as file:
            yield file
    except OSError as error:
        raise unreadable(path, error) from error


def _opened(path: str) -> BinaryIO:
    if is_address(path):
        from framing.collection.inputs.remote import open_address

        return open_address(path)
    return cast(BinaryIO, open(path, "rb", buffering=0))


def unreadable(path: str, error: OSError) -> UnreadableError:
    """Say of an error of the system what it means for a file."""
    why = error.strerror or str(error) or type(error).__name__
    return UnreadableError(f"{shown(path)} cannot be read ({why}): check that it is there, and "
                           "that you may read it.")


def share_size(stream: Stream, start: int, size: int) -> int:
    """How large the share is to be that begins at ``start``, where ``size`` is asked for.

    To come to its share of a .gz a worker has to decompress all that lies before it, so that is at
    least an eighth of as much, up to 32 MB.
    """
    if isinstance(stream, Unzipped):
        return max(size, min(start // _ZIPPED, _MOST_ZIPPED))
    return size


def from_start(stream: Stream) -> BinaryIO:
    """A stream from where it stands, of whatever length."""
    return io.BufferedReader(Share(stream, 0, 1 << 62), BLOCK)


class Long(NamedTuple):
    """A line that is longer than may be: so many bytes, and their sha256."""

    size: int
    digest: bytes


def lines_of(file: BinaryIO, max_size: int) -> Iterator[bytes | Long]:
    """The lines, each with its end; of one that is longer than may be only how long it is."""
    while line := file.readline(max_size + 1):
        if len(line) > max_size and not line.endswith(b"\n"):
            size, digest = 0, hashlib.sha256()
            while line:
                digest.update(line)
                size += len(line)
                if line.endswith(b"\n"):
                    break
                line = file.readline(BLOCK)
            yield Long(size, digest.digest())
        else:
            yield line


def problem(source: str, position: int, why: str) -> Record:
    """A record of what can't be read, and why."""
    return Record(f"{printed(source)}:{position}", source, position, problem=why)


def broken_off(source: str, position: int, trouble: str) -> Record:
    """A record of what is lacking of a file that ends before its end."""
    return problem(source, position, f"{trouble[:1].upper()}{trouble[1:]}: what stood from this "
                   "line on is lacking; take the file from its source again.")


class Share(io.RawIOBase):
    """The bytes of a part, hashed as they go by, to be wrapped by ``io.BufferedReader``."""

    def __init__(self, stream: Stream, start: int, end: int) -> None:
        self._stream = stream
        self._left = end - start
        self._hash = hashlib.sha256()
        stream.skip(start)

    def readable(self) -> bool:
        """It is for reading."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a buffer, and hash what comes into it."""
        found = self._stream.read(min(len(buffer), self._left)) if self._left else b""
        self._hash.update(found)
        self._left -= len(found)
        buffer[:len(found)] = found
        return len(found)

    def check(self, digest: str, path: str) -> None:
        """Hold what was read against the part's hash, once all of it was read.

        Raises:
            UnreadableError: it is another file by now.

        """
        if self._left or self._hash.hexdigest() != digest:
            raise changed(path)


def changed(path: str) -> UnreadableError:
    """Say that a file isn't what it was when it was cut."""
    return UnreadableError(f"{shown(path)} has changed since it was first looked at: start again "
                           "when nothing writes there.")
