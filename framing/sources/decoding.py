"""From bytes to text, once: by the byte order mark, as UTF-8, else by the best guess."""

from __future__ import annotations

import codecs
import contextlib
import re

from framing.errors import UnreadableError
from framing.sources.refusals import refuse_controls
from framing.support.patterns import Pattern
from framing.support.records import NamedTuple

#: UTF-32 before UTF-16: the little-endian mark of the one begins with that of the other.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: The encodings that pages are in, by Python's names; others can be slow, or no encodings of text.
_NAMED = frozenset(str.split(
    "cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp866 cp874 cp932 cp949 "
    "iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 "
    "iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u mac-roman mac-cyrillic gb18030 big5 big5hkscs "
    "euc_jp iso2022_jp utf-8"))
#: Japanese in ASCII's bytes, with an escape before it: UTF-8 too, but then nobody can read it.
_ESCAPED = "iso2022_jp"
_READ_AS = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_HALF = Pattern("[\ud800-\udfff]")
_SURROGATES = "holds lone surrogates: they belong to no character and cannot be shown"

# What windows-1252 has beyond ASCII: letters, marks that stand anywhere in Western prose
# (quotation marks, dashes, currency, …), and the rest, which is seldom in prose.
_LETTER = "ŠŒŽšœžŸÀ-ÖØ-öø-ÿ"
_CAPITAL = "ŠŒŽŸÀ-ÖØ-Þ"
_SMALL = "a-zšœžß-öø-ÿ"
_MARK = "‘’“”‚„‹›«»–—…•·\xa0\xad€£¥©®™§°¡¿ªº"
_ODD = (
    # A run of letters and signs such as Cyrillic and Chinese turn into.
    rf"[^\x00-\x7f{_MARK}]{{4}}"
    # A capital after a small letter: Mac OS Roman's ’ and ” (donÕt, saidÓ), and DOS's é;
    # its dashes, Ñ and Ð by themselves.
    rf"|[{_SMALL}][{_CAPITAL}]|\s[ÐÑ]\s"
    # A sign inside or before a word: Polish (og³osi³), Czech (¾e).
    rf"|[A-Za-z{_LETTER}][^\x00-\x7f{_LETTER}‘’–—…•·\xa0\xad][A-Za-z{_LETTER}]"
    rf"|[¹³¼¾][{_SMALL}]"
)
_CURLY = frozenset("‘’“”–—")
#: Letters that no Western language has both of; in windows-1252, Czech ř and í, Croatian đ and č,
#: Romanian ţ and ă look like them.
_STRANGERS = (("ø", "í"), ("ð", "è"), ("þ", "ã"))


class Decoded(NamedTuple):
    """A text, the encoding its bytes were in, whether a byte order mark led them, and warnings."""

    text: str
    encoding: str
    bom: bool
    warnings: tuple[str, ...]


