"""What stands on a page below the differences: what to look at again, who speaks, own words."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from framing.render.review.review import Review
from framing.render.review.speaking import Line
from framing.render.screen.page import MARGIN, Page
from framing.support.printing import printable


def lines(page: Page, lines: Sequence[Line], *, whole: bool = False, rows: int = 1) -> None:
    """Lines of parts, each label once on a screen; ``whole``: wrapped, with nothing left out.

    Else a line's parts take ``rows`` lines of a screen at the most.
    """
    screen = page.options.screen
    last = ""
    for line in lines:
        mark = "▸ " * (line.label == "Look again" and screen)
        label = line.label if line.label != last or not screen else ""
        head = mark + line.head if screen else line.head.removeprefix("◐ ").removeprefix("○ ")
        if whole:
            page.labelled(label, printable(head + ", ".join(line.parts) + line.tail), MARGIN)
        else:
            page.fitted(label, line.parts, line.tail, head, rows, line.counted)
        last = line.label


def _brief(page: Page) -> bool:
    """Whether there is room for the first things alone: on a screen, but for ``--full``."""
    return page.options.screen and not page.options.full


def look(page: Page, review: Review) -> None:
    """What deserves a second look."""
    lines(page, review.look_again(brief=_brief(page)), whole=page.options.full)


def lack(page: Page, review: Review) -> None:
    """What is not found in the other article."""
    lines(page, review.lacking(brief=_brief(page)), whole=page.options.full, rows=2)


def little(page: Page, review: Review) -> None:
    """What rests on little, and what could be chance."""
    lines(page, review.differences.little(brief=_brief(page)), whole=True)


def few(page: Page, review: Review) -> None:
    """What is too rare to tell."""
    lines(page, review.differences.few(brief=_brief(page)), whole=True)


def voices(page: Page, review: Review) -> None:
    """Who speaks, and with which verbs."""
    lines(page, review.voices(brief=_brief(page)), whole=page.options.full)


def speakers(page: Page, review: Review) -> None:
    """Who speaks, without the verbs."""
    lines(page, review.voices(brief=page.options.screen, verbs=False))


def acting(page: Page, review: Review) -> None:
    """Whom both articles name, and what each makes them do."""
    lines(page, review.acting(brief=not page.options.full), whole=True)


def two_acting(page: Page, review: Review) -> None:
    """The same of two of them."""
    lines(page, review.acting(brief=True, most=2), whole=True)


def only(page: Page, review: Review) -> None:
    """What kinds of speakers only one article has."""
    lines(page, review.only_one_has(brief=_brief(page)), whole=page.options.full)


def own(page: Page, review: Review) -> None:
    """The terms that set one article apart."""
    _by_letter(page, review, "Own words", [review.words.own_words(place)
                                           for place in range(len(review.letters))])


def stress(page: Page, review: Review) -> None:
    """How alike the wording is, the words that all stress, and those that each does besides."""
    screen, letters, words = page.options.screen, review.letters, review.words
    alike = words.most_alike if screen else words.alike
    for number, line in enumerate(alike if len(letters) > 2 else ()):
        page.labelled("Alike" if number == 0 or not screen else "", line, MARGIN)
    both = words.both()
    shown = page.listed("Both stress" if len(letters) == 2 else "All stress", "",
                        [told for _, told in both], 0, f" ({'–'.join(letters)})")
    _by_letter(page, review, "Besides" if shown else "Stress",
               [words.besides(place) for place in range(len(letters))])


def _by_letter(page: Page, review: Review, name: str, words: Sequence[Sequence[str]]) -> None:
    first = True
    for place, letter in enumerate(review.letters):
        head = name if first or not page.options.screen else ""
        first = not page.listed(head, letter, words[place], place) and first


def foot(page: Page, review: Review) -> None:
    """What the signs mean, and what no figure can say."""
    if review.legend:
        page.labelled("", Text(review.legend, "dim"), 0)
    page.labelled("", Text(review.scope, "dim"), 0)
