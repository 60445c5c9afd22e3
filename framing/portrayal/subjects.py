"""Names as subjects: which verbs a name is the subject of, and why it may not be one."""

from __future__ import annotations

from framing.grammar import verb_frames as f
from framing.grammar import words as w
from framing.grammar.verb_frames import verbs as saying
from framing.portrayal.groups import Group, Groups
from framing.portrayal.known import verb
from framing.support.word_sets import word_set
from framing.wording.particles import SUFFIXES

#: Words behind which a clause with a subject of its own may begin, though they are prepositions.
BEFORE_CLAUSE = word_set("""after before since until as than like while when if because
    although though whether that but and where once so or what why how unless whereas which""")
#: How far a subject's verb may stand behind what commas set off, in tokens.
_SET_OFF = 14
#: How far a second verb of one subject may stand behind the first.
_JOINED = 16
#: Verbs that give a name: a group called the Harbour Watch held a vote.
_NAMING = frozenset({"call", "name", "dub", "know"})
#: How many names of a list are looked at.
_LISTED = 8
_WHO = frozenset({"who", "which"})
#: Subjects of verbs in the base form: we urge Vask, those who oppose Vask.
MANY = frozenset({"i", "we", "you", "they", "who"})
#: How far the verb of two may stand behind *and*.
_SECOND = 7
#: How many words say when behind a name, and how many a title has that *of* is in.
_TIMES, _OFFICE = 4, 4
_SUBORDINATING = frozenset({"after", "before", "as", "while", "because", "if", "when", "although"})


