"""Hits: what a measure counted, as columns; where they stand in the text is asked of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]


class Hits:
    """What a measure counted: runs of tokens, each with its row, weight and label.

    ``first`` and ``last`` are token numbers, both inclusive; ``row`` the segment; ``weight`` what
    the hit adds to the count; ``code`` its label's place in ``labels``. All arrays are as long as
    there are hits. Character spans come from :meth:`Document.spans`.
    """

    __slots__ = ("_make", "code", "first", "labels", "last", "row", "weight")

    first: Ints
    last: Ints
    row: Ints
    weight: Floats
    code: Ints
    labels: tuple[str, ...]
    _make: Callable[[], Hits]

    def __init__(self, first: Ints, last: Ints, row: Ints, weight: Floats, code: Ints,
                 labels: tuple[str, ...]) -> None:
        self.first, self.last, self.row = first, last, row
        self.weight, self.code, self.labels = weight, code, labels

    @classmethod
    def later(cls, make: Callable[[], Hits], labels: tuple[str, ...]) -> Hits:
        """Hits whose arrays are made when one is first read: values need none of them."""
        hits = cls.__new__(cls)
        hits._make, hits.labels = make, labels
        return hits

    def __getattr__(self, name: str) -> Any:
        """Make the arrays: this is reached only where there is none yet."""
        if name.startswith("_"):
            raise AttributeError(name)
        made: Hits = self._made()
        self.first, self.last, self.row = made.first, made.last, made.row
        self.weight, self.code = made.weight, made.code
        return object.__getattribute__(self, name)

    def _made(self) -> Hits:
        return self._make()

    def __bool__(self) -> bool:
        return len(self.first) > 0

    @property
    def total(self) -> float:
        """The sum of the weights."""
        return float(self.weight.sum())

    @property
    def label(self) -> list[str]:
        """The label of each hit."""
        return [self.labels[code] for code in self.code.tolist()]

    def only(self, *labels: str) -> Hits:
        """The hits that have one of these labels."""
        codes = [code for code, label in enumerate(self.labels) if label in labels]
        mask = self.code == codes[0] if len(codes) == 1 else np.isin(self.code, codes)
        return self.where(mask.nonzero()[0])

    def where(self, places: NDArray[np.intp]) -> Hits:
        """The hits at these places of the columns."""
        return Hits(self.first.take(places), self.last.take(places), self.row.take(places),
                    self.weight.take(places), self.code.take(places), self.labels)


class Matches(Hits):
    """Hits of weight 1 as they come from a search: first, last, row and code, one after the other.

    Most are only counted, and a few numbers in a list are counted sooner than made into arrays.
    """

    __slots__ = ("_flat",)

    def __init__(self, flat: list[int], labels: tuple[str, ...]) -> None:
        self._flat, self.labels = flat, labels

    def _made(self) -> Hits:
        first, last, row, code = np.array(self._flat, np.int32).reshape(-1, 4).T
        return Hits(first, last, row, np.ones(len(first)), code, self.labels)

    def __bool__(self) -> bool:
        return bool(self._flat)

    @property
    def total(self) -> float:
        """How many there are."""
        return len(self._flat) / 4

    def only(self, *labels: str) -> Hits:
        """The hits that have one of these labels."""
        flat, known = self._flat, self.labels
        return Matches([part for place, code in enumerate(flat[3::4]) if known[code] in labels
                        for part in flat[4 * place : 4 * place + 4]], known)


def make_hits(found: Iterable[tuple[int, int, int, int]], labels: tuple[str, ...]) -> Hits:
    """Make hits of (first token, last token, segment, label's place) tuples, each of weight 1."""
    return Matches([part for hit in found for part in hit], labels)
