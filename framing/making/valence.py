"""Weights of words and phrases for `tone.valence`: four lists, set to people's ratings."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.article import Article
from framing.document import parse
from framing.making import Rows, Table
from framing.making.valence_words import GRADES, PHRASES, PLAIN, TOPICS
from framing.valence import CONTEXTS, Found, Tones, factors_of, found, shares
from framing.valence import Table as Weights

Floats = NDArray[np.float64]

#: The lists, in the order of their columns; each has one for its positive and one for its negative
#: values.
LISTS = ("vader", "opinion", "pattern", "own")
#: The last column is for words and phrases that the list of our own has alone.
COLUMNS = (*LISTS, "own_alone")
#: What a topic word keeps of its weight.
TOPIC_SHARE = 0.65
#: Words that Pattern alone has, and nearer to nought than this, are grammar: *new*, *other*, *few*.
LEAST_ALONE = 0.15
#: A word with its letters alone, hyphened and apostrophed ones among them, as a token has it.
WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")

#: A sense of a word in Pattern's XML.
SENSE = re.compile(r'<word form="([^"]+)"[^>]* polarity="([^"]+)"')

#: Strength of the ridges, chosen by cross-validation over the articles of the development half.
RIDGE_LISTS, RIDGE_FACTORS, RIDGE_WORDS = 0.3, 3.0, 1.0
#: A word has a correction of its own if so many articles of the development half have it.
LEAST_ARTICLES = 2


class Rated(NamedTuple):
    """A rated sentence: its article, the mean of its raters, and the places with tone in it."""

    article: str
    rating: float
    places: Found
    shares: Floats  # of each place: 1 ÷ root of its sentence's words ÷ number of sentences


def is_development(snippet: str) -> bool:
    """Whether a snippet belongs to the half that is learnt from: whole articles, by SHA-256."""
    return sha256(snippet.partition("_")[0].encode()).digest()[0] % 2 == 0


# -- the lists -------------------------------------------------------------------------------------


def lists_of(vader: str, positive: str, negative: str, pattern: str) -> dict[str, dict[str, float]]:
    """The value of each word in each list, as its authors print it; Pattern's is its senses' mean.

    Raises ValueError on a file of another kind.
    """
    senses = defaultdict(list)
    for form, polarity in SENSE.findall(pattern):
        senses[form.lower()].append(float(polarity))
    if not senses:
        raise ValueError("no <word form= polarity=> in Pattern's file")
    opinions = dict.fromkeys(_opinions(positive), 1.0)
    for word in _opinions(negative):  # three words stand in both
        opinions[word] = 0.0 if word in opinions else -1.0
    rated = [line.strip().split("\t") for line in vader.rstrip("\n").split("\n")]
    return {
        "vader": {cells[0].lower(): float(cells[1]) for cells in rated},
        "opinion": opinions,
        "pattern": {word: sum(values) / len(values) for word, values in senses.items()},
        "own": {word: grade for grade, words in GRADES.items() for word in words.split()},
    }


def _opinions(text: str) -> list[str]:
    if not text.startswith(";"):
        raise ValueError("an opinion lexicon begins with lines of semicolons")
    words = [line.strip().lower() for line in text.splitlines()]
    return [word for word in words if word and word[0] != ";"]


def stems(word: str) -> list[str]:
    """What a word may be a form of, by its ending; most of them are no words.

    >>> stems("failed"), stems("happily")
    (['fail', 'faile', 'fai'], ['happy', 'happi', 'happie'])
    """
    found = []
    if word.endswith(("ies", "ied", "ily")):
        found.append(word[:-3] + "y")
    if word.endswith("es"):
        found.append(word[:-2])
    if word.endswith("s") and not word.endswith("ss"):
        found.append(word[:-1])
    if word.endswith("ed"):
        found += [word[:-2], word[:-1], word[:-3]]
    if word.endswith("ing"):
        found += [word[:-3], word[:-3] + "e", word[:-4]]
    if word.endswith("ly"):
        found += [word[:-2], word[:-2] + "le"]
    if word.endswith("ness"):
        found.append(word[:-4])
    return [stem for stem in found if len(stem) > 2]


def value(words: Mapping[str, float], word: str) -> float:
    """A word's value in a list, or that of the first word it may be a form of; 0.0 without one."""
    return next((words[form] for form in (word, *stems(word)) if form in words), 0.0)


class Term(NamedTuple):
    """A word or phrase: its values, positive and negative by list, and where they come from."""

    values: Floats
    origin: str


