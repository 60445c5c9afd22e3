"""Plug-ins: a stranger's metric in one file, and a word list of the user's own."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

from framing import measures as registry
from framing import plugins, render
from framing.comparison import compare
from framing.errors import LexiconError, SettingError
from framing.measures import measures, named, select
from framing.profiles import profile
from framing.support.outside import is_own
from tests.running import refused, works

ROOT = Path(__file__).parents[1]

METRIC = '''
from framing.measures import measure, rate
from framing.hits import make_hits


@measure("own.shouting", per="1,000 words", cite="Stranger 2024", more="shouts more")
def shouting(doc):
    """How often a word is in capitals: NEVER, STOP."""
    surfaces = [doc.vocabulary.surfaces[token] for token in doc.tokens.tolist()]
    return rate(make_hits(
        [(at, at, int(doc.row[at]), 0) for at, word in enumerate(surfaces)
         if word.isupper() and len(word) > 1], ("capitals",)), per=doc.words)
'''


@pytest.fixture(autouse=True)
def _nothing_stays(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take measures, formats and modules from outside away again after each test."""
    measures()
    monkeypatch.setattr(registry, "_registered", dict(registry._registered))
    before = set(sys.modules)
    yield
    # The program's own formats stay: a module that was imported once registers its own but once.
    for key in [key for key, format_ in render._renderers.items() if not is_own(format_)]:
        del render._renderers[key]
    for name in set(sys.modules) - before:
        if name.startswith("framing_plugin_"):
            del sys.modules[name]


@pytest.fixture
def metric(tmp_path: Path) -> Path:
    path = tmp_path / "shouting.py"
    path.write_text(METRIC, "utf-8")
    return path


def test_a_metric_in_one_file_is_a_measure_like_the_others(metric: Path) -> None:
    plugins.load(str(metric))
    text = "STOP it, he said. NEVER again."
    read = profile(text)
    assert read.value("own.shouting") == pytest.approx(1000 * 2 / 6)
    assert [hit.text for hit in read.evidence("own.shouting")] == ["STOP", "NEVER"]
    assert named("own.shouting").title == "How often a word is in capitals: NEVER, STOP."
    assert [found.id for found in select(("own",))] == ["own.shouting"]
    assert compare(text, "Stop it.").profiles[1].value("own.shouting") == 0


def test_a_metric_has_no_value_where_there_is_nothing_like_the_others(metric: Path) -> None:
    plugins.load(str(metric))
    reading = profile("")["own.shouting"]["all"]
    assert (reading.value, reading.note) == (None, "nothing to count in")


def test_to_load_a_file_twice_is_to_load_it_once(metric: Path) -> None:
    plugins.load(str(metric))
    first = named("own.shouting")
    plugins.load(str(metric))
    assert named("own.shouting") is first


def test_two_files_of_one_name_are_two_plug_ins(metric: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / metric.name
    other.parent.mkdir()
    other.write_text(METRIC.replace("own.shouting", "own.louder"), "utf-8")
    plugins.load(str(metric))
    plugins.load(str(other))
    assert {"own.shouting", "own.louder"} <= set(measures())


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("1 / 0", "fails on loading: ZeroDivisionError: division by zero"),
        ("def f(:", "fails on loading: SyntaxError"),
        ("import nowhere_at_all", "fails on loading: ModuleNotFoundError"),
        (METRIC.replace("own.shouting", "tone.vader"), "a measure 'tone.vader' already"),
        (METRIC.replace("own.shouting", "shouting"), "family.name"),
        (METRIC.replace('"""How often a word is in capitals: NEVER, STOP."""', ""), "docstring"),
    ],
)
def test_a_file_that_fails_is_refused_with_the_reason(code: str, said: str, metric: Path) -> None:
    metric.write_text(code, "utf-8")
    with pytest.raises(SettingError, match=said):
        plugins.load(str(metric))
    assert "own.shouting" not in measures()


@pytest.mark.parametrize(("body", "said"), [
    ("return 1 / 0", "The measure own.one fails: ZeroDivisionError: division by zero "
                     "({}a.py, line 5); mend the plug-in."),
    ("return open('/nowhere')", "The measure own.one fails: FileNotFoundError: "),
    ("import json; return json.loads('x')", "line 1 column 1 (char 0) ({}a.py, line 5); mend"),
    ("return 3.5", "The measure own.one gives a value of type float: end it with rate, share,"),
    ("pass", "The measure own.one gives nothing: end it with rate, share,"),
])
def test_what_fails_in_a_measure_from_outside_is_told_as_its_fault(
    body: str, said: str, tmp_path: Path
) -> None:
    path, text = tmp_path / "a.py", tmp_path / "a.txt"
    path.write_text("from framing.measures import measure\n"
                    '@measure("own.one", per="words", cite="")\ndef one(doc):\n'
                    f'    """One."""\n    {body}\n')
    text.write_text("The dam holds.")
    assert said.format(f"{tmp_path}/") in refused(
        "profile", text, "--plugin", path, "--only", "own.one")


