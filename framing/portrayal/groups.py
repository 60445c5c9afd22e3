"""Verb groups: *has not yet vowed to close*, its verb, and whether it is passive."""

from __future__ import annotations

from bisect import bisect_left

from framing.grammar import verb_frames as f
from framing.grammar import words as w
from framing.grammar.columns import Tokens
from framing.grammar.listed import listed
from framing.grammar.verb_frames import verbs as saying
from framing.passives import kinds
from framing.portrayal.known import Verb, verb
from framing.support.records import NamedTuple
from framing.support.word_sets import word_set

FORMS_OF_BE, HAVE, DO, MODAL = map(listed, ("be", "have", "do", "modal"))
#: The finite ones.
BE = FORMS_OF_BE - {"be", "been", "being"}
NOT = frozenset({"not", "never"})
#: Words that belong to the verb before them: ruled out, backed down.
_PARTICLES = frozenset({"up", "out", "down", "off", "back", "away"})
#: Verbs that have somebody done something to behind a bare participle: accused of theft.
_ACCUSED = {"of": frozenset({"accuse", "convict", "suspect", "acquit"}),
            "with": frozenset({"charge"}), "by": None,
            "as": frozenset({"appoint", "choose", "confirm", "elect", "install", "name",
                             "nominate", "pick"})}
#: Verbs behind which *by* brings nobody who acts.
_NOT_BY = word_set("""abide arrive begin climb close come decline decrease dip drop end expand fall
    finish gain go grow improve increase jump live lose open outnumber pass plunge respond retreat
    return rise shrink sink sit slide slip slump soar stand start stick stop stay surge swear swing
    travel tumble win""")


#: So far behind a form in -s another verb may stand that makes it a noun.
_CLAUSE = 9


class Group(NamedTuple):
    """A verb group: its tokens, the verb, whether it is passive, whether denied."""

    first: int
    last: int
    verb: Verb
    passive: bool
    negated: bool


