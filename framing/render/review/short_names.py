"""What those who speak are called where there is little room: Roe; A. Roe and B. Roe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from framing.grammar.listed import listed
from framing.portrayal.known import is_given, listed_kind
from framing.support.patterns import Pattern
from framing.voices import Speaker

#: Ranks and titles that a short name does without.
_RANKS = listed("short_rank")
#: A surname at the head of what stands between two spaces, and what may stand before a first name.
_NAME = Pattern(r"\w{1,40}(?:[-'’]\w{1,40}){0,4}")
_OPENING = "“\"‘'(["


class ShortNames:
    """What speakers are called for short: by surname, the bearers of one told apart."""

    def __init__(self, speakers: Sequence[Speaker], text: str = "") -> None:
        self._bearers: dict[str, list[Speaker]] = {}
        for each in speakers:
            words = _bare(each) if each.kind == "person" else []
            if words:
                self._bearers.setdefault(words[-1], []).append(each)
        self._text = text
        self._are_surnames: dict[str, bool] = {}
        self._initials: dict[str, Counter[str]] = {}

    @cached_property
    def _spoken_of(self) -> dict[str, set[str]]:
        """The first names that stand before each surname in the text."""
        found: dict[str, set[str]] = {}
        for before, word in pairwise(self._text.split()):
            first = before.lstrip(_OPENING)
            if first[:1].isupper() and is_given(first.lower()) and (name := _NAME.match(word)):
                surname = name[0].removesuffix("’s").removesuffix("'s")
                if surname in self._bearers:
                    found.setdefault(surname, set()).add(first)
        return found

    def of(self, speaker: Speaker) -> str:
        """A surname, with the first name's letter where somebody else has the same surname.

        Somebody else may only be spoken of in the text. The whole name where nothing shows that it
        is a person's: *Castell Power* is no Power.
        """
        words = _bare(speaker)
        if speaker.kind != "person" or len(words) < 2:
            return " ".join(words) if speaker.kind == "person" and words else speaker.name
        surname, first = words[-1], words[0]
        if not self._is_surname(surname):
            return speaker.name
        kin = self._spoken_of.get(surname, set()) - set(words)  # Ann, of Ruth Ann Roe, is no other
        if len(self._bearers[surname]) < 2 and not kin:
            return surname
        clashes = self._with_initial(surname)[first[0]] > 1 or any(
            each[0] == first[0] for each in kin)
        return " ".join(words) if clashes else f"{first[0]}. {surname}"

    def _is_surname(self, word: str) -> bool:
        """Whether something shows of anybody whose name ends in a word that it is a surname."""
        if word not in self._are_surnames:
            self._are_surnames[word] = any(map(_has_surname, self._bearers.get(word, ())))
        return self._are_surnames[word]

    def _with_initial(self, surname: str) -> Counter[str]:
        """How many speakers of a surname have a first name of each initial."""
        if surname not in self._initials:
            bare = map(_bare, self._bearers[surname])
            self._initials[surname] = Counter(words[0][0] for words in bare if len(words) > 1)
        return self._initials[surname]


def _has_surname(speaker: Speaker) -> bool:
    """Whether a name begins with a rank, a first name or initials, or its last word stands alone.

    It may have *Mr* before it then.
    """
    words = _bare(speaker)
    if listed_kind(" ".join(words).lower()):
        return False
    alone = range(len(words[-1]), len(words[-1]) + len("Mrs. ") + 1)
    return (words[0] != speaker.name.split()[0] or words[0].endswith(".")
            or is_given(words[0].lower())
            or any(each.end - each.start in alone and each.end - each.start < len(speaker.name)
                   for each in speaker.mentions))


def _bare(speaker: Speaker) -> list[str]:
    """The words of a name without ranks, titles and what stands in brackets."""
    words = [word for word in speaker.name.split() if word[:1] not in "(["]
    while len(words) > 1 and words[0].rstrip(".").lower() in _RANKS:
        words.pop(0)
    return words
