"""Gaps: what one article has and another lacks, the weightiest first."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

import numpy as np
from numpy.typing import NDArray

from framing.article import Span
from framing.background import Background
from framing.coverage.likeness import STEM, tells
from framing.coverage.numbers import Figure, OfValue, figures
from framing.document import Document
from framing.grammar.listed import kinds, listed
from framing.support.arrays import distinct, tallied
from framing.support.records import NamedTuple
from framing.terms import telling
from framing.tokens import folded
from framing.voices import Speaker
from framing.wording.amounts import spelled
from framing.wording.capitals import LABELS
from framing.wording.names import (
    Name,
    Names,
    acronyms,
    cases,
    names,
    page_of,
    stands_alone,
    without_form,
)

_WORD = re.compile(r"\w+(?:['’,.-]\w+)*")
#: What makes a name of its own of a day: a day is no name by itself, and these are none without.
_OF_DAYS = frozenset({"ash", "black", "bloody", "boxing", "cyber", "easter", "good", "holy",
                      "maundy", "palm", "shrove", "super"})
#: Last words of what is a time, however it is written: before the New Year.
_NEW_YEAR = ("new", "year")
#: The end of a name that a number follows, and what a number is written in: Post No. 17, Tier II.
_NUMBERED, _ROMAN = frozenset({"no", "nos", "number"}), frozenset("ivxlc")
#: Kinds of words that are no names by themselves, and of what may be a name all the same.
_BINDING, _NAMES_TOO = {"adverb", "joiner", "preposition"}, {"body", "place", "demonym"}
#: What an outlet says of itself: the Daily Post can reveal.
_REVEALS = (["can", "reveal"], ["can", "disclose"], ["has", "learned"], ["has", "learnt"])
#: A passage of fewer words says too little to be missed.
LEAST_WORDS = 6
#: With so many of a sentence's words a number in words is the same.
_BESIDE = 2
#: Beginnings of the words by which the dead are counted.
_OF_DEATH = frozenset({"dead", "death", "died", "kille"})
#: So many names that end in a speaker's last word are looked at for the full one, and so many
#: sentences for a number beside the same words.
_NAMESAKES = 60


class Gap(NamedTuple):
    """What an article has and another lacks: its kind, its place, its sentences."""

    kind: str
    span: Span
    row: int
    end_row: int


class Stock(NamedTuple):
    """What is looked for in an article: its names and its figures.

    ``aside`` are the words of bylines, datelines and boilerplate: what stands there is no gap;
    ``line`` is the text's words in a row, folded, and ``rows`` says of each in which sentences it
    stands.
    """

    document: Document
    names: Names
    figures: list[Figure]
    aside: frozenset[str]
    line: str
    rows: dict[str, set[int]]

    def tells(self, words: Sequence[str]) -> bool:
        """Whether these words stand side by side here, whatever their case, or in one sentence.

        *Promoting domestic manufacturing* tells of an order of that name.
        """
        rows = [self.rows.get(word, set()) for word in words]
        return len(words) > 1 and (self.line_has(words) or bool(set.intersection(*rows)))

    def line_has(self, words: Sequence[str]) -> bool:
        """Whether these words stand side by side here, whatever their case."""
        return f" {' '.join(words)} " in self.line


def stocks(one: Document, other: Document, background: Background) -> tuple[Stock, Stock]:
    """Take stock of two articles; what is a name is told from both."""
    pages = page_of(one), page_of(other)
    lower, inside = (frozenset.union(*each) for each in zip(*map(cases, pages), strict=True))
    known = frozenset.union(*map(acronyms, pages))
    first, second = (_stock(document, names(page, lower, inside, known), background)
                     for document, page in zip((one, other), pages, strict=True))
    return first, second


def _stock(document: Document, found: Names, background: Background) -> Stock:
    article = document.article
    aside = frozenset(
        folded(word).removesuffix("'s") for block in article.blocks if block.set_aside
        for word in _WORD.findall(article.text, block.start, block.end))
    words = [fold.removesuffix("'s") for fold in document.folds]
    rows: dict[str, set[int]] = {}
    for word, row in zip(words, document.row_list, strict=True):
        rows.setdefault(word, set()).add(row)
    return Stock(document, found._replace(words=found.words | aside) if aside else found,
                 figures(document, background), aside, f" {' '.join(words)} ", rows)


def gaps(own: Stock, other: Stock, untold: NDArray[np.bool_], same: NDArray[np.int64],
         background: Background) -> Iterator[Gap]:
    """List what an article has that another lacks.

    ``untold`` says of each sentence whether nothing in the other article is near it, ``same`` which
    one there tells the same, -1 where none does.
    First passages by what is their own in them, then the people quoted who are not named there, the
    other names, the numbers and the dates, each by how often they stand in the article and, used as
    often, in their order.
    """
    yield from _passages(own.document, other.document, untold, background)
    sources = list(_sources(own, other))
    yield from (gap for gap, _ in sources)
    yield from _names(own, other, {surname for _, surnames in sources for surname in surnames})
    yield from _figures(own, other, same, background)


def _passages(own: Document, other: Document, untold: NDArray[np.bool_],
              background: Background) -> Iterator[Gap]:
    """Runs of untold sentences of one paragraph, by the weight of words of their own.

    The weight is the sum of uses in the article × idf, over the distinct words of the run that the
    other article has in no form and that less than half of all news articles have.
    """
    weights = _own_weights(own, other, background)
    block, open_ = own.segments.block.tolist(), (untold & tells(own)).tolist()
    terms = own.terms.tolist()
    starts = np.searchsorted(own.row, np.arange(own.rows + 1)).tolist()
    words = own.words.tolist()
    found: list[tuple[float, int, int]] = []
    row = 0
    while row < own.rows:
        end = row + 1
        if open_[row]:
            while end < own.rows and block[end] == block[row] and open_[end]:
                end += 1
            weight = sum(weights.get(term, 0.0) for term in set(terms[starts[row] : starts[end]]))
            if weight and sum(words[row:end]) >= LEAST_WORDS:
                found.append((-weight, row, end))
        row = end
    segments = own.segments
    for _, row, end in sorted(found):
        yield Gap("passage", Span(segments.start[row], segments.end[end - 1]), row, end)


def _own_weights(own: Document, other: Document, background: Background) -> dict[int, float]:
    """Uses × idf of each term that only this article has."""
    theirs = {other.vocabulary.terms[term][:STEM] for term in distinct(other.terms).tolist()
              if term >= 0}
    terms, uses = tallied(own.terms[own.terms >= 0])
    spelt = own.vocabulary.terms
    return {term: count * background.idf(spelt[term])
            for term, count in zip(terms.tolist(), uses.tolist(), strict=True)
            if spelt[term][:STEM] not in theirs and telling(spelt[term], background)}


def _sources(own: Stock, other: Stock) -> Iterator[tuple[Gap, set[str]]]:
    """People who are quoted or reported by name and whom the other article doesn't name at all.

    Each with the last word of the name, of two that speak together with both.
    """
    document = own.document
    full: dict[str, dict[tuple[str, ...], Name]] = {}  # by the last word, each where it is first
    for name in own.names.found:
        full.setdefault(name.words[-1], {}).setdefault(name.words, name)
    starts = np.array(document.segments.start)
    heard = {_parts(speaker.name) for speaker in other.document.voices.speakers if speaker.named}
    for speaker in document.voices.speakers:
        if not (speaker.named and speaker.kind == "person" and speaker.mentions):
            continue
        parts = _parts(speaker.name)
        if not parts or (len(parts) == 1 and not stands_alone(speaker.name)):
            continue
        fits = [name for name in islice(full.get(parts[-1], {}).values(), _NAMESAKES)
                if len(parts) == 1 or set(name.words) <= set(parts)]
        if len(parts) == 1 and len({name.words[0] for name in fits if len(name.words) > 1}) > 1:
            continue  # Roe said, in a text on Ana Roe and her son Tom Roe
        best = max(fits, key=lambda name: (len(name.words), -name.first), default=None)
        # In capitals, nobody is told to be named but who speaks.
        if parts in heard or other.names.has(best.words if best else parts):
            continue
        span = _mention(document, speaker, best)
        row = int(np.searchsorted(starts, span.start, "right")) - 1
        ends = {before for before, after in pairwise([*parts, "and"]) if after == "and"}
        yield Gap("source", span, row, row + 1), ends


def _parts(name: str) -> tuple[str, ...]:
    """The words of a speaker's name, as names are looked up."""
    return tuple(folded(part).removesuffix("'s") for part in
                 (part.strip("().,") for part in name.split()) if part)


