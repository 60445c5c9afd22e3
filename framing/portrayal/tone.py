"""The tone of the words near a name: one place to ask, whatever judges it."""

from __future__ import annotations

from collections.abc import Sequence

from framing.document import Document
from framing.vader import compounds
from framing.voices import words as w
from framing.voices.columns import Tokens

#: A clause reaches so many tokens from a name at the most.
_REACH = 15
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
    valence = dict(zip(document.tokens_of(scored.hit_index).tolist(),
                       scored.hit_valence.tolist(), strict=True))
    return [_sum(tokens, valence, first, end) for first, end in places]


def _sum(tokens: Tokens, valence: dict[int, float], first: int, end: int) -> tuple[float, int]:
    begin, stop = first, end
    while begin > 0 and first - begin < _REACH and _goes_on(tokens, begin - 1, first):
        begin -= 1
    while stop < len(tokens.rows) and stop - end < _REACH and _goes_on(tokens, stop, first):
        stop += 1
    found = [valence[at] for at in (*range(begin, first), *range(end, stop))
             if at in valence and not tokens.bits[at] & w.CAPITAL]
    return sum(found), len(found)


def _goes_on(tokens: Tokens, at: int, first: int) -> bool:
    own = tokens.bits[at]
    return tokens.rows[at] == tokens.rows[first] and not own & _EDGES and not (
        own & w.JOINER and tokens.folds[at] in ("but", "while", "although", "though", "whereas"))
