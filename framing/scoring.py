"""Holding a measure against labels of the user's own: how far its values follow people's.

What is computed follows from the labels. Numbers: Pearson's r and Spearman's ρ. Two labels: AUC.
Three classes and more: the mean AUC of each class against the others; and macro-F1 besides where
the classes are negative, neutral and positive and the measure's values have a sign. The length of
the text, in words, is held against the same labels in the same run: a measure that does no better
has measured length.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from framing import metrics
from framing.article import Article
from framing.errors import SettingError
from framing.measures import Measure, measures
from framing.metrics import Figure, Floats, Integers
from framing.profiles import profile

#: Fewer texts that could be scored than this, and no agreement is computed.
LEAST = 3
#: More different labels than this that are no numbers are hardly classes.
MOST_CLASSES = 50
#: Labels of which the second is the one that is looked for.
PAIRS = (("no", "yes"), ("false", "true"), ("negative", "positive"), ("neg", "pos"),
         ("non-biased", "biased"), ("not biased", "biased"), ("absent", "present"), ("n", "y"))
#: A compound so close to 0 is neutral (Hutto & Gilbert 2014), as a share of the scale's end.
NEUTRAL = 0.05
_TONES = {"negative": 0, "neg": 0, "neutral": 1, "neu": 1, "positive": 2, "pos": 2}
_SIGNED = re.compile(r"−(\d+(?:\.\d+)?) to \1\b")
_NUMBER = re.compile(r"[+\-−]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?")
_LENGTH = "structure.words"


class Labelled(NamedTuple):
    """A text with its label and its group, all as they stand in the table, and its line there."""

    line: int
    text: str
    label: str
    group: str


class Agreement(NamedTuple):
    """A figure with its 95 % interval; ``beside`` and ``baseline`` name and give the baseline's.

    ``value`` is ``None`` where the figure isn't defined: all values are the same.
    """

    metric: str
    value: float | None
    low: float | None
    high: float | None
    beside: str
    baseline: float | None


class Wrong(NamedTuple):
    """A text that the measure gets wrong: its value, and ``expected`` by its label, in words."""

    line: int
    text: str
    label: str
    value: float
    expected: str


@dataclass(frozen=True)
class Scored:
    """How a measure follows labels.

    ``how``: what the labels were taken for, in a sentence. ``n``: texts with a label and a value,
    in ``groups`` groups. ``left_out``: how many were left out, by reason.
    """

    measure: Measure
    voice: str
    how: str
    n: int
    groups: int
    left_out: dict[str, int]
    figures: tuple[Agreement, ...]
    worst: tuple[Wrong, ...]


class _Read(NamedTuple):
    kept: list[Labelled]
    values: Floats
    lengths: Floats
    groups: Integers
    left_out: dict[str, int]


def score(texts: Sequence[Labelled], measure: Measure, *, name: str = "the table",
          voice: str = "all", positive: str | None = None, seed: int = 0,
          worst: int = 5) -> Scored:
    """Read each text by a measure and hold the values against the labels.

    ``name``: what messages call the table. ``positive``: which of two labels should have the
    higher values. Texts of one group are drawn together for the interval; an empty group is a
    text's own.

    Raises:
        SettingError: the labels can't be used: one alone, numbers mixed with words, too many.

    """
    if not any(each.label.strip() for each in texts):
        raise SettingError(f"{name} has no label in any row: name the column that holds them.")
    numbers = _numbers(texts, name)
    distinct = sorted({each.label.strip() for each in texts if each.label.strip()})
    _check(distinct if numbers is None else sorted(set(numbers.values())), name,
           named=numbers is None)
    read = _read(texts, measure, voice)
    if len(read.kept) < LEAST:
        why = f": {_reasons(read.left_out)}" if read.left_out else ""
        raise SettingError(f"{name} has {len(read.kept)} texts that {measure.id} gives a value, "
                           f"and {LEAST} are needed{why}.")
    labels = [each.label.strip() for each in read.kept]
    if numbers is not None and len(set(numbers.values())) > 2:
        found = _of_numbers(np.array([numbers[each] for each in labels]), read)
    elif len(distinct if numbers is None else set(numbers.values())) == 2:
        found = _of_two(labels, numbers, distinct, read, positive, name)
    else:
        found = _of_classes(labels, measure, read)
    if positive is not None and not isinstance(found, _Two):
        raise SettingError("Which label is the positive one is asked of two labels; "
                           f"{name} has {len(distinct)}.")
    agreements = tuple(_agreement(each, read, seed) for each in found.compared)
    order = np.argsort(-found.error, kind="stable")[:worst].tolist()
    wrong = tuple(Wrong(read.kept[at].line, read.kept[at].text, labels[at],
                        float(read.values[at]), found.expected(at))
                  for at in order if found.error[at] > 0)
    return Scored(measure, voice, found.how, len(labels), int(read.groups.max()) + 1,
                  read.left_out, agreements, wrong)


# -- labels ----------------------------------------------------------------------------------------


def _numbers(texts: Sequence[Labelled], name: str) -> dict[str, float] | None:
    """The labels as numbers; ``None`` where none is one."""
    found: dict[str, float] = {}
    word: Labelled | None = None
    for each in texts:
        label = each.label.strip()
        if not label or label in found:
            continue
        if _NUMBER.fullmatch(label) and np.isfinite(value := float(label.replace("−", "-"))):
            found[label] = value
        elif word is None:
            word = each
    if word is not None and found:
        raise SettingError(
            f"{name}, line {word.line}: the label {word.label.strip()[:40]!r} is no number, and "
            "others are; leave the cell empty where there is no label.")
    return found or None


def _check(distinct: Sequence[object], name: str, *, named: bool) -> None:
    if len(distinct) == 1:
        raise SettingError(f"{name} has one label alone, {distinct[0]!r}: agreement needs texts "
                           "of two kinds at least.")
    if named and len(distinct) > MOST_CLASSES:
        raise SettingError(
            f"{name} has {len(distinct):,} different labels that are no numbers, which are "
            f"hardly classes (at most {MOST_CLASSES}): name the column that holds the labels.")


# -- values ----------------------------------------------------------------------------------------


def _read(texts: Sequence[Labelled], measure: Measure, voice: str) -> _Read:
    """Read each text once, keeping what can be compared and counting what can't."""
    kept: list[Labelled] = []
    values: list[float] = []
    lengths: list[float] = []
    left_out: Counter[str] = Counter()
    only = tuple({each.id: each for each in (measure, measures()[_LENGTH])}.values())
    for each in texts:
        reason = "no label" if not each.label.strip() else "no text" if (
            not each.text.strip()) else None
        if reason is None:
            found = profile(Article.from_text(each.text), only=only)
            reading = found.reading(measure.id, voice)
            if reading.value is not None and np.isfinite(reading.value):
                kept.append(each)
                values.append(reading.value)
                lengths.append(found.value(_LENGTH) or 0.0)
                continue
            reason = (reading.note or "no value").partition(":")[0]
        left_out[reason] += 1
    places: dict[object, int] = {}
    groups = [places.setdefault(("group", each.group) if each.group.strip() else at, len(places))
              for at, each in enumerate(kept)]
    return _Read(kept, np.array(values), np.array(lengths), np.array(groups, np.int64),
                 dict(left_out.most_common()))


