"""The table of closed classes and nouns: what its rows promise to the search for speakers."""

from __future__ import annotations

import hashlib
import tomllib
from typing import Any

import pytest

from framing.lexicon import FOLDER
from framing.wording import particles

TABLE = FOLDER / "grammar.tsv"


def lines() -> list[str]:
    return TABLE.read_bytes().decode("utf-8").removesuffix("\n").split("\n")


ROWS = {word: tuple(kinds.split(",")) for word, kinds in (
    line.split("\t") for line in lines()[1:])}


def card() -> dict[str, Any]:
    return tomllib.loads(TABLE.with_suffix(".toml").read_text("utf-8"))


def words(kind: str) -> set[str]:
    return {word for word, kinds in ROWS.items() if kind in kinds}


def test_the_first_line_names_the_columns() -> None:
    assert lines()[0] == "word\tkinds"


def test_the_list_is_sorted_and_has_no_word_twice() -> None:
    found = [line.split("\t")[0] for line in lines()[1:]]
    assert found == sorted(set(found))


def test_words_are_in_lower_case() -> None:
    assert [word for word in ROWS if word != word.lower() or word != word.strip()] == []


def test_kinds_are_those_of_the_card_each_once() -> None:
    assert {kind for kinds in ROWS.values() for kind in kinds} == set(card()["classes"])
    assert [word for word, kinds in ROWS.items() if len(set(kinds)) < len(kinds)] == []


@pytest.mark.parametrize(
    ("kind", "some"),
    [
        ("pronoun", "she they who"),
        ("determiner", "the a every her"),
        ("preposition", "of after like"),
        ("joiner", "and but because"),
        ("auxiliary", "has will is"),
        ("role", "spokeswoman minister nurses"),
        ("body", "ministry council"),
        ("paper", "report survey"),
        ("honorific", "dr mrs gen"),
        ("time", "monday yesterday january"),
        ("place", "france london"),
        ("particle", "van de bin"),
        ("statement", "claim promise warning"),
    ],
)
def test_common_words_are_of_their_kind(kind: str, some: str) -> None:
    assert set(some.split()) <= words(kind)


def test_the_card_says_what_is_in_the_list() -> None:
    assert card()["sha256"] == hashlib.sha256(TABLE.read_bytes()).hexdigest()
    assert card()["rows"] == len(ROWS)


@pytest.mark.parametrize(
    "key", ["title", "description", "version", "language", "source", "licence"])
def test_the_card_names(key: str) -> None:
    assert str(card()[key]).strip()


def test_a_change_of_the_list_is_noticed() -> None:
    assert (len(ROWS), len(card()["classes"])) == (2507, 54)


def test_particles_of_surnames_are_particles_in_running_text() -> None:
    """Those that join two names, and *Mac* and *Te*, which have a capital there, are none."""
    joining = {"and", "e", "et", "und", "y"}
    assert words("particle") >= particles.BEGINNING_SURNAMES
    assert particles.TELLING_NOTHING - words("particle") == {"mac", "te"}
    assert particles.IN_BYLINES - joining - words("particle") == {"zur"}
