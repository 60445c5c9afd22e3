"""What each word weighs in the chance that readers call a sentence biased; trained on MBIC.

Two steps, both logistic. First the words: how likely readers are to mark a word, from the lists
that hold it, its valence, how rare it is in the news, how it ends and what company it keeps in
other texts, so that a list's word that was never seen has a figure too; a word's own marks count
with it where they come from two topics or more. Then the sentences, by whether readers called them
biased and an opinion: how many such words, words of each list, signs and numbers a sentence has,
and which words of grammar or of five topics and more. The product is one weight a word: no topic
word has any of its own.

The length in words is a column while the sentences are learnt and is left out after, so that
no weight stands for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from framing.article import Article
from framing.bias import CONSTANT, HEADER, NUMBER, Judge
from framing.document import parse
from framing.making import Rows, Table
from framing.making.bias_facts import Given, Words
from framing.making.bias_sentences import SAME, SIGNS, Sentence, read
from framing.making.crossing import crossed

Floats = NDArray[np.float64]

#: What the label is worth to the learner: sentences on which readers were split count half.
BIASED = {"Biased": 1.0, "No agreement": 0.5, "Non-biased": 0.0}
#: The same readers were asked whether a sentence is factual. Their answer counts for so much of
#: what is learnt: a few readers' yes or no is noisy, and two answers are less so.
OPINION = {"Expresses writer’s opinion": 1.0, "Somewhat factual but also opinionated": 0.8,
           "No agreement": 0.5, "Entirely factual": 0.0}
OPINION_SHARE = 0.3
#: A word's own marks count as against so many sentences that bear out the guess from its facts.
PRIOR = 5.0
#: Penalties: of the words' model, and of the sentences'.
WORD_C, SENTENCE_C = 0.1, 0.5
#: The scales of the columns, by which the penalty bears less on some: words likely to be marked,
#: facts of words, single words and signs.
LIKELY, FACT, OWN = 1.2, 0.4, 0.4
#: Weights smaller than this are left out.
LEAST = 0.03
FOLDS = 5
DIGITS = 2


def _logistic(columns: Floats, shares: Floats, totals: Floats, c: float) -> tuple[Floats, float]:
    """Weights and constant, where of each row ``shares`` of ``totals`` are of the class.

    A row whose share is all or nothing is of one class alone, and given to the learner once.
    """
    from sklearn.linear_model import LogisticRegression

    of_class, others = np.flatnonzero(shares), np.flatnonzero(totals - shares)
    model = LogisticRegression(C=c, solver="newton-cholesky", tol=1e-8, max_iter=200)
    model.fit(columns[np.concatenate((of_class, others))],
              np.arange(len(of_class) + len(others)) < len(of_class),
              sample_weight=np.concatenate((shares[of_class], (totals - shares)[others])))
    return np.asarray(model.coef_[0], np.float64), float(model.intercept_[0])


def marked(sentences: Iterable[Sentence], words: Words, *, weighed: bool = False) -> Floats:
    """How likely readers are to mark each word, by its facts and by its own marks.

    ``weighed``: by all the facts, those too that were not known while this was learnt.
    """
    times, marks = np.zeros(len(words.words)), np.zeros(len(words.words))
    topics: dict[int, set[str]] = defaultdict(set)
    for sentence in sentences:
        for term in sentence.terms:
            place = words.place.get(term)
            if place is not None:
                times[place] += 1
                if term in sentence.marked:
                    marks[place] += 1
                    topics[place].add(sentence.topic)
    seen = times.nonzero()[0]
    weights, constant = _logistic(words.judged[seen], marks[seen], times[seen], WORD_C)
    known = words.weighed[0] if weighed else words.judged
    guess: Floats = 1 / (1 + np.exp(-(known @ weights + constant)))
    own = (marks + PRIOR * guess) / (times + PRIOR)
    several = np.zeros(len(guess), bool)
    several[[place for place, found in topics.items() if len(found) > 1]] = True
    return np.where(several, own, np.minimum(own, guess))


class Columns:
    """What the sentences' model sees: each column is a sum over what stands in a sentence."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.common = [word for word in words.words if word in words.common]
        self.signs = [NUMBER, *(sign for sign in SIGNS if sign not in SAME)]
        own = {term: place for place, term in enumerate((*self.common, *self.signs))}
        self._own = {term: own[SAME.get(term, term)] for term in (*own, *SAME)}

    def of_sentences(self, sentences: Sequence[Sentence], chances: Sequence[Floats]) -> Floats:
        """Likely words, words by fact, common words and signs, and the length; scaled alike.

        ``chances``: for each sentence, how likely each word is to be marked.
        """
        rows = []
        for sentence, chance in zip(sentences, chances, strict=True):
            places = [self.words.place[term] for term in sentence.terms
                      if term in self.words.place]
            own = np.bincount([self._own[term] for term in sentence.terms if term in self._own],
                              minlength=len(self.common) + len(self.signs))
            rows.append(np.concatenate((
                [LIKELY * self.words.likely(chance)[places].sum()],
                FACT * self.words.facts[places].sum(0), OWN * own, [sentence.words / 20],
            )))
        return np.array(rows)

    def table(self, weights: Floats, chance: Floats, *, weighed: bool) -> dict[str, float]:
        """What each word and sign weighs by the weights of the columns."""
        known = self.words.weighed[1] if weighed else self.words.facts
        facts = known.shape[1]
        of_words = LIKELY * weights[0] * self.words.likely(chance)
        of_words += FACT * known @ weights[1 : 1 + facts]
        table = dict(zip(self.words.words, of_words.tolist(), strict=True))
        for term, place in self._own.items():
            table[term] = table.get(term, 0.0) + OWN * float(weights[1 + facts + place])
        return table


