"""The articles' words as numbers: one list of words, and each article's words as places in it."""

from __future__ import annotations

from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from framing.document import Document
from framing.support.records import NamedTuple
from framing.tokens import Vocabulary


class Words(NamedTuple):
    """The words of articles, in order.

    ``vocabulary``: the distinct words; ``tokens``: uint32 places in it, all articles' one after
    the other; ``ends``: int64, where each article's tokens end. Words are those of
    :mod:`framing.terms`: folded, numbers left out, a final ``'s`` dropped.
    """

    vocabulary: list[str]
    tokens: NDArray[np.uint32]
    ends: NDArray[np.int64]


class Stream:
    """Gathers the words of one article after another.

    Of the tables that documents number their words by it holds the last alone: they are large, and
    a part of words that are met once goes through many.
    """

    def __init__(self) -> None:
        self._vocabulary: dict[str, int] = {}
        self._tokens = [np.zeros(0, np.uint32)]
        self._lengths: list[int] = []
        self._table: Vocabulary | None = None
        self._found: list[NDArray[np.int32]] = []

    def add(self, document: Document) -> None:
        """Take a document's words."""
        if document.vocabulary is not self._table:
            self._settle()
            self._table = document.vocabulary
        terms = document.terms
        self._found.append(terms[terms >= 0])
        self._lengths.append(len(self._found[-1]))

    def words(self) -> Words:
        """Give all words, their vocabulary in the order in which words first stand.

        What a worker read before leaves no trace in it.
        """
        self._settle()
        return Words(list(self._vocabulary), np.concatenate(self._tokens),
                     np.cumsum(self._lengths, dtype=np.int64))

    def _settle(self) -> None:
        """Number what was gathered by a vocabulary of one's own, and let its table go."""
        if self._table is not None:
            terms, ids = self._table.terms, np.concatenate(self._found)
            first = np.full(len(terms), -1, np.int64)  # where each word first stands
            first[ids[::-1]] = np.arange(len(ids))[::-1]
            met = np.flatnonzero(first >= 0)
            own = np.zeros(len(first), np.uint32)
            for term in met[np.argsort(first[met])].tolist():
                own[term] = self._vocabulary.setdefault(terms[term], len(self._vocabulary))
            self._tokens.append(own[ids])
        self._table = None
        self._found.clear()


def save(words: Words, file: BinaryIO) -> None:
    """Write words as ``.npz``: ``vocabulary`` (UTF-8, a line each), ``tokens``, ``ends``."""
    joined = "\n".join(words.vocabulary).encode("utf-8", "surrogatepass")
    np.savez(file, vocabulary=np.frombuffer(joined, np.uint8), tokens=words.tokens,
             ends=words.ends)


def load(file: BinaryIO) -> Words:
    """Read words back."""
    with np.load(file) as found:
        joined = found["vocabulary"].tobytes().decode("utf-8", "surrogatepass")
        return Words(joined.split("\n") if joined else [], found["tokens"], found["ends"])


def only(words: Words, mask: NDArray[np.bool_]) -> Words:
    """Give the words of the articles that a mask holds; the vocabulary stays."""
    lengths = np.diff(words.ends, prepend=0)
    return Words(words.vocabulary, words.tokens[np.repeat(mask, lengths)],
                 np.cumsum(lengths[mask], dtype=np.int64))
