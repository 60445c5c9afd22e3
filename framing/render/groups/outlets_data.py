"""What ``framing outlets`` gives to machines: JSON, and CSV with a row a group and measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from framing.collection.groups.aggregates import Aggregate, Group
from framing.collection.groups.summing import Cell
from framing.render.groups.about import limits, method, unit, warnings
from framing.render.numbers import exact, number
from framing.render.to_csv import csv_of

SCHEMA = "framing.outlets/1"


def data(found: Aggregate) -> dict[str, Any]:
    """The same, for scripts."""
    return {
        "schema": SCHEMA, "by": list(found.grouping.names), "units": found.units,
        "least": found.least, "articles": found.articles,
        "measures": [{"id": each.kept.measure.id, "voice": each.kept.voice,
                      "title": each.kept.measure.title, "per": unit(each)}
                     for each in found.measures],
        "groups": [_group(found, group) for group in found.groups],
        "wholes": [_group(found, group) for group in found.wholes],
        "notes": [method(found), limits(found), *warnings(found)],
    }


def _group(found: Aggregate, group: Group) -> dict[str, Any]:
    return {"outlet": group.outlet or None, "period": group.period, "articles": group.articles,
            "measures": {measure.kept.measure.id: _cell_data(cell) for measure, cell in
                         zip(found.measures, group.cells, strict=True)}}


def _cell_data(cell: Cell) -> dict[str, Any]:
    return {"articles": cell.articles, "units": cell.units,
            "sums": [exact(each) for each in cell.sums], "value": number(cell.value),
            "low": number(cell.low), "high": number(cell.high), "note": cell.note}


def table_csv(found: Aggregate) -> str:
    """A row for each group and measure; ``counted`` and ``of`` are a rate's, else empty."""
    return csv_of((*found.grouping.names, "measure", "voice", "articles", "units", "counted",
                   "of", "value", "low", "high", "per", "note"), _rows(found))


def _rows(found: Aggregate) -> Iterator[Sequence[object]]:
    for group in found.groups:
        told = {"outlet": group.outlet or "", found.grouping.time: group.period or ""}
        for measure, cell in zip(found.measures, group.cells, strict=True):
            counts = [exact(each) for each in cell.sums[:2]] if measure.hits else ["", ""]
            yield (*(told[name] for name in found.grouping.names), measure.kept.measure.id,
                   measure.kept.voice, cell.articles, cell.units, *counts, number(cell.value),
                   number(cell.low), number(cell.high), unit(measure), cell.note)
