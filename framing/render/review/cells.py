"""The figures of the review: a cell of the table for each measure that it shows.

Counts come first, a rate stands in brackets behind its count, and no count is "none". Certainty,
loading and tone are the authors' own where others speak too; what is quoted besides is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from itertools import zip_longest

from framing.grammar.listed import kinds
from framing.grammar.words import NEGATORS
from framing.measures import Measure
from framing.measures.loaded import LABELS
from framing.profiles import Profile
from framing.render.numbers import short, signed
from framing.render.review.forms import form_counts, where, with_count
from framing.render.review.sources import ENGLISH_ALONE, quoting
from framing.render.review.whose import places, quoted_besides, quoted_tone
from framing.support.records import NamedTuple
from framing.tokens import folded

#: Kinds of words that bind others.
_BINDING = frozenset({"auxiliary", "determiner", "joiner", "preposition", "pronoun", "relative"})
#: Above this a grade says "above university level" and no more.
UNIVERSITY = 16


class Cell(NamedTuple):
    """A figure with its unit, and what is behind it, the weightiest first.

    ``brief``: the figure for a narrow column. ``bar``: its share of the largest, 0 to 1. ``mark``:
    the verdict's sign where this is the one of several articles that stands out.
    """

    figure: str
    details: tuple[str, ...] = ()
    brief: str = ""
    bar: float = 0.0
    mark: str = ""

    @property
    def missing(self) -> bool:
        """Whether there is no figure, and the details say why."""
        return self.figure == "–"

    def __str__(self) -> str:
        figure = " ".join(part for part in (self.figure, self.mark) if part)
        return " · ".join(part for part in (figure, ", ".join(self.details)) if part)


def count(number: int, noun: str) -> str:
    """A number with its noun: 1 word, 1,334 words."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


def level(grade: float) -> str:
    """A school grade in words: grade 9, above university level.

    >>> level(20.5), level(9.1), level(0.2)
    ('above university level', 'grade 9', 'grade 1 or below')
    """
    if grade > UNIVERSITY:
        return "above university level"
    return f"grade {grade:.0f}" if grade >= 1 else "grade 1 or below"


def per_unit(per: str) -> str:
    """Say what a rate is of: per 1,000 words, % of sentences."""
    return f"per {per}" if per.startswith("1,000 ") else per


def counted_in(per: str) -> str:
    """What a measure counts in: words, sentences.

    >>> counted_in("1,000 words"), counted_in("share of paragraphs, 0 to 1")
    ('words', 'paragraphs')
    """
    return per.removeprefix("1,000 ").removeprefix("% of ").removeprefix("share of ").partition(
        ",")[0]


# -- cells -----------------------------------------------------------------------------------------

#: Fills a cell with an article's figure in a voice.
Fill = Callable[[Profile, str], Cell]


def _value(profile: Profile, id: str) -> float:
    return (profile.value(id) or 0.0) if id in set(profile) else 0.0


def _missing(profile: Profile, id: str, voice: str = "all") -> Cell:
    return Cell("–", (profile.reading(id, voice).note or "",))


def _length(profile: Profile, voice: str) -> Cell:
    headings, items = (int(_value(profile, f"structure.{kind}"))
                       for kind in ("headings", "list_items"))
    return Cell(count(int(profile.document.words.sum()), "word"), (
        *[count(headings, "heading")] * bool(headings), *[count(items, "list item")] * bool(items)))


def _reading(profile: Profile, voice: str) -> Cell:
    grade = profile.value("readability.flesch_kincaid")
    if grade is None:
        return _missing(profile, "readability.flesch_kincaid")
    words = _value(profile, "structure.sentence_words")
    long_words = _value(profile, "readability.long_words")
    return Cell(level(grade), (*[f"{long_words:.0f} % long words"] * bool(long_words),
                               *[f"{words:,.0f} words a sentence"] * bool(words)),
                brief="above university" if grade > UNIVERSITY else "")


def _is_grammar(word: str) -> bool:
    """Whether a word binds others and has no tone of its own: not, if, without."""
    return word in NEGATORS or not _BINDING.isdisjoint(kinds().get(word, ()))


