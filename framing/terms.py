"""Terms: what each article stresses, and which words and pairs set it apart from the others.

Two readings of the same counts. TF-IDF weighs an article's words by how rare they are in news:
what it is about. Log-odds with a prior from the news background [Monroe et al. 2008] compares the
articles: which words are one's own. Function words and modals stay in: *could* may be the very
word that matters.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from framing.article import Span
from framing.background import Background
from framing.document import Document, Ints
from framing.sections import sections_of
from framing.support.arrays import tallied
from framing.support.records import NamedTuple

#: The prior's weight, in words of news added to each side. Monroe et al. leave it open; a few
#: hundred pull a word used once or twice to nothing and leave one used fifteen times alone.
PRIOR = 500.0

#: A term is tested when all articles together use it so often, in so many sentences.
LEAST_USES = 5
LEAST_SENTENCES = 3
#: A pair of adjacent words is kept when used so often, and so much more often than by chance
#: (Dunning's G², χ² with one degree of freedom at p = .001).
LEAST_PAIRS = 3
LEAST_COHESION = 10.83
#: So many words in a row are a run: what two texts share of them one has of the other.
RUN = 5
#: A word that has a capital so many times as often as none is written with one.
NAMES_TO_ONE = 4

#: Words that carry stance though most news articles have them: never passed over.
STANCE = frozenset({
    "can", "can't", "cannot", "could", "couldn't", "may", "might", "must", "never", "no", "none",
    "nor", "not", "ought", "shall", "should", "shouldn't", "will", "won't", "would", "wouldn't",
    "without",
})


class Term(NamedTuple):
    """A word or pair that one article uses more than the others.

    ``article`` is the one that has more, by its place; ``counts`` and ``sentences`` are its uses
    and the sentences it stands in, an article each. ``log_odds`` compares ``article`` with all
    others together, ``z`` is it over its standard error. ``p`` is an exact test of the uses against
    the articles' lengths, two-sided, in which the uses in one section stay together
    (:func:`clumped`); ``q`` its false discovery rate (Benjamini & Hochberg) among the terms tested;
    both are ``None`` for terms too rare to test.
    """

    text: str
    article: int
    counts: tuple[int, ...]
    log_odds: float
    z: float
    p: float | None
    q: float | None
    sentences: tuple[int, ...]


class Weight(NamedTuple):
    """A term's TF-IDF weight in an article: uses × idf ÷ the length of the article's vector."""

    text: str
    uses: int
    weight: float


@dataclass(frozen=True, eq=False)
class Vocabularies:
    """The words and word pairs of several documents, counted; everything here is cached."""

    documents: tuple[Document, ...]
    background: Background = field(repr=False)

    @cached_property
    def words(self) -> tuple[dict[str, int], ...]:
        """How often each article uses each word."""
        return tuple(word_counts(document) for document in self.documents)

    @cached_property
    def weights(self) -> tuple[tuple[Weight, ...], ...]:
        """Each article's words by TF-IDF weight, the heaviest first."""
        return tuple(tfidf(words, self.background) for words in self.words)

    @cached_property
    def cosines(self) -> tuple[tuple[float, ...], ...]:
        """The cosine of every two articles' TF-IDF vectors."""
        vectors = [{weight.text: weight.weight for weight in row} for row in self.weights]
        return tuple(
            tuple(_cosine(a, b) for b in vectors) for a in vectors
        )

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Words used twice or more and cohesive pairs, by how surely they set one article apart."""
        lengths = [sum(words.values()) for words in self.words]
        if len(self.documents) < 2 or not all(lengths):
            return ()
        sentences = [_sentence_counts(document) for document in self.documents]
        sections = [sections_of(document) for document in self.documents]
        clumps = [_clumps(document, each)
                  for document, each in zip(self.documents, sections, strict=True)]
        words = [
            _contrast(word, counts, self.background.share(word),
                      tuple(each.get(word, 0) for each in sentences), lengths,
                      [size for each in clumps for size in each.get(word, ())])
            for word, counts in _together(self.words).items() if sum(counts) > 1
        ]
        pairs = [
            _contrast(" ".join(pair), tuple(len(rows) for rows in found),
                      self.background.pair_share(*pair),
                      tuple(len(set(rows)) for rows in found), lengths,
                      [size for rows, each in zip(found, sections, strict=True)
                       for size in Counter(each[rows].tolist()).values()])
            for pair, found in self._pairs.items()
        ]
        terms = _false_discovery(words + pairs)
        return tuple(sorted(terms, key=lambda term: (-term.z, term.text)))

    @cached_property
    def _pairs(self) -> dict[tuple[str, str], tuple[list[int], ...]]:
        """The pairs of words that belong together, each with the rows it stands in, by article."""
        found: dict[tuple[str, str], tuple[list[int], ...]] = {}
        for number, document in enumerate(self.documents):
            for first, second, row in _adjacent(document):
                rows = found.setdefault((first, second), tuple([] for _ in self.documents))
                rows[number].append(row)
        totals: Counter[str] = Counter()
        for words in self.words:
            totals.update(words)
        size = sum(totals.values())
        found = {pair: rows for pair, rows in found.items() if sum(map(len, rows)) >= LEAST_PAIRS}
        return {
            pair: rows for pair, rows in found.items()
            if telling(" ".join(pair), self.background)
            and cohesion(sum(map(len, rows)), totals[pair[0]], totals[pair[1]], size)
            >= LEAST_COHESION
        }

    def shown(self, term: str) -> str:
        """Write a term as the articles do: a name with its capital, a common word without.

        >>> from framing.background import news
        >>> from framing.comparison import compare
        >>> compare("Kyiv’s talks ended.", "In Kyiv, Talks ended.").vocabularies.shown("kyiv talks")
        'Kyiv talks'
        """
        return " ".join(self._spellings.get(word, word) for word in term.split(" "))

    @cached_property
    def _spellings(self) -> dict[str, str]:
        return _spellings_of(self.documents)

    def spans(self, term: str, article: int) -> list[Span]:
        """Where a word or pair stands in an article's text."""
        document = self.documents[article]
        try:
            words = [document.vocabulary.terms.index(word) for word in term.split(" ")]
        except ValueError:  # a word of another article's
            return []
        ids, row, beyond = document.terms, document.row, len(words) - 1
        found = (ids[: max(0, len(ids) - beyond)] == words[0]).nonzero()[0]
        for place, word in enumerate(words[1:], 1):
            found = found[(ids[found + place] == word) & (row[found + place] == row[found])]
        starts, ends = document.token_offsets
        return [Span(starts[at], ends[at + beyond]) for at in found.tolist()]


