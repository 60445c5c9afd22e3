"""Intervals over articles: the formulas, beside a bootstrap, and how often they hold."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from framing.collection.columns import Kept, kept
from framing.collection.groups.linearised import intervals, student, values, variances
from framing.collection.groups.moments import Floats, Sums, matrices, products
from framing.collection.groups.summing import summed, why_not
from framing.counts import per_thousand, ratio
from framing.measures import Measure, measures, select


def of(articles: Floats) -> tuple[Floats, Floats, Floats]:
    """Units, sums and moments of one group of articles × components."""
    moments = np.stack(products(list(articles.T)), axis=1).sum(axis=0)
    return (np.array([float(len(articles))]), articles.sum(axis=0)[None],
            matrices(moments[None], articles.shape[1]))


def articles(number: int, seed: int, rate: float = 0.01) -> Floats:
    """Draw articles' hits and words: each has its own rate, and longer ones have more words."""
    random = np.random.default_rng(seed)
    words = np.maximum(50, random.lognormal(6.3, 0.5, number)).round()
    own = rate * random.gamma(3.0, 1 / 3, number)
    return np.stack([random.poisson(own * words).astype(float), words], axis=1)


def kept_of(id: str) -> Kept:
    [found] = kept(select((id,)))
    return found


# -- formulas --------------------------------------------------------------------------------------


def test_the_points_of_students_t_are_scipys() -> None:
    degrees = np.array([*range(1, 60), 100, 1000, 10**6])
    assert student(degrees) == pytest.approx(stats.t.ppf(0.975, degrees), rel=2e-5)
    assert np.isnan(student(np.array([0.0, -1.0]))).all()


def test_the_variance_of_a_ratio_is_cochrans() -> None:
    drawn = articles(40, 1)
    y, x = drawn.T
    rate = y.sum() / x.sum()
    by_hand = 40 / 39 * ((y - rate * x) ** 2).sum() / x.sum() ** 2
    assert variances(ratio, *of(drawn))[0] == pytest.approx(by_hand, rel=1e-8)
    assert variances(per_thousand, *of(drawn))[0] == pytest.approx(1e6 * by_hand, rel=1e-8)


def test_a_formula_of_three_sums_has_the_variance_of_its_first_order() -> None:
    random = np.random.default_rng(2)
    words = random.integers(300, 900, 60).astype(float)
    drawn = np.stack([words, (words / random.uniform(15, 25, 60)).round(),
                      (words * random.uniform(1.4, 1.7, 60)).round()], axis=1)
    flesch = kept_of("readability.flesch").formula
    w, s, sy = drawn.sum(axis=0)
    slope = np.array([-1.015 / s + 84.6 * sy / w**2, 1.015 * w / s**2, -84.6 / w])
    first_order = drawn @ slope
    assert variances(flesch, *of(drawn))[0] == pytest.approx(
        60 / 59 * ((first_order - first_order.mean()) ** 2).sum(), rel=1e-6)


def test_a_number_of_things_is_a_mean_with_the_usual_interval() -> None:
    words = np.random.default_rng(3).integers(100, 900, 25).astype(float)
    measure = summed(kept_of("structure.words"))
    value, low, high = (each[0] for each in intervals(
        measure.formula, *of(np.stack([words, np.ones(25)], axis=1))))
    ends = stats.t.interval(0.95, 24, words.mean(), stats.sem(words))
    assert (value, low, high) == pytest.approx((words.mean(), *ends), rel=1e-6)


@given(st.integers(2, 30), st.floats(0.001, 0.05), st.integers(100, 900))
def test_articles_that_are_all_alike_have_no_interval(number: int, rate: float, size: int) -> None:
    drawn = np.tile([np.round(rate * size), float(size)], (number, 1))
    value, low, high = intervals(per_thousand, *of(drawn))
    assert value[0] == pytest.approx(1000 * np.round(rate * size) / size)
    assert np.isnan([low[0], high[0]]).all()


def test_one_article_has_a_value_and_no_interval() -> None:
    value, low, high = intervals(per_thousand, *of(articles(1, 4)))
    assert np.isfinite(value[0])
    assert np.isnan([low[0], high[0]]).all()


# -- beside a bootstrap ----------------------------------------------------------------------------


@pytest.mark.parametrize("id", ["loaded.rate", "tone.vader", "readability.flesch",
                                "readability.smog", "structure.sentence_words"])
