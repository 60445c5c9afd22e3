"""Finding the few places where a cue may stand, by plain search: a cheap pass over a long text.

A regular expression with fifty alternatives tries each at every letter. So each cue is first sought
by a part of it that is always written alike, and the expression is tried only there, on a stretch
of bounded length: a few hundred microseconds an article, and linear whatever the text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence


def places(text: str, parts: Iterable[str], start: int = 0, end: int | None = None) -> list[int]:
    """Where any of these parts begins, in order.

    >>> places("then and Then", ["hen", "and"])
    [1, 5, 10]
    """
    end = len(text) if end is None else end
    found = []
    for part in parts:
        at = text.find(part, start, end)
        while at >= 0:
            found.append(at)
            at = text.find(part, at + len(part), end)
    return sorted(found)


def within(places: Sequence[int], spans: Sequence[tuple[int, int]]
           ) -> Iterator[tuple[int, int, int]]:
    """Give each place that stands in one of these spans, with its span; both are in order."""
    number = 0
    for at in places:
        while number < len(spans) and spans[number][1] <= at:
            number += 1
        if number == len(spans):
            return
        if spans[number][0] <= at:
            yield at, *spans[number]


_LETTERS = re.compile(r"[^\W_]{1,30}(?:-[^\W_]{1,30})?")


def word_before(text: str, start: int, at: int) -> str:
    """The word that ends before the space or hyphen here; ``""`` where there is none.

    >>> word_before("a Vice President", 0, 7)
    'Vice'
    """
    if at - 1 <= start or not (text[at - 1].isspace() or text[at - 1] == "-"):
        return ""
    words = re.split(r"[\s“”\"'‘’(,]", text[max(start, at - 32) : at - 1])
    return words[-1] if _LETTERS.fullmatch(words[-1]) else ""
