"""The figures of the review: a cell of the table for each measure that it shows.

Counts come first, a rate stands in brackets behind its count, and no count is "none".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from framing.measures import Measure
from framing.measures.loaded import LABELS
from framing.profiles import Profile
from framing.render.forms import form_counts, where
from framing.tokens import folded

#: A gap is shown when all articles together have so many hits of the measure, …
LEAST_HITS = 5
#: … and it is so many standard deviations of chance wide, counted as if hits were independent.
LEAST_WIDTH = 2.0
#: By far the most is so many times the next rate.
BY_FAR = 1.5


@dataclass(frozen=True)
class Cell:
    """A figure with its unit, what is behind it, the weightiest first, and how far it stands out.

    ``brief``: the figure for a narrow column. ``bar``: its share of the largest, 0 to 1. ``more``:
    by far the most of all articles.
    """

    figure: str
    details: tuple[str, ...] = ()
    brief: str = ""
    bar: float = 0.0
    more: bool = False

    @property
    def missing(self) -> bool:
        """Whether there is no figure, and the details say why."""
        return self.figure == "–"

    def __str__(self) -> str:
        figure = self.figure + " ▲" * self.more
        return " · ".join(part for part in (figure, ", ".join(self.details)) if part)


def count(number: int, noun: str) -> str:
    """A number with its noun: 1 word, 1,334 words."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


def short(value: float) -> str:
    """Two significant digits, a true minus sign: 0.041, −3.2, 20, 941."""
    if value == 0:
        return "0"
    if abs(value) >= 99.5:
        return f"{value:,.0f}".replace("-", "−")
    text = f"{value:.2g}"
    if "e" in text:
        text = f"{float(text):f}".rstrip("0").rstrip(".")
    elif abs(float(text)) < 10 and "." not in text and value != round(value):
        text = f"{value:.1f}"
    return text.replace("-", "−")


def per_unit(per: str) -> str:
    """Say what a rate is of: per 1,000 words, % of sentences."""
    return f"per {per}" if per.startswith("1,000 ") else per


def counted_in(per: str) -> str:
    """What a measure counts in: words, sentences.

    >>> counted_in("1,000 words"), counted_in("% of sentences")
    ('words', 'sentences')
    """
    return per.removeprefix("1,000 ").removeprefix("% of ")


# -- cells -----------------------------------------------------------------------------------------


def _value(profile: Profile, id: str) -> float:
    return (profile.value(id) or 0.0) if id in set(profile) else 0.0


def _missing(profile: Profile, id: str) -> Cell:
    return Cell("–", (profile[id]["all"].note or "",))


def _length(profile: Profile) -> Cell:
    headings, items = (int(_value(profile, f"structure.{kind}"))
                       for kind in ("headings", "list_items"))
    return Cell(count(int(profile.document.words.sum()), "word"), (
        *[count(headings, "heading")] * bool(headings), *[count(items, "list item")] * bool(items)))


def _reading(profile: Profile) -> Cell:
    grade = profile.value("readability.flesch_kincaid")
    if grade is None:
        return _missing(profile, "readability.flesch_kincaid")
    level = ("above university level" if grade > 16
             else f"grade {grade:.0f}" if grade >= 1 else "grade 1 or below")
    words = _value(profile, "structure.sentence_words")
    long_words = _value(profile, "readability.long_words")
    return Cell(level, (*[f"{long_words:.0f} % long words"] * bool(long_words),
                        *[f"{words:.0f} words a sentence"] * bool(words)),
                brief="above university" if grade > 16 else "")


def _tone(profile: Profile) -> Cell:
    value = profile.value("tone.vader")
    if value is None:
        return _missing(profile, "tone.vader")
    weights: dict[str, float] = {}
    uses: Counter[str] = Counter()
    for place in profile.evidence("tone.vader"):
        word = folded(place.text)
        weights[word] = weights.get(word, 0.0) + place.weight
        uses[word] += 1
    ranked = sorted(weights, key=lambda word: (-abs(weights[word]), word))
    ends = [[word for word in ranked if weights[word] * sign > 0][:3] for sign in (1, -1)]
    # Two by two, so that a narrow column shows one of either side or none.
    parts = [" ".join(f"{sign}{word} {uses[word]}" for sign, word in
                      zip("+−", pair, strict=True) if word) for pair in zip_longest(*ends)]
    if not uses:
        return Cell("none")
    figure = f"{value:+.2f}".replace("-", "−")
    return Cell("0.00" if figure[1:] == "0.00" else figure, tuple(parts))