def _tone(id: str, profile: Profile, voice: str) -> Cell:
    value = profile.value(id, voice)
    if value is None:
        return _missing(profile, id, voice)
    weights: dict[str, float] = {}
    uses: Counter[str] = Counter()
    for place in places(profile, id, voice):
        word = folded(place.text)
        weights[word] = weights.get(word, 0.0) + place.weight
        uses[word] += 1
    # Of the words that drove it, *not* and *if* tell a reader nothing by themselves.
    ranked = sorted((word for word in weights if not _is_grammar(word)),
                    key=lambda word: (-abs(weights[word]), word))
    ends = [[word for word in ranked if weights[word] * sign > 0][:3] for sign in (1, -1)]
    # Two by two, so that a narrow column shows one of either side or none.
    parts = [" ".join(f"{sign}{word} {uses[word]}" for sign, word in
                      zip("+−", pair, strict=True) if word) for pair in zip_longest(*ends)]
    if not uses:
        return Cell("none")
    quoted = quoted_tone(profile, id, voice)
    return Cell(signed(value),
                (*[f"quoted {signed(quoted or 0.0)}"] * (quoted is not None), *parts))


def _quoted(profile: Profile, voice: str) -> Cell:
    """How much is quoted, of whom; those who are reported alone are no part of the figure."""
    read = profile.reading("sourcing.quoted_share")
    if read.value is None:
        return _missing(profile, "sourcing.quoted_share")
    who = quoting(profile)
    if not who.words and profile.refusal:
        return Cell("–", (ENGLISH_ALONE,))
    if not who.words:
        return Cell("none", who.reported)
    return Cell(f"{count(who.words, 'word')} ({short(read.value)} %)",
                (", ".join(who.quoted), *who.reported), brief=f"{short(read.value)} %")


def _loaded(profile: Profile, voice: str) -> Cell:
    counts = Counter(place.label for place in places(profile, "loaded.rate", voice))
    return _rate(profile, "loaded.rate", voice, "1,000 words", tuple(
        f"{LABELS.get(label, label)} {hits}" for label, hits in counts.most_common(3)))


def _rate(profile: Profile, id: str, voice: str, per: str, details: tuple[str, ...]) -> Cell:
    read = profile.reading(id, voice)
    if read.value is None:
        return _missing(profile, id, voice)
    quoted = quoted_besides(profile, id, voice)
    if not read.hits:
        return Cell("none", (f"but {quoted}",) * bool(quoted))
    details = (*details[:1], *[f"and {quoted}"] * bool(quoted), *details[1:])
    value = short(read.value)
    if per.startswith("%"):
        return Cell(f"{read.hits:,} ({value} {per})", details, brief=f"{read.hits:,} ({value} %)")
    return Cell(f"{read.hits:,} ({value} {per_unit(per).removesuffix(' words')})", details,
                brief=f"{read.hits:,} ({value}/1,000)")


def _questions(profile: Profile, voice: str) -> Cell:
    return _rate(profile, "rhetoric.questions", voice, "% of sentences", where(profile))


def forms(id: str, per: str = "1,000 words") -> Fill:
    """Give the function that fills a cell of a measure that counts forms."""
    return lambda profile, voice: _rate(
        profile, id, voice, per,
        tuple(with_count(*each) for each in form_counts(profile, id, voice)[:3]))


def outside(measure: Measure) -> Fill:
    """Give the function that fills a cell of a plug-in's measure or a list of the user's own."""
    if measure.per.startswith(("1,000 ", "% of ")):
        counting = forms(measure.id, measure.per)
    else:
        counting = None

    def cell(profile: Profile, voice: str) -> Cell:
        read = profile.reading(measure.id, voice)
        if read.value is None:
            return _missing(profile, measure.id, voice)
        if counting is not None and read.hits is not None:
            return counting(profile, voice)
        return Cell(f"{short(read.value)} {per_unit(measure.per)}", brief=short(read.value))

    return cell


#: The table's rows: a label, the measure it rests on, and how to fill a cell.
ROWS: tuple[tuple[str, str, Fill], ...] = (
    ("Length", "structure.words", _length),
    ("Quoted speech", "sourcing.quoted_share", _quoted),
    ("Reading", "readability.flesch_kincaid", _reading),
    ("Words’ tone, −4…4", "tone.valence", partial(_tone, "tone.valence")),
    ("VADER’s tone, −1…1", "tone.vader", partial(_tone, "tone.vader")),
    ("Loaded terms", "loaded.rate", _loaded),
    ("What could happen", "certainty.possibility", forms("certainty.possibility")),
    ("How it looks", "certainty.evidentials", forms("certainty.evidentials")),
    ("Softened", "certainty.hedges", forms("certainty.hedges")),
    ("Surely", "certainty.boosters", forms("certainty.boosters")),
    ("Must", "certainty.obligation", forms("certainty.obligation")),
    ("Questions", "rhetoric.questions", _questions),
)
#: The measures that the table shows.
SHOWN = frozenset(id for _, id, _ in ROWS)
