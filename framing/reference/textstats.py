"""textstat's own code, with what it reads or counts given from memory.

textstat fetches the CMU Pronouncing Dictionary from the network when it first counts a syllable,
and keeps what it has counted in caches by text. :func:`rebound` makes a copy of one of its
functions in which the functions beneath have others in their place: nothing of textstat's is
altered, no stale cache is read and none is filled with counts of ours.
"""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import CodeType, FunctionType
from typing import Any

from framing.errors import FramingError
from framing.support.records import NamedTuple
from framing.syllables import count

LONG_WORD = 3  # syllables
LANGUAGE = "en_US"  # what textstat takes a text for unless told

#: textstat's counting functions, by the name of the count they stand for.
COUNTERS = {
    "count_words": "words",
    "count_sentences": "sentences",
    "count_syllables": "syllables",
    "count_polysyllable_words": "long words",
    "count_difficult_words": "hard words",
    "count_letters": "letters",
    "count_chars": "characters",
}

Phones = Mapping[str, Any]


class Formula(NamedTuple):
    """A measure and the counts it is made of, with the name of textstat's function for it."""

    measure: str
    function: str
    takes_language: bool
    counts: tuple[str, ...]


FORMULAS = (
    Formula("readability.flesch", "flesch_reading_ease", True,
            ("words", "sentences", "syllables")),
    Formula("readability.flesch_kincaid", "flesch_kincaid_grade", True,
            ("words", "sentences", "syllables")),
    Formula("readability.fog", "gunning_fog", True, ("words", "sentences", "hard words")),
    Formula("readability.smog", "smog_index", True, ("sentences", "long words")),
    Formula("readability.ari", "automated_readability_index", False,
            ("words", "sentences", "characters")),
    Formula("readability.coleman_liau", "coleman_liau_index", False,
            ("words", "sentences", "letters")),
)

_BY_SYLLABLES = frozenset({"syllables", "long words", "hard words"})


class OurSyllables(dict[str, list[list[str]]]):
    """A pronouncing dictionary of which textstat reads nothing but our number of syllables.

    A "word" of digits has none of ours, so textstat counts it as it does without a dictionary: one.
    """

    def __missing__(self, word: str) -> list[list[str]]:
        syllables = count(word)
        if not syllables:
            raise KeyError(word)
        return [["0"] * syllables]


def dictionary() -> Phones | None:
    """Give the CMU Pronouncing Dictionary if NLTK has it here; nothing is downloaded."""
    import nltk

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about folders that NLTK finds too open to read
        try:
            nltk.data.find("corpora/cmudict")
            return dict(nltk.corpus.cmudict.dict())
        except (LookupError, OSError, ValueError):
            return None


def with_syllables(function: Callable[..., Any], phones: Phones | None) -> Callable[..., Any]:
    """Give a textstat function that reads ``phones``, or hyphenates with pyphen if ``None``."""
    return rebound(function, {"get_cmudict": lambda _: phones})


def with_counts(function: Callable[..., Any], counts: Mapping[str, float]) -> Callable[..., Any]:
    """Give a textstat formula that is told ``counts`` in place of counting; see ``COUNTERS``."""

    def told(number: float) -> Callable[..., float]:
        return lambda *_, **__: number

    return rebound(function, {name: told(counts[of]) for name, of in COUNTERS.items()})


def rebound(
    function: Callable[..., Any], others: Mapping[str, Callable[..., Any]]
) -> Callable[..., Any]:
    """Copy a textstat function, with other functions in the place of some beneath it, by name.

    FramingError if none of them is called there: then this textstat is built otherwise, and would
    count, or download, behind our back.
    """
    copy = _copy(function, others)
    if copy is function:
        raise FramingError(
            f"textstat's {function.__name__} calls none of {', '.join(others)}: this version is "
            "built otherwise; install the one that framing names."
        )
    return copy


