"""What a measure gives: columns of counts, a row a segment, and one formula from sums to a value.

Columns add up, over segments, voices, articles and outlets, and the formula is applied last:
that is why a reading by voice, an interval and a collection's figure need no code of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import isfinite
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from framing.hits import Hits
from framing.support.records import NamedTuple

Floats = NDArray[np.float64]
Formula = Callable[..., float]

#: What a formula raises where it has no value.
NO_VALUE = (ArithmeticError, ValueError)
#: Columns of more rows are summed one by one.
_LONG = 5_000

#: The note of a number that has no value by voice.
TOGETHER = "is of all voices together"


class Counts(NamedTuple):
    """A measure's counts of one document.

    ``columns``: the components, each with a row a unit (segment, paragraph, …), in the order of
    the formula's arguments. ``formula``: from the components' sums to the value; where there is
    none it raises one of :data:`NO_VALUE` or gives what is not finite. ``hits``: what was counted,
    or ``None`` where every word counts. ``exposure``: which component is n, what the hits are
    measured against. ``least``: below this exposure there is no value, and the note says so;
    ``absent`` is that note where more is known than that there is nothing to count in.
    """

    columns: Sequence[Floats]
    formula: Formula
    hits: Hits | None = None
    exposure: int = -1
    least: float = 1.0
    note: str | None = None
    absent: str | None = None


class Valued(Protocol):
    """What has a value once its components are summed: counts, or what a collection keeps."""

    @property
    def formula(self) -> Formula:
        """From the components' sums to the value."""

    @property
    def exposure(self) -> int:
        """Which component is n."""

    @property
    def least(self) -> float:
        """Below this exposure there is no value."""


class Reading(NamedTuple):
    """A measure's value for one voice of one article.

    ``low`` and ``high`` are the ends of its 95 % interval, ``None`` as long as none was drawn;
    ``n`` is the exposure (words, sentences, … as the measure's unit says), ``hits`` the number of
    places counted (``None`` where every word counts). ``value`` is ``None`` where it can't be
    computed, never 0.0, and ``note`` says why.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int
    hits: int | None
    note: str | None


class Evidence(NamedTuple):
    """A place that was counted: ``article.text[start:end] == text``.

    ``label`` is the class or list that it was counted under; ``voice`` is whose words it stands
    in, author or quoted; ``weight`` is what it adds to the count.
    """

    start: int
    end: int
    text: str
    label: str
    voice: str
    weight: float


# -- formulas ------------------------------------------------------------------------------------


def per_thousand(count: float, exposure: float) -> float:
    """1,000 × count ÷ exposure."""
    return 1000 * count / exposure


def percent(count: float, exposure: float) -> float:
    """100 × count ÷ exposure."""
    return 100 * count / exposure


def ratio(total: float, exposure: float) -> float:
    """Total ÷ exposure."""
    return total / exposure


def total(count: float) -> float:
    """The count itself."""
    return count


# -- from hits to counts ---------------------------------------------------------------------------


def per_row(hits: Hits, rows: int) -> Floats:
    """Sum the hits' weights in each of so many rows."""
    return np.bincount(hits.row, hits.weight, rows).astype(np.float64, copy=False)


class Tallied(Sequence[Floats]):
    """Two columns: the hits in each row, and what they are measured against.

    The first is made when it is read: a value needs no more than the number of hits.
    """

    __slots__ = ("_counted", "hits", "of")

    def __init__(self, hits: Hits, of: Floats) -> None:
        self.hits, self.of = hits, of
        self._counted: Floats | None = None

    def __len__(self) -> int:
        return 2

    def __getitem__(self, place: Any) -> Any:
        if self._counted is None:
            self._counted = per_row(self.hits, len(self.of))
        return (self._counted, self.of)[place]


