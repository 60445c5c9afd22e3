"""The scorecard: how well each measure agrees with people, as measured on labelled texts.

The figures are computed by ``python -m tests.validity`` on texts that aren't part of the program,
and written to ``framing/scorecard.tsv``; ``framing explain``, ``framing scorecard`` and the README
quote that file. Nothing here is read while articles are compared.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from framing.support.records import NamedTuple

PATH = Path(__file__).parent / "scorecard.tsv"
_BETWEEN = "; "

#: What is on the scorecard and is no measure of an article: what it is, and where it is met.
BESIDES = {
    "findings": "Whether framing compare calls a difference one that is chance (false alarms), and "
                "how often it finds one that was put there (power).",
    "intervals": "How often a 95 % interval holds the truth that articles were drawn from.",
    "tone.toward": "The tone of a sentence toward a target named in it, negative, neutral or "
                   "positive: framing.tone_toward(sentence, start, end).",
    "stories": "Whether two articles that framing stories puts together tell one story, and how "
               "many of those that do it puts together.",
    "portrayal.names": "Whether those whom an article names are found, and told apart.",
    "portrayal.tone": "How sentences stand to those whom an article names.",
    "portrayal.patient": "Whether those whom an article names rather do or undergo.",
}


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


class Figure(NamedTuple):
    """A row of the file, and the module of ``tests.validity`` that computed it."""

    module: str
    row: Row


COLUMNS = ("module", *Row._fields)


@cache
def figures() -> tuple[Figure, ...]:
    """The figures that the program ships, in the order of the file."""
    return parsed(PATH.read_text(encoding="utf-8"))


def of(measure: str) -> tuple[Row, ...]:
    """The figures of a measure, by its id; empty where it was held against nothing yet.

    >>> of("structure.words")
    ()
    """
    return tuple(each.row for each in figures() if each.row.measure == measure)


def parsed(text: str) -> tuple[Figure, ...]:
    """Read figures from the text of a file."""
    found = []
    for line in text.splitlines()[1:]:
        cells = dict(zip(COLUMNS, line.split("\t"), strict=True))
        found.append(Figure(cells["module"], Row(
            cells["measure"], cells["data"], cells["split"], int(cells["n"]), cells["metric"],
            _number(cells["value"]), _number(cells["low"]), _number(cells["high"]),
            _baselines(cells["baselines"]), cells["published"], cells["people"])))
    return tuple(found)


def written(found: Iterable[Figure]) -> str:
    """Write figures as the text of a file, to three decimals.

    Raises:
        ValueError: a field holds a tab or a line end, or a baseline's name the sign between two.

    """
    lines = ["\t".join(COLUMNS)]
    for module, row in found:
        if any(_BETWEEN in name for name, _ in row.baselines):
            raise ValueError(f"{module}: a baseline's name holds {_BETWEEN!r}")
        beside = _BETWEEN.join(f"{name} {_figure(value)}" for name, value in row.baselines)
        cells = [module, row.measure, row.data, row.split, str(row.n), row.metric,
                 _figure(row.value), _figure(row.low), _figure(row.high), beside,
                 row.published, row.people]
        if any(len(cell.splitlines()) > 1 or "\t" in cell for cell in cells):
            raise ValueError(f"{module}: a field of {row.measure} holds a tab or a line end")
        lines.append("\t".join(cells))
    return "\n".join(lines) + "\n"


def _figure(value: float) -> str:
    return "" if math.isnan(value) else f"{round(value, 3) + 0.0:.3f}"  # no negative zero


def _number(text: str) -> float:
    return float(text) if text else math.nan


def _baselines(text: str) -> tuple[tuple[str, float], ...]:
    pairs = (each.rpartition(" ") for each in text.split(_BETWEEN) if each)
    return tuple((name, _number(value)) for name, _, value in pairs)


# -- in words --------------------------------------------------------------------------------------


def short(value: float) -> str:
    """A figure to two digits.

    >>> short(0.4567), short(-0.031), short(-0.001), short(float("nan"))
    ('0.46', '−0.03', '0.00', '–')
    """
    return "–" if math.isnan(value) else f"{round(value, 2) + 0.0:.2f}".replace("-", "−")


def measured(row: Row) -> str:
    """The figure with its interval.

    >>> measured(Row("tone.vader", "", "", 9, "r", .5, .46, .541, ()))
    'r 0.50 (0.46 to 0.54)'
    """
    ends = "" if math.isnan(row.low) else f" ({short(row.low)} to {short(row.high)})"
    return f"{row.metric} {short(row.value)}{ends}"


def beside(row: Row) -> tuple[str, ...]:
    """The baselines, each with its figure."""
    return tuple(f"{name} {short(value)}" for name, value in row.baselines)


def others(rows: Iterable[Row]) -> list[str]:
    """What others reached on the same texts, and how far people agree; each once."""
    return list(dict.fromkeys([
        f"{kind}: {said}" for row in rows
        for kind, said in (("published", row.published), ("people", row.people)) if said]))


def together(rows: Iterable[Row]) -> list[list[Row]]:
    """Rows of the same texts side by side, in the order of the first of each."""
    sets: dict[tuple[str, str, int], list[Row]] = {}
    for row in rows:
        sets.setdefault((row.data, row.split, row.n), []).append(row)
    return list(sets.values())
