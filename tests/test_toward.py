"""Tone toward a target: what a sentence says of one name in it, and what each span adds."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing
from framing import toward
from framing.article import Article, Span
from framing.document import parse
from framing.errors import FramingError
from framing.making.toward import GROUPS
from framing.toward import LABELS, judge
from framing.toward.weights import CONSTANT, TABLE, shipped
from framing.toward.words import LISTED, predicates, stem

CASES = json.loads((Path(__file__).parent / "cases/toward.json").read_text("utf-8"))
FOUND, FAILING = CASES.values()
#: What a target may be called: one word or several, with a title, also words of the lists.
NAMES = ["Smith", "Mary Smith", "Sen. Mary Ann Smith", "O’Brien", "Grace", "Hope Winner", "Trump",
         "Al-Masri", "NATO", "Jean-Luc de la Tour"]
TARGET = "Smith"


def unmarked(text: str) -> tuple[str, int, int]:
    """A sentence whose target stands in brackets, without them, and the target's place."""
    start, end = text.index("["), text.index("]") - 1
    return text.replace("[", "").replace("]", ""), start, end


def renamed(text: str, name: str) -> tuple[str, int, int]:
    """The same with another target."""
    before, _, rest = text.partition("[")
    return unmarked(f"{before}[{name}]{rest.partition(']')[2]}")


@pytest.mark.parametrize(("label", "text"), FOUND)
def test_a_target_is_told(label: str, text: str) -> None:
    assert framing.tone_toward(*unmarked(text)) == label


@pytest.mark.parametrize(("label", "text", "why"), [
    pytest.param(*case, marks=pytest.mark.xfail(strict=True, reason=case[2])) for case in FAILING])
def test_a_target_is_not_yet_told(label: str, text: str, why: str) -> None:
    assert framing.tone_toward(*unmarked(text)) == label


@pytest.mark.parametrize("text", [case[1] for case in FOUND + FAILING])
@pytest.mark.parametrize("name", NAMES)
def test_another_name_changes_nothing(text: str, name: str) -> None:
    assert judge(*renamed(text, name)).scores == pytest.approx(judge(*renamed(text, TARGET)).scores)


def test_the_names_of_others_change_nothing() -> None:
    one = judge("Smith said that Jones of the Labour Party lied about Clinton.", 16, 21)
    other = judge("Trump said that Jones of the Republican Party lied about Smith.", 16, 21)
    assert one.scores == other.scores


@pytest.mark.parametrize("text", [case[1] for case in FOUND + FAILING])
def test_the_spans_and_the_constant_add_up_to_the_scores(text: str) -> None:
    sentence, start, end = unmarked(text)
    found = judge(sentence, start, end)
    sums = (sum(part.negative for part in found.spans), sum(part.positive for part in found.spans))
    constant = shipped().constant
    assert found.scores == pytest.approx((sums[0] + constant[0], sums[1] + constant[1]))
    assert found.spans == sorted(found.spans)
    assert sum(found.chances) == pytest.approx(1)
    assert found.chances[LABELS.index(found.label)] == pytest.approx(max(found.chances))


def test_a_span_says_why() -> None:
    sentence = "Critics attacked Smith for lying."
    parts = {(sentence[part.span.start : part.span.end], part.feature)
             for part in judge(sentence, 17, 22).spans}
    assert ("attacked", "object@criticises") in parts
    assert ("lying", "wrongs@after-close") in parts


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 2), (0, 99), (99, 100)])
def test_a_target_outside_the_sentence_is_an_error(start: int, end: int) -> None:
    with pytest.raises(FramingError, match=f"from {start} to {end} is no part of a sentence of 13"):
        framing.tone_toward("Smith failed.", start, end)


def test_a_target_without_a_word_is_an_error() -> None:
    with pytest.raises(FramingError, match="' ' holds no word"):
        framing.tone_toward("Smith failed.", 5, 6)
    with pytest.raises(FramingError, match="sentence of 0"):
        framing.tone_toward("", 0, 1)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=80), st.integers(0, 79), st.integers(1, 80))
def test_any_text_has_a_label_or_a_clear_error(text: str, start: int, length: int) -> None:
    with suppress(FramingError):
        found = judge(text, start, start + length)
        assert found.label in LABELS
        assert all(0 <= span.start < span.end <= len(text) for span, *_ in found.spans)


