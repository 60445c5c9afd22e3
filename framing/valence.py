"""Scores each sentence's tone as a sum over the places that make it: word or phrase, and context.

A term's weight was learnt from public lists and from people's ratings of sentences
(``framing.making.valence``); it stands in ``lexicons/valence.tsv``. What a place adds to its
sentence is that weight, times a factor for each context it stands in (denied, stressed, before
*but*, …), divided by the root of the sentence's words and five times its places: a long sentence
has more words of tone in it, yet people don't rate it so much further from the middle. Nothing else
is added, so that the places of a sentence sum to its score.

Each word form is looked up once in the program's life; an article is then one gather over its
tokens, and a few steps over the places found.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from framing.document import Document
from framing.lexicon import FOLDER, Entry, Lexicon, rows
from framing.support.records import NamedTuple
from framing.support.word_sets import word_set
from framing.tokens import IS_WORD, Growing, Vocabulary
from framing.wording.heads import GRAMMAR, is_name

Ints = NDArray[np.int32]
Places = NDArray[np.intp]
Floats = NDArray[np.float64]


_NEGATORS = word_set("""not never cannot hardly scarcely barely rarely seldom nobody instead unable
    refuse refused refuses refusing""")
_LACKS = word_set("no without none nothing neither nor lack lacks lacked lacking fewer")
_RELIEVERS = word_set("""alleviate alleviated avert averted avoid avoided avoiding avoids combat
    combating combats curb curbed curbing curbs cure cured cut cuts cutting deter ease eased eases
    easing eliminate eliminated eliminates eliminating end ended ending ends fight fighting fights
    halt halted halting lessen lessened lessening minimize overcome overcoming prevent prevented
    preventing prevention prevents reduce reduced reduces reducing reduction relieve relieved
    relieving remedy remove removed removing resist solve solved solving stop stopped stopping stops
    survive survived""")
_INTENSIFIERS = word_set("""very extremely highly deeply so too more most particularly especially
    utterly truly enormously exceptionally far much greatly totally completely absolutely
    remarkably increasingly profoundly hugely such""")
_DAMPENERS = word_set("somewhat slightly little less fairly relatively almost partly mildly")
_SUPPOSERS = word_set("if unless until whether perhaps should must ought")
#: A longer word all in capitals is stressed, and no name: a DISASTER.
_SHORT = 3
#: Signs, and words, that begin another clause: what denies or spoils does not reach across them.
_STOPS = frozenset(",;:.()!?—–-…")
_CLAUSES = word_set("although because but that though which while who whose yet")

#: The contexts, in the order of their bits. The table has a factor for each and for either side.
CONTEXTS = ("denied", "lacking", "relieved", "stressed", "softened", "before but", "after but",
            "supposed", "asked", "spoilt")
DENIED, LACKING, RELIEVED, STRESSED, SOFTENED, BEFORE, AFTER, SUPPOSED, ASKED, SPOILT = (
    1 << bit for bit in range(10))
# What a word form is, one bit each: some make a context of what follows, and have its bit; the
# others use the bits of contexts that no single word makes.
_REACHING, _BESIDE = DENIED | LACKING | RELIEVED | SUPPOSED, STRESSED | SOFTENED
TURNS, STOPS, ASKS, WORD = BEFORE, AFTER, ASKED, SPOILT
CAPITAL, UPPER = SPOILT << 1, SPOILT << 2
_MARKS = _REACHING | TURNS | ASKS | STOPS
_NOTED = {
    **dict.fromkeys(_NEGATORS, DENIED), **dict.fromkeys(_LACKS, LACKING),
    **dict.fromkeys(_RELIEVERS, RELIEVED), **dict.fromkeys(_INTENSIFIERS, STRESSED),
    **dict.fromkeys(_DAMPENERS, SOFTENED), **dict.fromkeys(_CLAUSES, STOPS),
    **dict.fromkeys(_SUPPOSERS, SUPPOSED), "but": TURNS | STOPS,
}
#: What denies, relieves, supposes or spoils reaches so many tokens on.
_REACH = 4
#: A sentence is divided by the root of its words, and of so many more for each of its places: a
#: long sentence has more words of tone, and a second one adds less than the first.
_CROWD = 5.0
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
            labels, False, b"", FOLDER / "valence.tsv")
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
        self._bits = Growing(np.int32)
        self._weights = Growing(np.float64)

    def columns(self, words: Vocabulary) -> tuple[Ints, Floats]:
        """Bits and weight of every form, those learnt that are new."""
        met = len(self._bits)
        if met < len(words.folds):
            kinds = words.facts.view()[met:, IS_WORD].tolist()
            for surface, fold, word in zip(words.surfaces[met:], words.folds[met:], kinds,
                                           strict=True):
                self._add(surface, fold, bool(word))
        return self._bits.view(), self._weights.view()

    def _add(self, surface: str, fold: str, is_word: bool) -> None:
        if not is_word:
            self._bits.append((STOPS if fold[0] in _STOPS else 0) | (ASKS if "?" in fold else 0))
            self._weights.append(0.0)
            return
        weight = self.table.weight(fold)
        if weight is None and fold[-2:] == "'s":
            weight = self.table.weight(fold[:-2])
        bits = WORD | _NOTED.get(fold, 0)
        upper = len(surface) > 1 and surface.isupper()
        if upper:
            bits |= UPPER
        if surface[0].isupper() and fold not in GRAMMAR and not (upper and len(surface) > _SHORT):
            bits |= CAPITAL
        if fold[-3:] == "n't":
            bits |= DENIED
        self._bits.append(bits)
        self._weights.append(weight or 0.0)


@cache
def table() -> Table:
    """The shipped table (read once; don't alter it)."""
    return Table(rows("valence"))


def factors_of(given: Mapping[str, float]) -> Floats:
    """The factor of every set of contexts, for either side, from rows such as ``<denied +>``.

    [side, set of contexts], the sides being positive and negative weights.
    """
    made = np.ones((2, 1 << len(CONTEXTS)))
    sets = np.arange(1 << len(CONTEXTS))
    for bit, context in enumerate(CONTEXTS):
        for side, sign in enumerate("+-"):
            made[side, (sets >> bit & 1) > 0] *= given.get(f"<{context} {sign}>", 1.0)
    return made


def found(doc: Document, tones: Tones) -> Found:
    """Find the places with tone, each with the contexts that it stands in."""
    bits, weights = tones.columns(doc.vocabulary)
    of_token = bits.take(doc.tokens)
    by_token = weights.take(doc.tokens)
    phrases = doc.find(tones.table.phrases)
    for begin, end in zip(phrases.first.tolist(), phrases.last.tolist(), strict=True):
        by_token[begin : end + 1] = 0.0  # a phrase takes the place of the words in it
    values = tones.table.phrase_weights.take(phrases.code)
    by_token[phrases.first] = values
    if doc.silent is not None:
        by_token[doc.silent] = 0.0
    first = by_token.nonzero()[0]
    if (of_token.take(first) & CAPITAL).any():
        by_token[_names(doc, bits, weights)] = 0.0
        first = by_token.nonzero()[0]
    last = first.copy()
    if len(phrases.first):
        counted = by_token.take(phrases.first).nonzero()[0]
        last[first.searchsorted(phrases.first.take(counted))] = phrases.last.take(counted)
    row, weight = doc.row.take(first), by_token.take(first)
    context = _contexts(doc.row, of_token, first, last, row, weight)
    return Found(first.astype(np.int32), last.astype(np.int32), row, weight, context)


def _names(doc: Document, bits: Ints, weights: Floats) -> NDArray[np.bool_]:
    """Which tokens have no tone, as a word with one names somebody or something there: a capital.

    It stands within a sentence (*Hope* Hicks, the *Freedom* Caucus, the *Sound*), or at the head of
    one, or in a headline, of a text that has the word as a name; where every second word has a
    capital, or all its letters are, is a headline. ``bits``, ``weights``: of each form. Of a
    voice's part of a document this is what it is in the whole.
    """
    whole = doc.entire
    of_token = bits.take(whole.tokens)
    at = ((of_token & CAPITAL > 0) & (weights.take(whole.tokens) != 0)).nonzero()[0]
    row, before = whole.row.take(at), at - 1
    within = of_token.take(before, mode="clip") & WORD > 0
    within &= (whole.row.take(before, mode="clip") == row) & (at > 0)
    capitals = np.bincount(whole.row, of_token & (CAPITAL | UPPER) > 0, whole.rows)
    title = 2 * capitals.take(row) >= whole.words.take(row)
    of_names = whole.tokens.take(at[within & ~title])
    named = np.zeros(len(whole.tokens), np.bool_)
    named[at[within & (~title | np.isin(whole.tokens.take(at), of_names))]] = True
    for place in at[~within | title].tolist():
        named[place] |= is_name(whole, place)
    return named if doc.kept is None else named[doc.kept]


def _contexts(rows: Ints, bits: Ints, first: Places, last: Places, row: Ints,
              weight: Floats) -> Ints:
    """The set of contexts of each place, from the marks of its segment before and behind it."""
    previous = first - 1
    context = bits.take(previous, mode="clip") & _BESIDE
    context *= rows.take(previous, mode="clip") == row
    marked = (bits & _MARKS).nonzero()[0]
    of_mark = bits.take(marked)
    every = int(np.bitwise_or.reduce(of_mark))

    def are(bits: int) -> Places:
        return marked.take((of_mark & bits).nonzero()[0])

    def before(marks: Places) -> Places:
        """The last of the marks before each place, in any segment, or one behind it."""
        return marks.take(marks.searchsorted(first) - 1, mode="clip")

    def within(nearest: Places) -> NDArray[np.bool_]:
        same: NDArray[np.bool_] = rows.take(nearest) == row
        return same

    # Where the clause before each place ends: what stands before that doesn't reach further.
    stop = before(are(STOPS)) if every & STOPS else np.zeros_like(first)
    stop *= stop < first
    # Violate rights, failed to help: what is good by itself makes it no better.
    spoilt = (weight[1:] > 0) & (weight[:-1] < 0) & (row[1:] == row[:-1])
    spoilt &= (first[1:] - last[:-1] <= _REACH) & (stop[1:] <= last[:-1])
    spoilt &= bits.take(last[:-1]) & _REACHING == 0  # which have a say of their own
    context[1:] |= spoilt * _INT[SPOILT]
    if every & _REACHING:
        nearest = before(are(_REACHING))
        reach = within(nearest) & (nearest >= stop) & (nearest < first)
        context |= (bits.take(nearest) & _REACHING) * (reach & (first - nearest <= _REACH))
    if every & TURNS:
        turns = are(TURNS)
        nearest = before(turns)
        after = within(nearest) & (nearest < first)
        nearest = turns.take(turns.searchsorted(first), mode="clip")
        ahead = within(nearest) & (nearest > first) & ~after
        context |= after * _INT[AFTER] + ahead * _INT[BEFORE]
    if every & ASKS:
        asks = are(ASKS)
        nearest = asks.take(asks.searchsorted(first), mode="clip")
        context |= (within(nearest) & (nearest > first)) * _INT[ASKED]
    return np.asarray(context, np.int32)


#: The bits as numbers of the arrays' own type, so that nothing is made larger.
_INT = {bit: np.int32(bit) for bit in (BEFORE, AFTER, ASKED, SPOILT)}


def _shipped() -> Tones:
    return Tones(table())


def tone(doc: Document, tones: Tones | None = None) -> tuple[Found, Floats]:
    """Find a document's places with tone, and what each adds to its sentence's score.

    ``tones``: what its forms are to another table than the one that ships.
    """
    if tones is None:
        tones = doc.vocabulary.beside(_shipped)
    places = found(doc, tones)
    side = (places.weight < 0).astype(np.intp)
    factor = tones.table.factors[side, places.context]
    return places, np.asarray(places.weight * factor * shares(doc, places.row), np.float64)


def shares(doc: Document, row: Ints) -> Floats:
    """What each place's sentence divides it by, as a factor."""
    size = np.maximum(doc.words, _LEAST_WORDS) + _CROWD * np.bincount(row, minlength=doc.rows)
    return np.asarray((1 / np.sqrt(size)).take(row), np.float64)
