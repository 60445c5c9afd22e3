"""Finding the terms of word lists in a document's columns.

All lists that a program uses are looked up together: each token form has a number that says which
lists it is a term of, and whether phrases begin with it or have it second. A document's candidates
come out in one pass over its tokens, and only they are looked at word by word.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby, repeat
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from framing.lexicon import AMOUNT, CURRENCY_SIGNS, FOLDER, Entry, Lexicon
from framing.support.records import NamedTuple
from framing.tokens import Growing, Vocabulary
from framing.wording.amounts import TOKENS, begins
from framing.wording.heads import in_capitals, is_name

if TYPE_CHECKING:
    from framing.document import Document

#: So many lists share a number: a bit a list, then what else is known of a word.
_LISTS = 20
_ALL = (1 << _LISTS) - 1
#: Phrases begin with it; it is second in phrases; it is one of the words below, or one in n't.
_BEGINS, _SECOND, _NEGATES = 1 << _LISTS, 1 << _LISTS + 1, 1 << _LISTS + 2
#: So many tokens are looked at together.
_MOST = 20_000
#: Behind the last token of any text: where a list that isn't wanted may begin.
_NEVER = 1 << 62
#: Signs that a negation reaches across: no “crisis”.
_PASSED = frozenset("“”„‟«»‹›\"‘’'([")
_NEGATORS = frozenset({"not", "no", "never", "hardly", "without", "neither", "nor", "cannot"})

#: What is written behind the digits of large sums: £41m, $2.5bn. Without a currency's sign before
#: them, m is metres as often.
_SCALES, _DIGITS = {"m": "million", "bn": "billion", "tn": "trillion"}, "0123456789.,"


class Term(NamedTuple):
    """A term of one word: its list's place in the watch, its label's place (-1 for a shield)."""

    place: int
    code: int
    entry: Entry
    guarded: bool


class Pair:
    """Two words that begin phrases.

    ``third`` are the words that always come third, ``None`` where there need not be one.
    """

    def __init__(self, lexicons: Sequence[Lexicon], places: list[tuple[int, int]],
                 thirds: Sequence[str]) -> None:
        self._lexicons, self._places = lexicons, places
        self.third = None if "" in thirds else frozenset(thirds)

    @cached_property
    def phrases(self) -> list[tuple[int, list[Entry]]]:
        """The place of each list that has any, and they, longest first.

        Made when the third word fits too: most pairs are such as *in the*.
        """
        found = []
        for place, own in groupby(self._places, itemgetter(0)):
            entries = [self._lexicons[place].entries[number] for _, number in own]
            entries.sort(key=lambda entry: -len(entry.words))
            found.append((place, entries))
        return found


class Phrases:
    """The phrases of all lists, by the words that they begin with.

    Every run has thousands of them, of which a text begins few: each is looked at by itself only
    where its first word is met.
    """

    def __init__(self, lexicons: Sequence[Lexicon]) -> None:
        self._lexicons = lexicons
        self._words: list[list[str]] = []
        self._places: list[tuple[int, int]] = []  # of each, its list's place and its own there
        self._firsts: dict[str, list[int]] = {}
        #: By words met so far, the numbers of the phrases that begin with each, by their second.
        self.begun: dict[str, dict[str, list[int]]] = {}
        #: The first two words of phrases met so far, by the first of these numbers.
        self.pairs: dict[int, Pair] = {}

    def add(self, place: int) -> tuple[list[str], list[str]]:
        """Add those of the list at a place; the words that begin them, and those second in them."""
        places, words = self._lexicons[place].phrases
        firsts, seconds = [each[0] for each in words], [each[1] for each in words]
        for number, first in enumerate(firsts, len(self._words)):
            self._firsts.setdefault(first, []).append(number)
        self._words += words
        self._places += zip(repeat(place), places)
        self.begun.clear()
        self.pairs.clear()
        return firsts, seconds

    def begin(self, word: str) -> dict[str, list[int]]:
        """Part the phrases that begin with a word by their second."""
        found = self.begun[word] = {}
        for number in self._firsts.get(word, ()):
            found.setdefault(self._words[number][1], []).append(number)
        return found

    def pair(self, numbers: list[int]) -> Pair:
        """The first two words of the phrases of these numbers."""
        words = [self._words[number] for number in numbers]
        thirds = [own[2] if len(own) > 2 else "" for own in words]
        found = self.pairs[numbers[0]] = Pair(
            self._lexicons, [self._places[number] for number in numbers], thirds)
        return found


class Watch:
    """Up to twenty lists that are looked up together."""

    def __init__(self) -> None:
        self.lexicons: list[Lexicon] = []
        self.phrases = Phrases(self.lexicons)
        self._terms: dict[str, tuple[Term, ...]] = {}
        self._bits: dict[str, int] = {}
        self._column = Growing(np.int32)

    def add(self, lexicon: Lexicon) -> None:
        """Look this list up too; what was said of forms so far is worked out anew."""
        place = len(self.lexicons)
        self.lexicons.append(lexicon)
        firsts, seconds = self.phrases.add(place)
        self._mark(lexicon.words, 1 << place)
        self._mark(firsts, _BEGINS)
        self._mark(seconds, _SECOND)
        self._column = Growing(np.int32)
        self._terms.clear()

    def _mark(self, words: Iterable[str], bit: int) -> None:
        """Set a bit in the numbers of words."""
        bits = dict.fromkeys(words, bit)
        for word in self._bits.keys() & bits.keys():
            bits[word] |= self._bits[word]
        self._bits.update(bits)

    def column(self, vocabulary: Vocabulary) -> NDArray[np.int32]:
        """Give the number of every token form."""
        column, bits = self._column, self._bits
        for fold in vocabulary.folds[len(column):]:
            number = bits.get(fold, 0)
            if fold[-2:] == "'s":  # the regime's: a term by itself, possessive
                number |= bits.get(fold[:-2], 0) & _ALL
            elif fold[:1].isdecimal():
                number |= bits.get(_scale(fold), 0) & _ALL
            if fold in _NEGATORS or fold[-3:] == "n't":
                number |= _NEGATES
            column.append(number)
        return column.view()

    def terms(self, word: str) -> tuple[Term, ...]:
        """The terms that a word is, one a list at most; also the owner's in *the regime's*."""
        found = self._terms.get(word)
        if found is None:
            found = self._terms[word] = tuple(self._terms_of(word))
        return found

    def _terms_of(self, word: str) -> Iterator[Term]:
        bits = self._bits
        owner, scale = word.removesuffix("'s"), _scale(word)
        lists = (bits.get(word, 0) | bits.get(owner, 0) | bits.get(scale, 0)) & _ALL
        while lists:
            place = lists.bit_length() - 1
            lists ^= 1 << place
            lexicon = self.lexicons[place]
            # Who lists million may mean that word alone.
            other = scale if scale and lexicon.path.parent == FOLDER else owner
            at = lexicon.words.get(word, lexicon.words.get(other))
            if at is not None:
                entry = lexicon.entries[at]
                guarded = bool(entry.lower or entry.not_after or entry.not_before
                               or entry.only_before or other == "million")
                yield Term(place, lexicon.codes.get(entry.label, -1), entry, guarded)


class Watches(list[Watch]):
    """The watches of a vocabulary: all lists that its forms are looked up in."""


def _scale(fold: str) -> str:
    """The word for what stands behind the digits: *million* of 41m; else none."""
    return _SCALES.get(fold.lstrip(_DIGITS), "") if fold[:1].isdecimal() else ""


def watch_of(vocabulary: Vocabulary, lexicon: Lexicon) -> Watch:
    """Give the watch that a list is looked up by, adding it to one if it is new."""
    watches = vocabulary.beside(Watches)
    for watch in watches:
        if any(known is lexicon for known in watch.lexicons):
            return watch
    if not watches or len(watches[-1].lexicons) == _LISTS:
        watches.append(Watch())
    watches[-1].add(lexicon)
    return watches[-1]


class Stretch(NamedTuple):
    """Some of a document's tokens, whole segments of them, as lists that are quick to look into.

    ``begin`` is the place of the first in the document.
    """

    document: Document
    begin: int
    folds: list[str]
    surfaces: list[str]
    tokens: list[int]
    rows: list[int]

    def fold(self, position: int) -> str:
        """The folded form of a token."""
        return self.folds[self.tokens[position]]

    def head(self, position: int) -> str:
        """A token's first character: a letter's if it is a word, a digit if it is a number."""
        return self.surfaces[self.tokens[position]][0]


def match(document: Document, watch: Watch, wanted: Sequence[int]) -> list[list[int]]:
    """Find the terms of a watch's lists: for each list its matches, one after the other.

    ``wanted`` are the places of the lists to look up; of the others nothing is found.

    A match is four numbers: first and last token, segment, and the label's place among the list's
    labels. They lie flat, since a long text has many and a tuple each would be one object each.

    The longest term that fits wins; terms of one list don't overlap, and none crosses a sign or
    the end of a segment.
    """
    words = document.vocabulary
    column = watch.column(words)
    found: list[list[int]] = [[] for _ in watch.lexicons]
    if len(document.tokens) <= _MOST:  # the document's own lists, which others read too
        stretch = Stretch(document, 0, words.folds, words.surfaces, document.token_list,
                          document.row_list)
        _match(stretch, watch, column.take(document.tokens), wanted, found)
        return found
    for begin, end in _stretches(document.row):
        tokens = document.tokens[begin:end]
        stretch = Stretch(document, begin, words.folds, words.surfaces, tokens.tolist(),
                          document.row[begin:end].tolist())
        _match(stretch, watch, column.take(tokens), wanted, found)
    return found


def _stretches(row: NDArray[np.int32]) -> Iterator[tuple[int, int]]:
    """Part the tokens of a long document, between two segments: lists of all would be huge."""
    begin = 0
    while len(row) - begin > _MOST:
        following = row[begin + _MOST]
        end = int(row.searchsorted(following))
        if end <= begin:
            end = int(row.searchsorted(following, "right"))
        yield begin, end
        begin = end
    yield begin, len(row)


def _match(stretch: Stretch, watch: Watch, numbers: NDArray[np.int32],
           wanted: Sequence[int], found: list[list[int]]) -> None:
    """Add what is found in a stretch."""
    single = (numbers & sum(1 << place for place in wanted)).nonzero()[0].tolist()
    negators = (numbers & _NEGATES).nonzero()[0].tolist()
    phrases = _paired(stretch, watch, numbers)
    _, begin, folds, _, tokens, rows = stretch
    skips = [lexicon.skip_negated for lexicon in watch.lexicons]
    free = [_NEVER] * len(found)
    for place in wanted:
        free[place] = 0
    terms = watch.terms
    for position in sorted({*single, *phrases}) if phrases else single:
        if position in phrases:
            for place, entries in phrases[position].phrases:
                for entry in entries:
                    if position >= free[place] and _fits(stretch, position, entry):
                        free[place] = end = position + len(entry.words)
                        code = watch.lexicons[place].codes.get(entry.label, -1)
                        if code >= 0 and not (
                            skips[place] and _negated(stretch, position, negators)
                        ):
                            found[place] += (begin + position, begin + end - 1, rows[position],
                                             code)
                        break
        for place, code, entry, guarded in terms(folds[tokens[position]]):
            if position >= free[place] and not (guarded and not _stands(stretch, position, entry)):
                free[place] = position + 1
                if code >= 0 and not (skips[place] and _negated(stretch, position, negators)):
                    found[place] += (begin + position, begin + position, rows[position], code)


def _paired(stretch: Stretch, watch: Watch, numbers: NDArray[np.int32]) -> dict[int, Pair]:
    """Where two words stand that begin a phrase: token to the phrases that may stand there."""
    likely = numbers[:-1] << 1  # _BEGINS stands where _SECOND does, of the word behind it
    likely &= numbers[1:]
    likely &= _SECOND
    found: dict[int, Pair] = {}
    folds, tokens = stretch.folds, stretch.tokens
    phrases, begun = watch.phrases, watch.phrases.begun
    for position in likely.nonzero()[0].tolist():
        first = folds[tokens[position]]
        own = (begun.get(first) or phrases.begin(first)).get(folds[tokens[position + 1]])
        if own is None:
            continue
        pair = phrases.pairs.get(own[0]) or phrases.pair(own)
        thirds = pair.third
        if thirds is None or (
            position + 2 < len(tokens) and folds[tokens[position + 2]] in thirds
        ):
            found[position] = pair
    return found


def _fits(stretch: Stretch, position: int, entry: Entry) -> bool:
    """Whether a phrase stands at a token, its first two words being there, and isn't vetoed."""
    folds, tokens, rows = stretch.folds, stretch.tokens, stretch.rows
    words = entry.words
    end = position + len(words)
    if end > len(tokens) or rows[position] != rows[end - 1]:
        return False
    for place in range(2, len(words)):
        if folds[tokens[position + place]] != words[place]:
            return False
    return _stands(stretch, position, entry)


