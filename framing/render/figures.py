"""What ``framing scorecard`` and ``framing agree`` print: tables of agreement, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from framing.coding.agreement import Agreed, Coefficient
from framing.coding.scoring import Agreement, Scored
from framing.render import Options
from framing.render.numbers import number
from framing.render.passages import crop
from framing.render.screen.page import RULE, Page
from framing.scorecard import Figure, Row, beside, others, short, together
from framing.support.printing import printable

#: Columns of a sentence that a measure gets wrong, in a pipe or on a screen.
_LONGEST = 160
#: From so many columns on, the ids of measures stand in one piece, and what is beside them folds.
_WHOLE_IDS = 72


def grid(*heads: str, right: Sequence[int] = ()) -> Table:
    """An empty table whose cells fold where they are too long."""
    table = Table(box=RULE, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0),
                  header_style="bold", border_style="dim")
    for place, head in enumerate(heads):
        table.add_column(head, overflow="fold", justify="right" if place in right else "left")
    return table


def _row(table: Table, *cells: str) -> None:
    table.add_row(*(Text(printable(cell)) for cell in cells))


def _figure(value: float | None) -> str:
    return "–" if value is None else short(value)


def _ends(low: float | None, high: float | None) -> str:
    return "" if low is None or high is None else f"{short(low)} to {short(high)}"


# -- the program's own scorecard -------------------------------------------------------------------


def shipped(found: Sequence[Figure], options: Options) -> str:
    """The figures that the program ships, and below what each was held against, by number."""
    page = Page(options)
    sets = together([row for _, row in found])
    table = grid("measure", "metric", "value", "on", "in the same run", right=(3,))
    if page.width >= _WHOLE_IDS:
        table.columns[0].no_wrap = True
    for mark, rows in enumerate(sets, 1):
        for row in rows:
            ends = "" if row.low != row.low else f" ({short(row.low)} to {short(row.high)})"
            _row(table, row.measure, row.metric, f"{short(row.value)}{ends}", f"{mark}",
                 "; ".join(beside(row)))
    page.add(table)
    page.line()
    for mark, rows in enumerate(sets, 1):
        said = "; ".join([f"{rows[0].data}: {rows[0].n:,}", rows[0].split, *others(rows)])
        for place, line in enumerate(page.wrapped(printable(said), page.width - 4)):
            page.line("" if place else f"{mark:>2}", "  " if not place else "    ", line)
    page.labelled("", "In brackets, 95 % bootstrap intervals.", 0)
    return page.text


def shipped_data(found: Sequence[Figure]) -> dict[str, Any]:
    """The same, for scripts."""
    return {"schema": "framing.figures/1", "figures": [row_data(row) for _, row in found]}


def row_data(row: Row) -> dict[str, Any]:
    """One of these figures, for scripts."""
    def plain(value: float) -> float | None:
        return None if value != value else value

    return {**row._asdict(), "value": plain(row.value), "low": plain(row.low),
            "high": plain(row.high),
            "baselines": [{"name": name, "value": plain(value)} for name, value in row.baselines]}


# -- labels of the user's own ----------------------------------------------------------------------


def scored(found: Scored, options: Options) -> str:
    """How a measure follows labels, what was left out, and what it gets most wrong."""
    page = Page(options)
    texts = f"{found.n:,} texts"
    if found.groups < found.n:
        texts += f" in {found.groups:,} groups, each drawn whole"
    voice = "" if found.voice == "all" else f", {found.voice} voice"
    page.labelled("", Text(f"{found.measure.id}{voice}: {texts}", "bold"), 0)
    page.labelled("", found.how, 0)
    if found.left_out:
        why = "; ".join(f"{count:,} {reason}" for reason, count in found.left_out.items())
        page.labelled("", f"Not scored: {why}.", 0)
    page.line()
    table = grid("metric", "value", "95 % interval", "in the same run", right=(1,))
    for each in found.figures:
        _row(table, each.metric, _figure(each.value), _ends(each.low, each.high),
             f"{each.beside} {_figure(each.baseline)}")
    page.add(table)
    if any(each.value is None for each in found.figures):
        page.line()
        page.labelled("", "A figure is – where all values or all labels are the same.", 0)
    if found.worst:
        page.line()
        table = grid("most wrong: line", "label", "value", "expected", "text", right=(0, 2))
        for wrong in found.worst:
            _row(table, f"{wrong.line}", wrong.label, short(wrong.value), wrong.expected,
                 crop(printable(" ".join(wrong.text.split())), (), _LONGEST)[0])
        page.add(table)
    return page.text


def scored_data(found: Scored) -> dict[str, Any]:
    """The same, for scripts."""
    return {
        "schema": "framing.scorecard/1", "measure": found.measure.id, "voice": found.voice,
        "labels": found.how, "n": found.n, "groups": found.groups, "left_out": found.left_out,
        "figures": [_plain(each) for each in found.figures],
        "worst": [{**each._asdict(), "value": number(each.value)} for each in found.worst],
    }


def _plain(each: Agreement) -> dict[str, Any]:
    return {"metric": each.metric, "value": number(each.value), "low": number(each.low),
            "high": number(each.high),
            "baseline": {"name": each.beside, "value": number(each.baseline)}}


# -- coders ----------------------------------------------------------------------------------------


def agreed(found: Agreed, options: Options) -> str:
    """How far coders agree: alpha, kappa, each pair."""
    page = Page(options)
    page.labelled("", Text(f"{found.units:,} units, {len(found.coders):,} coders, "
                           f"{sum(found.codes.values()):,} codes", "bold"), 0)
    page.labelled("", f"Coders: {_some(found.coders)}.", 0)
    if left := found.units - found.compared:
        page.labelled("", f"Left out: {left:,} unit{'s' * (left > 1)} with fewer than two codes.",
                      0)
    most = sorted(found.codes.items(), key=lambda item: -item[1])
    page.labelled("", f"Codes, {found.level}: "
                  f"{_some([f'{code} {count:,}' for code, count in most])}.", 0)
    page.line()
    table = grid("coefficient", "value", "95 % interval", "units", right=(1, 3))
    rows = [("Krippendorff’s alpha", found.alpha)]
    if found.kappa is not None:
        name = "Cohen’s kappa" if len(found.coders) == 2 else "Davies and Fleiss’ kappa"
        rows.append((name, found.kappa))
    for name, each in rows:
        _row(table, name, _figure(each.value), _ends(each.low, each.high) or each.note,
             f"{each.units:,}")
    page.add(table)
    if len(found.pairs) > 1:
        page.line()
        kind = "kappa" if found.level == "nominal" else "alpha"
        table = grid("coders", "same code", kind, "95 % interval", "units", right=(1, 2, 4))
        for pair in found.pairs:
            own = pair.coefficient
            _row(table, f"{pair.first} and {pair.second}",
                 "–" if pair.same is None else f"{pair.same:.0%}", _figure(own.value),
                 _ends(own.low, own.high) or own.note, f"{own.units:,}")
        page.add(table)
    return page.text


def _some(names: Sequence[str], most: int = 15) -> str:
    more = len(names) - most
    return ", ".join([*names[:most], *[f"{more:,} more"] * (more > 0)])


def agreed_data(found: Agreed) -> dict[str, Any]:
    """The same, for scripts."""
    return {
        "schema": "framing.agree/1", "level": found.level, "units": found.units,
        "compared": found.compared, "coders": list(found.coders), "codes": found.codes,
        "alpha": _coefficient(found.alpha),
        "kappa": None if found.kappa is None else _coefficient(found.kappa),
        "pairs": [{"coders": [pair.first, pair.second], "same": number(pair.same),
                   "kappa" if found.level == "nominal" else "alpha":
                       _coefficient(pair.coefficient)} for pair in found.pairs],
    }


def _coefficient(each: Coefficient) -> dict[str, Any]:
    return {"value": number(each.value), "low": number(each.low), "high": number(each.high),
            "units": each.units, "note": each.note or None}
