"""The bytes of a file, a FIFO, a descriptor or standard input: opened once, read to a limit."""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
from typing import BinaryIO

from framing.errors import UnreadableError

_CHUNK = 1 << 20
#: How a .gz begins.
_PACKED = b"\x1f\x8b"


def read_bytes(
    path: str,
    what: str,
    *,
    max_size: int,
    piped: bool = False,
    stdin: BinaryIO | None = None,
) -> bytes:
    """All bytes of the file at ``path``, or of standard input where ``piped``.

    ``what`` is how messages call it; ``max_size`` is in bytes, and no more than one byte beyond it
    is ever read, so that an endless device ends in a message. Opened once, since a FIFO can be
    read only once.

    Raises :class:`~framing.errors.UnreadableError` for what cannot be opened or read, or is larger.
    """
    try:
        if piped:
            return _upto(max_size, _standard_input(stdin), what)
        with open(path, "rb", buffering=0) as file:
            status = os.fstat(file.fileno())
            # A regular file tells its size: no need to read 3 GB of video to refuse it.
            if stat.S_ISREG(status.st_mode) and status.st_size > max_size:
                raise _too_large(what, max_size)
            return _upto(max_size, file, what)
    except OSError as error:
        raise UnreadableError(_reason(error, path, what)) from error
    except ValueError as error:  # a NUL in the path, or a stream that was closed
        raise UnreadableError(
            f"{what} is closed: give a file, or pipe a text into the command." if piped else
            f"{what} cannot be the name of a file: check how it was made."
        ) from error


def unpacked(data: bytes, what: str, *, max_size: int) -> bytes:
    """What bytes hold, unpacked where they are a .gz; of that no more than one byte too many.

    One layer, of one member or many.

    Raises :class:`~framing.errors.UnreadableError` for what is broken, or larger once unpacked.
    """
    if not data.startswith(_PACKED):
        return data
    import gzip  # few texts are packed
    import zlib

    try:
        found = gzip.GzipFile(fileobj=io.BytesIO(data)).read(max_size + 1)
    except (OSError, EOFError, zlib.error):
        raise UnreadableError(f"{what} is compressed with gzip, and is broken or cut off: get it "
                              "anew, or give the text in it.") from None
    if len(found) > max_size:
        raise _too_large(f"{what}, unpacked,", max_size)
    return found


def human_size(size: int) -> str:
    """A number of bytes as people say it.

    >>> human_size(20_000_000), human_size(1_500), human_size(1)
    ('20 MB', '1.5 kB', '1 byte')
    """
    for unit, name in ((10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if size >= unit:
            return f"{size / unit:.1f}".removesuffix(".0") + f" {name}"
    return f"{size} byte" + "s" * (size != 1)


def shown(path: str) -> str:
    """A path as messages show it: quoted and escaped where it would upset a line or a terminal.

    >>> print(shown("a.txt"), shown("two\\nlines.txt"))
    a.txt 'two\\nlines.txt'
    """
    return path if path.isprintable() and path == path.strip() and path else repr(path)


def _standard_input(stdin: BinaryIO | None) -> BinaryIO:
    if stdin is not None:
        return stdin
    if sys.stdin is None:  # `framing … <&-`
        raise ValueError("standard input is closed")
    return sys.stdin.buffer


def _upto(max_size: int, stream: BinaryIO, what: str) -> bytes:
    chunks: list[bytes] = []
    left = max_size + 1
    while left > 0:
        chunk: bytes | None = stream.read(min(left, _CHUNK))
        if chunk is None:  # a pipe that its other end made non-blocking, with nothing in it yet
            from select import select  # seldom asked for

            select([stream], [], [])
            continue
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)
        left -= len(chunk)
    raise _too_large(what, max_size)


def _too_large(what: str, max_size: int) -> UnreadableError:
    return UnreadableError(
        f"{what} is larger than {human_size(max_size)} (the limit): "
        "raise it with --max-size or give a part of it."
    )


def _reason(error: OSError, path: str, what: str) -> str:
    if error.errno == errno.ENOENT and os.path.islink(path):
        return (f"{what} is a link to {shown(os.readlink(path))}, which does not exist: "
                "mend the link or give the file itself.")
    if error.errno == errno.EISDIR and os.path.isfile(os.path.join(path, "manifest.json")):
        return (f"{what} looks like a collection: framing outlets, framing stories and framing "
                "copies read it; give articles here.")
    file, colon, line = path.rpartition(":")
    if error.errno == errno.ENOENT and colon and line.isdecimal() and os.path.isfile(file):
        return (f"{what} does not exist, though {shown(file)} does: give that; what was counted on "
                f"a line of it is told by framing explain --at {what}.")
    if error.errno in (errno.ENXIO, errno.EOPNOTSUPP) and _is_socket(path):
        return f"{what} is a socket, not a file: save what it sends and give that file."
    return f"{what} " + _REASONS.get(
        error.errno or 0,
        f"cannot be read ({error.strerror or error}): try a copy of it in another place.",
    )


def _is_socket(path: str) -> bool:
    try:
        return stat.S_ISSOCK(os.stat(path).st_mode)
    except OSError:
        return False


_REASONS = {
    errno.ENOENT: "does not exist: check the spelling and the folder.",
    errno.ENOTDIR: "does not exist, as a part of its path is a file: check the path.",
    errno.EISDIR: "is a directory: give the files in it.",
    errno.EACCES: "cannot be read (permission denied): allow reading it, or give a copy of it.",
    errno.EPERM: "cannot be read (permission denied): allow reading it, or give a copy of it.",
    errno.ELOOP: "is a link that leads back to itself: give the file itself.",
    errno.ENAMETOOLONG: "does not exist, as no name is so long: give a path, not the text.",
}
