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
from framing.voices.full_names import FullNames
from framing.voices.who import Who

_SMALL = frozenset({"of", "the", "for", "and"})
#: Nouns for whoever was named just before, though nobody was called by them.
_EPITHETS = frozenset({"expert", "head of government", "head of state", "lawmaker",
                       "parliamentarian", "politician", "politologist", "specialist"})
#: How far back that may be, in sentences.
_NEAR = 3
#: So many speakers are looked at for a role.
_PLACES = 60

Key = tuple[object, ...]


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
        self.entries: list[Entry] = []
        self._by_key: dict[Key, list[int]] = defaultdict(list)
        self._full = FullNames(tokens)
        self.antecedents = Antecedents(tokens, marked, self._full, self.number)

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    # -- who is who ------------------------------------------------------------------------------

    def enter(self, found: Who) -> int:
        """Give the number of the speaker that a mention is of, a new one if need be."""
        if found.kind == "person" and len(found.bare) < 3:
            full = self._full.short_for(found)
            found = full._replace(span=found.span) if full else found
        number = self.number(found)
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
        if self.number(antecedent) is None:
            self.enter(antecedent)
        number = self.enter(antecedent._replace(span=span))
        self.antecedents.called(number, self._tokens.folds[span[0]])
        return number

    def _index(self, found: Who, number: int) -> None:
        for key in _keys(found):
            insort(self._by_key[key], number)

    def number(self, found: Who) -> int | None:
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

    def meant(self, found: Who) -> Who | None:
        """Whom a role behind an article seems to mean: the mayor, the spokesman.

        It is the only one, of the last so many, who has spoken in that role; *the 24-year-old*,
        *the Swede* and *the head of state* are whoever was named last.
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
        role = tokens.folds[start:stop]
        epithet = " ".join(role) in _EPITHETS
        if not (epithet or tokens.bits[stop - 1] & w.ROLE) or self.number(found) is not None:
            return None
        meant = [each.who for each in self.entries[-_PLACES:] if self._is_in_role(each, role)]
        if len(meant) == 1:
            return meant[0]
        return self._just_named(first) if epithet and not meant else None

    def _just_named(self, at: int) -> Who | None:
        """The person named last before a token, if it is by a name and not too far back."""
        found, rows = self.antecedents.nearest("", at), self._tokens.rows
        near = found is not None and rows[at] - rows[found.span[0]] <= _NEAR
        return found if found and near and found.kind == "person" else None

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