def _spellings_of(documents: Sequence[Document]) -> dict[str, str]:
    """Each word's commonest spelling, its possessive left out, where that isn't the word."""
    uses: dict[str, Counter[str]] = {}
    small: Counter[str] = Counter()
    for document in documents:
        names = document.vocabulary
        forms, counts = tallied(document.tokens[document.terms >= 0])
        terms = names.term_of.view()[forms]
        for form, term, number in zip(forms.tolist(), terms.tolist(), counts.tolist(),
                                      strict=True):
            word, surface = names.terms[term], names.surfaces[form]
            if surface == word:
                small[word] += number
                continue
            if len(surface) == len(word) + 2:
                surface = surface[:-2]
            uses.setdefault(word, Counter())[surface] += number
    # A word that stands in small letters too is no name, whatever the headings do; but where it
    # seldom does, that is an address, a verb or a slip: www.veldra.example.
    return {word: max(found, key=lambda each: (each == word, found[each], each))
            for word, found in uses.items() if NAMES_TO_ONE * small[word] <= found.total()}


def telling(term: str, background: Background) -> bool:
    """Whether a term is worth a line: none of its words stands in most news articles.

    Modals and negations are worth it wherever they stand.
    """
    return all(word in STANCE or background.frequency(word) < background.documents / 2
               for word in term.split(" "))


