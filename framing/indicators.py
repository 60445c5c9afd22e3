"""Indicator questions: which paragraphs answer them, by the cues that stand in them.

A coder who looks for a frame asks questions of a text ("Does one party reproach another?",
Semetko & Valkenburg 2000) and answers yes or no. A list of cues stands in for the answers here: a
cue's class is its question, such as ``conflict.reproach``. A cue that hardly stands for anything
else (*accused*, *moral duty*) answers its question alone and has two points. One that is often
something else (*church*, *costs*), its class ending in ``?``, has one point and needs another's
company, not its own again. Cues of a class ending in ``??`` are no company to each other: *parents*
and *children*, *minister* and *government* are one sign in two words. A paragraph has a frame if
the cues of the frame's questions reach two points, and a point per :data:`WORDS_A_POINT` words: in
a long paragraph a cue stands by chance.

Cues propose and people decide: whatever rests on them is a *candidate*.
"""

from __future__ import annotations

from functools import lru_cache
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from framing.counts import Counts, Floats, ratio
from framing.document import Document, Ints
from framing.hits import Hits
from framing.lexicon import lexicon
from framing.sections import paragraphs_of
from framing.support.arrays import first_uses
from framing.support.records import NamedTuple

#: Points that a paragraph needs at least.
LEAST_POINTS = 2.0
#: A paragraph of more words than twice this needs more points.
WORDS_A_POINT = 60.0

#: What is put behind a question whose cue needs company.
WEAK = "?"
#: And behind one whose cues have but one point together.
ONE_SIGN = "??"


def asked(doc: Document, cues: str, *questions: str) -> Counts:
    """Share of the paragraphs in which questions are answered by cues.

    Args:
        doc: a document, or what one voice says in it.
        cues: the name of a shipped list.
        questions: questions, or the beginnings of some (``conflict`` for ``conflict.reproach``).

    Returns:
        Paragraphs with the frame and paragraphs, a row a segment, each at its paragraph's first
        segment with words. The hits are the cues of the paragraphs that have it, and share its one
        count among them.

    """
    chosen, labels = _chosen(cues, questions)
    paragraphs, found = paragraphs_of(doc), _cues_in(doc, cues)
    has = chosen @ found.points >= found.needed
    column = np.zeros(doc.rows)
    column[found.at] = has
    hits = Hits.later(lambda: _weighed(found, chosen, has, labels), labels)
    return Counts((column, paragraphs.held), ratio, hits)


class _Cues(NamedTuple):
    """A list's cues in the paragraphs of a document, whatever they are asked for.

    ``of``: the paragraph of each hit. ``points``: [class, paragraph], what the cues of a class
    reach there. ``needed``: the points that each paragraph needs. ``at``: the segment at which a
    paragraph is counted.
    """

    hits: Hits
    of: Ints
    points: Floats
    needed: Floats
    at: NDArray[np.intp]


_known: WeakKeyDictionary[Document, dict[str, _Cues]] = WeakKeyDictionary()


def _cues_in(doc: Document, cues: str) -> _Cues:
    known = _known.setdefault(doc, {})
    found = known.get(cues)
    if found is None:
        found = known[cues] = _find(doc, cues)
    return found


def _find(doc: Document, cues: str) -> _Cues:
    paragraphs, hits = paragraphs_of(doc), doc.find(lexicon(cues))
    of = paragraphs.of.take(hits.row)
    kept = (of >= 0).nonzero()[0]
    hits, of = hits.where(kept), of.take(kept)
    worth, number = _worth(cues).take(hits.code), len(paragraphs.words)
    # A word that keeps coming back is no company: it has its point once a paragraph.
    # All numbers are one word there (41m, 3bn), and all signs another (£, $).
    terms = doc.terms.take(hits.first)
    terms[doc.worded_tokens.take(hits.first) == 0] = -2
    words = terms + of * np.int64(len(doc.vocabulary.terms) + 2)
    counted = worth > 1
    counted[first_uses(words * len(hits.labels) + hits.code)] = True
    points = np.bincount(hits.code * np.int64(number) + of, worth * counted,
                         len(hits.labels) * number).astype(np.float64, copy=False)
    points = np.minimum(points.reshape(len(hits.labels), number), _most(cues))
    return _Cues(hits, of, points,
                 np.maximum(LEAST_POINTS, paragraphs.words / WORDS_A_POINT),
                 paragraphs.held.nonzero()[0])


def _weighed(found: _Cues, chosen: Floats, has: NDArray[np.bool_],
             labels: tuple[str, ...]) -> Hits:
    """The chosen cues of the paragraphs that have what is asked, sharing its one count."""
    kept = (chosen.take(found.hits.code) * has.take(found.of)).nonzero()[0]
    hits, of = found.hits.where(kept), found.of.take(kept)
    weights = 1.0 / np.bincount(of, minlength=len(has)).take(of)
    return Hits(hits.first, hits.last, hits.row, weights, hits.code, labels)


@lru_cache(maxsize=8)
def _worth(cues: str) -> Floats:
    """The points of a cue of each class."""
    return np.array([1.0 if label.endswith(WEAK) else LEAST_POINTS
                     for label in lexicon(cues).labels])


@lru_cache(maxsize=8)
def _most(cues: str) -> Floats:
    """The most points that cues of each class have in a paragraph, a row a class."""
    return np.array([[1.0 if label.endswith(ONE_SIGN) else np.inf]
                     for label in lexicon(cues).labels])


@lru_cache(maxsize=64)
def _chosen(cues: str, questions: tuple[str, ...]) -> tuple[Floats, tuple[str, ...]]:
    """Of each class 1.0 where it is asked for, else 0.0; and the classes' questions."""
    labels = tuple(label.rstrip(WEAK) for label in lexicon(cues).labels)
    chosen = [any(label == each or label.startswith(f"{each}.") for each in questions)
              for label in labels]
    return np.array(chosen, np.float64), labels
