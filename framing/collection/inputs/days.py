"""Days as tables write them: only those that can be read in one way."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from framing.blocks.bylines import find_date

#: What an article's warning says where its date is left out.
UNDATED = ("has a date that cannot be read in one way only, and is taken as undated: write it as "
          "2031-03-05")
#: A date and no more is ever longer.
_LONGEST = 80
_ISO = re.compile(r"([12]\d{3})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)(?:$|[T ,]|\+|Z)")
_FIGURES = re.compile(r"([12]\d{3})(\d\d)(\d\d)(?:$|[T ]?\d{4,6}(?:$|[.Z+-])|[Z+-])")
#: The month first or the day: one who writes 25/03/2031 also writes 03/04/2031.
_EITHER = re.compile(r"(?<!\d)\d{1,2}([-/.])\d{1,2}\1\d{2,4}(?!\d)")
_NAMED = re.compile(r"(?<!\d)(\d{1,2})-([A-Za-z]{3,9})-([12]\d{3})(?!\d)")


def day(value: Any) -> tuple[date | None, bool]:
    """Read the day that something is dated, and whether there is a date that can't be read.

    ISO 8601 (``2031-03-05``, with a time and a zone after it), ``20310305``, RFC 822 (``Wed, 05 Mar
    2031 10:00:00 GMT``) and dates with the month by name are read, as days where they were
    written. ``03/04/2031`` is March in one country and April in another; ``25/04/2031`` can be one
    day only, but a table that has it has the other as well, and would keep its later days alone.

    >>> day("2031-03-05T23:10:00-05:00"), day("03/04/2031"), day("")
    ((datetime.date(2031, 3, 5), False), (None, True), (None, False))
    """
    if value is None or value == "":
        return None, False
    if isinstance(value, date):  # a datetime as well
        return date(value.year, value.month, value.day), False
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None, value == value  # NaN is a missing date in a column of numbers
    text = str(value).strip()
    if not text or text.lower() in ("null", "none", "nan", "nat", "n/a", "na", "-"):
        return None, False
    found = _read(text) if len(text) <= _LONGEST else None
    return found, found is None


def _read(text: str) -> date | None:
    if match := _ISO.match(text):
        return _made(match[1], match[3], match[4])
    if match := _FIGURES.match(text):
        return _made(match[1], match[2], match[3])
    if _EITHER.search(text):
        return None
    iso = find_date(_NAMED.sub(r"\1 \2 \3", text))
    return date.fromisoformat(iso) if iso else None


def _made(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
