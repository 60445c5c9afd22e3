"""VADER's compound score of every sentence of an article, equal to NLTK's to its four digits.

VADER adds up the valences of a sentence's words, each modified by the three words before it, and
squeezes the sum into −1…1. Rules, constants and lexicon: C. J. Hutto and E. Gilbert, "VADER: A
Parsimonious Rule-based Model for Sentiment Analysis of Social Media Text", ICWSM 2014 (MIT
licence). Where code and paper part, this follows ``nltk.sentiment.vader``, quirks included, so
that everybody's numbers agree.

NLTK reads strings; here a sentence is a row of *pieces* (its chunks between white space, after
:func:`framing.folding.fold`) given by number, and what a piece is to VADER is worked out once a
form. Most words with a valence have nothing of note before them: numpy scores those at once, and
only the rest, a tenth to a third, go through the rules one by one.
"""

from __future__ import annotations

import math
import re
from array import array
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from framing.support.records import NamedTuple
from framing.support.word_sets import word_set

Integers = NDArray[np.int32]
Floats = NDArray[np.float64]

_BOOST = 0.293  # what an intensifier adds to a valence, a dampener takes
_CAPITALS = 0.733  # what a word in capitals adds where others are not
_NEGATED = -0.74  # what a negation multiplies by
_FADE = (1.0, 0.95, 0.9)  # what is left of a booster next to the word, one and two words away
_ALPHA = 15.0  # the squared sum at which the compound reaches √½


_INTENSIFIERS = word_set("""absolutely amazingly awfully completely considerably decidedly deeply
    effing enormously entirely especially exceptionally extremely fabulously flippin flipping
    frickin fricking friggin frigging fucking fully greatly hella highly hugely incredibly intensely
    majorly more most particularly purely quite really remarkably so substantially thoroughly
    totally tremendously uber unbelievably unusually utterly very""")
_DAMPENERS = word_set("""almost barely hardly kind-of kinda kindof less little marginally
    occasionally partly scarcely slightly somewhat sort-of sorta sortof""")
_DAMPENING_PAIRS = frozenset({"just enough", "kind of", "sort of"})
# Contractions that keep their apostrophe are caught by their "n't".
_NEGATIONS = word_set("""aint arent cannot cant couldnt darent despite didnt doesnt dont hadnt hasnt
    havent isnt mightnt mustnt neednt neither never none nope nor not nothing nowhere oughtnt rarely
    seldom shant shouldnt uh-uh uhuh wasnt werent without wont wouldnt""")
_IDIOMS = {"the shit": 3.0, "the bomb": 3.0, "bad ass": 1.5, "yeah right": -2.0}
_IDIOMS |= {"cut the mustard": 2.0, "kiss of death": -1.5, "hand to mouth": -2.0}
# A rare word of each idiom and pair, at most three places before the word whose valence it changes.
_IDIOM_WORDS = word_set("shit bomb bad yeah cut kiss hand enough kind sort")

# A mark is stripped from one end, if it is all the punctuation there is and two letters remain.
_MARKS = word_set(". ! ? , ; : - ' \" !! !!! ?? ??? ?!? !?! ?!?! !?!?")
_MARK_CHARACTERS = ".!?,;:-'\""
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")

# What a form is, one bit each: longer than one character (VADER drops the others); in the lexicon
# and no booster, so added to the sum; able to change such a word up to three places on; itself such
# a word and in need of the rules, for its capitals or as part of an idiom; …
_TOKEN, _SCORED, _MODIFIER, _SELF = 1, 2, 4, 8
_UPPER, _LEXICON, _NEGATION, _BOOSTER, _IDIOM, _BUT = 16, 32, 64, 128, 256, 512
_EMPHASIS = 1024  # holds "!" or "?", in a dropped piece too
_INTENSIFIER, _LEAST = 2048, 4096
_SO, _NEVER = 8192, 16384  # "so" or "this", and "never", in small letters

