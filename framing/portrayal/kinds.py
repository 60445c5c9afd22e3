"""What a name is of: a person, a place, an organisation, or unknown.

Told by titles and roles, listed names, endings of names, and the words beside them; where these
say nothing it stays unknown. Nothing else is said of a person.
"""

from __future__ import annotations

from framing.grammar import words as w
from framing.grammar.listed import listed
from framing.portrayal.chains import FIRST, SHORT, SURNAME, Chain
from framing.portrayal.known import (
    SURNAMES,
    is_body,
    is_childs,
    is_given,
    is_known_person,
    listed_kind,
)
from framing.portrayal.mentions import TITLES
from framing.support.word_sets import word_set
from framing.wording.names import Page

PERSON, PLACE, ORGANISATION, UNKNOWN = "person", "place", "organisation", "unknown"

#: Last words of places' names, and first ones.
_PLACES = listed("end_of_place")
_PLACES_FIRST = frozenset({"cape", "fort", "gulf", "lake", "mount", "san", "santa", "st"})
#: Last words of names that are no actor's; a storm's name begins with the first of the others.
_THINGS = word_set("""accord act agreement amendment assessment award bill code constitution day
    deal edition effect framework law plan prize protocol report reports rule summit treaty war""")
_STORMS = frozenset({"cyclone", "hurricane", "storm", "typhoon"})
_INSIDE = frozenset({"in", "near", "across", "throughout", "outside", "around"})


def kind_of(chain: Chain, page: Page, speakers: dict[int, str]) -> str:
    """The kind of an actor; ``speakers`` gives the kind of the speaker who stands at a token."""
    names = {" ".join(each.words) for each, why in chain.mentions
             if why not in (SURNAME, FIRST, SHORT)}
    heard = {speakers[each.last] for each, _ in chain.mentions if each.last in speakers}
    if any(each.title and (page.bits[each.first - 1] & (w.ROLE | w.HONORIFIC | w.SIGN)
                           or page.folds[each.first - 1] in TITLES)
           for each, _ in chain.mentions) and (
               not is_body(chain.words) or chain.words[-1] in SURNAMES):
        return PERSON
    if len(chain.words) > 1 and (chain.words[-1] in _THINGS or chain.words[0] in _STORMS):
        return UNKNOWN
    if len(chain.words) == 1 and is_known_person(chain.words[0]):
        return PERSON
    for name in names:
        kind = listed_kind(name)
        if kind and not (kind == PLACE and " " not in name and len(chain.words) > 1):
            return ORGANISATION if kind == "organisation" else PLACE
    if is_body(chain.words) or _joined(chain, page):
        return ORGANISATION
    if len(chain.words) > 1 and _is_persons(chain.words):
        return PERSON
    if len(chain.words) > 1 and (chain.words[-1] in _PLACES or chain.words[0] in _PLACES_FIRST):
        return PLACE
    if _is_group(chain):
        return UNKNOWN
    if _by_role(chain, page):
        return PERSON
    if _inside(chain, page):
        return PLACE
    if _acronym(chain) or (len(chain.words) > 1 and not is_given(chain.words[0])
                           and listed_kind(chain.words[0]) == "organisation"):
        return ORGANISATION  # Greenpeace France
    if "person" in heard and "organisation" not in heard:
        return UNKNOWN if _behind_the(chain, page) else PERSON
    return ORGANISATION if "organisation" in heard else UNKNOWN


def _is_persons(words: tuple[str, ...]) -> bool:
    """Whether a name begins with a first name, or says whose child somebody is."""
    if is_childs(words):
        return True
    return len(words) < 5 and is_given(words[0]) and {"of", "for", "and"}.isdisjoint(words) and (
        words[-1] not in _PLACES)


def _behind_the(chain: Chain, page: Page) -> bool:
    """Whether *the* stands before a name, as before no person's: the Skarrow Courier said."""
    return any(each.begin and page.folds[each.begin - 1] == "the"
               and page.rows[each.begin - 1] == page.rows[each.begin]
               for each, _ in chain.mentions if not each.title)


def _joined(chain: Chain, page: Page) -> bool:
    """Whether the sign for *and* stands in the name: Marks & Spencer."""
    each = next(each for each, _ in chain.mentions if each.words == chain.words)
    return "&" in page.folds[each.first : each.last]


def _by_role(chain: Chain, page: Page) -> bool:
    """Whether a role stands before the name, or behind it in commas: activist Tam Vask."""
    for each, _ in chain.mentions:
        before = each.begin - 1
        if before >= 0 and page.rows[before] == page.rows[each.first] and (
                page.bits[before] & (w.ROLE | w.HONORIFIC)) and not page.owner[before] and (
                not page.bits[before] & w.BODY):
            return True
    return False


def _is_group(chain: Chain) -> bool:
    """Whether it is a people: Americans, Ukrainians."""
    word = chain.words[-1]
    if len(chain.words) > 1 or not word.endswith("s"):
        return False
    return word[:-1] in listed("demonym") or word[:-1].endswith(("ian", "ean", "can"))


def _inside(chain: Chain, page: Page) -> bool:
    """Whether most mentions stand behind *in*, *near* or *across*: in Skarrow."""
    inside = sum(page.folds[each.first - 1] in _INSIDE for each, _ in chain.mentions
                 if each.first and page.rows[each.first - 1] == page.rows[each.first])
    return 2 * inside > len(chain.mentions) or inside > 2


def _acronym(chain: Chain) -> bool:
    """Whether it is called by capitals alone: NGA."""
    return any(why == "initials" for _, why in chain.mentions)
