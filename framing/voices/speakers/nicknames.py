"""Nicknames in marks inside a name: Tammy ‘The Tank’ Okoro, Robert “Bobby” Vance."""

from __future__ import annotations

from framing.grammar.columns import Tokens
from framing.voices.speakers.who import Place

#: What ends a nickname, and what may have opened it.
_OPENING = {"”": "“", '"': '"', "’": "‘", "'": "'‘"}
#: So many words it has at most.
_LONGEST = 3


def before_nickname(tokens: Tokens, at: int, start: int) -> int | None:
    """The name's word before a nickname whose marks end at a token: Tammy | ‘The Tank’ Okoro."""
    opening = _OPENING.get(tokens.folds[at])
    if opening is None:
        return None
    for begin in range(at - 1, max(start, at - 2 - _LONGEST), -1):
        if tokens.folds[begin] in opening:
            return begin - 1 if begin < at - 1 and tokens.is_name(begin - 1) else None
        if not tokens.surface(begin)[:1].isupper():
            return None
    return None


def without_nickname(tokens: Tokens, run: Place, places: list[int]) -> list[int]:
    """The words of a name but for those in marks: a tank is no body there, nor a captain a role."""
    begin, stop = run
    for at in range(stop - 1, begin, -1):
        before = before_nickname(tokens, at, begin)
        if before is not None:
            return [place for place in places if not before < place < at]
    return places