#: The words that change others, with their bits; "but" changes all before and behind it.
_NOTED = {
    "this": _SO | _MODIFIER,
    "least": _LEAST | _MODIFIER,
    **dict.fromkeys(_IDIOM_WORDS, _IDIOM | _MODIFIER),
    **dict.fromkeys(_INTENSIFIERS, _INTENSIFIER | _BOOSTER | _MODIFIER),
    **dict.fromkeys(_DAMPENERS, _BOOSTER | _MODIFIER),
    **dict.fromkeys(_NEGATIONS, _NEGATION | _MODIFIER),
    "but": _BUT,
}
_NOTED["so"] |= _SO
_NOTED["never"] |= _NEVER
_WINDOW = np.arange(-3, 3)  # the places that the rules look at, about the scored word
_NONE = -1  # the form at a place beyond the sentence


class Scored(NamedTuple):
    """The compound scores of an article's sentences, and the pieces that made them.

    ``compound`` is float64[sentences] in −1…1, rounded to four digits, 0.0 without a scored word;
    ``hit_index`` intp[hits] the places in ``ids`` whose valence counted, in order;
    ``hit_valence`` float64[hits] what each added to its sentence's sum, about −6…6.
    """

    compound: Floats
    hit_index: NDArray[np.intp]
    hit_valence: Floats


@cache
def valences() -> dict[str, float]:
    """VADER's lexicon: valence, −4…4, of each word and emoticon (read once; don't alter it)."""
    table = Path(__file__).parent / "lexicons" / "vader.tsv"
    _, _, rows = table.read_text(encoding="utf-8").partition("\n")
    fields = rows.rstrip("\n").replace("\n", "\t").split("\t")
    return dict(zip(fields[::2], map(float, fields[1::2]), strict=True))


def strip(piece: str) -> str:
    """Take off the punctuation that VADER takes off.

    NLTK looks each piece up among the text's bare words with a mark before or after. A piece found
    that way has its own bare word's letters, and so the piece alone decides.

    >>> strip("terrible!!"), strip(":)"), strip("U.S.,"), strip("a,")
    ('terrible', ':)', 'U.S.,', 'a,')
    """
    if piece.isalnum():
        return piece
    for word in (piece.rstrip(_MARK_CHARACTERS), piece.lstrip(_MARK_CHARACTERS)):
        if 1 < len(word) < len(piece) and not _PUNCTUATION.search(word):
            mark = piece[len(word) :] if piece.startswith(word) else piece[: -len(word)]
            return word if mark in _MARKS else piece
    return piece


class Pieces:
    """What VADER knows of each form of a piece, by the form's number; grows as forms are added.

    ``forms[n]`` is the form numbered *n*, ``tokens[n]`` the same without its punctuation; numbers
    are given in order from 0.
    """

    def __init__(self) -> None:
        self.forms: list[str] = []
        self.tokens: list[str] = []
        # Of each form: bits, valence, first form with the same token. Arrays that numpy can read in
        # place; append fails while it does, so let no view of them outlive a line.
        self.bits = array("H")
        self.valences = array("d")
        self.twins = array("q")
        self._lexicon = valences()
        self._first: dict[str, int] = {}

    def add(self, piece: str, token: str | None = None) -> int:
        """Give a new form (without white space) a number and work out what it is to VADER.

        ``token`` is the piece without the punctuation that VADER takes off, where that is known.
        """
        number = twin = len(self.forms)
        if token is None:
            token = piece if piece.isalpha() else strip(piece)
        valence, bits = 0.0, 0
        if len(piece) > 1:
            lower = token.lower()
            bits = _TOKEN | _NOTED.get(lower, 0)
            if token != lower:
                bits &= ~(_SO | _NEVER)
                if token.isupper():
                    bits |= _UPPER
            if "n't" in lower:
                bits |= _NEGATION | _MODIFIER
            known = self._lexicon.get(lower)
            if known is not None:
                bits |= _LEXICON
                if not bits & _BOOSTER:
                    bits |= _SCORED | (_SELF if bits & (_UPPER | _IDIOM) else 0)
                    valence = known
                    twin = self._first.setdefault(token, number)
        if "!" in piece or "?" in piece:
            bits |= _EMPHASIS
        self.forms.append(piece)
        self.tokens.append(token)
        self.bits.append(bits)
        self.valences.append(valence)
        self.twins.append(twin)
        return number


