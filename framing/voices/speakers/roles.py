"""What is said of somebody right behind the name: what she is, and of what house."""

from __future__ import annotations

from framing.grammar import words as w
from framing.grammar.columns import Tokens
from framing.grammar.masks import COMMA_OR_BRACKET
from framing.voices.speakers.who import Place

_AT = frozenset({"at", "with", "from"})


def behind_name(tokens: Tokens, head: int, end: int) -> tuple[Place | None, Place | None]:
    """Role and affiliation in what a comma sets off behind a name: , a buyer at Ellery Foods.

    An age, a party in brackets, where somebody spoke and what she was doing are neither.
    """
    bits, folds = tokens.bits, tokens.folds
    end = _before_day(tokens, head, end)
    start = _past_brackets(tokens, head, end)
    while start < end and (not bits[start] & w.WORDY or _is_age(tokens, start, end)):
        start += 1
    if start >= end:
        return None, None
    if start == head and folds[start] == "of":  # Ann Lee of Norland Bank
        return None, (start + 1, end)
    if start == head and bits[start] & w.DETERMINER:  # according to Ito | the claim is late
        return None, None
    if start > head and _is_no_role(tokens, start):
        return None, None
    if not bits[start] & w.RELATIVE:
        end = _before_clause(tokens, start, end)
    at = start
    while at < end and folds[at] not in _AT:
        at += 1
    if at + 1 >= end:
        return (start, end), None
    after = at + 1 + (bits[at + 1] & w.DETERMINER > 0 and at + 2 < end)
    if bits[start] & w.RELATIVE:
        return (start, end), (after, end)
    return ((start, at) if at > start else None), (after, end)


def _before_clause(tokens: Tokens, start: int, end: int) -> int:
    """Where what somebody is ends before a comma and what she did: a nurse | , who left in June."""
    for at in range(start + 1, end - 1):
        if tokens.bits[at] & w.COMMA and tokens.bits[at + 1] & w.RELATIVE:
            return at
    return end


def _past_brackets(tokens: Tokens, head: int, end: int) -> int:
    """Past brackets right behind a name: Ana Ito (Lab, Westgate) | , a nurse."""
    if tokens.folds[head] == "(":
        for at in range(head + 1, end):
            if tokens.folds[at].startswith(")"):
                return at + 1
        return end
    return head


def _is_age(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a number between commas stands there: Ana Ito, 41, a nurse."""
    return bool(tokens.bits[at] & w.NUMBER) and (
        at + 1 >= end or bool(tokens.bits[at + 1] & COMMA_OR_BRACKET))


def _is_no_role(tokens: Tokens, at: int) -> bool:
    """Whether where somebody spoke or what she did begins there: on Friday; giving evidence."""
    own, fold = tokens.bits[at], tokens.folds[at]
    return fold == "whose" or (not own & w.CAPITAL and (
        bool(own & w.PREPOSITION and fold not in _AT)
        or (fold.endswith("ing") and not own & (w.ROLE | w.PAPER | w.BODY))))


def _before_day(tokens: Tokens, head: int, end: int) -> int:
    """Where what is behind a name ends before a date: Roe | on May 5 said; not elected in June."""
    bits, folds, at = tokens.bits, tokens.folds, end
    while at > head and w.in_date(bits, folds, at - 1):
        at -= 1
    dated = w.tells_time(bits, folds, at, end)
    if at < end and at > head and bits[at - 1] & w.PREPOSITION:
        at, dated = at - 1, True  # in 2020; but Roe, 45
    apart = dated and (at == head or bits[at - 1] & w.COMMA)
    return max(head, at - 1) if apart else end
