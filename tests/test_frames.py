"""Candidate frames: which paragraphs cues propose, how many it takes, and whose words count."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.article import Article
from framing.document import parse
from framing.indicators import LEAST_POINTS, ONE_SIGN, WEAK, WORDS_A_POINT, asked
from framing.lexicon import lexicon
from framing.measures import measures
from framing.profiles import profile
from framing.sections import paragraphs_of
from tests.building import paragraphs

CASES = json.loads((Path(__file__).parent / "cases/frames.json").read_text("utf-8"))
IDS = [id for id in measures() if id.startswith("frames.")]
GENERIC = ("conflict", "human_interest", "economic", "morality", "responsibility")

#: No word of it is a cue.
PLAIN = "The pond lies behind the third row of trees and has a bench on its northern shore."
REPROACH = "The mayor accused the clerk of hiding it."
COMPANY = "Her rival left early."  # one word that is often something else


def case_of(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True, reason=case["fails"])] if "fails" in case else []
    return pytest.param(case["measure"], case["text"], case["has"], marks=marks,
                        id=f"{case['measure']}-{case['text']!a}")


# -- what each finds and leaves --------------------------------------------------------------------


@pytest.mark.parametrize(("id", "text", "has"), [case_of(case) for case in CASES])
def test_a_passage_has_the_frame_or_only_its_words(id: str, text: str, has: bool) -> None:
    assert profile(paragraphs(text)).value(id) == float(has)


@pytest.mark.parametrize("id", IDS)
def test_a_frame_has_a_dozen_cases_of_each_kind(id: str) -> None:
    known = Counter(case["has"] for case in CASES if case["measure"] == id and "fails" not in case)
    assert min(known[True], known[False]) >= 12


# -- the count ---------------------------------------------------------------------------------


def test_the_value_is_the_share_of_the_paragraphs() -> None:
    read = profile(paragraphs(REPROACH, PLAIN, PLAIN, REPROACH, PLAIN))
    assert read.value("frames.conflict") == 2 / 5
    assert read["frames.conflict"]["all"].n == 5


def test_evidence_bears_its_question_and_shares_the_paragraphs_one_count() -> None:
    found = profile(paragraphs(f"{REPROACH} He rejected the claim.", PLAIN, PLAIN)).evidence(
        "frames.conflict")
    assert [(hit.text, hit.label, hit.weight) for hit in found] == [
        ("accused", "conflict.reproach", 0.5),
        ("rejected the claim", "conflict.disagreement", 0.5)]


def test_a_cue_that_needs_company_proposes_nothing_alone() -> None:
    alone, two = profile(paragraphs(COMPANY)), profile(paragraphs(f"{COMPANY} Her critics did."))
    assert (alone.value("frames.conflict"), alone.evidence("frames.conflict")) == (0, ())
    assert two.value("frames.conflict") == 1
    assert [hit.label for hit in two.evidence("frames.conflict")] == ["conflict.disagreement"] * 2


def test_a_cue_is_no_company_for_itself() -> None:
    again = profile(paragraphs("Her rival left. The rival’s rival came, and Rival ran."))
    assert again.value("frames.conflict") == 0
    for times, value in ((1, 0), (2, 1 / 3)):  # a sure one counts each time
        long = " ".join([REPROACH] * times + [PLAIN] * 10)
        assert profile(paragraphs(long, PLAIN, PLAIN)).value("frames.conflict") == value


def test_cues_in_two_paragraphs_keep_each_other_no_company() -> None:
    assert profile(paragraphs(COMPANY, COMPANY, PLAIN)).value("frames.conflict") == 0


def test_a_long_paragraph_needs_more_cues() -> None:
    plain = int(parse(paragraphs(PLAIN)).words.sum())
    enough = int(LEAST_POINTS * WORDS_A_POINT) // plain - 1
    short, long = (paragraphs(" ".join([REPROACH, *[PLAIN] * times]), PLAIN, PLAIN)
                   for times in (enough, enough + 3))
    assert profile(short).value("frames.conflict") == 1 / 3
    assert profile(long).value("frames.conflict") == 0


def test_a_paragraph_may_have_several_frames() -> None:
    read = profile(paragraphs(f"{REPROACH} The costs, 3 billion, ruin taxpayers."))
    assert read.value("frames.conflict") == read.value("frames.economic") == 1


def test_a_heading_and_the_title_are_no_paragraphs() -> None:
    text = (f"Mayor Accuses Her Critics of Lying\n\n{PLAIN}\n\nCritics Denounce the Mayor\n\n"
            f"{PLAIN}\n\n{PLAIN}")
    read = profile(text)
    assert {block.role for block in read.article.blocks} == {"title", "heading", "paragraph"}
    assert read["frames.conflict"]["all"][:1] + read["frames.conflict"]["all"][3:5] == (0, 3, 0)


def test_a_text_of_one_paragraph_is_read_in_stretches() -> None:
    read = profile(paragraphs(" ".join([REPROACH, *[PLAIN] * 9])))
    assert read["frames.conflict"]["all"][0] == 1 / 2


def test_two_short_paragraphs_are_two() -> None:
    read = profile(paragraphs(COMPANY, "Her critics did."))
    assert read["frames.conflict"]["all"][:1] + read["frames.conflict"]["all"][3:5] == (0, 2, 0)


@pytest.mark.parametrize("id", IDS)
def test_the_title_calls_it_a_candidate(id: str) -> None:
    assert "candidate" in measures()[id].title


# -- voices ------------------------------------------------------------------------------------

TOLD = (f"{PLAIN}\n\n“He accused us of lying,” said Ines Okafor, a clerk.\n\n{PLAIN}\n\n"
        f"{REPROACH} “The pond is deep,” said Ines Okafor.\n\n{PLAIN}")


def test_a_voice_has_the_paragraphs_it_speaks_in_and_its_own_cues() -> None:
    read = profile(TOLD)
    readings = read["frames.conflict"]
    assert {voice: (reading.value, reading.n) for voice, reading in readings.items()} == {
        "all": (2 / 5, 5), "author": (1 / 5, 5), "quoted": (1 / 2, 2)}
    assert read.value("frames.conflict", "Ines Okafor") == 1 / 2
    assert [(hit.text, hit.voice) for hit in read.evidence("frames.conflict")] == [
        ("accused", "quoted"), ("accused", "author")]


@given(st.lists(st.sampled_from([PLAIN, REPROACH, COMPANY, "“She accused us,” he said.",
                                 "“Costs rose,” he said. It was immoral.", "1,000", "…"]),
                max_size=12),
       st.sampled_from(["all", "author", "quoted"]))
@settings(max_examples=60)
def test_paragraphs_are_counted_once_and_never_more_than_there_are(
    texts: list[str], voice: str
) -> None:
    whole = parse(paragraphs(*texts))
    document = whole if voice == "all" else whole.of(voice)
    known = paragraphs_of(document)
    assert known.held.sum() == len(known.words)
    assert (known.words > 0).all()
    for name in GENERIC:
        counts = asked(document, "frames", name)
        assert (counts.columns[0] <= counts.columns[1]).all()
        assert counts.hits is not None
        assert counts.columns[0].sum() == pytest.approx(counts.hits.weight.sum())


def test_an_interval_is_drawn_by_paragraph() -> None:
    read = profile(paragraphs(*[f"{REPROACH} {PLAIN} {PLAIN}", PLAIN] * 6))
    sample = read.sample("frames.conflict")
    assert sample is not None
    assert sample.units.tolist() == [[1, 1], [0, 1]] * 6
    ends = read.interval("frames.conflict")
    assert ends is not None
    assert 0 < ends[0] < 1 / 2 < ends[1] < 1


# -- the list ----------------------------------------------------------------------------------


@pytest.mark.parametrize("cues", ["frames", "angles"])
def test_every_question_has_cues_of_both_strengths(cues: str) -> None:
    labels = {label.replace(ONE_SIGN, WEAK) for label in lexicon(cues).labels}
    questions = {label.rstrip(WEAK) for label in labels}
    assert {f"{question}{WEAK}" for question in questions} | questions == labels


def test_a_question_is_met_by_its_own_cues_alone() -> None:
    document = parse(Article.from_text("They accused him. They disagree.", language="en"))
    found = asked(document, "frames", "conflict.reproach").hits
    assert found is not None
    assert found.label == ["conflict.reproach"]


@pytest.mark.parametrize("text", [
    "A Title Here\n\n" + "Nothing else is here today. " * 11,
    "\n\n".join(["The clerk counted the votes again. " * 12] * 2),
    "\n\n".join(["The clerk counted the votes again. " * 3] * 7)])
def test_each_unit_that_is_drawn_is_one_paragraph_at_the_most(text: str) -> None:
    sample = profile(Article.from_text(text, language="en")).sample("frames.conflict")
    assert sample is not None
    assert sample.units[:, 1].max() == 1