def _stands(stretch: Stretch, position: int, entry: Entry) -> bool:
    """Whether neither the case of a term nor a word directly beside it vetoes the entry.

    Of what stands behind digits, *m* is million only behind a currency's sign.
    """
    words, _, lower, after, before, only = entry
    if words == ("million",) and stretch.fold(position)[-1] == "m" and not (
        position and stretch.fold(position - 1) in CURRENCY_SIGNS
    ):
        return False
    if lower and not _lower(stretch, position):
        return False
    rows, end = stretch.rows, position + len(words)
    if after and position and rows[position - 1] == rows[position] and (
        _is(stretch, position - 1, after)
    ):
        return False
    if end == len(rows) or rows[end] != rows[position]:
        return not only
    return (not only or _goes_on(stretch, end, only)) and not (
        before and _goes_on(stretch, end, before))


def _goes_on(stretch: Stretch, position: int, words: frozenset[str]) -> bool:
    """Whether what begins at a token, behind a term, is one of these words or such an amount."""
    if _is(stretch, position, words):
        return True
    if AMOUNT not in words:
        return False
    row = stretch.rows[position]
    return begins([stretch.fold(at)
                   for at in range(position, min(position + TOKENS, len(stretch.rows)))
                   if stretch.rows[at] == row])


def _is(stretch: Stretch, position: int, words: frozenset[str]) -> bool:
    return stretch.fold(position) in words or (
        "#" in words and stretch.head(position).isdecimal())


def _lower(stretch: Stretch, position: int) -> bool:
    """Whether a token is in lower case; or no name, where the first word has a capital, or all."""
    if not stretch.head(position).isupper():
        return True
    rows = stretch.rows
    before = position - 1
    while before >= 0 and rows[before] == rows[position]:
        if stretch.head(before).isalnum():
            if not in_capitals(stretch.document, rows[position]):
                return False
            break
        before -= 1
    return not is_name(stretch.document, stretch.begin + position)


def _negated(stretch: Stretch, position: int, negators: list[int]) -> bool:
    """Whether one of the two words before a token denies it, quotation marks aside.

    ``negators`` are the places of all words that may.
    """
    rows, words = stretch.rows, 0
    last = bisect_left(negators, position) - 1
    if last < 0 or rows[negators[last]] != rows[position]:
        return False
    for before in range(position - 1, negators[last], -1):
        if stretch.head(before).isalnum():
            words += 1
            if words == 2:
                return False
        elif not _PASSED.issuperset(stretch.fold(before)):
            return False
    return True
