"""Full names: whom a surname, or a first name, of a document can be short for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from framing.grammar import words as w
from framing.grammar.columns import Tokens
from framing.grammar.listed import listed
from framing.grammar.masks import ROLE_OR_HONORIFIC
from framing.voices.cues.attribution import Marks
from framing.voices.speakers.naming import who
from framing.voices.speakers.who import Who
from framing.wording.particles import TELLING_NOTHING, YOUNGER

#: Words of names that are no people's: the Eastern Seaboard, Hurricane Ada, the Ellery Act.
NO_PEOPLE = frozenset({
    "accord", "accords", "act", "afc", "agreement", "airport", "albion", "amendment",
    "athletic", "avenue", "beach", "bridge", "capitol", "city", "clause", "coast",
    "constitution", "convention", "county", "deal", "debate", "district", "election", "falls",
    "fc", "forum", "gulf", "heights", "highway", "hotel", "hurricane", "initiative", "island",
    "islands", "mountain", "mountains", "nations", "ocean", "plan", "plaza", "primary", "prize",
    "proposition", "rapids", "republic", "river", "road", "rovers", "seaboard", "states",
    "storm", "street", "summit", "theater", "theatre", "tower", "treaty", "united", "valley",
    "wanderers", "war"})
#: So many places of a name are looked at for a full one, and names of no more words.
_PLACES, _LONGEST = 60, 4
_KNIGHTED = frozenset({"sir", "dame"})
_CAPITAL_OR_SIGN = w.CAPITAL | w.SIGN
_NO_FIRST_NAME = w.ROLE | w.BODY | w.PLACE | w.PAPER | w.DEMONYM | w.POSSESSIVE | w.TIME


class FullNames:
    """The names of several words in a document, looked up by their last word or their first.

    What a speaker puts before a name that the writer gives is no part of it: “Crooked Ada Roe”; nor
    is what fills its marks a name: “Little Roe.”
    """

    def __init__(self, tokens: Tokens, marked: Marks) -> None:
        self._tokens, self._marked = tokens, marked
        self._full: dict[str, Who | None] = {}
        self._longer: dict[str, Sequence[Who]] = {}
        self._called: dict[tuple[str, str], Who | None] = {}

    def short_for(self, found: Who) -> Who | None:
        """The full name that a surname is short for, with its particle: Van Wyk, Ms Ní Bhriain."""
        if len(found.bare) == 1:
            return self.of(found) or self._by_first_name(found)
        particle, surname = found.bare
        if particle not in TELLING_NOTHING:
            return None
        folds = self._tokens.folds
        full = {each.bare[0]: each for each in self._candidates(surname)
                if each.bare[0] != particle and folds[each.name[1] - 2] == particle}
        return next(iter(full.values())) if len(full) == 1 else None

    def of(self, found: Who) -> Who | None:
        """The only full name in the document that a surname can be short for."""
        surname = found.bare[-1]
        if surname not in self._full:
            candidates = self._candidates(surname)
            elder = [each for each in candidates if not each.bare[0].endswith(f" {YOUNGER}")]
            firsts = {each.bare[0].removesuffix(f" {YOUNGER}") for each in candidates}
            self._full[surname] = (elder or candidates)[0] if len(firsts) == 1 else None
        return self._full[surname]

    def _candidates(self, surname: str) -> Sequence[Who]:
        """The names of several words in the text that end in a surname, the longest first."""
        if surname not in self._longer:
            self._longer[surname] = self._look_for(surname)
        return self._longer[surname]

    def _look_for(self, surname: str) -> Sequence[Who]:
        """The same, read from the text."""
        tokens = self._tokens
        candidates: list[Who] = []
        in_headings: list[Who] = []
        in_marks: list[Who] = []
        seen: set[tuple[bytes, bool]] = set()
        for at in tokens.standing(surname)[:_PLACES]:
            if at == 0 or not (tokens.bits[at - 1] & _CAPITAL_OR_SIGN
                               or tokens.bits[at - 1] & w.PARTICLE):
                continue
            first = _first_of_name(tokens, at)
            if at - first > 1 < first and tokens.folds[first - 1] in ("of", "for") and (
                tokens.bits[first - 2] & w.ROLE and not tokens.bits[first] & ROLE_OR_HONORIFIC
            ):
                first = at - 1  # Minister for Ports | Ana Ito; not a member of President Ana Ito's
            quoted = self._marked.hold(at)
            stop = at + 1 + (tokens.folds[at + 1 : at + 2] == [YOUNGER])
            forms = tokens.forms[first:stop].tobytes(), quoted
            if first == at or forms in seen or (quoted and self._fills_marks(first, at)):
                continue
            seen.add(forms)
            if not quoted and at - first > 1 and self._is_headline_case(at):
                continue  # the capitals of a headline: Rail Report Out Before Roe
            read = who(tokens, first, stop, stop)
            if read.kind == "person" and len(read.bare) > 1 and read.bare[-1] == surname:
                held = in_marks if quoted else (
                    candidates if tokens.is_sentence(tokens.rows[at]) else in_headings)
                held.append(read)
                other = self._joined_first_name(first) if read.name[0] == first else ""
                if other:  # Anne and Derek Roe: Mrs Roe may be either
                    held.append(read._replace(bare=(other, surname)))
        if in_marks:
            written = {each.bare for each in (*candidates, *in_headings)}
            candidates += [each for each in in_marks if not any(
                each.bare[at:] in written for at in range(len(each.bare) - 1))]
        return sorted(candidates or in_headings, key=lambda each: each.name[0] - each.name[1])

    def _is_headline_case(self, at: int) -> bool:
        """Whether a token stands in a line that is no sentence and has most words in capitals."""
        tokens = self._tokens
        row = tokens.rows[at]
        if tokens.is_sentence(row):
            return False
        start, stop = tokens.starts[row : row + 2]
        capitals = bisect_left(tokens.capitals, stop) - bisect_left(tokens.capitals, start)
        return 2 * capitals > tokens.words(start, stop)

    def _fills_marks(self, first: int, last: int) -> bool:
        """Whether these tokens are all of a quotation but its stop, as Little Roe may be."""
        marked = self._marked
        place = bisect_left(marked.firsts, last + 1) - 1
        return marked.firsts[place] + 1 >= first and not self._tokens.words(
            last + 1, marked.ends[place])

    def _by_first_name(self, found: Who) -> Who | None:
        """The only full name, given before, that begins with a name which is nobody's surname.

        It may be a firm's: Ellery is Ellery Motors; but never Ellery Council, nor what *the* stands
        before: the Ellery Song Days. A title stands before surnames alone, in most papers: Mr Ito
        is not Ito Roe. But a knight's stands before the first name: Sir Ivo is Sir Ivo Roe.
        """
        first, title = found.bare[0], found.title
        if (title and title not in _KNIGHTED) or self._candidates(first):
            return None
        called = first, title
        if called not in self._called:
            held = self._begin_with(*called)
            self._called[called] = next(iter(held.values())) if len(held) == 1 else None
        full = self._called[called]
        return full if full and full.name[0] < found.name[0] else None

    def _begin_with(self, first: str, title: str) -> dict[str, Who]:
        """The full names that begin with a first name, by their last, behind a title if given."""
        tokens = self._tokens
        held: dict[str, Who] = {}
        for at in tokens.standing(first)[:_PLACES]:
            end = at + 1
            while end < len(tokens.bits) and end - at < _LONGEST and tokens.is_name(end):
                end += 1
            if tokens.bits[end - 1] & w.FINITE or not tokens.is_sentence(tokens.rows[at]):
                continue  # a headline's capitals: Ana Wants to Close It
            start = at - bool(title)
            if start < 0 or (title and tokens.folds[start] != title):
                continue
            read = who(tokens, start, end, end) if end > at + 1 else None
            if read and (_has_first_name_of_firm(read) or (
                read.kind == "person" and (start == 0 or tokens.folds[start - 1] != "the")
            )) and (
                len(read.bare) > 1 and read.bare[0] == first
                and NO_PEOPLE.isdisjoint(read.bare)
            ):
                held.setdefault(read.bare[-1], read)
        return held

    def _joined_first_name(self, first: int) -> str:
        """The first name that *and* joins to a name, the surname of which it shares; else empty."""
        tokens = self._tokens
        bits, folds, at = tokens.bits, tokens.folds, first - 2
        if at < 0 or folds[first - 1] != "and" or bits[at] & _NO_FIRST_NAME or (
            not tokens.is_name(at)
        ):
            return ""
        if not at or tokens.rows[at - 1] != tokens.rows[at]:
            return folds[at]
        placed = bits[at - 1] & w.PREPOSITION and at > 1 and tokens.is_name(at - 2)
        return "" if placed or tokens.is_name(at - 1) else folds[at]  # Ito of Ellery and Ana Roe


def _has_first_name_of_firm(read: Who) -> bool:
    """Whether an organisation is called by its first name too, as firms are."""
    return read.kind == "organisation" and read.bare[-1] in listed("firm")


def _first_of_name(tokens: Tokens, at: int) -> int:
    """Where a name begins that ends in a token: Dr. Ana M. Ito."""
    bits, folds, rows = tokens.bits, tokens.folds, tokens.rows
    first = at
    while first > 0 and rows[first - 1] == rows[at] and not w.is_date(bits, folds, first - 1) and (
        tokens.is_name(first - 1) or bits[first - 1] & w.PARTICLE
        or (folds[first - 1] == "." and first > 1 and bits[first - 2] & w.CAPITAL
            and (len(folds[first - 2]) == 1 or bits[first - 2] & w.HONORIFIC))
    ):
        first -= 1
    return first
