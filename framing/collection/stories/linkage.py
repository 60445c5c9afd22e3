"""Average link on a sparse graph: groups whose articles are, on the whole, alike.

Single link would let one article between two stories join them, and the next, until half of a
year is one story. Average link joins two groups while the mean cosine of all pairs of their
articles is at least the threshold, the pair of groups with the highest mean first. That mean needs
no matrix of all pairs: it is the product of the two groups' sums of vectors over the product of
their sizes.

Only groups that touch are candidates: an article of one has a neighbour in the other. Where all
articles lie within one window that changes nothing, since groups without neighbours have a mean
below the threshold: the groups are those of ``scipy.cluster.hierarchy.linkage(…, "average")``, cut
at 1 − threshold. Where a story goes on for longer than the window, articles further apart count in
the mean with the cosine they have, and groups that no neighbours connect stay apart.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.collection.stories.nearness import ROUNDING, Ints, Pairs
from framing.support.records import NamedTuple

Floats = NDArray[np.float64]
#: Pairs taken from the sorted ones at once.
_AT_ONCE = 1 << 14


class _Vector(NamedTuple):
    """A sparse vector: each place once, in any order."""

    places: NDArray[np.intp]
    weights: Floats


class _Candidates(NamedTuple):
    """Groups that touch a group: their names, the sums of cosines, of how many pairs.

    A name may be that of a group that has gone into another since; then the sum is of a part.
    """

    groups: Ints
    sums: Floats
    pairs: Floats


def average_link(vectors: Any, pairs: Pairs, threshold: float) -> Ints:
    """Group articles; give each row's group, named by one of its rows.

    Args:
        vectors: a sparse matrix with rows of length 1.
        pairs: all neighbours of at least the threshold.
        threshold: the least mean cosine at which two groups are joined.

    """
    groups = _Groups(vectors, pairs, threshold - ROUNDING)
    while (best := groups.best()) is not None:
        groups.join(*best)
    return groups.name


class _Groups:
    """The groups so far. ``name``: of each row, the group it is in."""

    def __init__(self, vectors: Any, pairs: Pairs, least: float) -> None:
        size = vectors.shape[0]
        self.name: Ints = np.arange(size)
        self._least, self._pairs = least, pairs
        self._size = np.ones(size)
        #: How often a group has grown; −1 where it has gone into another.
        self._version = [0] * size
        self._single = np.ones(size, np.bool_)
        self._rows: dict[int, list[int]] = {}
        self._vectors: dict[int, list[_Vector]] = {}
        self._candidates: dict[int, _Candidates] = {}
        #: What vectors are laid out in, and where: empty between two uses.
        self._scratch = np.zeros(vectors.shape[1])
        self._met = np.zeros(vectors.shape[1], np.bool_)
        # As numpy looks places up: it would make them so each time.
        self._matrix = (vectors.indptr.tolist(), vectors.indices.astype(np.intp), vectors.data)
        self._graph = _graph(pairs, size)
        self._singles = self._of_singles()
        self._next = next(self._singles, None)
        #: Of each grown group, its best candidate: negated mean, groups, their versions.
        self._heap: list[tuple[float, int, int, int, int]] = []
        #: Of each grown group, its other candidates, the best last: means, names, versions.
        self._ahead: dict[int, tuple[list[float], list[int], list[int]]] = {}

    def best(self) -> tuple[int, int] | None:
        """Give the two groups with the highest mean; ``None`` when no candidates are left."""
        version, heap = self._version, self._heap
        while self._next and (version[self._next[1]] or version[self._next[2]]):
            self._next = next(self._singles, None)
        while heap and not (version[heap[0][1]] == heap[0][3]
                            and version[heap[0][2]] == heap[0][4]):
            _, group, _, then, _ = heapq.heappop(heap)
            if version[group] == then:
                self._push(group)
        if self._next and (not heap or self._next <= heap[0][:3]):
            _, one, other = self._next
            return one, other
        if not heap:
            return None
        _, one, other, _, _ = heapq.heappop(heap)
        return one, other

    def join(self, one: int, other: int) -> None:
        """Make one group of two."""
        rows = [self._rows.pop(group, [group]) for group in (one, other)]
        if len(rows[1]) > len(rows[0]):
            one, other, rows = other, one, rows[::-1]
        self.name[rows[1]] = one
        self._rows[one] = rows[0] + rows[1]
        candidates = [self._candidates.pop(group) if self._version[group] else self._first(group)
                      for group in (one, other)]
        self._vectors[one] = self._parts(one) + self._parts(other)
        self._vectors.pop(other, None)
        self._ahead.pop(other, None)
        self._size[one] += self._size[other]
        self._version[one] += 1
        self._version[other] = -1
        self._single[[one, other]] = False
        self._renew(one, *(np.concatenate(each) for each in zip(*candidates, strict=True)))

    def _renew(self, group: int, names: Ints, sums: Floats, pairs: Floats) -> None:
        """Put a grown group's candidates together, complete their sums, and rank them."""
        names = self.name[names]
        order = names.argsort(kind="stable")
        order = order[names[order] != group]
        names = names[order]
        starts = _starts(names)
        if not len(starts):
            self._candidates[group] = _Candidates(names, np.zeros(0), np.zeros(0))
            return
        names = names[starts]
        sums = np.add.reduceat(sums[order], starts)
        full = self._size[group] * self._size[names]
        lacking = (np.add.reduceat(pairs[order], starts) < full).nonzero()[0]
        if len(lacking):
            sums[lacking] = self._products(group, names[lacking].tolist())
        means = sums / full
        self._candidates[group] = _Candidates(names, sums, full)
        kept = (means >= self._least).nonzero()[0]
        kept = kept[means[kept].argsort(kind="stable")]
        others = names[kept].tolist()
        self._ahead[group] = (means[kept].tolist(), others,
                              [self._version[other] for other in others])
        self._push(group)

    def _push(self, group: int) -> None:
        """Put a group's best candidate that is as it was then on the heap."""
        means, names, versions = self._ahead[group]
        while names:
            mean, other, version = means.pop(), names.pop(), versions.pop()
            # One that has changed since has this group among its own.
            if self._version[other] == version:
                heapq.heappush(self._heap,
                               (-mean, group, other, self._version[group], version))
                return

    def _products(self, group: int, others: list[int]) -> Floats:
        """The sums of the cosines between a group's articles and those of others."""
        own, own_weights = self._vector(group)
        others_vectors = [self._vector(other) for other in others]
        scratch = self._scratch
        scratch[own] = own_weights
        found = [scratch.take(places).dot(weights) for places, weights in others_vectors]
        scratch[own] = 0.0
        return np.array(found)

    def _vector(self, group: int) -> _Vector:
        """The sum of a group's vectors."""
        parts = self._parts(group)
        if len(parts) == 1:
            return parts[0]
        scratch, met = self._scratch, self._met
        new = []
        for places, weights in parts:
            new.append(places[np.logical_not(met.take(places))])
            met[places] = True
            scratch[places] += weights
        union = np.concatenate(new)
        whole = _Vector(union, scratch.take(union))
        scratch[union], met[union] = 0.0, False
        self._vectors[group] = [whole]
        return whole

    def _parts(self, group: int) -> list[_Vector]:
        """Vectors whose sum is a group's: put together when it is asked for."""
        found = self._vectors.get(group)
        if found is None:
            ends, indices, data = self._matrix
            place = slice(ends[group], ends[group + 1])
            found = self._vectors[group] = [_Vector(indices[place], data[place])]
        return found

    def _first(self, row: int) -> _Candidates:
        """The neighbours of an article that is by itself."""
        ends, others, cosines = self._graph
        place = slice(ends[row], ends[row + 1])
        return _Candidates(others[place], cosines[place], np.ones(ends[row + 1] - ends[row]))

    def _of_singles(self) -> Iterator[tuple[float, int, int]]:
        """The pairs of articles, the most alike first, while neither is in a group."""
        order = np.argsort(-self._pairs.cosine, kind="stable")
        for start in range(0, len(order), _AT_ONCE):
            places = order[start : start + _AT_ONCE]
            one, other = self._pairs.one[places], self._pairs.other[places]
            kept = self._single[one] & self._single[other]
            yield from zip((-self._pairs.cosine[places[kept]]).tolist(), one[kept].tolist(),
                           other[kept].tolist(), strict=True)


def _graph(pairs: Pairs, size: int) -> tuple[list[int], Ints, Floats]:
    """Each row's neighbours on both sides, ascending: where they begin, which, how alike."""
    from scipy import sparse

    half = sparse.csr_matrix((pairs.cosine, (pairs.one, pairs.other)), shape=(size, size))
    whole = half + half.T
    whole.sort_indices()
    return whole.indptr.tolist(), whole.indices, whole.data


def _starts(ascending: Any) -> Ints:
    """Where each distinct value begins."""
    new = np.empty(len(ascending), np.bool_)
    new[:1] = True
    np.not_equal(ascending[1:], ascending[:-1], out=new[1:])
    return new.nonzero()[0]
