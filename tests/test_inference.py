"""Resampling, relabelling and false discovery rates, beside the libraries that people know."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, bootstrap, false_discovery_control

import framing
from framing import inference
from framing.counts import per_thousand, percent, ratio
from framing.inference import Floats, Sample

KEY, OTHER = (hashlib.sha256(name).hexdigest() for name in (b"one", b"other"))


def a_sample(units: int, seed: int = 1, rate: float = 0.3) -> Sample:
    """Hits and words of so many sentences."""
    draw = np.random.default_rng(seed)
    counts = np.stack([draw.poisson(rate, units), draw.integers(4, 40, units)], axis=1)
    return Sample(counts.astype(np.float64), per_thousand)


def left_out(sample: Sample) -> Floats:
    return inference.evaluate(sample.formula, (sample.sums - sample.units).T)


def resampled(sample: Sample, key: str = KEY) -> Floats:
    counts = inference.draws(key, 0, len(sample.units))
    return inference.evaluate(sample.formula, (counts @ sample.units).T)


def of_scipy(method: str, drawn: Floats, *samples: Sample) -> tuple[float, float]:
    """SciPy's interval of these draws, for a value or for a difference of two."""
    def statistic(*places: Floats, axis: int = -1) -> Floats:
        assert axis == -1
        values = [np.asarray(own.formula(*np.moveaxis(own.units[at.astype(int)].sum(-2), -1, 0)))
                  for own, at in zip(samples, places, strict=True)]
        return values[0] - values[1] if len(values) == 2 else values[0]

    found = bootstrap([np.arange(len(own.units)) for own in samples], statistic, n_resamples=0,
                      method=method, bootstrap_result=SimpleNamespace(bootstrap_distribution=drawn))
    return float(found.confidence_interval.low), float(found.confidence_interval.high)


# -- intervals -------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(5))
def test_the_interval_of_one_article_is_scipys(seed: int) -> None:
    sample = a_sample(40, seed)
    drawn = resampled(sample)
    ends = inference.interval(drawn, sample.value(), [left_out(sample)])
    assert ends == pytest.approx(of_scipy("BCa", drawn, sample), rel=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_the_interval_of_a_difference_is_scipys(seed: int) -> None:
    one, other = a_sample(30, seed), a_sample(70, seed + 10, rate=0.1)
    drawn = resampled(one) - resampled(other, OTHER)
    ends = inference.interval(drawn, one.value() - other.value(),
                              [left_out(one) - other.value(), one.value() - left_out(other)])
    assert ends == pytest.approx(of_scipy("BCa", drawn, one, other), rel=1e-9)


def test_without_bias_and_skew_it_is_the_percentile_interval() -> None:
    sample = a_sample(40)
    drawn = resampled(sample)[:-1]
    ends = inference.interval(drawn, float(np.median(drawn)), [])
    assert ends == pytest.approx(of_scipy("percentile", drawn, sample), rel=1e-9)


def test_no_interval_where_the_draws_do_not_vary_or_have_no_value() -> None:
    assert inference.interval(np.ones(100), 1.0, []) is None
    assert inference.interval(np.array([]), 1.0, []) is None
    some = np.where(np.arange(100) < 10, np.nan, np.arange(100))
    assert inference.interval(some, 50.0, []) is None
    assert inference.interval(np.arange(100.0), 1000.0, []) is None


@pytest.mark.parametrize("text", ["", "The dam could fail.", "The dam holds. " * 30],
                         ids=["empty", "one sentence", "no hits"])
def test_an_article_with_nothing_to_draw_from_has_no_interval(text: str) -> None:
    assert framing.profile(text).interval("certainty.possibility") is None


def test_an_article_of_5000_sentences_keeps_its_interval() -> None:
    sample = a_sample(5000)
    few = inference.grouped(sample.units)
    assert len(few) == inference.MOST_UNITS
    assert few.sum(axis=0).tolist() == sample.sums.tolist()
    drawn = resampled(replace(sample, units=few))
    whole = np.std(inference.influences(sample, sample.sums)) * 5000**0.5
    assert drawn.std() == pytest.approx(whole, rel=0.1)


def test_few_units_stay_as_they_are() -> None:
    units = a_sample(inference.MOST_UNITS).units
    assert inference.grouped(units) is units


# -- draws -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [
    lambda key, seed: inference.draws(key, seed, 30, 50),
    lambda key, seed: inference.chances([key], seed, [30], 50),
], ids=["draws", "chances"])
def test_draws_depend_on_the_article_and_the_seed_alone(
        make: Callable[[str, int], Floats]) -> None:
    np.random.default_rng(0).random(10)
    assert (make(KEY, 0) == make(KEY, 0)).all()
    assert (make(KEY, 0) != make(OTHER, 0)).any()
    assert (make(KEY, 0) != make(KEY, 1)).any()


def test_the_chances_of_an_article_are_the_same_in_any_company() -> None:
    alone = inference.chances([KEY], 0, [20], 50)
    together = inference.chances([OTHER, KEY], 0, [10, 20], 50)
    assert (together[:, 10:] == alone).all()


def test_each_draw_has_as_many_units_as_the_article() -> None:
    counts = inference.draws(KEY, 0, 40)
    assert counts.shape == (inference.RESAMPLES, 40)
    assert (counts.sum(axis=1) == 40).all()
    assert counts.var() == pytest.approx(1 - 1 / 40, rel=0.03)
    assert np.abs(counts.mean(axis=0) - 1).max() < 5 / inference.RESAMPLES**0.5


