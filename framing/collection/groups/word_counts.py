"""How often each group of a collection uses each word: sums over articles, part by part.

Of each word in each group its uses and the articles it stands in; of each word over all articles
the sums from which follows how unevenly articles use it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from framing.collection.groups.grouping import Grouping
from framing.collection.groups.moments import Floats, Ints, Sums
from framing.errors import SettingError
from framing.support.records import NamedTuple

if TYPE_CHECKING:
    from framing.collection.store import Collection

_LOW = 0xFFFFFFFF
#: So many groups × words are looked at: five tables of them are 800 MB.
_MOST_CELLS = 20_000_000


class Uneven(NamedTuple):
    """Sums over articles with c uses of a word and n words in all: one figure a word each."""

    cc: Floats
    cn: Floats
    ccc: Floats
    ccn: Floats
    cnn: Floats


@dataclass(frozen=True)
class WordCounts:
    """The words of a collection's groups, counted.

    ``keys``: the groups' keys in order. ``units``, ``words``: how many articles with words each
    has, and how many words. ``uses``, ``found``: groups × words: uses, and articles with any.
    ``squares``, ``cubes``: Σn² and Σn³ over all articles. With clusters an article is a cluster's
    part in a group, throughout.
    """

    vocabulary: list[str]
    keys: Ints
    units: Floats
    words: Floats
    uses: Floats
    found: Floats
    uneven: Uneven
    squares: float
    cubes: float


class _Counting:
    """Sums while they are taken in."""

    def __init__(self) -> None:
        self.groups, self.pairs = Sums(2), Sums(2)
        self.words = np.zeros((0, 5))
        self.squares = self.cubes = 0.0

    def add(self, keys: Ints, lengths: Floats, units: Ints, words: Ints, uses: Floats,
            codes: Ints) -> None:
        """Take units: each one's group and length; and of its words, unit, word and uses.

        ``words`` are places in ``codes``, which holds each one's place in the whole vocabulary.
        """
        there = lengths > 0
        if not len(codes) or not there.any():
            return
        self.groups.add(keys[there], [np.ones(int(there.sum())), lengths[there]])
        self.squares += float((lengths**2).sum())
        self.cubes += float((lengths**3).sum())
        self._take_words(words, uses, lengths[units], codes)
        groups, of = np.unique(keys, return_inverse=True)
        own = np.array([self._place(key) for key in groups.tolist()], np.int64)[of]
        self.pairs.add(own[units] << 32 | codes[words], [uses, np.ones(len(uses))])

    def _take_words(self, words: Ints, uses: Floats, n: Floats, codes: Ints) -> None:
        if (last := int(codes.max())) >= len(self.words):
            grown = np.zeros((max(last + 1, 2 * len(self.words)), 5))
            grown[: len(self.words)] = self.words
            self.words = grown
        for column, sums in enumerate((uses**2, uses * n, uses**3, uses**2 * n, uses * n**2)):
            self.words[codes, column] += np.bincount(words, sums, len(codes))

    def _place(self, key: int) -> int:
        return self.places.setdefault(key, len(self.places))

    @cached_property
    def places(self) -> dict[int, int]:
        """The groups' keys, numbered as they come."""
        return {}


def word_counts(collection: Collection, grouping: Grouping, clusters: Ints | None = None,
                least: int = 1) -> WordCounts:
    """Count the words of a collection's groups.

    ``clusters``: by article, its cluster or −1; uses are added up over each cluster's articles in
    a group before they are looked at. ``least``: words in fewer articles are left out.

    Raises:
        SettingError: there are too many groups and words to hold side by side.

    """
    counting = _Counting()
    vocabulary: dict[str, int] = {}
    held = Sums(1)  # a cluster's uses of a word in a group, by both
    parted: dict[tuple[int, int], int] = {}
    at = 0
    for piece, part in zip(collection.count_parts(["outlet", "day"]), collection.word_parts(),
                           strict=True):
        codes = np.array([vocabulary.setdefault(word, len(vocabulary))
                          for word in part.vocabulary], np.int64)
        keys = grouping.keys(piece["outlet"], piece["day"])
        lengths = np.diff(part.ends, prepend=0)
        articles, words, uses = _uses(part.tokens, lengths)
        if clusters is not None:
            own = clusters[at : at + len(keys)]
            at += len(keys)
            units = np.array([-1 if cluster < 0 else parted.setdefault((key, cluster), len(parted))
                              for key, cluster in zip(keys.tolist(), own.tolist(), strict=True)],
                             np.int64)
            of = units[articles]
            held.add(of[of >= 0] << 32 | codes[words[of >= 0]], [uses[of >= 0]])
            lengths = np.where(units < 0, lengths, 0)
            articles, words, uses = articles[of < 0], words[of < 0], uses[of < 0]
        counting.add(keys, lengths.astype(np.float64), articles, words, uses, codes)
    if parted:
        both, found = held.merged()
        units, uses = both >> 32, found[:, 0]
        lengths = np.bincount(units, uses, len(parted))
        counting.add(np.array([key for key, _ in parted], np.int64), lengths.astype(np.float64),
                     units, both & _LOW, uses, np.arange(len(vocabulary), dtype=np.int64))
    return _made(counting, list(vocabulary), least)


def _uses(tokens: NDArray[np.uint32], lengths: Ints) -> tuple[Ints, Ints, Floats]:
    """How often each article uses each of its words: article, word and uses, a row each."""
    articles = np.repeat(np.arange(len(lengths), dtype=np.int64), lengths)
    pairs, uses = np.unique(articles << 32 | tokens, return_counts=True)
    return pairs >> 32, pairs & _LOW, uses.astype(np.float64)


def _made(counting: _Counting, names: list[str], least: int) -> WordCounts:
    keys, sizes = counting.groups.merged()
    pairs, both = counting.pairs.merged()
    rows = np.searchsorted(keys, np.array(list(counting.places), np.int64))
    row, word = rows[pairs >> 32], pairs & _LOW
    kept = np.bincount(word, both[:, 1], len(names)) >= least
    if len(keys) * int(kept.sum()) > _MOST_CELLS:
        raise SettingError(f"{len(keys):,} groups and {int(kept.sum()):,} words are more than can "
                           "be compared at once: make fewer groups.")
    new, taken = np.cumsum(kept) - 1, kept[word]
    uses, found = np.zeros((2, len(keys), int(kept.sum())))
    uses[row[taken], new[word[taken]]] = both[taken, 0]
    found[row[taken], new[word[taken]]] = both[taken, 1]
    return WordCounts([name for name, keep in zip(names, kept.tolist(), strict=True) if keep],
                      keys, sizes[:, 0], sizes[:, 1], uses, found,
                      Uneven(*counting.words[: len(names)][kept].T), counting.squares,
                      counting.cubes)
