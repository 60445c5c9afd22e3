"""The speakers of a ledger, found by what they are called."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict

from framing.voices.speakers.who import Who
from framing.wording.initials import initials, plain

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
        self._by_first: dict[str, int] = {}

    def number(self, found: Who) -> int | None:
        """The first entry in whose name nothing clashes with this one."""
        held, bare = self._by_key.get, found.bare
        if found.kind != "person":
            first = None
            for key in _wanted(found):
                numbers = held(key)
                if numbers and (first is None or numbers[0] < first):
                    first = numbers[0]
            return first
        for number in held(("person", bare[0], bare[-1], len(bare) == 1), ()):
            title = self.entries[number].who.title
            if not (title and found.title and title != found.title):
                return number  # no courtesy title tells two people apart
        return None

    def company(self, found: Who) -> int | None:
        """The organisation that one word without a role is short for: Keld of Keld Tools Inc."""
        if found.kind != "person" or len(found.bare) > 1 or found.title or found.role:
            return None
        return self._by_first.get(found.bare[0])

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
        if found.kind == "organisation" and len(found.bare) > 1:
            self._by_first.setdefault(found.bare[0], number)


def _keys(found: Who) -> tuple[Key, ...]:
    """What an entry is found by: two people by their first and last name."""
    kind, bare = found.kind, found.bare
    if kind == "person":
        return ((kind, bare[0], bare[-1], len(bare) == 1),)
    if kind != "organisation":
        return ((kind, bare),)
    return ((kind, bare), *((kind, "abbreviated", each) for each in _initials(bare)))


def _wanted(found: Who) -> tuple[Key, ...]:
    """The keys under which the same may be kept, of an organisation those of its initials too.

    NGA is Northern Growers' Association, and the other way round.
    """
    kind, bare = found.kind, found.bare
    wanted: list[Key] = [(kind, bare)]
    if kind != "organisation":
        return tuple(wanted)
    if len(bare) == 1:
        wanted.append((kind, "abbreviated", plain(bare[0])))
    wanted += [(kind, (each,)) for each in _initials(bare)]
    return tuple(wanted)


def _initials(bare: tuple[str, ...]) -> list[str]:
    """A name's initials, if they can stand for it: three or more."""
    return [each for each in initials(bare) if len(each) > 2]