def test_chances_are_uniform() -> None:
    chance = inference.chances([KEY, OTHER], 0, [25, 25])
    assert chance.shape == (inference.RESAMPLES, 50)
    assert 0 <= chance.min() < chance.max() < 1
    assert chance.mean() == pytest.approx(0.5, abs=0.005)
    assert chance.var() == pytest.approx(1 / 12, rel=0.02)


@pytest.mark.parametrize("units", [0, 1])
def test_of_no_unit_or_one_there_is_one_draw(units: int) -> None:
    assert (inference.draws(KEY, 0, units, 10) == np.ones((10, units))).all()


# -- formulas --------------------------------------------------------------------------------------


@pytest.mark.parametrize("formula", [
    percent,
    lambda hits, words: 100 * hits / words if words else 1 / 0,
    lambda *sums: 100 * sum(sums[:-1]) / float(sums[-1]),
], ids=["of arrays", "with a condition", "of single numbers"])
def test_a_formula_has_no_value_only_where_it_divides_by_zero(
        formula: Callable[..., float]) -> None:
    found = inference.evaluate(formula, np.array([[1.0, 1, 0, 2], [4, 0, 0, 4]]))
    assert np.isnan(found).tolist() == [False, True, True, False]
    assert found[[0, 3]].tolist() == [25, 50]


def test_a_root_of_a_negative_sum_has_no_value() -> None:
    assert np.isnan(inference.evaluate(lambda a: a**0.5, np.array([[-1.0]]))).all()


def test_a_formula_that_is_a_number_is_one_for_every_draw() -> None:
    assert inference.evaluate(lambda a: 7.0, np.zeros((1, 3))).tolist() == [7, 7, 7]


# -- tests -----------------------------------------------------------------------------------------


def test_the_influence_on_a_rate_is_the_hits_less_those_expected() -> None:
    sample = a_sample(50)
    hits, words = sample.units.T
    expected = 1000 * (hits - hits.sum() / words.sum() * words) / words.sum()
    found = inference.influences(sample, sample.sums)
    assert found == pytest.approx(expected, abs=1e-6)
    assert found.sum() == pytest.approx(0, abs=1e-6)


def test_the_influence_is_how_the_value_changes_by_a_unit() -> None:
    draw = np.random.default_rng(0)
    sample = Sample(draw.integers(1, 30, (400, 3)).astype(np.float64),
                    lambda w, s, c: 0.4 * (w / s + 100 * c / w))
    change = inference.evaluate(sample.formula, (sample.sums + sample.units).T) - sample.value()
    assert inference.influences(sample, sample.sums) == pytest.approx(change, rel=0.05, abs=1e-3)


def test_where_there_is_no_value_no_unit_has_influence() -> None:
    sample = Sample(np.zeros((4, 2)), percent)
    assert inference.influences(sample, sample.sums).tolist() == [0, 0, 0, 0]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.7])
@pytest.mark.parametrize("hits", [5, 12])
def test_single_hits_are_tested_as_by_the_binomial(share: float, hits: int) -> None:
    chance = inference.chances([KEY], 0, [hits], 20_000)
    [null] = inference.relabelled(np.ones((hits, 1)), share, chance)
    for own in range(hits + 1):
        below, above = binom.cdf(own, hits, share), binom.sf(own - 1, hits, share)
        exact = min(1.0, 2 * min(below, above) - binom.pmf(own, hits, share))
        found = inference.judged(own - share * hits, null, (hits * share * (1 - share)) ** 0.5)
        assert found == pytest.approx(exact, abs=0.02), own


def test_relabelled_units_have_the_mean_and_deviation_that_are_said() -> None:
    effects = np.random.default_rng(0).normal(size=(60, 3))
    null = inference.relabelled(effects, 0.3, inference.chances([KEY], 0, [60], 20_000))
    deviation = np.sqrt(0.3 * 0.7 * (effects**2).sum(axis=0))
    assert null.std(axis=1) == pytest.approx(deviation, rel=0.03)
    assert np.abs(null.mean(axis=1) / deviation).max() < 0.03


def test_p_is_from_just_above_0_to_1_and_the_same_on_both_sides() -> None:
    null = np.linspace(-1, 1, 1001)
    ps = [inference.judged(at, null, 0.6) for at in (-5, -0.9, 0, 0.9, 5)]
    assert ps[:2] == pytest.approx(ps[:2:-1])
    assert 0 < ps[0] < ps[1] < ps[2] <= 1


# -- false discoveries -----------------------------------------------------------------------------

PS = st.lists(st.floats(1e-6, 1), min_size=1, max_size=30)


@given(PS)
def test_discovery_rates_are_scipys(ps: list[float]) -> None:
    assert inference.discovery_rates(ps) == pytest.approx(false_discovery_control(ps).tolist())


@given(PS)
def test_the_p_of_a_family_is_the_least_by_rank(ps: list[float]) -> None:
    ranked = [p * len(ps) / rank for rank, p in enumerate(sorted(ps), 1)]
    assert inference.simes(ps) == pytest.approx(min(1.0, *ranked, 1.0))


def test_of_no_tests_there_is_nothing_to_discover() -> None:
    assert inference.discovery_rates([]) == []
    assert inference.simes([]) == 1.0


@pytest.mark.parametrize("formula", [per_thousand, percent, ratio])
def test_a_rates_gradient_is_that_of_any_formula(formula: inference.Formula) -> None:
    sums = np.array([[3.0, 0.0, 40.0], [120.0, 55.5, 901.0]])
    exact = inference.gradient(formula, sums)
    numeric = inference.gradient(lambda count, exposure: formula(count, exposure), sums)
    assert exact == pytest.approx(numeric, rel=1e-6, abs=1e-9)
    assert inference.gradient(formula, np.array([[1.0], [0.0]])).tolist() == [[0.0], [0.0]]
