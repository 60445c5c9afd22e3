"""The heat map: cosines as shades, one path a shade, so that thousands of cells stay a small file.

A page's policy lets no style in that is not its own, so a shade is a class, not a colour.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from framing.support.records import NamedTuple

#: How many shades, each an equal step from 0 to the highest cosine of two articles.
SHADES = 8
#: Up to so many articles each has its letter beside the map, and its own row of figures below.
LETTERED = 40
#: The map has so many cells a side at the most: of more articles, a cell is the mean of several.
MOST_CELLS = 500


class Shade(NamedTuple):
    """A shade: which, the cosines it stands for, and its cells as an SVG path, a unit each."""

    number: int
    low: float
    high: float
    path: str


class Heat(NamedTuple):
    """A heat map of so many cells a side, each of ``merged`` articles, drawn in shades."""

    size: int
    merged: int
    shades: tuple[Shade, ...]
    lettered: bool


def heat(matrix: NDArray[np.float64], known: list[bool]) -> Heat:
    """Draw cosines; an article with itself, and one without words (not ``known``), has no shade.

    >>> found = heat(np.array([[1, .5, 0], [.5, 1, .1], [0, .1, 1.]]), [True, True, True])
    >>> [(shade.number, shade.path) for shade in found.shades if shade.path][:2]
    [(0, 'M2 0h1v1h-1zM0 2h1v1h-1z'), (1, 'M2 1h1v1h-1zM1 2h1v1h-1z')]
    """
    number = len(matrix)
    merged = math.ceil(number / MOST_CELLS)
    cells = np.where(np.eye(number, dtype=bool), np.nan, matrix)
    cells[~np.array(known)] = np.nan
    cells[:, ~np.array(known)] = np.nan
    if merged > 1:
        cells = _means(cells, merged)
    seen = cells[~np.isnan(cells)]
    top = float(seen.max()) if len(seen) and seen.max() > 0 else 1.0
    with np.errstate(invalid="ignore"):
        steps = np.where(np.isnan(cells), -1, np.clip(cells / top * SHADES, 0, SHADES - 1))
    steps = steps.astype(np.int64)
    paths: list[list[str]] = [[] for _ in range(SHADES)]
    for y, row in enumerate(steps):
        starts = np.flatnonzero(np.append(True, row[1:] != row[:-1]))
        for x, end in zip(starts.tolist(), [*starts[1:].tolist(), len(row)], strict=True):
            if row[x] >= 0:
                paths[row[x]].append(f"M{x} {y}h{end - x}v1h-{end - x}z")
    shades = (Shade(step, top * step / SHADES, top * (step + 1) / SHADES, "".join(path))
              for step, path in enumerate(paths))
    return Heat(len(cells), merged, tuple(shades), number <= LETTERED)


def _means(cells: NDArray[np.float64], merged: int) -> NDArray[np.float64]:
    """The mean of each square of so many cells a side, of those that have a figure."""
    starts = np.arange(0, len(cells), merged)
    held = ~np.isnan(cells)
    sums, counts = (np.add.reduceat(np.add.reduceat(each, starts, axis=0), starts, axis=1)
                    for each in (np.where(held, cells, 0.0), held.astype(np.float64)))
    found: NDArray[np.float64] = np.full(sums.shape, np.nan)
    np.divide(sums, counts, out=found, where=counts > 0)
    return found
