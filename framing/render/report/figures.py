"""The report's bars: on one baseline, each with its interval, in shares of the longest."""

from __future__ import annotations

from collections.abc import Sequence

from framing.support.records import NamedTuple


class Bar(NamedTuple):
    """A bar in a picture 100 wide: where it begins, how long it is, its interval's ends.

    ``low`` and ``high`` are ``None`` where there is no interval.
    """

    start: float
    length: float
    low: float | None
    high: float | None
    zero: float


def bars(values: Sequence[float | None],
         ends: Sequence[tuple[float, float] | None]) -> list[Bar | None]:
    """Bars of values on one scale from 0, or from the least where one is below it.

    ``None`` where there is no value.

    >>> bars([2.0, None, 1.0], [(1.0, 4.0), None, None])[0]
    Bar(start=0.0, length=50.0, low=25.0, high=100.0, zero=0.0)
    """
    known = [0.0, *(value for value in values if value is not None),
             *(end for pair in ends if pair for end in pair)]
    least, most = min(known), max(known)
    wide = most - least or 1.0

    def at(value: float) -> float:
        return round(100 * (value - least) / wide, 1)

    found: list[Bar | None] = []
    for value, pair in zip(values, ends, strict=True):
        if value is None:
            found.append(None)
            continue
        start, stop = sorted((at(0.0), at(value)))
        low, high = (at(pair[0]), at(pair[1])) if pair else (None, None)
        found.append(Bar(start, round(stop - start, 1), low, high, at(0.0)))
    return found
