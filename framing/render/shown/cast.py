"""Who speaks, each with a letter and a colour: the same ones in every article that is shown.

The letter is a speaker's own where it is free (V for Vasilyeva), so that it need not be looked up;
it tells speakers apart where colours are missing, and where they come round again.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain, count
from string import ascii_lowercase, ascii_uppercase

from framing.profiles import Profile
from framing.support.records import NamedTuple
from framing.tokens import folded
from framing.voices import Speaker

#: Of the 256 colours those that stand out alike (contrast 3.9 at least) from black and from white.
STYLES = tuple(f"color({number})" for number in (30, 163, 130, 27, 28, 131, 99, 64))
#: The letter of words that nobody is said to have spoken.
NOBODY = "?"


class Member(NamedTuple):
    """A speaker with the letter and the colour that stand for them on the page."""

    letter: str
    style: str
    speaker: Speaker


def cast(profiles: Sequence[Profile]) -> list[tuple[Member, ...]]:
    """Give each article's speakers their letters and colours; one of the same name keeps theirs."""
    known: dict[str, tuple[str, str]] = {}
    free = _Letters()
    found = []
    for profile in profiles:
        here: set[str] = set()
        members = []
        for speaker in profile.speakers:
            name = folded(speaker.name)
            if name in here or name not in known:  # two of one name in an article are two
                known[name] = (free.take(speaker), STYLES[free.taken % len(STYLES)])
            here.add(name)
            members.append(Member(*known[name], speaker))
        found.append(tuple(members))
    return found


def surname(speaker: Speaker) -> str:
    """What a person is called for short: the last word of the name; others by all of theirs."""
    return speaker.name.split()[-1] if speaker.kind == "person" else speaker.name


class _Letters:
    """The letters that are still free."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._others = chain(
            ascii_uppercase, ascii_lowercase,
            (f"{letter}{number}" for number in count(1) for letter in ascii_uppercase))
        self.taken = -1

    def take(self, speaker: Speaker) -> str:
        """The first letter of the name's own that is free, else the next of all."""
        own = _own(speaker) if len(self._given) < len(ascii_uppercase) else ()
        letter = next(each for each in chain(own, self._others) if each not in self._given)
        self._given.add(letter)
        self.taken += 1
        return letter


def _own(speaker: Speaker) -> Iterator[str]:
    """Letters that bring a name to mind, the best first: initials, then those of its main word."""
    words = [word for word in map(_plain, speaker.name.split()) if word]
    if speaker.kind == "person":
        words.reverse()
    yield from (word[0] for word in words)
    yield from words[0] if words else ""


def _plain(word: str) -> str:
    """A word's letters as capitals without accents."""
    letters = unicodedata.normalize("NFKD", word).upper()
    return "".join(letter for letter in letters if letter in ascii_uppercase)
