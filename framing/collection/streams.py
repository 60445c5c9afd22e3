"""The articles' words as numbers: one list of words, and each article's words as places in it."""

from __future__ import annotations

from itertools import groupby
from typing import BinaryIO, NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.document import Document
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
    """Gathers the words of one article after another."""

    def __init__(self) -> None:
        self._found: list[tuple[Vocabulary, NDArray[np.int32]]] = []

    def add(self, document: Document) -> None:
        """Take a document's words."""
        terms = document.terms
        self._found.append((document.vocabulary, terms[terms >= 0]))

    def words(self) -> Words:
        """Give all words, their vocabulary in the order in which words first stand.

        What a worker read before leaves no trace in it.
        """
        vocabulary: dict[str, int] = {}
        tokens: list[NDArray[np.uint32]] = []
        for table, group in groupby(self._found, key=lambda each: each[0]):
            ids = np.concatenate([terms for _, terms in group])
            first = np.full(len(table.terms), -1, np.int64)  # where each word first stands
            first[ids[::-1]] = np.arange(len(ids))[::-1]
            met = np.flatnonzero(first >= 0)
            own = np.zeros(len(first), np.uint32)
            for term in met[np.argsort(first[met])].tolist():
                own[term] = vocabulary.setdefault(table.terms[term], len(vocabulary))
            tokens.append(own[ids])
        ends = np.cumsum([len(terms) for _, terms in self._found], dtype=np.int64)
        return Words(list(vocabulary),
                     np.concatenate([np.zeros(0, np.uint32), *tokens]), ends)


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
