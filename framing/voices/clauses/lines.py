"""A sentence as the search for speakers sees it: its tokens, each quotation drawn into one item."""

from __future__ import annotations

from collections.abc import Sequence

from framing.grammar import words as w
from framing.grammar.masks import ADVERB_OR_AUXILIARY, EDGES_OR_COMMA, HEADS_NOUNS, SPEAKS
from framing.grammar.words import QUOTED
from framing.support.records import NamedTuple

#: So many items past a line's end (and, as negative places, before its head) are empty.
PADDING = 16

_STOP_OR_BRACKET = w.STOP | w.BRACKET
_MAY_PART = w.JOINER | w.THAT | w.QUESTION
_MAY_EDGE = EDGES_OR_COMMA | _MAY_PART | w.PREPOSITION
_NO_NOUN_BEHIND = (w.PREPOSITION | w.ADVERB | w.DETERMINER | w.PRONOUN | w.SIGN | w.THAT | w.TIME
                   | w.JOINER | w.AUXILIARY | QUOTED)
_BEHIND_VERB = w.DETERMINER | w.PRONOUN | w.THAT
_BESIDE_VERB = frozenset({"also", "then", "later", "soon"})
_BEFORE_ADJECTIVE = w.DETERMINER | w.POSSESSIVE | w.ADJECTIVE
_JOINING_NOUNS = frozenset({"and", "or", "nor", "&"})
_BEFORE_CLAUSE = frozenset({"after", "before", "since", "until"})
_CLAUSE_EDGE_OR_JOINER = EDGES_OR_COMMA | w.JOINER


class Phrase(NamedTuple):
    """A noun phrase in a line: items ``start`` to ``head`` are its core, to ``end`` all of it."""

    start: int
    head: int
    end: int


#: Items that tell what is said: the first, and one past the last.
Content = tuple[int, int]


class Line:
    """The items of a sentence: ``tokens`` holds token numbers, or ``-1 - q`` for quotation q.

    ``bits`` and ``folds`` go on past the last item (:data:`PADDING`), so that what stands beside
    an item can be asked for without asking whether anything does, before the first one too.
    ``size`` is the number of items, ``last`` one past the last that isn't the sentence's end sign;
    ``taken`` are the cues found so far, ``quotes`` the items that are quotations.
    """

    __slots__ = ("_alone", "_headline", "_held", "_remarks", "bits", "folds", "last", "quotes",
                 "size", "taken", "tokens")

    def __init__(self, tokens: Sequence[int], bits: list[int], folds: list[str],
                 quotes: Sequence[int] = ()) -> None:
        self.tokens = tokens
        self.bits = bits
        self.folds = folds
        self.size = last = len(tokens)
        while last and bits[last - 1] & _STOP_OR_BRACKET and not bits[last - 1] & w.WORDY:
            last -= 1
        self.last = last
        self.taken: set[int] = set()
        self.quotes = quotes
        self._alone: bool | None = None
        self._headline: bool | None = None
        self._held: dict[int, int] | None = None
        self._remarks: list[int] | None = None

    def __len__(self) -> int:
        return self.size

    def any(self, start: int, end: int, bits: int) -> bool:
        """Whether an item from ``start`` up to ``end`` has one of these bits."""
        if start < 0:
            start = 0
        if end > start:
            return any(map(bits.__and__, self.bits[start:end]))
        return False

    def find(self, start: int, end: int, bits: int, unless: int = 0) -> int:
        """The first item from ``start`` up to ``end`` with one of these bits, else -1.

        It is -1 too where an item with one of ``unless`` stands before it.
        """
        own, either = self.bits, bits | unless
        for at in range(start, end):
            if own[at] & either:
                return at if own[at] & bits else -1
        return -1

    def rfind(self, start: int, end: int, bits: int, unless: int = 0) -> int:
        """The last item from ``start`` up to ``end`` with one of these bits, else -1.

        It is -1 too where an item with one of ``unless`` stands behind it.
        """
        own, either = self.bits, bits | unless
        for at in range(end - 1, start - 1, -1):
            if own[at] & either:
                return at if own[at] & bits else -1
        return -1

    @property
    def headline(self) -> bool:
        """Whether most of its words are capitalised, so that a capital says nothing."""
        if self._headline is None:
            words = [bits for bits in self.bits if bits & w.WORDY]
            capitals = len([bits for bits in words if bits & w.CAPITAL])
            self._headline = capitals > 0.6 * len(words)
        return self._headline

    @property
    def alone(self) -> bool:
        """Whether it is a quotation and next to nothing else: one word at most."""
        if self._alone is None:
            words = 0
            for bits in self.bits:
                if bits & w.WORDY:
                    words += 1
                    if words > 1:
                        break
            self._alone = words < 2
        return self._alone

    @property
    def held(self) -> dict[int, int]:
        """The items of the quotations in it, those that are names among them, by their tokens."""
        if self._held is None:
            self._held = {token: item for item, token in enumerate(self.tokens) if token < 0}
        return self._held

    @property
    def remarks(self) -> list[int]:
        """The nouns behind which somebody's words may stand: his remarks about “…”."""
        if self._remarks is None:
            self._remarks = [at for at, fold in enumerate(self.folds) if fold in w.REMARKS]
        return self._remarks

    def before(self, at: int) -> int:
        """The item before a verb, adverbs and auxiliaries passed over: *Ito* has also said."""
        bits = self.bits
        at -= 1
        while at >= 0 and bits[at] & ADVERB_OR_AUXILIARY and not bits[at] & HEADS_NOUNS:
            at -= 1
        return at

    def edge(self, at: int) -> int:
        """The first item of the clause that reaches up to ``at``."""
        bits, taken = self.bits, self.taken
        while at > 0:
            own = bits[at - 1]
            if own & _MAY_EDGE:
                if own & EDGES_OR_COMMA or (own & _MAY_PART and self._parts(at - 1)):
                    break
                if self.folds[at - 1] in _BEFORE_CLAUSE:
                    break
            if taken and at - 1 in taken:
                break
            at -= 1
        return at

    def _parts(self, at: int) -> bool:
        """Whether a clause begins behind a conjunction, *that* or a question word."""
        bits, fold = self.bits[at], self.folds[at]
        if bits & w.JOINER and not (fold in _JOINING_NOUNS and not self._clause_before(at)):
            return True
        if bits & w.THAT and not self.bits[at + 1] & w.FINITE:
            return True
        return bool(bits & w.QUESTION and not bits & w.RELATIVE)

    def _clause_before(self, at: int) -> bool:
        """Whether a finite verb stands before an *and*, so that it joins clauses, not nouns."""
        bits = self.bits
        at -= 1
        while at >= 0:
            own = bits[at]
            if own & _CLAUSE_EDGE_OR_JOINER:
                return False
            if own & w.FINITE and not (
                self.attributive(at) or bits[at - 1] & w.PREPOSITION  # secretary of state and
            ):
                return True
            at -= 1
        return False

    def attributive(self, at: int) -> bool:
        """Whether a word in -ed stands as an adjective before its noun: a leaked document."""
        before = self.bits[at - 1]
        if self.bits[at + 1] & _BEHIND_VERB or self.folds[at - 1] in _BESIDE_VERB:
            return False  # the court rejected those; also included them
        if before & _BEFORE_ADJECTIVE:
            return True
        if before & SPEAKS or (before & w.ADVERB and self.bits[at - 2] & w.CAPITAL):
            return False  # Roe cited figures, Roe barely mentioned them
        return at + 1 < self.size and not self.bits[at + 1] & _NO_NOUN_BEHIND and (
            self.folds[at].endswith("ed"))
