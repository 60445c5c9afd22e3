"""What is odd and read all the same: with warnings, and notes where there is too little to say."""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from framing.article import Article
from framing.comparison import Comparison, compare
from framing.measures import measures
from framing.profiles import Profile, profile
from framing.render import Options, formats, render
from framing.render.schema import schema
from framing.sources import read
from tests.running import LEFT, RIGHT, run, works

GERMAN = ("Die Regierung hat am Dienstag beschlossen, dass die Brücke im Herbst geschlossen wird. "
          "Der Bürgermeister sagte, es könne noch Jahre dauern, und niemand wisse, wie teuer es "
          "werde. ") * 5

ODD: Mapping[str, bytes] = {
    "one word": b"Word",
    "one letter": b"a",
    "one sign": b"!",
    "only numbers": b"12 34 56.7 1,000\n2024 99%\n",
    "only quotation marks": "“”\"''‘’«»„“”".encode() * 5,
    "unclosed quotation marks": "“\"«".encode() * 1000,
    "only quotations": "“a” ".encode() * 1000,
    "no sentence end": b"the council met and could not say whether it would close the bridge " * 30,
    "one long word": b"x" * 50_000,
    "another language": GERMAN.encode(),
    "another script": "首相は昨日、新しい計画が議論されると発表した。".encode() * 20,
    "right to left": "ראש הממשלה אמר כי ההסכם עשוי להיחתם. \u202eabc\u202c could.".encode() * 9,
    "markup": b"[bold]Title[/bold]\n\n[red]The[/red] [/] bridge [link=x]could[/link] close "
              b"<script>alert(1)</script> &amp; `code` *it* | pipe | $x$ :smile: %s {0}\n",
    "a web page": b"<!DOCTYPE html><html><body><p>The bridge could close.</p></body></html>",
    "emoji": "😀👩‍👩‍👧‍👦🇬🇧 The bridge could👍🏽 close\n\n😀".encode(),
    "only emoji": "😀👩‍👩‍👧‍👦🇬🇧".encode(),
    "lone surrogates": b"\xed\xa0\xbd The bridge \xed\xb8\x80could close. It may.",
    "surrogates in pairs": b"The bridge \xed\xa0\xbd\xed\xb8\x80 could close.",
    "combining marks": "e\u0301e\u0301 n\u0303o could z\u0300. \u0301 It could. ".encode() * 9,
    "only combining marks": "\u0301".encode() * 50,
    "a heap of combining marks": ("could a" + "\u0300" * 3000).encode(),
    "invisible joiners": "\u200bco\u00aduld\u200b \u2060may\u200d be\ufeff.".encode(),
    "mixed line ends": "Title\r\rOne could.\r\nTwo may.\n\rThree\x0bFour\x0cFive\x85Six\u2028Seven"
                       "\u2029Eight could.".encode(),
    "wide spaces": "The\u00a0bridge\u2003could\u3000close.".encode(),
    "control characters": b"The \x1b[31mbridge\x1b[0m could close. " + b"It may close again. " * 9,
    "a formula": b"=1+1 could be @SUM(A1) +1 -1\n",
    "only headings": b"# One\n\n## Two could\n\n### Three\n",
    "only a list": b"- one\n- two could\n* three\n4. four\n",
    "only boilerplate": b"Share this article\n\nSubscribe to our newsletter\n\n",
    "only a byline": b"By Ann Example",
    "shouting": b"THE COUNCIL COULD CLOSE THE BRIDGE!!! " * 20,
    "odd capitals": "İSTANBUL İ could ǅ ﬁ ß ŉ. ".encode() * 5,
    "not assigned": "\U000e0001\U0010ffff\ue000 \ufffe could".encode(),
    "another encoding": "“The café could close,” he said – in Zürich.".encode("cp1252"),
    "UTF-16": "The bridge could close. “Yes.”".encode("utf-16"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("odd")
    for name, data in ODD.items():
        (path / f"{name}.txt").write_bytes(data)
    (path / "plain.txt").write_text(RIGHT)
    return path


@pytest.fixture(autouse=True)
def _here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)


@cache
def odd(name: str) -> Profile:
    return profile(read(f"{name}.txt"))


@cache
def beside(name: str) -> Comparison:
    return compare(odd(name), odd("plain"))


def printed(name: str, format: str, options: Options) -> list[str]:
    return [render(format, "profile", (odd(name),), options),
            render(format, "compare", beside(name), options)]


# All of them, in every format


@pytest.mark.parametrize("format", formats())
@pytest.mark.parametrize("name", ODD)
def test_it_is_printed_in_every_format(name: str, format: str) -> None:
    for options in (Options(), Options(full=True, width=60),
                    Options(screen=True, color=True, width=80)):
        for text in printed(name, format, options):
            assert text.endswith("\n")
            assert text.encode()  # nothing that UTF-8 lacks
            codes = re.sub(r"\x1b\[[\d;]*m", "", text) if options.color else text
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", codes)


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("name", ODD)
def test_no_line_is_wider_than_the_screen(name: str, width: int) -> None:
    for text in printed(name, "table", Options(screen=True, width=width)):
        assert max(map(cell_len, text.splitlines())) <= width


@pytest.mark.parametrize("name", ODD)
def test_its_json_keeps_the_promise_and_every_span_is_its_text(name: str) -> None:
    found = json.loads(printed(name, "json", Options())[1])
    jsonschema.Draft202012Validator(schema("compare")).validate(found)
    article, text = found["articles"][0], odd(name).article.text
    for places in article["evidence"].values():
        assert all(text[place["start"] : place["end"]] == place["text"] for place in places)
    assert all(0 <= block["start"] < block["end"] <= len(text) for block in article["blocks"])


@pytest.mark.parametrize("name", ODD)
def test_every_number_is_one_or_has_a_note_in_its_place(name: str) -> None:
    for id in odd(name):
        read = odd(name)[id]["all"]
        assert read.note if read.value is None else math.isfinite(read.value)


@pytest.mark.parametrize("name", ODD)
def test_it_is_read_by_the_command_with_warnings_on_stderr_alone(name: str) -> None:
    ended = run("compare", f"{name}.txt", "plain.txt")
    assert ended.code == 0
    assert ended.out
    assert all(line.startswith("framing: ") for line in ended.err.splitlines())


@pytest.mark.parametrize("name", ODD)
def test_its_terms_are_shown(name: str) -> None:
    assert works("terms", f"{name}.txt", "plain.txt", "--every", "-q")


# Each by what is odd in it


def warnings(name: str) -> str:
    return run("profile", f"{name}.txt").err


@pytest.mark.parametrize(("name", "words"), [
    ("one word", "1 word"), ("only numbers", "6 words"), ("only a byline", "words"),
])
def test_a_text_of_few_words_is_warned_of(name: str, words: str) -> None:
    assert f"{words}: its rates rest on next to nothing." in warnings(name)


@pytest.mark.parametrize("name", ["only quotation marks", "only emoji", "one sign"])
def test_a_text_without_words_is_warned_of_and_not_for_its_length(name: str) -> None:
    said = f"{name}.txt has no words: there is nothing to count in."
    assert said in warnings(name)
    compared = run("compare", f"{name}.txt", "plain.txt").err
    assert said in compared
    assert "times as long" not in compared


@pytest.mark.parametrize("name", ["only quotation marks", "only emoji", "one sign"])
def test_where_nothing_can_be_counted_in_a_note_stands_instead_of_a_number(name: str) -> None:
    for id, measure in measures().items():
        read = odd(name)[id]["all"]
        if (measure.family == "structure" and read.value is not None) or (
            id == "sourcing.speakers"
        ):
            assert read.value in (0, 1)
        else:
            assert (read.value, bool(read.note)) == (None, True), id


@pytest.mark.parametrize("name", ["one word", "one letter", "only numbers"])
def test_one_word_has_no_readability(name: str) -> None:
    rows = csv.DictReader(io.StringIO(works("profile", f"{name}.txt", "--format", "csv", "-q")))
    for row in rows:
        if row["voice"] == "all" and row["measure"] in (
            "readability.flesch", "readability.fog", "readability.smog"
        ):
            assert row["value"] == ""
            assert row["note"].startswith("too little to read")


def test_a_text_without_a_sentence_end_is_one_sentence() -> None:
    assert odd("no sentence end").value("structure.sentences") == 1


def test_another_language_is_refused_by_measures_of_english_words_and_by_those_alone() -> None:
    german = odd("another language")
    assert german.article.language == "de"
    assert "reads as German: measures that rest on English words are left out" in warnings(
        "another language")
    for id, measure in measures().items():
        read = german[id]["all"]
        if measure.english:
            assert (read.value, read.note) == (
                None, "rests on English words; this text reads as German"), id
        elif measure.family == "structure":
            assert read.value is not None, id


def test_two_languages_are_warned_of() -> None:
    assert "different languages" in run("compare", "another language.txt", "plain.txt").err


@pytest.mark.parametrize("format", ["table", "json", "jsonl"])
def test_markup_is_shown_as_it_is(format: str) -> None:
    assert all("[bold]Title[/bold]" in text for text in printed("markup", format, Options()))


def test_markup_in_context_is_shown_as_it_is() -> None:
    assert (":smile: %s {0}" in works("terms", "markup.txt", "plain.txt", "--find", "could", "-q"))


def test_markdown_escapes_what_it_would_read_as_markup() -> None:
    text = printed("markup", "markdown", Options())[1]
    assert r"\[bold\]Title\[/bold\]" in text
    assert not re.search(r"(?<!\\)<script", text)


def test_of_a_web_page_no_tag_is_counted() -> None:
    assert "has 4 words" in warnings("a web page")


def test_lone_surrogates_are_warned_of_and_pairs_are_joined() -> None:
    assert "holds lone surrogates" in warnings("lone surrogates")
    assert "surrogates in pairs.txt has 4 words" in warnings("surrogates in pairs")
    assert odd("surrogates in pairs").article.text == "The bridge 😀 could close."


def test_a_guessed_encoding_is_warned_of() -> None:
    assert "read as cp1252 (not UTF-8)" in warnings("another encoding")


def test_a_formula_in_a_name_is_no_formula_in_a_spreadsheet(folder: Path) -> None:
    (folder / "=1+1.txt").write_text("The bridge could close.")
    text = works("profile", "=1+1.txt", "--format", "csv", "-q", "--label", "@SUM(A1)")
    assert all(row[1:3] == ["'@SUM(A1)", "'=1+1.txt"]
               for row in list(csv.reader(io.StringIO(text)))[1:])


def test_the_same_file_twice_is_warned_of_and_differs_in_nothing() -> None:
    ended = run("compare", "plain.txt", "plain.txt", "--format", "json")
    assert "A and B are the same text, byte for byte." in ended.err
    found: dict[str, Any] = json.loads(ended.out)
    assert found["similarity"]["pairs"] == [{"a": 0, "b": 1, "cosine": 1.0, "containment": 1.0}]
    assert found["articles"][0]["measures"] == found["articles"][1]["measures"]
    assert all(term["q"] >= 0.5 for term in found["terms"])


def test_texts_of_very_unlike_length_are_warned_of() -> None:
    assert "B is more than 3 times as long as A" in run("compare", "one word.txt", "plain.txt").err


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_other_line_ends_change_no_number(folder: Path, ending: str) -> None:
    (folder / "ends.txt").write_bytes(LEFT.replace("\n", ending).encode())
    (folder / "usual.txt").write_text(LEFT)
    values = [profile(folder / name).values() for name in ("ends.txt", "usual.txt")]
    assert values[0] == values[1]


def test_ten_megabytes_in_one_line_are_read(folder: Path) -> None:
    line = "The council could vote on it, and nobody knew what the harbour wall would cost then "
    (folder / "long.txt").write_text(line * (10_000_000 // len(line) + 1))
    text = works("profile", "long.txt", "--only", "structure,rhetoric", "-q", "--format", "csv")
    assert "A,long.txt,long.txt,structure.sentences,all,1.0," in text


def test_forty_articles_are_set_side_by_side() -> None:
    articles = [Article.from_text(RIGHT, name=f"{number}.txt") for number in range(40)]
    found = compare(*articles)
    assert found.labels[25:28] == ("Z", "A2", "B2")
    for format in formats():
        assert render(format, "compare", found, Options(screen=True, width=80))


def test_words_a_sentence_have_separators_as_all_figures_have() -> None:
    one = profile(Article.from_text("the bridge could close " * 300))
    shown = render("table", "profile", (one,), Options())
    assert "1,200 words a sentence" in " ".join(shown.split())


#: What articles are made of, and what no article should have.
PIECES = st.sampled_from([
    *"“”„«»‹›\"‘’'`´–—…()[].,:;!?\t*#|<>", "\n", "\r\n", "\n\n", "\u00a0", "\u200b", "\ufeff",
    "\u0301", "\u202e", "\u2028", "\x85", "\0", "\ud800", "😀", "中", "é", "İ", "ﬁ", "``", "--",
    "said ", "Ann Lee ", "Dr. Roe, ", "he ", "told ", "could ", "U.S. ", "By Ann Lee",
    " ", "was hit by ", "$5m ", "never ", "according to ", "terrible ", "Q: ",
    "LONDON (AP) — ", "- ", "1. ", "who ",
])


@given(st.lists(PIECES, max_size=60).map("".join))
def test_every_span_of_whatever_text_is_its_text(text: str) -> None:
    read = profile(text)
    assert read.article.text == text
    for id in read:
        for each in read.evidence(id):
            assert each.text
            assert text[each.start : each.end] == each.text
        assert all(found.note for found in read[id].values() if found.value is None)
    spans = [(each.start, each.end) for each in read.quotes]
    spans += [(span.start, span.end) for actor in read.actors for span in actor.mentions]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    edges = [edge for block in read.article.blocks for edge in block.span]
    assert edges == sorted(edges)
