"""A comparison: several profiles side by side, what they share and what is each one's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from framing import background as backgrounds
from framing.article import Article
from framing.background import Background
from framing.cautions import LENGTHS_APART, warnings
from framing.errors import SettingError
from framing.findings import Finding, findings, leading
from framing.lettering import label
from framing.measures import Measure, chosen
from framing.one_voice import heard, whole
from framing.profiles import Profile, as_article, profile
from framing.support.records import NamedTuple
from framing.terms import RUN, Term, Vocabularies, Weight, containment, runs, word_counts

if TYPE_CHECKING:
    from framing.comparability import Comparability
    from framing.coverage import Altered, Missing
    from framing.coverage import Shared as Passage
    from framing.document import Document
    from framing.portrayal.shared import Shared as Actors


class Pair(NamedTuple):
    """How alike two articles are in wording, which is not agreement.

    ``cosine`` of their TF-IDF vectors, 0…1. ``containment``: what share of the shorter one's runs
    of five words, within sentences, stands in the other too; ``None`` where it has no such run.
    """

    a: int
    b: int
    cosine: float
    containment: float | None


class Similarity(NamedTuple):
    """How alike the articles' wording is, two by two."""

    matrix: tuple[tuple[float, ...], ...]
    pairs: tuple[Pair, ...]

    @property
    def cosine(self) -> float:
        """The cosine of the two articles' TF-IDF vectors.

        Raises:
            ValueError: there are more than two articles; use ``matrix``.

        """
        if len(self.pairs) != 1:
            raise ValueError(
                f"One cosine is of two articles; here are {len(self.matrix)}: use .matrix."
            )
        return self.pairs[0].cosine


class Shared(NamedTuple):
    """A word that all articles stress: its uses and its TF-IDF weight in each."""

    text: str
    counts: tuple[int, ...]
    weights: tuple[float, ...]


class Coverage(NamedTuple):
    """What two articles share word for word, and what only one of them has.

    ``judged``: whether anything is said of what one leaves out; not where the articles can't be
    compared in that (:attr:`Comparison.comparability`), and ``missing`` is then empty. In it
    ``article`` 0 is ``a``. ``altered`` is what differs within sentences that are else the same.
    """

    a: int
    b: int
    judged: bool
    missing: tuple[Missing, ...]
    passages: tuple[Passage, ...]
    altered: tuple[Altered, ...]


@dataclass(frozen=True, eq=False)
class Texts:
    """Articles with all their words: what follows from them whoever's words are counted."""

    profiles: tuple[Profile, ...]
    background: Background

    @cached_property
    def vocabularies(self) -> Vocabularies:
        """All words of the articles, counted and weighed."""
        return Vocabularies(tuple(p.document for p in self.profiles), self.background)

    @cached_property
    def comparability(self) -> Comparability:
        """Whether it is a fair comparison, with the words that show it, and what it rules out."""
        from framing.comparability import comparability  # of one article none is asked

        return comparability(self.profiles, self.background, self.vocabularies.cosines)

    @cached_property
    def missing(self) -> tuple[tuple[Missing, ...] | None, ...]:
        """What only one of two articles has, for each two; ``None`` where nothing is said of it."""
        if "absence" in self.comparability.rules_out:
            return (None,) * len(self._pairs)
        from framing.coverage import missing  # patterns that cost 20 ms

        return tuple(missing(one, other, self.background) for _, _, one, other in self._pairs)

    @cached_property
    def coverage(self) -> tuple[Coverage, ...]:
        """What two articles share word for word, and what only one has, for each two of them."""
        from framing.coverage import altered, repeats, shared_passages

        found = []
        for (a, b, one, other), lacking in zip(self._pairs, self.missing, strict=True):
            repeated = repeats(one, other)
            found.append(Coverage(
                a, b, lacking is not None, lacking or (),
                shared_passages(one, other, repeated), altered(one, other, repeated)))
        return tuple(found)

    @property
    def _pairs(self) -> list[tuple[int, int, Document, Document]]:
        """Each two articles, with their places."""
        texts = enumerate(profile_.document for profile_ in self.profiles)
        return [(a, b, one, other) for (a, one), (b, other) in combinations(texts, 2)]

    @cached_property
    def actors(self) -> tuple[Actors, ...]:
        """The people, places and bodies that more than one article names, side by side."""
        from framing.portrayal.shared import shared

        return shared([profile_.actors for profile_ in self.profiles])