def _mention(document: Document, speaker: Speaker, full: Name | None) -> Span:
    """Where a speaker is named first as such, or in full where only a surname speaks."""
    mention = speaker.mentions[0]
    at = document.article.text.find(speaker.name, mention.start, mention.end)
    if at >= 0 and (" " in speaker.name or full is None):
        return Span(at, at + len(speaker.name))
    return _of_name(document, full) if full else mention


def _of_name(document: Document, name: Name) -> Span:
    starts, ends = document.token_offsets
    return Span(starts[name.first],
                ends[name.last] - 2 * document.folds[name.last].endswith("'s"))


def _names(own: Stock, other: Stock, told: set[str]) -> Iterator[Gap]:
    """Names that the other article lacks, at the first place where each stands in full."""
    known = other.names
    spoken_to = {name.words for name in own.names.found if _is_spoken_to(name, own)}
    groups: dict[str, list[Name]] = {}
    for name in own.names.found:
        if not name.heading and name.words[-1] not in told and name.words not in spoken_to and (
                _names_something(name, own)):
            groups.setdefault(without_form(name.words)[-1], []).append(name)
    lacking = [group for group in groups.values()
               if not any(known.has(name.words) or other.tells(name.words)
                          or _is_short(name.words, other) for name in group)]
    firsts = {name.words[0] for group in lacking for name in group if len(name.words) > 1}
    firsts |= {name.words[0] for name in own.names.found
               if len(name.words) > 1 and name.words[-1] in told}
    document = own.document
    for group in sorted(lacking, key=lambda group: (-len(group), group[0].first)):
        name = max(group, key=lambda name: (len(name.words), -name.first))
        if len(name.words) == 1 and name.words[0] in firsts:
            continue  # Sam, of Sam Roe
        row = document.row_list[name.first]
        yield Gap("name", _of_name(document, name), row, row + 1)


