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
from framing.document import Document, Floats, Ints
from framing.measures import measure

#: Below so many words of running text a formula says nothing.
LEAST_WORDS = 5


def _prose(doc: Document, formula: Formula, *components: Floats) -> Counts:
    """Counts of a formula of words, sentences and further components, over paragraphs alone."""
    columns = (doc.in_prose(doc.words), doc.prose, *map(doc.in_prose, components))
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

    0.39 W/S + 11.8 Sy/W − 15.59. Above 16 the review says "above university level" and no more.
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
    if np.count_nonzero(doc.prose) < 30:
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
         cite="McCarthy & Jarvis 2010", more="has more varied words", fractions=True)
def mtld(doc: Document) -> Counts:
    """How varied the words are: the length of run in which types keep above .72 of tokens (MTLD).

    The mean of a reading forward and one backward. Needs 100 words of prose; it is a figure of the
    article as a whole, so it has no interval.
    """
    terms = doc.terms
    words = terms.compress((terms >= 0) & (doc.prose > 0).take(doc.row))
    before, after = _repetitions(words)
    there, back = _factors(before), _factors(len(words) - 1 - after[::-1])
    return Counts(
        (np.array([float(len(words))]), np.array([there]), np.array([back])),
        lambda n, there, back: (n / there + n / back) / 2,
        exposure=0,
        least=100,
    )


def _repetitions(words: Ints) -> tuple[Ints, Ints]:
    """For each word, the place where it stood last before and where it comes next.

    Where there is none: -1, and the number of words.
    """
    size = len(words)
    order = (words.astype(np.int64) << 32) | np.arange(size)
    order.sort()  # by word, then by place
    place = order.astype(np.int32)  # the lower half
    order >>= 32
    again = (order[1:] == order[:-1]).nonzero()[0]
    earlier, later = place.take(again), place.take(again + 1)
    before, after = np.full(size, -1, np.int32), np.full(size, size, np.int32)
    before[later] = earlier
    after[earlier] = later
    return before, after


#: So many numbers are made into a list at once: those of a long text would crowd the memory.
_MOST = 20_000


def _factors(before: Ints) -> float:
    """How many runs the words fall into whose types come down to .72 of their tokens.

    ``before`` is where each word stood last. Within a run only a word that stood in it already can
    bring the share down, and types ≤ .72 tokens is 7 tokens ≤ 25 repetitions.
    """
    again = (before >= 0).nonzero()[0]
    # In sevenths of a token: where the run begins, and how far its repetitions let it come down.
    factors = start = reach = 0
    for begin in range(0, len(again), _MOST):
        places = again[begin : begin + _MOST]
        ends, lasts = (7 * places + 7).tolist(), (7 * before.take(places)).tolist()
        for end, last in zip(ends, lasts, strict=True):
            if last >= start:
                reach += 25
                if end <= reach:
                    factors += 1
                    start = reach = end
    rest = len(before) - start // 7
    types = rest - (reach - start) // 25
    return factors + ((1 - types / rest) / (1 - 0.72) if rest else 0.0)
