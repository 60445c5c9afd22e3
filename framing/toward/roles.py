"""What part a target has in its sentence: whose predicate, what verb's object, what noun's owner.

No parser: a walk of a few words to the right and to the left of the target, past names, brackets,
appositions, auxiliaries and adverbs. It errs where a sentence is involved; what it finds is one
kind of evidence among others.
"""

from __future__ import annotations

from collections.abc import Iterator

from framing.support.records import NamedTuple
from framing.toward.sentence import NEGATED, Sentence
from framing.toward.words import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    IRREGULAR,
    NAME,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
)

_APOSTROPHES = frozenset("'’")
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_DASHES = frozenset(",—–")
_MARKS = frozenset("\"“”„«»‘’'")


class Role(NamedTuple):
    """That a token stands to the target in a role, and perhaps denied."""

    token: int
    name: str
    denied: bool


def possessive(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the target owns what follows it: *Smith's plan*, *his plan*."""
    form = sentence.forms[last]
    if form.fold.endswith("'s") or (first == last and form.fold in POSSESSIVES):
        return True
    return last + 1 < len(sentence.forms) and sentence.keys[last + 1] in _APOSTROPHES


def roles_of(sentence: Sentence, first: int, last: int) -> Iterator[Role]:
    """The roles in which other tokens stand to the target, tokens ``first`` to ``last``.

    ``owned``: what it owns. ``does``, ``is``, ``undergoes``: its predicate, active, behind a form
    of *be*, passive; with *own-* before it the predicate of what it owns, with *who-* that of a
    relative clause. ``object``: the word it is the object of, or follows. ``governs``: the word
    before its preposition (*attack* on Smith); ``by``, ``of`` …: its preposition.
    """
    yield from _right(sentence, first, last)
    yield from _left(sentence, first)


def _right(sentence: Sentence, first: int, last: int) -> Iterator[Role]:
    keys, forms, count = sentence.keys, sentence.forms, len(sentence.keys)
    at, whose = last + 1, ""
    if possessive(sentence, first, last):
        whose = "own-"
        if at < count and keys[at] in _APOSTROPHES:
            at += 1
        begin = at
        while (at < count and at - begin < 3 and forms[at].word and keys[at] != NAME
               and forms[at].fold not in _ENDS_PHRASE):
            at += 1
        if at > begin:
            yield Role(at - 1, "owned", False)
            for place in range(begin, at - 1):
                yield Role(place, "owned-before", False)
    for _ in range(4):
        if at >= count:
            return
        key = keys[at]
        if key == NAME:
            at += 1
        elif key == "and" and at + 1 < count and keys[at + 1] == NAME:
            at += 2
        elif key in _OPENING:
            at = _past(sentence, at, _CLOSING, 12)
        elif key in _DASHES:
            if at + 1 < count and forms[at + 1].fold in RELATIVES:
                yield from _predicate(sentence, at + 2, "who-")
            at = _past(sentence, at, _DASHES, 25)
        else:
            break
    if at < count and forms[at].fold in RELATIVES:
        yield from _predicate(sentence, at + 1, "who-")
    else:
        yield from _predicate(sentence, at, whose)


_ENDS_PHRASE = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES


def _past(sentence: Sentence, at: int, closing: frozenset[str], most: int) -> int:
    """The token after the next of these signs; past the sentence's end if none is near."""
    keys = sentence.keys
    for place in range(at + 1, min(len(keys), at + most)):
        if keys[place] in closing:
            return place + 1
    return len(keys)


def _predicate(sentence: Sentence, at: int, whose: str) -> Iterator[Role]:
    keys, forms = sentence.keys, sentence.forms
    denied = be = False
    for place in range(at, min(len(keys), at + 8)):
        form = forms[place]
        fold = form.fold
        denied = denied or form.negates
        if fold in BE:
            be = True
        elif not (fold in AUXILIARIES or fold in ADVERBS or form.negates
                  or (fold.endswith("ly") and len(fold) > 4)
                  or (be and fold in DETERMINERS) or (keys[place] == "," and place > at)):
            if form.word and keys[place] != NAME:
                passive = be and (fold.endswith(("ed", "en")) or fold in IRREGULAR)
                kind = "undergoes" if passive else "is" if be else "does"
                yield Role(place, whose + kind, denied)
            return


def _left(sentence: Sentence, first: int) -> Iterator[Role]:
    keys, forms = sentence.keys, sentence.forms
    at = first - 1
    for _ in range(5):
        if at < 0 or not (keys[at] == NAME or keys[at] in _MARKS or forms[at].fold in DETERMINERS
                          or (keys[at] == "and" and at and keys[at - 1] == NAME)):
            break
        at -= 1
    if at < 0:
        return
    if forms[at].fold in PREPOSITIONS:
        yield Role(at, "preposition", False)
        before = at - 1
        for _ in range(3):
            if before >= 0 and forms[before].fold in DETERMINERS:
                before -= 1
        if before >= 0:
            yield Role(before, f"governs-{forms[at].fold}", bool(sentence.marks[before] & NEGATED))
    else:
        yield Role(at, "object", bool(sentence.marks[at] & NEGATED))
