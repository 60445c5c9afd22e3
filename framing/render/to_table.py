"""The review in a terminal, laid out with Rich; into a pipe, one fact a line.

Colour is never alone: letters, position and quotation marks say the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from framing.background import news
from framing.comparison import Comparison
from framing.profiles import Profile
from framing.render import Options, renderer
from framing.render.cells import Cell
from framing.render.clean import printable
from framing.render.gaps import Gap
from framing.render.page import GAP, MARGIN, RULE, Page, bar, quoted, style
from framing.render.review import Review

__all__ = ["RULE", "Page", "compare", "profile", "quoted"]

#: Two articles fill a screen of 96 columns and more with so many lines at the most; …
MOST_LINES = 45
#: … but so many gaps are shown in any case.
LEAST_GAPS = 3


@renderer("table", of="compare")
def compare(comparison: Comparison, options: Options) -> str:
    """The review of two or more articles side by side."""
    review = Review(comparison)
    top, bottom = Page(options), Page(options)
    _heads(top, review)
    top.line()
    if options.full:
        _all_measures(top, review)
    else:
        _table(top, review)
        if review.few:
            top.labelled("Too few to say", "; ".join(review.few), _label(review) + GAP)
    top.line()
    for number, parts in enumerate(review.aside):
        bottom.listed("Set aside" if number == 0 or not options.screen else "", "", parts, 0)
    _words(bottom, review)
    bottom.line()
    bottom.labelled("", Text(review.scope, "dim"), 0)
    return top.text + _gaps(review, options, top, bottom) + bottom.text


def _gaps(review: Review, options: Options, top: Page, bottom: Page) -> str:
    """The gaps, as many as the screen has lines for."""
    if not review.gaps:
        return ""
    head = Page(options)
    head.line(Text("Where they lie furthest apart", "bold"))
    texts = [head.text]
    for number, gap in enumerate(review.gaps, 1):
        page = Page(options)
        _gap(page, review, number, gap)
        texts.append(page.text)
    if options.screen and not options.full and len(review.letters) == 2 and head.width >= 96:
        room = MOST_LINES - top.text.count("\n") - bottom.text.count("\n") - 1
        while len(texts) > 1 + LEAST_GAPS and sum(text.count("\n") for text in texts) > room:
            texts.pop()
    return "".join(texts) + "\n"


def _heads(page: Page, review: Review) -> None:
    cards = [(letter, printable(title), printable(what)) for letter, (title, what) in
             zip(review.letters, review.cards, strict=True)]
    if not page.options.screen:
        for place, (letter, title, what) in enumerate(cards, review.first):
            page.line((letter, f"bold {style(place)}"), ("  " + title, "bold"), f" ({what})",
                      wrap=False)
        return
    beside = len(cards) == 2 and page.width >= 96
    width = (page.width - 3) // 2 if beside else page.width
    sides = [_card(page, *card, place, width) for place, card in enumerate(cards, review.first)]
    if not beside:
        for side in sides:
            for line in side:
                page.line(line, wrap=False)
        return
    for number in range(max(map(len, sides))):
        left, right = (side[number] if number < len(side) else Text() for side in sides)
        left.truncate(width, pad=True)
        page.line(left, Text(" │ ", "dim"), right, wrap=False)


def _card(page: Page, letter: str, title: str, what: str, place: int, width: int) -> list[Text]:
    """A letter and a title of two lines at the most, then what the article is."""
    lines = page.wrapped(title, width - 4)
    if len(lines) > 2:
        lines[1] = Text(f"{lines[1].plain} {lines[2].plain}")
        lines[1].truncate(width - 4, overflow="ellipsis")
    about = Text(what)
    about.truncate(width - 3, overflow="ellipsis")
    return [
        *(Text.assemble((letter.ljust(3) if number == 0 else "   ", f"bold {style(place)}"),
                        (line.plain, "bold")) for number, line in enumerate(lines[:2])),
        Text.assemble("   ", (about.plain, "dim")),
    ]


# -- the table -------------------------------------------------------------------------------------


def _label(review: Review) -> int:
    """How wide the table's first column is."""
    return min(18, max(14, *(cell_len(printable(name)) for name, _ in review.table), 0))


def _table(page: Page, review: Review) -> None:
    label = _label(review)
    for part, room in page.blocks(review.letters, label, 18):
        table = page.grid(review.letters[part], label, room, review.first + part.start)
        for name, cells in review.table:
            table.add_row(Text(printable(name)), *(_cell(page, cell, room) for cell in cells[part]))
        page.add(table)


def _cell(page: Page, cell: Cell, room: int) -> Text:
    """A figure, then of what is behind it as much as the line holds; all of it off the screen."""
    screen = page.options.screen
    mark = " ▲" * cell.more
    figure = printable(cell.figure) + mark
    if screen and cell.brief and cell_len(figure) > room:
        figure = cell.brief + mark
    text = Text(figure, style="bold" if cell.more else "")
    details = list(cell.details)
    while screen and not cell.missing and details and (
        text.cell_len + 2 + cell_len(", ".join(details)) > room
    ):
        details.pop()
    if any(details):
        dim = "not bold dim" if page.options.color else "not bold"
        text.append("  " + printable(", ".join(details)), dim)
    return text


