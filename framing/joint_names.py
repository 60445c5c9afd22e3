"""Names of bodies that go on behind *and*: the Food and Drug Administration."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.voices import words as w

if TYPE_CHECKING:
    from framing.names import Page

#: Last words of bodies that are surnames too, and bodies that a party holds: President Fox, the
#: Republican Senate. A title before another body is part of its name: the Justice Department.
NO_BODIES = frozenset({"fox", "bloomberg", "church", "post", "press", "senate", "house",
                        "congress", "army", "court", "cabinet", "government", "parliament"})
#: Words within a name that are no part of its initials.
LINKS = frozenset({"of", "for", "and", "the", "on"})
#: Countries and unions by their initials, as they stand before the name of a body.
COUNTRIES = frozenset({"eu", "uk", "un", "us"})
#: Words without a capital that no body's name has inside it.
_ENDING = w.FINITE | w.AUXILIARY | w.JOINER | w.PREPOSITION | w.DETERMINER


def plain(word: str) -> str:
    """A name without points and hyphens: U.S., G-7."""
    return word.replace(".", "").replace("-", "")


def initials_of(words: Sequence[str]) -> str:
    """The first letters of a name's words, links left out."""
    return "".join(word[0] for word in words if word not in LINKS)


def with_second(page: Page, first: int, at: int, known: frozenset[str]) -> int:
    """Where a name goes on behind *and*: the Food and Drug Administration, FDA.

    By its initials, where the article has them; else by *the* before it and the body that ends it,
    of which what stands before *and* is no name by itself.
    """
    if page.folds[at] != "and":
        return 0
    end = _run(page, first, at + 1)
    if _is_field(page, first, at):
        inner = end > at + 1 and end < len(page.folds) and page.wordy[end] and not (
            page.bits[end] & _ENDING)  # Medicines and Healthcare products Regulatory Agency
        for last in (_run(page, first, end + 1) - 1 if inner else 0, end - 1):
            if last > at + 1 and page.capital[last] and page.bits[last] & w.BODY and (
                    page.folds[last] not in NO_BODIES):
                return last + 1
    initials = initials_of([page.folds[place] for place in range(first, end)
                            if page.capital[place]])
    return end if end > at + 1 and len(initials) > 2 and initials in known else 0


def _run(page: Page, first: int, at: int) -> int:
    """Where the capitals end that begin at a token, in the sentence of another."""
    while at < len(page.folds) and page.rows[at] == page.rows[first] and page.capital[at]:
        at += 1
    return at


def _is_field(page: Page, first: int, at: int) -> bool:
    """Whether one word behind *the*, or behind a country's, may be what a body is for.

    *The Maritime* and Coastguard Agency, *the U.S. Food* and Drug Administration; not *the Senate*
    and Keld Council.
    """
    word = at - 1
    if word > first and not (word == first + 1 and plain(page.folds[first]) in COUNTRIES):
        return False
    if first == 0 or page.folds[first - 1] != "the" or page.rows[first - 1] != page.rows[first]:
        return False
    return not page.bits[word] & (w.BODY | w.PLACE | w.DEMONYM | w.ROLE)