@dataclass(frozen=True, eq=False)
class Comparison:
    """Profiles of two or more articles, and what follows from setting them side by side.

    ``labels`` are the letters by which the articles are called: A, B, C, …
    """

    profiles: tuple[Profile, ...]
    background: Background = field(repr=False)
    clean: bool = True

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle what is compared: what follows from it is worked out again."""
        return Comparison, (self.profiles, self.background, self.clean)

    @cached_property
    def texts(self) -> Texts:
        """The articles with all their words, whoever's are counted here."""
        return Texts(tuple(map(whole, self.profiles)), self.background)

    def heard(self, voice: str) -> Comparison:
        """The same articles with the words of one voice counted: author, quoted, or a speaker.

        Raises:
            SettingError: nobody of that name speaks in any of them, or several do in one.

        """
        found = self._heard.get(voice)
        if found is None:
            found = self._heard[voice] = Comparison(
                heard(self.profiles, voice), self.background, self.clean)
            # Not this comparison itself: two that hold each other live on till cycles are sought.
            found.__dict__["texts"] = self.texts
        return found

    @cached_property
    def _heard(self) -> dict[str, Comparison]:
        return {}

    @property
    def labels(self) -> tuple[str, ...]:
        """The articles' letters: A, B, …, Z, A2, B2 and so on."""
        return tuple(label(number) for number in range(len(self.profiles)))

    @cached_property
    def vocabularies(self) -> Vocabularies:
        """The articles' words, counted and weighed."""
        if all(one is other for one, other in zip(self.profiles, self.texts.profiles, strict=True)):
            return self.texts.vocabularies
        return Vocabularies(tuple(p.document for p in self.profiles), self.background)

    @property
    def terms(self) -> tuple[Term, ...]:
        """Words and pairs that one article uses more than the others, the surest first."""
        return self.vocabularies.terms

    @property
    def stresses(self) -> tuple[tuple[Weight, ...], ...]:
        """Each article's words by TF-IDF weight, the heaviest first."""
        return self.vocabularies.weights

    @cached_property
    def shared(self) -> tuple[Shared, ...]:
        """The words that all articles use, by the least of their TF-IDF weights, heaviest first."""
        rows = [{weight.text: weight for weight in row} for row in self.stresses]
        words = [word for word in rows[0] if all(word in row for row in rows)]
        found = (
            Shared(word, tuple(row[word].uses for row in rows),
                   tuple(row[word].weight for row in rows))
            for word in words
        )
        return tuple(sorted(found, key=lambda shared: (-min(shared.weights), shared.text)))

    @cached_property
    def similarity(self) -> Similarity:
        """How alike the articles' wording is."""
        matrix = self.vocabularies.cosines
        found = [runs(p.document, RUN) for p in self.profiles]
        return Similarity(matrix, tuple(
            Pair(a, b, matrix[a][b], containment(found[a], found[b]))
            for a, b in combinations(range(len(self.profiles)), 2)
        ))

    @cached_property
    def contrasts(self) -> tuple[Finding, ...]:
        """Every measure that can be told apart, tested: what holds first, then by effect."""
        if not self.resamples or len(self.profiles) < 2:
            return ()
        return findings(self.profiles, self.labels, self.seed, self.resamples)

    def shown(self, term: str) -> str:
        """Write a term as the articles do, whosever words are counted."""
        return self.texts.vocabularies.shown(term)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The contrasts worth telling: one a family, none whose places another one shows."""
        return leading(self.contrasts)

    @property
    def comparability(self) -> Comparability:
        """Whether it is a fair comparison, with the words that show it, and what it rules out."""
        return self.texts.comparability

    @property
    def missing(self) -> tuple[tuple[Missing, ...] | None, ...]:
        """What only one of two articles has, for each two; ``None`` where nothing is said of it."""
        return self.texts.missing

    @property
    def coverage(self) -> tuple[Coverage, ...]:
        """What two articles share word for word, and what only one has, for each two of them.

        Of what they share a reader is told of copies alone; :attr:`missing` is had without.
        """
        return self.texts.coverage

    @property
    def actors(self) -> tuple[Actors, ...]:
        """The people, places and bodies that more than one article names, side by side."""
        return self.texts.actors

    @property
    def seed(self) -> int:
        """What the draws for intervals and tests begin from."""
        return self.profiles[0].seed

    @property
    def resamples(self) -> int:
        """How many draws; 0 where no interval and no test was asked for."""
        return self.profiles[0].resamples

    @cached_property
    def warnings(self) -> tuple[str, ...]:
        """What a reader must know before trusting the figures, a sentence each."""
        each = [f"{letter}: {text}" for letter, profile_ in
                zip(self.labels, self.profiles, strict=True) for text in warnings(profile_)]
        return (*each, *self._of_all())

    def _of_all(self) -> list[str]:
        found = []
        hashes: dict[str, str] = {}
        for letter, profile_ in zip(self.labels, self.profiles, strict=True):
            twin = hashes.setdefault(profile_.article.sha256, letter)
            if twin != letter:
                found.append(f"{twin} and {letter} are the same text, byte for byte.")
        found += self._of_lengths()
        languages = {profile_.article.language for profile_ in self.profiles} - {None}
        if len(languages) > 1:
            found.append("The texts are in different languages: their words can't be compared.")
        return found

    def _of_lengths(self) -> list[str]:
        """Say that one is many times as long as another; without words there is no rate at all."""
        sizes = {letter: float(words) for letter, profile_ in
                 zip(self.labels, self.profiles, strict=True)
                 if (words := profile_.document.words.sum())}
        if not sizes:
            return []
        longest, shortest = (of(sizes, key=sizes.__getitem__) for of in (max, min))
        if sizes[longest] <= LENGTHS_APART * sizes[shortest]:
            return []
        return [f"{longest} is more than {LENGTHS_APART:g} times as long as {shortest}: compare "
                "rates, not counts, and with care."]


def compare(
    *sources: Article | Profile | Path | str,
    only: Iterable[Measure | str] | str | None = None,
    clean: bool = True,
    idf: str | Path = "news",
    seed: int = 0,
    names: str | None = None,
) -> Comparison:
    """Set two or more articles side by side.

    Args:
        sources: profiles, articles, paths of files, or texts (a ``str`` is always a text).
        only: the measures to count, themselves or by id or family; all of them unless given.
        clean: leave out bylines, repeated titles and boilerplate; ``False`` counts them too.
        idf: ``news`` for the shipped document frequencies, ``these`` for those of the given
            articles, or the path of a table that ``framing background`` has written.
        seed: what the draws for intervals and tests begin from.
        names: the spaCy pipeline that finds the actors' names, such as ``en_core_web_sm`` (extra
            ``spacy``); rules do unless given.

    Profiles are taken as they were counted: ``only``, ``clean``, ``seed`` and ``names`` are for
    what is counted here.

    Raises:
        SettingError: fewer than two articles, an unknown measure, profiles that were counted in
            different ways, or the background or pipeline can't be used.
        UnreadableError: a file can't be read as a text.

    >>> comparison = compare("The dam holds. It held.", "The dam could burst.")
    >>> round(comparison.similarity.cosine, 2)
    0.61

    """
    if len(sources) < 2:
        raise SettingError("To compare takes two articles or more: give another one.")
    measures = chosen(only)
    profiles = tuple(
        source if isinstance(source, Profile)
        else profile(as_article(source), only=measures, clean=clean, seed=seed, names=names)
        for source in sources
    )
    _alike(profiles)
    return Comparison(profiles, _background(profiles, idf), profiles[0].clean)


def _alike(profiles: tuple[Profile, ...]) -> None:
    """Refuse profiles that were counted in different ways: their figures can't stand together."""
    for what, ways in (
        ("measures (only)", {profile_.measures for profile_ in profiles}),
        ("blocks (clean)", {profile_.clean for profile_ in profiles}),
        ("draws (seed)", {(profile_.seed, profile_.resamples) for profile_ in profiles}),
    ):
        if len(ways) > 1:
            raise SettingError(f"The profiles have different {what}: count each in the same way.")


def _background(profiles: tuple[Profile, ...], idf: str | Path) -> Background:
    if idf == "news":
        return backgrounds.news()
    if idf == "these":
        return backgrounds.of_counts(word_counts(p.document) for p in profiles)
    return backgrounds.load(Path(idf))
