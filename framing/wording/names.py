"""Names: who and what an article calls by a proper name, and whether another does too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.document import Document
from framing.grammar import words as w
from framing.grammar.listed import kinds
from framing.support.records import NamedTuple
from framing.tokens import IS_WORD
from framing.wording.capitals import BEFORE_MONTHS, makes_no_name
from framing.wording.countries import AMERICA_AND_PEOPLE, PEOPLES, SHORTENED, STATES, is_people_of
from framing.wording.initials import LINKS, initials, initials_of, plain
from framing.wording.joint import NO_BODIES, with_second
from framing.wording.months import MONTHS_AND_FIRST_NAMES
from framing.wording.particles import SUFFIXES

#: Where more of the words within sentences have a capital, single ones are no names: German
#: nouns. Told of so many words or more, and of no text that is surely English: a report of a match
#: may hold as many names.
NOUNS, ENOUGH = 0.27, 50
#: Where more than these have one, or none has, capitals tell nothing.
TITLES = 0.5

#: A longer run of capitals, in tokens, is no name.
LONGEST = 9

#: Forms that are no names by themselves, whatever their capital.
_NEVER = (w.PRONOUN | w.DETERMINER | w.TIME | w.DEMONYM | w.ROLE | w.HONORIFIC)
#: Forms that a sentence's head owes its capital to.
_HEADS = (_NEVER | w.PREPOSITION | w.JOINER | w.ADVERB | w.CUE | w.FINITE | w.AUXILIARY
          | w.ADJECTIVE | w.QUESTION | w.RELATIVE | w.THAT)
#: Kinds of words that are in capitals for stress, and what then is a name all the same: the WHO.
_STRESSED = frozenset({"adjective", "adverb", "auxiliary", "determiner", "finite", "joiner",
                       "preposition", "pronoun"})
_NAMES_TOO = frozenset({"body", "place"})
_STOPS = frozenset(".!?…”\"’'»")
_BETWEEN = ("'", "’", "&")
#: Marks around a nickname that stands between somebody's names.
_NICKNAMING = frozenset("\"'“”‘’")
#: An owner's mark stands behind one of these; behind another letter it ends what is quoted.
_MARKS, _HISSES = ("'", "’"), "sxz"
#: What follows a month that is no first name: May Day.
_BEHIND_MONTHS = frozenset({"bank", "day", "days", "fool", "fools"})
#: What an owner has and is one name with: Valentine's Day, New Year's Eve.
_DAYS = ("day", "eve")
#: First words of names that are cut short, and bodies that are called by what they are on.
_CUT = ("st", "ft", "mt")
_ON = ("committee", "subcommittee", "panel", "convention", "program")
#: Names with *of* that are of no body.
_OF = (["district", "of", "columbia"], ["hall", "of", "fame"])
#: Titles that before these are no titles: the General Assembly, the Premier League.
_NO_TITLES = frozenset({"chief", "general", "major", "premier"})
_UNTITLED = frozenset({"assembly", "council", "court", "division", "election", "electric",
                       "hospital", "league", "mills", "motors", "strike", "synod"})
#: What stands behind a name and is none: Ann Lee Jr. And a title that is a surname behind one.
_BEHIND = SUFFIXES | {"kc", "qc", "cbe", "mbe", "obe", "phd"}
_SURNAMES = frozenset({"king", "bishop", "pope"})
#: The form of a company, which one article writes and another doesn't: Keld Tools Inc.
_FORMS = frozenset({"inc", "corp", "ltd", "plc", "llc"})
#: Before a word that is no name: @AnnLee, #RiversForAll.
_TAGS = frozenset({"@", "#"})
_OPENING = frozenset("“\"‘'«„:»•")
#: Initials of so few letters are written in capitals: the IT, the DfT, but Nato.
_BRIEF = 3


class Name(NamedTuple):
    """A name as an article writes it at one place.

    ``words`` are its folded words without ranks and titles; ``first`` and ``last`` tokens, both
    inclusive, ``heading`` whether it stands in a title or heading.
    """

    words: tuple[str, ...]
    first: int
    last: int
    heading: bool


class Page(NamedTuple):
    """A document's columns as the search for names sees them.

    ``compound``: whether a word is of the kind of *Obama-era*; ``brief``: whether it is too short
    to stand for initials where it has small letters, as *Ms* and *It* do; ``nouns``: whether its
    language may write nouns with capitals.
    """

    folds: list[str]
    rows: list[int]
    capital: list[bool]
    wordy: list[bool]
    bits: list[int]
    heading: list[bool]
    owner: list[bool]
    compound: list[bool]
    brief: list[bool]
    english: bool
    nouns: bool

    def head(self, at: int) -> bool:
        """Whether a token begins a sentence, or what stands behind an opening mark in one."""
        before = at - 1
        if before < 0 or self.rows[before] != self.rows[at]:
            return True
        return not self.wordy[before] and (
            self.folds[before][-1:] in _OPENING or before == 0
            or self.rows[before - 1] != self.rows[at])


def page_of(document: Document) -> Page:
    """Lay out what the search for names asks of each token."""
    vocabulary = document.vocabulary
    forms = document.token_list
    english = document.article.language in (None, "en")
    known = w.column(vocabulary)[document.tokens].tolist() if english else [0] * len(forms)
    facts = vocabulary.facts.view()
    is_word = {form: bool(facts[form, IS_WORD]) for form in set(forms)}
    written = {form: word and w.has_capital(vocabulary.surfaces[form])
               for form, word in is_word.items()}
    upper = {form: capital and not _is_shouted(vocabulary.surfaces[form])
             for form, capital in written.items()}
    compound = {form: "-" in vocabulary.folds[form] and not stands_alone(vocabulary.surfaces[form])
                for form in upper}
    brief = {form: len(vocabulary.folds[form]) <= _BRIEF and (
        vocabulary.surfaces[form][1:].islower()) for form in upper}
    capital = list(map(upper.__getitem__, forms))
    stressed = {form for form, word in written.items() if word and not upper[form]
                and "adverb" not in kinds().get(vocabulary.surfaces[form].lower(), ())}
    if stressed:
        _give_back(document, capital, stressed)
    wordy = list(map(is_word.__getitem__, forms))
    titled = _titled(document, list(map(written.__getitem__, forms)), wordy)
    return Page(
        [fold.removesuffix("'s") for fold in document.folds], document.row_list, capital, wordy,
        known, list(map(titled.__getitem__, document.row_list)),
        [fold.endswith("'s") for fold in document.folds],
        list(map(compound.__getitem__, forms)), list(map(brief.__getitem__, forms)), english,
        document.article.language != "en")


def _is_shouted(word: str) -> bool:
    """Whether a word is in capitals that can have them for stress alone: the hottest EVER."""
    if len(word) < 3 or not word.isupper():
        return False
    known = kinds().get(word.lower(), ())
    if len(word) > 6 and word.endswith(("ING", "ED")) and _NAMES_TOO.isdisjoint(known):
        return True
    return not _STRESSED.isdisjoint(known) and _NAMES_TOO.isdisjoint(known)


def _give_back(document: Document, capital: list[bool], stressed: set[int]) -> None:
    """Take words beside others in capitals for no stressed ones: NEW YORK, THE GREEN NEW DEAL."""
    surfaces, rows, forms = document.vocabulary.surfaces, document.row_list, document.token_list
    shouted = {form for form in set(forms) if len(surfaces[form]) > 1 and surfaces[form].isupper()}
    run: list[int] = []
    for at in (*(at for at, form in enumerate(forms) if form in shouted), -1):
        if run and (at != run[-1] + 1 or rows[at] != rows[at - 1]):
            if any(map(capital.__getitem__, run)):
                for each in run:
                    capital[each] = capital[each] or forms[each] in stressed
            run.clear()
        run.append(at)


def stands_alone(word: str) -> bool:
    """Whether a word with a capital may be a name by itself: *Commander-in-chief* is none."""
    return not word.rpartition("-")[2][:1].islower() or "-" not in word


def _titled(document: Document, capital: list[bool], wordy: list[bool]) -> list[bool]:
    """Which sentences are titles or labels: capitals on all words, or on most and no stop."""
    titled = [role not in ("paragraph", "list_item") for role in document.roles]
    capitals, words = ([0] * document.rows for _ in range(2))
    for row, upper, word in zip(document.row_list, capital, wordy, strict=True):
        capitals[row] += upper
        words[row] += word
    last = dict(zip(document.row_list, document.folds, strict=True))
    return [already or (capitals[row] == words[row] > 2)
            or (2 * capitals[row] > words[row] > 0 and _STOPS.isdisjoint(last[row]))
            for row, already in enumerate(titled)]


class Names(NamedTuple):
    """All names of one article, and what is asked when another's are looked for in it."""

    found: tuple[Name, ...]
    words: frozenset[str]
    endings: dict[str, set[str]]
    initials: frozenset[str]
    acronyms: frozenset[str]
    demonyms: tuple[str, ...]
    places: frozenset[str]
    telling: bool
    english: bool
    common: frozenset[str]

    def has(self, words: Sequence[str]) -> bool:
        """Whether the article has this name, in full, by its last word, or by its initials.

        A first name that differs makes another person of the same surname, in English, where
        titles are known from names. In a text whose capitals tell nothing the last word will do.
        *Russian* will do for *Russia*, *French* for *France*; *the Paris agreement* on climate
        for the *Paris Climate Agreement*.
        """
        words = without_form(words)
        first, last = words[0], words[-1]
        whole = " ".join(words)
        if PEOPLES.get(whole) in self.words or (
                whole in AMERICA_AND_PEOPLE and self._has_america()):
            return True
        if len(words) == 1:
            state = STATES.get(last) or SHORTENED.get(last)
            return (last in self.words or state in self.words
                    or not self.acronyms.isdisjoint((last, plain(last)))
                    or plain(last) in self.initials
                    or any(is_people_of(each, last) for each in self.demonyms)
                    or (len(last) > 5 and not self.words.isdisjoint(
                        (last[:-1], last[:-2], f"{last}s"))))
        if not self.telling:
            return last in self.words
        firsts = self.endings.get(last)
        if firsts is not None and (not self.english or "" in firsts or first in firsts):
            return True
        if first in self.endings.get(_other_number(last), ()):
            return True
        if firsts is None and all(word in self.words for word in words if word not in LINKS):
            return True
        if len(words) > 2 and first in self.words and all(
                word in self.common for word in words[1:] if word not in LINKS):
            return True
        if len(words) > 2 and "" in self.endings.get(first, ()) and last in self.common:
            return True  # the Ellery International Airport: Ellery, and the airport
        if len(words) == 2 and first not in self.places and "" in self.endings.get(first, ()):
            return True
        return len(initials_of(words)) > 1 and not self.acronyms.isdisjoint(initials(words))

    def _has_america(self) -> bool:
        return ("america" in self.words or "united" in self.endings.get("states", ())
                or not self.acronyms.isdisjoint(("us", "usa")))


