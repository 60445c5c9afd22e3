"""From a path, standard input or an address to an :class:`~framing.article.Article`."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from typing import BinaryIO

from framing.article import Article
from framing.sources.decoding import Decoded, decode, decode_as
from framing.sources.files import read_bytes, shown, unpacked
from framing.sources.refusals import (
    begins_as_html,
    garbled_signs,
    is_document,
    left_entity,
    looks_like_html,
    looks_like_json,
    looks_like_table,
    refuse_format,
    refuse_own_output,
    refuse_text,
)
from framing.support.digests import sha256_of

__all__ = ["KINDS", "MAX_SIZE", "TIMEOUT", "Decoded", "called", "decode", "is_address", "read",
           "read_data", "read_original"]

#: Bytes. A long book has two million; what is larger is seldom an article.
MAX_SIZE = 20_000_000

_STANDARD_INPUT = "standard input"
#: What a source can be read as; by its first bytes and its name where nobody says.
KINDS = ("html", "docx", "text")
_TAGS = "looks like HTML: tags are counted as text; --from html reads it as a web page"
#: How a warning of what was left of HTML begins.
ENTITIES = "holds HTML entities such as "
_GARBLED = ("holds signs such as {found}, which UTF-8 makes where it was read as another encoding: "
            "quotation marks may be missed; give a copy from before")
_JSON = "looks like JSON: its names and signs are counted as text; give the article's text alone"
_TABLE = ("looks like a table: all its rows are counted as one text; framing corpus reads a "
          "table's articles one by one")
_PAGES = (".html", ".htm", ".xhtml")
#: Of the last part of an address, so much names the article.
_LONGEST_NAME = 60
#: Seconds that fetching an address may take.
TIMEOUT = 20.0
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,30}://", re.I)


def read(
    source: str | os.PathLike[str],
    *,
    name: str | None = None,
    max_size: int = MAX_SIZE,
    kind: str | None = None,
    timeout: float = TIMEOUT,
    stdin: BinaryIO | None = None,
) -> Article:
    """Read one article from a file, a pipe, standard input or an address on the web.

    ``source`` is a path, or the ``str`` ``"-"`` for standard input (a ``Path("-")`` is a file of
    that name), or a ``str`` that begins ``https://`` or ``http://``; then ``timeout`` is how many
    seconds fetching may take in all. A ``.gz`` is unpacked, within ``max_size``. ``name`` is what
    reviews call the article: the file's name unless given. ``max_size`` is in bytes. ``kind`` is
    one of :data:`KINDS`; what begins as HTML, or is called ``.html``, is read as a web page unless
    it is given, and a Word document as one. ``stdin`` stands in for the process's standard input.

    The text is what the bytes decode to, without a byte order mark and otherwise untouched; of a
    web page or a document it is the words that are seen on it. What a reader should know of that
    (another encoding than UTF-8, a paywall) is in ``Article.warnings``.

    Raises :class:`~framing.errors.UnreadableError` for whatever holds no text to read: missing,
    a directory, empty, binary, too large.
    """
    return read_original(source, name=name, max_size=max_size, kind=kind, timeout=timeout,
                         stdin=stdin)[0]


def read_original(
    source: str | os.PathLike[str],
    *,
    name: str | None = None,
    max_size: int = MAX_SIZE,
    kind: str | None = None,
    timeout: float = TIMEOUT,
    stdin: BinaryIO | None = None,
) -> tuple[Article, bytes]:
    """Read one article as :func:`read` does, and give the bytes that it was read from besides.

    They are not to be had from the article's text: a guessed encoding or a broken place may not
    lead back to them, and a FIFO can't be read again. Of a web page or a document they are those of
    its text, of a ``.gz`` those that were packed.
    """
    if is_address(source):
        return _fetched(str(source), name, max_size, kind, timeout)
    piped = isinstance(source, str) and source == "-"
    path = os.fspath(source)
    what = _STANDARD_INPUT if piped else shown(path)
    data = unpacked(read_bytes(path, what, max_size=max_size, piped=piped, stdin=stdin), what,
                    max_size=max_size)
    title = name if name is not None else _STANDARD_INPUT if piped else _name(path)
    if kind is None and _is_called_page(path) and not is_document(data):
        kind = "html"
    return _article(data, what, title, path, kind=kind, max_size=max_size)


def read_data(
    data: bytes, source: str, *, name: str | None = None, max_size: int = MAX_SIZE
) -> Article:
    """Make an article of bytes that were read from ``source``, as :func:`read` does of a file's.

    They are those that were packed, if ``source`` is a ``.gz``.

    Raises :class:`~framing.errors.UnreadableError` for what holds no text to read.
    """
    kind = "html" if _is_called_page(source) and not is_document(data) else None
    return _article(data, shown(source), called(source) if name is None else name, source,
                    kind=kind, max_size=max_size)[0]


def _fetched(
    address: str, name: str | None, max_size: int, kind: str | None, timeout: float
) -> tuple[Article, bytes]:
    """Read what is at an address; the server says what it is, unless the reader does."""
    from framing.sources.addresses import fetch  # no socket for a file

    found = fetch(address, max_size=max_size, timeout=timeout)
    article, data = _article(
        found.data, shown(address), name if name is not None else called(address), address,
        kind=kind or found.kind, max_size=max_size, charset=found.charset)
    return replace(article, address=found.address), data


def _article(
    data: bytes,
    what: str,
    name: str,
    source: str,
    *,
    kind: str | None,
    max_size: int,
    charset: str | None = None,
) -> tuple[Article, bytes]:
    """Make an article of bytes, and give the bytes of its text."""
    if kind == "docx" or (kind is None and is_document(data)):
        from framing.sources.documents import read_document

        article = read_document(data, what, name, source, max_size=max_size)
        return article, _lines(article.text)
    refuse_format(data, what)
    if kind == "html" or (kind is None and _begins_as_page(data)):
        from framing.sources.pages import read_page  # lxml takes its time

        article = read_page(data, what, name, source, charset=charset)
        return article, _lines(article.text)
    decoded = decode(data, what) if charset is None else decode_as(data, what, charset)
    refuse_text(decoded.text, what)
    refuse_own_output(decoded.text, what)
    warnings = decoded.warnings
    if kind is None and looks_like_html(decoded.text):
        warnings += (_TAGS,)
    elif kind is None:
        warnings += left_entities(decoded.text)
    if garbled := garbled_signs(decoded.text):
        warnings += (_GARBLED.format(found=garbled),)
    if kind is None and looks_like_json(decoded.text):
        warnings += (_JSON,)
    elif kind is None and looks_like_table(decoded.text, source):
        warnings += (_TABLE,)
    article = Article.from_text(
        decoded.text,
        name=name,
        source=source,
        sha256=sha256_of(data),
        encoding=decoded.encoding,
        bom=decoded.bom,
        warnings=warnings,
    )
    return article, data


def left_entities(text: str) -> tuple[str, ...]:
    """What to warn of where HTML entities were left standing in a text."""
    found = left_entity(text)
    return () if found is None else (
        f"{ENTITIES}{found}, which are read as they stand: put the signs they mean in their "
        "place",)


def called(source: str) -> str:
    """What an article is called that is read from there, unless it is given a name."""
    if is_address(source):
        host, _, path = source.partition("://")[2].partition("?")[0].partition("#")[0] \
            .rstrip("/").partition("/")
        page = path.rpartition("/")[2][:_LONGEST_NAME]
        return f"{host.removeprefix('www.')}/{page}" if page else host.removeprefix("www.")
    return _STANDARD_INPUT if source == "-" else _name(source)


def _is_called_page(source: str) -> bool:
    """Whether a file's name says that it is a web page, packed or not."""
    return source.lower().removesuffix(".gz").endswith(_PAGES)


def _begins_as_page(data: bytes) -> bool:
    """Whether bytes begin as a web page does."""
    start = data[:4096].replace(b"\0", b"")  # UTF-16 has one beside each letter of a tag
    return begins_as_html(start.decode("ascii", "ignore"))


def _lines(text: str) -> bytes:
    """A text that was made of a page's words, as a file of its own."""
    return f"{text}\n".encode("utf-8", "surrogatepass")


def is_address(source: object) -> bool:
    """Whether a source is an address on the web rather than a path.

    >>> is_address("https://example.org/"), is_address("a.txt"), is_address("-")
    (True, False, False)
    """
    return isinstance(source, str) and _ADDRESS.match(source) is not None


def _name(path: str) -> str:
    """The file's own name; the whole path of a descriptor, as ``63`` would tell nobody anything."""
    if path == "/dev/stdin":
        return _STANDARD_INPUT
    folder, name = os.path.split(path)
    return path if folder.endswith("/fd") and name.isdigit() else name
