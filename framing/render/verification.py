"""What ``framing verify`` prints: counts on both sides, then values, then why they differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from framing.lettering import label
from framing.profiles import Profile
from framing.reference import Agreement, PairChecked, Row, Verification
from framing.render import Options
from framing.render.numbers import exact
from framing.render.screen.page import RULE, Page
from framing.render.to_csv import csv_of
from framing.support.printing import printable

_EXACT = "equal"
#: Columns of a value and what is added to it by design; with more, ids would be broken at 80.
_EXPECTED = 15
#: On a page that is narrower the ids of formulas are told without their family.
_WHOLE_IDS = 77
#: On a page that is narrower still even these are folded.
_WHOLE_NAMES = 58
#: Of the CSV: a row a figure, and a row a pair of articles for their cosine.
COLUMNS = ("article", "name", "figure", "ours", "theirs", "difference", "equal", "library", "why")


def verification(found: Verification, options: Options) -> str:
    """Print each article's figures beside the libraries', then what was given to these."""
    page = Page(options)
    for place, article in enumerate(found.articles):
        page.line((f"{label(place)}  ", "bold"), (printable(article.name), "bold"), wrap=False)
        page.line()
        _rows(page, "counts, of paragraphs", article.counts)
        page.line()
        short = page.width < _WHOLE_IDS
        _rows(page, "readability,\nof paragraphs" if short else "values, of paragraphs",
              article.values, formulas=True, short=short, whole=page.width >= _WHOLE_NAMES)
        page.line()
        _rows(page, "tone", article.tone)
        page.line()
        for agreement in (article.tones, article.weights):
            if agreement is not None:
                page.labelled("", _agreed(agreement), 0)
        for row in (*article.counts, *article.values, *article.tone):
            if row.why:
                page.labelled(row.name, row.why, 28)
        for note in article.notes:
            page.labelled("", note, 0)
        page.line()
    for pair in found.similarity:
        names = f"{label(pair.a)} and {label(pair.b)}"
        page.labelled("", f"TF-IDF cosine of {names}: {_figure(pair.cosine.ours)} here, "
                      f"{_figure(pair.cosine.theirs)} by {pair.cosine.library}.", 0)
    for note in found.notes:
        page.labelled("", note, 0)
    verdict = ("Equal counts give equal values throughout." if found.holds
               else "Some values differ on equal counts: that is a fault of this program.")
    page.labelled("", Text(verdict, "bold"), 0)
    return page.text


def _rows(page: Page, title: str, rows: Iterable[Row], *, formulas: bool = False,
          short: bool = False, whole: bool = False) -> None:
    """A table of figures beside the library's.

    ``short``: their ids without the family; ``whole``: each in one piece.
    """
    table = Table(box=RULE, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0),
                  header_style="bold", border_style="dim")
    table.add_column(title, overflow="fold", no_wrap=whole)
    for name in ("here", "library", "difference"):
        table.add_column(name, justify="right", overflow="fold", no_wrap=whole)
    if formulas:
        table.add_column("library on our counts", justify="right", overflow="fold",
                         max_width=_EXPECTED)
    rows = list(rows)
    for row in rows:
        name = row.name.partition(".")[2] if short else row.name
        cells = [_figure(row.ours), _figure(row.theirs),
                 _EXACT if row.equal else _figure(row.difference)]
        if formulas:
            expected = _figure(row.on_our_counts)
            if row.by_design:
                expected += f" + {_figure(row.by_design)}"
            cells.append(expected)
        table.add_row(Text(name), *map(Text, cells))
    page.add(table)
    if rows:
        page.labelled("", _libraries(rows), 0)


def _libraries(rows: Sequence[Row]) -> str:
    """Say by which library the figures of a table are: in a column it would be cut."""
    names: dict[str, list[str]] = {}
    for row in rows:
        names.setdefault(row.library, []).append(row.name)
    if len(names) == 1:
        return f"The library is {rows[0].library}."
    said = "; ".join(f"{library} ({', '.join(own)})" for library, own in names.items())
    return f"The library is {said}."


def _figure(value: float | None) -> str:
    if value is None:
        return "–"
    text = f"{value:,.0f}" if value == round(value) else f"{value:,.4f}"
    return text.replace("-", "−")


def _agreed(found: Agreement) -> str:
    said = f"{found.equal:,} of {found.total:,} {found.of} equal {found.library}’s"
    return said + ("." if found.holds else f"; the largest difference is {found.largest:.2g}.")


# -- for scripts -----------------------------------------------------------------------------------


def data(found: Verification, profiles: Sequence[Profile]) -> dict[str, Any]:
    """The same as JSON; ``profiles`` are the articles, in the same order."""
    return {
        "schema": "framing.verify/1", "holds": found.holds, "libraries": found.libraries,
        "articles": [
            {"name": article.name, "source": profile.article.source,
             "sha256": profile.article.sha256, "holds": article.holds,
             "counts": list(map(_row_data, article.counts)),
             "values": list(map(_row_data, article.values)),
             "tone": list(map(_row_data, article.tone)),
             "sentences": None if article.tones is None else _agreement_data(article.tones),
             "weights": _agreement_data(article.weights), "notes": list(article.notes)}
            for article, profile in zip(found.articles, profiles, strict=True)],
        "similarity": [{"a": pair.a, "b": pair.b, **_row_data(pair.cosine)}
                       for pair in found.similarity],
        "notes": list(found.notes),
    }


def _row_data(row: Row) -> dict[str, Any]:
    return {"figure": row.name, "ours": exact(row.ours), "theirs": exact(row.theirs),
            "difference": exact(row.difference), "equal": row.equal, "library": row.library,
            "on_our_counts": exact(row.on_our_counts), "by_design": exact(row.by_design),
            "on_file": exact(row.on_file), "why": row.why or None}


def _agreement_data(found: Agreement) -> dict[str, Any]:
    return {"of": found.of, "total": found.total, "equal": found.equal,
            "largest": exact(found.largest), "library": found.library}


def rows(found: Verification) -> str:
    """The same as CSV, a row a figure."""
    single = ((label(place), article.name, row)
              for place, article in enumerate(found.articles)
              for row in (*article.counts, *article.values, *article.tone))
    paired = ((*_pair_names(found, pair), pair.cosine) for pair in found.similarity)
    return csv_of(COLUMNS, (
        (letters, name, row.name, exact(row.ours), exact(row.theirs), exact(row.difference),
         str(row.equal).lower(), row.library, row.why)
        for letters, name, row in (*single, *paired)))


def _pair_names(found: Verification, pair: PairChecked) -> tuple[str, str]:
    return (f"{label(pair.a)} {label(pair.b)}",
            f"{found.articles[pair.a].name} {found.articles[pair.b].name}")
