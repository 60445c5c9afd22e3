"""Figures of speech: no article has figures of war for being about one, and contrasts are local."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from framing.measures import measures
from framing.profiles import profile
from tests.building import paragraphs

CASES = json.loads((Path(__file__).parent / "cases/rhetoric.json").read_text("utf-8"))
IDS = [id for id in measures() if id.startswith("rhetoric.") and id != "rhetoric.questions"]

#: A report of each kind of thing that is elsewhere a figure.
WAR = (
    "Artillery hit the town at dawn, and soldiers fought from house to house. The army "
    "said that its troops had broken the siege and were battling for the bridge. Two "
    "planes were shot down and a warship was torpedoed. Snipers fired at the column, "
    "which came under fire from the hill; mines and a bomb killed nine. The enemy "
    "attacked the northern front with tanks and rockets, the general said, and a truce is "
    "not in sight. The war has lasted three years.")
GAME = (
    "The striker scored twice in the first half and hit the post in the second. The home "
    "side played with five defenders and lost the ball in midfield, and the goalkeeper "
    "saved a late shot. The referee sent off the captain for a foul. In the marathon two "
    "runners crossed the line together; the boxer won by knockout in round nine. The "
    "match ended in a draw.")
ILLNESS = (
    "The virus has infected four thousand people, and the epidemic is spreading. Patients "
    "come with fever and a cough; the disease kills one in ninety. Doctors give a dose of "
    "the vaccine to all who are at risk. Cancer patients wait for weeks, a symptom that "
    "the clinic is full. Two men died of the plague in the spring.")


@pytest.mark.parametrize(("kind", "report"), [("war", WAR), ("game", GAME), ("illness", ILLNESS)])
def test_a_report_of_the_thing_itself_has_no_figure_of_it(kind: str, report: str) -> None:
    assert profile(report).evidence(f"rhetoric.{kind}") == ()


@pytest.mark.parametrize("id", IDS)
def test_a_figure_has_cases_it_must_find_and_cases_it_must_leave(id: str) -> None:
    known = Counter(bool(case["found"]) for case in CASES
                    if case["measure"] == id and "fails" not in case)
    assert min(known[True], known[False]) >= 7


def test_a_contrast_is_whose_it_is() -> None:
    read = profile("“We want bread, not stones,” said Ines Okafor. It is a fee, not a tax.")
    assert [(hit.text, hit.voice) for hit in read.evidence("rhetoric.contrast")] == [
        ("not stones", "quoted"), ("not a tax", "author")]
    readings = read["rhetoric.contrast"]
    assert [readings[voice].hits for voice in ("all", "author", "quoted")] == [2, 1, 1]


def test_a_contrast_does_not_reach_across_a_sentence_or_a_sign() -> None:
    texts = ("It is not a tax. But a fee is due.", "It is not a tax; but a fee is due.",
             "It is not a tax (but a fee).", f"It is not a {'very ' * 12}old tax but a fee.")
    assert [profile(text).evidence("rhetoric.contrast") for text in texts] == [()] * len(texts)


def test_contrasts_of_a_sentence_without_end_do_not_overlap() -> None:
    read = profile(paragraphs("it is not a tax but a fee, " * 2_000))
    assert len(read.evidence("rhetoric.contrast")) == 2_000