class Groups:
    """An article's tokens, asked for the verb group that begins at one.

    ``names`` gives for the first token of each mention, titles included, the one past its last.
    """

    def __init__(self, tokens: Tokens, names: dict[int, int]) -> None:
        self.folds, self.bits, self.rows = tokens.folds, tokens.bits, tokens.rows
        self.size = len(self.folds)
        self._starts, self._marks = tokens.starts, tokens.double_marks
        self.names = names
        self.ends = {end: begin for begin, end in names.items()}
        self.last = frozenset(end - 1 for end in names.values())

    def same(self, at: int, other: int) -> bool:
        """Whether a token is in the text at all, and in the sentence of another one."""
        return 0 <= at < self.size and self.rows[at] == self.rows[other]

    def opens(self, at: int) -> bool:
        """Whether a token is a mark that opens a quotation: no other of its sentence is open."""
        if not (self.same(at, at) and self.bits[at] & w.DOUBLE) or self.bits[at] & w.COMMA:
            return False
        marks = self._marks
        before = bisect_left(marks, at) - bisect_left(marks, self._starts[self.rows[at]])
        return not before % 2 and self.folds[at] not in "”»"

    def group(self, at: int, begin: int, *, many: bool = False) -> Group | None:
        """The verb group that begins at a token, finite, with what passes as its subject before.

        ``many``: whether that subject is of many, whose verb may have no -s.
        A mark may open a quotation before or within it: Vask had “never wanted” a dam.
        """
        at += self.opens(at)
        first, helpers, negated = at, "", False
        while self.same(at, begin):
            fold = self.folds[at]
            if fold in FORMS_OF_BE:
                helpers += "b"
            elif fold in HAVE and fold != "having":
                helpers += "h"
            elif fold in DO:
                helpers += "d"
            elif fold in MODAL:
                helpers += "m"
            elif (not self.bits[at] & w.ADVERB or self.bits[at] & w.CAPITAL) and not (
                    helpers and (fold == "yet" or self.opens(at))):
                break
            negated = negated or fold in NOT or fold.endswith("n't") or fold == "cannot"
            at += 1
        if not self.same(at, begin) or (self.bits[at] & w.CAPITAL and not helpers):
            return None
        found = verb(self.folds[at])
        if found is None:
            return None
        return self._fits(found, helpers, first, at, negated, many=many)

    def _fits(self, found: Verb, helpers: str, first: int, at: int,
              negated: bool, *, many: bool) -> Group | None:
        """The group, if the verb's form is one that its auxiliaries ask for."""
        form = found.form
        passive = False
        if helpers.endswith("b"):
            if form == "ing":
                pass
            elif form in ("participle", "both") and self._is_passive(at):
                passive = True
            else:
                return None
        elif helpers.endswith("h"):
            if form not in ("participle", "both"):
                return None
        elif helpers.endswith(("m", "d")):
            if form != "base" and found.lemma != self.folds[at]:
                return None
        elif form in ("past", "both"):
            passive = self._reduced(found, at)
        elif form != ("base" if many else "third") or (found.noun and not self.stands(at)):
            return None
        last = at
        if self.same(at + 2, at) and self.folds[at + 1] == "to" and not passive:
            following = verb(self.folds[at + 2])
            if following and (following.form == "base" or following.lemma == self.folds[at + 2]):
                last = at + 2  # vowed to close
        elif self.same(at + 1, at) and self.folds[at + 1] in _PARTICLES and not (
                self.same(at + 2, at) and (self.bits[at + 2] & w.NUMBER or (
                    self.folds[at + 2] == "to" and self._counts(at + 3, at)))):
            last = at + 1
            found = found._replace(lemma=f"{found.lemma} {self.folds[last]}")
        return Group(first, last, found, passive, negated)

    def _counts(self, at: int, other: int) -> bool:
        """Whether a number stands there: killed up to 30 people."""
        return self.same(at, other) and bool(self.bits[at] & w.NUMBER)

    def _is_passive(self, at: int) -> bool:
        """Whether a participle behind *be* is something done: accused, not tired."""
        return kinds().get(self.folds[at]) is None or (
            self.same(at + 1, at) and self.folds[at + 1] == "by")

    def _reduced(self, found: Verb, at: int) -> bool:
        if not self.same(at + 1, at):
            return False
        lemmas = _ACCUSED.get(self.folds[at + 1], frozenset())
        if lemmas is None:  # not: fell by 300 points, stood by his word, began by asking
            return found.lemma not in _NOT_BY and self.same(at + 2, at) and not (
                self.bits[at + 2] & w.NUMBER or self.folds[at + 2].endswith("ing"))
        return found.lemma in lemmas

    def stands(self, at: int) -> bool:
        """Whether a form in -s that may be a noun stands as a verb: Vask plans a dam."""
        if not self.same(at + 1, at):
            return False
        own, fold = self.bits[at + 1], self.folds[at + 1]
        if self.folds[at - 1] in ("who", "which") and not own & w.AUXILIARY:
            return True  # the fund, which supports trade
        said = saying().get(self.folds[at])
        if own & (w.DETERMINER | w.PRONOUN | w.THAT) and at - 1 in self.last and (
                said is not None and said.flags & (f.SPEECH | f.CLAUSE)):
            return True  # Vask says the port must close: what it says has a verb of its own
        if own & (w.COMMA | w.STOP) and said is not None and self._is_cited(at):
            return True  # as Vask notes, it must close; “…,” Vask says.
        if own & w.JOINER and fold in ("as", "while") and at - 1 in self.last:
            return True  # Vask salutes as he leaves
        if fold == "to":  # plans to have it closed
            return not self._finite_ahead(at, at + 3)
        if own & (w.DETERMINER | w.PRONOUN | w.THAT | w.CAPITAL | w.DOUBLE) or (
                fold.endswith("ly")):
            return not self._finite_ahead(at, at + 1)
        return bool(own & w.PREPOSITION and fold not in ("of", "by") and at - 1 in self.last) and (
            not self._finite_ahead(at, at + 1))

    def _is_cited(self, at: int) -> bool:
        """Whether *as*, or a quotation's end, stands before the name before a token."""
        start = self.ends.get(at)
        return start is not None and self.same(start - 1, at) and (
            self.folds[start - 1] == "as"
            or bool(self.bits[start - 1] & (w.DOUBLE | w.SINGLE | w.COMMA)))

    def _finite_ahead(self, at: int, start: int) -> bool:
        """Whether another finite verb follows in a verb's clause, so that this one was a noun."""
        for place in range(start, min(at + _CLAUSE, self.size)):
            own = self.bits[place]
            if not self.same(place, at) or own & (
                    w.COMMA | w.STOP | w.COLON | w.DASH | w.RELATIVE | w.JOINER | w.THAT):
                return False
            if self.folds[place] in MODAL or self.folds[place] in BE or (
                    self.folds[place] in HAVE):
                return True
        return False
