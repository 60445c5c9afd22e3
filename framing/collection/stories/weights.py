"""What an article is about: its words, weighed by how rare they are in news.

The words of :meth:`~framing.collection.store.Collection.words`, their uses dampened (1 + ln), times
scikit-learn's idf, each article's vector of length 1: ``TfidfTransformer(sublinear_tf=True)``. The
idf is that of the news background unless asked otherwise: within a collection on one subject its
own idf makes cosines smaller than in a wide one, and no threshold would hold for both. Words that
more than half of the background's articles have say nothing of a story and are left out, which
changes next to nothing but the time.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from framing.background import Background
from framing.collection.streams import Words
from framing.support.records import NamedTuple

#: A word in a larger share of the background's articles is left out.
COMMON = 0.5
#: Fewer articles than this tell nothing of how common a word is.
LEAST_BACKGROUND = 1000


class Weighed(NamedTuple):
    """Articles as vectors: ``matrix``, sparse, a row an article and a column a word of ``words``.

    A row's length is 1, or 0 for an article without a word that counts.
    """

    matrix: Any
    words: list[str]


def weigh(parts: Iterable[Words], background: Background | None) -> Weighed:
    """Weigh articles' words, by a background's document counts or, with ``None``, by their own."""
    from sklearn.feature_extraction.text import TfidfTransformer

    counts, words = counted(parts, background)
    transformer = TfidfTransformer(sublinear_tf=True)
    if background is not None:
        transformer.idf_ = np.array([background.idf(word) for word in words])
        return Weighed(_sorted(transformer.transform(counts, copy=False)), words)
    if counts.shape[0] >= LEAST_BACKGROUND:
        own = np.bincount(counts.indices, minlength=len(words))
        kept = np.flatnonzero(own <= COMMON * counts.shape[0])
        counts, words = counts[:, kept], [words[place] for place in kept.tolist()]
    return Weighed(_sorted(transformer.fit_transform(counts)), words)


def counted(parts: Iterable[Words], background: Background | None) -> tuple[Any, list[str]]:
    """How often each article has each word: a sparse matrix, and the words of its columns.

    Words that are common in the background are left out at once, which saves half of the memory.
    """
    from scipy import sparse

    columns: dict[str, int] = {}
    limit = COMMON * background.documents if background is not None else float("inf")
    rows = []
    for words in parts:
        codes = np.array([
            columns.setdefault(word, len(columns))
            if background is None or background.frequency(word) <= limit else -1
            for word in words.vocabulary], np.int32)
        found = codes[words.tokens] if len(codes) else np.zeros(0, np.int32)
        kept = found >= 0
        ends = np.concatenate([[0], np.cumsum(kept)[words.ends - 1] * (words.ends > 0)]
                              if len(kept) else [[0], np.zeros(len(words.ends), np.int64)])
        found = found[kept]
        matrix = sparse.csr_matrix((np.ones(len(found)), found, ends),
                                   shape=(len(words.ends), max(1, len(columns))))
        matrix.sum_duplicates()
        rows.append(matrix)
    width = max(1, len(columns))
    for matrix in rows:
        matrix.resize(matrix.shape[0], width)
    names = list(columns) or [""]
    if not rows:
        return sparse.csr_matrix((0, width)), names
    return sparse.vstack(rows, format="csr"), names


def _sorted(matrix: Any) -> Any:
    matrix.sort_indices()
    return matrix
