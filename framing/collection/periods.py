"""Days, ISO weeks, months and years of articles: numbers that sort, and their names.

A day is a number of days since 1970-01-01; :data:`NO_DAY` where an article has no date.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Time = Literal["day", "week", "month", "year"]

#: The times that articles can be grouped by.
TIMES: tuple[Time, ...] = ("day", "week", "month", "year")
#: How the counts say that an article has no date.
NO_DAY = np.iinfo(np.int64).min
#: The period of articles without a date: after all others, and next to none of them.
UNDATED = 2**31 - 1
#: 1970-01-01 as :meth:`datetime.date.toordinal` counts days; it was a Thursday.
_FIRST, _THURSDAY = 719_163, 3


def day_number(day: date | None) -> int:
    """The number of a day; :data:`NO_DAY` for none.

    >>> day_number(date(1970, 1, 2)), day_number(None) == NO_DAY
    (1, True)
    """
    return int(NO_DAY) if day is None else day.toordinal() - _FIRST


def day_of(number: int) -> date | None:
    """The day of a number, ``None`` for :data:`NO_DAY`."""
    return None if number == NO_DAY else date.fromordinal(_FIRST + number)


def periods(days: Ints, time: Time) -> Ints:
    """Give the period that each day falls in; :data:`UNDATED` for articles without a day.

    >>> periods(np.array([0, 3, 4, NO_DAY]), "week").tolist()
    [0, 0, 1, 2147483647]
    >>> periods(np.array([-1, 0, 31, 365]), "month").tolist()
    [-1, 0, 1, 12]
    """
    none = days == NO_DAY
    if time == "week":
        found = (np.where(none, 0, days) + _THURSDAY) // 7
    else:
        unit = {"day": "D", "month": "M", "year": "Y"}[time]
        found = np.where(none, 0, days).astype("M8[D]").astype(f"M8[{unit}]").astype(np.int64)
    return np.where(none, UNDATED, found)


def told(period: int, time: Time) -> str | None:
    """Name a period as ISO 8601 does; ``None`` for articles without a day.

    >>> told(0, "week"), told(1, "month"), told(-1, "year"), told(0, "day"), told(UNDATED, "day")
    ('1970-W01', '1970-02', '1969', '1970-01-01', None)
    """
    if period == UNDATED:
        return None
    if time == "day":
        return str(day_of(period))
    if time == "week":
        year, week, _ = date.fromordinal(_FIRST + 7 * period - _THURSDAY).isocalendar()
        return f"{year:04}-W{week:02}"
    if time == "month":
        return f"{1970 + period // 12:04}-{period % 12 + 1:02}"
    return f"{1970 + period:04}"
