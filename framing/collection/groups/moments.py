"""Sums by group that add up: over articles, parts, workers and periods, in any order.

A group is a whole number, its key. For each, sums of columns are kept, as many columns as there
are; what is known of a million articles is then a few numbers a group.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations_with_replacement

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: So many rows of sums are put together at the latest, that memory stays as it is.
_MOST = 100_000


class Sums:
    """Sums of columns by group, taken in piece by piece."""

    def __init__(self, columns: int) -> None:
        self._columns = columns
        self._keys: list[Ints] = []
        self._sums: list[Floats] = []
        self._waiting = 0

    def add(self, keys: Ints, columns: Sequence[Floats]) -> None:
        """Add rows to their groups: a key a row, and each column's value."""
        self.take(*together(keys, np.stack(columns, axis=1)))

    def take(self, keys: Ints, sums: Floats) -> None:
        """Take sums that are made already: a key a row, and rows × columns."""
        self._keys.append(keys)
        self._sums.append(sums)
        self._waiting += len(keys)
        # Of many groups wait for as many again, or each piece would merge them all.
        if self._waiting > max(_MOST, len(self._keys[0])):
            keys, sums = self.merged()
            self._keys, self._sums, self._waiting = [keys], [sums], 0

    def merged(self) -> tuple[Ints, Floats]:
        """Give the keys, in order, and each one's sums: groups × columns."""
        if not self._keys:
            return np.zeros(0, np.int64), np.zeros((0, self._columns))
        return together(np.concatenate(self._keys), np.concatenate(self._sums))


def together(keys: Ints, sums: Floats) -> tuple[Ints, Floats]:
    """Add up the rows that have the same key; the keys come in order."""
    found, group = np.unique(keys, return_inverse=True)
    return found, np.stack([np.bincount(group, column, len(found)) for column in sums.T], axis=1)


def products(components: Sequence[Floats]) -> list[Floats]:
    """Give each component times each, once a pair: Σ of these is the matrix of second moments."""
    return [a * b for a, b in combinations_with_replacement(components, 2)]


def matrices(sums: Floats, components: int) -> Floats:
    """Give the symmetric matrices whose upper halves :func:`products` wrote: groups × k × k."""
    found = np.empty((len(sums), components, components))
    for column, (a, b) in enumerate(combinations_with_replacement(range(components), 2)):
        found[:, a, b] = found[:, b, a] = sums[:, column]
    return found
