"""Tables of many thousand rows in lines of a width: the first column wraps, nothing is cut."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from framing.printing import printable
from framing.render.layers import Chunk
from framing.render.wrapping import wrapped, written

#: The first column is never narrower, however little room there is.
_LEAST = 12
_GAP = "  "


@dataclass(frozen=True)
class Row:
    """A row: what it is of, and its cells; without cells what it is of takes the whole line."""

    name: str
    cells: Sequence[str] | None = None
    style: str = ""
    indent: int = 0


def lines(heads: Sequence[str], rows: Sequence[Row], width: int, *, color: bool) -> list[str]:
    """Lay a table out: a head a column, the first of which is on the left and wraps.

    Other people's text comes in as it is, and goes out safe to print.
    """
    widths = [max([cell_len(head), *(len(row.cells[place]) for row in rows if row.cells)])
              for place, head in enumerate(heads[1:])]
    others = sum(widths) + len(_GAP) * len(widths)
    names = max([cell_len(heads[0]),
                 *(row.indent + cell_len(printable(row.name)) for row in rows if row.cells)])
    first = max(_LEAST, min(names, width - others))
    found = list(_row(Row(heads[0], heads[1:], "bold"), first, widths, width, color))
    found.append(written([Chunk("─" * (first + others), "dim")], color=color))
    for row in rows:
        found += _row(row, first, widths, width, color)
    return found


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