def word_counts(document: Document) -> dict[str, int]:
    """How often a document uses each word, possessives counted with their word."""
    ids = document.terms[document.terms >= 0]
    # In the order of first use, which is the same whatever was read before.
    names = document.vocabulary.terms
    return {names[term]: count for term, count in Counter(ids.tolist()).items()}


def tfidf(words: dict[str, int], background: Background) -> tuple[Weight, ...]:
    """Weigh an article's words as scikit-learn's TfidfVectorizer does, given the idf (L2 norm)."""
    raw = {word: count * background.idf(word) for word, count in words.items()}
    norm = math.sqrt(math.fsum(weight * weight for weight in raw.values())) or 1.0
    weights = (Weight(word, words[word], weight / norm) for word, weight in raw.items())
    return tuple(sorted(weights, key=lambda weight: (-weight.weight, weight.text)))


def _cosine(a: dict[str, float], b: dict[str, float]) -> float:
    if len(a) > len(b):
        a, b = b, a
    return min(1.0, math.fsum(weight * b[word] for word, weight in a.items() if word in b))


def cohesion(together: int, first: int, second: int, size: int) -> float:
    """Dunning's G² of two words standing side by side; 0.0 where they do so less than by chance.

    ``together``: adjacent uses; ``first``, ``second``: uses of each; ``size``: words in all.
    """
    if together * size <= first * second:
        return 0.0
    rest = size - first - second + together
    cells = ((together, first * second), (first - together, first * (size - second)),
             (second - together, (size - first) * second),
             (rest, (size - first) * (size - second)))
    return 2 * sum(seen * math.log(seen * size / expected)
                   for seen, expected in cells if seen > 0 and expected > 0)


def log_odds(y1: int, n1: int, y2: int, n2: int, prior: float, total: float) -> tuple[float, float]:
    """Log-odds ratio with an informative Dirichlet prior, and its z [Monroe et al. 2008, eq. 16].

    ``y`` are a word's uses and ``n`` all words on each side; ``prior`` is the word's share of the
    prior's ``total`` words. Variance 1/(y₁+α) + 1/(y₂+α).
    """
    delta = (math.log((y1 + prior) / (n1 + total - y1 - prior))
             - math.log((y2 + prior) / (n2 + total - y2 - prior)))
    return delta, delta / math.sqrt(1 / (y1 + prior) + 1 / (y2 + prior))


def clumped(successes: int, clumps: Sequence[int], share: float) -> float:
    """Exact two-sided p where uses come in clumps, each of which falls to one side as a whole.

    A word of one passage's subject stands there again and again, and its uses are no more than one
    chance. With clumps of one use each it is the binomial test, the same as
    ``scipy.stats.binomtest``, whose import would cost more than all of compare: the sum of all
    outcomes no likelier than the one seen.

    >>> clumped(6, [6], 0.5), round(clumped(6, [1] * 6, 0.5), 3)
    (1.0, 0.031)
    """
    chances = np.ones(1)
    for size, number in sorted(Counter(clumps).items()):
        apart = np.zeros(size * number + 1)
        apart[::size] = _chances(number, share)
        chances = np.convolve(chances, apart)
    found = chances.tolist()
    limit = found[successes] * (1 + 1e-7)
    return min(1.0, math.fsum(chance for chance in found if chance <= limit))


def _chances(trials: int, share: float) -> list[float]:
    """The binomial distribution: the chance of each number of successes, from none to all."""
    log_share, log_rest = math.log(share), math.log1p(-share)
    base = math.lgamma(trials + 1)
    return [
        math.exp(base - math.lgamma(k + 1) - math.lgamma(trials - k + 1)
                 + k * log_share + (trials - k) * log_rest)
        for k in range(trials + 1)
    ]


