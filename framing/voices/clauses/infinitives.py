"""Verbs that an infinitive of saying goes with: is *expected* to say, *led* nurses to complain."""

from __future__ import annotations

from framing.grammar.masks import EDGES_OR_COMMA
from framing.voices.clauses.lines import Line, Phrase
from framing.voices.clauses.phrases import phrase

#: Words behind which *to* goes with what somebody says: continued to say, is due to say.
BOUND = frozenset({"continued", "continues", "seemed", "appeared", "expected", "set", "due", "had",
                    "scheduled", "slated", "liked", "likes", "understood", "believed", "thought",
                    "known", "reported", "rumored", "rumoured", "alleged", "plans", "planned",
                    "intends", "quick", "careful", "eager", "keen", "forced", "compelled",
                    "began", "proceeded", "rushed", "hastened", "tried", "sought", "attempted",
                    "managed", "chose", "loves", "wrote", "rang", "phoned", "telephoned",
                    "emailed"})
#: What makes others say something: led nurses to complain.
_LEADS = frozenset({"caused", "causing", "drove", "inspired", "leading", "leads", "led", "prompted",
                    "prompting", "prompts"})
#: Those who are told apart by what they say: was the first mayor to say.
_FIRST = frozenset({"first", "last", "latest", "only"})
#: Verbs whose object is where somebody spoke: took to Twitter to say.
_TAKES = frozenset({"took", "takes", "used", "uses", "waited"})
_WAS = frozenset({"was", "is"})


def bound(line: Line, to: int) -> int | None:
    """The verb that an infinitive goes with: is *expected* to say, *took* to Twitter to say."""
    if line.folds[to - 1] in BOUND:
        return to - 1
    for at in range(to - 2, max(to - 7, -1), -1):
        if line.folds[at] in _TAKES:
            return at
        if line.folds[at] in _FIRST and line.folds[at - 2] in _WAS:
            return at - 2  # Ito was the first to say
        if line.bits[at] & EDGES_OR_COMMA or line.folds[at] in BOUND:
            break
    return None


def led(line: Line, to: int) -> Phrase | None:
    """Whom something leads to say so, before *to*: the cut led *nurses* | to complain."""
    for at in range(to - 2, max(to - 9, -1), -1):
        if line.folds[at] in _LEADS:
            return phrase(line, at + 1, to)
        if line.bits[at] & EDGES_OR_COMMA:
            break
    return None
