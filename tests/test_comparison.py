"""A comparison: what articles share and what sets them apart, whichever comes first."""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import framing
from framing.comparison import compare
from framing.errors import SettingError, UnreadableError
from framing.lettering import label
from framing.measures import select
from framing.profiles import profile

A = "The dam holds the river, officials said. The dam could fail one day."
B = "A disaster looms: the dam could burst. The river knows no mercy at all."
C = "The council met on Tuesday and went home."

WORDS = ["dam", "river", "flood", "mayor", "could", "not", "never", "the", "of", "fear", "grand",
         "bargain"]
TEXTS = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join), min_size=1, max_size=12
).map(lambda sentences: ". ".join(sentences) + ".")


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_to_swap_the_articles_mirrors_the_terms(one: str, two: str) -> None:
    there = {term.text: term for term in compare(one, two).terms}
    back = {term.text: term for term in compare(two, one).terms}
    assert there.keys() == back.keys()
    for text, term in there.items():
        mirrored = back[text]
        assert mirrored.counts == term.counts[::-1]
        assert mirrored.sentences == term.sentences[::-1]
        assert (mirrored.log_odds, mirrored.z) == (term.log_odds, term.z)
        assert mirrored.article == (1 - term.article if term.z else 0)
        assert mirrored.p == (term.p if term.p is None else pytest.approx(term.p))
        assert mirrored.q == (term.q if term.q is None else pytest.approx(term.q))


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_to_swap_the_articles_changes_no_likeness(one: str, two: str) -> None:
    there, back = compare(one, two).similarity, compare(two, one).similarity
    assert there.cosine == back.cosine
    assert there.pairs[0].containment == back.pairs[0].containment
    assert there.matrix == tuple(row[::-1] for row in back.matrix[::-1])


@given(TEXTS)
def test_an_article_is_as_like_itself_as_can_be(text: str) -> None:
    comparison = compare(text, text)
    assert comparison.similarity.cosine == pytest.approx(1)
    assert comparison.similarity.pairs[0].containment in (1, None)
    assert {term.log_odds for term in comparison.terms} <= {0}


@given(TEXTS, TEXTS, TEXTS)
def test_the_matrix_is_symmetric_and_in_range(one: str, two: str, three: str) -> None:
    matrix = compare(one, two, three).similarity.matrix
    assert matrix == tuple(zip(*matrix, strict=True))
    assert all(0 <= cosine <= 1 for row in matrix for cosine in row)
    assert [matrix[n][n] for n in range(3)] == pytest.approx([1, 1, 1])


def test_texts_without_a_common_word_are_not_alike() -> None:
    pair = compare("Dam and river hold five words.", "Nobody ever spoke to them again.").similarity
    assert pair.cosine == 0
    assert pair.pairs[0].containment == 0


def test_a_text_without_words_is_like_nothing() -> None:
    similarity = compare("", A).similarity
    assert similarity.cosine == 0
    assert similarity.pairs[0].containment is None


def test_containment_is_the_share_of_the_shorter_ones_runs_of_five_words() -> None:
    long = "One two three four five six seven. Eight nine ten eleven twelve thirteen."
    short = "Zero one two three four five six."  # runs: 0-4, 1-5, 2-6
    assert compare(short, long).similarity.pairs[0].containment == pytest.approx(2 / 3)


def test_more_than_two_articles_have_no_one_cosine() -> None:
    similarity = compare(A, B, C).similarity
    assert [(pair.a, pair.b) for pair in similarity.pairs] == [(0, 1), (0, 2), (1, 2)]
    assert [pair.cosine for pair in similarity.pairs] == [
        similarity.matrix[pair.a][pair.b] for pair in similarity.pairs]
    with pytest.raises(ValueError, match=r"here are 3: use \.matrix"):
        _ = similarity.cosine


def test_shared_words_are_those_of_all_articles_by_the_least_weight() -> None:
    comparison = compare(A, B)
    words = [Counter(text.lower().replace(",", "").replace(".", "").replace(":", "").split())
             for text in (A, B)]
    shared = comparison.shared
    assert {each.text for each in shared} == words[0].keys() & words[1].keys()
    assert all(each.counts == tuple(count[each.text] for count in words) for each in shared)
    least = [min(each.weights) for each in shared]
    assert least == sorted(least, reverse=True)
    dot = math.fsum(math.prod(each.weights) for each in shared)
    assert dot == pytest.approx(comparison.similarity.cosine)