def without_form(words: Sequence[str]) -> Sequence[str]:
    """A name without the form of a company at its end.

    >>> without_form(("keld", "tools", "inc"))
    ('keld', 'tools')
    """
    return words[:-1] if len(words) > 1 and words[-1] in _FORMS else words


def _other_number(word: str) -> str:
    """The plural of a word, the singular of a plural: *Willow Lodges*, *Willow Lodge*."""
    return word[:-1] if word.endswith("s") else f"{word}s"


def names(page: Page, lower: frozenset[str], inside: frozenset[str],
          known: frozenset[str]) -> Names:
    """Find an article's names: runs of capitalised words within its sentences.

    A word alone is one if neither article writes it without a capital (``lower``), and one at a
    sentence's head if one of them has it with a capital elsewhere (``inside``);
    ``known`` are words that may be a name's initials.
    Ranks and titles before a name are left off, *Foreign Minister* alone is none. Where scripts
    have no capitals, or a text has them everywhere, no names are found; where it writes nouns with
    them, only runs of two and more.
    """
    within = [at for at in range(len(page.folds)) if page.wordy[at] and not page.heading[at]
              and not page.head(at)]
    share = sum(page.capital[at] for at in within) / max(1, len(within))
    few = len(within) < ENOUGH
    telling = few or 0 < share < TITLES
    least = 2 if page.nouns and share > NOUNS and not few else 1
    found = tuple(name for name in _runs(page, lower, inside, known) if len(name.words) >= least
                  ) if telling else ()
    endings: dict[str, set[str]] = {}
    for name in found:
        endings.setdefault(name.words[-1], set()).add(
            name.words[0] if len(name.words) > 1 else "")
        if len(name.words) == 1 and "-" in name.words[0]:  # an Obama-era rule names him
            endings.setdefault(name.words[0].partition("-")[0], set()).add("")
    folds = zip(page.folds, page.capital, page.wordy, strict=True)
    words = frozenset(part for fold, capital, wordy in folds if wordy and (capital or not telling)
                      for part in (fold, *fold.split("-")))
    by_case = {short: {fold for fold, each in zip(page.folds, page.brief, strict=True)
                       if each == short} for short in (True, False)}
    brief = by_case[True] - by_case[False] if telling else set()
    marked = [(fold, bits) for fold, bits, capital in
              zip(page.folds, page.bits, page.capital, strict=True) if capital]
    return Names(
        found, words, endings,
        frozenset(each for name in found if len(name.words) > 1
                  for each in initials(name.words)),
        frozenset(plain(word) for word in words - brief if len(word) < 10),
        tuple(sorted({fold for fold, bits in marked if bits & w.DEMONYM})),
        frozenset(fold for fold, bits in marked if bits & w.PLACE),
        telling, page.english,
        frozenset(fold for fold, capital, wordy in
                  zip(page.folds, page.capital, page.wordy, strict=True) if wordy and not capital),
    )


