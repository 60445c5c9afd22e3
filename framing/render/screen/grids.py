"""The tables of a page: what the articles are like, or every measure by voice."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text

from framing.render.review.cells import Cell
from framing.render.review.review import Review
from framing.render.screen.page import Page
from framing.support.printing import printable

#: The narrowest column of an article; in the table of all measures, where figures stand alone.
LEAST, LEAST_FULL = 18, 14
#: Two articles on a page of so many columns leave room for the range of their difference.
WIDE = 96
_GAP = 13
_STYLES = {"●": "bold", "◐": "", "○": "dim"}


def label_width(review: Review) -> int:
    """How wide the table's first column is."""
    return min(18, max(14, *(cell_len(printable(row.name)) for row in review.table), 0))


def table(page: Page, review: Review) -> None:
    """What the articles are like, a sign for each row that was tested."""
    label = label_width(review)
    marked = any(row.mark for row in review.table)
    gaps = page.width >= WIDE and any(row.gap for row in review.table)
    last = ("gap", _GAP) if gaps else ("", 0)
    for part, room in page.blocks(review.letters, LEAST, label, int(marked), last[1]):
        grid = page.grid(review.letters[part], label, room, review.first + part.start,
                         mark=marked, last=last)
        for row in review.table:
            grid.add_row(Text(printable(row.name)),
                         *[Text(row.mark, _STYLES.get(row.mark, ""))] * marked,
                         *(_cell(page, cell, room) for cell in row.cells[part]),
                         *[row.gap] * gaps)
        page.add(grid)


def _cell(page: Page, cell: Cell, room: int) -> Text:
    """A figure, then of what is behind it as much as the line holds; all of it off the screen."""
    screen = page.options.screen
    mark = f" {cell.mark}" * bool(cell.mark)
    figure = printable(cell.figure) + mark
    first = 2 + cell_len(cell.details[0]) if cell.details else 0
    brief = cell.brief + mark
    if screen and cell.brief and (
        cell_len(figure) > room or cell_len(brief) + first <= room < cell_len(figure) + first
    ):
        figure = brief
    text = Text(figure, style="bold" if cell.mark else "")
    details = list(cell.details)
    while screen and not cell.missing and details and (
        text.cell_len + 2 + cell_len(", ".join(details)) > room
    ):
        details.pop()
    if any(details):
        dim = "not bold dim" if page.options.color else "not bold"
        text.append("  " + printable(", ".join(details)), dim)
    return text


def measures(page: Page, review: Review) -> None:
    """Every measure by family and by voice, with its interval and its unit."""
    unit = 20 if page.width >= 80 else 14
    for part, room in page.blocks(review.letters, LEAST_FULL, 18, unit):
        grid = page.grid(review.letters[part], 18, room, review.first + part.start,
                         last=("unit", unit))
        for family, rows in review.measures:
            grid.add_row(Text(printable(family), "bold underline"))
            for row in rows:
                name = row.name if row.name.startswith(" ") else row.name.partition(".")[2]
                grid.add_row(Text(f"  {printable(name or row.name)}", "not bold"),
                             *(Text(printable(value)) for value in row.figures[part]),
                             Text(printable(row.unit)))
        page.add(grid)


def tests(page: Page, review: Review) -> None:
    """Everything that was tested, a line each."""
    if not review.tests:
        return
    page.line(Text("What was tested", "bold"))
    for line in review.tests:
        page.labelled(line[0] if page.options.screen else "", line[2:] if page.options.screen
                      else line, 2)
    page.line()
