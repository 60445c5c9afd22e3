"""The bytes of a share: opened at its place, hashed as they are read, and bounded in memory."""

from __future__ import annotations

import contextlib
import hashlib
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Protocol

from framing.errors import UnreadableError
from framing.sources.files import shown

BLOCK = 1 << 18
_MAGIC = b"\x1f\x8b"


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

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        #: Whether any place of it can be read at once, by the system.
        self.local = isinstance(file, io.FileIO)

    def read(self, size: int) -> bytes:
        """Read up to so many bytes; none at the end."""
        return self._file.read(size)

    def skip(self, size: int) -> None:
        """Go on by so many bytes."""
        self._file.seek(size, io.SEEK_CUR)


class Unzipped:
    """What a .gz holds, of one member or many; never more of it in memory than was asked for.

    Where it is cut off or damaged, what comes before is given, and ``trouble`` says what was found:
    the standard library raises there, and what it had read with the same call is lost.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._rest = b""
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
        while size > 0 and (found := self.read(min(size, BLOCK))):
            size -= len(found)


@contextlib.contextmanager
def opened(path: str) -> Iterator[Stream]:
    """Open a file or an address; what begins as a .gz is decompressed, whatever it is called.

    Raises:
        UnreadableError: it can't be opened or read.

    """
    with raw(path) as file:
        start = file.read(2)
        file.seek(0)
        yield Unzipped(file) if start == _MAGIC else Plain(file)


@contextlib.contextmanager
def raw(path: str) -> Iterator[BinaryIO]:
    """Open a file or an address for its bytes as they are.

    Raises:
        UnreadableError: it can't be opened or read.

    """
    try:
        with open(path, "rb", buffering=0) as file:
            yield file
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: str, error: OSError) -> UnreadableError:
    """Say of an error of the system what it means for a file."""
    why = error.strerror or str(error) or type(error).__name__
    return UnreadableError(f"{shown(path)} cannot be read ({why}): check that it is there, and "
                           "that you may read it.")


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
                           "when nothing writes to it.")
