"""The tokeniser: what is one word, one number, one sign, and that no character is lost."""

from __future__ import annotations

import json
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from framing import tokens
from framing.folding import APOSTROPHES, SEPARATORS, fold
from framing.profiles import profile
from framing.tokens import (
    ASKS,
    CHARACTERS,
    CHUNK,
    IS_NUMBER,
    IS_WORD,
    LETTERS,
    LONG,
    NUMBER,
    OTHER,
    SYLLABLES,
    WORD,
    Growing,
    Vocabulary,
    chunks,
    folded,
    separators_in,
    tokenise,
    vocabulary,
)

CASES = json.loads((Path(__file__).parent / "cases/tokens.json").read_text("utf-8"))
KINDS = {"w": WORD, "n": NUMBER, ".": OTHER}

# Text in which marks, words, digits and white space meet more often than in any article.
MARKED = st.text(
    st.one_of(
        st.sampled_from(APOSTROPHES + SEPARATORS + "-_.,:?!/$%abSTé19"),
        st.sampled_from(" \n\t\u00a0\u0301\u093e\u200d\u2028"),
        st.characters(),
        st.sampled_from("\ud800\udfff\x00\x1c\x85"),
    )
)


def cut(text: str) -> list[tuple[str, int]]:
    """The tokens of a text, each with its kind."""
    return [
        (chunk[start:end], kind)
        for chunk in CHUNK.findall(text)
        for start, end, kind in tokenise(chunk)
    ]


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin with an empty table of forms."""
    monkeypatch.setattr(tokens._current, "table", None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["text"]))
def test_a_text_is_cut_into(case: dict[str, str]) -> None:
    kinds = [KINDS[letter] for letter in case["kinds"]]
    assert cut(case["text"]) == list(zip(case["tokens"].split(" "), kinds, strict=True))


@given(MARKED.map(lambda text: "".join(text.split())))
def test_the_tokens_of_a_chunk_stand_end_to_end(chunk: str) -> None:
    position = 0
    for start, end, _ in tokenise(chunk):
        assert start == position < end
        position = end
    assert position == len(chunk)


@given(MARKED)
def test_a_sign_holds_no_letter_and_no_digit(text: str) -> None:
    for token, kind in cut(text):
        assert (kind == OTHER) == (not any(map(str.isalnum, token)))


@given(MARKED)
@example("a\x1cb\x85c\u2028d")
def test_the_fast_cut_into_chunks_equals_the_regular_expression(text: str) -> None:
    assert chunks(text, separators_in(text)) == CHUNK.findall(text)


@given(MARKED)
def test_separators_are_those_that_the_text_holds(text: str) -> None:
    assert {mark for mark, _ in separators_in(text)} == set(text) & set(SEPARATORS)


@given(MARKED)
@example("cafe\u0301’s end--U.S.’s")
def test_the_pieces_of_a_text_are_those_of_its_chunks(text: str) -> None:
    words = Vocabulary()
    ids = [words.chunks[chunk] for chunk in CHUNK.findall(text)]
    first, number = words.first_piece.view(), words.pieces_in.view()
    column = words.piece_of.view().tolist()
    found = [words.pieces.forms[piece] for id in ids
             for piece in column[first[id] : first[id] + number[id]]]
    assert found == fold(text).split()


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("Didn’t", "didn't"),
        ("didnʼt", "didn't"),
        ("U.S.", "u.s."),
        ("ＮＡＴＯ", "nato"),
        ("ﬁne", "fine"),
        ("so\u00adcial", "social"),
        ("cafe\u0301", "café"),
        ("Straße", "straße"),
        ("ΟΔΟΣ", "οδος"),
    ],
)
def test_a_word_is_looked_up_by(word: str, form: str) -> None:
    assert folded(word) == form


@pytest.mark.parametrize(
    ("token", "facts"),
    [
        # word, number, characters, letters, syllables, long, asks
        ("government", (1, 0, 10, 10, 3, 1, 0)),
        ("didn’t", (1, 0, 5, 5, 2, 0, 0)),
        ("well-known", (1, 0, 9, 9, 2, 0, 0)),
        ("U.S.", (1, 0, 2, 2, 2, 0, 0)),
        ("G7", (1, 0, 2, 1, 1, 0, 0)),
        ("3.5bn", (0, 1, 4, 2, 1, 0, 0)),
        ("1,000,000", (0, 1, 7, 0, 1, 0, 0)),
        (",", (0, 0, 0, 0, 0, 0, 0)),
        ("?!", (0, 0, 0, 0, 0, 0, 1)),
        ("؟", (0, 0, 0, 0, 0, 0, 1)),
        ("？", (0, 0, 0, 0, 0, 0, 1)),
    ],
)
def test_what_is_known_of_a_form(token: str, facts: tuple[int, ...]) -> None:
    words = Vocabulary()
    words.learn(token)
    [row] = words.facts.view()
    order = [IS_WORD, IS_NUMBER, CHARACTERS, LETTERS, SYLLABLES, LONG, ASKS]
    assert tuple(row[order].tolist()) == facts


@pytest.mark.parametrize(
    ("word", "term"),
    [
        ("Congress’s", "congress"),
        ("U.S.’s", "u.s."),
        ("US", "u.s."),
        ("US’s", "u.s."),
        ("us", "us"),
        ("U.K.", "uk"),
        ("UK's", "uk"),
        ("USE", "use"),
        ("it's", "it"),
        ("didn’t", "didn't"),
        ("voters", "voters"),
    ],
)
def test_a_word_counts_as_the_term(word: str, term: str) -> None:
    words = Vocabulary()
    words.learn(word)
    assert words.terms == [term]


@given(MARKED)
@example("ﷺ")
def test_no_term_holds_white_space(text: str) -> None:
    words = Vocabulary()
    for chunk in CHUNK.findall(text):
        words.learn(chunk)
    assert [term for term in words.terms if term.split() != [term]] == []


@given(st.lists(st.lists(st.integers(0, 9), max_size=3), max_size=9))
def test_a_growing_column_holds_all_rows_in_order(batches: list[list[int]]) -> None:
    column = Growing(np.int32)
    rows: list[int] = []
    for batch in batches:
        for row in batch:
            column.append(row)
            rows.append(row)
        assert len(column) == len(rows)
        assert column.view().tolist() == rows


def test_a_view_taken_before_a_column_grew_still_says_the_same() -> None:
    column = Growing(np.int32)
    column.append(7)
    before = column.view()
    for row in range(5_000):
        column.append(row)
    assert column.view().tolist() == [7, *range(5_000)]
    assert before.tolist() == [7]


def test_a_form_is_learnt_once(fresh: None) -> None:
    profile("The dam holds. The dam held.")
    size = len(vocabulary().surfaces)
    profile("The dam held. The dam holds.")
    assert len(vocabulary().surfaces) == size


def test_past_so_many_forms_a_new_table_begins_and_old_documents_keep_theirs(
    fresh: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "“The government could fail,” he said. It was a disaster; nobody knew."
    old = profile(text)
    values, evidence = old.values(), old.evidence("tone.vader")
    monkeypatch.setattr(tokens, "MAX_FORMS", 3)
    new = profile(f"Other words come first. {text}")
    assert new.document.vocabulary is not old.document.vocabulary
    assert old.values() == values
    assert old.evidence("tone.vader") == evidence


@given(st.lists(st.from_regex(r"[A-Za-z]{1,4}[.,;:!?]?", fullmatch=True), max_size=6))
def test_plain_chunks_are_learnt_as_any_chunk_would_be(chunks: list[str]) -> None:
    quick, thorough = Vocabulary(), Vocabulary()
    for chunk in chunks:
        assert quick.learn(chunk) == thorough.learn_any(chunk)
    for name in ("first_token", "tokens_in", "token_of", "first_piece", "pieces_in", "piece_of",
                 "piece_token", "facts", "term_of"):
        assert getattr(quick, name).view().tolist() == getattr(thorough, name).view().tolist()
    assert (quick.surfaces, quick.folds, quick.terms) == (
        thorough.surfaces, thorough.folds, thorough.terms)
    assert quick.pieces.forms == thorough.pieces.forms


def test_a_chunk_is_learnt_in_a_time_that_grows_with_it_and_no_faster() -> None:
    def seconds(chunk: str) -> float:
        runs = []
        for _ in range(3):
            start = time.process_time()
            Vocabulary().learn(chunk)
            runs.append(time.process_time() - start)
        return min(runs)

    assert seconds("`a`" * 16_000) / seconds("`a`" * 1_000) <= 40


def test_a_column_grows_with_its_vocabulary_and_is_learnt_once() -> None:
    asked: list[list[str]] = []

    def lengths(words: Vocabulary, first: int) -> list[int]:
        asked.append(words.folds[first:])
        return [len(fold) for fold in words.folds[first:]]

    words = Vocabulary()
    words.chunks.numbers(["rain", "fell,"])
    assert words.column(lengths).tolist() == [4, 4, 1]
    words.chunks.numbers(["again", "rain"])
    assert words.column(lengths).tolist() == [4, 4, 1, 5]
    assert words.column(lengths).tolist() == [4, 4, 1, 5]
    assert asked == [["rain", "fell", ","], ["again"]]


def test_what_is_kept_beside_the_forms_is_made_once_for_each_vocabulary() -> None:
    one, other = Vocabulary(), Vocabulary()
    assert one.beside(dict) is one.beside(dict)
    assert one.beside(dict) is not other.beside(dict)
    assert one.beside(list) == []