def terms_of(lists: Mapping[str, Mapping[str, float]], news: Iterable[str]) -> dict[str, Term]:
    """All words of the lists, forms of them that news has, and the phrases, in order."""
    plain, topics = frozenset(PLAIN.split()), frozenset(TOPICS.split())
    listed = {word for words in lists.values() for word in words if WORD.fullmatch(word)}
    terms = {}
    for word in listed.union(news):
        forms = (word, *stems(word))
        if not plain.isdisjoint(forms):
            continue
        values = np.array([value(words, word) for words in lists.values()] + [0.0])
        origin = [name for name, each in zip(COLUMNS, values.tolist(), strict=True) if each]
        if origin == ["own"]:
            values[-1], values[-2] = values[-2], 0.0
        if origin == ["pattern"] and abs(values.sum()) < LEAST_ALONE:
            continue
        if not topics.isdisjoint(forms):
            values *= TOPIC_SHARE
            origin.append("topic")
        if values.any():
            terms[word] = Term(_sides(values), ",".join(origin))
    for grade, phrases in PHRASES.items():
        for phrase in phrases.split(";"):
            values = np.array([0.0, 0.0, 0.0, 0.0, grade])
            terms[" ".join(phrase.split())] = Term(_sides(values), "own" if grade else "own,shield")
    return dict(sorted(terms.items()))


def _sides(values: Floats) -> Floats:
    return np.concatenate([np.maximum(values, 0.0), np.minimum(values, 0.0)])


# -- the ratings -----------------------------------------------------------------------------------


def rated(ratings: str, terms: Mapping[str, Term],
          keep: Callable[[str], bool] = is_development) -> list[Rated]:
    """The rated snippets whose id is kept.

    A place's weight is its term's number plus one, with the sign of the sum of the lists' values.
    """
    signs = (int(np.sign(term.values.sum())) for term in terms.values())
    tones = Tones(Weights(sorted(f"{name}\t{number * sign}" for number, (name, sign)
                                 in enumerate(zip(terms, signs, strict=True), 1))))
    sentences = []
    lines = ratings.rstrip("\n").split("\n")
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        if keep(row["id"]):
            document = parse(Article.from_text(row["text"]), clean=False)
            places = found(document, tones)
            each = shares(document, places.row) / max(1.0, document.worded.sum())
            article, _, _ = row["id"].partition("_")
            sentences.append(Rated(article, float(row["rating"]), places, each))
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
        named = _factors(ratings, owner, weights[term], context, shares, named)
    side = (weights < 0).astype(np.intp)[term]
    scale = shares * factors_of(named)[side, context]
    left: Floats = ratings - np.bincount(owner, weights[term] * scale, len(sentences))
    return Weighed(coefficients, named, _corrections(sentences, left, owner, term, scale, weights))


def _factors(ratings: Floats, owner: NDArray[np.intp], weights: Floats, context: NDArray[np.int32],
             shares: Floats, before: Mapping[str, float]) -> dict[str, float]:
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
    """What single words add to what their lists say, for words that several articles have."""
    from sklearn.linear_model import Ridge

    articles = defaultdict(set)
    for number, at in zip(term.tolist(), owner.tolist(), strict=True):
        articles[number].add(sentences[at].article)
    known = sorted(number for number, found in articles.items()
                   if len(found) >= LEAST_ARTICLES and weights[number])
    place = {number: column for column, number in enumerate(known)}
    design = np.zeros((len(sentences), len(known)))
    for number, at, each in zip(term.tolist(), owner.tolist(), scale.tolist(), strict=True):
        if number in place:
            design[at, place[number]] += each
    fitted = Ridge(RIDGE_WORDS, fit_intercept=False).fit(design, left)
    return dict(zip(known, fitted.coef_.tolist(), strict=True))


def weights_of(learnt: Weighed, values: Floats) -> Floats:
    """The weight of every term, to two digits."""
    weights = values @ learnt.coefficients
    for number, change in learnt.corrections.items():
        weights[number] += change
    return np.round(weights, 2) + 0.0


def predicted(sentences: Sequence[Rated], weights: Floats, named: Mapping[str, float]) -> Floats:
    """The score of each sentence, as the measure gives it."""
    made = factors_of(named)
    scores = []
    for sentence in sentences:
        each = weights[_numbers(sentence.places.weight)]
        side = (each < 0).astype(np.intp)
        scores.append(float((each * made[side, sentence.places.context] * sentence.shares).sum()))
    return np.array(scores)


