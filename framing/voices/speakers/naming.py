"""Who a noun phrase names: a person, an organisation, a document, or somebody without a name.

All is read from the text: a role is the words before a name or set off behind it, an affiliation
what follows *at*, *with* or *for* there. Nothing is inferred about a person.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.grammar import words as w
from framing.grammar.columns import Tokens
from framing.grammar.listed import listed
from framing.grammar.masks import CAPITAL_OR_ROLE, NO_SURNAME, ROLE_OR_HONORIFIC
from framing.voices.speakers.bodies import (
    BODIES_TOO,
    body,
    has_owner,
    is_acronym,
    is_body,
    is_body_by_article,
    with_first,
)
from framing.voices.speakers.nicknames import before_nickname, without_nickname
from framing.voices.speakers.roles import behind_name
from framing.voices.speakers.trades import begins_with_trade
from framing.voices.speakers.unnamed import is_group, unnamed
from framing.voices.speakers.who import Place, Who
from framing.wording.particles import SUFFIXES, TELLING_NOTHING, YOUNGER

_RANKS_OF_ROLES = listed("rank_of_role")
#: Letters that stand behind a name: Ann Lee KC, Ben Roe OBE.
_LETTERS = frozenset({"kc", "qc", "sc", "mp", "msp", "mep", "mla", "td", "obe", "mbe", "cbe", "kbe",
                      "dbe", "phd", "frs", "jp", "esq"})
#: Titles that two people of one surname are told apart by.
_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "sir", "dame", "lord", "lady"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
#: Signs that stand inside names: Carriers’ Guild, Ortega & Pyle.
_INNER = frozenset("&’'")

_CROWNED = frozenset({"king", "pope", "queen"})

_INSIDE_OFFICES = frozenset({"of", "for", "and", "the", "&"})
#: What stands behind *of* in an office: chief of staff Ana Ito.
_OFFICES = frozenset({"communications", "marketing", "operations", "parliament", "police", "policy",
                      "research", "staff", "state"})
#: What goes on behind a name and *and*: Ito and | her colleagues, Roe and the other two.
_AND_OTHERS = frozenset({"his", "her", "their", "other", "others", "several", "some", "fellow",
                         "colleagues"})
_OF_PLACE = frozenset({"of", "from"})
_OPENS_NAME = w.SIGN | w.PREPOSITION | w.FINITE | w.JOINER | w.PRONOUN
_ENDS_WHAT = w.SIGN | w.PREPOSITION | w.PRONOUN | w.PARTICLE
_NO_PERSON = w.BODY | w.PLACE | w.PAPER | w.ROLE | w.DEMONYM | w.TIME
_PLACE_OR_BODY = w.PLACE | w.BODY
_ROLE_OR_BODY_OR_HONORIFIC = w.ROLE | w.BODY | w.HONORIFIC
_INSIDE_NAMES = w.CAPITAL | w.PARTICLE | w.JOINER | w.NUMBER


def who(tokens: Tokens, first: int, head: int, end: int) -> Who:
    """Read a noun phrase: its core from ``first`` to ``head``, all of it up to ``end``.

    *the port's chief engineer Ana Ito, of Ellery College*: the person Ana Ito, her role the words
    before the name.
    """
    bits = tokens.bits
    own = bits[first]
    if head == first + 1 and not own & w.ROLE and (
        own & w.PRONOUN or tokens.folds[first] in w.THEIRS  # his claim
    ):
        return Who("pronoun", (first, head), (), False, None, None, (first, end))
    described = _description_end(tokens, head, end)
    if described is not None:
        apposed = _apposed(tokens, described, end)
        if apposed:
            return apposed._replace(span=(first, end), role=(first, described))
    if head < end and tokens.folds[head] == "of":
        at = _behind_role(tokens, head + 1, end)
        inner = _named(tokens, (at, end), at, at, end, end) if at is not None else None
        if inner and inner.kind == "person":
            return inner._replace(span=(first, end), role=(first, inner.name[0]))
    office = _behind_office(tokens, first, head, end)
    if office is not None:
        return office
    start = first
    while bits[start] & w.DETERMINER and start < head - 1 and not bits[start] & w.NUMBER and (
        tokens.folds[start] in _ARTICLES
    ):
        start += 1
    if bits[start] & w.HONORIFIC:
        head = _past_titled(tokens, start, head)
    leader = _with_others(tokens, start, head)
    if leader is not None:
        speaker = who(tokens, first, leader, leader)
        if speaker.kind == "person":
            return speaker._replace(span=(first, end))
    run = _last_run(tokens, start, head)
    if run and run[1] == head:
        if end > head and _is_owned_office(tokens, first, head):
            apposed = _apposed(tokens, head, end)  # Labour's Port Secretary, Ana Ito
            if apposed:
                return apposed._replace(span=(first, end), role=(first, head))
        if is_body(tokens, head - 1, head, end):
            run = with_first(tokens, run[0]), head
            both = None
        else:
            both = _both(tokens, run[0], start)
        if both is not None:
            names = tuple([tokens.folds[at] for at in (both, head - 1)])
            return Who("person", (both, head), names, True, None, None, (first, end))
        found = _named(tokens, run, start, first, head, end)
        if found:
            return found
    if end > head:
        apposed = _apposed(tokens, head, end)
        if apposed:
            comma = next(at for at in range(head, end) if tokens.bits[at] & w.COMMA)
            return apposed._replace(span=(first, end), role=(first, comma))
    return unnamed(tokens, start, first, head, end)


def _with_others(tokens: Tokens, start: int, head: int) -> int | None:
    """Where a name ends whose bearer speaks for others too: Ana Ito | and her colleagues."""
    folds = tokens.folds
    for at in range(start + 1, head - 1):
        if folds[at] == "and":
            after = at + 1 + (folds[at + 1] == "the")
            return at if folds[after] in _AND_OTHERS and tokens.is_name(at - 1) else None
    return None


def _behind_role(tokens: Tokens, at: int, end: int) -> int | None:
    """Where a name begins behind a place and a role: University of Ellery climate nurse | Ana Ito.

    ``None`` where no name ends the phrase so.
    """
    bits = tokens.bits
    while at < end and bits[at] & w.CAPITAL:
        at += 1
    role = False
    while at < end and not bits[at] & w.CAPITAL:
        if bits[at] & _OPENS_NAME:
            return None
        role = bool(bits[at] & w.ROLE) or tokens.folds[at] in _OFFICES
        at += 1
    ends = role and end - at > 1 and all(bits[each] & w.CAPITAL for each in range(at, end))
    return at if ends else None


def _behind_office(tokens: Tokens, first: int, head: int, end: int) -> Who | None:
    """Who is named by an office and what it is for: Minister for Ports | Ana Ito.

    Of three or more capitalised words the last two are the name, where no article stands before
    the office: Mayor of New Ellery City says.
    """
    bits = tokens.bits
    if head >= end or tokens.folds[head] not in ("of", "for") or bits[first] & w.DETERMINER or (
        bits[head - 1] & CAPITAL_OR_ROLE != CAPITAL_OR_ROLE
        or tokens.folds[head - 1].endswith("s")  # Supporters of the New Ellery Deal
    ):
        return None
    stop = head + 1
    while stop < end and (bits[stop] & w.CAPITAL or tokens.folds[stop] in _INSIDE_OFFICES):
        stop += 1
    if stop < end and not bits[stop] & w.SIGN:
        return None
    start = stop
    while start > head + 1 and bits[start - 1] & w.CAPITAL:
        start -= 1
    if stop - start < 3 or any(bits[at] & _NO_PERSON for at in (stop - 2, stop - 1)):
        return None
    found = _named(tokens, (stop - 2, stop), stop - 2, stop - 2, stop, stop)
    if found is None or found.kind != "person":
        return None
    return found._replace(span=(first, end), role=(first, stop - 2))


def _description_end(tokens: Tokens, head: int, end: int) -> int | None:
    """Where what somebody is ends, before a comma: Ellery College professor of art, | Jane Roe.

    The phrase's core may end before that, at *of*, and name the place alone.
    """
    for at in range(head + 1, end):
        if tokens.bits[at] & w.COMMA:
            return at if tokens.bits[at - 1] & CAPITAL_OR_ROLE == w.ROLE else None
    return None


def _past_titled(tokens: Tokens, start: int, head: int) -> int:
    """Where a phrase that begins with a courtesy title ends: Mr Finch | hit back.

    His supporters are *Mr Finch's*: without that, what follows the name in lower case is no noun.
    """
    bits = tokens.bits
    for at in range(start + 1, head):
        if bits[at] & w.POSSESSIVE:
            break
        if at > start + 1 and bits[at - 1] & w.CAPITAL and bits[at] & w.WORDY and (
            not bits[at] & _INSIDE_NAMES
        ):
            return at
    return head


def _last_run(tokens: Tokens, start: int, head: int) -> Place | None:
    """The last run of capitalised words of a phrase, with initials, particles and ranks."""
    folds, is_name = tokens.folds, tokens.is_name
    end = head
    while end > start and not is_name(end - 1):
        if folds[end - 1] not in (".", ".,", ")"):
            return None
        end -= 1
    if end == start:
        return None
    begin = end - 1
    while begin > start:
        before = begin - 1
        further = before if is_name(before) else _across(tokens, before, start)
        if further is None:
            break
        begin = further
    return begin, head


def _both(tokens: Tokens, begin: int, start: int) -> int | None:
    """Where the first of two names begins that *and* joins: Ana Ito and Ben Roe."""
    bits = tokens.bits
    first = begin - 2
    if begin - 1 <= start or tokens.folds[begin - 1] != "and" or (
        (bits[begin] | bits[first]) & _NO_PERSON or not tokens.is_name(first)
    ):
        return None
    while first > start and (tokens.is_name(first - 1) or bits[first - 1] & w.HONORIFIC or (
        tokens.folds[first - 1] == "." and bits[first - 2] & w.CAPITAL and first - 1 > start
    )):
        first -= 1
    return first


def _across(tokens: Tokens, at: int, start: int) -> int | None:
    """The name's word before a sign or particle inside it: J. Roe, Ortega & Pyle, Ruiz de Alba."""
    fold = tokens.folds[at]
    bits = tokens.bits
    if fold == "." and at > start and bits[at - 1] & w.CAPITAL:
        return at - 1
    if fold == ")":
        return _rank_before(tokens, at, start)
    before = at - 1
    if bits[at] & w.PARTICLE:  # Mira van der Berg
        while before > start and bits[before] & w.PARTICLE:
            before -= 1
    nickname = before_nickname(tokens, at, start)
    if nickname is not None:
        return nickname
    if at > start and (fold in _INNER or bits[at] & w.PARTICLE) and tokens.is_name(before):
        return before
    return None


