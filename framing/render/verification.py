"""What ``framing verify`` prints: counts on both sides, then values, then why they differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.table import Table
from rich.text import Text

from framing.comparison import label
from framing.printing import printable
from framing.reference import Agreement, Row, Verification
from framing.render import Options
from framing.render.to_table import RULE, Page

_EXACT = "equal"
#: Columns of a value and what is added to it by design; with more, ids would be broken at 80.
_EXPECTED = 15


def verification(found: Verification, options: Options) -> str:
    """Print each article's figures beside the libraries', then what was given to these."""
    page = Page(options)
    for place, article in enumerate(found.articles):
        page.line((f"{label(place)}  ", "bold"), (printable(article.name), "bold"), wrap=False)
        page.line()
        _rows(page, "counts, of paragraphs", article.counts)
        page.line()
        _rows(page, "values, of paragraphs", article.values, formulas=True)
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


def _rows(page: Page, title: str, rows: Iterable[Row], *, formulas: bool = False) -> None:
    table = Table(box=RULE, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0),
                  header_style="bold", border_style="dim")
    table.add_column(title, overflow="fold")
    for name in ("here", "library", "difference"):
        table.add_column(name, justify="right", overflow="fold")
    if formulas:
        table.add_column("library on our counts", justify="right", overflow="fold",
                         max_width=_EXPECTED)
    rows = list(rows)
    for row in rows:
        cells = [_figure(row.ours), _figure(row.theirs),
                 _EXACT if row.equal else _figure(row.difference)]
        if formulas:
            expected = _figure(row.on_our_counts)
            if row.by_design:
                expected += f" + {_figure(row.by_design)}"
            cells.append(expected)
        table.add_row(Text(row.name), *map(Text, cells))
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
