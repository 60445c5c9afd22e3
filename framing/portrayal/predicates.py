"""Predicates: what an article makes an actor do, and what it has done to one.

An actor does what stands as the verb of a clause whose subject the name is (*Vask closed the
port*), or what a passive says was done *by* the name; done to it is what a passive says of it as
subject, or a verb directly before it (*sued Vask*). Told by the order of words and their forms, so
that much is left out, and little told wrong.
"""

from __future__ import annotations

from framing.grammar import verb_frames as f
from framing.grammar import words as w
from framing.grammar.verb_frames import verbs as saying
from framing.portrayal.groups import BE, DO, FORMS_OF_BE, HAVE, MODAL, NOT, Group
from framing.portrayal.known import Verb, verb
from framing.portrayal.subjects import BEFORE_CLAUSE, MANY, Subjects
from framing.support.records import NamedTuple
from framing.support.word_sets import word_set

AGENT, PATIENT = "agent", "patient"

#: What may stand between a verb and its object: attacked the embattled President Vask.
_BEFORE_NAME = w.DETERMINER | w.ADJECTIVE | w.ROLE | w.HONORIFIC | w.DEMONYM | w.PARTICLE
#: Verbs that say nothing by themselves.
_LIGHT = frozenset({"be", "have", "do"})
#: Verbs whose participles tell where something is, and with an adverb of what kind a company is.
_PLACED = frozenset({"based", "headquartered", "located", "situated"})
_HELD = frozenset({"held", "owned", "traded"})
_HOW_HELD = frozenset({"closely", "privately", "publicly"})
#: Verbs behind which a name is as a rule no object: stood Vask, come Vask.
_NO_OBJECT = word_set("""become begin come go seem appear remain stand sit lie happen occur
    exist arrive live talk speak agree disagree respond react rise fall act work vote belong
    look be have do say think mean matter let tell include follow regard concern consider
    involve vary depend resign number exceed total average believe hope""")
#: Verbs that bring words, and those that have the one spoken to or of for an object.
_OF_SPEECH = f.SPEECH | f.INVERTING
_OF_PEOPLE = f.HEARER | f.ORDERED | f.NAMING | f.FAULT
#: What a quotation or what was said ends with before the verb of the one who said it.
_MARKS = w.DOUBLE | w.SINGLE
_CLOSES = _MARKS | w.COMMA
#: What may begin what somebody was asked.
_ASKED = frozenset({"to", "about", "if", "whether", "for"})
_CLOSED = w.PREPOSITION | w.ADVERB | w.DETERMINER | w.PRONOUN | w.AUXILIARY | w.JOINER


class Predicate(NamedTuple):
    """A verb with its actor's part in it: tokens ``first`` to ``last``, the verb, agent or patient.

    ``negated``: whether it is denied there.
    """

    first: int
    last: int
    lemma: str
    role: str
    negated: bool


