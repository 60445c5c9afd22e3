"""What machines get: JSON and JSON Lines in the promised shape, CSV that spreadsheets can open."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import math
import os
import subprocess
import sys
import tracemalloc
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from framing.article import Article
from framing.comparison import Comparison, compare
from framing.plugins import of_lexicon
from framing.profiles import VOICES, profile
from framing.render import Options, Subject, render
from framing.render.numbers import number
from framing.render.schema import schema
from framing.render.to_csv import COLUMNS
from framing.render.to_json import dump
from framing.support.printing import printable
from tests.building import compared, of_texts

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
PAIR = ("gazette", "courier")
HOSTILE = [
    "\ud800 half a pair could \udc00 break. It might.",
    "One word",
    "...",
    "=cmd|' /C calc'!A0\n\nIt could rain; it may \x00 not.",
    "e\u0301\u0327 中央政府发表声明。 👩‍👩‍👧 might 👍🏽 come.",
    "1",
]


def loaded(text: str) -> Any:
    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} is no JSON")

    return json.loads(text, parse_constant=refuse)


def as_json(comparison: Comparison, subject: Subject = "compare") -> Any:
    given = comparison if subject == "compare" else comparison.profiles
    return loaded(render("json", subject, given, Options()))


def every_number(value: Any) -> list[float]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [each for part in value for each in every_number(part)]
    return [value] if isinstance(value, float) else []


COMPARISONS = {name: cache(made) for name, made in {
    "two": lambda: compared(*PAIR),
    "three": lambda: compared(*PAIR, "agency"),
    "the same twice": lambda: compared("agency", "agency"),
    "hostile": lambda: of_texts(*HOSTILE),
    "all counted": lambda: compare(EXAMPLES / "gazette.txt", EXAMPLES / "agency.txt", clean=False),
    "one measure": lambda: compare(*compared(*PAIR).profiles, only=()),
    "these": lambda: compare(*compared(*PAIR).profiles, idf="these"),
}.items()}


# -- the schema ------------------------------------------------------------------------------------


@pytest.mark.parametrize("subject", ["compare", "profile"])
def test_the_schema_is_one(subject: Subject) -> None:
    Draft202012Validator.check_schema(schema(subject))


@pytest.mark.parametrize("name", COMPARISONS)
def test_json_is_valid_against_the_schema(name: str) -> None:
    comparison = COMPARISONS[name]()
    Draft202012Validator(schema("compare")).validate(as_json(comparison))
    for document in as_json(comparison, "profile"):
        Draft202012Validator(schema("profile")).validate(document)


def test_one_profile_is_a_document_several_are_a_list() -> None:
    one = loaded(render("json", "profile", compared(*PAIR).profiles[:1], Options()))
    assert one["schema"] == "framing.profile/1"
    several = as_json(compared(*PAIR), "profile")
    assert len(several) == 2
    validator = Draft202012Validator(schema("profile"))
    validator.validate(one)
    validator.validate(several)
    assert not validator.is_valid([several[0], {"schema": "framing.profile/1"}])
    assert not validator.is_valid([several, several])


@pytest.mark.parametrize("subject", ["compare", "profile"])
def test_the_schema_refuses_what_breaks_the_promise(subject: Subject) -> None:
    document = as_json(compared(*PAIR), subject)
    document = document if subject == "compare" else document[0]
    article = document["articles"][0] if subject == "compare" else document["article"]
    validator = Draft202012Validator(schema(subject))
    del article["sha256"]
    assert not validator.is_valid(document)
    article["sha256"] = "no hash"
    assert not validator.is_valid(document)
    article["sha256"] = "0" * 64
    assert validator.is_valid(document)
    article["measures"]["tone.vader"]["all"]["value"] = "0.1"
    assert not validator.is_valid(document)


def test_the_keys_of_the_contract_are_there() -> None:
    document = as_json(compared(*PAIR))
    assert list(document)[:5] == ["schema", "tool", "settings", "articles", "comparability"]
    assert {"similarity", "terms", "findings", "warnings"} <= set(document)
    assert {"name", "version", "lexicons"} <= set(document["tool"])
    assert {"resamples", "idf"} <= set(document["settings"])
    article = document["articles"][0]
    assert {"name", "source", "sha256", "encoding", "bom", "language", "title", "words",
            "sentences", "blocks", "measures", "evidence"} <= set(article)
    assert {"role", "start", "end"} <= set(article["blocks"][0])
    assert set(article["measures"]["tone.vader"]["all"]) == {
        "value", "low", "high", "n", "hits", "note"}
    assert list(article["measures"]["tone.vader"]) == ["all", "author", "quoted"]
    assert {"start", "end", "text", "label", "voice"} <= set(article["evidence"]["loaded.rate"][0])
    assert {"start", "end", "line", "text", "kind", "speaker", "named", "cue", "stance",
            "description", "antecedent", "person"} <= set(
                document["articles"][1]["quotes"][0])
    assert {"name", "kind", "named", "role", "affiliation", "words", "reported", "share", "first",
            "quotes", "mentions", "verbs", "stances", "proposed"} <= set(
                document["articles"][1]["speakers"][0])
    assert {"a", "b", "cosine"} <= set(document["similarity"]["pairs"][0])
    assert {"term", "article", "counts", "log_odds", "z", "p", "q"} <= set(document["terms"][0])
    finding = document["findings"][0]
    assert {"measure", "family", "tests", "voice", "articles", "values", "difference", "low",
            "high", "effect", "p", "q", "verdict", "why", "sentence", "evidence"} <= set(finding)
    assert set(finding) - set(document["contrasts"][0]) == {"evidence"}
    assert {"start", "end", "text", "label", "voice", "line"} <= set(finding["evidence"][0])
    assert document["settings"]["seed"] == 0
    assert document["settings"]["resamples"] == 2000
    assert set(document["comparability"]) == {"verdict", "rules_out", "reasons"}


@pytest.mark.parametrize("name", COMPARISONS)
def test_findings_are_contrasts_with_the_places_they_rest_on(name: str) -> None:
    comparison = COMPARISONS[name]()
    document = as_json(comparison)
    for finding in document["findings"]:
        evidence = finding.pop("evidence")
        assert finding in document["contrasts"]
        article = document["articles"][finding["articles"][0]]
        known = article["evidence"][finding["measure"]]
        assert all(place in known for place in evidence)
        assert len(finding["articles"]) == len(document["articles"])
    ranks = [finding["verdict"] for finding in document["contrasts"]]
    assert ranks == sorted(ranks, key=lambda verdict: (
        verdict == "too few", verdict == "no clear gap", verdict == "differs, on little"))


def test_an_interval_holds_its_value_and_stands_where_a_value_does() -> None:
    some = 0
    for article in as_json(compared(*PAIR))["articles"]:
        for voices in article["measures"].values():
            for read in voices.values():
                assert (read["low"] is None) == (read["high"] is None)
                if read["low"] is not None:
                    assert read["low"] <= read["value"] <= read["high"]
                    some += 1
    assert some > 100


def test_an_article_has_the_same_intervals_in_every_comparison() -> None:
    one, other = as_json(compared(*PAIR)), as_json(compared("gazette", "agency"))
    assert one["articles"][0]["measures"] == other["articles"][0]["measures"]


def test_another_seed_gives_other_intervals_and_the_same_values() -> None:
    files = [EXAMPLES / f"{name}.txt" for name in PAIR]
    one, other = as_json(compare(*files)), as_json(compare(*files, seed=7))
    assert other["settings"]["seed"] == 7
    read = [each["articles"][0]["measures"]["certainty.possibility"]["all"]
            for each in (one, other)]
    assert read[0]["value"] == read[1]["value"]
    assert read[0]["low"] != read[1]["low"]


@pytest.mark.parametrize("name", COMPARISONS)
def test_what_makes_articles_comparable_is_quoted_exactly(name: str) -> None:
    comparison = COMPARISONS[name]()
    for reason in as_json(comparison)["comparability"]["reasons"]:
        for place in reason["evidence"]:
            text = comparison.profiles[place["article"]].article.text
            assert text[place["start"] : place["end"]] == place["text"]


def test_where_every_word_counts_there_is_no_evidence() -> None:
    article = as_json(compared(*PAIR))["articles"][0]
    assert article["evidence"]["readability.flesch"] == []
    assert article["measures"]["readability.flesch"]["all"]["hits"] is None


# -- spans, digits, bytes --------------------------------------------------------------------------


@pytest.mark.parametrize("name", COMPARISONS)
def test_every_span_equals_its_text(name: str) -> None:
    comparison = COMPARISONS[name]()
    for article, profile_ in zip(as_json(comparison)["articles"], comparison.profiles, strict=True):
        text = profile_.article.text
        lines = text.replace("\r\n", "\n").split("\n")
        assert article["characters"] == len(text)
        for id, places in article["evidence"].items():
            assert len(places) == (article["measures"][id]["all"]["hits"] or 0)
            for place in places:
                assert text[place["start"] : place["end"]] == place["text"]
                assert place["text"].split("\n")[0] in lines[place["line"] - 1]
                assert place["voice"] in ("author", "quoted")
        mentions = [each for speaker in article["speakers"] for each in speaker["mentions"]]
        for place in (*article["quotes"], *mentions):
            assert text[place["start"] : place["end"]] == place["text"]
            assert place["text"].split("\n")[0].rstrip("\r") in lines[place["line"] - 1]
        for block in article["blocks"]:
            assert 0 <= block["start"] < block["end"] <= len(text)
            assert text[block["start"] : block["end"]].strip()
        for before, after in zip(article["blocks"], article["blocks"][1:], strict=False):
            assert before["end"] <= after["start"]


@pytest.mark.parametrize("name", COMPARISONS)
def test_quotes_and_speakers_point_at_each_other(name: str) -> None:
    for article in as_json(COMPARISONS[name]())["articles"]:
        quotes, speakers = article["quotes"], article["speakers"]
        for person, speaker in enumerate(speakers):
            assert all(quotes[place]["person"] == person for place in speaker["quotes"])
            assert speaker["first"] == min(quotes[place]["start"] for place in speaker["quotes"])
        for place, quote in enumerate(quotes):
            if quote["person"] is not None:
                assert place in speakers[quote["person"]]["quotes"]
        assert [quote["start"] for quote in quotes] == sorted(quote["start"] for quote in quotes)
        shares = [speaker["share"] for speaker in speakers]
        assert all(share is None or 0 <= share <= 1 for share in shares)
        assert sum(share or 0 for share in shares) <= 1.0001


@given(st.lists(st.text(max_size=80).filter(str.strip), min_size=2, max_size=3))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_valid_json(texts: list[str]) -> None:
    comparison = of_texts(*texts)
    document = as_json(comparison)
    Draft202012Validator(schema("compare")).validate(document)
    for article, profile_ in zip(document["articles"], comparison.profiles, strict=True):
        for places in article["evidence"].values():
            for place in places:
                assert profile_.article.text[place["start"] : place["end"]] == place["text"]


@pytest.mark.parametrize("name", COMPARISONS)
def test_numbers_have_six_significant_digits_and_none_is_nan(name: str) -> None:
    numbers = every_number(as_json(COMPARISONS[name]()))
    assert all(math.isfinite(value) and value == float(f"{value:.6g}") for value in numbers)


@pytest.mark.parametrize(("value", "expected"), [
    (None, None), (math.nan, None), (math.inf, None), (-0.0, 0.0), (1 / 3, 0.333333),
    (1234567.8, 1234570.0), (0.1 + 0.2, 0.3), (941, 941.0),
])
def test_number(value: float | None, expected: float | None) -> None:
    assert number(value) == expected
    assert str(number(value)) != "-0.0"


def test_half_a_surrogate_pair_is_written_as_its_escape() -> None:
    text = dump({"text": "a\ud800b", "name": "中"})
    assert text == '{"text":"a\\ud800b","name":"中"}'
    assert text.encode("utf-8")
    assert loaded(text)["text"] == "a\ud800b"


def test_the_same_input_gives_the_same_bytes() -> None:
    for name in ("json", "jsonl", "csv", "markdown", "table"):
        first = render(name, "compare", compared(*PAIR), Options())
        again = compare(*(EXAMPLES / f"{name}.txt" for name in PAIR))
        assert render(name, "compare", again, Options()) == first


def test_what_a_process_read_before_changes_nothing() -> None:
    code = (
        "import sys; from pathlib import Path; import framing\n"
        "from framing.render import Options, Subject, render\n"
        "a, b, *others = map(Path, sys.argv[1:])\n"
        "for other in others: framing.profile(other)\n"
        "text = render('json', 'compare', framing.compare(a, b), Options())\n"
        "sys.stdout.buffer.write(text.encode())\n"
    )
    files = [str(EXAMPLES / f"{name}.txt") for name in (*PAIR, "agency")]
    found = set()
    for seed, others in (("0", []), ("1", files[2:]), ("7", [files[1], files[2]])):
        found.add(subprocess.run(
            [sys.executable, "-c", code, *files[:2], *others], check=True, capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}).stdout)
    assert len(found) == 1


# -- JSON Lines ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", COMPARISONS)
def test_each_json_line_is_a_part_of_the_document(name: str) -> None:
    comparison = COMPARISONS[name]()
    whole = as_json(comparison)
    properties = schema("compare")["properties"]
    shapes = {
        "article": properties["articles"]["items"],
        "pair": properties["similarity"]["properties"]["pairs"]["items"],
        "shared": properties["shared"]["items"],
        "term": properties["terms"]["items"],
        "finding": properties["findings"]["items"],
        "contrast": properties["contrasts"]["items"],
    }
    lines = render("jsonl", "compare", comparison, Options()).removesuffix("\n").split("\n")
    parts: dict[str, list[Any]] = {}
    for line in lines:
        row = loaded(line)
        record = row.pop("record")
        if record in shapes:
            Draft202012Validator(shapes[record]).validate(row)
        parts.setdefault(record, []).append(row)
    head, = parts["compare"]
    assert head == {key: whole[key] for key in ("schema", "tool", "settings", "comparability")}
    assert parts["article"] == whole["articles"]
    assert parts.get("term", []) == whole["terms"]
    assert parts.get("finding", []) == whole["findings"]
    assert parts.get("contrast", []) == whole["contrasts"]
    assert parts.get("shared", []) == whole["shared"]
    assert parts.get("pair", []) == whole["similarity"]["pairs"]
    assert [row["text"] for row in parts.get("warning", [])] == whole["warnings"]


def test_each_json_line_of_profiles_is_a_document() -> None:
    lines = render("jsonl", "profile", compared(*PAIR).profiles, Options()).splitlines()
    assert [loaded(line) for line in lines] == as_json(compared(*PAIR), "profile")


# -- CSV -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", COMPARISONS)
def test_csv_has_a_row_for_each_article_measure_and_voice(name: str) -> None:
    comparison = COMPARISONS[name]()
    rows = list(csv.DictReader(io.StringIO(render("csv", "compare", comparison, Options()))))
    assert [(row["article"], row["measure"], row["voice"]) for row in rows] == [
        (letter, id, voice)
        for letter, each in zip(comparison.labels, comparison.profiles, strict=True)
        for id in each for voice in VOICES]
    for row in rows:
        assert tuple(row) == COLUMNS
        each = comparison.profiles[comparison.labels.index(row["article"])]
        value = each.value(row["measure"], row["voice"])
        assert row["value"] == ("" if value is None else str(number(value)))
        assert (row["note"] != "") or value is not None


@pytest.mark.parametrize("name", ["=1+1", "+x", "-x", "@SUM(A1)", "\t=1", "\r=1", "＝1", "\n+1",
                                  'a"b', "a,b", "two\nlines\rthree"])
def test_a_name_is_never_run_as_a_formula_nor_breaks_a_row(name: str) -> None:
    each = profile(Article.from_text("It could rain.", name=name))
    rows = list(csv.DictReader(io.StringIO(render("csv", "profile", (each,), Options()))))
    assert len(rows) == len(each) * len(VOICES)
    assert rows[0]["name"].removeprefix("'") == printable(name)
    assert rows[0]["name"].lstrip()[0] not in "=+-@＝\t\r"


def test_a_list_of_the_users_own_is_named_with_its_hash(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("term\tclass\ncrowns\tmoney\n")
    own = compare("Ten crowns a day.", "No crowns at all.", only=(of_lexicon(path),))
    document = json.loads(render("json", "compare", own, Options()))
    assert document["tool"]["lexicons"]["mine.tsv"] == (
        f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}")
    assert document["articles"][0]["measures"]["lexicon.mine"]["all"]["hits"] == 1


def test_json_is_written_in_little_more_memory_than_it_takes() -> None:
    data = [{"start": at, "end": at + 4, "text": f"word{at}"} for at in range(20_000)]
    tracemalloc.start()
    text = dump(data, indent=1)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert json.loads(text) == data
    assert peak < 4 * len(text)  # 11 times where all its pieces are there before they are joined
