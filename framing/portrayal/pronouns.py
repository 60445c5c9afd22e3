"""Pronouns: whom *he* or *she* seems to mean. Proposed, never certain, and counted apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from framing.voices.columns import Tokens

_SETS = {"he": 0, "him": 0, "his": 0, "himself": 0, "she": 1, "her": 1, "hers": 1, "herself": 1,
         **{f"he{end}": 0 for end in ("'s", "'d", "'ll")},
         **{f"she{end}": 1 for end in ("'s", "'d", "'ll")}}
#: How many sentences back the one meant may be named.
_BACK = 1


def proposed(tokens: Tokens, people: Sequence[tuple[int, int]],
             speech: Sequence[int]) -> list[tuple[int, int]]:
    """Propose for each pronoun the only person named in its sentence or the one before.

    ``people``: the token and the number of each mention of a person, in order; ``speech``: whose
    words each token is. Gives (token, person). Where one person would be both *he* and *she* the
    rarer is dropped: at least one of the two is somebody else.
    """
    by_row: dict[int, list[tuple[int, int]]] = {}
    for at, person in people:
        by_row.setdefault(tokens.rows[at], []).append((at, person))
    found: list[tuple[int, int]] = []
    meant: dict[int, int] = {}
    for at, fold in enumerate(tokens.folds):
        if fold not in _SETS:
            continue
        row = tokens.rows[at]
        named = [person for place, person in by_row.get(row, ()) if place < at
                 and speech[place] == speech[at]]
        earlier = [person for before in range(row - _BACK, row)
                   for place, person in by_row.get(before, ()) if speech[place] == speech[at]]
        candidates = {*named, *earlier}
        if not earlier and not named and row - 1 in meant:
            candidates = {meant[row - 1]}
        if len(candidates) == 1:
            person = candidates.pop()
            found.append((at, person))
            meant[row] = person
    uses = Counter((person, _SETS[tokens.folds[at]]) for at, person in found)
    return [(at, person) for at, person in found
            if uses[person, _SETS[tokens.folds[at]]] > uses[person, 1 - _SETS[tokens.folds[at]]]]