class Clauses(Subjects):
    """An article's tokens, asked for the verbs that belong to a name."""

    def of(self, begin: int, end: int) -> list[Predicate]:
        """The predicates of the mention from token ``begin`` up to ``end``."""
        last = self.folds[end - 1]
        if last.endswith(("'s", "s'")) or (self.same(end, begin) and self.folds[end][0] in "'’"):
            return []  # of somebody's
        found = [self._told(group) for group in self.as_subject(begin, end)
                 if group.verb.lemma not in _LIGHT and not self._is_state(group)]
        said = self._as_speaker(begin, end)
        if not found and not said:
            found = self._as_object(begin, end) or self._as_agent(begin, end)
        return [*said, *found]

    def ends_phrase(self, begin: int, end: int) -> bool:
        """Whether a name is the end of its noun phrase: not in *the former Vask aide*."""
        if not self.same(end, begin):
            return True
        own = self.bits[end]
        return bool(own & (w.SIGN | w.PREPOSITION | w.JOINER | w.AUXILIARY | w.ADVERB | w.FINITE
                           | w.RELATIVE | w.TIME | w.PRONOUN | w.THAT))

    def _told(self, group: Group) -> Predicate:
        return Predicate(group.first, group.last, group.verb.lemma,
                         PATIENT if group.passive else AGENT, group.negated)

    def _is_state(self, group: Group) -> bool:
        """Whether a participle says what something is, and nothing done to it: privately held."""
        participle = self.folds[group.last]
        return group.passive and (participle in _PLACED or (
            participle in _HELD and self.folds[group.last - 1] in _HOW_HELD))

    def _before_phrase(self, begin: int) -> int:
        """The token before the noun phrase that a name ends: blamed *Ohio* Governor Ito."""
        before = self.before_titles(begin)
        while self.same(before, begin) and self.bits[before] & _BEFORE_NAME and not (
                self.bits[before] & (w.PREPOSITION | w.PRONOUN | w.THAT)) and verb(
                self.folds[before]) is None:
            before -= 1
        return before

    def _as_speaker(self, begin: int, end: int) -> list[Predicate]:
        """What a name does behind its verb: “The port closes,” *said* Mayor Ana Ito."""
        at = self._before_phrase(begin)
        said = saying().get(self.folds[at]) if self.same(at - 1, begin) else None
        if said is None or not self.bits[at - 1] & _CLOSES or self.bits[at] & w.CAPITAL or not (
                self._ends_object(end, begin)):
            return []
        quoted = self.bits[at - 1] & _MARKS or (
            self.same(at - 2, at) and self.bits[at - 2] & w.DOUBLE)
        if not said.flags & (f.INVERTING | (f.SPEECH if quoted else 0)):
            return []  # on Monday, accused Vask
        found = verb(self.folds[at])
        if found is None or found.form == "base" or (
                said.flags & _OF_PEOPLE and self._is_asked(end, begin)):
            return []
        return [Predicate(at, at, found.lemma, AGENT, False)]

    def _is_asked(self, end: int, begin: int) -> bool:
        """Whether what follows a name is what somebody was asked or told: asked Vask why …."""
        return self.same(end, begin) and bool(
            self.bits[end] & (w.QUESTION | w.THAT) or self.folds[end] in _ASKED)

    def _as_object(self, begin: int, end: int) -> list[Predicate]:
        before = self._before_phrase(begin)
        if self.same(before, begin) and self.folds[before] == "and" and before in self.ends:
            before = self._before_phrase(self.ends[before])  # sued Ito and Vask
        if not self.same(before, begin) or self.bits[before] & (w.CAPITAL | w.PREPOSITION):
            return []
        found = verb(self.folds[before])
        if found is None or found.lemma in _NO_OBJECT or not self._ends_object(end, begin):
            return []
        if found.form == "participle" or not self._governs(found, before):
            return []
        said = saying().get(self.folds[before])
        if said is not None and said.flags & _OF_SPEECH and not said.flags & _OF_PEOPLE:
            return []
        return [Predicate(before, before, found.lemma, PATIENT, self._denied(before))]

    def _governs(self, found: Verb, at: int) -> bool:
        """Whether the verb before a name stands as one: not *the attacks Vask*, *in hand*."""
        before = at - 1
        while self.same(before, at) and self.bits[before] & w.ADVERB and (
                not self.bits[before] & w.CAPITAL):
            before -= 1
        own = self.bits[before] if self.same(before, at) else 0
        fold = self.folds[before] if self.same(before, at) else ""
        if (own & w.DETERMINER and not own & w.PRONOUN) or fold.endswith("'s"):
            return False
        if found.form == "base":
            return fold == "to" or fold in MODAL or fold in DO or fold in MANY or (
                not found.noun and len(fold) > 3 and fold.endswith("s") and own & w.WORDY > 0
                and not own & _CLOSED and verb(fold) is None)  # critics accuse Vask
        if found.form == "ing":
            return not own & w.DETERMINER and not own & w.ADJECTIVE
        if found.form == "third":
            return not found.noun or bool(own & (w.CAPITAL | w.PRONOUN | w.RELATIVE))
        if fold in ("as", "like", "than") or (own & w.PREPOSITION and fold not in BEFORE_CLAUSE):
            return False  # leaders such as ousted President Vask
        return fold not in FORMS_OF_BE

    def _ends_object(self, end: int, begin: int) -> bool:
        """Whether the noun phrase ends with the name: not *attacked Vask voters*."""
        if not self.same(end, begin):
            return True
        own, fold = self.bits[end], self.folds[end]
        if fold in MODAL or fold in BE or fold in HAVE or fold in DO:
            return False
        if fold == "and":
            return not (end + 1 in self.names and self.group(self.names[end + 1], begin))
        following = verb(fold)
        if following is not None and following.form in ("past", "both", "third", "base") and not (
                own & (w.PREPOSITION | w.ADVERB)):
            return False
        return bool(own & (w.SIGN | w.PREPOSITION | w.JOINER | w.DETERMINER | w.ADVERB | w.TIME
                           | w.PRONOUN | w.THAT | w.RELATIVE | w.QUESTION)) and (
            fold not in ("-", "–") or own & w.DASH > 0)

    def _denied(self, at: int) -> bool:
        return any(self.same(place, at) and (self.folds[place] in NOT
                                             or self.folds[place].endswith("n't"))
                   for place in range(at - 3, at))

    def _as_agent(self, begin: int, end: int) -> list[Predicate]:
        """What a passive says was done by the name: built *by Vask*."""
        before = begin - 1
        while self.same(before, begin) and self.bits[before] & _BEFORE_NAME and (
                self.folds[before] != "by"):
            before -= 1
        if not self.same(before - 1, begin) or self.folds[before] != "by" or (
                not self._ends_object(end, begin)):
            return []
        at = before - 1
        while self.same(at, begin) and self.bits[at] & (w.ADVERB | w.TIME) and not verb(
                self.folds[at]):
            at -= 1
        found = verb(self.folds[at]) if self.same(at, begin) else None
        if found is None or found.form not in ("participle", "both"):
            return []
        return [Predicate(at, at, found.lemma, AGENT, self._denied(at))]
