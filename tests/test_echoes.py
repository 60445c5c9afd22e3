"""Echoes: wording that two voices share, and what two voices may share without repeating."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.document import Document, parse
from framing.voices import echoes as module
from framing.voices.echoes import MOST_EXPECTED, Echo, echoes
from framing.voices.shared import LEAST_WORDS
from tests.building import paragraphs

#: Text around the passages, so that an article is as long as a short one is.
PADDING = (
    "Work on the crossing began in March and went on through the summer. Traffic was sent over "
    "the old road, which is narrow, and shops along the quay lost customers. The council met "
    "twice a month and heard from engineers, who brought maps and tables of figures.",
    "Nobody had asked for a second opinion until the autumn. By then the money was spent, and "
    "those who live nearby had learned to take the long way round.",
)


def read(*texts: str) -> Document:
    return parse(paragraphs(*texts, *PADDING))


def found(*texts: str) -> list[tuple[str, str, str]]:
    """Wording, earlier and later voice of each echo."""
    return [(echo.text, echo.first_voice, echo.second_voice) for echo in echoes(read(*texts))]


FIND = {
    "the narration and a speaker": (
        ("The bridge is a monument of stubborn neglect and wasted years.",
         "“What we see is a monument of stubborn neglect,” said Ann Lee, an engineer."),
        ("is a monument of stubborn neglect", "author", "Ann Lee")),
    "a speaker and the narration": (
        ("“What we see is a monument of stubborn neglect,” said Ann Lee, an engineer.",
         "So the town keeps its monument of stubborn neglect for now."),
        ("monument of stubborn neglect", "Ann Lee", "author")),
    "two speakers": (
        ("“They offered us timid patchwork and threadbare excuses,” said Ann Lee, an engineer.",
         "“It was timid patchwork and threadbare talk,” said Omar Diaz, a baker."),
        ("timid patchwork and threadbare", "Ann Lee", "Omar Diaz")),
    "the narration and nobody who is named": (
        ("The bridge is a monument of stubborn neglect and wasted years.",
         "“I have walked past that monument of stubborn neglect every single morning.”"),
        ("monument of stubborn neglect", "author", "quoted")),
    "other signs, capitals and a final 's": (
        ("Brittle girders, corroded bolts and the council’s indifference brought it down.",
         "“It was brittle girders — corroded bolts and the council,” said Ann Lee."),
        ("Brittle girders, corroded bolts and the council’s", "author", "Ann Lee")),
    "words with a name and a figure among them": (
        ("The crossing swallowed 14 reckless millions of Harwick gold.",
         "“It swallowed 14 reckless millions of Harwick money,” said Ann Lee, an engineer."),
        ("swallowed 14 reckless millions of Harwick", "author", "Ann Lee")),
    "words within a sentence that are left on both sides of its end": (
        ("What they saw was timid stubborn neglect, brittle girders of shame.",
         "“I mean timid stubborn neglect brittle girders of rust,” said Ann Lee, an engineer."),
        ("timid stubborn neglect, brittle girders of", "author", "Ann Lee")),
}

LEAVE = {
    "one speaker's words quoted twice": (
        "“What we see is a monument of stubborn neglect,” said Ann Lee, an engineer.",
        "“A monument of stubborn neglect,” Lee said again."),
    "words quoted of nobody, which may be the speaker's": (
        "“I have walked past that monument of stubborn neglect every single morning.”",
        "“What we see is a monument of stubborn neglect,” said Ann Lee, an engineer."),
    "the narration's own words": (
        "The bridge is a monument of stubborn neglect. A monument of stubborn neglect it stays.",
        "“We will look into it next year,” said Ann Lee, an engineer."),
    "a name": (
        "The money came from the Harwick Maritime Heritage Lottery Fund in spring.",
        "“Ask the Harwick Maritime Heritage Lottery Fund,” said Ann Lee, an engineer."),
    "figures": (
        "They counted 1,204 in 1998, 3,611 in 2007.",
        "“We counted 1,204 in 1998, 3,611 in 2007,” said Ann Lee, an engineer."),
    "set phrases of all news": (
        "At the end of the day the bridge is one of the most important in the United States.",
        "“At the end of the day nothing in the United States is one of the most expensive, and "
        "we are going to have to pay for it,” said Ann Lee, an engineer.",
        "According to the report, they are going to have to do a lot of work over the years."),
    "two words": (
        "The crossing is stubborn neglect made visible.",
        "“This was timid stubborn neglect by everyone,” said Ann Lee, an engineer."),
    "the article's subject": (
        "The pedestrian suspension bridge opened late. A pedestrian suspension bridge is light.",
        "No pedestrian suspension bridge had stood here. The pedestrian suspension bridge sways.",
        "“Our pedestrian suspension bridge is safe,” said Ann Lee, an engineer."),
    "words on both sides of a sentence's end": (
        "What they saw was timid stubborn neglect. Brittle girders of shame.",
        "“I mean timid stubborn neglect brittle girders of rust,” said Ann Lee, an engineer."),
    "words on both sides of a block's end": (
        "What they saw was timid stubborn neglect", "Brittle girders of shame.",
        "“I mean timid stubborn neglect brittle girders of rust,” said Ann Lee, an engineer."),
    "words on both sides of a quotation mark": (
        "The report, said Omar Diaz, calls it “stubborn neglect” brittle girders can show.",
        "“I mean timid stubborn neglect brittle girders of rust,” said Ann Lee, an engineer."),
}


@pytest.mark.parametrize(("texts", "echo"), FIND.values(), ids=FIND.keys())
def test_shared_wording_is_found(texts: tuple[str, ...], echo: tuple[str, str, str]) -> None:
    assert found(*texts) == [echo]


@pytest.mark.parametrize("texts", LEAVE.values(), ids=LEAVE.keys())
def test_what_voices_share_anyway_is_left(texts: tuple[str, ...]) -> None:
    assert found(*texts) == []


def test_a_report_of_what_a_speaker_says_is_not_an_echo_of_it() -> None:
    report = "Ann Lee said that the bridge was a monument of stubborn neglect."
    quotation = "“It is a monument of stubborn neglect,” said Ann Lee, an engineer."
    document = read(report, quotation)
    assert "indirect" in {quote.kind for quote in document.voices.quotes}
    assert echoes(document) == ()


def test_both_spans_are_the_words_in_the_text() -> None:
    texts, _ = FIND["other signs, capitals and a final 's"]
    document = read(*texts)
    (echo,) = echoes(document)
    text = document.article.text
    assert text[slice(*echo.first)] == echo.text == (
        "Brittle girders, corroded bolts and the council’s")
    assert text[slice(*echo.second)] == "brittle girders — corroded bolts and the council"
    assert echo.words == 7


def test_the_longer_the_wording_the_greater_the_surprise() -> None:
    quotation = "“What we see is a monument of stubborn neglect,” said Ann Lee, an engineer."
    (short,) = echoes(read("It is that monument of stubborn neglect.", quotation))
    (long,) = echoes(read("What we see is a monument of stubborn neglect.", quotation))
    assert long.surprise > short.surprise
    assert long.expected < short.expected <= MOST_EXPECTED


def test_each_later_voice_repeats_the_earliest() -> None:
    document = read(
        "The bridge is a monument of stubborn neglect.",
        "“We have a monument of stubborn neglect,” said Ann Lee, an engineer.",
        "“I see a monument of stubborn neglect,” said Omar Diaz, a baker.")
    assert len({echo.first for echo in echoes(document)}) == 1
    assert [echo.second_voice for echo in echoes(document)] == ["Ann Lee", "Omar Diaz"]


def test_a_document_in_one_voice_has_the_echoes_of_the_whole() -> None:
    document = read(*FIND["two speakers"][0])
    assert echoes(document.of("author")) == echoes(document) != ()


def test_without_quotations_nothing_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "news", lambda: pytest.fail("the background was read"))
    assert echoes(read("The bridge is a monument of stubborn neglect.")) == ()


def test_in_other_languages_none_is_sought() -> None:
    article = paragraphs(*FIND["two speakers"][0], *PADDING)
    assert echoes(parse(replace(article, language="nl"))) == ()


PHRASES = ("stubborn neglect", "brittle girders of", "the", "one of the", "Harwick", "14",
           "timid patchwork,", "a monument", "and", "wasted years’", "indifference. Then", "—", "")
WORDS = st.lists(st.sampled_from(PHRASES), min_size=1, max_size=9).map(" ".join)
PASSAGE = st.one_of(
    WORDS.map("{}.".format),
    st.tuples(WORDS, st.sampled_from(("Ann Lee", "Omar Diaz"))).map(
        lambda said: f"“We think {said[0]},” said {said[1]}."),
    WORDS.map("“We think {}.”".format),
    WORDS.map("They call it “{}” there.".format),
)


def words_in(document: Document, echo: Echo, second: bool) -> list[str]:
    """The words of an echo's place, as they are compared."""
    starts, _ = document.token_offsets
    start, end = echo.second if second else echo.first
    return [fold.removesuffix("'s") for fold, at, counted in zip(
        document.folds, starts, document.worded_tokens.tolist(), strict=True)
        if counted and start <= at < end]


@settings(max_examples=150, deadline=None)
@given(st.lists(PASSAGE, min_size=1, max_size=8))
def test_every_echo_is_the_same_words_in_one_sentence_of_each_of_two_voices(
    texts: list[str]
) -> None:
    document = read(*texts)
    text, segments = document.article.text, document.segments
    whose = dict(zip(document.token_offsets[0], document.spoken_by.tolist(), strict=True))
    told = echoes(document)
    assert list(told) == sorted(told, key=lambda echo: echo[1:3])
    for echo in told:
        first, second = (words_in(document, echo, later) for later in (False, True))
        assert first == second
        assert len(first) == echo.words >= LEAST_WORDS
        assert text[slice(*echo.first)] == echo.text
        assert echo.first.end <= echo.second.start
        assert echo.first_voice != echo.second_voice
        assert whose[echo.first.start] != whose[echo.second.start]
        assert 0 <= echo.expected <= MOST_EXPECTED
        for start, end in (echo.first, echo.second):
            assert any(a <= start and end <= b
                       for a, b in zip(segments.start, segments.end, strict=True))
            assert len({voice for at, voice in whose.items() if start <= at < end}) == 1
    later = sorted(echo.second for echo in told)
    assert all(one.end <= other.start for one, other in pairwise(later))
