"""Clusters of articles as units: copies of one text, or articles on one story.

Copies of an agency's text are one text, however many outlets ran it, and articles on one story
share its words. Where each counts as an article of its own, intervals come out too narrow; so their
sums are put together first, and the interval is over clusters.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from framing.errors import SettingError, UnreadableError
from framing.sources.files import shown

from .moments import Floats, Ints

if TYPE_CHECKING:
    from .store import Collection

#: What intervals can be over, and the file in the collection's folder that tells the clusters.
UNITS = {"articles": None, "copies": "copies.csv", "stories": "stories.csv"}
#: What one of each is called, and several.
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


def clusters(collection: Collection, units: str) -> Ints | None:
    """Read which cluster each article is of; −1 for one by itself, ``None`` for plain articles.

    Raises:
        SettingError: nothing has written the clusters yet, or not of this collection.
        UnreadableError: the file can't be read, or isn't such a table.

    """
    name = UNITS[units]
    if name is None:
        return None
    path = collection.folder / name
    again = f"run framing {units} on the folder again"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            places, ids, groups = _columns(csv.reader(file))
    except FileNotFoundError:
        raise SettingError(f"{shown(str(collection.folder))} has no {name} yet: run framing "
                           f"{units} on it first.") from None
    except (OSError, UnicodeDecodeError, csv.Error, ValueError, IndexError) as error:
        why = error.strerror if isinstance(error, OSError) else "it has other columns or rows"
        raise UnreadableError(f"{shown(str(path))} can't be read as a table of {units}: {why}; "
                              f"{again}.") from None
    if _others(collection, places, ids):
        raise SettingError(f"{shown(str(path))} is of other articles than the folder has now: "
                           f"{again}.")
    found = np.full(len(collection), -1, np.int64)
    numbers: dict[str, int] = {}
    found[places] = [numbers.setdefault(group, len(numbers)) for group in groups]
    return found


def _columns(rows: Iterator[list[str]]) -> tuple[list[int], list[str], list[str]]:
    """Place, id and group of the articles that stand in a group."""
    head = next(rows, [])
    place, id, group = (head.index(name) for name in ("place", "id", "group"))
    kept = [row for row in rows if row[group]]
    return ([int(row[place]) for row in kept], [row[id] for row in kept],
            [row[group] for row in kept])


def _others(collection: Collection, places: Sequence[int], ids: Sequence[str]) -> bool:
    """Whether these are other articles: most have another id.

    Not all need have the same: an id that a spreadsheet would run, or with half a character in it,
    is written another way.
    """
    from .gathering import id_hash

    if not places:
        return False
    if min(places) < 0 or max(places) >= len(collection):
        return True
    known = collection.counts(["id"])["id"][places].tolist()
    same = sum(id_hash(id) == own for id, own in zip(ids, known, strict=True))
    return bool(2 * same <= len(ids))
