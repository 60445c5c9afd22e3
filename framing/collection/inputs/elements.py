"""The elements of one JSON array, one after another, in bounded memory."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from framing.support.records import NamedTuple

_BLOCK = 1 << 18
_NOT_UTF_8 = "The element is not in UTF-8: save the file as UTF-8."
_ODD = re.compile("[\udc80-\udcff]")
_BETWEEN = frozenset(" \t\n\r,")


class Element(NamedTuple):
    """An element: its value, and where the bytes of it end, counted from where reading began.

    ``problem`` says why it can't be read; where it is ``fatal``, nothing that follows it can.
    """

    value: Any
    end: int
    problem: str | None = None
    fatal: bool = False


def elements(file: BinaryIO, max_size: int) -> Iterator[Element]:
    """Give the elements of an array past its ``[``, or past some of its elements, up to its ``]``.

    ``max_size``: characters of an element. Where one is broken nobody knows where the next begins.
    """
    scan = json.JSONDecoder().raw_decode
    # A byte that doesn't fit is no end of an element: the element it stands in is told.
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    text, done, at, end, wanted, ended = "", 0, 0, 0, _BLOCK, False
    while True:
        while at < len(text) and text[at] in _BETWEEN:
            at += 1
        if at < len(text):
            if text[at] == "]":
                if text[at + 1:].strip() or not _blank(file):
                    yield Element(None, end, "The array ends before the file does: what follows "
                                             "is left out.", fatal=True)
                return
            try:
                value, after = scan(text, at)
            except (ValueError, RecursionError) as error:
                if ended or len(text) - at > max_size or isinstance(error, RecursionError):
                    yield Element(None, end, _why(error, len(text) - at > max_size), fatal=True)
                    return
            else:
                # A number at the end of what was read may go on in what follows.
                if ended or after < len(text):
                    written = text[done:after].encode("utf-8", "surrogateescape")
                    end += len(written)
                    odd = not text.isascii() and _ODD.search(text, at, after)
                    done, at, wanted = after, after, _BLOCK
                    yield Element(None, end, _NOT_UTF_8) if odd else Element(value, end)
                    continue
        elif ended:
            yield Element(None, end, "The array breaks off before its ].", fatal=True)
            return
        block = file.read(wanted)
        text = text[done:] + decoder.decode(block, final=not block)
        done, at = 0, at - done
        ended, wanted = not block, min(2 * wanted, max_size + _BLOCK)


def _blank(file: BinaryIO) -> bool:
    """Whether nothing but white space is left of a file."""
    while block := file.read(_BLOCK):
        if block.strip():
            return False
    return True


def _why(error: Exception, large: bool) -> str:
    if large:
        return "The element is too large, or broken so that its end cannot be found."
    said = error.msg if isinstance(error, json.JSONDecodeError) else type(error).__name__
    return f"The array is no JSON from here on ({said}): what follows cannot be read."
