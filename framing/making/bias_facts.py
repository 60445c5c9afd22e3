"""What is known of a word before any reader is asked: lists, valence, rarity, form, company."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from framing.lexicon import SHIELD, lexicon
from framing.making.bias_cues import GRAMMAR, REPORTING, SILENT, STANCE
from framing.making.bias_sentences import Sentence
from framing.making.word_vectors import AXES
from framing.making.word_vectors import read as read_vectors
from framing.support.records import NamedTuple
from framing.vader import valences

Floats = NDArray[np.float64]

LISTS = ("boosters", "evidentials", "hedges")
ENDINGS = ("able", "al", "ed", "ful", "ible", "ing", "ish", "ism", "isms", "ist", "ists", "ity",
           "ive", "ization", "ize", "izes", "less", "ly", "ness", "ous", "tion", "y")
#: A word of this share of the sentences, of so many topics, has no topic of its own.
MANY, TOPICS = 0.005, 5
#: Net slang has hardly more letters.
SHORT = 5
#: The scale of vectors, by which the penalty bears less on them.
VECTOR = 1.5
#: Readers mark about so many of the words that no list has.
UNMARKED = 0.03


@cache
def _listed() -> dict[str, dict[str, str]]:
    """Of each shipped list that is asked, the class of each of its single words.

    Left out is what is a term only before some words: *about* is no hedge by itself.
    """
    return {name: {entry.words[0]: entry.label for entry in lexicon(name).entries
                   if len(entry.words) == 1 and entry.label != SHIELD and not entry.only_before}
            for name in (*LISTS, "loaded")}


@cache
def _news() -> dict[str, int]:
    """In how many news articles a word stands."""
    lines = Path(__file__).parents[1].joinpath("lexicons/news_words.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in lines.split("\n")[1:-1])
    return {word: int(documents) for word, documents, _ in rows}


class Given(NamedTuple):
    """What is known of words beforehand from elsewhere: MBIC's list, vectors (float64[40])."""

    bias_words: frozenset[str]
    vectors: Mapping[str, Floats]

    @classmethod
    def read(cls, bias_words: str, vectors: str) -> Given:
        """From the texts of bias_words.txt and word_vectors.tsv."""
        return cls(frozenset(bias_words.lower().split()), read_vectors(vectors))


def facts(word: str, bias_words: frozenset[str], loaded: Mapping[str, str]) -> dict[str, float]:
    """What is known of a word before any label is seen: the lists that hold it and its valence.

    ``loaded``: the classes of the loaded words that are to be known.
    """
    found: dict[str, float] = {}
    for name in LISTS:
        if word in _listed()[name]:
            found[name] = 1.0
    if word in loaded:
        found |= {"loaded": 1.0, f"loaded {loaded[word]}": 1.0}
    valence = valences().get(word)
    if valence is not None:
        found |= {"valence": abs(valence) / 4, "negative": float(valence < 0),
                  "positive": float(valence > 0)}
    if word in bias_words:
        found["bias word"] = 1.0
    if word in REPORTING:
        found["reporting"] = 1.0
    if word in STANCE:
        found["stance"] = 1.0
    return found


def shape(word: str) -> dict[str, float]:
    """How rare a word is in the news, 0 to 1, how long, and how it ends."""
    news = _news()
    rarity = math.log(news[""] / news.get(word, 10))
    found = {"rare": max(0.0, rarity - 2) / 6, "unknown": float(word not in news),
             "long": min(len(word), 14) / 14}
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            found[f"-{ending}"] = 1.0
    return found


class Words:
    """All words that may have a weight, and what is known of each: [word, fact].

    ``judged`` is what their chance to be marked rests on, ``facts`` what their own weight does;
    the company that words keep in other texts (their vectors) counts for the chance alone.
    The program's own list of loaded words was written with sight of the development half. A word
    of it that stands in one of those sentences alone may owe its place to that sentence, and the
    list would seem to be worth too much: while weights are learnt, it isn't known to be listed. In
    the table that ships (``weighed``) it is.
    """

    def __init__(self, sentences: Sequence[Sentence], given: Given) -> None:
        bias_words = given.bias_words
        seen = {term for sentence in sentences for term in sentence.terms if term[0].isalpha()}
        # VADER's tokens of talk on the net (*aayf*, *O_o*) are short and no words of news.
        listed = {word for word in valences()
                  if word in _news() or (len(word) > SHORT and word.isalpha())} | bias_words
        listed.update(REPORTING, STANCE, GRAMMAR, *_listed().values())
        known = {word for word in listed if word[:1].isalpha() and " " not in word}
        self.common = GRAMMAR | _common(sentences)
        self.words = sorted((seen | known | self.common) - SILENT)
        self.place = {word: place for place, word in enumerate(self.words)}
        self.known = np.array([word in known or word in self.common for word in self.words])
        shapes = [shape(word) for word in self.words]
        nowhere = np.zeros(AXES)
        vectors = np.array([given.vectors.get(word, nowhere) for word in self.words])
        self._shapes = np.column_stack((_matrix(shapes), VECTOR * vectors))
        self._rarity = np.array([each["rare"] for each in shapes])
        times = Counter(term for sentence in sentences if not sentence.held_back
                        for term in set(sentence.terms))
        loaded = _listed()["loaded"]
        sure = {word: label for word, label in loaded.items() if times[word] != 1}
        self.judged, self.facts = self._known_by(bias_words, sure)
        self.weighed = self._known_by(bias_words, loaded)

    def _known_by(self, bias_words: frozenset[str],
                  loaded: Mapping[str, str]) -> tuple[Floats, Floats]:
        lists = _matrix([facts(word, bias_words, loaded) for word in self.words])
        # Rarity means something for the words of the lists; for others it would stand for length.
        rarity = self._rarity * lists.any(1)
        return (np.column_stack((lists, self._shapes)),
                np.column_stack((lists, rarity)) * self.known[:, None])

    def likely(self, chance: Floats) -> Floats:
        """How much likelier than any word each is to be marked; 0.0 where it may not weigh."""
        return np.asarray(np.maximum(chance - UNMARKED, 0) * self.known, np.float64)


def _common(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Words of many sentences and topics, so of style: they may have weights of their own."""
    topics: dict[str, list[str]] = defaultdict(list)
    for sentence in sentences:
        for term in set(sentence.terms):
            topics[term].append(sentence.topic)
    return frozenset(term for term, of in topics.items()
                     if term[0].isalpha() and len(of) >= MANY * len(sentences)
                     and len(set(of)) >= TOPICS) - SILENT


def _matrix(rows: Sequence[dict[str, float]]) -> Floats:
    names = sorted({name for row in rows for name in row})
    return np.array([[row.get(name, 0.0) for name in names] for row in rows])
