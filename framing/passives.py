"""Passive clauses, told by word forms: a form of *be* or *get*, adverbs, a participle.

What each form can be is worked out once; in a document only the places where a form of *be* or
*get* has a participle close behind are looked at.
"""

from __future__ import annotations

from functools import cache
from weakref import WeakKeyDictionary

import numpy as np

from framing.document import Document
from framing.grammar import words as w
from framing.grammar.listed import listed
from framing.hits import Hits, make_hits
from framing.lexicon import rows
from framing.support.word_sets import word_set
from framing.tokens import Vocabulary

LABELS = ("passive with agent", "passive without agent")

# What a form can be to a passive, a bit each, above those of framing.grammar.words.
_BE, _GET, _PARTICIPLE, _STATE, _MARK = (1 << bit for bit in range(40, 45))

#: Not those in 's, which may be of *have*: it's won.
_FORMS_OF_BE = listed("be") | {each for each in listed("with_be") if not each.endswith("'s")}
_FORMS_OF_GET = frozenset({"get", "gets", "got", "getting", "gotten"})
#: Adverbs that make a participle behind them an adjective: very limited.
_GRADES = frozenset({"very", "too", "so", "quite", "rather", "how", "far", "almost", "however"})
#: Participles that *get* makes a state or a beginning: got started, get rid of.
_GOT = word_set("""accustomed acquainted better bored confused done dressed drunk excited going lost
    married organized involved prepared ready rid started stuck tired used worried left""")
#: How many words may stand between *be* and its participle, and up to *by*.
_NEAR, _REACH = 3, 9
_MARKS = frozenset("“‘\"'(")
#: What else stands there as adverbs do, and is none to those that tell who speaks.
_BETWEEN = word_set("""best better hence indeed likewise nevertheless nonetheless otherwise thereby
    therefore thus""")
#: What stands behind *by* without an article and is nobody: by hand, by bus, by law.
_MEANS = word_set("""accident air birth boat bus car chance child contrast default definition design
    email far ferry foot force half hand itself law letter lot lottery mail mistake name no now
    order phone plane post proxy rail road sea ship surprise text then train virtue way""")
#: What stands behind *by* with or without one, and is a time or a measure.
_TIMES = word_set("""average beginning close dawn day days deadline decade decades dusk early end
    fall half hour hours late margin mid middle midnight minute minutes moment month months noon per
    percent percentage quarter season spring start summer time times week weekend weeks winter year
    years""")
_BEFORE_NOUN = word_set("""a an the this that next about around nearly almost roughly at least most
    up to more than over only just""")
#: What describes who acts, though it ends like a verb: threatened by rising seas.
_DESCRIBING = word_set("""advancing ageing aging armed changing collapsing competing crumbling
    declining developing emerging existing falling fighting growing increasing invading leading
    lightning melting mounting neighboring neighbouring opposing passing remaining rising rival
    ruling sinking soaring spiraling spiralling surging swirling visiting warming warring
    worsening""")
_UNITS = word_set("""% am basis billion days degree degrees dollars euros feet hours kilometers
    kilometres meters metres miles million minutes month months p.m per percent percentage pm point
    points pounds seats times trillion votes weeks year years""")
_NUMBERS = word_set("two three four five six seven eight nine ten several some one")


@cache
def participles() -> frozenset[str]:
    """The participles of known verbs, the irregular ones among them."""
    cells = [row.split("\t", 3)[2] for row in rows("verbs")]
    return frozenset(",".join(cells).split(","))


@cache
def kinds() -> dict[str, str]:
    """Forms that are no participles, and participles that tell a state: *never*, *state*."""
    return dict(row.split("\t") for row in rows("participles"))


def is_participle(fold: str) -> bool:
    """Whether a folded form can be a past participle.

    >>> [is_participle(form) for form in ("built", "accused", "indeed", "agreed", "naked")]
    [True, True, False, True, False]
    """
    if kinds().get(fold) == "never":
        return False
    return fold in participles() or (len(fold) > 3 and fold.endswith("ed") and fold.isalpha()
                                     and (fold[-3:] != "eed" or fold in _IN_EED))


_IN_EED = word_set("agreed decreed disagreed freed guaranteed refereed")


def _bits(fold: str) -> int:
    """What a form can be to a passive."""
    if fold in _FORMS_OF_BE:
        return _BE
    if fold in _FORMS_OF_GET:
        return _GET
    if is_participle(fold):
        return _PARTICIPLE | _STATE * (kinds().get(fold) == "state")
    return _MARK * (fold in _MARKS or fold in _BETWEEN)


def _learn(words: Vocabulary, first: int) -> list[int]:
    """The bits of a vocabulary's forms from one on, those of framing.grammar.words among them."""
    grammar = w.column(words)[first:].tolist()
    return [_bits(fold) | known for fold, known in zip(words.folds[first:], grammar, strict=True)]


_found: WeakKeyDictionary[Document, Hits] = WeakKeyDictionary()


def passives(doc: Document) -> Hits:
    """Find a document's passive clauses: each a run from its first auxiliary to its participle.

    Their labels say whether *by* somebody follows.
    """
    hits = _found.get(doc)
    if hits is None:
        if doc.whole is not None:
            from framing.by_voice import hits_in

            hits = hits_in(doc, passives(doc.whole))
        else:
            hits = make_hits(_search(doc), LABELS)
        _found[doc] = hits
    return hits


