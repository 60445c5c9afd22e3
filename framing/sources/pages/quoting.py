"""Quotations by markup: what a page sets apart as somebody else's words, without marks.

A ``blockquote`` is indented on the page, so its writer leaves the quotation marks out; in a text
without indents its words would pass for the writer's. Marks are put around it as they are around
``q``: one before each paragraph and one after the last.

Left alone: one that has marks already, is named a pull quote (the writer's own words, as a rule),
holds headings or half of the article (indented for looks), and its last line where that begins
with a dash or is a ``cite`` or a footer: it names the source.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from framing.sources.pages.naming import is_pull_quote, names
from framing.sources.pages.walking import Piece
from framing.sources.parts import Part

__all__ = ["mark_quotations"]

#: Of the article's characters; what is longer is indented for its looks.
_MOST = 0.5
_MARKS = ("“", "”", "„", "‟", "«", "»", "‹", "›", '"', "‘", "’", "'", "''", "``", "「", "『")
_DASHES = ("—", "–", "―", "-", "~")


def mark_quotations(pieces: Sequence[Piece], parts: Sequence[Part]) -> tuple[list[Part], int]:
    """Put marks around block quotations that have none; give the parts and how many there were."""
    found, number = list(parts), 0
    size = sum(len(part.text) for part in parts if not part.settled)
    for element, group in groupby(range(len(pieces)), key=lambda place: pieces[place].quotation):
        if element is None or is_pull_quote(names(element)):
            continue
        places = [place for place in group if not parts[place].settled]
        if any(pieces[place].level for place in places):
            continue
        while places and (pieces[places[-1]].source
                          or parts[places[-1]].text.startswith(_DASHES)):
            places.pop()
        if not places or any(parts[place].text.startswith(_MARKS) for place in places) \
                or sum(len(parts[place].text) for place in places) > _MOST * size:
            continue
        for place in places:
            closing = "”" * (place == places[-1])
            found[place] = parts[place]._replace(text=f"“{parts[place].text}{closing}")
        number += 1
    return found, number
