"""Sentences: where one ends, where none does, and that nothing but white space is between."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from framing.sentences import WINDOW, sentences, sentences_of

CASES = json.loads((Path(__file__).parent / "cases/sentences.json").read_text("utf-8"))

# Any string, and strings of what sentences are made of.
MARKED = st.text(
    st.one_of(
        st.sampled_from("“”‘’«»„\"'()[].!?…,;abAB1 \n\t\u00a0\u3000\u2028。"),
        st.characters(),
        st.sampled_from("\ud800\udfff\x00\x1c\x85"),
    )
) | st.lists(
    st.sampled_from(["He left.", "“", "”", '"', " ", "5 p.m. Monday", "Mr.", "U.S.", "Why?", "\n",
                     "‘", "’", "(", ")", "…", "and so", "«", "»", "„"])
).map("".join)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def case_of(case: dict[str, Any]) -> Any:
    found = case["sentences"]
    marks = [pytest.mark.xfail(strict=True, reason=case["why"])] if case.get("fails") else []
    return pytest.param(case.get("joined", " ").join(found), found, id=ascii(found[0]), marks=marks)


@pytest.mark.parametrize(("text", "found"), [case_of(case) for case in CASES])
def test_a_text_is_cut_into(text: str, found: list[str]) -> None:
    assert cut(text) == found


@given(MARKED)
@example("A\u3000b.\u2028C")
@example("Go.”’\"”’\"”’\"”’\"”’\" Then she.")
def test_sentences_are_in_order_trimmed_and_all_that_is_not_white_space(text: str) -> None:
    position = 0
    for start, end in sentences(text):
        assert position <= start < end
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip()


@given(st.text("ab“”\".?! ’", max_size=80))
@pytest.mark.parametrize("space", ["\n", "\r", "\t", "\u00a0", "\u3000"])
def test_every_white_space_parts_like_a_space(space: str, text: str) -> None:
    assert sentences(text.replace(" ", space)) == sentences(text)


def test_a_block_longer_than_a_window_is_cut_as_a_short_one() -> None:
    written = [f"Speaker {n}, Mr. Lee, said that {n}.5 percent was “too much” at 5 p.m. Monday."
               for n in range(400)]
    text = " ".join(written)
    assert len(text) > 5 * WINDOW
    assert cut(text) == written


def test_a_long_text_without_a_stop_is_one_sentence() -> None:
    text = "word " * WINDOW
    assert cut(text) == [text.strip()]


def test_a_long_text_without_a_space_is_read() -> None:
    text = "x" * (3 * WINDOW)
    assert cut(text) == [text]


def test_a_stop_ends_a_sentence_among_hundreds_of_quotation_marks_that_never_close() -> None:
    found = cut("“He left the house. “She stayed in it. " * 300)
    assert [sentence.strip("“ ") for sentence in found] == [
        "He left the house.", "She stayed in it."] * 300


def test_white_space_holds_no_sentence() -> None:
    assert sentences("") == []
    assert sentences(" \n\t\u00a0 ") == []


BLOCKS = st.lists(
    st.one_of(
        st.sampled_from(["", "A heading", "He left. She stayed.", "“It is here. It went,” he said.",
                         "Words without end " * 400, "He left. “She stayed. " * 300,
                         "a\n\nb. C.", "strategic advantages.", "x" * 50_000]),
        st.text(alphabet="aB .!?“”\"'’\n…", max_size=40),
    ),
    max_size=8,
)


@settings(deadline=None)
@given(BLOCKS)
def test_blocks_cut_together_are_cut_as_each_alone(blocks: list[str]) -> None:
    assert sentences_of(blocks) == [sentences(block) for block in blocks]
