"""Quotation marks in pairs: where words are set in marks, whoever says them.

Marks are paired by their type, paragraph by paragraph. What makes it hard: a curly closing single
mark is also the apostrophe (*the workers’ strike*, *’tis*, *the ’90s*), a straight one can be
anything (*6'2"*), typists mix types, and a quotation of several paragraphs is opened in each and
closed once. What stays open at a paragraph's end is kept to its paragraph and warned of.

Every mark is looked at once and a stack keeps what is open, so any text takes linear time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import product

from framing.support.records import NamedTuple

_MARKS = "“”„‟«»‹›\"‘’‚‛'`"
#: Each mark once: a text's characters are new strings whenever they are looked at.
_SAME = {mark: mark for mark in _MARKS}
_APOSTROPHES = "‘’'"
_SINGLES = ("‘", "’", "‛", "'")
_ONLY_OPENING = ("„", "‟", "‚", "‛", "‹", "``")
#: What an opening mark can be closed by, the other types that typists confuse it with included.
_CLOSES = {
    "”": "“„‟”\"", "“": "„", "‟": "„", '"': '"“‟', "»": "«", "«": "»", "›": "‹", "‹": "›",
    "’": "‘‚‛'", "‘": "‚", "'": "'‘", "''": ("``",),
}
_DOUBLE = frozenset("“„‟«»\"”") | {"``"}
_BEFORE_CLOSING = tuple(".,!?…")
#: What an apostrophe stands before in place of letters, and no mark that opens: ’90s, ’tis.
_ELIDED = re.compile(
    r"(?:\d0s?\b|(?:tis|twas|twere|twill|em|cause|bout|round|til|till|n|neath|sup|ere|kay|cos|coz"
    r"|fraid|nother|ello|ow)\b)", re.IGNORECASE)
#: The U.S.’s, Roe Jr.’s: no mark opens before a lone s.
_OF_ABBREVIATION = re.compile(r"[A-Za-z]\.[’']s\b")
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


#: The fields of a :class:`Quotation`. While a text's are gathered they are plain tuples, which the
#: program's rubbish collection passes by: a long text may have hundreds of thousands.
Pair = tuple[int, int, str, bool, bool]


class _Open(NamedTuple):
    mark: str
    start: int


class _Ahead(NamedTuple):
    """What the single marks behind a place can be: one of few answers, shared by all places.

    ``sure``: one of them can only close; ``opening``: one that opens comes before any that can
    only close; ``closing``: before any opens, or a double one stands, one closes or is a plural's
    apostrophe.
    """

    sure: bool
    closing: bool
    opening: bool


_BOTH = (False, True)
_AHEAD = {each: _Ahead(*each) for each in product(_BOTH, _BOTH, _BOTH)}
_NOTHING_AHEAD = _AHEAD[False, False, False]
#: A mark that can only close comes next.
_CLOSES_AHEAD = _AHEAD[True, True, False]


def quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[
        list[Quotation], list[int]]:
    """Find the quotations of a text's paragraphs, and the marks that have no counterpart.

    >>> quotations("He said “go” and ‘stay’.", [(0, 24)])[0]
    [Quotation(start=8, end=12, mark='“', closed=True, goes_on=False), \
Quotation(start=17, end=23, mark='‘', closed=True, goes_on=False)]
    """
    found, stray = pair_up(text, paragraphs, marks_in(text, paragraphs))
    return [Quotation(*each) for each in found], stray


def marks_in(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Sequence[int]]:
    """Where marks stand in each paragraph, apostrophes inside words left out."""
    places = []
    edges: set[int] | None = None
    for mark in _MARKS:
        at = text.find(mark)
        apostrophe = mark in _APOSTROPHES
        while at >= 0:
            if apostrophe and text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum():
                if edges is None:
                    edges = {edge for start, end in paragraphs for edge in (start, end - 1)}
                if at not in edges:
                    at = text.find(mark, at + 1)
                    continue
            elif apostrophe and _OF_ABBREVIATION.match(text, at - 2):
                at = text.find(mark, at + 1)
                continue
            places.append(at)
            at = text.find(mark, at + 1)
    places.sort()
    found: list[Sequence[int]] = []
    number, size = 0, len(places)
    for start, end in paragraphs:
        while number < size and places[number] < start:
            number += 1  # in a block set aside
        first = number
        while number < size and places[number] < end:
            number += 1
        found.append(places[first:number] if number > first else ())
    return found


def pair_up(text: str, paragraphs: Sequence[tuple[int, int]],
            marks: Sequence[Sequence[int]]) -> tuple[list[Pair], list[int]]:
    """Do as :func:`quotations` does, given where the marks of each paragraph stand, in order."""
    found: list[Pair] = []
    stray: list[int] = []
    for number, places in enumerate(marks):
        if not places:
            continue
        start, end = paragraphs[number]
        paired = _Pairing(text, start, end, places, _opens_again(text, paragraphs, number))
        pairs, unclosed = paired.pairs, paired.unclosed
        stray += paired.loose
        if unclosed:
            following = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else None
            for place, opened in enumerate(unclosed):
                goes_on = following is not None and text.startswith(opened.mark, following)
                if opened.mark not in _DOUBLE and not (
                    goes_on and following is not None and not _ELIDED.match(text, following + 1)
                ):
                    continue
                if goes_on and place == 0:
                    pairs = [pair for pair in pairs if pair[0] < opened.start]
                    pairs.append((opened.start, end, opened.mark, False, True))
                    break
                stray.append(opened.start)
                if place == len(unclosed) - 1 and not any(
                        stop > opened.start for _, stop, *_ in pairs):
                    pairs.append((opened.start, end, opened.mark, False, False))
        found += pairs
    return found, stray


#: The marks of news as a rule: opened behind a space or sign, closed before one.
_USUAL = {"“": "”", '"': '"'}


def _plain(text: str, start: int, end: int, opening: int, closing: int) -> bool:
    """Whether two marks that follow each other are a pair and face as they should: said “yes”.

    Most are so, and nothing has to be weighed.
    """
    if text[closing] != _USUAL.get(text[opening]) or not text[opening + 1].isalnum() or (
        opening > start and not text[opening - 1].isspace()
    ):
        return False
    before = text[closing - 1]
    return not (before.isspace() or before.isdecimal() or before.isdigit()
                or (closing + 1 < end and text[closing + 1].isalnum()))


def _opens_again(text: str, paragraphs: Sequence[tuple[int, int]], number: int) -> bool:
    """Whether the next paragraph opens with a single mark, so that this one's may be left open."""
    return number + 1 < len(paragraphs) and text.startswith(_SINGLES, paragraphs[number + 1][0])


