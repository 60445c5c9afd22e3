"""What opens a sentence before its subject: After Ito left, Two days later, Asked about it."""

from __future__ import annotations

from framing.grammar import words as w
from framing.grammar.masks import EDGES, HEADS_NOUNS_OR_ROLE
from framing.grammar.words import QUOTED
from framing.voices.clauses.lines import Line
from framing.voices.clauses.passed import SPANS
from framing.voices.clauses.phrases import phrase

_JOINS = frozenset({"and", "but", "yet", "so", "or"})
_OPENS_CLAUSE = frozenset({"although", "as", "because", "if", "once", "since", "though", "unless",
                           "until", "when", "whenever", "whereas", "while"})
#: Words that open no clause of their own: long a critic of it, unlike the mayor.
_OPENS_PHRASE = frozenset({"long", "unlike"})
#: So many words of a time stand before what it is counted from: less than two days | after.
_LONGEST_TIME = 6
_COUNTED_FROM = frozenset({"after", "ago", "before", "earlier", "later", "prior", "since"})
_EDGES = EDGES & ~QUOTED
_PREPOSITION_OR_AUXILIARY = w.PREPOSITION | w.AUXILIARY
_CUE_OR_FINITE = w.CUE | w.FINITE
_NO_SUBJECT = w.TIME | w.PREPOSITION | w.RELATIVE | w.JOINER
_NO_VERB = w.SIGN | w.PREPOSITION | w.JOINER | w.RELATIVE


def behind_opening(line: Line, start: int, end: int) -> int:
    """Where the main clause begins behind what opens a sentence, else where that does.

    *After Ito left,* | *Roe sent a note*. A noun phrase that another comma closes may say who
    somebody is; it is the subject only where no other can be.
    """
    bits = line.bits
    while start < end and line.folds[start] in _JOINS:
        start += 1
    if not _opens_sentence(line, start):
        return start
    apart = 0
    for comma in range(start + 1, end - 2):
        if bits[comma] & _EDGES:
            break
        first = comma + 1
        if not bits[comma] & w.COMMA or not bits[first] & HEADS_NOUNS_OR_ROLE or (
            bits[first] & _NO_SUBJECT and not bits[first] & w.DETERMINER
        ):
            continue
        found = phrase(line, first, end)
        if found is None or found.start != first or found.head >= end:
            continue
        head = found.head
        if line.folds[head] in ("of", "for"):  # the head of the port | left
            head += 1
            while head < end and bits[head] & w.WORDY and not bits[head] & w.FINITE:
                head += 1
        own = bits[head]
        if own & w.WORDY and not own & _NO_VERB:
            return first
        if own & w.COMMA and bits[first] & w.CAPITAL and not apart:
            apart = first
    return apart or start


def opens_clause(line: Line) -> bool:
    """Whether a sentence begins with a clause that another follows: When, If, After."""
    at = int(line.folds[0] in _JOINS)
    return line.folds[at] in _OPENS_CLAUSE or line.folds[at] in ("after", "before")


def _opens_sentence(line: Line, start: int) -> bool:
    """Whether no subject stands there but what opens a sentence before one."""
    own, fold = line.bits[start], line.folds[start]
    if fold in _OPENS_CLAUSE or fold in _OPENS_PHRASE:
        return True
    if own & w.PREPOSITION and not own & w.DETERMINER:
        return True
    if own & _CUE_OR_FINITE and fold.endswith("ed"):
        return bool(line.bits[start + 1] & _PREPOSITION_OR_AUXILIARY)  # Asked about it
    return any(line.folds[at] in SPANS and line.folds[at + 1] in _COUNTED_FROM
               for at in range(start, min(start + _LONGEST_TIME, line.size)))
