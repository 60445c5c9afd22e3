"""Runs of words that two voices share, found in one pass over the words."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from framing.by_voice import AUTHOR, NOBODY
from framing.document import Document
from framing.support.arrays import numbered
from framing.support.records import NamedTuple

#: The fewest words, figures among them, that make a run.
LEAST_WORDS = 3

Column = NDArray[np.int64]


class PlacedWords(NamedTuple):
    """The words and figures of a document, one place each, as columns.

    ``at`` is the token; ``voice`` whose it is, ``told`` whose report it is part of; ``pair`` and
    ``triple`` number it with the next and the next two, -1 where a sentence or a voice ends before;
    ``uses`` is how often the article has the word, ``own_uses`` its voice, ``own_pairs`` the pair.
    """

    document: Document
    at: Column
    voice: Column
    told: Column
    pair: Column
    triple: Column
    uses: Column
    own_uses: Column
    own_pairs: Column


def places_of(document: Document) -> PlacedWords:
    """Lay out the words and figures of a document in which somebody is quoted."""
    stretches, tokens = document.voices.stretches, len(document.tokens)
    edges = np.array(sorted({at for each in stretches for at in (each.first, each.end)}))
    told = np.full(tokens, NOBODY - 1)
    for said in document.voices.said:
        if said.kind == "indirect" and said.person is not None:
            told[said.first : said.end] = said.person
    at = np.flatnonzero(document.worded_tokens)
    part = _joined(np.searchsorted(edges, at, side="right"), document.row[at])
    terms, forms = document.terms[at], document.tokens[at]
    word = _joined(np.where(terms >= 0, terms, len(document.vocabulary.terms) + forms))
    pair, triple = np.full((2, len(at)), -1)
    pair[:-1] = np.where(part[:-1] == part[1:], _joined(word[:-1], word[1:]), -1)
    triple[:-2] = np.where(part[:-2] == part[2:], _joined(pair[:-2] + 1, word[2:]), -1)
    voice = document.spoken_by[at].astype(np.int64)
    own_uses, own_pairs = (_counts(_joined(voice - NOBODY, each)) for each in (word, pair + 1))
    return PlacedWords(document, at, voice, told[at], pair, triple, _counts(word), own_uses,
                       own_pairs)


def _joined(first: NDArray[np.integer], *more: NDArray[np.integer]) -> Column:
    """Number the distinct rows of columns of whole numbers that are 0 or more."""
    ids: Column = numbered(np.asarray(first))[1].astype(np.int64)
    for second in more:
        rows = ids * (int(second.max(initial=0)) + 1) + second
        ids = numbered(rows)[1].astype(np.int64)
    return ids


def _counts(column: Column) -> Column:
    counts: Column = np.bincount(column)[column]
    return counts


def compared_pairs(voice: Column) -> int:
    """The number of pairs of places whose voices are compared."""
    nobody, author, *speakers = map(int, np.bincount(voice - NOBODY, minlength=2))
    told = sum(speakers)
    return author * (nobody + told) + (told * told - sum(size * size for size in speakers)) // 2


def _compared(one: int, other: int) -> bool:
    return one != other and (AUTHOR in (one, other) or NOBODY not in (one, other))


def runs(places: PlacedWords) -> Iterator[tuple[int, int, int]]:
    """The longest runs that two compared voices share: both places and the number of words.

    Of each three words only the first place of the narration, of nobody and of two speakers is
    remembered: among these is one to compare with any voice, if there is one at all.
    """
    at = np.flatnonzero(places.triple >= 0)
    at = at[_counts(places.triple[at]) > 1]
    pair = places.pair.tolist()  # its last is -1, so that looking back from 0 stops too
    known: dict[int, dict[int, int]] = {}
    reached: dict[int, int] = {}  # by the distance of two places, where the last run ended
    for second, key, own in zip(at.tolist(), places.triple[at].tolist(), places.voice[at].tolist(),
                                strict=True):
        earlier = known.setdefault(key, {})
        first = next((place for each, place in earlier.items() if _compared(own, each)), None)
        if own not in earlier and (own < 0 or sum(each >= 0 for each in earlier) < 2):
            earlier[own] = second
        if first is None or reached.get(second - first, 0) > second:
            continue
        start, size, apart = first, LEAST_WORDS, second - first
        while pair[start - 1] == pair[start - 1 + apart] >= 0:
            start, size = start - 1, size + 1
        while pair[start + size - 1] == pair[start + size - 1 + apart] >= 0:
            size += 1
        reached[apart] = start + apart + size
        told = (places.told[start : start + size] == own).any() or (
            places.told[start + apart : reached[apart]] == places.voice[first]).any()
        if not told:
            yield start, start + apart, size
