"""Likeness: which sentence of another article tells most nearly what a sentence tells.

Cosine of TF-IDF vectors, a word weighed twice: how rare it is in news, and how rare among the
sentences of the two articles, so that the names which every sentence about the story repeats
don't make all of them alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from framing.background import Background
from framing.document import Document
from framing.support.arrays import distinct, numbered
from framing.support.records import NamedTuple
from framing.wording.amounts import spelled

Places = NDArray[np.int64]
Floats = NDArray[np.float64]

#: Words are the same that begin with the same letters, so many of them: *inspect*, *inspectors*.
#: In any language that is inflected at the end; five found most among 0, 5 and 6.
STEM = 5
#: A capitalised word within a sentence and a number say more of what is told than their rarity.
NAME, NUMBER = 1.25, 1.5

#: Products of two weights that are worth computing, per weight: more are needed only past some
#: thousand sentences, and then the words that most sentences share are passed over.
WORK = 100
#: So many products are laid out at once.
AT_ONCE = 1 << 18


class Nearest(NamedTuple):
    """Of each sentence the nearest of the other article, -1 where none is, and the cosine."""

    row: Places
    score: Floats


class _Weights(NamedTuple):
    """A sparse matrix: the row, the feature and the weight of each of its entries, by row."""

    row: Places
    feature: Places
    weight: Floats


_Found = tuple[Background, tuple[Nearest, Nearest]]
_FOUND: WeakKeyDictionary[Document, WeakKeyDictionary[Document, _Found]] = WeakKeyDictionary()


def tells(document: Document) -> NDArray[np.bool_]:
    """Which sentences tell something: titles and headings announce what others tell."""
    return document.in_role("paragraph", "list_item") * document.worded > 0


def nearest(one: Document, other: Document, background: Background) -> tuple[Nearest, Nearest]:
    """Find for each sentence of two articles the nearest in the other one.

    The weight of a word in a sentence is idf · ln(1 + S/s): idf that of the news background by
    scikit-learn's formula, S the sentences of both articles, s those that have the word; times
    :data:`NAME` or :data:`NUMBER`; then each sentence is brought to length 1. Which word stands
    where in a sentence, and how often, doesn't matter. Of several that are equally near the first
    counts; of sentences that are the same to the letter the first belongs to the first, the second
    to the second.

    Languages without spaces between words are read by runs of letters, which seldom recur.
    Titles and headings are passed over.

    What was found for two documents is remembered as long as there are both.
    """
    by_other = _FOUND.setdefault(one, WeakKeyDictionary())
    known = by_other.get(other)
    if known is None or known[0] is not background:
        known = by_other[other] = background, _nearest(one, other, background)
    return known[1]


def _nearest(one: Document, other: Document, background: Background) -> tuple[Nearest, Nearest]:
    features: dict[str, int] = {}
    a, b = (_weighed(document, features, background) for document in (one, other))
    a, b = _in_both(a, b, len(features))
    rows = one.rows, other.rows
    best = tuple(Nearest(np.full(size, -1, np.int64), np.zeros(size)) for size in rows)
    for row, column, cosine in _products(a, b, len(features), rows[1]):
        _keep_best(best[0], row, column, cosine)
        _keep_best(best[1], column, row, cosine)
    _pair_identical(one, other, *best)
    return best[0], best[1]


def _weighed(document: Document, features: dict[str, int], background: Background) -> _Weights:
    """The words and numbers of each sentence, each once, with what they weigh in news."""
    counted = tells(document)[document.row] & (document.worded_tokens > 0)
    at = counted.nonzero()[0]
    row = document.row[at].astype(np.int64)
    if not len(at):
        return _Weights(row, row, np.zeros(0))
    forms, inverse = numbered(document.tokens[at])
    of_forms, weights, capitals = _of_forms(document, forms, features, background)
    feature, weight, capital = of_forms[inverse], weights[inverse], capitals[inverse]
    capital[0] = False
    capital[1:] &= row[1:] == row[:-1]  # at a sentence's head a capital says nothing
    weight[capital] *= NAME
    key = row * len(features) + feature
    order = np.lexsort((np.negative(weight), key))
    first = order[np.r_[True, np.diff(key[order]) > 0]]
    return _Weights(row[first], feature[first], weight[first])


def _of_forms(document: Document, forms: NDArray[np.int32], features: dict[str, int],
              background: Background) -> tuple[Places, Floats, NDArray[np.bool_]]:
    """What each token form is counted as, its weight in news, and whether it has a capital."""
    words = document.vocabulary
    names, folds, surfaces = words.terms, words.folds, words.surfaces
    feature, weight, capital = [], [], []
    terms = words.term_of.view()[forms].tolist()
    for form, term in zip(forms.tolist(), terms, strict=True):
        word = folds[form] if term < 0 else names[term]
        number = word.replace(",", "") if term < 0 else spelled(word)
        key = word[:STEM] if number is None else f"#{number}"
        feature.append(features.setdefault(key, len(features)))
        weight.append(background.idf(word) * (1.0 if number is None else NUMBER))
        capital.append(number is None and surfaces[form][:1].isupper())
    return np.array(feature), np.array(weight), np.array(capital)


def _in_both(a: _Weights, b: _Weights, size: int) -> tuple[_Weights, _Weights]:
    """Weigh by both articles' sentences, and leave out what is too common to be worth its work."""
    in_a, in_b = (np.bincount(each.feature, minlength=size) for each in (a, b))
    work = in_a * in_b
    order = np.argsort(work, kind="stable")
    kept = np.zeros(size, np.bool_)
    kept[order[np.cumsum(work[order]) <= WORK * (len(a.row) + len(b.row))]] = True
    sentences = len(distinct(a.row)) + len(distinct(b.row))
    rarity = np.where(kept, np.log1p(sentences / np.maximum(in_a + in_b, 1)), 0.0)
    return _normed(a, rarity), _normed(b, rarity)


