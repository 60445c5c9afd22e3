"""Mentions: where an article calls somebody or something by a name, with the titles before it.

The names are those that :mod:`framing.coverage.names` finds, so that all parts of the program find
the same ones. In headings, where all words may have capitals, only names that the text has too are
looked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from framing.coverage.names import Name, Page, cases, names, page_of
from framing.document import Document
from framing.portrayal.known import is_given, listed, listed_kind, verb, word_set
from framing.voices import words as w

_TITLED = w.ROLE | w.HONORIFIC
#: What may stand among titles: Russian President, House Speaker.
_BESIDE = _TITLED | w.DEMONYM | w.BODY
#: Titles that the search for names takes for a part of one.
TITLES = frozenset({"pres", "pm", "president-elect", "co-author", "co-founder", "vice-president",
                     "secretary-general", "ex-president", "ex-mayor", "sec", "administrator",
                    "whip", "co-chair", "reverends"})
#: Words that open a sentence before a name and are no part of it.
_OPENING = frozenset({"nothing", "everything", "something", "everyone", "nobody", "anything",
                      "today", "yet", "still", "even", "only", "enter", "meet"})
_AMONG = frozenset({"prime", "vice", "deputy", "chief", "attorney", "first", "former", "acting",
                    "foreign", "majority", "minority", "lead", "senior", "press", "defense",
                    "defence", "interior", "finance", "environment", "energy", "health", "white"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
#: Forms that the search for names takes for a pronoun or leaves, in capitals.
_STATES = {"US": "us", "U.S": "u.s", "U.S.": "u.s", "UK": "uk", "U.K.": "u.k", "EU": "eu",
           "UN": "un"}
#: Words with a capital that name nobody.
_NOBODY = word_set("""advertisement anonymous bible christmas continue covid covid-19 daily
    december dr easter editor english exclusive father file getty god halloween heaven hell i
    image images internet islam click join lord loading mother mr mrs ms newsletter nobel note
    ok passover photo pic please quran ramadan read related sabbath said share sign subscribe
    thanksgiving tv tweet update updated via video watch website yes jan feb mar apr jun jul aug
    sep sept oct nov dec reps sens celsius fahrenheit co2""") | {"i'm", "i've"}


_MONTHS = frozenset({"may", "march", "august"})
_BEFORE_MONTHS = frozenset({"in", "since", "until", "by", "last", "next", "this", "early", "late",
                            "mid", "of", "from", "through", "to"})
#: What a name alone can't be, and what can't stand inside one: a heading's words in the text.
_CLOSED = w.DEMONYM | w.ADVERB | w.DETERMINER | w.PREPOSITION | w.JOINER | w.QUESTION | w.RELATIVE
_NEVER_INSIDE = w.PRONOUN | w.AUXILIARY | w.QUESTION | w.RELATIVE | w.THAT


class Mention(NamedTuple):
    """A name at one place, in tokens: the name from ``first`` to ``last``, titles from ``begin``.

    ``words``: the name's folded words, titles and initials left out. ``title``: the folded words of
    the titles. ``heading``: whether it stands in one.
    """

    words: tuple[str, ...]
    begin: int
    first: int
    last: int
    title: tuple[str, ...]
    heading: bool


def mentions_in(document: Document) -> tuple[list[Mention], Page]:
    """All names of an article, in order, none overlapping."""
    page = page_of(document)
    lower, inside = cases(page)
    found = names(page, lower, inside)
    alone = {name.words for name in found.found}
    own = [_mention(page, *_trimmed(page, name, alone)) for name in found.found
           if not name.heading]
    kept = [each for each in own if each and not _is_nobody(page, each)
            and not _shouted(document, each)]
    kept += _listed(document, page, {at for each in kept
                                     for at in range(each.begin, each.last + 1)})
    kept += _in_headings(page, kept)
    kept.sort(key=lambda each: each.first)
    return _apart(kept), page


def _apart(found: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for each in found:
        if kept and each.begin <= kept[-1].last:
            if each.first <= kept[-1].last:
                continue
            each = each._replace(begin=each.first, title=())
        kept.append(each)
    return kept


def _trimmed(page: Page, name: Name,
             alone: set[tuple[str, ...]]) -> tuple[int, int, tuple[str, ...]]:
    """A name without what isn't part of it: *Supporting* Ukraine, *American* ATACMS."""
    first, words = name.first, name.words
    titles = [at for at in range(first, name.last) if page.folds[at] in TITLES]
    if titles:  # New Zealand PM Jacinda Ardern
        first = titles[-1] + 1 + (not page.wordy[titles[-1] + 1])
        words = tuple(page.folds[at] for at in range(first, name.last + 1) if page.wordy[at])
    if words[:1] == ("state",) and first > 1 and page.folds[first - 2].endswith("secretary"):
        return first + 1, name.last, words[1:]  # Secretary of State Ana Ito
    rest = words[1:]
    if rest and words[0] in ("the", "a"):
        return first + 1, name.last, rest
    if rest and page.head(first) and (page.bits[first] & w.DETERMINER or words[0] in _OPENING or (
            rest in alone and len(rest) == 1 and is_given(rest[0]) and not is_given(words[0]))):
        return first + 1, name.last, rest  # Chill Greta, chill!
    if rest and page.wordy[first] and page.folds[first] == words[0] and page.capital[first + 1]:
        of = page.bits[first]
        if (page.head(first) and (rest in alone or listed_kind(" ".join(rest))) and (
                verb(words[0]) is not None or of & (w.ADVERB | w.ADJECTIVE | w.PREPOSITION))) or (
                of & w.DEMONYM and len(rest) == 1 and rest in alone and not of & w.PLACE):
            return first + 1, name.last, rest
    return first, name.last, words or name.words


