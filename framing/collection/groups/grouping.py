"""How a collection's articles fall into groups: by outlet, by time, or by both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from framing.collection.groups.moments import Ints
from framing.collection.periods import TIMES, Time, periods, told
from framing.errors import SettingError
from framing.measures import nearest

#: Where the period stands in a key: below the outlet, moved to be no negative number.
_SHIFT, _MOVED = 32, 2**31


@dataclass(frozen=True)
class Grouping:
    """What articles are grouped by: their outlet, a time, or each time of each outlet."""

    outlet: bool
    time: Time | None

    @property
    def names(self) -> tuple[str, ...]:
        """What the groups are of, the outlet first."""
        return (*["outlet"] * self.outlet, *([] if self.time is None else [self.time]))

    def keys(self, outlets: Ints, days: Ints) -> Ints:
        """Give each article's group: by outlet, then by time, undated articles last."""
        keys = outlets.astype(np.int64) << _SHIFT if self.outlet else np.zeros(len(days), np.int64)
        if self.time is not None:
            keys = keys + periods(days, self.time) + _MOVED
        return keys

    def without_time(self, keys: Ints) -> Ints:
        """Give the keys of the same groups over all their time."""
        return (keys >> _SHIFT) << _SHIFT

    def outlet_of(self, key: int) -> int | None:
        """The place of a group's outlet among the collection's."""
        return key >> _SHIFT if self.outlet else None

    def period_of(self, key: int) -> int | None:
        """The number of a group's period."""
        return (key & 0xFFFFFFFF) - _MOVED if self.time else None

    def told(self, period: int | None) -> str | None:
        """Name a period; ``None`` for articles without a date, or where none is asked for."""
        return None if self.time is None or period is None else told(period, self.time)


def grouping(by: Sequence[str]) -> Grouping:
    """Read what to group by.

    Raises:
        SettingError: nothing, something unknown, or two times.

    """
    known = ("outlet", *TIMES)
    for name in by:
        if name not in known:
            raise SettingError(f"Articles can't be grouped by {name!r}{nearest(name, known)} "
                               f"They can be by {', '.join(known)}, or by outlet and a time.")
    times = [time for time in TIMES if time in by]
    if len(times) > 1:
        raise SettingError(f"{times[0]} and {times[1]} are both times: group by one of them.")
    if not by:
        raise SettingError(f"Name what to group by: {', '.join(known)}, or outlet and a time.")
    return Grouping("outlet" in by, times[0] if times else None)
