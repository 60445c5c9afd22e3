"""Exact shares: how many of their runs of five words two articles have in common, counted.

A run of five words is what ``framing compare`` counts containment by. Runs are compared by their
64-bit hashes, of which two different ones agree once in 10¹⁹ cases.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import numpy as np

from framing.collection.copies.candidates import Pairs
from framing.collection.copies.sketches import Hashes, Places, WordHashes, runs
from framing.collection.streams import Words
from framing.support.records import NamedTuple
from framing.terms import RUN

#: So many words' runs are held at once, 8 bytes each; more need another pass over the words.
_HELD = 16_000_000
#: So many pairs are looked at to see how many of them fit: not all that are left, each time.
_LOOKED_AT = 1_000_000

#: What gives the articles' words anew, part by part.
Parts = Callable[[], Iterable[Words]]


class Overlap(NamedTuple):
    """Two articles by their places, how many runs both have, and how many different ones each."""

    a: int
    b: int
    shared: int
    runs_a: int
    runs_b: int

    @property
    def containment(self) -> float:
        """What share of the shorter one's runs the other has too."""
        return self.shared / min(self.runs_a, self.runs_b)

    @property
    def jaccard(self) -> float:
        """What share of all runs of the two both have."""
        return self.shared / (self.runs_a + self.runs_b - self.shared)


def overlaps(
    pairs: Pairs, parts: Parts, sizes: Places, wanted: Callable[[int, int], bool]
) -> Iterator[Overlap]:
    """Count what pairs of articles share, those that are still ``wanted`` when it is their turn.

    Args:
        pairs: [pair, 2], places of articles.
        parts: gives the words of all articles; it is called once for each 16 million words to hold.
        sizes: [article], how many words each has.
        wanted: is asked before a pair is counted.

    """
    start = 0
    own: dict[int, Hashes] = {}
    while start < len(pairs):
        end = start + _fitting(pairs[start : start + _LOOKED_AT], sizes)
        needed = np.unique([pair for pair in pairs[start:end].tolist() if wanted(*pair)])
        own.clear()  # before the next ones are there
        if len(needed):
            own.update(_runs(needed.astype(np.int64), parts))
        for a, b in pairs[start:end].tolist():
            if wanted(a, b):
                yield _overlap(a, b, own[a], own[b])
        start = end


def _fitting(pairs: Pairs, sizes: Places) -> int:
    """How many of the pairs, from the first on, have so few words together that they are held."""
    flat = pairs.ravel()
    first = np.zeros(len(flat), bool)
    first[np.unique(flat, return_index=True)[1]] = True
    held = np.cumsum(np.where(first, sizes[flat], 0))[1::2]
    return max(1, int(np.searchsorted(held, _HELD, side="right")))


def _runs(places: Places, parts: Parts) -> Iterator[tuple[int, Hashes]]:
    """The different runs of articles, sorted, by their places, which are sorted too."""
    hashes = WordHashes()
    total = 0
    for part in parts():
        low, high = np.searchsorted(places, [total, total + len(part.ends)])
        if low < high:
            of_word = hashes(part.vocabulary)
            starts = np.concatenate([[0], part.ends])
            for place in places[low:high].tolist():
                start, end = starts[place - total : place - total + 2].tolist()
                yield place, np.unique(runs(of_word[part.tokens[start:end]], RUN))
        total += len(part.ends)


def _overlap(a: int, b: int, one: Hashes, other: Hashes) -> Overlap:
    short, long = sorted((one, other), key=len)
    at = np.searchsorted(long, short)
    at[at == len(long)] = 0
    return Overlap(a, b, int((long[at] == short).sum()), len(one), len(other))
