"""Topic words: what an article is about, so that it is not taken for how it sounds.

*War*, *energy*, *security* have a tone in every sentiment list, and an article about them has no
other words for them. A difference of tone is read again without the words that an article keeps
coming back to; what goes with them was topic.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from framing.document import Document

#: A word that one article uses so often is what it is about.
LEAST_USES = 4
#: A word without tone, to stand in their place.
_PLAIN = "the"


def topic_terms(documents: Sequence[Document]) -> frozenset[str]:
    """The words that one of the articles uses four times or more, in the form terms have."""
    found: set[str] = set()
    for document in documents:
        terms = document.terms
        uses = np.bincount(terms[terms >= 0])
        names = document.vocabulary.terms
        found.update(names[term] for term in np.flatnonzero(uses >= LEAST_USES).tolist())
    return frozenset(found)


def without_topics(document: Document, topics: frozenset[str]) -> Document:
    """The document with its topic words silent for tone; words and sentences stay."""
    words = document.vocabulary
    is_topic = np.array([term in topics for term in words.terms] + [False])
    silent = is_topic[document.terms]  # −1, of a sign, is the last place
    tokens = document.tokens_of(np.arange(len(document.pieces)))
    pieces = document.pieces.copy()
    pieces[silent[tokens]] = words.piece(_PLAIN)
    return replace(document, pieces=pieces, silent=silent, _found={})