WITH_FORMULA = '''
from framing.hits import make_hits
from framing.measures import Counts, measure, rate

{formula}

@measure("own.one", per="words", cite="", more="shouts more")
def one(doc):
    """Capitals."""
    surfaces = [doc.vocabulary.surfaces[token] for token in doc.tokens.tolist()]
    found = make_hits([(at, at, int(doc.row[at]), 0) for at, word in enumerate(surfaces)
                       if word.isupper()], ("capitals",))
    columns = rate(found, per=doc.words).columns
    return Counts({given})
'''
#: What the measure above gives with a formula of its own.
GIVEN = "columns, formula, found"


@pytest.mark.parametrize(("formula", "given", "said"), [
    ("def formula(a, b): return a.nothing", GIVEN,
     "The formula of the measure own.one fails: AttributeError: 'float' object has no attribute "
     "'nothing' ({}a.py, line 5); mend the plug-in."),
    ("def formula(a): return a", GIVEN,
     "fails: TypeError: formula() takes 1 positional argument but 2 were given; mend the plug-in."),
    ("formula = 3", GIVEN, "fails: TypeError: 'int' object is not callable; mend the plug-in."),
    ("def formula(a, b): pass", GIVEN, "formula of the measure own.one gives nothing: it takes"),
    ("def formula(a, b): return [a, b]", GIVEN, "gives a value of type list: it takes the sums"),
    ("def formula(a, b): return (-8.5) ** 0.5", GIVEN, "gives a value of type complex: it takes"),
    ("formula = max", "[[1.0], [2.0]], formula, found", "The measure own.one gives columns that"),
    ("formula = max", "3, formula, found", "The measure own.one gives columns that are no arrays"),
    ("formula = max", f"{GIVEN}, 7", "The measure own.one gives columns that are no arrays"),
])
def test_what_fails_in_a_formula_from_outside_is_told_as_its_fault(
    formula: str, given: str, said: str, tmp_path: Path
) -> None:
    path, text = tmp_path / "a.py", tmp_path / "a.txt"
    path.write_text(WITH_FORMULA.format(formula=formula, given=given))
    text.write_text("The dam HOLDS.")
    assert said.format(f"{tmp_path}/") in refused(
        "profile", text, "--plugin", path, "--only", "own.one")


