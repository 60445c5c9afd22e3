"""Since a baseline: what changed, what came and went, and which files are none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.baseline import Baseline, Changes, load, since
from framing.comparison import Comparison, compare
from framing.errors import SettingError
from framing.profiles import Profile, profile
from framing.render import Options, formats
from framing.render.changes import data, markdown, section
from framing.render.data.articles import compared as as_data
from framing.render.data.articles import tool
from framing.render.schema import schema
from tests.building import compared
from tests.running import LEFT, refused, run, works

pytestmark = pytest.mark.usefixtures("folder")

PAIR = ("gazette", "courier")
SAME = "the text and all figures are the same"


def kept(document: Any, path: str = "old.json") -> Baseline:
    """The baseline that a document makes when it is written down."""
    Path(path).write_text(json.dumps(document), encoding="utf-8")
    return load(path)


def document(of: str = "compare", *args: str) -> Any:
    """The JSON of a run, to be altered."""
    return json.loads(works(of, "a.txt", "b.txt", "-q", "--format", "json", *args))


def changes(old: Any, comparison: Comparison) -> Changes:
    return since(kept(old), comparison.profiles, comparison, tool(comparison.profiles[0]))


def of_files(old: Any, *paths: str) -> Changes:
    profiles: list[Profile] = [profile(Path(path)) for path in paths]
    return since(kept(old), profiles, None, tool(profiles[0]))


# -- what changed ----------------------------------------------------------------------------------


def test_nothing_changed_since_the_same_run() -> None:
    comparison = compared(*PAIR)
    found = changes(as_data(comparison), comparison)
    assert [(each.name, each.was, each.same_text, each.changes) for each in found.articles] == [
        (f"{name}.txt", f"{name}.txt", True, ()) for name in PAIR]
    assert (found.warnings, found.added, found.gone, found.findings) == ((), (), (), ())


def test_every_figure_that_is_not_what_it_was_is_told_in_every_voice() -> None:
    old = document()
    Path("a.txt").write_text(LEFT.replace("might", "will").replace("We must act", "We could act"))
    found = of_files(old, "a.txt", "b.txt")
    assert [each.same_text for each in found.articles] == [False, True]
    assert found.articles[1].changes == ()
    now = profile(Path("a.txt"))
    then = old["articles"][0]["measures"]
    told = {(each.measure, each.voice): each for each in found.articles[0].changes}
    for id in now:
        for voice, read in now[id].items():
            before = then[id][voice]["value"]
            value = None if read.value is None else float(f"{read.value:.6g}")
            assert ((id, voice) in told) == (value != before)
            if (id, voice) in told:
                change = told[id, voice]
                assert (change.before, change.now) == (before, value)
                if value is not None and before is not None:
                    assert change.difference == pytest.approx(value - before, abs=1e-3)
    assert ("certainty.possibility", "author") in told
    assert ("certainty.possibility", "quoted") in told


@pytest.mark.parametrize(("low", "high", "outside"), [
    (0.0, 1e6, False), (0.0, 1.0, True), (1e6, 2e6, True), (None, None, None), (0.0, None, None)])
def test_a_figure_is_held_against_the_earlier_interval(
    low: float | None, high: float | None, outside: bool | None
) -> None:
    old = document()
    old["articles"][0]["measures"]["structure.words"]["all"] |= {
        "value": 7, "low": low, "high": high}
    change = of_files(old, "a.txt", "b.txt").articles[0].changes[0]
    assert (change.measure, change.outside) == ("structure.words", outside)


def test_a_figure_that_came_or_went_has_no_difference() -> None:
    old = document()
    old["articles"][0]["measures"]["structure.words"]["all"]["value"] = None
    change = of_files(old, "a.txt", "b.txt").articles[0].changes[0]
    assert (change.before, change.difference) == (None, None)
    assert change.now


def test_a_finding_that_came_or_went_is_told_with_its_verdicts() -> None:
    comparison = compared(*PAIR)
    old = as_data(comparison)
    verdicts = {each["measure"]: each for each in old["contrasts"]}
    differs = [id for id, each in verdicts.items() if each["verdict"] == "differs"]
    not_so = next(id for id, each in verdicts.items() if each["verdict"] == "no clear gap")
    came, turned, *_ = differs
    verdicts[came]["verdict"] = "no clear gap"
    verdicts[turned]["articles"].reverse()
    verdicts[not_so]["verdict"] = "differs"
    found = changes(old, comparison).findings
    assert found is not None
    assert {(each.measure, each.before, each.now, each.came) for each in found} == {
        (came, "no clear gap", "differs", True), (not_so, "differs", "no clear gap", False),
        (turned, "differs", "differs", True), (turned, "differs", "differs", False)}
    sides = {each.came: each.first for each in found if each.measure == turned}
    assert sorted(sides.values()) == ["courier.txt", "gazette.txt"]


def test_findings_are_not_told_where_one_of_the_runs_made_no_tests() -> None:
    comparison = compared(*PAIR)
    old = as_data(comparison)
    assert of_files(old, "a.txt").findings is None
    old["settings"]["voice"] = "author"
    assert changes(old, comparison).findings is None
    old["settings"] |= {"voice": "all", "resamples": 0}
    assert changes(old, comparison).findings is None


def test_findings_of_what_one_of_the_runs_did_not_count_are_not_told() -> None:
    comparison = compared(*PAIR)
    old = as_data(comparison)
    only = {each["measure"] for each in old["contrasts"]} - {"loaded.hype"}
    for article in old["articles"]:
        article["measures"] = {id: read for id, read in article["measures"].items() if id in only}
    old["contrasts"] = [each for each in old["contrasts"] if each["measure"] in only]
    assert changes(old, comparison).findings == ()


# -- which article is which ------------------------------------------------------------------------


@pytest.mark.parametrize(("then", "now", "was", "added", "gone"), [
    ("ab", "ab", "ab", "", ""), ("ab", "ba", "ba", "", ""), ("ab", "a", "a", "", "b"),
    ("a", "ab", "a-", "b", ""), ("ab", "ac", "ab", "", ""), ("abc", "cd", "cb", "", "a"),
    ("ab", "cd", "ab", "", ""), ("aa", "aa", "aa", "", ""), ("aa", "ab", "aa", "", ""),
])
def test_an_article_is_found_by_its_name_else_by_its_place(
    then: str, now: str, was: str, added: str, gone: str
) -> None:
    old = document()
    article = old["articles"][0]
    old["articles"] = [{**article, "name": name, "sha256": f"then {place}"}
                       for place, name in enumerate(then)]
    old["contrasts"] = []
    for name in now:
        Path(name).write_text(LEFT)
    found = of_files(old, *now)
    assert "".join(each.name if each else "-" for each in found.matched) == was
    assert ("".join(found.added), "".join(found.gone)) == (added, gone)


def test_a_text_under_another_name_is_found_and_one_in_its_old_place_is_not_taken_for_it() -> None:
    old = document()
    Path("new.txt").write_text("Another text stands first.")
    Path("moved.txt").write_text(LEFT)
    found = of_files(old, "new.txt", "moved.txt")
    assert [each and each.name for each in found.matched] == [None, "a.txt"]
    assert (found.added, found.gone) == (("new.txt",), ("b.txt",))
    assert "moved.txt (was a.txt): the text and all figures are the same" in section(
        Options(changes=found))


# -- what else may be behind it --------------------------------------------------------------------


@pytest.mark.parametrize(("alter", "said"), [
    (lambda old: old["tool"].update(version="0.0.1"), "by version 0.0.1, this is "),
    (lambda old: old["tool"]["lexicons"].update(hedges="sha256:0"),
     "Word lists are not those of the baseline (hedges)"),
    (lambda old: old["tool"]["lexicons"].pop("hedges"), "(hedges)"),
    (lambda old: old["settings"].update(clean=False), "made with --no-clean, this is without it"),
    (lambda old: old["settings"].update(seed=7), "with another --seed"),
    (lambda old: [each["measures"].pop("tone.vader") for each in old["articles"]],
     "The baseline has no tone.vader: nothing is said"),
    (lambda old: old["settings"].update(voice="author"), "is of another --voice"),
])
def test_what_else_may_be_behind_a_change_is_said_first(
    alter: Callable[[Any], object], said: str
) -> None:
    old = document()
    alter(old)
    kept(old)
    ended = run("compare", "a.txt", "b.txt", "--baseline", "old.json")
    assert ended.code == 0
    assert said in ended.err
    lines = ended.out.partition("Since old.json")[2].splitlines()
    assert said in lines[1]
    assert said not in run("compare", "a.txt", "b.txt", "--baseline", "old.json", "-q").err


def test_a_list_of_ones_own_is_one_of_the_lists(folder: Path) -> None:
    (folder / "own.tsv").write_text("term\tclass\nharbour\tplace\n")
    kept(document("profile", "--lexicon", "own.tsv"))
    assert run("profile", "a.txt", "b.txt", "--lexicon", "own.tsv", "--baseline",
               "old.json").err == run("profile", "a.txt", "b.txt").err
    (folder / "own.tsv").write_text("term\tclass\nwall\tplace\n")
    assert "(own.tsv)" in run("profile", "a.txt", "--lexicon", "own.tsv", "--baseline",
                              "old.json").err


# -- how it is shown -------------------------------------------------------------------------------


def changed() -> Changes:
    old = document()
    Path("a.txt").write_text(LEFT.replace("might", "will"))
    return of_files(old, "a.txt", "b.txt")


@pytest.mark.parametrize("of", ["compare", "profile"])
@pytest.mark.parametrize("name", [name for name in formats() if name not in ("json", "jsonl")])
def test_a_section_is_added_for_people_and_nothing_for_tables(of: str, name: str) -> None:
    kept(document(of))
    plain = works(of, "a.txt", "b.txt", "--format", name)
    told = works(of, "a.txt", "b.txt", "--format", name, "--baseline", "old.json")
    if name == "html":  # where it stands within the page
        assert "<h2>Changes</h2>" in told
        assert "<h2>Changes</h2>" not in plain
    else:
        assert told.startswith(plain.rstrip("\n"))
    if name in ("table", "markdown", "html"):
        assert "Since old.json" in told
        assert "a.txt: the text and all figures are the same" in told
    elif name == "csv":
        assert told == plain


@pytest.mark.parametrize("of", ["compare", "profile"])
@pytest.mark.parametrize("files", [1, 2])
def test_a_key_is_added_to_json_as_the_schema_says(of: str, files: int) -> None:
    paths = ["a.txt", "b.txt"] if of == "compare" else ["a.txt", "b.txt"][:files]
    kept(document(of))
    Path("a.txt").write_text(LEFT.replace("might", "will"))
    plain = json.loads(works(of, *paths, "--format", "json"))
    found = json.loads(works(of, *paths, "--format", "json", "--baseline", "old.json"))
    validator = jsonschema.Draft202012Validator(schema(of))
    for whole, part in zip(*(each if isinstance(each, list) else [each]
                             for each in (found, plain)), strict=True):
        validator.validate(whole)
        assert set(whole["baseline"]) == set(schema(of)["properties"]["baseline"]["required"])
        assert {key: value for key, value in whole.items() if key != "baseline"} == part
    first = found[0] if isinstance(found, list) else found
    change = first["baseline"]["articles"][0]["changes"][0]
    assert change["measure"] == "certainty.possibility"
    assert change["before"] > change["now"]


@pytest.mark.parametrize("of", ["compare", "profile"])
def test_json_lines_say_it_too(of: str) -> None:
    kept(document(of))
    lines = [json.loads(line) for line in works(
        of, "a.txt", "b.txt", "--format", "jsonl", "--baseline", "old.json").splitlines()]
    said = lines[-1] if of == "compare" else lines[-1]["baseline"]
    assert said["name"] == "old.json"
    assert of == "profile" or said["record"] == "baseline"


@pytest.mark.parametrize("screen", [True, False])
@pytest.mark.parametrize("width", [40, 100])
def test_each_change_is_told_with_both_figures(width: int, screen: bool) -> None:
    found = changed()
    brief = section(Options(width=width, screen=screen, changes=found))
    full = section(Options(width=width, screen=screen, full=True, changes=found))
    assert not screen or all(len(line) <= width for line in full.splitlines())
    assert "certainty.possibility[author]" not in brief
    assert "more, smaller or in one voice: --full" in " ".join(brief.split())
    assert all(each.measure in full for each in found.articles[0].changes)
    assert "certainty.possibility[author]" in full


def test_figures_have_the_digits_that_show_the_difference() -> None:
    old = document()
    words = old["articles"][0]["measures"]["structure.words"]["all"]["value"]
    for key, value in (("structure.words", words + 2000), ("tone.vader", 0.0123456)):
        old["articles"][0]["measures"][key]["all"] |= {"value": value, "low": value, "high": value}
    text = section(Options(changes=of_files(old, "a.txt", "b.txt")))
    assert (f"structure.words {words:.0f}, was {words + 2000:,.0f} (−2,000), outside the "
            f"earlier 95 % interval, {words + 2000:,.0f} to {words + 2000:,.0f}") in text
    assert ", was 0.012 (" in text


def test_nothing_is_said_where_nothing_was_asked() -> None:
    assert section(Options()) == ""
    assert markdown(Options()) == []


def test_what_a_baseline_holds_cannot_upset_a_terminal_or_a_page() -> None:
    old = document()
    old["tool"]["version"] = "\x1b[31m<b>\n"
    old["articles"][0]["name"] = "\x1b[2J\0\u202e|<script>"
    old["articles"].append({**old["articles"][0], "name": "*gone*\x07"})
    found = Options(changes=of_files(old, "a.txt", "b.txt"))
    assert found.changes is not None
    for text in (section(found), "\n".join(markdown(found))):
        assert not set("\x1b\0\x07\u202e") & set(text)
    assert "<" not in "\n".join(markdown(found)).replace("\\<", "")
    assert json.dumps(data(found.changes))


def test_how_far_a_figure_is_from_the_baseline_can_be_a_condition(folder: Path) -> None:
    kept(document())
    (folder / "a.txt").write_text(LEFT.replace("might", "will"))
    args = ("compare", "a.txt", "b.txt", "-q", "--baseline", "old.json", "--fail-on")
    assert run(*args, "changed(certainty.possibility) < -5").code == 1
    assert run(*args, "changed(A.certainty.possibility[author]) < -5").code == 1
    assert run(*args, "changed(B.certainty.possibility) != 0").code == 0
    assert run(*args, "changed(certainty.possibility) > 0").code == 0
    ended = run("profile", "b.txt", "a.txt", "b.txt", *args[3:], "changed(structure.words) > 0")
    assert ended.code == 2
    assert "(the baseline has no such figure of it)" in ended.err


# -- what is no baseline ---------------------------------------------------------------------------


def whole(**keys: Any) -> bytes:
    return json.dumps({"schema": "framing.compare/1", "tool": {"version": "1", "lexicons": {}},
                       "settings": {"resamples": 9}, "articles": [], "contrasts": [],
                       **keys}).encode()


def article(**keys: Any) -> bytes:
    return whole(articles=[{"name": "a", "sha256": "0", "measures": {}, **keys}])


def reading(value: str) -> bytes:
    return article(measures={"x.y": {"all": {"value": 0, "low": None, "high": None}}}).replace(
        b'"value": 0', f'"value": {value}'.encode())


BAD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is not JSON (line 1, column 1)"),
    "a text": (b"A text.", "is not JSON (line 1, column 1)"),
    "NUL": (b'{"schema": "framing\0', "is not JSON"),
    "cut off": (whole()[:-9], "is not JSON"),
    "not UTF-8": (b'{"schema": "\xff"}', "is not JSON (it is not UTF-8)"),
    "brackets": (b"[" * 10_000_000, "is not JSON (it is nested too deep)"),
    "braces": (b'{"":' * 2_500_000, "is not JSON (it is nested too deep)"),
    "no number": (whole().replace(b"9", b"NaN"), "is not JSON (it has a number that is none)"),
    "endless digits": (b"9" * 100_000, "is not JSON (it has a number that is none)"),
    "a number": (b"3", "is not of framing compare or profile (it has no schema)"),
    "an empty list": (b"[]", "(it has no schema)"),
    "another schema": (b'{"schema": "other/2"}', "(its schema is other/2)"),
    "a later schema": (whole(schema="framing.compare/2"), "(its schema is framing.compare/2)"),
    "two comparisons": (b"[" + whole() + b"," + whole() + b"]", "is not of framing"),
    "no tool": (whole(tool=None), "is broken: tool is not a record"),
    "no version": (whole(tool={"lexicons": {}}), "version is not a text"),
    "no lists": (whole(tool={"version": "1"}), "lexicons is not a record"),
    "no settings": (whole(settings=[]), "settings is not a record"),
    "no articles": (whole(articles={}), "articles is not a list"),
    "articles of text": (whole(articles=["a.txt"]), "articles is not a list of records"),
    "no name": (article(name=3), "name is not a text"),
    "no hash": (article(sha256=None), "sha256 is not a text"),
    "no measures": (article(measures=[]), "measures is not a record"),
    "no voices": (article(measures={"x.y": 3}), "measures.x.y is not a record"),
    "no reading": (article(measures={"x.y": {"all": 3}}), "measures.x.y.all is not a record"),
    "no value": (article(measures={"x.y": {"all": {}}}),
                 "measures.x.y.all.value is not a number or null"),
    "a text for a value": (reading('"1"'), "measures.x.y.all.value is not a number"),
    "true for a value": (reading("true"), "measures.x.y.all.value is not a number"),
    "a huge value": (reading("1e999"), "measures.x.y.all.value is not a number that fits"),
    "a long value": (reading("9" * 400), "measures.x.y.all.value is not a number that fits"),
    "no contrast": (whole(contrasts=[3]), "contrasts is not a list of records"),
    "no places": (whole(contrasts=[{"articles": []}]), "contrasts.articles is not the places"),
    "a far place": (whole(contrasts=[{"articles": [10**30]}]), "contrasts.articles is not the"),
    "no profile": (whole(schema="framing.profile/1"), "article is not a record"),
}


@pytest.mark.parametrize("of", ["compare", "profile"])
@pytest.mark.parametrize("kind", BAD)
def test_a_file_that_is_no_baseline_is_refused_before_any_text_is_read(
    folder: Path, of: str, kind: str
) -> None:
    content, said = BAD[kind]
    (folder / "old.json").write_bytes(content)
    message = refused(of, "gone.txt", "gone.txt", "--baseline", "old.json")
    assert message.startswith("The baseline old.json is ")
    assert said in message
    assert message.endswith(("--format json.", "with --format json."))


@pytest.mark.parametrize(("path", "said"), [
    ("gone.json", "Cannot read the baseline gone.json: No such file or directory; give the JSON"),
    (".", "Cannot read the baseline .: Is a directory; give the JSON of an earlier framing"),
    ("", "Cannot read the baseline '': No such file"), ("x" * 300, "File name too long"),
])
def test_a_path_without_a_baseline_is_refused(path: str, said: str) -> None:
    assert said in refused("compare", "a.txt", "b.txt", "--baseline", path)


def test_a_device_without_an_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("framing.baseline.LARGEST", 1000)
    assert "is larger than 1 kB" in refused("profile", "a.txt", "--baseline", "/dev/zero")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_baseline_is_read_as_shells_write_it(folder: Path, encoding: str) -> None:
    (folder / "old.json").write_bytes(json.dumps(document()).encode(encoding))
    assert SAME in works("compare", "a.txt", "b.txt", "--baseline", "old.json")


@pytest.mark.parametrize("of", ["compare", "profile"])
@pytest.mark.parametrize("kept_of", ["compare", "profile"])
def test_a_comparison_and_profiles_can_be_held_against_each_other(of: str, kept_of: str) -> None:
    kept(document(kept_of))
    assert works(of, "a.txt", "b.txt", "--baseline", "old.json").count(SAME) == 2


def test_the_baseline_can_be_written_anew_in_the_same_run(folder: Path) -> None:
    kept(document())
    works("compare", "a.txt", "b.txt", "--baseline", "old.json", "--format", "json", "-o",
          "old.json")
    assert load("old.json") == kept(document(), "new.json").__class__(
        **{**load("new.json").__dict__, "name": "old.json"})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["schema", "tool", "settings", "articles", "contrasts", "name", "sha256",
                         "measures", "version", "lexicons", "value", "all", "x.y"]), inner,
        max_size=4), max_leaves=12)


@given(key=st.sampled_from(["tool", "settings", "articles", "contrasts", "article"]), value=JSON)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_json_upsets_it(key: str, value: Any) -> None:
    Path("odd.json").write_bytes(whole(**{key: value}))
    refusal = ""
    try:
        found = load("odd.json")
    except SettingError as error:
        refusal = str(error)
        found = None
    if found is None:
        assert refusal.startswith("The baseline odd.json ")
    else:
        profiles = compare("One text.", "Another text.").profiles
        assert since(found, profiles, None, tool(profiles[0])).added is not None
