"""Passages in which every quotation is coded, and passages in which there is none.

The cases and the rules they are coded by are in ``tests/cases/voices``. Those that the program is
known to read otherwise are listed in ``known_failures.json``; one that passes fails the test, so
that the list stays true. ``python -m tests.validity.attribution --write-known`` writes it anew.
"""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import pytest

from framing.grammar.verb_frames import verbs
from tests.voices import KINDS, cases, coded, differences, half, heard, known_failures

KNOWN = known_failures()
#: What stands beside verbs of saying, for passages with words out of place.
PUT_IN = ("out", "that", "to", "with", "for", "him", "them to", "who", "and", ",", "“", "”", "(",
          "—", "Ana Roe", "the mayor", "it is")
BY_NAME = {case["why"]: case for case in cases()}


def named(why: str) -> Any:
    marks = [pytest.mark.xfail(strict=True, reason="known")] if why in KNOWN else []
    return pytest.param(why, id=ascii(why), marks=marks)


def complaints(why: str) -> list[str]:
    """What is marked otherwise than coded; of the test half only that something is."""
    case = BY_NAME[why]
    said = differences(case)
    return said[:1] and ["read otherwise than coded"] if half(case) == "test" else said


@pytest.mark.parametrize("why", [named(why) for why in BY_NAME])
def test_what_is_marked_is_what_a_reader_would_mark(why: str) -> None:
    assert complaints(why) == []


@pytest.mark.parametrize("case", [
    pytest.param(case, id=ascii(case["why"])) for case in cases()
])
def test_a_case_is_coded_by_the_rules(case: dict[str, Any]) -> None:
    entries = coded(case)
    order = [(each.start, -len(each.text)) for each in entries]
    assert order == sorted(order)
    for each in entries:
        assert each.kind in KINDS
        assert (each.speaker is None) == (each.named is None)
        if each.kind in ("scare", "title"):
            assert each.speaker is each.cue is None


def test_no_two_cases_have_one_name() -> None:
    assert [why for why, times in Counter(case["why"] for case in cases()).items()
            if times > 1] == []


def test_every_known_failure_is_a_case() -> None:
    assert {case["why"] for case in cases()} >= KNOWN


def mangled(text: str, chance: random.Random) -> str:
    """A passage with some words exchanged, left out, put elsewhere or beside verbs of saying."""
    words, forms = text.split(" "), list(verbs())
    for _ in range(chance.randint(1, 4)):
        at, other = chance.randrange(len(words)), chance.randrange(len(words))
        words[at], words[other] = chance.choice([
            (words[other], words[at]), ("", words[other]), (chance.choice(forms), words[other]),
            (f"{words[at]} {chance.choice(forms)} {chance.choice(PUT_IN)}", words[other])])
    return " ".join(words)


@pytest.mark.parametrize("seed", range(8))
def test_a_passage_with_words_out_of_place_is_read_all_the_same(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(40):
        text = "\n\n".join(mangled(case["text"], chance) for case in chance.choices(cases(), k=20))
        found = heard(text)
        for quote in found.quotes:
            assert 0 <= quote.start < quote.end <= len(text)
        assert found.counted.told.sum() >= found.counted.quoted.sum()


@pytest.mark.parametrize("text", [
    "“Hold your fire,” ordered Lt. who Pavel Dragan. “Too late,” remembered answered.",
    "The flaws that critics point out are grave.",
])
def test_a_passage_that_once_ended_the_program_is_read(text: str) -> None:
    assert heard(text).counted.people < 3
