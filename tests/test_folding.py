"""Folding: what it must change, what it must leave, and that no offset moves."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.folding import APOSTROPHES, SEPARATORS, fold, pieces

# Text in which marks meet each other and words more often than in any article.
MARKED = st.text(
    st.one_of(
        st.sampled_from(APOSTROPHES + SEPARATORS + "-_ab1é.,!  \n\t\u00a0\u2028"), st.characters()
    )
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("didn’t", "didn't"),
        ("didn't", "didn't"),
        ("rock‘n’roll", "rock'n'roll"),
        ("l＇État, o′clock, didn`t, didn´t, didnʼt", "l'État, o'clock, didn't, didn't, didn't"),
        ("the ’90s", "the  90s"),
        ("voters’ fears", "voters  fears"),
        ("‘no’", " no "),
        ("'tis", " tis"),
        ("’’", "  "),
        ("a’ʼb", "a  b"),
        ("U.S.’s", "U.S. s"),
        ("disaster—terrible", "disaster terrible"),
        ("1990–95 ‒ ― ⸺", "1990 95      "),
        ("bad--very---bad", "bad  very   bad"),
        ('“a” „b‟ «c» ‹d› "e" 「f」 『g』 〝h〞', " a   b   c   d   e   f   g   h "),
        ("(a) [b] {c} ⟨d⟩ <e>", " a   b   c   d   e "),
        ("well…no", "well no"),
    ],
)
def test_marks_that_hide_words_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    "text",
    [
        "",
        "well-known",
        "e‐mail",
        "Wait... what?! No, 3.5%; a/b: c_d & €5",
        "a\r\n\tb\u00a0c\u2028d",
    ],
)
def test_everything_else_is_left_alone(text: str) -> None:
    assert fold(text) == text


@given(MARKED)
def test_no_offset_moves_and_only_marks_change(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    for before, after in zip(text, folded, strict=True):
        if before != after:
            assert before in APOSTROPHES + SEPARATORS + "-"
            assert after in "' "


@given(MARKED)
def test_a_folded_text_is_left_alone(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(MARKED)
def test_no_separator_remains_and_every_apostrophe_is_inside_a_word(text: str) -> None:
    folded = fold(text)
    assert not re.search(f"[{re.escape(SEPARATORS)}]|--", folded)
    assert not set(folded) & set(APOSTROPHES[1:])
    assert folded.count("'") == len(re.findall(r"(?<=\w)'(?=\w)", folded))


@given(MARKED)
def test_chunks_fold_as_the_whole_text_does(text: str) -> None:
    assert [piece for chunk in text.split() for piece in pieces(chunk)] == fold(text).split()
