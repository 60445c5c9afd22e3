"""Predicates: what an article makes an actor do, and what it has done to one.

An actor does what stands as the verb of a clause whose subject the name is (*Vask closed the
port*), or what a passive says was done *by* the name; done to it is what a passive says of it as
subject, or a verb directly before it (*sued Vask*). Told by the order of words and their forms, so
that much is left out, and little told wrong.
"""

from __future__ import annotations

from typing import NamedTuple

from framing.portrayal.known import Verb, verb
from framing.voices import frames as f
from framing.voices import words as w
from framing.voices.columns import Tokens
from framing.voices.frames import verbs as saying

AGENT, PATIENT = "agent", "patient"

_BE = frozenset({"is", "are", "was", "were", "am", "isn't", "aren't", "wasn't", "weren't"})
_HAVE = frozenset({"has", "have", "had", "hasn't", "haven't", "hadn't", "having"})
_DO = frozenset({"does", "do", "did", "doesn't", "don't", "didn't"})
_MODAL = frozenset("""will would can could may might must shall should won't wouldn't can't cannot
    couldn't shouldn't mustn't""".split())
_NOT = frozenset({"not", "never"})
#: Words behind which a clause with a subject of its own may begin, though they are prepositions.
_BEFORE_CLAUSE = frozenset("""after before since until as than like while when if because although
    though whether that but and where once so or what why how unless whereas which""".split())
#: What may stand between a verb and its object: attacked the embattled President Vask.
_BEFORE_NAME = w.DETERMINER | w.ADJECTIVE | w.ROLE | w.HONORIFIC | w.DEMONYM
#: How far a subject's verb may stand behind what commas set off, in tokens.
_SET_OFF = 14
#: How far a second verb of one subject may stand behind the first.
_JOINED = 16
#: Verbs that say nothing by themselves.
_LIGHT = frozenset({"be", "have", "do"})
#: Verbs behind which a name is as a rule no object: stood Vask, come Vask.
_NO_OBJECT = frozenset("""become begin come go seem appear remain stand sit lie happen occur exist
    arrive live talk speak agree disagree respond react rise fall act work vote belong look be have
    do say think mean matter lead-to let""".split())
#: Verbs that have somebody done something to behind a bare participle: accused of theft.
_ACCUSED = {"of": frozenset({"accuse", "convict", "suspect", "acquit"}),
            "with": frozenset({"charge"}), "by": None}


class Predicate(NamedTuple):
    """A verb with its actor's part in it: tokens ``first`` to ``last``, the verb, agent or patient.

    ``negated``: whether it is denied there.
    """

    first: int
    last: int
    lemma: str
    role: str
    negated: bool


class _Group(NamedTuple):
    """A verb group: its tokens, the verb, and its voice."""

    first: int
    last: int
    verb: Verb
    passive: bool
    negated: bool


