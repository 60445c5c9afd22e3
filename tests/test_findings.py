"""Findings: what is called a difference, and what must not be."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import binom

from framing.article import Article
from framing.findings import (
    DIFFERS,
    NO_GAP,
    ON_LITTLE,
    TOO_FEW,
    Finding,
    contrasts,
    findings,
    leading,
)
from framing.measures import select
from framing.profiles import Profile, profile
from framing.sections import SENTENCES, sections_of
from tests.building import compared, paragraphs

COULD = "certainty.possibility"


def sentences(number: int, holding: Sequence[int] = (), seed: int = 0,
              hit: str = "could") -> list[str]:
    """Plain sentences of 9 to 15 words; those at some places say what could happen."""
    draw = np.random.default_rng(seed)
    places = ("in the old town by the harbour", "near the harbour", "on the north side of the wall")
    made = []
    for place in range(number):
        verb = hit if place in holding else "would"
        made.append(f"The {draw.choice(['council', 'mayor', 'clerk'])} {verb} meet the people "
                    f"{draw.choice(places)} on day {place} of the month.")
    return made


def article(told: Sequence[str], size: int = 3) -> Article:
    """An article with so many sentences a paragraph."""
    return paragraphs(*(" ".join(told[at : at + size]) for at in range(0, len(told), size)))


def read(*articles: Article) -> list[Profile]:
    return [profile(each) for each in articles]


def contrasted(*articles: Article) -> dict[str, Finding]:
    """All findings of these articles by measure."""
    letters = "ABCD"[: len(articles)]
    return {each.measure: each for each in findings(read(*articles), letters)}


def told(*articles: Article) -> Finding:
    return contrasted(*articles)[COULD]


EVEN, NONE = article(sentences(36, range(0, 36, 2))), article(sentences(36, (), 1))


# -- what is a difference --------------------------------------------------------------------------


def test_much_in_one_article_and_none_in_the_other_differs() -> None:
    found = told(EVEN, NONE)
    assert (found.verdict, found.why, found.articles) == (DIFFERS, "", (0, 1))
    assert found.sentence == (
        f"Only A says what could happen: 18, {found.values[0]:.2g} per 1,000 words")
    assert found.values[1] == 0
    assert found.difference == found.values[0]
    assert len(found.evidence) == 18
    assert found.p is not None
    assert found.q is not None
    assert found.p <= found.q <= 0.05


def test_the_article_that_has_more_is_told_first() -> None:
    few = article(sentences(36, (5, 20), 1))
    for pair, first in (((EVEN, few), "A"), ((few, EVEN), "B")):
        found = told(*pair)
        assert found.sentence.startswith(f"{first} says what could happen: 18 (")
        assert found.low is not None
        assert found.high is not None
        assert found.difference is not None
        assert 0 < found.low < found.difference < found.high


def test_a_little_more_is_no_clear_gap() -> None:
    found = told(article(sentences(36, range(0, 36, 6))), article(sentences(36, range(0, 36, 9))))
    assert (found.verdict, found.why) == (NO_GAP, "could be chance")


def test_of_the_same_in_both_nobody_is_said_to_have_more() -> None:
    assert told(EVEN, EVEN).sentence.startswith(f"A and B have the same {COULD}: ")


def test_a_figure_below_zero_has_the_sign_of_its_scale() -> None:
    gloomy, dark = (article([f"The {word} plan was there on day {day}." for day in range(12)])
                    for word in ("bad", "terrible"))
    found = contrasted(gloomy, dark)["tone.valence"]
    assert ": −" in found.sentence
    assert "-" not in found.sentence


def test_only_rates_and_means_are_held_together() -> None:
    ids = {each.measure.id for each in contrasts(read(EVEN, NONE))}
    assert COULD in ids
    assert "structure.sentence_words" in ids
    assert not {"structure.words", "sourcing.speakers", "readability.mtld"} & ids


def test_wordings_are_the_authors_where_anybody_is_quoted() -> None:
    speech = [f"“It could fail on day {day},” said Ann Lee." for day in range(9)]
    found = contrasted(article([*sentences(27), *speech]), NONE)
    assert found[COULD].voice == "author"
    assert found[COULD].verdict == TOO_FEW
    assert found["sourcing.quoted_share"].voice == "all"
    assert {each.voice for each in contrasted(EVEN, NONE).values()} == {"all"}


def test_an_article_that_quotes_nobody_is_told_from_one_that_does() -> None:
    plain = sentences(36)
    speech = [f"“We will mend the wall on day {day},” said {name}." for day, name in enumerate(
        ["Ann Lee", "Bo Novak", "Cy Ortega", "Di Palmer", "Ed Quist", "Flo Rossi"] * 2)]
    mixed = [each for three in zip(plain[::2], speech + speech[:6], plain[1::2], strict=True)
             for each in three]
    found = contrasted(article(mixed), NONE)["sourcing.quoted_share"]
    assert (found.verdict, found.articles[0]) == ("only in A", 0)


# -- too few ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("hits", [1, 2, 3, 4])
def test_a_word_found_a_few_times_in_one_article_alone_is_no_finding(hits: int) -> None:
    found = told(article(sentences(36, range(0, 6 * hits, 6))), NONE)
    assert (found.verdict, found.p, found.q, found.low) == (TOO_FEW, None, None, None)
    assert found.why == f"{hits} in all, in {hits} sentence{'s' * (hits > 1)}"


def test_five_are_enough_to_be_tested() -> None:
    found = told(article(sentences(36, range(0, 30, 6))), NONE)
    assert found.verdict != TOO_FEW
    assert found.p is not None


def test_hits_in_two_sentences_are_too_few() -> None:
    many = "It could rain, it could hail, it could snow and it could freeze on the day."
    found = told(article([*sentences(17), many, *sentences(17, (), 2), many]), NONE)
    assert (found.verdict, found.why) == (TOO_FEW, "8 in all, in 2 sentences")


def test_where_one_article_has_too_little_to_count_in_that_is_said() -> None:
    [found] = [each for each in compared("gazette", "courier").contrasts
               if each.measure == "agency.agentless"]
    assert found.verdict == TOO_FEW
    assert found.why == "fewer than 5 sentences to count in: A 2"
    assert told(article(sentences(36, [1])), NONE).why == "1 in all, in 1 sentence"


@pytest.mark.parametrize(("id", "shown"), [
    ("tone.vader", "tone.valence"),
    ("readability.flesch", "readability.flesch_kincaid"),
    ("readability.fog", "readability.flesch_kincaid"),
])
def test_of_two_measures_of_the_same_that_of_the_table_is_told(id: str, shown: str) -> None:
    verdicts = {id: DIFFERS, shown: NO_GAP}
    tested = [replace(each, verdict=verdicts[each.measure])
              for each in compared("gazette", "courier").contrasts if each.measure in verdicts]
    assert [each.measure for each in leading(tested)] == [shown]
    alone = [each for each in tested if each.measure == id]
    assert leading(alone) == tuple(alone)


def test_what_is_too_few_comes_last_and_is_not_told() -> None:
    found = findings(read(article(sentences(36, (1, 8))), NONE), "AB")
    few = [each.verdict == TOO_FEW for each in found]
    assert any(few)
    assert few == sorted(few)
    assert all(each.verdict != TOO_FEW for each in leading(found))


# -- on little -------------------------------------------------------------------------------------


def test_what_one_section_carries_is_on_little() -> None:
    found = told(article(sentences(90, range(30, 60, 3)), 30), article(sentences(90, (), 1), 30))
    assert (found.verdict, found.why) == (ON_LITTLE, "one section carries it")
    assert found.q is not None
    assert found.q <= 0.05


def test_the_section_that_carries_most_is_told_by_its_place() -> None:
    a = article([*sentences(30, seed=1), *sentences(9, range(9), seed=3),
                 *sentences(30, seed=2)], size=9)
    section = contrasted(a, article(sentences(66, seed=4)))[COULD].section
    assert section is not None
    assert section.article == 0
    assert a.text[section.start : section.end].count("could") >= 5


def checked(finding: Finding) -> dict[str, bool]:
    return {check.name: check.holds for check in finding.checks}


def test_a_difference_is_read_again_each_way_that_makes_sense() -> None:
    finding = told(article(sentences(40, range(0, 40, 2), seed=1)),
                   article(sentences(40, seed=2)))
    assert finding.verdict == DIFFERS
    assert checked(finding) == {"any one sentence left out": True, "any one section left out": True}


def test_what_could_be_chance_is_not_read_again() -> None:
    finding = told(article(sentences(40, (1, 9, 17, 30), seed=1)),
                   article(sentences(40, (5, 20, 33), seed=2)))
    assert finding.verdict == NO_GAP
    assert finding.checks == ()


def test_what_only_the_quoted_do_is_on_little_where_all_words_are_read() -> None:
    said = "“Notwithstanding considerable administrative complications, renovation continues.”"
    spoken = [said if place % 3 == 0 else plain
              for place, plain in enumerate(sentences(60, seed=1))]
    finding = contrasted(article(spoken), article(sentences(60, seed=2)))["readability.long_words"]
    assert checked(finding)["quotations left out"] is False
    assert finding.verdict == ON_LITTLE
    assert finding.why == "without the quotations it could be chance"


def test_blocks_set_aside_are_counted_again() -> None:
    a = article(sentences(40, range(0, 40, 2), seed=1))
    b = Article.from_text(article(sentences(40, seed=2)).text
                          + "\n\nSubscribe to our newsletter. Sign up for alerts.\n")
    assert any(block.set_aside for block in b.blocks)
    assert checked(told(a, b))["set-aside blocks counted"] is True


@pytest.mark.parametrize(("word", "holds"), [("possibly", True), ("arguably", None)])
def test_hedges_are_read_again_by_another_list(word: str, holds: bool | None) -> None:
    a = article(sentences(40, range(0, 40, 2), seed=1, hit=word))
    b = article(sentences(40, seed=2))
    finding = contrasted(a, b)["certainty.hedges"]
    # A list that finds next to nothing says nothing, neither for a difference nor against it.
    assert checked(finding).get("another list") is holds
    assert finding.verdict == DIFFERS


def test_less_than_the_halves_of_one_article_differ_by_is_on_little() -> None:
    found = told(article(sentences(60, range(30))), article(sentences(60, (), 1)))
    assert (found.verdict, found.why) == (ON_LITTLE, "the halves of one article differ as much")


def test_sections_are_paragraphs_or_stretches_of_a_single_one() -> None:
    several, one = read(article(sentences(9)), article(sentences(12), 12))
    assert sections_of(several.document).tolist() == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    assert sections_of(one.document).tolist() == [place // SENTENCES for place in range(12)]


# -- sentences of unequal length ---------------------------------------------------------------


def joined(told: Sequence[str], number: int) -> list[str]:
    """So many sentences made one."""
    return [" and then ".join(each.rstrip(".") for each in told[at : at + number]) + "."
            for at in range(0, len(told), number)]


def test_longer_sentences_alone_are_no_difference_of_words() -> None:
    own, other = sentences(60, range(0, 60, 6)), sentences(60, range(3, 60, 6), 1)
    found = contrasted(article(own), article(joined(other, 4)))
    assert found["structure.sentence_words"].verdict == DIFFERS
    assert found[COULD].verdict == NO_GAP
    assert (found[COULD].p or 0) > 0.5


@pytest.mark.parametrize("number", [1, 2, 4])
def test_a_rare_word_is_tested_by_words_however_they_are_cut_into_sentences(number: int) -> None:
    own, other = sentences(80, range(0, 60, 10)), sentences(80, (), 1)
    pair = article(own), article(joined(other, number))
    words = [each.value("structure.words") or 0 for each in read(*pair)]
    found = told(*pair)
    # All six of six, two-sided, half of their own chance.
    assert found.p == pytest.approx(binom.pmf(6, 6, words[0] / sum(words)), abs=0.012)


# -- several articles, and the same one ------------------------------------------------------------


def test_of_three_articles_the_one_that_stands_out_is_told_against_the_others() -> None:
    third = article(sentences(36, (7,), 2))
    found = told(NONE, third, EVEN)
    assert (found.verdict, found.articles) == (DIFFERS, (2, 0, 1))
    assert found.sentence.startswith("C says what could happen: 18 (others: 1)")


def test_of_three_articles_any_could_have_stood_out_so_p_is_three_times_as_large() -> None:
    some = article(sentences(36, range(0, 36, 5)))
    [pair] = [each for each in findings(
        read(some, article(sentences(72, (3, 40), 1))), "AB") if each.measure == COULD]
    found = told(some, article(sentences(36, (3,), 1)), article(sentences(36, (4,), 2)))
    assert found.p is not None
    assert pair.p is not None
    assert found.p == pytest.approx(3 * pair.p, abs=0.03)


def test_the_same_text_twice_has_no_difference() -> None:
    found = findings(read(EVEN, EVEN), "AB")
    assert {each.verdict for each in found} <= {NO_GAP, TOO_FEW}
    assert {each.difference for each in found} <= {0, None}
    assert all(each.p is None or each.p > 0.9 for each in found)


def test_the_order_of_the_articles_changes_no_p() -> None:
    pair = article(sentences(36, range(0, 36, 4))), article(sentences(50, range(0, 50, 9), 1), 4)
    there, back = contrasted(*pair), contrasted(*pair[::-1])
    assert there.keys() == back.keys()
    for id, found in there.items():
        other = back[id]
        assert found.verdict == other.verdict, id
        assert found.effect == pytest.approx(other.effect), id
        # Numbers are added up in another order, which may tell apart what is the same.
        assert found.p == pytest.approx(other.p, abs=0.002), id
        if found.effect:
            assert found.articles == other.articles[::-1], id


def test_the_same_bytes_and_seed_give_the_same_findings() -> None:
    again = article(sentences(36, range(0, 36, 2))), article(sentences(36, (), 1))
    assert contrasted(EVEN, NONE) == contrasted(*again)


def test_another_seed_draws_anew() -> None:
    one, other = (findings(read(EVEN, NONE), "AB", seed) for seed in (0, 1))
    assert {(each.measure, each.p) for each in one} != {(each.measure, each.p) for each in other}
    assert {(each.measure, each.effect) for each in one} == {
        (each.measure, each.effect) for each in other}


@pytest.mark.parametrize("text", ["", "The dam holds."])
def test_from_an_article_of_next_to_nothing_none_differs(text: str) -> None:
    for pair in ((EVEN, Article.from_text(text)), (Article.from_text(text), EVEN)):
        assert DIFFERS not in {each.verdict for each in findings(read(*pair), "AB")}


def test_what_can_not_be_read_is_not_tested() -> None:
    short = Article.from_text("The dam holds.")
    assert profile(short).value("readability.flesch") is None
    assert contrasted(EVEN, short)["readability.flesch"].p is None


# -- what is told ----------------------------------------------------------------------------------


def test_one_finding_is_told_for_each_family_and_article() -> None:
    loaded = [f"A reckless gamble, and a historic showdown, could follow on day {day}."
              for day in range(18)]
    mixed = [each for pair in zip(sentences(36, range(0, 36, 4)), loaded * 2, strict=True)
             for each in pair]
    shown = findings(read(article(mixed), article(sentences(72, (), 1))), "AB")
    several = [each for each in shown if each.family == "loaded" and each.verdict == DIFFERS]
    assert len(several) > 1
    kinds = [(each.family, each.articles[0]) for each in leading(shown)]
    assert len(kinds) == len(set(kinds))
    [led] = [each for each in leading(shown) if each.family == "loaded" and each.articles[0] == 0]
    assert led.measure != "loaded.rate"


def test_what_holds_leads_and_how_it_reads_comes_behind_what_is_said() -> None:
    found = findings(read(EVEN, article(joined(sentences(36, (), 1), 4))), "AB")
    ranks = [each.verdict for each in found]
    assert ranks == sorted(ranks, key=[DIFFERS, ON_LITTLE, NO_GAP, TOO_FEW].index)
    families = [each.family for each in found if each.verdict == DIFFERS]
    assert families[0] == "certainty"
    assert "structure" in families


def test_q_is_of_the_family_and_the_tests_in_it() -> None:
    found = [each for each in findings(read(EVEN, NONE), "AB") if each.family == "readability"]
    assert {each.tests for each in found} == {len(found)}
    alone = profile(EVEN, only=select((COULD,))), profile(NONE, only=select((COULD,)))
    [only] = findings(alone, "AB")
    assert only.tests == 1
    assert only.q == only.p


# -- paragraphs ----------------------------------------------------------------------------------

ACCUSED = "The mayor accused the clerk of lying about the wall by the harbour."


def test_a_candidate_frame_is_tested_by_paragraph() -> None:
    told = sentences(72)
    framed = [ACCUSED if place % 6 == 0 else each for place, each in enumerate(told)]
    found = contrasted(article(framed), article(sentences(72, (), 1)))["frames.conflict"]
    assert (found.verdict, found.values) == (DIFFERS, (0.5, 0))
    assert found.low is not None
    assert found.high is not None
    assert 0 < found.low < 0.5 < found.high
    assert found.sentence == ("Only A may frame it as a conflict: 24, 0.5 share of paragraphs, "
                              "0 to 1")


def test_a_candidate_frame_in_one_paragraph_is_too_little() -> None:
    told = [*[ACCUSED] * 3, *sentences(69)]
    found = contrasted(article(told), article(sentences(72, (), 1)))["frames.conflict"]
    assert (found.verdict, found.why) == (TOO_FEW, "6 in all, in 1 paragraph")


def test_a_finding_can_be_pickled_with_its_interval() -> None:
    found = compared("gazette", "courier").findings[0]
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    assert (again.low, again.high) == (found.low, found.high)
    assert found.low is not None
