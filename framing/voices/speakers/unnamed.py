"""Who speaks without a name: two officials, people familiar with the matter, the port authority."""

from __future__ import annotations

from framing.grammar import words as w
from framing.grammar.columns import Tokens
from framing.voices.speakers.who import Who

#: Whom an unnamed source is told by: familiar with the talks, close to the mayor.
_KNOWING = frozenset({"familiar", "close", "briefed", "involved"})
_OF_KNOWING = frozenset({"with", "to", "on", "in"})
#: People of a party, who are no organisation behind an article either: the Senate Democrats.
_OF_PARTIES = frozenset({"conservatives", "democrats", "liberals", "progressives", "republicans"})
_ENDS_OF = w.RELATIVE | w.COMMA | w.SIGN | w.AUXILIARY


def unnamed(tokens: Tokens, start: int, first: int, head: int, end: int) -> Who:
    """Somebody without a name, an organisation, a paper: two officials, the port authority."""
    bits, folds = tokens.bits, tokens.folds
    last = head - 1
    while last > start and not bits[last] & w.WORDY:
        last -= 1
    own = bits[last]
    stop = head
    if head < end and folds[head] in ("of", "for"):
        stop = head + 1
        while stop < end and not _ends_attribute(tokens, stop, end):
            stop += 1
    elif _qualified(tokens, head, end):
        stop = head + 2
        while stop < end and not tokens.bits[stop] & _ENDS_OF:
            stop += 1
    elif own & w.NUMBER and head < len(folds) and folds[head] == "%":
        stop = head + 1  # 62% said
    named = False
    if own & w.PAPER:
        kind = "document"
    elif own & w.BODY and not own & w.ROLE:
        kind = "organisation"
        named = any(tokens.is_name(at) for at in range(start, head)) and (
            not is_group(folds[last]) or own & w.CAPITAL > 0)  # Consumer groups: none of them
    elif folds[last] == "union" and any(tokens.is_name(at) for at in range(start, last)):
        kind, named = "organisation", True  # the Harbour Staff union; not the dockers' union
    elif own & w.ROLE and _names_members(tokens, first, start, last):
        kind, named = "organisation", True  # the United Dock Workers
    else:
        kind = "unnamed"
    bare = tuple([folds[at] for at in range(start, stop) if bits[at] & w.WORDY])
    return Who(kind, (start, stop), bare, named, None, None, (first, end))


def is_group(fold: str) -> bool:
    """Whether a noun for what people are is a plural: workers, no witness."""
    return w.ends_as_plural(fold)


def _names_members(tokens: Tokens, first: int, start: int, last: int) -> bool:
    """Whether capitals behind an article name a body of people: the United Dock Workers.

    Not in a heading, where all words have them, nor of a party.
    """
    return (start == first + 1 < last and tokens.folds[first] == "the"
            and is_group(tokens.folds[last]) and tokens.folds[last] not in _OF_PARTIES
            and all(tokens.bits[at] & w.CAPITAL for at in range(start, last + 1))
            and tokens.is_sentence(tokens.rows[last]))


def _qualified(tokens: Tokens, head: int, end: int) -> bool:
    """Whether what somebody knows tells who it is: people familiar | with the matter."""
    if head + 1 >= end:
        return False
    folds = tokens.folds
    before, own, after = folds[head - 1], folds[head], folds[head + 1]
    return (before in _KNOWING and own in _OF_KNOWING) or (own in _KNOWING and (
        after in _OF_KNOWING)) or (own == "with" and after in ("knowledge", "direct"))


def _ends_attribute(tokens: Tokens, at: int, end: int) -> bool:
    """Whether what follows *of* ends before a token: the head of the Port of Ellery | in June."""
    own = tokens.bits[at]
    if own & _ENDS_OF:
        after = at + 1 + (tokens.folds[at + 1 : at + 2] == ["and"])
        return not (own & w.APOSTROPHE and after < end and (
            tokens.bits[at - 1] & tokens.bits[after] & w.CAPITAL))  # the Dockers’ | Union
    if own & w.FINITE and not own & w.CAPITAL and tokens.bits[at - 1] & w.CAPITAL:
        return True  # a spokeswoman for Mayor Ada Roe | declined
    if not own & w.PREPOSITION or own & w.CAPITAL:
        return False
    return not (tokens.folds[at] in ("of", "for") and at + 1 < end
                and tokens.bits[at + 1] & w.CAPITAL)