def cases(page: Page) -> tuple[frozenset[str], frozenset[str]]:
    """The words that an article writes without a capital, and those it has with one inside."""
    places = [at for at, wordy in enumerate(page.wordy) if wordy and not page.heading[at]]
    return (frozenset(page.folds[at] for at in places if not page.capital[at]),
            frozenset(page.folds[at] for at in places if page.capital[at] and not page.head(at)))


def acronyms(page: Page) -> frozenset[str]:
    """The words that an article may write as a name's initials, which tell where the name ends."""
    return frozenset(fold for at, fold in enumerate(page.folds) if page.capital[at]
                     and not page.brief[at] and not page.head(at))


def _runs(page: Page, lower: frozenset[str], inside: frozenset[str],
          known: frozenset[str]) -> Iterator[Name]:
    at, size = 0, len(page.folds)
    while at < size:
        if not page.capital[at] or (page.head(at) and _owes_it(page, at, lower, inside)
                                    and not _is_first_name(page, at)):
            at += 1
            continue
        end = at + 1
        while end < size and page.rows[end] == page.rows[at] and not (
                page.owner[end - 1] and page.folds[end] not in _DAYS):
            following = _joined(page, at, end) or with_second(page, at, end, known)
            if not following:
                break
            end = following
        whole = end - at <= LONGEST and not _is_label(page, at)
        for start, stop in _parts(page, at, end) if whole else ():
            name = _bare(page, start, stop)
            alone = name is not None and len(name.words) == 1
            if name and not (alone and (
                    name.words[0] in lower or makes_no_name(page.folds, page.rows, name.first)
                    or (page.head(name.first) and name.words[0] not in inside))):
                yield name
        at = end


