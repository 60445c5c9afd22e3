"""The records of web archives (WARC, ISO 28500), and where archives can be cut: between records.

Most archives are a .gz with a member for each record, which can be begun at any member; one that
isn't compressed, or as a whole, is walked from its start, each head telling where the next one is.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from framing.collection.inputs.streams import BLOCK, Stream, from_start, share_size
from framing.support.records import NamedTuple

Share = tuple[int, int, str]

_MEMBER = b"\x1f\x8b\x08"
_RECORD = b"WARC/"
#: Compressed bytes that give the first words of a member, and the most that heads of records have.
_HEAD, _LONGEST_HEAD = 1 << 10, 1 << 16
_LENGTH = re.compile(rb"content-length[ \t]*:[ \t]*(\d{1,15})[ \t]*\r?\n", re.I)


def in_members(start: bytes) -> bool:
    """Whether a .gz that begins so has a member for each record, as the standard asks for."""
    inner = zlib.decompressobj(wbits=31)
    try:
        found = inner.decompress(start, BLOCK)
    except zlib.error:
        return False
    return inner.eof and b"\n\r\n" + _RECORD not in found


def members(file: BinaryIO, size: int) -> Iterator[Share]:
    """Shares of a .gz, each from the start of a member on, with their sha256."""
    start = length = 0
    digest, held = hashlib.sha256(), b""
    while block := file.read(BLOCK):
        held += block
        while True:
            at = held.find(_MEMBER, max(0, size - length), len(held) - _HEAD)
            while at >= 0 and not (at + length and _is_member(held[at:at + _HEAD])):
                at = held.find(_MEMBER, at + 1, len(held) - _HEAD)
            taken = at if at >= 0 else max(0, len(held) - _HEAD)
            digest.update(held[:taken])
            length, held = length + taken, held[taken:]
            if at < 0:
                break
            yield start, start + length, digest.hexdigest()
            start, length, digest = start + length, 0, hashlib.sha256()
    digest.update(held)
    if length + len(held):
        yield start, start + length + len(held), digest.hexdigest()


def _is_member(data: bytes) -> bool:
    """Whether a member with a record in it begins so; the same three bytes stand anywhere."""
    try:
        return zlib.decompressobj(wbits=31).decompress(data, len(_RECORD)) == _RECORD
    except zlib.error:
        return False


def walked(stream: Stream, size: int) -> Iterator[Share]:
    """Shares of an archive that isn't compressed, or as one whole, with their sha256."""
    file = from_start(stream)
    start = length = 0
    digest = hashlib.sha256()
    while head := _head(file):
        if length and length >= share_size(stream, start, size):
            yield start, start + length, digest.hexdigest()
            start, length, digest = start + length, 0, hashlib.sha256()
        digest.update(head)
        length += len(head)
        told = _LENGTH.search(head)
        # Where a head tells no length, nobody knows where the next one is: the rest is one share.
        left = int(told[1]) + len(b"\r\n\r\n") if told else 1 << 62
        while left and (block := file.read(min(left, BLOCK))):
            digest.update(block)
            length, left = length + len(block), left - len(block)
    if length:
        yield start, start + length, digest.hexdigest()


def _head(file: BinaryIO) -> bytes:
    found = b""
    while len(found) < _LONGEST_HEAD and (line := file.readline(_LONGEST_HEAD)):
        found += line
        if line in (b"\r\n", b"\n") and found.strip():
            break
    return found


class Raw(NamedTuple):
    """The bytes of a record and where they begin; ``why`` is what they lack, "" for nothing.

    Of one that is larger than may be, only the first bytes.
    """

    place: int
    data: bytes
    why: str = ""


#: What is amiss with a record.
LARGE, ENDS, DAMAGED = "large", "ends", "damaged"
#: Compressed bytes that are fed at a time, and that are kept to look for the next member in.
_PIECE, _KEPT = 1 << 12, 1 << 20


def walk(file: BinaryIO, place: int, limit: int) -> Iterator[Raw]:
    """Give the records of a share of an archive that isn't compressed by record.

    ``place``: that of the share's first byte. ``limit``: bytes of a record.
    """
    while head := _head(file):
        told = _LENGTH.search(head)
        if told is None:
            ended = len(head) < _LONGEST_HEAD and not head.endswith((b"\n\r\n", b"\n\n"))
            yield Raw(place, head, ENDS if ended else DAMAGED)
            return
        left, kept = int(told[1]), [head]
        size = len(head)
        while left and (block := file.read(min(left, BLOCK))):
            if size <= limit:
                kept.append(block)
            size, left = size + len(block), left - len(block)
        yield Raw(place, b"".join(kept), ENDS if left else LARGE if size > limit else "")
        place += size + len(file.read(len(b"\r\n\r\n")))


def unpack(file: BinaryIO, place: int, limit: int) -> Iterator[Raw]:
    """Give the records of a share of an archive in which each is a member of a .gz."""
    held = b""
    while held := held or file.read(BLOCK):
        found, taken, held = _member(file, held, place, limit)
        yield found
        place += taken
        if found.why == DAMAGED:
            skipped, held = _next_member(file, held)
            place += skipped


def _member(file: BinaryIO, held: bytes, place: int, limit: int) -> tuple[Raw, int, bytes]:
    """A member's record, how many bytes were taken, and those that were read beyond them.

    Of a damaged member a byte is taken, as nobody knows where it ends.
    """
    inner = zlib.decompressobj(wbits=31)
    found: list[bytes] = []
    size, taken, fed = 0, 0, b""
    while held := held or file.read(BLOCK):
        piece, held = held[:_PIECE], held[_PIECE:]
        fed = fed + piece if len(fed) < _KEPT else fed
        taken += len(piece)
        while piece and not inner.eof:
            try:
                block = inner.decompress(piece, BLOCK)
            except zlib.error:
                whole = taken == len(fed)
                return (Raw(place, b"".join(found), DAMAGED), 1 if whole else taken,
                        (fed[1:] if whole else b"") + held)
            piece = inner.unconsumed_tail
            if size <= limit:
                found.append(block)
            size += len(block)
        if inner.eof:
            rest = inner.unused_data
            return (Raw(place, b"".join(found), LARGE if size > limit else ""),
                    taken - len(rest), rest + held)
    return Raw(place, b"".join(found), ENDS), taken, b""


def _next_member(file: BinaryIO, held: bytes) -> tuple[int, bytes]:
    """How many bytes lie before the next member, and the bytes from there on."""
    skipped = 0
    while True:
        block = file.read(BLOCK)
        held += block
        known = len(held) - _HEAD if block else len(held)
        at = held.find(_MEMBER, 0, max(0, known))
        while at >= 0 and not _is_member(held[at:at + _HEAD]):
            at = held.find(_MEMBER, at + 1, known)
        if at >= 0:
            return skipped + at, held[at:]
        taken = max(0, known)
        skipped, held = skipped + taken, held[taken:]
        if not block:
            return skipped, b""
