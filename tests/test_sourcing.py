"""The sourcing measures, on texts short enough to count by hand."""

from __future__ import annotations

import tracemalloc

import pytest

from framing.measures import measures
from framing.profiles import Profile, profile

# Quoted are 5 words of Solberg's, 1 of Reed's and 2 of two villagers'; 4 of a report's are told.
TOLD = ("The council met on Monday. “It is cheap,” said Mira Solberg. “Very cheap,” Solberg "
        "insisted. “Never,” Tom Reed said. “Too dear,” said two villagers. A report confirmed that "
        "the saving was small.")
WORDS = 5 + 6 + 4 + 4 + 5 + 8  # sentence by sentence
NONE = "The council met on Monday. It was cold."
SOURCING = [id for id in measures() if id.startswith("sourcing.")]


@pytest.fixture(scope="module")
def told() -> Profile:
    return profile(TOLD)


def value(id: str, text: str, voice: str = "all") -> float | None:
    return profile(text).value(f"sourcing.{id}", voice=voice)


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("quoted_share", 100 * 8 / WORDS),
        ("attributed_share", 100 * 12 / WORDS),
        ("speakers", 4),
        ("named_share", 100 * 6 / 8),
        ("concentration", (5**2 + 1 + 2**2) / 8**2),
        ("first_quote", 100 * 5 / WORDS),
        ("endorsing_verbs", 100 * 1 / 5),
        ("distancing_verbs", 100 * 1 / 5),
        ("charged_verbs", 0),
    ],
)
def test_the_values_of_a_text_counted_by_hand(told: Profile, id: str, expected: float) -> None:
    assert told.value("structure.words") == WORDS
    assert told.value(f"sourcing.{id}") == pytest.approx(expected)


def test_every_sourcing_measure_is_tested_by_hand() -> None:
    assert {id.removeprefix("sourcing.") for id in SOURCING} == {
        "quoted_share", "attributed_share", "speakers", "named_share", "concentration",
        "first_quote", "endorsing_verbs", "distancing_verbs", "charged_verbs"}


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("quoted_share", ["“It is cheap,”", "“Very cheap,”", "“Never,”", "“Too dear,”"]),
        ("attributed_share", ["“It is cheap,”", "“Very cheap,”", "“Never,”", "“Too dear,”",
                              "the saving was small"]),
        ("speakers", ["Mira Solberg", "Tom Reed", "two villagers", "report"]),
        ("endorsing_verbs", ["confirmed"]),
        ("distancing_verbs", ["insisted"]),
        ("charged_verbs", []),
    ],
)
def test_the_evidence_of_a_text_counted_by_hand(
    told: Profile, id: str, expected: list[str]
) -> None:
    assert [hit.text for hit in told.evidence(f"sourcing.{id}")] == expected


# -- what counts -----------------------------------------------------------------------------------


def test_scare_quotes_and_titles_are_not_quoted() -> None:
    text = "The “experts” of the council read “The Price of Darkness” on Monday."
    assert value("quoted_share", text) == value("attributed_share", text) == 0


def test_reported_speech_is_attributed_and_not_quoted() -> None:
    text = "Tom Reed said it rained."
    assert value("quoted_share", text) == 0
    assert value("attributed_share", text) == pytest.approx(100 * 2 / 5)


def test_a_word_that_is_reported_and_quoted_counts_once() -> None:
    text = "Tom Reed said the plan was “a very costly joke”."
    assert value("quoted_share", text) == pytest.approx(100 * 4 / 10)
    assert value("attributed_share", text) == pytest.approx(100 * 7 / 10)


@pytest.mark.parametrize(("id", "expected"), [
    ("speakers", 0), ("quoted_share", 0), ("attributed_share", 0), ("named_share", None),
    ("concentration", None), ("first_quote", None), ("endorsing_verbs", None),
    ("distancing_verbs", None), ("charged_verbs", None)])
def test_a_text_in_which_nobody_speaks(id: str, expected: float | None) -> None:
    assert value(id, NONE) == expected


@pytest.mark.parametrize("id", SOURCING)
@pytest.mark.parametrize("text", ["", "—", "“”", "“…”", "“", "”"])
def test_a_text_without_words_has_no_value_and_no_error(id: str, text: str) -> None:
    assert profile(text).value(id) in (None, 0)


# -- ledgers ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is cheap,” said Mira Solberg.", 1),
        ("“It is cheap,” said Mira Solberg. “It is not,” said Tom Reed.", 1 / 2),
        ("“Yes, it is,” said Mira Solberg. “No,” said Tom Reed.", (3**2 + 1) / 4**2),
    ],
)
def test_concentration_is_the_sum_of_squared_shares(text: str, expected: float) -> None:
    assert value("concentration", text) == pytest.approx(expected)


