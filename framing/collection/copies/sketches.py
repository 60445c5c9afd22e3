"""Sketches: what is kept of an article so that its copies are found without comparing all pairs.

Two sets stand for an article, its words and its pairs of adjacent words. Of each, MinHash keeps
the least value of a random permutation: two articles agree in it as often as their sets overlap
(Jaccard) [Broder 1997]. A *band* holds three such values, two of pairs and one of words, and
whoever agrees in one of 42 bands is looked at: with overlaps P and W in a share
1 − (1 − P²W)⁴² of all cases.

Why these sets. A half of an article has Jaccard .5 with it, whatever is hashed; if 5 % of its words
were changed too, .52 in words, .44 in pairs, .35 in runs of five. Bands of three pairs would find
.97 of such copies, bands of runs of five .82. Bands of words alone would find them all, and one in
thirteen of any two articles on one subject (428 on climate: Jaccard .12 on the average). Two pairs
and a word find .985 of the copies and 2 in 1,000 of the others, which the sketches then dismiss.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from framing.collection.streams import Words

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

#: Bands, and of how many values each is: the last of words, the others of pairs of words.
BANDS, ROWS = 42, 3
#: Articles of fewer words are left alone: a few words in a row are no sign of copying.
LEAST_WORDS = 25
#: So many words at a time: what the permutations go over stays in the processor's cache.
_BLOCK = 30_000
#: So many words' hashes are kept from one part to the next.
_REMEMBERED = 500_000

_ODD = np.uint64(0x9E3779B97F4A7C15)


class WordHashes:
    """The 64-bit hash of each word, the same on every machine (BLAKE2b); recent ones are kept."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def __call__(self, vocabulary: Sequence[str]) -> Hashes:
        """Give the hashes of words, in order."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        known = self._known
        for word in vocabulary:
            if word not in known:
                data = word.encode("utf-8", "surrogatepass")
                known[word] = int.from_bytes(blake2b(data, digest_size=8).digest(), "little")
        return np.fromiter((known[word] for word in vocabulary), np.uint64, len(vocabulary))


def mixed(numbers: Hashes) -> Hashes:
    """Spread each number over 64 bits, one to one (the end of SplitMix64)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


def runs(words: Hashes, length: int) -> Hashes:
    """The hash of each run of so many words, one for every word that begins one.

    >>> len(runs(np.arange(7, dtype=np.uint64), 5)), len(runs(np.arange(3, dtype=np.uint64), 5))
    (3, 0)
    """
    number = max(0, len(words) - length + 1)
    found = words[:number].copy()
    for after in range(1, length):
        found *= _ODD
        found += words[after : after + number]
    return mixed(found)


@dataclass(frozen=True)
class Sketches:
    """The sketches of n articles that have words enough, 276 bytes an article.

    ``places``: which articles of the collection they are. ``bands``: [band, n], what must be the
    same for two articles to be looked at. ``slots``: [n, value], 8 bits of every value of pairs,
    whose agreement tells the overlap roughly. ``texts``: [n], a hash of all words in their order.
    ``sizes``: how many words each article of the collection has, those left out too.
    """

    places: Places
    bands: NDArray[np.uint32]
    slots: NDArray[np.uint8]
    texts: Hashes
    sizes: Places


def sketched(parts: Iterable[Words], articles: int, seed: int = 0) -> Sketches:
    """Sketch all articles, a part at a time.

    ``articles``: how many there are in all; ``seed`` chooses the permutations.
    """
    draw = np.random.Generator(np.random.PCG64(seed))
    odd = draw.integers(0, 1 << 31, (BANDS, ROWS), np.uint32) * np.uint32(2) + np.uint32(1)
    sizes, places = np.zeros(articles, np.int64), np.zeros(articles, np.int64)
    bands = np.zeros((BANDS, articles), np.uint32)
    slots = np.zeros((articles, BANDS * (ROWS - 1)), np.uint8)
    texts = np.zeros(articles, np.uint64)
    hashes = WordHashes()
    total = done = 0
    for part in parts:
        of_word = hashes(part.vocabulary)
        own = np.diff(part.ends, prepend=0)
        enough = own >= LEAST_WORDS
        sizes[total : total + len(own)] = own
        places[done : done + int(enough.sum())] = total + np.flatnonzero(enough)
        total += len(own)
        tokens = part.tokens[np.repeat(enough, own)]
        for start, ends in _blocks(own[enough]):
            words = of_word[tokens[start : start + int(ends[-1])]]
            block = slice(done, done + len(ends))
            bands[:, block], slots[block], texts[block] = _sketch(words, ends, odd)
            done = block.stop
    return Sketches(places[:done], bands[:, :done], slots[:done], texts[:done], sizes)


def _blocks(sizes: NDArray[np.int64]) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Whole articles of about so many words together: where each block begins, its ends."""
    ends = np.cumsum(sizes)
    first = start = 0
    while first < len(sizes):
        last = max(first + 1, int(np.searchsorted(ends, start + _BLOCK, side="right")))
        yield start, ends[first:last] - start
        first, start = last, int(ends[last - 1])


def _sketch(
    words: Hashes, ends: NDArray[np.int64], odd: NDArray[np.uint32]
) -> tuple[NDArray[np.uint32], NDArray[np.uint8], Hashes]:
    """The bands, slots and text hashes of a block of articles, none of which is empty."""
    starts = np.concatenate([[0], ends[:-1]])
    # The order counts too: each word's hash is mixed with its place.
    place = np.arange(len(words), dtype=np.uint64) - np.repeat(
        starts, np.diff(ends, prepend=0)).astype(np.uint64)
    texts = np.add.reduceat(mixed(words + place * _ODD), starts)
    pairs = np.append(runs(words, 2), np.uint64(0))
    # An article's last word begins no pair: the one before it counts twice, as a set doesn't see.
    pairs[ends - 1] = pairs[ends - 2]
    sets = [(each >> np.uint64(32)).astype(np.uint32) for each in (pairs, mixed(words))]
    room = np.empty(len(words), np.uint32)
    least = np.empty((BANDS, ROWS, len(ends)), np.uint32)
    for band in range(BANDS):
        for row in range(ROWS):
            # Times an odd number: a permutation of all 32-bit numbers.
            np.multiply(sets[row == ROWS - 1], odd[band, row], out=room)
            np.minimum.reduceat(room, starts, out=least[band, row])
    keys = np.zeros((BANDS, len(ends)), np.uint64)
    for row in range(ROWS):
        keys = mixed(keys * _ODD + least[:, row])
    slots = least[:, :-1].reshape(-1, len(ends)).T.astype(np.uint8)
    return (keys >> np.uint64(32)).astype(np.uint32), slots, texts
