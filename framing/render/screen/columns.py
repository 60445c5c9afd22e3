"""Tables of many thousand rows in lines of a width: the first column wraps, nothing is cut."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from framing.render.screen.chunks import Chunk
from framing.render.screen.wrapping import wrapped, written
from framing.support.printing import printable

#: The first column is never narrower, however little room there is.
_LEAST = 12
#: A longer word, such as an address, is broken before a table gives way to it.
_LONGEST = 30
_GAP = "  "
#: Figures below a name are so far from its edge.
_BELOW = 2


@dataclass(frozen=True)
class Row:
    """A row: what it is of, and its cells; without cells what it is of takes the whole line."""

    name: str
    cells: Sequence[str] | None = None
    style: str = ""
    indent: int = 0


def lines(heads: Sequence[str], rows: Sequence[Row], width: int, *, color: bool) -> list[str]:
    """Lay a table out: a head a column, the first of which is on the left and wraps.

    Where the first column would be too narrow for its words, heads wrap too; where that is not
    enough, each row's figures stand below its name, each after its head. Other people's text comes
    in as it is, and goes out safe to print.
    """
    cells = [max([0, *(len(row.cells[place]) for row in rows if row.cells)])
             for place in range(len(heads) - 1)]
    names = [(row.indent, printable(row.name)) for row in rows if row.cells]
    longest = max([cell_len(heads[0]), *(indent + cell_len(name) for indent, name in names)])
    need = max([min(_LEAST, longest), *(indent + min(_LONGEST, cell_len(word))
                                        for indent, name in names for word in name.split())])
    for told in ([[head] for head in heads[1:]], list(map(_folded, heads[1:]))):
        widths = [max(cell, *map(cell_len, head)) for cell, head in zip(cells, told, strict=True)]
        others = sum(widths) + len(_GAP) * len(widths)
        if width - others >= need:
            first = max(_LEAST, min(longest, width - others))
            found = list(_heads(heads[0], told, first, widths, width, color))
            found.append(written([Chunk("─" * (first + others), "dim")], color=color))
            return [*found, *(line for row in rows
                              for line in _row(row, first, widths, width, color))]
    return [line for row in rows for line in _below(heads, row, width, color)]


def _folded(head: str) -> list[str]:
    """A head in lines that are as narrow as its longest word."""
    return textwrap.wrap(head, max(map(len, head.split()), default=1)) or [""]


def _heads(name: str, told: Sequence[Sequence[str]], first: int, widths: Sequence[int], width: int,
           color: bool) -> Iterable[str]:
    """The line or lines of heads, whose ends are on the last."""
    height = max(1, *map(len, told))
    above = [["" for _ in range(height - len(head))] + list(head) for head in told]
    for number, cells in enumerate(zip(*above, strict=True), 1):
        yield from _row(Row(name if number == height else "", cells, "bold"), first, widths, width,
                        color)


def _below(heads: Sequence[str], row: Row, width: int, color: bool) -> Iterable[str]:
    """A name on lines of its own, and below it its figures, as many as a line holds."""
    yield from _row(Row(row.name, None, row.style, row.indent), width, (), width, color)
    indent = row.indent + _BELOW
    line = ""
    for head, cell in zip(heads[1:], row.cells or (), strict=False):
        said = f"{head} {cell}"
        if line and indent + len(line) + len(_GAP) + len(said) > width:
            yield " " * indent + line
            line = ""
        line = f"{line}{_GAP}{said}" if line else said
    if line:
        yield " " * indent + line


def _row(row: Row, first: int, widths: Sequence[int], width: int, color: bool) -> Iterable[str]:
    room = (width if row.cells is None else first) - row.indent
    indent, name = " " * row.indent, printable(row.name)
    style = row.style if color else ""
    figures = "" if row.cells is None else "".join(
        [f"{_GAP}{cell:>{each}}" for cell, each in zip(row.cells, widths, strict=True)])
    if not style and name.isascii() and len(name) <= room:  # as nearly all of many thousand rows
        yield f"{indent}{name:<{room if row.cells else 0}}{figures}".rstrip(" ")
        return
    for number, line in enumerate(wrapped([Chunk(name, style)], room)):
        if row.cells is None or number:
            yield indent + written(line, color=color)
            continue
        pad = " " * (room - sum(cell_len(chunk.text) for chunk in line))
        yield written([Chunk(indent), *line, Chunk(pad), Chunk(figures, style)],
                      color=color).rstrip(" ")


def paragraph(text: str, width: int, *, color: bool, style: str = "") -> list[str]:
    """Text in lines of a width, safe to print."""
    return [written(line, color=color) for line in wrapped([Chunk(printable(text), style)], width)]
