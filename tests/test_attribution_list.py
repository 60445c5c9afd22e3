"""The list of verbs that introduce speech and thought: what its rows promise to the program."""

from __future__ import annotations

import hashlib
import tomllib
from collections import defaultdict
from typing import Any, NamedTuple

import pytest

from framing.lexicon import FOLDER

TABLE = FOLDER / "attribution.tsv"
HEADER = "term\tclass\tlemma\tframes"
CLASSES = {"neutral", "endorsing", "distancing", "charged"}
FRAMES = "sctqioafdn"
PARTICLES = {"back", "clear", "evidence", "in", "into", "it", "of", "off", "on", "out", "slip",
             "to", "up"}


class Row(NamedTuple):
    term: str
    label: str
    lemma: str
    frames: str

    @property
    def verb(self) -> str:
        """The lemma without its particle."""
        return self.lemma.split(" ")[0]


def lines() -> list[str]:
    return TABLE.read_bytes().decode("ascii").removesuffix("\n").split("\n")


ROWS = [Row(*line.split("\t")) for line in lines()[1:]]
BY_TERM = {row.term: row for row in ROWS}


def card() -> dict[str, Any]:
    return tomllib.loads(TABLE.with_suffix(".toml").read_text("utf-8"))


def forms() -> dict[str, set[str]]:
    """The forms of each lemma."""
    table = defaultdict(set)
    for row in ROWS:
        table[row.lemma].add(row.term)
    return table


def test_the_first_line_names_the_columns() -> None:
    assert lines()[0] == HEADER


def test_the_list_is_sorted_and_has_no_form_twice() -> None:
    terms = [row.term for row in ROWS]
    assert terms == sorted(set(terms))


def test_a_term_is_one_word_in_lower_case() -> None:
    assert [row.term for row in ROWS if not (row.term.isalpha() and row.term.islower())] == []


def test_classes_and_frames_are_known() -> None:
    assert {row.label for row in ROWS} == CLASSES
    assert {letter for row in ROWS for letter in row.frames} == set(FRAMES)


def test_frames_are_in_one_order_each_once() -> None:
    assert [row for row in ROWS
            if row.frames != "".join(letter for letter in FRAMES if letter in row.frames)] == []


def test_every_verb_has_a_construction() -> None:
    # A document as subject is not one, and a clause that may be inverted is a clause.
    assert [row for row in ROWS if not row.frames.strip("d")] == []
    assert [row for row in ROWS if {"s", "c"} <= set(row.frames)] == []


def test_the_forms_of_a_lemma_agree() -> None:
    table = defaultdict(set)
    for row in ROWS:
        table[row.lemma].add((row.label, row.frames))
    assert {lemma: ways for lemma, ways in table.items() if len(ways) > 1} == {}


def test_a_lemma_is_a_verb_that_has_a_row_with_at_most_a_particle() -> None:
    assert [row for row in ROWS if row.verb not in BY_TERM] == []
    assert [row for row in ROWS if BY_TERM[row.verb].lemma != row.lemma] == []
    assert {row.lemma.removeprefix(row.verb).lstrip() for row in ROWS} == PARTICLES | {""}


def test_a_lemma_has_all_its_forms() -> None:
    # The base, one in -s, one in -ing; and a past, which is the base in these few.
    past_is_base = {"hit back", "let slip", "put it", "read"}
    for lemma, found in forms().items():
        base = lemma.split(" ")[0]
        rest = found - {base}
        ing = {form for form in rest if form.endswith("ing")}
        third = {form for form in rest if form.endswith("s")}
        assert ing, lemma
        assert third, lemma
        assert bool(rest - ing - third) == (lemma not in past_is_base), lemma


@pytest.mark.parametrize(
    ("lemma", "some"),
    [
        ("say", "say says said saying"),
        ("write", "write writes wrote written writing"),
        ("deny", "deny denies denied denying"),
        ("admit", "admit admits admitted admitting"),
        ("credit", "credit credits credited crediting"),
        ("agree", "agree agrees agreed agreeing"),
        ("echo", "echo echoes echoed echoing"),
        ("lie", "lie lies lied lying"),
        ("label", "label labels labeled labelled labeling labelling"),
        ("criticize", "criticize criticized criticise criticised criticising"),
        ("learn", "learn learned learnt learning"),
        ("lambaste", "lambaste lambastes lambast lambasts lambasted lambasting"),
        ("go on", "go goes went gone going"),
        ("tear into", "tear tears tore torn tearing"),
    ],
)
def test_irregular_and_british_forms_are_there(lemma: str, some: str) -> None:
    assert set(some.split()) <= forms()[lemma]


@pytest.mark.parametrize(
    "term",
    ["admited", "referd", "concured", "shruged", "creditted", "offerred", "argueing", "lieing",
     "forecastted", "denys", "echos", "presss"],
)
def test_no_misspelt_form_is_there(term: str) -> None:
    assert term not in BY_TERM


@pytest.mark.parametrize(
    ("label", "terms"),
    [
        ("neutral", "say said told wrote asked thinks argued suggested warned accused condemned"),
        ("endorsing", "confirmed notes explained shows found recalled knows stresses emphasised"),
        ("distancing", "claimed alleges insisted maintained contends asserted portrays labelled"),
        ("charged", "admitted conceded acknowledged boasted slams fumed scoffed vowed threatened"),
    ],
)
def test_the_stance_of_common_verbs(label: str, terms: str) -> None:
    assert {BY_TERM[term].label for term in terms.split()} == {label}


@pytest.mark.parametrize(
    ("frame", "terms"),
    [
        ("s", "said added argued claimed warned quipped announced hit"),
        ("c", "believes thought hopes feared knew doubted expects denied"),
        ("t", "told informed assured reminded warned advised convinced notified"),
        ("q", "asked wondered questioned inquired explained"),
        ("i", "promised vowed pledged threatened offered demanded claims purports"),
        ("o", "urged asked ordered told encouraged begged called warned instructed pressed"),
        ("a", "called described labeled branded dubbed denounced hailed dismissed praised refer"),
        ("f", "accused blamed faulted criticized praised charged thanked slammed"),
        ("d", "shows found suggests indicates estimates said notes warned details alleges"),
    ],
)
def test_the_frames_of_common_verbs(frame: str, terms: str) -> None:
    assert [term for term in terms.split() if frame not in BY_TERM[term].frames] == []


@pytest.mark.parametrize(
    "term", ["want", "try", "plan", "refuse", "decline", "run", "pose"])
def test_a_verb_that_reports_nothing_is_left_out(term: str) -> None:
    assert term not in BY_TERM


def test_no_verb_of_deeds_takes_an_infinitive_as_speech() -> None:
    assert [term for term in ("agree", "decide", "hope", "expect", "continue")
            if "i" in BY_TERM[term].frames] == []


def test_the_card_says_what_is_in_the_list() -> None:
    assert card()["sha256"] == hashlib.sha256(TABLE.read_bytes()).hexdigest()
    assert card()["rows"] == len(ROWS)
    assert set(card()["classes"]) == CLASSES
    assert card()["negation"] == "count"


@pytest.mark.parametrize(
    "key", ["title", "description", "version", "language", "source", "licence"])
def test_the_card_names(key: str) -> None:
    assert str(card()[key]).strip()


def test_a_change_of_the_list_is_noticed() -> None:
    assert (len(ROWS), len(forms())) == (1734, 415)
