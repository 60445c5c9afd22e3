"""Repeated wording: runs of words that stand in two articles alike, as copied agency text does."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from framing.document import Document
from framing.support.arrays import among, numbered
from framing.support.records import NamedTuple

Places = NDArray[np.int64]

#: Of a run that stands in the other article many times, so many places are tried.
PLACES = 20
_PRIME = np.uint64(0x9E3779B97F4A7C15)


class Run(NamedTuple):
    """Words ``a``, ``a + 1``, … of one article are words ``b``, ``b + 1``, … of the other."""

    a: int
    b: int
    words: int


class Words(NamedTuple):
    """A document's words and numbers: a number for each distinct one, its sentence, its token."""

    code: list[int]
    row: list[int]
    token: list[int]


def words_of(document: Document, codes: dict[str, int]) -> Words:
    """Number a document's words as ``codes`` does, a possessive as its word."""
    at = document.worded_tokens.nonzero()[0]
    forms, inverse = numbered(document.tokens[at])
    known = document.vocabulary
    terms = known.term_of.view()[forms].tolist()
    codes_of = [codes.setdefault(known.folds[form] if term < 0 else known.terms[term], len(codes))
                for form, term in zip(forms.tolist(), terms, strict=True)]
    code = np.array(codes_of, np.int64)[inverse]
    return Words(code.tolist(), document.row[at].tolist(), at.tolist())


def _windows(words: Words, length: int) -> NDArray[np.uint64]:
    """A hash of the run of so many words that begins at each word, 0 where its sentence ends."""
    count = len(words.code) - length + 1
    if count < 1:
        return np.zeros(0, np.uint64)
    code, row = np.array(words.code, np.uint64) + np.uint64(1), np.array(words.row)
    hashed = np.zeros(count, np.uint64)
    for at in range(length):
        hashed = (hashed ^ code[at : at + count]) * _PRIME
        hashed ^= hashed >> np.uint64(29)
    hashed[hashed == 0] = 1
    hashed[row[:count] != row[length - 1 :]] = 0
    return hashed


def runs(one: Words, other: Words, length: int) -> list[Run]:
    """Find the runs of ``length`` words or more, within sentences, that stand in both.

    A run can't be made longer on either side at its place in the other article. Where one stands
    there several times the place that carries it furthest is given, the first of those, out of the
    first :data:`PLACES`. Two runs may overlap in words; neither holds the other.
    """
    hashes, others = _windows(one, length), _windows(other, length)
    starts = np.flatnonzero((hashes != 0) & among(hashes, others))
    places: dict[int, list[int]] = {}
    wanted = np.flatnonzero(among(others, hashes[starts]))
    for place, hashed in zip(wanted.tolist(), others[wanted].tolist(), strict=True):
        known = places.setdefault(hashed, [])
        if len(known) < PLACES:
            known.append(place)
    found: list[Run] = []
    number, begin = 0, 0
    while number < len(starts):
        at = int(starts[number])
        run = max((_extended(one, other, at, place, begin) for place in places[int(hashes[at])]),
                  key=lambda run: (run.a + run.words, run.words, -run.b))
        if run.words < length:  # two runs of one hash
            number += 1
            continue
        found.append(run)
        begin = run.a + 1
        number = int(np.searchsorted(starts, run.a + run.words - length + 1))
    return found


def _extended(one: Words, other: Words, a: int, b: int, begin: int) -> Run:
    """Lengthen a run that begins at these words, to the right, then left as far as ``begin``."""
    words, row, places = one.code, one.row[a], other.row[b]
    last, end = len(words), len(other.code)
    right = 0
    while (a + right < last and b + right < end and words[a + right] == other.code[b + right]
           and one.row[a + right] == row and other.row[b + right] == places):
        right += 1
    left = 0
    while (a - left > begin and b - left > 0 and words[a - left - 1] == other.code[b - left - 1]
           and one.row[a - left - 1] == row and other.row[b - left - 1] == places):
        left += 1
    return Run(a - left, b - left, left + right)