def crossed(sentences: Sequence[Rated], values: Floats, folds: int = 10) -> Floats:
    """Each sentence's score by what was learnt from the other articles."""
    fold = np.array([int(sha256(f"fold {each.article}".encode()).hexdigest(), 16) % folds
                     for each in sentences])
    scores = np.zeros(len(sentences))
    for number in range(folds):
        learnt = calibrate([each for each, at in zip(sentences, fold, strict=True) if at != number],
                           values)
        out = np.flatnonzero(fold == number)
        scores[out] = predicted([sentences[at] for at in out.tolist()],
                                weights_of(learnt, values), learnt.factors)
    return scores


# -- the table -------------------------------------------------------------------------------------

def rows(vader: str, positive: str, negative: str, pattern: str, news_words: str,
         ratings: str) -> Rows:
    """The terms with their weights and what each came from, the contexts' factors among them.

    ``r_seen`` is Pearson's r of cross-validated scores (ten folds of articles) with the ratings in
    the half that was learnt from; ``r_unseen`` that of the table in the other half.
    """
    news = [line.split("\t")[0] for line in news_words.splitlines() if line[0] != "#"]
    terms = terms_of(lists_of(vader, positive, negative, pattern), news)
    values = np.array([term.values for term in terms.values()])
    sentences = rated(ratings, terms)
    learnt = calibrate(sentences, values)
    weights = weights_of(learnt, values)
    lines = [f"{name}\t{factor:g}\tcontext" for name, factor in learnt.factors.items()]
    for number, ((term, (_, origin)), weight) in enumerate(
        zip(terms.items(), weights.tolist(), strict=True)
    ):
        if " " in term or weight:
            corrected = ",ratings" * (abs(learnt.corrections.get(number, 0.0)) >= 0.005)
            lines.append(f"{term}\t{weight:g}\t{origin}{corrected}")
    unseen = rated(ratings, terms, lambda name: not is_development(name))
    facts = {
        "sentences_seen": len(sentences),
        "articles_seen": len({each.article for each in sentences}),
        "r_seen": _r(crossed(sentences, values), sentences),
        "sentences_unseen": len(unseen),
        "articles_unseen": len({each.article for each in unseen}),
        "r_unseen": _r(predicted(unseen, weights, learnt.factors), unseen),
        **{f"coefficient_{name}_{side}": value for (side, name), value in zip(
            ((side, name) for side in ("positive", "negative") for name in COLUMNS),
            learnt.coefficients.tolist(), strict=True)},
    }
    return Rows(sorted(lines, key=str.encode), facts)


def _r(scores: Floats, sentences: Sequence[Rated]) -> float:
    return round(float(np.corrcoef(scores, [each.rating for each in sentences])[0, 1]), 3)


TABLE = Table(
    header="term\tweight\tfrom",
    title="Tone of words and phrases in the news",
    description="Weights of words and phrases, on a scale on which people rated sentences from -4 "
    "to 4, and factors for the contexts they stand in. A sentence's score is the sum over its "
    "places of weight times factors, divided by the root of words + 5 times places. Learnt from "
    "four lists (VADER, Hu and Liu's opinion lexicon, Pattern's senses, one written for this "
    "program) by ridge regression on the mean ratings of 20 people of editorial sentences. Column "
    "from: the lists that have the word or a word it is a form of; topic: lowered by a third, as "
    "it names what news is about; ratings: corrected by the ratings themselves; shield: keeps its "
    "words from counting. Limits: editorials of one American newspaper; words alone, no irony, no story; "
    "how people feel on reading, not what a writer meant.",
    version="1",
    source="Hutto & Gilbert 2014 (VADER's lexicon and rated New York Times editorial snippets); "
    "Hu & Liu 2004 (opinion lexicon); De Smedt & Daelemans 2012 (Pattern); words of this "
    "program's own",
    url="https://github.com/cjhutto/vaderSentiment",
    licence="MIT, CC-BY-4.0, PDDL-1.0, Apache-2.0",
    attribution="Copyright (c) 2016 C.J. Hutto. Opinion Lexicon by Bing Liu "
    "[http://www.cs.uic.edu/~liub] is licensed under CC BY 4.0 International "
    "[http://creativecommons.org/licenses/by/4.0/]; changed: combined with other lists and "
    "reweighted. Pattern by Tom De Smedt and Walter Daelemans, CLiPS.",
    files=("vader_lexicon.txt", "opinion_lexicon_positive-words.txt",
           "opinion_lexicon_negative-words.txt", "pattern_en_sentiment.xml", "words.tsv",
           "nyt_editorials.tsv"),
    make=rows,
)
