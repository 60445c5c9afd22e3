"""A profile: every measure's counts of one article, read when asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np

from framing.article import Article
from framing.counts import Counts, Evidence, Reading
from framing.document import Document, parse
from framing.measures import Measure, measures, nearest
from framing.sources import read

#: The voices that readings are given for. One, as long as speech is not told from narration.
VOICES = ("all",)

#: Below so many words a rate per 1,000 words rests on next to nothing.
FEW_WORDS = 100


#: Names of the languages that are told apart.
LANGUAGES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian",
    "und": "another language than English", "zh": "Chinese",
}


@dataclass(frozen=True, eq=False)
class Profile(Mapping[str, Mapping[str, Reading]]):
    """What was counted in an article; a mapping from a measure's id to its reading by voice."""

    article: Article
    document: Document = field(repr=False)
    measures: tuple[Measure, ...] = field(repr=False)
    counts: Mapping[str, Counts] = field(repr=False)
    clean: bool = True

    def __iter__(self) -> Iterator[str]:
        return (measure.id for measure in self.measures)

    def __len__(self) -> int:
        return len(self.measures)

    def __getitem__(self, id: str) -> Mapping[str, Reading]:
        """Give a measure's readings by voice.

        Raises:
            KeyError: the profile has no such measure; the message names the nearest.

        """
        self._known(id)
        return {voice: self._reading(id) for voice in VOICES}

    def value(self, id: str, voice: str = "all") -> float | None:
        """Give a measure's value for a voice, ``None`` where it can't be computed.

        Raises:
            KeyError: no such measure or voice; the message names the nearest.

        """
        self._known(id)
        if voice not in VOICES:
            raise KeyError(f"There is no voice {voice!r}: this article is read for all together.")
        counts = self.counts.get(id)
        return None if counts is None else _value(counts, self._sums[id])

    def values(self) -> dict[str, float | None]:  # type: ignore[override]
        """Give every measure's value for ``all``."""
        sums = self._sums
        return {
            id: _value(self.counts[id], sums[id]) if id in sums else None for id in self
        }

    def evidence(self, id: str) -> tuple[Evidence, ...]:
        """Give the places that a measure counted, in the order of the text.

        Empty for a measure in which every word counts, such as readability.

        Raises:
            KeyError: the profile has no such measure; the message names the nearest.

        """
        self._known(id)
        counts = self.counts.get(id)
        if counts is None or counts.hits is None:
            return ()
        hits, text = counts.hits, self.article.text
        return tuple(
            Evidence(span.start, span.end, text[span.start : span.end], label, None, weight)
            for span, label, weight in zip(
                self.document.spans(hits), hits.label, hits.weight.tolist(), strict=True
            )
        )

    def _known(self, id: str) -> None:
        if id not in self._ids:
            raise KeyError(f"There is no measure {id!r}{nearest(id, tuple(self._ids))}")

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(measure.id for measure in self.measures)

    @cached_property
    def _sums(self) -> dict[str, list[float]]:
        """The sums of each measure's components over the whole article."""
        # Measures share columns (words, above all), so that each distinct one is summed once.
        distinct: dict[int, int] = {}
        by_length: dict[int, list[np.ndarray]] = {}
        for counts in self.counts.values():
            for column in counts.columns:
                if id(column) not in distinct:
                    same = by_length.setdefault(len(column), [])
                    distinct[id(column)] = len(same)
                    same.append(column)
        sums = {length: np.array(columns).sum(axis=1).tolist()
                for length, columns in by_length.items()}
        return {
            measure: [sums[len(column)][distinct[id(column)]] for column in counts.columns]
            for measure, counts in self.counts.items()
        }

    def _reading(self, id: str) -> Reading:
        counts = self.counts.get(id)
        if counts is None:
            return Reading(None, None, None, 0, None, self.refusal)
        sums = self._sums[id]
        value = _value(counts, sums)
        n = round(sums[counts.exposure])
        hits = None if counts.hits is None else len(counts.hits.first)
        if value is None:
            return Reading(None, None, None, n, hits, _too_little(counts, n))
        return Reading(value, None, None, n, hits, counts.note)

    @property
    def refusal(self) -> str | None:
        """Why measures of English words say nothing of this article; ``None`` where they do."""
        language = self.article.language
        if language in (None, "en"):
            return None
        return f"rests on English words; this text reads as {LANGUAGES.get(language, language)}"


def _value(counts: Counts, sums: list[float]) -> float | None:
    if sums[counts.exposure] < counts.least:
        return None
    try:
        return float(counts.formula(*sums))
    except ZeroDivisionError:
        return None


def _too_little(counts: Counts, n: int) -> str:
    if n == 0:
        return "nothing to count in"
    if n >= counts.least:
        return "no value: its formula would divide by zero here"
    return f"too little to read: {n}, where {counts.least:g} are needed"


def profile(
    source: Article | Path | str,
    *,
    only: tuple[Measure, ...] | None = None,
    clean: bool = True,
) -> Profile:
    """Count everything in one article.

    Args:
        source: an article, the path of a file, or a text (a ``str`` is always a text).
        only: the measures to count; all of them unless given.
        clean: leave out bylines, repeated titles and boilerplate; ``False`` counts them too.

    Raises:
        UnreadableError: the file can't be read as a text.

    >>> round(profile("Prices rose sharply. They could fall.").value("certainty.possibility"))
    167

    """
    article = as_article(source)
    document = parse(article, clean=clean)
    chosen = tuple(measures().values()) if only is None else only
    english = article.language in (None, "en")
    return Profile(article, document, chosen, {
        measure.id: measure.count(document) for measure in chosen
        if english or not measure.english
    }, clean)


def warnings(read: Profile) -> tuple[str, ...]:
    """Say what a reader must know before trusting an article's figures, a sentence each."""
    article = read.article
    found = [f"{article.name} {text}" for text in article.warnings]
    words = int(read.document.words.sum())
    if words < FEW_WORDS:
        found.append(f"{article.name} has {words} word{'s' * (words != 1)}: its rates rest on next "
                     "to nothing.")
    if read.refusal:
        language = LANGUAGES.get(article.language or "", article.language)
        found.append(f"{article.name} reads as {language}: measures that rest on English words "
                     "are left out for it.")
    return tuple(found)


def as_article(source: Article | Path | str) -> Article:
    """Take an article, the path of a file, or a text (a ``str`` is always a text)."""
    if isinstance(source, Article):
        return source
    return read(source) if isinstance(source, Path) else Article.from_text(source)
