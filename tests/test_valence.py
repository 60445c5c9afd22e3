"""tone.valence: what tilts a sentence and what doesn't, and that its places sum to its score."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import profile
from framing.article import Article
from framing.document import Document, parse
from framing.hits import Hits
from framing.measures import measures
from framing.profiles import Profile
from framing.topics import without_topics
from framing.valence import CONTEXTS, DENIED, STRESSED, Table, Tones, found, table

CASES = json.loads((Path(__file__).parent / "cases/valence.json").read_text("utf-8"))
ONLY = (measures()["tone.valence"],)
WORDS = ["good", "terrible", "war", "not", "never", "didn't", "very", "slightly", "but", "if", "?",
         "!", ",", ".", "and", "the", "of", "kind", "united", "states", "makes", "no", "sense",
         "trust", "fund", "“", "”", "—", "said", "Lee", "Trump's", "hope", "failed", "3.5", "more"]
TINY = Table(sorted([
    "bad\t-2\town", "bad idea\t-3\town", "good\t1\town", "good faith\t0\town,shield",
    "<denied +>\t-0.5\tcontext", "<denied ->\t0.25\tcontext", "<asked +>\t0.5\tcontext",
    "<before but ->\t0.5\tcontext", "<stressed +>\t1.5\tcontext",
]))


def read(text: str) -> Profile:
    return profile(Article.from_text(text, language="en"), only=ONLY)


def places(text: str, terms: Table = TINY) -> list[tuple[str, float, set[str]]]:
    """The places found by a table: text, weight and contexts."""
    document = parse(Article.from_text(text, language="en"), clean=False)
    seen = found(document, Tones(terms))
    starts, ends = document.token_offsets
    return [(text[starts[first] : ends[last]], weight,
             {name for bit, name in enumerate(CONTEXTS) if context >> bit & 1})
            for first, last, weight, context in zip(
                seen.first.tolist(), seen.last.tolist(), seen.weight.tolist(),
                seen.context.tolist(), strict=True)]


def marked(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True, reason=case["fails"])] if "fails" in case else []
    return pytest.param(case, id=case["text"], marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_a_sentence_leans_to_the_side_that_readers_would_say(case: dict[str, Any]) -> None:
    value = read(case["text"]).value("tone.valence")
    assert value is not None
    assert ("positive" if value > 0 else "negative" if value < 0 else "zero") == case["side"]


@pytest.mark.parametrize(("text", "expected"), [
    ("A good day.", [("good", 1.0, set())]),
    ("Not a good day.", [("good", 1.0, {"denied"})]),
    ("They didn’t see a good day.", [("good", 1.0, {"denied"})]),
    ("It was not, they said, good.", [("good", 1.0, set())]),
    ("It was not over. Good day.", [("Good", 1.0, set())]),
    ("Not one of the seven men was good.", [("good", 1.0, set())]),
    ("It is without a good side.", [("good", 1.0, {"lacking"})]),
    ("The law prevents a bad outcome.", [("bad", -2.0, {"relieved"})]),
    ("It was bad for a good cause.", [("bad", -2.0, set()), ("good", 1.0, {"spoilt"})]),
    ("A bad day, a good cause.", [("bad", -2.0, set()), ("good", 1.0, set())]),
    ("A bad land that sees good.", [("bad", -2.0, set()), ("good", 1.0, set())]),
    ("They met at the Good Samaritan hospital.", []),
    ("They met on the Good, at dawn.", []),
    ("Nights on the Good\n\nThey met on the Good, at dawn.", []),
    ("Nights on the Good\n\nThey met for good.", [("Good", 1.0, set()), ("good", 1.0, set())]),
    ("They called it “Good” for now.", [("Good", 1.0, set())]),
    ("Good Samaritan hospital is near.", [("Good", 1.0, set())]),
    ("A Day So Good For All", [("Good", 1.0, {"stressed"})]),
    ("They said GOOD things.", [("GOOD", 1.0, set())]),
    ("TOWN HALL HOLDS A BAD RECORD", [("BAD", -2.0, set())]),
    ("IT IS TO BE AS BAD AS OF OLD FOR US", [("BAD", -2.0, set())]),
    ("The town was in the BAD then.", []),
    ("THE BAD MEETS AT THE TOWN HALL\n\nThe town was in the BAD then.", []),
    ("A very good day.", [("good", 1.0, {"stressed"})]),
    ("He does so much. Good day.", [("Good", 1.0, set())]),
    ("A fairly bad day.", [("bad", -2.0, {"softened"})]),
    ("Bad but good.", [("Bad", -2.0, {"before but"}), ("good", 1.0, {"after but"})]),
    ("Not bad but good.", [("bad", -2.0, {"denied", "before but"}), ("good", 1.0, {"after but"})]),
    ("If good, go.", [("good", 1.0, {"supposed"})]),
    ("If so, good.", [("good", 1.0, set())]),
    ("Is it good?", [("good", 1.0, {"asked"})]),
    ("Is it? It is good.", [("good", 1.0, set())]),
    ("It is a bad idea.", [("bad idea", -3.0, set())]),
    ("It is a bad, bad idea.", [("bad", -2.0, set()), ("bad idea", -3.0, set())]),
    ("Done in good faith.", []),
    ("The good's end.", [("good's", 1.0, set())]),
    ("A GOOD day, goodish.", [("GOOD", 1.0, set())]),
    ("", []),
])
def test_places_and_their_contexts(text: str, expected: list[tuple[str, float, set[str]]]) -> None:
    assert places(text) == expected


def test_a_place_adds_its_weight_by_its_factors_over_a_root_of_its_sentences_size() -> None:
    assert TINY.factors[0, DENIED] == -0.5
    assert TINY.factors[1, DENIED] == 0.25
    assert TINY.factors[0, DENIED | STRESSED] == -0.75
    shipped = table()
    text = "That is not a good plan, he said."
    good = shipped.weight("good")
    assert good is not None
    denial, place = read(text).evidence("tone.valence")
    assert [denial.text, place.text, place.label] == ["not", "good", "negative"]
    assert place.weight == pytest.approx(good * shipped.factors[0, DENIED] / (8 + 10) ** 0.5)


def test_a_sentence_of_one_word_counts_as_one_of_four() -> None:
    weight = table().weight("good")
    assert weight is not None
    assert read("Good.").value("tone.valence") == pytest.approx(weight / (4 + 5) ** 0.5)


def hits_of(document: Document) -> Hits:
    hits = ONLY[0].count(document).hits
    assert hits is not None
    return hits


def summed(document: Document) -> None:
    """Assert that each row's places sum to its score, and that none overlaps another."""
    counts, hits = ONLY[0].count(document), hits_of(document)
    added = np.bincount(hits.row, hits.weight, document.rows)
    np.testing.assert_allclose(counts.columns[0], added * document.portion, atol=1e-12)
    assert (document.row.take(hits.first) == document.row.take(hits.last)).all()
    assert (hits.first[1:] > hits.last[:-1]).all()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_a_sentences_places_sum_to_its_score(text: str) -> None:
    document = parse(Article.from_text(text, language="en"))
    summed(document)
    for voice in ("author", "quoted"):
        summed(document.of(voice))
    summed(without_topics(document, frozenset({"good", "fund", "war"})))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_a_score_or_none(text: str) -> None:
    summed(parse(Article.from_text(text, language="en")))


