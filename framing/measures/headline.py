"""Headline: whether the body bears out what the headline says, and in what tone.

All are numbers of the article as a whole, without an interval: there is one headline, and its few
words make each of these coarse. A text without a headline has none of them, and the note says so.
The body is its paragraphs and list items.
"""

from __future__ import annotations

import numpy as np

from framing.counts import TOGETHER, Counts, Floats, Formula, ratio
from framing.document import Document
from framing.hits import Hits, make_hits
from framing.lexicon import lexicon
from framing.measures import measure
from framing.tokens import ASKS, Growing, Vocabulary

#: Words are the same that begin with the same letters, so many of them: *inspect*, *inspectors*.
STEM = 5
_FUNCTION_WORDS = """
    a about above after again against all also am amid among an and any are aren't as at be
    because been before being below between both but by can can't cannot could did do does don't
    down during each few for from further get gets got had has have having he he's her here hers
    him his how i if in into is isn't it it's its just may me might more most must my no nor not
    now of off on once one only onto or other our out over own per same says say said shall she
    should since so some such than that that's the their them then there these they they're this
    those through till to too under until up upon us very via vs was wasn't we were what when
    where which while who whom whose why will with within without won't would yes yet you your
    """
#: Words without content of their own, in a headline.
FUNCTION = frozenset(_FUNCTION_WORDS.split())


def _whole(formula: Formula, *columns: float, hits: Hits | None = None,
           absent: str | None = None) -> Counts:
    """Counts of an article as a whole, measured against the second component."""
    return Counts(tuple(np.array([float(each)]) for each in columns), formula, hits, exposure=1,
                  absent=absent)


def _lacking(doc: Document) -> str | None:
    """Why nothing is said of a headline: one voice has none of its own, or there is none."""
    if doc.whole is not None:
        return TOGETHER
    title = doc.in_role("title") * doc.worded
    return "it has no headline" if doc.worded.any() and not title.any() else None


def _rows(doc: Document) -> tuple[Floats, Floats]:
    """1.0 for the segments with words of the headline and of the body; none in one voice."""
    told = doc.worded * (doc.whole is None)
    return doc.in_role("title") * told, doc.in_role("paragraph", "list_item") * told


@measure("headline.coverage", per="% of the headline’s content words", cite="Andrew 2007",
         unit="article", more="bears out more of its headline")
def coverage(doc: Document) -> Counts:
    """How much of what the headline says the body says too: content words that recur in it.

    A word recurs in any form that begins with the same five letters, a shorter one with or without
    an s (*plan*, *plans*). The places are the words that don't: a synonym in the body looks like
    nothing there, so each is to be looked at, not believed.
    """
    title, body = _rows(doc)
    words, lacking = _content(doc, title, body) if title.any() else (0, [])
    hits = make_hits(((place, place, int(doc.row[place]), 0) for place in lacking),
                     ("not in the body",))
    return _whole(lambda missing, words: 100 * (1 - missing / words), len(lacking), words,
                  hits=hits, absent=_lacking(doc))


def _content(doc: Document, title: Floats, body: Floats) -> tuple[int, list[int]]:
    """How many content words the headline has, and those of which the body has no form."""
    own = (title.take(doc.row) * doc.worded_tokens).nonzero()[0]
    rest = body.take(doc.row).nonzero()[0]
    stems = _stems(doc.vocabulary)
    plain, stem = stems.function.view(), stems.of.view()
    held = np.zeros(len(stems.ids), np.bool_)
    terms = doc.terms.take(rest)
    held[stem.take(terms[terms >= 0])] = True
    forms = doc.tokens.take(rest)
    words, lacking = 0, []
    for place, term in zip(own.tolist(), doc.terms.take(own).tolist(), strict=True):
        if term >= 0 and plain[term]:
            continue
        words += 1
        if not (held[stem[term]] if term >= 0 else (forms == doc.tokens[place]).any()):
            lacking.append(place)
    return words, lacking


class _Stems:
    """Of each term of a vocabulary: the number of its stem, and whether it has no content."""

    def __init__(self) -> None:
        self.ids: dict[str, int] = {}
        self.of = Growing(np.int32)
        self.function = Growing(np.int8)


def _stems(vocabulary: Vocabulary) -> _Stems:
    stems = vocabulary.beside(_Stems)
    ids = stems.ids
    for term in vocabulary.terms[len(stems.of):]:
        stems.of.append(ids.setdefault(_stem(term), len(ids)))
        stems.function.append(int(term in FUNCTION))
    return stems


def _stem(term: str) -> str:
    if len(term) <= STEM and term.endswith("s") and not term.endswith("ss"):
        return term[:-1]
    return term[:STEM]


@measure("headline.tone", per="headline less body, −2 to 2", cite="Hutto & Gilbert 2014",
         unit="article", more="has a headline of a more positive tone than its text",
         fractions=True)
def tone(doc: Document) -> Counts:
    """How much more positive or negative the headline's words are than the body's, by VADER.

    Its compound less the mean of the body's sentences. Below zero the headline is the darker one.
    """
    title, body = _rows(doc)
    scores = doc.compounds.compound
    return _whole(lambda own, rows, rest, others: own / rows - rest / others,
                  (scores * title).sum(), title.sum(), (scores * body).sum(), body.sum(),
                  absent=_lacking(doc))


@measure("headline.loading", per="per 1,000 words, headline less body",
         cite="Recasens et al. 2013; Spinde et al. 2021", unit="article",
         more="has a headline more loaded than its text", lexicons=("loaded",))
def loading(doc: Document) -> Counts:
    """How much more loaded the headline is than the body: loaded terms per 1,000 words of each.

    One loaded term in a headline of ten words is 100 per 1,000: the sign says more than the size.
    The places are the loaded terms of the headline.
    """
    title, body = _rows(doc)
    found = doc.find(lexicon("loaded"))
    of = found.row
    hits = found.where((title.take(of) > 0).nonzero()[0])
    return _whole(lambda own, words, rest, others: 1000 * (own / words - rest / others),
                  hits.weight.sum(), (doc.words * title).sum(), body.take(of).sum(),
                  (doc.words * body).sum(), hits=hits, absent=_lacking(doc))


@measure("headline.question", per="1 where it asks", cite="Lai & Farbrot 2014", unit="article",
         english=False)
def question(doc: Document) -> Counts:
    """Whether the headline asks something: 1 for a headline with a question mark, 0 without."""
    title, _ = _rows(doc)
    asks = (title.take(doc.row) * doc.facts[:, ASKS]).nonzero()[0] if title.any() else (
        np.zeros(0, np.intp))
    found = []
    if len(asks):  # the first sentence that asks, where there are two
        row = int(doc.row[asks[0]])
        found = [(int(doc.row.searchsorted(row)), int(asks[0]), row, 0)]
    return _whole(ratio, len(found), float(title.any()), hits=make_hits(found, ("question",)),
                  absent=_lacking(doc))
