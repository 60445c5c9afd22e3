"""A mention as it is read: whom it names, and which of its words say so."""

from __future__ import annotations

from collections.abc import Sequence

from framing.grammar import words as w
from framing.grammar.columns import Tokens
from framing.support.records import NamedTuple

Place = tuple[int, int]

#: Signs that belong to what they end: Ada Roe Jr., 62%.
_KEPT_SIGNS = frozenset(".%")


class Who(NamedTuple):
    """A mention read: its kind and the tokens (first, one past the last) of its name and parts.

    ``kind``: person, unnamed, organisation, document or pronoun. ``name`` is what it is called by,
    ``role`` and ``affiliation`` what the text says of it there; each may be ``None``.
    """

    kind: str
    name: Place
    bare: tuple[str, ...]
    named: bool
    role: Place | None
    affiliation: Place | None
    span: Place
    title: str = ""


def text_of(tokens: Tokens, place: Place, text: str, starts: Sequence[int],
            ends: Sequence[int]) -> str:
    """The words at these tokens as they stand, a possessive's ending and a comma left off.

    Something is always left: of *’s* alone, that.
    """
    first, last = place
    while last - 1 > first and tokens.bits[last - 1] & w.SIGN and (
        tokens.folds[last - 1] not in _KEPT_SIGNS or (
            tokens.folds[last - 1] == "." and not tokens.bits[last - 2] & w.SHORT)
    ):
        last -= 1
    found = text[starts[first] : ends[last - 1]]
    if tokens.bits[last - 1] & w.SHORT and tokens.folds[last : last + 1] == [".,"]:
        found += "."  # Ana Ito Jr., said
    for ending in ("’s", "'s"):
        found = found.removesuffix(ending) or found
    return " ".join(found.split())
