"""Distinct and common values of arrays. NumPy's own ``unique`` loads masked arrays first: 15 ms."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def distinct(values: NDArray[Any]) -> NDArray[Any]:
    """The distinct values, in order."""
    return numbered(values)[0]


def numbered(values: NDArray[Any]) -> tuple[NDArray[Any], NDArray[np.intp]]:
    """The distinct values, in order, and of each value its place among them.

    >>> [each.tolist() for each in numbered(np.array([7, 3, 7]))]
    [[3, 7], [1, 0, 1]]
    """
    order = np.argsort(values, kind="stable")
    ranked = values[order]
    new = np.ones(len(ranked), np.bool_)
    new[1:] = ranked[1:] != ranked[:-1]
    places = np.empty(len(ranked), np.intp)
    places[order] = np.cumsum(new) - 1
    return ranked[new], places


def tallied(values: NDArray[Any]) -> tuple[NDArray[Any], NDArray[np.intp]]:
    """The distinct values, in order, and how often each occurs.

    >>> [each.tolist() for each in tallied(np.array([7, 3, 7]))]
    [[3, 7], [1, 2]]
    """
    ranked = np.sort(values)
    starts = np.flatnonzero(np.concatenate(([True], ranked[1:] != ranked[:-1])))[: len(ranked)]
    return ranked[starts], np.diff(np.concatenate((starts, [len(ranked)])))


def among(values: NDArray[Any], others: NDArray[Any]) -> NDArray[np.bool_]:
    """Whether each value is one of the others.

    >>> among(np.array([7, 3, 7]), np.array([9, 7])).tolist()
    [True, False, True]
    """
    if not len(others):
        return np.zeros(len(values), np.bool_)
    ranked = np.sort(others)
    found = ranked.take(ranked.searchsorted(values), mode="clip")
    return np.asarray(found == values)


def first_uses(values: NDArray[Any]) -> NDArray[np.intp]:
    """The place at which each distinct value first stands, in the order of the values.

    >>> first_uses(np.array([7, 3, 7])).tolist()
    [1, 0]
    """
    order = np.argsort(values, kind="stable")
    ranked = values[order]
    new = np.ones(len(ranked), np.bool_)
    new[1:] = ranked[1:] != ranked[:-1]
    return np.asarray(order[new], np.intp)