def _parts(page: Page, first: int, end: int) -> Iterator[tuple[int, int]]:
    """What a run of capitals falls into where a mark within it ends what is quoted."""
    for at in range(first + 1, end - 1):
        if page.folds[at] in _MARKS and page.folds[at - 1][-1] not in _HISSES:
            yield first, at
            first = at + 1
    yield first, end


def _is_label(page: Page, at: int) -> bool:
    """Whether a word with a capital is a handle, a tag, a share or a senator's party and state."""
    before = [page.folds[place] if place >= 0 and page.rows[place] == page.rows[at] else ""
              for place in (at - 1, at - 2)]
    behind = "".join(page.folds[at : at + 2])
    if before[0] == "(" and page.folds[at + 1 : at + 2] == ["."] and (
            "".join(page.folds[at + 3 : at + 4]).startswith(")")):
        return True  # (ABC.N)
    if before[0] == "(" and page.folds[at] in STATES and (
            "".join(page.folds[at + 1 : at + 3]).startswith((".)", ")"))):
        return True  # Rep. Ada Roe (Md.)
    return before[0] in _TAGS or (before[0] in (",", "(") and behind.startswith(w.PARTIES)) or (
        before[0] == "-" and f"{before[1]}-" in w.PARTIES)


def _is_first_name(page: Page, at: int) -> bool:
    """Whether a month stands as a first name does: *April Vask* left, but *in April Vask* left."""
    if page.folds[at] not in MONTHS_AND_FIRST_NAMES or page.owner[at]:
        return False
    behind, before = at + 1, at - 1
    if behind == len(page.rows) or page.rows[behind] != page.rows[at] or not (
            page.capital[behind]) or page.folds[behind] in _BEHIND_MONTHS or (
            page.bits[behind] & (_HEADS | w.BODY | w.PLACE)):
        return False
    return before < 0 or page.rows[before] != page.rows[at] or not (
        page.owner[before] or page.folds[before] in BEFORE_MONTHS
        or page.bits[before] & (w.PREPOSITION | w.DETERMINER | w.NUMBER | w.ADJECTIVE | w.TIME))


