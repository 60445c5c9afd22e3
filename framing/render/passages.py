"""Passages: the sentence that shows a figure, cut to the room there is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate

import numpy as np
from rich.cells import cell_len

from framing.counts import Evidence
from framing.one_voice import Heard
from framing.profiles import Profile
from framing.support.records import NamedTuple
from framing.tokens import folded

#: A sentence that shows what was counted within so many characters needs no cut at its head, even
#: at 80 columns.
IN_SIGHT = 52
#: A shorter sentence says little by itself.
CURT = 20

#: A sentence that loses one of these from its head may say the opposite.
_NEGATORS = frozenset({
    "barely", "cannot", "deny", "denied", "denies", "few", "hardly", "if", "neither", "never", "no",
    "nobody", "none", "nor", "not", "nothing", "rarely", "scarcely", "unless", "without",
})
_QUOTES = "“„«‘\"'"
_SIGNS = ",;:()[]“”„«»‘’\"'"
_JOINERS = "\u200d\ufe0e\ufe0f"


class Passage(NamedTuple):
    """A sentence with what was counted in it: ``marks`` are offsets in ``text``.

    ``start`` is its place in the article's text, ``line`` the line of the file it begins on.
    ``whose`` is said before its place where what was counted is not the author's: quoted.
    """

    letter: str
    line: int
    text: str
    marks: tuple[tuple[int, int], ...] = ()
    start: int = 0
    whose: str = ""

    @property
    def told(self) -> str:
        """Where it stands, and whose words are meant: quoted B:10."""
        return f"{self.whose} {self.place}".lstrip()

    @property
    def place(self) -> str:
        """Where it stands, as an editor writes it: A:47."""
        return f"{self.letter}:{self.line}"

    @property
    def pieces(self) -> Iterator[tuple[str, bool]]:
        """The text in pieces, each with whether it was counted."""
        at = 0
        for start, end in self.marks:
            if start >= at:
                yield self.text[at:start], False
                yield self.text[start:end], True
                at = end
        yield self.text[at:], False

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from all other sentences."""
        return self.letter, self.start


def passage(profile: Profile, letter: str, places: Iterable[Evidence],
            shown: Collection[tuple[str, int]] = ()) -> Passage | None:
    """The sentence that best shows what was counted.

    The author's own words before those reported and quoted, prose before headings, one that isn't
    ``shown`` already, the one with most of what was counted near its head, whole if it is short,
    else the shortest.
    """
    # In one voice, a sentence is still shown whole.
    document = (profile.whole if isinstance(profile, Heard) else profile).document
    places, whose = _least_others(profile, list(places))
    marks: dict[int, list[tuple[int, int]]] = {}
    weights: dict[int, float] = {}
    starts = np.array(document.segments.start)
    rows = np.searchsorted(starts, [place.start for place in places], side="right") - 1
    for place, row in zip(places, rows.tolist(), strict=True):
        begin = document.segments.start[row]
        mark = (place.start - begin, place.end - begin)
        marks.setdefault(row, []).append(mark)
        in_sight = mark[0] == 0 or mark[1] <= IN_SIGHT
        weights[row] = weights.get(row, 0.0) + abs(place.weight) * in_sight
    if not marks:
        return None

    def rank(row: int) -> tuple[bool, bool, bool, float, bool, bool, bool, int, int]:
        text = document.text(row)
        return (document.roles[row] in ("title", "heading"),
                not weights[row],
                (letter, document.segments.start[row]) in shown,
                -weights[row],
                not weights[row] and turns(text[: marks[row][0][0]]),
                len(text) > IN_SIGHT + 20, len(text) < CURT, len(text), row)

    row = min(marks, key=rank)
    start, text = document.segments.start[row], document.text(row)
    whole = marks[row] == [(0, len(text))]
    return Passage(letter, profile.article.line(start), text, () if whole else tuple(marks[row]),
                   start, whose)