def test_the_order_of_sentences_does_not_matter() -> None:
    sentences = [case["text"] for case in CASES if case["text"].endswith(".")]
    one, other = (read(" ".join(texts)) for texts in (sentences, sentences[::-1]))
    assert one.value("tone.valence") == pytest.approx(other.value("tone.valence"))


def test_nothing_to_read_has_no_value() -> None:
    assert read("").value("tone.valence") is None
    assert read("The council met.").value("tone.valence") == 0.0


def test_a_voice_is_read_by_itself() -> None:
    both = read("“This is a disgrace. It is a shameful act,” said Lee. The garden is lovely.")
    author, quoted = (both.value("tone.valence", voice) for voice in ("author", "quoted"))
    assert author is not None
    assert quoted is not None
    assert quoted < 0 < author


def test_topic_words_can_be_silenced() -> None:
    document = parse(Article.from_text("The war was a terrible war.", language="en"))
    silent = without_topics(document, frozenset({"war"}))
    words = [[each.folds[first] for first in hits_of(each).first.tolist()]
             for each in (document, silent)]
    assert words == [["war", "terrible", "war"], ["terrible"]]
    assert silent.words.tolist() == document.words.tolist()


def test_a_silent_word_still_shields_its_phrase() -> None:
    document = parse(Article.from_text("The trust fund paid the trust fund.", language="en"))
    silent = replace(document, silent=np.array([fold == "fund" for fold in document.folds]),
                     _found={})
    assert not hits_of(silent)


@pytest.mark.parametrize("word", ["united", "energy", "security", "intelligence", "trump", "like",
                                  "vice", "party", "conservative", "liberal", "interest", "novel"])
def test_words_of_the_news_that_have_no_tone_there(word: str) -> None:
    assert table().weight(word) is None


@pytest.mark.parametrize("word", ["war", "attack", "virus", "killed", "crime"])
def test_topic_words_weigh_less_than_a_judgement(word: str) -> None:
    shameful = table().weight("shameful")
    assert shameful is not None
    assert abs(table().weight(word) or 0.0) < 0.75 * abs(shameful)


def test_a_hostile_text_is_read_in_proportion_to_its_length() -> None:
    for text in ("not " * 50_000 + "good", "bad idea but " * 20_000, "no sense makes " * 20_000,
                 "very " * 50_000, "? " * 50_000 + "good"):
        read(text)


def test_a_name_in_a_voice_is_one_by_what_it_is_in_the_whole() -> None:
    # By itself the quotation is as a headline is, and the author's part has the name but there.
    read = profile("A Coast Of Hope\n\nAnn Lee said “we saw Hope Hicks, and hope”.")
    hits = {voice: read.reading("tone.valence", voice).hits
            for voice in ("all", "author", "quoted")}
    assert hits == {"all": 1, "author": 0, "quoted": 1}
