"""A line to be judged, and where it stands: what the rules for furniture look at."""

from __future__ import annotations

from framing.support.records import NamedTuple

#: Longer lines are looked at only as a notice or disclaimer at the article's edges.
SHORT = 300


class Line(NamedTuple):
    """A line to be judged.

    ``low`` is its words in lower case ("" for a long line of prose), ``first`` the first of them,
    ``ends`` as in ``layout.Piece``; ``suspect`` unless it begins and ends as no furniture does.
    """

    words: str
    low: str
    first: str
    ends: str
    suspect: bool


class Place(NamedTuple):
    """Where a line stands.

    ``edge``: before the first or after the last ordinary paragraph; ``opening``: as the very first
    line; ``over_prose``: right above running text; ``among``: right under a line set aside.
    """

    edge: bool
    opening: bool = False
    over_prose: bool = False
    among: bool = False


def speaks(low: str) -> bool:
    """Whether somebody is quoted or said to have spoken: outlets' own prompts have neither."""
    signs = ("“", "”", '"', " said", " says", " told", " urged", " read,")
    return any(sign in low for sign in signs)
