"""The speaker behind a verb or a preposition: said Dr. Okafor, according to Roe."""

from __future__ import annotations

from framing.grammar import words as w
from framing.grammar.masks import EDGES, EDGES_OR_COMMA, QUOTED_OR_STOP
from framing.grammar.words import QUOTED
from framing.voices.clauses.lines import Line, Phrase
from framing.voices.clauses.phrases import phrase

_THIRD = frozenset({"they", "he", "she", "it", "we", "there"})
_CONCEDING = frozenset({"but", "while", "as", "adding", "though", "although"})
_NO_HEAD = w.PREPOSITION | w.JOINER | w.THAT
_COMMA_OR_STOP = w.COMMA | w.STOP
_EDGES_OR_COMMA_OR_RELATIVE = EDGES | w.COMMA | w.RELATIVE


def inverted(line: Line, verb: int) -> Phrase | None:
    """The noun phrase after a verb or a preposition: said Dr. Okafor, a hydrologist."""
    bits, size = line.bits, line.size
    start = verb + 1
    own = bits[start]
    if own & bits[start + 1] & w.CAPITAL and own & w.PREPOSITION:
        return _outlet(line, start)  # according to Inside Ellery News
    if not own & w.WORDY or own & _NO_HEAD:
        return None
    end = start
    while end < size:
        own = bits[end]
        if own & EDGES_OR_COMMA:
            past = w.past_retired(line.folds, end) if own & w.BRACKET else 0
            if not past:
                break
            end = past
        else:
            end += 1
    found = phrase(line, start, min(end, size))
    if found is None:
        return None
    end = found.end
    if bits[end] & w.COMMA and not _turns(line, end) and not bits[end + 1] & QUOTED:
        end += 1
        while end < size and not bits[end] & EDGES and not (
            bits[end] & w.COMMA and _turns(line, end)
        ):
            end += 1
        while end > found.end and bits[end - 1] & _COMMA_OR_STOP:
            end -= 1
        return Phrase(found.start, found.head, end)
    return found


def _outlet(line: Line, start: int) -> Phrase:
    """A name that begins with a preposition: Inside Ellery News."""
    end = start
    while line.bits[end] & w.CAPITAL:
        end += 1
    return Phrase(start, end, end)


def _turns(line: Line, comma: int) -> bool:
    """Whether a comma begins something new: a clause, a quotation, another verb of saying."""
    own, fold = line.bits[comma + 1], line.folds[comma + 1]
    if own & QUOTED_OR_STOP or fold in _THIRD or fold in _CONCEDING:
        return True
    if own & w.CUE and fold.endswith("ing"):
        return True
    if own & w.AUXILIARY and not own & w.CAPITAL:
        return True  # The union, said Ana Roe, | had agreed
    if fold in ("and", "who"):
        return bool(line.bits[comma + 2] & w.CUE)
    return fold == "the" and _has_auxiliary(line, comma + 2)


def _has_auxiliary(line: Line, at: int) -> bool:
    """Whether an auxiliary shows that a clause stands there, and not what somebody is."""
    for each in range(at, line.size):
        own = line.bits[each]
        if own & _EDGES_OR_COMMA_OR_RELATIVE:
            return False
        if own & w.AUXILIARY and not own & w.CAPITAL:
            return True
    return False
