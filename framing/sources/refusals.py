"""What is refused because it holds no text that could be read, and what to do about it."""

from __future__ import annotations

import re

from framing.errors import UnreadableError

_PLAIN = "save it as plain text (.txt) and give that."
_UNPACK = "unpack it and give the text in it."
_PAGE = "save the page as HTML, not as an archive, and give that."
_PICTURE = "type out or recognise its text (OCR) and give that."

#: First bytes, what they are the mark of, what to try. Only marks no article would begin with.
_FORMATS = (
    (b"PK\x03\x04", "a ZIP archive", _UNPACK),
    (b"\x1f\x8b", "compressed with gzip", _UNPACK),
    (b"\xfd7zXZ\x00", "compressed with xz", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "compressed with Zstandard", _UNPACK),
    (b"\x89PNG\r\n", "a PNG picture", _PICTURE),
    (b"\xff\xd8\xff", "a JPEG picture", _PICTURE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (.doc)", _PLAIN),
    (b"{\\rtf", "a rich text document (RTF)", _PLAIN),
    (b"From: <Saved by ", "a web archive (MHTML)", _PAGE),
    (b"bplist00", "a web archive or another list of Apple’s", _PAGE),
)
#: What stands in the first member's head of a tar archive, and where.
_TAR, _TAR_AT = b"ustar", 257
#: Names that the folder of a ZIP archive holds uncompressed.
_ZIPPED = (
    (b"word/document", "a Word document (.docx)"),
    (b"vnd.oasis.opendocument", "an OpenDocument file (.odt)"),
    (b"application/epub+zip", "an e-book (EPUB)"),
)

_CONTROLS = bytes(sorted(set(range(32)) - set(b"\t\n\v\f\r"))) + b"\x7f"
#: Anything but white space, control characters and marks of no width.
_VISIBLE = re.compile(
    r"[^\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
#: Compiled where it is asked for: few texts hold such signs, and it takes its part of every start.
_GARBLED = "â€[\x9d™œ˜“”\u201d¦¢]|Ã[©¨¼¶¤±³¡ª«§Ÿº¯´]"
_HTML_START = re.compile(
    # Never given back: two comments would be one in as many ways as there are pairs of them.
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:(?><!--.{0,2000}?-->)\s*)*+"
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|main|article|section|header|div"
    r"|table|h1|p)\b[^>]*>",
    re.IGNORECASE | re.DOTALL,
)
_OWN_JSON = re.compile(r'\s*\{\s*"schema"\s*:\s*"framing\.([a-z]{1,20})/\d')
#: What of it --baseline reads.
_BASELINES = frozenset({"compare", "profile"})
_ENTITY = re.compile(r"&(?:amp|apos|quot|nbsp|hellip|[lr][sd]quo|[mn]dash|#x?[0-9a-fA-F]{2,5});")
_HTML_TAG = re.compile(r"</(?:p|div|span|a|li|h[1-6]|em|strong|td)>", re.IGNORECASE)


def refuse_format(data: bytes, what: str) -> None:
    """Raise UnreadableError for bytes that are none at all, or of a format that is not text."""
    if not data:
        raise UnreadableError(f"{what} is empty: give a file with a text in it.")
    if data[_TAR_AT : _TAR_AT + len(_TAR)] == _TAR and b"\0" in data[:_TAR_AT]:
        raise UnreadableError(f"{what} is a tar archive, not plain text: {_UNPACK}")
    if data.startswith(b"%PDF-"):
        from shlex import quote  # seldom asked for

        file = what if what.endswith((".pdf", ".PDF")) else "file.pdf"
        raise UnreadableError(
            f"{what} is a PDF, not plain text: try `pdftotext -layout {quote(file)}` "
            "and give the .txt file it makes."
        )
    for mark, kind, advice in _FORMATS:
        if data.startswith(mark):
            if mark.startswith(b"PK"):
                for inside, document in _ZIPPED:
                    if inside in data:
                        kind, advice = document, _PLAIN
                        break
            raise UnreadableError(f"{what} is {kind}, not plain text: {advice}")


def is_document(data: bytes) -> bool:
    """Whether bytes are a ZIP archive with a Word document in it."""
    return data.startswith(b"PK\x03\x04") and b"word/document" in data


def refuse_controls(data: bytes, what: str) -> None:
    """Raise UnreadableError for bytes that no text holds, or only a few of.

    ``data`` is in UTF-8 or in any encoding that has ASCII as it is. A stray control character, as
    typesetting systems and terminals leave behind, is no reason to refuse a text: more than 2 in
    100, and 3 at least, are.
    """
    if b"\0" in data:
        raise UnreadableError(
            f"{what} holds NUL bytes, so it is binary, or UTF-16 without its mark: "
            "give a text saved as UTF-8."
        )
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls >= 3 and controls * 50 > len(data):
        raise UnreadableError(
            f"{what} is binary, not text ({controls:,} of its {len(data):,} bytes are control "
            f"characters): {_PLAIN}"
        )


def refuse_text(text: str, what: str, data: bytes | None = None) -> None:
    """Raise UnreadableError for a decoded text that is binary, or in which nothing can be seen.

    ``data`` is the text in UTF-8, where the caller has it.
    """
    refuse_controls(text.encode("utf-8", "surrogatepass") if data is None else data, what)
    if not _VISIBLE.search(text):
        raise UnreadableError(f"{what} holds only white space: give a file with a text in it.")


def refuse_own_output(text: str, what: str) -> None:
    """Raise UnreadableError for what this program has written as JSON: it is no article."""
    found = _OWN_JSON.match(text)
    if found:
        baseline = ", and this to --baseline" * (found[1] in _BASELINES)
        raise UnreadableError(f"{what} is JSON that framing has written (framing.{found[1]}), not "
                              f"an article: give the articles themselves{baseline}.")


def begins_as_html(text: str) -> bool:
    """Whether a text begins as a web page does."""
    return _HTML_START.match(text) is not None


def looks_like_html(text: str) -> bool:
    """Whether a text is a web page or a piece of one, and not a text that mentions a tag."""
    start = text[:100_000]
    return begins_as_html(start) or sum(1 for _ in _HTML_TAG.finditer(start)) >= 5


def left_entity(text: str) -> str | None:
    """An HTML entity that was left standing in a text where two and more were: won&apos;t."""
    found = _ENTITY.findall(text[:100_000])
    return found[0] if len(found) > 1 else None


def garbled_signs(text: str) -> str | None:
    """What UTF-8 turns into where it is read as windows-1252: "â€™" for an apostrophe, "Ã©" for é.

    Two in a text and more: one can be an article's on the matter.
    """
    if "â€" not in text and "Ã" not in text:
        return None
    found = re.findall(_GARBLED, text)
    return found[0] if len(found) > 1 else None


def looks_like_json(text: str) -> bool:
    """Whether a text is an object or a list of JSON, and not one that begins "[bold]"."""
    return _in_brackets(text) and _is_json(text)


def looks_like_table(text: str, source: str) -> bool:
    """Whether a text is a table: JSON Lines by its first one, others by what they are called."""
    if source.lower().removesuffix(".gz").endswith((".csv", ".tsv")):
        return True
    if not _in_brackets(text):
        return False
    first, _, rest = text.lstrip().partition("\n")
    return bool(rest.strip()) and _is_json(first)


def _in_brackets(text: str) -> bool:
    ends = text[:200].lstrip()[:1], text[-200:].rstrip()[-1:]
    return ends in (("{", "}"), ("[", "]"))


def _is_json(text: str) -> bool:
    from json import loads  # hardly ever

    try:
        return isinstance(loads(text), (dict, list))
    except (ValueError, RecursionError):
        return False
