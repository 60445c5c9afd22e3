"""Front matter: what programs that make pages of Markdown are told of a text, above it.

Lines of ``key: value`` between two lines of ``---``. A title, a writer and a day that stand there
are the text's where it has none of its own.
"""

from __future__ import annotations

from framing.support.patterns import Pattern
from framing.support.records import NamedTuple

_MATTER = Pattern(
    r"---[ \t]*\r?\n(?:[A-Za-z_][\w-]{0,40}:(?:[ \t][^\r\n]*)?\r?\n"
    r"(?:-?[ \t][^\r\n]*\r?\n){0,60}){1,60}(?:---|\.\.\.)[ \t]*(?=\r?\n|\Z)")
_VALUE = Pattern(r"(?m:^)(?P<key>title|author|date):[ \t]+(?P<value>[^\r\n]*)")


class Matter(NamedTuple):
    """The front matter of a text: where it ends, and where the values of some keys stand."""

    end: int
    values: dict[str, tuple[int, int]]


def front_matter(text: str) -> Matter | None:
    """Find the front matter that a text begins with.

    >>> front_matter("---\\ntitle: Rain\\n---\\n\\nIt rained.").values
    {'title': (11, 15)}
    """
    if not text.startswith("---"):
        return None
    found = _MATTER.match(text)
    if found is None:
        return None
    values: dict[str, tuple[int, int]] = {}
    at = 0
    while value := _VALUE.search(text, at, found.end()):
        start, stop = _unquoted(text, *value.span("value"))
        if start < stop:
            values.setdefault(value["key"], (start, stop))
        at = value.end()
    return Matter(found.end(), values)


def _unquoted(text: str, start: int, stop: int) -> tuple[int, int]:
    """Where a value stands without spaces behind it, and without a pair of marks around it."""
    stop = start + len(text[start:stop].rstrip(" \t"))
    if stop - start > 1 and text[start] in "\"'" and text[start] == text[stop - 1]:
        return start + 1, stop - 1
    return start, stop
