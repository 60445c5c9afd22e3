"""How alike the words of many articles are: TF-IDF cosines as ``framing compare`` has them.

Up to 5,000 articles every pair is worked out (8 bytes each, so 200 MB for 5,000); of more, the
nearest of each alone, a block of articles at a time.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing import background
from framing.collection.streams import Words
from framing.lettering import label
from framing.support.records import NamedTuple

#: Up to so many articles every pair is worked out.
MOST_DENSE = 5_000
#: Of more articles than this not even the nearest are looked for: the time goes with the square of
#: their number, and these take twenty minutes.
MOST = 100_000
#: Up to so many articles the tree's leaves are put in the best order; it takes the cube of them.
MOST_ORDERED = 1_000
#: So many of the most alike pairs are told.
PAIRS = 3
#: So many articles are set against all others at a time.
_BLOCK = 64

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Near(NamedTuple):
    """An article that is near another one, by its place, and their cosine."""

    article: int
    cosine: float


@dataclass(frozen=True, eq=False)
class Similarities:
    """How alike articles are, two by two.

    ``names`` and ``words``: of each article, and how many different words it has: without any it is
    like none. ``matrix``: [article, article], ``None`` of too many articles. ``nearest``: of each
    article those most like it, the nearest first. ``pairs``: the places and the cosine of the few
    most alike. ``idf``: what its words were weighed by.
    """

    names: tuple[str, ...]
    words: tuple[int, ...]
    matrix: Floats | None
    nearest: tuple[tuple[Near, ...], ...]
    pairs: tuple[tuple[int, int, float], ...]
    idf: str

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The articles' letters: A, B, …, Z, A2, B2 and so on."""
        return tuple(label(number) for number in range(len(self.names)))

    def row(self, place: int, order: Sequence[int]) -> list[float | None]:
        """How alike an article is with each in order; ``None`` where one of the two has no words.

        Raises:
            ValueError: all pairs are too many.

        """
        if self.matrix is None:
            raise ValueError(f"Of more than {MOST_DENSE:,} articles there is no matrix.")
        return [value if self.words[place] and self.words[other] else None
                for value, other in zip(self.matrix[place, list(order)].tolist(), order,
                                        strict=True)]

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The articles' places so that those alike stand together; as given, of too many."""
        if self.matrix is None:
            return tuple(range(len(self.names)))
        return ordered(self.matrix)


def of_counts(
    names: Sequence[str], counts: Sequence[dict[str, int]], idf: str | Path = "news",
    nearest: int = 5,
) -> Similarities:
    """Set articles against each other, given how often each uses each word.

    Args:
        names: what each is called.
        counts: of each article, as :func:`framing.terms.word_counts` counts.
        idf: ``news``, ``these`` or a table by ``framing background``, as for ``framing compare``.
        nearest: so many of the nearest are told of each.

    Raises:
        SettingError: the table can't be used.

    """
    ids: dict[str, int] = {}
    tokens = [np.array([ids.setdefault(word, len(ids)) for word in each], np.uint32)
              for each in counts]
    ends = np.cumsum([len(each) for each in tokens], dtype=np.int64)
    uses = np.array([number for each in counts for number in each.values()], np.float64)
    words = Words(list(ids), np.concatenate([np.zeros(0, np.uint32), *tokens]), ends)
    return of_words(names, words, idf, nearest, uses)


def of_words(
    names: Sequence[str], words: Words, idf: str | Path = "news", nearest: int = 5,
    uses: Floats | None = None,
) -> Similarities:
    """Set the articles of a collection against each other, given their streams of words.

    ``uses``: how often each token stands; once unless given.
    """
    vectors, different = _vectors(words, idf, uses)
    number = len(names)
    if number <= MOST_DENSE:
        matrix = np.zeros((number, number))
        for start, block in _products(vectors, whole=False):
            matrix[start:, start : start + block.shape[1]] = block
            matrix[start : start + block.shape[1], start:] = block.T
        blocks = [_nearest(matrix[start : start + _BLOCK], start, max(nearest, PAIRS))
                  for start in range(0, number, _BLOCK)]
    else:
        matrix = None
        blocks = [_nearest(block.T, start, max(nearest, PAIRS))
                  for start, block in _products(vectors)]
    near = [row for rows in blocks for row in rows]
    return Similarities(tuple(names), tuple(different.tolist()), matrix,
                        tuple(row[:nearest] for row in near), _most_alike(near), str(idf))


