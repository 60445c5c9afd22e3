"""What a sentence says of a target in it: negative, neutral or positive.

>>> from framing.toward import judge
>>> found = judge("Critics attacked Smith for lying.", 17, 22)
>>> found.label
'negative'

Not whether the sentence is glad or sad, but how it stands to one name: in *Smith attacked Jones*
hardly anything is said of Smith. A linear model: the scores are sums over spans, each with the
weights of its features, and a constant (the classes' log-odds against *neutral*). It was learnt
from sentences of US news in which readers judged one target each [Hamborg & Donnay 2021]; names
are masked and have no weight, nor has their length. It reads English.

Left alone: irony, what is known of a person outside the sentence, and who *he* is.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING

from framing.article import Span
from framing.errors import FramingError
from framing.support.records import NamedTuple
from framing.tokens import CHUNK, OTHER, tokenise
from framing.toward.features import features_of
from framing.toward.sentence import Sentence, mask, whole_name
from framing.toward.weights import Pair, shipped

if TYPE_CHECKING:
    from framing.document import Document

NEGATIVE, NEUTRAL, POSITIVE = LABELS = ("negative", "neutral", "positive")


class Part(NamedTuple):
    """What one feature of a span adds to the scores: its name, and its weights times its value."""

    span: Span
    feature: str
    negative: float
    positive: float


@dataclass(frozen=True, eq=False)
class Toward:
    """How a sentence stands to a target.

    ``scores``: what speaks for *negative* and for *positive*, in log-odds against *neutral*, whose
    own score is 0. The label is that of the highest.
    """

    scores: Pair
    _sentence: Sentence = field(repr=False)
    _target: tuple[int, int] = field(repr=False)
    _place: Callable[[int], Span] = field(repr=False)

    @property
    def label(self) -> str:
        """``negative``, ``neutral`` or ``positive``."""
        negative, positive = self.scores
        if negative <= 0 and positive <= 0:
            return NEUTRAL
        return NEGATIVE if negative >= positive else POSITIVE

    @cached_property
    def chances(self) -> tuple[float, float, float]:
        """The chances of negative, neutral and positive, as learnt with classes of equal size."""
        top = max(0.0, *self.scores)
        sizes = [math.exp(score - top) for score in (self.scores[0], 0.0, self.scores[1])]
        negative, neutral, positive = (size / sum(sizes) for size in sizes)
        return negative, neutral, positive

    @property
    def constant(self) -> Pair:
        """What no span adds."""
        return shipped().constant

    @cached_property
    def spans(self) -> list[Part]:
        """What each span adds, in the order of the text: with the constant they are the scores."""
        first, last = self._target
        target = Span(self._place(first).start, self._place(last).end)
        pair, parts = shipped().pair, []
        for token, name, value in features_of(self._sentence, first, last):
            negative, positive = pair(name)
            if negative or positive:
                span = target if token < 0 else self._place(token)
                parts.append(Part(span, name, negative * value, positive * value))
        return sorted(parts)


def judge(sentence: str, start: int, end: int) -> Toward:
    """How a sentence stands to ``sentence[start:end]``.

    Raises FramingError where that is no part of the sentence, or holds no word.
    """
    if not 0 <= start < end <= len(sentence):
        raise FramingError(
            f"A target from {start} to {end} is no part of a sentence of {len(sentence)} "
            "characters: give the places of its first character and of the one after its last.")
    tokens = [(chunk.start() + begin, chunk.start() + stop, kind)
              for chunk in CHUNK.finditer(sentence)
              for begin, stop, kind in tokenise(chunk.group())]
    places = [place for place, (begin, stop, kind) in enumerate(tokens)
              if begin < end and stop > start and kind != OTHER]
    if not places:
        raise FramingError(
            f"The target {sentence[start:end]!r} holds no word: give the place of a name.")
    read = mask([sentence[begin:stop] for begin, stop, _ in tokens], shipped().words)
    return _judged(read, places[0], places[-1], lambda token: Span(*tokens[token][:2]))


def tone_toward(sentence: str, start: int, end: int) -> str:
    """Whether a sentence is ``negative``, ``neutral`` or ``positive`` toward a part of it.

    >>> tone_toward("Voters praised Jones.", 15, 20)
    'positive'

    Raises FramingError where ``sentence[start:end]`` is no part of it, or holds no word.
    """
    return judge(sentence, start, end).label


def of(document: Document, mentions: Iterable[tuple[int, int]]) -> list[Toward]:
    """How the sentences of a document stand to mentions in them, in the order given.

    A mention is its first and last token's number, both inclusive, within one segment. About
    50 µs each; spans are worked out when read.
    """
    rows, tokens, surfaces = document.row_list, document.token_list, document.vocabulary.surfaces
    read: dict[int, tuple[int, Sentence]] = {}
    found = []
    for first, last in mentions:
        row = rows[first]
        if row not in read:
            begin, end = bisect_left(rows, row), bisect_left(rows, row + 1)
            read[row] = begin, mask([surfaces[token] for token in tokens[begin:end]],
                                    shipped().words)
        begin, sentence = read[row]
        place = partial(_span, document, begin)
        found.append(_judged(sentence, first - begin, last - begin, place))
    return found


def _span(document: Document, begin: int, token: int) -> Span:
    starts, ends = document.token_offsets
    return Span(starts[begin + token], ends[begin + token])


def _judged(sentence: Sentence, first: int, last: int, place: Callable[[int], Span]) -> Toward:
    first, last = whole_name(sentence, first, last)
    return Toward(shipped().scores(sentence, first, last), sentence, (first, last), place)
