"""Whom a pronoun seems to mean: *he*, *she*, *they*, *it* before a verb of saying.

The nearest speaker, or whoever the sentences since then name first, but nobody of whom the text
writes another pronoun (:mod:`framing.voices.speakers.pronouns`), nor who was taken for the one that
another pronoun means. It is a proposal, and marked as one.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

from framing.grammar import words as w
from framing.grammar.columns import Tokens
from framing.grammar.listed import listed
from framing.grammar.masks import (
    BEHIND_NOUN,
    CAPITAL_OR_ROLE,
    DETERMINER_OR_POSSESSIVE,
    ROLE_OR_HONORIFIC,
)
from framing.voices.cues.attribution import Marks
from framing.voices.speakers.full_names import NO_PEOPLE, FullNames
from framing.voices.speakers.naming import who
from framing.voices.speakers.pronouns import HE, SHE, Pronouns
from framing.voices.speakers.register import Register
from framing.voices.speakers.who import Who

_GROUPS = frozenset({"they", "them", "their"})
_NOBODY = frozenset({"i", "we", "you", "us", "me"})
_KIN = SHE | HE
_NONE: frozenset[str] = frozenset()
#: The courtesy titles and the kin that a pronoun can't stand for; a name says nothing of it.
_OTHERS = {"he": SHE, "him": SHE, "his": SHE, "she": HE, "her": HE}
#: The possessive that goes with each pronoun, and is the same for all forms of one.
_OWNERS = {"he": "his", "him": "his", "his": "his", "she": "her", "her": "her"}
#: Endings of nouns for one person.
_DOERS = ("er", "or", "ist", "ian", "man", "ent", "ant", "ee", "ess", "eer")
#: Verbs whose subject may be either side of an interview.
_MEETS = frozenset({"spoke", "speaks", "talked", "talks", "sat", "sits", "met", "meets", "asked",
                    "asks", "interviewed", "interviews"})
#: What begins names of places, and what stands before them.
_OPEN_PLACES = frozenset({"new", "north", "south", "west", "east", "los", "las", "san", "santa",
                          "st", "fort", "mount", "el", "rhode"})
_BEFORE_PLACES = frozenset({"in", "at", "near", "outside", "across"})
#: How far back a pronoun may point, in sentences.
_REACH = 8
#: How far back a name may stand that nobody has spoken under yet, in sentences.
_NEAR = 3
#: So many names of a sentence, so many mentions for a pronoun.
_PLACES = 60

#: A mention in the order of places: its first token; then the earliest entered comes last.
Placed = tuple[int, int, int, Who]
_JOINS_CLAUSE = w.JOINER | w.RELATIVE | w.COLON
_BODY_OR_NO_NOUN = w.BODY | w.CAPITAL | w.RELATIVE
_ROLE_OR_BODY_OR_POSSESSIVE = w.ROLE | w.BODY | w.POSSESSIVE
_OF_NAME = w.PREPOSITION | w.CAPITAL | w.DETERMINER
#: Numbers that have an ending of nouns for one person: three.
_SEVERAL = frozenset({"three", "four"})
#: So many words before a comma may say what somebody is; and which end that.
_LONGEST_ROLE = 6
_NO_ROLE = w.DETERMINER | w.PREPOSITION | w.FINITE | w.JOINER | w.PRONOUN | w.RELATIVE
_NOUNS = listed("noun_too")
#: What begins no name, though a sentence's head has a capital: On Sunday.
_NO_PERSONS_NAME = w.TIME | w.DEMONYM | w.PREPOSITION | w.JOINER | w.DETERMINER


class Antecedents:
    """Those whom pronouns may stand for: who has spoken, and who is named between."""

    def __init__(self, tokens: Tokens, marked: Marks, full: FullNames, register: Register) -> None:
        self._tokens, self._full, self._register = tokens, full, register
        self._in_marks = marked.hold
        self._pronouns = Pronouns(tokens, marked)
        self._new: list[tuple[Who, int, int, int]] = []  # not in their places yet
        self._people: list[Placed] = []
        self._groups: list[Placed] = []
        self._bodies: list[Placed] = []
        self._names: dict[int, list[tuple[int, int]]] = {}
        self._called: dict[int, str] = {}
        self._titles: dict[int, set[str]] = {}

    def called(self, number: int, pronoun: str) -> None:
        """Keep that a speaker of the ledger was taken for whom a pronoun means."""
        owner = _OWNERS.get(_bare(pronoun))
        if owner:
            self._called.setdefault(number, owner)

    def mention(self, found: Who, number: int, mentions: int) -> None:
        """Keep that a speaker of the ledger, by number, is mentioned, for the nth time."""
        self._new.append((found, number, mentions, found.span[0]))
        if found.title:
            self._titles.setdefault(number, set()).add(found.title)

    def again(self, found: Who, number: int, at: int) -> None:
        """Keep that a pronoun behind a token rather means this speaker than those before it."""
        self._new.append((found, number, 0, at))

    def nearest(self, pronoun: str, at: int) -> Who | None:
        """Whom a pronoun seems to mean: the nearest before it that it can stand for."""
        pronoun = _bare(pronoun)
        if pronoun in _NOBODY:
            return None
        self._place_new()
        rows = self._tokens.rows
        if pronoun == "it":
            return self._body_before(at)
        if pronoun in _GROUPS:
            nearest, behind = self._last(self._groups, at)
            return (self._noun_at_head(at, behind, w.ROLE | w.DEMONYM) if pronoun == "they"
                    else None) or nearest
        if at and self._tokens.folds[at - 1] == "what":  # Ito condemned | what she called
            found = self._first_in_sentence(at, pronoun)
            if found:
                return found
        nearest, behind = self._last(self._people, at, pronoun)
        if behind < rows[at]:
            own = self._head_of_own(at, pronoun)
            if own:
                return own
        return self._named_before(at, behind, pronoun) or nearest

    def only_one_before(self, at: int) -> Who | None:
        """The only person whom the sentences before a token's give a full name; else nobody.

        What no stop ends doesn't count: a headline's capitals are no names. Nor does whoever
        *spoke to* another: that may be who asks.
        """
        tokens = self._tokens
        row = tokens.rows[at]
        found: dict[str, Who] = {}
        for each in range(max(0, row - _REACH), row):
            if not tokens.is_sentence(each):
                continue
            for place, stop in self.names_in(each):
                read = who(tokens, place, stop, stop)
                if read.kind == "person" and len(read.bare) > 1 and (
                    tokens.folds[stop] not in _MEETS
                ):
                    found.setdefault(read.bare[-1], read)
        return next(iter(found.values())) if len(found) == 1 else None

    def names_before(self, at: int) -> bool:
        """Whether a token's own sentence names a person before it."""
        return any(place < at and self._person_at(place, end, "") is not None
                   for place, end in self.names_in(self._tokens.rows[at]))

    # -- who has spoken --------------------------------------------------------------------------

    def _place_new(self) -> None:
        """Keep where somebody was mentioned, for the pronouns behind it."""
        for found, number, mentions, at in self._new:
            placed = (at, -number, -mentions, found)
            if found.kind == "organisation" or (
                found.kind == "unnamed" and not self._is_of_kin(found)
            ):
                insort(self._groups, placed)
            if found.kind in ("organisation", "document"):
                insort(self._bodies, placed)
            if found.kind == "person" or (found.kind == "unnamed" and self._is_somebody(found)):
                insort(self._people, placed)
        self._new.clear()

    def _is_of_kin(self, found: Who) -> bool:
        """Whether who has no name is one woman or man to somebody, and no *they*: his wife."""
        return not _KIN.isdisjoint(self._tokens.folds[found.name[0] : found.name[1]])

    def _is_somebody(self, found: Who) -> bool:
        """Whether who has no name is one person by a role or a noun's ending: a docker, no plan."""
        bits, folds = self._tokens.bits, self._tokens.folds
        at = start = found.name[0]
        if bits[start] & w.NUMBER:
            return False  # 40 percent
        role = False
        while at < found.name[1] and not bits[at] & w.PREPOSITION:
            if bits[at] & _ROLE_OR_BODY_OR_POSSESSIVE == w.ROLE:
                if w.is_plural(folds[at]):
                    return False  # sources close | to the mayor
                role = True
            at += 1
        if at == start:
            return False
        last = folds[at - 1]
        if last in _SEVERAL or w.is_plural(last) or last.endswith("ment"):
            return False  # doctors, activist groups, three, the movement: no he nor she
        return role or last.endswith(_DOERS)

    def _last(self, mentions: Sequence[Placed], at: int, pronoun: str = ""
              ) -> tuple[Who | None, int]:
        """The last of these mentions before a token, if it isn't too far back, and its sentence.

        The sentence is the one that the mention counts for, which may be later than the name's
        (:meth:`again`); -1 where there is no mention.
        No pronoun stands for whom the text gives another; nor does *she* stand for *her teacher*.
        """
        folds, rows = self._tokens.folds, self._tokens.rows
        others, owner = _OTHERS.get(pronoun, _NONE), _OWNERS.get(pronoun)
        last = bisect_left(mentions, (at,)) - 1
        for place in range(last, max(last - _PLACES, -1), -1):
            first, _, _, found = mentions[place]
            if rows[at] - rows[first] > _REACH:
                break
            if found.title not in others and folds[first] != owner and (
                not self._is_called_else(found, pronoun)
            ):
                return found, rows[first]
        return None, -1

    def _is_called_else(self, found: Who, pronoun: str) -> bool:
        """Whether the text speaks of somebody with another pronoun, or was read to before."""
        owner = _OWNERS.get(pronoun)
        if owner and (self._called or self._titles) and found.kind == "person":
            number = self._register.number(found)
            if number is not None and (
                self._called.get(number, owner) != owner
                or not _OTHERS[pronoun].isdisjoint(self._titles.get(number, _NONE))
            ):
                return True
        return self._pronouns.clash(pronoun, found)

    def _body_before(self, at: int) -> Who | None:
        """The organisation or paper heard last before a token, if nobody was since: it said."""
        place = bisect_left(self._bodies, (at,)) - 1
        people = bisect_left(self._people, (at,)) - 1
        behind = max([self._tokens.rows[found[which][0]] for found, which in (
            (self._bodies, place), (self._people, people)) if which >= 0], default=-1)
        own = self._noun_at_head(at, behind, w.BODY | w.PAPER)
        if own:
            return own
        if place < 0 or (people >= 0 and self._people[people] > self._bodies[place]):
            return None
        found, rows = self._bodies[place][3], self._tokens.rows
        return found if rows[at] - rows[found.span[0]] <= _NEAR else None

    # -- who is named ----------------------------------------------------------------------------

    def _head_of_own(self, at: int, pronoun: str) -> Who | None:
        """Whoever is named at the head of a pronoun's own sentence: Roe left, and | he said so."""
        tokens = self._tokens
        if not (at and tokens.bits[at - 1] & _JOINS_CLAUSE):
            return None
        names = self.names_in(tokens.rows[at])
        if not names or names[0][1] >= at or tokens.bits[names[0][1] - 1] & w.POSSESSIVE:
            return None
        place, end = names[0]
        if not tokens.heads_sentence(place) and not (  # Her mother, Ana, wept as | she
            tokens.heads_sentence(max(0, place - 3))
            and self._is_set_off(place, end, _OTHERS.get(pronoun, _NONE))
        ):
            return None
        return self._person_at(place, end, pronoun)

    def _noun_at_head(self, at: int, behind: int, kinds: int) -> Who | None:
        """Whom or what a sentence is about before a pronoun: The group is new, and | it said so.

        The pronoun's own sentence, where a conjunction or a colon stands before it, or the one
        before, if it is ``behind`` whoever spoke last.
        """
        tokens = self._tokens
        bits, folds = tokens.bits, tokens.folds
        row = tokens.rows[at] - (not (at and bits[at - 1] & _JOINS_CLAUSE))
        if row <= behind or row < 0:
            return None
        first, end = tokens.starts[row], min(at, tokens.starts[row + 1])
        if bits[first] & w.PREPOSITION:  # Across the border, | the board left
            comma = first
            while comma < min(first + _LONGEST_ROLE, end) and not bits[comma] & w.COMMA:
                comma += 1
            first = comma if comma < end and bits[comma] & w.COMMA else first
        while first < end and (bits[first] & w.JOINER or not bits[first] & w.WORDY):
            first += 1
        for each in range(first, min(first + 7, end)):
            own = bits[each]
            if not own & w.WORDY or (own & BEHIND_NOUN and not own & w.CAPITAL):
                return None
            if own & kinds and not (own & w.POSSESSIVE or self._in_marks(each)) and (
                not bits[each + 1] & CAPITAL_OR_ROLE
                and w.is_plural(folds[each]) == bool(kinds & w.ROLE)
            ):
                stop = each + 1
                while stop < end and bits[stop] & _OF_NAME and not bits[stop] & w.FINITE:
                    stop += 1
                return who(tokens, first, each + 1, stop)
        return None

    def _named_before(self, at: int, behind: int, pronoun: str) -> Who | None:
        """The first person named in the nearest sentence before that names one, behind another."""
        row = self._tokens.rows[at]
        for wanted in range(row - 1, max(behind, row - 1 - _NEAR), -1):
            names = self.names_in(wanted)
            placed = None
            for number, (place, end) in enumerate(names):
                if number + 1 < len(names) and self._owns(end, names[number + 1][0]):
                    continue
                found = self._person_at(place, min(end, at), pronoun)
                if found and not (place and self._tokens.bits[place - 1] & w.PREPOSITION):
                    return found
                placed = placed or found  # the road to Inis Farran floods, and Ana Roe is late
            if placed:
                return placed
        return None

    def _owns(self, end: int, place: int) -> bool:
        """Whether a name is but the owner of who is named next: Roe's aide, | Ana Ito, left."""
        bits, folds = self._tokens.bits, self._tokens.folds
        return bool(bits[end - 1] & w.POSSESSIVE) and not any(
            bits[at] & BEHIND_NOUN and folds[at] not in _NOUNS for at in range(end, place))

    def _person_at(self, place: int, end: int, pronoun: str) -> Who | None:
        """The person that a run of capitalised words names, if a pronoun can stand for her."""
        tokens = self._tokens
        others = _OTHERS.get(pronoun, _NONE)
        read = who(tokens, place, end, end)
        if read.kind != "person" or read.title in others or (
            tokens.bits[end] & _BODY_OR_NO_NOUN == w.BODY  # the Social Liberal party
            and not tokens.bits[end - 1] & w.POSSESSIVE
        ) or (
            not NO_PEOPLE.isdisjoint(read.bare) or read.bare[0] in _OPEN_PLACES
            or (place and tokens.folds[place - 1] in _BEFORE_PLACES)
            or not others.isdisjoint(tokens.folds[max(0, place - 2) : place])  # his wife, Ana
        ) or not (
            len(read.bare) > 1 or self._is_known(read)
            or (end - place > 1 and tokens.bits[place] & ROLE_OR_HONORIFIC)  # President Ito
            or self._is_set_off(place, end, others)
            or tokens.folds[end : end + 2] == [",", "who"]
            or self._pronouns.agrees(pronoun, read)
        ) or self._is_called_else(read, pronoun):
            return None
        return self._in_full(read, place)

    def _is_known(self, found: Who) -> bool:
        """Whether somebody is in the ledger, or named in full elsewhere."""
        if self._register.number(found) is not None:
            return True
        full = self._full.short_for(found)
        return full is not None and full.kind == "person"

    def _in_full(self, read: Who, place: int) -> Who:
        """A name by its full form, with what its bearer is before a comma: the mayor, Ana Ito."""
        full = self._full.short_for(read) if len(read.bare) == 1 else None
        found = full._replace(span=read.span) if full else read
        bits, end = self._tokens.bits, place - 1
        if found.role or place < 2 or not bits[end] & w.COMMA or not bits[end - 1] & w.ROLE:
            return found
        first = end - 1
        while first and end - first < _LONGEST_ROLE and bits[first - 1] & w.WORDY and not (
            bits[first - 1] & _NO_ROLE
        ):
            first -= 1
        return found._replace(role=(first, end))

    def _first_in_sentence(self, at: int, pronoun: str) -> Who | None:
        """The first person whom a pronoun's own sentence names before it."""
        for place, end in self.names_in(self._tokens.rows[at]):
            if end > at:
                break
            found = self._person_at(place, end, pronoun)
            if found:
                return found
        return None

    def _is_set_off(self, place: int, end: int, others: frozenset[str]) -> bool:
        """Whether two commas set a name off behind what somebody is: his daughter, Ana, left."""
        bits = self._tokens.bits
        if place < 3 or end >= len(bits) or self._tokens.folds[place - 2] in others:
            return False
        return bool(
            bits[place - 1] & bits[end] & w.COMMA and bits[place - 3] & DETERMINER_OR_POSSESSIVE
            and bits[place - 2] & w.ROLE and not bits[place - 2] & w.CAPITAL)

    def names_in(self, row: int) -> list[tuple[int, int]]:
        """The runs of capitalised words of a sentence that may name somebody."""
        found = self._names.get(row)
        if found is not None:
            return found
        found = self._names[row] = []
        tokens = self._tokens
        bits, folds, is_name = tokens.bits, tokens.folds, tokens.is_name
        capitals = tokens.capitals
        behind, stop = tokens.starts[row : row + 2]
        for number in range(bisect_left(capitals, behind), bisect_left(capitals, stop)):
            place = capitals[number]
            if place >= behind and not bits[place] & _NO_PERSONS_NAME and is_name(place):
                end = place
                while end < stop and (is_name(end) or (
                    folds[end] == "." and bits[end - 1] & w.CAPITAL
                )):
                    end += 1
                while end - 1 > place and bits[end - 1] & w.TIME and not bits[end - 1] & w.FINITE:
                    end -= 1  # Zinke Sunday told; but Theresa May
                if end - place > 2 < place and folds[place - 2] == "of" and (
                    bits[place - 3] & w.ROLE
                ):
                    place = end - 2  # Secretary of the Interior | Ana Ito
                if self._in_marks(place):
                    continue  # whom a speaker names is seldom whom the writer goes on about
                if place == 0 or folds[place - 1] != "the" or any(
                    bits[at] & ROLE_OR_HONORIFIC for at in range(place, end)
                ):
                    found.append((place, end))  # not the Sea Songs
                if len(found) == _PLACES:
                    break
                behind = end + 1
        return found


def _bare(pronoun: str) -> str:
    """Strip a pronoun of the verb that is written with it: she'd, it's."""
    return pronoun.partition("'")[0]
