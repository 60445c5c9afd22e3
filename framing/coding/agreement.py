"""How far coders agree: Krippendorff's alpha and kappa by NLTK, with intervals over units.

Alpha is one minus the disagreement seen, divided by that of codes paired at random. It takes any
number of coders and missing codes. A code that stands alone in its unit says nothing of agreement
and is left out. Kappa is for names alone and for units that all coders in question have coded:
Cohen's of two coders, Davies and Fleiss' of more.

Levels: ``nominal``, codes agree or don't; ``ordinal``, a disagreement weighs by the square of how
many codes lie between; ``interval``, by the square of the difference (Krippendorff 2019, ch. 12).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from framing.coding.codes import Code, different, shown, value_of
from framing.coding.metrics import DRAWS, interval
from framing.errors import SettingError
from framing.support.records import NamedTuple

#: NLTK compares each code with each: with more of them, it would take for ever.
MOST_CODES = 500
#: More coders than this make more pairs than anyone reads: alpha alone is given.
MOST_PAIRED = 15
#: Units × coders of the largest table that is held in memory.
MOST_CELLS = 50_000_000

Floats = NDArray[np.float64]
Codes = NDArray[np.int64]


class Coefficient(NamedTuple):
    """A coefficient with its 95 % interval, the units it rests on, and why it has no value."""

    value: float | None
    low: float | None = None
    high: float | None = None
    units: int = 0
    note: str = ""


class Pair(NamedTuple):
    """Two coders: in what share of the units that both coded they agree, and their coefficient.

    The coefficient is Cohen's kappa of names, and Krippendorff's alpha of other codes.
    """

    first: str
    second: str
    same: float | None
    coefficient: Coefficient


@dataclass(frozen=True)
class Agreed:
    """How far coders agree.

    ``units`` that were coded, ``compared`` of them by two coders or more; ``codes``: how often each
    code was given, in order. ``kappa`` is ``None`` where the codes are no names. There are no
    ``pairs`` of more than 15 coders.
    """

    level: str
    units: int
    compared: int
    coders: tuple[str, ...]
    codes: dict[str, int]
    alpha: Coefficient
    kappa: Coefficient | None
    pairs: tuple[Pair, ...]


def agree(found: Sequence[Code], level: str = "nominal", *, name: str = "the table",
          order: Sequence[str] = (), seed: int = 0, draws: int = DRAWS) -> Agreed:
    """Compute how far coders agree.

    ``name``: what messages call the table. ``order``: of coders; others stand behind as they come.
    ``draws``: of the bootstrap; with 0 no intervals.

    Raises:
        SettingError: there is nothing to compare, all codes are the same, or one is no number.

    """
    who = dict.fromkeys(each.coder for each in found)
    coders = tuple(dict.fromkeys((*(each for each in order if each in who), *who)))
    units = tuple(dict.fromkeys(each.unit for each in found))
    names = different(found, level, name)
    _check(found, coders, names, name)
    place = {each: number for number, each in enumerate(names)}
    rows = {each: number for number, each in enumerate(units)}
    columns = {each: number for number, each in enumerate(coders)}
    table = np.full((len(units), len(coders)), -1, np.int64)
    for each in found:
        table[rows[each.unit], columns[each.coder]] = place[value_of(each.code, level)]
    paired = table[(table >= 0).sum(axis=1) > 1]
    if not len(paired):
        raise SettingError(f"{name}: no unit has codes of two coders, so there is nothing to "
                           "compare.")
    if len(held := np.unique(paired[paired >= 0])) == 1:
        raise SettingError(
            f"{name}: every code that can be compared is {str(names[held[0]])!r}, so alpha and "
            "kappa are not defined: chance would agree as well.")
    values = np.array(names if level == "interval" else range(len(names)), np.float64)
    return Agreed(
        level, len(units), len(paired), coders,
        {shown(each): int((table == number).sum()) for number, each in enumerate(names)},
        _alpha(paired, values, level, (seed, draws)),
        _kappa(table, (seed, draws)) if level == "nominal" else None,
        tuple(_pair(table, a, b, coders, values, level, (seed, draws))
              for a, b in combinations(range(len(coders)), 2) if len(coders) <= MOST_PAIRED))


def _check(found: Sequence[Code], coders: Sequence[str], names: Sequence[object],
           name: str) -> None:
    if not found:
        raise SettingError(f"{name} holds no code: a row needs a unit, a coder and a code.")
    if len(coders) < 2:
        raise SettingError(f"{name} has one coder alone, {coders[0]!r}: agreement needs two.")
    if (units := len({each.unit for each in found})) * len(coders) > MOST_CELLS:
        raise SettingError(f"{name} has {units:,} units and {len(coders):,} coders, more than can "
                           "be compared; is one of its columns taken for another?")
    if len(names) > MOST_CODES:
        raise SettingError(f"{name} has {len(names):,} different codes, and at most {MOST_CODES} "
                           "can be compared: put them into classes, or round them.")
    seen: dict[tuple[str, str], int] = {}
    for each in found:
        if (line := seen.setdefault((each.unit, each.coder), each.line)) != each.line:
            raise SettingError(
                f"{name}, line {each.line}: {each.coder!r} has coded {each.unit!r} in line {line} "
                "already; keep one of them.")


# -- alpha -----------------------------------------------------------------------------------------


def _alpha(table: Codes, values: Floats, level: str, drawn: tuple[int, int]) -> Coefficient:
    """Alpha of units with two codes and more: by NLTK, its interval by the same formula here."""
    from nltk.metrics.agreement import AnnotationTask
    from nltk.metrics.distance import binary_distance, interval_distance

    counts = _counts(table, len(values))
    if (counts.sum(axis=0) > 0).sum() < 2:
        return Coefficient(None, units=len(table), note="one code alone")
    # Between codes in order lies what lies between their middle ranks.
    scale = _ranks(counts.sum(axis=0)) if level == "ordinal" else values
    task = AnnotationTask(
        [(coder, unit, float(scale[code])) for unit, row in enumerate(table.tolist())
         for coder, code in enumerate(row) if code >= 0],
        distance=binary_distance if level == "nominal" else interval_distance)
    ends = interval(lambda weights: alpha_of(counts, weights, level, values),
                    np.arange(len(table)), *drawn)
    low, high = ends or (None, None)
    return Coefficient(float(task.alpha()), low, high, len(table))


def _counts(table: Codes, number: int) -> Floats:
    """How often each unit was given each code."""
    rows = np.repeat(np.arange(len(table)), table.shape[1]).reshape(table.shape)
    given = table >= 0
    return np.bincount(rows[given] * number + table[given], minlength=len(table) * number).reshape(
        len(table), number).astype(np.float64)


def _ranks(counts: Floats) -> Floats:
    """The middle rank of each code among all that were given."""
    return np.asarray(counts.cumsum() - counts / 2)


def alpha_of(counts: Floats, weights: Floats, level: str, values: Floats) -> float:
    """Alpha of units of these weights, from how often each was given each code: [unit, code].

    NaN where one code alone was given. Each unit needs two codes.
    """
    sizes = counts.sum(axis=1)
    totals = weights @ counts
    whole = float(totals.sum())
    if (totals > 0).sum() < 2:
        return math.nan
    share = weights / (sizes - 1)
    if level == "nominal":
        seen = float(share @ (sizes**2 - (counts**2).sum(axis=1)))
        chance = whole**2 - float((totals**2).sum())
    else:
        scale = _ranks(totals) if level == "ordinal" else values
        scale = scale - float(totals @ scale) / whole
        seen = 2 * float(share @ (sizes * (counts @ scale**2) - (counts @ scale) ** 2))
        chance = 2 * (whole * float(totals @ scale**2) - float(totals @ scale) ** 2)
    return 1 - (seen / whole) / (chance / (whole * (whole - 1)))


# -- kappa -----------------------------------------------------------------------------------------


def _kappa(table: Codes, drawn: tuple[int, int]) -> Coefficient:
    """Kappa of the units that all have coded: Cohen's of two coders, Davies and Fleiss' of more."""
    if table.shape[1] > MOST_PAIRED:
        return Coefficient(None, note=f"is given of {MOST_PAIRED} coders at most")
    complete = table[(table >= 0).all(axis=1)]
    if not len(complete):
        return Coefficient(None, note="no unit was coded by all")
    if math.isnan(kappa_of(complete, np.ones(len(complete)))):
        return Coefficient(None, units=len(complete), note="one code alone in the units coded "
                                                           "by all")
    from nltk.metrics.agreement import AnnotationTask

    task = AnnotationTask([(coder, unit, code) for unit, row in enumerate(complete.tolist())
                           for coder, code in enumerate(row)])
    ends = interval(lambda weights: kappa_of(complete, weights), np.arange(len(complete)), *drawn)
    low, high = ends or (None, None)
    return Coefficient(float(task.multi_kappa()), low, high, len(complete))


def kappa_of(table: Codes, weights: Floats) -> float:
    """Davies and Fleiss' kappa of units of these weights, each coded by all; Cohen's of two.

    NaN where chance agrees always.
    """
    whole = weights.sum()
    number = int(table.max()) + 1
    shares = [np.bincount(column, weights, number) / whole for column in table.T]
    pairs = list(combinations(range(table.shape[1]), 2))
    seen = sum(float(weights @ (table[:, a] == table[:, b])) for a, b in pairs) / whole / len(pairs)
    chance = sum(float(shares[a] @ shares[b]) for a, b in pairs) / len(pairs)
    return math.nan if chance > 1 - 1e-12 else float((seen - chance) / (1 - chance))


def _pair(table: Codes, a: int, b: int, coders: Sequence[str], values: Floats, level: str,
          drawn: tuple[int, int]) -> Pair:
    both = table[:, [a, b]]
    both = both[(both >= 0).all(axis=1)]
    if not len(both):
        return Pair(coders[a], coders[b], None, Coefficient(None, note="no unit in common"))
    found = _kappa(both, drawn) if level == "nominal" else _alpha(both, values, level, drawn)
    return Pair(coders[a], coders[b], float((both[:, 0] == both[:, 1]).mean()),
                found._replace(note="one code alone") if found.value is None else found)
