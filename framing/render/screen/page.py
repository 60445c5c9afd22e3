"""A page: lines of text of one width, for a screen or a pipe.

All text goes in as ``rich.text.Text``: nothing of an article is ever read as markup.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from rich.box import Box
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.table import Table
from rich.text import Text

from framing.render import Options
from framing.render.passages import Passage, crop, quotes
from framing.support.printing import printable

#: Width of the labels beside the words.
MARGIN = 13
#: Columns between two of a table's: a cell's padding and the box's divider.
GAP = 2
RULE = Box("    \n    \n ── \n    \n    \n    \n    \n    \n")
_STYLES = ("cyan", "yellow", "green", "magenta", "blue", "red")
_COUNTED = "bold underline"
_BARS = " ▏▎▍▌▋▊▉"

Part = str | Text | tuple[str, str]


def style(place: int) -> str:
    """The colour of an article, by its place."""
    return _STYLES[place % len(_STYLES)]


class Page:
    """Lines of text of one width, written to a string by Rich."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.width = max(40, options.width)
        self._out = io.StringIO()
        self._console = Console(
            file=self._out, width=self.width, force_terminal=options.color, no_color=False,
            color_system="standard" if options.color else None, markup=False, emoji=False,
            highlight=False, legacy_windows=False, _environ={}, soft_wrap=False,
        )

    def line(self, *parts: Part, wrap: bool = True) -> None:
        """Write a line; ``wrap`` it at the page's width or leave it as long as it is."""
        text = Text.assemble(*parts)
        if wrap:
            self._console.print(text, overflow="fold")
        else:
            self._console.print(text, overflow="ignore", no_wrap=True, crop=False, soft_wrap=True)

    def add(self, table: Table) -> None:
        """Write a table."""
        self._console.print(table)

    def wrapped(self, text: str | Text, width: int) -> list[Text]:
        """Text in lines of a width."""
        body = text if isinstance(text, Text) else Text(text)
        lines = list(body.wrap(self._console, width, overflow="fold"))
        for line in lines:
            line.rstrip()
        return lines or [Text()]

    def labelled(self, label: str, text: str | Text, indent: int, style: str = "bold") -> None:
        """A label, then text that wraps beside it; below it, where the label fills the indent."""
        body = text if isinstance(text, Text) else Text(printable(text))
        if not self.options.screen:
            self.line(Text(f"{label}: " if label else "", style), body, wrap=False)
            return
        above = label and cell_len(label) >= indent
        if above:
            self.line(Text(label, style), wrap=False)
        for number, row in enumerate(self.wrapped(body, self.width - indent)):
            head = Text((label if number == 0 and not above else "").ljust(indent), style)
            self.line(head, row, wrap=False)

    def listed(self, label: str, letter: str, words: Sequence[str], place: int,
               last: str = "") -> int:
        """A label, a letter and words: on a screen as many as a line holds, else all.

        ``last`` closes the line, as a key to the figures. Returns how many words it shows.
        """
        words = [printable(word) for word in words]
        room = self.width - MARGIN - len(letter) - 1 - len(last)
        while self.options.screen and len(words) > 1 and cell_len(", ".join(words)) > room:
            words.pop()
        if words:
            head = (letter + " " * bool(letter), f"bold {style(place)}")
            self.labelled(label, Text.assemble(head, ", ".join(words), (last, "dim")), MARGIN)
        return len(words)

    def fitted(self, label: str, parts: Sequence[str], tail: str = "", head: str = "",
               rows: int = 1, counted: int = 0) -> None:
        """A label and parts: on a screen as many as the lines hold, and how many more.

        ``counted`` are those that aren't among the parts.
        """
        kept = [printable(part) for part in parts]
        head, tail = printable(head), printable(tail)
        room = self.width - MARGIN

        def said() -> str:
            left = len(parts) + counted - len(kept)
            more = [f"{left} more"] * (left > 0)
            return head + ", ".join([*kept, *more]) + tail

        def fits() -> bool:
            size = cell_len(said())
            return size <= room or (
                size <= rows * room and len(self.wrapped(Text(said()), room)) <= rows)

        if self.options.screen:
            del kept[rows * room :]  # a part takes a column at the least
            while len(kept) > 1 and not fits():
                kept.pop()
        text = said()
        if self.options.screen and cell_len(text) > room and len(parts) == 1 and text[-1:] == "”":
            text = set_cell_size(text, room - 2).rstrip(" ,;") + "…”"
        if kept or tail:
            self.labelled(label, text, MARGIN)

    def grid(self, letters: Sequence[str], label: int, room: int, start: int, *,
             mark: bool = False, last: tuple[str, int] = ("", 0)) -> Table:
        """An empty table: a column of labels, one of ``room`` an article, and a last one.

        ``mark``: with a narrow column for a sign behind the labels. ``last``: head and width.
        """
        table = Table(box=RULE, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0),
                      header_style="bold", border_style="dim")
        table.add_column("", width=label, style="bold", overflow="fold")
        if mark:
            table.add_column("", width=1)
        for place, letter in enumerate(letters, start):
            table.add_column(Text(letter, f"bold {style(place)}"), width=room, overflow="fold")
        if last[1]:
            table.add_column(last[0], width=last[1], overflow="fold", style="dim")
        return table

    def blocks(self, letters: Sequence[str], least: int, *beside: int) -> Iterable[
            tuple[slice, int]]:
        """Which articles fit beside one another, so many at a time, and the room of each.

        ``least``: the narrowest column. ``beside``: the widths of the columns for other things.
        """
        room = self.width - sum(width + GAP for width in beside if width) + GAP
        fitting = min(len(letters), max(1, room // (least + GAP)))
        for start in range(0, len(letters), fitting):
            yield slice(start, start + fitting), room // fitting - GAP

    @property
    def text(self) -> str:
        """All that was written, without spaces at the ends of lines."""
        lines = self._out.getvalue().split("\n")
        return "\n".join(lines if self.options.color else [line.rstrip(" ") for line in lines])


def quoted(passage: Passage, room: int) -> Text:
    """A passage in quotation marks, cut to ``room`` columns, and at the right edge its place.

    One that brings marks of its own gets no others, since two beside each other read as neither.
    """
    whole = printable(passage.text)
    text, marks = crop(whole, passage.marks, room)
    own = quotes(text)
    if own:
        room += 2
        text, marks = crop(whole, passage.marks, room)
    body = Text(text)
    for start, end in marks:
        body.stylize(_COUNTED, start, end)
    pad = " " * max(1, room - body.cell_len + 1)
    signs = ("", "") if own else ("“", "”")
    return Text.assemble(signs[0], body, signs[1], pad, (passage.told, "dim"))


def bar(share: float, width: int) -> str:
    """A bar of eighths of a column, ``share`` of ``width`` columns long, padded to it.

    >>> bar(0.5, 4)
    '██  '
    """
    eighths = round(max(0.0, min(1.0, share)) * width * 8)
    if share > 0:
        eighths = max(1, eighths)
    full, rest = divmod(eighths, 8)
    return ("█" * full + (_BARS[rest] if rest else "")).ljust(width)
