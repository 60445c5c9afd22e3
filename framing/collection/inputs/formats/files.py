"""An article a file: plain text, web pages and Word documents, as ``framing.read`` reads them.

Each may be a .gz, as crawlers keep pages.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from framing.article import Article
from framing.collection.inputs import ANY, Kind
from framing.collection.inputs.days import UNDATED, day
from framing.collection.inputs.model import (
    FOLDER,
    MAX_SIZE,
    Fields,
    Part,
    Place,
    Record,
    Source,
)
from framing.collection.inputs.rows import made, printed
from framing.collection.inputs.streams import BLOCK, changed, opened, raw
from framing.errors import UnreadableError
from framing.sources import is_address, read_data
from framing.sources import read as read_article
from framing.sources.files import human_size, shown

#: Files of a part, however small they are: a part is to stay small itself.
_MOST_FILES = 1000
#: A part that is nearly full ends at the first file of whose names' hashes one in so many is such:
#: so parts end at the same files when others come or go before them, and only one is done again.
_NEARLY, _ONE_IN = 0.8, 16


def cut(sources: Iterable[Source], size: int, max_size: int) -> Iterator[Part]:
    """Put files of one folder together until they have so many bytes."""
    group = Group(ANY, size)
    for source in sources:
        yield from group.add(source)
    yield from group.rest()


class Group:
    """Files of one folder that become a part together."""

    def __init__(self, kind: str, size: int) -> None:
        self._kind, self._size = kind, size
        self._root = ""
        self._clear()

    def _clear(self) -> None:
        self._files: list[str] = []
        self._length, self._digest = 0, hashlib.sha256()

    def add(self, source: Source) -> Iterator[Part]:
        """Take in a file; before it give the part of those before, if it doesn't belong there."""
        if source.root != self._root or self._full():
            yield from self.rest()
        root = self._root = source.root
        self._files.append(source.path[len(root):].lstrip("/") if root else source.path)
        self._length += _hash(source.path, self._digest)

    def _full(self) -> bool:
        full = max(self._length / self._size, len(self._files) / _MOST_FILES)
        return full >= 1 or (full >= _NEARLY and zlib.crc32(
            self._files[-1].encode("utf-8", "surrogateescape")) % _ONE_IN == 0)

    def rest(self) -> Iterator[Part]:
        """Give the part of all that was taken in since the last one."""
        if self._files:
            yield Part(self._root, self._kind, 0, len(self._files), self._digest.hexdigest(),
                       tuple(self._files))
        self._clear()


def check(part: Part) -> None:
    """Hold a part's files against its hash, once all were read.

    Raises:
        UnreadableError: one of them is another by now.

    """
    digest = hashlib.sha256()
    for name in part.files:
        _hash(os.path.join(part.input, name), digest)
    if digest.hexdigest() != part.digest:
        raise changed(part.input or part.files[0])


def _hash(path: str, digest: hashlib._Hash) -> int:
    """Add a file's bytes to a hash, and how many they are; what can't be read is told later."""
    length = 0
    try:
        with raw(path) as file:
            while block := file.read(BLOCK):
                digest.update(block)
                length += len(block)
    except (OSError, UnreadableError):
        digest.update(b"unread")
    # Else what stands at the end of one file could as well stand at the start of the next.
    digest.update(b"\0%d\0" % length)
    return length


def read(part: Part, fields: Fields, *, only: Place | None = None,
         max_size: int = MAX_SIZE) -> Iterator[Record]:
    """Read the articles of a part, a file each."""
    for name in part.files:
        path = os.path.join(part.input, name)
        if only is None or path == only.source:
            yield _record(path, name, fields, max_size)
    if only is None:
        check(part)


def _record(path: str, name: str, fields: Fields, max_size: int) -> Record:
    id = printed(name.replace(os.sep, "/"))
    found = made(Record(id, path, 1), lambda: _article(path, id, max_size))
    article = found.article
    if article is None:
        return found
    when, unread = day(article.date)
    folder = name.split(os.sep)[0] if fields.outlet == FOLDER and os.sep in name else ""
    if unread:
        article = replace(article, warnings=(*article.warnings, UNDATED))
    return replace(found, article=article, date=when, title=article.title,
                   outlet=printed(folder or article.site or ""))


def _article(path: str, id: str, max_size: int) -> Article:
    if is_address(path) or path.lower().endswith(".gz"):
        return read_data(whole(path, max_size), path, name=id, max_size=max_size)
    # A Path, since "-" is a file here.
    return replace(read_article(Path(path), name=id, max_size=max_size), source=path)


def whole(path: str, max_size: int) -> bytes:
    """All bytes of a file or an address, those of a .gz decompressed.

    Raises:
        UnreadableError: it can't be read, or is larger than that.

    """
    found = b""
    with opened(path) as stream:
        while len(found) <= max_size and (block := stream.read(max_size + 1 - len(found))):
            found += block
        if stream.trouble is not None:
            raise UnreadableError(f"{shown(path)} cannot be unpacked: {stream.trouble}; take it "
                                  "from its source again.")
    if len(found) > max_size:
        raise UnreadableError(f"{shown(path)} is larger than {human_size(max_size)} (the limit): "
                              "raise it with --max-size or give a part of it.")
    return found


KIND = Kind(ANY, (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx"), cut,
            read, in_folders=True, together=True)
