"""Names at the heads of sentences: what is one, and that no measure of words counts it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing import profile
from framing.article import Article
from framing.document import Document, parse
from framing.wording.heads import is_name

CASES = json.loads((Path(__file__).parent / "cases/heads.json").read_text("utf-8"))
#: Three sentences that begin with a surname which is a word of every list, once behind speech.
NAMED = ("Mayor leaves the hall\n\nThe council heard Mark Savage on Monday, as it does each week. "
         "Savage has led the town since 2019.\n\n“It is a long walk from here,” Savage said. "
         "Savage went home.")


def document(text: str) -> Document:
    return parse(Article.from_text(text, language="en"), clean=False)


@pytest.mark.parametrize(("case", "expected"), [
    pytest.param(case, side == "name", id=f"{side}: {case['at']}: {case['text'][:40]}")
    for side in ("name", "word") for case in CASES[side]
])
def test_a_first_word_is_a_name_where_the_text_has_it_as_one(
        case: dict[str, str], expected: bool) -> None:
    doc = document(case["text"])
    start = case["text"].rindex(case["at"])
    assert is_name(doc, doc.token_offsets[0].index(start)) is expected


@pytest.mark.parametrize("id", ["tone.valence", "loaded.rate", "loaded.score"])
def test_a_surname_at_the_head_of_a_sentence_is_no_word_of_a_list(id: str) -> None:
    assert "Savage" not in [each.text for each in profile(NAMED).evidence(id)]
    word = NAMED.replace("Mark Savage", "Mark Harper")
    assert "Savage" in [each.text for each in profile(word).evidence(id)]


@pytest.mark.parametrize("voice", ["all", "author"])
@pytest.mark.parametrize("id", ["tone.valence", "loaded.rate", "loaded.score"])
def test_which_surname_somebody_has_moves_no_figure(id: str, voice: str) -> None:
    assert profile(NAMED).value(id, voice) == profile(
        NAMED.replace("Savage", "Harlow")).value(id, voice)


def test_what_many_sentences_of_a_long_text_begin_with_is_looked_for_once() -> None:
    doc = document("The council heard Mark Savage on Monday. " + "Savage said so. " * 3000)
    starts = [at for at in range(len(doc.tokens)) if doc.folds[at] == "savage"]
    assert all(is_name(doc, at) for at in starts[1:])
    assert len(doc.heads) == 1


BODY = "\n\nThe council met on Monday, and the members then voted on the {} cuts to the schools."


@pytest.mark.parametrize("title", ["Council Plans Savage Cuts to Schools",
                                   "Council plans savage cuts to schools"])
def test_a_headline_counts_alike_whether_its_words_have_capitals_or_not(title: str) -> None:
    assert profile(title + BODY.format("new")).value("headline.loading") == pytest.approx(
        profile("Council plans brutal cuts to schools" + BODY.format("new")).value(
            "headline.loading"))


def test_a_name_in_a_headline_of_capitals_is_no_word() -> None:
    named = ("Council Hears Mark Savage on Cuts" + BODY.format("new")
             + "\n\nThe members heard Mark Savage for an hour or two before the vote.")
    assert profile(named).evidence("loaded.rate") == ()


def test_a_capital_within_a_sentence_in_prose_stays_a_name_s() -> None:
    assert profile("Council hears cuts" + BODY.format("Savage")).evidence("loaded.rate") == ()