def _least_others(profile: Profile, places: list[Evidence]) -> tuple[list[Evidence], str]:
    """The places in the author's own words; else in reported speech, else the quoted ones."""
    if isinstance(profile, Heard):
        return places, ""
    reported = [quote for quote in profile.quotes if quote.kind == "indirect"]
    starts = [quote.start for quote in reported]
    ends = list(accumulate((quote.end for quote in reported), max))  # one may hold others
    own = [place for place in places if place.voice == "author"]
    free = [place for place in own
            if not (at := bisect_right(starts, place.start)) or ends[at - 1] <= place.start]
    return (free, "") if free else (own, "reported") if own else (places, "quoted")


def quotes(text: str) -> bool:
    """Whether a text begins with a quotation mark of its own."""
    return text[:1] != "" and text[0] in _QUOTES


def turns(head: str) -> bool:
    """Whether a sentence's head holds a word without which the rest may say the opposite."""
    return any(word in _NEGATORS or word.endswith("n't")
               for word in (folded(word.strip(_SIGNS)) for word in head.split()))


def typical(profile: Profile, letter: str,
            shown: Collection[tuple[str, int]] = ()) -> Passage | None:
    """The sentence nearest the article's mean share of long words, among those of usual length.

    One that isn't ``shown`` already, if there is another.
    """
    document = profile.document
    rows = np.flatnonzero((document.prose > 0) & (document.words >= 5))
    if not len(rows):
        return None
    words, long_words = document.words[rows], document.long_words[rows]
    off = (np.abs(long_words / words - long_words.sum() / words.sum()) * 3
           + np.abs(words / words.mean() - 1))
    starts = document.segments.start
    off += 1000.0 * np.array([(letter, starts[row]) in shown for row in rows.tolist()])
    row = int(rows[int(np.argmin(off))])
    start = document.segments.start[row]
    return Passage(letter, profile.article.line(start), document.text(row), (), start)


def crop(text: str, marks: Sequence[tuple[int, int]], width: int) -> tuple[
        str, tuple[tuple[int, int], ...]]:
    """Cut a sentence to so many columns around its first mark, an ellipsis only at the end.

    It begins at the sentence's head or, where the mark stands too far on, behind a comma, a colon
    or a dash, at worst at a word; but at the head after all if what would be left out turns the
    sense. Returns the cut text and the marks that are left, moved with it.

    >>> crop("Nobody knows, they said, what could happen.", [(31, 36)], 30)
    ('Nobody knows, they said, what…', ())
    """
    if cell_len(text) <= width:
        return text, tuple(marks)
    begin = _head(text, marks[0], width) if marks else 0
    end = _fitting(text, begin, width)
    ellipsis = ""
    if end < len(text):
        end = _fitting(text, begin, width - 1)
        space = text.rfind(" ", begin, end + 1)
        if space > begin + (end - begin) // 2:
            end = space
        ellipsis = "…"
    cut = text[begin:end].rstrip(" ,;:—–")
    return cut + ellipsis, tuple((start - begin, min(stop - begin, len(cut)))
                                 for start, stop in marks if begin <= start < begin + len(cut))


def _head(text: str, mark: tuple[int, int], width: int) -> int:
    """Where to begin so that the mark fits in."""
    start, stop = mark
    if start == 0 or cell_len(text[:stop]) < width:
        return 0
    earliest = start
    while earliest > 0 and cell_len(text[earliest - 1 : stop]) < width:
        earliest -= 1
    heads = [at + len(sign) for sign in (", ", "; ", ": ", "—", "– ")
             if (at := text.rfind(sign, earliest, start)) >= 0]
    begin = min(heads) if heads else min(text.find(" ", earliest) + 1 or start, start)
    return 0 if turns(text[:begin]) else begin


def _fitting(text: str, begin: int, width: int) -> int:
    """How far the text from ``begin`` goes in so many columns, nothing cut off its letter."""
    end = min(len(text), begin + 2 * width)
    while end > begin and (cell_len(text[begin:end]) > width or _inside(text, end)):
        end -= 1
    return end


def _inside(text: str, at: int) -> bool:
    """Whether a cut there would part a letter from its accents, or an emoji from its parts."""
    if not 0 < at < len(text):
        return False
    if text[at].isascii():
        return text[at - 1] == "\u200d"
    from unicodedata import category

    return (category(text[at]).startswith("M") or text[at] in _JOINERS
            or text[at - 1] == "\u200d" or "\U0001f3fb" <= text[at] <= "\U0001f3ff")
