"""Syllables: what the rule must get, what only the table knows, and that any string has a count."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import syllables
from framing.errors import FramingError
from framing.making.syllables import syllables as read_cmudict
from framing.syllables import by_spelling, count, exceptions

ROOT = Path(__file__).parents[1]
DATA = Path(os.environ.get("FRAMING_DATA") or ROOT / "../shared/data")


Put = Callable[[bytes | None], None]


@pytest.fixture
def table_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Put]:
    """Put another table in the place of the shipped one."""

    def put(data: bytes | None) -> None:
        path = tmp_path / "syllables.tsv"
        if data is not None:
            path.write_bytes(data)
        monkeypatch.setattr(syllables, "TABLE", path)
        exceptions.cache_clear()

    yield put
    monkeypatch.undo()
    exceptions.cache_clear()


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("make", 1), ("makes", 1), ("places", 2), ("churches", 2), ("walked", 1), ("wanted", 2),
        ("the", 1), ("league", 1), ("antiques", 2), ("lonely", 2), ("government", 3),
        ("homework", 2), ("basically", 3), ("table", 2), ("tables", 2), ("handled", 2),
        ("acre", 2), ("tourism", 3), ("media", 3), ("special", 2), ("negotiate", 4),
        ("radio", 3), ("nation", 2), ("previous", 3), ("gracious", 2), ("video", 3), ("area", 3),
        ("create", 2), ("creature", 2), ("reinvent", 3), ("actual", 3), ("quality", 3),
        ("royal", 2), ("saying", 2), ("chaos", 2), ("going", 2), ("don't", 1), ("mcdonald", 3),
        ("cdc", 3), ("wsj", 5), ("obamacare", 4), ("cybersecurity", 6),
    ],
)  # fmt: skip
def test_the_rule_gets_by_itself(word: str, number: int) -> None:
    assert by_spelling(word) == number
    assert count(word) == number


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("people", 2), ("business", 2), ("didn't", 2), ("couldn't", 2), ("every", 3), ("mr", 2),
        ("abalone", 4), ("recipe", 3), ("maybe", 2), ("science", 2), ("being", 2), ("idea", 3),
        ("something", 2), ("nbc", 3), ("w", 3), ("naive", 2),
    ],
)  # fmt: skip
def test_the_dictionary_knows_what_spelling_may_not_tell(word: str, number: int) -> None:
    assert count(word) == number


@pytest.mark.parametrize("word", ["people", "business", "didn't", "abalone", "recipe"])
def test_an_exception_is_in_the_table_because_the_rule_errs(word: str) -> None:
    assert exceptions()[word] != by_spelling(word)


def test_no_row_of_the_table_is_idle() -> None:
    idle = [w for w, n in exceptions().items() if not w.endswith("'s") and by_spelling(w) == n]
    assert idle == []
    assert len(exceptions()) == 6776


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("church's", 2), ("george's", 2), ("fox's", 2), ("dog's", 1), ("people's", 2),
        ("zzyzx's", 2), ("well-known", 2), ("stay-at-home", 3), ("covid-19", 2), ("u.s.", 2),
        ("d.c.", 2), ("workers'", 2), ("The", 1), ("People", 2), ("DIDN’T", 2), ("café", 2),
        ("erdoğan", 3), ("Ærø", 2), ("", 0), ("2020", 0), ("3.5", 0), ("—", 0), ("'", 0),
    ],
)  # fmt: skip
def test_owners_compounds_marks_and_digits(word: str, number: int) -> None:
    assert count(word) == number


@given(st.text() | st.text("aeiouybcdlrstmw'’-.s9é", max_size=30))
def test_any_string_has_a_count_that_case_does_not_change(text: str) -> None:
    number = count(text)
    assert number >= 0
    if text.isascii():
        assert (number > 0) == any(map(str.isalpha, text))
        assert number == count(text.upper())


@given(st.lists(st.sampled_from(["well", "known", "people", "church's", "nbc"]), min_size=1))
def test_a_compound_has_the_syllables_of_its_parts(parts: list[str]) -> None:
    assert count("-".join(parts)) == sum(map(count, parts))


@pytest.mark.parametrize("unit", ["a", "e", "io", "a's", "a'", "-", "mc"])
def test_an_endless_word_is_counted_too(unit: str) -> None:
    assert count(unit * 20_000) >= 0


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "begins with ''"),
        (b"word,syllables\naaa,3\n", "begins with 'word,syllables'"),
        (b"word\tsyllables\naaa\tthree\n", "three"),
        (b"word\tsyllables\naaa\t3\nabalone\n", "can't be used"),
        (b"word\tsyllables\n\xff\t3\n", "can't be used"),
        (None, "can't be used"),
    ],
)
def test_a_damaged_table_is_a_clear_error(
    table_of: Put, data: bytes, message: str
) -> None:
    table_of(data)
    with pytest.raises(FramingError, match=message) as caught:
        count("abalone")
    assert "syllables.tsv" in str(caught.value)
    assert "install framing again" in str(caught.value)


def test_importing_reads_no_table() -> None:
    code = "import framing.syllables as s; assert s.exceptions.cache_info().currsize == 0"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_every_word_of_the_dictionary_gets_its_first_pronunciation() -> None:
    path = DATA / "lexicons/cmudict.gz"
    if not path.is_file():
        pytest.skip(f"no source data: {path} isn't there; FRAMING_DATA names its folder")
    known = read_cmudict(gzip.decompress(path.read_bytes()).decode("utf-8"))
    assert len(known) == 121_970
    assert [word for word, number in known.items() if count(word) != number] == []
