"""Certainty: how the text guards, presses or forecasts its claims, each kind apart.

The kinds are not added up: a guess at the future, a cautious inference and a softened claim are
different things, and their sum hides which one a text uses.
"""

from __future__ import annotations

from framing.counts import Counts
from framing.document import Document
from framing.lexicon import lexicon
from framing.measures import measure, rate

_PER = "1,000 words"


@measure("certainty.hedges", per=_PER, cite="Hyland 2005", more="softens more of its claims",
         only="softens its claims", lexicons=("hedges",))
def hedges(doc: Document) -> Counts:
    """How often a claim is softened: likely, possibly, largely.

    Words that round count where an amount stands directly behind them: *about 30*, *some $2bn*,
    *almost half*, *nearly a year*, not *about the vote*. A bound is none (*up to 30*, *at least
    30*, *more than 30*), nor is *almost all*. Behind a word such as *talk* or *film*, *about* tells
    the topic and is left out; in *it is about two men* it counts. *According to* is no
    hedge but tells who speaks (:mod:`framing.measures.sourcing`).
    """
    return rate(doc.find(lexicon("hedges")), per=doc.words)


@measure("certainty.boosters", per=_PER, cite="Hyland 2005", more="says surely more often",
         only="says surely", lexicons=("boosters",))
def boosters(doc: Document) -> Counts:
    """How often a claim is pressed: clearly, undoubtedly, of course."""
    return rate(doc.find(lexicon("boosters")), per=doc.words)


@measure("certainty.evidentials", per=_PER, cite="Chafe 1986; Hyland 2005",
         more="says how it looks", only="says how it looks", lexicons=("evidentials",))
def evidentials(doc: Document) -> Counts:
    """How often the text says how things look or are reported: appears, seems, reportedly."""
    return rate(doc.find(lexicon("evidentials")), per=doc.words)


@measure("certainty.possibility", per=_PER, cite="Palmer 2001; Hyland 2005",
         more="says what could happen", only="says what could happen", lexicons=("possibility",))
def possibility(doc: Document) -> Counts:
    """How often the text says what could happen: could, may, might.

    A forecast counts too (*is expected to*, *on track to*). *May* the month and *might*
    the power are left out by the words beside them; *could* counts whether it looks ahead or back
    at what somebody was able to do, but not in *could not*, *could only* and *could hear*.
    """
    return rate(doc.find(lexicon("possibility")), per=doc.words)


@measure("certainty.obligation", per=_PER, cite="Palmer 2001", more="says what must be done",
         only="says what must be done", lexicons=("obligation",))
def obligation(doc: Document) -> Counts:
    """How often the text says what must or should be done: must, should, has to."""
    return rate(doc.find(lexicon("obligation")), per=doc.words)
