"""Articles of neighbouring days that have much of their words in common: exact cosines."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.errors import SettingError
from framing.support.records import NamedTuple

Ints = NDArray[np.int64]

#: Rows of a block: its product with a window's articles is held at once, so fewer of these where
#: a window has very many.
_ROWS, _PRODUCT = 128, 8_000_000
#: More pairs than this take more than a gigabyte.
MOST = 10_000_000
#: What rounding may take from a cosine.
ROUNDING = 1e-9


class Pairs(NamedTuple):
    """Pairs of articles, by their rows: ``one`` < ``other``, in that order; and their cosines."""

    one: NDArray[np.int32]
    other: NDArray[np.int32]
    cosine: NDArray[np.float64]


def neighbours(vectors: Any, days: Ints, window: int | None, threshold: float,
               most: int = MOST) -> Pairs:
    """Find all pairs whose cosine is at least ``threshold``, at most ``window`` days apart.

    Args:
        vectors: a sparse matrix with rows of length 1, in the order of their days.
        days: the rows' days, ascending.
        window: days; ``None`` compares each with each, whatever ``days`` says.
        threshold: above 0; pairs with no word in common are never looked at.
        most: how many pairs are held at the most.

    Raises:
        SettingError: there are more.

    """
    size = vectors.shape[0]
    found: list[Pairs] = []
    start = number = 0
    while start < size:
        reach = _reach(days, start, window, size)
        end = min(size, start + max(1, min(_ROWS, _PRODUCT // max(1, reach - start))))
        reach = _reach(days, end - 1, window, size)
        product = (vectors[start:end] @ vectors[start:reach].T).tocoo()
        kept = (product.data >= threshold - ROUNDING) & (product.row < product.col)
        one, other, cosine = (product.row[kept] + start, product.col[kept] + start,
                              product.data[kept])
        if window is not None:
            near = days[other] - days[one] <= window
            one, other, cosine = one[near], other[near], cosine[near]
        number += len(one)
        if number > most:
            raise SettingError(
                f"More than {most:,} pairs of articles are as alike as {threshold:g}: give a "
                "higher --threshold or a narrower --window; framing copies finds texts that stand "
                "there again and again.")
        order = np.lexsort((other, one))
        found.append(Pairs(one[order].astype(np.int32), other[order].astype(np.int32),
                           cosine[order]))
        start = end
    none = Pairs(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0))
    return Pairs(*(np.concatenate(each) for each in zip(none, *found, strict=True)))


def _reach(days: Ints, row: int, window: int | None, size: int) -> int:
    """The first row that is beyond the window of this one."""
    return size if window is None else int(np.searchsorted(days, days[row] + window, "right"))
