"""Relative clauses: what *who*, *which* or *that* goes back to, and who speaks inside one."""

from __future__ import annotations

from framing.grammar import words as w
from framing.grammar.masks import (
    ADVERB_OR_TIME,
    CAPITAL_OR_PREPOSITION,
    CAPITAL_OR_ROLE,
    EDGES_OR_COMMA,
    HEADS_NOUNS_OR_ROLE,
    PEOPLE_OR_BODY,
    SPEAKS,
)
from framing.voices.clauses.lines import Line, Phrase
from framing.voices.clauses.phrases import phrase, phrase_start

_OF_TIMES = frozenset({"as", "in", "last", "on", "this", "week", "recently", "late"})
_NAME_OF_ANYTHING = w.CAPITAL | w.PLACE | w.TIME | w.BODY
_BEFORE_PLACES_ALONE = frozenset({"at", "in", "near"})
_BEFORE_PLACES = frozenset({"and", "around", "at", "in", "near", "on", "outside", "to"})


def antecedent(line: Line, relative: int) -> Phrase | None:
    """What *who*, *which* or *that* goes back to: the nouns before it, up to a verb."""
    bits = line.bits
    comma = bool(bits[relative - 1] & w.COMMA)
    end = relative - comma
    if end <= 0:
        return None
    start = line.edge(end)
    for at in range(end - 1, start - 1, -1):
        if bits[at] & w.FINITE and not bits[at] & w.CAPITAL and not line.attributive(at):
            start = at + 1
            break
    if bits[start] & w.PRONOUN and line.folds[start + 1] == "to" and start + 3 < end:
        start += 3  # urged them to ask | doctors who
    if bits[start] & w.CUE and not bits[start] & w.CAPITAL:
        start = phrase_start(line, end - 1)  # kept shouting at Ito, who
    found = phrase(line, start, end)
    if found is None or (
        comma and found.head < end and not line.any(found.start, found.head, SPEAKS)
    ):
        begin = phrase_start(line, end - 1)
        if bits[begin] & CAPITAL_OR_PREPOSITION == w.PREPOSITION:
            begin += 1  # a point for | Ito, who
        found = phrase(line, begin, end) or found  # bold in its plan, which
    if found and bits[found.start - 1] & w.COMMA and _describes(line, found, comma=comma):
        before = found.start - 1
        named = phrase(line, phrase_start(line, before - 1), before)
        if named and _is_person(line, named):
            return Phrase(named.start, named.head, end)
    if found is None:
        return None
    if line.folds[relative] == "who" and not line.any(found.start, found.head, PEOPLE_OR_BODY):
        near = phrase(line, phrase_start(line, end - 1), end)
        if near and line.any(near.start, near.head, PEOPLE_OR_BODY):
            found = near  # the ruling goes to a minister who
    if line.folds[relative] == "who" and bits[found.start - 1] & w.PREPOSITION and (
        found.start > 1 and line.folds[found.start - 1] in _BEFORE_PLACES_ALONE
        and bits[found.start - 2] & w.ROLE and not line.any(found.start, found.head, w.ROLE)
    ):
        before = found.start - 1  # a curator in | Ellery, who
        found = phrase(line, phrase_start(line, before - 1), before) or found
    found = _behind_participle(line, found, end)
    start = found.start
    if start and line.folds[start - 1] in w.ARTICLES:
        start -= 1  # according to | the Sea Union, which
    return Phrase(start, found.head, end)


def _behind_participle(line: Line, found: Phrase, end: int) -> Phrase:
    """The noun behind what somebody does: siding with | parents who, holding | signs that.

    Not *striking workers*, where the form in -ing may say which ones.
    """
    bits, at = line.bits, found.start
    if not line.folds[at].endswith("ing") or bits[at] & SPEAKS or at + 1 >= end:
        return found
    if bits[at + 1] & w.PREPOSITION:
        return phrase(line, at + 2, end) or found
    if found.head > at + 1 and not line.any(at + 1, found.head, PEOPLE_OR_BODY):
        return found._replace(start=at + 1)
    return found


def _describes(line: Line, found: Phrase, *, comma: bool) -> bool:
    """Whether a phrase says what somebody is: Okafor, | the hospital's specialist, | who."""
    last = line.bits[found.head - 1]
    if not line.any(found.start, found.head, w.CAPITAL):
        return comma or bool(last & w.ROLE)
    return bool(last & CAPITAL_OR_ROLE == w.ROLE)  # Ito, Ellery's mayor, who


def _is_person(line: Line, named: Phrase) -> bool:
    """Whether a phrase ends in a name, and in none of a place or a day.

    One word behind *and* or such as *in* may name either: between Ellery and Velm, a man who.
    """
    own = line.bits[named.head - 1]
    alone = named.head - named.start == 1 and line.folds[named.start - 1] in _BEFORE_PLACES
    return bool(own & _NAME_OF_ANYTHING == w.CAPITAL) and not alone


def before_time(line: Line, at: int) -> int:
    """Where *who* or *which* stands before a time alone, else 0: a board, which in May | said."""
    while at > 0 and (line.bits[at] & ADVERB_OR_TIME or line.folds[at] in _OF_TIMES):
        at -= 1
    return at if line.folds[at] in ("which", "who") else 0


def who_before(line: Line, at: int) -> int:
    """Where *who* stands before a verb and its object, else 0."""
    for relative in range(at - 2, max(at - 6, 0), -1):
        if line.folds[relative] == "who":
            return relative
        if line.bits[relative] & EDGES_OR_COMMA:
            break
    return 0


def behind_relative(line: Line, start: int, at: int) -> Phrase | None:
    """The subject of a verb inside a relative clause: a plan that | critics say would fail."""
    bits = line.bits
    for relative in range(at - 1, max(start - 1, at - 9), -1):
        own = bits[relative]
        if own & w.RELATIVE:
            found = phrase(line, relative + 1, at + 1)
            if found and bits[relative + 1] & HEADS_NOUNS_OR_ROLE and found.head == at + 1 and (
                line.any(found.start, found.head, SPEAKS)
            ):
                return found
            break
        if own & EDGES_OR_COMMA:
            break
    return None
