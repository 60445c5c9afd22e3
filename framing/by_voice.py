"""A document reduced to one voice: the author's words, the quoted ones, or one speaker's.

The same columns with fewer tokens, so that every measure reads a voice as it reads the whole.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from framing.counts import BySpeaker
from framing.document import Document, Floats, Ints, Segments
from framing.hits import Hits
from framing.support.arrays import numbered

#: In :func:`spoken_by`: the author's words, and words quoted of nobody who is named.
AUTHOR, NOBODY = -1, -2
#: A table of so many speakers by segments is filled sooner than its places are sorted.
_FEW_CELLS = 1_000_000


def spoken_by(doc: Document) -> Ints:
    """Whose each token is: a speaker's place in the ledger, ``NOBODY``, or ``AUTHOR``."""
    if doc.whole is not None:
        return np.asarray(doc.whole.spoken_by[doc.kept], np.int32)
    whose = np.full(len(doc.tokens), AUTHOR, np.int32)
    for stretch in doc.voices.stretches:
        whose[stretch.first : stretch.end] = NOBODY if stretch.person is None else stretch.person
    return whose


def words_by_speaker(doc: Document) -> BySpeaker:
    """Words by speaker and segment: 0 is nobody who is known, 1 the author, then who speaks."""
    rows = max(1, doc.rows)
    cells = (len(doc.voices.ledger) + 2) * rows
    places = (doc.spoken_by - np.int64(NOBODY)) * rows + doc.row
    if cells <= _FEW_CELLS:
        words = np.bincount(places, doc.worded_tokens, cells).astype(np.float64, copy=False)
        at = words.nonzero()[0]
        return BySpeaker.at(at, words[at], rows)
    at, number = numbered(places)
    words = np.bincount(number, doc.worded_tokens).astype(np.float64, copy=False)
    return BySpeaker.at(at, words, rows)


def in_voice(doc: Document, voice: str | int) -> Document:
    """Reduce a document to ``author``, ``quoted``, or the speaker with this place in the ledger.

    A segment is then a run of tokens in one sentence and one voice; ``share`` says how much of its
    sentence it holds.
    """
    whose = doc.spoken_by
    if voice == "author":
        kept = np.flatnonzero(whose == AUTHOR)
    elif voice == "quoted":
        kept = np.flatnonzero(whose != AUTHOR)
    else:
        kept = np.flatnonzero(whose == voice)
    if len(kept) == len(doc.tokens):
        return doc
    parts = _parts(doc, whose)
    row, segments = _segments(doc, parts, whose, kept)
    pieces = doc.tokens_of(np.arange(len(doc.pieces)))
    place = np.full(len(doc.tokens), -1, np.int32)
    place[kept] = np.arange(len(kept), dtype=np.int32)
    held = np.flatnonzero(place[pieces] >= 0)
    return replace(
        doc,
        tokens=doc.tokens[kept],
        row=row,
        pieces=doc.pieces[held],
        piece_at=doc.piece_at[held],
        piece_chunk=doc.piece_chunk[held],
        piece_row=row[place[pieces[held]]],
        segments=segments,
        whole=doc,
        kept=kept,
        silent=None if doc.silent is None else doc.silent[kept],
        _found={},
    )


def _parts(doc: Document, whose: Ints) -> Ints:
    """Number the runs of tokens of one sentence and one voice."""
    new = np.zeros(len(whose), np.bool_)
    new[1:] = (whose[1:] != whose[:-1]) | (doc.row[1:] != doc.row[:-1])
    for stretch in doc.voices.stretches:  # two quotations of one speaker, mark beside mark
        new[stretch.first] = stretch.first > 0
    return np.cumsum(new, dtype=np.int32)


def _segments(doc: Document, parts: Ints, whose: Ints, kept: NDArray[np.intp]) -> tuple[
        Ints, Segments]:
    """The rows of the tokens that are kept, and the table of their segments."""
    numbers, row = numbered(parts[kept])
    firsts = np.searchsorted(parts, numbers)
    lasts = np.searchsorted(parts, numbers, side="right")
    words = np.cumsum(np.concatenate(([0], doc.worded_tokens)))
    size = words[lasts] - words[firsts]
    rows = doc.row[firsts]
    all_starts, all_ends = doc.token_offsets
    starts = [all_starts[first] for first in firsts.tolist()]
    ends = [all_ends[last - 1] for last in lasts.tolist()]
    heard = whose[firsts].tolist()
    return row.astype(np.int32), Segments(
        sentence=doc.segments.sentence[rows],
        block=doc.segments.block[rows],
        voice=tuple("author" if each == AUTHOR else "quoted" for each in heard),
        speaker=tuple(None if each < 0 else each for each in heard),
        start=starts,
        end=ends,
        share=_shares(size, doc.words[rows]),
    )


def _shares(size: NDArray[np.float64], whole: Floats) -> Floats:
    return np.divide(size, whole, out=np.zeros(len(size)), where=whole > 0)


def hits_in(doc: Document, hits: Hits) -> Hits:
    """The hits of the whole document that stand in a reduced one, in its numbers."""
    assert doc.whole is not None
    assert doc.kept is not None
    place = np.full(len(doc.whole.tokens), -1, np.int32)
    place[doc.kept] = np.arange(len(doc.kept), dtype=np.int32)
    held = hits.where(np.flatnonzero((place[hits.first] >= 0) & (place[hits.last] >= 0)))
    first = place[held.first]
    return Hits(first, place[held.last], doc.row[first], held.weight, held.code, held.labels)


def voice_at(doc: Document, offset: int) -> str:
    """Whose words stand at an offset of the text: ``author`` or ``quoted``."""
    stretches = doc.voices.stretches
    at = bisect_right(stretches, offset, key=lambda stretch: stretch.start) - 1
    return "quoted" if at >= 0 and offset < stretches[at].stop else "author"
