"""A document's tokens as the reading of voices sees them, and which of them matter to it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from framing.grammar import words as w
from framing.grammar.folds import folds_of
from framing.grammar.masks import ADVERB_OR_AUXILIARY, COMMA_OR_SIGN, TIME_OR_NUMBER
from framing.tokens import chunks, separators_in
from framing.wording.months import MONTHS

if TYPE_CHECKING:
    from framing.document import Document

_NO_NAME = (w.ROLE | w.PAPER | w.DETERMINER | w.PREPOSITION | w.JOINER | w.PRONOUN | w.ADVERB
            | w.CUE | w.FINITE | w.TIME | w.DEMONYM | w.ADJECTIVE)
#: What a word is for its ending, and a surname may be too.
_BY_ENDING = w.ADJECTIVE | w.FINITE
_HEADS_NO_NAME = w.JOINER | w.PREPOSITION | w.QUESTION
#: Verbs of one alone.
_OF_ONE = frozenset({"is", "was", "has", "does", "says", "adds", "thinks"})
#: Forms in -s behind *who* that are no verbs.
_ADVERBS_IN_S = frozenset({"always", "sometimes", "perhaps", "besides"})
_SURELY_NAME = w.BODY | w.HONORIFIC | w.PLACE
#: From so many look-ups on it pays to sort the capitalised words.
_MANY = 8
#: From so many tokens on, what is known of each is kept once for all that are alike.
_LONG = 20_000
_SIGN_OR_INITIAL = w.SIGN | w.INITIAL
#: A hyphen between spaces, which stands for a dash.
_HYPHEN, _SPACED = "-", " - "


class Tokens:
    """A document's tokens as columns, a place each.

    ``forms`` and ``folds`` are the vocabulary's, ``rows`` the sentence of each, ``bits`` what is
    known of it (:mod:`framing.grammar.words`); ``starts`` the first token of each sentence, and the
    number of tokens at its end. ``cues`` are the tokens that may be cues, ``marks`` those in which
    a quotation mark stands or may stand.
    """

    def __init__(self, document: Document) -> None:
        known = w.column(document.vocabulary).take(document.tokens)
        self.forms = document.tokens
        self.folds = folds_of(document)
        self.rows = document.row_list
        self.bits = _shared(known)
        self.starts: list[int] = document.row.searchsorted(
            np.arange(document.rows + 1, dtype=document.row.dtype)).tolist()
        self.cues: list[int] = (known & (w.CUE | w.KEY)).nonzero()[0].tolist()
        self.marks: list[int] = (known & (w.DOUBLE | w.SINGLE)).nonzero()[0].tolist()
        self.double_marks: list[int] = []
        self._apostrophes: list[int] = []
        for at in self.marks:
            own = self.bits[at]
            if own & w.DOUBLE:
                self.double_marks.append(at)
            elif own & w.APOSTROPHE:
                self._apostrophes.append(at)
        self._known = known
        self._worded = ((known & w.WORDY) > 0).tobytes()
        self.row = document.row
        self._terms = document.terms
        self.vocabulary = document.vocabulary
        self._by_term: dict[int, list[int]] | None = None
        self._looked_up = 0
        self._heads: dict[int, int] = {}
        # The two bits, multiplied, are a third where a short form stands before a stop.
        for at in ((known[1:-1] & w.STOP) * (known[:-2] & w.SHORT)).nonzero()[0].tolist():
            self._no_stop(at + 1)
        if _SPACED in document.article.text:
            self._take_hyphens_for_dashes(document)

    def _take_hyphens_for_dashes(self, document: Document) -> None:
        """Take a hyphen between spaces for a dash: PARIS (Reuters) - Roe said; not 10 - 12."""
        text, segments, words = document.article.text, document.segments, document.vocabulary
        separators, lengths = separators_in(text), words.tokens_in.view()
        for row, (start, end) in enumerate(zip(segments.start, segments.end, strict=True)):
            part = text[start:end]
            if _SPACED not in part:
                continue
            at = self.starts[row]
            for chunk in chunks(part, separators):
                if chunk == _HYPHEN and not _is_range(self.bits[max(0, at - 1) : at + 2]):
                    self.bits[at] |= w.DASH
                at += int(lengths[words.chunks[chunk]])

    def _no_stop(self, at: int) -> None:
        """Take a stop behind an initial or a title for none: Dr. Ito, Robert J. Lee, on Sept. 5."""
        rows, fold = self.rows, self.folds[at]
        if fold in (".", ".,") and rows[at] == rows[at + 1] == rows[at - 1] and (
            self.folds[at - 1] != "no" or self.bits[at + 1] & w.NUMBER  # No. 5; not “No.”
        ):
            self.bits[at] = (COMMA_OR_SIGN if "," in fold else
                             _SIGN_OR_INITIAL | w.TIME * (self.folds[at - 1] in MONTHS))

    def plain(self, first: int, end: int) -> bool:
        """Whether no apostrophe stands by itself from one token up to another."""
        loose = self._apostrophes
        if not loose:
            return True
        place = bisect_left(loose, first)
        return place == len(loose) or loose[place] >= end

    def standing(self, word: str) -> Sequence[int]:
        """Where a word stands with a capital, itself or its possessive."""
        term = self.vocabulary.term_id(word)
        self._looked_up += 1
        if self._looked_up < _MANY:
            found: list[int] = self._capitals[self._terms_of_capitals == term].tolist()
            return found
        if self._by_term is None:
            self._by_term = defaultdict(list)
            for at, each in zip(self.capitals, self._terms_of_capitals.tolist(), strict=True):
                self._by_term[each].append(at)
        return self._by_term.get(term, ())

    def is_small(self, *words: str) -> bool:
        """Whether the text writes one of these words without a capital somewhere."""
        return any(self.vocabulary.term_id(word) in self._small for word in words)

    @cached_property
    def _small(self) -> frozenset[int]:
        return frozenset(self._terms[(self._known & (w.CAPITAL | w.WORDY)) == w.WORDY].tolist())

    @cached_property
    def _capitals(self) -> NDArray[np.intp]:
        return (self._known & w.CAPITAL).nonzero()[0]

    @cached_property
    def _terms_of_capitals(self) -> NDArray[np.int32]:
        return self._terms.take(self._capitals)

    @cached_property
    def capitals(self) -> list[int]:
        """The tokens that have a capital."""
        found: list[int] = self._capitals.tolist()
        return found

    def surface(self, at: int) -> str:
        """A token as it is written."""
        return self.vocabulary.surfaces[int(self.forms[at])]

    def heads_sentence(self, at: int) -> bool:
        """Whether a token is its sentence's first word."""
        if at and self.bits[at - 1] & w.WORDY and self.rows[at - 1] == self.rows[at]:
            return False  # as a rule
        row = self.rows[at]
        head = self._heads.get(row)
        if head is None:
            head = self.starts[row]
            while head < at and not self.bits[head] & w.WORDY:
                head += 1
            self._heads[row] = head
        return head >= at

    def is_name(self, at: int) -> bool:
        """Whether a token is a capitalised word that doesn't owe it to its place."""
        bits = self.bits[at]
        if not bits & w.CAPITAL:
            return False
        if bits & _SURELY_NAME or not self.heads_sentence(at):
            return True
        if bits & _HEADS_NO_NAME or (bits & w.PRONOUN and not bits & w.DETERMINER):
            return False  # But Ada Roe said; what Ada Roe said
        if bits & ADVERB_OR_AUXILIARY:
            return self._elsewhere(self.folds[at])  # Will Roe go? Then Lee went
        if at + 1 < len(self.bits) and self.bits[at + 1] & w.CAPITAL:
            return True
        if bits & _NO_NAME:
            # Stavic and Ahmed have an adjective's and a verb's ending alone.
            return not bits & _NO_NAME & ~_BY_ENDING and self._elsewhere(self.folds[at])
        # At a sentence's head: a plural before no capital is as a rule no name (Scientists say).
        fold = self.folds[at]
        if self.is_small(fold) and not self._elsewhere(fold):
            return False  # Dentist | says, of whom the text tells as a dentist
        return not w.ends_as_plural(fold) or self._elsewhere(fold) or self._does_what_one_does(fold)

    def _elsewhere(self, fold: str) -> bool:
        """Whether the same form stands inside a sentence too, so that it is a name."""
        return any(not self.heads_sentence(place)
                   for place in self.standing(fold.removesuffix("'s"))[:20])

    def _does_what_one_does(self, fold: str) -> bool:
        """Whether one does what a form in -s does, which is no plural then: Jenkins was, has."""
        return any(self._does(place + 1) for place in self.standing(fold)[:20])

    def _does(self, at: int) -> bool:
        """Whether a verb of one alone stands there, or behind *who*: Jenkins, who runs it."""
        folds = self.folds[at : at + 3]
        if folds[:2] == [",", "who"]:
            return folds[-1] in _OF_ONE or (
                folds[-1].endswith("s") and folds[-1] not in _ADVERBS_IN_S)
        return bool(folds) and folds[0] in _OF_ONE

    def is_sentence(self, row: int) -> bool:
        """Whether a stop ends what is no headline then: in one, capitals are no names."""
        start, end = self.starts[row : row + 2]
        return any(bits & w.STOP for bits in self.bits[max(start, end - 2) : end])

    def words(self, first: int, end: int) -> int:
        """How many words and numbers stand from one token up to another."""
        return self._worded.count(1, first, end)

    def first_word(self, first: int, end: int) -> int:
        """The first word or number from one token up to another, -1 where there is none."""
        return self._worded.find(1, first, end)

    def last_word(self, first: int, end: int) -> int:
        """The last word or number from one token up to another, -1 where there is none."""
        return self._worded.rfind(1, first, end)


def _shared(numbers: NDArray[np.int64]) -> list[int]:
    """Numbers as a list in which like ones are one object: a long text's would fill the caches."""
    found: list[int] = numbers.tolist()
    if len(found) < _LONG:
        return found
    known: dict[int, int] = {}
    return list(map(known.setdefault, found, found))


def _is_range(bits: Sequence[int]) -> bool:
    """Whether a hyphen stands between two numbers or times: 10 - 12, Monday - Friday."""
    return len(bits) == 3 and bool(bits[0] & bits[2] & TIME_OR_NUMBER)
