"""A profile: every measure's counts of one article, read when asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from framing import inference
from framing.article import Article
from framing.by_voice import voice_at
from framing.counts import TOGETHER, Counts, Evidence, Ledger, Reading, summed, total, value_of
from framing.document import Document, parse
from framing.inference import Sample
from framing.language import LANGUAGES
from framing.lexicon import lexicon
from framing.matching import Watches, watch_of
from framing.measures import Measure, by_id, chosen, nearest
from framing.sections import sections_of
from framing.sources import read
from framing.tokens import folded, forget
from framing.topics import without_topics
from framing.voices import Quote, Speaker

if TYPE_CHECKING:
    from framing.portrayal import Actor
    from framing.portrayal.recognised import Recogniser

#: The voices that readings are given for; a speaker's name is one too where it is asked for.
VOICES = ("all", "author", "quoted")
#: No name of a file that is given by mistake for its text is longer.
_LONGEST_NAME = 250
#: A table of so many speakers by sentences is drawn from: it grows with the square of a text.
_MOST_CELLS = 1_000_000


@dataclass(frozen=True, eq=False)
class Profile(Mapping[str, Mapping[str, Reading]]):
    """What was counted in an article; a mapping from a measure's id to its reading by voice.

    What is read by voice is counted when it is asked for, in the table of words of the thread that
    made the profile: give other threads the article, or a pickled profile, not this one.
    """

    article: Article
    document: Document = field(repr=False)
    measures: tuple[Measure, ...] = field(repr=False)
    counts: Mapping[str, Counts] = field(repr=False)
    clean: bool = True
    seed: int = 0
    resamples: int = inference.RESAMPLES
    names: Recogniser | None = field(default=None, repr=False)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the article and what was asked of it: another process counts it again.

        Its columns are numbers into a table of words that each process has its own of.
        """
        return _counted_again, (self.article, tuple(map(by_id, self.measures)), self.clean,
                                self.seed, self.resamples, self.names)

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
        return {voice: self.reading(id, voice) for voice in VOICES}

    def value(self, id: str, voice: str = "all") -> float | None:
        """Give a measure's value for a voice, ``None`` where it can't be computed.

        ``voice`` is ``all``, ``author``, ``quoted``, or the name of one who speaks in the article.

        Raises:
            KeyError: no such measure or voice; the message names the nearest.

        """
        return self.reading(id, voice).value

    def reading(self, id: str, voice: str = "all") -> Reading:
        """Give a measure's reading for a voice: ``all``, ``author``, ``quoted`` or a speaker.

        Raises:
            KeyError: no such measure or voice; the message names the nearest.

        """
        found = self._readings.get((id, voice))
        if found is None:
            found = self._readings[id, voice] = self._read(id, voice)
        return found

    @cached_property
    def _readings(self) -> dict[tuple[str, str], Reading]:
        return {}

    def _read(self, id: str, voice: str) -> Reading:
        self._known(id)
        if voice == "all":
            return self._reading(self.counts.get(id), id)
        if id not in self.counts:
            return Reading(None, None, None, 0, None, self.refusal)
        if self._measure(id).unit == "ledger":
            return Reading(None, None, None, 0, None, TOGETHER)
        document, counts = self._counted(id, voice)
        if voice != "author" and not len(document.tokens):
            return Reading(None, None, None, 0, None, "nobody is quoted")
        return self._reading(counts)

    def _measure(self, id: str) -> Measure:
        return self._by_id[id]

    def _counted(self, id: str, voice: str) -> tuple[Document, Counts]:
        """The document in a voice, and the measure's counts of it."""
        if voice == "all":
            return self.document, self.counts[id]
        place = voice if voice in VOICES else self.speaker(voice)
        if place not in self._documents:
            self._documents[place] = self.document.of(place)
        if (id, place) not in self._by_voice:
            self._by_voice[id, place] = self._measure(id).count(self._documents[place])
        return self._documents[place], self._by_voice[id, place]

    def sample(self, id: str, voice: str = "all",
               without: frozenset[str] = frozenset()) -> Sample | None:
        """Give a measure's components by sentence: what is drawn anew for its interval.

        ``without``: topic words, which are then silent for tone (:mod:`framing.topics`).
        ``None`` where there is none: a number of the article as a whole, a measure that says
        nothing of it, or a ledger of more speakers in more sentences than an article has.

        Raises:
            KeyError: no such measure or voice; the message names the nearest.

        """
        self._known(id)
        if id not in self.counts or self._measure(id).unit == "article":
            return None
        whose = "all" if self._measure(id).unit == "ledger" else voice
        document, counts = self._counted(id, whose)
        if without:
            counts = self._measure(id).count(without_topics(document, without))
        if (isinstance(counts.columns, Ledger)
                and len(counts.columns) * document.rows > _MOST_CELLS):
            return None
        if any(len(column) != document.rows for column in counts.columns):
            return None
        sentences, number = document.segments.sentence, document.entire.rows
        if self._measure(id).unit == "paragraph":
            sections = sections_of(document.entire)
            # All of the article's, those in which this voice says nothing among them.
            sentences, number = sections[sentences], int(sections.max(initial=-1)) + 1
        units = np.stack([np.bincount(sentences, column, number).astype(np.float64)
                          for column in counts.columns], axis=1)
        return Sample(units, counts.formula, counts.exposure)

    def interval(self, id: str, voice: str = "all") -> tuple[float, float] | None:
        """Give the 95 % interval of a value (BCa bootstrap over sentences).

        ``None`` where there is none: a number of things, a number of the article as a whole, or
        too little to draw from.

        Raises:
            KeyError: no such measure or voice; the message names the nearest.

        """
        key = (id, voice)
        if key not in self._intervals:
            self._intervals[key] = self._interval(id, voice)
        return self._intervals[key]

    def _interval(self, id: str, voice: str) -> tuple[float, float] | None:
        sample = self.sample(id, voice)
        if sample is None or sample.formula is total:
            return None
        return self.interval_of(sample)

    def interval_of(self, sample: Sample) -> tuple[float, float] | None:
        """Give the 95 % interval of a sample's value; ``None`` where it has none."""
        if not self.resamples:
            return None
        value = sample.value()
        if value != value:
            return None
        drawn = inference.evaluate(sample.formula, self.drawn(sample))
        units = inference.grouped(sample.units)
        left_out = inference.evaluate(sample.formula, (sample.sums - units).T)
        return inference.interval(drawn, value, [left_out])

    def drawn(self, sample: Sample) -> inference.Floats:
        """Give a sample's sums in each resample of the article: components × resamples."""
        units = inference.grouped(sample.units)
        number = len(units)
        if number not in self._draws:
            self._draws[number] = inference.draws(self.article.sha256, self.seed, number,
                                                  self.resamples)
        return np.asarray((self._draws[number] @ units).T)

    @cached_property
    def _draws(self) -> dict[int, inference.Floats]:
        return {}

    @cached_property
    def _intervals(self) -> dict[tuple[str, str], tuple[float, float] | None]:
        return {}

    def sentences(self, id: str, voice: str = "all") -> NDArray[np.int32] | None:
        """Give the sentence of each of a measure's hits; ``None`` where every word counts."""
        self._known(id)
        if id not in self.counts:
            return None
        document, counts = self._counted(id, voice)
        return None if counts.hits is None else document.segments.sentence[counts.hits.row]

    def called(self, name: str) -> list[int]:
        """Give the places in :attr:`speakers` of who is called so, in full or else in part."""
        wanted = folded(name).split()
        names = [folded(speaker.name).split() for speaker in self.speakers]
        exact = [place for place, words in enumerate(names) if words == wanted]
        return exact or [place for place, words in enumerate(names)
                         if wanted and set(wanted) <= set(words)]

    def speaker(self, name: str) -> int:
        """Give the place in :attr:`speakers` of the one who is called so, in full or in part.

        Raises:
            KeyError: nobody is, or several are; the message says who speaks.

        """
        found = self.called(name)
        if len(found) == 1:
            return found[0]
        if found:
            several = ", ".join(self.speakers[place].name for place in found)
            raise KeyError(f"{name!r} could be {several}: give more of the name.")
        known = {folded(speaker.name): speaker.name for speaker in self.speakers}
        near = nearest(folded(name), tuple(known)).rstrip(".")
        for key, full in known.items():
            near = near.replace(key, full)
        raise KeyError(f"There is no voice {name!r}{near or ':'} "
                       f"{'It' if near else 'it'} can be all, author, quoted or a speaker's name.")

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """What is set in quotation marks or reported, with its kind and speaker, in order."""
        return self.document.voices.quotes

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Who speaks in the article, in the order of first words."""
        return self.document.voices.speakers

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """Whom the article names, how, what they do and what is done to them, most named first."""
        from framing.portrayal import actors  # its tables are read only where they are asked for

        return actors(self.document, self.names)

    @cached_property
    def _by_voice(self) -> dict[tuple[str, str | int], Counts]:
        return {}

    @cached_property
    def _documents(self) -> dict[str | int, Document]:
        return {}

    def values(self) -> dict[str, float | None]:  # type: ignore[override]
        """Give every measure's value for ``all``."""
        counts, sums = self.counts, self._sums
        return {
            id: value_of(counts[id], sums[id]) if id in counts else None
            for id in [measure.id for measure in self.measures]
        }

    def sums(self, voice: str = "all") -> Mapping[str, list[float]]:
        """Give the sums of each measure's components for a voice, as its formula takes them.

        They add up over articles, but for those of ``article`` measures. Lacking are the measures
        that say nothing of the article, or of one voice in it.

        Raises:
            KeyError: no such voice; the message names those who speak.

        """
        if voice == "all":
            return self._sums
        return summed({id: self._counted(id, voice)[1] for id in self.counts
                       if self._measure(id).unit != "ledger"})

    def evidence(self, id: str) -> tuple[Evidence, ...]:
        """Give the places that a measure counted, in the order of the text.

        Empty for a measure in which every word counts, such as readability.

        Raises:
            KeyError: the profile has no such measure; the message names the nearest.

        """
        self._known(id)
        found = self._evidence.get(id)
        if found is None:
            found = self._evidence[id] = self._found(id)
        return found

    @cached_property
    def _evidence(self) -> dict[str, tuple[Evidence, ...]]:
        return {}

    def _found(self, id: str) -> tuple[Evidence, ...]:
        counts = self.counts.get(id)
        if counts is None or counts.hits is None:
            return ()
        hits, text = counts.hits, self.article.text
        return tuple(
            Evidence(span.start, span.end, text[span.start : span.end], label,
                     voice_at(self.document, span.start), weight)
            for span, label, weight in zip(
                self.document.spans(hits), hits.label, hits.weight.tolist(), strict=True
            )
        )

    def _known(self, id: str) -> None:
        if id not in self._by_id:
            raise KeyError(f"There is no measure {id!r}{nearest(str(id), tuple(self._by_id))}")

    @cached_property
    def _by_id(self) -> dict[str, Measure]:
        return {measure.id: measure for measure in self.measures}

    @cached_property
    def _sums(self) -> dict[str, list[float]]:
        """The sums of each measure's components over the whole article."""
        return summed(self.counts)

    def _reading(self, counts: Counts | None, id: str | None = None) -> Reading:
        if counts is None:
            return Reading(None, None, None, 0, None, self.refusal)
        sums = (self._sums[id] if id is not None
                else [float(column.sum()) for column in counts.columns])
        value = value_of(counts, sums)
        n = round(sums[counts.exposure])
        hits = None if counts.hits is None else len(counts.hits.first)
        if value is None:
            return Reading(None, None, None, n, hits,
                           counts.absent or _too_little(counts, sums[counts.exposure]))
        return Reading(value, None, None, n, hits, counts.note)

    @property
    def refusal(self) -> str | None:
        """Why measures of English words say nothing of this article; ``None`` where they do."""
        language = self.article.language
        if language in (None, "en"):
            return None
        return f"rests on English words; this text reads as {LANGUAGES.get(language, language)}"