def _contrast(
    text: str, counts: tuple[int, ...], share: float, sentences: tuple[int, ...],
    lengths: Sequence[int], clumps: Sequence[int],
) -> Term:
    """Compare each article with all others; keep the one that the term is most the own of."""
    uses, size = sum(counts), sum(lengths)
    # Where one word is all of the background, something is left for the others all the same.
    prior = min(PRIOR * share, PRIOR - 1)
    best = max(
        (log_odds(count, length, uses - count, size - length, prior, PRIOR)[::-1], -number)
        for number, (count, length) in enumerate(zip(counts, lengths, strict=True))
    )
    (z, delta), article = best[0], -best[1]
    p = None
    if uses >= LEAST_USES and sum(sentences) >= LEAST_SENTENCES:
        p = clumped(counts[article], clumps, lengths[article] / size)
    return Term(text, article, counts, delta, z, p, None, sentences)


def _false_discovery(terms: list[Term]) -> list[Term]:
    """Give each tested term its q: Benjamini–Hochberg among them."""
    tested = sorted((term.p, number) for number, term in enumerate(terms) if term.p is not None)
    q = 1.0
    for rank in range(len(tested), 0, -1):
        p, number = tested[rank - 1]
        q = min(q, p * len(tested) / rank)
        terms[number] = terms[number]._replace(q=q)
    return terms


def _together(words: Sequence[dict[str, int]]) -> dict[str, tuple[int, ...]]:
    everything = dict.fromkeys(word for each in words for word in each)
    return {word: tuple(each.get(word, 0) for each in words) for word in everything}


def _clumps(document: Document, sections: Ints) -> dict[str, list[int]]:
    """How often a document uses each word in each section that has it."""
    terms = document.terms
    kept = terms >= 0
    pairs = zip(terms[kept].tolist(), sections[document.row[kept]].tolist(), strict=True)
    names = document.vocabulary.terms
    found: dict[str, list[int]] = {}
    for (term, _), count in Counter(pairs).items():
        found.setdefault(names[term], []).append(count)
    return found


def _sentence_counts(document: Document) -> dict[str, int]:
    """In how many sentences a document uses each word."""
    terms = document.terms
    kept = terms >= 0
    pairs = set(zip(document.row[kept].tolist(), terms[kept].tolist(), strict=True))
    names = document.vocabulary.terms
    return {names[term]: count for term, count in Counter(term for _, term in pairs).items()}


def _adjacent(document: Document) -> list[tuple[str, str, int]]:
    """All pairs of words that stand side by side in a sentence, no sign between, with its row."""
    terms, row = document.terms, document.row
    at = np.flatnonzero((terms[:-1] >= 0) & (terms[1:] >= 0) & (row[:-1] == row[1:]))
    names = document.vocabulary.terms
    return [(names[a], names[b], r) for a, b, r in zip(
        terms[at].tolist(), terms[at + 1].tolist(), row[at].tolist(), strict=True)]


def runs(document: Document, length: int = 5) -> set[tuple[str, ...]]:
    """All runs of so many words within a sentence, as tuples of words."""
    return set(first_runs(document, length))


def first_runs(document: Document, length: int = 5) -> dict[tuple[str, ...], tuple[int, int]]:
    """All runs of so many words within a sentence, and where each first stands.

    The place is its first and its last token.
    """
    names = document.vocabulary.terms
    kept = np.flatnonzero(document.terms >= 0)
    words = [names[term] for term in document.terms[kept].tolist()]
    rows, tokens = document.row[kept].tolist(), kept.tolist()
    found: dict[tuple[str, ...], tuple[int, int]] = {}
    for at in range(len(words) - length + 1):
        last = at + length - 1
        if rows[at] == rows[last]:
            found.setdefault(tuple(words[at : last + 1]), (tokens[at], tokens[last]))
    return found


def containment(a: Collection[tuple[str, ...]], b: Collection[tuple[str, ...]]) -> float | None:
    """What share of the runs of the one with fewer the other has too; ``None`` where it has none.

    >>> containment({("a", "b"), ("b", "c")}, {("a", "b"), ("x", "y"), ("y", "z")})
    0.5
    """
    least = min(len(a), len(b))
    return len(set(a).intersection(b)) / least if least else None
