"""Mentions: where an article calls somebody or something by a name, with the titles before it.

The names are those that :mod:`framing.wording.names` finds, so that all parts of the program find
the same ones. In headings, where all words may have capitals, only names that the text has too are
looked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from framing.document import Document
from framing.grammar import words as w
from framing.portrayal.fields import FIELDS, joined
from framing.portrayal.known import (
    SURNAMES,
    is_body,
    is_given,
    listed,
    listed_kind,
    verb,
)
from framing.portrayal.nobody import describes, is_nobody
from framing.support.records import NamedTuple
from framing.wording.initials import LINKS
from framing.wording.names import Name, Page, acronyms, cases, names, page_of
from framing.wording.particles import BEGINNING_SURNAMES, SUFFIXES

#: Marks of words that may stand before a name as its title.
TITLED = w.ROLE | w.HONORIFIC
#: What may stand among titles: Russian President, House Speaker.
_BESIDE = TITLED | w.DEMONYM | w.BODY
#: Titles that the search for names takes for a part of one.
TITLES = frozenset({"pres", "pm", "president-elect", "co-author", "co-founder", "vice-president",
                    "secretary-general", "ex-president", "ex-mayor", "sec", "administrator",
                    "whip", "co-chair", "reverends", "assemblyman", "assemblywoman", "alderman",
                    "taoiseach"})
#: Words that open a sentence before a name and are no part of it.
_OPENING = frozenset({"nothing", "everything", "something", "everyone", "nobody", "anything",
                      "today", "yet", "still", "even", "only", "enter", "meet"})
_AMONG = frozenset({"prime", "vice", "deputy", "chief", "attorney", "first", "former", "acting",
                    "foreign", "majority", "minority", "lead", "senior", "press", "defense",
                    "defence", "interior", "finance", "environment", "energy", "health", "white"})
_LINKS = LINKS | {"to"}
#: What may lead a run of capitals where a sentence's end was missed.
_LEADING = frozenset({"the", "a", "and", "but", "so", "or"})
#: Bodies called by one word that are a party's, and words that describe a body at times.
_OF_PARTIES = frozenset({"democrats", "republicans", "police", "government", "parliament"})
_BEFORE_BODIES = frozenset({"former", "local", "senior", "several", "additional", "rival",
                            "nonpartisan", "republican", "democratic", "conservative",
                            "liberal", "political"})
#: So many tokens before a title may name what it is of; the titles of companies' heads, and what
#: before them is no company.
_BEFORE = 4
_HEADS_OF_FIRMS = frozenset({"ceo", "cfo", "coo"})
_NO_FIRM = (TITLED | w.DEMONYM | w.ADJECTIVE | w.ADVERB | w.TIME | w.DETERMINER | w.PREPOSITION
            | w.JOINER)
_NO_FIRMS = frozenset({"acting", "deputy", "former", "founding", "global", "group", "interim",
                       "new", "regional"})
#: Forms that the search for names takes for a pronoun or leaves, in capitals.
_STATES = {"US": "us", "U.S": "u.s", "U.S.": "u.s", "UK": "uk", "U.K.": "u.k", "EU": "eu",
           "UN": "un"}


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
    found = names(page, lower, inside, acronyms(page))
    alone = {name.words for name in found.found}
    own = [mention(page, *_trimmed(page, name, alone)) for name in found.found
           if not name.heading]
    last = {each.words[-1] for each in own if each and len(each.words) > 1}
    kept = [each for each in own if each and not is_nobody(
        page, each.words, each.first, each.last, titled=bool(each.title))
        and not (each.words[0] not in last and _is_order(page, each))
        and not _shouted(document, each) and not _plural(document, each)]
    linked = list(_linked(page))
    within = {at for each in linked for at in range(each.first, each.last + 1)}
    kept = [each for each in kept if within.isdisjoint(range(each.first, each.last + 1))]
    kept = apart(sorted([*linked, *kept], key=lambda each: each.first))
    kept = joined(page, kept)
    kept += _listed(document, page, {at for each in kept
                                     for at in range(each.begin, each.last + 1)})
    kept += _before_titles(document, page, kept)
    kept += _in_headings(page, kept)
    kept.sort(key=lambda each: each.first)
    return apart(kept), page


def apart(found: list[Mention]) -> list[Mention]:
    """Those of some mentions, in order, that don't stand within one before them."""
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
    if len(words) > 2:
        places = [at for at in range(first, name.last + 1) if page.wordy[at]]
        if (words[1],) in alone and is_given(words[0]) and _tells(words[2]):
            return first, places[1], words[:2]  # Ana Ito Slams Ellery
        if (words[2:] in alone and is_given(words[1]) and not is_given(words[0])
                and (listed_kind(words[0]) == "place" or words[0].endswith("ing"))):
            return places[1], name.last, words[1:]  # moved to Spain Ana Ito says
    if words[:1] == ("state",) and first > 1 and page.folds[first - 1] == "of" and (
            page.folds[first - 2].endswith("secretary")):
        return first + 1, name.last, words[1:]  # Secretary of State Ana Ito
    if page.owner[name.last] and words[-1] == "state" and len(words) > 1 and (
            page.folds[name.last + 1 : name.last + 2] == ["attorney"]):
        return first, name.last - 1, words[:-1]  # Kell County State's Attorney
    rest = words[1:]
    if rest and (words[0] in _LEADING or describes(words[0])):
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


