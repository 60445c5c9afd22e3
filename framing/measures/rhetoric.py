"""Rhetoric: figures that work on the reader beside what is said.

Of war, games and illness only those phrases are counted which are nearly always said of something
else (*price war*, *moving the goalposts*, *bitter pill*): whether *battle* or *epidemic* is a
figure, a count can't tell, so it says nothing of them, and an article about a war has no war words
for being about one. Such figures, and turns to the reader, come several at a time: articles are
held against each other by paragraph there.
"""

from __future__ import annotations

import numpy as np

from framing.counts import Counts
from framing.document import Document
from framing.hits import Hits, make_hits
from framing.lexicon import lexicon
from framing.measures import measure, rate, share
from framing.opposed import opposed
from framing.tokens import ASKS

_LABELS = ("question",)

_PER = "1,000 words"
_FIGURES = "Lakoff & Johnson 1980"


def _questions(doc: Document) -> Hits:
    """The segments that hold a question mark with words before it, up to the last such mark."""
    marks = doc.facts[:, ASKS].nonzero()[0]
    if not len(marks):
        return make_hits((), _LABELS)
    before = np.concatenate(([0], np.cumsum(doc.worded_tokens))).tolist()  # words before a token
    rows = doc.row.take(marks)
    edges = doc.row.searchsorted(rows), doc.row.searchsorted(rows, "right")
    found = {}
    for at, row, first, end in zip(*(each.tolist() for each in (marks, rows, *edges)), strict=True):
        if before[at] > before[first]:
            # Up to the mark, and to the sentence's end where only signs follow.
            goes_on = before[end] > before[at + 1]
            found[row] = (first, at if goes_on else end - 1, row, 0)
    return make_hits(found.values(), _LABELS)


@measure("rhetoric.questions", per="% of sentences", cite="", english=False,
         unit="sentence", more="asks more questions", only="asks questions")
def questions(doc: Document) -> Counts:
    """What share of the sentences ask something, in headings, body or quotations.

    A sentence asks if it holds a question mark behind words: *“Who knows?” he said* does too. A
    question without its mark is not found.
    """
    return share(_questions(doc), of=doc.worded)


@measure("rhetoric.contrast", per=_PER, cite="Heritage & Greatbatch 1986",
         more="denies one thing to stress another more often",
         only="denies one thing to stress another")
def contrast(doc: Document) -> Counts:
    """How often one thing is denied to stress another: not only X but Y; a fee, not a tax.

    A plain negated verb before *but* is left out (:mod:`framing.opposed` says how).
    """
    return rate(opposed(doc), per=doc.words)


def _of(doc: Document, label: str) -> Counts:
    return rate(doc.find(lexicon("rhetoric")).only(label), per=doc.words)


@measure("rhetoric.superlatives", per=_PER, cite="", more="uses more superlatives",
         only="uses superlatives", lexicons=("rhetoric",))
def superlatives(doc: Document) -> Counts:
    """How often something is said to be the most of its kind: deadliest, most powerful, best ever.

    From a list, since *most* and *-est* alone say little (*most of them*, *forest*); figures of
    speech and set phrases (*at best*, *best practice*) are left out.
    """
    return _of(doc, "superlative")


@measure("rhetoric.second_person", per=_PER, unit="paragraph", cite="",
         more="turns to the reader more often", only="turns to the reader", lexicons=("rhetoric",))
def second_person(doc: Document) -> Counts:
    """How often the text says you: the reader, or anybody; a quoted speaker may mean another.

    *Thank you* and *you know* are left out. In the author's voice it is the reader or people in
    general; in quotations often whoever the speaker talks to.
    """
    return _of(doc, "you")


@measure("rhetoric.war", per=_PER, unit="paragraph", cite=_FIGURES,
         more="uses more figures of war", only="uses figures of war", lexicons=("rhetoric",))
def war(doc: Document) -> Counts:
    """How often phrases of war stand for what is none: price war, political minefield."""
    return _of(doc, "war")


@measure("rhetoric.game", per=_PER, unit="paragraph", cite=_FIGURES,
         more="uses more figures of games", only="uses figures of games", lexicons=("rhetoric",))
def game(doc: Document) -> Counts:
    """How often phrases of games stand for what is none: moved the goalposts, trump card."""
    return _of(doc, "game")


@measure("rhetoric.illness", per=_PER, unit="paragraph", cite=_FIGURES,
         more="uses more figures of illness", only="uses figures of illness",
         lexicons=("rhetoric",))
def illness(doc: Document) -> Counts:
    """How often phrases of illness stand for what is none: bitter pill, ailing industry."""
    return _of(doc, "illness")
