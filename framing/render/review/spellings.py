"""British and American spellings of one word: centre, center; defence, defense; organise."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

_VOWELS = frozenset("aeiou")
#: British endings of words, each with the American one and the letters that a word has before it
#: at the least. Whatever else they catch is of no account where nobody writes it so: *promized*
#: stands nowhere beside *promised*. What is left out would bring together words of two meanings:
#: mourning, filled, storey, practise.
_ENDINGS = {
    **{f"our{more}": (f"or{more}", 2) for more in (
        "", "s", "ed", "ing", "er", "ers", "able", "ite", "ites", "ful", "hood", "hoods", "less",
        "ly", "y")},
    **{f"{letter}re{more}": (f"{letter}er{more}", 0) for letter in "btv" for more in ("", "s")},
    "ntred": ("ntered", 0),
    **{f"is{more}": (f"iz{more}", 4) for more in (
        "e", "es", "ed", "ing", "er", "ers", "ation", "ations")},
    **{f"alys{more}": (f"alyz{more}", 0) for more in ("e", "ed", "ing")},
    **{f"{before}ence{more}": (f"{before}ense{more}", 0)
       for before in ("ef", "ff", "et") for more in ("", "s", "less")},
    **{f"{vowel}ll{more}": (f"{vowel}l{more}", 2)
       for vowel in "aeiou" for more in ("ed", "ing", "er", "ers")},
    **{f"{vowel}gue{more}": (f"{vowel}g{more}", 2) for vowel in "ao" for more in ("", "s")},
    **{f"gramme{more}": (f"gram{more}", 0) for more in ("", "s")},
    **{f"dgement{more}": (f"dgment{more}", 0) for more in ("", "s")},
}
#: How a word ends that has one of them: most words are passed over by it.
_TAILS = frozenset(ending[-3:] for ending in _ENDINGS)
_LENGTHS = range(max(map(len, _ENDINGS)), min(map(len, _ENDINGS)) - 1, -1)
#: The same of beginnings.
_BEGINNINGS = {"haem": "hem", "paed": "ped", "anaes": "anes", "orthopaed": "orthoped"}
#: Words of other meanings that an ending would catch: *scoured* is not *scored*.
_OTHERS = ("scour",)
#: Shorter words have one spelling, or none that the endings tell.
_SHORTEST = 5


@lru_cache(maxsize=10_000)
def american(word: str) -> str:
    """A word as an American paper writes it; another word's spelling stays.

    >>> [american(each) for each in ("centre", "kilometres", "defence", "organising", "travelled")]
    ['center', 'kilometers', 'defense', 'organizing', 'traveled']
    >>> [american(each) for each in ("mourning", "four", "filled", "residence", "fire", "rise")]
    ['mourning', 'four', 'filled', 'residence', 'fire', 'rise']
    """
    if len(word) < _SHORTEST or "-" in word:
        return word
    for length in _LENGTHS if word[-3:] in _TAILS and not word.startswith(_OTHERS) else ():
        found = _ENDINGS.get(word[-length:])
        if found:
            spelling, least = found
            stem = word[:-length]
            # Realise, but not noise.
            if len(stem) >= least and not (spelling[:2] == "iz" and stem[-1] in _VOWELS):
                return stem + spelling
    if "ae" in word:
        for beginning, spelling in _BEGINNINGS.items():
            if word.startswith(beginning):
                return spelling + word[len(beginning) :]
    return word


def spellings(texts: Sequence[Collection[str]]) -> dict[str, tuple[str, ...]]:
    """The words that texts spell in several ways: by the American one all of them, as they come.

    >>> spellings([["centre", "weir"], ["weir", "center"]])
    {'center': ('centre', 'center')}
    """
    otherwise: dict[str, dict[str, None]] = {}
    for words in texts:
        for word in words:
            spelling = american(word)
            if spelling != word:
                otherwise.setdefault(spelling, {})[word] = None
    found = {spelling: tuple(dict.fromkeys(
                 word for words in texts for word in (spelling, *others) if word in words))
             for spelling, others in otherwise.items()}
    return {spelling: words for spelling, words in found.items() if len(words) > 1}
