"""The chance that readers call a sentence biased: a logistic model whose weights are words'.

A sentence's logit is the constant plus the weights of its words and signs, each as often as it
stands there, so that every number is a sum over spans. Names say nothing: a word with a capital is
passed over, unless it begins its sentence and is no name in the text, or stands in a title where
all have capitals, and the table holds no name, party or people. Its length says nothing either:
what a sentence lacks is not counted.

The table, ``lexicons/bias_weights.tsv``, is trained by ``python -m framing.making bias_weights``;
its card gives data, split, accuracy and limits.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from framing.document import Document
from framing.errors import FramingError
from framing.support.records import NamedTuple
from framing.tokens import IS_NUMBER, IS_WORD, Growing, Vocabulary
from framing.wording.heads import is_name

TABLE = Path(__file__).with_name("lexicons") / "bias_weights.tsv"
HEADER = "term\tweight"
#: Rows of the table that are no words: the constant, and what any number weighs.
CONSTANT, NUMBER = "(constant)", "(number)"
#: A row of text has title case from this share of words with capitals on.
TITLE_CASE = 0.7
#: Words with a capital that are no names.
FIRST_PERSON = frozenset({"i", "i'm", "i've", "i'd", "i'll"})

#: Beyond this a logit's chance is 0 or 1 to any digit.
_SURE = 700.0

Floats = NDArray[np.float64]


class Judged(NamedTuple):
    """The chance of each segment, 0 to 1, and what made it.

    ``logit``: float64[segments], the constant plus the weights of what stands there. ``token`` and
    ``weight``: the tokens that weigh anything, in order, and what each adds to its logit.
    """

    logit: Floats
    token: NDArray[np.intp]
    weight: Floats

    @property
    def chance(self) -> Floats:
        """1 / (1 + e^−logit)."""
        return 1.0 / (1.0 + np.exp(-np.clip(self.logit, -_SURE, _SURE)))


@cache
def weights() -> dict[str, str]:
    """The weight of each term, and the constant, in figures: most are never asked for.

    Raises FramingError if the table is damaged.
    """
    try:
        header, _, rows = TABLE.read_text("utf-8").partition("\n")
        fields = rows.split()
        if header == HEADER:
            return dict(zip(fields[::2], fields[1::2], strict=True))
        fault = f"begins with {header[:40]!r}, not {HEADER!r}"
    except (OSError, ValueError) as error:
        fault = f"can't be used: {error}"
    raise FramingError(f"{TABLE}: {fault}; install framing again")


class _Column:
    """What each form of a vocabulary weighs, and whether it is a word with a capital."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = table
        self._weight = Growing(np.float64)
        self._capital = Growing(np.int8)

    def of(self, words: Vocabulary) -> tuple[Floats, NDArray[np.int8]]:
        known = len(self._weight)
        if known < len(words.folds):
            self._learn(words, known)
        return self._weight.view(), self._capital.view()

    def _learn(self, words: Vocabulary, known: int) -> None:
        table = self._table
        facts = words.facts.view()[known:]
        numbers, worded = facts[:, IS_NUMBER].tolist(), facts[:, IS_WORD].tolist()
        for fold, surface, number, word in zip(
            words.folds[known:], words.surfaces[known:], numbers, worded, strict=True
        ):
            term = NUMBER if number else fold
            weight = table.get(term)
            if weight is None and fold[-2:] == "'s":
                weight = table.get(fold[:-2])
            self._weight.append(float(weight or 0))
            self._capital.append(word and surface[0].isupper() and fold not in FIRST_PERSON)


def heard(doc: Document, capital: NDArray[np.int8]) -> NDArray[np.bool_]:
    """Which tokens are listened to, given of each token whether it is a word with a capital.

    All but the words with capitals within a sentence, which are names as a rule.
    """
    kept: NDArray[np.bool_] = capital == 0
    worded = doc.facts[:, IS_WORD].nonzero()[0]
    rows = doc.row.take(worded)
    begins = np.ones(len(rows), np.bool_)
    np.not_equal(rows[1:], rows[:-1], out=begins[1:])
    kept[worded[begins]] = True
    capitals = np.bincount(doc.row, capital, doc.rows)
    titled = capitals > TITLE_CASE * np.bincount(rows, minlength=doc.rows)
    if titled.any():
        kept |= titled.take(doc.row)
    return kept


def _foremost(doc: Document, wanted: NDArray[np.bool_]) -> list[int]:
    """Those of the wanted tokens that stand behind no word of their segment."""
    at = wanted.nonzero()[0]
    before = at - 1
    behind = (at > 0) & (doc.row.take(before, mode="clip") == doc.row.take(at))
    behind &= doc.facts.take(before, axis=0, mode="clip")[:, IS_WORD] > 0
    found: list[int] = at[~behind].tolist()
    return found


class Judge:
    """A table of weights that sentences are judged by, in the figures of :func:`weights`."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._constant = float(table[CONSTANT])
        self._column = partial(_Column, table)  # one object: columns are kept by it

    def judged(self, doc: Document) -> Judged:
        """Work out the chance of every segment of a document."""
        of_form, capitals = doc.vocabulary.beside(self._column).of(doc.vocabulary)
        weight = of_form.take(doc.tokens)
        capital = capitals.take(doc.tokens)
        weight *= heard(doc, capital)
        for at in _foremost(doc, (capital > 0) & (weight != 0)):
            weight[at] *= not is_name(doc.entire, at if doc.kept is None else int(doc.kept[at]))
        token = weight.nonzero()[0]
        weight = weight.take(token)
        logit = np.bincount(doc.row.take(token), weight, doc.rows).astype(np.float64, copy=False)
        return Judged(logit + self._constant, token, weight)


@cache
def _shipped() -> Judge:
    return Judge(weights())


_judged: WeakKeyDictionary[Document, Judged] = WeakKeyDictionary()


def judged(doc: Document) -> Judged:
    """Work out the chance of every segment of a document by the weights that ship, once."""
    found = _judged.get(doc)
    if found is None:
        found = _judged[doc] = _shipped().judged(doc)
    return found
