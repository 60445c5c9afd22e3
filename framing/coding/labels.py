"""What labels are taken for, and so how a measure's values are held against them.

Numbers: Pearson's r and Spearman's ρ. Two labels: AUC. Three classes and more: the mean AUC of each
class against the others; and macro-F1 besides where the classes are negative, neutral and positive
and the measure's values have a sign.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from framing.coding import metrics
from framing.coding.metrics import Figure, Floats
from framing.errors import SettingError
from framing.support.records import NamedTuple

#: More different labels than this that are no numbers are hardly classes.
MOST_CLASSES = 50
#: Nor are more than these, where a class has hardly more than one text.
MOST_SINGLE = 10
#: Labels of which the second is the one that is looked for.
PAIRS = (("no", "yes"), ("false", "true"), ("negative", "positive"), ("neg", "pos"),
         ("non-biased", "biased"), ("not biased", "biased"), ("absent", "present"), ("n", "y"))
#: A compound so close to 0 is neutral (Hutto & Gilbert 2014), as a share of the scale's end.
NEUTRAL = 0.05
_TONES = {"negative": 0, "neg": 0, "neutral": 1, "neu": 1, "positive": 2, "pos": 2}
_SIGNED = re.compile(r"−(\d+(?:\.\d+)?) to \1\b")
_NUMBER = re.compile(r"[+\-−]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?")


class Compared(NamedTuple):
    """A metric of the measure's values, and the same of what stands ``beside`` them."""

    metric: str
    figure: Figure
    beside: str
    baseline: Figure


@dataclass(frozen=True)
class Taken:
    """What labels are taken for, in a sentence; the metrics; how wrong each text is.

    ``error`` is 0 for a text that the measure doesn't get wrong; ``expected`` says of the text at a
    place what its label would lead one to expect.
    """

    how: str
    compared: tuple[Compared, ...]
    error: Floats
    expected: Callable[[int], str]


# -- reading ---------------------------------------------------------------------------------------


def numbers_of(labels: Iterable[tuple[int, str]], name: str) -> dict[str, float] | None:
    """The different labels as numbers; ``None`` where none is one.

    ``labels``: each with its line; ``name``: what messages call the table.

    Raises:
        SettingError: some are numbers and some are not; the message names the line.

    """
    found: dict[str, float] = {}
    odd: tuple[int, str] | None = None
    for line, label in labels:
        if not label or label in found:
            continue
        if _NUMBER.fullmatch(label) and np.isfinite(value := float(label.replace("−", "-"))):
            found[label] = value
        elif odd is None:
            odd = line, label
    if odd is not None and found:
        raise SettingError(
            f"{name}, line {odd[0]}: the label {odd[1][:40]!r} is no number, and others are; leave "
            "the cell empty where there is no label.")
    return found or None


def check(labels: Iterable[str], numbers: dict[str, float] | None, name: str) -> None:
    """Check that there are labels of two kinds at least, and not too many to be classes.

    Raises:
        SettingError: there aren't.

    """
    every = [each for each in labels if each]
    distinct = sorted(set(every))
    if not distinct:
        raise SettingError(f"{name} has no label in any row: name the column that holds them.")
    if len(distinct if numbers is None else set(numbers.values())) == 1:
        raise SettingError(f"{name} has one label alone, {distinct[0]!r}: agreement needs texts "
                           "of two kinds at least.")
    single = len(distinct) > MOST_SINGLE and 2 * len(distinct) > len(every)
    if numbers is None and (single or len(distinct) > MOST_CLASSES):
        of = f"in {len(every):,} rows" if single else f"at most {MOST_CLASSES}"
        raise SettingError(
            f"{name} has {len(distinct):,} different labels that are no numbers, which are "
            f"hardly classes ({of}): name the column that holds the labels.")


def taken(labels: Sequence[str], numbers: dict[str, float] | None, values: Floats, lengths: Floats,
          *, per: str, positive: str | None = None, name: str = "the table") -> Taken:
    """Take labels for what they are, and hold values and lengths of the same texts against them.

    ``per``: the unit of the measure's values; ``positive``: which of two labels should have the
    higher ones.

    Raises:
        SettingError: ``positive`` is asked of other labels than two, or is none of them.

    """
    distinct = sorted(set(labels))
    kinds = distinct if numbers is None else sorted({numbers[each] for each in distinct})
    if len(kinds) == 2:
        return _of_two(labels, numbers, values, lengths, positive, name)
    if positive is not None:
        raise SettingError("Which label is the positive one is asked of two labels; "
                           f"{name} has {len(kinds)}.")
    if numbers is not None:
        return _of_numbers(np.array([numbers[each] for each in labels]), values, lengths)
    return _of_classes(labels, distinct, values, lengths, per)


# -- kinds -----------------------------------------------------------------------------------------