def _reasons(left_out: dict[str, int]) -> str:
    return "; ".join(f"{number:,} {reason}" for reason, number in left_out.items())


class _Compared(NamedTuple):
    """A metric of the measure's values, and what stands beside it."""

    metric: str
    figure: Figure
    beside: str
    baseline: Figure


@dataclass(frozen=True)
class _Found:
    """What labels are taken for: the metrics, and how wrong each text is (0: not at all)."""

    how: str
    compared: tuple[_Compared, ...]
    error: Floats
    expected: Callable[[int], str]


class _Two(_Found):
    """Labels of two kinds."""


def _agreement(each: _Compared, read: _Read, seed: int) -> Agreement:
    ones = np.ones(len(read.kept))
    ends = metrics.interval(each.figure, read.groups, seed)
    low, high = ends or (None, None)
    value, baseline = (None if number != number else number
                       for number in (each.figure(ones), each.baseline(ones)))
    if value is None:
        low = high = None
    return Agreement(each.metric, value, low, high, each.beside, baseline)


# -- by kind of label ------------------------------------------------------------------------------


def _of_numbers(labels: Floats, read: _Read) -> _Found:
    """Correlations; wrong is what lies far from the straight line through all texts."""
    spread = read.values.var()
    slope = float(np.cov(read.values, labels, bias=True)[0, 1] / spread) if spread else 0.0
    line = labels.mean() + slope * (read.values - read.values.mean())
    return _Found(
        "The labels are numbers: correlation. Expected is what the straight line through all "
        "texts gives for the value.",
        (_Compared("Pearson r", metrics.pearson(labels, read.values),
                   "length", metrics.pearson(labels, read.lengths)),
         _Compared("Spearman ρ", metrics.spearman(labels, read.values),
                   "length", metrics.spearman(labels, read.lengths))),
        np.abs(labels - line) * (spread > 0), lambda at: f"{line[at]:.2f}".replace("-", "−"))


