"""The folded form of each token of a document, gathered from a column of its vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from framing.tokens import Vocabulary

if TYPE_CHECKING:
    from framing.document import Document


class _Column:
    """The folded forms of a vocabulary as an array, with room for more."""

    def __init__(self) -> None:
        self._array: NDArray[Any] = np.empty(1024, object)
        self._filled = 0

    def of(self, words: Vocabulary) -> NDArray[Any]:
        """The column, with the forms that are new."""
        size = len(words.folds)
        if size > self._filled:
            if size > len(self._array):
                larger = np.empty(2 * size, object)
                larger[: self._filled] = self._array[: self._filled]
                self._array = larger
            self._array[self._filled : size] = words.folds[self._filled :]
            self._filled = size
        return self._array


def folds_of(document: Document) -> list[str]:
    """The folded form of each token, in order."""
    words = document.vocabulary
    folds: list[str] = words.beside(_Column).of(words).take(document.tokens).tolist()
    return folds