def test_words_quoted_of_nobody_are_no_speakers() -> None:
    text = "“It is cheap,” said Mira Solberg. It rained. “We have won it at last!” they cried."
    assert value("speakers", text) == 1
    assert value("concentration", text) == pytest.approx(1)


def test_words_quoted_of_nobody_are_of_nobody_named() -> None:
    text = "“We won it,” he said. “It is cheap,” said Mira Solberg."
    assert value("named_share", text) == pytest.approx(50)


def test_one_who_is_only_reported_is_a_speaker_too() -> None:
    assert value("speakers", "Tom Reed said it rained. Ann Lee denied that it rained.") == 2


@pytest.mark.parametrize("voice", ["author", "quoted", "Mira Solberg"])
@pytest.mark.parametrize("id", ["speakers", "named_share", "concentration"])
def test_what_compares_voices_has_no_value_for_one(told: Profile, id: str, voice: str) -> None:
    reading = told.reading(f"sourcing.{id}", voice)
    assert (reading.value, reading.note) == (None, "is of all voices together")


def crowded(speakers: int) -> str:
    """A text of so many speakers, each with a sentence."""
    return " ".join(f"“It is cheap,” said Mira {chr(65 + number // 26 % 26)}olberg"
                    f"{chr(97 + number % 26)}{chr(97 + number // 676)}." for number in
                    range(speakers))


def test_many_speakers_take_the_memory_of_their_words_and_not_of_a_table() -> None:
    read = profile(crowded(3_000))
    assert len(read.speakers) == read.document.rows == 3_000
    ledger = [measures()[id] for id in SOURCING if measures()[id].unit == "ledger"]
    tracemalloc.start()
    counts = [measure.count(read.document) for measure in ledger]
    assert len(read.document.words_by_speaker.words) <= 3 * 3_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(counts) == 3
    assert peak < 3_000 * 3_000  # eight times as much were one number each
    assert read.value("sourcing.concentration") == pytest.approx(1 / 3_000)


def test_an_interval_is_drawn_for_as_many_speakers_as_an_article_has() -> None:
    assert profile(crowded(300)).sample("sourcing.concentration") is not None
    assert profile(crowded(3_000)).sample("sourcing.concentration") is None
    assert profile(crowded(3_000)).sample("sourcing.named_share") is not None


def test_a_ledger_is_read_as_its_columns_are() -> None:
    document = profile(TOLD).document
    counts = measures()["sourcing.concentration"].count(document)
    assert [column.tolist() for column in counts.columns] == [
        [0, 3, 2, 0, 0, 0], [0, 0, 0, 1, 0, 0], [0, 0, 0, 0, 2, 0], [0] * 6, [0, 3, 2, 1, 2, 0]]
    assert [column.sum() for column in counts.columns[:-1]] == [5, 1, 2, 0]
    assert profile(TOLD).sums()["sourcing.concentration"] == [5, 1, 2, 0, 8]


# -- by voice --------------------------------------------------------------------------------------


def test_all_that_is_quoted_is_quoted_and_nothing_of_the_authors(told: Profile) -> None:
    assert told.value("sourcing.quoted_share", voice="quoted") == 100
    assert told.value("sourcing.quoted_share", voice="author") == 0
    assert told.value("sourcing.quoted_share", voice="Mira Solberg") == 100


def test_what_the_author_reports_is_a_share_of_the_authors_words(told: Profile) -> None:
    assert told.value("sourcing.attributed_share", voice="author") == pytest.approx(
        100 * 4 / (WORDS - 8))


# -- verbs -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("verb", "stance"),
    [
        ("said", None), ("told reporters", None), ("added", None),
        ("confirmed", "endorsing"), ("explained", "endorsing"), ("noted", "endorsing"),
        ("claimed", "distancing"), ("insisted", "distancing"), ("alleged", "distancing"),
        ("admitted", "charged"), ("boasted", "charged"), ("conceded", "charged"),
    ],
)
def test_a_verb_backs_keeps_a_distance_or_colours(verb: str, stance: str | None) -> None:
    text = f"Tom Reed {verb} that it rained. Ann Lee said that it snowed."
    assert {each: value(f"{each}_verbs", text) for each in ("endorsing", "distancing", "charged")} \
        == {each: 50 if each == stance else 0 for each in ("endorsing", "distancing", "charged")}


def test_a_cue_of_two_quotations_counts_once() -> None:
    text = "“It is cheap,” Mira Solberg claimed, “and it is good.” Tom Reed said it rained."
    assert value("distancing_verbs", text) == 50


def test_the_first_quotation_may_begin_the_text() -> None:
    assert value("first_quote", "“It is cheap,” said Mira Solberg.") == 0


def test_the_first_quotation_is_not_a_title() -> None:
    text = "They sang “The Price of Darkness” again. “It is cheap,” said Mira Solberg."
    assert value("first_quote", text) == pytest.approx(100 * 7 / 13)