def _most_alike(near: Sequence[Sequence[Near]]) -> tuple[tuple[int, int, float], ...]:
    """The most alike pairs: each is among the first few of the nearest of both its articles."""
    found = {(min(place, other.article), max(place, other.article)): other.cosine
             for place, row in enumerate(near) for other in row[:PAIRS]}
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return tuple((a, b, value) for (a, b), value in ranked[:PAIRS])


def _vectors(words: Words, idf: str | Path, uses: Floats | None) -> tuple[Any, Ints]:
    """The articles' TF-IDF vectors, each of length 1, and how many different words each has."""
    from scipy.sparse import csr_matrix

    starts = np.append(0, words.ends)
    data = np.ones(len(words.tokens)) if uses is None else uses
    vectors = csr_matrix((data, words.tokens.astype(np.int64), starts),
                         (len(words.ends), len(words.vocabulary)))
    vectors.sum_duplicates()
    different = np.diff(vectors.indptr).astype(np.int64)
    vectors.data *= _weights(words.vocabulary, vectors, idf)[vectors.indices]
    norms = np.sqrt(np.asarray(vectors.multiply(vectors).sum(axis=1)).ravel())
    vectors.data /= np.repeat(np.where(norms > 0, norms, 1.0), different)
    return vectors, different


def _weights(vocabulary: Sequence[str], vectors: Any, idf: str | Path) -> Floats:
    """The inverse document frequency of each word."""
    if idf == "these":
        held = np.bincount(vectors.indices, minlength=len(vocabulary))
        return np.asarray(np.log((1 + vectors.shape[0]) / (1 + held)) + 1)
    known = background.news() if idf == "news" else background.load(Path(idf))
    return np.array([known.idf(word) for word in vocabulary], np.float64)


def _products(vectors: Any, *, whole: bool = True) -> Iterable[tuple[int, Floats]]:
    """Cosines a block of articles at a time: its first article, [article, article of the block].

    Of all articles with those of the block, or of those from its first on.
    """
    for start in range(0, vectors.shape[0], _BLOCK):
        block = vectors[start : start + _BLOCK]
        own = np.unique(block.indices)
        # A block has few of all words: the others' columns need not be gone over.
        others = vectors if whole else vectors[start:]
        yield start, np.minimum(others[:, own] @ block[:, own].toarray().T, 1.0)


def _nearest(rows: Floats, start: int, most: int) -> list[tuple[Near, ...]]:
    """Of articles from ``start`` on, those nearest to each that share a word with it."""
    rows = np.array(rows)
    own = np.arange(len(rows))
    rows[own, own + start] = -1.0
    some = min(most, rows.shape[1])
    if some < rows.shape[1]:
        best = np.argpartition(-rows, some - 1, axis=1)[:, :some] if some else own[:, None][:, :0]
    else:
        best = np.broadcast_to(np.arange(some), (len(rows), some))
    found = []
    for cosines, places in zip(rows, best, strict=True):
        ranked = sorted(places.tolist(), key=lambda place: (-cosines[place], place))
        found.append(tuple(Near(place, float(cosines[place])) for place in ranked
                           if cosines[place] > 0))
    return found


def ordered(matrix: Floats) -> tuple[int, ...]:
    """Order articles so that those alike stand together.

    They are clustered by average link, and the tree's leaves put so that neighbours are as alike as
    the tree allows [Bar-Joseph et al. 2001]; of more than 1,000, as the tree has them.
    """
    number = len(matrix)
    if number < 3:
        return tuple(range(number))
    from scipy.cluster.hierarchy import leaves_list, linkage
    from scipy.spatial.distance import squareform

    apart = np.maximum(0.0, 1.0 - matrix)
    np.fill_diagonal(apart, 0.0)
    tree = linkage(squareform(apart, checks=False), "average",
                   optimal_ordering=number <= MOST_ORDERED)
    places: list[int] = leaves_list(tree).tolist()
    # A tree's leaves can be read from either end: from the one nearer to the first article.
    return tuple(places if places.index(0) <= math.floor((number - 1) / 2) else places[::-1])
