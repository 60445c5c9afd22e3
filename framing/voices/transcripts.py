"""Interviews printed as question and answer: *Q: …*, *A: …*, *HALVARD: …*, without marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.blocks import ASIDE, CAPITALS
from framing.grammar.columns import Tokens
from framing.support.patterns import Pattern
from framing.support.records import NamedTuple
from framing.voices.marks.quotations import Quotation
from framing.voices.speakers.who import Who

_LABEL = re.compile(rf"(Q|A|{CAPITALS}?){ASIDE}: +(?=\S)")
_LONGEST = 54
#: Fewer labelled paragraphs than this are no transcript.
LEAST = 3
#: Stands for the mark of speech that a label introduces.
LABELLED = ":"
#: Last words of labels in capitals of what follows, and nobody's name: THE FACTS, FACT CHECK.
_NOBODY = frozenset({"TRANSCRIPT", "INTERVIEW", "RELATED", "NOTE", "UPDATE", "CORRECTION",
                     "SOURCE", "ANALYSIS", "OPINION", "EXCLUSIVE", "BREAKING", "FACT", "FACTS",
                     "CHECK", "CLAIM", "CLAIMS", "TRUTH", "REALITY", "VERDICT", "RULING",
                     "CONTEXT", "BACKGROUND"})
#: Those that are nobody alone, and a surname behind another name: EMMA READ.
_PROMPTS = frozenset({"WATCH", "LISTEN", "READ"})
#: Before questions and answers by letter alone, what says that the writer gives both.
_WRITERS_OWN = Pattern(
    r"\bfaqs?\b|\bfrequently asked\b|\banswers? to (?:[\w’']+ ){0,4}questions\b"
    r"|\bquestions?,? (?:\w+ ){0,2}answered\b|\b(?:need|want|have) to know\b"
    r"|\bwhat to know\b|\bexplainer\b", re.IGNORECASE)
_LETTERS, _INTRODUCTION = frozenset({"Q", "A"}), 2000
_ROLES = frozenset({"host", "moderator", "interviewer", "question", "answer", "reporter",
                    "presenter", "caller"})


class Turn(NamedTuple):
    """A labelled paragraph: where its label stands, and the speech as a quotation without marks."""

    start: int
    end: int
    speech: Quotation


def turns(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Turn]:
    """Find the turns of a transcript; none where fewer than three paragraphs have a label.

    Nor where questions and answers are the writer's own: a page of frequently asked questions.

    >>> found = turns("Q: Why?\\nA: So.\\nQ: When?", [(0, 7), (8, 14), (15, 23)])
    >>> [turn.speech.start for turn in found]
    [3, 11, 18]
    """
    if not _may_be_labelled(text, paragraphs):
        return []
    found = []
    for start, end in paragraphs:
        label = _LABEL.match(text, start, end)
        if label and label[1] not in _PROMPTS and label[1].rpartition(" ")[2] not in _NOBODY:
            found.append(Turn(start, label.end(1), Quotation(label.end(), end, LABELLED)))
    labels = {text[turn.start : turn.end] for turn in found}
    if len(found) < LEAST or len(labels) < 2 or (labels <= _LETTERS and _WRITERS_OWN.search(
            text, 0, min(found[0].start, _INTRODUCTION))):
        return []
    return found


def _may_be_labelled(text: str, paragraphs: Sequence[tuple[int, int]]) -> bool:
    """Whether enough paragraphs hold a colon where one could end a label."""
    seen, place, at = 0, 0, text.find(": ")
    while at >= 0:
        while place < len(paragraphs) and paragraphs[place][1] <= at:
            place += 1
        if place == len(paragraphs):
            break
        seen += 0 < at - paragraphs[place][0] <= _LONGEST
        at = text.find(": ", at + 1)
    return seen >= LEAST


def speaker(tokens: Tokens, first: int, end: int) -> Who:
    """Read a label: a letter, a role, or a surname in capitals.

    *A* is whoever answers: for whom it stands is told by the ledger, where the text before the
    turns names one person alone. *Q* asks, and is never the same.
    """
    bare = tuple(tokens.folds[first:end])
    if len(bare[0]) == 1:
        kind = "pronoun" if bare[0] == "a" else "unnamed"
        return Who(kind, (first, end), bare, False, None, None, (first, end))
    if not _ROLES.isdisjoint(bare):
        return Who("unnamed", (first, end), bare, False, None, None, (first, end))
    return Who("person", (first, end), bare[-1:], True, None, None, (first, end))
