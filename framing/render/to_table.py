"""The review in a terminal, laid out with Rich; into a pipe, one fact a line.

Colour is never alone: letters, signs, position and quotation marks say the same.
"""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text

from framing.background import news
from framing.comparison import Comparison
from framing.profiles import Profile
from framing.render import Options, renderer
from framing.render.review.review import Review
from framing.render.screen import below
from framing.render.screen.grids import WIDE, label_width, measures, table, tests
from framing.render.screen.headlines import headlines
from framing.render.screen.heads import counted, heads
from framing.render.screen.page import GAP, MARGIN, Page, quoted
from framing.support.printing import printable

#: Two articles fill a screen of 96 columns and more with so many lines at the most; …
MOST_LINES = 56
#: … but so many differences are shown in any case.
LEAST_TOLD = 3

_Write = Callable[[Page, Review], None]
#: What stands below the differences, in two parts.
_BELOW: tuple[tuple[_Write, ...], ...] = (
    (below.look, below.lack, below.little, below.few),
    (below.voices, below.only, below.own, below.stress))
#: What goes first where there is no room, by part, and what stands in its place.
_LESS: tuple[tuple[int, _Write, _Write | None], ...] = (
    (1, below.stress, None), (1, below.only, None), (0, below.few, None),
    (1, below.voices, below.speakers))
#: What is looked for only where there is room, the longest first: it takes as long as all else
#: below the differences.
_MORE: tuple[_Write, ...] = (below.acting, below.two_acting)


@renderer("table", of="compare")
def compare(comparison: Comparison, options: Options) -> str:
    """The review of two or more articles side by side."""
    review = Review(comparison)
    top = Page(options)
    heads(top, review)
    counted(top, review)
    top.line()
    top.labelled("Comparable?" if options.screen else "Comparable", review.differences.comparable(
        brief=options.screen and not options.full), MARGIN)
    top.line()
    if options.full:
        measures(top, review)
        top.line()
        tests(top, review)
    else:
        table(top, review)
        top.line()
    told = headlines(review, options)
    return _fitted(review, options, top.text, told) + _since(options)


def _since(options: Options) -> str:
    """What changed since a baseline, where there is one."""
    if options.changes is None:
        return ""
    from framing.render.changes import section

    return section(options)


def _fitted(review: Review, options: Options, top: str, told: list[str]) -> str:
    """The page's text; on a screen what says least is left out until it has few enough lines."""
    parts = [{write: _written(write, review, options) for write in writes} for writes in _BELOW]
    foot = _written(below.foot, review, options)

    def text() -> str:
        middle = ["".join(told), *("".join(part.values()) for part in parts)]
        return top + "".join(part + "\n" for part in middle if part) + foot

    if options.screen and not options.full and len(review.letters) == 2 and options.width >= WIDE:
        for place, write, less in _LESS:
            if text().count("\n") > MOST_LINES:
                parts[place][write] = _written(less, review, options) if less else ""
        while text().count("\n") > MOST_LINES and len(told) > LEAST_TOLD:
            told = told[:-1]
        room = MOST_LINES - text().count("\n")
        more = (_written(write, review, options) for write in _MORE * (room > 1))
        acting = next((each for each in more if each.count("\n") <= room), "")
    else:
        acting = _written(below.acting, review, options)
    parts[1] = {below.acting: acting, **parts[1]}
    return text()


def _written(write: _Write, review: Review, options: Options) -> str:
    page = Page(options)
    write(page, review)
    return page.text


# -- one article -----------------------------------------------------------------------------------


@renderer("table", of="profile")
def profile(profiles: tuple[Profile, ...], options: Options) -> str:
    """One article, or each of several, one after the other."""
    page = Page(options)
    for number, each in enumerate(profiles):
        if number:
            page.line()
        review = Review(Comparison((each,), news(), each.clean), number)
        heads(page, review)
        counted(page, review)
        page.line()
        if options.full:
            measures(page, review)
        else:
            table(page, review)
            page.line()
            _passages(page, review)
        page.line()
        if options.full:
            below.acting(page, review)
        brief = options.screen and not options.full
        below.lines(page, [*review.voices(brief=brief), *review.look_again(brief=brief)],
                    whole=options.full)
        page.listed("Stresses", "", review.words.stressed(0, 12), 0)
        page.labelled("", Text(review.scope, "dim"), 0)
    return page.text + _since(options)


def _passages(page: Page, review: Review) -> None:
    indent = label_width(review) + GAP
    for label, passage in review.passages:
        label = printable(label)
        if page.options.screen:
            head = Text(label, "bold")
            head.truncate(indent - 1, overflow="ellipsis")
            head.pad_right(indent - head.cell_len)
            room = page.width - indent - len(passage.told) - 3
            page.line(head, quoted(passage, room), wrap=False)
        else:
            page.line(f"{label}: {passage.told}: {printable(passage.text)}", wrap=False)