def compounds(pieces: Pieces, ids: Integers, rows: Integers, n_rows: int) -> Scored:
    """Score every sentence as NLTK scores the text of its pieces joined by spaces.

    ``ids`` int32[pieces] are numbers of forms, ``rows`` int32[pieces] the sentence of each piece
    (non-decreasing, 0…``n_rows`` − 1, some perhaps missing).
    """
    of_piece = np.asarray(pieces.bits).take(ids)
    places = (of_piece & _TOKEN).nonzero()[0]  # of the tokens among the pieces
    of_token = of_piece.take(places)
    scored = (of_token & _SCORED).nonzero()[0]  # among the tokens
    hits = places.take(scored)
    if not len(hits):
        return Scored(np.zeros(n_rows), hits, np.empty(0))
    hit_ids = ids.take(hits)
    hit_rows = rows.take(hits)
    # From here on it is a few dozen words of an article: lists of them are as fast as arrays.
    values = np.asarray(pieces.valences).take(hit_ids).tolist()

    # A modifier of the sentence before is let through: the rules see that it is out of reach.
    modifiers = of_token & _MODIFIER
    noted = of_token & _SELF
    for distance in (1, 2, 3):
        noted[distance:] |= modifiers[:-distance]
    ruled = noted.take(scored).nonzero()[0]
    if len(ruled):
        window = scored.take(ruled)[:, None] + _WINDOW
        near = places.take(window, mode="clip")
        row = rows.take(near)
        around = ids.take(near)
        around[row != row[:, 3:4]] = _NONE
        if window[0, 0] < 0 or window[-1, -1] >= len(places):
            around[(window < 0) | (window >= len(places))] = _NONE
        loud = [False] * len(ruled)
        if (of_piece.take(near) & _UPPER).any():
            mixed = np.zeros(n_rows, np.bool_)  # sentences with a token not in capitals
            mixed[rows.take(places[(of_token & _UPPER) == 0])] = True
            loud = mixed.take(row[:, 3]).tolist()
        for hit, forms, capitals_differ in zip(ruled.tolist(), around.tolist(), loud, strict=True):
            values[hit] = _by_rules(pieces, forms, capitals_differ)

    # NLTK looks a token up by list.index: a second "war" gets what the first one got.
    first: dict[tuple[int, int], int] = {}
    in_rows = hit_rows.tolist()
    twins = np.asarray(pieces.twins).take(hit_ids).tolist()
    for hit, twin in enumerate(zip(in_rows, twins, strict=True)):
        earlier = first.setdefault(twin, hit)
        if earlier != hit:
            values[hit] = values[earlier]

    buts = (of_piece & _BUT).nonzero()[0][::-1]
    if len(buts):  # what comes before a sentence's first "but" counts half, what follows more
        turns = dict(zip(rows.take(buts).tolist(), buts.tolist(), strict=True))
        for hit, (row, place) in enumerate(zip(in_rows, hits.tolist(), strict=True)):
            if row in turns:
                values[hit] *= 0.5 if place < turns[row] else 1.5

    marks = (of_piece & _EMPHASIS).nonzero()[0]
    emphasis = _emphasis(pieces.forms, ids.take(marks).tolist(), rows.take(marks).tolist())
    compound = np.zeros(n_rows)
    by_row: dict[int, list[float]] = {}
    for row, value in zip(in_rows, values, strict=True):
        by_row.setdefault(row, []).append(value)
    compound[list(by_row)] = [
        _squeeze(sum(own), emphasis.get(row, 0.0)) for row, own in by_row.items()]
    added = np.array(values)
    counted = added.nonzero()[0]
    return Scored(compound, hits.take(counted), added.take(counted))


