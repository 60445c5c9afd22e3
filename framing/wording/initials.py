"""What initials a body can be called by: the U.S. Quay Safety Board, QSB and USQSB.

Asked by the search for names, for speakers and for actors, so that the three agree.
"""

from __future__ import annotations

from collections.abc import Sequence

#: Words within a name that are no part of its initials.
LINKS = frozenset({"of", "for", "and", "the", "on", "in"})
#: Countries and unions by their initials, as they stand before the name of a body.
COUNTRIES = frozenset({"eu", "uk", "un", "us"})
#: Links whose letter some keep, a small one: the Department for Tides, DfT.
_KEPT = frozenset({"of", "for"})
#: Fewer letters stand for a part of a name too often to stand for all of it.
_LEAST = 3


def plain(word: str) -> str:
    """A name without points and hyphens: U.S., G-7."""
    return word.replace(".", "").replace("-", "")


def initials_of(words: Sequence[str]) -> str:
    """The first letters of a name's words, links left out."""
    return "".join(word[0] for word in words if word not in LINKS)


def spelled_out(words: Sequence[str]) -> set[str]:
    """The initials of a name's words, in each way in which they are written.

    A country's before it stand whole or not at all, and of *of* and *for* a letter may be kept.

    >>> sorted(spelled_out(("u.s.", "quay", "safety", "board")))
    ['qsb', 'uqsb', 'usqsb']
    >>> sorted(spelled_out(("department", "for", "tides")))
    ['dft', 'dt']
    """
    found, country = {initials_of(words)}, plain("".join(words[:1]))
    kept = "".join(word[0] for word in words if word in _KEPT or word not in LINKS)
    if len(kept) >= _LEAST:
        found.add(kept)
    if country in COUNTRIES:
        bare = initials_of(words[1:])
        found.add(country + bare)
        if len(bare) >= _LEAST:
            found.add(bare)
    return found


def initials(words: Sequence[str]) -> set[str]:
    """All that a name can be called by of its letters: those of the part before *and* too.

    >>> sorted(initials(("centers", "for", "tide", "control", "and", "prevention")))
    ['cftc', 'cftcp', 'ctc', 'ctcp']
    """
    found = spelled_out(words)
    if "and" in words[1:]:
        found |= {each for each in spelled_out(words[: words.index("and", 1)])
                  if len(each) >= _LEAST}
    return found
