"""The speakers of a ledger, found by what they are called."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict

from framing.voices.who import Who

_SMALL = frozenset({"of", "the", "for", "and"})

Key = tuple[object, ...]


class Entry:
    """One speaker of the ledger while it is being kept: the fullest name, and all mentions."""

    __slots__ = ("mentions", "who")

    def __init__(self, who: Who) -> None:
        self.who = who
        self.mentions = [who]


class Register:
    """Speakers by number, in the order in which they were entered."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._by_key: dict[Key, list[int]] = defaultdict(list)

    def number(self, found: Who) -> int | None:
        """The first entry in whose name nothing clashes with this one."""
        if found.kind != "person":
            held = map(self._by_key.get, _wanted(found))
            return min((numbers[0] for numbers in held if numbers), default=None)
        [key] = _keys(found)
        return next((number for number in self._by_key.get(key, ())
                     if _same_title(self.entries[number].who, found)), None)

    def add(self, found: Who) -> int:
        """Enter a new speaker; the number."""
        number = len(self.entries)
        self.entries.append(Entry(found))
        self._index(found, number)
        return number

    def rename(self, number: int, name: Who) -> None:
        """Keep another name of a speaker as the one to find it by."""
        entry = self.entries[number]
        before, entry.who = entry.who, name
        if name is not before and name.bare != before.bare:
            for key in _keys(before):
                numbers = self._by_key[key]
                del numbers[bisect_left(numbers, number)]
            self._index(name, number)

    def _index(self, found: Who, number: int) -> None:
        for key in _keys(found):
            insort(self._by_key[key], number)


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
    """The keys under which the same may be kept, of an organisation those of its initials too.

    NGA is Northern Growers' Association, and the other way round.
    """
    kind, bare = found.kind, found.bare
    wanted: list[Key] = [(kind, bare)]
    if kind != "organisation":
        return tuple(wanted)
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
