"""Modifiers: what stands directly before a name or is set off behind it.

*Embattled former president* Edda Marrick; Vask, *a buyer at Ellery Foods*.
"""

from __future__ import annotations

from framing.grammar import words as w
from framing.grammar.columns import Tokens
from framing.portrayal.known import verb

Place = tuple[int, int]

_FEW = 4
#: So many tokens behind a comma are read as an apposition at the most.
_LONG = 14
_SKIPPED = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "my", "this", "that"})
_FIRST = frozenset({"former", "ex", "late", "then", "self-described", "self-styled", "so-called",
                    "would-be", "fellow", "longtime", "veteran", "embattled", "outgoing",
                    "incoming", "disgraced", "beleaguered", "freshman"})
#: Verbs behind whose subject an attribution ends: at Tarn Cove, the board said.
_SAYING = frozenset({"said", "say", "says", "told", "tells", "added", "adds", "wrote", "writes"})
_ENDINGS = ("ous", "ful", "less", "ive", "ical", "able", "ible", "ent", "ant", "ary")


def before(tokens: Tokens, begin: int) -> Place | None:
    """The adjectives and nouns in lower case before a name: embattled mayor Tam Vask."""
    at, first = begin - 1, begin
    while at >= 0 and tokens.rows[at] == tokens.rows[begin] and begin - at <= _FEW:
        own, fold = tokens.bits[at], tokens.folds[at]
        if fold in _SKIPPED or not own & w.WORDY or not _describes(own, fold) or (
                own & w.CAPITAL and not tokens.heads_sentence(at)):
            break
        first = at
        at -= 1
    if first == begin:
        return None
    last = tokens.bits[begin - 1]
    if tokens.folds[first] == "then" and not last & w.ROLE:
        return None  # and then Vask left; then mayor Vask
    if at >= 0 and tokens.rows[at] == tokens.rows[begin] and tokens.bits[at] & (
            w.AUXILIARY | w.ADVERB) and not last & w.ROLE:
        return None  # was former: a predicate rather than a modifier
    return first, begin


def _describes(own: int, fold: str) -> bool:
    if own & (w.PREPOSITION | w.JOINER | w.PRONOUN | w.AUXILIARY | w.RELATIVE | w.QUESTION | w.TIME
              | w.NUMBER | w.DETERMINER):
        return False
    if own & w.ROLE or fold in _FIRST:
        return True
    if own & w.ADVERB:
        return False
    found = verb(fold)
    return found is None and (bool(own & w.ADJECTIVE) or fold.endswith(_ENDINGS))


def behind(tokens: Tokens, end: int) -> Place | None:
    """What a comma sets off behind a name and another comma or the sentence ends."""
    folds, bits, rows = tokens.folds, tokens.bits, tokens.rows
    size = len(folds)
    if end + 1 >= size or rows[end + 1] != rows[end - 1] or folds[end] != ",":
        return None
    start = end + 1
    own = bits[start]
    if own & w.PRONOUN or folds[start].endswith("'s") or not (
            folds[start] in ("a", "an", "the", "one", "who") or own & w.ROLE
            or folds[start] in _FIRST) or folds[start] == "who":
        return None
    if _names_another(tokens, start):
        return None
    for at in range(start + 1, min(start + _LONG, size)):
        if rows[at] != rows[end]:
            return None
        if bits[at] & (w.AUXILIARY | w.RELATIVE) or (bits[at] & w.JOINER and folds[at] != "and"):
            return None
        if folds[at] in _SAYING and (at + 1 == size or folds[at + 1] not in ("to", "by")):
            return None  # but: a word said to mean water
        found = verb(folds[at])
        if found and found.form in ("past", "third", "both") and not bits[at] & w.CAPITAL and (
                not found.noun and folds[at - 1] not in ("the", "a", "an", "of")
                and found.form != "both"):
            return None
        if folds[at] in (",", ".") or bits[at] & (w.STOP | w.DASH | w.COLON):
            head = any(bits[place] & (w.ROLE | w.BODY) for place in range(start, at)) or (
                folds[start] in ("a", "an", "one"))
            if not head or not bits[at] & w.SIGN:
                return None
            quoted = any(bits[place] & w.DOUBLE for place in range(start, at))
            closes = at + 1 < size and rows[at + 1] == rows[end] and bits[at + 1] & w.DOUBLE
            return start, at + 2 * bool(quoted and closes)
    return None


def _names_another(tokens: Tokens, start: int) -> bool:
    """Whether titles lead to a name of their own: in Skarrow, *Mayor Ana Ito* closed the port."""
    at = start
    while at < len(tokens.folds) and tokens.rows[at] == tokens.rows[start] and (
            tokens.folds[at] in _FIRST or tokens.bits[at] & (w.ROLE | w.HONORIFIC | w.DEMONYM)):
        at += 1
    return at > start and at < len(tokens.folds) and tokens.rows[at] == tokens.rows[start] and (
        bool(tokens.bits[at] & w.CAPITAL))
