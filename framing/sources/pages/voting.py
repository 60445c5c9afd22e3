"""What a well-kept extractor takes for the article: the vote of readability-lxml.

It looks at the whole page (where the running text is dense, how many of the words are links), which
our own rules don't; they know what an element is for. So it has a vote: what it leaves out is set
aside, with that as the reason. Where it finds less than half of the running text, or the page is
larger than it reads in good time, its vote isn't used.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.sources.pages.walking import Piece

if TYPE_CHECKING:
    from lxml.html import HtmlElement

WHY = "outside of what readability takes for the article"
_MARK = "data-piece"
_FOUND = re.compile(rf'{_MARK}="(\d+)"')
_NAME = re.compile(r"[\w-]+")
_LONGEST_NAMES = 400
#: Beyond these the time that readability takes grows faster than the page.
_MOST_CHARACTERS, _MOST_ELEMENTS, _DEEPEST = 2_000_000, 20_000, 120
#: Of the running text: with less of it, readability has taken a part for the whole.
_LEAST = 0.5
#: What stands between a row of a table, an item of a list, and where they stand in the page.
_RANKS = frozenset(str.split("ul ol dl li dd table thead tbody tfoot tr td th blockquote p"))


def vote(root: HtmlElement, pieces: Sequence[Piece]) -> set[int]:
    """Give the numbers of the pieces that readability leaves out; none where it has no say.

    The tree is used up: but for classes and ids, its attributes go.
    """
    from readability import Document
    from readability.readability import Unparseable

    if not _fits(root, pieces):
        return set()
    for element in root.iter():
        named = [(name, element.get(name)) for name in ("class", "id") if name in element.attrib]
        element.attrib.clear()
        for name, value in named:
            # Plain names alone: readability cleans attributes by patterns, again and again.
            element.set(name, " ".join(_NAME.findall(value[:_LONGEST_NAMES])))
    owners: dict[HtmlElement, int] = {}
    for piece in pieces:
        owner = owners.setdefault(piece.element, len(owners))
        piece.element.set(_MARK, str(owner))
    log = logging.getLogger("readability.readability")
    quiet, log.disabled = log.disabled, True  # it prints the failure that it raises
    try:
        kept = {int(number) for number in _FOUND.findall(
            Document(root).summary(html_partial=True))}
    except Unparseable:
        return set()
    finally:
        log.disabled = quiet
    out = {number for number, piece in enumerate(pieces) if owners[piece.element] not in kept}
    running = [(number, len(piece.part.text)) for number, piece in enumerate(pieces)
               if not piece.part.role]
    inside = sum(size for number, size in running if number not in out)
    if inside < _LEAST * sum(size for _, size in running):
        return set()
    return out - _among(pieces, out)


def _among(pieces: Sequence[Piece], out: set[int]) -> set[int]:
    """Of what readability leaves out: lists, tables and short paragraphs amid those it keeps.

    It takes them for menus because they are short. They are the article's where they stand between
    its paragraphs, in the same element, and aren't links.
    """
    kept = [number for number, piece in enumerate(pieces)
            if number not in out and not (piece.part.settled or piece.level)]
    if not kept:
        return set()
    homes = {_home(pieces[number].element) for number in kept}
    return {number for number in out if kept[0] < number and not pieces[number].linked
            and (number < kept[-1] or pieces[number].part.role == "list_item")
            and _home(pieces[number].element) in homes}


def _home(element: HtmlElement) -> HtmlElement:
    """The element that a paragraph, a list, a table stands in."""
    while (parent := element.getparent()) is not None:
        element = parent
        if element.tag not in _RANKS:
            break
    return element


def _fits(root: HtmlElement, pieces: Sequence[Piece]) -> bool:
    """Whether the page is one that readability reads in good time."""
    if sum(len(piece.part.text) for piece in pieces) > _MOST_CHARACTERS:
        return False
    depths: dict[HtmlElement, int] = {root: 0}
    for element in root.iter():
        parent = element.getparent()
        depths[element] = depths.get(parent, -1) + 1 if parent is not None else 0
        if depths[element] > _DEEPEST or len(depths) > _MOST_ELEMENTS:
            return False
    return True