class _Pairing:
    """Pairs the marks of a paragraph.

    ``pairs`` are the outermost ones, ``unclosed`` the double marks left open (or a single one that
    the next paragraph may go on with), ``loose`` the places of closing marks left over.
    ``goes_on``: the next paragraph opens with a single mark.
    """

    def __init__(self, text: str, start: int, end: int, places: Sequence[int],
                 goes_on: bool) -> None:
        self._text, self._start, self._end, self._goes_on = text, start, end, goes_on
        self._places, self._marks = _marks(text, places)
        self._stack: list[_Open] = []
        self._open: dict[str, int] = {}  # how many of each mark the stack holds
        self._single: _Open | None = None  # it may go on in the next paragraph
        self.pairs: list[Pair] = []
        self.loose: list[int] = []
        number, size = 0, len(self._marks)
        while number < size:
            if number + 1 < size and self._is_plain(number):
                place, behind = self._places[number], self._places[number + 1] + 1
                self.pairs.append((place, behind, self._marks[number], True, False))
                number += 2
            else:
                self._weigh(number)
                number += 1

    @property
    def unclosed(self) -> list[_Open]:
        """What stands open at the paragraph's end."""
        found = [opened for opened in self._stack if opened.mark in _DOUBLE]
        single = self._single
        if single and not found and not (self.pairs and self.pairs[-1][0] > single.start):
            return [single]
        return found

    @cached_property
    def _ahead(self) -> list[_Ahead]:
        return _ahead(self._text, self._start, self._end, self._places, self._marks)

    @cached_property
    def _straight_behind(self) -> list[int]:
        return _straight_after(self._marks)

    def _is_plain(self, number: int) -> bool:
        return not self._stack and self._marks[number] in _USUAL and _plain(
            self._text, self._start, self._end, self._places[number], self._places[number + 1])

    def _weigh(self, number: int) -> None:
        """Decide whether a mark closes what stands open, opens, or does neither."""
        text, place, mark = self._text, self._places[number], self._marks[number]
        closes = self._closed_by(mark)
        may_open, may_close = _faces(text, self._start, self._end, place, mark)
        if mark == '"':
            may_open, may_close = self._faces_straight(number, closes, may_open, may_close)
            if may_close and text[place - 1 : place].isdigit() and (
                not closes or self._straight_behind[number] % 2
            ):
                return  # inches: 12" records
        elif mark in "’'" and closes and may_close and _is_apostrophe(
            text, place, self._ahead[number]
        ):
            return
        # “ while “ stands open and a mark that may face both ways: the state decides.
        if closes and may_close and not (may_open and mark in "“‘"):
            self._close(place, mark, closes)
        elif may_open and (mark not in "‘'‛" or _opens(
            text, place, self._ahead[number], self._goes_on or bool(self._stack)
        )):
            self._stack.append(_Open(mark, place))
            self._open[mark] = self._open.get(mark, 0) + 1
        elif may_open and not may_close and not self._stack and not _ELIDED.match(text, place + 1):
            self._single = _Open(mark, place)
        elif mark in "”\"" and may_close and not may_open:
            self.loose.append(place)
            if not self._stack and text[place - 1] in ",.?!":
                self.pairs.append((place, place + 1, UNOPENED, False, False))

    def _closed_by(self, mark: str) -> str:
        """The kind of mark that stands open and that this one may close; "" where there is none."""
        return next((kind for kind in _CLOSES.get(mark, ()) if self._open.get(kind)), "")

    def _faces_straight(self, number: int, closes: str, may_open: bool,
                        may_close: bool) -> tuple[bool, bool]:
        """How a straight double mark faces, where what stands beside it was misplaced."""
        text, place = self._text, self._places[number]
        before = text[place - 1 : place]
        if not closes and may_close and not may_open and before in ".!?…" and (
            _next_straight_closes(text, self._start, self._end,
                                  self._places[number + 1 : number + 40])
        ):
            return True, may_close  # displaced: it stands at the end of the sentence before
        if closes and may_open and before in _BEFORE_CLOSING:
            return may_open, True  # the space behind it is missing
        if not may_open and not may_close and not text[place - 2 : place - 1].isdigit() and (
            closes or self._places[-1] > place
        ):  # " as tokens are printed , " one after the other
            return not closes, bool(closes)
        return may_open, may_close

    def _close(self, place: int, mark: str, closes: str) -> None:
        """Pair a mark with what it closes; what stands open within is given up."""
        while self._stack:
            opened = self._stack.pop()
            self._open[opened.mark] -= 1
            if opened.mark in _CLOSES[mark] or opened.mark == closes:
                break
        while self.pairs and self.pairs[-1][0] > opened.start:
            self.pairs.pop()
        self.pairs.append((opened.start, place + len(mark), opened.mark, True, False))


