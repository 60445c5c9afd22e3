"""A collection: its rows add up to what profiles say, whoever wrote them and however it was cut."""

from __future__ import annotations

import gc
import time
import weakref
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import numpy as np
import pytest

import framing
from framing.collection.building.duplicates import later
from framing.collection.columns import SCALE, Encoder, kept
from framing.collection.engines import Task
from framing.collection.parts import Fields, Part
from framing.collection.receipts import Receipt
from framing.collection.settings import Settings
from framing.collection.store import NO_DAY, Collection
from framing.collection.streams import Stream
from framing.counts import total
from framing.errors import FramingError, SettingError, UnreadableError
from framing.measures import measures
from framing.profiles import profile
from framing.terms import word_counts
from tests.building import EXAMPLES
from tests.corpora import GERMAN, errors_of, made, row, rows_of, write

VOICES = ("all", "author", "quoted")
TEXTS_HERE = sorted(EXAMPLES.glob("*.txt"))


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    """The examples, each voice by itself too."""
    folder = tmp_path_factory.mktemp("collection") / "c"
    return made(folder, *TEXTS_HERE, settings=Settings(voices=("author", "quoted"))).collection


@cache
def read(path: Path) -> framing.Profile:
    """Profile an example."""
    return profile(path)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Thirty articles as JSON Lines, with two lines that hold none."""
    rows = [row(number) for number in range(30)]
    return write(tmp_path / "news.jsonl", [*rows[:7], "{", *rows[7:], '{"text": ""}'])


# Numbers


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("id", measures())
def test_a_rows_components_give_the_value_that_profile_prints(
        examples: Collection, id: str, voice: str) -> None:
    if measures()[id].unit == "ledger" and voice != "all":
        pytest.skip("is of all voices together")
    name = id if voice == "all" else f"{id}.{voice}"
    of = examples.kept[name]
    columns = examples.counts([f"{name}.{place}" for place in range(of.size)])
    for place, path in enumerate(TEXTS_HERE):
        value = of.value([int(column[place]) for column in columns.values()])
        expected = read(path).value(id, voice)
        if expected is None and of.formula is total:  # of what nobody is quoted with: no words
            expected = 0.0
        # A component in millionths is off by half of one at most.
        assert value == (expected if of.scale == 1 or expected is None
                         else pytest.approx(expected, rel=1e-6, abs=1e-6))


@pytest.mark.parametrize("id", [id for id, each in measures().items() if each.unit != "article"])
def test_sums_over_articles_are_those_of_their_components(examples: Collection, id: str) -> None:
    of = examples.kept[id]
    columns = examples.counts([f"{id}.{place}" for place in range(of.size)])
    sums = [int(column.sum()) for column in columns.values()]
    each = [Encoder((of,)).components(read(path)) for path in TEXTS_HERE]
    assert sums == pytest.approx([sum(column) * of.scale for column in zip(*each, strict=True)],
                                 rel=1e-12, abs=len(each) / 2)


def test_only_sums_that_mean_something_are_marked_as_such() -> None:
    units = {each.name: each.unit for each in kept(tuple(measures().values()))}
    assert units["headline.coverage"] == units["sourcing.concentration"] == "article"
    assert units["sourcing.named_share"] == units["sourcing.speakers"] == "ledger"


def test_a_share_of_named_sources_adds_up_by_their_words(tmp_path: Path) -> None:
    named = "“The wall is safe until spring comes,” said Ruth Sample."
    unnamed = "“It could fall tomorrow,” said a resident."
    file = write(tmp_path / "a.jsonl", [{"text": f"{named} {unnamed}"}, {"text": unnamed}])
    collection = made(tmp_path / "c", file).collection
    of = collection.kept["sourcing.named_share"]
    names, quoted = collection.counts(["sourcing.named_share.0", "sourcing.named_share.1"]).values()
    assert (names.tolist(), quoted.tolist()) == ([7, 0], [11, 4])
    assert of.value([7, 15]) == pytest.approx(100 * 7 / 15)


@pytest.mark.parametrize("id", [id for id, each in measures().items() if not each.fractions])
@pytest.mark.parametrize("voice", VOICES)
def test_a_measure_counts_in_fractions_only_where_it_says_so(id: str, voice: str) -> None:
    for path in TEXTS_HERE:
        sums = read(path).sums(voice).get(id, [])
        assert sums == [round(each) for each in sums]


def test_a_measure_that_keeps_its_fractions_to_itself_is_found_out() -> None:
    hedges = kept((measures()["certainty.hedges"],))
    with pytest.raises(RuntimeError, match=r"certainty\.hedges counts in fractions"):
        Encoder(hedges).whole([[1.5, 20.0]])


def test_a_measure_from_outside_is_kept_in_millionths(tmp_path: Path) -> None:
    plugin = tmp_path / "own.py"
    plugin.write_text(
        "import numpy as np\nfrom framing.counts import Counts, ratio\n"
        "from framing.measures import measure\n"
        "@measure('own.thirds', per='', cite='')\n"
        "def thirds(doc):\n    '''A third of the words.'''\n"
        "    return Counts((doc.words / 3, doc.words), ratio)\n")
    file = write(tmp_path / "a.jsonl", [row(0)])
    try:
        collection = made(tmp_path / "c", file, settings=Settings(
            only=("own",), plugins=(str(plugin),))).collection
        thirds, words = collection.counts(["own.thirds.0", "own.thirds.1"]).values()
        assert thirds[0] == round(int(words[0]) / 3)
        assert words[0] % SCALE == 0
    finally:
        measures().pop("own.thirds", None)  # type: ignore[attr-defined]


def test_a_list_of_ones_own_is_kept_and_read_without_it(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("term\tclass\nwall\tthing\n")
    file = write(tmp_path / "a.jsonl", [row(0), row(1)])
    made(tmp_path / "c", file, settings=Settings(only=("tone",), lexicons=(str(own),)))
    own.unlink()
    collection = Collection.open(tmp_path / "c")
    hits, words = collection.counts(["lexicon.own.0", "lexicon.own.1"]).values()
    assert hits.tolist() == [4, 3]
    assert collection.kept["lexicon.own"].value([int(hits[0]), int(words[0])]) == pytest.approx(
        1000 * 4 / words[0])


def test_what_no_measure_of_english_reads_adds_nothing_and_says_so(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", [{"id": "de", "text": GERMAN}, {"id": "en", **row(1)}])
    collection = made(tmp_path / "c", file).collection
    found = collection.counts(["read", "loaded.rate.1", "sourcing.speakers.0", "structure.words.0"])
    assert found["read"].tolist() == [0, 1]
    assert found["loaded.rate.1"][0] == found["sourcing.speakers.0"][0] == 0
    assert found["structure.words.0"][0] > 30
    german, english = collection.rows("language", "loaded.rate", "structure.words")
    assert (german["language"], german["loaded.rate"]) == ("de", None)
    assert german["structure.words"] == [found["structure.words.0"][0]]
    assert english["loaded.rate"] is not None


def test_counts_say_when_and_whose_an_article_is(tmp_path: Path, news: Path) -> None:
    collection = made(tmp_path / "c", news).collection
    assert collection.outlets == ("", "Courier", "Gazette")
    found = collection.counts(["outlet", "day"])
    rows = list(collection.rows("outlet", "date"))
    assert [collection.outlets[code] for code in found["outlet"]] == [
        each["outlet"] for each in rows]
    assert [str(day) for day in found["day"].astype("datetime64[D]")] == [
        each["date"] for each in rows]


def test_an_article_without_a_date_has_no_day(tmp_path: Path) -> None:
    collection = made(tmp_path / "c", write(tmp_path / "a.jsonl", [row(0, date=None)])).collection
    assert collection.counts(["day"])["day"].tolist() == [NO_DAY]


def test_a_column_that_was_not_counted_is_named_with_the_nearest(examples: Collection) -> None:
    with pytest.raises(SettingError, match=r"did you mean loaded\.rate\.0"):
        examples.counts(["loaded.rates.0"])


# Words and articles


def test_words_are_those_of_terms(tmp_path: Path, news: Path) -> None:
    collection = made(tmp_path / "c", news, settings=Settings(size=2000)).collection
    words = collection.words()
    assert len(collection.parts) > 3
    assert len(set(words.vocabulary)) == len(words.vocabulary)
    start = 0
    for place, end in enumerate(words.ends.tolist()):
        counted = Counter(words.vocabulary[token] for token in words.tokens[start:end])
        assert counted == word_counts(profile(collection.article(place)).document)
        start = end
    assert start == len(words.tokens)


def test_words_come_part_by_part_too(tmp_path: Path, news: Path) -> None:
    collection = made(tmp_path / "c", news, settings=Settings(size=2000)).collection
    whole = collection.words()
    streams = [part.vocabulary[token] for part in collection.word_parts() for token in part.tokens]
    assert [whole.vocabulary[token] for token in whole.tokens] == streams


def test_words_are_the_same_however_many_tables_were_gone_through(
        monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [path.read_text() for path in TEXTS_HERE]

    def gathered() -> tuple[list[str], list[int], list[int], list[bool]]:
        stream, tables = Stream(), []
        for text in texts:
            document = profile(text).document
            stream.add(document)
            tables.append(weakref.ref(document.vocabulary))
            del document
        gc.collect()
        found = stream.words()
        return (found.vocabulary, found.tokens.tolist(), found.ends.tolist(),
                [table() is None for table in tables])

    whole = gathered()
    monkeypatch.setattr("framing.tokens.MAX_FORMS", 3)
    *small, gone = gathered()
    assert small == list(whole[:3])
    assert gone == [True] * (len(texts) - 1) + [False]


def test_an_article_is_read_again_from_where_it_stands(tmp_path: Path, news: Path) -> None:
    collection = made(tmp_path / "c", news, settings=Settings(size=2000)).collection
    for place, expected in enumerate(collection.rows("id", "sha256")):
        article = collection.article(place)
        assert (article.name, article.sha256) == (expected["id"], expected["sha256"])


def test_an_article_that_has_changed_is_not_passed_off_as_the_one_counted(
        tmp_path: Path, news: Path) -> None:
    collection = made(tmp_path / "c", news).collection
    news.write_text(news.read_text().replace("Number 0 ends", "Number 0 goes on"))
    with pytest.raises(UnreadableError, match="changed"):
        collection.article(0)


# Damage


@pytest.fixture
def kept_whole(tmp_path: Path, news: Path) -> Collection:
    """A collection of two parts and more, of which articles are left out."""
    with news.open("a") as file:
        file.write(news.read_text())
    return made(tmp_path / "c", news, settings=Settings(size=9000), fields=Fields("text", "id"),
                duplicates="first").collection


def asked(folder: Path) -> None:
    """Read all that there is of a collection."""
    collection = Collection.open(folder)
    collection.counts(["words"])
    collection.words()
    list(collection.rows("id"))


@pytest.mark.parametrize("damage", ["gone", "empty", "cut", "other"])
@pytest.mark.parametrize("name", ["articles", "counts", "words", "parts", "dropped.npy",
                                  "manifest.json"])
def test_damage_is_a_sentence_and_never_another_number(
        kept_whole: Collection, name: str, damage: str) -> None:
    folder = kept_whole.folder
    assert len(kept_whole.parts) > 1
    assert len(kept_whole) == 30
    path = folder / name
    if path.is_dir():
        key = kept_whole.parts[0].key
        path = next(path.glob(f"{key}.*"))
        other = next(path.parent.glob(f"{kept_whole.parts[-1].key}.*")).read_bytes()
    else:
        other = b'{"schema": "framing.collection/1", "complete": true}'
    data = path.read_bytes()
    path.unlink()
    if damage != "gone":
        path.write_bytes({"empty": b"", "cut": data[:-64], "other": other}[damage])
    with pytest.raises(UnreadableError) as found:
        asked(folder)
    said = str(found.value)
    assert said.count("\n") == 0
    assert str(folder) in said


# The same, however it was made


@pytest.mark.parametrize("size", [500, 5000])
def test_rows_are_the_same_whatever_the_parts(tmp_path: Path, news: Path, size: int) -> None:
    made(tmp_path / "one", news)
    made(tmp_path / "many", news, settings=Settings(size=size))
    assert rows_of(tmp_path / "many") == rows_of(tmp_path / "one")
    errors = [(tmp_path / name / "errors.ndjson").read_bytes() for name in ("one", "many")]
    assert errors[0] == errors[1]
    assert errors[0].count(b"\n") == 2


def test_a_words_place_does_not_hang_on_what_was_read_before(tmp_path: Path, news: Path) -> None:
    first = made(tmp_path / "one", news).collection.words()
    profile("Zebras and xylophones would confuse a table of words.")
    again = made(tmp_path / "two", news).collection.words()
    assert first.vocabulary == again.vocabulary
    assert np.array_equal(first.tokens, again.tokens)


def test_one_process_does_one_part_at_a_time(
        tmp_path: Path, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cluster's worker has several threads as a rule, and one table of word forms."""
    from framing.collection.building import work

    at_once: list[int] = []
    inside = 0

    def watched(article: framing.Article, **given: object) -> framing.Profile:
        nonlocal inside
        inside += 1
        at_once.append(inside)
        time.sleep(0.002)  # long enough for another thread to come in, if it may
        try:
            return profile(article, **given)  # type: ignore[arg-type]
        finally:
            inside -= 1

    def on_threads(task: Task, parts: Iterable[Part]) -> Iterator[Receipt]:
        with ThreadPoolExecutor(4) as pool:
            yield from pool.map(task, parts)

    monkeypatch.setattr(work, "profile", watched)
    small = Settings(size=2000)
    made(tmp_path / "one", news, settings=small)
    made(tmp_path / "many", news, settings=small, run=on_threads)
    assert max(at_once) == 1
    assert rows_of(tmp_path / "many") == rows_of(tmp_path / "one")


