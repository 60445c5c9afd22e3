"""The differences on a page: a headline, then for each article a bar, a passage and its place."""

from __future__ import annotations

from itertools import product

from rich.cells import cell_len
from rich.text import Text

from framing.render import Options
from framing.render.review.review import Review
from framing.render.review.told import Told, mark
from framing.render.screen.grids import WIDE
from framing.render.screen.page import Page, bar, quoted, style
from framing.support.printing import printable

#: What units are called where there is little room.
_SHORT = {"per 1,000 words": "per 1,000", "% of words": "%"}


def headlines(review: Review, options: Options) -> list[str]:
    """A text for each difference, the heading with the first; why there is none where so."""
    head = Page(options)
    if not review.differences.told:
        if review.differences.not_told:
            head.labelled("", review.differences.not_told, 0)
        return [head.text] * bool(review.differences.not_told)
    head.line(Text("Where they differ most", "bold"))
    texts = []
    for number, told in enumerate(review.differences.told, 1):
        page = Page(options)
        if options.screen:
            _on_screen(page, review, number, told)
        else:
            _in_lines(page, review, number, told)
        texts.append(page.text)
    return [head.text + texts[0], *texts[1:]]


def _in_lines(page: Page, review: Review, number: int, told: Told) -> None:
    """One fact a line, whole sentences."""
    page.line(Text(f"{number} {told.finding.verdict}: {printable(told.headline)}", "bold"),
              wrap=False)
    if told.tested:
        page.line(f"  {told.tested}", wrap=False)
    for place, (letter, passage) in enumerate(zip(review.letters, told.passages, strict=True)):
        page.line(f"  {letter} {printable(told.said(place))}", wrap=False)
        if passage:
            page.line(f"  {passage.told}: {printable(passage.text)}", wrap=False)


def _on_screen(page: Page, review: Review, number: int, told: Told) -> None:
    _headline(page, number, told)
    said: set[str] = set()
    for place, letter in enumerate(review.letters):
        none = told.said_of_none(place)
        if none is None:
            _figure(page, told, place, letter)
        elif none not in said:
            said.add(none)
            _nothing(page, none, place, [each for at, each in enumerate(review.letters)
                                         if told.said_of_none(at) == none])


def _headline(page: Page, number: int, told: Told) -> None:
    """The fullest headline that fits on a line with unit and range behind it, else the shortest."""
    sign = mark(told.finding)
    heads = [f"{number} {sign} {printable(headline)}" for headline in told.headlines]
    short = _SHORT.get(told.unit, told.unit)
    gap = f", gap {told.gap}" * bool(told.gap)
    with_gap = product(heads, (f"{told.unit}{gap}", f"{short}{gap}"))
    for head, unit in (*with_gap, *product(heads, (told.unit, short))):
        pad = page.width - cell_len(head) - cell_len(unit)
        if pad >= 2:
            page.line((head, "bold"), " " * pad, (unit, "dim"), wrap=False)
            return
    lines = page.wrapped(f"{heads[-1]} [{told.unit}{gap}]", page.width - 4)
    for place, line in enumerate(lines):
        page.line(" " * 4 * bool(place), (line.plain, "bold"), wrap=False)


def _figure(page: Page, told: Told, place: int, letter: str) -> None:
    """A bar from the common baseline, the passage, and at the right edge where it stands."""
    figure, passage = told.figures[place], told.passages[place]
    head = Text.assemble(
        (f"  {letter.ljust(2)}", f"bold {style(place)}"), f"{figure.figure:>5} ",
        (bar(figure.bar, _bar_width(page)), style(place)), " ",
    )
    if passage is None:
        page.line(head, (told.said(place), "dim"), wrap=False)
        return
    page.line(head, quoted(passage, page.width - head.cell_len - len(passage.told) - 3),
              wrap=False)


def _nothing(page: Page, none: str, place: int, letters: list[str]) -> None:
    """The letters of articles that have none, and what is said of that."""
    width = _bar_width(page)
    *above, last = (line.plain for line in
                    page.wrapped(" ".join(letters), page.width - width - 10))
    for line in above:
        page.line((f"  {line}", f"bold {style(place)}"), wrap=False)
    zero = "0".rjust(max(2, 7 - len(last))) + " " * (width + 2)
    said = Text(printable(none), "dim")
    said.truncate(max(4, page.width - 2 - len(last) - len(zero)), overflow="ellipsis")
    page.line((f"  {last}", f"bold {style(place)}"), zero, said, wrap=False)


def _bar_width(page: Page) -> int:
    return 12 if page.width >= WIDE else 8
