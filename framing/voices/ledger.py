"""The ledger: who speaks, how much, and with which verbs, mentions of one speaker brought together.

Names are merged only when nothing in them clashes: *Vasilyeva* is *Dr. Alexandra Vasilyeva* where
no other Vasilyeva is about, and two Harringtons with two first names stay two people.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence

from framing.particles import TELLING_NOTHING
from framing.voices import words as w
from framing.voices.columns import Tokens
from framing.voices.speakers import who
from framing.voices.who import Who

_GROUPS = frozenset({"they", "them", "their"})
_NOBODY = frozenset({"i", "we", "you", "us", "me"})
_NONE: frozenset[str] = frozenset()
_SHE = frozenset({"mrs", "ms", "miss", "dame", "lady", "wife", "daughter", "sister", "mother",
                  "mum", "mom", "aunt", "grandmother", "niece", "girlfriend"})
_HE = frozenset({"mr", "sir", "lord", "husband", "son", "brother", "father", "dad", "uncle",
                 "grandfather", "nephew", "boyfriend"})
#: The courtesy titles and the kin that a pronoun can't stand for; a name says nothing of it.
_OTHERS = {"he": _SHE, "him": _SHE, "his": _SHE, "she": _HE, "her": _HE}
#: The possessives that a pronoun's own is: she and her.
_OWNERS = {"he": "his", "him": "his", "his": "his", "she": "her", "her": "her"}
#: Endings of nouns for one person.
_DOERS = ("er", "or", "ist", "ian", "man", "ent", "ant", "ee", "ess", "eer")
#: Verbs whose subject may be either side of an interview.
_MEETS = frozenset({"spoke", "speaks", "talked", "talks", "sat", "sits", "met", "meets", "asked",
                    "asks", "interviewed", "interviews"})
#: Words of names that are no people's: the Eastern Seaboard, Hurricane Ada, the Ellery Act.
_NO_PEOPLE = frozenset({
    "accord", "accords", "act", "afc", "agreement", "airport", "albion", "amendment",
    "athletic", "avenue", "bridge", "capitol", "city", "clause", "coast", "constitution",
    "convention", "county", "deal", "debate", "district", "election", "fc", "forum", "gulf",
    "highway", "hotel", "hurricane", "initiative", "island", "islands", "mountain",
    "mountains", "nations", "ocean", "plan", "plaza", "primary", "prize", "proposition",
    "republic", "river", "road", "rovers", "seaboard", "states", "storm", "street", "summit",
    "theater", "theatre", "tower", "treaty", "united", "valley", "wanderers", "war"})
_SMALL = frozenset({"of", "the", "for", "and"})
#: How far back a pronoun may point, in sentences.
_REACH = 8
#: How far back a name may stand that nobody has spoken under yet, in sentences.
_NEAR = 3
#: So many places of a surname are looked at for a full name, so many names of a sentence, so many
#: speakers for a role, so many mentions for a pronoun.
_PLACES = 60

#: A mention in the order of places: its first token; then the earliest entered comes last.
Placed = tuple[int, int, int, Who]
Key = tuple[object, ...]
_CAPITAL_OR_SIGN = w.CAPITAL | w.SIGN
_TITLE = w.HONORIFIC | w.ROLE
_OWNER = w.DETERMINER | w.POSSESSIVE
#: What begins no name, though a sentence's head has a capital: On Sunday.
_NO_NAME = w.TIME | w.DEMONYM | w.PREPOSITION | w.JOINER | w.DETERMINER


class Entry:
    """One speaker of the ledger while it is being kept: the fullest name, and all mentions."""

    __slots__ = ("mentions", "who")

    def __init__(self, who: Who) -> None:
        self.who = who
        self.mentions = [who]


class Ledger:
    """The speakers of a document, in the order in which they first speak."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.entries: list[Entry] = []
        self._by_key: dict[Key, list[int]] = defaultdict(list)
        self._full: dict[str, Who | None] = {}
        self._longer: dict[str, Sequence[Who]] = {}
        self._new: list[tuple[Who, int, int]] = []  # not in their places yet
        self._people: list[Placed] = []
        self._groups: list[Placed] = []
        self._bodies: list[Placed] = []
        self._names: dict[int, list[tuple[int, int]]] = {}

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
        self._new.append((found, number, len(self.entries[number].mentions)))
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
        if particle not in TELLING_NOTHING:
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
                candidates.append(read)
        return sorted(candidates, key=lambda each: each.name[0] - each.name[1])

    # -- pronouns --------------------------------------------------------------------------------

    def _place_new(self) -> None:
        """Keep where somebody was mentioned, for the pronouns behind it."""
        for found, number, mentions in self._new:
            placed = (found.span[0], -number, -mentions, found)
            if found.kind in ("unnamed", "organisation"):
                insort(self._groups, placed)
            if found.kind in ("organisation", "document"):
                insort(self._bodies, placed)
            if found.kind == "person" or (found.kind == "unnamed" and self._is_somebody(found)):
                insort(self._people, placed)
        self._new.clear()

    def _is_somebody(self, found: Who) -> bool:
        """Whether who has no name is one person by a role or a noun's ending: a docker, no plan."""
        bits = self._tokens.bits
        at = start = found.name[0]
        while at < found.name[1] and not bits[at] & w.PREPOSITION:
            if bits[at] & w.ROLE:
                return True
            at += 1
        return at > start and self._tokens.folds[at - 1].endswith(_DOERS)

    def antecedent(self, pronoun: str, at: int) -> Who | None:
        """Whom a pronoun seems to mean: the nearest before it that it can stand for."""
        if pronoun in _NOBODY:
            return None
        self._place_new()
        rows = self._tokens.rows
        if pronoun == "it":
            return self._body_before(at)
        if pronoun in _GROUPS:
            return self._nearest(self._groups, at)
        others = _OTHERS.get(pronoun, _NONE)
        nearest = self._nearest(self._people, at, others, _OWNERS.get(pronoun))
        behind = -1 if nearest is None else rows[nearest.span[0]]
        return self._named_before(at, behind, others) or nearest

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
            return self.antecedent("", first)
        if stop - start == 1 and own & w.DEMONYM:
            return self.antecedent("", first)
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

    def only_one_before(self, at: int) -> Who | None:
        """The only person whom the sentences before a token's give a full name; else nobody.

        What no stop ends doesn't count: a headline's capitals are no names. Nor does whoever
        *spoke to* another: that may be who asks.
        """
        tokens = self._tokens
        row = tokens.rows[at]
        found: dict[str, Who] = {}
        for each in range(max(0, row - _REACH), row):
            end = tokens.starts[each + 1]
            if not any(bits & w.STOP for bits in tokens.bits[end - 2 : end]):
                continue
            for place, stop in self._names_in(each):
                read = who(tokens, place, stop, stop)
                if read.kind == "person" and len(read.bare) > 1 and (
                    tokens.folds[stop] not in _MEETS
                ):
                    found.setdefault(read.bare[-1], read)
        return next(iter(found.values())) if len(found) == 1 else None

    def _nearest(self, mentions: Sequence[Placed], at: int,
                 others: frozenset[str] = _NONE, owner: str | None = None) -> Who | None:
        """The last of these mentions before a token, if it isn't too far back.

        ``others`` are the courtesy titles that the pronoun can't stand for; nor does *she* stand
        for *her teacher*, who has an ``owner``.
        """
        folds, rows = self._tokens.folds, self._tokens.rows
        last = bisect_left(mentions, (at,)) - 1
        for place in range(last, max(last - _PLACES, -1), -1):
            first, _, _, found = mentions[place]
            if rows[at] - rows[first] > _REACH:
                break
            if found.title not in others and folds[first] != owner:
                return found
        return None

    def _body_before(self, at: int) -> Who | None:
        """The organisation or paper heard last before a token, if nobody was since: it said."""
        place = bisect_left(self._bodies, (at,)) - 1
        people = bisect_left(self._people, (at,)) - 1
        if place < 0 or (people >= 0 and self._people[people] > self._bodies[place]):
            return None
        found, rows = self._bodies[place][3], self._tokens.rows
        return found if rows[at] - rows[found.span[0]] <= _NEAR else None

    def _named_before(self, at: int, behind: int, others: frozenset[str]) -> Who | None:
        """The first person named in the nearest sentence before that names one, behind another."""
        tokens = self._tokens
        row = tokens.rows[at]
        for wanted in range(row - 1, max(behind, row - 1 - _NEAR), -1):
            for place, end in self._names_in(wanted):
                end = min(end, at)
                read = who(tokens, place, end, end)
                if read.kind == "person" and read.title not in others and (
                    _NO_PEOPLE.isdisjoint(read.bare)
                ) and (
                    len(read.bare) > 1 or self._known(read)
                    or (end - place > 1 and tokens.bits[place] & _TITLE)  # President Ito
                    or self._is_set_off(place, end, others)
                ):
                    full = self.full_name(read) if len(read.bare) == 1 else None
                    return full._replace(span=read.span) if full else read
        return None

    def _is_set_off(self, place: int, end: int, others: frozenset[str]) -> bool:
        """Whether two commas set a name off behind what somebody is: his daughter, Ana, left."""
        bits = self._tokens.bits
        if place < 3 or end >= len(bits) or self._tokens.folds[place - 2] in others:
            return False
        return bool(
            bits[place - 1] & bits[end] & w.COMMA and bits[place - 3] & _OWNER
            and bits[place - 2] & w.ROLE and not bits[place - 2] & w.CAPITAL)

    def _names_in(self, row: int) -> list[tuple[int, int]]:
        """The runs of capitalised words of a sentence that may name somebody."""
        found = self._names.get(row)
        if found is not None:
            return found
        found = self._names[row] = []
        tokens = self._tokens
        bits, folds, is_name = tokens.bits, tokens.folds, tokens.is_name
        capitals = tokens.capitals
        behind = tokens.starts[row]
        for number in range(bisect_left(capitals, behind),
                            bisect_left(capitals, tokens.starts[row + 1])):
            place = capitals[number]
            if place >= behind and not bits[place] & _NO_NAME and is_name(place):
                end = place
                while end < len(bits) and (is_name(end) or (
                    folds[end] == "." and bits[end - 1] & w.CAPITAL
                )):
                    end += 1
                while end - 1 > place and bits[end - 1] & w.TIME and not bits[end - 1] & w.FINITE:
                    end -= 1  # Zinke Sunday told; but Theresa May
                if end - place > 2 and folds[place - 2] == "of" and bits[place - 3] & w.ROLE:
                    place = end - 2  # Secretary of the Interior | Ana Ito
                if folds[place - 1] != "the" or any(bits[at] & _TITLE for at in range(place, end)):
                    found.append((place, end))  # not the Sea Songs
                if len(found) == _PLACES:
                    break
                behind = end + 1
        return found

    def _known(self, found: Who) -> bool:
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