def _by_rules(pieces: Pieces, around: list[int], capitals_differ: bool) -> float:
    """Valence of a scored word, from the forms about it: three before, itself, two after."""
    bits = pieces.bits
    third, second, before, own = around[:4]
    value = pieces.valences[own]
    if bits[own] & _IDIOM and _words_of(pieces, around[3:5]) == ["kind", "of"]:
        return 0.0
    if capitals_differ and bits[own] & _UPPER:
        value += _CAPITALS if value > 0 else -_CAPITALS
    if before == _NONE:
        return value
    near = bits[before]
    so = near & _SO
    for distance, form in enumerate((before, second, third)):
        if form == _NONE:
            break
        what = bits[form]
        if what & _LEXICON:
            continue
        if what & _BOOSTER:
            change = _BOOST if bool(what & _INTENSIFIER) == (value >= 0) else -_BOOST
            if capitals_differ and what & _UPPER:
                change += _CAPITALS if value > 0 else -_CAPITALS
            value += change * _FADE[distance]
        if distance == 1 and so and what & _NEVER:
            value *= 1.5
        elif distance == 2 and (so or (what & _NEVER and bits[second] & _SO)):
            value *= 1.25  # meant for "never" alone, but NLTK's "and" binds before its "or"
        elif what & _NEGATION:
            value *= _NEGATED
        if distance == 2 and (what | bits[second] | near | bits[own]) & _IDIOM:
            value = _idiom([pieces.tokens[known] if known != _NONE else "" for known in around],
                           value)
    if near & _LEAST and _words_of(pieces, [second]) not in (["at"], ["very"]):
        value *= _NEGATED
    return value


def _words_of(pieces: Pieces, forms: list[int]) -> list[str]:
    """What forms are without punctuation, in small letters; "" for a place beyond the sentence."""
    return [pieces.tokens[form].lower() if form != _NONE else "" for form in forms]


def _idiom(words: list[str], value: float) -> float:
    """Put an idiom's valence in place of the word's, where there is one; less after "kind of"."""
    a, b, c, d, e, f = words
    for idiom in (f"{c} {d}", f"{b} {c} {d}", f"{b} {c}", f"{a} {b} {c}", f"{a} {b}"):
        if idiom in _IDIOMS:
            value = _IDIOMS[idiom]
            break
    value = _IDIOMS.get(f"{d} {e} {f}", _IDIOMS.get(f"{d} {e}", value))
    if f"{a} {b}" in _DAMPENING_PAIRS or f"{b} {c}" in _DAMPENING_PAIRS:
        value -= _BOOST
    return value


def emphasis(pieces: Pieces, ids: Integers, rows: Integers, n_rows: int) -> Floats:
    """What exclamation and question marks add to the size of each sentence's sum of valences."""
    marks = (np.asarray(pieces.bits).take(ids) & _EMPHASIS).nonzero()[0]
    found = np.zeros(n_rows)
    for row, added in _emphasis(pieces.forms, ids.take(marks).tolist(),
                                rows.take(marks).tolist()).items():
        found[row] = added
    return found


def _emphasis(forms: list[str], ids: list[int], rows: list[int]) -> dict[int, float]:
    """Work out what the exclamation and question marks of rows add to the size of each sum."""
    counts: dict[int, list[int]] = {}
    for form, row in zip(ids, rows, strict=True):
        count = counts.setdefault(row, [0, 0])
        count[0] += forms[form].count("!")
        count[1] += forms[form].count("?")
    emphasis = {}
    for row, (exclaimed, asked) in counts.items():
        asking = 0.0 if asked < 2 else asked * 0.18 if asked < 4 else 0.96
        emphasis[row] = min(exclaimed, 4) * 0.292 + asking
    return emphasis


@lru_cache(maxsize=4096)  # sums of a few tenths come again and again
def _squeeze(total: float, emphasis: float) -> float:
    """Compound score of a row's sum, with the emphasis on the sum's side, to four digits."""
    # As NLTK does it, with Python's own sum and round: the same float to its last bit.
    if total:
        total += math.copysign(emphasis, total)
    return round(total / math.sqrt(total * total + _ALPHA), 4) + 0.0  # no negative zero
