"""Regular expressions that are compiled when a text first asks for them.

To compile those by which a site's furniture is known takes longer than to read an article by them,
and most articles ask for few.
"""

from __future__ import annotations

import re
import sys
from functools import cached_property


class Pattern:
    """A regular expression, matched as :class:`re.Pattern` does.

    >>> Pattern("a+").fullmatch("aaa").end()
    3
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._pattern, self._flags = pattern, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._pattern, self._flags)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Match at a place, up to another."""
        return self._compiled.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0,
                  end: int = sys.maxsize) -> re.Match[str] | None:
        """Match the whole, or all between two places."""
        return self._compiled.fullmatch(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Find the first place that matches, between two places."""
        return self._compiled.search(text, start, end)
