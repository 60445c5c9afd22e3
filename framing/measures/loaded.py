"""Loading: terms that judge, sharpen or soften while they tell, by class; and how it is read.

The list is this project's own (``framing lexicon show loaded``). A hit within two words of a
negation (*no crisis*) is not counted. A term counts whoever says it.
"""

from __future__ import annotations

import numpy as np

from framing.bias import judged
from framing.counts import Counts, ratio
from framing.document import Document
from framing.hits import Hits
from framing.lexicon import lexicon
from framing.measures import measure, rate

#: The classes, and what a class does, in words for a reader.
LABELS = {
    "hype": "hype",
    "intensifier": "strong adverbs",
    "judging": "words that judge",
    "contest": "war and game words",
    "softened": "milder names",
    "report_verb": "loaded verbs of saying",
}

_PER = "1,000 words"
_CITE = "Recasens et al. 2013; Spinde et al. 2021"


def _of(doc: Document, *labels: str) -> Counts:
    return rate(doc.find(lexicon("loaded")).only(*labels), per=doc.words)


@measure("loaded.rate", per=_PER, cite=_CITE, more="uses more loaded terms",
         only="uses loaded terms", lexicons=("loaded",))
def loaded(doc: Document) -> Counts:
    """How often loaded terms of any class stand in the text."""
    return rate(doc.find(lexicon("loaded")), per=doc.words)


@measure("loaded.hype", per=_PER, cite=_CITE, more="uses more hype", only="uses hype",
         lexicons=("loaded",))
def hype(doc: Document) -> Counts:
    """How often the text raises the stakes: historic, turning point, shockwaves."""
    return _of(doc, "hype")


@measure("loaded.intensifier", per=_PER, cite=_CITE, more="uses more strong adverbs",
         only="uses strong adverbs", lexicons=("loaded",))
def intensifier(doc: Document) -> Counts:
    """How often strong adverbs drive a statement up: utterly, drastically."""
    return _of(doc, "intensifier")


@measure("loaded.judging", per=_PER, cite=_CITE, more="uses more words that judge",
         only="uses words that judge", lexicons=("loaded",))
def judging(doc: Document) -> Counts:
    """How often words judge what they name: reckless, so-called, disgraceful."""
    return _of(doc, "judging")


@measure("loaded.contest", per=_PER, cite=_CITE, more="tells it more as war or game",
         only="tells it as war or game", lexicons=("loaded",))
def contest(doc: Document) -> Counts:
    """How often words of war and games stand for what is neither: gambit, showdown."""
    return _of(doc, "contest")


@measure("loaded.softened", per=_PER, cite=_CITE, more="uses more milder names",
         only="uses milder names", lexicons=("loaded",))
def softened(doc: Document) -> Counts:
    """How often a milder name is given to a harsh thing: collateral damage."""
    return _of(doc, "softened")


@measure("loaded.report_verb", per=_PER, cite=_CITE,
         more="uses more loaded verbs of saying",
         only="uses loaded verbs of saying", lexicons=("loaded",))
def report_verb(doc: Document) -> Counts:
    """How often the verb of saying doubts, endorses or colours the speaker: admits, touts."""
    return _of(doc, "report_verb")


#: From this weight on a word is shown as evidence; lighter ones, words of grammar above all, add up
#: unshown.
_SHOWN = 0.4


@measure("loaded.score", per="0 to 1, mean of sentences", cite="Spinde et al. 2021",
         unit="sentence", fractions=True)
def score(doc: Document) -> Counts:
    """The chance that readers call a sentence biased, by its words (0 to 1, mean of sentences).

    A logistic model trained on MBIC, 1,700 news sentences that a crowd called biased or not: a
    sentence's logit is a constant plus the weights of its words, signs and numbers. Names, parties
    and topics weigh nothing, and nor does length. The chance stands articles in order; it is no
    share of biased sentences, since those of MBIC were chosen to have many. It takes words for
    what they mean: it knows no irony and no negation, and sees nothing of what is left out.
    The evidence is the words that weigh .4 or more, each with its share of the logit.
    By voice, a part of a sentence is judged by itself and weighs as much as it has of its words.
    """
    found = judged(doc)
    strong = (np.abs(found.weight) >= _SHOWN).nonzero()[0]
    token, weight = found.token.take(strong).astype(np.int32), found.weight.take(strong)
    hits = Hits(token, token, doc.row.take(token), weight, (weight < 0).astype(np.int32),
                ("raises", "lowers"))
    return Counts((found.chance * doc.portion, doc.portion), ratio, hits)
