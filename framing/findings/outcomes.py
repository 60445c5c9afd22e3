"""Outcomes: how far one article is from the others, in standard deviations of chance."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from framing import inference
from framing.findings.contrasts import Contrast
from framing.inference import Floats
from framing.support.records import NamedTuple

#: With a part left out, an effect may come down to this: p = .05, two-sided.
LEAST_WITHOUT = 1.959964
#: With more sections than this, neighbours are left out together.
MOST_SECTIONS = 500


class Without(NamedTuple):
    """The smallest effect with one section left out, and which: an article's place, its number."""

    effect: float
    article: int
    section: int


class Outcome(NamedTuple):
    """A contrast and how far one article is from the others.

    ``first`` is the article with more; ``effect`` is in standard deviations of chance; ``floor``
    is the largest such effect between the halves of one article, ``without`` the smallest with one
    section left out.
    """

    contrast: Contrast
    first: int
    effect: float
    p: float
    floor: float
    without: Without


class _Standing(NamedTuple):
    """T of some sentences among others, and its standard deviation under the null."""

    statistic: float
    deviation: float

    @property
    def effect(self) -> float:
        """T in standard deviations; 0 where nothing varies."""
        return self.statistic / self.deviation if self.deviation else 0.0


_Placed = tuple[Contrast, int, _Standing]


def outcomes(found: Sequence[Contrast], keys: Sequence[str], seed: int,
             resamples: int = inference.RESAMPLES) -> list[Outcome]:
    """Test each contrast that has enough; of several articles the one that stands out most."""
    placed: list[_Placed] = []
    for contrast in found:
        if contrast.enough:
            standings = [_standing(contrast, place) for place in range(len(contrast.sides))]
            first = max(range(len(standings)), key=lambda place: standings[place].effect)
            placed.append((contrast, first, standings[first]))
    return [
        Outcome(contrast, first, standing.effect,
                # Of several articles any could have stood out.
                min(1.0, p * len(contrast.sides)) if len(contrast.sides) > 2 else p,
                _floor(contrast), without(contrast, first))
        for (contrast, first, standing), p in zip(
            placed, _chances_of(placed, keys, seed, resamples), strict=True)
    ]


def _chances_of(placed: Sequence[_Placed], keys: Sequence[str], seed: int,
                resamples: int) -> list[float]:
    """The p of each; those with one share of the exposure are relabelled together."""
    drawn: dict[tuple[int, ...], NDArray[np.float32]] = {}
    alike: dict[tuple[tuple[int, ...], float], list[int]] = {}
    for number, (contrast, first, _) in enumerate(placed):
        alike.setdefault((contrast.sizes, _share(contrast, first)), []).append(number)
    ps = [1.0] * len(placed)
    for (sizes, share), numbers in alike.items():
        if sizes not in drawn:
            drawn[sizes] = inference.chances(keys, seed, sizes, resamples)
        effects = np.stack([placed[number][0].effects for number in numbers], axis=1)
        nulls = inference.relabelled(effects, share, drawn[sizes])
        for number, null in zip(numbers, nulls, strict=True):
            contrast, _, standing = placed[number]
            if standing.deviation > 0:
                ps[number] = inference.judged(standing.statistic, null * contrast.widening**0.5,
                                              standing.deviation)
    return ps


def effect_of(contrast: Contrast, place: int) -> float:
    """How far one article is from the others, in standard deviations of chance."""
    return _standing(contrast, place).effect


def _share(contrast: Contrast, place: int) -> float:
    exposure = contrast.sides[place].exposure
    whole = sum(float(side.sums[exposure]) for side in contrast.sides)
    return float(contrast.sides[place].sums[exposure]) / whole


def _among(contrast: Contrast, effects: Floats, some: NDArray[np.bool_],
           share: float) -> _Standing:
    """Some of the sentences with these effects, which have a share of the exposure."""
    variance = share * (1 - share) * float((effects**2).sum()) * contrast.widening
    return _Standing(float(effects[some].sum() - share * effects.sum()), variance**0.5)


def _standing(contrast: Contrast, place: int) -> _Standing:
    """An article against all others."""
    return _among(contrast, contrast.effects, contrast.of(place), _share(contrast, place))


def _floor(contrast: Contrast) -> float:
    """The largest effect between the first and the second half of one of the articles."""
    largest = 0.0
    for side, effects in zip(contrast.sides, contrast.own_effects, strict=True):
        exposed = np.cumsum(side.units[:, side.exposure])
        half = exposed <= exposed[-1] / 2
        share = float(side.units[half, side.exposure].sum() / exposed[-1])
        largest = max(largest, abs(_among(contrast, effects, half, share).effect))
    return largest


def without(contrast: Contrast, place: int) -> Without:
    """The smallest effect, in the same direction, with any one section left out."""
    pooled, own = contrast.pooled, contrast.of(place)
    units = pooled.units
    firsts, sections, number = [], [], 0
    for each in contrast.sections:
        firsts.append(number)
        sections.append(each + number)
        number += int(each.max(initial=-1)) + 1
    section, whole = np.concatenate(sections), number
    if number > MOST_SECTIONS:  # neighbours together
        section, number = section * MOST_SECTIONS // number, MOST_SECTIONS
    held = np.stack([np.bincount(section, column, number) for column in units.T])
    left = pooled.sums[:, None] - held  # components × sections left out
    effects = units @ inference.gradient(pooled.formula, left)
    effects[np.arange(len(units)), section] = 0.0
    exposed = units[:, pooled.exposure]
    shares = exposed[own].sum() - np.bincount(section[own], exposed[own], number)
    shares = np.divide(shares, left[pooled.exposure], out=np.zeros(number),
                       where=left[pooled.exposure] > 0)
    statistics = effects[own].sum(axis=0) - shares * effects.sum(axis=0)
    variances = shares * (1 - shares) * (effects**2).sum(axis=0) * contrast.widening
    deviations = np.sqrt(np.maximum(variances, 0.0))
    found = np.divide(statistics, deviations, out=np.zeros(number), where=deviations > 0)
    least = int(found.argmin())
    at = -(-least * whole // number)  # the first of the neighbours that were left out together
    article = max(place for place, first in enumerate(firsts) if first <= at)
    return Without(float(found[least]), article, at - firsts[article])