def _is_short(words: Sequence[str], other: Stock) -> bool:
    """Whether the other article calls a body so without what it is: *Marrow General* Hospital."""
    rest = words[:-1]
    return (len(rest) > 1 and "body" in kinds().get(words[-1], ()) and other.line_has(rest)
            and rest[-1] not in other.names.places
            and "place" not in kinds().get(" ".join(rest), ()))


def _names_something(name: Name, own: Stock) -> bool:
    """Whether a name is more than a compound (*Congressionally-mandated*) or a part of a day's.

    The day that owns something is none either (*Monday's close*), nor the noun alone that ends a
    body's name behind its owner (the Vets' Association), nor the word before a number of its name
    (Terminal 2, Post No. 17, Phase III), nor an adverb that is cut from one, nor the New Year.
    """
    document = own.document
    folds = document.folds
    if folds[name.last + 1 : name.last + 3] in _REVEALS:
        return False
    after = "".join(folds[name.last + 1 : name.last + 2])
    numbered = after if after != "." else "".join(folds[name.last + 2 : name.last + 3])
    if numbered.isdecimal() and name.words[-1] in _NUMBERED:
        return False  # Post No. 17
    if name.words[0] == "new" and name.words[-1] in _NEW_YEAR and (
            folds[name.first + 1 : name.first + 2] in (["year"], ["year's"])):
        return False
    if len(name.words) > 1:
        return True
    found = kinds().get(name.words[0], ())
    if not _BINDING.isdisjoint(found) and _NAMES_TOO.isdisjoint(found):
        return False  # Parents | First, of which the other text writes parents
    if name.words[0] in listed("time") or (
            name.words[0] in listed("body") and name.first
            and folds[name.first - 1].endswith(("'s", "s'", "’s", "'", "’"))):
        return False
    if len(name.words[0]) < 2 or after.isdecimal() or (
            name.words[0] in LABELS and _ROMAN.issuperset(numbered or "-")) or not stands_alone(
            document.vocabulary.surfaces[document.token_list[name.first]]):
        return False
    return not (name.words[0] in _OF_DAYS and after.endswith("day"))


