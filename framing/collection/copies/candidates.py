"""Candidates: the pairs that agree in a band and, by their sketches, overlap enough to be read.

The number of pairs stays in proportion to that of articles, whatever they are. A thousand articles
that agree in a band (one text with small changes, or one long piece of boilerplate) are not set
against each other: the first is set against all others, those much like it are done with, then the
first of the rest, and so on for a few rounds. Each article keeps a few of its best pairs alone.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

#: Pairs of articles whose sketches agree in less than this share of their values are not read: a
#: text that is a quarter of the other has .25.
LEAST_ALIKE = 0.2
#: Who agrees so far with the first of a band's articles is not set against the others of the band.
SETTLED = 0.5
#: In so many rounds a band's articles are set against the first of those left, …
ROUNDS = 32
#: … and each article keeps so many pairs at the most.
MOST_PAIRS = 16
#: So many pairs' sketches are compared at a time.
_AT_A_TIME = 20_000

Pairs = NDArray[np.int64]


def candidates(
    bands: NDArray[np.uint32], slots: NDArray[np.uint8], rows: NDArray[np.int64]
) -> Pairs:
    """Pairs (a, b) of rows, a < b, the most alike first.

    ``bands``: [band, n]; ``slots``: [n, value], as in :class:`~.sketches.Sketches`. ``rows``:
    those of the n that are looked at, sorted.
    """
    number = len(slots)
    keys = np.zeros(0, np.int64)
    alike = np.zeros(0, np.float32)
    for band in bands:
        for new, score in _of_band(band, slots, rows):
            keys, first = np.unique(np.concatenate([keys, new[:, 1] * number + new[:, 0]]),
                                    return_index=True)
            alike = np.concatenate([alike, score])[first]
        keys, alike = _best(keys, alike, number)
    order = np.lexsort((keys, -alike))
    b, a = np.divmod(keys[order], max(1, number))
    return np.stack([a, b], axis=1)


def _of_band(
    band: NDArray[np.uint32], slots: NDArray[np.uint8], rows: NDArray[np.int64]
) -> list[tuple[Pairs, NDArray[np.float32]]]:
    """The pairs of one band, with how far their sketches agree, a round after the other."""
    rows = rows[np.argsort(band[rows], kind="stable")]
    found = []
    for _ in range(ROUNDS):
        values = band[rows]
        fresh = np.append(True, values[1:] != values[:-1])[: len(rows)]
        first = rows[np.flatnonzero(fresh)][np.cumsum(fresh) - 1] if len(rows) else rows
        first, rows = first[~fresh], rows[~fresh]
        if not len(rows):
            break
        alike = agreement(slots, first, rows)
        kept = alike >= LEAST_ALIKE
        # Stable order: the first of those that agree is the one that stands first.
        found.append((np.stack([first[kept], rows[kept]], axis=1), alike[kept]))
        rows = rows[alike < SETTLED]
    return found


def agreement(
    slots: NDArray[np.uint8], a: NDArray[np.int64], b: NDArray[np.int64]
) -> NDArray[np.float32]:
    """In what share of their values two sketches agree, a number a pair."""
    found = np.empty(len(a), np.float32)
    for start in range(0, len(a), _AT_A_TIME):
        part = slice(start, start + _AT_A_TIME)
        found[part] = (slots[a[part]] == slots[b[part]]).mean(axis=1, dtype=np.float32)
    return found


def _best(
    keys: NDArray[np.int64], alike: NDArray[np.float32], number: int
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The most alike pairs of each later article, so many at the most."""
    later = keys // max(1, number)
    if not len(keys) or np.bincount(later).max() <= MOST_PAIRS:
        return keys, alike
    order = np.lexsort((keys, -alike, later))
    ordered = later[order]
    starts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))
    rank = np.arange(len(order)) - np.repeat(starts, np.diff(np.append(starts, len(order))))
    kept = np.sort(order[rank < MOST_PAIRS])
    return keys[kept], alike[kept]