def test_an_interval_is_that_of_a_bootstrap_over_articles(id: str) -> None:
    random = np.random.default_rng(5)
    measure = summed(kept_of(id))
    words = np.maximum(50, random.lognormal(6.3, 0.5, 300)).round()
    sentences = np.maximum(2, (words / random.uniform(15, 25, 300)).round())
    columns = {
        "loaded.rate": (random.poisson(words * random.gamma(3, 1 / 300, 300)), words),
        "tone.vader": (random.normal(-0.05, 0.1, 300) * sentences, sentences),
        "readability.flesch": (words, sentences, words * random.uniform(1.4, 1.7, 300)),
        "readability.smog": (words, sentences, words * random.uniform(0.1, 0.2, 300)),
        "structure.sentence_words": (words, sentences),
    }[id]
    drawn = np.stack([np.asarray(each, float) for each in columns], axis=1)
    value, low, high = (float(each[0]) for each in intervals(measure.formula, *of(drawn)))
    again = drawn[random.integers(0, 300, (4000, 300))].sum(axis=1)
    resampled = values(measure.formula, again)
    ends = np.quantile(resampled, [0.025, 0.975])
    assert value == pytest.approx(values(measure.formula, drawn.sum(axis=0)[None])[0])
    # 4,000 draws place each end to about 3 % of the width; the rest is the bootstrap's own skew.
    assert [low, high] == pytest.approx(ends.tolist(), abs=0.06 * (high - low))


# -- how often they hold ---------------------------------------------------------------------------


def holding(number: int, runs: int = 2000, rate: float = 0.01) -> float:
    """How often an interval from so many articles holds the rate that they were drawn with."""
    drawn = articles(number * runs, 6, rate).reshape(runs, number, 2)
    moments = np.stack([np.stack(products(list(each.T)), axis=1).sum(axis=0) for each in drawn])
    _, low, high = intervals(per_thousand, np.full(runs, float(number)), drawn.sum(axis=1),
                             matrices(moments, 2))
    # Of articles with lengths and rates apart from one another, the ratio of means is the rate.
    return float(((low <= 1000 * rate) & (1000 * rate <= high)).mean())


@pytest.mark.parametrize(("number", "least"), [(10, 0.90), (20, 0.92), (60, 0.93)])
def test_intervals_hold_nearly_as_often_as_they_say(number: int, least: float) -> None:
    assert least <= holding(number) <= 0.975


def test_intervals_over_pooled_sentences_hold_far_less_often() -> None:
    """What this module is for: an article's sentences have its rate in common."""
    random = np.random.default_rng(7)
    hold = 0
    for _ in range(300):
        own = np.repeat(0.01 * random.gamma(3.0, 1 / 3, 30), 25)
        words = random.integers(8, 40, 30 * 25).astype(float)
        drawn = np.stack([random.poisson(own * words).astype(float), words], axis=1)
        _, low, high = intervals(per_thousand, *of(drawn))
        hold += low[0] <= 10 <= high[0]
    assert hold / 300 < 0.85


# -- sums ------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.integers(-3, 3), st.integers(0, 50), st.integers(1, 900)),
                min_size=1, max_size=60), st.integers(1, 60))
def test_sums_are_the_same_however_they_are_cut(
    rows: list[tuple[int, int, int]], cut: int
) -> None:
    table = np.array(rows, np.int64)
    at_once, in_pieces = Sums(2), Sums(2)
    for sums, pieces in ((at_once, [table]), (in_pieces, [table[:cut], table[cut:]])):
        for piece in pieces:
            sums.add(piece[:, 0], [piece[:, 1].astype(float), piece[:, 2].astype(float)])
    for one, other in zip(at_once.merged(), in_pieces.merged(), strict=True):
        assert (one == other).all()


def test_sums_of_nothing_are_nothing() -> None:
    keys, sums = Sums(3).merged()
    assert (len(keys), sums.shape) == (0, (0, 3))


# -- what can be added up --------------------------------------------------------------------------


@pytest.mark.parametrize("measure", measures().values(), ids=list(measures()))
def test_every_measure_can_be_added_up_unless_it_is_of_an_article_as_a_whole(
    measure: Measure
) -> None:
    [found] = kept([measure])
    assert (why_not(found) is None) == (found.unit != "article")
    if found.unit != "article":
        assert summed(found).each == (len(summed(found).columns) == 1)
