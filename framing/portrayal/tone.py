"""The tone of the words near a name: one place to ask, whatever judges it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np

from framing.document import Document
from framing.vader import compounds
from framing.voices import words as w
from framing.voices.columns import Tokens

#: A clause reaches so many tokens from a name at the most.
_REACH = 15
_TURNING = frozenset({"but", "while", "although", "though", "whereas"})
_EDGES = w.STOP | w.COLON | w.DASH | w.BRACKET | w.RELATIVE


def near(document: Document, tokens: Tokens,
         places: Sequence[tuple[int, int]]) -> list[tuple[float, int]]:
    """Give the sum of the valences of the words near each name, and how many they are.

    ``places`` are the tokens of names, first and one past the last. Near are the words of the
    clause around it, the name's own left out; a valence is VADER's, about −4 to 4, with what the
    words before it make of it. A word that is near two names counts for both.
    """
    scored = compounds(document.vocabulary.pieces, document.pieces, document.piece_row,
                       document.rows)
    at = document.tokens_of(scored.hit_index)
    order = at.argsort(kind="stable")
    words, values = at[order].tolist(), scored.hit_valence[order].tolist()
    clause = _clauses(tokens, document)
    found = []
    for first, end in places:
        low = bisect_left(words, first - _REACH)
        high = bisect_left(words, end + _REACH)
        of = [values[place] for place in range(low, high)
              if clause[words[place]] == clause[first] and not first <= words[place] < end
              and not tokens.bits[words[place]] & w.CAPITAL]
        found.append((sum(of), len(of)))
    return found


def _clauses(tokens: Tokens, document: Document) -> list[int]:
    """The number of the clause that each token stands in."""
    known = np.array(tokens.bits, np.int64)
    new = (known & _EDGES) > 0
    for at in ((known & w.JOINER) > 0).nonzero()[0].tolist():
        new[at] = new[at] or tokens.folds[at] in _TURNING
    new[1:] |= document.row[1:] != document.row[:-1]
    numbers: list[int] = new.cumsum().tolist()
    return numbers
