"""Bodies whose names hold *and*: the Office of Air and Radiation, the Oil and Gas Association.

*And* stands between two actors as a rule, so that the search for names ends before it. Here the
parts are put together where what stands behind it, or before it, is a field that bodies are for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.grammar.listed import listed
from framing.portrayal.known import is_body, listed_kind
from framing.support.word_sets import word_set
from framing.wording.names import Page

if TYPE_CHECKING:
    from framing.portrayal.mentions import Mention

#: What bodies are for, as their names say it.
FIELDS = listed("field")
#: Bodies whose names say behind *of*, *for* or *on* what they are for.
_FOR = word_set("""academy agency association board bureau center centre coalition commission
    committee council department directorate division federation foundation institute ministry
    office panel school secretariat society subcommittee union""")
_AND = frozenset({"and", "&"})
_LINKS = frozenset({"of", "for", "on"})


def joined(page: Page, found: Sequence[Mention]) -> list[Mention]:
    """Bring the parts of such names together among an article's mentions, which are in order."""
    made: list[Mention] = []
    for each in found:
        if not _behind_and(page, each):
            made.append(each)
            continue
        before = made[-1] if made and made[-1].last == each.first - 2 else None
        if before and _is_for(before) and _all_fields(each.words):
            made[-1] = before._replace(
                words=(*before.words, page.folds[each.first - 1], *each.words), last=each.last)
            continue
        start = _start(page, each, before)
        if start is None:
            made.append(each)
            continue
        if before:
            made.pop()
        words = (*(before.words if before else (page.folds[start],)), page.folds[each.first - 1],
                 *each.words)
        made.append(each._replace(words=words, begin=start, first=start, title=()))
    return made


def _behind_and(page: Page, each: Mention) -> bool:
    """Whether *and* stands between a word with a capital and a name without a title."""
    at = each.first - 1
    return (at > 0 and page.folds[at] in _AND and each.begin == each.first
            and page.rows[at - 1] == page.rows[each.last] and page.capital[at - 1]
            and not page.owner[at - 1])


def _is_for(body: Mention) -> bool:
    """Whether a name is of a body and ends with what it is for: Institute for Energy Economics."""
    words = body.words
    return words[-1] in FIELDS and any(
        word in _LINKS and words[at] in _FOR for at, word in enumerate(words[1:]))


def _all_fields(words: Sequence[str]) -> bool:
    return all(word in FIELDS or word in _LINKS for word in words)


def _start(page: Page, body: Mention, before: Mention | None) -> int | None:
    """Where a body's name begins whose fields stand before *and* too, if it has any there."""
    at = body.first - 2
    if not (len(body.words) > 1 and body.words[0] in FIELDS and is_body(body.words)
            and page.folds[at] in FIELDS):
        return None
    if before is None:
        return at
    if before.title or is_body(before.words) or listed_kind(" ".join(before.words)):
        return None
    return before.first
