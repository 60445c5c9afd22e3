"""Quotation marks in pairs: where words are set in marks, whoever says them.

Marks are paired by their type, paragraph by paragraph. What makes it hard: a curly closing single
mark is also the apostrophe (*the workers’ strike*, *’tis*, *the ’90s*), a straight one can be
anything (*6'2"*), typists mix types, and a quotation of several paragraphs is opened in each and
closed once. What stays open at a paragraph's end is kept to its paragraph and warned of.

Every mark is looked at once and a stack keeps what is open, so any text takes linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

_MARK = re.compile("[“”„‟«»‹›\"‘’‚‛'`]")
#: What an opening mark can be closed by, the other types that typists confuse it with included.
_CLOSES = {
    "”": "“„‟”\"", "“": "„", "‟": "„", '"': '"“‟', "»": "«", "«": "»", "›": "‹", "‹": "›",
    "’": "‘‚‛'", "‘": "‚", "'": "'‘", "''": "``",
}
_DOUBLE = frozenset("“„‟«»\"”") | {"``"}
#: What may stand between a mark and the space or word that tells which way it faces.
_ELIDED = re.compile(
    r"(?:\d0s?\b|(?:tis|twas|twere|twill|em|cause|bout|round|til|till|n|neath|sup|ere|kay|cos|coz"
    r"|fraid|nother|ello|ow)\b)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"\s+[a-z0-9]")


#: Stands for the mark that is missing before a quotation: …,” she said.
UNOPENED = ""


class Quotation(NamedTuple):
    """A stretch of text in quotation marks, the marks included, and not inside another one.

    ``closed`` is false where the closing mark is missing; ``goes_on`` is true where the next
    paragraph opens the same quotation anew.
    """

    start: int
    end: int
    mark: str
    closed: bool = True
    goes_on: bool = False


class _Open(NamedTuple):
    mark: str
    start: int


def quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[
        list[Quotation], list[int]]:
    """Find the quotations of a text's paragraphs, and the marks that have no counterpart.

    >>> quotations("He said “go” and ‘stay’.", [(0, 24)])[0]
    [Quotation(start=8, end=12, mark='“', closed=True, goes_on=False), \
Quotation(start=17, end=23, mark='‘', closed=True, goes_on=False)]
    """
    return pair_up(text, paragraphs, {
        number: marks_in(text, start, end) for number, (start, end) in enumerate(paragraphs)})


def marks_in(text: str, start: int, end: int) -> list[int]:
    """Where marks stand between two offsets, those of any kind."""
    return [mark.start() for mark in _MARK.finditer(text, start, end)]


def pair_up(text: str, paragraphs: Sequence[tuple[int, int]],
            marks: Mapping[int, list[int]]) -> tuple[list[Quotation], list[int]]:
    """Do as :func:`quotations` does, given where the marks of each paragraph stand, in order."""
    found: list[Quotation] = []
    stray: list[int] = []
    for number, places in marks.items():
        if not places:
            continue
        start, end = paragraphs[number]
        plain = _plain_pairs(text, start, end, places)
        if plain is not None:
            found += plain
            continue
        following = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else None
        pairs, unclosed, loose = _pair(text, start, end, places)
        stray += loose
        for place, opened in enumerate(unclosed):
            goes_on = following is not None and text.startswith(opened.mark, following)
            if goes_on and place == 0:
                pairs = [pair for pair in pairs if pair.start < opened.start]
                pairs.append(Quotation(opened.start, end, opened.mark, False, True))
                break
            stray.append(opened.start)
            if place == len(unclosed) - 1 and not any(pair.end > opened.start for pair in pairs):
                pairs.append(Quotation(opened.start, end, opened.mark, closed=False))
        found += pairs
    return found, stray


#: The marks of news as a rule: opened behind a space or sign, closed before one.
_USUAL = {"“": "”", '"': '"'}


def _plain_pairs(text: str, start: int, end: int, places: list[int]) -> list[Quotation] | None:
    """The pairs of a paragraph whose marks all face as they should; ``None`` where one doesn't.

    Most paragraphs are so, and nothing has to be weighed: said “yes” and “no.”
    """
    if len(places) % 2:
        return None
    pairs = []
    for opening, closing in zip(places[::2], places[1::2], strict=True):
        mark = text[opening]
        if text[closing] != _USUAL.get(mark) or not text[opening + 1].isalnum() or (
            opening > start and not text[opening - 1].isspace()
        ):
            return None
        before = text[closing - 1]
        if before.isspace() or before.isdecimal() or before.isdigit() or (
            closing + 1 < end and text[closing + 1].isalnum()
        ):
            return None
        pairs.append(Quotation(opening, closing + 1, mark))
    return pairs


def _pair(text: str, start: int, end: int, places: list[int]) -> tuple[
        list[Quotation], list[_Open], list[int]]:
    """Pair a paragraph's marks: outermost pairs, double marks left open, closing ones left over."""
    marks = list(_facing(text, start, end, places))
    strong = _strong_closings(text, marks, end)
    straight = sum(mark == '"' for _, mark, _, _ in marks)
    stack: list[_Open] = []
    open_marks: dict[str, int] = {}
    pairs: list[Quotation] = []
    loose: list[int] = []
    for number, (place, mark, may_open, may_close) in enumerate(marks):
        straight -= mark == '"'
        closes = ""
        for kind in _CLOSES.get(mark, ""):
            if open_marks.get(kind):
                closes = kind
                break
        if mark == '"' and not closes and may_close and not may_open and (
            text[place - 1] in ".!?…" and _next_straight_closes(marks, number)
        ):
            may_open = True  # displaced: it stands at the end of the sentence before
        elif mark == '"' and closes and may_open and text[place - 1 : place] in tuple(".,!?…"):
            may_close = True  # the space behind it is missing
        if mark == "''":
            closes = "``" if open_marks.get("``") else ""
        if mark == '"' and text[place - 1 : place].isdigit() and may_close and (
            not closes or straight % 2
        ):
            continue  # inches: 12" records
        if mark in ("’", "'") and closes and may_close and _is_apostrophe(
            text, place, strong[number]
        ):
            continue
        # “ while “ stands open and a mark that may face both ways: the state decides.
        if closes and may_close and not (may_open and mark in "“‘"):
            while stack:
                opened = stack.pop()
                open_marks[opened.mark] -= 1
                if opened.mark in _CLOSES[mark] or opened.mark == closes:
                    break
            while pairs and pairs[-1].start > opened.start:
                pairs.pop()
            pairs.append(Quotation(opened.start, place + len(mark), opened.mark))
        elif may_open and _opens(text, mark, place, strong[number]):
            stack.append(_Open(mark, place))
            open_marks[mark] = open_marks.get(mark, 0) + 1
        elif mark in "”\"" and may_close and not may_open:
            loose.append(place)
            if not stack and text[place - 1] in ",.?!":
                pairs.append(Quotation(place, place + 1, UNOPENED, closed=False))
    return pairs, [opened for opened in stack if opened.mark in _DOUBLE], loose


