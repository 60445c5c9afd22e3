"""Words with a capital that name nobody: *God*, *American*, *the Skarrow-based firm*, *Article 5*.

The search for names takes all runs of capitals; here is told which of them are no actor's.
"""

from __future__ import annotations

from framing.grammar import words as w
from framing.grammar.listed import listed
from framing.portrayal.known import is_given, listed_kind, verb
from framing.support.word_sets import word_set
from framing.wording.capitals import LABELS
from framing.wording.countries import STATES
from framing.wording.months import DAYS, SHORT_DAYS, SHORT_MONTHS
from framing.wording.names import Page

_NOBODY = word_set("""advertisement anonymous bible christmas continue covid covid-19 daily
    dr easter editor english exclusive father file getty god halloween heaven hell i
    image images internet islam click join lord loading mother mr mrs ms newsletter nobel note
    ok passover photo pic please quran ramadan read related sabbath said share sign subscribe
    thanksgiving tv tweet update updated via video watch website yes reps sens celsius fahrenheit
    co2 must can could should would shall might have has had do does did is are was
    were be being there here gdp dna faq lgbt lgbtq hiv aids pr congressional constitutional islamic
    islamist nazi so-called""") | SHORT_MONTHS | SHORT_DAYS.union(DAYS) | {
        "i'm", "i've", "may day", "climate change", "climate crisis", "earth day", "election day",
        "global warming", "great depression", "ice age", "world war"}
#: States and companies cut short, which stand behind a sign: (D-Md.), of Skarrow, Pa.
_CUT_SHORT = STATES.keys() | word_set("""n.c n.d n.h n.j n.m n.y r.i s.c s.d w.va inc co corp ltd
    llc plc""")
#: Second halves of what only describes: the Skarrow-based firm, the Ito-era rules.
_DESCRIBING = word_set("""backed based born bound built controlled era funded held language led like
    made maker owned run scale sponsored style themed trained wide""")
#: What describes people as the names of peoples do, besides those that are listed so.
_OF_PEOPLES = word_set("""asian californian hispanic indigenous latina latino latinx montanan native
    nordic protestant texan""")
_NO_PEOPLES = word_set("""democrat east eastern gop independent north northern south
    southern west western""")
#: What a name alone can't be, and what can't stand inside one: a heading's words in the text.
_CLOSED = w.DEMONYM | w.ADVERB | w.DETERMINER | w.PREPOSITION | w.JOINER | w.QUESTION | w.RELATIVE
_NEVER_INSIDE = w.PRONOUN | w.AUXILIARY | w.QUESTION | w.RELATIVE | w.THAT


def is_nobody(page: Page, words: tuple[str, ...], first: int, last: int, *, titled: bool) -> bool:
    """Whether a capital is all there is to a name, from token ``first`` to ``last`` inclusive."""
    name = " ".join(words)
    if name in _NOBODY or len(name) == 1 or not name[0].isalpha() or (
            name.startswith(w.PARTIES) and len(words) == 1):  # (R-Calif)
        return True
    if _describes(words):
        return True
    if first == last:
        return _alone(page, name, first, titled=titled)
    inner = range(first + 1, last)
    return any(page.bits[at] & (_NEVER_INSIDE | w.PREPOSITION * page.capital[at])
               for at in inner) or bool(page.bits[last] & w.PRONOUN) or bool(
        page.bits[first] & w.AUXILIARY and not is_given(words[0]))


def describes(word: str) -> bool:
    """Whether a word with a hyphen describes what follows: the Skarrow-based Harbour Watch.

    >>> describes("ellery-owned"), describes("ana-maria")
    (True, False)
    """
    _, hyphen, half = word.rpartition("-")
    return bool(hyphen) and half in _DESCRIBING


def _describes(words: tuple[str, ...]) -> bool:
    """Whether words only describe: South American, Latino, Skarrow-based."""
    last = words[-1]
    if describes(last):
        return True
    if is_given(words[0]):
        return False
    return last in _OF_PEOPLES or (
        len(words) > 1 and last in listed("demonym") and last not in _NO_PEOPLES)


def _alone(page: Page, word: str, at: int, *, titled: bool) -> bool:
    """Whether one word is no name: *Pa.*, *Article* 5, a closed class, a verb in -ing."""
    before = at - 1 if at and page.rows[at - 1] == page.rows[at] else None
    after = at + 1 if at + 1 < len(page.rows) and page.rows[at + 1] == page.rows[at] else None
    if word.rstrip(".") in _CUT_SHORT and before is not None and page.bits[before] & w.SIGN:
        return True
    if word in LABELS and after is not None and page.bits[after] & w.NUMBER:
        return True
    found = verb(word)
    return listed_kind(word) is None and bool(
        page.bits[at] & _CLOSED or (found is not None and found.form == "ing" and not titled))
