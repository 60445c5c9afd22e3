"""Chains: the mentions of one actor brought together, merged only where nothing clashes.

*Vasilyeva* is *Dr. Alexandra Vasilyeva* where no other Vasilyeva is named; Richard Harrington and
Michael Harrington are two, and *Harrington* alone is then neither.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from framing.grammar.listed import listed
from framing.portrayal.known import (
    is_body,
    is_childs,
    is_family,
    is_given,
    is_known_person,
    listed_kind,
    same,
)
from framing.portrayal.mentions import Mention
from framing.wording.initials import COUNTRIES, LINKS, initials, plain
from framing.wording.particles import BEGINNING_SURNAMES

#: Why a mention is counted for an actor.
SAME, OTHER, SURNAME, FIRST, INITIALS, SHORT = (
    "same name", "another name of the same", "surname", "first name", "initials", "short form")
#: Courtesy titles, by which two people of one surname are told apart: whom each is of.
_COURTESY = {"mr": "he", "sir": "he", "lord": "he", "ms": "she", "dame": "she", "lady": "she",
             "mrs": "mrs", "miss": "miss"}
#: Those that stand before a first name alone: Sir Tam.
_BEFORE_FIRST = frozenset({"sir", "dame"})
#: Words for bodies that alone may be another one: the House is not the White House.
_NOT_SHORT = frozenset({"house", "state", "states", "party", "union", "office", "department",
                        "group", "news", "press"})
#: Last words of companies' names, which the first alone stands for.
_COMPANIES = frozenset({"inc", "corp", "corporation", "co", "company", "ltd", "llc", "plc", "group",
                        "oil", "energy", "motors", "mobil", "airlines", "holdings", "industries",
                        "airways", "aerospace", "brewing", "chemicals", "cosmetics",
                        "entertainment", "foods", "logistics", "pharma", "pharmaceuticals",
                        "robotics", "software",
                        "stores", "studios", "supermarkets", "systems", "technologies",
                        "therapeutics"})
#: So many names with one last word are held beside a further one.
_FEW = 50


class Chain:
    """An actor while mentions are gathered: ``words`` its fullest name, mentions with reasons."""

    __slots__ = ("mentions", "words")

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words
        self.mentions: list[tuple[Mention, str]] = []

    @property
    def courtesy(self) -> frozenset[str]:
        """Whom the courtesy titles before its name are of."""
        return _courtesy(each for each, _ in self.mentions)


def _courtesy(mentions: Iterable[Mention]) -> frozenset[str]:
    return frozenset(_COURTESY[word] for each in mentions for word in each.title
                     if word in _COURTESY)


def _clash(courtesy: frozenset[str]) -> bool:
    """Whether courtesy titles are of two people: Mr and Mrs, Mrs and Miss."""
    return ("he" in courtesy and len(courtesy) > 1) or {"mrs", "miss"} <= courtesy


class _Index:
    """The chains made so far, found by what a further name can have in common with them."""

    def __init__(self) -> None:
        self.made: list[Chain] = []
        self.by_name: dict[str, Chain] = {}
        self._by_end: dict[str, list[Chain]] = defaultdict(list)
        self._by_start: dict[str, list[Chain]] = defaultdict(list)
        self._by_initials: dict[str, list[Chain]] = defaultdict(list)

    def add(self, chain: Chain) -> None:
        """Keep a new chain."""
        self.made.append(chain)
        self.by_name.setdefault(same(" ".join(chain.words)), chain)
        if len(chain.words) > 1:
            self._by_end[chain.words[-1]].append(chain)
            self._by_start[chain.words[0]].append(chain)
            for letters in initials(chain.words):
                self._by_initials[letters].append(chain)

    def ending(self, word: str) -> list[Chain]:
        """The names of several words whose last is this one."""
        return self._by_end.get(word, [])

    def beginning(self, word: str) -> list[Chain]:
        """The names of several words whose first is this one."""
        return self._by_start.get(word, [])

    def of_initials(self, word: str) -> list[Chain]:
        """The names of several words that have these initials."""
        return self._by_initials.get(word, [])


def chains(found: Iterable[Mention]) -> list[Chain]:
    """Bring mentions of one actor together, in the order of their first mentions."""
    by_words: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for each in found:
        by_words[each.words].append(each)
    index = _Index()
    for words in sorted(by_words, key=lambda words: (-len(words), by_words[words][0].first)):
        enter = _enter_full if len(words) > 1 else _enter_single
        enter(index, words, by_words[words])
    for chain in index.made:
        chain.mentions.sort(key=lambda entry: entry[0].first)
    return sorted(index.made, key=lambda chain: chain.mentions[0][0].first)


def _enter_full(index: _Index, words: tuple[str, ...], mentions: list[Mention]) -> None:
    """Enter a name of several words: under one that it is the same as, or as a new one."""
    named = index.by_name.get(same(" ".join(words)))
    for chain in (*((named,) if named else ()), *index.ending(words[-1])[:_FEW]):
        why = agrees(chain.words, words)
        if why:
            chain.mentions += [(each, why) for each in mentions]
            return
    _enter_new(index, words, mentions)


def _enter_new(index: _Index, words: tuple[str, ...], mentions: list[Mention]) -> None:
    chain = Chain(words)
    chain.mentions = [(each, SAME) for each in mentions]
    index.add(chain)


def agrees(one: tuple[str, ...], other: tuple[str, ...]) -> str | None:
    """Why two names of several words are one's: the same first and last name, or a listed one."""
    if one == other:
        return SAME
    if same(" ".join(one)) == same(" ".join(other)):
        return OTHER
    people = is_given(one[0]) and is_given(other[0])
    if people and one[0] == other[0] and one[-1] == other[-1] and LINKS.isdisjoint(one + other):
        return SAME
    if len(one) > len(other) > 1 and one[-len(other):] == other:
        if other[0] in BEGINNING_SURNAMES:
            return SURNAME  # Ursula von der Leyen, Von der Leyen
        if not people and one[0].rstrip(".") in ("u.s", "us", "uk", "u.k", "national"):
            return SHORT  # the U.S. Supreme Court, the Supreme Court
    return None