def _is_spoken_to(name: Name, own: Stock) -> bool:
    """Whether a name is there of whom somebody told something: told the Post."""
    before = [fold.strip("’'") for fold in own.document.folds[max(0, name.first - 2) : name.first]]
    return before[-1:] == ["told"] or before == ["told", "the"]


def _figures(own: Stock, other: Stock, same: NDArray[np.int64],
             background: Background) -> Iterator[Gap]:
    """Numbers and dates that the other article lacks, each once, those in digits first.

    Only those are listed that say something where they stand alone, and no day on which the article
    itself came out. The same number in a sentence that tells the same counts it in other words:
    *13 agencies*, *thirteen departments*; so does a small one beside some of the same words: *and
    three died*, *three patients died*.
    """
    own_day = _own_day(own.document.article.date)
    theirs: defaultdict[tuple[str, str], OfValue] = defaultdict(OfValue)
    for figure in other.figures:
        if figure.kind == "age":  # 52-year-old: Ada Roe, 52,
            figure = figure._replace(kind="number")
        theirs[figure.key].add(figure, other.document.row_list[figure.first])
    mine: defaultdict[tuple[str, str], OfValue] = defaultdict(OfValue)
    found: list[Figure] = []
    uses: Counter[tuple[str, str]] = Counter()
    told = tells(own.document).tolist()
    for figure in own.figures:
        uses[figure.key] += 1
        row = own.document.row_list[figure.first]
        if figure.kind == "age" or not figure.says_something or not told[row] or (
                figure.kind == "date" and figure.value in own_day):
            continue
        if any(known.fits(reading) or known.counts_alike(reading)
               or known.may_be(reading, int(same[row]))
               or _is_beside(figure, known.rows, own, other, background)
               for reading in figure.readings if (known := theirs.get(reading.key))
               ) or other.aside.issuperset(own.document.folds[figure.first : figure.last + 1]):
            continue
        if not mine[figure.key].fits(figure):
            mine[figure.key].add(figure, row)
            found.append(figure)
    starts, ends = own.document.token_offsets
    lacking = [(figure.kind != "number", figure.in_words, -uses[figure.key], figure)
               for figure in found]
    for *_, figure in sorted(lacking, key=lambda each: (*each[:3], each[3].first)):
        row = own.document.row_list[figure.first]
        percent = own.document.folds[figure.last].startswith("%")  # a stop may stick to the sign
        end = starts[figure.last] + 1 if percent else ends[figure.last]
        yield Gap(figure.kind, Span(starts[figure.first], end), row, row + 1)


def _own_day(date: str | None) -> tuple[str, ...]:
    """The day and the year of an article's date, as figures have them.

    >>> _own_day("2025-10-08")
    ('10-8', '2025')
    """
    year, *day = (date or "")[:10].split("-")
    return (f"{int(day[0])}-{int(day[1])}", year) if len(day) == 2 else ()


def _is_beside(figure: Figure, rows: set[int], own: Stock, other: Stock,
               background: Background) -> bool:
    """Whether a number in words stands in one of these sentences beside some of the same words.

    What it counts must be among them, in whatever form: *three deaths*, *three patients died*.
    """
    if not figure.in_words or len(rows) > _NAMESAKES:
        return False
    words = {word for word in _folds(own.document, own.document.row_list[figure.first])
             if word[:1].isalpha() and not spelled(word) and telling(word, background)}
    beside = Counter(place for word in words for place in other.rows.get(word, set()) & rows)
    counted = tuple(_OF_DEATH if figure.units & _OF_DEATH else figure.units)
    return any(count >= _BESIDE and any(fold.startswith(counted)
                                        for fold in _folds(other.document, place))
               for place, count in beside.items())


def _folds(document: Document, row: int) -> list[str]:
    """The tokens of a sentence, folded."""
    rows = document.row_list
    return document.folds[bisect_left(rows, row) : bisect_right(rows, row)]
