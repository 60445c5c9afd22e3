"""How many syllables an English word has: a short spelling rule, and a table where it errs.

The table, ``lexicons/syllables.tsv``, is made from the CMU Pronouncing Dictionary by ``python -m
framing.making syllables cmudict`` and holds only the words whose spelling misleads the rule, so
it loads in 1 ms. A word of the dictionary gets the count of its first pronunciation there, as in
textstat; any other word gets the rule's, right for 94 % of the dictionary's words, whether they
were looked at while the rule was written or kept back (see ``lexicons/syllables.toml``).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from framing.errors import FramingError

TABLE = Path(__file__).with_name("lexicons") / "syllables.tsv"
HEADER = "word\tsyllables"

VOWELS = re.compile(r"[aeiouy]+")  # a run of vowel letters is one syllable,
# but for these, which are written and not spoken,
SILENT = re.compile(
    r"""(?x) (?<=[^aeiouy])e$                      # make
      | (?<=[gq])ues?$                             # league, antiques
      | (?<![aeiouycgsxz])(?<![cs]h)es$            # makes; spoken after a hiss: places, churches
      | (?<![aeiouytd])ed$                         # walked; spoken after t and d: wanted
      | (?<=[^aeiouy])e(?=(?:ly|ness|less|ments?|fully?|m[ae]n|ways?|land|field)$)  # lonely
      | ^(?:for|hom|som|lif|hous|whit|ston|whol)e(?=[^aeiouydrnl])  # foresee, homework
      | (?<=ic)a(?=lly)                            # basically
    """
)
# and these, where one more is spoken than the runs show.
SPLIT = re.compile(
    r"""(?x) (?<=[^aeiouyl])l(?=e[sd]?$)           # table, handled: a syllable of l alone
      | (?<=[^aeiouyr])r(?=es?$) | s(?=ms?$) | ^mc  # acre, tourism, mcdonald
      | i(?=u|at|(?:ers?|est|o)$|e(?:nt|t|ll)|o[^nu])  # premium, variation, carrier, radio, quiet
      | (?<![ct])i(?=a) | (?<=[^tscgnl])i(?=o[nu])  # media, previous; not special, nation
      | (?<!g)e(?=o) | e(?=a$) | (?<=cr)e(?=at[^u]) | ^re(?=in)  # video, area, create, reinvent
      | (?<![qg])u(?=a[^iey])                      # actual; not quality, language
      | (?<=[aeiou])y(?=[ao]) | y(?=i|er)          # royal, saying, player: y begins a syllable
      | a(?=uer?|o.) | o(?=ing|a$)                 # bauer, chaos, going, boa
    """
)
PARTS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")  # well-known has two, u.s. too; 2020 none
HISS = re.compile(r"(?:[sxz]|[cs]h|[cgsz]e)$")
LETTERS = str.maketrans({"’": "'", "æ": "e", "œ": "e", "ø": "o"})


def by_spelling(word: str) -> int:
    """Syllables of one word of small letters and apostrophes, as its spelling suggests.

    A word without a vowel is read letter by letter, as most of them are: *cdc*, *nfl*.
    """
    letters = word.replace("'", "")
    runs = len(VOWELS.findall(letters))
    if not runs:
        return len(letters) + 2 * letters.count("w")
    return max(1, runs - len(SILENT.findall(letters)) + len(SPLIT.findall(letters)))


@cache
def exceptions() -> dict[str, int]:
    """The words for which the rule errs, with their syllables; FramingError if damaged."""
    try:
        header, _, rows = TABLE.read_text("utf-8").partition("\n")
        fields = rows.split()
        if header == HEADER:
            return dict(zip(fields[::2], map(int, fields[1::2]), strict=True))
        fault = f"begins with {header[:40]!r}, not {HEADER!r}"
    except (OSError, ValueError) as error:
        fault = f"can't be used: {error}"
    raise FramingError(f"{TABLE}: {fault}; install framing again")


def count(word: str) -> int:
    """Syllables of a word, summed over the parts of a compound; 0 where there are no letters.

    >>> count("basically"), count("well-known"), count("church's"), count("u.s."), count("2020")
    (3, 2, 2, 2, 0)
    """
    known = exceptions().get(word)
    return sum(map(_part, PARTS.findall(_fold(word)))) if known is None else known


def _part(part: str) -> int:
    table = exceptions()
    if part in table or not part.endswith("'s"):
        return table.get(part) or by_spelling(part)
    owner = part[:-2]
    return (table.get(owner) or by_spelling(owner)) + bool(HISS.search(owner))


def _fold(word: str) -> str:
    """Small letters without accents, so that the rule sees the vowels of *café*."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.lower().translate(LETTERS))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
