"""Chains: the mentions of one actor brought together, merged only where nothing clashes.

*Vasilyeva* is *Dr. Alexandra Vasilyeva* where no other Vasilyeva is named; Richard Harrington and
Michael Harrington are two, and *Harrington* alone is then neither.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from framing.portrayal.known import is_given, listed_kind, same
from framing.portrayal.mentions import Mention
from framing.voices.listed import listed

#: Why a mention is counted for an actor.
SAME, OTHER, SURNAME, FIRST, INITIALS, SHORT = (
    "same name", "another name of the same", "surname", "first name", "initials", "short form")
#: Courtesy titles that two people of one surname are told apart by.
_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "sir", "dame", "lord", "lady"})
#: Words for bodies that alone may be another one: the House is not the White House.
_NOT_SHORT = frozenset({"house", "state", "states", "times", "post", "party", "union", "office",
                        "department", "group", "news", "press"})
#: Last words of companies' names, which the first alone stands for.
_COMPANIES = frozenset({"inc", "corp", "corporation", "co", "company", "ltd", "llc", "plc", "group",
                        "oil", "energy", "motors", "mobil", "airlines", "holdings", "industries"})
_LINKS = frozenset({"of", "for", "and", "the", "on", "in"})


class Chain:
    """An actor while mentions are gathered: ``words`` its fullest name, mentions with reasons."""

    __slots__ = ("mentions", "words")

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words
        self.mentions: list[tuple[Mention, str]] = []

    @property
    def courtesy(self) -> frozenset[str]:
        """The courtesy titles that stand before its name."""
        return frozenset(word for each, _ in self.mentions for word in each.title
                         if word in _COURTESY)


def chains(found: Iterable[Mention]) -> list[Chain]:
    """Bring mentions of one actor together, in the order of their first mentions."""
    by_words: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for each in found:
        by_words[each.words].append(each)
    full: list[Chain] = []
    for words in sorted(by_words, key=lambda words: (-len(words), by_words[words][0].first)):
        if len(words) > 1:
            _enter_full(full, words, by_words[words])
    made = list(full)
    for words in sorted((words for words in by_words if len(words) == 1),
                        key=lambda words: by_words[words][0].first):
        made_here = _enter_single(full, made, words, by_words[words])
        if made_here is not None:
            made.append(made_here)
    for chain in made:
        chain.mentions.sort(key=lambda entry: entry[0].first)
    return sorted(made, key=lambda chain: chain.mentions[0][0].first)


def _enter_full(full: list[Chain], words: tuple[str, ...], mentions: list[Mention]) -> None:
    """Enter a name of several words: under one that it is the same as, or as a new one."""
    for chain in full:
        why = agrees(chain.words, words)
        if why:
            chain.mentions += [(each, SAME if chain.words == words else why) for each in mentions]
            return
    chain = Chain(words)
    chain.mentions = [(each, SAME) for each in mentions]
    full.append(chain)


def agrees(one: tuple[str, ...], other: tuple[str, ...]) -> str | None:
    """Why two names of several words are one's: the same first and last name, or a listed one."""
    if one == other:
        return SAME
    if same(" ".join(one)) == same(" ".join(other)):
        return OTHER
    people = is_given(one[0]) and is_given(other[0])
    if people and one[0] == other[0] and one[-1] == other[-1] and _LINKS.isdisjoint(one + other):
        return SAME
    if not people and len(one) > len(other) > 1 and one[-len(other):] == other and (
            one[0] in ("u.s", "us", "uk", "u.k", "national")):
        return SHORT  # the U.S. Supreme Court, the Supreme Court
    return None


def _enter_single(full: list[Chain], made: list[Chain], words: tuple[str, ...],
                  mentions: list[Mention]) -> Chain | None:
    """Enter a name of one word: under the only one it can be short for, or as a new one."""
    word = words[0]
    listed_as = same(word)
    for chain in made:
        if same(" ".join(chain.words)) == listed_as:
            chain.mentions += [(each, OTHER) for each in mentions]
            return None
    if listed_kind(word) is None or any(chain.words[-1] == word and is_given(chain.words[0])
                                        for chain in full):
        wanted, why = _only(full, word, mentions)
        if wanted:
            wanted.mentions += [(each, why) for each in mentions]
            return None
    chain = Chain(words)
    chain.mentions = [(each, SAME) for each in mentions]
    return chain


def _only(full: list[Chain], word: str, mentions: list[Mention]) -> tuple[Chain | None, str]:
    """The only name of several words that one word can be short for, and why."""
    bodies = listed("body")
    titled = frozenset(part for each in mentions for part in each.title if part in _COURTESY)
    people = [chain for chain in full if chain.words[-1] == word and _LINKS.isdisjoint(chain.words)
              and word not in bodies and listed_kind(" ".join(chain.words)) is None]
    if people:
        held = [chain for chain in people if len(titled) < 2 and not (
            titled and chain.courtesy - titled)]
        return (held[0], SURNAME) if len(people) == 1 and held else (None, "")
    if word in bodies and word not in _NOT_SHORT:
        short = [chain for chain in full if chain.words[-1] == word or chain.words[0] == word]
        if len(short) == 1:
            return short[0], SHORT
    initials = [chain for chain in full if len(word) > 1 and word.replace(".", "") in (
        _initials(chain.words), "".join(part[0] for part in chain.words))]
    if len(initials) == 1 and len(word.replace(".", "")) > 1:
        return initials[0], INITIALS
    firsts = [chain for chain in full if chain.words[0] == word]
    if len(firsts) == 1 and (is_given(word) or firsts[0].words[-1] in _COMPANIES):
        return firsts[0], FIRST if is_given(word) else SHORT
    return None, ""


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words if word not in _LINKS)


def name_of(chain: Chain) -> tuple[str, ...]:
    """The words of the name by which an actor is listed: the fullest, most often used."""
    used = Counter(each.words for each, _ in chain.mentions)
    return max(used, key=lambda words: (len(words), used[words]))