def _all_measures(page: Page, review: Review) -> None:
    unit = 24 if page.width >= 80 else 16
    for part, room in page.blocks(review.letters, 18, 14, unit):
        table = page.grid(review.letters[part], 18, room, review.first + part.start, unit)
        for family, rows in review.measures:
            table.add_row(Text(printable(family), "bold underline"))
            for id, per, values in rows:
                table.add_row(Text(f"  {printable(id.partition('.')[2] or id)}", "not bold"),
                              *(Text(printable(value)) for value in values[part]),
                              Text(printable(per)))
        page.add(table)


# -- gaps ------------------------------------------------------------------------------------------


def _gap(page: Page, review: Review, number: int, gap: Gap) -> None:
    if page.options.screen:
        _headline(page, number, gap)
        none = [place for place, figure in enumerate(gap.figures) if not figure.bar]
        for place, letter in enumerate(review.letters):
            if place not in none[1:]:
                letters = [review.letters[each] for each in none] if place in none else [letter]
                _figure(page, gap, place, letters)
        return
    page.line(Text(f"{number} {printable(gap.headline)}", "bold"), wrap=False)
    for letter, figure, passage in zip(review.letters, gap.figures, gap.passages, strict=True):
        rate = f": {figure.figure} {gap.unit}" * bool(figure.bar)
        page.line(f"  {letter} {', '.join(figure.details)}{rate}", wrap=False)
        if passage:
            page.line(f"  {passage.place}: {printable(passage.text)}", wrap=False)


def _headline(page: Page, number: int, gap: Gap) -> None:
    """The fullest headline that fits on a line with the unit at its end, else the shortest."""
    heads = [f"{number} {printable(headline)}" for headline in gap.headlines]
    for unit in (gap.unit, gap.unit.removesuffix(" words")):
        for head in heads:
            pad = page.width - cell_len(head) - cell_len(unit)
            if pad >= 2:
                page.line((head, "bold"), " " * pad, (unit, "dim"), wrap=False)
                return
    lines = page.wrapped(f"{heads[-1]} [{gap.unit}]", page.width - 2)
    for place, line in enumerate(lines):
        page.line(" " * 2 * bool(place), (line.plain, "bold"), wrap=False)


def _figure(page: Page, gap: Gap, place: int, letters: Sequence[str]) -> None:
    """A bar from the common baseline, the passage, and at the right edge where it stands."""
    figure = gap.figures[place]
    width = 12 if page.width >= 96 else 8
    passage = gap.passages[place]
    if not figure.bar or passage is None:
        *above, last = (line.plain for line in
                        page.wrapped(" ".join(letters), page.width - width - 10))
        for line in above:
            page.line((f"  {line}", f"bold {style(place)}"), wrap=False)
        zero = "0".rjust(max(2, 7 - len(last))) + " " * (width + 2)
        page.line((f"  {last}", f"bold {style(place)}"), zero, ("none", "dim"), wrap=False)
        return
    head = Text.assemble(
        (f"  {letters[0].ljust(2)}", f"bold {style(place)}"), f"{figure.figure:>5} ",
        (bar(figure.bar, width), style(place)), " ",
    )
    page.line(head, quoted(passage, page.width - head.cell_len - len(passage.place) - 3),
              wrap=False)


# -- words -----------------------------------------------------------------------------------------


def _words(page: Page, review: Review) -> None:
    screen, letters = page.options.screen, review.letters
    for number, line in enumerate(review.most_alike if screen else review.alike):
        page.labelled("Alike" if number == 0 or not screen else "", line, MARGIN)
    both = review.both()
    shown = page.listed("Both stress" if len(letters) == 2 else "All stress", "",
                        [told for _, told in both], 0, f" ({'–'.join(letters)})")
    label = "Besides" if shown else "Stress"
    own = [review.own_words(place) for place in range(len(letters))]
    stressed = [
        review.stressed(place, 8, {*(word for word, _ in both[:shown]),
                                   *(term.text for term in review.own(place))})
        for place in range(len(letters))]
    for name, words in ((label, stressed), ("Own words", own)):
        first = True
        for place, letter in enumerate(letters):
            head = name if first or not screen else ""
            first = not page.listed(head, letter, words[place], place) and first


@renderer("table", of="profile")
def profile(profiles: tuple[Profile, ...], options: Options) -> str:
    """One article, or each of several, one after the other."""
    page = Page(options)
    for number, each in enumerate(profiles):
        if number:
            page.line()
        review = Review(Comparison((each,), news(), each.clean), number)
        _heads(page, review)
        page.line()
        if options.full:
            _all_measures(page, review)
        else:
            _table(page, review)
            page.line()
            _passages(page, review)
        page.line()
        for parts in review.aside:
            page.listed("Set aside", "", parts, 0)
        page.listed("Stresses", "", review.stressed(0, 12), 0)
        page.labelled("", Text(review.scope, "dim"), 0)
    return page.text


def _passages(page: Page, review: Review) -> None:
    indent = _label(review) + GAP
    for label, passage in review.passages:
        label = printable(label)
        if page.options.screen:
            head = Text(label, "bold")
            head.truncate(indent - 1, overflow="ellipsis")
            head.pad_right(indent - head.cell_len)
            room = page.width - indent - len(passage.place) - 3
            page.line(head, quoted(passage, room), wrap=False)
        else:
            page.line(f"{label}: {passage.place}: {printable(passage.text)}", wrap=False)
