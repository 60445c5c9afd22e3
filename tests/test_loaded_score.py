"""The chance that readers call a sentence biased: what moves it, what must not, its evidence."""

from __future__ import annotations

import itertools
import json
import math
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import framing
from framing.article import Article
from framing.bias import CONSTANT, TABLE, judged, weights
from framing.document import parse
from framing.errors import FramingError
from framing.making.bias_cues import SILENT
from framing.measures import named
from framing.profiles import profile

CASES: dict[str, Any] = json.loads(
    Path(__file__).with_name("cases").joinpath("loaded_score.json").read_text("utf-8"))
NAMES = TABLE.with_name("names.tsv")
HITS = json.loads(Path(__file__).with_name("cases").joinpath("loaded.json").read_text("utf-8"))
WORDS = st.sampled_from([
    "shameful", "said", "the", "reckless", "Trump", "so", "12", "absurd", "even", "—", "“", "”",
    "?", ".", "!", "Monday", "bill’s", "I", "it’s",
])


def chance(text: str) -> float:
    value = framing.profile(text, only=(named("loaded.score"),)).value("loaded.score")
    assert value is not None
    return value


def filled(sentence: str) -> list[str]:
    """A sentence with its names swapped: in the nth, its first name is the nth of its kind."""
    texts = []
    for turn in range(max(map(len, CASES["fill"].values()))):
        text = sentence
        for place in itertools.count(turn):
            gap = re.search(r"\{(\w+)\}", text)
            if gap is None:
                break
            names = CASES["fill"][gap[1]]
            text = text[:gap.start()] + names[place % len(names)] + text[gap.end():]
        texts.append(text)
    return texts


# -- names -----------------------------------------------------------------------------------------


def test_there_are_enough_sentences_whose_names_are_swapped() -> None:
    assert len(CASES["sentences"]) >= 40
    assert all("{" in sentence for sentence in CASES["sentences"])


@pytest.mark.parametrize("sentence", CASES["sentences"])
def test_swapping_every_name_and_party_moves_the_chance_by_less_than_002(sentence: str) -> None:
    found = [chance(text) for text in filled(sentence)]
    assert max(found) - min(found) < 0.02


@pytest.mark.parametrize("case", [
    pytest.param(case, marks=pytest.mark.xfail(strict=True, reason=case["reason"]))
    for case in CASES["known_failures"]
])
def test_a_name_that_is_mistaken_for_a_word(case: dict[str, Any]) -> None:
    found = [chance(text) for text in case["texts"]]
    assert max(found) - min(found) < 0.02


def test_the_table_holds_no_name_party_or_people() -> None:
    names = {name.lower() for names in CASES["fill"].values() for name in names}
    assert not (names | SILENT) & weights().keys()
    shipped = {entry.partition("\t")[0] for entry in NAMES.read_text("utf-8").split("\n")[1:-1]}
    # Months and words that are names as well, such as Bill and Rose.
    assert shipped & weights().keys() == {
        "april", "august", "bill", "dick", "june", "may", "rob", "rose", "us", "will"}


# -- what moves it ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("plain", "loaded"), CASES["ranked"])
def test_a_loaded_sentence_ranks_above_its_plain_sister(plain: str, loaded: str) -> None:
    assert chance(loaded) > chance(plain) + 0.1


def test_words_that_no_list_has_move_nothing_however_many() -> None:
    one, many = "A tractor crossed.", "A tractor, turbine, piston, gearbox and tyre crossed."
    plain = {word for word in re.findall(r"[a-z]+", many) if word in weights()} - {"a", "and"}
    assert not plain
    assert abs(chance(many) - chance(one)) < 0.05


def test_a_capital_within_a_sentence_silences_a_word_and_one_at_its_head_does_not() -> None:
    assert chance("They read Reckless there.") == chance("They read Tuesday there.")
    assert chance("Reckless men read.") == chance("reckless men read.") > chance("Tall men read.")


def test_a_title_in_title_case_is_read_word_by_word() -> None:
    assert chance("Mayor Defends Reckless, Shameful Spending Plan") > chance(
        "Mayor Defends Second, Annual Spending Plan") + 0.2


