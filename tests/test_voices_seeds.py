"""Two articles as they were published: each quotation in them, its kind, and whose it is.

The articles stay out of the project; the tests are skipped where the folder isn't there.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from framing.profiles import Profile, profile
from framing.voices import Quote

SEEDS = Path(__file__).parents[2] / "shared/seeds"
FIRST, SECOND = "000_c80f3200713fcf0d.txt", "001_2167cc750baa50fa.txt"

pytestmark = pytest.mark.skipif(not (SEEDS / "gold.json").exists(),
                                reason=f"the articles are not in {SEEDS}")


@cache
def read(name: str) -> Profile:
    return profile(SEEDS / name)


def gold(name: str) -> list[dict[str, Any]]:
    """What is marked in an article; nothing where the folder isn't there."""
    path = SEEDS / "gold.json"
    if not path.exists():
        return []
    quotes: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))[name]["quotes"]
    return quotes


def marked(name: str) -> dict[tuple[int, int], Quote]:
    """The quotations in marks, by where they stand; reported speech isn't coded."""
    return {(quote.start, quote.end): quote for quote in read(name).quotes
            if quote.kind != "indirect"}


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_what_is_marked_is_all_that_was_coded(name: str) -> None:
    assert {place: quote.kind for place, quote in marked(name).items()} == {
        (each["start"], each["end"]): each["kind"] for each in gold(name)}


@pytest.mark.parametrize("coded", [
    pytest.param(each, id=f"{each['start']}-{each['kind']}") for each in gold(SECOND)
])
def test_a_quotation_is_whose_it_was_coded_to_be(coded: dict[str, Any]) -> None:
    quote = marked(SECOND)[coded["start"], coded["end"]]
    assert (quote.kind, quote.speaker, quote.named) == (
        coded["kind"], coded["speaker"], coded.get("named"))


@pytest.mark.parametrize("coded", [
    pytest.param(each, id=f"{each['start']}-{each['cue']}") for each in gold(SECOND)
    if each.get("cue")
])
def test_a_quotation_has_the_cue_it_was_coded_with(coded: dict[str, Any]) -> None:
    assert marked(SECOND)[coded["start"], coded["end"]].cue == coded["cue"]


def test_the_first_has_three_scare_quotes_and_no_speech() -> None:
    assert [quote.kind for quote in marked(FIRST).values()] == ["scare"] * 3
    assert len(read(FIRST).document.of("quoted").tokens) == 0
    assert read(FIRST).value("sourcing.quoted_share") == 0
    assert read(FIRST).value("sourcing.first_quote") is None


def test_the_second_quotes_two_people_called_harrington() -> None:
    people = [speaker for speaker in read(SECOND).speakers if "Harrington" in speaker.name]
    assert [(speaker.name, len(speaker.quotes)) for speaker in people] == [
        ("Richard Harrington", 2), ("General (ret.) Michael Harrington", 2)]
    assert all(speaker.named and speaker.kind == "person" for speaker in people)


def test_who_is_quoted_in_the_second() -> None:
    quoted = [speaker.name for speaker in read(SECOND).speakers if speaker.words]
    coded = dict.fromkeys(each["speaker"] for each in gold(SECOND) if each["speaker"])
    assert quoted == list(coded)
