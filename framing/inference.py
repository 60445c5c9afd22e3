"""Inference: intervals by resampling, tests by relabelling, false discovery rates.

Sentences are the units, since words in one sentence aren't independent. A measure's *sums* are its
components added up over units, its value one formula of the sums; so an interval is the same
formula over drawn units, and a test is over relabelled ones.

**Intervals** are bias-corrected and accelerated (BCa) bootstrap intervals [Efron 1987], 95 %. An
article's draws come from its hash and the seed alone, so its interval is the same in every
comparison.

**Tests.** The value's first-order change by unit i is e_i = ∇f(sums)·c_i; for a rate that is its
hits less those expected of its words. Under the null that all units come from one source, each
unit would fall to an article with a chance of that article's share of the exposure (words, for a
rate of words), whatever the units' lengths; T = Σ e_i over its own units is held against T* = Σ e_i
over units relabelled so. Shuffling while keeping the number of sentences goes wrong where one
article's are shorter; this matches words, not sentences, and a rare term's clumps stay together.
Two-sided, mid-p. Neighbouring sentences are alike (a quotation runs on, a lead is long), so the
null is widened by how much they are: :func:`widening`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from framing.counts import NO_VALUE, per_thousand, percent, ratio
from framing.support.bits import random_bits

Floats = NDArray[np.float64]
Formula = Callable[..., float]

#: Formulas that are a rate, count ÷ exposure, times so much.
_SCALES: dict[Formula, float] = {per_thousand: 1000.0, percent: 100.0, ratio: 1.0}
#: Draws for an interval, and relabellings for a test.
RESAMPLES = 2000
LEVEL = 0.95
#: With more units than this, neighbours are drawn together: the memory is kept, and the order of
#: magnitude of the interval with it.
MOST_UNITS = 1000


@dataclass(frozen=True, eq=False)
class Sample:
    """What a value rests on: components by unit (units × components), and the formula of sums.

    ``exposure`` is the component that the count is measured against.
    """

    units: Floats
    formula: Formula
    exposure: int = -1

    @cached_property
    def sums(self) -> Floats:
        """The components added up over all units."""
        sums = np.asarray(self.units.sum(axis=0))
        sums.flags.writeable = False  # each test and check of an article reads it
        return sums

    def value(self) -> float:
        """The formula of the sums; not a number where there is none."""
        return float(evaluate(self.formula, self.sums[:, None])[0])


# -- values of many sums at once -------------------------------------------------------------------


def evaluate(formula: Formula, sums: Floats) -> Floats:
    """Apply a formula to components × draws; not a number where it divides by zero."""
    with np.errstate(all="ignore"):
        try:
            found = np.asarray(formula(*sums), np.float64)
        except (TypeError, *NO_VALUE):  # a formula of single numbers
            found = np.array([_one(formula, column) for column in sums.T])
    if found.shape != sums.shape[1:]:  # a constant
        found = np.broadcast_to(found, sums.shape[1:])
    finite = np.isfinite(found)
    return found.copy() if finite.all() else np.where(finite, found, np.nan)


def _one(formula: Formula, sums: Floats) -> float:
    try:
        return float(formula(*sums.tolist()))
    except NO_VALUE:
        return float("nan")


# -- draws -----------------------------------------------------------------------------------------


#: What random bits are for: an article's draws are not its labels.
_DRAWING, _LABELLING = range(2)


def draws(key: str, seed: int, units: int, resamples: int = RESAMPLES) -> Floats:
    """How often each unit is drawn in each resample: resamples × units.

    Args:
        key: the article's sha256, in hexadecimal figures.
        seed: any number; the same gives the same draws.
        units: how many units there are.
        resamples: how many draws of so many units.

    """
    drawn = random_bits(key, seed, _DRAWING, resamples * units).reshape(resamples, units)
    drawn >>= np.uint64(32)  # in place: a fresh array of this size costs as much as the sum
    drawn *= np.uint64(units)
    drawn >>= np.uint64(32)
    drawn += np.arange(resamples, dtype=np.uint64)[:, None] * np.uint64(units)
    counts = np.bincount(drawn.ravel().view(np.int64), minlength=resamples * units)
    return counts.reshape(resamples, units).astype(np.float64)


def groups(number: int) -> NDArray[np.intp]:
    """Where the groups of neighbours begin in so many units."""
    if number <= MOST_UNITS:
        return np.arange(number)
    return np.linspace(0, number, MOST_UNITS + 1).astype(np.intp)[:-1]


def grouped(units: Floats) -> Floats:
    """The units, neighbours added up where there are more than :data:`MOST_UNITS`."""
    if len(units) <= MOST_UNITS:
        return units
    return np.asarray(np.add.reduceat(units, groups(len(units)), axis=0))


# -- intervals -------------------------------------------------------------------------------------


def interval(drawn: Floats, value: float, left_out: Sequence[Floats]) -> tuple[float, float] | None:
    """The BCa interval of a value.

    Args:
        drawn: the value in each resample.
        value: the value itself.
        left_out: for each article, the value with each of its units left out.

    Returns:
        Its ends, or ``None`` where the resamples don't vary, too many have no value, or the value
        itself lies beside them.

    """
    from statistics import NormalDist

    good = drawn[np.isfinite(drawn)]
    if len(good) < 0.95 * len(drawn) or len(good) < 2 or good.min() == good.max():
        return None
    normal = NormalDist()
    below = (np.count_nonzero(good < value) + np.count_nonzero(good <= value)) / (2 * len(good))
    if not 0 < below < 1:
        return None
    bias = normal.inv_cdf(float(below))
    skew = acceleration(left_out)
    ends = []
    for tail in ((1 - LEVEL) / 2, (1 + LEVEL) / 2):
        z = bias + normal.inv_cdf(tail)
        ends.append(normal.cdf(bias + z / (1 - skew * z)))
    # As np.quantile has it, which imports numpy.ma for it, 12 ms.
    low, high = np.interp(np.array(ends) * (len(good) - 1), np.arange(len(good)), np.sort(good))
    # Where a statistic is biased (a sum of squares), its resamples may all lie beside it: no range.
    return (float(low), float(high)) if low <= value <= high else None


def acceleration(left_out: Sequence[Floats]) -> float:
    """The acceleration constant from values with a unit left out, an array an article."""
    cubes = squares = 0.0
    for values in left_out:
        kept = values[np.isfinite(values)]
        if len(kept) < 2:
            continue
        influence = (len(kept) - 1) * (kept.mean() - kept)
        cubes += float((influence**3).sum()) / len(kept) ** 3
        squares += float((influence**2).sum()) / len(kept) ** 2
    return cubes / (6 * squares**1.5) if squares > 0 else 0.0


# -- tests -----------------------------------------------------------------------------------------


def gradient(formula: Formula, sums: Floats) -> Floats:
    """How a value changes with each component: components × draws.

    Of a plain rate as calculus has it, of other formulas by central differences.
    """
    scale = _SCALES.get(formula)
    if scale is not None:
        count, exposure = sums
        with np.errstate(all="ignore"):
            found = np.stack((scale / exposure, -scale * count / exposure**2))
        found[~np.isfinite(found)] = 0.0
        return found
    number, draws = sums.shape
    steps = np.maximum(np.abs(sums), 1.0) * 1e-6
    # Each component a step up, then each a step down, all in one go: components × 2 × draws each.
    moved = np.empty((number, 2, number, draws))
    moved[:] = sums[:, None, None]
    each = np.arange(number)
    moved[each, 0, each] += steps
    moved[each, 1, each] -= steps
    above, below = evaluate(formula, moved.reshape(number, -1)).reshape(2, number, draws)
    found = (above - below) / (2 * steps)
    found[~np.isfinite(found)] = 0.0
    return found


def influences(sample: Sample, sums: Floats) -> Floats:
    """Each unit's first-order share in the value: ∇f(sums)·c_i."""
    return np.asarray(sample.units @ gradient(sample.formula, sums[:, None])[:, 0])


