"""Which articles belong together, in a collection's folder: ``copies.csv`` and ``stories.csv``.

They hold articles' places, so they are true of one state of the collection alone. ``framing
corpus`` takes them out where places change, what is written is written while no run can change
them, and what is read is held against the articles' ids.
"""

from __future__ import annotations

import csv
import io
from array import array
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from framing.collection.columns import id_hash
from framing.collection.folders import CLUSTERED, locked
from framing.collection.manifest import manifest_of, places
from framing.errors import SettingError, UnreadableError
from framing.sources.files import shown
from framing.support.output import unrun, write_whole

if TYPE_CHECKING:
    from framing.collection.store import Collection

Ints = NDArray[np.int64]


def write(collection: Collection, units: str, rows: Iterable[tuple[int, str, int | None]]) -> None:
    """Write the file of ``units``, ``copies`` or ``stories``.

    ``rows``: articles' places, ids and clusters' numbers, ``None`` for an article by itself, which
    may as well be left out.

    Raises:
        SettingError: it can't be written, or the collection is another one by now; what was there
            is as it was.

    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("place", "id", "group"))
    writer.writerows((place, unrun(id), group) for place, id, group in rows)
    folder = collection.folder
    try:
        with locked(folder):
            now = manifest_of(folder)
            if now is None or places(now) != places(collection.manifest):
                raise SettingError(f"{shown(str(folder))} was made anew in the meantime: run "
                                   f"framing {units} on it again.")
            write_whole(folder / CLUSTERED[units], out.getvalue().encode("utf-8",
                                                                        "backslashreplace"))
    except OSError as error:
        raise SettingError(f"cannot write {shown(str(folder / CLUSTERED[units]))}: "
                           f"{error.strerror}; check that you may write to the folder.") from error


def read(collection: Collection, units: str) -> Ints | None:
    """Read which cluster each article is of; −1 for one by itself, ``None`` for plain articles.

    Raises:
        SettingError: nothing has written the clusters yet, or not of this collection.
        UnreadableError: the file can't be read, or isn't such a table.

    """
    if units == "articles":
        return None
    path = collection.folder / CLUSTERED[units]
    again = f"run framing {units} on the folder again"
    found = np.full(len(collection), -1, np.int64)
    places, told = array("q"), array("q")
    numbers: dict[str, int] = {}
    other = SettingError(f"{shown(str(path))} is of other articles than the folder has now: "
                         f"{again}.")
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for place, id, group in _rows(csv.reader(file)):
                if not 0 <= place < len(found):
                    raise other
                places.append(place)
                # As it is, and as it was before it was made no formula.
                told.extend((id_hash(id), id_hash(id.removeprefix("'"))))
                if group:
                    found[place] = numbers.setdefault(group, len(numbers))
    except FileNotFoundError:
        raise SettingError(f"{shown(str(collection.folder))} has no {path.name} yet: run framing "
                           f"{units} on it first.") from None
    except (OSError, UnicodeDecodeError, csv.Error, ValueError, IndexError) as error:
        why = error.strerror if isinstance(error, OSError) else "it has other columns or rows"
        raise UnreadableError(f"{shown(str(path))} can't be read as a table of {units}: {why}; "
                              f"{again}.") from None
    own = collection.counts(["id"])["id"][np.array(places)]
    if not (np.array(told).reshape(-1, 2) == own[:, None]).any(axis=1).all():
        raise other
    return found


def _rows(rows: Iterator[list[str]]) -> Iterator[tuple[int, str, str]]:
    """Place, id and group of each article that is told."""
    head = next(rows, [])
    place, id, group = (head.index(name) for name in ("place", "id", "group"))
    return ((int(row[place]), row[id], row[group]) for row in rows)