def test_the_first_person_is_no_name() -> None:
    read = judged(parse(Article.from_text("Yesterday I’ve said I did.")))
    assert read.logit[0] == judged(parse(Article.from_text("Yesterday i’ve said i did."))).logit[0]


# -- evidence --------------------------------------------------------------------------------------


@given(st.lists(WORDS, max_size=30))
def test_a_sentences_logit_is_the_constant_and_the_weights_of_its_spans(words: list[str]) -> None:
    document = parse(Article.from_text(" ".join(words)))
    read = judged(document)
    for row in range(document.rows):
        own = read.weight[document.row[read.token] == row]
        assert math.isclose(read.logit[row], float(weights()[CONSTANT]) + own.sum(), abs_tol=1e-9)
    assert ((read.chance > 0) & (read.chance < 1)).all()


def test_evidence_is_the_heavy_words_with_their_share_of_the_logit() -> None:
    text = "The shameful plan failed. The sane, however small, would have said so on Monday."
    profile = framing.profile(text, only=(named("loaded.score"),))
    found = profile.evidence("loaded.score")
    assert [text[each.start:each.end] for each in found] == [each.text for each in found]
    assert found[0].text == "shameful"
    assert found[0].label == "raises"
    assert found[0].weight == float(weights()["shameful"])
    assert all(abs(each.weight) >= 0.4 for each in found)
    assert all((each.weight < 0) == (each.label == "lowers") for each in found)


def test_the_value_is_the_mean_of_the_sentences_chances() -> None:
    first, second = "The shameful plan failed.", "He said so on Monday."
    assert math.isclose(chance(f"{first} {second}"), (chance(first) + chance(second)) / 2)


def test_a_voice_is_judged_by_its_own_words() -> None:
    text = "Officials met on Monday. “It is a shameful farce. It is absurd,” said Ann Lee."
    read = framing.profile(text)["loaded.score"]
    assert read["author"].value is not None
    assert read["quoted"].value is not None
    assert read["quoted"].value > read["author"].value + 0.2


@pytest.mark.parametrize("text", ["", "…", "— —"])
def test_a_text_without_words_has_no_value(text: str) -> None:
    reading = framing.profile(text)["loaded.score"]["all"]
    assert reading.value is None
    assert reading.note == "nothing to count in"


# -- the table -------------------------------------------------------------------------------------


def test_pinned_weights_so_that_a_change_of_the_table_is_noticed() -> None:
    table = weights()
    assert len(table) == 11589
    assert [table[term] for term in ("(constant)", "(number)", "shameful", "said")] == [
        "-0.03", "-0.23", "1.29", "-0.68"]


def test_a_damaged_table_is_an_error_that_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in ("word\tweight\n", "term\tweight\nso\n"):
        path = tmp_path / "bias_weights.tsv"
        path.write_text(text, "utf-8")
        monkeypatch.setattr("framing.bias.TABLE", path)
        with pytest.raises(FramingError, match="install framing again"):
            weights.__wrapped__()


def test_the_measure_loads_nothing_that_is_learnt_with() -> None:
    code = ("import sys, framing; framing.profile('A shameful plan.').value('loaded.score'); "
            "print(*{'sklearn', 'scipy', 'framing.making'} & sys.modules.keys())")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          cwd=TABLE.parents[2])
    assert done.stdout.split() == []


@pytest.mark.parametrize("case", HITS, ids=lambda case: case["text"])
def test_a_class_of_loaded_terms_finds_and_leaves(case: dict[str, Any]) -> None:
    profile = framing.profile(case["text"], only=(named(case["measure"]),))
    assert [each.text for each in profile.evidence(case["measure"])] == case["found"]


def test_every_class_has_cases_to_find_and_to_leave() -> None:
    for label in ("hype", "intensifier", "judging", "contest", "softened", "report_verb"):
        of = [bool(case["found"]) for case in HITS if case["measure"] == f"loaded.{label}"]
        assert np.all([True in of, False in of]), label


def test_a_sentence_of_thousands_of_numbers_is_scored_without_a_word() -> None:
    read = profile(Article.from_text("The table says 3.5, " + "12, " * 4000 + "and no more."))
    value = read.value("loaded.score")
    assert value is not None
    assert 0 <= value <= 1
