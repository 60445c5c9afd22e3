"""Findings in words: who, the measure's own phrase, forms with counts; nothing about purpose.

What is quoted is not charged to the author: certainty, loading and tone are told in the authors'
own words, and what is quoted besides is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import product

from framing.counts import Reading
from framing.findings import Finding, phrase
from framing.measures import Measure
from framing.one_voice import Heard
from framing.profiles import Profile
from framing.render.numbers import short, signed
from framing.render.passages import Passage, passage, typical
from framing.render.review.cells import Cell, counted_in, per_unit
from framing.render.review.forms import counted, form
from framing.render.review.quoting import quoting, reporting
from framing.render.review.reading import harder
from framing.render.review.told import Told, holds, others_of
from framing.render.review.whose import places

#: So many forms of the article that has more, and of the others: ever fewer.
_FEWER = ((2, 2), (2, 1), (1, 1), (2, 0), (1, 0), (0, 0))
Shown = set[tuple[str, int]]


def tell(profiles: Sequence[Profile], letters: Sequence[str], finding: Finding,
         tested: Mapping[str, Finding], shown: Shown) -> Told:
    """Tell a finding with a passage of each article, none of them ``shown`` already.

    ``tested`` are all contrasts by measure: how hard a text is to read is told by what it is made
    of.
    """
    measure = next(each for each in profiles[0].measures if each.id == finding.measure)
    if measure.id == "sourcing.quoted_share":
        return quoting(profiles, letters, finding, measure, shown)
    if measure.id == "sourcing.attributed_share":
        return reporting(profiles, letters, finding, measure, shown)
    if measure.family == "readability" and measure.id != "readability.flesch":
        parts = [each for id in ("readability.long_words", "structure.sentence_words")
                 if (each := tested.get(id)) and holds(each)
                 and each.articles[0] == finding.articles[0]]
        grade = tested.get("readability.flesch_kincaid")
        sure = grade is None or (holds(grade) and grade.articles[0] == finding.articles[0])
        return harder(profiles, letters, finding, parts, shown, sure=sure)
    read = [profile.reading(measure.id, finding.voice) for profile in profiles]
    if measure.family == "tone" or any(each.hits is None for each in read):
        return _mean(profiles, letters, finding, measure, read, shown)
    return _counted(profiles, letters, finding, measure, read, shown)


# -- what has hits ---------------------------------------------------------------------------------


def _counted(profiles: Sequence[Profile], letters: Sequence[str], finding: Finding,
             measure: Measure, read: Sequence[Reading], shown: Shown) -> Told:
    passages = []
    for letter, profile in zip(letters, profiles, strict=True):
        found = passage(profile, letter, places(profile, measure.id, finding.voice), shown)
        passages.append(found)
        if found:
            shown.add(found.key)
    besides = tuple(_besides(profile, finding) for profile in profiles)
    top = max(each.value or 0.0 for each in read) or 1.0
    noun = f"{'own ' * _own(profiles, finding)}{counted_in(measure.per)}"
    scale = 100.0 if measure.per.startswith("share of ") else 1.0  # told in per cent
    figures = tuple(
        Cell(short(scale * (each.value or 0.0)), (_counts(each, measure, noun),),
             bar=(each.value or 0.0) / top) for each in read)
    unit = f"% of {counted_in(measure.per)}" if scale != 1 else per_unit(measure.per)
    return Told(finding, _headlines(profiles, letters, finding, measure, passages, besides),
                unit, figures, tuple(passages), tuple(not each.hits for each in read), besides,
                scale)


def _counts(read: Reading, measure: Measure, noun: str) -> str:
    """What was counted and in what; of paragraphs with cues, how many have enough of them."""
    if measure.per.startswith("share of "):
        return f"{round((read.value or 0.0) * read.n) or 'none'} of {read.n:,} {noun}"
    return f"{read.hits or 'none'} in {read.n:,} {noun}"


def _headlines(profiles: Sequence[Profile], letters: Sequence[str], finding: Finding,
               measure: Measure, passages: Sequence[Passage | None],
               besides: Sequence[str]) -> tuple[str, ...]:
    """Headlines with ever fewer forms, the fullest first."""
    first = finding.articles[0]
    hits = [profile.reading(measure.id, finding.voice).hits or 0 for profile in profiles]
    says = ("", ", in its own words") if _own(profiles, finding) and any(besides) else ("",)
    found = []
    forms = [_forms_in(shown) for shown in passages]
    of = cache(lambda place, most: counted(profiles[place], measure.id, forms[place], most,
                                           finding.voice))
    for (most, others), own in product(_FEWER, reversed(says)):
        phrase = f"{measure.more}{own}{_against(profiles, finding)}"
        said = [of(place, most if place == first else others) for place in range(len(profiles))]
        said = [text if place == first and own else f"{text}{more}"
                for place, (text, more) in enumerate(zip(said, besides, strict=True))]
        rest = f" ({others_of(letters, said, first)})"
        if measure.only and sum(hits) == hits[first]:
            quoted = any(text != "none" for place, text in enumerate(said) if place != first)
            found.append(f"Only {letters[first]} {measure.only}{own}: {said[first]}{rest * quoted}")
        else:
            found.append(f"{letters[first]} {phrase}: {said[first]}{rest}")
    return tuple(dict.fromkeys(found))


def _own(profiles: Sequence[Profile], finding: Finding) -> bool:
    """Whether only the authors' words are counted while others speak too."""
    return finding.voice == "author" and not isinstance(profiles[0], Heard)


