"""Indicator questions: which paragraphs answer them, by the cues that stand in them.

A coder who looks for a frame asks questions of a text ("Does one party reproach another?",
Semetko & Valkenburg 2000) and answers yes or no. A list of cues stands in for the answers here: a
cue's class is its question, such as ``conflict.reproach``. A cue that hardly stands for anything
else (*accused*, *moral duty*) answers its question alone and has two points. One that is often
something else (*church*, *costs*), its class ending in ``?``, has one point and needs another's
company, not its own again. A paragraph has a frame if the cues of the frame's questions reach two
points, and a point per :data:`WORDS_A_POINT` words: in a long paragraph a cue stands by chance.

Cues propose and people decide: whatever rests on them is a *candidate*.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from framing.arrays import first_uses
from framing.counts import Counts, Floats, ratio
from framing.document import Document, Hits, Ints
from framing.lexicon import lexicon
from framing.sections import paragraphs_of

#: Points that a paragraph needs at least.
LEAST_POINTS = 2.0
#: A paragraph of more words than twice this needs more points.
WORDS_A_POINT = 60.0

#: What is put behind a question whose cue needs company.
WEAK = "?"


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
    points, labels = _points(cues, questions)
    paragraphs, found = paragraphs_of(doc), _cues_in(doc, cues)
    number = len(paragraphs.words)
    worth = points.take(found.hits.code)
    asked_for = worth.nonzero()[0]
    of, worth = found.of.take(asked_for), worth.take(asked_for)
    # A word that keeps coming back is no company: it has its point once a paragraph.
    reached = np.bincount(of, worth * (found.new.take(asked_for) | (worth > 1)), number)
    has = reached >= np.maximum(LEAST_POINTS, paragraphs.words / WORDS_A_POINT)
    kept = has.take(of).nonzero()[0]
    of = of.take(kept)
    hits = found.hits.where(asked_for.take(kept))
    weights = 1.0 / np.bincount(of, minlength=number).take(of)
    column = np.zeros(doc.rows)
    column[paragraphs.held > 0] = has
    weighed = Hits(hits.first, hits.last, hits.row, weights, hits.code, labels)
    return Counts((column, paragraphs.held), ratio, weighed)


class _Cues(NamedTuple):
    """A list's cues in the paragraphs of a document: each with its paragraph, and if it is new."""

    hits: Hits
    of: Ints
    new: NDArray[np.bool_]


_known: WeakKeyDictionary[Document, dict[str, _Cues]] = WeakKeyDictionary()


def _cues_in(doc: Document, cues: str) -> _Cues:
    known = _known.setdefault(doc, {})
    if cues not in known:
        hits = doc.find(lexicon(cues))
        of = paragraphs_of(doc).of.take(hits.row)
        hits = hits.where((of >= 0).nonzero()[0])
        of = of[of >= 0]
        words = doc.terms.take(hits.first) + of * np.int64(len(doc.vocabulary.terms) + 1)
        new = np.zeros(len(words), np.bool_)
        new[first_uses(words * len(hits.labels) + hits.code)] = True
        known[cues] = _Cues(hits, of, new)
    return known[cues]


@lru_cache(maxsize=64)
def _points(cues: str, questions: tuple[str, ...]) -> tuple[Floats, tuple[str, ...]]:
    """The points of a cue of each class, 0 where it isn't asked for; and the classes' questions."""
    classes = lexicon(cues).labels
    points = [(1.0 if label.endswith(WEAK) else LEAST_POINTS)
              * any(label.rstrip(WEAK) == each or label.startswith(f"{each}.")
                    for each in questions) for label in classes]
    return np.array(points), tuple(label.rstrip(WEAK) for label in classes)
