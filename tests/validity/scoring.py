"""What a scorecard's row holds, and the metrics and intervals that its rows share.

A module of this package that has a function ``rows() -> list[Row]`` is part of the scorecard:
``python -m tests.validity`` finds it, prints its rows, and writes them where ``framing explain``
reads them. Each set of labelled texts has a module of its own.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

#: Where the labelled texts lie; they are not part of the project.
DATA = Path(__file__).parents[3] / "shared/data/labelled"
DRAWS, SEED = 1000, 20250101

Floats = NDArray[np.float64]
Metric = Callable[[Floats, Floats], float]


class Row(NamedTuple):
    """How well a measure agrees with people on one set of labelled texts.

    ``measure``: its id. ``data``: what was labelled and by whom, in words. ``split``: how texts
    that were learnt from and texts reported on are kept apart. ``n``: the units reported on.
    ``metric``: r, AUC, macro-F1, precision or recall. ``low`` and ``high``: the 95 % bootstrap
    interval. ``baselines``: names and values, computed in the same run on the same texts.
    ``published``: a figure of others on these data, with its paper. ``people``: how far people
    agree among themselves. Either is empty where none is known.
    """

    measure: str
    data: str
    split: str
    n: int
    metric: str
    value: float
    low: float
    high: float
    baselines: tuple[tuple[str, float], ...]
    published: str = ""
    people: str = ""


def pearson(truth: Floats, scores: Floats) -> float:
    """Pearson's r; 0 where one side is constant."""
    if truth.std() == 0 or scores.std() == 0:
        return 0.0
    return float(np.corrcoef(truth, scores)[0, 1])


def auc(truth: Floats, scores: Floats) -> float:
    """The chance that one of those labelled 1 scores above one labelled 0; ties count half."""
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(truth, scores)) if 0 < truth.mean() < 1 else float("nan")


def macro_f1(truth: Floats, guesses: Floats) -> float:
    """The mean over classes of F1; both sides are class numbers."""
    from sklearn.metrics import f1_score

    return float(f1_score(truth, guesses, average="macro", zero_division=0))


def interval(metric: Metric, truth: Floats, scores: Floats,
             groups: Sequence[object] | None = None) -> tuple[float, float]:
    """The 95 % percentile bootstrap interval of a metric.

    Units of one group (an article) are drawn together, since they aren't independent.
    """
    names = range(len(truth)) if groups is None else groups
    members: dict[object, list[int]] = {}
    for place, name in enumerate(names):
        members.setdefault(name, []).append(place)
    places = [np.array(each) for each in members.values()]
    generator = np.random.Generator(np.random.PCG64(SEED))
    drawn = []
    for _ in range(DRAWS):
        chosen = np.concatenate([places[each] for each in
                                 generator.integers(len(places), size=len(places))])
        drawn.append(metric(truth[chosen], scores[chosen]))
    low, high = np.nanpercentile(drawn, (2.5, 97.5))
    return float(low), float(high)


def table(name: str) -> list[dict[str, str]]:
    """The rows of a tab-separated file of labelled texts."""
    csv.field_size_limit(1 << 30)
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def lines(name: str) -> list[dict[str, Any]]:
    """The records of a JSON Lines file of labelled texts."""
    text = (DATA / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line]
