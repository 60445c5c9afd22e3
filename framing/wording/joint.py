"""Names of bodies that go on behind *and*: the Food and Drug Administration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.grammar import words as w
from framing.wording.initials import COUNTRIES, plain, spelled_out

if TYPE_CHECKING:
    from framing.wording.names import Page

#: Last words of bodies that are surnames too, and bodies that a party holds: President Fox, the
#: Republican Senate. A title before another body is part of its name: the Justice Department.
NO_BODIES = frozenset({"fox", "bloomberg", "church", "post", "press", "senate", "house",
                        "congress", "army", "court", "cabinet", "government", "parliament"})
#: Endings of what a body may be for, and of hardly any name: Control and Prevention.
_FIELDS = ("tion", "tions", "sion", "ment", "ity", "ics", "ology")
#: What a name may go on behind, by its initials, and so many words at most.
_BETWEEN = frozenset({"and", "of", "on", "for"})
_LONGEST = 12
#: What tells no field, but is a body or somebody by itself.
_NO_FIELD = w.BODY | w.PLACE | w.DEMONYM | w.ROLE
#: Words without a capital that no body's name has inside it.
_ENDING = w.FINITE | w.AUXILIARY | w.JOINER | w.PREPOSITION | w.DETERMINER


def with_second(page: Page, first: int, at: int, known: frozenset[str]) -> int:
    """Where a name goes on behind *and*, *of*, *on*, *for*: the Food and Drug Administration, FDA.

    By its initials, where they are known; behind *and* also by *the* before it and the body that
    ends it, of which what stands before *and* is no name by itself, or by a second word for what a
    body is for: the Centers for Tide Control and Prevention.
    """
    if page.folds[at] not in _BETWEEN:
        return 0
    return (_with_field(page, first, at) if page.folds[at] == "and" else 0) or (
        _by_initials(page, first, at, known))


def _by_initials(page: Page, first: int, at: int, known: frozenset[str]) -> int:
    """Where the name ends that is known by its initials: National Union of Pilots and Stokers."""
    end = at
    while end < first + _LONGEST and end < len(page.folds) and page.folds[end] in _BETWEEN:
        begin = end + 1
        if page.folds[begin : begin + 1] == ["the"]:
            begin += 1
        end = _run(page, first, begin)
        if end == begin:
            break
        words = [page.folds[place] for place in range(first, end) if page.capital[place]]
        if not known.isdisjoint(each for each in spelled_out(words) if len(each) > 2):
            return end
    return 0


def _with_field(page: Page, first: int, at: int) -> int:
    """Where the name of a body ends that goes on behind *and*, by its own words, else 0."""
    end = _run(page, first, at + 1)
    if end == at + 2 and page.folds[at + 1].endswith(_FIELDS) and not (
            page.bits[at + 1] & _NO_FIELD) and any(
                page.folds[of] in ("of", "for") and page.bits[of - 1] & w.BODY
                for of in range(first + 1, at)):
        return end
    if _is_field(page, first, at):
        inner = end > at + 1 and end < len(page.folds) and page.wordy[end] and not (
            page.bits[end] & _ENDING)  # Medicines and Healthcare products Regulatory Agency
        for last in (_run(page, first, end + 1) - 1 if inner else 0, end - 1):
            if last > at + 1 and page.capital[last] and page.bits[last] & w.BODY and (
                    page.folds[last] not in NO_BODIES):
                return last + 1
    return 0


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
    return not page.bits[word] & _NO_FIELD
