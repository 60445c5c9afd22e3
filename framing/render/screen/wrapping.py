"""Lines of a width out of pieces of text, each with its style; in time linear in their length."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.style import Style

from framing.render.screen.chunks import Chunk

Line = Sequence[Chunk]

#: A list's marker, or an indent: what follows hangs below where the words begin.
_MARKER = re.compile(r" *(?:(?:[-*•–—]|\(?\d{1,3}[.)]) +(?=\S))?")
#: These two belong to the sign before them; the first makes it as wide as an emoji.
_EMOJI, _JOINER = "\ufe0f", "\u200d"
#: So far back at the most a cut moves that would part a letter from its accents.
_ACCENTS = 12


def wrapped(chunks: Iterable[Chunk], width: int) -> list[Line]:
    """Chunks in lines of so many columns, cut at spaces; a longer word where the line ends.

    What follows a list's marker or an indent hangs below it. One empty line for nothing.
    """
    pieces = [chunk for chunk in chunks if chunk.text]
    starts = [0, *accumulate(len(piece.text) for piece in pieces)]
    text = "".join(piece.text for piece in pieces)
    marker = _MARKER.match(text)
    hang = _cells(marker.group()) if marker else 0
    start = 0
    if hang > width // 3:
        start, hang = len(text) - len(text.lstrip(" ")), 0
    lines: list[Line] = []
    for first, last in _rows(text, start, width, hang):
        line = [Chunk(" " * hang)] if hang and lines else []
        place = bisect_right(starts, first) - 1
        while place < len(pieces) and starts[place] < last:
            (part, style, tag), at = pieces[place], starts[place]
            line.append(Chunk(part[max(0, first - at) : last - at], style, tag))
            place += 1
        lines.append(line)
    return lines or [[]]


def _rows(text: str, start: int, width: int, hang: int) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends in the text."""
    reach = _reach(text)
    room = width
    while start < len(text):
        end = reach(start, room)
        if end < len(text) and text[end] != " ":
            end = _cut(text, start, end, reach, width - hang)
        yield start, end
        start, room = end, width - hang
        while start < len(text) and text[start] == " ":
            start += 1


def _cut(text: str, start: int, end: int, reach: Callable[[int, int], int], room: int) -> int:
    """Where to end a line that can't go on beyond ``end``: at a space, else within a long word."""
    space = text.rfind(" ", start, end)
    while space > start and text[space - 1] == " ":
        space -= 1
    if space > start:
        below = reach(space + 1, room)  # as far as the word would come on a line of its own
        if below >= len(text) or text.find(" ", end, below + 1) >= 0:
            return space
    for back in range(min(_ACCENTS, end - start - 1)):
        if _parts(text, end - back):
            return end - back
    return end


def _parts(text: str, at: int) -> bool:
    """Whether a cut there parts no letter from its accents, and no emoji from its parts."""
    return bool(_width(text[at])) and text[at] != _EMOJI and text[at - 1] != _JOINER


def _reach(text: str) -> Callable[[int, int], int]:
    """How far so many columns go from a place in a text: one letter at least."""
    if text.isascii() or all(_width(sign) == 1 for sign in set(text)):
        return lambda start, room: min(len(text), start + room)
    columns = [0, *accumulate(map(_width, text))]
    return lambda start, room: max(
        start + 1, min(len(text), bisect_right(columns, columns[start] + room) - 1))


@lru_cache(4096)
def _width(sign: str) -> int:
    return 1 if sign == _EMOJI else cell_len(sign)


def measured(line: Line) -> int:
    """How many columns a line takes."""
    return sum(_cells(chunk.text) for chunk in line)


def _cells(text: str) -> int:
    return len(text) if text.isascii() else cell_len(text)


@lru_cache(1024)
def _style(definition: str) -> Style:
    return Style.parse(definition)


def written(line: Line, *, color: bool) -> str:
    """A line as a terminal takes it; nothing in its text is read as an order."""
    if not color:
        return "".join(chunk.text for chunk in line).rstrip(" ")
    return "".join(
        _style(style).render(text, color_system=ColorSystem.EIGHT_BIT) if style else text
        for text, style in _joined(line))


def _joined(line: Line) -> Iterator[tuple[str, str]]:
    """Neighbours of one style as one piece, so that no code is written twice."""
    text, style = "", ""
    for chunk in line:
        if chunk.style != style and text:
            yield text, style
            text = ""
        text, style = text + chunk.text, chunk.style
    if text.rstrip(" "):
        yield text, style
