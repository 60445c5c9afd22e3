"""An article a file: plain text, web pages and Word documents, as ``framing.read`` reads them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace

from framing.article import Article
from framing.collection.inputs import ANY, Kind
from framing.collection.inputs.days import UNREAD, day
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
from framing.collection.inputs.streams import BLOCK, raw
from framing.errors import UnreadableError
from framing.sources import is_address, read_data
from framing.sources import read as read_article
from framing.sources.files import human_size, shown

#: Files of a part, however small they are: a part is to stay small itself.
_MOST_FILES = 1000


def cut(sources: Iterable[Source], size: int, max_size: int) -> Iterator[Part]:
    """Put files of one folder together until they have so many bytes."""
    files: list[str] = []
    root, length, digest = "", 0, hashlib.sha256()
    for source in sources:
        if files and (source.root != root or length >= size or len(files) == _MOST_FILES):
            yield _part(root, files, digest.hexdigest())
            files, length, digest = [], 0, hashlib.sha256()
        root = source.root
        files.append(source.path[len(root):].lstrip("/") if root else source.path)
        length += _hash(source.path, digest)
    if files:
        yield _part(root, files, digest.hexdigest())


def _part(root: str, files: list[str], digest: str) -> Part:
    return Part(root, ANY, 0, len(files), digest, tuple(files))


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


def _record(path: str, name: str, fields: Fields, max_size: int) -> Record:
    id = printed(name.replace(os.sep, "/"))
    found = made(Record(id, path, 1), lambda: _article(path, id, max_size))
    article = found.article
    if article is None:
        return found
    when, unread = day(article.date)
    folder = name.split(os.sep)[0] if fields.outlet == FOLDER and os.sep in name else ""
    if unread:
        article = replace(article, warnings=(*article.warnings, UNREAD))
    return replace(found, article=article, date=when, title=article.title,
                   outlet=printed(folder or article.site or ""))


def _article(path: str, id: str, max_size: int) -> Article:
    if is_address(path):
        return read_data(_bytes(path, max_size), path, name=id, max_size=max_size)
    # "-" is a file here, as nobody else is called so.
    return replace(read_article(os.path.join(os.curdir, path), name=id, max_size=max_size),
                   source=path)


def _bytes(path: str, max_size: int) -> bytes:
    found = b""
    with raw(path) as file:
        while len(found) <= max_size and (block := file.read(max_size + 1 - len(found))):
            found += block
    if len(found) > max_size:
        raise UnreadableError(f"{shown(path)} is larger than {human_size(max_size)} (the limit): "
                              "raise it with --max-size or give a part of it.")
    return found


KIND = Kind(ANY, (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx"), cut,
            read, in_folders=True)
