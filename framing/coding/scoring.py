"""Holding a measure against labels of the user's own: how far its values follow people's.

What is computed follows from the labels (:mod:`framing.coding.labels`). The length of the text, in
words, is held against the same labels in the same run: a measure that does no better has measured
length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from framing.article import Article
from framing.coding import metrics
from framing.coding.labels import Compared, check, numbers_of, taken
from framing.coding.metrics import Floats, Integers
from framing.errors import SettingError
from framing.measures import Measure, named
from framing.profiles import profile
from framing.support.records import NamedTuple

#: Fewer texts that could be scored than this, and no agreement is computed.
LEAST = 3
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
    """The texts that have a label and a value; values, lengths and groups are as many."""

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
    higher values. Texts of one group are drawn together for the interval; without a group a text is
    drawn with those alone that are the same, as where several people labelled it.

    Raises:
        SettingError: the labels can't be used: one alone, numbers mixed with words, too many; or
            too few of the texts have a value.

    """
    labels = [each.label.strip() for each in texts]
    numbers = numbers_of(((each.line, label)
                          for each, label in zip(texts, labels, strict=True)), name)
    check(labels, numbers, name)
    read = _read(texts, measure, voice)
    if len(read.kept) < LEAST:
        why = "".join(f"; {number:,} {reason}" for reason, number in read.left_out.items())
        raise SettingError(f"{name} has {len(read.kept)} texts that {measure.id} gives a value, "
                           f"and {LEAST} are needed{why}.")
    kept = [each.label.strip() for each in read.kept]
    check(kept, numbers and {each: numbers[each] for each in kept},
          f"What {measure.id} gives a value of {name}")
    found = taken(kept, numbers, read.values, read.lengths, per=measure.per, positive=positive,
                  name=name)
    order = np.argsort(-found.error, kind="stable")[:worst].tolist()
    return Scored(
        measure, voice, found.how, len(kept), int(read.groups.max()) + 1, read.left_out,
        tuple(_agreement(each, read, seed) for each in found.compared),
        tuple(Wrong(read.kept[at].line, read.kept[at].text, kept[at], float(read.values[at]),
                    found.expected(at)) for at in order if found.error[at] > 0))


def _read(texts: Sequence[Labelled], measure: Measure, voice: str) -> _Read:
    """Read each text once, keeping what can be compared and counting what can't."""
    kept: list[Labelled] = []
    values: list[float] = []
    lengths: list[float] = []
    left_out: Counter[str] = Counter()
    only = tuple({each.id: each for each in (measure, named(_LENGTH))}.values())
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
    groups = [places.setdefault(("group", each.group) if each.group.strip() else each.text.strip(),
                                len(places)) for each in kept]
    return _Read(kept, np.array(values), np.array(lengths), np.array(groups, np.int64),
                 dict(left_out.most_common()))


def _agreement(each: Compared, read: _Read, seed: int) -> Agreement:
    ones = np.ones(len(read.kept))
    value, baseline = (None if number != number else number
                       for number in (each.figure(ones), each.baseline(ones)))
    ends = None if value is None else metrics.interval(each.figure, read.groups, seed)
    low, high = ends or (None, None)
    return Agreement(each.metric, value, low, high, each.beside, baseline)
