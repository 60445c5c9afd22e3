"""Making other people's text safe to print: it may hold anything, escape codes included."""

from __future__ import annotations

import codecs
import re

#: Controls (a terminal obeys them), half surrogate pairs (no encoding has them) and the marks that
#: turn the direction of all that follows on the line.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_SPACE = re.compile(r"[\t\n\x0b\x0c\r\x1c-\x1f\x85\u2028\u2029]")
_PLAIN = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "–": "-",
    "—": "-", "−": "-", "…": "...", "·": "-", "•": "-", "█": "#", "▏": "#", "▎": "#", "▍": "#",
    "▌": "#", "▋": "#", "▊": "#", "▉": "#", "●": "*", "◐": "~", "○": "o", "▸": ">",
    "│": "|", "─": "-", "×": "x", "÷": "/", "≤": "<", "≥": ">", "\xa0": " ",
}


def printable(text: str) -> str:
    """Text on one line, with everything unsafe shown as �; as long as the text, character for one.

    >>> printable("a\\x1b[31mred\\nb")
    'a�[31mred b'
    """
    return _UNSAFE.sub("\ufffd", _SPACE.sub(" ", text))


def encodable(text: str, encoding: str) -> bytes:
    """Encode output; where the encoding lacks a mark, its plain form, else a question mark.

    >>> encodable("“née” ●", "latin-1")
    b'"n\\xe9e" *'
    """
    return text.encode(encoding, "framing.plain")


def _plainly(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    lacking = error.object[error.start : error.end]
    return "".join(_PLAIN.get(mark, "?") for mark in lacking), error.end


codecs.register_error("framing.plain", _plainly)