def _rank_before(tokens: Tokens, at: int, start: int) -> int | None:
    """The rank of somebody retired before a closing bracket: General (ret.) Michael Harrington."""
    if at - start < 3:
        return None
    folds = tokens.folds
    opening = at - 2 - (folds[at - 1] == ".")
    if opening <= start or not w.past_retired(folds, opening):
        return None
    rank = opening - 1 - (folds[opening - 1] == ".")
    return rank if rank >= start and tokens.bits[rank] & w.CAPITAL else None


def _named(tokens: Tokens, run: Place, start: int, first: int, head: int,
           end: int) -> Who | None:
    """Somebody with a name: a person with title and role, an organisation, a government."""
    begin, stop = run
    while stop - begin > 2 and tokens.folds[stop - 1] in _LETTERS and (
        (begin == first and not tokens.bits[begin] & w.DETERMINER)
        or not tokens.bits[stop - 1] & w.ROLE  # a Lib Dem MP
    ) and not tokens.bits[stop - 2] & _ROLE_OR_BODY_OR_HONORIFIC:
        stop -= 1
    run = begin, stop
    if _is_short_role(tokens, stop - 1) or _is_office(tokens, first, begin, stop):
        return None
    if stop - begin == 1:
        return _by_one_word(tokens, begin, start, first, head, end)
    bits = tokens.bits
    places = [at for at in range(begin, stop) if bits[at] & w.WORDY]
    if len(places) < stop - begin:
        if has_owner(tokens, begin, stop):
            return body(tokens, begin, first, head, end)
        places = without_nickname(tokens, run, places)
    if not places:
        return None
    folds = [tokens.folds[at].removesuffix("'s") for at in places]
    each = [bits[at] for at in places]
    last = each[-1]
    if is_body(tokens, places[-1], head, end) or is_acronym(tokens.surface(places[-1])):
        return body(tokens, begin, first, head, end)
    if last & w.PAPER or (last & w.ROLE and is_group(folds[-1]) and not each[0] & w.HONORIFIC):
        return None  # Texas Democrats, the Auto Workers
    cut = _cut(folds, each) or int(begins_with_trade(tokens, begin, folds))
    if len(each) == 2 and each[0] & w.POSSESSIVE and is_acronym(tokens.surface(begin)):
        cut = 1  # the NHA’s | Ito
    name = places[cut]
    last_name = len(folds) - 1 if len(folds) - cut > 1 else -1  # Carl Pope
    bare = tuple([fold for at, (fold, bit) in enumerate(zip(folds, each, strict=True))
                  if at >= cut and (not bit & w.HONORIFIC or at == last_name)
                  and fold not in SUFFIXES and len(fold) > 1 and fold not in w.RETIRED])
    # Mira van der Berg is Van der Berg later: particles tell nobody from anybody.
    bare = tuple([fold for at, fold in enumerate(bare)
                  if not (fold in TELLING_NOTHING and bare[at + 1 : at + 2] and (
                      at or bare[1] in TELLING_NOTHING))]) or bare
    if not bare:
        return None
    if len(bare) > 1 and YOUNGER in folds[cut:]:
        bare = (f"{bare[0]} {YOUNGER}", *bare[1:])  # not President Ada Roe, whose son he is
    title = ""
    for fold in folds[cut:]:
        if fold in _COURTESY:
            title = fold
            break
    return _person(tokens, (name, stop), bare, title, start, first, head, end)


