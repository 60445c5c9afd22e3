"""Capitals that make no name: of months, of currencies and labels before a number, of Celsius.

*In May* and *3 March*, but *Theresa May* and *the Climate March*; *Rs 4*, *Category 5*, *3 degrees
Celsius*.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.wording.months import MONTHS, SHORT_MONTHS

#: Months that are something else too, with a capital, and those that are not.
_MONTHS = frozenset({"may", "march", "august"})
_OTHERS = MONTHS.keys() - SHORT_MONTHS - _MONTHS
#: What stands before a month, and between two of them.
BEFORE_MONTHS = frozenset({"in", "since", "until", "by", "last", "next", "this", "early", "late",
                           "mid", "of", "from", "through", "to"})
#: The same, and articles, which stand behind no month: a May evening.
_BEFORE = BEFORE_MONTHS | {"a", "an"}
_BETWEEN = frozenset({"and", "or", "-", "–"})
#: Currencies' short forms, as they stand before an amount.
CURRENCIES = frozenset({"rs", "rm", "kr", "sh", "ksh", "fr", "sfr", "inr", "pkr", "lkr", "usd",
                         "eur", "gbp", "aud", "cad", "nzd", "sgd", "chf", "sek", "nok", "dkk",
                         "zar", "kes", "ngn", "php", "idr", "jpy", "cny", "rmb", "krw", "brl"})
#: Words before a number that is a label, and no count: phase 3, Category 4, the number 12 bus.
LABELS = frozenset({
    "amendment", "article", "category", "chapter", "class", "figure", "flight", "footnote", "grade",
    "group", "item", "level", "line", "number", "page", "part", "phase", "proposition", "room",
    "route", "rule", "section", "stage", "step", "table", "tier", "title", "type", "version",
    "volume", "zone"})
#: Scales of heat, and what stands before one.
_SCALES, DEGREES = frozenset({"celsius", "fahrenheit"}), ("degree", "degrees", "°")
_ALL = MONTHS.keys() | CURRENCIES | _SCALES | LABELS


def makes_no_name(folds: Sequence[str], rows: Sequence[int], at: int) -> bool:
    """Whether a word has its capital as a month, a currency, a label or a scale.

    By what is beside it: a number, or what else stands before months. ``folds`` are the tokens'
    folded forms, ``rows`` their sentences.

    >>> makes_no_name(["she", "left", "in", "may"], [0] * 4, 3)
    True
    >>> makes_no_name(["theresa", "may", "left"], [0] * 3, 1)
    False
    """
    word = folds[at]
    if word not in _ALL:
        return False

    def fold(place: int) -> str:
        return folds[place] if 0 <= place < len(rows) and rows[place] == rows[at] else ""

    before, behind = fold(at - 1), fold(at + 1)
    if word in _SCALES:
        return before in DEGREES
    if behind == "." and word not in _MONTHS:
        behind = fold(at + 2)
    if behind[:1].isdigit() or word in _OTHERS:
        return True
    if word in CURRENCIES or word in LABELS:
        return False
    if before[:1].isdigit():
        return True
    return word in _MONTHS and (before in _BEFORE or behind in BEFORE_MONTHS or (
        before in _BETWEEN and fold(at - 2) in _OTHERS | _MONTHS))
