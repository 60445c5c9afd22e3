"""Clusters of articles as units: copies of one text, or articles on one story.

Copies of an agency's text are one text, however many outlets ran it, and articles on one story
share its words. Where each counts as an article of its own, intervals come out too narrow; so their
sums are put together first, and the interval is over clusters.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from framing.collection.groups.moments import Floats, Ints

#: What intervals can be over: what one of each is called, and several.
NOUNS = {"articles": ("article", "articles"), "copies": ("text", "texts"),
         "stories": ("story", "stories")}


class Held:
    """Articles that stand in clusters, until all of each have been seen."""

    def __init__(self, columns: int) -> None:
        self._columns = columns
        self._keys: list[Ints] = []
        self._clusters: list[Ints] = []
        self._rows: list[Floats] = []

    def add(self, keys: Ints, clusters: Ints, columns: Sequence[Floats]) -> None:
        """Take articles: their groups' keys, their clusters, and columns."""
        self._keys.append(keys)
        self._clusters.append(clusters)
        self._rows.append(np.stack(columns, axis=1) if columns else np.zeros((len(keys), 0)))

    def units(self) -> tuple[Ints, Floats, Floats]:
        """Give of each cluster's part in each group: the group's key, its articles, its sums."""
        if not self._keys:
            return np.zeros(0, np.int64), np.zeros(0), np.zeros((0, self._columns))
        keys, clusters = np.concatenate(self._keys), np.concatenate(self._clusters)
        rows = np.concatenate(self._rows)
        order = np.lexsort((clusters, keys))
        keys, clusters, rows = keys[order], clusters[order], rows[order]
        new = np.ones(len(keys), np.bool_)
        new[1:] = (keys[1:] != keys[:-1]) | (clusters[1:] != clusters[:-1])
        starts = new.nonzero()[0]
        if not len(starts):
            return keys, np.zeros(0), rows
        articles = np.diff(np.append(starts, len(keys))).astype(np.float64)
        return keys[starts], articles, np.add.reduceat(rows, starts, axis=0)