def _by_one_word(tokens: Tokens, at: int, start: int, first: int, head: int,
                 end: int) -> Who | None:
    """Somebody named by one word: a surname, an organisation, a government."""
    own, fold = tokens.bits[at], tokens.folds[at].removesuffix("'s")
    if is_body(tokens, at, head, end) or is_acronym(tokens.surface(at)):
        return body(tokens, at, first, head, end)
    if own & _PLACE_OR_BODY:
        return Who("organisation", (at, at + 1), (fold,), True, None, None, (first, end))
    if (own & NO_SURNAME and fold not in _CROWNED) or own & w.HONORIFIC or (
        len(fold) < 2 or fold in SUFFIXES or fold in w.RETIRED
    ):
        return None
    if own & w.PAPER and (tokens.folds[first] == "the" or tokens.folds[head : head + 1] == ["of"]):
        return None  # the Treaty of Ellery
    title = fold if fold in _COURTESY else ""
    return _person(tokens, (at, at + 1), (fold,), title, start, first, head, end)


def _person(tokens: Tokens, run: Place, bare: tuple[str, ...], title: str, start: int, first: int,
            head: int, end: int) -> Who:
    """A person with what stands before the name and behind it."""
    name, stop = run
    bits = tokens.bits
    role = (start, name) if name > start else None
    if role is None and tokens.folds[first] == "the" and first + 1 == name and (
        is_body_by_article(tokens, name, stop, title)
    ):
        return Who("organisation", run, bare, True, None, None, (first, end))
    if role and bits[name - 1] & w.BODY and not (bits[name - 1] | bits[name]) & ROLE_OR_HONORIFIC:
        return Who("organisation", (name, stop), bare, True, role, None, (first, end))
    affiliation = None
    if end > head:
        behind = behind_name(tokens, head, end)
        role, affiliation = behind if role is None or behind[0] else (role, behind[1])
    return Who("person", run, bare, True, role, affiliation, (first, end), title)