def learn(sentences: Sequence[Sentence], words: Words, *,
          weighed: bool = True) -> dict[str, float]:
    """The weight of each term, rounded as it is shipped, and the constant.

    ``weighed``: by all that is known of a word; else by what was known while it was learnt, which
    is what a figure for sentences of the same half must rest on.
    """
    columns = Columns(words)
    # Of a sentence that is learnt from, a word's chance comes from the other sentences.
    parts = [marked([each for place, each in enumerate(sentences) if place % FOLDS != part], words)
             for part in range(FOLDS)]
    seen = columns.of_sentences(sentences,
                                [parts[place % FOLDS] for place in range(len(sentences))])
    labels = np.array([_worth(sentence) for sentence in sentences])
    weights, _ = _logistic(seen, labels, np.ones(len(labels)), SENTENCE_C)
    constant = _constant(seen[:, :-1] @ weights[:-1],
                         sum(BIASED[sentence.label] for sentence in sentences))
    chance = marked(sentences, words, weighed=weighed)
    table = columns.table(weights[:-1], chance, weighed=weighed)
    rounded = {term: round(weight, DIGITS) for term, weight in table.items()}
    kept = {term: weight for term, weight in rounded.items() if abs(weight) >= LEAST}
    return {CONSTANT: round(constant, DIGITS), **kept}


def _constant(scores: Floats, biased: float) -> float:
    """The constant with which so many of these sentences are called biased in all."""
    from scipy.optimize import brentq

    return float(brentq(lambda constant: (1 / (1 + np.exp(-scores - constant))).sum() - biased,
                        -20, 20))


def _worth(sentence: Sentence) -> float:
    """How far readers called it biased, 0 to 1, and a writer's opinion."""
    return ((1 - OPINION_SHARE) * BIASED[sentence.label]
            + OPINION_SHARE * OPINION[sentence.opinion])


def logits(sentences: Iterable[Sentence], table: dict[str, float]) -> Floats:
    """What the table says of each sentence."""
    return np.array([table[CONSTANT] + sum(table.get(term, 0.0) for term in sentence.terms)
                     for sentence in sentences])


# -- how good it is ------------------------------------------------------------------------------


def chances(texts: Iterable[str], table: dict[str, float]) -> Floats:
    """What ``loaded.score`` says of each text by this table: the mean of its sentences' chances."""
    judge = Judge({term: str(weight) for term, weight in table.items()})
    found = []
    for text in texts:
        document = parse(Article.from_text(text))
        found.append(judge.judged(document).chance @ document.portion / document.portion.sum())
    return np.array(found)


def auc(sentences: Sequence[Sentence], scores: Floats) -> float:
    """The chance that a biased sentence scores above one that isn't; the undecided left out."""
    from sklearn.metrics import roc_auc_score

    decided = np.array([sentence.label != "No agreement" for sentence in sentences])
    biased = np.array([sentence.label == "Biased" for sentence in sentences])
    return float(roc_auc_score(biased[decided], scores[decided]))


def left_out(sentences: Sequence[Sentence], groups: Sequence[object],
             words: Words) -> dict[object, float]:
    """The AUC in each group of sentences, of a table learnt from all the other groups."""
    found = {}
    for group in sorted(set(groups), key=str):
        inside = [each for each, of in zip(sentences, groups, strict=True) if of == group]
        outside = [each for each, of in zip(sentences, groups, strict=True) if of != group]
        found[group] = auc(inside, logits(inside, learn(outside, words, weighed=False)))
    return found