def test_parquet_holds_the_same_rows(tmp_path: Path, news: Path) -> None:
    pytest.importorskip("pyarrow")
    plain = made(tmp_path / "plain", news).collection
    parquet = made(tmp_path / "parquet", news, settings=Settings(format="parquet")).collection
    assert list(parquet.rows()) == list(plain.rows())
    assert list(parquet.rows("id")) == list(plain.rows("id"))


# What cannot be read


def test_what_cannot_be_read_is_a_line_each_with_its_place(tmp_path: Path, news: Path) -> None:
    collection = made(tmp_path / "c", news).collection
    assert len(collection) == 30
    errors = errors_of(tmp_path / "c")
    assert [each["position"] for each in errors] == [8, 32]
    assert {each["file"] for each in errors} == {str(news)}
    assert all(set(each) == {"id", "file", "position", "why"} for each in errors)


def test_an_article_on_which_a_measure_fails_is_one_error(
        tmp_path: Path, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from framing.collection.building import work

    def fails(article: framing.Article, **given: object) -> framing.Profile:
        if "Number 5 ends" in article.text:
            raise ZeroDivisionError("five")
        return profile(article, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(work, "profile", fails)
    collection = made(tmp_path / "c", news).collection
    assert len(collection) == 29
    errors = errors_of(tmp_path / "c")
    assert [each["why"] for each in errors if each["position"] == 6] == ["ZeroDivisionError: five"]


def test_it_stops_where_it_is_told_to(tmp_path: Path, news: Path) -> None:
    with pytest.raises(FramingError, match=r"news.jsonl:8: .*no part was done"):
        made(tmp_path / "c", news, stop=True)
    made(tmp_path / "c", news)
    with pytest.raises(FramingError, match=r"news.jsonl:8"):
        made(tmp_path / "c", news, stop=True)


def test_what_is_done_is_a_sentence_of_its_own_where_it_stops(
        tmp_path: Path, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*args: object, **given: object) -> None:
        raise ZeroDivisionError("five")

    monkeypatch.setattr("framing.collection.building.work.profile", fails)
    with pytest.raises(FramingError, match=r"ZeroDivisionError: five\. Nothing is lost"):
        made(tmp_path / "c", news, stop=True)


def test_hard_texts_end_in_a_row_or_an_error(tmp_path: Path) -> None:
    texts = ["[bold]x[/bold] \x1b[31m", "a\u0000b", "\ud800 half", "=cmd()", "\n" * 50, "🙂" * 300,
             "word " * 3000]
    file = write(tmp_path / "a.jsonl", [
        {"id": f"=id[red]{number}", "text": text, "outlet": text[:20], "title": text[:30]}
        for number, text in enumerate(texts)])
    found = made(tmp_path / "c", file)
    assert len(found.collection) + found.tally.errors == len(texts)
    assert len(list(found.collection.rows())) == len(found.collection)


@pytest.mark.parametrize("form", ["ndjson", "parquet"])
@pytest.mark.parametrize("damage", ["cut", "short", "gone"])
def test_rows_that_are_damaged_or_gone_are_told(
    tmp_path: Path, news: Path, form: str, damage: str
) -> None:
    collection = made(tmp_path / "c", news, settings=Settings(format=form)).collection
    file, = (tmp_path / "c" / "articles").iterdir()
    assert len(list(collection.rows("id"))) == len(collection)
    if damage == "gone":
        file.unlink()
    else:
        data = file.read_bytes()
        file.write_bytes(data[:data.index(b"\n") + 1] if damage == "short" else data[:-9])
    with pytest.raises(UnreadableError, match=r"Cannot read .*/articles/.*: .*; give the same"):
        list(collection.rows("id"))


# Duplicates


@pytest.fixture
def twice(tmp_path: Path) -> Path:
    """Ten articles, of which three have an id that another has."""
    return write(tmp_path / "twice.jsonl", [row(number, id=f"i{number % 7}")
                                            for number in range(10)])


def test_all_articles_with_one_id_count_unless_told_otherwise(tmp_path: Path, twice: Path) -> None:
    found = made(tmp_path / "c", twice, fields=Fields(text="text", id="id"))
    assert (len(found.collection), found.again) == (10, 3)
    assert found.twice == ("i0", "i1", "i2")


def test_later_articles_with_an_id_are_left_out_everywhere(tmp_path: Path, twice: Path) -> None:
    collection = made(tmp_path / "c", twice, fields=Fields(text="text", id="id"),
                      duplicates="first", settings=Settings(size=700)).collection
    assert len(collection.parts) > 1
    assert len(collection) == 7
    assert [each["id"] for each in collection.rows("id")] == [f"i{n}" for n in range(7)]
    assert len(collection.counts(["words"])["words"]) == len(collection.words().ends) == 7
    assert sum(len(part.ends) for part in collection.word_parts()) == 7
    assert collection.article(6).name == "i6"
    with pytest.raises(IndexError):
        collection.article(7)
    assert len(Collection.open(tmp_path / "c")) == 7


def test_a_collection_with_one_id_twice_can_be_refused(tmp_path: Path, twice: Path) -> None:
    fields = Fields(text="text", id="id")
    with pytest.raises(FramingError, match="3 articles have the id of an earlier one, such as i0"):
        made(tmp_path / "c", twice, fields=fields, duplicates="refuse")
    with pytest.raises(UnreadableError, match="unfinished"):
        Collection.open(tmp_path / "c")
    assert made(tmp_path / "c", twice, fields=fields).tally.before == 1


@pytest.mark.parametrize("at_once", [1, 3, 1000])
def test_later_ones_are_found_however_many_are_looked_at_together(at_once: int) -> None:
    random = np.random.default_rng(5)
    parts = [random.integers(-20, 20, size) for size in (0, 7, 50, 1)]
    every = np.concatenate(parts).tolist()
    expected = [place for place, each in enumerate(every) if each in every[:place]]
    assert later(lambda: parts, len(every), at_once).tolist() == expected
