"""Contrasts that deny one thing to stress another: *not only X but Y*, *not a tax but a fee*.

A negated verb does the same work by grammar alone (*he did not come but she did*), so that most
uses of *not … but* are no figure. One is counted only where what is denied and what takes its
place are built alike (*not by law but by habit*), or where it is short and hangs on no verb (*not
once but twice*); *X, not Y* only where Y ends its clause; *it is not X, it is Y* only where the
second half begins with its own *it is*. What a sign other than a comma or dash stands in is left
alone, and so is what two voices share.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from framing.by_voice import hits_in
from framing.document import Document
from framing.grammar.listed import listed
from framing.hits import Hits, make_hits
from framing.support.word_sets import word_set

#: So many words may stand between the halves; behind *not only* twice as many.
REACH = 10
#: So many tokens before the denial are looked at.
BEFORE = 12
#: Without a parallel the thing denied has so many words at most.
SHORT = 3
#: Of *X, not Y*, Y has so many words at most.
TAIL = 5


_DENIALS = ("not", "isn't", "wasn't", "aren't", "weren't")
_ONLY = word_set("only just merely simply solely")
_BEGUN = listed("with_be")
_BE = _BEGUN | {each for each in listed("be") if not each.endswith("n't")}
_AUXILIARIES = (listed("auxiliary") - listed("be")) | {"ought", "need", "dare"}
#: Fewer than the class of that name: *not a trend, but five years are* are two clauses.
_DETERMINERS = word_set("""a an the his her its their our my your some any this these those more
    less fewer one two three""")
_PREPOSITIONS = listed("preposition")
_WHYS = word_set("because that what how who when where why whether")
#: After *not*: the negation is of time, degree or the whole clause.
_NO_FIGURE = word_set("""long far unlike surprisingly least even all everyone everything everybody
    many much until yet so too very quite always necessarily there here well sure ready able alone
    entirely really enough sufficiently only if then when now today again anymore ever exactly
    counting including knowing wanting mentioning unexpectedly coincidentally infrequently
    particularly especially altogether whether""")
_SUBJECTS = word_set("i he she it they we you there who which nobody everyone somebody nothing")
#: What begins a clause of its own.
_CLAUSAL = _SUBJECTS | _BE | _AUXILIARIES
_SIGNS_WITHIN = word_set(", — – - --")
#: A clause that begins so grants its denial, or makes it a condition: while it is not X, it is Y.
_GRANTS = frozenset({"while", "although", "though", "if", "unless"})
_ENDS = word_set(". ; ! ? : …")
_MARKS = word_set("” \" ’ ' » “")  # behind a comma they end what is quoted


def opposed(doc: Document) -> Hits:
    """Find the contrasts, each from its denial to the word that turns."""
    if doc.whole is not None:
        return hits_in(doc, opposed(doc.whole))
    words = doc.vocabulary
    places = np.sort(np.concatenate([
        (doc.terms == words.term_id(each)).nonzero()[0] for each in _DENIALS]))
    rows = doc.row.take(places)
    edges = doc.row.searchsorted(rows), doc.row.searchsorted(rows, "right")
    found, free = [], 0
    for place, row, begin, end in zip(*(each.tolist() for each in (places, rows, *edges)),
                                      strict=True):
        if place < free:
            continue
        # The denial's surroundings, no more: a sentence without end may hold any number of them.
        first, last = max(begin, place - BEFORE), min(end, place + 2 * REACH + 3)
        folds = [words.folds[token] for token in doc.tokens[first:last].tolist()]
        turn = _end(folds, place - first)
        if turn is not None:
            free = first + turn + 1
            found.append((place, free - 1, row, 0))
    return make_hits(found, ("contrast",))


def _end(folds: Sequence[str], at: int) -> int | None:
    """Where a contrast that begins with the denial at a place turns; ``None`` for no contrast."""
    before = folds[at - 1] if at else ""
    after = folds[at + 1] if at + 1 < len(folds) else ""
    if folds[at] == "not" and after in _ONLY:
        turns = (place for place in _within(folds, at, 2 * REACH) if folds[place] == "but")
        return next(turns, None) or (_anew(folds, at) if before in _BE else None)
    if before in _AUXILIARIES or after in _NO_FIGURE or not after[:1].isalnum():
        return None
    is_said = folds[at] != "not" or before in _BE
    return (_but(folds, at, is_said)
            or (_anew(folds, at) if is_said and not _granted(folds, at) else None)
            or (_tail(folds, at) if before in _SIGNS_WITHIN else None))


def _within(folds: Sequence[str], at: int, reach: int) -> Iterator[int]:
    """The places after a denial, up to a sign that ends what it may reach."""
    for place in range(at + 1, min(at + 1 + reach, len(folds))):
        if not (folds[place][:1].isalnum() or folds[place] in _SIGNS_WITHIN):
            return
        yield place


def _but(folds: Sequence[str], at: int, is_said: bool) -> int | None:
    """*Not X but Y*: alike in build, or X short where no verb is denied."""
    for place in _within(folds, at, REACH):
        if folds[place] != "but":
            continue
        first = folds[at + 1]
        second = folds[place + 1] if place + 1 < len(folds) else ""
        if _kind(first) == _kind(second) != "":
            return place
        number = sum(word[:1].isalnum() for word in folds[at + 1 : place])
        plain = second[:1].isalnum() and second not in _CLAUSAL and not (
            second.endswith("ed"))
        return place if plain and not is_said and number <= SHORT else None
    return None


def _kind(word: str) -> str:
    """What a half begins with; empty where that says nothing of its build."""
    for name, words in (("determiner", _DETERMINERS), ("preposition", _PREPOSITIONS),
                        ("why", _WHYS), ("to", word_set("to"))):
        if word in words:
            return name
    return "ing" if len(word) > 5 and word.endswith("ing") else ""


def _anew(folds: Sequence[str], at: int) -> int | None:
    """*It is not X, it is Y*: behind a comma or dash a new *it is*, which denies nothing more."""
    for place in _within(folds, at, REACH + 2):
        if folds[place] in _SIGNS_WITHIN and place + 2 < len(folds):
            turn = place + 1 if folds[place + 1] in _BEGUN else place + 2
            if turn > place + 1 and not (
                    folds[place + 1] in {"it", "they", "this", "that", "he", "she", "we"}
                    and folds[turn] in _BE):
                continue
            return turn if folds[turn + 1 : turn + 2] != ["not"] else None
    return None


def _granted(folds: Sequence[str], at: int) -> bool:
    """Whether the denial stands in a clause that *while*, *if* or the like begins."""
    for place in range(at - 1, -1, -1):
        if folds[place] in _GRANTS:
            return True
        if not folds[place][:1].isalnum():
            return False
    return False


def _tail(folds: Sequence[str], at: int) -> int | None:
    """*X, not Y*: Y is short, says no new sentence, and ends its clause."""
    if at < 4 or (folds[at + 1] == "to" and "to" not in folds[:at]):
        return None
    for place in range(at + 1, min(at + TAIL + 2, len(folds) + 1)):
        if place == len(folds) or folds[place] in _ENDS or (
                folds[place] == "," and not _MARKS.isdisjoint(folds[place + 1 : place + 2])):
            return place - 1 if place - 1 > at else None
        word = folds[place]
        if not word[:1].isalnum() or word in _CLAUSAL:
            return None
    return None
