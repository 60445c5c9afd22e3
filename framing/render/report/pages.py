"""A report's contents, in the order of the page, for each choice of whose words are counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from framing.background import news
from framing.comparison import Comparison
from framing.one_voice import Heard
from framing.profiles import Profile
from framing.render import Options
from framing.render.changes import section
from framing.render.passages import Passage, quotes
from framing.render.report.across import Across, Anchor, anchors, line_id, rules
from framing.render.report.figures import Bar, bars
from framing.render.report.texts import Shown, shown
from framing.render.review.review import Review
from framing.render.review.speaking import Line
from framing.render.review.told import Told, mark
from framing.support.printing import printable
from framing.support.records import NamedTuple

_PLACE = re.compile(r"\b([A-Z]\d{0,4}):(\d{1,7})(?:–(\d{1,7}))?(?!\d)")
#: What the switch can count, and what it is called.
VOICES = (("all", "All"), ("author", "Author"), ("quoted", "Quoted"))
#: So many of each article's own words are drawn.
OWN_WORDS = 8


class Part(NamedTuple):
    """A piece of a sentence: text, and where it leads if it is a reference."""

    text: str
    to: str = ""
    strong: bool = False


class Side(NamedTuple):
    """An article's share of a finding: its figure, bar, and what shows it."""

    letter: str
    figure: str
    said: str
    bar: Bar | None
    passage: tuple[Part, ...]
    place: str
    to: str


class Item(NamedTuple):
    """A finding: its sign, headline, unit with the gap, and a side an article."""

    mark: str
    headline: tuple[Part, ...]
    unit: str
    sides: tuple[Side, ...]


class Own(NamedTuple):
    """A word, how often each article has it, each count's share of the largest, and if surely."""

    text: str
    counts: tuple[int, ...]
    shares: tuple[float, ...]
    sure: bool


class Entry(NamedTuple):
    """A labelled line."""

    label: str
    parts: tuple[Part, ...]


def linked(text: str, across: Across) -> tuple[Part, ...]:
    """A sentence with its references as links; what it says of each article stands together.

    >>> [part.to for part in linked("see A:47 and C:3", Across((), ["A"], news()))]
    ['', '#A47', '']
    """
    found, at = [], 0
    text = printable(text)
    places = [each for each in _PLACE.finditer(text) if each[1] in across.letters]
    for each in places:
        # Of each other article the reference that stands nearest in the sentence.
        told = {other[1]: int(other[2]) for other in
                sorted(places, key=lambda other: -abs(other.start() - each.start()))}
        found += [Part(text[at : each.start()])] * (at < each.start())
        found.append(Part(each[0], across.to(each[1], int(each[2]), told)))
        at = each.end()
    return (*found, *[Part(text[at:])] * (at < len(text)))


def marked(passage: Passage | None) -> tuple[Part, ...]:
    """A passage with what was counted in it."""
    if passage is None:
        return ()
    found = [Part(printable(text), strong=counted) for text, counted in passage.pieces]
    if not quotes(passage.text):
        found = [Part("“"), *found, Part("”")]
    return tuple(part for part in found if part.text)


@dataclass(frozen=True)
class View:
    """A comparison with the words of one choice counted: its table, findings and words."""

    key: str
    name: str
    review: Review
    across: Across

    @property
    def letters(self) -> Sequence[str]:
        """The articles' letters."""
        return self.review.letters

    @property
    def legend(self) -> str:
        """What the signs and the lines on the bars mean."""
        legend = self.review.legend.replace("  ", " · ")
        return f"{legend} · the thin line on a bar: 95 % range" * bool(legend)

    @property
    def scope(self) -> str:
        """What the figures can't say."""
        return self.review.scope.partition(" More:")[0]

    @property
    def warnings(self) -> tuple[str, ...]:
        """What must be known of these figures before they are trusted, and not of all words'."""
        entire = self.review.entire
        known = entire.comparison.warnings if entire else ()
        return tuple(printable(each) for each in self.review.comparison.warnings
                     if each not in known)

    @cached_property
    def counted(self) -> str:
        """Whose words are counted, where it isn't all."""
        return printable(self.review.counted or "")

    @cached_property
    def items(self) -> list[Item]:
        """The supported differences."""
        return [self._item(told) for told in self.review.differences.told]

    def _item(self, told: Told) -> Item:
        finding = told.finding
        profiles = self.review.profiles
        values = [None if none else profile.value(finding.measure, finding.voice)
                  for profile, none in zip(profiles, told.none, strict=True)]
        ends = [None if value is None else profile.interval(finding.measure, finding.voice)
                for profile, value in zip(profiles, values, strict=True)]
        drawn = bars(values, ends)
        lines = {letter: passage.line for letter, passage in
                 zip(self.letters, told.passages, strict=True) if passage}
        sides = tuple(
            Side(letter, told.figures[at].figure, told.said(at), drawn[at],
                 marked(told.passages[at]), passage.told if passage else "",
                 self.across.to(letter, passage.line, lines) if passage else "")
            for at, (letter, passage) in enumerate(zip(self.letters, told.passages, strict=True)))
        unit = ", ".join(part for part in (told.unit, f"gap {told.gap}" * bool(told.gap)) if part)
        return Item(mark(finding), linked(told.headline, self.across), unit, sides)

    @property
    def not_told(self) -> str:
        """Why no difference is told."""
        return printable(self.review.differences.not_told)

    @cached_property
    def below(self) -> list[Entry]:
        """What to look at again, what is lacking, what rests on little or may be chance."""
        review = self.review
        return [*self._entries([*review.look_again(), *review.lacking()]),
                *self._entries(review.differences.little(brief=False)),
                *self._entries(review.differences.few(brief=False))]

    @cached_property
    def voices(self) -> list[Entry]:
        """Who speaks."""
        return self._entries([*self.review.voices(), *self.review.only_one_has()])

    def _entries(self, lines: Sequence[Line]) -> list[Entry]:
        return [Entry(line.label, self._told(line)) for line in lines]

    def _told(self, line: Line) -> tuple[Part, ...]:
        """A line, with each of its parts linked by itself: they tell of different things."""
        found: list[Part] = []
        for number, text in enumerate((line.head, *line.parts, line.tail)):
            found += [Part(", ")] * (1 < number <= len(line.parts))
            found += linked(text, self.across)
        return tuple(found)

    @cached_property
    def own(self) -> list[Own]:
        """The words that set one article apart, those of the first article first."""
        words = self.review.words
        terms = [term for place in range(len(self.letters))
                 for term in words.own(place)[:OWN_WORDS]]
        most = max((count for term in terms for count in term.counts), default=1) or 1
        return [Own(printable(term.text), term.counts,
                    tuple(round(100 * count / most, 1) for count in term.counts),
                    words.sure(term)) for term in terms]

    @cached_property
    def stresses(self) -> list[tuple[str, list[str]]]:
        """What each article stresses."""
        return [(letter, self.review.words.stressed(place, 12))
                for place, letter in enumerate(self.letters)]


