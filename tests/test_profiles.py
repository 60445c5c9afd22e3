"""The public names: reading, profiling and folding, as the contract has them."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

import framing
from framing.cautions import FEW_WORDS, warnings
from framing.errors import UnreadableError
from framing.measures import measures

EXAMPLES = Path(__file__).parents[1] / "examples"
TEXT = "The dam holds. It could fail, officials said."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, "utf-8")
    return file


@pytest.mark.parametrize("name", [
    "Article", "Block", "Comparison", "Counts", "Document", "Evidence", "FramingError", "Hits",
    "Profile", "Reading", "Span", "Term", "compare", "fold", "measure", "profile", "read",
])
def test_a_public_name_is_there(name: str) -> None:
    assert name in framing.__all__
    assert name in dir(framing)
    assert getattr(framing, name).__name__ == name


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'profil'"):
        _ = framing.profil


def run(code: str) -> str:
    """What a new interpreter prints."""
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True,
                          text=True, check=True, cwd=Path(__file__).parents[1])
    return done.stdout


HEAVY = "{'click', 'rich', 'sklearn', 'nltk', 'textstat', 'numpy', 'sentencex'}"


def test_to_import_the_package_loads_nothing_else() -> None:
    assert run(f"import sys, framing; print({HEAVY} & set(sys.modules), "
               "sorted(m for m in sys.modules if m.startswith('framing')))") == (
        "set() ['framing']\n")


def test_to_profile_and_compare_loads_no_reference_library_and_no_terminal() -> None:
    code = (f"import sys, framing; framing.profile({TEXT!r}).values(); "
            f"c = framing.compare({TEXT!r}, 'The dam burst.'); c.terms, c.similarity; "
            f"print(sorted({HEAVY} & set(sys.modules)))")
    assert run(code) == "['numpy', 'sentencex']\n"


def test_a_str_is_a_text_and_a_path_is_a_file(path: Path) -> None:
    assert framing.profile(path).article.text == TEXT
    assert framing.profile(TEXT).article.text == TEXT
    with pytest.warns(UserWarning, match="is read as a text"):
        assert framing.profile(str(path)).article.text == str(path)


def test_a_file_is_read_by_its_name(path: Path) -> None:
    for article in (framing.read(path), framing.read(str(path))):
        assert (article.text, article.name, article.source) == (TEXT, "a.txt", str(path))


def test_an_article_a_path_and_a_text_give_the_same_values(path: Path) -> None:
    values = framing.profile(TEXT).values()
    assert framing.profile(path).values() == values
    assert framing.profile(framing.read(path)).values() == values
    assert framing.profile(framing.Article.from_text(TEXT, name="a")).values() == values


def test_a_file_that_is_missing_is_an_error_of_this_program(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        framing.profile(tmp_path / "none.txt")
    assert issubclass(UnreadableError, framing.FramingError)


def test_a_profile_maps_ids_to_readings_by_voice() -> None:
    read = framing.profile(TEXT)
    assert isinstance(read, Mapping)
    assert list(read) == list(measures())
    assert len(read) == len(measures())
    assert "tone.vader" in read
    assert "tone.none" not in read
    assert list(read["tone.vader"]) == ["all", "author", "quoted"]
    assert isinstance(read["tone.vader"]["all"], framing.Reading)


def test_a_value_is_that_of_its_reading() -> None:
    read = framing.profile(TEXT)
    assert read.values() == {id: readings["all"].value for id, readings in read.items()}
    assert read.value("structure.words") == read.value("structure.words", voice="all") == 8


@pytest.mark.parametrize("ask", ["value", "evidence", "__getitem__"])
def test_an_unknown_id_is_a_key_error_that_names_the_nearest(ask: str) -> None:
    with pytest.raises(KeyError, match=r"'tone\.vadre': did you mean tone\.vader\?"):
        getattr(framing.profile(TEXT), ask)("tone.vadre")


def test_an_unknown_voice_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="no voice 'nobody'"):
        framing.profile(TEXT).value("tone.vader", voice="nobody")


def test_a_measure_of_another_profile_is_unknown_to_one_without_it() -> None:
    read = framing.profile(TEXT, only=(measures()["tone.vader"],))
    with pytest.raises(KeyError, match=r"no measure 'structure\.words'"):
        read.value("structure.words")


@pytest.mark.parametrize(("only", "ids"), [
    ("tone.vader", ["tone.vader"]),
    (["certainty.hedges", "tone.vader"], ["certainty.hedges", "tone.vader"]),
    (("tone.vader", measures()["tone.vader"]), ["tone.vader"]),
    ([measures()["structure.words"], "tone.vader"], ["structure.words", "tone.vader"]),
    ("certainty", [id for id in measures() if id.startswith("certainty.")]),
    ((), []),
    (None, list(measures())),
])
def test_measures_are_chosen_by_themselves_by_id_or_by_family(
    only: Any, ids: list[str]
) -> None:
    assert list(framing.profile(TEXT, only=only)) == ids
    assert [list(each) for each in framing.compare(TEXT, TEXT, only=only).profiles] == [ids, ids]


def test_a_name_that_no_measure_has_is_refused_with_the_nearest() -> None:
    with pytest.raises(framing.FramingError, match=r"'tone\.vadr': did you mean tone\.vader\?"):
        framing.profile(TEXT, only=["tone.vadr"])


def test_evidence_says_where_what_and_under_which_label() -> None:
    [hit] = framing.profile(TEXT).evidence("certainty.possibility")
    assert hit == framing.Evidence(18, 23, "could", "modal", "author", 1.0)


def test_a_measure_in_which_every_word_counts_has_no_evidence_and_no_hits() -> None:
    read = framing.profile(TEXT)
    assert read.evidence("readability.flesch") == ()
    assert read["readability.flesch"]["all"].hits is None


def test_the_article_and_its_blocks_are_at_hand() -> None:
    article = framing.profile("Dam Holds\n\nBy Ann Lee\n\nThe dam holds. It does so yet.").article
    assert [block.role for block in article.blocks] == ["title", "byline", "paragraph"]
    assert all(isinstance(block, framing.Block) for block in article.blocks)


def test_what_is_set_aside_is_counted_when_asked_for() -> None:
    text = "Dam Holds\n\nBy Ann Lee\n\nThe dam holds. It does so yet."
    assert framing.profile(text).value("structure.words") == 9
    assert framing.profile(text, clean=False).value("structure.words") == 12


def test_fold_makes_the_string_that_nltk_reads() -> None:
    assert framing.fold("“It didn’t”—he") == " It didn't  he"


def test_a_short_text_is_read_with_a_warning() -> None:
    assert warnings(framing.profile("Dam.")) == (
        "text has 1 word: its rates rest on next to nothing.",)
    assert warnings(framing.profile("The dam holds. " * (FEW_WORDS // 3 + 1))) == ()


def test_a_text_in_another_language_is_read_with_a_warning() -> None:
    article = framing.Article.from_text("Der Damm hält. " * 40, name="a", language="de")
    [said] = warnings(framing.profile(article))
    assert said == "a reads as German: measures that rest on English words are left out for it."


def test_a_quotation_mark_without_its_pair_is_a_warning_with_its_line() -> None:
    body = "The dam holds, and nobody says that it won’t. " * 12
    text = f"{body}\n\n“The dam holds, said Ann Lee. {body}\n\n{body}"
    [said] = warnings(framing.profile(text))
    assert said == ("text has a quotation mark without its pair on line 3: which words are quoted "
                    "there may be told wrong.")
    [said] = warnings(framing.profile(f"{text}\n\n“It does, said Bo Lee. {body}"))
    assert "has quotation marks without their pairs on lines 3, 7:" in said


def test_what_the_reading_of_a_file_had_to_say_is_said_again() -> None:
    article = framing.Article.from_text("The dam holds. " * 40, name="a",
                                        warnings=("was read as UTF-16",))
    assert warnings(framing.profile(article)) == ("a was read as UTF-16",)


def test_a_profile_shows_no_text_when_printed() -> None:
    assert "dam" not in repr(framing.profile(TEXT))


@pytest.mark.parametrize("id", [None, 7, ("tone.valence",)])
def test_what_is_no_id_is_in_no_profile(id: Any) -> None:
    read = framing.profile(TEXT)
    assert id not in read
    with pytest.raises(KeyError, match="There is no measure"):
        read.value(id)


def test_a_text_that_names_a_file_is_a_text_and_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The dam holds. It could fail.", encoding="utf-8")
    with pytest.warns(UserWarning, match="is read as a text.*give Path") as told:
        assert framing.compare(str(path), "It rained.").profiles[0].article.text == str(path)
    assert [each.filename for each in told] == [__file__]


@pytest.mark.parametrize("written", [str.upper, str.title])
def test_of_a_text_in_capitals_it_is_said_what_is_missed_there(
        written: Callable[[str], str]) -> None:
    text = (EXAMPLES / "courier.txt").read_text("utf-8")
    plain, found = (framing.profile(framing.Article.from_text(each))
                    for each in (text, written(text)))
    assert plain.value("frames.economic") != found.value("frames.economic")
    assert warnings(plain) == ()
    assert warnings(found) == (
        "text has capitals at most of its words: what is told by them is missed there (names, who "
        "speaks, may, cues of frames).",)


def test_what_is_let_go_is_gone_at_once_whatever_was_asked_of_it(
        monkeypatch: pytest.MonkeyPatch) -> None:
    # Cycles would hold a text's columns and its table of forms until they are sought, so that a
    # stream of articles holds a second table beside the one in use.
    monkeypatch.setattr("framing.tokens.MAX_FORMS", 3)
    texts = [(EXAMPLES / name).read_text("utf-8") for name in ("courier.txt", "gazette.txt")]
    held: list[weakref.ref[Any]] = []
    gc.collect()
    gc.disable()
    try:
        for text in texts:
            read = framing.profile(text)
            read.values()
            held += [weakref.ref(read.document), weakref.ref(read.document.vocabulary)]
            del read
        found = framing.compare(*texts)
        for each in ("contrasts", "findings", "terms", "comparability", "coverage", "similarity"):
            getattr(found, each)
        assert found.heard("author").contrasts
        assert found.heard("author").comparability is found.comparability  # of the same texts
        for read in found.profiles:
            held += [weakref.ref(read.document), weakref.ref(read.document.vocabulary)]
        del found, read
        framing.profile(TEXT)  # begins a table of its own: the last is in use
        assert [each() for each in held] == [None] * 8
    finally:
        gc.enable()
