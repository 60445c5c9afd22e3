"""Passages in which every quotation is coded, and passages in which there is none.

The cases and the rules they are coded by are in ``tests/cases/voices``. Those that the program is
known to read otherwise are listed in ``known_failures.json``; one that passes fails the test, so
that the list stays true. ``python -m tests.validity.attribution --write-known`` writes it anew.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tests.voices import KINDS, cases, coded, differences, half, known_failures

KNOWN = known_failures()
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