def _owes_it(page: Page, at: int, lower: frozenset[str], inside: frozenset[str]) -> bool:
    """Whether a word at a sentence's head seems to have its capital for that alone."""
    listed = page.bits[at] & _HEADS & ~(w.ROLE | w.HONORIFIC)
    return page.folds[at] in lower or bool(listed and page.folds[at] not in inside)


def _joined(page: Page, first: int, at: int) -> int:
    """Where a run of capitals goes on if it takes in this token, 0 where it ends before it."""
    def capital(place: int) -> bool:
        return (place < len(page.folds) and page.rows[place] == page.rows[first]
                and page.capital[place])

    if capital(at):
        return at + 1
    if page.folds[at] == "." and capital(at + 1) and (
            len(page.folds[at - 1]) == 1 or page.folds[at - 1] in _CUT):
        return at + 2  # an initial; St. Petersburg
    if (page.bits[at] & w.PARTICLE or page.folds[at] in _BETWEEN) and capital(at + 1):
        return at + 2  # Carriers’ Guild, Marks & Spencer
    if page.bits[at] & w.PARTICLE and capital(at + 2) and page.bits[at + 1] & w.PARTICLE:
        return at + 3  # Ursula von der Leyen
    if page.folds[at] in _NICKNAMING and page.folds[at + 2 : at + 3] and capital(at + 1) and (
            page.folds[at + 2] in _NICKNAMING and capital(at + 3)):
        return at + 4  # Ana "Nan" Ito
    if page.folds[at] == "on" and page.folds[at - 1] in _ON and capital(at + 1) and not (
            page.bits[at + 1] & w.TIME):
        return at + 2  # Committee on Rivers
    if page.folds[at] in ("of", "for") and (
            page.bits[at - 1] & w.BODY or page.folds[at - 1 : at + 2] in _OF):
        following = at + 1 + (at + 1 < len(page.folds) and page.folds[at + 1] == "the")
        return following + 1 if capital(following) else 0
    return 0


def _is_time(page: Page, at: int, end: int) -> bool:
    """Whether a run of capitals up to ``end`` begins with a day or month that is no first name."""
    month = end - at > 1 and makes_no_name(page.folds, page.rows, at)
    return bool(page.bits[at] & w.TIME or month) and not _is_first_name(page, at)


def _bare(page: Page, first: int, end: int) -> Name | None:
    """A run of capitals without the ranks, titles and days around the name."""
    start = first
    last = page.bits[end - 1]
    of = next((at for at in range(first + 1, end)
               if page.folds[at] == "of" and page.bits[at - 1] & w.BODY), end)
    whole = (last & w.BODY and page.folds[end - 1] not in NO_BODIES) or (
        last & w.ROLE and page.folds[end - 1][-1] == "s" and of < end)  # League of Women Voters
    for at in range(first, end):
        if page.bits[at] & (w.ROLE | w.HONORIFIC) and not page.bits[at] & w.BODY and not whole \
                and not (at > start and page.folds[at] in _SURNAMES) \
                and not (at > of and page.folds[at][-1] == "s"  # Union of Pilots and Stokers
                         and page.folds[at + 1 : at + 2] not in (["'"], ["’"])) \
                and not (page.folds[at] in _NO_TITLES and at + 1 < end
                         and page.folds[at + 1] in _UNTITLED):
            start = at + 1
    while start < end and (not page.wordy[start] or _is_time(page, start, end)
                           or (end - start > 1 and page.compound[start])):
        start += 1
    while end > start and (page.bits[end - 1] & w.TIME or not page.wordy[end - 1]
                           or page.folds[end - 1] in _BEHIND):
        end -= 1
    if start == end or (not (whole and end - start > 1)  # the African Union
                        and all(page.bits[at] & _NEVER and not page.bits[at] & w.PLACE
                                for at in range(start, end))):
        return None
    called = start + 1 < end and page.folds[start + 1] in _NICKNAMING  # Ana "Nan" Ito: Nan Ito
    words = tuple(page.folds[at] for at in range(start + called, end)
                  if page.wordy[at] and (len(page.folds[at]) > 1 or end - start == 1))
    return Name(words, start, end - 1, page.heading[start]) if words else None
