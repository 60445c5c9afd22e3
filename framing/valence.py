"""Scores each sentence's tone as a sum over the places that make it: word or phrase, and context.

A term's weight was learnt from public lists and from people's ratings of sentences
(``framing.making.valence``); it stands in ``lexicons/valence.tsv``. What a place adds to its
sentence is that weight, times a factor for each context it stands in (denied, stressed, before
*but*, …), divided by the root of the sentence's words: a long sentence has more words of tone in
it, yet people don't rate it so much further from the middle. Nothing else is added, so that the
places of a sentence sum to its score.

Each word form is looked up once in the program's life; an article is then one gather over its
tokens, and a few steps over the places found.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.document import Document
from framing.lexicon import FOLDER, Entry, Lexicon
from framing.tokens import IS_NUMBER, IS_WORD, Growing, Vocabulary

Ints = NDArray[np.int32]
Places = NDArray[np.intp]
Floats = NDArray[np.float64]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NEGATORS = _words("""not no never neither nor without cannot none nothing nobody hardly scarcely
    barely rarely seldom lack lacks lacked lacking""")
_INTENSIFIERS = _words("""very extremely highly deeply so too more most particularly especially
    utterly truly enormously exceptionally far much greatly totally completely absolutely
    remarkably increasingly profoundly hugely such""")
_DAMPENERS = _words("somewhat slightly little less fairly relatively almost partly mildly")
#: Signs, and words, that a negation does not reach across.
_STOPS = frozenset(",;:.()!?—–-…")

#: The contexts, in the order of their bits. The table has a factor for each and for either side.
CONTEXTS = ("denied", "stressed", "softened", "before but", "after but", "supposed", "asked")
DENIED, STRESSED, SOFTENED, BEFORE, AFTER, SUPPOSED, ASKED = (1 << n for n in range(7))
# What a word form is, one bit each. What stresses or softens has the bit of the context it makes,
# since it need only be looked for directly before a place.
NEGATES, TURNS, SUPPOSES, ASKS, STOPS, TERM = 1, 8, 16, 32, 64, 128
_MARKS = NEGATES | TURNS | SUPPOSES | ASKS | STOPS
_NOTED = {
    **dict.fromkeys(_NEGATORS, NEGATES), **dict.fromkeys(_INTENSIFIERS, STRESSED),
    **dict.fromkeys(_DAMPENERS, SOFTENED), "but": TURNS | STOPS, "if": SUPPOSES,
}
#: A negation reaches so many tokens on.
_REACH = 4
#: Sentences shorter than this count as so long: a word alone is no judgement.
_LEAST_WORDS = 4.0


class Found(NamedTuple):
    """The places with tone in a document, all arrays of one length.

    ``first`` and ``last`` are token numbers, ``row`` the segment, ``weight`` the term's, and
    ``context`` has bit *n* set where the place stands in ``CONTEXTS[n]``.
    """

    first: Ints
    last: Ints
    row: Ints
    weight: Floats
    context: Ints


class Table:
    """Terms and their weights, and what each form of a vocabulary is to them.

    ``lines``: a term, a tab and its weight, sorted; whatever follows behind a further tab is left
    alone. A term of several words is a phrase; one of weight 0 keeps its words from counting. A
    line such as ``<denied +>`` has the factor of a context for weights above 0.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        several = [line.split("\t", 2)[:2] for line in lines if " " in line]
        self.factors = factors_of({term: float(weight) for term, weight in several
                                   if term[0] == "<"})
        phrases = [pair for pair in several if pair[0][0] != "<"]
        labels = tuple(dict.fromkeys(weight for _, weight in phrases))
        # A list as others are, whose classes are the weights: all are looked up in one pass.
        self.phrases = Lexicon(
            "valence", tuple(Entry(tuple(term.split(" ")), weight) for term, weight in phrases),
            labels, False, "", FOLDER / "valence.tsv")
        self.phrase_weights = np.array(labels, np.float64)

    def weight(self, word: str) -> float | None:
        """The weight of a word; ``None`` if it is no term."""
        # Most of the table is never asked for: a search in its lines spares making a dict of them.
        at = bisect_left(self._lines, start := f"{word}\t")
        if at < len(self._lines) and self._lines[at].startswith(start):
            return float(self._lines[at].split("\t", 2)[1])
        return None