class BySpeaker(NamedTuple):
    """Words by whose they are and where, as far as there are any: a place of each column for each.

    ``speaker`` ascends. A table of all speakers by all segments would take a long text's length
    squared.
    """

    speaker: NDArray[np.intp]
    row: NDArray[np.intp]
    words: Floats

    @classmethod
    def at(cls, places: NDArray[np.intp], words: Floats, rows: int) -> BySpeaker:
        """Those of places that ascend, each a speaker's number × rows + a row's."""
        return cls(places // max(1, rows), places % max(1, rows), words)

    def sums(self, speakers: int) -> Floats:
        """The words of each of so many speakers."""
        return np.bincount(self.speaker, self.words, speakers).astype(np.float64, copy=False)

    def in_rows(self, own: NDArray[np.bool_] | slice, rows: int) -> Floats:
        """The words in each of so many rows, of those places that are chosen."""
        return np.bincount(self.row[own], self.words[own], rows).astype(np.float64, copy=False)


class Ledger(Sequence[Floats]):
    """A column for the words of each speaker, made when it is read, and one of all quoted words."""

    __slots__ = ("_found", "_starts", "sums", "whole")

    def __init__(self, found: BySpeaker, speakers: int, whole: Floats) -> None:
        self._found, self.whole = found, whole
        self._starts = found.speaker.searchsorted(np.arange(speakers + 1))
        #: The words of each speaker.
        self.sums: list[float] = found.sums(speakers).tolist()

    def __len__(self) -> int:
        return len(self.sums) + 1

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return [self[each] for each in range(len(self))[place]]
        number = range(len(self))[place]
        if number == len(self.sums):
            return self.whole
        own = slice(*self._starts[number : number + 2])
        return self._found.in_rows(own, len(self.whole))


def rate(hits: Hits, *, per: Floats) -> Counts:
    """Hits per 1,000 of what ``per`` counts in each segment, as a rule its words."""
    return Counts(Tallied(hits, per), per_thousand, hits)


def share(hits: Hits, *, of: Floats) -> Counts:
    """Hits as a percentage of what ``of`` counts in each segment, as a rule 1 for a sentence."""
    return Counts(Tallied(hits, of), percent, hits)


def mean(values: Floats, *, over: Floats, hits: Hits | None = None) -> Counts:
    """Mean of ``values`` over the segments, each weighted by ``over``."""
    return Counts((values * over, over), ratio, hits)


def number(counts: Floats) -> Counts:
    """A plain number of things: the sum of ``counts``."""
    return Counts((counts,), total, least=0.0)


# -- from counts to values ------------------------------------------------------------------------


def summed(found: Mapping[str, Counts]) -> dict[str, list[float]]:
    """Sum the components of each measure's counts."""
    # Measures share columns (words, above all), so that each distinct one is summed once, and
    # all of a length at once. Of hits and of speakers the sum is known.
    tables = [counts.columns for counts in found.values()]
    summed = [(table.of,) if type(table) is Tallied else
              (table.whole,) if type(table) is Ledger else table for table in tables]
    distinct = {id(column): column for columns in summed for column in columns}
    by_length: dict[int, list[int]] = {}
    for key, column in distinct.items():
        by_length.setdefault(len(column), []).append(key)
    totals: dict[int, float] = {}
    for length, keys in by_length.items():
        if length > _LONG:  # by then a copy of all costs more than a call for each
            totals.update((key, float(distinct[key].sum())) for key in keys)
            continue
        together = np.concatenate([distinct[key] for key in keys]).reshape(len(keys), length)
        totals.update(zip(keys, together.sum(axis=1).tolist(), strict=True))
    return {
        measure: [table.hits.total, totals[id(table.of)]] if type(table) is Tallied
        else [*table.sums, totals[id(table.whole)]] if type(table) is Ledger
        else [totals[id(column)] for column in table]
        for measure, table in zip(found, tables, strict=True)
    }


def value_of(counts: Valued, sums: list[float]) -> float | None:
    """Apply a measure's formula to sums of its components; ``None`` where it has no value."""
    return None if sums[counts.exposure] < counts.least else calculated(counts.formula, sums)


def calculated(formula: Formula, sums: Sequence[float]) -> float | None:
    """Apply a formula to sums, however little they are; ``None`` where it has no value."""
    try:
        value = float(formula(*sums))
    except NO_VALUE:
        return None
    return value if isfinite(value) else None
