"""The headline against the body: what recurs, tone, loading, questions, and texts without one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing import tokens
from framing.article import Article
from framing.measures import measures
from framing.profiles import profile
from tests.building import paragraphs, titled

CASES = json.loads((Path(__file__).parent / "cases/headline.json").read_text("utf-8"))
IDS = [id for id in measures() if id.startswith("headline.")]


@pytest.mark.parametrize("case", [case for case in CASES if "fails" not in case],
                         ids=lambda case: case["title"])
def test_the_value_is_what_was_worked_out_by_hand(case: dict[str, object]) -> None:
    read = profile(titled(str(case["title"]), str(case["text"])))
    assert read.value(str(case["measure"])) == pytest.approx(case["value"])


def test_the_tone_is_the_headlines_compound_less_the_mean_of_the_sentences() -> None:
    told = titled("A Terrible Disaster", "It was good. It was over.", "They were happy.")
    alone = [profile(paragraphs(text)).value("tone.vader") for text in (
        "A Terrible Disaster", "It was good.", "It was over.", "They were happy.")]
    own, *rest = [each for each in alone if each is not None]
    assert len(rest) == 3
    assert profile(told).value("headline.tone") == pytest.approx(own - sum(rest) / 3)
    assert own < 0 < sum(rest)


@pytest.mark.parametrize("id", IDS)
def test_a_text_without_a_headline_has_a_note_in_place_of_a_value(id: str) -> None:
    reading = profile(paragraphs("The dam holds.", "The valley is dry.", "It rained."))[id]["all"]
    assert (reading.value, reading.note) == (None, "it has no headline")


@pytest.mark.parametrize("id", IDS)
def test_a_headline_has_no_voice_and_no_interval(id: str) -> None:
    read = profile(titled("The Dam Holds", "“It holds,” said Ines Okafor.", "It rained a lot."))
    assert read.value(id) is not None
    assert read.interval(id) is None
    for voice in ("author", "quoted"):
        assert read.reading(id, voice).value is None
        assert read.reading(id, voice).note == "is of all voices together"


def test_what_a_subheading_says_does_not_bear_out_the_headline() -> None:
    text = ("Dam Collapse Feared\n\nThe wall by the river is old and wet, they said.\n\n"
            "Collapse Feared\n\nIt rained all night in the town, and the road was closed.\n")
    read = profile(Article.from_text(text, language="en"))
    assert [block.role for block in read.article.blocks].count("heading") == 1
    assert [hit.text for hit in read.evidence("headline.coverage")] == [
        "Dam", "Collapse", "Feared"]


def test_a_headline_without_a_content_word_has_nothing_to_count_in() -> None:
    reading = profile(titled("What Now?", "It rained."))["headline.coverage"]["all"]
    assert (reading.value, reading.n, reading.note) == (None, 0, "nothing to count in")


def test_a_headline_of_figures_alone_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens._current, "table", None)  # a vocabulary without a single word
    assert profile(titled("1984", "1984.")).value("headline.coverage") == 100
    assert profile(titled("1984", "1985.")).value("headline.coverage") == 0
