"""Guessing a text's language: never another one for English, never a guess from names alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.language import guess_language

CASES = json.loads((Path(__file__).parent / "cases" / "languages.json").read_text("utf-8"))
SEEDS = Path(__file__).parent.parent.parent / "shared" / "seeds"


@pytest.mark.parametrize(
    ("language", "text"),
    [(language, text) for language, texts in CASES["is"].items() for text in texts],
)
def test_a_sentence_or_two_of_running_text_is_recognised(language: str, text: str) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize("text", CASES["english_or_none"])
def test_english_headlines_and_names_are_never_another_language(text: str) -> None:
    assert guess_language(text) in ("en", None)


@pytest.mark.parametrize("text", CASES["none"])
def test_too_little_text_is_not_guessed(text: str) -> None:
    assert guess_language(text) is None


@pytest.mark.parametrize("text", CASES["und"])
def test_a_language_that_is_not_listed_is_undetermined(text: str) -> None:
    assert guess_language(text) == "und"


def test_an_english_article_full_of_foreign_names_is_english() -> None:
    body = " ".join(CASES["is"]["en"]) + " " + " ".join(CASES["english_or_none"])
    assert guess_language(body) == "en"


def test_a_foreign_word_or_sentence_within_does_not_turn_an_english_article() -> None:
    english = " ".join(CASES["is"]["en"])
    for language in ("ru", "de", "ar"):
        assert guess_language(f"{english} {CASES['is'][language][0]} {english}") == "en"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds lie beside the project")
def test_both_seeds_are_english() -> None:
    for path in SEEDS.glob("*.txt"):
        assert guess_language(path.read_text("utf-8")) == "en"


@given(st.text(max_size=400))
def test_any_text_gets_an_answer(text: str) -> None:
    assert guess_language(text) is None or 2 <= len(guess_language(text) or "") <= 3


def test_only_the_beginning_is_read() -> None:
    english = " ".join(CASES["is"]["en"])
    assert guess_language(english * 20 + "я" * 1_000_000) == "en"
