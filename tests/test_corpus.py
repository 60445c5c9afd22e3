"""framing corpus: what is committed is the truth, nothing is lost, and nothing that isn't ours."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from framing.collection import clustered, folders
from framing.collection.building.driving import Tally
from framing.collection.building.orders import Order, build
from framing.collection.parts import Fields
from framing.collection.settings import Settings
from framing.collection.store import Collection
from framing.errors import FramingError, SettingError
from framing.render.groups.gathered import gathered
from framing.render.schema import schema
from tests.corpora import made, one_by_one, row, rows_of, write
from tests.running import ROOT, environment, process, refused, run, works

SMALL = Settings(size=1500)


@pytest.fixture
def news(folder: Path) -> Path:
    """Twenty articles as JSON Lines."""
    return write(folder / "news.jsonl", (row(number) for number in range(20)))


def interrupted(after: int) -> Callable[..., Any]:
    """An engine that is interrupted after so many parts."""
    def run(task: Any, parts: Any) -> Any:
        for number, receipt in enumerate(map(task, parts)):
            yield receipt
            if number + 1 == after:
                raise KeyboardInterrupt
    return run


# Going on


def test_what_is_done_is_not_done_again(folder: Path, news: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        made(folder / "c", news, settings=SMALL, run=interrupted(3))
    tally = made(folder / "c", news, settings=SMALL).tally
    assert tally.before == 3
    assert tally.parts > 4
    made(folder / "whole", news, settings=SMALL)
    assert rows_of(folder / "c") == rows_of(folder / "whole")
    again = made(folder / "c", news, settings=SMALL).tally
    assert again.before == again.parts == tally.parts


def test_an_unfinished_collection_is_not_passed_off_as_one(folder: Path, news: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        made(folder / "c", news, settings=SMALL, run=interrupted(3))
    with pytest.raises(FramingError, match=r"c is unfinished: give the same framing corpus"):
        Collection.open(folder / "c")


def test_a_receipt_that_was_cut_off_is_none(folder: Path, news: Path) -> None:
    made(folder / "c", news, settings=SMALL)
    whole = rows_of(folder / "c")
    next((folder / "c/parts").iterdir()).write_text('{"schema": "fra')
    found = made(folder / "c", news, settings=SMALL)
    assert found.tally.parts - found.tally.before == 1
    assert rows_of(folder / "c") == whole


def test_of_inputs_that_grow_only_what_is_new_is_done(folder: Path, news: Path) -> None:
    made(folder / "c", news)
    more = write(folder / "more.jsonl", (row(number) for number in range(20, 25)))
    found = made(folder / "c", news, more)
    assert (found.tally.before, len(found.collection)) == (1, 25)


def test_of_a_folder_that_grows_in_the_middle_little_is_done_again(folder: Path) -> None:
    (folder / "news").mkdir()
    for number in range(400):
        (folder / f"news/{number:03}.txt").write_text(f"Article {number} is a short one.\n")
    settings = Settings(only=("structure.words",), size=1500)
    first = made(folder / "c", folder / "news", settings=settings).tally
    assert first.parts > 6
    (folder / "news/0005.txt").write_text("One more comes late.\n")
    again = made(folder / "c", folder / "news", settings=settings).tally
    assert again.parts - again.before <= 2


def test_what_came_of_a_text_that_has_changed_is_taken_out(folder: Path, news: Path) -> None:
    made(folder / "c", news)
    write(news, (row(number) for number in range(5)))
    found = made(folder / "c", news)
    assert (found.taken_out, len(found.collection)) == (1, 5)
    for kind in folders.FOLDERS:
        assert len(list((folder / "c" / kind).iterdir())) == 1


def test_inputs_are_not_forgotten_by_mistake(folder: Path, news: Path) -> None:
    more = write(folder / "more.jsonl", (row(number) for number in range(20, 25)))
    made(folder / "c", news, more)
    with pytest.raises(SettingError, match=r"was made of .*more.jsonl too: .* --prune"):
        made(folder / "c", news)
    assert len(made(folder / "c", news, prune=True).collection) == 20


@pytest.mark.parametrize("second", ["news.jsonl", "./news.jsonl", "{}/news.jsonl", "link.jsonl",
                                    "../{}/news.jsonl"])
def test_one_input_given_twice_counts_once(folder: Path, news: Path, second: str) -> None:
    (folder / "link.jsonl").symlink_to(news)
    second = second.format(folder.name if second.startswith("..") else folder)
    assert len(made(folder / "c", Path("news.jsonl"), second).collection) == 20


@pytest.mark.parametrize(("first", "then"), [
    ("news.jsonl", "{}/news.jsonl"), ("{}/news.jsonl", "news.jsonl"), ("all", "{}/all/"),
    ("all/*.txt", "{}/all/*.txt"), ("news.jsonl", "link.jsonl"),
])
def test_an_input_by_another_name_is_gone_on_with(
        folder: Path, news: Path, first: str, then: str) -> None:
    (folder / "link.jsonl").symlink_to(news)
    (folder / "all").mkdir()
    (folder / "all/a.txt").write_text("The ferry was late again.")
    before = rows_of(made(folder / "c", first.format(folder)).collection.folder)
    again = made(folder / "c", then.format(folder))
    assert (again.tally.before, again.tally.parts, again.taken_out) == (1, 1, 0)
    assert rows_of(folder / "c") == before


def test_an_input_that_an_older_collection_has_twice_is_no_reason_to_refuse_it(
        folder: Path, news: Path) -> None:
    made(folder / "c", news)
    manifest = json.loads((folder / "c/manifest.json").read_text())
    (folder / "c/manifest.json").write_text(json.dumps(
        manifest | {"inputs": [str(news), "news.jsonl"]}))
    assert len(made(folder / "c", news, "news.jsonl").collection) == 20


@pytest.mark.parametrize("inputs", [("all", "all/b"), ("all/b", "all"), ("all", "all/.b/.."),
                                    ("all", "all/b", "all/b/c")])
def test_what_lies_in_two_named_folders_counts_once(
        folder: Path, inputs: tuple[str, ...]) -> None:
    (folder / "all/b/c").mkdir(parents=True)
    (folder / "all/.b").mkdir()
    for number, place in enumerate(("all", "all/b", "all/b/c", "all/.b")):
        (folder / place / "a.txt").write_text(f"The ferry was {number} hours late.")
    assert len(made(folder / "c", *inputs).collection) == 3


def test_a_hidden_folder_is_read_where_it_is_named(folder: Path) -> None:
    (folder / "all/.b").mkdir(parents=True)
    for place in ("all", "all/.b"):
        (folder / place / "a.txt").write_text(f"The ferry was late, says {place}.")
    assert len(made(folder / "c", "all").collection) == 1
    assert len(made(folder / "d", "all", "all/.b").collection) == 2


# Whose folder it is


@pytest.mark.parametrize(("given", "why"), [
    (("--only", "tone"), "other settings (its measures)"),
    (("--voice", "author"), "other settings (its voices)"),
    (("--no-clean",), "other settings (its clean was True)"),
    (("--title-field", "outlet"), "other fields (its outlet was outlet)"),
])
def test_a_collection_of_other_settings_is_left_alone(
        news: Path, given: tuple[str, ...], why: str) -> None:
    works("corpus", news, "-o", "c", "--jobs", "1")
    before = sorted(Path("c").rglob("*"))
    assert why in refused("corpus", news, "-o", "c", *given)
    assert sorted(Path("c").rglob("*")) == before
    works("corpus", news, "-o", "c", "--jobs", "1", "--fresh", *given)


def test_a_run_of_which_nothing_came_stands_in_nobodys_way(folder: Path, news: Path) -> None:
    refused("corpus", news, "-o", "c", "-q", "--engine", "dask")  # without an address
    assert (folder / "c/manifest.json").exists()
    more = write(folder / "more.jsonl", (row(number) for number in range(20, 25)))
    works("corpus", more, "-o", "c", "--jobs", "1", "--only", "tone")
    assert len(Collection.open(folder / "c")) == 5
    assert "was made with other settings" in refused("corpus", more, "-o", "c", "--jobs", "1")


def test_a_folder_of_other_things_is_left_alone(folder: Path, news: Path) -> None:
    said = refused("corpus", news, "-o", folder)
    assert "is no collection and holds other files, which stay as they are" in said
    assert refused("corpus", news, "-o", "a.txt").startswith("a.txt is a file")
    assert refused("corpus", news, "-o", folder, "--fresh") == said


def test_a_collection_of_a_later_version_is_left_alone_or_made_anew(
        folder: Path, news: Path) -> None:
    made(folder / "c", news)
    manifest = folder / "c/manifest.json"
    manifest.write_text(manifest.read_text().replace("framing.collection/1",
                                                     "framing.collection/9"))
    assert "another version of this program (framing.collection/9)" in refused(
        "corpus", news, "-o", "c")
    with pytest.raises(FramingError, match="another version"):
        Collection.open("c")
    assert len(made(folder / "c", news, fresh=True).collection) == 20


def test_starting_over_takes_out_only_what_is_ours(folder: Path, news: Path) -> None:
    made(folder / "c", news)
    own = [folder / "c/notes.txt", folder / "c/articles/mine.ndjson", folder / "c/parts/x.json"]
    for path in own:
        path.write_text("mine")
    made(folder / "c", news, fresh=True, settings=SMALL)
    assert all(path.read_text() == "mine" for path in own)
    assert len(list((folder / "c/counts").iterdir())) == len(
        Collection.open(folder / "c").parts)


def test_what_told_of_other_articles_does_not_outlive_them(folder: Path, news: Path) -> None:
    """Places in copies.csv and stories.csv are those of one state of the collection."""
    collection = made(folder / "c", news).collection
    files = [folder / "c" / name for name in ("copies.csv", "stories.csv")]
    told = [(place, f"{news}:{place + 1}", 1) for place in range(2)]
    for units in ("copies", "stories"):
        clustered.write(collection, units, told)
    made(folder / "c", news)
    assert all(path.is_file() for path in files)  # nothing has changed
    more = write(folder / "more.jsonl", (row(number) for number in range(20, 25)))
    found = made(folder / "c", news, more)
    assert found.clusters == ("copies.csv", "stories.csv")
    assert "copies.csv and stories.csv told of the articles as they were before" in gathered(
        found, ())
    assert not any(path.exists() for path in files)
    with pytest.raises(SettingError, match="made anew in the meantime: run framing copies"):
        clustered.write(collection, "copies", told)  # one that was looked through meanwhile
    assert not any(path.exists() for path in files)


@pytest.mark.parametrize(("first", "then"), [("keep", "first"), ("first", "keep")])
def test_leaving_out_articles_moves_the_others(folder: Path, first: str, then: str) -> None:
    file = write(folder / "a.jsonl", (row(number, id=f"i{number % 4}") for number in range(6)))
    fields = Fields(text="text", id="id")
    collection = made(folder / "c", file, fields=fields, duplicates=first).collection
    clustered.write(collection, "stories", [(0, "i0", 1)])
    found = made(folder / "c", file, fields=fields, duplicates=then)
    assert found.clusters == ("stories.csv",)
    assert len(Collection.open(folder / "c")) == {"keep": 6, "first": 4}[then]


def test_starting_over_can_be_gone_on_with_wherever_it_ended(
        folder: Path, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(folder / "c", news)

    def ends(*_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("framing.collection.folders.take_out", ends)
        with pytest.raises(KeyboardInterrupt):
            made(folder / "c", news, fresh=True)
    (folder / "c/.framing-0123.tmp").write_text("half of a manifest")
    assert len(made(folder / "c", news).collection) == 20
    assert not (folder / "c/.framing-0123.tmp").exists()


def test_two_runs_do_not_write_one_folder(folder: Path, news: Path) -> None:
    made(folder / "c", news)
    with (folder / "c/.lock").open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert "Another run is writing c" in refused("corpus", news, "-o", "c")
    works("corpus", news, "-o", "c")


def test_nothing_is_made_where_an_input_is_not_there(folder: Path) -> None:
    assert "lacking.jsonl does not exist" in refused("corpus", "lacking.jsonl", "-o", "c")
    assert "There is no measure" in refused("corpus", "a.txt", "-o", "c", "--only", "nonsense")
    for name in ("one", "two"):
        (folder / name).mkdir()
        (folder / name / "own.tsv").write_text("term\tclass\nwall\tx\n")
    assert "has the same name as another list, lexicon.own: rename one" in refused(
        "corpus", "a.txt", "-o", "c", "--lexicon", "one/own.tsv", "--lexicon", "two/own.tsv")
    assert "-o is empty" in refused("corpus", "a.txt", "-o", "")
    assert not Path("c").exists()


@pytest.mark.parametrize(("name", "how"), [
    ("a.txt", "a.txt -o DIR, and give DIR"), ("full", "full -o DIR, and give DIR"),
    ("c", "INPUT -o c"), ("nowhere", "INPUT -o nowhere")])
def test_what_is_no_collection_is_not_opened(folder: Path, name: str, how: str) -> None:
    (folder / "c").mkdir()
    (folder / "full").mkdir()
    (folder / "full/a.txt").write_text("It rained.")
    with pytest.raises(FramingError) as caught:
        Collection.open(name)
    assert str(caught.value) == (
        f"{name} is not a collection: make one with framing corpus {how}.")


# Disks


def test_a_full_disk_is_a_sentence_and_loses_nothing(
        folder: Path, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = iter(range(10**6))

    def full(file: int) -> None:
        if next(calls) > 40:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(FramingError, match=r"No space left on device; make room, or choose "
                           r"another disk\. \d+ articles are done and kept: the same command"):
            made(folder / "c", news, settings=SMALL)
    assert not list((folder / "c").rglob("*.tmp"))
    assert made(folder / "c", news, settings=SMALL).tally.before > 1


def test_what_a_dead_worker_began_is_swept_away(folder: Path, news: Path) -> None:
    made(folder / "c", news)
    left = folder / "c/articles/.0123.ndjson.99-ab.tmp"
    left.write_text("half")
    made(folder / "c", news)
    assert not left.exists()


@pytest.mark.skipif(os.getuid() == 0, reason="nothing is read-only to root")
def test_a_read_only_folder_is_a_sentence(folder: Path, news: Path) -> None:
    (folder / "locked").mkdir(mode=0o500)
    assert "Permission denied" in refused("corpus", news, "-o", "locked/c")


# What is said


def test_the_summary_says_what_was_made(news: Path) -> None:
    out = works("corpus", news, "-o", "c", "--jobs", "1")
    assert re.match(r"20 articles, [\d,]+ words, of 2 outlets, from 2024-03-01 to 2024-03-20: c\n",
                    out)


def test_the_summary_says_what_is_wrong_with_dates_and_texts(folder: Path) -> None:
    tagged = "It rained. " + "<b><em>So</em></b> it did. " * 5
    write(folder / "a.jsonl", [row(0), row(1, date="03/04/2031"), row(2, date="spring"),
                               row(3, date=None), row(4, text=tagged),
                               *(row(number, text="Rain &amp; hail &amp; wind.")
                                 for number in (5, 6))])
    out = works("corpus", "a.jsonl", "-o", "c", "--jobs", "1")
    assert "\n2 articles have a date that cannot be read, or in more than one way: it " in out
    assert "\n1 article has no date.\n" in out
    assert "\n1 text looks like HTML, and its tags count as words: " in out
    assert "\n2 texts hold HTML entities such as &amp;, which are read as they stand: " in out
    found = json.loads(works("corpus", "a.jsonl", "-o", "c", "--format", "json", "-q"))
    assert (found["undated"], found["unread_dates"], found["tagged"], found["entities"]) == (
        3, 2, 1, 2)


def test_a_script_gets_json(news: Path) -> None:
    write(news, [*(row(number, id="same") for number in range(3)), "{"])
    ended = run("corpus", news, "-o", "c", "--format", "json", "--jobs", "1", "--id-field", "id")
    found = json.loads(ended.out)
    Draft202012Validator(schema("corpus")).validate(found)
    assert {name: found[name] for name in ("schema", "articles", "errors", "same_id", "outlets",
                                           "first", "failed")} == {
        "schema": "framing.corpus/1", "articles": 3, "errors": 1, "same_id": 2,
        "outlets": ["Courier", "Gazette"], "first": "2024-03-01", "failed": []}
    assert "2 articles have the id of an earlier one, and all count, such as same." in ended.err


def test_guesses_are_said_and_can_be_silenced(news: Path) -> None:
    assert "the text from “text”" in run("corpus", news, "-o", "c", "--jobs", "1").err
    assert run("corpus", news, "-o", "d", "--jobs", "1", "-q").err == ""


def test_names_of_other_people_reach_the_terminal_as_text(folder: Path) -> None:
    name = "\x1b[31m[bold]x"
    file = write(folder / "a.jsonl", [row(0, id=name, outlet=name), row(1, id=name, outlet=name)])
    ended = run("corpus", file, "-o", "c", "--jobs", "1", "--id-field", "id")
    assert "\x1b" not in ended.out + ended.err
    assert "[bold]x" in ended.err


def test_a_reader_is_told_where_nothing_was_read(folder: Path) -> None:
    write(folder / "a.jsonl", [{"text": ""}, {"text": ""}])
    told = refused("corpus", "a.jsonl", "-o", "c", "--text-field", "text", "--jobs", "1")
    assert told == "No article was read: see c/errors.ndjson."
    (folder / "photos").mkdir()
    (folder / "photos" / "a.jpg").write_bytes(b"\xff\xd8")
    told = refused("corpus", "photos", "-o", "d", "--jobs", "1", "-q")
    assert told == "No article was read: check the inputs, and the names of their fields."


@pytest.mark.parametrize(("given", "named"), [
    ({"outlet": "A", "date": "2031-03-05"}, "framing outlets c, framing stories c, framing copies"),
    ({"date": "2031-03-05"}, "framing outlets c --by month, framing stories c, framing copies"),
    ({"outlet": "A"}, "framing outlets c, framing copies"),
    ({}, "framing copies"),
])
def test_what_is_next_is_what_the_articles_can_answer(
    folder: Path, given: dict[str, str], named: str
) -> None:
    write(folder / "a.jsonl", [{"text": "It rained."} | given])
    assert f"\nNext: {named} c\n" in run("corpus", "a.jsonl", "-o", "c", "--jobs", "1").out


def test_the_next_command_can_be_copied_whatever_the_folder_is_called(folder: Path) -> None:
    write(folder / "a.jsonl", [{"text": "It rained."}])
    ended = run("corpus", "a.jsonl", "-o", "it's [b]", "--jobs", "1")
    assert shlex.split(ended.out.partition("Next: ")[2]) == ["framing", "copies", "it's [b]"]


def test_how_far_it_is_is_known_in_parts_and_articles(folder: Path, news: Path) -> None:
    seen: list[tuple[int, int, int | None]] = []

    def watch(tally: Tally) -> None:
        seen.append((tally.parts, tally.articles, tally.total))

    build(Order((str(news),), folder / "c", SMALL, Fields()), one_by_one, watch)
    assert [parts for parts, _, _ in seen] == list(range(len(seen)))
    assert seen[-1] == (len(seen) - 1, 20, len(seen) - 1)


@pytest.mark.parametrize("rows", ["ndjson", "parquet"])
def test_the_folders_readme_runs_as_it_stands(
        folder: Path, news: Path, rows: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if rows == "parquet":
        pytest.importorskip("pyarrow")
    works("corpus", news.name, "-o", "c", "--rows", rows)
    text = Path("c/README.md").read_text()
    monkeypatch.chdir("c")
    blocks = re.findall(r"```(?:sql|python)\n(.*?)```", text, re.S)
    exec(next(block for block in blocks if "import Collection" in block), {})
    duckdb = pytest.importorskip("duckdb")
    found = duckdb.sql(blocks[0]).fetchall()
    assert [row[:2] for row in found] == [("", 6), ("Courier", 7), ("Gazette", 7)]
    counts = Collection.open(".").counts(["outlet", "loaded.rate.0", "loaded.rate.1"])
    of = counts["outlet"] == 1
    assert found[1][2] == pytest.approx(
        1000 * counts["loaded.rate.0"][of].sum() / counts["loaded.rate.1"][of].sum())


@pytest.mark.parametrize(("only", "asked"), [
    ("readability", 'sum("readability.'), ("headline.coverage", "sum(words) AS words"),
    ("tone.valence", '"[1]) / 1000000 AS total'),
])
def test_the_folders_readme_sums_only_what_adds_up(
        folder: Path, news: Path, only: str, asked: str,
        monkeypatch: pytest.MonkeyPatch) -> None:
    made(folder / "c", news, settings=Settings(only=(only,)))
    text = (folder / "c/README.md").read_text()
    query = re.findall(r"```sql\n(.*?)```", text, re.S)[0]
    assert asked in query
    duckdb = pytest.importorskip("duckdb")
    monkeypatch.chdir(folder / "c")
    assert len(duckdb.sql(query).fetchall()) == 3


def test_the_readme_shows_how_pandas_reads_it(
        folder: Path, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas")
    works("corpus", news, "-o", "c")
    blocks = re.findall(r"```python\n(.*?)```", Path("c/README.md").read_text(), re.S)
    monkeypatch.chdir("c")
    space: dict[str, Any] = {}
    exec(next(block for block in blocks if "pandas" in block), space)
    assert len(space["rows"]) == 20


# Whole processes


PLUGIN = """
import os, signal
from pathlib import Path
from framing.counts import number
from framing.measures import measure
@measure("own.fate", per="", cite="")
def fate(doc):
    '''What becomes of the worker.'''
    if "DIE" in doc.article.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "WAIT" in doc.article.text:
        Path("waits").write_text(str(os.getpid()))
        signal.pause()
    return number(doc.words)