def _too_little(counts: Counts, exposure: float) -> str:
    """Why there is no value: of a sentence a voice may have a part alone, less than one."""
    if exposure == 0:
        return "nothing to count in"
    if exposure >= counts.least:
        return "no value: its formula has none here"
    size = f"{exposure:.2f}" if exposure < 1 else f"{exposure:.0f}"
    are = "is" if counts.least == 1 else "are"
    return f"too little to read: {size}, where {counts.least:g} {are} needed"


def profile(
    source: Article | Path | str,
    *,
    only: Iterable[Measure | str] | str | None = None,
    clean: bool = True,
    seed: int = 0,
    names: str | None = None,
) -> Profile:
    """Count everything in one article.

    Args:
        source: an article, the path of a file, or a text (a ``str`` is always a text).
        only: the measures to count, themselves or by id or family; all of them unless given.
        clean: leave out bylines, repeated titles and boilerplate; ``False`` counts them too.
        seed: what the draws for intervals begin from.
        names: the spaCy pipeline that finds the actors' names, such as ``en_core_web_sm`` (extra
            ``spacy``); rules do unless given.

    Raises:
        UnreadableError: the file can't be read as a text.
        SettingError: there is no measure or family of a name, or spaCy or the pipeline isn't
            installed.

    >>> round(profile("Prices rose sharply. They could fall.").value("certainty.possibility"))
    167

    """
    return _counted(as_article(source), chosen(only), clean, seed, inference.RESAMPLES,
                    _recogniser(names))


