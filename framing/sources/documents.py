"""A Word document (.docx) read as an article: its paragraphs, headings, lists and cells.

It is read as if every tracked change had been accepted. Left out: comments, notes at the foot or
the end (a warning counts them), headers and footers of its pages, hidden text. Nothing in it is
unpacked beyond the limit, and nothing outside it is looked at.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Callable
from xml.parsers import expat

from framing.article import Article
from framing.errors import UnreadableError
from framing.language import guess_language
from framing.sources.files import human_size
from framing.sources.parts import Part, arrange, cell, line
from framing.sources.refusals import is_document
from framing.sources.wording import Paragraph, Styles, Words

__all__ = ["read_document"]

_CHUNK = 1 << 16
_MAIN = re.compile(r"word/document\d{0,3}\.xml")
#: Packed as ZIP itself does it: other ways are never met in a document, and may unpack to anything.
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_MOST_LINES_OVER_TITLE = 2


class _RefusedError(Exception):
    """What is wrong with a document, and what to try."""


def read_document(data: bytes, what: str, name: str, source: str, *, max_size: int) -> Article:
    """Read the bytes of a .docx; ``max_size`` is in bytes, and holds for what is unpacked as well.

    Raises :class:`~framing.errors.UnreadableError` for what is damaged, locked, too large once it
    is unpacked, or without words.
    """
    if not is_document(data):
        raise UnreadableError(f"{what} is no Word document (.docx): leave out --from docx.")
    try:
        words = _words(data, max_size)
    except _RefusedError as error:
        raise UnreadableError(f"{what} is a Word document (.docx) {error}") from None
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, ValueError, KeyError,
            NotImplementedError, OSError) as error:
        raise UnreadableError(
            f"{what} is a Word document (.docx) that is damaged: open it and save it as plain "
            "text (.txt)."
        ) from error
    parts = _parts(words)
    if not parts:
        raise UnreadableError(f"{what} is a Word document without a text: give another.")
    found = arrange(parts)
    return Article(
        text=found.text,
        blocks=found.blocks,
        name=name,
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        title=found.title,
        author=found.author,
        date=found.date,
        language=guess_language(found.text),
        warnings=_warnings(words),
    )


def _words(data: bytes, max_size: int) -> Words:
    """Everything the main part says, with the styles that tell what its paragraphs are."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        main = next((name for name in names if _MAIN.fullmatch(name)), None)
        if main is None:
            raise _RefusedError("that has no text in it: save it as plain text (.txt).")
        left = max_size
        styles = Styles()
        if "word/styles.xml" in names:
            left = _feed(archive, "word/styles.xml", styles.start, None, styles.end, left, max_size)
        words = Words(styles)
        _feed(archive, main, words.start, words.text, words.end, left, max_size)
    return words


def _feed(
    archive: zipfile.ZipFile,
    name: str,
    start: Callable[[str, dict[str, str]], None],
    text: Callable[[str], None] | None,
    end: Callable[[str], None],
    left: int,
    max_size: int,
) -> int:
    """Unpack a part and read it bit by bit; return how many bytes may still be unpacked."""
    info = archive.getinfo(name)
    if info.flag_bits & 1:
        raise _RefusedError("that is locked with a password: save it without one.")
    if info.compress_type not in _PACKED:
        raise zipfile.BadZipFile(name)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    if text is not None:
        parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    with archive.open(info) as part:
        while chunk := part.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                raise _RefusedError(
                    f"that unpacks to more than {human_size(max_size)} (the limit): "
                    "raise it with --max-size or give a part of it.")
            parser.Parse(chunk, False)
    parser.Parse(b"", True)
    return left


def _refuse_doctype(*_: object) -> None:
    raise _RefusedError("with a document type of its own, which no word processor writes: "
                        "save it as plain text (.txt).")


def _parts(words: Words) -> list[Part]:
    """The paragraphs as parts; a document without a title style is headed by its first heading."""
    parts: list[Part] = []
    titled = False
    for paragraph in words.paragraphs:
        for text in filter(None, map(line, "".join(paragraph.words).split("\n"))):
            part = _part(paragraph, text)
            if part.role == "title":
                part, titled = (part._replace(role="heading"), True) if titled else (part, True)
            parts.append(part)
    if not titled:
        for number, part in enumerate(parts[:_MOST_LINES_OVER_TITLE + 1]):
            if part.role == "heading":
                parts[number] = part._replace(role="title", why="the first heading")
                break
    return parts


def _part(paragraph: Paragraph, text: str) -> Part:
    if paragraph.role == "boilerplate":
        return Part("boilerplate", text, paragraph.why, settled=True)
    if paragraph.role:
        return Part(paragraph.role, text, paragraph.why)
    return cell(text) if paragraph.in_table else Part("", text)


def _warnings(words: Words) -> tuple[str, ...]:
    found = []
    if words.changes:
        found.append("has tracked changes: it is read as if all had been accepted")
    if words.notes:
        found.append(f"has {words.notes:,} note{'s' * (words.notes != 1)} at its foot or end, "
                     "which are left out")
    return tuple(found)