def _of_numbers(labels: Floats, values: Floats, lengths: Floats) -> Taken:
    """Correlations; wrong is what lies far from the straight line through all texts."""
    spread = values.var()
    slope = float(np.cov(values, labels, bias=True)[0, 1] / spread) if spread else 0.0
    line = labels.mean() + slope * (values - values.mean())
    return Taken(
        "The labels are numbers: correlation. Expected is the label that the straight line "
        "through all texts gives for the value.",
        (Compared("Pearson r", metrics.pearson(labels, values),
                  "length", metrics.pearson(labels, lengths)),
         Compared("Spearman ρ", metrics.spearman(labels, values),
                  "length", metrics.spearman(labels, lengths))),
        np.abs(labels - line) * bool(spread), lambda at: _two_digits(line[at]))


def _of_two(labels: Sequence[str], numbers: dict[str, float] | None, values: Floats,
            lengths: Floats, positive: str | None, name: str) -> Taken:
    """AUC; wrong is a text that most of the other label stand on the wrong side of."""
    high, low = _which(sorted(set(labels)), numbers, positive, name)
    mask = np.array([each == high if numbers is None else numbers[each] == numbers[high]
                     for each in labels])
    error = np.zeros(len(mask))
    for own, sign in ((mask, 1), (~mask, -1)):
        others, ours = np.sort(sign * values[~own]), sign * values[own]
        below = np.searchsorted(others, ours)
        ties = np.searchsorted(others, ours, "right") - below
        error[own] = 1 - (below + ties / 2) / len(others)
    return Taken(
        f"Two labels: AUC, the chance that a text labelled {high} has a higher value than one "
        f"labelled {low} (0.5 by chance).",
        (Compared("AUC", metrics.auc(mask, values), "length", metrics.auc(mask, lengths)),),
        error * (error > 0.5),
        lambda at: f"{'above' if mask[at] else 'below'} {low if mask[at] else high}; "
                   f"{error[at]:.0%} of them are {'above' if mask[at] else 'below'} it")


def _which(distinct: Sequence[str], numbers: dict[str, float] | None, positive: str | None,
           name: str) -> tuple[str, str]:
    """The label that should have the higher values, and the other."""
    if numbers is not None:
        by_value = {numbers[label]: label for label in distinct}
        low, high = (by_value[number] for number in sorted(by_value))
    else:
        low, high = distinct
        if (high.lower(), low.lower()) in PAIRS:
            low, high = high, low
    if positive not in (None, low, high):
        raise SettingError(f"{name} has no label {positive!r}: its labels are {low} and {high}.")
    return (low, high) if positive == low else (high, low)


def _of_classes(labels: Sequence[str], names: Sequence[str], values: Floats, lengths: Floats,
                per: str) -> Taken:
    """Mean AUC of each class against the others; macro-F1 of tones where the values have a sign."""
    classes = np.array([names.index(each) for each in labels])
    mean = Compared("mean AUC", metrics.mean_auc(classes, len(names), values),
                    "length", metrics.mean_auc(classes, len(names), lengths))
    scale = _SIGNED.search(per)
    if scale is not None and {each.lower() for each in names} <= set(_TONES):
        return _of_tones(labels, float(scale[1]), values, mean)
    means = np.array([values[classes == place].mean() for place in range(len(names))])[classes]
    return Taken(
        f"{len(names)} classes without an order: of each class the AUC against all others (does "
        "the measure tell it by higher values?), and their mean, 0.5 by chance. Expected is the "
        "mean value of the label’s texts.",
        (mean, *(Compared(f"AUC {one}", metrics.auc(classes == place, values),
                          "length", metrics.auc(classes == place, lengths))
                 for place, one in enumerate(names))),
        np.abs(values - means) * bool(values.std()), lambda at: _two_digits(means[at]))


def _of_tones(labels: Sequence[str], end: float, values: Floats, mean: Compared) -> Taken:
    """Macro-F1 by the values' sign; wrong is the farther off, the farther over the threshold."""
    truth = np.array([_TONES[each.lower()] for each in labels])
    edge = NEUTRAL * end
    guesses = (values >= edge).astype(np.int64) - (values <= -edge) + 1
    commonest = int(np.bincount(truth).argmax())
    words = ("negative", "neutral", "positive")
    middle = np.array([-end, 0.0, end])
    whose = ("the thresholds of Hutto & Gilbert 2014" if end == 1 else
             f"{100 * NEUTRAL:g} % of the scale’s end, by nobody’s judgement")
    return Taken(
        f"Labels of tone: a value up to −{edge:g} reads as negative, from {edge:g} on as "
        f"positive, between as neutral ({whose}); and of each class the AUC against the others, "
        "as a mean.",
        (Compared("macro-F1", metrics.macro_f1(truth, guesses, 3), f"always {words[commonest]}",
                  metrics.macro_f1(truth, np.full(len(truth), commonest), 3)), mean),
        np.abs(values - middle[truth]) * (truth != guesses),
        lambda at: f"{words[truth[at]]}, read as {words[guesses[at]]}")


def _two_digits(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")
