"""What a scorecard's row holds, and the metrics and intervals that its rows share.

A module of this package that has a function ``rows() -> list[Row]`` is part of the scorecard:
``python -m tests.validity`` finds it, prints its rows, and writes them where ``framing explain``
reads them (:mod:`framing.scorecard`). Each set of labelled texts has a module of its own; one whose
rows take minutes says ``SLOW = True``, and is read when asked for by name or by ``--all``.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.coding.tables import bare
from framing.scorecard import Row as Row

#: Where the labelled texts lie; they are not part of the project.
DATA = Path(__file__).parents[3] / "shared/data/labelled"
DRAWS, SEED = 1000, 20250101

Floats = NDArray[np.float64]
Metric = Callable[[Floats, Floats], float]


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
    """The rows of a tab-separated file of labelled texts.

    Where each line has its cells, a quotation mark at the head of one is the text's own.
    """
    csv.field_size_limit(1 << 30)
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        cells = [[bare(cell) for cell in line.rstrip("\r\n").split("\t")] for line in file]
        if len({len(each) for each in cells}) == 1:
            return [dict(zip(cells[0], each, strict=True)) for each in cells[1:]]
        file.seek(0)
        return list(csv.DictReader(file, delimiter="\t"))


def lines(name: str) -> list[dict[str, Any]]:
    """The records of a JSON Lines file of labelled texts."""
    text = (DATA / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def share(parts: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    """A ratio of counts summed over texts, and its 95 % bootstrap interval over texts.

    ``parts``: of each text (or group of texts) the count above and the one below.
    """
    counts = np.array(parts, np.float64)
    generator = np.random.Generator(np.random.PCG64(SEED))
    sums = generator.multinomial(len(counts), [1 / len(counts)] * len(counts), DRAWS) @ counts
    drawn = sums[sums[:, 1] > 0]
    above, below = counts.sum(axis=0)
    if not below:
        return float("nan"), float("nan"), float("nan")
    low, high = np.percentile(drawn[:, 0] / drawn[:, 1], (2.5, 97.5))
    return float(above / below), float(low), float(high)