def _tells(word: str) -> bool:
    """Whether a word is a verb as headlines have it behind a name: slams, failed."""
    told = verb(word)
    return told is not None and told.form in ("third", "past", "both")


def mention(page: Page, first: int, last: int, words: tuple[str, ...]) -> Mention | None:
    """A name with the titles before it; suffixes such as *Jr.* are no part of it."""
    while len(words) > 1 and words[-1] in SUFFIXES:
        words, last = words[:-1], last - 1
    words = tuple(word for word in words if word)  # of ’S nothing is left
    if not words or not page.wordy[last] or last < first:
        return None
    first, words = _whole(page, first, words)
    begin = first
    title: list[str] = []
    at = first - 1
    while at >= 0 and page.rows[at] == page.rows[first]:
        if page.folds[at] == "." and at and page.bits[at - 1] & w.HONORIFIC:
            at -= 1
            continue
        wanted = _BESIDE if title else TITLED
        if not page.capital[at] or page.owner[at] or not (
                page.bits[at] & wanted or page.folds[at] in TITLES
                or (title and page.folds[at] in _AMONG)):
            break
        begin = at
        title.append(page.folds[at])
        at -= 1
    if title and begin < first and not any(
            page.bits[place] & TITLED or page.folds[place] in TITLES
            for place in range(begin, first)):
        begin, title = first, []
    if is_body(words) and words[-1] not in SURNAMES and (len(words) > 1 or not listed_kind(
            words[0])) and (start := _own_titles(page, begin, first)) is not None:
        words, begin, first, title = (*page.folds[start:first], *words), start, start, []
    return Mention(words, begin, first, last, tuple(reversed(title)), page.heading[first])