class Tones:
    """What each token form of a vocabulary is to a table: its bits, and its weight as a term."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._bits = Growing(np.int16)
        self._weights = Growing(np.float64)

    def columns(self, words: Vocabulary) -> tuple[NDArray[np.int16], Floats]:
        """Bits and weight of every form, those learnt that are new."""
        met = len(self._bits)
        if met < len(words.folds):
            facts = words.facts.view()[met:]
            for fold, kind in zip(words.folds[met:], facts[:, IS_WORD] + facts[:, IS_NUMBER],
                                  strict=True):
                self._add(fold, kind > 0)
        return self._bits.view(), self._weights.view()

    def _add(self, fold: str, worded: bool) -> None:
        if not worded:
            self._bits.append((STOPS if fold[0] in _STOPS else 0) | (ASKS if "?" in fold else 0))
            self._weights.append(0.0)
            return
        table = self.table
        weight = table.weight(fold)
        if weight is None and fold[-2:] == "'s":
            weight = table.weight(fold[:-2])
        bits = _NOTED.get(fold, 0)
        if fold[-3:] == "n't":
            bits |= NEGATES
        self._bits.append(bits if weight is None else bits | TERM)
        self._weights.append(weight or 0.0)


@cache
def table() -> Table:
    """The shipped table (read once; don't alter it)."""
    text = (FOLDER / "valence.tsv").read_text(encoding="utf-8")
    return Table(text.rstrip("\n").split("\n")[1:])


def factors_of(rows: Mapping[str, float]) -> Floats:
    """The factor of every set of contexts, for either side, from rows such as ``<denied +>``.

    [side, set of contexts], the sides being positive and negative weights.
    """
    made = np.ones((2, 1 << len(CONTEXTS)))
    sets = np.arange(1 << len(CONTEXTS))
    for bit, context in enumerate(CONTEXTS):
        for side, sign in enumerate("+-"):
            made[side, (sets >> bit & 1) > 0] *= rows.get(f"<{context} {sign}>", 1.0)
    return made


def found(doc: Document, tones: Tones) -> Found:
    """Find the places with tone, each with the contexts that it stands in."""
    bits, weights = tones.columns(doc.vocabulary)
    of_token = bits.take(doc.tokens)
    first = last = (of_token & TERM).nonzero()[0]
    weight = weights.take(doc.tokens.take(first))
    phrases = doc.find(tones.table.phrases)
    if len(phrases.first):  # take the place of the terms in them
        begin = phrases.first.astype(np.intp)
        end = phrases.last.astype(np.intp)
        before = begin.searchsorted(first, "right") - 1
        free = ((before < 0) | (first > end.take(before, mode="clip"))).nonzero()[0]
        first = np.concatenate((first.take(free), begin))
        order = first.argsort(kind="stable")
        last = np.concatenate((first[: len(free)], end)).take(order)
        weight = np.concatenate((weight.take(free),
                                 tones.table.phrase_weights.take(phrases.code))).take(order)
        first = first.take(order)
    if doc.silent is not None:
        weight = np.where(doc.silent.take(first) | doc.silent.take(last), 0.0, weight)
    kept = weight.nonzero()[0]
    first, last, weight = first.take(kept), last.take(kept), weight.take(kept)
    row = doc.row.take(first)
    return Found(first.astype(np.int32), last.astype(np.int32), row, weight,
                 _contexts(doc.row, of_token, first, row))


def _contexts(rows: Ints, bits: NDArray[np.int16], first: Places, row: Ints) -> Ints:
    """The set of contexts of each place, from the marks of its segment before and behind it."""
    previous = first - 1
    context = bits.take(previous, mode="clip") & (STRESSED | SOFTENED)
    context *= rows.take(previous, mode="clip") == row
    marked = (bits & _MARKS).nonzero()[0]
    if not len(marked) or not len(first):
        return context.astype(np.int32)
    of_mark = bits.take(marked)

    def are(bit: int) -> Places:
        return marked.take((of_mark & bit).nonzero()[0])

    def before(marks: Places) -> tuple[Places, NDArray[np.bool_]]:
        """The last of the marks before each place, and whether it stands in the same segment."""
        nearest = marks.take(marks.searchsorted(first) - 1, mode="clip")
        return nearest, (nearest < first) & (rows.take(nearest) == row)

    def behind(marks: Places) -> NDArray[np.bool_]:
        """Whether one of the marks stands behind each place in the same segment."""
        nearest = marks.take(marks.searchsorted(first), mode="clip")
        same: NDArray[np.bool_] = (nearest > first) & (rows.take(nearest) == row)
        return same

    every = int(np.bitwise_or.reduce(of_mark))
    # The sign that ends the clause before each place: what stands before it doesn't reach further.
    stop = before(are(STOPS))[0] if every & STOPS else np.full(len(first), len(bits))
    stop[stop >= first] = -1
    if every & NEGATES:
        nearest, same = before(are(NEGATES))
        context |= same & (nearest > stop) & (first - nearest <= _REACH)
    if every & SUPPOSES:
        nearest, same = before(are(SUPPOSES))
        context |= (same & (nearest > stop)) * np.int16(SUPPOSED)
    if every & TURNS:
        turns = are(TURNS)
        after = before(turns)[1]
        context |= np.where(after, AFTER, behind(turns) * BEFORE).astype(np.int16)
    if every & ASKS:
        context |= behind(are(ASKS)) * np.int16(ASKED)
    return context.astype(np.int32)


def tone(doc: Document) -> tuple[Found, Floats]:
    """Find a document's places with tone, and what each adds to its sentence's score."""
    words = doc.vocabulary
    if words.tones is None:
        words.tones = Tones(table())
    places = found(doc, words.tones)
    side = (places.weight < 0).astype(np.intp)
    factor = words.tones.table.factors[side, places.context]
    return places, np.asarray(places.weight * factor * shares(doc, places.row), np.float64)


def shares(doc: Document, row: Ints) -> Floats:
    """What each place's sentence divides it by: 1 ÷ the root of its words."""
    return np.asarray(1 / np.sqrt(np.maximum(doc.words, _LEAST_WORDS)).take(row), np.float64)
