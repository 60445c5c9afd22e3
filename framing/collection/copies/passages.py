"""The passage that two articles share: the longest run of the same words, where each has it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from framing.article import Article, Span
from framing.collection.copies.sketches import Hashes, WordHashes, mixed
from framing.document import Document, parse
from framing.support.records import NamedTuple

_ODD = 0x9E3779B97F4A7C15
_BACK = np.uint64(pow(_ODD, -1, 1 << 64))


class Shared(NamedTuple):
    """So many of the same words in a row, and where they stand: ``a.text[of_a.start:of_a.end]``.

    ``text`` is how ``b`` has them.
    """

    words: int
    of_a: Span
    of_b: Span
    text: str


def passage(a: Article, b: Article, *, clean: bool = True) -> Shared | None:
    """Find the longest run of words that two articles share; ``None`` where no word is shared.

    Case, signs and numbers between the words are passed over, as everywhere in copies; it may go
    over the ends of sentences and paragraphs. The first of several in ``a`` is given.

    >>> one, other = (Article.from_text(text) for text in (
    ...     "The wall held all night. Nobody slept.", "Still: the WALL held, all night, until 5."))
    >>> found = passage(one, other)
    >>> found.words, found.text, one.text[found.of_a.start:found.of_a.end]
    (5, 'the WALL held, all night', 'The wall held all night')
    """
    documents = [parse(each, clean=clean) for each in (a, b)]
    tokens = [np.flatnonzero(document.terms >= 0) for document in documents]
    words = [[document.vocabulary.terms[term] for term in document.terms[own].tolist()]
             for document, own in zip(documents, tokens, strict=True)]
    hashes = WordHashes()
    length, starts = _longest(*(hashes(each) for each in words))
    one, other = (each[start : start + length]
                  for each, start in zip(words, starts, strict=True))
    if not length or one != other:  # the second: texts that were made to fool a hash
        return None
    spans = [_span(document, own[start : start + length])
             for document, own, start in zip(documents, tokens, starts, strict=True)]
    return Shared(length, spans[0], spans[1], b.text[spans[1].start : spans[1].end])


def _span(document: Document, tokens: NDArray[np.intp]) -> Span:
    starts, ends = document.token_offsets
    return Span(starts[int(tokens[0])], ends[int(tokens[-1])])


def _longest(one: Hashes, other: Hashes) -> tuple[int, tuple[int, int]]:
    """The length of the longest run that two streams share, and where it begins in each.

    By halves: where a run of a length is shared, one of each lesser length is.
    """
    windows = [_Windows(each) for each in (one, other)]
    low, high = 0, min(len(one), len(other))
    at = (0, 0)
    while low < high:
        length = (low + high + 1) // 2
        ours, theirs = (each.of(length) for each in windows)
        common = np.flatnonzero(np.isin(ours, theirs))
        if len(common):
            low = length
            at = int(common[0]), int(np.flatnonzero(theirs == ours[common[0]])[0])
        else:
            high = length - 1
    return low, at


class _Windows:
    """Hashes of all runs of any length, in two steps each: sums of hashes times powers."""

    def __init__(self, words: Hashes) -> None:
        powers = np.full(len(words), _ODD, np.uint64)
        backs = np.full(len(words), _BACK, np.uint64)
        powers[:1] = backs[:1] = 1
        self._backs = np.cumprod(backs, dtype=np.uint64)
        self._sums = np.append(np.uint64(0), np.cumsum(
            mixed(words) * np.cumprod(powers, dtype=np.uint64), dtype=np.uint64))

    def of(self, length: int) -> Hashes:
        """The hash of each run of a length, one for every word that begins one."""
        number = len(self._sums) - length
        return (self._sums[length:] - self._sums[:number]) * self._backs[:number]