def _copy(
    function: Callable[..., Any], others: Mapping[str, Callable[..., Any]]
) -> Callable[..., Any]:
    plain = inspect.unwrap(function)  # past its cache
    if not isinstance(plain, FunctionType):
        return function
    changed: dict[str, Any] = {}
    for name in _names(plain.__code__):
        found = plain.__globals__.get(name)
        if name in others:
            changed[name] = others[name]
        elif callable(found) and str(getattr(found, "__module__", "")).startswith("textstat."):
            inner = _copy(found, others)
            if inner is not found:
                changed[name] = inner
    if not changed:
        return function
    copy = FunctionType(plain.__code__, {**plain.__globals__, **changed}, plain.__name__,
                        plain.__defaults__, plain.__closure__)
    copy.__kwdefaults__ = plain.__kwdefaults__
    return copy


def _names(code: CodeType) -> Iterator[str]:
    """Give the global names that a function uses, those in its comprehensions too."""
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names(constant)


@dataclass(frozen=True, eq=False)
class Textstat:
    """textstat with the syllables it is given; ``phones`` is the CMU dictionary if it is here."""

    version: str
    phones: Phones | None

    @classmethod
    def here(cls) -> Textstat:
        """Give textstat what this machine has; nothing is downloaded."""
        from importlib.metadata import version

        return cls(f"textstat {version('textstat')}", dictionary())

    @property
    def given(self) -> str:
        """Whose syllables it counts by, in words."""
        if self.phones is None:
            return ("Syllables: NLTK's copy of the CMU dictionary is not on this machine, so "
                    "textstat is given our count of each of its words; pyphen, which it uses for "
                    "words that are not in the dictionary, stands beside.")
        return ("Syllables: textstat reads the CMU dictionary that NLTK has on this machine, and "
                "pyphen for words that are not in it.")

    def library(self, *counts: str) -> str:
        """Name what gives these counts."""
        if self.phones is None and not _BY_SYLLABLES.isdisjoint(counts):
            return f"{self.version}, our syllables"
        return self.version

    @cached_property
    def counts(self) -> Any:
        """The module of textstat's counting functions."""
        from textstat.backend import counts

        return counts

    @cached_property
    def syllables(self) -> Callable[[str, str], int]:
        """The way textstat counts syllables, by what it is given."""
        return with_syllables(self.counts.count_syllables, self._phones)

    @cached_property
    def _phones(self) -> Phones:
        return OurSyllables() if self.phones is None else self.phones

    @cached_property
    def list_words(self) -> Callable[[str], list[str]]:
        """The way textstat finds the words of a text."""
        from textstat.backend.selections import list_words

        words: Callable[[str], list[str]] = list_words
        return words

    @cached_property
    def easy_words(self) -> frozenset[str]:
        """Dale and Chall's easy words, as textstat has them."""
        from textstat.backend.utils import get_lang_easy_words

        return frozenset(get_lang_easy_words(LANGUAGE))

    def count(self, text: str) -> dict[str, int]:
        """Every count of a text, by textstat."""
        counts = self.counts
        by_pyphen = with_syllables(counts.count_syllables, None)
        return {
            "words": counts.count_words(text),
            "sentences": counts.count_sentences(text),
            "syllables": self.syllables(text, LANGUAGE),
            "syllables by pyphen": by_pyphen(text, LANGUAGE),
            "long words": with_syllables(
                counts.count_polysyllable_words, self._phones)(text, LANGUAGE),
            "hard words": with_syllables(
                counts.count_difficult_words, self._phones)(text, LANGUAGE, LONG_WORD),
            "letters": counts.count_letters(text),
            "characters": counts.count_chars(text, True),
        }

    def value(self, formula: Formula, text: str) -> float:
        """Give a formula's value of a text, all counted by textstat."""
        function = self._function(formula)
        if formula.takes_language:
            return float(with_syllables(function, self._phones)(text, LANGUAGE))
        return float(function(text))

    def on_counts(self, formula: Formula, counts: Mapping[str, float]) -> float:
        """Give a formula's value by textstat's own code, told our counts."""
        function = with_counts(self._function(formula), counts)
        return float(function("-", LANGUAGE) if formula.takes_language else function("-"))

    @staticmethod
    def _function(formula: Formula) -> Callable[..., Any]:
        from textstat.backend import metrics

        function: Callable[..., Any] = getattr(metrics, formula.function)
        return function
