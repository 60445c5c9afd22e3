"""An article from the parts that a page or a document says it has.

The text is the parts with a blank line between them, so every span is exact in it. The rules for
plain text (``framing.blocks``) then speak on the parts that are not settled; what the page itself
calls a title, a heading or a list item is told to them by the mark that plain text has for it, in
a copy that nobody else sees.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from framing.article import Block, Span
from framing.blocks import find_blocks

BETWEEN = "\n\n"
#: How plain text marks what a page has its own signs for.
_MARKS = {"title": "# ", "heading": "## ", "list_item": "• "}
#: The roles that a page's own heading or item has to yield to.
_STRONGER = frozenset({"title", "repeat", "byline", "dateline", "boilerplate"})


class Part(NamedTuple):
    """One run of words: its role where the page gives it one, and why.

    ``role`` is "" where the rules for plain text have to say; ``settled`` parts are never put to
    them. ``text`` is one line.
    """

    role: str
    text: str
    why: str = ""
    settled: bool = False


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
    found = find_blocks(BETWEEN.join(marked))
    blocks = [Block(part.role, Span(start, start + len(part.text)), start, part.why)
              for part, start in zip(parts, starts, strict=True) if part.settled]
    for role, start, end, body, why in found.blocks:
        place = bisect_right(marked_starts, start) - 1
        part = parts[open_parts[place]]
        shift = starts[open_parts[place]] - marked_starts[place] - len(_MARKS.get(part.role, ""))
        first = starts[open_parts[place]]
        role, why = _settle(part, role, why)
        blocks.append(Block(role, Span(max(start + shift, first), end + shift),
                            max(body + shift, first), why))
    title = next((part.text for part in parts if part.role == "title"), None)
    if title is not None:
        # The page's own title is the only one.
        blocks = [block._replace(role="heading") if block.role == "title"
                  and block.why != _OWN["title"] else block for block in blocks]
    return Arranged(BETWEEN.join(part.text for part in parts), tuple(sorted(
        blocks, key=lambda block: block.span)), title or found.title, found.author, found.date)


_OWN = {"title": "the page’s own title", "heading": "a heading of the page",
        "list_item": "an item of a list"}


def _settle(part: Part, role: str, why: str) -> tuple[str, str]:
    """The role of a block of ``part``, for which the rules say ``role``."""
    if part.role == "title" or (part.role and role not in _STRONGER) or part.role == role:
        return part.role, part.why or _OWN.get(part.role, why)
    return role, why