def _marks(text: str, places: Sequence[int]) -> tuple[Sequence[int], list[str]]:
    """The marks at these places: ``''`` and two grave accents are one each, a grave one is none."""
    marks = [_SAME[text[place]] for place in places]
    if "'" not in marks and "`" not in marks:
        return places, marks
    kept, found, skip = [], [], -1
    for place, mark in zip(places, marks, strict=True):
        if place == skip:
            continue
        if mark in "`'" and text.startswith(mark, place + 1):
            skip, mark = place + 1, mark * 2
        elif mark == "`":
            continue
        kept.append(place)
        found.append(mark)
    return kept, found


def _faces(text: str, start: int, end: int, place: int, mark: str) -> tuple[bool, bool]:
    """Whether a mark may open and whether it may close, by what stands beside it."""
    before = text[place - 1] if place > start else " "
    after = text[place + len(mark)] if place + len(mark) < end else " "
    may_open = not after.isspace() and not before.isalnum()
    may_close = not before.isspace() and not after.isalnum()
    if mark in _ONLY_OPENING:
        return True, False
    if mark == "''":
        return False, True
    if mark == "“":
        return may_open or not may_close, may_close and not may_open
    if mark == "”":
        # Swedish ”so”: it opens only where nothing but an opening mark can stand.
        return may_open and not may_close, may_close or not may_open
    if mark == "«":
        return True, may_close
    if mark == "»":
        return may_open and before.isspace(), True
    if mark == "’":
        return False, may_close
    return may_open, may_close