class Subjects(Groups):
    """An article's tokens, asked for the verb groups that a name is the subject of."""

    def as_subject(self, begin: int, end: int) -> list[Group]:
        """The verb groups whose subject the name from ``begin`` up to ``end`` is."""
        behind = self._past_time(end, begin)
        at = self._past_set_off(behind, begin)
        if at is None or not self._may_head(begin, direct=at == behind):
            return []
        if self.same(at, begin) and self.folds[at] == "who":
            at += 1  # Ito, 58, who left
        found = self.group(at, begin, many=self._are_many(begin, end))
        if found is None:
            return []
        inside = self.folds[at - 1] in _WHO
        main = self._past_relative(found, begin) if inside and (
            self._may_head(begin, direct=True)) else None
        ends = w.COMMA if inside else 0  # at a comma the main clause goes on
        return [found, *self._joined(found, begin, ends),
                *([main, *self._joined(main, begin, 0)] if main else [])]

    def _past_time(self, end: int, begin: int) -> int:
        """Past what belongs to a name, or says when: Ana Ito *Jr.*, Ito *on Monday* left."""
        at = end
        while self.same(at, begin) and at < end + 2 and (
                self.folds[at] in SUFFIXES or (at > end and self.folds[at] == ".")):
            at += 1
        start = at + (self.same(at, begin) and self.folds[at] in ("on", "in", "earlier"))
        place = start
        while self.same(place, begin) and place < start + _TIMES and (
                self.bits[place] & w.TIME and not self.bits[place] & w.ADVERB):
            place += 1
        return place if place > start else at

    def _are_many(self, begin: int, end: int) -> bool:
        """Whether a name is of many, or one of two, whose verb has no -s: Democrats *oppose* it."""
        last, start = self.folds[end - 1], begin
        if self.same(begin - 1, begin) and self.folds[begin - 1] == "and":
            start = self.ends.get(begin - 1, begin)
        before = start - 1
        if self.same(before, begin) and (self.bits[before] & w.AUXILIARY
                                         or self._takes(before, base=True)):
            return False  # would Ito and Vask leave, to help Democrats win
        if start < begin or (self.same(end + 1, begin) and self.folds[end] == "and"
                             and end + 1 in self.names):
            return True
        return w.ends_as_plural(last) and (
            bool(self.bits[end - 1] & (w.ROLE | w.DEMONYM))
            or last.endswith(("ians", "eans", "icans")))

    def _past_relative(self, inside: Group, begin: int) -> Group | None:
        """What a name does in the main clause: Ito, *who led the guild*, *refused* to go.

        Behind the next comma. A participle may begin a second thing set off there (*educated at
        Ellery*), so what is none by its form must be followed as a verb is.
        """
        for comma in range(inside.last + 1, min(inside.last + _SET_OFF, self.size)):
            if not self.same(comma + 1, begin) or self.bits[comma] & (
                    w.RELATIVE | w.STOP | w.COLON | w.DASH | w.DOUBLE):
                return None
            if self.folds[comma] != ",":
                continue
            if self.bits[comma + 1] & w.JOINER:
                return None
            main = self.group(comma + 1, begin)
            return main if main is not None and self._is_sure(main, begin) else None
        return None

    def _goes_on(self, at: int, begin: int) -> bool:
        """Whether what stands at a token follows a finite verb: an object, a clause, the end."""
        return not self.same(at, begin) or self.folds[at] == "to" or at in self.names or bool(
            self.bits[at] & (w.DETERMINER | w.PRONOUN | w.THAT | w.STOP | w.COLON)
            and not self.bits[at] & w.PREPOSITION)

    def _may_head(self, begin: int, *, direct: bool) -> bool:
        """Whether a name may be the subject of what follows: nothing before it governs it.

        ``direct``: the verb follows directly, so that a verb before it would be left without one.
        """
        before = self.before_titles(begin)
        while self.same(before, begin) and (self.bits[before] & (
                w.DETERMINER | w.ADJECTIVE | w.ROLE | w.DEMONYM) or "-" in self.folds[before][1:]
                ) and not self.bits[before] & (w.PREPOSITION | w.JOINER | w.THAT):
            before -= 1  # the embattled, former president
        if not self.same(before, begin):
            return True
        own, fold = self.bits[before], self.folds[before]
        if fold in BEFORE_CLAUSE:
            return fold not in ("and", "or") or not self._joins_names(before, begin)
        if own & w.COMMA:  # a list has *and* before its last name: on Monday with Ito, Vask left
            return direct or not self._listed_before(before)
        return not own & w.PREPOSITION and not fold.endswith("'s") and not (
            direct and self._takes(before))

    def before_titles(self, begin: int) -> int:
        """The token before a name and its titles: *Ohio* Mayor Ito, *Secretary of* State Ito."""
        at = self.ends.get(begin, begin) - 1
        for of in range(at - 1, at - _OFFICE, -1):
            if not self.same(of, begin) or not self.bits[of + 1] & w.CAPITAL:
                break
            if self.folds[of] == "of" and self.same(of - 1, begin) and (
                    self.bits[of - 1] & w.ROLE and self.bits[of - 1] & w.CAPITAL):
                return of - 2
        return at

    def _takes(self, at: int, *, base: bool = False) -> bool:
        """Whether a verb takes what follows for its object: as she entered the Port ….

        ``base``: one in the base form too, which may be a noun otherwise.
        """
        found = verb(self.folds[at])
        said = saying().get(self.folds[at])
        sure = found is not None and found.form == "base" and self.same(at - 1, at) and (
            self.folds[at - 1] in MANY)  # those who oppose Vask
        return found is not None and (
            found.form not in ("base", "participle") or sure or base) and (
            not found.noun and found.lemma not in _NAMING and not self.bits[at] & w.CAPITAL
            and not (said is not None and said.flags & (f.SPEECH | f.CLAUSE | f.THOUGHT)))

    def _joins_names(self, at: int, begin: int) -> bool:
        """Whether *and* joins a name to what a preposition governs: with Ito and Vask."""
        start = self.ends.get(at)
        if start is None:
            return self.same(at - 1, begin) and bool(
                self.bits[at - 1] & w.CAPITAL and not self.bits[at - 1] & w.FINITE)
        before = start - 1
        if self.same(before, begin) and self.folds[before] == "of" and before in self.ends:
            before = self.ends[before] - 1  # Ito of Ohio and Vask of Maine
        return self.same(before, begin) and bool(self.bits[before] & w.PREPOSITION) and (
            self.folds[before] not in BEFORE_CLAUSE)

    def _listed_before(self, comma: int) -> bool:
        """Whether a comma stands in a list of names behind a preposition: with Ito, Vask."""
        for _ in range(_LISTED):
            start = self.ends.get(comma)
            if start is None or not self.same(start - 1, comma):
                return False
            comma = start - 1
            own = self.bits[comma]
            if not own & w.COMMA:
                return bool(own & w.PREPOSITION) and self.folds[comma] not in BEFORE_CLAUSE
        return False

    def _past_set_off(self, end: int, begin: int) -> int | None:
        """Where the verb of a name may begin: behind what commas or brackets set off, or *who*."""
        at = end
        if self.same(at, begin) and self.folds[at] == "and":
            if at + 1 not in self.names:
                return self._past_second(at, begin)
            at = self.names[at + 1]  # Ito and Vask agreed
            at = self.names.get(at, at)  # Ito and Ohio Mayor Vask
        home = self._past_home(at, begin)
        if home > at and self.same(home, begin) and home + 1 in self.names and (
                self.folds[home] in ("and", "in", "of")):
            home = self.names[home + 1]  # Ito of Ohio and Vask of Maine left
            home = self._past_home(home, begin)
        at = home
        if not self.same(at, begin):
            return None
        if self.folds[at] in _WHO:
            return at + 1
        if self.folds[at] == "(":
            closed = self._past_bracket(at, begin)
            if closed is None or not self.same(closed, begin) or self.folds[closed] != ",":
                return closed
            at = closed
        if self.folds[at] != ",":
            return at
        return self._past_comma(at, begin)

    def _past_second(self, at: int, begin: int) -> int | None:
        """Where the verb begins of a name and what *and* joins to it: Ohio and 16 others sued.

        Only where nothing before the name can have both for an object.
        """
        before = begin - 1
        while self.same(before, begin) and self.bits[before] & (w.DETERMINER | w.ADJECTIVE):
            before -= 1
        if self.same(before, begin) and (self.folds[before] not in BEFORE_CLAUSE
                                         or self.folds[before] in ("and", "or")):
            return None
        for place in range(at + 1, min(at + _SECOND, self.size)):
            own = self.bits[place]
            if not self.same(place, begin) or not own & w.WORDY or own & (
                    w.PREPOSITION | w.JOINER | w.RELATIVE | w.THAT):
                return None
            found = self.group(place, begin) if place > at + 1 else None
            if found is not None:
                return place if self._is_sure(found, begin) else None
        return None

    def _is_sure(self, found: Group, begin: int) -> bool:
        """Whether a verb group is one for certain: no participle that begins a further phrase."""
        return found.last > found.first or found.verb.form != "both" or (
            self._goes_on(found.last + 1, begin))

    def _past_bracket(self, at: int, begin: int) -> int | None:
        """Where a name goes on behind brackets, if its sentence does: the guild (HG) *left*."""
        for close in range(at + 1, min(at + 6, self.size)):
            if self.folds[close].startswith(")"):
                return close + 1 if self.same(close + 1, begin) else None
        return None

    def _past_comma(self, at: int, begin: int) -> int | None:
        """Where the verb begins of a name behind which a comma stands, if it can have one."""
        behind = at + 1
        if not self.same(behind, begin):
            return None
        fold, own = self.folds[behind], self.bits[behind]
        if fold in _WHO:
            return behind + 1
        if self._is_set_off(begin) and not own & w.DETERMINER:
            return behind  # the guild's head, Ito, | left; not: the mayor, Ito, a pilot, left
        home = self._past_home(behind, begin)
        if home > behind and self.same(home, begin) and self.folds[home] == ",":
            return home + 1  # Ito, of Skarrow, left
        if fold.startswith(w.PARTIES) or (fold in ("r", "d", "i") and own & w.CAPITAL):
            return self._past_party(behind, begin)
        return self._past_apposition(at, begin)

    def _past_party(self, at: int, begin: int) -> int | None:
        """Where the verb begins behind a party and state: Ito, R-Nev., a first backer, *left*."""
        for close in range(at + 1, min(at + 5, self.size)):
            if not self.same(close + 1, begin):
                return None
            if self.bits[close] & w.COMMA:
                return self._past_apposition(close, begin) or close + 1
        return None

    def _past_apposition(self, at: int, begin: int) -> int | None:
        """Where the verb may begin behind what a comma sets off up to the next one."""
        inside, role = self.bits[at + 1], False
        for close in range(at + 2, min(at + _SET_OFF, self.size)):
            own = self.bits[close]
            if not self.same(close, begin) or own & (w.STOP | w.COLON | w.DASH) or (
                    own & (w.RELATIVE | w.AUXILIARY | w.DOUBLE)
                    and self.folds[at + 1] != "whose"):
                return None
            if self.folds[close] == ",":
                if not self.same(close + 1, begin):
                    return None
                if inside & (w.DETERMINER | w.ROLE | w.NUMBER) or role or (
                        self.folds[at + 1] == "former"):
                    return close + 1
                return close + 1 if self._is_aside(at + 1, close, begin) else None
            role = role or bool(self.bits[close - 1] & w.ROLE and own & w.PREPOSITION)
        return None

    def _is_aside(self, at: int, close: int, begin: int) -> bool:
        """Whether a clause goes on behind words between commas: Ito, in a talk, *blamed* the port.

        At the clause's head alone, and only if what follows is a verb for certain.
        """
        told = verb(self.folds[at])
        aside = self.bits[at] & w.PREPOSITION or self.folds[at] == "whose" or (
            told is not None and told.form == "ing") or (
            self.bits[at] & w.ADVERB and close == at + 1)
        if not aside or not self._may_head(begin, direct=False):
            return False
        found = self.group(close + 1, begin)
        return found is not None and (self._is_sure(found, begin) or self._says(found))

    def _says(self, found: Group) -> bool:
        """Whether a verb group tells that somebody spoke, and asked nobody."""
        said = saying().get(self.folds[found.last])
        return said is not None and bool(said.flags & f.SPEECH) and not said.flags & f.ASKED

    def _past_home(self, at: int, begin: int) -> int:
        """Where a name goes on behind what it is of: Ito *of the Harbour Guild*; else ``at``."""
        if not self.same(at, begin) or self.folds[at] not in ("of", "from", "with", "at"):
            return at
        name = at + 1 + (self.same(at + 1, begin) and self.folds[at + 1] == "the")
        past = self.names.get(name, at) if self.same(name, begin) else at
        if self.folds[at] in ("with", "at") and name == at + 1 and not (
                self.bits[past - 1] & w.BODY):
            return at  # a student of Ellery with Vask said so
        return past

    def _is_set_off(self, begin: int) -> bool:
        """Whether a name stands in commas behind the role it says: the guild's head, Ana Ito."""
        role = begin - 2
        return self.same(role, begin) and self.folds[begin - 1] == "," and bool(
            self.bits[role] & w.ROLE and not self.bits[role] & w.CAPITAL) and not (
            w.ends_as_plural(self.folds[role]))

    def _joined(self, group: Group, begin: int, ends: int) -> list[Group]:
        """What else the subject does in the clause: praised Ito *and criticised* the port.

        ``ends``: signs besides others at which the clause ends.
        """
        said = saying().get(self.folds[group.last])
        if said is not None and said.flags & (f.SPEECH | f.CLAUSE):
            return []
        found: list[Group] = []
        before = self.before_titles(begin)
        inside = self.same(before, begin) and self.bits[before] & w.THAT
        at = group.last + 1
        while at < min(group.last + _JOINED, self.size) and self.same(at, begin):
            own, fold = self.bits[at], self.folds[at]
            if own & (ends | w.RELATIVE | w.THAT | w.STOP | w.COLON | w.DASH | w.DOUBLE
                      | w.QUESTION) or (own & w.AUXILIARY and fold not in ("to",)) or fold in (
                    _SUBORDINATING):
                break
            if inside and fold in ("and", "but") and self.folds[at - 1] == ",":
                break  # They heard that Ito left the port, and praised her
            if fold in ("and", "but", "then") and self.same(at + 1, begin):
                following = verb(self.folds[at + 1])
                if following and following.lemma != self.folds[at + 1] and following.form in (
                        "past", "both", "third") and not (
                        following.noun and not self.stands(at + 1)) and not group.passive and (
                        following.form == "third") == (group.verb.form == "third"):
                    joined = self.group(at + 1, begin)
                    if joined and not joined.passive:
                        found.append(joined)
                        at = joined.last
            at += 1
        return found
