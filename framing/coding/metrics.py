"""Agreement of a measure's values with people's labels, and its interval.

Each function takes the labels and the values of n texts and gives a *figure*: a function from n
weights to the agreement, so that a bootstrap draw is a new weight for each text and sorts nothing
again. A figure is NaN where it isn't defined: one side is constant, or a class has no weight.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
#: From the weights of n texts to the agreement.
Figure = Callable[[Floats], float]

#: Draws of the bootstrap, and the least share of them in which the figure must be defined.
DRAWS, DEFINED = 1000, 0.5


def pearson(labels: Floats, values: Floats) -> Figure:
    """Pearson's r: how far the values rise with the labels in a straight line, −1 to 1."""
    constant = bool((labels == labels[:1]).all() or (values == values[:1]).all())
    return lambda weights: float("nan") if constant else _correlation(labels, values, weights)


def spearman(labels: Floats, values: Floats) -> Figure:
    """Spearman's ρ: Pearson's r of the ranks, ties sharing the mean of theirs."""
    first, second = (np.unique(each, return_inverse=True)[1].reshape(-1)
                     for each in (labels, values))

    def figure(weights: Floats) -> float:
        return _correlation(_ranks(first, weights), _ranks(second, weights), weights)

    return figure


def _ranks(order: Integers, weights: Floats) -> Floats:
    """The mean rank of each text, where a text of weight 2 stands for two texts."""
    sums = np.bincount(order, weights)
    ranks: Floats = (sums.cumsum() - sums / 2)[order]
    return ranks


def _correlation(first: Floats, second: Floats, weights: Floats) -> float:
    total = weights.sum()
    if not total:
        return float("nan")
    a, b = (each - (each @ weights) / total for each in (first, second))
    of_a, of_b = float((a * a) @ weights), float((b * b) @ weights)
    if of_a <= _NEXT_TO_NOTHING * _size(first, weights) or (
            of_b <= _NEXT_TO_NOTHING * _size(second, weights)):
        return float("nan")
    return float(np.clip((a * b) @ weights / np.sqrt(of_a) / np.sqrt(of_b), -1.0, 1.0))


#: A sum of squared deviations that is rounding alone, as a share of the sum of squares.
_NEXT_TO_NOTHING = 1e-24


def _size(values: Floats, weights: Floats) -> float:
    return float((values * values) @ weights)


def auc(positive: NDArray[np.bool_], values: Floats) -> Figure:
    """The chance that a text of the one kind has a higher value than one of the other.

    Ties count half; ½ is what chance gives.
    """
    order = np.unique(values, return_inverse=True)[1].reshape(-1)
    which = positive.astype(np.float64)

    def figure(weights: Floats) -> float:
        ours = np.bincount(order, weights * which)
        theirs = np.bincount(order, weights * (1 - which))
        pairs = ours.sum() * theirs.sum()
        below = theirs.cumsum() - theirs / 2
        return float(ours @ below / pairs) if pairs else float("nan")

    return figure


def mean_auc(classes: Integers, number: int, values: Floats) -> Figure:
    """The mean over classes of the :func:`auc` of a class against all others."""
    each = [auc(classes == one, values) for one in range(number)]
    return lambda weights: float(np.mean([figure(weights) for figure in each]))


def macro_f1(classes: Integers, guesses: Integers, number: int) -> Figure:
    """The mean of F1 over the classes that stand among labels or guesses."""
    cells = classes * number + guesses

    def figure(weights: Floats) -> float:
        table = np.bincount(cells, weights, number * number).reshape(number, number)
        both = table.sum(axis=0) + table.sum(axis=1)
        there = both > 0
        if not there.any():
            return float("nan")
        return float((2 * table.diagonal()[there] / both[there]).mean())

    return figure


def interval(figure: Figure, groups: Integers, seed: int = 0,
             draws: int = DRAWS) -> tuple[float, float] | None:
    """The 95 % percentile bootstrap interval of a figure; ``None`` where most draws have none.

    ``groups``: a number from 0 for each text; those with the same one are drawn together.
    """
    number = int(groups.max(initial=-1)) + 1
    if number < 2 or not draws:
        return None
    generator = np.random.Generator(np.random.PCG64(seed))
    found = np.array([
        figure(np.bincount(generator.integers(number, size=number), minlength=number)
               .astype(np.float64).take(groups)) for _ in range(draws)])
    found = found[~np.isnan(found)]
    if len(found) < DEFINED * draws:
        return None
    low, high = np.percentile(found, (2.5, 97.5))
    return float(low), float(high)
