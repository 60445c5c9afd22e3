"""Coders' codes: read from a long or a wide table, as names or as numbers."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from framing.errors import SettingError
from framing.support.records import NamedTuple

#: From so many codes on, one that no other column has tells that the column is no coder's.
_TELLING = 5
LEVELS = ("nominal", "ordinal", "interval")


class Code(NamedTuple):
    """One coder's code of one unit, and the line it stands in."""

    unit: str
    coder: str
    code: str
    line: int


def codes_of(columns: Sequence[str], records: Sequence[tuple[int, Sequence[str]]],
             unit: str | None, coder: str | None, code: str | None, name: str) -> list[Code]:
    """Read codes from the rows of a table, with each its line; empty cells are no codes.

    Long, a row for each code, where the columns of coder and code are named, or are called so;
    wide otherwise: the first column, or ``unit``, names the unit, each other one is a coder.

    Raises:
        SettingError: a row has no unit, one stands twice in a wide table, a column is named
            twice, or one can't be a coder's.

    """
    by_name = {each.lower(): each for each in reversed(columns)}
    if not (coder or code) and {"unit", "coder", "code"} <= set(by_name):
        unit, coder, code = unit or by_name["unit"], by_name["coder"], by_name["code"]
    if bool(coder) != bool(code):
        raise SettingError("A long table needs both its columns: give --coder and --code.")
    if unit is None:
        unit = next((each for each in columns if each not in (coder, code)), coder or "")
    if unit in (coder, code) or (coder and coder == code):
        raise SettingError("Unit, coder and code are three columns of a table: name each by its "
                           "own.")
    of_unit = columns.index(unit)
    others = [(at, each) for at, each in enumerate(columns) if at != of_unit]
    found: list[Code] = []
    lines: dict[str, int] = {}
    for line, cells in records:
        key = cells[of_unit].strip()
        if not key:
            raise SettingError(f"{name}, line {line}: the row has no unit in the column {unit!r}.")
        if coder and code:
            who = cells[columns.index(coder)].strip()
            pairs = [(who, cells[columns.index(code)])]
            if not who:
                raise SettingError(f"{name}, line {line}: the row has no coder in the column "
                                   f"{coder!r}.")
        else:
            pairs = [(each, cells[at]) for at, each in others]
            if (first := lines.setdefault(key, line)) != line:
                raise SettingError(
                    f"{name}, line {line}: the unit {key!r} stands in line {first} too; name the "
                    "columns of a table with a row for each code by --coder and --code.")
        found += [Code(key, who, text.strip(), line) for who, text in pairs if text.strip()]
    if not coder:
        _check_columns(found, name)
    return found


def _check_columns(found: Sequence[Code], name: str) -> None:
    """Refuse a wide table with a column of names or dates, none of which another column has.

    Coders who work by one codebook have some code in common. Numbers may all differ, where they
    are measured.
    """
    by_coder: dict[str, list[str]] = {}
    for each in found:
        by_coder.setdefault(each.coder, []).append(each.code)
    held = Counter(code for codes in by_coder.values() for code in set(codes))
    for who, codes in by_coder.items():
        if len(by_coder) > 1 and len(codes) >= _TELLING and all(
            held[code] == 1 for code in set(codes)
        ) and any(math.isnan(_number(code)) for code in codes):
            raise SettingError(
                f"{name}: no code of the column {who!r}, such as {codes[0][:40]!r}, is in another "
                "column, so it is no coder’s: leave the column out, or name those of a table with "
                "a row for each code by --coder and --code.")


def _number(code: str) -> float:
    """The number that a code is, as the levels that need numbers read it; NaN for another."""
    try:
        value = math.nan if "_" in code else float(code.replace("−", "-"))
    except ValueError:
        return math.nan
    return value if math.isfinite(value) else math.nan


def value_of(code: str, level: str) -> str | float:
    """A code as it is compared: a name, or a number."""
    return code if level == "nominal" else _number(code)


def shown(name: object) -> str:
    """A code as it is printed."""
    return f"{name:g}" if isinstance(name, float) else str(name)


def different(found: Sequence[Code], level: str, name: str) -> Sequence[str | float]:
    """The different codes, in order.

    Raises:
        SettingError: one is no number, where the level needs numbers.

    """
    if level == "nominal":
        return sorted({each.code for each in found})
    values = set()
    for each in found:
        value = _number(each.code)
        if math.isnan(value):
            raise SettingError(
                f"{name}, line {each.line}: the code {each.code[:40]!r} is no number, and the "
                f"level {level} needs numbers; leave the cell empty where there is no code.")
        values.add(value)
    return sorted(values)
