"""Frames: which ways of telling a story its words propose, paragraph by paragraph.

Every value is the share of the paragraphs that have a *candidate* frame: cue phrases stand in them
that answer the indicator questions which coders ask (:mod:`framing.indicators`). A count of cues
can't tell a frame from the mere topic with certainty; it proposes paragraphs, and people decide.
A cue that is often something else (*church*, *costs*) needs another in its paragraph.
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
         more="may frame more of it as a conflict", only="may frame it as a conflict",
         lexicons=("frames",))
def conflict(doc: Document) -> Counts:
    """How much of it is a candidate for the conflict frame: who is at odds with whom.

    Questions: do parties disagree, does one reproach another, are there two sides, winners and
    losers? Share of the paragraphs whose cues answer them.
    """
    return asked(doc, "frames", "conflict")


@measure("frames.human_interest", per=_PER, cite=_GENERIC, unit="paragraph",
         more="may frame more of it by people’s lives", only="may frame it by people’s lives",
         lexicons=("frames",))
def human_interest(doc: Document) -> Counts:
    """How much of it is a candidate for the human interest frame: a face, feelings, lives.

    Questions: is there a human example, are feelings stirred, does it say how people are affected,
    does it go into private lives? Share of the paragraphs whose cues answer them.
    """
    return asked(doc, "frames", "human_interest")


@measure("frames.economic", per=_PER, cite=_GENERIC, unit="paragraph",
         more="may frame more of it in terms of money", only="may frame it in terms of money",
         lexicons=("frames",))
def economic(doc: Document) -> Counts:
    """How much of it is a candidate for the economic frame: losses, gains, costs, jobs.

    Questions: are financial gains or losses named, costs, economic consequences? Share of the
    paragraphs whose cues answer them.
    """
    return asked(doc, "frames", "economic")


@measure("frames.morality", per=_PER, cite=_GENERIC, unit="paragraph",
         more="may frame more of it as right and wrong", only="may frame it as right and wrong",
         lexicons=("frames",))
def morality(doc: Document) -> Counts:
    """How much of it is a candidate for the morality frame: right, wrong, faith, duty.

    Questions: is there a moral message, is God or religion referred to, is it said how one should
    behave? Share of the paragraphs whose cues answer them.
    """
    return asked(doc, "frames", "morality")


@measure("frames.responsibility", per=_PER, cite=_GENERIC, unit="paragraph",
         more="may frame more of it as a question of responsibility",
         only="may frame it as a question of responsibility", lexicons=("frames",))
def responsibility(doc: Document) -> Counts:
    """How much of it is a candidate for the responsibility frame: who must act, and how.

    Questions: can government help, is somebody responsible, are solutions suggested, is it urgent
    to act? Share of the paragraphs whose cues answer them.
    """
    return asked(doc, "frames", "responsibility")


@measure("frames.strategy", per=_PER, cite="Aalberg et al. 2012", unit="paragraph",
         more="may frame more of it as a political game", only="may frame it as a political game",
         lexicons=("angles",))
def strategy(doc: Document) -> Counts:
    """How much of it is a candidate for the strategic game frame: who wins, and by what move.

    Questions: who is ahead, who wins or loses by it in politics, why do politicians do it, how do
    they perform, is it told in words of war and games? Share of the paragraphs whose cues answer
    them.
    """
    return asked(doc, "angles", "strategy")


@measure("frames.episodic", per=_PER, cite="Iyengar 1991", unit="paragraph",
         more="may tell more of it as single events", only="may tell it as single events",
         lexicons=("angles",))
def episodic(doc: Document) -> Counts:
    """How much of it is a candidate for episodic telling: one event, one day, one person.

    Share of the paragraphs with cues of a single event or of a scene. A paragraph may be episodic
    and thematic at once.
    """
    return asked(doc, "angles", "episodic")


@measure("frames.thematic", per=_PER, cite="Iyengar 1991", unit="paragraph",
         more="may tell more of it by trends", only="may tell it by trends", lexicons=("angles",))
def thematic(doc: Document) -> Counts:
    """How much of it is a candidate for thematic telling: trends, data, conditions.

    Share of the paragraphs with cues of trends and shares, of studies and figures, or of causes
    and conditions in society.
    """
    return asked(doc, "angles", "thematic")


@measure("frames.problem", per=_PER, cite=_ENTMAN, unit="paragraph",
         more="may say more of what is wrong", only="may say what is wrong", lexicons=("angles",))
def problem(doc: Document) -> Counts:
    """How much of it is a candidate for the first function of a frame: it names a problem.

    Share of the paragraphs with cues of harm and danger.
    """
    return asked(doc, "angles", "problem")


@measure("frames.cause", per=_PER, cite=_ENTMAN, unit="paragraph",
         more="may say more of what brings it about", only="may say what brings it about",
         lexicons=("angles",))
def cause(doc: Document) -> Counts:
    """How much of it is a candidate for the second function of a frame: it names a cause.

    Share of the paragraphs with cues that link a thing to what brings it about.
    """
    return asked(doc, "angles", "cause")


@measure("frames.judgement", per=_PER, cite=_ENTMAN, unit="paragraph",
         more="may judge more", only="may judge", lexicons=("frames",))
def judgement(doc: Document) -> Counts:
    """How much of it is a candidate for the third function of a frame: it judges somebody.

    Share of the paragraphs with cues of a moral message, of rules of conduct, or of a reproach.
    """
    return asked(doc, "frames", "morality.message", "morality.prescription", "conflict.reproach")


@measure("frames.remedy", per=_PER, cite=_ENTMAN, unit="paragraph",
         more="may say more of what to do", only="may say what to do", lexicons=("frames",))
def remedy(doc: Document) -> Counts:
    """How much of it is a candidate for the fourth function of a frame: it says what to do.

    Share of the paragraphs with cues of solutions, or that it is urgent to act.
    """
    return asked(doc, "frames", "responsibility.solution", "responsibility.urgent")
