"""Weights of words and phrases for `tone.valence`: four lists, set to people's ratings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from framing import valence
from framing.making import Rows, Table
from framing.making.crossing import crossed
from framing.making.valence_fit import (
    Floats,
    Rated,
    Weighed,
    calibrate,
    is_development,
    rated,
    weights_of,
)
from framing.making.valence_words import GRADES, PHRASES, PLAIN, TOPICS
from framing.support.records import NamedTuple
from framing.valence import Tones, tone

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
    scored = [line.strip().split("\t") for line in vader.rstrip("\n").split("\n")]
    return {
        "vader": {cells[0].lower(): float(cells[1]) for cells in scored},
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

    >>> stems("failed"), stems("stopping"), stems("happily")
    (['fail', 'faile'], ['stopp', 'stoppe', 'stop'], ['happy', 'happi', 'happile'])
    """
    found = []
    if word.endswith(("ies", "ied", "ily")):
        found.append(word[:-3] + "y")
    if word.endswith("es"):
        found.append(word[:-2])
    if word.endswith("s") and not word.endswith("ss"):
        found.append(word[:-1])
    if word.endswith("ed"):
        found += [word[:-2], word[:-1], *_single(word[:-2])]
    if word.endswith("ing"):
        found += [word[:-3], word[:-3] + "e", *_single(word[:-3])]
    if word.endswith("ly"):
        found += [word[:-2], word[:-2] + "le"]
    if word.endswith("ness"):
        found.append(word[:-4])
    return [stem for stem in found if len(stem) > 2]


def _single(stem: str) -> list[str]:
    """A stem with its doubled last letter once: stopp → stop; fund is no form of fun."""
    return [stem[:-1]] if stem[-2:-1] == stem[-1:] else []


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


# -- the table -------------------------------------------------------------------------------------

class Sources(NamedTuple):
    """What is learnt from: the terms, their values ([term, list and side]), and rated sentences."""

    terms: dict[str, Term]
    values: Floats
    sentences: list[Rated]


def sources(vader: str, positive: str, negative: str, pattern: str, news_words: str,
            ratings: str) -> Sources:
    """Read the files that the table is made from."""
    news = [line.split("\t")[0] for line in news_words.splitlines() if line[0] != "#"]
    terms = terms_of(lists_of(vader, positive, negative, pattern), news)
    signs = {name: int(np.sign(term.values.sum())) for name, term in terms.items()}
    return Sources(terms, np.array([term.values for term in terms.values()]),
                   rated(ratings, signs))


def rows(*files: str) -> Rows:
    """The terms with their weights and what each came from, the contexts' factors among them.

    Learnt from all rated sentences. ``r_development`` and ``r_report`` are Pearson's r of scores
    with ratings where each is scored by what was learnt from other articles: in the half that lists
    and settings were chosen on, and in the other.
    """
    terms, values, sentences = sources(*files)
    learnt = calibrate(sentences, values)
    scores = unseen(Sources(terms, values, sentences))
    chosen_on = np.array([is_development(each.article) for each in sentences])
    facts = {
        "split": "learnt from all sentences; each figure is of sentences that are scored by what "
        "was learnt from other articles, ten parts by SHA-256; lists and settings were chosen on "
        "the development half alone",
        "sentences": len(sentences),
        "articles": len({each.article for each in sentences}),
        "sentences_report": int((~chosen_on).sum()),
        "r_development": _r(scores, sentences, chosen_on),
        "r_report": _r(scores, sentences, ~chosen_on),
        **{f"coefficient_{name}_{side}": value for (side, name), value in zip(
            ((side, name) for side in ("positive", "negative") for name in COLUMNS),
            learnt.coefficients.tolist(), strict=True)},
    }
    return Rows(_lines(learnt, terms, values), facts)


def _lines(learnt: Weighed, terms: Mapping[str, Term], values: Floats) -> list[str]:
    """The table of what was learnt, in order."""
    weights = weights_of(learnt, values).tolist()
    lines = [f"{name}\t{factor:g}\tcontext" for name, factor in learnt.factors.items()]
    for number, ((term, (_, origin)), weight) in enumerate(
        zip(terms.items(), weights, strict=True)
    ):
        if " " in term or weight:
            corrected = ",ratings" * (abs(learnt.corrections.get(number, 0.0)) >= 0.005)
            lines.append(f"{term}\t{weight:g}\t{origin}{corrected}")
    return sorted(lines, key=str.encode)


def unseen(given: Sources) -> Floats:
    """Each sentence's score by a table that was learnt from articles of other parts."""
    terms, values, sentences = given
    scores = np.zeros(len(sentences))
    for seen, out in crossed([each.article for each in sentences]):
        learnt = calibrate([sentences[place] for place in seen], values)
        tones = Tones(valence.Table(_lines(learnt, terms, values)))
        for place in out:
            document = sentences[place].document
            scores[place] = tone(document, tones)[1].sum() / max(1.0, document.worded.sum())
    return scores


def _r(scores: Floats, sentences: Sequence[Rated], where: NDArray[np.bool_]) -> float:
    ratings = np.array([each.rating for each in sentences])
    return round(float(np.corrcoef(scores[where], ratings[where])[0, 1]), 3)


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
    "words from counting. Limits: editorials of one American newspaper; words alone, no irony, no "
    "story; how people feel on reading, not what a writer meant.",
    version="3",
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
