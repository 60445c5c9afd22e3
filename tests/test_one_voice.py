"""Reading in one voice: the author's words, the quoted ones, or one speaker's, in every format."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from framing.article import Article
from framing.cautions import warnings
from framing.comparison import Comparison, compare
from framing.errors import SettingError
from framing.measures import measures
from framing.one_voice import Heard, heard
from framing.profiles import Profile, profile
from framing.render import Options, formats, render
from framing.render.schema import schema
from tests import building

LEFT = ("The Wall\n\nThe council could vote on Tuesday, and the wall could fall. “It could be a "
        "disaster, a catastrophe,” said Ruth Sample, an engineer. “We might lose it all.”\n\n"
        "“Nothing could be worse,” said Tom Reed. Nobody else spoke on the day.")
RIGHT = ("The Harbour\n\nThe wall is old. “The wall may hold until the spring,” said Ruth Sample. "
         "The clerk said that the vote might be late.")
SILENT = "The Sea\n\nThe sea is wide. It could be wider still, and it might be deep."
VOICES = ["author", "quoted", "Ruth Sample"]


def profiles(*texts: str) -> list[Profile]:
    return [profile(Article.from_text(text, name=f"{number}.txt"))
            for number, text in enumerate(texts)]


def compared(voice: str, *texts: str) -> Comparison:
    return compare(*heard(profiles(*(texts or (LEFT, RIGHT))), voice))


def as_json(comparison: Comparison) -> Any:
    return json.loads(render("json", "compare", comparison, Options()))


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("id", [id for id, each in measures().items() if each.unit != "ledger"])
def test_a_reading_is_the_one_that_the_whole_gives_for_the_voice(voice: str, id: str) -> None:
    for whole, one in zip(profiles(LEFT, RIGHT), heard(profiles(LEFT, RIGHT), voice), strict=True):
        assert one.reading(id) == whole.reading(id, voice)
        assert one.value(id) == one.values()[id] == whole.value(id, voice)


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("id", measures())
def test_evidence_is_what_the_voice_says_and_as_much_as_its_hits(voice: str, id: str) -> None:
    for one in heard(profiles(LEFT, RIGHT), voice):
        found = one.evidence(id)
        assert len(found) == (one.reading(id).hits or 0)
        for each in found:
            assert one.article.text[each.start : each.end] == each.text


@pytest.mark.parametrize("voice", VOICES)
def test_an_interval_is_the_one_that_the_whole_gives_for_the_voice(voice: str) -> None:
    id = "certainty.possibility"
    for whole, one in zip(profiles(LEFT, RIGHT), heard(profiles(LEFT, RIGHT), voice), strict=True):
        assert one.interval(id) == whole.interval(id, voice)
        assert one.interval(id, "author") == whole.interval(id, "author")
        assert list(one.sentences(id)) == list(whole.sentences(id, voice))  # type: ignore[arg-type]
    _, absent = heard(profiles(LEFT, RIGHT), "Tom Reed")
    assert absent.interval(id) is None
    assert absent.sample(id) is None
    assert absent.sentences(id) is None


def test_all_is_the_profiles_as_they_were() -> None:
    whole = profiles(LEFT, RIGHT)
    assert heard(whole, "all") == tuple(whole)
    assert heard(whole, "All") == tuple(whole)


@pytest.mark.parametrize("name", ["Ruth Sample", "ruth sample", "Sample", "sample"])
def test_a_speaker_is_found_by_name_in_full_or_in_part(name: str) -> None:
    one, other = heard(profiles(LEFT, RIGHT), name)
    assert isinstance(one, Heard)
    assert one.voice == "Ruth Sample"
    assert [each.text for each in one.evidence("certainty.possibility")] == ["could", "might"]
    assert [each.text for each in other.evidence("certainty.possibility")] == ["may"]


def test_where_a_speaker_does_not_speak_notes_stand_instead_of_numbers() -> None:
    one, other = heard(profiles(LEFT, RIGHT), "Tom Reed")
    assert one.value("certainty.possibility")
    for id in other:
        assert other.value(id) is None
        assert other.reading(id).note == "Tom Reed doesn’t speak in it"
        assert other.evidence(id) == ()


def test_where_nobody_is_quoted_that_is_the_note() -> None:
    [one] = heard(profiles(SILENT), "quoted")
    assert {one.reading(id).note for id in one} == {"nobody is quoted"}


def test_a_voice_that_nobody_has_names_who_speaks_the_nearest_first() -> None:
    with pytest.raises(SettingError) as raised:
        heard(profiles(LEFT, RIGHT), "Tim Reed")
    assert str(raised.value) == (
        "Nobody called 'Tim Reed' speaks in 0.txt or 1.txt: a voice is all, author, quoted, or one "
        "of Tom Reed, Ruth Sample.")
    with pytest.raises(SettingError, match="none with a name speaks there"):
        heard(profiles(SILENT), "Ann")


def test_a_name_that_two_have_is_refused() -> None:
    text = "“It is so,” said Ann Lee. “It is not so at all,” said Bo Lee."
    with pytest.raises(SettingError, match="'Lee' could be Ann Lee, Bo Lee in"):
        heard(profiles(text), "Lee")


@pytest.mark.parametrize("voice", [*VOICES, "Tom Reed"])
@pytest.mark.parametrize("name", formats())
def test_every_format_prints_one_voice(voice: str, name: str) -> None:
    comparison = compared(voice)
    for options in (Options(), Options(screen=True, full=True), Options(screen=True)):
        text = render(name, "compare", comparison, options)
        assert text == render(name, "compare", compared(voice), options)
        assert render(name, "profile", comparison.profiles, options)


@pytest.mark.parametrize("voice", VOICES)
def test_the_head_says_whose_words_are_counted_and_how_many(voice: str) -> None:
    whose = {"author": "the authors’ own words", "quoted": "quoted words"}.get(
        voice, "the quoted words of Ruth Sample")
    comparison = compared(voice)
    sizes = [int(each.document.words.sum()) for each in comparison.profiles]
    for name in ("table", "markdown"):
        text = " ".join(render(name, "compare", comparison, Options()).split())
        assert f"Counted: {whose} alone. A {sizes[0]} of 43, B {sizes[1]} of 25." in text


def test_the_head_says_who_does_not_speak() -> None:
    text = render("table", "compare", compared("Tom Reed"), Options())
    assert "B none (Tom Reed doesn’t speak in it)." in text
    assert "Nothing was tested: 1.txt: Tom Reed doesn’t speak in it." in text


def test_a_review_of_all_voices_says_nothing_of_whose_words_are_counted() -> None:
    for options in (Options(), Options(screen=True)):
        assert "Counted:" not in render("table", "compare", compared("all"), options)


@pytest.mark.parametrize("voice", ["all", *VOICES, "Tom Reed"])
def test_json_keeps_all_voices_and_adds_the_speaker(voice: str) -> None:
    comparison = compared(voice)
    document = as_json(comparison)
    Draft202012Validator(schema("compare")).validate(document)
    assert document["settings"]["voice"] == voice
    plain = as_json(compared("all"))
    for article, before, one in zip(document["articles"], plain["articles"], comparison.profiles,
                                    strict=True):
        assert article["words"] == before["words"]
        assert article["quotes"] == before["quotes"]
        assert article["speakers"] == before["speakers"]
        for id, readings in article["measures"].items():
            assert {**before["measures"][id], **readings} == readings
            assert readings[voice]["hits"] == one.reading(id).hits
            assert len(article["evidence"][id]) == (readings[voice]["hits"] or 0)


@pytest.mark.parametrize("voice", ["author", "Tom Reed"])
def test_csv_has_the_one_voice_alone(voice: str) -> None:
    rows = list(csv.DictReader(io.StringIO(
        render("csv", "compare", compared(voice), Options()))))
    assert {row["voice"] for row in rows} == {voice}
    assert len(rows) == 2 * len(measures())


def test_a_sentence_of_which_a_part_is_counted_is_shown_whole() -> None:
    text = render("table", "profile", compared("quoted").profiles, Options())
    shown = re.findall(r"^[^:\n]+: [AB]:\d+: (.+)$", text, re.M)
    assert shown
    assert all(each in LEFT + RIGHT for each in shown)


def test_warnings_say_that_a_voice_has_few_words_or_none() -> None:
    one, other = heard(profiles(LEFT, RIGHT), "Tom Reed")
    assert warnings(one) == (
        "0.txt has 4 words quoted of Tom Reed: its rates rest on next to nothing.",)
    assert warnings(other) == ("1.txt gives no figures here: Tom Reed doesn’t speak in it.",)
    [author] = heard(profiles(LEFT), "author")
    assert "words of the author’s own" in warnings(author)[0]


@pytest.mark.parametrize("voice", ["author", "quoted", "Joren Halvast", "Bettine Crowle"])
def test_what_is_lacking_is_so_whoevers_words_are_counted(voice: str) -> None:
    pair = building.compared("agency", "courier")
    own = compare(*heard(pair.profiles, voice)).coverage
    assert own == pair.coverage
