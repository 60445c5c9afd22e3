"""What ``framing outlets`` prints for people: a table a measure, with lines of time."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby

from framing.collection.groups.aggregates import Aggregate, Group
from framing.collection.groups.summing import Cell, Summed
from framing.collection.groups.units import NOUNS
from framing.counts import percent
from framing.render import Options
from framing.render.groups.about import NO_OUTLET, UNDATED, limits, method
from framing.render.groups.sparkline import LEVELS, LITTLE, PLAIN, PLAIN_LITTLE, sparkline
from framing.render.numbers import short
from framing.render.review.cells import counted_in
from framing.render.screen.columns import Row, lines, paragraph
from framing.support.records import NamedTuple

#: Room beside a line of time.
_EDGES = 8
#: A unit longer than this stands above its table.
_LONGEST = 16
#: No figure is told with more decimals.
_MOST_DIGITS = 4
#: With more periods than this there is no line of time: one wrong date would make it endless.
_MOST_PERIODS = 1500


def table(found: Aggregate, options: Options, *, plain: bool = False) -> str:
    """A table a measure: groups, each with its articles, counts, rate and interval.

    ``plain``: where the output has no blocks to draw a line of time with.
    """
    width, color = options.width, options.color
    said: list[str] = []
    for place, measure in enumerate(found.measures):
        kept = measure.kept
        voice = "" if kept.voice == "all" else f", {kept.voice} voice"
        unit = f" Unit: {kept.measure.per}." * ("value" in _heads(found, measure))
        said += paragraph(f"{kept.measure.id}{voice}: {kept.measure.title}{unit}", width,
                          color=color, style="bold")
        rows = list(_timed(found, place, measure, width, plain) if found.grouping.time
                    else _plainly(found, place, measure))
        said += lines(_heads(found, measure), rows, width, color=color)
        said += [*_scale(found, place, measure, width, plain, color), ""]
    for text in (method(found), limits(found)):
        said += paragraph(text, width, color=color, style="dim")
    return "\n".join(said) + "\n"


def _heads(found: Aggregate, measure: Summed) -> list[str]:
    per = measure.kept.measure.per
    heads = ["outlet" if found.grouping.outlet else found.grouping.time or "", "articles"]
    if found.units != "articles":
        heads.append(NOUNS[found.units][1])
    if measure.hits:
        rate = "%" if measure.kept.formula is percent else "per 1,000"
        heads += ["counted", counted_in(per), rate]
    elif measure.each:
        heads += ["in all", "an article"]
    else:
        heads += [per if len(per) <= _LONGEST else "value"]
    return [*heads, "95 % interval"]


def _cells(found: Aggregate, measure: Summed, cell: Cell) -> list[str]:
    figures = [f"{cell.articles:,}"]
    if found.units != "articles":
        figures.append(f"{cell.units:,}")
    if measure.hits:
        figures += [_count(cell.sums[0]), _count(cell.sums[1])]
    elif measure.each:
        figures.append(_count(cell.sums[0]))
    if cell.value is None:
        return [*figures, "–", (cell.note or "").partition(":")[0]]
    digits = _digits(measure, cell)
    ends = _between(cell, digits) if cell.low is not None else (cell.note or "").partition(":")[0]
    return [*figures, _rounded(cell.value, digits), ends]


def _digits(measure: Summed, cell: Cell) -> int:
    """How many decimals a figure is told with: two digits, or as many as its interval bears out."""
    assert cell.value is not None
    digits = 2
    if measure.scale is None:
        text = short(cell.value)
        digits = len(text.partition(".")[2])
    if cell.low is None or cell.high is None or cell.low == cell.high:
        return digits
    # Rounded by no more than a quarter of the way to an end.
    return min(_MOST_DIGITS, max(digits, math.ceil(-math.log10((cell.high - cell.low) / 4))))


def _rounded(value: float, digits: int) -> str:
    return f"{round(value, digits) + 0.0:,.{digits}f}".replace("-", "−")


def _between(cell: Cell, digits: int) -> str:
    assert cell.low is not None
    assert cell.high is not None
    between = " to " if cell.low < 0 or cell.high < 0 else "–"
    return between.join(_rounded(end, digits) for end in (cell.low, cell.high))


def _count(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def _plainly(found: Aggregate, place: int, measure: Summed) -> Iterator[Row]:
    for group in found.groups:
        yield Row(_outlet(group), _cells(found, measure, group.cells[place]))


def _timed(found: Aggregate, place: int, measure: Summed, width: int, plain: bool) -> Iterator[Row]:
    """Each outlet over all its time, its line of time, and below it each period."""
    wholes = {group.outlet: group for group in found.wholes}
    axis = _axis(found, place)
    for outlet, own in groupby(found.groups, key=lambda group: group.outlet):
        groups = list(own)
        yield Row(_outlet(wholes[outlet]), _cells(found, measure, wholes[outlet].cells[place]),
                  "bold")
        known = sum(group.cells[place].value is not None for group in groups if group.period)
        if known > 1 and axis is not None and axis.periods <= _MOST_PERIODS:
            for line in _lines(found, groups, place, axis, width, plain):
                yield Row(line, indent=2)
        for group in groups:
            yield Row(group.period or UNDATED, _cells(found, measure, group.cells[place]), indent=2)


def _outlet(group: Group) -> str:
    return "all articles" if group.outlet is None else group.outlet or NO_OUTLET


class _Axis(NamedTuple):
    """What all lines of time of a measure have in common: periods, by number, and values."""

    first: int
    last: int
    low: float
    high: float

    @property
    def periods(self) -> int:
        """How many there are from the first to the last."""
        return self.last - self.first + 1


def _axis(found: Aggregate, place: int) -> _Axis | None:
    """The axis, from the first period with a value to the last; ``None`` where they are one.

    So an article with a wrong date doesn't stretch it. A rate's begins at 0, and what has no
    natural end is drawn within its intervals' ends: else the smallest chance difference would fill
    the line.
    """
    dated = [group for group in found.groups if group.period and group.number is not None]
    cells = [cell for group in dated if (cell := group.cells[place]).value is not None]
    numbers = [group.number for group in dated
               if group.number is not None and group.cells[place].value is not None]
    if not numbers or min(numbers) == max(numbers):
        return None
    values = [cell.value for cell in cells if cell.value is not None]
    if found.measures[place].limits[0] == 0:
        return _Axis(min(numbers), max(numbers), 0.0, max(values))
    ends = [end for cell in cells for end in (cell.low, cell.high) if end is not None]
    return _Axis(min(numbers), max(numbers), min(values + ends), max(values + ends))


def _lines(found: Aggregate, groups: Sequence[Group], place: int, axis: _Axis, width: int,
           plain: bool) -> Iterator[str]:
    """A sign for each period, those without an article too; all outlets' lines begin together."""
    by_number = {group.number: group.cells[place] for group in groups}
    cells = [by_number.get(number) for number in range(axis.first, axis.last + 1)]
    signs = sparkline([None if cell is None else cell.value for cell in cells],
                      [cell is not None for cell in cells], axis.low, axis.high, plain=plain)
    told = found.grouping.told
    room = max(_EDGES, width - 2 * len(told(axis.last) or "") - _EDGES)
    for at in range(0, len(signs), room):
        part = signs[at : at + room]
        yield (f"{told(axis.first + at)} │{part}│ {told(axis.first + at + len(part) - 1)}")


def _scale(found: Aggregate, place: int, measure: Summed, width: int, plain: bool,
           color: bool) -> list[str]:
    """What the signs of a line of time mean, where there are any."""
    axis = _axis(found, place) if found.grouping.time else None
    if axis is None:
        return []
    if axis.periods > _MOST_PERIODS:
        first, last = map(found.grouping.told, (axis.first, axis.last))
        return paragraph(f"No line of time: from {first} to {last} are {axis.periods:,} "
                         f"{found.grouping.time}s; group by a longer time.", width, color=color,
                         style="dim")
    levels, little = (PLAIN, PLAIN_LITTLE) if plain else (LEVELS, LITTLE)
    scale = ", one scale for all" * found.grouping.outlet
    return paragraph(f"A {found.grouping.time} a sign: {levels[0]} {_end(measure, axis.low)} to "
                     f"{levels[-1]} {_end(measure, axis.high)}{scale}; {little} too few; a gap: "
                     "no articles.", width, color=color, style="dim")


def _end(measure: Summed, value: float) -> str:
    return short(value) if measure.scale is None else _rounded(value, 2)
