"""Tone: how positive or negative the words are. It is the words' tone, not the writer's mood."""

from __future__ import annotations

import numpy as np

from framing.counts import Counts, per_row, ratio
from framing.document import Document
from framing.hits import Hits
from framing.measures import measure
from framing.valence import tone

_SIGNS = ("positive", "negative")


@measure("tone.vader", per="−1 to 1, mean of sentences", unit="sentence",
         cite="Hutto & Gilbert 2014", more="has words of a more positive tone",
         fractions=True)
def vader(doc: Document) -> Counts:
    """How positive or negative the words are by VADER, sentence by sentence (−1 to 1).

    The mean of VADER's compound over the sentences; each sentence's equals NLTK's of the folded
    sentence. A count of words: it takes the topic for tone (*war*, *security*), and knows no irony.
    By voice, a part of a sentence is scored by itself and weighs as much as it has of its words.
    """
    scored = doc.compounds

    def hits() -> Hits:
        token, weights = doc.tokens_of(scored.hit_index), scored.hit_valence
        return Hits(token, token, doc.row[token], weights, (weights < 0).astype(np.int32), _SIGNS)

    return Counts((scored.compound * doc.portion, doc.portion), ratio, Hits.later(hits, _SIGNS))


@measure("tone.valence", per="−4 to 4, mean of sentences", unit="sentence",
         cite="Hutto & Gilbert 2014; Hu & Liu 2004; De Smedt & Daelemans 2012",
         more="has words of a more positive tone",
         fractions=True)
def valence(doc: Document) -> Counts:
    """How positive or negative the words are, as readers of news would rate them (−4 to 4).

    The mean over the sentences of a sum over places, words and phrases: weight × context ÷
    √(words + 5 × places). The weights join VADER's lexicon, the opinion lexicon, Pattern's senses
    and words of the news's own, set to 20 people's ratings of editorials; contexts are denial,
    relief (*prevent*), stress, *but*, *if*, questions and names. Words of the topic (*war*,
    *crime*) count two thirds. It knows no irony and no story: how a text reads, no bias.
    By voice, a part of a sentence is scored by itself and weighs as much as it has of its words.
    """
    found, weights = tone(doc)
    hits = Hits(found.first, found.last, found.row, weights, (weights < 0).astype(np.int32),
                _SIGNS)
    return Counts((per_row(hits, doc.rows) * doc.portion, doc.portion), ratio, hits)