class Clauses:
    """An article's tokens, asked for the verbs that belong to a name."""

    def __init__(self, tokens: Tokens, names: dict[int, int]) -> None:
        self.folds, self.bits, self.rows = tokens.folds, tokens.bits, tokens.rows
        self.size = len(self.folds)
        self.names = names  # the first token of each mention, with its titles, to one past its last
        self.ends = {end: begin for begin, end in names.items()}

    def same(self, at: int, other: int) -> bool:
        """Whether a token is in the text at all, and in the sentence of another one."""
        return 0 <= at < self.size and self.rows[at] == self.rows[other]

    def of(self, begin: int, end: int) -> list[Predicate]:
        """The predicates of the mention from token ``begin`` up to ``end``."""
        if self.folds[end - 1].endswith("'s") or self.folds[end - 1].endswith("s'"):
            return []
        found = self._as_subject(begin, end)
        if not found:
            found = self._as_object(begin, end) or self._as_agent(begin, end)
        return found

    # -- the name as subject -------------------------------------------------------------------

    def _as_subject(self, begin: int, end: int) -> list[Predicate]:
        if not self._may_head(begin):
            return []
        at = self._past_set_off(end, begin)
        if at is None:
            return []
        group = self._group(at, begin)
        if group is None:
            return []
        found = [self._told(group)]
        if not found[0]:
            return []
        return [each for each in (*found, *self._joined(group, begin)) if each]

    def _told(self, group: _Group) -> Predicate | None:
        if group.verb.lemma in _LIGHT:
            return None
        return Predicate(group.first, group.last, group.verb.lemma,
                         PATIENT if group.passive else AGENT, group.negated)

    def _may_head(self, begin: int) -> bool:
        """Whether a name may be the subject of what follows: nothing before it governs it."""
        before = begin - 1
        while self.same(before, begin) and self.bits[before] & (
                w.DETERMINER | w.ADJECTIVE | w.ROLE | w.DEMONYM) and not (
                self.bits[before] & (w.PREPOSITION | w.JOINER)):
            before -= 1  # the embattled, former president
        if not self.same(before, begin):
            return True
        own, fold = self.bits[before], self.folds[before]
        if fold in _BEFORE_CLAUSE:
            return fold != "and" and fold != "or" or not self._joins_names(before, begin)
        return not own & w.PREPOSITION and not (fold.endswith("'s")) and not (
            own & w.COMMA and self._listed_before(before))

    def _joins_names(self, at: int, begin: int) -> bool:
        """Whether *and* joins a name to what a preposition governs: with Ito and Vask."""
        start = self.ends.get(at)
        if start is None:
            return self.same(at - 1, begin) and bool(
                self.bits[at - 1] & w.CAPITAL and not self.bits[at - 1] & w.FINITE)
        before = start - 1
        return self.same(before, begin) and bool(self.bits[before] & w.PREPOSITION) and (
            self.folds[before] not in _BEFORE_CLAUSE)

    def _listed_before(self, comma: int) -> bool:
        """Whether a comma stands in a list of names behind a preposition: with Ito, Vask."""
        start = self.ends.get(comma)
        if start is None or not self.same(start - 1, comma):
            return False
        own = self.bits[start - 1]
        return bool(own & w.PREPOSITION and self.folds[start - 1] not in _BEFORE_CLAUSE
                    ) or bool(own & w.COMMA and self._listed_before(start - 1))

    def _past_set_off(self, end: int, begin: int) -> int | None:
        """Where the verb of a name may begin: behind what commas or brackets set off, or *who*."""
        at = end
        if self.same(at, begin) and self.folds[at] == "and" and at + 1 in self.names:
            at = self.names[at + 1]  # Ito and Vask agreed
        if not self.same(at, begin):
            return None
        fold = self.folds[at]
        if fold in ("who", "which"):
            return at + 1
        if fold == "(":
            for close in range(at + 1, min(at + 6, self.size)):
                if self.folds[close].startswith(")"):
                    return close + 1 if self.same(close + 1, begin) else None
            return None
        if fold != ",":
            return at
        if self.same(at + 1, begin) and self.folds[at + 1] in ("who", "which"):
            return at + 2
        for close in range(at + 2, min(at + _SET_OFF, self.size)):
            if not self.same(close, begin) or self.bits[close] & (
                    w.RELATIVE | w.STOP | w.COLON | w.DASH | w.AUXILIARY | w.DOUBLE):
                return None
            if self.folds[close] == ",":
                inside = self.bits[at + 1]
                apposed = inside & (w.DETERMINER | w.ROLE | w.NUMBER) or self.folds[at + 1] in (
                    "former", "r-ky", "d-ny", "r", "d")
                return close + 1 if apposed and self.same(close + 1, begin) else None
        return None

    def _group(self, at: int, begin: int) -> _Group | None:
        """The verb group that begins at a token, finite, with what passes as its subject before."""
        first, kinds, negated = at, "", False
        while self.same(at, begin):
            fold = self.folds[at]
            if fold in _BE or fold == "be" or fold == "been" or fold == "being":
                kinds += "b"
            elif fold in _HAVE and fold != "having":
                kinds += "h"
            elif fold in _DO:
                kinds += "d"
            elif fold in _MODAL:
                kinds += "m"
            elif not self.bits[at] & w.ADVERB or self.bits[at] & w.CAPITAL:
                break
            negated = negated or fold in _NOT or fold.endswith("n't") or fold == "cannot"
            at += 1
        if not self.same(at, begin) or (self.bits[at] & w.CAPITAL and not kinds):
            return None
        found = verb(self.folds[at])
        if found is None:
            return None
        return self._fits(found, kinds, first, at, begin, negated)

    def _fits(self, found: Verb, kinds: str, first: int, at: int, begin: int,
              negated: bool) -> _Group | None:
        """The group, if the verb's form is one that its auxiliaries ask for."""
        form = found.form
        passive = False
        if kinds.endswith("b"):
            if form == "ing":
                pass
            elif form in ("participle", "both") and self._is_passive(at, found):
                passive = True
            else:
                return None
        elif kinds.endswith("h"):
            if form not in ("participle", "both"):
                return None
        elif kinds.endswith(("m", "d")):
            if form not in ("base",) and found.lemma != self.folds[at]:
                return None
        elif form in ("past", "both"):
            if self._reduced(found, at):
                passive = True
            elif self.same(at + 1, at) and self.folds[at + 1] == "by":
                passive = True
        elif form != "third" or (found.noun and not self._stands(at)):
            return None
        last = at
        if self.same(at + 2, at) and self.folds[at + 1] == "to" and not passive:
            following = verb(self.folds[at + 2])
            if following and (following.form == "base" or following.lemma == self.folds[at + 2]):
                last = at + 2  # vowed to close
        return _Group(first, last, found, passive, negated)

    def _is_passive(self, at: int, found: Verb) -> bool:
        """Whether a participle behind *be* is something done: accused, not tired."""
        from framing.passives import kinds

        return kinds().get(self.folds[at]) is None or (
            self.same(at + 1, at) and self.folds[at + 1] == "by")

    def _reduced(self, found: Verb, at: int) -> bool:
        if not self.same(at + 1, at):
            return False
        lemmas = _ACCUSED.get(self.folds[at + 1], frozenset())
        return lemmas is None or found.lemma in lemmas

    def _stands(self, at: int) -> bool:
        """Whether a form in -s that may be a noun stands as a verb: Vask plans a dam."""
        if not self.same(at + 1, at):
            return False
        own, fold = self.bits[at + 1], self.folds[at + 1]
        if own & (w.DETERMINER | w.PRONOUN | w.THAT | w.CAPITAL) or fold == "to" or (
                fold.endswith("ly") or own & w.DOUBLE):
            return not self._finite_ahead(at + 1)
        return bool(own & w.PREPOSITION) and not self._finite_ahead(at + 1)

    def _finite_ahead(self, at: int) -> bool:
        """Whether another finite verb follows in the clause, so that this one was a noun."""
        for place in range(at, min(at + 8, self.size)):
            own = self.bits[place]
            if not self.same(place, at) or own & (
                    w.COMMA | w.STOP | w.COLON | w.DASH | w.RELATIVE | w.JOINER | w.THAT):
                return False
            if self.folds[place] in _MODAL or self.folds[place] in _BE or (
                    self.folds[place] in _HAVE):
                return True
        return False

    def _joined(self, group: _Group, begin: int) -> list[Predicate | None]:
        """What else the subject does in the clause: praised Ito *and criticised* the port."""
        said = saying().get(self.folds[group.last])
        if said is not None and said.flags & (f.SPEECH | f.CLAUSE):
            return []
        found: list[Predicate | None] = []
        at = group.last + 1
        while at < min(group.last + _JOINED, self.size) and self.same(at, begin):
            own, fold = self.bits[at], self.folds[at]
            if own & (w.RELATIVE | w.THAT | w.STOP | w.COLON | w.DASH | w.DOUBLE | w.QUESTION) or (
                    own & w.AUXILIARY and fold not in ("to",)) or fold in (
                    "after", "before", "as", "while", "because", "if", "when", "although"):
                break
            if fold in ("and", "but", "then") and self.same(at + 1, begin):
                following = verb(self.folds[at + 1])
                if following and following.form in ("past", "both", "third") and not (
                        following.noun and not self._stands(at + 1)) and not group.passive and (
                        following.form == "third") == (group.verb.form == "third"):
                    joined = self._group(at + 1, begin)
                    if joined and not joined.passive:
                        found.append(self._told(joined))
                        at = joined.last
            at += 1
        return found

    # -- the name as object --------------------------------------------------------------------

    def _as_object(self, begin: int, end: int) -> list[Predicate]:
        before = begin - 1
        while self.same(before, begin) and self.bits[before] & _BEFORE_NAME and not (
                self.bits[before] & (w.PREPOSITION | w.PRONOUN)) and verb(
                self.folds[before]) is None:
            before -= 1
        if not self.same(before, begin) or self.bits[before] & (w.CAPITAL | w.PREPOSITION):
            return []
        found = verb(self.folds[before])
        if found is None or found.lemma in _NO_OBJECT or not self._ends_object(end, begin):
            return []
        if found.form == "participle" or not self._governs(found, before):
            return []
        said = saying().get(self.folds[before])
        if said is not None and not said.flags & (f.HEARER | f.ORDERED | f.NAMING | f.FAULT):
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
        if own & w.DETERMINER and not own & w.PRONOUN or fold.endswith("'s"):
            return False
        if found.form == "base":
            return fold == "to" or fold in _MODAL or fold in _DO
        if found.form == "ing":
            return not own & w.DETERMINER and not own & w.ADJECTIVE
        if found.form == "third":
            return not found.noun or bool(own & (w.CAPITAL | w.PRONOUN | w.RELATIVE))
        if own & w.PREPOSITION and fold not in _BEFORE_CLAUSE:
            return False
        return fold not in _BE and fold not in ("be", "been", "being")

    def _ends_object(self, end: int, begin: int) -> bool:
        """Whether the noun phrase ends with the name: not *attacked Vask voters*, *said Vask ran*."""
        if not self.same(end, begin):
            return True
        own, fold = self.bits[end], self.folds[end]
        if fold in _MODAL or fold in _BE or fold in _HAVE or fold in _DO:
            return False
        if fold == "and":
            return not (end + 1 in self.names and self._has_verb(self.names[end + 1], begin))
        following = verb(fold)
        if following is not None and following.form in ("past", "both", "third", "base") and not (
                own & (w.PREPOSITION | w.ADVERB)):
            return False
        return bool(own & (w.SIGN | w.PREPOSITION | w.JOINER | w.DETERMINER | w.ADVERB | w.TIME
                           | w.PRONOUN | w.THAT | w.RELATIVE | w.QUESTION)) and (
            fold not in ("-", "–") or own & w.DASH > 0)

    def _has_verb(self, at: int, begin: int) -> bool:
        return self._group(at, begin) is not None

    def _denied(self, at: int) -> bool:
        return any(self.same(place, at) and (self.folds[place] in _NOT
                                             or self.folds[place].endswith("n't"))
                   for place in range(at - 3, at))

    # -- the name behind by --------------------------------------------------------------------

    def _as_agent(self, begin: int, end: int) -> list[Predicate]:
        """What a passive says was done by the name: built *by Vask*."""
        before = begin - 1
        while self.same(before, begin) and self.bits[before] & _BEFORE_NAME and (
                self.folds[before] != "by"):
            before -= 1
        if not self.same(before - 1, begin) or self.folds[before] != "by":
            return []
        at = before - 1
        while self.same(at, begin) and self.bits[at] & (w.ADVERB | w.TIME) and not verb(
                self.folds[at]):
            at -= 1
        found = verb(self.folds[at]) if self.same(at, begin) else None
        if found is None or found.form not in ("participle", "both"):
            return []
        return [Predicate(at, at, found.lemma, AGENT, self._denied(at))]