def _of_two(labels: Sequence[str], numbers: dict[str, float] | None, distinct: Sequence[str],
            read: _Read, positive: str | None, name: str) -> _Two:
    """AUC; wrong is a text that many of the other label stand on the wrong side of."""
    high, low = _which(numbers, distinct, positive, name)
    mask = np.array([(numbers[each] == numbers[high]) if numbers else each == high
                     for each in labels])
    if mask.all() or not mask.any():
        raise SettingError(f"{name}: all texts that have a value are labelled "
                           f"{high if mask.any() else low!r}; agreement needs texts of both kinds.")
    error = np.zeros(len(mask))
    for own, sign in ((mask, 1), (~mask, -1)):
        others = np.sort(sign * read.values[~own])
        wrong = sign * read.values[own]
        above = len(others) - np.searchsorted(others, wrong, "right")
        ties = np.searchsorted(others, wrong, "right") - np.searchsorted(others, wrong)
        error[own] = (above + ties / 2) / len(others)
    return _Two(
        f"Two labels: AUC, the chance that a text labelled {high} has a higher value than one "
        f"labelled {low} (0.5 by chance).",
        (_Compared("AUC", metrics.auc(mask, read.values),
                   "length", metrics.auc(mask, read.lengths)),),
        error * (error > 0.5),
        lambda at: f"{error[at]:.0%} of {low if mask[at] else high} are on its wrong side")


def _which(numbers: dict[str, float] | None, distinct: Sequence[str], positive: str | None,
           name: str) -> tuple[str, str]:
    """The label that should have the higher values, and the other."""
    if numbers is not None:
        by_value = {number: label for label, number in numbers.items()}
        low, high = (by_value[number] for number in sorted(by_value))
    else:
        low, high = distinct
        if (high.lower(), low.lower()) in PAIRS:
            low, high = high, low
    if positive is not None:
        if positive not in (low, high):
            raise SettingError(f"{name} has no label {positive!r}: its labels are {low} and "
                               f"{high}.")
        if positive == low:
            low, high = high, low
    return high, low


def _of_classes(labels: Sequence[str], measure: Measure, read: _Read) -> _Found:
    """Mean AUC of each class against the others; macro-F1 of tones where the values have a sign."""
    names = sorted(set(labels))
    classes = np.array([names.index(each) for each in labels])
    length = metrics.mean_auc(classes, len(names), read.lengths)
    one_by_one = _Compared("mean AUC", metrics.mean_auc(classes, len(names), read.values),
                           "length", length)
    scale = _SIGNED.search(measure.per)
    if scale is not None and {each.lower() for each in names} <= set(_TONES):
        return _of_tones(labels, float(scale[1]), read, one_by_one)
    means = {one: read.values[classes == place].mean() for place, one in enumerate(names)}
    spread = read.values.std()
    return _Found(
        f"{len(names)} classes without an order: of each class the AUC against all others (does "
        "the measure tell it by higher values?), and their mean, 0.5 by chance. Expected is the "
        "mean value of the label’s texts.",
        (one_by_one, *(
            _Compared(f"AUC {one}", metrics.auc(classes == place, read.values),
                      "length", metrics.auc(classes == place, read.lengths))
            for place, one in enumerate(names))),
        np.array([abs(value - means[label])
                  for value, label in zip(read.values.tolist(), labels, strict=True)])
        * bool(spread), lambda at: f"{means[labels[at]]:.2f}".replace("-", "−"))


def _of_tones(labels: Sequence[str], end: float, read: _Read, one_by_one: _Compared) -> _Found:
    truth = np.array([_TONES[each.lower()] for each in labels])
    edge = NEUTRAL * end
    guesses = (read.values >= edge).astype(np.int64) - (read.values <= -edge) + 1
    commonest = int(np.bincount(truth).argmax())
    words = ("negative", "neutral", "positive")
    middle = np.array([-end, 0.0, end])
    return _Found(
        f"Labels of tone: a value up to −{edge:g} reads as negative, from {edge:g} on as "
        "positive, between as neutral (the thresholds of Hutto & Gilbert 2014); and of each class "
        "the AUC against the others, as a mean.",
        (_Compared("macro-F1", metrics.macro_f1(truth, guesses, 3), f"always {words[commonest]}",
                   metrics.macro_f1(truth, np.full(len(truth), commonest), 3)), one_by_one),
        np.abs(read.values - middle[truth]) * (truth != guesses),
        lambda at: f"{words[truth[at]]}, read as {words[guesses[at]]}")