def _counted(article: Article, measures: tuple[Measure, ...], clean: bool, seed: int,
             resamples: int, names: Recogniser | None) -> Profile:
    english = article.language in (None, "en")
    try:
        document = parse(article, clean=clean)
        if english and not document.vocabulary.beside(Watches):
            # In the first article a list that isn't known yet takes a pass by itself.
            for name in dict.fromkeys(name for each in measures for name in each.lexicons):
                watch_of(document.vocabulary, lexicon(name))
        counts = {measure.id: measure.count(document) for measure in measures
                  if english or not measure.english}
    except BaseException:  # an interrupt too, after which others may be read
        forget()
        raise
    return Profile(article, document, measures, counts, clean, seed, resamples, names)


def _counted_again(article: Article, measures: tuple[Measure | str, ...], *how: Any) -> Profile:
    """Make a profile of what was pickled of it."""
    return _counted(article, chosen(measures), *how)


def _recogniser(names: str | None) -> Recogniser | None:
    if names is None:
        return None
    from framing.portrayal.recognised import recogniser  # whose tables few ask for

    return recogniser(names)


def as_article(source: Article | Path | str) -> Article:
    """Take an article, the path of a file, or a text (a ``str`` is always a text).

    Raises TypeError for anything else. Warns (UserWarning) of a text that is the name of a file.
    """
    if isinstance(source, Article):
        return source
    if isinstance(source, Path):
        return read(source)
    if isinstance(source, str):
        if len(source) <= _LONGEST_NAME and _names_a_file(source):
            _warn_of_name(source)
        return Article.from_text(source)
    raise TypeError(f"An article, a path or a text is wanted here, not {type(source).__name__}.")


def _names_a_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except (OSError, ValueError):  # no path can be so
        return False


def _warn_of_name(text: str) -> None:
    """Warn where this program was called from."""
    import sys
    from warnings import warn

    level, frame = 1, sys._getframe()
    while frame.f_back and frame.f_globals.get("__name__", "").startswith("framing."):
        level, frame = level + 1, frame.f_back
    warn(f"{text!r} is read as a text, as every str is, and there is a file of that name: "
         f"give Path({text!r}) to read it.", stacklevel=level)
