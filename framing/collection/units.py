"""Clusters of articles as units: copies of one text, or articles on one story.

Copies of an agency's text are one text, however many outlets ran it, and articles on one story
share its words. Where each counts as an article of its own, intervals come out too narrow; so their
sums are put together first, and the interval is over clusters.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from framing.errors import SettingError, UnreadableError

from .moments import Floats, Ints

#: What intervals can be over, and the file in the collection's folder that tells the clusters.
UNITS = {"articles": None, "copies": "copies.csv", "stories": "stories.csv"}


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


def clusters(folder: Path, units: str, articles: int) -> Ints | None:
    """Read which cluster each article is of; −1 for one by itself, ``None`` for plain articles.

    Raises:
        SettingError: nothing has written the clusters yet, or not of this collection.
        UnreadableError: the file can't be read, or isn't such a table; the message names the line.

    """
    name = UNITS[units]
    if name is None:
        return None
    path = folder / name
    found = np.full(articles, -1, np.int64)
    numbers: dict[str, int] = {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            head = next(rows, [])
            if not {"place", "group"} <= set(head):
                raise UnreadableError(f"{path} has no columns place and group: run framing {units} "
                                      f"on the folder again.")
            place, group = head.index("place"), head.index("group")
            for row in rows:
                at = int(row[place])
                if not 0 <= at < articles:
                    raise SettingError(
                        f"{path} names article {at}, and there are {articles}: it is of another "
                        f"state of the collection; run framing {units} on the folder again.")
                if row[group]:
                    found[at] = numbers.setdefault(row[group], len(numbers))
    except FileNotFoundError:
        raise SettingError(
            f"{folder} has no {name} yet: run framing {units} on it first.") from None
    except (OSError, UnicodeDecodeError, csv.Error, ValueError, IndexError) as error:
        raise UnreadableError(f"{path} can't be read as a table of {units} ({error}): run framing "
                              f"{units} on the folder again.") from None
    return found
