"""What a server answers: its status in words, and its body, unpacked here and only to a limit."""

from __future__ import annotations

import http.client
import time
import zlib

from framing.sources.files import human_size

_CHUNK = 1 << 16
SAVE = "save the page in your browser and give the file."
_STATUSES = {
    401: f"asks for a password (401): {SAVE}",
    402: f"asks to be paid (402): {SAVE}",
    403: f"won't give the page to a program (403): {SAVE}",
    404: "has no such page (404): check the address.",
    410: "has the page no more (410): look for a copy in an archive of the web.",
    429: "was asked too often (429): try later.",
    451: "may not give the page, by law (451): look for it elsewhere.",
}


class RefusalError(Exception):
    """Why what an address gives is not read, and what to try: a sentence without its subject."""


def refuse_status(status: int) -> None:
    """Raise :class:`RefusalError` for every status but that of a page."""
    if status == 200:
        return
    if status in _STATUSES:
        raise RefusalError(_STATUSES[status])
    if status >= 500:
        raise RefusalError(f"has a server that failed ({status}): try later.")
    raise RefusalError(f"gave no page (status {status}): {SAVE}")


def body(answer: http.client.HTTPResponse, max_size: int, deadline: float) -> bytes:
    """Read the body of an answer: ``max_size`` bytes at most, as they come and unpacked."""
    packing = (answer.headers.get("Content-Encoding") or "").strip().lower()
    if packing not in ("", "identity", "gzip", "x-gzip"):
        raise RefusalError(f"is packed in a way that isn't read ({packing[:40]!r}): {SAVE}")
    length = answer.headers.get("Content-Length") or ""
    promised = int(length) if length.isascii() and length.isdigit() and len(length) < 16 else None
    if answer.chunked:
        promised = None
    if promised is not None and promised > max_size:
        raise _too_large(max_size)
    unpack = _Unpacking(max_size) if packing in ("gzip", "x-gzip") else None
    chunks: list[bytes] = []
    come = 0
    while chunk := answer.read1(_CHUNK):
        come += len(chunk)
        if come > max_size:
            raise _too_large(max_size)
        if time.monotonic() > deadline:
            raise TimeoutError
        chunks.append(unpack.add(chunk) if unpack else chunk)
    if promised is not None and come < promised:
        raise http.client.IncompleteRead(b"", promised - come)
    if unpack and come and not unpack.ended:
        raise http.client.IncompleteRead(b"")
    return b"".join(chunks)


class _Unpacking:
    """One layer of gzip, unpacked bit by bit; never more than the limit and a byte."""

    def __init__(self, max_size: int) -> None:
        self._max_size = max_size
        self._left = max_size + 1
        self._inner = zlib.decompressobj(wbits=31)

    @property
    def ended(self) -> bool:
        """Whether the packed bytes came to their own end."""
        return self._inner.eof

    def add(self, data: bytes) -> bytes:
        """Unpack some more; what follows the end is no part of it, as for browsers."""
        if self._inner.eof:
            return b""
        try:
            found = self._inner.decompress(data, self._left)
        except zlib.error:
            raise RefusalError(f"is packed wrongly: {SAVE}") from None
        self._left -= len(found)
        if self._left <= 0:
            raise _too_large(self._max_size)
        return found


def _too_large(max_size: int) -> RefusalError:
    return RefusalError(f"is larger than {human_size(max_size)} (the limit): raise it with "
                        "--max-size or give a part of it.")