def chances(keys: Sequence[str], seed: int, sizes: Sequence[int],
            resamples: int = RESAMPLES) -> NDArray[np.float32]:
    """A number from 0 to 1 for each relabelling and unit of several articles together."""
    parts = [random_bits(key, seed, _LABELLING, resamples * size).reshape(resamples, size)
             for key, size in zip(keys, sizes, strict=True)]
    bits = np.concatenate(parts, axis=1)
    bits >>= np.uint64(40)
    chance = bits.astype(np.float32)
    chance *= np.float32(2.0**-24)
    return chance


def relabelled(effects: Floats, share: float, chance: NDArray[np.float32]) -> Floats:
    """T* of each relabelling: tests × relabellings.

    Args:
        effects: units × tests, each unit's share in the values.
        share: the article's share of the exposure.
        chance: relabellings × units, see :func:`chances`.

    """
    labels = (chance < share).astype(np.float32)
    labels -= np.float32(share)
    centred = labels @ effects.astype(np.float32)
    return np.asarray(centred.T, np.float64)


def widening(effects: Sequence[Floats], exposed: Sequence[Floats]) -> float:
    """How much wider than for unrelated units the null's variance is, 1 or more.

    From the products of neighbouring units' effects, two lags [Newey & West 1987], and n/(n − 1)
    for the rate that was fitted to n units.

    Args:
        effects: of each article, its units' shares in its own value, in order.
        exposed: of each article, what its units are counted against.

    """
    squares = beside = 0.0
    for each in effects:
        squares += float(each @ each)
        beside += 2 * (2 / 3 * float(each[1:] @ each[:-1]) + 1 / 3 * float(each[2:] @ each[:-2]))
    units = sum(int(np.count_nonzero(each)) for each in exposed)
    factor = max(1.0, 1 + beside / squares) if squares else 1.0
    return factor * units / max(1, units - 1)


def judged(statistic: float, null: Floats, deviation: float) -> float:
    """Two-sided mid-p of a statistic among those of the null; never 0."""
    slack = 1e-6 * max(deviation, 1e-12)
    above = np.count_nonzero(null > statistic + slack)
    below = np.count_nonzero(null < statistic - slack)
    ties = len(null) - above - below
    tail = min(above, below) + 0.5 * ties
    return float(min(1.0, 2 * (tail + 0.5) / (len(null) + 1)))


def discovery_rates(ps: Sequence[float]) -> list[float]:
    """Benjamini and Hochberg's q of each p, in their order.

    >>> [round(q, 3) for q in discovery_rates([0.01, 0.04, 0.03])]
    [0.03, 0.04, 0.04]
    """
    rates: list[float] = all_discovery_rates(np.array(ps, np.float64)).tolist()
    return rates


def all_discovery_rates(ps: Floats) -> Floats:
    """Give the same of an array of p, whatever its shape, all in one family."""
    flat = ps.ravel()
    order = np.argsort(flat, kind="stable")
    steps = flat[order] * len(flat) / np.arange(1, len(flat) + 1)
    found = np.empty(len(flat))
    found[order] = np.minimum.accumulate(steps[::-1])[::-1]
    return found.reshape(ps.shape)


def simes(ps: Sequence[float]) -> float:
    """The p of a family: that none of its nulls is false [Simes 1986].

    >>> simes([0.01, 0.5])
    0.02
    """
    return min(discovery_rates(ps), default=1.0)
