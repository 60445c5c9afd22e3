"""Finding the terms of word lists in a document's columns.

All lists that a program uses are looked up together: each token form has a number whose bits say
for every list whether the form is a term, begins one, or goes on with one. A document's candidates
come out in one pass over its tokens, and only they are looked at word by word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from framing.lexicon import SHIELD, Entry, Lexicon
from framing.tokens import IS_NUMBER, IS_WORD, Growing, Vocabulary

if TYPE_CHECKING:
    from framing.document import Document

#: So many lists share a number of 63 bits: three bits a list.
_LISTS = 20
_ALL = (1 << _LISTS) - 1
#: Signs that a negation reaches across: no “crisis”.
_PASSED = frozenset("“”„‟«»‹›\"‘’'([")
_NEGATORS = frozenset({"not", "no", "never", "hardly", "without", "neither", "nor", "cannot"})

class Watch:
    """Up to twenty lists that are looked up together."""

    def __init__(self) -> None:
        self.lexicons: list[Lexicon] = []
        self.pairs: dict[tuple[str, str], int] = {}  # the first two words of phrases: which lists
        self._bits: dict[str, int] = {}
        self._column = Growing(np.int64)

    def add(self, lexicon: Lexicon) -> None:
        """Look this list up too; what was said of forms so far is worked out anew."""
        single = 1 << len(self.lexicons)
        first, second = single << _LISTS, single << 2 * _LISTS
        self.lexicons.append(lexicon)
        bits = self._bits
        for entry in lexicon.entries:
            word = entry.words[0]
            if len(entry.words) == 1:
                bits[word] = bits.get(word, 0) | single
            else:
                pair = (word, entry.words[1])
                self.pairs[pair] = self.pairs.get(pair, 0) | single
                bits[word] = bits.get(word, 0) | first
                bits[entry.words[1]] = bits.get(entry.words[1], 0) | second
        self._column = Growing(np.int64)

    def column(self, vocabulary: Vocabulary) -> NDArray[np.int64]:
        """Give the number of every token form."""
        folds, column, bits = vocabulary.folds, self._column, self._bits
        for form in range(len(column), len(folds)):
            fold = folds[form]
            number = bits.get(fold, 0)
            if fold.endswith("'s"):  # the regime's: a term by itself, possessive
                number |= bits.get(fold[:-2], 0) & _ALL
            column.append(number)
        return column.view()


def watch_of(vocabulary: Vocabulary, lexicon: Lexicon) -> Watch:
    """Give the watch that a list is looked up by, adding it to one if it is new."""
    for watch in vocabulary.watches:
        if any(known is lexicon for known in watch.lexicons):
            return watch
    if not vocabulary.watches or len(vocabulary.watches[-1].lexicons) == _LISTS:
        vocabulary.watches.append(Watch())
    vocabulary.watches[-1].add(lexicon)
    return vocabulary.watches[-1]


def match(document: Document, watch: Watch) -> list[list[int]]:
    """Find the terms of all lists of a watch: for each list its matches, one after the other.

    A match is four numbers: first and last token, segment, and the label's place among the list's
    labels. They lie flat, since a long text has many and a tuple each would be one object each.

    The longest term that fits wins; terms of one list don't overlap, and none crosses a sign or
    the end of a segment.
    """
    numbers = watch.column(document.vocabulary)[document.tokens]
    wanted = numbers & _ALL
    phrases = (numbers[:-1] >> _LISTS) & (numbers[1:] >> 2 * _LISTS) & _ALL
    single = np.flatnonzero(wanted)
    paired = np.flatnonzero(phrases)
    folds, tokens = document.vocabulary.folds, document.token_list
    rows, pairs = document.row_list, watch.pairs
    candidates = dict(zip(single.tolist(), wanted[single].tolist(), strict=True))
    for position in paired.tolist():
        known = pairs.get((folds[tokens[position]], folds[tokens[position + 1]]))
        if known:
            candidates[position] = candidates.get(position, 0) | known
    found: list[list[int]] = [[] for _ in watch.lexicons]
    free = [0] * len(found)
    for position in sorted(candidates):
        bits = candidates[position]
        while bits:
            place = (bits & -bits).bit_length() - 1
            bits &= bits - 1
            if position < free[place]:
                continue
            lexicon = watch.lexicons[place]
            entry = _entry_at(document, position, lexicon)
            if entry is None:
                continue
            end = position + len(entry.words)
            free[place] = end
            if entry.label != SHIELD and not (
                lexicon.skip_negated and _negated(document, position)
            ):
                found[place] += (position, end - 1, rows[position], lexicon.codes[entry.label])
    return found


def _entry_at(document: Document, position: int, lexicon: Lexicon) -> Entry | None:
    """The longest entry whose words stand at a token and that nothing beside it vetoes."""
    folds, tokens = document.vocabulary.folds, document.token_list
    row = document.row_list
    word = folds[tokens[position]]
    if position + 1 < len(tokens):
        third = folds[tokens[position + 2]] if position + 2 < len(tokens) else ""
        for entry in lexicon.phrases.get((word, folds[tokens[position + 1]]), ()):
            length = len(entry.words)
            if (
                (length == 2 or entry.words[2] == third)
                and row[position : position + length] == [row[position]] * length
                and tuple(folds[token] for token in tokens[position : position + length])
                == entry.words
                and _stands(document, position, entry)
            ):
                return entry
    single = lexicon.words.get(word) or lexicon.words.get(word.removesuffix("'s"))
    return single if single and _stands(document, position, single) else None


def _stands(document: Document, position: int, entry: Entry) -> bool:
    """Whether neither the case of a term nor a word directly beside it vetoes the entry."""
    _, _, lower, after, before = entry
    if lower and not _lower(document, position):
        return False
    row, end = document.row_list, position + len(entry.words)
    if after and position and row[position - 1] == row[position] and (
        _is(document, position - 1, after)
    ):
        return False
    return not (before and end < len(row) and row[end] == row[position]
                and _is(document, end, before))


def _is(document: Document, position: int, words: frozenset[str]) -> bool:
    if document.vocabulary.folds[document.token_list[position]] in words:
        return True
    return "#" in words and bool(document.facts[position, IS_NUMBER])


def _lower(document: Document, position: int) -> bool:
    """Whether a token is in lower case, or the first word of its segment."""
    surface = document.vocabulary.surfaces[document.token_list[position]]
    if not surface[:1].isupper():
        return True
    facts, row = document.facts, document.row_list
    before = position - 1
    while before >= 0 and row[before] == row[position]:
        if facts[before, IS_WORD] or facts[before, IS_NUMBER]:
            return False
        before -= 1
    return True


def _negated(document: Document, position: int) -> bool:
    """Whether one of the two words before a token denies it, quotation marks aside."""
    folds, tokens = document.vocabulary.folds, document.token_list
    row, facts = document.row_list, document.facts
    words = 0
    for before in range(position - 1, -1, -1):
        fold = folds[tokens[before]]
        if row[before] != row[position] or words == 2:
            return False
        if facts[before, IS_WORD] or facts[before, IS_NUMBER]:
            if fold in _NEGATORS or fold.endswith("n't"):
                return True
            words += 1
        elif not _PASSED.issuperset(fold):
            return False
    return False
