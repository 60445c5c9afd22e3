"""MBIC's sentences as the model of biased sentences reads them: terms that are listened to."""

from __future__ import annotations

import ast
import csv
import io
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from framing.article import Article
from framing.bias import FIRST_PERSON, NUMBER, heard
from framing.document import parse
from framing.making.bias_cues import GRAMMAR
from framing.tokens import IS_NUMBER, IS_WORD

SIGNS = ("?", "!", "“", "”", '"', "(", ")", ":", ";", "—", "–", "…")
#: Signs that mean the same weigh the same.
SAME = {"”": "“", '"': "“", ")": "(", ";": ":", "–": "—"}


@dataclass(frozen=True, eq=False)
class Sentence:
    """A labelled sentence: its terms (words listened to, signs, numbers), and what was marked.

    ``label``: whether most of its readers called it biased. ``opinion``: whether they called it
    factual or the writer's opinion.
    """

    text: str
    label: str
    opinion: str
    topic: str
    type: str
    terms: tuple[str, ...]
    words: int
    marked: frozenset[str]

    @property
    def held_back(self) -> bool:
        """Whether it belongs to the half that no word list and no setting was chosen on."""
        return bool(sha256(self.text.encode()).digest()[0] % 2)


def read(mbic: str) -> list[Sentence]:
    """The sentences of MBIC's table; ValueError or KeyError where it is another."""
    rows = csv.DictReader(io.StringIO(mbic, newline=""), delimiter="\t")
    return [_sentence(row) for row in rows]


def _sentence(row: dict[str, str]) -> Sentence:
    doc = parse(Article.from_text(row["sentence"]))
    surfaces, folds = doc.vocabulary.surfaces, doc.vocabulary.folds
    forms, facts = doc.token_list, doc.facts
    capital = np.array([
        bool(word) and surfaces[form][0].isupper() and folds[form] not in FIRST_PERSON
        for form, word in zip(forms, facts[:, IS_WORD].tolist(), strict=True)
    ], np.int8)
    terms = []
    for form, number, kept in zip(forms, facts[:, IS_NUMBER].tolist(),
                                  heard(doc, capital).tolist(), strict=True):
        if kept:
            terms.append(NUMBER if number else _term(SAME.get(folds[form], folds[form])))
    marked = " ".join(ast.literal_eval(row["biased_words"]))
    held = parse(Article.from_text(marked))
    return Sentence(row["sentence"], row["bias"], row["opinion"], row["topic"], row["type"],
                    tuple(terms), int(doc.words.sum()),
                    frozenset(each.removesuffix("'s") for each in held.folds))


def _term(fold: str) -> str:
    return fold if fold in GRAMMAR else fold.removesuffix("'s") or fold
