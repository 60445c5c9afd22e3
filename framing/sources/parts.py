"""An article from the parts that a page or a document says it has.

The text is the parts with a blank line between them, so every span is exact in it. The rules for
plain text (``framing.blocks``) then speak on the parts that are not settled; what the page itself
calls a title, a heading or a list item is told to them by the mark that plain text has for it, in
a copy that nobody else sees.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from framing.article import Block, Span
from framing.blocks import find_blocks, reasons
from framing.support.records import NamedTuple

BETWEEN = "\n\n"
#: How plain text marks what a page has its own signs for.
_MARKS = {"title": "# ", "heading": "## ", "list_item": "• "}
#: The roles that a page's own heading or item has to yield to.
_STRONGER = frozenset({"title", "repeat", "byline", "dateline", "boilerplate"})
_SPACE = re.compile("[ \t\n\f\r]+")
_SEEN = re.compile(r"[^\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
#: C1 controls are windows-1252's marks by another name, as browsers show them; soft hyphens are
#: shown nowhere but at a line's end; what else plain text could take for a line's end is a space.
_SHOWN = {code: bytes((code,)).decode("cp1252", "ignore") or " " for code in range(0x80, 0xa0)} | {
    0xad: "", 0x0b: " ", 0x1c: " ", 0x1d: " ", 0x1e: " ", 0x1f: " ", 0x2028: " ", 0x2029: " "}
#: Cells longer than this hold running text: a table that lays out a page, not one of figures.
_LONGEST_CELL = 120


def line(text: str) -> str:
    """Words as they are shown on one line; "" where there is nothing to see.

    >>> line("  har\\u00adbour\\n lamps\\x85 "), line("\\u200b ")
    ('harbour lamps…', '')
    """
    text = _SPACE.sub(" ", text.translate(_SHOWN)).strip()
    return text if _SEEN.search(text) else ""


class Part(NamedTuple):
    """One run of words: its role where the page gives it one, and why.

    ``role`` is "" where the rules for plain text have to say; ``settled`` parts are never put to
    them. ``text`` is one line.
    """

    role: str
    text: str
    why: str = ""
    settled: bool = False


def cell(text: str) -> Part:
    """The words of a cell: an item where they are few, else running text."""
    return Part("list_item", text, "a cell of a table") if len(text) <= _LONGEST_CELL \
        else Part("", text)


class Arranged(NamedTuple):
    """The text, its blocks, and what the head of it says."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None
    author: str | None
    date: str | None


def arrange(parts: Sequence[Part]) -> Arranged:
    """Join ``parts`` into a text and give each its role.

    >>> found = arrange([Part("title", "Rain"), Part("", "By Ann Lee"), Part("", "It rained.")])
    >>> [block.role for block in found.blocks], found.author
    (['title', 'byline', 'paragraph'], 'Ann Lee')
    """
    starts: list[int] = []
    marked: list[str] = []
    open_parts: list[int] = []
    marked_starts: list[int] = []
    at = marked_at = 0
    for number, part in enumerate(parts):
        starts.append(at)
        at += len(part.text) + len(BETWEEN)
        if not part.settled:
            open_parts.append(number)
            marked_starts.append(marked_at)
            marked.append(_MARKS.get(part.role, "") + part.text)
            marked_at += len(marked[-1]) + len(BETWEEN)
    title = next((part.text for part in parts if part.role == "title"), None)
    has_title = title is not None
    found = find_blocks(BETWEEN.join(marked))
    blocks = [Block(part.role, Span(start, start + len(part.text)), start, part.why)
              for part, start in zip(parts, starts, strict=True) if part.settled]
    for role, start, end, body, why, goes_on in found.blocks:
        place = bisect_right(marked_starts, start) - 1
        part = parts[open_parts[place]]
        shift = starts[open_parts[place]] - marked_starts[place] - len(_MARKS.get(part.role, ""))
        first = starts[open_parts[place]]
        role, why = _settle(part, role, why)
        if role == "title" and has_title and part.role != "title":
            role = "heading"  # the page's own title is the only one
        blocks.append(Block(role, Span(max(start + shift, first), end + shift),
                            max(body + shift, first), why, goes_on))
    return Arranged(BETWEEN.join(part.text for part in parts), tuple(sorted(
        blocks, key=lambda block: block.span)), title or found.title, found.author, found.date)


_OWN = {"title": "the page’s own title", "heading": "a heading of the page",
        "list_item": reasons.ITEM}


def _settle(part: Part, role: str, why: str) -> tuple[str, str]:
    """The role of a block of ``part``, for which the rules say ``role``."""
    if part.role == "title" or (part.role and role not in _STRONGER) or part.role == role:
        return part.role, part.why or _OWN.get(part.role, why)
    return role, why
