"""How `loaded.score` stands sentences in order beside readers who called them biased or not.

MBIC (Spinde et al. 2021, Apache-2.0): 1,700 news sentences on fourteen topics from eight outlets.
Words and settings were chosen on the sentences whose SHA-256 begins with an even byte, the
development half. The first row reports on the others; since the weights that ship are learnt from
both halves, each is judged by weights learnt without its tenth. The next two ask what is left where
topic or kind of outlet is new: development sentences, each scored by a table that was learnt
without its topic (or its kind of outlet, and only the outlets of the centre scored: the nearest
here to straight news).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np

import framing
from framing.making import UNSHIPPED
from framing.making.bias_facts import Given, Words
from framing.making.bias_sentences import Sentence, read
from framing.making.bias_weights import chances, learn, logits, unseen
from framing.making.crossing import crossed
from framing.measures import named
from tests.commands import parser
from tests.validity.scoring import DATA, Floats, Row, auc, interval

WHAT = "news sentences that a crowd called biased or not (MBIC)"
PEOPLE = "Krippendorff’s α .14 in the crowd, .42 among experts"
Scorer = Callable[[Sequence[Sentence], Sequence[Sentence]], Floats]


def sentences() -> list[Sentence]:
    """All of MBIC's."""
    return read((DATA / "mbic.tsv").read_text("utf-8"))


@cache
def given() -> Given:
    """The list of MBIC's own repository, and vectors."""
    return Given.read((DATA.parent / "lexicons/bias_words.txt").read_text("utf-8"),
                      (UNSHIPPED / "word_vectors.tsv").read_text("utf-8"))


def measured(id: str, of: Sequence[Sentence]) -> Floats:
    """What a measure says of each sentence, as it ships."""
    only = (named(id),)
    return np.array([framing.profile(each.text, only=only).value(id) or 0.0 for each in of])


def unseen_by(every: Sequence[Sentence]) -> Floats:
    """The measure of each sentence of the report half by weights learnt without it."""
    scores = np.zeros(len(every))
    for out, table in unseen(every, given()):
        scores[out] = chances([every[place].text for place in out], table)
    return scores[[place for place, each in enumerate(every) if each.held_back]]


def words_unseen_by(every: Sequence[Sentence]) -> Floats:
    """TF-IDF and logistic regression, learnt in the same way."""
    scores = np.zeros(len(every))
    for seen, out in crossed([each.text for each in every]):
        scores[out] = by_words([every[place] for place in seen], [every[place] for place in out])
    return scores[[place for place, each in enumerate(every) if each.held_back]]


def by_words(learnt: Sequence[Sentence], scored: Sequence[Sentence]) -> Floats:
    """TF-IDF and logistic regression over all words, names and topics among them."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    decided = [each for each in learnt if each.label != "No agreement"]
    vectorizer = TfidfVectorizer()
    model = LogisticRegression(max_iter=1000).fit(
        vectorizer.fit_transform(each.text for each in decided),
        [each.label == "Biased" for each in decided])
    return np.asarray(model.decision_function(
        vectorizer.transform(each.text for each in scored)), np.float64)


def by_table(words: Words) -> Scorer:
    """The table as it is made, from the sentences that are given to learn from."""
    return lambda learnt, scored: logits(scored, learn(learnt, words, weighed=False))


def without_own(of: Sequence[Sentence], groups: Sequence[str], scorer: Scorer) -> Floats:
    """Each sentence's score by what was learnt from the other groups."""
    scores = np.zeros(len(of))
    for group in sorted(set(groups)):
        inside = [place for place, own in enumerate(groups) if own == group]
        rest = [each for each, own in zip(of, groups, strict=True) if own != group]
        scores[inside] = scorer(rest, [of[place] for place in inside])
    return scores


def plain(of: Sequence[Sentence]) -> dict[str, Floats]:
    """What takes no learning: densities of lists, and length."""
    listed, length = given().bias_words, np.array([float(each.words) for each in of])
    hits = np.array([sum(term in listed for term in each.terms) for each in of])
    return {"loaded.rate": measured("loaded.rate", of), "bias_words, density": hits / length,
            "words in the sentence": length}


def row(data: str, split: str, of: Sequence[Sentence], scores: Floats,
        others: dict[str, Floats]) -> Row:
    """The row of these scores; sentences on which readers were split are left out."""
    decided = [place for place, each in enumerate(of) if each.label != "No agreement"]
    truth = np.array([float(of[place].label == "Biased") for place in decided])
    low, high = interval(auc, truth, scores[decided])
    return Row("loaded.score", data, split, len(decided), "AUC", auc(truth, scores[decided]),
               low, high, tuple((name, auc(truth, other[decided]))
                                for name, other in others.items()), "", PEOPLE)


def rows() -> list[Row]:
    """The report half; and the development half with topics, and kinds of outlet, left out."""
    every = sentences()
    development = [each for each in every if not each.held_back]
    report = [each for each in every if each.held_back]
    topics, kinds = [each.topic for each in development], [each.type for each in development]
    centre = [place for place, each in enumerate(development) if each.type == "center"]
    of_centre = [development[place] for place in centre]
    table = by_table(Words(development, given()))
    return [
        row(WHAT, "half by the sentence’s SHA-256, each by weights learnt without it", report,
            unseen_by(every),
            {**plain(report), "TF-IDF, logistic regression": words_unseen_by(every)}),
        row(f"{WHAT}, of a topic not learnt from",
            "development half, each topic by a table learnt without it", development,
            without_own(development, topics, table),
            {**plain(development),
             "TF-IDF, logistic regression": without_own(development, topics, by_words)}),
        row(f"{WHAT}, of Reuters and USA Today",
            "development half, by a table learnt from outlets of left and right", of_centre,
            without_own(development, kinds, table)[centre],
            {**plain(of_centre),
             "TF-IDF, logistic regression": without_own(development, kinds, by_words)[centre]}),
    ]


if __name__ == "__main__":
    parser("tests.validity.loaded_score", __doc__).parse_args()
    for each in rows():
        print(f"{each.data}: AUC {each.value:.3f} ({each.low:.3f}–{each.high:.3f}), n {each.n}; "
              + ", ".join(f"{name} {value:.3f}" for name, value in each.baselines))
