"""A sentence as the search for what is said of a target sees it: masked names, clauses, marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.support.records import NamedTuple
from framing.toward.words import CLOSED, CONJUNCTIONS, NAME, Form, Words

_ENDS = frozenset(".?!:…*|/")
QUOTES = frozenset("\"“”„«»‘")
_HANDLES = frozenset("@#")
_CUTS = frozenset(",;:—–-()[]…|") | QUOTES
#: How far a negation reaches, in places.
_REACH = 3
#: Places from the target, up to which a token counts as close, near, and at all.
CLOSE, NEAR, FAR = 3, 8, 25
#: And so many tokens at most: a run of names is one place, however long.
_MOST = 2 * FAR
#: How many names right beside a target are taken to be part of it: President [Smith].
_TITLES = 6

#: How a token stands to the target, as bits of one number above its band (0 close, 1 near, 2 far).
#: ``BAND | AFTER`` is all that matters of a word of which no list knows anything.
BAND, AFTER, SAME, OPEN, NEGATED, QUOTED = 3, 4, 8, 16, 32, 64


class Sentence(NamedTuple):
    """A sentence's tokens, as columns of one length.

    ``keys`` are stems, ``NAME`` for a masked word; ``places`` count tokens, a run of names as one,
    so that a longer name is no greater distance; ``clauses`` number the clauses; ``marks`` hold
    ``NEGATED`` where a negation stands shortly before and ``QUOTED`` within quotation marks.
    """

    forms: Sequence[Form]
    keys: Sequence[str]
    places: Sequence[int]
    clauses: Sequence[int]
    marks: Sequence[int]


def mask(surfaces: Sequence[str], words: Words) -> Sentence:
    """Read a sentence's tokens, as they stand in the text."""
    forms = list(map(words.form, surfaces))
    keys = _keys(forms)
    places, clauses, marks = [], [], []
    place = clause = -1
    quoted, negated_to, before = 0, -1, ""
    for form, key in zip(forms, keys, strict=True):
        if key != NAME or before != NAME:
            place += 1
        before = key
        if form.word:
            clause += form.fold in CONJUNCTIONS
        elif key in _CUTS:
            clause += 1
            if key in QUOTES:
                quoted = QUOTED if key in "“„«‘" or (key == '"' and not quoted) else 0
        places.append(place)
        clauses.append(clause)
        marks.append(quoted | (NEGATED if place <= negated_to else 0))
        if form.negates:
            negated_to = place + _REACH
    return Sentence(forms, keys, places, clauses, marks)


def _keys(forms: Sequence[Form]) -> list[str]:
    """Each token's stem, or ``NAME``.

    At the head of a sentence and in a headline, where every word of weight has a capital, a word
    that the program lists is no name, unless another name follows (Grace Smith).
    """
    headline = not any(form.word and not form.capital and form.fold not in CLOSED
                       for form in forms)
    keys: list[str] = []
    initial = True
    for number, form in enumerate(forms):
        key = form.key
        if form.word:
            plain = form.fold in CLOSED or (form.listed and (
                headline or (initial and not _capital(forms, number + 1))))
            if (form.capital and not plain) or (number and keys[-1] in _HANDLES):
                key = NAME
            initial = False
        elif key in _ENDS or key in QUOTES:
            initial = True
        keys.append(key)
    return keys


def _capital(forms: Sequence[Form], number: int) -> bool:
    return number < len(forms) and forms[number].capital


def whole_name(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """The target's first and last token with the names right beside it, unless one owns the next.

    *President* [Smith], but not *Jones's* [Smith] nor [Smith's] *Jones*.
    """
    keys, forms = sentence.keys, sentence.forms
    for _ in range(_TITLES):
        if first and keys[first - 1] == NAME and not forms[first - 1].fold.endswith("'s"):
            first -= 1
        if last + 1 < len(keys) and keys[last + 1] == NAME and not forms[last].fold.endswith("'s"):
            last += 1
    return first, last


def cells(sentence: Sentence, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The tokens around a target, and how each stands to it, as one number.

    Band and side, and whether it stands in the target's clause (``SAME``), with no other name
    between (``OPEN``), negated, in quotation marks.
    """
    _, keys, places, clauses, marks = sentence
    clause, begin, end = clauses[first], places[first], places[last]
    open_ = OPEN
    for token in range(first - 1, max(-1, first - _MOST), -1):
        distance = begin - places[token]
        if distance > FAR:
            break
        band = 0 if distance <= CLOSE else 1 if distance <= NEAR else 2
        yield token, band | open_ | marks[token] | (SAME if clauses[token] == clause else 0)
        if keys[token] == NAME:
            open_ = 0
    clause, open_ = clauses[last], OPEN
    for token in range(last + 1, min(len(keys), last + _MOST)):
        distance = places[token] - end
        if distance > FAR:
            break
        band = 0 if distance <= CLOSE else 1 if distance <= NEAR else 2
        yield token, AFTER | band | open_ | marks[token] | (SAME if clauses[token] == clause else 0)
        if keys[token] == NAME:
            open_ = 0