def _next_straight_closes(marks: list[tuple[int, str, bool, bool]], number: int) -> bool:
    """Whether the next straight mark can only close, so that this one must have opened."""
    following = next((each for each in marks[number + 1 : number + 40] if each[1] == '"'), None)
    return following is not None and following[3] and not following[2]


def _facing(text: str, start: int, end: int, places: list[int]) -> Iterator[
        tuple[int, str, bool, bool]]:
    """Each mark with whether it may open and whether it may close, by what stands beside it.

    Apostrophes inside words are passed over; ``''`` and two grave accents are one mark each.
    """
    skip = -1
    for place in places:
        mark = text[place]
        if place == skip:
            continue
        if mark in "`'" and text.startswith(mark, place + 1):
            skip, mark = place + 1, mark * 2
        elif mark == "`":
            continue
        before = text[place - 1] if place > start else " "
        after = text[place + len(mark)] if place + len(mark) < end else " "
        if mark in "‘’'" and before.isalnum() and after.isalnum():
            continue
        may_open = not after.isspace() and not before.isalnum()
        may_close = not before.isspace() and not after.isalnum()
        if mark in "„‟‚‛‹" or mark == "``":
            may_open, may_close = True, False
        elif mark == "''":
            may_open, may_close = False, True
        elif mark == "“":
            may_open, may_close = may_open or not may_close, may_close and not may_open
        elif mark == "”":
            # Swedish ”so”: it opens only where nothing but an opening mark can stand.
            may_open, may_close = may_open and not may_close, may_close or not may_open
        elif mark == "«":
            may_open = True
        elif mark == "»":
            may_open, may_close = may_open and before.isspace(), True
        elif mark == "’":
            may_open = False
        yield place, mark, may_open, may_close


def _strong_closings(text: str, marks: list[tuple[int, str, bool, bool]], end: int) -> list[int]:
    """How many single marks after each one can be nothing but closing ones."""
    counts = [0] * len(marks)
    seen = 0
    for number in range(len(marks) - 1, -1, -1):
        counts[number] = seen
        place, mark, _, may_close = marks[number]
        if may_close and mark in ("’", "'"):
            before = text[place - 1]
            follows = text[place + 1 : place + 3]
            seen += not before.isalnum() or before not in "sS" or not _POSSESSIVE.match(follows)
    return counts


def _is_apostrophe(text: str, place: int, strong_after: int) -> bool:
    """Whether a single mark behind a word is a plural's (*workers’ rights*) or a dropped g's."""
    if not strong_after or not _POSSESSIVE.match(text, place + 1):
        return False
    before = text[place - 2 : place].lower()
    return before.endswith("s") or before == "in"


def _opens(text: str, mark: str, place: int, strong_after: int) -> bool:
    """Whether a mark that may open does: a single one only if one closes it, and is no elision."""
    if mark not in "‘'‛":
        return True
    return strong_after > 0 and not _ELIDED.match(text, place + 1) and (
        not text[place - 1 : place].isdigit()
    )
