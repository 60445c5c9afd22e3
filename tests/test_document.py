"""A document: columns and segments that say of every token what it is and where it stands."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from framing.article import Article
from framing.document import Document, parse
from framing.folding import APOSTROPHES, SEPARATORS, fold
from framing.measures import measures
from framing.profiles import Profile, profile
from tests.building import paragraphs

ROLES = ("title", "byline", "heading", "paragraph", "list_item", "repeat", "boilerplate")

STORY = """Bridge Reopens

By Ann Lee

The bridge is open. It cost 3.5 million dollars, officials said.

- A first item of the list
- A second item of the list

Was it worth the money? “We could never know,” she said. “Never.”

Read more: Old bridge
"""

# Text in which words, marks and line ends meet more often than in any article.
MARKED = st.text(
    st.one_of(
        st.sampled_from(APOSTROPHES + SEPARATORS + "-.,?!abAB19#*: \n\n\r\t\u00a0\u0301\u2028"),
        st.characters(),
        st.sampled_from("\ud800\udfff\x00\x1c\x85"),
    )
)
SENTENCES = st.lists(
    st.sampled_from([
        "The dam holds.", "Officials said it could burst.", "“Never,” she said.", "Who knows?",
        "A disaster looms over the whole valley.", "It didn’t cost $3.5 million!", "He may go.",
        "No crisis came of it.", "The U.S.’s plan failed utterly.", "नमस्ते दुनिया।", "Wait... no",
    ]),
    min_size=1, max_size=6,
)


def surfaces(document: Document) -> list[str]:
    return [document.vocabulary.surfaces[token] for token in document.tokens.tolist()]


def test_a_document_has_a_row_a_sentence() -> None:
    document = parse(paragraphs("The dam holds. It held.", "Who knows?"))
    assert [document.text(row) for row in range(document.rows)] == [
        "The dam holds.", "It held.", "Who knows?"]
    assert document.segments.sentence.tolist() == [0, 1, 2]
    assert document.segments.block.tolist() == [0, 0, 1]
    assert document.row.tolist() == [0, 0, 0, 0, 1, 1, 1, 2, 2, 2]


def test_what_each_sentence_holds_is_counted() -> None:
    document = parse(paragraphs("The government didn’t pay $3.5bn.", "—", "Why?"))
    assert document.words.tolist() == [5, 0, 1]  # the, government, didn’t, pay, 3.5bn
    assert document.syllables.tolist() == [1 + 3 + 2 + 1 + 1, 0, 1]
    assert document.long_words.tolist() == [1, 0, 0]
    assert document.letters.tolist() == [3 + 10 + 5 + 3 + 2, 0, 3]
    assert document.characters.tolist() == [3 + 10 + 5 + 3 + 4, 0, 3]
    assert document.worded.tolist() == [1, 0, 1]


def test_only_paragraphs_with_words_are_prose() -> None:
    article = paragraphs("One.", "Two.", "…")
    blocks = (article.blocks[0]._replace(role="heading"), *article.blocks[1:])
    document = parse(replace(article, blocks=blocks))
    assert document.prose.tolist() == [0, 1, 0]
    assert document.in_role("heading", "title").tolist() == [1, 0, 0]


def test_an_empty_text_is_a_document_without_rows() -> None:
    document = parse(Article.from_text(""))
    assert document.rows == 0
    assert len(document.tokens) == len(document.pieces) == 0
    assert document.words.tolist() == document.syllables.tolist() == document.prose.tolist() == []
    assert document.token_offsets == ([], [])


def test_blocks_set_aside_have_no_tokens() -> None:
    document = parse(Article.from_text(STORY))
    words = surfaces(document)
    assert "Bridge" in words
    assert not {"Ann", "Read", "more"} & set(words)


def test_blocks_set_aside_are_counted_when_asked_for() -> None:
    article = Article.from_text(STORY)
    aside = [block for block in article.blocks if block.set_aside]
    assert {block.role for block in aside} == {"byline", "boilerplate"}
    words = surfaces(parse(article, clean=False))
    assert {"Ann", "Lee", "Read", "more"} <= set(words)


def test_a_list_marker_is_not_read() -> None:
    document = parse(Article.from_text(STORY))
    items = [document.text(row) for row, role in enumerate(document.roles) if role == "list_item"]
    assert items == ["A first item of the list", "A second item of the list"]


@given(MARKED, st.booleans())
@example("cafe\u0301’s “end”--U.S.’s\n\nBy Ann Lee\n\n- one\n- two", False)
def test_tokens_are_in_order_disjoint_and_cover_all_that_is_counted(text: str, clean: bool) -> None:
    article = Article.from_text(text)
    document = parse(article, clean=clean)
    starts, ends = document.token_offsets
    covered: set[int] = set()
    position = 0
    for start, end in zip(starts, ends, strict=True):
        assert position <= start < end
        position = end
        covered.update(range(start, end))
    assert covered == {
        at for block in article.blocks if not (clean and block.set_aside)
        for at in range(block.body, block.end) if not text[at].isspace()
    }


@given(MARKED)
@example("cafe\u0301’s “end”--U.S.’s")
def test_the_columns_hold_the_tokens_that_stand_in_the_text(text: str) -> None:
    document = parse(Article.from_text(text))
    starts, ends = document.token_offsets
    assert surfaces(document) == [text[start:end] for start, end in zip(starts, ends, strict=True)]


@given(MARKED)
def test_every_token_stands_in_its_segment(text: str) -> None:
    document = parse(Article.from_text(text))
    assert document.row.tolist() == sorted(document.row.tolist())
    assert set(document.row.tolist()) == set(range(document.rows))
    for row, start, end in zip(document.row.tolist(), *document.token_offsets, strict=True):
        assert document.segments.start[row] <= start < end <= document.segments.end[row]


@given(MARKED)
def test_every_segment_stands_in_its_block(text: str) -> None:
    article = Article.from_text(text)
    segments = parse(article).segments
    for number, start, end in zip(segments.block.tolist(), segments.start, segments.end,
                                  strict=True):
        assert article.blocks[number].body <= start < end <= article.blocks[number].end


@given(MARKED)
@example("cafe\u0301’s end--U.S.’s. It rock‘n’rolled")
def test_the_pieces_of_a_segment_are_those_of_its_fold(text: str) -> None:
    document = parse(Article.from_text(text))
    forms = document.vocabulary.pieces.forms
    for row in range(document.rows):
        found = [forms[piece] for piece in document.pieces[document.piece_row == row].tolist()]
        assert found == fold(document.text(row)).split()


@given(MARKED)
def test_every_piece_stands_on_a_token_of_its_own_segment(text: str) -> None:
    document = parse(Article.from_text(text))
    tokens = document.tokens_of(np.arange(len(document.pieces)))
    assert document.row[tokens].tolist() == document.piece_row.tolist()


def test_pieces_stand_on_their_words_whatever_marks_are_beside_them() -> None:
    document = parse(paragraphs("A “disaster—terrible,” (awful) U.S.’s ‘bad’ joy."))
    tokens = document.tokens_of(np.arange(len(document.pieces)))
    found = {document.vocabulary.pieces.forms[piece]: surfaces(document)[token]
             for piece, token in zip(document.pieces.tolist(), tokens.tolist(), strict=True)}
    assert found == {"A": "A", "disaster": "disaster", "terrible,": "terrible", "awful": "awful",
                     "U.S.": "U.S.’s", "s": "U.S.’s", "bad": "bad", "joy.": "joy"}


@given(MARKED)
@example("one\r\ntwo\rthree\n\r\nfour")
def test_an_offset_stands_in_the_line_that_a_count_gives(text: str) -> None:
    article = Article.from_text(text)
    line = 1
    for at, character in enumerate(text):
        assert article.line(at) == line
        line += character == "\n" or (character == "\r" and text[at + 1 : at + 2] != "\n")


@given(SENTENCES, SENTENCES)
def test_two_articles_in_one_have_their_counts_added_up(one: list[str], two: list[str]) -> None:
    first, second = " ".join(one), " ".join(two)
    parts = [profile(paragraphs(text)) for text in (first, second)]
    whole = profile(paragraphs(first, second))
    for id in whole:
        # Who speaks is told from the paragraphs before, too.
        if measures()[id].unit != "article" and measures()[id].family != "sourcing":
            assert sums(whole, id) == pytest.approx(
                [a + b for a, b in zip(*(sums(part, id) for part in parts), strict=True)], abs=1e-9)


@given(SENTENCES, SENTENCES)
def test_two_articles_in_one_have_the_evidence_of_both(one: list[str], two: list[str]) -> None:
    first, second = " ".join(one), " ".join(two)
    parts = [profile(paragraphs(text)) for text in (first, second)]
    whole = profile(paragraphs(first, second))
    for id in whole:
        if measures()[id].family == "sourcing":
            continue
        assert [(hit.text, hit.label, hit.weight) for hit in whole.evidence(id)] == [
            (hit.text, hit.label, hit.weight) for part in parts for hit in part.evidence(id)]


def sums(read: Profile, id: str) -> list[float]:
    """The sums of a measure's components over an article."""
    return [float(column.sum()) for column in read.counts[id].columns]


@pytest.mark.parametrize("role", ROLES)
def test_a_block_is_counted_unless_its_role_is_set_aside(role: str) -> None:
    article = paragraphs("Some words.")
    document = parse(replace(article, blocks=(article.blocks[0]._replace(role=role),)))
    assert document.rows == (role not in {"byline", "repeat", "boilerplate"})
