"""The words whose syllables the spelling rule gets wrong, from the CMU Pronouncing Dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256

from framing.making import Rows, Table
from framing.syllables import HEADER, HISS, by_spelling

# Words as a text has them: the dictionary's "A42128", "}RIGHT-BRACE" and "K-MART" aren't; nor are
# "CARS'" and "'BOUT", whose outer apostrophe no token keeps.
WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")


def syllables(cmudict: str) -> dict[str, int]:
    """Each word's syllables in its first pronunciation, as NLTK's ``cmudict.dict()[word][0]``.

    A line is ``NATURAL 1 N AE1 CH ER0 AH0 L``; a phone that ends in a digit is a vowel, and each
    vowel is one syllable. Raises ValueError on any other line.
    """
    first: dict[str, int] = {}
    for line in cmudict.splitlines():
        word, number, *phones = line.split()
        if not number.isdigit():
            raise ValueError(f"{line[:40]!r} isn't WORD NUMBER PHONES")
        if WORD.fullmatch(word.lower()):
            first.setdefault(word.lower(), sum(phone[-1].isdigit() for phone in phones))
    return first


def misspelt(known: dict[str, int]) -> dict[str, int]:
    """The words that ``framing.syllables.count`` would get wrong without them."""
    table = {word: n for word, n in known.items() if by_spelling(word) != n and word[-2:] != "'s"}
    for word, n in known.items():
        if word[-2:] == "'s":  # the count of its owner, and one for a hissed 's: church's
            owner = word[:-2]
            if table.get(owner, by_spelling(owner)) + bool(HISS.search(owner)) != n:
                table[word] = n
    return table


def accuracy(known: dict[str, int], words: Iterable[str]) -> float:
    """The share of words, to four digits, whose syllables the rule alone gets right."""
    right = [by_spelling(word) == known[word] for word in words]
    return round(sum(right) / len(right), 4)


def rows(cmudict: str) -> Rows:
    """The exceptions, sorted, and how good the rule is.

    The rule was written looking only at words whose SHA-256 begins with an even byte;
    ``rule_accuracy_unseen`` is its accuracy on the others.
    """
    known = syllables(cmudict)
    plain = [word for word in known if not word.endswith("'s")]
    odd = {word for word in plain if sha256(word.encode()).digest()[0] % 2}
    facts = {
        "words": len(known),
        "rule_accuracy_seen": accuracy(known, (word for word in plain if word not in odd)),
        "rule_accuracy_unseen": accuracy(known, odd),
    }
    return Rows([f"{word}\t{n}" for word, n in sorted(misspelt(known).items())], facts)


TABLE = Table(
    header=HEADER,
    title="Syllables of words that their spelling misleads about",
    description="English words for which the spelling rule of framing.syllables errs, with the "
    "number of syllables in their first pronunciation.",
    version="1",
    source="The Carnegie Mellon Pronouncing Dictionary, 0.7a, as NLTK's corpus package has it",
    url="https://raw.githubusercontent.com/nltk/nltk_data/gh-pages/packages/corpora/cmudict.zip",
    licence="BSD-2-Clause",
    attribution="Copyright (C) 1993-2008 Carnegie Mellon University. All rights reserved.",
    files=("cmudict",),
    make=rows,
)
