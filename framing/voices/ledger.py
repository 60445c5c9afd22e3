"""The ledger: who speaks, how much, and with which verbs, mentions of one speaker brought together.

Names are merged only when nothing in them clashes: *Vasilyeva* is *Dr. Alexandra Vasilyeva* where
no other Vasilyeva is about, and two Harringtons with two first names stay two people.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterator, Sequence

from framing.voices import words as w
from framing.voices.antecedents import Antecedents
from framing.voices.attribution import Marks
from framing.voices.columns import Tokens
from framing.voices.speakers import PARTICLES, who
from framing.voices.who import Who

_SMALL = frozenset({"of", "the", "for", "and"})
#: So many places of a surname are looked at for a full name, so many speakers for a role.
_PLACES = 60

Key = tuple[object, ...]
_CAPITAL_OR_SIGN = w.CAPITAL | w.SIGN
_TITLE = w.HONORIFIC | w.ROLE


class Entry:
    """One speaker of the ledger while it is being kept: the fullest name, and all mentions."""

    __slots__ = ("mentions", "who")

    def __init__(self, who: Who) -> None:
        self.who = who
        self.mentions = [who]


class Ledger:
    """The speakers of a document, in the order in which they first speak."""

    def __init__(self, tokens: Tokens, marked: Marks) -> None:
        self._tokens = tokens
        self.antecedents = Antecedents(tokens, marked, self)
        self.entries: list[Entry] = []
        self._by_key: dict[Key, list[int]] = defaultdict(list)
        self._full: dict[str, Who | None] = {}
        self._longer: dict[str, Sequence[Who]] = {}

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    # -- who is who ------------------------------------------------------------------------------

    def enter(self, found: Who) -> int:
        """Give the number of the speaker that a mention is of, a new one if need be."""
        if found.kind == "person" and len(found.bare) < 3:
            full = self._short_for(found)
            found = full._replace(span=found.span) if full else found
        number = self._number(found)
        if number is None:
            number = len(self.entries)
            self.entries.append(Entry(found))
            self._index(found, number)
        else:
            entry = self.entries[number]
            entry.mentions.append(found)
            before = entry.who
            entry.who = _fuller(before, found)
            if entry.who is not before and entry.who.bare != before.bare:
                for key in _keys(before):
                    self._by_key[key].remove(number)
                self._index(entry.who, number)
        self.antecedents.mention(found, number, len(self.entries[number].mentions))
        return number

    def enter_pronoun(self, antecedent: Who, span: tuple[int, int]) -> int:
        """Enter a pronoun under the speaker proposed for it, who is mentioned by name before."""
        if self._number(antecedent) is None:
            self.enter(antecedent)
        return self.enter(antecedent._replace(span=span))

    def _index(self, found: Who, number: int) -> None:
        for key in _keys(found):
            insort(self._by_key[key], number)

    def _number(self, found: Who) -> int | None:
        """The first entry in whose name nothing clashes with this one."""
        numbers: Sequence[int] = ()
        for key in _wanted(found) if found.kind == "organisation" else _keys(found):
            held = self._by_key.get(key)
            if held:
                numbers = sorted({*numbers, *held}) if numbers else held
        for number in numbers:
            if found.kind != "person" or _same_title(self.entries[number].who, found):
                return number
        return None

    def _short_for(self, found: Who) -> Who | None:
        """The full name that a surname is short for, with its particle: Van Wyk, Ms Ní Bhriain."""
        if len(found.bare) == 1:
            return self.full_name(found)
        particle, surname = found.bare
        if particle not in PARTICLES:
            return None
        folds = self._tokens.folds
        full = {each.bare[0]: each for each in self._candidates(surname)
                if each.bare[0] != particle and folds[each.name[1] - 2] == particle}
        return next(iter(full.values())) if len(full) == 1 else None

    def full_name(self, found: Who) -> Who | None:
        """The only full name in the document that a surname can be short for."""
        surname = found.bare[-1]
        if surname not in self._full:
            candidates = self._candidates(surname)
            firsts = {each.bare[0] for each in candidates}
            self._full[surname] = candidates[0] if len(firsts) == 1 else None
        return self._full[surname]

    def _candidates(self, surname: str) -> Sequence[Who]:
        """The names of several words in the text that end in a surname, the longest first."""
        if surname not in self._longer:
            self._longer[surname] = self._look_for(surname)
        return self._longer[surname]

    def _look_for(self, surname: str) -> Sequence[Who]:
        """The same, read from the text."""
        tokens = self._tokens
        candidates: list[Who] = []
        in_headings: list[Who] = []
        seen: set[bytes] = set()
        for at in tokens.standing(surname)[:_PLACES]:
            if at == 0 or not (tokens.bits[at - 1] & _CAPITAL_OR_SIGN
                               or tokens.bits[at - 1] & w.PARTICLE):
                continue
            first = _first_of_name(tokens, at)
            if at - first > 1 and tokens.folds[first - 1] in ("of", "for") and (
                tokens.bits[first - 2] & w.ROLE and not tokens.bits[first] & _TITLE
            ):
                first = at - 1  # Minister for Ports | Ana Ito; not a member of President Ana Ito's
            forms = tokens.forms[first : at + 1].tobytes()
            if first == at or forms in seen:
                continue
            seen.add(forms)
            read = who(tokens, first, at + 1, at + 1)
            if read.kind == "person" and len(read.bare) > 1 and read.bare[-1] == surname:
                (candidates if tokens.is_sentence(tokens.rows[at]) else in_headings).append(read)
        return sorted(candidates or in_headings, key=lambda each: each.name[0] - each.name[1])

    def meant(self, found: Who) -> Who | None:
        """Whom a role behind an article seems to mean: the mayor, the spokesman.

        It is the only one, of the last so many, who has spoken in that role; *the 24-year-old* and
        *the Swede* are whoever was named last.
        """
        tokens = self._tokens
        first, (start, stop) = found.span[0], found.name
        if found.kind != "unnamed" or start != first + 1 or tokens.folds[first] != "the":
            return None
        own = tokens.bits[start]
        if own & w.NUMBER and tokens.folds[stop - 1] == "year-old":
            return self.antecedents.nearest("", first)
        if stop - start == 1 and own & w.DEMONYM:
            return self.antecedents.nearest("", first)
        if not tokens.bits[stop - 1] & w.ROLE or self._number(found) is not None:
            return None
        role = tokens.folds[start:stop]
        meant = [each.who for each in self.entries[-_PLACES:] if self._is_in_role(each, role)]
        return meant[0] if len(meant) == 1 else None

    def _is_in_role(self, entry: Entry, role: Sequence[str]) -> bool:
        """Whether somebody who has spoken is called by a role, before a name or without one."""
        read = entry.who
        place = read.role if read.kind == "person" else read.name
        if place is None or read.kind not in ("person", "unnamed"):
            return False
        folds = self._tokens.folds
        for at in range(*place):
            if self._tokens.bits[at] & w.PREPOSITION:  # a spokesman | for the union
                break
            if folds[at] == role[0] and folds[at : at + len(role)] == role:
                return True
        return False

    def knows(self, found: Who) -> bool:
        """Whether somebody is in the ledger, or named in full elsewhere."""
        return self._number(found) is not None or self.full_name(found) is not None


def _first_of_name(tokens: Tokens, at: int) -> int:
    """Where a name begins that ends in a token: Dr. Ana M. Ito."""
    bits, folds, rows = tokens.bits, tokens.folds, tokens.rows
    first = at
    while first > 0 and rows[first - 1] == rows[at] and (
        tokens.is_name(first - 1) or bits[first - 1] & w.PARTICLE
        or (folds[first - 1] == "." and first > 1 and bits[first - 2] & w.CAPITAL
            and (len(folds[first - 2]) == 1 or bits[first - 2] & w.HONORIFIC))
    ):
        first -= 1
    return first


def _keys(found: Who) -> tuple[Key, ...]:
    """What an entry is found by: two people by their first and last name."""
    kind, bare = found.kind, found.bare
    if kind == "person":
        return ((kind, bare[0], bare[-1], len(bare) == 1),)
    if kind != "organisation":
        return ((kind, bare),)
    initials = _initials(bare)
    return ((kind, bare), (kind, "abbreviated", initials)) if initials else ((kind, bare),)


def _wanted(found: Who) -> tuple[Key, ...]:
    """The keys under which the same organisation may be kept, those of its initials too.

    NGA is Northern Growers' Association, and the other way round.
    """
    kind, bare = found.kind, found.bare
    wanted: list[Key] = [(kind, bare)]
    if len(bare) == 1:
        wanted.append((kind, "abbreviated", bare[0]))
    initials = _initials(bare)
    if initials:
        wanted.append((kind, (initials,)))
    return tuple(wanted)


def _initials(bare: tuple[str, ...]) -> str:
    """A name's initials, if they can stand for it: three or more."""
    initials = "".join([word[0] for word in bare if word not in _SMALL])
    return initials if len(initials) > 2 else ""


def _same_title(one: Who, other: Who) -> bool:
    """Whether no courtesy title tells two people apart."""
    return not (one.title and other.title and one.title != other.title)


def _fuller(one: Who, other: Who) -> Who:
    """The name that says more, with what either says of role and affiliation."""
    best = other if other.name[1] - other.name[0] > one.name[1] - one.name[0] else one
    role = best.role or one.role or other.role
    affiliation = best.affiliation or one.affiliation or other.affiliation
    if role is best.role and affiliation is best.affiliation:
        return best
    return best._replace(role=role, affiliation=affiliation)
