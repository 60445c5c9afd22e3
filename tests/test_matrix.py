"""Similarities of many articles: the figures of compare, their order, and how they are printed."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import jsonschema
import numpy as np
import pytest

from framing.article import Article
from framing.background import of_counts as counted
from framing.collection import similarities
from framing.collection.similarities import Similarities, of_counts, ordered
from framing.comparison import compare
from framing.document import parse
from framing.render import Options
from framing.render.groups.matrices import cosine, page, table
from framing.render.report import heat
from framing.render.schema import schema
from framing.terms import word_counts
from tests.building import EXAMPLES
from tests.running import refused, works
from tests.test_copies import MORE, OWN, STORY, collection
from tests.test_report import HOSTILE, Read

NAMES = ("agency", "courier", "gazette")
FILES = [EXAMPLES / f"{name}.txt" for name in NAMES]
TEXTS = [f"The dam {word} held on {day}. Nobody slept near the {word} wall."
         for word in ("old", "new", "stone", "lower") for day in ("Monday", "Tuesday", "Friday")]


def of_texts(*texts: str, names: tuple[str, ...] = (), nearest: int = 5) -> Similarities:
    counts = [word_counts(parse(Article.from_text(text), clean=False)) for text in texts]
    given = names or tuple(f"{place}.txt" for place in range(len(texts)))
    return of_counts(given, counts, "news", nearest)


# -- the figures -----------------------------------------------------------------------------------


@pytest.mark.parametrize("idf", ["news", "these", "file"])
def test_the_figures_are_those_of_compare(idf: str, tmp_path: Path) -> None:
    if idf == "file":
        path = tmp_path / "own.tsv"
        path.write_text("word\tdocuments\toccurrences\n\t40\t90\nbridge\t9\t20\nthe\t40\t60\n")
        idf = str(path)
    comparison = compare(*FILES, only=(), idf=Path(idf) if "/" in idf else idf)
    counts = [word_counts(profile.document) for profile in comparison.profiles]
    found = of_counts(NAMES, counts, idf)
    assert found.matrix is not None
    np.testing.assert_allclose(found.matrix, comparison.similarity.matrix, rtol=0, atol=1e-12)


def test_the_command_prints_the_figures_of_compare() -> None:
    pairs = json.loads(works("compare", *FILES, "--format", "json"))["similarity"]["pairs"]
    found = json.loads(works("matrix", *FILES, "--format", "json"))
    jsonschema.Draft202012Validator(schema("matrix")).validate(found)
    matrix = found["matrix"]
    assert [pair["cosine"] for pair in pairs] == [matrix[pair["a"]][pair["b"]] for pair in pairs]


def test_many_articles_have_the_same_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    dense = of_texts(*TEXTS, nearest=4)
    monkeypatch.setattr(similarities, "MOST_DENSE", 3)
    monkeypatch.setattr(similarities, "_BLOCK", 5)
    found = of_texts(*TEXTS, nearest=4)
    assert found.matrix is None
    assert dense.matrix is not None
    for place, (ours, theirs) in enumerate(zip(found.nearest, dense.nearest, strict=True)):
        assert [near.cosine for near in ours] == pytest.approx([near.cosine for near in theirs])
        assert all(near.cosine == pytest.approx(dense.matrix[place, near.article]) for near in ours)
        assert place not in [near.article for near in ours]
    assert [pair[2] for pair in found.pairs] == pytest.approx([pair[2] for pair in dense.pairs])


def test_the_most_alike_are_told_however_few_are_asked_for() -> None:
    assert of_texts(*TEXTS, nearest=1).pairs == of_texts(*TEXTS, nearest=9).pairs


def test_an_article_without_words_has_no_cosine() -> None:
    found = of_texts("12 345", "The dam held.", "The dam broke.")
    assert found.words[0] == 0
    assert found.row(0, range(3)) == [None, None, None]
    assert found.row(1, range(3))[0] is None
    assert found.nearest[0] == ()
    assert "1 article has no words" in table(found, Options(), "given")


# -- the order -------------------------------------------------------------------------------------


def test_articles_that_are_alike_stand_together() -> None:
    found = of_texts(STORY, OWN, STORY + MORE, OWN + " It rained.")
    assert sorted(found.order) == [0, 1, 2, 3]
    assert abs(found.order.index(0) - found.order.index(2)) == 1
    assert abs(found.order.index(1) - found.order.index(3)) == 1


@pytest.mark.parametrize("number", [0, 1, 2, 3, 40])
def test_an_order_has_each_article_once(number: int) -> None:
    draw = np.random.default_rng(number).random((number, number))
    matrix = (draw + draw.T) / 2
    assert sorted(ordered(matrix)) == list(range(number))


def test_the_order_given_is_kept_on_request() -> None:
    out = works("matrix", *FILES, "--order", "given", "--format", "csv")
    assert [row["name"] for row in csv.DictReader(io.StringIO(out))] == [
        f"{name}.txt" for name in NAMES]


# -- how it is printed -----------------------------------------------------------------------------


def test_few_articles_are_a_table_and_many_a_list_of_the_nearest() -> None:
    few = works("matrix", *FILES, "--order", "given")
    assert "A agency.txt     ·  .71  .70" in few
    many = table(of_texts(*TEXTS), Options(width=60), "given")
    assert "nearest" in many
    # No neighbour is torn from its figure.
    assert not re.search(r"\.txt;?$", many, re.MULTILINE)
    assert max(map(len, table(of_texts(*TEXTS), Options(width=60, screen=True), "given")
                   .split("\n"))) <= 60


def test_the_csv_is_a_square_with_the_letters_of_compare() -> None:
    rows = list(csv.DictReader(io.StringIO(works("matrix", *FILES, "--format", "csv",
                                                 "--label", "=cmd()"))))
    assert {row["article"] for row in rows} == {"A", "B", "C"}
    assert all(float(row[row["article"]]) == 1.0 for row in rows)
    assert "'=cmd()" in {row["name"] for row in rows}


def test_the_csv_of_too_many_has_a_row_for_each_neighbour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(similarities, "MOST_DENSE", 2)
    out = works("matrix", *FILES, "--nearest", "1", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [(row["article"], row["nearest"]) for row in rows] == [
        ("A", "B"), ("B", "A"), ("C", "A")]
    assert "the nearest of each alone" in works("matrix", *FILES)
    found = json.loads(works("matrix", *FILES, "--format", "json"))
    jsonschema.Draft202012Validator(schema("matrix")).validate(found)
    assert found["matrix"] is None


def test_a_collection_is_read_by_its_ids(tmp_path: Path) -> None:
    made = collection(tmp_path, *({"id": f"id-{place}", "text": text}
                                  for place, text in enumerate((STORY, OWN, STORY + MORE))))
    ours = json.loads(works("matrix", made, "--format", "json"))
    files = []
    for place, text in enumerate((STORY, OWN, STORY + MORE)):
        files.append(tmp_path / f"{place}.txt")
        files[-1].write_text(text)
    theirs = json.loads(works("matrix", *files, "--format", "json"))
    assert [each["name"] for each in ours["articles"]] == ["id-0", "id-1", "id-2"]
    assert ours["matrix"] == theirs["matrix"]


def test_numbers_of_two_digits_never_round_to_the_same() -> None:
    assert cosine(0.9999) == ".99"


# -- the page --------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE)
def test_no_name_becomes_markup(text: str) -> None:
    written = page(of_texts(*TEXTS[:3], names=(text[:300], "b", "c")), "similar")
    read = Read(written)
    assert read.open == []
    plain = Read(page(of_texts(*TEXTS[:3]), "similar"))
    assert sorted(tag for tag, _ in read.tags) == sorted(tag for tag, _ in plain.tags)
    assert not any(name.startswith("on") or name == "style"
                   for _, attributes in read.tags for name in attributes)


def test_the_page_lets_its_own_style_in_and_no_script_runs() -> None:
    written = page(of_texts(*TEXTS), "similar")
    read = Read(written)
    policy = next(str(attributes["content"]) for tag, attributes in read.tags
                  if tag == "meta" and "http-equiv" in attributes)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script" not in [tag for tag, _ in read.tags]


def test_a_page_to_a_terminal_is_not_written_by_accident(tmp_path: Path) -> None:
    target = tmp_path / "alike.html"
    assert works("matrix", *FILES, "--format", "html", "-o", target) == ""
    assert target.read_text().startswith("<!DOCTYPE html>")


def test_each_cell_of_the_map_is_drawn_once() -> None:
    found = of_texts(*TEXTS)
    assert found.matrix is not None
    drawn = heat.heat(found.matrix, [True] * len(TEXTS))
    cells = [(int(x) + step, int(y)) for shade in drawn.shades
             for x, y, width in _moves(shade.path) for step in range(width)]
    size = len(TEXTS)
    assert sorted(cells) == [(x, y) for x in range(size) for y in range(size) if x != y]


def _moves(path: str) -> list[tuple[int, int, int]]:
    found = []
    for each in path.split("z"):
        if each:
            place, width = each[1:].split("v")[0].split("h")
            x, y = place.split(" ")
            found.append((int(x), int(y), int(width)))
    return found


def test_a_map_of_many_has_means_of_several(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heat, "MOST_CELLS", 5)
    matrix = np.full((12, 12), 0.25)
    drawn = heat.heat(matrix, [True] * 12)
    assert (drawn.size, drawn.merged) == (4, 3)
    assert [shade.number for shade in drawn.shades if shade.path] == [heat.SHADES - 1]


def test_articles_that_share_nothing_have_a_map_all_the_same() -> None:
    assert "<svg" in page(of_texts("Dam.", "Choir.", "12"), "given")


# -- bad input -------------------------------------------------------------------------------------


def test_what_cannot_be_set_against_each_other_is_refused(tmp_path: Path) -> None:
    assert "two files or more, and one was given" in refused("matrix", FILES[0])
    assert "two files or more, and none was given" in refused("matrix")
    assert "is not a collection" in refused("matrix", tmp_path)
    assert "none.txt" in refused("matrix", FILES[0], tmp_path / "none.txt")
    alone = collection(tmp_path, {"id": "a", "text": STORY})
    assert "fewer than two articles" in refused("matrix", alone)


def test_too_many_articles_are_refused_before_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = collection(tmp_path, *({"id": f"{place}", "text": STORY} for place in range(3)))
    monkeypatch.setattr(similarities, "MOST", 2)
    assert "has 3 articles, and to set more than 2 against each other" in refused("matrix", made)


def test_an_input_is_not_written_over(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text(STORY)
    assert "written over" in refused("matrix", text, FILES[0], "-o", text)
    assert text.read_text() == STORY


def test_two_languages_are_told(tmp_path: Path) -> None:
    from tests.running import run

    other = tmp_path / "de.txt"
    other.write_text("Der Rat hat am Dienstag beschlossen, die alte Mauer am Hafen nicht mehr zu "
                     "schließen, und die Leute in den Straßen sind froh darüber gewesen. " * 3)
    assert "different languages" in run("matrix", FILES[0], other).err


def test_counts_of_these_are_those_of_compare() -> None:
    counts = [{"dam": 2, "wall": 1}, {"dam": 1}]
    found = of_counts(("a", "b"), counts, "these")
    own = counted(counts)
    weights = [np.array([2 * own.idf("dam"), own.idf("wall")]), np.array([own.idf("dam"), 0.0])]
    expected = weights[0] @ weights[1] / np.linalg.norm(weights[0]) / np.linalg.norm(weights[1])
    assert found.pairs[0][2] == pytest.approx(expected)
