"""Who is meant by what somebody is, behind an article: the singer, the Tory leader, the company.

No noun proves it. What is read so is a noun that papers use for whoever was just named, and it is
marked as a proposal (``antecedent``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from framing.grammar import words as w
from framing.grammar.columns import Tokens
from framing.grammar.listed import listed
from framing.voices.speakers.antecedents import Antecedents
from framing.voices.speakers.firms import Firms
from framing.voices.speakers.naming import who
from framing.voices.speakers.register import Entry, Register
from framing.voices.speakers.who import Who

#: Nouns for whoever was named just before, though nobody was called by them.
_EPITHETS = frozenset({
    "academic", "actor", "actress", "all-rounder", "author", "backbencher", "batsman",
    "billionaire", "boxer", "broadcaster", "businessman", "businesswoman", "chef", "comedian",
    "comic", "congressman", "congresswoman", "cricketer", "cyclist", "defender", "designer",
    "economist", "entrepreneur", "expert", "film-maker", "filmmaker", "footballer", "forward",
    "frontman", "goalkeeper", "golfer", "guitarist", "historian", "jockey", "lawmaker",
    "midfielder", "millionaire", "mogul", "musician", "nominee", "novelist", "parliamentarian",
    "peer", "playwright", "poet", "politician", "politologist", "pontiff", "prelate", "presenter",
    "quarterback", "rapper", "screenwriter", "senator", "singer", "singer-songwriter",
    "songwriter", "specialist", "sprinter", "star", "striker", "swimmer", "td", "tycoon",
    "violinist", "winger", "writer"})
#: Offices, and how they are written before a name.
_TITLES = {
    "chancellor": ("chancellor",), "congressman": ("rep", "congressman"),
    "congresswoman": ("rep", "congresswoman"), "general": ("general",),
    "governor": ("gov", "governor"), "judge": ("judge",), "justice": ("justice",),
    "lawmaker": ("rep", "sen"), "mayor": ("mayor",), "minister": ("minister",),
    "pope": ("pope",), "president": ("president",), "secretary": ("secretary",),
    "senator": ("sen", "senator"), "speaker": ("speaker",),
}
#: What stands before a title that somebody has no more, or before another title.
_NOT_NOW = frozenset({"deputy", "ex", "former", "late", "prime", "vice"})
_OFFICES = frozenset({"head of government", "head of state"})
_PARENTS = ("father-of-", "mother-of-", "mum-of-", "dad-of-", "mom-of-", "grandmother-of-")
#: Parties by another name.
_SAME = {"tory": "conservative", "gop": "republican"}
#: Nouns for a firm, and for any organisation that was just named.
_FIRMS = frozenset({"airline", "automaker", "bank", "brewery", "broadcaster", "carmaker",
                    "chipmaker", "company", "contractor", "developer", "drugmaker", "firm",
                    "insurer", "lender", "manufacturer", "operator", "retailer", "start-up",
                    "startup", "subsidiary", "supermarket", "supplier", "utility"})
_BODIES = frozenset({"agency", "charity", "club", "department", "group", "ministry", "nonprofit",
                     "organisation", "organization", "regulator", "union", "watchdog"})
_OFFICE_OF_STATE = frozenset({"department", "ministry"})
#: How far back whoever is meant may have been named, in sentences: a person, an organisation.
_NEAR, _REACH = 3, 8
#: So many speakers are looked at, so many tokens before an epithet.
_PLACES, _BACK = 60, 400
_ARTICLES = frozenset({"a", "an", "another", "one"})
_OWNER = w.POSSESSIVE | w.APOSTROPHE
_BE = frozenset({"is", "was", "became", "as"})


class Epithets:
    """Whom an article and a noun seem to mean, of those who have spoken."""

    def __init__(self, tokens: Tokens, register: Register, antecedents: Antecedents,
                 firms: Firms) -> None:
        self._tokens, self._register = tokens, register
        self._antecedents, self._firms = antecedents, firms

    def meant(self, found: Who) -> Who | None:
        """Whom a role or an organisation's noun behind an article seems to mean: the mayor.

        It is the only one, of the last so many, who has spoken in that role; *the 24-year-old*,
        *the Swede* and *the singer* are whoever was named last, *the company* is the firm.
        """
        tokens = self._tokens
        first, (start, stop) = found.span[0], found.name
        if tokens.folds[first] != "the" or start != first + 1 or (
            found.kind not in ("unnamed", "organisation")
        ):
            return None
        last = tokens.folds[stop - 1]
        if found.named and last not in _FIRMS:  # the Ellery-based firm
            return None
        if (last in _FIRMS or last in _BODIES) and not tokens.bits[stop - 1] & w.CAPITAL:
            owned = any(tokens.bits[at] & _OWNER for at in range(start, stop))  # the dockers' union
            return None if owned or self._register.number(found) is not None else (
                self._body(first, stop - 1))
        if found.kind != "unnamed":
            return None
        own = tokens.bits[start]
        if own & w.NUMBER and (last == "year-old" or tokens.folds[start + 1 : start + 4] == [
            "-", "year", "-"
        ]):
            return self._antecedents.nearest("", first)
        if stop - start == 1 and own & w.DEMONYM:
            return self._antecedents.nearest("", first)
        role = tokens.folds[start:stop]
        epithet = last in _EPITHETS or " ".join(role) in _OFFICES or last.startswith(_PARENTS)
        if not (epithet or tokens.bits[stop - 1] & w.ROLE) or (
            self._register.number(found) is not None
        ):
            return None
        meant = [each.who for each in self._entries() if self._is_in_role(each, role)]
        if epithet and not meant:  # the Ellery actor: Ana Ito, an actor
            meant = [each.who for each in self._entries()
                     if each.who.kind == "person" and self._is_in_role(each, role[-1:])]
        if meant:
            return meant[0] if len(meant) == 1 else None
        titled = self._titled(role, first)
        if titled:
            return titled
        return self._just_named(first) if epithet and not self._is_new(first, last) else None

    def _entries(self) -> Sequence[Entry]:
        return self._register.entries[-_PLACES:]

    # -- people ----------------------------------------------------------------------------------

    def _just_named(self, at: int) -> Who | None:
        """The person named last before a token, if it is by a name and not too far back.

        Whoever is named in the same sentence is another one, as a rule: Nye spoke after | the
        academic said so.
        """
        if self._antecedents.names_before(at):
            return None
        found, tokens = self._antecedents.nearest("", at), self._tokens
        if found is None or found.kind != "person":
            return None
        row = tokens.rows[found.span[0]]
        return found if tokens.rows[at] - row <= _NEAR and tokens.is_sentence(row) else None

    def _titled(self, role: Sequence[str], at: int) -> Who | None:
        """The only one whom the text before names with a title: Sen. Ito left. | The senator."""
        found: dict[str, Who] = {}
        for title in _TITLES.get(role[-1], ()) if len(role) < 3 else ():
            places = self._tokens.standing(title)
            last = bisect_left(places, at)
            for place in places[max(last - _PLACES, 0) : last]:
                bearer = self._bearer(role, place, at)
                if bearer:
                    found.setdefault(bearer.bare[-1], bearer)
        return next(iter(found.values())) if len(found) == 1 else None

    def _bearer(self, role: Sequence[str], place: int, at: int) -> Who | None:
        """Who is named behind a title, if that says the same role: *Sen. Ana Ito*, no former one.

        Within the sentence: no stop need part a heading from the text below it.
        """
        tokens = self._tokens
        bits, folds, rows = tokens.bits, tokens.folds, tokens.rows
        before = folds[place - 1] if place and rows[place - 1] == rows[place] else ""
        if not bits[place] & w.CAPITAL or (
            before in _NOT_NOW if len(role) == 1 else before != role[0]
        ):
            return None
        end = start = place + 1 + (folds[place + 1] == ".")
        while end < at and rows[end] == rows[place] and (
            tokens.is_name(end) or (end > start and bits[end] & w.INITIAL)
        ):
            end += 1
        read = who(tokens, place, end, end) if end > start else None
        return read if read and read.kind == "person" else None

    def _is_new(self, at: int, noun: str) -> bool:
        """Whether one without a name was brought in before: A singer was hurt. | The singer."""
        tokens = self._tokens
        bits, folds = tokens.bits, tokens.folds
        for place in range(at - 1, max(at - _BACK, 0), -1):
            if folds[place] != noun or bits[place + 1] & w.CAPITAL:
                continue
            for article in range(place - 1, max(place - 5, -1), -1):
                if folds[article] in _ARTICLES:
                    before = article - 1
                    return before < 0 or not (bits[before] & w.COMMA or folds[before] in _BE)
        return False

    def _is_in_role(self, entry: Entry, role: Sequence[str]) -> bool:
        """Whether somebody who has spoken is called by a role, before a name or without one."""
        read = entry.who
        place = read.role if read.kind == "person" else read.name
        if place is None or read.kind not in ("person", "unnamed"):
            return False
        role = [_SAME.get(fold, fold) for fold in role]
        folds: list[str] = []
        for at in range(*place):
            if self._tokens.bits[at] & w.PREPOSITION:  # a spokesman | for the union
                break
            folds.append(_SAME.get(self._tokens.folds[at], self._tokens.folds[at]))
        return any(folds[at : at + len(role)] == role for at in range(len(folds)))

    # -- organisations ---------------------------------------------------------------------------

    def _body(self, first: int, last: int) -> Who | None:
        """The organisation that a noun seems to mean: the one of that name, or the last heard."""
        tokens = self._tokens
        noun = tokens.folds[last]
        heard = [each for each in self._entries()
                 if each.who.kind == "organisation" and each.who.named]
        by_name = [each.who for each in heard if noun in each.who.bare]
        if by_name:
            return by_name[0] if len(by_name) == 1 else None
        fitting = [each for each in heard if self._fits(each.who, noun)]
        if not fitting:
            return self._firm_named(first) if noun in _FIRMS else None
        places = [self._last_place(each.who, first) for each in fitting]
        latest = max(places)
        near = latest >= 0 and tokens.rows[first] - tokens.rows[latest] <= _REACH
        return fitting[places.index(latest)].who if near else None

    def _last_place(self, found: Who, before: int) -> int:
        """Where an organisation's name stands last before a token, -1 where it doesn't."""
        places = self._tokens.standing(found.bare[-1])
        place = bisect_left(places, before) - 1
        return places[place] if place >= 0 else -1

    def _firm_named(self, at: int) -> Who | None:
        """The firm named first in the nearest sentence that names one, though it said nothing."""
        tokens = self._tokens
        row = tokens.rows[at]
        for wanted in range(row, max(row - _NEAR - 1, -1), -1):
            if not tokens.is_sentence(wanted):
                continue
            for place, end in self._antecedents.names_in(wanted):
                if end > at:
                    break
                read = who(tokens, place, end, end)
                if read.kind == "organisation" and read.bare[-1] in listed("firm"):
                    return read
                if read.kind == "person" and self._firms.holds(read):
                    return read._replace(kind="organisation", role=None, affiliation=None)
        return None

    def _fits(self, found: Who, noun: str) -> bool:
        """Whether an organisation may be called so: no ministry is a company, no firm a ministry.

        One whose name ends in no noun for bodies that a list knows may be any but a ministry.
        """
        last = found.bare[-1]
        if noun in _OFFICE_OF_STATE:
            return last == "office"
        known = self._tokens.bits[found.name[1] - 1] & (w.BODY | w.PLACE)
        return last in listed("firm") or not known