def _cut(folds: Sequence[str], each: Sequence[int]) -> int:
    """Where the name begins in a run of capitalised words: State Senator | Ana Ito."""
    cut = 0
    for at in range(len(each) - 1):
        own = each[at]
        if own & w.HONORIFIC and not (at and folds[at - 1] in _RANKS_OF_ROLES):
            return at
        if own & _ROLE_OR_BODY_OR_HONORIFIC or folds[at].endswith("ist") or (
            "-of-" in folds[at]  # Mum-of-three Ada Roe
        ) or (own & w.POSSESSIVE and len(each) - at > 2):
            cut = at + 1
        elif at == cut and own & w.DEMONYM and len(each) - at > 2:
            cut = at + 1  # Briton Ana Ito
    return cut


def _is_office(tokens: Tokens, first: int, begin: int, stop: int) -> bool:
    """Whether an article and capitals give an office, and nobody's name: the Home Secretary."""
    bits, last = tokens.bits, stop - 1
    return (last > begin == first + 1 and tokens.folds[first] == "the"
            and bits[last] & _ROLE_OR_BODY_OR_HONORIFIC == w.ROLE
            and tokens.folds[last] not in BODIES_TOO
            and not any(bits[at] & w.HONORIFIC for at in range(begin, last)))


def _is_owned_office(tokens: Tokens, first: int, head: int) -> bool:
    """Whether capitals that end in an office are behind an article or an owner: Labour's Leader."""
    bits = tokens.bits
    return bits[head - 1] & CAPITAL_OR_ROLE == CAPITAL_OR_ROLE and (
        tokens.folds[first] == "the"
        or any(bits[at] & w.POSSESSIVE for at in range(first, head - 1)))


