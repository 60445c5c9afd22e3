"""A line of blocks for how a number moved: one sign a period, eight levels."""

from __future__ import annotations

from collections.abc import Sequence

LEVELS, PLAIN = "▁▂▃▄▅▆▇█", "12345678"
#: A period in which there was too little to tell, and one without anything.
LITTLE, PLAIN_LITTLE, NOTHING = "·", "-", " "


def sparkline(values: Sequence[float | None], there: Sequence[bool], low: float, high: float,
              *, plain: bool = False) -> str:
    """Draw values as levels between ``low`` and ``high``.

    ``None`` is :data:`LITTLE` where something was there, and a gap where nothing was. ``plain``: in
    ASCII, as figures from 1 to 8.

    >>> sparkline([1, 4.5, 8, None, None], [True, True, True, True, False], 1, 8)
    '▁▅█· '
    >>> sparkline([1, 8, None], [True] * 3, 1, 8, plain=True)
    '18-'
    """
    levels = PLAIN if plain else LEVELS
    signs = []
    for value, any_ in zip(values, there, strict=True):
        if value is None:
            signs.append((PLAIN_LITTLE if plain else LITTLE) if any_ else NOTHING)
        elif high > low:
            share = (value - low) / (high - low)
            signs.append(levels[min(len(levels) - 1, max(0, int(share * len(levels))))])
        else:
            signs.append(levels[len(levels) // 2])
    return "".join(signs)