def _against(profiles: Sequence[Profile], finding: Finding) -> str:
    """Say that an article stands out from the others together, where one of them has more yet."""
    values = [profile.value(finding.measure, finding.voice) or 0.0 for profile in profiles]
    return ", held against the others together" * (max(values) > values[finding.articles[0]])


def _besides(profile: Profile, finding: Finding) -> str:
    """What is quoted besides the author's own; or how much of all that is counted is quoted."""
    if isinstance(profile, Heard) or finding.family == "sourcing":
        return ""
    quoted = profile.reading(finding.measure, "quoted").hits or 0
    if not quoted:
        return ""
    if finding.voice != "author":
        hits = profile.reading(finding.measure, finding.voice).hits or 0
        return f", {quoted} of them quoted" if quoted < hits else ", quoted" if hits == 1 else (
            ", all quoted")
    own = profile.reading(finding.measure, "author").hits
    return f", and {quoted} quoted" if own else f" but {quoted} quoted"


def _forms_in(found: Passage | None) -> list[str]:
    return [form(found.text[start:end]) for start, end in found.marks] if found else []


# -- what has none, or whose hits weigh more or less ---------------------------------------------


def _mean(profiles: Sequence[Profile], letters: Sequence[str], finding: Finding, measure: Measure,
          read: Sequence[Reading], shown: Shown) -> Told:
    first = finding.articles[0]
    write = signed if measure.family == "tone" else short
    said = [write(each.value or 0.0) for each in read]
    noun = next((f" {each}" for each in ("words", "points") if measure.per.startswith(each)), "")
    says = f"{phrase(measure, read[first].value)}{_against(profiles, finding)}"
    headline = (f"{letters[first]} {says}: {said[first]}{noun} ({others_of(letters, said, first)})")
    passages = []
    for place, (letter, profile) in enumerate(zip(letters, profiles, strict=True)):
        sign = 1 if place == first else -1
        telling = [each for each in places(profile, measure.id, finding.voice)
                   if measure.family != "tone" or each.weight * sign > 0]
        found = passage(profile, letter, telling, shown) or typical(profile, letter, shown)
        passages.append(found)
        if found:
            shown.add(found.key)
    top = max(abs(each.value or 0.0) for each in read) or 1.0
    figures = tuple(Cell(text, bar=max(0.0, each.value or 0.0) / top)
                    for text, each in zip(said, read, strict=True))
    unit = per_unit(measure.per)
    unit = unit if noun == " points" else unit.partition(",")[0]
    masked = tuple(f" ({signed(each or 0.0)} without the topic’s words)"
                   for each in finding.masked)
    return Told(finding, (headline,), f"{'on ' * (measure.family == 'tone')}{unit}", figures,
                tuple(passages), (False,) * len(read), masked)
