"""Agency: passives with and without agent, and deeds named by nouns."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import passives
from framing.document import parse
from framing.lexicon import SHIELD, lexicon
from framing.profiles import profile
from tests.building import paragraphs
from tests.timing import growth

CASES = json.loads((Path(__file__).parent / "cases/passives.json").read_text("utf-8"))
WORDS = ["the", "dam", "was", "been", "is", "got", "built", "tired", "by", "by", "men", "not",
         "“", "”", ",", "2", "percent", "Friday", "being", "widely", "removal", "Removals", "."]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)
IDS = ("agency.passives", "agency.agentless", "agency.nominalisations")


@pytest.mark.parametrize(("text", "found"), CASES, ids=[case[0] for case in CASES])
def test_the_first_passive_of_a_passage_and_whether_it_has_an_agent(
    text: str, found: list[object] | None,
) -> None:
    hits = profile(paragraphs(text)).evidence("agency.passives")
    first = [hits[0].text, hits[0].label == "passive with agent"] if hits else None
    assert first == found


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_a_span_is_what_stands_in_the_text_and_none_overlaps(text: str) -> None:
    article = paragraphs(text)
    read = profile(article)
    for id in IDS:
        hits = read.evidence(id)
        assert all(article.text[hit.start : hit.end] == hit.text for hit in hits)
        assert all(one.end <= other.start for one, other in pairwise(hits))


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_agentless_passives_are_those_passives_that_have_no_agent(text: str) -> None:
    read = profile(paragraphs(text))
    assert list(read.evidence("agency.agentless")) == [
        hit for hit in read.evidence("agency.passives") if hit.label == "passive without agent"]


def test_a_share_of_passives_is_absent_where_there_is_none() -> None:
    read = profile("The men left the dam.").reading("agency.agentless")
    assert (read.value, read.note) == (None, "nothing to count in")


def test_whose_words_a_passive_stands_in_is_told() -> None:
    text = "“It was sold,” she said. It was moved by men."
    read = profile(paragraphs(text))
    assert [hit.voice for hit in read.evidence("agency.passives")] == ["quoted", "author"]
    assert read.value("agency.agentless", "author") == 0.0
    assert read.value("agency.agentless", "quoted") == 100.0


def test_participles_are_told_from_words_that_end_alike() -> None:
    forms = ["built", "accused", "freed", "indeed", "naked", "hundred", "unprecedented", "need"]
    assert [form for form in forms if passives.is_participle(form)] == forms[:3]


def test_time_grows_with_the_text_alone() -> None:
    def work(times: int) -> Callable[[], object]:
        document = parse(paragraphs("was not been very “ was got by " * 300 * times))
        return lambda: passives.passives(document)

    assert growth(work, 4, 32) < 8 * 4


def test_no_noun_for_a_thing_a_body_or_a_state_counts_as_a_deed() -> None:
    terms = {" ".join(entry.words) for entry in lexicon("nominalisations").entries
             if entry.label != SHIELD}
    others = """station nation government moment parliament apartment document population
        organisation information question position election administration agreement department
        statement mention section million television session season"""
    assert [noun for noun in others.split() if noun in terms] == []
    assert {"destruction", "removals", "deportation", "denial"} <= terms