def _enter_single(index: _Index, words: tuple[str, ...], mentions: list[Mention]) -> None:
    """Enter a name of one word: under the only one it can be short for, or as a new one."""
    word = words[0]
    chain = index.by_name.get(same(word))
    if chain is not None and not is_known_person(word):
        chain.mentions += [(each, OTHER) for each in mentions]
        return
    if word in COUNTRIES:  # the UN isn't Kim Jong Un
        _enter_new(index, words, mentions)
        return
    spelt = index.of_initials(word)
    if len(spelt) == 1 and len(word) > 2 and listed_kind(word) == "organisation":
        spelt[0].mentions += [(each, INITIALS) for each in mentions]
        return
    longer = index.beginning(word)
    if len(longer) == 1 and longer[0].words[-1] in _COMPANIES and (
            listed_kind(word) == "organisation"):
        longer[0].mentions += [(each, SHORT) for each in mentions]
        return
    if listed_kind(word) is None or any(is_given(chain.words[0]) for chain in index.ending(word)):
        wanted, why = _only(index, word, mentions)
        if wanted:
            wanted.mentions += [(each, why) for each in mentions]
            return
    _enter_new(index, words, mentions)


def _only(index: _Index, word: str, mentions: list[Mention]) -> tuple[Chain | None, str]:
    """The only name of several words that one word can be short for, and why."""
    bodies = listed("body")
    ending, beginning = index.ending(word), index.beginning(word)
    titled = _courtesy(mentions)
    people = [chain for chain in ending if LINKS.isdisjoint(chain.words)
              and word not in bodies and listed_kind(" ".join(chain.words)) is None]
    if any(not _BEFORE_FIRST.isdisjoint(each.title) for each in mentions) and (
            len(beginning) == 1 and not people):
        return beginning[0], FIRST  # Sir Tam
    if people:
        meant = _meant(word, people)
        held = [chain for chain in meant if not _clash(titled | chain.courtesy)]
        return (held[0], SURNAME) if len(meant) == 1 and held else (None, "")
    if word in bodies and word not in _NOT_SHORT and len(ending) + len(beginning) == 1:
        return (*ending, *beginning)[0], SHORT
    letters = plain(word)
    lettered = index.of_initials(letters)
    if len(lettered) == 1 and len(letters) > 1:
        return lettered[0], INITIALS
    if len(beginning) == 1 and (is_given(word) or is_childs(beginning[0].words)):
        return beginning[0], FIRST
    firms = [chain for chain in beginning if chain.words[-1] in _COMPANIES]
    if len(firms) == 1:
        return firms[0], SHORT
    if len(beginning) == 1 and is_family(word) and not is_body(beginning[0].words):
        return beginning[0], SURNAME  # Xi Jinping
    return None, ""


def _meant(word: str, people: list[Chain]) -> list[Chain]:
    """Those of several words whom a surname can mean: *Trump* is no Ivanka, and rather Donald."""
    known = same(word).split()
    if len(known) == 1:
        return people
    # Of a first name only the beginning need agree: Joe, Joseph.
    return [chain for chain in people if chain.words[0][:2] == known[0][:2]]


def name_of(chain: Chain) -> tuple[str, ...]:
    """The words of the name by which an actor is listed: the fullest, most often used."""
    used = Counter(each.words for each, _ in chain.mentions)
    return max(used, key=lambda words: (len(words), used[words]))