def unseen(sentences: Sequence[Sentence],
           given: Given) -> Iterator[tuple[list[int], dict[str, float]]]:
    """Tables, each with the places of the report half's sentences that it was not learnt from."""
    for seen, out in crossed([each.text for each in sentences]):
        learnt = [sentences[place] for place in seen]
        yield ([place for place in out if sentences[place].held_back],
               learn(learnt, Words(learnt, given)))


def figures(sentences: Sequence[Sentence],
            given: Given) -> dict[str, int | float | str]:
    """AUCs of the development half, by parts left out, and of the other, by tables new to it.

    The former know less of the loaded words than what ships (see :class:`Words`).
    """
    development = [each for each in sentences if not each.held_back]
    words = Words(development, given)
    scores = np.zeros(len(sentences))
    for out, table in unseen(sentences, given):
        scores[out] = chances([sentences[place].text for place in out], table)
    held_back = np.array([each.held_back for each in sentences])
    report = [each for each in sentences if each.held_back]
    ordered = sorted(range(len(development)),
                     key=lambda place: sha256(development[place].text.encode()).digest()[1:])
    fold = {place: rank % FOLDS for rank, place in enumerate(ordered)}
    of: dict[str, list[int] | list[str]] = {
        "auc_five_folds": [fold[place] for place in range(len(development))],
        "auc_topic_left_out": [each.topic for each in development],
        "auc_kind_of_outlet_left_out": [each.type for each in development],
    }
    found: dict[str, int | float | str] = {
        "split": "by the first byte of each sentence's SHA-256: even for development, on which "
                 "words and settings were chosen, odd for the report; the shipped weights are "
                 "learnt from both, and each sentence of the report is judged by weights learnt "
                 "without it, in ten parts",
        "development": len(development),
        "report": sum(each.label != "No agreement" for each in report),
    }
    for name, groups in of.items():
        each = left_out(development, groups, words)
        found[name] = round(float(np.mean(list(each.values()))), 3)
        if name == "auc_kind_of_outlet_left_out":
            found["auc_centre_outlets_left_out"] = round(each["center"], 3)
    return {**found, "auc_report": round(auc(report, scores[held_back]), 3), "limits": LIMITS}


LIMITS = (
    "English news of the United States, 2019 and 2020; the readers were a crowd and often "
    "disagreed (alpha .14). Three sentences of five were called biased, so that the chance ranks "
    "sentences and is no share of them elsewhere. It sees words, not what they say: no irony, no "
    "negation, no slant by what is told or left out; what a source says weighs as the writer's "
    "words do unless a voice is asked for."
)


def rows(mbic: str, bias_words: str, vectors: str) -> Rows:
    """The weights in the order of their terms, and the figures."""
    sentences, given = read(mbic), Given.read(bias_words, vectors)
    table = learn(sentences, Words(sentences, given))
    lines = [f"{term}\t{weight:.{DIGITS}f}" for term, weight in sorted(table.items())]
    return Rows(lines, figures(sentences, given))


TABLE = Table(
    header=HEADER,
    title="Weights of words in sentences called biased",
    description="What each word, sign and number adds to the logit of the chance that readers call "
    "a sentence biased: a logistic model of the shipped lists, valence, rarity, company "
    "in other texts, words of grammar and marked words, without names, parties, peoples and "
    "topics; learnt from whether readers called sentences biased and, with less weight, an "
    "opinion.",
    version="4",
    source="Spinde, T., Rudnitckaia, L., Sinha, K., Hamborg, F., Gipp, B. & Donnay, K. (2021). "
    "MBIC - A Media Bias Annotation Dataset Including Annotator Characteristics; and the list of "
    "bias-inducing words of Spinde, T. et al. (2021). Automated identification of bias inducing "
    "words in news articles. Information Processing & Management 58(3); and GloVe's vectors: "
    "Pennington, J., Socher, R. & Manning, C. D. (2014). EMNLP",
    url="https://github.com/Media-Bias-Group/MBIC",
    licence="Apache-2.0",
    attribution="Weights learnt from MBIC and its bias-inducing words (Spinde et al. 2021); no "
    "text of theirs is in it; and from GloVe's vectors (Pennington et al. 2014)",
    files=("mbic.tsv", "bias_words.txt", "word_vectors.tsv"),
    make=rows,
)