@pytest.mark.parametrize("idf", ["news", "these"])
def test_terms_and_cosine_are_there_with_either_background(idf: str) -> None:
    comparison = compare(A, B, idf=idf)
    assert comparison.background.name == idf
    assert 0 < comparison.similarity.cosine < 1
    assert {"dam", "could", "the"} <= {term.text for term in comparison.terms}


def test_nothing_is_found_to_differ_as_long_as_nothing_is_tested() -> None:
    assert compare(A, B).findings == ()


def test_articles_may_come_as_profiles_articles_paths_and_texts(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(A, "utf-8")
    terms = compare(A, B).terms
    for source in (profile(A), framing.Article.from_text(A), path, framing.read(path)):
        assert compare(source, B).terms == terms


def test_only_the_measures_asked_for_are_counted() -> None:
    comparison = compare(A, B, only=select(("tone",)))
    assert [list(read) for read in comparison.profiles] == [["tone.vader", "tone.valence"]] * 2


def test_what_is_set_aside_is_compared_when_asked_for() -> None:
    text = f"Dam Holds\n\nBy Ann Lee\n\n{A}"
    assert "lee" not in compare(text, B).vocabularies.words[0]
    assert "lee" in compare(text, B, clean=False).vocabularies.words[0]


@pytest.mark.parametrize("number", [0, 1])
def test_fewer_than_two_articles_are_refused(number: int) -> None:
    with pytest.raises(SettingError, match="two articles or more"):
        compare(*[A][:number])


def test_a_file_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        compare(A, tmp_path / "none.txt")


def test_a_background_that_is_missing_is_refused() -> None:
    with pytest.raises(SettingError, match="Cannot read the background nwes"):
        compare(A, B, idf="nwes")


@pytest.mark.parametrize(("number", "letter"), [(0, "A"), (25, "Z"), (26, "A2"), (52, "A3")])
def test_articles_are_called_by_letters(number: int, letter: str) -> None:
    assert label(number) == letter


def test_the_same_text_twice_is_warned_of() -> None:
    assert "A and C are the same text, byte for byte." in compare(A, B, A).warnings


def test_lengths_far_apart_are_warned_of() -> None:
    long = "The dam holds the river and the town. " * 40
    apart = "B is more than 3 times as long as A"
    assert any(apart in said for said in compare(A, long).warnings)
    assert not any("as long as" in said for said in compare(A, B).warnings)


def test_languages_that_differ_are_warned_of() -> None:
    german = framing.Article.from_text("Der Damm hält den Fluss.", language="de")
    english = framing.Article.from_text(A, language="en")
    said = "The texts are in different languages: their words can't be compared."
    assert said in compare(german, english).warnings
    assert said not in compare(german, german).warnings


def test_each_articles_own_warnings_come_under_its_letter() -> None:
    assert compare("Dam.", A).warnings[0] == (
        "A: text has 1 word: its rates rest on next to nothing.")


@settings(max_examples=30)
@given(TEXTS)
def test_a_term_of_one_article_alone_is_its_own(text: str) -> None:
    assume("zebra" not in text)
    comparison = compare(text, f"{text} Zebra zebra.")
    [term] = [term for term in comparison.terms if term.text == "zebra"]
    assert (term.article, term.counts) == (1, (0, 2))


# -- what is taken ---------------------------------------------------------------------------------


def test_measures_from_an_iterator_are_counted_in_every_article() -> None:
    found = compare(A, B, only=iter(["tone", "loaded.rate"]))
    assert [list(each) for each in found.profiles] == [
        ["tone.vader", "tone.valence", "loaded.rate"]] * 2


@pytest.mark.parametrize(("how", "said"), [
    ({"only": "tone"}, r"different measures \(only\)"), ({"clean": False}, r"blocks \(clean\)"),
    ({"seed": 7}, r"draws \(seed\)"),
])
def test_profiles_that_were_counted_in_different_ways_are_refused(
    how: dict[str, Any], said: str
) -> None:
    with pytest.raises(SettingError, match=said):
        compare(profile(A, **how), profile(B))
    with pytest.raises(SettingError, match=said):
        compare(profile(A), B, **how)
    alike = compare(profile(A, **how), profile(B, **how))
    assert alike.clean == how.get("clean", True)


@pytest.mark.parametrize("source", [None, b"The dam holds.", 7, ["The dam holds."]])
def test_what_is_no_article_is_refused_by_its_type(source: Any) -> None:
    said = f"An article, a path or a text is wanted here, not {type(source).__name__}"
    with pytest.raises(TypeError, match=said):
        profile(source)
    with pytest.raises(TypeError, match=said):
        compare(A, source)
