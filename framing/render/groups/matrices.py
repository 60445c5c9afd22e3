"""What ``framing matrix`` prints: how alike many articles are, as a table, CSV, JSON or a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from rich.table import Table
from rich.text import Text

from framing.collection.similarities import MOST_DENSE, Similarities
from framing.render import Options
from framing.render.numbers import number
from framing.render.screen.page import RULE, Page
from framing.render.to_csv import csv_of
from framing.support.printing import printable

SCHEMA = "framing.matrix/1"
#: The width of a cosine's column, its gap with it; the least and most of a column of names.
_CELL, _LEAST, _NAME = 5, 12, 30


def cosine(value: float | None) -> str:
    """A cosine in two digits: .41; 1 only for what is 1, – where there is none.

    >>> cosine(0.4149), cosine(0.999), cosine(1.0), cosine(0.0), cosine(None)
    ('.41', '.99', '1', '0', '–')
    """
    if value is None:
        return "–"
    if value >= 1 - 1e-9:
        return "1"
    if value < 0.005:
        return "0"
    return f"{min(value, 0.99):.2f}".removeprefix("0")


def places(found: Similarities, order: str) -> Sequence[int]:
    """The articles in the order that is asked for."""
    return found.order if order == "similar" else range(len(found.names))


def notes(found: Similarities) -> list[str]:
    """What the figures are, and what they can't be."""
    weighed = {"news": "how rare they are in news", "these": "how rare they are in these articles"}
    by = weighed.get(found.idf, f"the document counts of {printable(found.idf)}")
    told = [f"Cosines of the articles’ words, weighed by {by}: 0 no word in common, 1 the same "
            "words in the same shares. Alike in wording is not alike in what is said."]
    if found.matrix is None:
        told.append(f"More than {MOST_DENSE:,} articles: the nearest of each alone, in the order "
                    "given.")
    if wordless := found.words.count(0):
        told.append(f"{wordless:,} article{'s have' if wordless > 1 else ' has'} no words, and "
                    "so no cosine.")
    return told


def table(found: Similarities, options: Options, order: str) -> str:
    """All cosines where they fit the width, else the nearest of each article."""
    page = Page(options)
    ranked = [f"{found.labels[a]} and {found.labels[b]} {cosine(value)}"
              for a, b, value in found.pairs]
    count = f"{len(found.names):,} articles"
    page.labelled("", Text(f"{count}; most alike: {', '.join(ranked)}." if ranked
                           else f"{count}, none of which share a word.", "bold"), 0)
    page.line()
    room = page.width - _CELL * len(found.names)
    letters = max(map(len, found.labels))
    whole = found.matrix is not None and room >= letters + 2 + _LEAST and letters < _CELL
    page.add(_whole(found, order, min(room, letters + 2 + _NAME)) if whole
             else _near(found, order, page.width))
    page.line()
    for note in notes(found):
        page.labelled("", note, 0)
    return page.text


def _whole(found: Similarities, order: str, room: int) -> Table:
    rows = Table(box=RULE, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0),
                 header_style="bold", border_style="dim")
    rows.add_column("", max_width=room - 2, overflow="fold")
    places_ = places(found, order)
    for place in places_:
        rows.add_column(found.labels[place], justify="right", width=_CELL - 2)
    for a in places_:
        rows.add_row(_named(found, a), *cells(found, a, places_))
    return rows


def cells(found: Similarities, place: int, order: Sequence[int]) -> list[str]:
    """An article's cosines in two digits, a sign where it meets itself."""
    return ["·" if place == other else cosine(value)
            for value, other in zip(found.row(place, order), order, strict=True)]


def _near(found: Similarities, order: str, width: int) -> Table:
    rows = Table(box=RULE, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0),
                 header_style="bold", border_style="dim")
    named = [_named(found, place) for place in range(len(found.names))]
    first = min(max(each.cell_len for each in named), max(_LEAST, min(_NAME, width // 3)))
    rows.add_column("article", width=max(first, len("article")), overflow="fold")
    rows.add_column("nearest", overflow="fold")
    room = width - max(first, len("article")) - 3
    for place in places(found, order):
        near = [Text.assemble(named[other.article], f" {cosine(other.cosine)}")
                for other in found.nearest[place]]
        rows.add_row(named[place], _filled(near, room) if near else Text("–"))
    return rows


def _filled(items: Sequence[Text], room: int) -> Text:
    """Items in lines of a width, none broken that fits a line."""
    lines: list[list[Text]] = [[]]
    taken = 0
    for item in items:
        if lines[-1] and taken + item.cell_len + 3 > room:
            lines.append([])
            taken = 0
        lines[-1].append(item)
        taken += item.cell_len + 2
    return Text(";\n").join(Text("; ").join(line) for line in lines)


def _named(found: Similarities, place: int) -> Text:
    return Text.assemble((found.labels[place], "bold"), " ", printable(found.names[place]))


def rows(found: Similarities, order: str) -> str:
    """A row and a column an article; of too many, a row for each of the nearest of each."""
    labels, names = found.labels, found.names
    if found.matrix is None:
        return csv_of(("article", "name", "rank", "nearest", "nearest_name", "cosine"), (
            (labels[place], names[place], rank, labels[other.article], names[other.article],
             number(other.cosine))
            for place, near in enumerate(found.nearest) for rank, other in enumerate(near, 1)))
    places_ = places(found, order)
    return csv_of(("article", "name", *(labels[place] for place in places_)), (
        (labels[a], names[a], *map(number, found.row(a, places_))) for a in places_))


def data(found: Similarities) -> dict[str, Any]:
    """All figures for scripts: the articles in the order given, and the order of those alike."""
    everyone = range(len(found.names))
    return {
        "schema": SCHEMA, "settings": {"idf": found.idf},
        "articles": [{"label": found.labels[place], "name": found.names[place],
                      "different_words": found.words[place]} for place in everyone],
        "order": None if found.matrix is None else list(found.order),
        "matrix": None if found.matrix is None else [
            list(map(number, found.row(place, everyone))) for place in everyone],
        "nearest": [[{"article": other.article, "cosine": number(other.cosine)} for other in near]
                    for near in found.nearest],
        "notes": notes(found),
    }


def page(found: Similarities, order: str) -> str:
    """The heat map as one HTML file, with a table of the same figures."""
    from framing.render.report import written
    from framing.render.report.heat import heat

    places_ = list(places(found, order))
    picture = None
    if found.matrix is not None and len(places_) > 1:
        shown = found.matrix[np.ix_(places_, places_)]
        picture = heat(shown, [found.words[place] > 0 for place in places_])
    return written("matrix.html", styles=("report.css", "heat.css"), found=found, heat=picture,
                   places=places_, cosine=cosine, cells=cells, notes=notes(found),
                   similar=order == "similar" and found.matrix is not None)
