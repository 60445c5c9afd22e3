"""Readability: how hard the prose is by six old formulas, and how varied its words are.

All read paragraphs alone: a heading has no full stop and a list item often none, so they would
pass for short sentences or run into the next. W, S, Sy are the words, sentences and syllables of
paragraphs; numbers count as words of one syllable. The formulas were fitted to English schoolbooks
and training manuals decades ago; they weigh length of words and sentences and know nothing of what
a text means. ``framing verify`` puts textstat's figures beside these.
"""

from __future__ import annotations

import numpy as np

from framing.counts import Counts, Formula
from framing.document import Document, Floats
from framing.measures import measure

#: Below so many words of running text a formula says nothing.
LEAST_WORDS = 5


def _prose(doc: Document, formula: Formula, *components: Floats) -> Counts:
    """Counts of a formula of words, sentences and further components, over paragraphs alone."""
    prose = doc.prose
    columns = (doc.words * prose, prose, *(component * prose for component in components))
    return Counts(columns, formula, exposure=0, least=LEAST_WORDS)


@measure("readability.flesch", per="points, fewer is harder", unit="sentence",
         cite="Flesch 1948", more="is easier to read")
def flesch(doc: Document) -> Counts:
    """Flesch reading ease: 60 to 70 is plain English, below 30 is for graduates.

    206.835 − 1.015 W/S − 84.6 Sy/W.
    """
    return _prose(doc, lambda w, s, sy: 206.835 - 1.015 * w / s - 84.6 * sy / w, doc.syllables)


@measure("readability.flesch_kincaid", per="US school grade", unit="sentence",
         cite="Kincaid et al. 1975", more="is harder to read")
def flesch_kincaid(doc: Document) -> Counts:
    """Flesch–Kincaid grade: the school year for which the prose would be right.

    0.39 W/S + 11.8 Sy/W − 15.59. Above 16 it says "beyond university" and no more.
    """
    return _prose(doc, lambda w, s, sy: 0.39 * w / s + 11.8 * sy / w - 15.59, doc.syllables)


@measure("readability.fog", per="US school grade", unit="sentence",
         cite="Gunning 1952", more="is harder to read")
def fog(doc: Document) -> Counts:
    """Gunning's Fog index: years of schooling, by long sentences and long words.

    0.4 (W/S + 100 C/W), with C the words of three or more syllables. Gunning left out names and
    easy compounds by eye; nothing is left out here.
    """
    return _prose(doc, lambda w, s, c: 0.4 * (w / s + 100 * c / w), doc.long_words)


@measure("readability.smog", per="US school grade", unit="sentence",
         cite="McLaughlin 1969", more="is harder to read")
def smog(doc: Document) -> Counts:
    """SMOG grade: schooling needed to understand the prose in full, by its long words.

    1.0430 √(30 P/S) + 3.1291, with P the words of three or more syllables. Made for samples of
    30 sentences; with fewer the note says so.
    """
    counts = _prose(doc, lambda w, s, p: 1.0430 * (30 * p / s) ** 0.5 + 3.1291, doc.long_words)
    if doc.prose.sum() < 30:
        counts = counts._replace(note="made for 30 sentences or more; this text has fewer")
    return counts


@measure("readability.ari", per="US school grade", unit="sentence",
         cite="Smith & Senter 1967", more="is harder to read")
def ari(doc: Document) -> Counts:
    """Automated readability index: the school year, by letters a word and words a sentence.

    4.71 (letters and digits)/W + 0.5 W/S − 21.43.
    """
    return _prose(doc, lambda w, s, c: 4.71 * c / w + 0.5 * w / s - 21.43, doc.characters)


@measure("readability.coleman_liau", per="US school grade", unit="sentence",
         cite="Coleman & Liau 1975", more="is harder to read")
def coleman_liau(doc: Document) -> Counts:
    """Coleman–Liau index: the school year, by letters and sentences a hundred words.

    0.0588 L − 0.296 S − 15.8, with L the letters and S the sentences per 100 words.
    """
    return _prose(doc, lambda w, s, c: 5.88 * c / w - 29.6 * s / w - 15.8, doc.letters)


@measure("readability.long_words", per="% of words", unit="sentence",
         cite="McLaughlin 1969", more="has more long words")
def long_words(doc: Document) -> Counts:
    """What share of the words has three syllables or more, in paragraphs alone."""
    return _prose(doc, lambda w, s, c: 100 * c / w, doc.long_words)


@measure("readability.mtld", per="words", unit="article", english=False,
         cite="McCarthy & Jarvis 2010", more="has more varied words")
def mtld(doc: Document) -> Counts:
    """How varied the words are: the length of run in which types keep above .72 of tokens (MTLD).

    The mean of a reading forward and one backward. Needs 100 words of prose; it is a figure of the
    article as a whole, so it has no interval.
    """
    terms = doc.terms
    words = terms[(terms >= 0) & (doc.prose > 0)[doc.row]].tolist()
    there, back = _factors(words), _factors(words[::-1])
    return Counts(
        (np.array([float(len(words))]), np.array([there]), np.array([back])),
        lambda n, there, back: (n / there + n / back) / 2,
        exposure=0,
        least=100,
    )


def _factors(words: list[int], floor: float = 0.72) -> float:
    """How many runs the words fall into whose types come down to ``floor`` of their tokens."""
    factors = 0.0
    start = 0
    types: set[int] = set()
    add = types.add
    for place, word in enumerate(words, 1):
        if word not in types:  # only a repetition can bring the share down
            add(word)
        elif len(types) <= floor * (place - start):
            factors += 1
            start = place
            types.clear()
    length = len(words) - start
    if length:
        factors += (1 - len(types) / length) / (1 - floor)
    return factors
