"""How many syllables an English word has: a short spelling rule, and a table where it errs.

The table, ``lexicons/syllables.tsv``, is made from the CMU Pronouncing Dictionary by ``python -m
framing.making syllables cmudict`` and holds only the words whose spelling misleads the rule, so
it loads in 1 ms. A word of the dictionary gets the count of its first pronunciation there, as in
textstat; any other word gets the rule's, right for 94 % of the dictionary's words, whether they
were looked at while the rule was written or kept back (see ``lexicons/syllables.toml``).
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from framing.errors import FramingError

TABLE = Path(__file__).with_name("lexicons") / "syllables.tsv"
HEADER = "word\tsyllables"

# A run of vowel letters is one syllable (a table that leaves spaces between the runs),
VOWELS = bytes(byte if chr(byte) in "aeiouy" else 32 for byte in range(256))
# but for these, which are written and not spoken. Each begins with its letter and only then looks
# back: so the search jumps from one such letter to the next, in a third of the time.
SILENT = re.compile(
    r"""(?x) e(?:
        (?:$|(?=(?:ly|ness|less|ments?|fully?|m[ae]n|ways?|land|field)$))(?<=[^aeiouy]e)
                                                   # make, lonely
      | s$(?<![aeiouycgsxz]es)(?<![cs]hes)         # makes; spoken after a hiss: places, churches
      | d$(?<![aeiouytd]ed)                        # walked; spoken after t and d: wanted
      | (?=[^aeiouydrnl])(?:(?<=^fore)|(?<=^home)|(?<=^some)|(?<=^life)|(?<=^house)|(?<=^white)
          |(?<=^stone)|(?<=^whole))                # foresee, homework
      )
      | u(?<=[gq]u)es?$                            # league, antiques
      | a(?<=ica)(?=lly)                           # basically
    """
)
# and these, where one more is spoken than the runs show.
SPLIT = re.compile(
    r"""(?x) l(?<=[^aeiouyl]l)(?=e[sd]?$)          # table, handled: a syllable of l alone
      | r(?<=[^aeiouyr]r)(?=es?$) | s(?=ms?$) | m(?<=^m)c  # acre, tourism, mcdonald
      | i(?=u|at|(?:ers?|est|o)$|e(?:nt|t|ll)|o[^nu])  # premium, variation, carrier, radio, quiet
      | i(?<![ct]i)(?=a) | i(?<=[^tscgnl]i)(?=o[nu])  # media, previous; not special, nation
      | e(?<!ge)(?=o) | e(?=a$) | e(?<=cre)(?=at[^u])  # video, area, create
      | r(?<=^r)e(?=in)                            # reinvent
      | u(?<![qg]u)(?=a[^iey])                     # actual; not quality, language
      | y(?<=[aeiou]y)(?=[ao]) | y(?=i|er)         # royal, saying, player: y begins a syllable
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
    letters = word.replace("'", "") if "'" in word else word
    runs = len(letters.encode().translate(VOWELS).split())
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
    if known is not None:
        return known
    if word.isascii() and word.isalpha() and word.islower():  # most words, in one part
        return by_spelling(word)
    return sum(map(_part, PARTS.findall(_fold(word))))


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
    from unicodedata import combining, normalize  # a large table, for few words

    apart = normalize("NFKD", word.lower().translate(LETTERS))
    return "".join(letter for letter in apart if not combining(letter))