def _normed(each: _Weights, rarity: Floats) -> _Weights:
    weight = each.weight * rarity[each.feature]
    norm = np.sqrt(np.bincount(each.row, weight * weight))
    kept = weight.nonzero()[0]
    return _Weights(each.row[kept], each.feature[kept], weight[kept] / norm[each.row[kept]])


def _products(a: _Weights, b: _Weights, size: int,
              columns: int) -> Iterator[tuple[Places, Places, Floats]]:
    """The cosines that aren't zero: rows of ``a``, rows of ``b`` and their cosine, part by part."""
    order = np.argsort(b.feature, kind="stable")
    held = np.bincount(b.feature, minlength=size)
    begins = np.cumsum(held) - held
    number = held[a.feature] if len(a.row) else np.zeros(0, np.int64)
    done = np.cumsum(number)
    start = 0
    while start < len(a.row):
        before = int(done[start - 1]) if start else 0
        end = int(np.searchsorted(done, before + AT_ONCE, "right"))
        last = a.row[min(max(end, start + 1), len(a.row)) - 1]
        # Whole rows: back to the last that fits, or on to the end of the first.
        end = int(np.searchsorted(a.row, last, "right" if end >= len(a.row) else "left"))
        if end <= start:
            end = int(np.searchsorted(a.row, a.row[start], "right"))
        part = slice(start, end)
        counts = number[part]
        own = np.repeat(np.arange(start, end), counts)
        within = np.arange(len(own)) - np.repeat(np.cumsum(counts) - counts, counts)
        others = order[begins[a.feature[own]] + within]
        first = int(a.row[start])
        cell = (a.row[own] - first) * columns + b.row[others]
        yield _summed(cell, a.weight[own] * b.weight[others],
                      (int(a.row[end - 1]) - first + 1) * columns, first, columns)
        start = end


def _summed(cell: Places, product: Floats, cells: int, first: int,
            columns: int) -> tuple[Places, Places, Floats]:
    if cells <= 8 * max(len(cell), 1024):
        sums = np.bincount(cell, product, cells)
        found = sums.nonzero()[0]
        sums = sums[found]
    else:
        found, inverse = numbered(cell)
        sums = np.bincount(inverse, product, len(found))
    # So that the order in which products were added is of no account.
    return first + found // columns, found % columns, np.minimum(sums.round(12), 1.0)


def _keep_best(best: Nearest, row: Places, column: Places, cosine: Floats) -> None:
    """Note the nearest that this part has for each row, where it is nearer than what was known."""
    highest = best.score.copy()
    np.maximum.at(highest, row, cosine)
    hit = ((cosine == highest[row]) & (cosine > best.score[row])).nonzero()[0][::-1]
    best.row[row[hit]] = column[hit]  # backwards, so that the first is written last
    best.score[:] = highest


def _pair_identical(one: Document, other: Document, ones: Nearest, others: Nearest) -> None:
    """Give sentences that are the same to the letter to each other, in order."""
    places: dict[str, list[int]] = {}
    for row in tells(other).nonzero()[0].tolist():
        places.setdefault(other.text(row), []).append(row)
    met: dict[str, int] = {}
    for row in tells(one).nonzero()[0].tolist():
        text = one.text(row)
        twins = places.get(text)
        if twins is None:
            continue
        number = met[text] = met.get(text, -1) + 1
        twin = twins[min(number, len(twins) - 1)]
        ones.row[row], ones.score[row] = twin, 1.0
        if number < len(twins):
            others.row[twin], others.score[twin] = row, 1.0
    for text, number in met.items():
        for twin in places[text][number + 1 :]:  # more there than here: all are told
            others.row[twin], others.score[twin] = others.row[places[text][number]], 1.0