def _mention(page: Page, first: int, last: int, words: tuple[str, ...]) -> Mention | None:
    """A name with the titles before it; suffixes such as *Jr.* are no part of it."""
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words, last = words[:-1], last - 1
    words = tuple(word for word in words if word)  # of ’S nothing is left
    if not words or not page.wordy[last] or last < first:
        return None
    begin = first
    title: list[str] = []
    at = first - 1
    while at >= 0 and page.rows[at] == page.rows[first]:
        if page.folds[at] == "." and at and page.bits[at - 1] & w.HONORIFIC:
            at -= 1
            continue
        wanted = _BESIDE if title else _TITLED
        if not page.capital[at] or page.owner[at] or not (
                page.bits[at] & wanted or page.folds[at] in TITLES
                or (title and page.folds[at] in _AMONG)):
            break
        begin = at
        title.append(page.folds[at])
        at -= 1
    if title and begin < first and not any(
            page.bits[place] & _TITLED or page.folds[place] in TITLES
            for place in range(begin, first)):
        begin, title = first, []
    return Mention(words, begin, first, last, tuple(reversed(title)), page.heading[first])


def _is_nobody(page: Page, found: Mention) -> bool:
    """Whether a capital is all there is to a name: *God*, *American*, a single letter."""
    name = " ".join(found.words)
    if name in _NOBODY or len(name) == 1 or not name[0].isalpha() or (
            name[:2] in ("r-", "d-") and len(found.words) == 1):  # (R-Calif)
        return True
    places = range(found.first, found.last + 1)
    if len(places) == 1:
        if name in _MONTHS and _is_month(page, found.first):
            return True
        found_verb = verb(name)
        return listed_kind(name) is None and bool(
            page.bits[found.first] & _CLOSED
            or (found_verb is not None and found_verb.form == "ing" and not found.title))
    inner = places[1:-1]
    return any(page.bits[at] & (_NEVER_INSIDE | w.PREPOSITION * page.capital[at])
               for at in inner) or bool(page.bits[places[-1]] & w.PRONOUN) or bool(
        page.bits[places[0]] & w.AUXILIARY and not is_given(found.words[0]))


def _is_month(page: Page, at: int) -> bool:
    """Whether *May* or *March* is a month there: in May, 3 March, May 2020."""
    beside = [page.folds[place] for place in (at - 1, at + 1)
              if 0 <= place < len(page.rows) and page.rows[place] == page.rows[at]]
    return any(word in _BEFORE_MONTHS or word[0].isdigit() for word in beside)


def _shouted(document: Document, found: Mention) -> bool:
    """Whether it is a run of three words and more all in capitals: part of a heading."""
    forms = document.token_list[found.first : found.last + 1]
    words = [word for word in (document.vocabulary.surfaces[form] for form in forms)
             if word[0].isalpha()]
    return len(words) > 2 and all(word.isupper() for word in words)


def _listed(document: Document, page: Page, taken: set[int]) -> Iterator[Mention]:
    """Listed places and bodies that the search for names leaves: at a sentence's head, *US*."""
    surfaces, forms = document.vocabulary.surfaces, document.token_list
    begins, size = _begins(), len(page.folds)
    end = 0
    for at in range(size):
        if not page.capital[at] or at < end or at in taken or page.heading[at]:
            continue
        word = _STATES.get(surfaces[forms[at]].removesuffix("’s").removesuffix("'s"))
        end = at + 1 if word else _listed_end(page, at, begins, taken)
        following = end < size and page.capital[end] and page.rows[end] == page.rows[at]
        if end > at and not following and (word or not at or at - 1 not in taken):
            yield Mention((word,) if word else tuple(page.folds[at:end]), at, at, end - 1, (),
                          False)


def _listed_end(page: Page, at: int, begins: dict[str, int], taken: set[int]) -> int:
    """Where a listed place or body ends that begins at a token; the token itself if none does."""
    for length in range(begins.get(page.folds[at], 0), 0, -1):
        places = range(at, min(at + length, len(page.folds)))
        if all(page.capital[place] and place not in taken and page.rows[place] == page.rows[at]
               for place in places):
            name = " ".join(page.folds[place] for place in places)
            if listed_kind(name) and not is_given(name):
                return places.stop
    return at


@cache
def _begins() -> dict[str, int]:
    """The first words of listed places and bodies, and how many words such names have at most."""
    found: dict[str, int] = {}
    for name in listed():
        words = name.split()
        if listed_kind(name) and name not in _STATES.values():
            found[words[0]] = max(len(words), found.get(words[0], 0))
    return found


def _in_headings(page: Page, known: list[Mention]) -> list[Mention]:
    """The names of the text that stand in titles and headings too, the longest that fits."""
    forms: dict[str, set[tuple[str, ...]]] = {}
    for each in known:
        forms.setdefault(each.words[0], set()).add(each.words)
        if len(each.words) > 1:
            forms.setdefault(each.words[-1], set()).add(each.words[-1:])
    ordered = {word: sorted(found, key=len, reverse=True) for word, found in forms.items()}
    found, at, size = [], 0, len(page.folds)
    while at < size:
        for words in ordered.get(page.folds[at], ()) if (
                page.heading[at] and page.capital[at]) else ():
            end = at + len(words)
            if tuple(page.folds[at:end]) == words and all(page.capital[at:end]) and (
                    page.rows[end - 1] == page.rows[at]):
                found.append(Mention(words, at, at, end - 1, (), True))
                at = end - 1
                break
        at += 1
    return found