def decode(data: bytes, what: str = "this text") -> Decoded:
    """Decode the bytes of a whole text.

    UTF-8, UTF-16 and UTF-32 are known by their mark, UTF-8 also without; anything else is guessed,
    and a warning says so. Line ends stay as they are; a mark goes from the start, not from within.

    ``what`` is how a message calls the text. Raises :class:`~framing.errors.UnreadableError` where
    no encoding fits.

    >>> decode(b"caf\\xe9").text
    'café'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return _strictly(data[len(mark):], encoding, bom=True)
            except UnicodeDecodeError as error:
                if encoding == "utf-32-le":
                    continue  # UTF-16 whose first character is NUL: refused for that
                raise UnreadableError(
                    f"{what} begins as {encoding.upper()} but is something else from byte "
                    f"{error.start + len(mark) + 1:,} on: give a text saved as UTF-8."
                ) from error
    bom = data.startswith(codecs.BOM_UTF8)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return _strictly(data, "utf-8", bom=bom)
    except UnicodeDecodeError:
        refuse_controls(data, what)  # a guess at what is binary would find some language in it
        return _damaged(data, bom) or _guess(data, bom, what)


def decode_as(data: bytes, what: str, *names: str | None) -> Decoded:
    """Decode a text that others named an encoding of: its server, the page itself.

    What is UTF-8 beyond ASCII is UTF-8 whatever they say, since nothing else looks like it; a name
    that is unknown or does not fit the bytes is passed over. Browsers read some names as another
    encoding, and so does this (the WHATWG's Encoding Standard).

    >>> decode_as(b"caf\\xe9", "a text", "nonsense", "iso-8859-1").encoding
    'cp1252'
    """
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data, what)
    encodings = [encoding for encoding in map(_named, names) if encoding]
    if b"\x1b" in data and _ESCAPED in encodings:
        encodings = [_ESCAPED]
    else:
        encodings.insert(0, "utf-8")
    for encoding in encodings:
        with contextlib.suppress(UnicodeDecodeError):
            return Decoded(data.decode(encoding), encoding, False, ())
    return decode(data, what)


def _named(name: str | None) -> str | None:
    """The encoding that browsers read by this name; ``None`` for what is none of pages."""
    with contextlib.suppress(LookupError, ValueError):
        encoding = codecs.lookup(name or "").name
        encoding = _READ_AS.get(encoding, encoding)
        return encoding if encoding in _NAMED else None
    return None


def _strictly(data: bytes, encoding: str, *, bom: bool) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, bom, ())
    except UnicodeDecodeError:
        # Programs that keep UTF-16 inside write half an emoji like this. To take the whole text
        # for another encoding because of it would garble every other accent.
        text = _joined(data.decode(encoding, "surrogatepass"))
        return Decoded(text, encoding, bom, (_SURROGATES,) * bool(_HALF.search(text)))


def _joined(text: str) -> str:
    """Make one character of two halves that stand side by side, as some programs write an emoji."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _damaged(data: bytes, bom: bool) -> Decoded | None:
    """UTF-8 with a few broken places, such as a text cut within a character; else None.

    A character of two bytes or more hardly ever fits the pattern of UTF-8 by chance, so where more
    fit than do not, it is UTF-8, and another encoding would garble them all.
    """
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count("\ufffd".encode())
    fitting = len(text) - len(text.encode("ascii", "ignore")) - broken
    if fitting <= broken:
        return None
    places = "1 place" if broken == 1 else f"{broken:,} places"
    return Decoded(text, "utf-8", bom, (
        f"is broken UTF-8 in {places}, shown as \ufffd: check where the text comes from",))


def _guess(data: bytes, bom: bool, what: str) -> Decoded:
    # For a short text in a Western language, detection by statistics is poor at telling the
    # single-byte encodings apart: it takes French for Baltic, and English with curly quotes for
    # Central European. So windows-1252 comes first where it makes plausible Western words; it
    # also stands for Latin-1, which differs only in having no quotation marks and dashes.
    with contextlib.suppress(UnicodeDecodeError):
        text = data.decode("cp1252")
        if _is_western(text):
            return _guessed(text, "cp1252", bom)

    # To a detector Mac OS Roman's quotation marks are half-width Japanese, and speech is lost.
    text = data.decode("mac_roman")
    if not _CURLY.isdisjoint(text) and _is_western(text):
        return _guessed(text, "mac_roman", bom)

    from charset_normalizer import from_bytes  # 20 ms that UTF-8 needn't pay

    for match in from_bytes(data):
        try:
            encoding = codecs.lookup(match.encoding).name
            return _guessed(data.decode(encoding), encoding, bom)
        except (LookupError, UnicodeDecodeError):
            continue
    raise UnreadableError(
        f"{what} is in no encoding that could be recognised: give a text saved as UTF-8."
    )


def _guessed(text: str, encoding: str, bom: bool) -> Decoded:
    return Decoded(text, encoding, bom, (
        f"read as {encoding} (not UTF-8): check that quotes and accents are right",))


def _is_western(text: str) -> bool:
    """Whether a text read as windows-1252 looks like a Western European language."""
    if re.search(_ODD, text):  # compiled here, as few files come this way
        return False
    accented = sum(1 for _ in re.finditer(f"[{_LETTER}]", text))
    plain = sum(1 for _ in re.finditer("[A-Za-z]", text))
    if accented > 0.05 * plain and any(a in text and b in text for a, b in _STRANGERS):
        return False  # fewer accents may be in the names that a story from several countries has
    return accented <= plain
