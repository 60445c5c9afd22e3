"""Articles with one id: found by 64 bits of their ids' hashes, a share of them at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

#: So many hashes are looked at together: what stands in memory doesn't grow with the collection.
AT_ONCE = 1_000_000

Ints = NDArray[np.int64]


def later(hashes: Callable[[], Iterable[Ints]], total: int, at_once: int = AT_ONCE) -> Ints:
    """Give the places of all but the first article of each hash, in order.

    ``hashes`` gives the hashes of ``total`` articles in order, as often as it is called. Two names
    of a million have one hash by chance once in 37 million collections.

    >>> later(lambda: [np.array([5, 7]), np.array([5, 7, 5])], 5).tolist()
    [2, 3, 4]
    """
    passes = max(1, -(-total // at_once))
    found = [np.zeros(0, np.int64)]
    for number in range(passes):
        values, places = _share(hashes(), passes, number)
        order = np.argsort(values, kind="stable")
        values = values[order]
        again = np.flatnonzero(values[1:] == values[:-1]) + 1
        found.append(places[order[again]])
    return np.sort(np.concatenate(found))


def _share(hashes: Iterable[Ints], passes: int, number: int) -> tuple[Ints, Ints]:
    """The hashes of one pass, and where they stand."""
    values, places, at = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)], 0
    for each in hashes:
        own = np.flatnonzero(each % passes == number)
        values.append(each[own])
        places.append(own + at)
        at += len(each)
    return np.concatenate(values), np.concatenate(places)
