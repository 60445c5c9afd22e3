"""What changed since a baseline: a section for people, a key for machines."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from framing.lettering import label
from framing.profiles import VOICES
from framing.render import Options
from framing.render.escaping import escaped
from framing.render.numbers import number, short
from framing.support.printing import printable

if TYPE_CHECKING:
    from framing.baseline import Change, Changed, Changes, Turned

#: So many decimals at the most.
_DECIMALS = 6


def data(changes: Changes, place: int | None = None) -> dict[str, Any]:
    """What changed, for JSON: of all articles, or of the one at a place alone."""
    return {
        "name": changes.name,
        "warnings": list(changes.warnings),
        "articles": [
            {"article": each.place if place is None else 0, "name": each.name, "was": each.was,
             "same_text": each.same_text,
             "changes": [
                 {"measure": change.measure, "voice": change.voice,
                  "before": number(change.before), "now": number(change.now),
                  "difference": number(change.difference), "low": number(change.low),
                  "high": number(change.high), "outside": change.outside}
                 for change in each.changes
             ]}
            for each in changes.articles if place in (None, each.place)
        ],
        "added": list(changes.added),
        "gone": list(changes.gone),
        "findings": None if changes.findings is None else [
            {"measure": each.measure, "voice": each.voice, "article": each.first,
             "before": each.before, "now": each.now, "came": each.came}
            for each in changes.findings
        ],
    }


def section(options: Options) -> str:
    """What changed, for a terminal or a pipe: warnings first, then an article after the other.

    Empty where nothing was asked.
    """
    changes = options.changes
    if changes is None:
        return ""
    from rich.text import Text

    from framing.render.screen.page import Page

    page = Page(options)
    screen = options.screen
    page.line()
    page.line(Text(f"Since {printable(changes.name)}", "bold"), wrap=screen)
    for warning in changes.warnings:
        page.labelled("▸" if screen else "Look again", warning, 2)
    for each in changes.articles:
        letter = label(each.place)
        page.labelled(letter, _head(each), 3)
        for change in _shown(each, full=options.full):
            page.labelled("" if screen else letter, _said(change), 5)
        if more := _unshown(each, full=options.full):
            page.labelled("" if screen else letter, more, 5)
    for name, said in _rest(changes):
        page.labelled(name, said, 7)
    return page.text


def markdown(options: Options) -> list[str]:
    """What changed, for Markdown; no line where nothing was asked."""
    changes, full = options.changes, options.full
    if changes is None:
        return []
    lines = ["", f"## Since {escaped(changes.name)}", ""]
    lines += [f"- **{escaped(warning)}**" for warning in changes.warnings]
    for each in changes.articles:
        lines.append(f"- **{label(each.place)}** {escaped(_head(each))}")
        lines += [f"  - {escaped(_said(change))}" for change in _shown(each, full=full)]
        if more := _unshown(each, full=full):
            lines.append(f"  - {escaped(more)}")
    return [*lines, *(f"- {name}: {escaped(said)}" for name, said in _rest(changes)), ""]


def _head(each: Changed) -> str:
    was = f" (was {each.was})" if each.was != each.name else ""
    number = len(each.changes)
    figures = f"{number} figure{'s' * (number != 1)}"
    if each.same_text:
        said = f"is the same, but {figures} changed" if number else "and all figures are the same"
    else:
        said = f"was changed, and with it {figures if number else 'no figure'}"
    return f"{each.name}{was}: the text {said}"


def _shown(each: Changed, *, full: bool) -> Sequence[Change]:
    """The changes to print: those that the table of figures would show, unless all are wanted.

    A word more or less moves every rate by a little.
    """
    return [change for change in each.changes if full or _shows(change)]


def _shows(change: Change) -> bool:
    if change.voice in VOICES[1:]:
        return False
    return bool(change.outside) or (
        change.now is None or change.before is None or short(change.now) != short(change.before))


def _unshown(each: Changed, *, full: bool) -> str:
    left = len(each.changes) - len(_shown(each, full=full))
    return f"and {left} more, smaller or in one voice: --full" if left else ""


def _said(change: Change) -> str:
    """A change in words: loaded.rate 14.1, was 15.7 (−1.7)."""
    name = _named(change)
    if change.difference is None:
        now, before = (("none" if value is None else short(value))
                       for value in (change.now, change.before))
        return f"{name} {now}, was {before}"
    digits = _decimals(change.difference)
    assert change.now is not None
    assert change.before is not None
    said = (f"{name} {_fixed(change.now, digits)}, was {_fixed(change.before, digits)} "
            f"({'+' if change.difference > 0 else ''}{_fixed(change.difference, digits)})")
    if change.outside:
        assert change.low is not None
        assert change.high is not None
        said += (f", outside the earlier 95 % interval, {_fixed(change.low, digits)} to "
                 f"{_fixed(change.high, digits)}")
    return said


def _decimals(difference: float) -> int:
    """So many that the difference shows two digits, none more than a whole number has."""
    if difference == int(difference):
        return 0
    return min(_DECIMALS, max(0, 1 - math.floor(math.log10(abs(difference)))))


def _fixed(value: float, digits: int) -> str:
    if value == 0:
        return "0"
    digits = max(digits, int(value != int(value)))
    return f"{value:,.{digits}f}".replace("-", "−")


def _rest(changes: Changes) -> list[tuple[str, str]]:
    """Articles and findings that came or went."""
    found = [("Came" if each.came else "Went", _told(each)) for each in changes.findings or ()]
    return [*found, *(("Added", name) for name in changes.added),
            *(("Gone", name) for name in changes.gone)]


def _told(each: Turned) -> str:
    """A finding in words: loaded.hype[author], more in a.txt: “differs”, was “no clear gap”."""
    now, before = (f"“{verdict}”" if verdict else "not tested"
                   for verdict in (each.now, each.before))
    return f"{_named(each)}, more in {each.first}: {now}, was {before}"


def _named(each: Change | Turned) -> str:
    """A measure and its voice, as a condition names them: loaded.rate[author]."""
    return each.measure + (f"[{each.voice}]" if each.voice != "all" else "")
