"""TF-IDF weights and cosines beside scikit-learn's, on our words and the background's idf."""

from __future__ import annotations

from importlib.metadata import version
from itertools import combinations

import numpy as np

from framing.reference.rows import Agreement, PairChecked, Row
from framing.terms import Vocabularies

#: Two weights are equal when they differ by no more.
TOLERANCE = 1e-12


def check(words: Vocabularies) -> tuple[tuple[Agreement, ...], tuple[PairChecked, ...]]:
    """Set the articles' weights and cosines beside scikit-learn's."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.metrics.pairwise import cosine_similarity

    library = f"scikit-learn {version('scikit-learn')}"
    texts = [_words(words, number) for number in range(len(words.documents))]
    terms = sorted({word for text in texts for word in text})
    if not terms:
        return tuple(Agreement("weights", 0, 0, 0.0, library) for _ in texts), ()
    vectorizer = TfidfVectorizer(analyzer=list, vocabulary=terms, norm="l2", dtype=np.float64)
    vectorizer.idf_ = np.array([words.background.idf(term) for term in terms])
    matrix = vectorizer.transform(texts)
    column = {term: number for number, term in enumerate(terms)}
    agreements = []
    for number, weights in enumerate(words.weights):
        theirs = matrix[number].toarray()[0]
        ours = np.zeros(len(terms))
        for weight in weights:
            ours[column[weight.text]] = weight.weight
        apart = np.abs(ours - theirs)
        used = (ours != 0) | (theirs != 0)
        agreements.append(Agreement("weights", int(used.sum()),
                                    int((apart[used] <= TOLERANCE).sum()),
                                    float(apart.max()), library))
    cosines = cosine_similarity(matrix)
    pairs = tuple(
        PairChecked(a, b, Row("similarity.cosine", words.cosines[a][b], float(cosines[a, b]),
                              library))
        for a, b in combinations(range(len(texts)), 2)
    )
    return tuple(agreements), pairs


def _words(words: Vocabularies, number: int) -> list[str]:
    """List an article's words one after the other, for scikit-learn to count itself."""
    document = words.documents[number]
    names = document.vocabulary.terms
    return [names[term] for term in document.terms[document.terms >= 0].tolist()]
