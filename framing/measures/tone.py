"""Tone: how positive or negative the words are. It is the words' tone, not the writer's mood."""

from __future__ import annotations

import numpy as np

from framing.counts import Counts, ratio
from framing.document import Document, Hits
from framing.measures import measure
from framing.vader import compounds

_SIGNS = ("positive", "negative")


@measure("tone.vader", per="−1 to 1, mean of sentences", unit="sentence",
         cite="Hutto & Gilbert 2014", more="has words of a more positive tone")
def vader(doc: Document) -> Counts:
    """How positive or negative the words are by VADER, sentence by sentence (−1 to 1).

    The mean of VADER's compound over the sentences; each sentence's equals NLTK's of the folded
    sentence. A count of words: it takes the topic for tone (*war*, *security*), and knows no irony.
    By voice, a part of a sentence is scored by itself and weighs as much as it has of its words.
    """
    scored = compounds(doc.vocabulary.pieces, doc.pieces, doc.piece_row, doc.rows)

    def hits() -> Hits:
        token, weights = doc.tokens_of(scored.hit_index), scored.hit_valence
        return Hits(token, token, doc.row[token], weights, (weights < 0).astype(np.int32), _SIGNS)

    return Counts((scored.compound * doc.portion, doc.portion), ratio, Hits.later(hits, _SIGNS))
