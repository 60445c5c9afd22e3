"""Rates of groups of articles, with intervals over articles: by outlet, week, or both.

A group's value is the measure's formula applied to its articles' summed components, as everywhere
in this program; a plain number of things (words, speakers) is told per article. The interval is
over articles (:mod:`.linearised`). Parts are read one after the other, and of each only sums by
group are kept, so that memory is that of the groups and not of the articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from framing.collection.groups.grouping import Grouping
from framing.collection.groups.moments import Floats, Ints, Sums, together
from framing.collection.groups.summing import LEAST, Cell, Summed
from framing.collection.groups.units import Held
from framing.support.records import NamedTuple

if TYPE_CHECKING:
    from framing.collection.store import Collection

#: So many articles at once: enough that a pass over parts is quick, few enough to be small.
_AT_ONCE = 50_000


class Group(NamedTuple):
    """A group of articles: its outlet (a name, empty where none is told), its period, its cells.

    ``outlet`` is ``None`` where articles aren't grouped by it, ``period`` where they aren't grouped
    by time or, if :attr:`Aggregate.grouping` says they are, where they have no date. ``number`` is
    the period as a number that goes up by one.
    """

    outlet: str | None
    period: str | None
    number: int | None
    articles: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Aggregate:
    """Tables of rates: the groups in the order of outlets' names and of time."""

    grouping: Grouping
    measures: tuple[Summed, ...]
    units: str
    least: int
    articles: int
    groups: tuple[Group, ...]
    #: Each outlet over all its time, or all articles where they are grouped by time alone.
    wholes: tuple[Group, ...]
    #: Articles in another language, which measures of English words leave out.
    unread: int = 0


def aggregate(
    collection: Collection, grouping: Grouping, measures: Sequence[Summed], *,
    units: str = "articles", clusters: Ints | None = None, least: int = LEAST,
) -> Aggregate:
    """Add up measures by group.

    Args:
        collection: an opened collection.
        grouping: by outlet, a time or both.
        measures: what to add up.
        units: what ``clusters`` are, to be told.
        clusters: by article, the number of its cluster, −1 for one by itself; intervals are over
            clusters then, an article by itself being one.
        least: with fewer units a group gets counts alone.

    """
    keys, sums, unread = _summed(collection, grouping, measures, clusters)

    def groups(keys: Ints, sums: Floats, *, timed: bool) -> tuple[Group, ...]:
        found, at = [], 1
        for each in measures:
            found.append(each.cells(sums[:, at : at + each.width], least, units))
            at += each.width
        rows = zip(*found, strict=True) if found else iter([()] * len(keys))
        told = [_group(collection, grouping, key, articles, cells, timed)
                for key, articles, cells in zip(
                    keys.tolist(), sums[:, 0].astype(np.int64).tolist(), rows, strict=True)]
        return tuple(sorted(told, key=_order))

    wholes: tuple[Group, ...] = ()
    if grouping.time is not None and clusters is None:
        wholes = groups(*together(grouping.without_time(keys), sums), timed=False)
    elif grouping.time is not None:  # a cluster may reach from one period into the next
        wholes = aggregate(collection, Grouping(grouping.outlet, None), measures, units=units,
                           clusters=clusters, least=least).groups
    return Aggregate(grouping, tuple(measures), units, least, int(sums[:, 0].sum()),
                     groups(keys, sums, timed=True), wholes, unread)


def _order(group: Group) -> tuple[bool, str, str, int]:
    """By the outlet's name, in whatever case, those without one last; then by time."""
    name = group.outlet or ""
    return group.outlet == "", name.casefold(), name, group.number or 0


def _group(collection: Collection, grouping: Grouping, key: int, articles: int,
           cells: tuple[Cell, ...], timed: bool) -> Group:
    place = grouping.outlet_of(key)
    number = grouping.period_of(key) if timed else None
    return Group(None if place is None else collection.outlets[place], grouping.told(number),
                 number, articles, cells)


def _summed(collection: Collection, grouping: Grouping, measures: Sequence[Summed],
            clusters: Ints | None) -> tuple[Ints, Floats, int]:
    """The groups' keys in order, and their sums: articles, then each measure's columns.

    Besides, how many articles measures of English words don't read.
    """
    names = list(dict.fromkeys(["outlet", "day", "read",
                                *(name for each in measures for name in each.columns)]))
    sums = Sums(1 + sum(each.width for each in measures))
    held = Held(sum(each.held for each in measures))
    at = unread = 0
    for piece in _pieces(collection, names):
        unread += int(np.count_nonzero(piece["read"] == 0))
        keys = grouping.keys(piece["outlet"], piece["day"])
        taken = [each.taken(piece) for each in measures]
        if clusters is not None:
            own = clusters[at : at + len(keys)]
            at += len(keys)
            alone = own < 0
            held.add(keys[~alone], own[~alone], [column[~alone] for each in taken
                                                 for column in each])
            keys, taken = keys[alone], [[column[alone] for column in each] for each in taken]
        sums.add(keys, _columns(measures, taken, np.ones(len(keys))))
    if clusters is not None:
        keys, articles, summed = held.units()
        taken, place = [], 0
        for each in measures:
            taken.append([summed[:, place + column] for column in range(each.held)])
            place += each.held
        sums.add(keys, _columns(measures, taken, articles))
    return *sums.merged(), unread


def _columns(measures: Sequence[Summed], taken: Sequence[Sequence[Floats]],
             articles: Floats) -> list[Floats]:
    columns = [articles]
    for each, own in zip(measures, taken, strict=True):
        columns += each.moments(own)
    return columns


def _pieces(collection: Collection, names: Sequence[str]) -> Iterator[dict[str, Ints]]:
    """The counts of some parts at a time, since each pass over them has its own price."""
    waiting: list[Mapping[str, Ints]] = []
    held = 0
    for part in collection.count_parts(names):
        waiting.append(part)
        held += len(part["day"])
        if held >= _AT_ONCE:
            yield {name: np.concatenate([each[name] for each in waiting]) for name in names}
            waiting, held = [], 0
    if waiting:
        yield {name: np.concatenate([each[name] for each in waiting]) for name in names}
