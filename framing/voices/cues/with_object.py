"""What a verb reports of somebody: urged Y *to …*, accused Y *of …*, called Y *a …*."""

from __future__ import annotations

from framing.grammar import verb_frames as f
from framing.grammar import words as w
from framing.grammar.masks import BEFORE_NOUN, DETERMINER_OR_POSSESSIVE, PEOPLE, TIME_OR_NUMBER
from framing.grammar.words import QUOTED
from framing.voices.clauses.lines import Content, Line
from framing.voices.clauses.passed import SPANS, infinitive
from framing.voices.clauses.reach import content_end, quotations_end

_NAMED = frozenset({"it", "this", "them", "him"})
_FAULTS = frozenset({"of", "for", "with"})
_SAYING = frozenset({"saying", "telling"})
#: What is to be done to whom or what an order tells of.
_DONE = frozenset({"arrested", "closed", "deported", "destroyed", "detained", "evacuated",
                   "executed", "freed", "held", "killed", "released", "removed", "sealed", "shut"})
#: What follows *a* where nobody is called anything: called the nurse a few hours later.
_NO_NAMES = SPANS | {"couple", "few", "little", "lot", "second", "third", "while"}
_SIGN_OR_JOINER_OR_PREPOSITION = w.SIGN | w.JOINER | w.PREPOSITION
_NO_OBJECT = w.THAT | w.COMMA | w.COLON | w.STOP
_STOP_OR_COLON_OR_COMMA = w.STOP | w.COLON | w.COMMA
_ORDERED_OR_EXPECT = f.ORDERED | f.EXPECT
_NO_BARE_NAME = (w.PREPOSITION | w.ADVERB | w.TIME | w.JOINER | w.THAT | w.FINITE | w.PRONOUN
                 | w.DETERMINER | w.QUESTION)


def with_object(line: Line, after: int, flags: int, passive: bool) -> Content | None:
    """*urged Y to …*, *accused Y of …*, *called Y a …*, *described Y as …*."""
    bits, folds = line.bits, line.folds
    own = bits[after]
    if own & _NO_OBJECT:
        return None
    if flags & f.NAMING and folds[after] == "as":
        if bits[after + 1] & QUOTED:
            return after + 1, quotations_end(line, after + 1)
        if not passive and line.any(after - 9, after - 1, w.RELATIVE):
            return after, content_end(line, after)  # a group that Roe has described as hostile
    first, end = (after, after + 1) if passive else (after + 1, after + 14)
    ordered, apart = flags & _ORDERED_OR_EXPECT, False
    for at in range(first, min(end, line.size)):
        own = bits[at]
        if own & QUOTED and not bits[at - 1] & BEFORE_NOUN:
            ordered = 0  # telling them the port “was closed” after a move to sell it
        if own & w.RELATIVE:
            apart = True
        elif not apart and (own & w.AUXILIARY or folds[at] in w.SUBJECTS):
            ordered = 0  # told the Post she had nothing to hide
        if own & _STOP_OR_COLON_OR_COMMA:
            return _behind_apposition(line, after, at, flags, ordered)
        fold = folds[at]
        if fold == "as" and folds[at + 1] in _SAYING:
            break  # quoted Ito as | saying so
        if fold == "to" and ordered and (
            infinitive(line, at) or bits[at + 1] & QUOTED
        ) and not bits[at + 1] & w.NUMBER:
            return after, content_end(line, at)
        if flags & f.ORDERED and fold in _DONE and _ends_object(line, after, at) and (
            folds[after - 1].startswith("order")
        ):
            return after, content_end(line, at)  # ordered Ito freed
        if (flags & f.FAULT and fold in _FAULTS) or (
            flags & f.NAMING and fold == "to" and folds[after - 1].startswith("liken")
        ):
            return after, content_end(line, at)
        if flags & f.CALL and at == after + 1 and _is_bare_name(line, at):
            return after, content_end(line, after)  # called it murder
        if flags & f.CALL and own & w.ADJECTIVE and _ends_object(line, after, at):
            return after, content_end(line, after)  # called the plan absurd
        if flags & f.NAMING:
            found = _named_as(line, after, at, flags & f.CALL)
            if found:
                return found
    return None


def _behind_apposition(line: Line, after: int, comma: int, flags: int,
                       ordered: int) -> Content | None:
    """What is reported of somebody behind what commas set off: warned Ito, the mayor, | not to."""
    behind = _past_apposition(line, comma)
    fold = line.folds[behind]
    if (ordered and _is_order(line, behind)) or (
        fold == "as" if flags & f.NAMING else flags & f.FAULT and fold in _FAULTS
    ):
        return after, content_end(line, behind)  # described Ito, a nurse, as a hero
    return None


def _is_order(line: Line, at: int) -> bool:
    """Whether *to* or *not to* and an infinitive stand there."""
    at += line.folds[at] == "not"
    return line.folds[at] == "to" and infinitive(line, at)


def _is_bare_name(line: Line, at: int) -> bool:
    """Whether a noun alone stands behind *it* or *them*, which is what that is called: murder."""
    return line.folds[at - 1] in _NAMED and bool(line.bits[at] & w.WORDY) and (
        not line.bits[at] & _NO_BARE_NAME
    ) and (at + 1 >= line.size or bool(line.bits[at + 1] & _SIGN_OR_JOINER_OR_PREPOSITION))


def _ends_object(line: Line, after: int, at: int) -> bool:
    """Whether an adjective stands behind the noun that it is said of, and not before one."""
    before, behind = line.bits[at - 1], line.bits[at + 1]
    return at > after and not before & BEFORE_NOUN and (
        at + 1 >= line.size or bool(behind & _SIGN_OR_JOINER_OR_PREPOSITION))


def _past_apposition(line: Line, comma: int) -> int:
    """Past what this comma and the next one set off, up to twenty words."""
    end = line.find(comma + 1, min(comma + 22, line.size), _STOP_OR_COLON_OR_COMMA)
    return end + 1 if end >= 0 else comma


def _named_as(line: Line, after: int, at: int, call: int) -> Content | None:
    """What somebody is called: described it as “…”, as a scandal; called Ito a hero."""
    bits, fold = line.bits, line.folds[at]
    if fold == "as":
        if bits[at + 1] & QUOTED:
            return at + 1, quotations_end(line, at + 1)
        return after, content_end(line, at)
    if bits[at] & QUOTED:
        return at, quotations_end(line, at)
    if fold in ("a", "an") and at < after + 6 and (bits[at - 1] & PEOPLE or (
        call and bits[after] & DETERMINER_OR_POSSESSIVE and _has_bits_of_noun(bits[at - 1])
    )) and not line.any(at + 1, at + 4, TIME_OR_NUMBER) and (
        _NO_NAMES.isdisjoint(line.folds[at + 1 : at + 4])
    ):  # called the plan a disgrace; not the nurse a second time
        return after, content_end(line, at)
    return None


def _has_bits_of_noun(own: int) -> bool:
    """Whether a word may be a noun, by its bits."""
    return bool(own & w.WORDY) and not own & _NO_BARE_NAME
