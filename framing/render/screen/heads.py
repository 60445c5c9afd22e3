"""The heads of a page: each article's letter, title and size, and whose words are counted."""

from __future__ import annotations

from rich.text import Text

from framing.render.review.review import Review
from framing.render.screen.page import Page, style
from framing.support.printing import printable


def heads(page: Page, review: Review) -> None:
    """The articles, two beside each other where there is room."""
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


def counted(page: Page, review: Review) -> None:
    """Whose words are counted, where not everybody's are."""
    if review.counted:
        page.labelled("", Text(printable(review.counted), "bold"), 0)
