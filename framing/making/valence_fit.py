"""Sets the values that lists give to words to people's ratings of sentences, for `tone.valence`."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from hashlib import sha256
from math import fsum
from operator import mul

import numpy as np
from numpy.typing import NDArray

from framing.article import Article
from framing.document import Document, parse
from framing.support.records import NamedTuple
from framing.valence import CONTEXTS, Found, Table, Tones, factors_of, found, shares

Floats = NDArray[np.float64]

#: Strength of the ridges, chosen by cross-validation over the articles of the development half.
RIDGE_LISTS, RIDGE_FACTORS, RIDGE_WORDS = 0.3, 3.0, 1.0


class Rated(NamedTuple):
    """A rated sentence: its article, the mean of its raters, and the places with tone in it."""

    article: str
    rating: float
    places: Found
    shares: Floats  # of each place: 1 ÷ root of its sentence's words ÷ number of sentences
    document: Document


def is_development(article: str) -> bool:
    """Whether an article belongs to the half that lists and settings were chosen on, by SHA-256."""
    return sha256(article.encode()).digest()[0] % 2 == 0


def rated(ratings: str, signs: Mapping[str, int]) -> list[Rated]:
    """The rated snippets with the places of the terms in ``signs``.

    A place's weight is its term's number plus one, with the term's sign, 0 for one that shields.
    """
    tones = Tones(Table(sorted(f"{term}\t{number * sign}"
                               for number, (term, sign) in enumerate(signs.items(), 1))))
    sentences = []
    lines = ratings.rstrip("\n").split("\n")
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        document = parse(Article.from_text(row["text"]), clean=False)
        places = found(document, tones)
        each = shares(document, places.row) / max(1.0, document.worded.sum())
        article, _, _ = row["id"].partition("_")
        sentences.append(Rated(article, float(row["rating"]), places, each, document))
    return sentences


def _numbers(weight: Floats) -> NDArray[np.intp]:
    """The term of each place."""
    return np.asarray(np.abs(weight).astype(np.intp) - 1, np.intp)


# -- calibration -----------------------------------------------------------------------------------


class Weighed(NamedTuple):
    """What was learnt: a coefficient a list and side, factors by row name, and corrections."""

    coefficients: Floats
    factors: dict[str, float]
    corrections: dict[int, float]


#: What the factors are before they are learnt.
BEFORE = {"<denied +>": -0.75, "<denied ->": 0.0, "<lacking +>": -0.75, "<lacking ->": 0.0,
          "<relieved ->": 0.0}


def calibrate(sentences: Sequence[Rated], values: Floats) -> Weighed:
    """Set the terms' values to the ratings: first the lists, then the contexts, then single words.

    ``values``: [term, list and side]. Each step is a ridge on what the steps before it leave, so
    that much data is needed to move a word from what its lists say of it.
    """
    from sklearn.linear_model import Ridge

    ratings = np.array([sentence.rating for sentence in sentences])
    sizes = [len(each.shares) for each in sentences]
    owner: NDArray[np.intp] = np.arange(len(sentences)).repeat(sizes)
    term = _numbers(np.concatenate([each.places.weight for each in sentences]))
    context = np.concatenate([each.places.context for each in sentences])
    shares = np.concatenate([each.shares for each in sentences])
    named = dict(BEFORE)
    coefficients = np.ones(values.shape[1])
    for _ in range(3):
        weights = values @ coefficients
        side = (weights < 0).astype(np.intp)[term]
        scale = shares * factors_of(named)[side, context]
        design = np.zeros((len(sentences), values.shape[1]))
        np.add.at(design, owner, values[term] * scale[:, None])
        fitted = Ridge(RIDGE_LISTS, fit_intercept=False, positive=True).fit(design, ratings)
        coefficients = np.round(fitted.coef_, 3)
        weights = values @ coefficients
        named = _factors(ratings, owner, weights[term], context, shares)
    side = (weights < 0).astype(np.intp)[term]
    scale = shares * factors_of(named)[side, context]
    left: Floats = ratings - np.bincount(owner, weights[term] * scale, len(sentences))
    return Weighed(coefficients, named, _corrections(sentences, left, owner, term, scale, weights))


def _factors(ratings: Floats, owner: NDArray[np.intp], weights: Floats, context: NDArray[np.int32],
             shares: Floats) -> dict[str, float]:
    """Learn the factor of each context and side, as a change of what it is before."""
    from sklearn.linear_model import Ridge

    side = (weights < 0).astype(np.intp)
    whole = weights * shares * factors_of(BEFORE)[side, context]
    names, columns = [], []
    for bit, name in enumerate(CONTEXTS):
        for number, sign in enumerate("+-"):
            inside = (context >> bit & 1 > 0) & (side == number)
            names.append(f"<{name} {sign}>")
            # A change of a factor that may be nought: of the weight, not of what is left of it.
            column = np.where(inside, weights * shares, 0.0)
            columns.append(np.bincount(owner, column, len(ratings)))
    left = ratings - np.bincount(owner, whole, len(ratings))
    fitted = Ridge(RIDGE_FACTORS, fit_intercept=False).fit(np.stack(columns, axis=1), left)
    return {name: round(BEFORE.get(name, 1.0) + change, 2) + 0.0
            for name, change in zip(names, fitted.coef_.tolist(), strict=True)}


def _corrections(sentences: Sequence[Rated], left: Floats, owner: NDArray[np.intp],
                 term: NDArray[np.intp], scale: Floats, weights: Floats) -> dict[int, float]:
    """What single words add to what their lists say."""
    from sklearn.linear_model import Ridge

    known = sorted({number for number in term.tolist() if weights[number]})
    place = {number: column for column, number in enumerate(known)}
    design = np.zeros((len(sentences), len(known)))
    for number, at, each in zip(term.tolist(), owner.tolist(), scale.tolist(), strict=True):
        if number in place:
            design[at, place[number]] += each
    fitted = Ridge(RIDGE_WORDS, fit_intercept=False).fit(design, left)
    return dict(zip(known, fitted.coef_.tolist(), strict=True))


def weights_of(learnt: Weighed, values: Floats) -> Floats:
    """The weight of every term, to two digits."""
    coefficients = learnt.coefficients.tolist()
    # Summed exactly: a tie between two digits must not hang on the order of a machine's additions.
    return np.array([
        round(fsum([*map(mul, each, coefficients), learnt.corrections.get(number, 0.0)]), 2) + 0.0
        for number, each in enumerate(values.tolist())
    ])