@dataclass(frozen=True)
class Page:
    """A report on articles side by side."""

    views: tuple[View, ...]
    full: bool
    changes: tuple[str, ...]

    @property
    def review(self) -> Review:
        """All words, counted as the terminal counts them."""
        return self.views[0].review

    @property
    def title(self) -> str:
        """What the page is called."""
        return printable(" · ".join(title for title, _ in self.review.cards))

    @property
    def cards(self) -> list[tuple[str, str, str]]:
        """Letter, title and size of each article."""
        return [(letter, printable(title), printable(what)) for letter, (title, what) in
                zip(self.review.letters, self.review.cards, strict=True)]

    @cached_property
    def comparable(self) -> tuple[str, tuple[Part, ...]]:
        """Whether the articles can be compared, and why."""
        told = self.review.differences.comparable(brief=False)
        verdict, _, why = told.partition(". ")
        return verdict, linked(why, self.views[0].across)

    @cached_property
    def texts(self) -> list[tuple[str, str, Shown]]:
        """Letter, title and text of each article."""
        return [(letter, title, shown(profile)) for (letter, title, _), profile in
                zip(self.cards, self.review.profiles, strict=True)]

    @property
    def passages(self) -> list[tuple[str, tuple[Part, ...], str, str]]:
        """For what was counted, a sentence that shows it: of one article by itself."""
        return [(name, marked(found), found.told, f"#{line_id(found.letter, found.line)}")
                for name, found in self.review.passages]

    @cached_property
    def anchors(self) -> dict[str, list[Anchor]]:
        """Where references lead that open more than one column, by line."""
        if len(self.review.letters) < 2:
            return {}
        return anchors(target for target in self._targets() if target)

    def _targets(self) -> Iterator[str]:
        yield from (part.to for part in self.comparable[1])
        for view in self.views:
            for item in view.items:
                yield from (part.to for part in item.headline)
                yield from (side.to for side in item.sides)
            for entry in (*view.below, *view.voices):
                yield from (part.to for part in entry.parts)

    @property
    def rules(self) -> str:
        """The style that keeps what stands beside a line in view."""
        return rules(self.anchors)


def of_comparison(comparison: Comparison, options: Options) -> Page:
    """The page of a comparison; with a view a voice where anybody is quoted."""
    return Page(tuple(_views(comparison)), options.full, _changes(options))


def _changes(options: Options) -> tuple[str, ...]:
    """What changed since a baseline, a sentence each."""
    told = section(options._replace(screen=False, color=False))
    return tuple(line.strip() for line in told.split("\n") if line.strip())


def _views(comparison: Comparison) -> Iterator[View]:
    review = Review(comparison)
    across = Across(comparison.profiles, review.letters, comparison.background)
    yield View(*VOICES[0], review, across)
    spoken = any(profile.document.voices.stretches for profile in comparison.profiles)
    if not spoken or isinstance(comparison.profiles[0], Heard):
        return
    for key, name in VOICES[1:]:
        yield View(key, name, Review(comparison.heard(key), entire=review), across)


def of_articles(profiles: Sequence[Profile], options: Options) -> list[Page]:
    """A page's part for each article by itself."""
    found = []
    for number, each in enumerate(profiles):
        review = Review(Comparison((each,), news(), each.clean), number)
        across = Across((each,), review.letters, news())
        found.append(Page((View(*VOICES[0], review, across),), options.full,
                          _changes(options) * (number == len(profiles) - 1)))
    return found
