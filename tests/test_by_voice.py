"""A document by voice: nothing is lost, nothing counted twice, and every offset is exact."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from framing.article import Article
from framing.document import Document, parse
from framing.measures import measures
from framing.profiles import profile
from framing.tokens import folded
from framing.voices import ATTRIBUTED, SPOKEN
from tests.building import paragraphs
from tests.timing import growth

# Marks, dashes, stops and line ends, among words that measures count and rules look for.
PIECES = st.lists(
    st.sampled_from([
        "“", "”", '"', "'", "‘", "’", "«", "»", "„", "—", "–", "-", "-- ", ".", ",", ":", ";", "?",
        "!", "…", "(", ")", " ", " ", " ", "\n", "\n\n", "\r\n\r\n", "\u00a0", "a", "b", "S", "Q:",
        "said", "says", "he", "she", "that", "according to", "Okafor", "Dr. Ines Okafor", "adding",
        "claimed", "admitted", "the minister", "may", "it seems", "clearly", "a disaster", "fact",
        "the dam is safe", "He left.", "She stayed", "report", "told", "to", "of", "and", "but",
    ]),
    max_size=40,
).flatmap(lambda pieces: st.sampled_from(["", " "]).map(lambda space: space.join(pieces)))
ANY = PIECES | st.text(st.sampled_from("“”\"‘’'«»—–-.,:?! \n\r\tabS\u00a0\u0301\u2028\ud800"))

TOLD = ("“The dam is clearly safe,” said Dr. Ines Okafor. It may not be, critics claimed. She said "
        "it would hold. “It may leak,” she said, “but not ‘burst’.”\n\nThe “experts” left. “A "
        "disaster,” one villager said.")

#: A sentence or block in which both speak is one of the author's and one of the quoted.
OF_BOTH = {"structure.sentences", "structure.paragraphs", "structure.paragraph_words",
           "structure.headings", "structure.list_items"}
ADDING = [id for id, measure in measures().items()
          if measure.unit == "segment" and id not in OF_BOTH]


def text_of(document: Document) -> list[str]:
    """The tokens of a document, as they stand in the text."""
    text = document.article.text
    return [text[start:end] for start, end in zip(*document.token_offsets, strict=True)]


def places_of(part: Document, whole: Document) -> list[int]:
    """Which tokens of the whole a document in one voice holds."""
    if part.kept is None:
        return list(range(len(whole.tokens)))
    return [int(at) for at in part.kept]


@given(ANY)
@example(TOLD)
@example("“a” “b")
@example("“a ‘b’ c” said")
def test_every_token_has_one_voice(text: str) -> None:
    document = parse(Article.from_text(text))
    author, quoted = document.of("author"), document.of("quoted")
    assert sorted(places_of(author, document) + places_of(quoted, document)) == list(
        range(len(document.tokens)))


@given(ANY)
@example(TOLD)
def test_every_quoted_token_is_one_speakers_or_nobodys(text: str) -> None:
    document = parse(Article.from_text(text))
    people = [len(document.of(place).tokens) for place in range(len(document.voices.speakers))]
    nobody = int(np.sum(document.spoken_by == -2))
    assert sum(people) + nobody == len(document.of("quoted").tokens)


@given(ANY)
@example(TOLD)
@example("“a”“b”")
@example("a—“b”—c.”")
@example("It was—‘a very bad idea’, he said.")
@example("'‘We won,’ he said.")
def test_segments_in_one_voice_are_in_the_text_and_do_not_overlap(text: str) -> None:
    document = parse(Article.from_text(text))
    spans = []
    for voice in ("author", "quoted"):
        part = document.of(voice)
        own = list(zip(part.segments.start, part.segments.end, strict=True))
        assert own == sorted(own)
        spans += own
        for row, start, end in zip(part.row.tolist(), *part.token_offsets, strict=True):
            assert part.segments.start[row] <= start < end <= part.segments.end[row]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(sorted(spans)))


@given(ANY)
@example(TOLD)
def test_a_segment_in_one_voice_stands_in_its_sentence(text: str) -> None:
    document = parse(Article.from_text(text))
    for voice in ("author", "quoted"):
        part = document.of(voice)
        if part is document:
            continue
        assert part.segments.share is not None
        for row, sentence in enumerate(part.segments.sentence.tolist()):
            assert document.segments.start[sentence] <= part.segments.start[row]
            assert part.segments.end[row] <= document.segments.end[sentence]
            assert 0 <= part.segments.share[row] <= 1
            assert part.segments.voice[row] == voice


@given(ANY)
@example(TOLD)
def test_the_tokens_of_a_voice_stand_where_it_says(text: str) -> None:
    document = parse(Article.from_text(text))
    surfaces = document.vocabulary.surfaces
    for voice in ("author", "quoted"):
        part = document.of(voice)
        assert text_of(part) == [surfaces[token] for token in part.tokens.tolist()]


@given(ANY)
@example(TOLD)
@example("“a ‘b’ c,” he said that “d”")
def test_quotes_are_in_order_and_their_offsets_in_the_text(text: str) -> None:
    quotes = profile(text).quotes
    order = [(quote.start, -quote.end) for quote in quotes]
    assert order == sorted(order)
    for quote in quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        assert (quote.speaker is None) == (quote.named is None)
        for span in (quote.cue_span, quote.speaker_span):
            assert span is None or 0 <= span.start < span.end <= len(text)
        if quote.cue_span is not None:
            at = text[quote.cue_span.start : quote.cue_span.end]
            assert quote.cue is not None
            assert folded(at).split()[0] in quote.cue.split()


@given(ANY)
@example(TOLD)
def test_what_is_set_in_marks_begins_with_one(text: str) -> None:
    for quote in profile(text).quotes:
        if quote.kind in {"partial", "scare", "title"}:
            assert text[quote.start] in "“”„‟«»‹›\"‘’‚‛'`"


@given(ANY)
@example(TOLD)
def test_what_is_set_in_marks_does_not_overlap(text: str) -> None:
    spans = [(quote.start, quote.end) for quote in profile(text).quotes
             if quote.kind != "indirect"]
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@given(ANY)
@example(TOLD)
@example("He said it was “so”. He said it “is so”")
def test_reported_speech_holds_a_quotation_whole_or_not_at_all(text: str) -> None:
    quotes = profile(text).quotes
    marked = [quote for quote in quotes if quote.kind != "indirect"]
    for told in quotes:
        if told.kind != "indirect":
            continue
        for quote in marked:
            apart = quote.end <= told.start or told.end <= quote.start
            assert apart or (told.start <= quote.start and quote.end <= told.end)


@given(ANY)
@example(TOLD)
def test_evidence_is_what_stands_at_its_offsets(text: str) -> None:
    read = profile(text)
    for id in read:
        for hit in read.evidence(id):
            assert text[hit.start : hit.end] == hit.text != ""
            assert hit.voice in ("author", "quoted")


@pytest.mark.parametrize("id", ADDING)
@given(text=ANY)
@example(text=TOLD)
@example(text="It “may” be. “It may,” he said; it seems “clearly” so.")
@example(text="It is a “disaster”. In “fact” it seems so.")
@example(text="Tom Reed said the plan was “a very costly joke”.")
def test_author_and_quoted_add_up_to_all(id: str, text: str) -> None:
    read = profile(text, only=(measures()[id],))
    if id not in read.counts:
        return
    own = [read.reading(id, voice) for voice in ("all", "author", "quoted")]
    whole, author, quoted = own
    assert whole.n == author.n + quoted.n
    if whole.hits is not None:
        assert whole.hits == (author.hits or 0) + (quoted.hits or 0)


@pytest.mark.parametrize(("id", "text"), [
    ("structure.sentences", "“It may rain again,” said Ann Lee."),
    ("structure.paragraphs", "“It may rain again,” said Ann Lee."),
    ("structure.list_items", "- “It may rain again,” said Ann Lee.\n- The dam held."),
])
def test_a_sentence_or_block_in_which_both_speak_is_one_of_each(id: str, text: str) -> None:
    read = profile(text, only=(measures()[id],))
    whole, author, quoted = (read.value(id, voice) for voice in ("all", "author", "quoted"))
    assert (author, quoted) == (whole, 1)


@given(ANY)
@example(TOLD)
def test_the_words_of_speakers_are_the_quoted_words_that_have_one(text: str) -> None:
    read = profile(text)
    document = read.document
    held = document.spoken_by >= 0
    assert sum(speaker.words for speaker in read.speakers) == int(
        np.sum(document.worded_tokens * held))


@given(ANY)
@example(TOLD)
def test_each_speaker_has_the_quotes_that_name_it(text: str) -> None:
    read = profile(text)
    own = [[number for number, quote in enumerate(read.quotes) if quote.person == place]
           for place in range(len(read.speakers))]
    assert own == [list(speaker.quotes) for speaker in read.speakers]
    assert all(own)
    assert all(quote.kind in ATTRIBUTED for quote in read.quotes if quote.person is not None)


def test_the_voices_of_a_short_text() -> None:
    read = profile(TOLD)
    document = read.document
    assert " ".join(text_of(document.of("quoted"))) == (
        "“ The dam is clearly safe , ” “ It may leak , ” “ but not ‘ burst ’. ” “ A disaster , ”")
    assert [quote.kind for quote in read.quotes if quote.kind in SPOKEN] == [
        "direct", "direct", "direct", "direct"]


def test_a_word_counts_in_the_voice_it_stands_in() -> None:
    read = profile(TOLD)
    [seen] = [hit for hit in read.evidence("certainty.boosters") if hit.text == "clearly"]
    assert seen.voice == "quoted"
    assert [read.reading("certainty.possibility", voice).hits
            for voice in ("all", "author", "quoted")] == [2, 1, 1]


def test_a_text_without_quotations_is_the_authors() -> None:
    document = parse(paragraphs("The dam holds. It held."))
    assert document.of("author") is document
    assert len(document.of("quoted").tokens) == 0
    assert profile("The dam holds.").value("structure.words", voice="quoted") is None


def test_a_text_in_marks_altogether_has_no_authors_words() -> None:
    document = parse(paragraphs("“The dam holds and it will hold.”"))
    assert len(document.of("author").tokens) == 0
    assert document.of("quoted") is document


# -- time ------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    ["“It holds,” said Ann Lee. ", "“It holds,” he said.\n\n", "“It holds.”\n\n", "“It holds. ",
     "He said it held. ", "Q: It holds.\n\n", "Ann Lee said it “holds” and left.\n\n"],
)
def test_time_grows_with_the_article_and_no_faster(unit: str) -> None:
    assert grows(unit, 100) <= 40


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    ["“a” ", "he “a” ", "‘a’ ", "“a ", "said said ", "according to ", "a, b, said, ", "who said ",
     "that “a” said ", "Ann Lee, ", "He said: “a "],
)
def test_time_grows_with_a_sentence_that_never_ends_and_no_faster(unit: str) -> None:
    assert grows(unit, 50) <= 40


def grows(unit: str, times: int) -> float:
    """How many times as long it takes to find the voices of a text 16 times as long."""
    def work(times: int) -> Callable[[], object]:
        def find() -> None:
            voices = parse(Article.from_text(unit * times)).voices
            _ = voices.quotes, voices.speakers

        return find

    return growth(work, times, 16 * times, rounds=5)


def test_a_part_of_one_sentence_has_no_tone_of_its_own_and_says_so() -> None:
    read = profile("Ann Lee said the beam “might hold for a year, or it might go tomorrow”.")
    for id in ("tone.vader", "tone.valence"):
        reading = read[id]["quoted"]
        assert (reading.value, reading.n) == (None, 1)
        assert reading.note == "too little to read: 0.67, where 1 is needed"