def test_mentions_in_a_document_are_read_like_their_sentences() -> None:
    sentences = ["Critics attacked Smith for lying.", "Jones praised the brave Smith.",
                 "Smith ran."]
    text = " ".join(sentences)
    document = parse(Article.from_text(text, language="en"))
    mentions = [(token, token) for token, form in enumerate(document.token_list)
                if document.vocabulary.surfaces[form] == TARGET]
    found = toward.of(document, mentions)
    places = [sentence.index(TARGET) for sentence in sentences]
    alone = [judge(sentence, place, place + 5)
             for sentence, place in zip(sentences, places, strict=True)]
    assert [one.scores for one in found] == [one.scores for one in alone]
    for sentence, one, other in zip(sentences, found, alone, strict=True):
        offset = text.index(sentence)
        assert one.spans == [part._replace(span=Span(part.span.start + offset,
                                                     part.span.end + offset))
                             for part in other.spans]
    assert toward.of(document, []) == []


def test_a_long_sentence_takes_no_longer_than_its_words() -> None:
    # Names without end are one place: the walk is bounded by tokens too.
    text = "Smith " * 20_000
    document = parse(Article.from_text(text, language="en"))
    mentions = [(token, token) for token in range(0, 20_000, 10)]
    assert {one.label for one in toward.of(document, mentions)} <= set(LABELS)


#: Names that the training sentences are full of.
KNOWN = """trump obama clinton biden bush sanders cruz rubio romney mccain palin pelosi ryan
    mcconnell putin netanyahu assad merkel macron corbyn johnson kavanaugh comey mueller
    hillary donald barack mitt democrat democratic republican gop labour tory conservatives liberals
    fox cnn msnbc nbc reuters guardian breitbart twitter facebook google america american
    russia russian china chinese iran iranian israel israeli syria iraq mexico texas florida
    iowa california washington york london europe european muslim islam islamic christian
    jewish latino hispanic african asian pentagon congress kremlin nato"""


def test_no_name_and_no_kind_of_people_has_a_weight() -> None:
    features = [line.split("\t")[0] for line in TABLE.read_text("utf-8").split("\n")[1:-1]]
    words = {feature.partition(":")[2] for feature in features}
    assert words & {stem(name) for name in KNOWN.split()} == set()
    assert words & GROUPS == set()


@pytest.mark.parametrize(("he", "she"), [
    ("Voters said [he] lied to his mother.", "Voters said [she] lied to her father."),
    ("The spokesman praised [Smith], a husband and father.",
     "The spokeswoman praised [Smith], a wife and mother."),
])
def test_her_and_him_are_one(he: str, she: str) -> None:
    assert judge(*unmarked(he)).scores == judge(*unmarked(she)).scores


def test_what_was_read_before_changes_no_score() -> None:
    texts = [unmarked(case[1]) for case in FOUND + FAILING]
    warm = [judge(*text).scores for text in texts + texts][len(texts):]
    shipped.cache_clear()
    for text, scores in zip(texts, warm, strict=True):
        shipped.cache_clear()
        assert judge(*text).scores == scores


def test_the_weights_are_whole_and_sorted() -> None:
    header, *rows = TABLE.read_text("utf-8").removesuffix("\n").split("\n")
    assert header == "feature\tnegative\tpositive"
    names = [row.split("\t")[0] for row in rows]
    assert names == sorted(set(names))
    assert CONSTANT in names
    assert all(len(row.split()) == 3 for row in rows)
    assert len(TABLE.read_bytes()) <= 300_000
    assert all(abs(int(cell)) < 300 for row in rows for cell in row.split("\t")[1:])


def test_the_predicates_are_what_their_card_says() -> None:
    data = LISTED.read_bytes()
    card = tomllib.loads(LISTED.with_suffix(".toml").read_text("utf-8"))
    rows = [line.split("\t") for line in data.decode().split("\n")[1:-1]]
    assert card["sha256"] == sha256(data).hexdigest()
    assert card["rows"] == len(rows)
    assert rows == sorted(rows)
    assert {label for _, label in rows} == set(card["classes"])
    assert "opposes" in predicates()[stem("rejected")]


def test_the_everyday_path_does_not_load_it() -> None:
    code = "import framing, sys; print([m for m in sys.modules if 'toward' in m or 'sklearn' in m])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