@pytest.mark.parametrize("formula", [
    "import math\ndef formula(a, b): return math.log(-b)",
    "import math\ndef formula(a, b): return math.exp(1000 * b)",
    "def formula(a, b): return a / (b - b)",
    "def formula(a, b): return float('nan')",
    "def formula(a, b): return float('inf')",
])
def test_a_formula_from_outside_may_have_no_value(formula: str, tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text(WITH_FORMULA.format(formula=formula, given=GIVEN))
    plugins.load(str(path))
    found = compare("The dam HOLDS. " * 9, "The dam holds. " * 9, only="own.one")
    assert [each.value("own.one") for each in found.profiles] == [None, None]
    assert found.profiles[0]["own.one"]["all"].note == "no value: its formula has none here"


@pytest.mark.parametrize("formula", [
    "class Formula(list):\n    def __call__(self, a, b): return a / b\nformula = Formula()",
    "def formula(a, b): return a / b if a < 99 else 0",  # of single numbers alone
    "def formula(a, b): return {True: a / b}[bool(a < 99)]",
    "def formula(a, b): return [a / b, a][::2 if hasattr(a, 'shape') else 1][0] / 1",
    "import numpy\ndef formula(a, b): return (numpy.stack([a, b]) if numpy.ndim(a) else a / b)",
])
def test_a_formula_from_outside_is_tested_as_others_are(formula: str, tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text(WITH_FORMULA.format(formula=formula, given=GIVEN))
    plugins.load(str(path))
    [found] = compare("The dam HOLDS. " * 20, "The dam holds. " * 20, only="own.one").contrasts
    assert found.verdict == "differs"
    assert found.values == pytest.approx((1 / 3, 0))


@pytest.mark.parametrize(("body", "said"), [
    ("return found.nothing", "The format short fails: AttributeError: "),
    ("return [3]", "The format short gives a value of type list: end it with the whole text"),
])
def test_what_fails_in_a_format_from_outside_is_told_as_its_fault(
    body: str, said: str, tmp_path: Path
) -> None:
    path, text = tmp_path / "a.py", tmp_path / "a.txt"
    path.write_text("from framing.render import renderer\n"
                    f'@renderer("short", "profile")\ndef short(found, options):\n    {body}\n')
    text.write_text("The dam holds.")
    assert said in refused("profile", text, "--plugin", path, "--format", "short")


def test_what_the_readme_shows_of_plug_ins_works(tmp_path: Path) -> None:
    blocks = re.findall(r"(?s)```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"))
    path = tmp_path / "own.py"
    path.write_text("\n".join(block for block in blocks if "@" in block), "utf-8")
    pair = [ROOT / "examples/gazette.txt", ROOT / "examples/courier.txt"]
    how = ("--plugin", path, "-q")
    assert "\n  must " in works("compare", *pair, *how, "--only", "mine")
    assert works("compare", *pair, *how, "--format", "brief").splitlines() == [
        f"{each.verdict}: {each.sentence}" for each in compare(*pair).findings]


def test_a_plug_in_cannot_take_an_id_before_the_program_has(metric: Path) -> None:
    metric.write_text(METRIC.replace("own.shouting", "tone.vader"), "utf-8")
    code = f"""if True:
        from framing import errors, plugins
        try:
            plugins.load({str(metric)!r})
        except errors.SettingError as error:
            print(error)"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          cwd=Path(__file__).parents[1])
    assert "'tone.vader' already" in done.stdout


def test_a_file_that_failed_is_read_anew_when_mended(metric: Path) -> None:
    metric.write_text("1 / 0", "utf-8")
    with pytest.raises(SettingError):
        plugins.load(str(metric))
    metric.write_text(METRIC, "utf-8")
    plugins.load(str(metric))
    assert "own.shouting" in measures()


def test_a_file_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"There is no plug-in file .*none\.py"):
        plugins.load(str(tmp_path / "none.py"))


def test_a_file_that_is_no_python_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Some notes.", "utf-8")
    with pytest.raises(SettingError, match="is no Python file"):
        plugins.load(str(path))


def test_an_installed_plug_in_is_loaded_by_its_name(
    metric: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(metric.parent))
    point = metadata.EntryPoint("loud", "shouting", "framing")
    monkeypatch.setattr(metadata, "entry_points",
                        lambda *, group: metadata.EntryPoints([point] * (group == "framing")))
    plugins.load("loud")
    assert profile("STOP it.").value("own.shouting") == 500
    with pytest.raises(SettingError, match="no installed plug-in 'luod': did you mean loud"):
        plugins.load("luod")
    before = plugins.digest("loud")
    assert plugins.digest("loud") == before
    (metric.parent / "shouting.py").write_text(metric.read_text() + "# Another one.\n")
    assert plugins.digest("loud") != before  # a collection counted with it is another one
    del sys.modules["shouting"]


def test_a_list_of_the_users_own_is_a_measure(tmp_path: Path) -> None:
    path = tmp_path / "my-words.tsv"
    path.write_text("term\tclass\ngrand bargain\tdeal\nsham\tfraud\n", "utf-8")
    own = plugins.of_lexicon(path)
    assert (own.id, own.unit, own.english) == ("lexicon.my_words", "segment", False)
    assert own.title == "How often terms of my-words.tsv stand in the text, by class: deal, fraud."
    read = profile("A sham. The “grand bargain” was a grand bargain.", only=(own,))
    assert read.value("lexicon.my_words") == pytest.approx(1000 * 3 / 9)
    assert [(hit.text, hit.label) for hit in read.evidence("lexicon.my_words")] == [
        ("sham", "fraud"), ("grand bargain", "deal"), ("grand bargain", "deal")]


@pytest.mark.parametrize(("only", "counted"), [
    (["lexicon.a"], ["lexicon.a"]),
    (["lexicon.b", "lexicon.b"], ["lexicon.b"]),
    (["lexicon"], ["lexicon.a", "lexicon.b"]),
    (["lexicon.b", "tone.vader"], ["tone.vader", "lexicon.b"]),
    (["tone.vader"], ["tone.vader", "lexicon.a", "lexicon.b"]),
])
def test_lists_of_the_users_own_can_be_counted_alone(
    tmp_path: Path, only: list[str], counted: list[str]
) -> None:
    paths = [tmp_path / "a.tsv", tmp_path / "b.tsv"]
    for path in paths:
        path.write_text("term\tclass\ndam\tplace\n")
    assert [each.id for each in plugins.select_with(only, [*map(str, paths)], ())] == counted


def test_the_family_of_lists_is_unknown_without_one() -> None:
    with pytest.raises(SettingError, match="no measure or family 'lexicon'"):
        plugins.select_with(["lexicon"], (), ())


def test_a_list_of_the_users_own_is_read_in_any_language(tmp_path: Path) -> None:
    path = tmp_path / "eigene.tsv"
    path.write_text("term\tclass\nsogenannte\twertend\n", "utf-8")
    text = "Die sogenannte Lösung kam zu spät, sagte der Minister am Dienstag in der Stadt."
    read = profile(text, only=(plugins.of_lexicon(path),))
    assert [hit.text for hit in read.evidence("lexicon.eigene")] == ["sogenannte"]


def test_a_list_with_a_broken_row_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text("term\tclass\nsham\n", "utf-8")
    with pytest.raises(LexiconError, match="line 2"):
        plugins.of_lexicon(path)