def _loaded(profile: Profile) -> Cell:
    counts = Counter(place.label for place in profile.evidence("loaded.rate"))
    return _rate(profile, "loaded.rate", "1,000 words", tuple(
        f"{LABELS.get(label, label)} {hits}" for label, hits in counts.most_common(3)))


def _rate(profile: Profile, id: str, per: str, details: tuple[str, ...]) -> Cell:
    read = profile[id]["all"]
    if read.value is None:
        return _missing(profile, id)
    if not read.hits:
        return Cell("none")
    value = short(read.value)
    if per.startswith("%"):
        return Cell(f"{read.hits:,} ({value} {per})", details, brief=f"{read.hits:,} ({value} %)")
    return Cell(f"{read.hits:,} ({value} {per_unit(per).removesuffix(' words')})", details,
                brief=f"{read.hits:,} ({value}/1,000)")


def _questions(profile: Profile) -> Cell:
    return _rate(profile, "rhetoric.questions", "% of sentences", where(profile))


def forms(id: str, per: str = "1,000 words") -> Callable[[Profile], Cell]:
    """Give the function that fills a cell of a measure that counts forms."""
    return lambda profile: _rate(
        profile, id, per,
        tuple(f"{form} {uses}" for form, uses in form_counts(profile, id)[:3]))


def outside(measure: Measure) -> Callable[[Profile], Cell]:
    """Give the function that fills a cell of a plug-in's measure or a list of the user's own."""
    if measure.per.startswith(("1,000 ", "% of ")):
        counting = forms(measure.id, measure.per)
    else:
        counting = None

    def cell(profile: Profile) -> Cell:
        read = profile[measure.id]["all"]
        if read.value is None:
            return _missing(profile, measure.id)
        if counting is not None and read.hits is not None:
            return counting(profile)
        return Cell(f"{short(read.value)} {per_unit(measure.per)}", brief=short(read.value))

    return cell


def in_full(profile: Profile, measure: Measure) -> str:
    """A measure's count in its exposure, then its value; the unit stands in a column of its own."""
    read = profile[measure.id]["all"]
    if read.value is None:
        return f"– ({read.note})"
    value = short(read.value)
    if read.hits is None:
        return value
    if measure.per.startswith(("1,000 ", "% of ")):
        return f"{read.hits:,} in {read.n:,}: {value}" if read.hits else f"none in {read.n:,}"
    return f"{value} ({count(read.hits, 'hit')})"


#: The table's rows: a label, the measure it rests on, and how to fill a cell.
ROWS: tuple[tuple[str, str, Callable[[Profile], Cell]], ...] = (
    ("Length", "structure.words", _length),
    ("Reading", "readability.flesch_kincaid", _reading),
    ("Words’ tone, −1…1", "tone.vader", _tone),
    ("Loaded terms", "loaded.rate", _loaded),
    ("What could happen", "certainty.possibility", forms("certainty.possibility")),
    ("How it looks", "certainty.evidentials", forms("certainty.evidentials")),
    ("Softened", "certainty.hedges", forms("certainty.hedges")),
    ("Surely", "certainty.boosters", forms("certainty.boosters")),
    ("Must", "certainty.obligation", forms("certainty.obligation")),
    ("Questions", "rhetoric.questions", _questions),
)


# -- how far apart ---------------------------------------------------------------------------------


def set_off(profiles: Sequence[Profile], id: str, cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Mark the article that has by far the most of what a measure counts."""
    read = [profile[id]["all"] for profile in profiles]
    if any(each.value is None or each.hits is None for each in read) or id == "tone.vader":
        return tuple(cells)
    hits = [each.hits or 0 for each in read]
    width, first = widest(hits, [each.n for each in read])
    next_rate = max((each.value or 0.0 for place, each in enumerate(read) if place != first),
                    default=0.0)
    far = width >= LEAST_WIDTH and (read[first].value or 0.0) >= BY_FAR * next_rate
    return tuple(replace(cell, more=far and place == first) for place, cell in enumerate(cells))


def widest(hits: Sequence[int], sizes: Sequence[int]) -> tuple[float, int]:
    """How far the article of the highest rate is above the rest, and which it is.

    In standard deviations of chance, as if each hit fell on a word at random. Of several articles
    that stand out, the highest rate counts, so that "A has more" is true of every other. 0.0 where
    there are too few hits to say.
    """
    uses, size = sum(hits), sum(sizes)
    if uses < LEAST_HITS or not all(sizes) or len(hits) < 2:
        return 0.0, 0
    first = max(range(len(hits)), key=lambda place: (hits[place] / sizes[place], -place))
    share = sizes[first] / size
    return (hits[first] - uses * share) / (uses * share * (1 - share)) ** 0.5, first
