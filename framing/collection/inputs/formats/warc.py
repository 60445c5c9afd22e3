"""Web archives (WARC): the pages that servers answered with, read as ``framing.read`` reads them.

Taken are responses of status 200 that are HTML: pictures, scripts and errors are no articles. Which
pages are none either (fronts, lists of links) nobody can tell by their kind: they are read.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from framing.article import Article
from framing.collection.inputs import Kind, archives
from framing.collection.inputs.days import UNDATED, day
from framing.collection.inputs.model import MAX_SIZE, Fields, Part, Place, Record, Source
from framing.collection.inputs.rows import made, printed
from framing.collection.inputs.streams import (
    BLOCK,
    Plain,
    Share,
    Stream,
    opened,
    problem,
    raw,
)
from framing.errors import UnreadableError
from framing.sources.files import human_size, shown
from framing.support.extras import install

_PAGES = ("text/html", "application/xhtml+xml")
_OK = 200


def cut(sources: Iterable[Source], size: int, max_size: int) -> Iterator[Part]:
    """Cut archives at records; lazily, in order. ``start`` and ``end`` are bytes.

    They are bytes of the file where each record is compressed by itself, as indexes of archives
    (CDX) count them, else of what is in it.
    """
    for source in sources:
        _need(source.path)
        with raw(source.path) as file:
            start = file.read(BLOCK)
        if archives.in_members(start):
            with raw(source.path) as file:
                for share in archives.members(file, size):
                    yield _part(source.path, share, members=True)
            continue
        with opened(source.path) as stream:
            for share in archives.walked(stream, size):
                yield _part(source.path, share, members=False)
            if stream.trouble:
                trouble = f"In {shown(source.path)}, past its last whole page, {stream.trouble}"
                yield Part.unread(source.path, f"{trouble}: take it from its source again.")


def _part(path: str, share: archives.Share, *, members: bool) -> Part:
    start, end, digest = share
    return Part(path, "warc", start, end, digest, details={"members": members})


def _need(path: str) -> None:
    try:
        import fastwarc  # noqa: F401
    except ImportError:
        raise UnreadableError(
            f"{shown(path)} is a web archive (WARC), which takes one more package to read: run "
            f"`{install('warc')}`.") from None


def read(part: Part, fields: Fields, *, only: Place | None = None,
         max_size: int = MAX_SIZE) -> Iterator[Record]:
    """Read the pages of a part; positions are those of their records' first bytes."""
    _need(part.input)
    within = part.details["members"]
    with _stream(part) as stream:
        share = Share(stream, part.start, part.end)
        each = (archives.unpack if within else archives.walk)(
            io.BufferedReader(share, BLOCK), part.start, max_size + BLOCK)
        for found in each:
            if only is None or only.position == found.place:
                yield from _pages(found, part.input, max_size)
        if only is None:
            share.check(part.digest, part.input)


@contextmanager
def _stream(part: Part) -> Iterator[Stream]:
    if part.details["members"]:
        with raw(part.input) as file:
            yield Plain(file)
    else:
        with opened(part.input) as stream:
            yield stream


_WHY = {
    archives.ENDS: "The archive is cut off within this record: what follows is lacking; take it "
                   "from its source again.",
    archives.DAMAGED: "The archive is damaged at this record: take it from its source again.",
}


def _pages(found: archives.Raw, source: str, max_size: int) -> Iterator[Record]:
    """The record of a response, if it is a page."""
    if found.why in _WHY:
        yield problem(source, found.place, _WHY[found.why])
        return
    try:
        response = _response(found.data)
    except UnreadableError as error:
        yield problem(source, found.place, str(error))
        return
    if response is None:
        return
    address = printed(response.headers.get("WARC-Target-URI") or f"{source}:{found.place}")
    body = response.reader.read(max_size + 1)
    yield _record(body, response.http_charset, address.strip("<>"), source, found.place, max_size)


def _response(data: bytes) -> Any:
    """What a record holds of a server's answer, if that was a page; else None."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    try:
        # In memory: of a stream that can't be rewound its reader wants the impossible.
        found = next(iter(ArchiveIterator(
            io.BytesIO(data), record_types=WarcRecordType.response, parse_http=True,
            auto_decode="all")), None)
    except (OSError, ValueError):
        return None
    except BaseException as error:  # fastwarc is in Rust, whose panics are no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableError("The record is one that fastwarc fails on: take it from its source "
                              "again.") from error
    if found is None or found.http_headers is None:
        return None
    return found if (found.http_headers.status_code == _OK
                     and found.http_content_type in _PAGES) else None


def _record(
    body: bytes, charset: str | None, address: str, source: str, place: int, max_size: int
) -> Record:
    def make() -> Article:
        from framing.sources.pages import read_page

        if len(body) > max_size:
            raise UnreadableError(f"The page is larger than {human_size(max_size)} (the limit).")
        article = read_page(body, "The page", address, source, charset=charset)
        warnings = (UNDATED,) * day(article.date)[1]
        return replace(article, address=address, warnings=article.warnings + warnings)

    found = made(Record(address, source, place), make)
    article = found.article
    if article is None:
        return found
    return replace(found, date=day(article.date)[0], title=article.title,
                   outlet=printed(article.site or _host(address)))


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def says(path: str) -> tuple[str, ...]:
    """Nothing, if what reads archives is there."""
    _need(path)
    return ()


KIND = Kind("warc", (".warc",), cut, read, says=says)