def _whole(page: Page, first: int, words: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """A name with what its head of a sentence, or a title, has hidden: *New* York, *Mary* Orr.

    A word before it belongs to it where both are listed as one, and where it is a first name or
    what a surname begins with: *Von der* Leyen.
    """
    for start in range(max(0, first - 2), first):
        if all(page.capital[at] and not page.owner[at] and page.rows[at] == page.rows[first]
               for at in range(start, first)):
            whole = (*page.folds[start:first], *words)
            if listed_kind(" ".join(whole)):
                return start, whole
    before = first - 1
    while before > 0 and page.bits[before] & w.PARTICLE and not page.capital[before]:
        before -= 1  # Von der
    if before < 0 or not page.head(before) or not page.capital[before] or page.owner[before] or (
            page.rows[before] != page.rows[first]):
        return first, words
    head = page.folds[before]
    if before == first - 1 and len(words) > 1 and head in FIELDS and is_body(words) and (
            words[0] in FIELDS):
        return before, (head, *words)  # Environmental Protection Agency
    if before == first - 1 and len(words) == 1 and words[0] not in _OF_PARTIES and (
            page.bits[before] & (w.ADJECTIVE | w.DEMONYM | w.FINITE) and is_body((head, *words))
            and not listed_kind(words[0]) and head not in _BEFORE_BODIES):
        return before, (head, *words)  # European Commission
    if head in BEGINNING_SURNAMES or (before == first - 1 and is_given(head) and not (
            page.bits[before] & (w.AUXILIARY | w.TIME | TITLED))):
        return before, (*page.folds[before:first], *words)
    return first, words


def _own_titles(page: Page, begin: int, first: int) -> int | None:
    """Where a body's name begins with what else is a title: *General* Motors, *Justice* Department.

    ``begin``: of the titles. A word in the possessive is one of them: Prime Minister's Office.
    """
    before = first - 1
    if before >= 0 and page.owner[before] and page.capital[before] and page.bits[before] & w.ROLE:
        begin = before
        while begin and page.capital[begin - 1] and not page.owner[begin - 1] and (
                page.bits[begin - 1] & _BESIDE or page.folds[begin - 1] in _AMONG) and (
                page.rows[begin - 1] == page.rows[first]):
            begin -= 1
    elif begin == first:
        return None
    if page.rows[begin] == page.rows[first] and all(page.wordy[begin:first]):
        return begin
    return None


def _shouted(document: Document, found: Mention) -> bool:
    """Whether it is a run of three words and more all in capitals: part of a heading."""
    forms = document.token_list[found.first : found.last + 1]
    words = [word for word in (document.vocabulary.surfaces[form] for form in forms)
             if word[0].isalpha()]
    return len(words) > 2 and all(word.isupper() for word in words)


def _is_order(page: Page, found: Mention) -> bool:
    """Whether it is a verb alone at a sentence's head: *Recall* what was said."""
    if found.first < found.last or found.title or not page.head(found.first):
        return False
    told = verb(found.words[0])
    return told is not None and told.form == "base" and not told.noun and not (
        is_given(found.words[0]) or listed_kind(found.words[0]))


def _plural(document: Document, found: Mention) -> bool:
    """Whether it is a word of capitals in the plural: MPs, SUVs."""
    form = document.vocabulary.surfaces[document.token_list[found.first]]
    return found.first == found.last and len(form) > 2 and form[-1] == "s" and (
        form[:-1].isalpha() and form[:-1].isupper())


def _linked(page: Page) -> Iterator[Mention]:
    """Listed names that have words without a capital in them: the District of Columbia."""
    names, end = _with_links(), 0
    for at, fold in enumerate(page.folds):
        wanted = page.capital[at] and not page.heading[at] and at >= end
        for words in names.get(fold, ()) if wanted else ():
            stop = at + len(words)
            if tuple(page.folds[at:stop]) == words and page.rows[stop - 1] == page.rows[at] and all(
                    page.capital[place] or page.folds[place] in _LINKS
                    for place in range(at, stop)):
                end = stop
                yield Mention(words, at, at, stop - 1, (), False)
                break


@cache
def _with_links() -> dict[str, list[tuple[str, ...]]]:
    """The listed names that have links in them, by their first words, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(listed(), key=len, reverse=True):
        words = tuple(name.split())
        if not _LINKS.isdisjoint(words):
            found.setdefault(words[0], []).append(words)
    return found


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


def _before_titles(document: Document, page: Page, known: list[Mention]) -> list[Mention]:
    """Places and bodies before somebody's title: *Ohio* Gov. Ana Ito, *Keldoil* CEO Tam Vask.

    Those that are listed, or named elsewhere in the text; before a company's head any name.
    """
    names = {each.words for each in known}
    taken = {at for each in known for at in range(each.first, each.last + 1)}
    found = []
    for each in known:
        end = first = each.begin
        while first and end - first < _BEFORE and page.capital[first - 1] and not (
                page.owner[first - 1]) and page.rows[first - 1] == page.rows[end] and (
                first - 1 not in taken):
            first -= 1
        for start in range(first, end) if each.title and not each.heading else ():
            words = tuple(page.folds[start:end])
            if start + 1 == end:
                surface = document.vocabulary.surfaces[document.token_list[start]]
                words = (_STATES.get(surface, words[0]),)
            if words in names or (listed_kind(" ".join(words)) and not is_given(words[0])) or (
                    each.title[0] in _HEADS_OF_FIRMS and not page.bits[start] & _NO_FIRM
                    and words[0] not in _NO_FIRMS and not page.head(start)):
                found.append(Mention(words, start, start, end - 1, (), False))
                break
    return found


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
