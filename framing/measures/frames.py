"""Frames: which ways of telling a story its words propose, paragraph by paragraph.

Every value is the share of the paragraphs that have a *candidate* frame: cue phrases stand in them
that answer the indicator questions which coders ask (:mod:`framing.indicators`). A count of cues
can't tell a frame from the mere topic with certainty; it proposes paragraphs, and people decide.
A paragraph may have several frames or none. Headings and the title are left out.
"""

from __future__ import annotations

from framing.counts import Counts
from framing.document import Document
from framing.indicators import asked
from framing.measures import measure

_PER = "share of paragraphs, 0 to 1"
_GENERIC = "Semetko & Valkenburg 2000"
_ENTMAN = "Entman 1993"


@measure("frames.conflict", per=_PER, cite=_GENERIC, unit="paragraph",
         more="tells more of it as a conflict", only="tells it as a conflict")
def conflict(doc: Document) -> Counts:
    """How much of it is a candidate for the conflict frame: who is at odds with whom.

    Questions: do parties disagree, does one reproach another, are there two sides, winners and
    losers? Share of the paragraphs whose cues answer them.
    """
    return asked(doc, "frames", "conflict")


@measure("frames.human_interest", per=_PER, cite=_GENERIC, unit="paragraph",
         more="tells more of it by people’s lives", only="tells it by people’s lives")
def human_interest(doc: Document) -> Counts:
    """How much of it is a candidate for the human interest frame: a face, feelings, lives.

    Questions: is there a human example, are feelings stirred, does it say how people are affected,
    does it go into private lives? Share of the paragraphs whose cues answer them.
    """
    return asked(doc, "frames", "human_interest")


@measure("frames.economic", per=_PER, cite=_GENERIC, unit="paragraph",
         more="tells more of it in terms of money", only="tells it in terms of money")
def economic(doc: Document) -> Counts:
    """How much of it is a candidate for the economic frame: losses, gains, costs, jobs.

    Questions: are financial gains or losses named, costs, economic consequences? Share of the
    paragraphs whose cues answer them.
    """
    return asked(doc, "frames", "economic")


@measure("frames.morality", per=_PER, cite=_GENERIC, unit="paragraph",
         more="tells more of it as right and wrong", only="tells it as right and wrong")
def morality(doc: Document) -> Counts:
    """How much of it is a candidate for the morality frame: right, wrong, faith, duty.

    Questions: is there a moral message, is God or religion referred to, is it said how one should
    behave? Share of the paragraphs whose cues answer them.
    """
    return asked(doc, "frames", "morality")


@measure("frames.responsibility", per=_PER, cite=_GENERIC, unit="paragraph",
         more="tells more of it as a task for somebody", only="tells it as a task for somebody")
def responsibility(doc: Document) -> Counts:
    """How much of it is a candidate for the responsibility frame: who must act, and how.

    Questions: can government help, is somebody responsible, are solutions suggested, is it urgent
    to act? Share of the paragraphs whose cues answer them.
    """
    return asked(doc, "frames", "responsibility")
