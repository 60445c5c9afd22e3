"""From the bytes of a page to its tree: which encoding, and how deep."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.errors import UnreadableError
from framing.sources.decoding import Decoded, decode_as

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Where a page says its encoding: so many bytes from the start are looked at.
_HEAD = 4096
_DECLARED = re.compile(
    rb"<meta\b[^>]{0,300}?\bcharset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})"
    rb"|^\s{0,99}<\?xml\b[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}[\"']([\w.:-]{2,40})", re.I)
#: Each takes hundreds of bytes in memory, whatever it takes in the page.
_MOST_TAGS = 300_000
_ATTRIBUTE = (r"[\s/]*+[^\s/>][^\s/>=]*+"
              r"(?:\s*+=\s*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\s>\"'][^\s>]*+)?)?+")
#: lxml holds each attribute of a tag against all before it, which takes it minutes for 200,000.
_MOST_ATTRIBUTES = 20_000
#: A tag with the script or style that it begins, or a comment: what stands in there is no tag.
#: Where parsers differ on what ends one, the first that may do.
_TAG = re.compile(
    r"<!--(?!-?>)(?:[^-]++|-(?!-!?>))*+"
    r"|<(?:(?P<raw>script|style)(?=[\s/>])|[a-z][^\s/>]*+)"
    rf"(?:(?P<many>(?:{_ATTRIBUTE}){{{_MOST_ATTRIBUTES + 1}}}+)|(?:{_ATTRIBUTE})*+)"
    r"(?(raw)[\s/]*+(?:>(?:[^<]++|<(?!/[a-z]))*+)?)", re.I)
#: Declarations of entities of its own, as XHTML may begin: they are of no use here.
_SUBSET = re.compile(r"<!DOCTYPE\b[^>\[]{0,400}\[[^\]]{0,10000}\]\s{0,9}>", re.I)
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_HALVES = re.compile("[\ud800-\udfff]")

#: What stands in a page's head; with anything else its body has begun.
_OF_HEAD = frozenset(str.split(
    "base basefont bgsound link meta noscript script style template title"))


def decode_page(data: bytes, what: str, charset: str | None = None) -> Decoded:
    """Decode a page: by its mark, by the server's word, by its own, else as any other text.

    ``charset`` is what the server said.

    >>> decode_page(b"<meta charset=iso-8859-1><p>\\x93caf\\xe9\\x94", "a.html").text[-6:]
    '“café”'
    """
    found = _DECLARED.search(data[:_HEAD])
    declared = (found[1] or found[2]).decode("ascii") if found else None
    return decode_as(data, what, charset, declared)


def parse_page(text: str, what: str) -> HtmlElement:
    """Give the tree of a page, without comments; nothing outside the text is ever looked at.

    Raises :class:`~framing.errors.UnreadableError` for what is nested too deep, or has too
    many tags, to be a page.
    """
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True,
                             remove_comments=True, remove_pis=True)
    if text.count("<") > _MOST_TAGS:
        raise UnreadableError(f"{what} has more than {_MOST_TAGS:,} tags, as no page does that "
                              "people read: give its text as a .txt file.")
    if any(found["many"] for found in _TAG.finditer(text)):
        raise UnreadableError(f"{what} has a tag with more than {_MOST_ATTRIBUTES:,} attributes, "
                              "as no page has that people read: give its text as a .txt file.")
    text = _SUBSET.sub("", text, count=1)
    data = _HALVES.sub("\ufffd", text).replace("\0", "\ufffd").encode()
    try:
        root: HtmlElement | None = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        raise UnreadableError(
            f"{what} nests its tags thousands deep, as no page does that people read: "
            "give its text as a .txt file."
        )
    if root is None:
        raise UnreadableError(f"{what} is a page without a text: give another, or its plain text.")
    _open_body(root)
    for element in root.iter():
        # An entity can spell what no tree of XML may hold, and what lxml then won't move.
        if element.text and _UNFIT.search(element.text):
            element.text = _UNFIT.sub(" ", element.text)
        if element.tail and _UNFIT.search(element.tail):
            element.tail = _UNFIT.sub(" ", element.tail)
    return root


def _open_body(root: HtmlElement) -> None:
    """Begin the body where a browser does: at the first element that no head holds.

    A page may leave ``</head><body>`` out, and what reads it knows no ``main`` or ``article``: it
    takes them, and all that follows, for the head's.
    """
    head = root.find("head")
    if head is None:
        return
    strays = list(head)
    while strays and strays[0].tag in _OF_HEAD:
        strays.pop(0)
    if not strays:
        return
    body = root.find("body")
    if body is None:
        body = root.makeelement("body")
        head.addnext(body)
    first, body.text = body.text, None
    for place, element in enumerate(strays):
        body.insert(place, element)
    strays[-1].tail = (strays[-1].tail or "") + (first or "") or None