def _is_short_role(tokens: Tokens, at: int) -> bool:
    """Whether capitals say what somebody is, not who: one MP, the CEO, several NGOs."""
    role = bool(tokens.bits[at] & w.ROLE)
    if not role and not tokens.folds[at].endswith("s"):  # as most end: spares asking for capitals
        return False
    surface = tokens.surface(at)
    if surface.isupper():
        return role
    return len(surface) > 2 and surface.endswith("s") and (
        surface[:-1].isalpha() and surface[:-1].isupper())


def _behind_what(tokens: Tokens, at: int, end: int) -> int:
    """Where a name begins behind what its bearer is: the American | Jane Roe, the retired judge.

    Also with no article: state | Sen. Jane Roe, former prosecutor | Jane Roe.
    """
    bits = tokens.bits
    start = at
    if at + 2 < end and tokens.folds[at] == "the":
        if bits[at + 1] & w.DEMONYM:
            return at + 2
        start += 1
    name = start
    for each in range(start, end - 2):
        own = bits[each]
        if not own & w.WORDY or own & _ENDS_WHAT:
            break
        if not own & w.CAPITAL:
            name = each + 1
    called = bits[name] & w.CAPITAL and (
        bits[name] & ROLE_OR_HONORIFIC or (name > start and bits[name - 1] & w.ROLE))
    return name if called else at


def _apposed(tokens: Tokens, head: int, end: int) -> Who | None:
    """A person named behind a comma: the agency's director, Jane Roe; Roe's husband, Tom.

    Behind a clause with *who* the name ends it all: a nurse who left in June, Jane Roe.
    """
    bits = tokens.bits
    comma = head
    while comma < end and not bits[comma] & w.COMMA:
        if bits[comma] & w.RELATIVE:
            if tokens.folds[comma] != "who":
                return None
            comma = end - 1
            while comma > head and not bits[comma] & w.COMMA:
                comma -= 1
            if comma == head:
                return None  # a nurse who Ana Roe
            at = _behind_what(tokens, comma + 1, end)
            if end - at < 2 or not all(bits[each] & w.CAPITAL for each in range(at, end)):
                return None
            break
        comma += 1
    if comma >= end:
        return None
    stop = at = _behind_what(tokens, comma + 1, end)
    while stop < end and (bits[stop] & w.CAPITAL or tokens.folds[stop] == "." or (
        stop > at and bits[stop] & w.PARTICLE and stop + 1 < end
        and bits[stop + 1] & (w.CAPITAL | w.PARTICLE)  # his lawyer, Monique de Wit
    )):
        stop += 1
    alone = bits[comma - 1] & w.ROLE and stop == end and not bits[at] & w.TIME
    if stop - at < (1 if alone else 2) or (stop < end and not bits[stop] & w.SIGN and (
        tokens.folds[stop] not in _OF_PLACE  # Rep. Jane Roe | of Ellery
    )):
        return None
    return _named(tokens, (at, stop), at, at, stop, stop)