def _search(doc: Document) -> list[tuple[int, int, int, int]]:
    known = doc.vocabulary.column(_learn).take(doc.tokens)
    verbs = (known & (_BE | _GET)).nonzero()[0]
    if not len(verbs):
        return []
    near = np.zeros(len(known) + _NEAR + 1, np.bool_)
    follows = near[:-_NEAR - 1]
    is_part = (known & _PARTICIPLE).nonzero()[0]
    for distance in range(1, _NEAR + 2):
        near[is_part - distance] = True  # a negative place wraps to the end, which is cut off
    candidates = verbs[follows[verbs]].tolist()
    if not candidates:
        return []
    page = _Page(doc, known.tolist())
    found = [page.clause(at) for at in candidates]
    return [each for each in found if each]


class _Page:
    """A document's tokens as the search for passives looks at them."""

    def __init__(self, doc: Document, bits: list[int]) -> None:
        self.bits = bits
        self.rows = doc.row_list
        self.folds = doc.folds

    def clause(self, at: int) -> tuple[int, int, int, int] | None:
        """The passive that a form of *be* or *get* begins: first token, last, row, label."""
        bits, rows, folds = self.bits, self.rows, self.folds
        row, last, graded = rows[at], at + 1, False
        stop = min(len(bits), at + _NEAR + 2)
        while last < stop and rows[last] == row and not bits[last] & _PARTICIPLE:
            if bits[last] & (_BE | _GET) or not (
                    bits[last] & (_MARK | w.ADVERB)):
                return None
            graded = graded or folds[last] in _GRADES
            last += 1
        if last >= stop or rows[last] != row:
            return None
        if bits[last] & w.CAPITAL and not bits[at] & w.CAPITAL:
            return None  # a name: The suspect is Ahmed
        if at and folds[at - 1] == "there" and rows[at - 1] == row:
            return None  # there was limited space
        if bits[at] & _GET and not self._got(at, last):
            return None
        agent = self._has_agent(last)
        if not agent and (graded or bits[last] & _STATE):
            return None
        return self._begin(at), last, row, int(not agent)

    def _got(self, at: int, last: int) -> bool:
        """Whether *get* makes a passive with its participle: not in *got used to*."""
        if last > at + 1 or self.folds[last] in _GOT or self.folds[last] == "got":
            return False
        after = last + 1
        if after >= len(self.rows) or self.rows[after] != self.rows[last]:
            return True
        return bool(self.bits[after] & (w.SIGN | w.PREPOSITION | w.ADVERB | w.JOINER | w.TIME)
                    or self.folds[after] in ("to", "when"))

    def _begin(self, at: int) -> int:
        """The first word of the verb group: has been, will not be."""
        begin = before = at
        while before > 0 and self.rows[before - 1] == self.rows[at] and at - before < 5:
            before -= 1
            own = self.bits[before]
            if own & w.AUXILIARY:
                begin = before
            elif not (own & w.ADVERB or self.folds[before] == "to"):
                break
        return begin

    def _has_agent(self, last: int) -> bool:
        """Whether *by* and somebody or something follow in the clause."""
        rows, folds = self.rows, self.folds
        for at in range(last + 1, min(len(rows), last + _REACH)):
            if rows[at] != rows[last]:
                return False
            if folds[at] == "by":
                if self._is_somebody(at + 1, rows[last]):
                    return True
                if folds[min(at + 1, len(folds) - 1)].endswith("ing"):
                    return False  # managed by cutting exports by a ton
                continue  # cut by half by the bank
            own = self.bits[at]
            if own & (w.SIGN | w.RELATIVE | w.AUXILIARY | w.THAT) and folds[at] not in _MARKS and (
                    not own & w.DOUBLE):
                return False
            if own & w.JOINER and (folds[at] not in ("and", "or", "as") or (
                    at > last + 1 and self.bits[min(at + 1, len(rows) - 1)] & _PARTICIPLE)):
                return False  # shown there and bought by somebody
        return False

    def _is_somebody(self, at: int, row: int) -> bool:
        """Whether what follows *by* can be an agent: not a time, a measure or a means."""
        rows, folds = self.rows, self.folds
        behind = at
        while at < len(rows) and rows[at] == row and (
                folds[at] in _BEFORE_NOUN or self.bits[at] & w.DOUBLE or folds[at] in _MARKS):
            at += 1
        if at >= len(rows) or rows[at] != row:
            return False
        fold, own = folds[at], self.bits[at]
        if fold in _TIMES or (at == behind and fold in _MEANS) or own & w.TIME or (
                fold.endswith("ing") and not own & w.CAPITAL and fold not in _DESCRIBING):
            return False
        if own & w.NUMBER or fold in _NUMBERS or fold == "third":  # by a third, by a third man
            after = at + 1
            return (after < len(rows) and rows[after] == row and folds[after] not in _UNITS
                    and bool(self.bits[after] & w.WORDY) and not (
                        self.bits[after] & w.PREPOSITION))
        return True
