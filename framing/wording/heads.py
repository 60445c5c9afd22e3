"""Words whose capital at the head of a sentence is that of a name: *Savage said*.

A sentence gives its first word a capital, whatever it is; so does speech, behind the mark that
opens it. It is a name where the same text has it as one within a sentence (*Mark Savage*) and
nowhere in small letters. What a name begins with stands for it only where the next word has a
capital too: *Hope Hicks* makes no name of the first word in *Hope faded*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.support.word_sets import word_set
from framing.tokens import IS_WORD

if TYPE_CHECKING:
    from framing.document import Document

#: Words whose capital at the head of a sentence makes no name of them, nor of the next.
GRAMMAR = word_set("""a an and as at both but by for from he her his how i if in it its my no not of
    on or our she so some that the their there these they this those to we what when who why with
    you your""")
#: Where so many of a sentence's words have a capital they tell nothing: it may be a headline.
_TITLE = 0.7


def is_name(document: Document, at: int) -> bool:
    """Whether a token of a whole document, a word with a capital, has it as a name elsewhere.

    It is asked of what stands behind no word of its sentence, and of what stands in a headline.
    """
    if document.vocabulary.folds[document.tokens[at]] in GRAMMAR:
        return False
    known = document.heads
    term = int(document.terms[at])
    if term not in known:
        known[term] = _rows(document, term)
    alone, begun = known[term]
    row = int(document.row[at])
    return _another(alone, row) or (_another(begun, row) and _capital(document, at + 1, at))


def in_capitals(document: Document, row: int) -> bool:
    """Whether a sentence is a headline whose words have capitals: Council Plans Savage Cuts."""
    return document.roles[row] in ("title", "heading") and _capitals(document, row) >= (
        _TITLE * float(document.words[row]))


def _another(rows: list[int], row: int) -> bool:
    """Whether ascending rows hold another than this one."""
    return bool(rows) and not rows[0] == rows[-1] == row


def _rows(document: Document, term: int) -> tuple[list[int], list[int]]:
    """The sentences within which a word is a name or a name's last, and a name begins with it."""
    order, terms = document.by_term
    first, end = terms.searchsorted([term, term + 1]).tolist()
    places = order[first:end]
    alone: list[int] = []
    begun: list[int] = []
    surfaces = document.vocabulary.surfaces
    if len(places) > 1 and all(surfaces[form][0].isupper()
                               for form in document.tokens[places].tolist()):
        for at in places.tolist():
            if _behind_a_word(document, at) and not _in_title(document, at):
                (begun if _capital(document, at + 1, at) else alone).append(int(document.row[at]))
    return alone, begun


def _capital(document: Document, at: int, beside: int) -> bool:
    """Whether there is a word with a capital at a place, in the sentence of another."""
    rows, tokens = document.row, document.tokens
    return bool(at < len(tokens) and rows[at] == rows[beside]
                and document.vocabulary.surfaces[tokens[at]][0].isupper())


def _behind_a_word(document: Document, at: int) -> bool:
    before = at - 1
    return bool(at and document.row[before] == document.row[at]
                and document.vocabulary.facts.view()[document.tokens[before], IS_WORD])


def _in_title(document: Document, at: int) -> bool:
    """Whether a token stands in a heading, or where most words have capitals."""
    row = int(document.row[at])
    return document.roles[row] != "paragraph" or (
        _capitals(document, row) >= _TITLE * float(document.words[row]))


def _capitals(document: Document, row: int) -> int:
    """How many words of a sentence have a capital."""
    first, end = document.row.searchsorted([row, row + 1]).tolist()
    surfaces = document.vocabulary.surfaces
    return sum(surfaces[form][0].isupper() for form in document.tokens[first:end].tolist())