def _next_straight_closes(text: str, start: int, end: int, following: Sequence[int]) -> bool:
    """Whether the next straight mark can only close, so that this one must have opened."""
    for place in following:
        if text[place] == '"':
            return _faces(text, start, end, place, '"') == (False, True)
    return False


def _straight_after(marks: list[str]) -> list[int]:
    """How many straight double marks stand behind each mark."""
    counts, seen = [0] * len(marks), 0
    for number in range(len(marks) - 1, -1, -1):
        counts[number] = seen
        seen += marks[number] == '"'
    return counts


def _ahead(text: str, start: int, end: int, places: Sequence[int],
           marks: list[str]) -> list[_Ahead]:
    """What the single marks behind each mark can be."""
    found, ahead = [_NOTHING_AHEAD] * len(marks), _NOTHING_AHEAD
    for number in range(len(marks) - 1, -1, -1):
        found[number] = ahead
        place, mark = places[number], marks[number]
        if mark not in _SINGLES:
            if mark in _DOUBLE:
                ahead = _AHEAD[ahead.sure, False, ahead.opening]
            continue
        may_open, may_close = _faces(text, start, end, place, mark)
        if mark in "’'" and may_close:
            before = text[place - 1]
            follows = text[place + 1 : place + 3]
            if not before.isalnum() or before not in "sS" or not _POSSESSIVE.match(follows):
                ahead = _CLOSES_AHEAD
            else:
                ahead = _AHEAD[ahead.sure, True, ahead.opening]
        elif mark in "‘'" and may_open and not _ELIDED.match(text, place + 1):
            ahead = _AHEAD[ahead.sure, False, True]
    return found


def _is_apostrophe(text: str, place: int, ahead: _Ahead) -> bool:
    """Whether a single mark behind a word is a plural's (*workers’ rights*) or a dropped g's.

    Not where nothing else closes what stands open before the next mark opens: ‘no answers’ but.
    """
    if not ahead.sure or ahead.opening or not _POSSESSIVE.match(text, place + 1):
        return False
    before = text[place - 2 : place].lower()
    return before.endswith("s") or before == "in"


def _opens(text: str, place: int, ahead: _Ahead, goes_on: bool) -> bool:
    """Whether a single mark that may open does: only if one closes it, and it is no elision.

    What may be a plural's apostrophe closes it unless the next paragraph goes on with it, or it
    stands in other marks.
    """
    return (ahead.sure or (ahead.closing and not goes_on)) and not (
        _ELIDED.match(text, place + 1) or text[place - 1 : place].isdigit())