"""


@pytest.fixture
def plugin(folder: Path) -> str:
    """A measure that kills its worker, or waits for good, where a text says so."""
    (folder / "fate.py").write_text(PLUGIN)
    return "fate.py"


def test_a_part_that_kills_its_workers_is_named_and_the_rest_is_there(
        folder: Path, news: Path, plugin: str) -> None:
    write(folder / "fatal.jsonl", [row(98), row(99, text="DIE now, all of you.")])
    given = ("corpus", news, "fatal.jsonl", "-o", "c", "--plugin", plugin, "--only",
             "own,structure.words", "--jobs", "2", "-q")
    ended = process(*given)
    assert ended.code == 1
    assert ended.out.startswith("20 articles")
    assert "fatal.jsonl from 0 to" in ended.err
    assert "SIGKILL, 3 times among others and once alone, at article a99." in ended.err
    assert len(Collection.open("c")) == 20
    error = json.loads(Path("c/errors.ndjson").read_text())
    assert (error["id"], error["file"], error["position"]) == (None, "fatal.jsonl", None)
    assert f"framing: {error['why']}\n" in ended.err
    write(folder / "fatal.jsonl", [row(98), row(99)])
    assert process(*given).out.startswith("22 articles")


def test_a_part_of_files_that_kills_its_workers_is_named_by_its_files(
        folder: Path, plugin: str) -> None:
    Path("in").mkdir()
    for name, text in (("a.txt", "Rain fell."), ("b.txt", "DIE now, all of you.")):
        Path("in", name).write_text(text)
    ended = process("corpus", "in", "-o", "c", "--plugin", plugin, "--only", "own", "-q")
    assert ended.code == 1
    error = json.loads(Path("c/errors.ndjson").read_text())
    assert error["file"] == "in/a.txt"
    assert error["why"].startswith("The part in/a.txt and 1 more file is not in the collection: ")


def test_ctrl_c_ends_it_at_once_and_nothing_is_lost(folder: Path, news: Path, plugin: str) -> None:
    (folder / "slow.jsonl").write_text(json.dumps(row(99, text="WAIT here for good.")) + "\n")
    given = ["corpus", str(news), "slow.jsonl", "-o", "c", "--plugin", plugin, "--only",
             "own,structure.words", "--jobs", "2"]
    running = subprocess.Popen(
        [sys.executable, "-m", "framing", *given], env=environment(PYTHONPATH=str(ROOT)),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    for _ in range(1000):
        if Path("waits").exists() and list(Path("c/parts").glob("*.json")):
            break
        time.sleep(0.02)
    began = time.monotonic()
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=10)
    assert time.monotonic() - began < 1
    assert (running.returncode, out) == (130, b"")
    assert err.decode().splitlines()[-1] == (
        "framing: Interrupted. 20 articles are done and kept: the same command goes on from there.")
    assert b"Traceback" not in err
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)
    (folder / "slow.jsonl").write_text(json.dumps(row(99)) + "\n")
    assert "20 of them were done before" in process(*given).out


# Outlets


def test_that_no_article_has_an_outlet_is_said_once_and_only_where_it_can_be_mended(
    folder: Path,
) -> None:
    for outlet in ("Courier", "Herald"):
        (folder / "in" / outlet).mkdir(parents=True)
        (folder / "in" / outlet / "a.txt").write_text(f"The {outlet} says that it rained.")
    write(folder / "table.jsonl", [{"text": "It rained."}])

    def warned(*args: str) -> bool:
        ended = run("corpus", *args, "-o", "c", "--fresh")
        assert ended.code == 0
        return "No article has an outlet: give a folder" in ended.err

    assert warned("in/*/*.txt")
    assert warned("in/Courier")
    assert not warned("in/Courier", "-q")
    assert not warned("in")
    assert not warned("in/Courier", "--outlet-field", "")
    assert not warned("table.jsonl")
    assert "looks like an id, an outlet" in run("corpus", "table.jsonl", "-o", "t").err
