"""Names of actors by a spaCy pipeline: --names."""

from __future__ import annotations

import json
import pickle
import sys
from pathlib import Path
from typing import Any

import pytest
import spacy

import framing
from framing.errors import SettingError
from framing.portrayal.recognised import recogniser
from tests.running import refused, works

TEXT = ("The Skarrow Dispute\n\n“We will not sell,” President Tam Vask’s aide told the Ostrel "
        "Fund on Monday.\n\nCritics sued Vask in Skarrow 👍. The Danes left Skarrow.\n")
#: What the pipeline of these tests finds, as a trained one would.
NAMES = [("PERSON", "Tam Vask"), ("PERSON", "Vask"), ("ORG", "the Ostrel Fund"),
         ("GPE", "Skarrow"), ("NORP", "Danes"), ("NORP", "Republicans"), ("DATE", "Monday")]


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of a pipeline that finds these names and no others."""
    made = spacy.blank("en", meta={"name": "few_names", "version": "1.2.3"})
    ruler: Any = made.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": name} for label, name in NAMES])
    folder = tmp_path_factory.mktemp("pipelines") / "few"
    made.to_disk(folder)
    return str(folder)


def test_actors_are_those_that_the_pipeline_finds_with_its_kinds(pipeline: str) -> None:
    found = framing.profile(TEXT, names=pipeline)
    told = {(actor.name, actor.kind, len(actor.mentions)) for actor in found.actors}
    assert told == {("Tam Vask", "person", 2), ("Ostrel Fund", "organisation", 1),
                    ("Skarrow", "place", 3)}
    vask = next(actor for actor in found.actors if actor.name == "Tam Vask")
    assert [found.article.text[each.start : each.end] for each in vask.mentions] == [
        "President Tam Vask’s", "Vask"]
    assert [(each.lemma, each.role) for each in vask.predicates] == [("sue", "patient")]


def test_a_party_is_an_actor_and_a_people_is_none(pipeline: str) -> None:
    found = framing.profile("It rained. The Danes met Republicans.", names=pipeline)
    assert [(actor.name, actor.kind) for actor in found.actors] == [
        ("Republicans", "organisation")]


def test_what_is_set_aside_has_no_names(pipeline: str) -> None:
    found = framing.profile("Skarrow votes\n\nBy Tam Vask\n\nThe town votes today.\n\n"
                            "It will vote again in May.", names=pipeline)
    assert [actor.name for actor in found.actors] == ["Skarrow"]


def test_a_long_block_is_given_in_parts(pipeline: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "They met Vask in Skarrow. " * 40
    whole = framing.profile(text, names=pipeline).actors
    monkeypatch.setattr("framing.portrayal.recognised.LONGEST", 50)
    assert framing.profile(text, names=pipeline).actors == whole
    assert [len(actor.mentions) for actor in whole] == [40, 40]
    assert framing.profile("x" * 200, names=pipeline).actors == ()


def test_compare_says_what_found_the_names_and_matches_them(pipeline: str, tmp_path: Path) -> None:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path in paths:
        path.write_text(TEXT, "utf-8")
    told = json.loads(works("compare", *paths, "--names", pipeline, "--format", "json"))
    assert told["settings"]["names"] == "en_few_names 1.2.3"
    assert {each["name"] for each in told["actors"]} == {"Skarrow", "Tam Vask", "Ostrel Fund"}
    plain = json.loads(works("compare", *paths, "--format", "json"))
    assert plain["settings"]["names"] == "rules"


def test_a_pipeline_that_is_not_there_is_named_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    assert "python -m spacy download en_none_such" in refused("profile", path, "--names",
                                                              "en_none_such")


def test_a_pipeline_that_finds_no_names_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(SettingError, match="finds no names"):
        recogniser(str(tmp_path))


def test_without_spacy_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(SettingError, match=r"pip install 'framing-analyser\[spacy\]'"):
        recogniser("en_core_web_none")


def test_a_pickled_profile_asks_the_same_pipeline(pipeline: str) -> None:
    read = framing.profile(TEXT, names=pipeline)
    found = pickle.loads(pickle.dumps(read))
    assert found.actors == read.actors
    assert found.names is read.names
