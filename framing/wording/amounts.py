"""Amounts as English writes them: 30, $30, thirty, half, a third, a dozen, hundreds, a year."""

from __future__ import annotations

from collections.abc import Sequence

from framing.lexicon import CURRENCY_SIGNS

_ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SPELLED = {word: str(value) for value, word in enumerate(_ONES) if value != 1}
for _value, _word in enumerate(_TENS, 2):
    _SPELLED |= {_word: str(10 * _value)}
    _SPELLED |= {f"{_word}-{word}": str(10 * _value + value)
                 for value, word in enumerate(_ONES[1:10], 1)}
_SCALES = frozenset({
    "dozen", "hundred", "thousand", "million", "billion", "trillion",
    "dozens", "hundreds", "thousands", "millions", "billions", "trillions",
})
_PARTS = frozenset({
    "half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "thirds", "quarters", "fifths", "sixths", "sevenths", "eighths", "ninths", "tenths",
})
#: Parts that are as often the next in a row: a third of them; a third trial.
_IN_A_ROW = _PARTS - {"half", "quarter"}
#: What one of is an amount: a year, an hour, one mile.
_UNITS = frozenset({
    "century", "decade", "year", "month", "fortnight", "week", "day", "hour", "minute",
    "mile", "kilometre", "kilometer", "metre", "meter", "yard", "foot", "inch", "acre", "hectare",
    "tonne", "ton", "pound", "kilo", "kilogram", "kilogramme", "litre", "liter", "gallon", "degree",
})
_OF_ONE = _SCALES | _PARTS | _UNITS
_PER_CENT = frozenset({"%", "per", "percent", "percentage"})
#: What a hyphen joins to a number that is an amount still: two-thirds, two-year, one-in-five.
_JOINED = _OF_ONE | _PER_CENT | {"a", "an", "and", "in", "out", "to"}
#: Words that no noun phrase begins with stand behind a part of something: a third in May.
_BEHIND_A_PART = frozenset({
    "of", "the", "and", "or", "as", "at", "between", "by", "for", "from", "in", "on", "over",
    "since", "than", "to", "under", "with", "more", "less", "fewer", "higher", "lower", "larger",
    "smaller", "are", "did", "do", "had", "have", "is", "said", "say", "were", "was", "will",
    "would", "who", "that",
})
_BEHIND_ONE = frozenset({"in", "out", "and"})
#: Behind digits they say which and not how many: the 21st century, the 1990s.
_NO_AMOUNTS = ("st", "nd", "rd", "th", "s")
#: Digits that a slash parts are a date or a manner of speaking otherwise: 9/11, 24/7.
_SLASHED = frozenset({("1", "2"), ("1", "3"), ("2", "3"), ("1", "4"), ("3", "4"), ("1", "5")})
#: Countries that stand before their currency's sign without a space: US$, NZ$. A$ is left to *a $30
#: fine*, which is the same in small letters.
_COUNTRIES = frozenset({"us", "c", "ca", "au", "nz", "hk", "s"})
#: So many tokens tell whether they begin with an amount.
TOKENS = 4


def spelled(word: str) -> str | None:
    """The digits of an English number word, ``None`` for another word and for *one*.

    >>> spelled("twenty-five"), spelled("seventeen"), spelled("one")
    ('25', '17', None)
    """
    return _SPELLED.get(word)


def begins(tokens: Sequence[str]) -> bool:
    """Whether folded tokens of a sentence, of which the first few are looked at, begin with one.

    >>> [begins(text.split()) for text in ("30 of", "$ 30", "a third of", "a third man", "the 30")]
    [True, True, True, False, False]
    """
    first, second, third, fourth = (*tokens[:TOKENS], *[""] * TOKENS)[:TOKENS]
    if first in CURRENCY_SIGNS:
        return second[:1].isdecimal()
    if second in CURRENCY_SIGNS and first in _COUNTRIES:
        return third[:1].isdecimal()
    if first[:1].isdecimal():
        return _counts(first) and (second != "/" or (first, third) in _SLASHED)
    if first in {"a", "an"}:
        return _one(second, third)
    if first == "one":
        return _one(second, third) or second in _PER_CENT or (
            second in _BEHIND_ONE and (third == "of" or begins((third, fourth))))
    return first == "twice" or _in_words(first)


def _counts(digits: str) -> bool:
    """Whether a number in digits says how many: not 21st, 1990s."""
    return not digits.endswith(_NO_AMOUNTS)


def _one(word: str, behind: str) -> bool:
    """Whether *a* or *one* makes an amount of this word: a year, a half-mile, a third of."""
    if word in _IN_A_ROW:
        return not behind[:1].isalpha() or behind in _BEHIND_A_PART
    head, _, tail = word.partition("-")
    return word in _OF_ONE or (head in _PARTS and tail in _OF_ONE)


def _in_words(word: str) -> bool:
    """Whether a word is a number, or begins with one: thirty, hundreds, half, two-thirds."""
    head, _, tail = word.partition("-")
    return word in _SPELLED or word in _SCALES or word == "half" or (
        (head in _SPELLED or head in {"one", "half"}) and tail.partition("-")[0] in _JOINED)
