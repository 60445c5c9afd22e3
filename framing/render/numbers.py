"""Numbers as they go out: to machines with six significant digits, to people with two."""

from __future__ import annotations

import math


def number(value: float | None) -> float | int | None:
    """Round to six significant digits; ``None`` stays, and what is no finite number becomes it."""
    if value is None or not math.isfinite(value):
        return None
    rounded = float(f"{value:.6g}")
    return rounded + 0.0  # no negative zero


def exact(value: float | None) -> float | int | None:
    """Round as :func:`number` does, but no whole number, so that no count loses a digit.

    >>> exact(1234567.0), exact(0.12345678), exact(None)
    (1234567, 0.123457, None)
    """
    return int(value) if value is not None and float(value).is_integer() else number(value)


def short(value: float) -> str:
    """Two significant digits, a true minus sign: 0.041, −3.2, 20, 941."""
    if value == 0:
        return "0"
    if abs(value) >= 99.5:
        return f"{value:,.0f}".replace("-", "−")
    text = f"{value:.2g}"
    if "e" in text:
        text = f"{float(text):f}".rstrip("0").rstrip(".")
    elif abs(float(text)) < 10 and "." not in text and value != round(value):
        text = f"{value:.1f}"
    return text.replace("-", "−")


def signed(value: float) -> str:
    """A tone with its sign and two decimals; 0.00 has none."""
    text = f"{value:+.2f}".replace("-", "−")
    return "0.00" if text[1:] == "0.00" else text


def chance(value: float) -> str:
    """A p or a q in two digits, never 0; what rounds to 1 is 1.

    >>> chance(0.041), chance(0.0004998), chance(0.9999), chance(0.3), chance(1e-9)
    ('.041', '.0005', '1', '.3', '<.0001')
    """
    if value >= 0.995:
        return "1"
    return "<.0001" if value < 0.0001 else f"{value:.2g}".removeprefix("0")


def span(low: float | None, high: float | None) -> str:
    """A range: 18–42, −2.5 to 9.0 where a minus would read as a dash; nothing for none.

    >>> span(18.2, 41.7), span(-2.5, 9), span(None, None)
    ('18–42', '−2.5 to 9', '')
    """
    if low is None or high is None:
        return ""
    between = " to " if low < 0 or high < 0 else "–"
    if max(abs(low), abs(high)) < 1:  # a tone, as it is written elsewhere
        return between.join(f"{end:.2f}".replace("-", "−") for end in (low, high))
    return f"{short(low)}{between}{short(high)}"
