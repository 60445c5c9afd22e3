"""The shipped word lists: each is what its card says, and every row of it can be found."""

from __future__ import annotations

import hashlib
import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from framing.article import Article
from framing.document import parse
from framing.lexicon import (
    AMOUNT,
    COLUMNS,
    FOLDER,
    SHIELD,
    Entry,
    Lexicon,
    available,
    lexicon,
    load,
)
from framing.measures.loaded import LABELS

CERTAINTY = ("hedges", "boosters", "evidentials", "possibility", "obligation")
EVERY = pytest.mark.parametrize("name", available())
#: The list of verbs of saying has columns of its own (tests/test_attribution_list.py).
COUNTED = pytest.mark.parametrize("name", [name for name in available() if name != "attribution"])


def found(text: str, terms: Lexicon) -> list[tuple[str, str]]:
    document = parse(Article.from_text(text, language="en"))
    hits = document.find(terms)
    return [(text[span.start : span.end], label)
            for span, label in zip(document.spans(hits), hits.label, strict=True)]


def bare(entry: Entry) -> str:
    """A term with what must stand behind it, if anything must."""
    needed = sorted(entry.only_before)[:1]
    return " ".join([*entry.words, *("7" if each in ("#", AMOUNT) else each for each in needed)])


def terms_of(name: str) -> dict[str, Entry]:
    """The rows of a list that count, by their terms."""
    return {" ".join(entry.words): entry for entry in lexicon(name).entries
            if entry.label != SHIELD}


def test_the_lists_that_measures_need_are_shipped() -> None:
    assert {*CERTAINTY, "loaded"} <= set(available())


@COUNTED
def test_a_list_passes_the_checks_of_a_users_own(name: str, tmp_path: Path) -> None:
    # Shipped lists are loaded unchecked; read as a stranger's they must say the same.
    copy = tmp_path / f"{name}.tsv"
    copy.write_bytes((FOLDER / f"{name}.tsv").read_bytes())
    assert load(copy).entries == tuple(lexicon(name).entries)


@COUNTED
def test_a_list_is_sorted_and_has_no_stray_space(name: str) -> None:
    header, *rows = (FOLDER / f"{name}.tsv").read_text("utf-8").removesuffix("\n").split("\n")
    columns = tuple(header.split("\t"))
    assert columns[:2] == ("term", "class")
    assert columns == COLUMNS[: len(columns)]
    terms = [row.split("\t")[0] for row in rows]
    assert terms == sorted(terms)
    assert [row for row in rows for cell in row.split("\t") if cell != " ".join(cell.split())] == []


@EVERY
def test_the_card_says_what_is_in_the_list(name: str) -> None:
    card, entries = lexicon(name).card, lexicon(name).entries
    data = (FOLDER / f"{name}.tsv").read_bytes()
    assert card["sha256"] == lexicon(name).sha256 == hashlib.sha256(data).hexdigest()
    assert card["rows"] == len(entries)
    assert set(card["classes"]) == set(lexicon(name).labels)
    assert card["negation"] == ("skip" if lexicon(name).skip_negated else "count")


@EVERY
@pytest.mark.parametrize(
    "key", ["title", "description", "version", "language", "source", "licence"])
def test_the_card_names(name: str, key: str) -> None:
    assert str(lexicon(name).card[key]).strip()


def test_the_notice_names_every_list_and_table_and_no_other() -> None:
    notice = (FOLDER.parents[1] / "NOTICE").read_text("utf-8")
    named = [Path(line).name for line in notice.split("\n")
             if line.startswith("framing/lexicons/")]
    assert sorted(named) == sorted(path.name for path in FOLDER.glob("*.tsv"))


def test_the_classes_of_loaded_terms_have_names_for_readers() -> None:
    assert lexicon("loaded").card["classes"] == LABELS


@EVERY
def test_every_term_is_found_in_a_sentence_made_of_it(name: str) -> None:
    terms = lexicon(name)
    missed = [term for term, entry in terms_of(name).items()
              if found(bare(entry), terms) != [(term, entry.label)]]
    assert missed == []


@EVERY
def test_every_term_is_found_in_capitals_unless_its_case_matters(name: str) -> None:
    terms = lexicon(name)
    missed = [term for term, entry in terms_of(name).items()
              if bool(found(f"Xx {bare(entry).upper()}", terms)) == entry.lower]
    assert missed == []


@EVERY
def test_every_veto_of_a_word_beside_a_term_holds(name: str) -> None:
    terms = lexicon(name)
    beside = [
        (term, entry.label, text.replace("#", "7"))
        for term, entry in terms_of(name).items()
        for text in [*(f"{word} {bare(entry)}" for word in entry.not_after),
                     *(f"{term} {word}" for word in entry.not_before)]
    ]
    assert [text for term, label, text in beside if (term, label) in found(text, terms)] == []


@COUNTED
def test_no_shield_counts(name: str) -> None:
    terms = lexicon(name)
    shields = [" ".join(entry.words) for entry in terms.entries if entry.label == SHIELD]
    assert [term for term in shields if found(term, terms)] == []


@pytest.mark.parametrize(("one", "other"), list(combinations(CERTAINTY, 2)))
def test_no_term_is_in_two_lists_of_certainty(one: str, other: str) -> None:
    assert terms_of(one).keys() & terms_of(other).keys() == set()


@pytest.mark.parametrize("label", LABELS)
def test_every_class_of_loaded_terms_holds_many(label: str) -> None:
    found = [entry for entry in lexicon("loaded").entries if entry.label == label]
    assert len(found) >= 100


@COUNTED
def test_no_term_is_a_word_that_every_text_has(name: str) -> None:
    assert not {"a", "an", "the", "of", "to", "in", "and", "is", "was", "it", "he", "not"} & set(
        terms_of(name))


@pytest.mark.parametrize(
    ("name", "rows"),
    [("hedges", 324), ("boosters", 212), ("evidentials", 225), ("possibility", 65),
     ("obligation", 144), ("loaded", 7102)],
)
def test_a_change_of_a_list_is_noticed(name: str, rows: int) -> None:
    assert len(lexicon(name).entries) == rows


@pytest.mark.parametrize("name", ["names", "participles", "verbs"])
def test_a_table_that_no_measure_counts_is_what_its_card_says(name: str) -> None:
    data = (FOLDER / f"{name}.tsv").read_bytes()
    card = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    rows = [line.split("\t") for line in data.decode().splitlines()[1:]]
    assert card["sha256"] == hashlib.sha256(data).hexdigest()
    assert card["rows"] == len(rows)
    assert [row[0] for row in rows] == sorted({row[0] for row in rows})
    assert not [cell for row in rows for cell in row if not cell or cell != cell.strip().lower()]
