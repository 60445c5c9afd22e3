"""What is said of a place: every span that counted, its part of the number, and whose words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from framing import Article, profile
from framing.document import Document
from framing.errors import SettingError
from framing.explaining import Sentence, explained
from framing.lexicon import FOLDER, read_card
from framing.measures import families, measures
from framing.profiles import Profile
from framing.render.explained import card_name, told
from framing.render.labels import called, label, lines
from framing.render.review.cells import ROWS
from framing.scorecard import BESIDES
from tests.building import EXAMPLES
from tests.running import refused, works
from tests.timing import growth

pytestmark = pytest.mark.usefixtures("folder")

LOADED = "The reckless gamble could be a disaster, and the shockwaves might spread."


def of(text: str, line: int = 1, *ids: str) -> tuple[Sentence, ...]:
    only = tuple(measures()[id] for id in ids) if ids else None
    return explained(profile(Article.from_text(text, language="en"), only=only), line)


def article(name: str) -> Profile:
    return profile(EXAMPLES / f"{name}.txt")


def all_lines(read: Profile) -> list[tuple[int, tuple[Sentence, ...]]]:
    lines = sorted({read.article.line(start) for start in read.document.segments.start})
    return [(line, explained(read, line)) for line in lines]


# -- spans and parts -------------------------------------------------------------------------------


def test_each_loaded_word_has_its_part_of_the_rate() -> None:
    (sentence,) = of(LOADED, 1, "loaded.rate")
    (counted,) = sentence.measures
    assert counted.value == profile(LOADED).value("loaded.rate")
    assert {"reckless", "shockwaves"} <= {part.text for part in counted.parts}
    assert all(part.part == pytest.approx(1000 / 12) for part in counted.parts)
    assert sum(part.part or 0 for part in counted.parts) == pytest.approx(counted.value)


@pytest.mark.parametrize("name", ["gazette", "courier", "agency"])
def test_all_evidence_of_an_article_is_found_on_its_lines_and_nothing_else(name: str) -> None:
    read = article(name)
    lines = all_lines(read)
    for id in read:
        found = {(part.start, part.end, part.label) for _, sentences in lines
                 for sentence in sentences for counted in sentence.measures
                 if counted.measure.id == id for part in counted.parts}
        assert found == {(each.start, each.end, each.label) for each in read.evidence(id)}


@pytest.mark.parametrize("name", ["gazette", "courier"])
def test_spans_are_the_texts_and_parts_add_up_where_there_are_any(name: str) -> None:
    read = article(name)
    for _, sentences in all_lines(read):
        for sentence in sentences:
            assert read.article.text[slice(*sentence.span)] == sentence.text
            for counted in sentence.measures:
                parts = [part.part for part in counted.parts if part.part is not None]
                assert len(parts) in (0, len(counted.parts))
                for part in counted.parts:
                    assert read.article.text[part.start : part.end] == part.text
                if parts and counted.of == "sentence" and counted.measure.per[:1] in "1%":
                    assert sum(parts) == pytest.approx(counted.value)


def test_the_value_of_a_sentence_is_that_of_the_sentence_as_a_text() -> None:
    texts = [LOADED, "They appear to have failed.", "It works, clearly and utterly."]
    for number, sentence in enumerate(of("\n\n".join(texts))):
        alone = profile(texts[number])
        for counted in sentence.measures:
            assert counted.value == pytest.approx(alone.value(counted.measure.id))


def test_vader_says_what_the_list_gives_what_the_rules_add_and_how_it_becomes_the_value() -> None:
    (sentence,) = of("It was not a GOOD plan, but a terrible one!", 1, "tone.vader")
    (counted,) = sentence.measures
    good, terrible = counted.parts
    assert (good.text, good.part) == ("GOOD", None)
    assert good.why == "+1.9 in the list, −2.87 by the rules"
    assert terrible.why == "−2.1 in the list, −1.05 by the rules"
    total = good.weight + terrible.weight
    whole = total - 0.292
    assert f"{total:+.2f}".replace("-", "−") in counted.steps
    assert counted.value == pytest.approx(whole / (whole**2 + 15) ** 0.5, abs=1e-4)
    assert f"{counted.value:+.4f}".replace("-", "−") in counted.steps


def test_whose_words_a_span_stands_in_is_said() -> None:
    text = "“It could be a disaster,” said Ruth Sample, an engineer. It might not."
    parts = {part.text: (part.voice, part.speaker) for sentence in of(text)
             for counted in sentence.measures for part in counted.parts}
    assert parts["could"] == ("quoted", "Ruth Sample")
    assert parts["might"] == ("author", None)


def test_a_measure_of_every_word_is_read_where_it_is_asked_for_alone() -> None:
    (sentence,) = of("This is a plain sentence of eight words.", 1, "readability.flesch")
    (counted,) = sentence.measures
    assert counted.value is not None
    assert (counted.parts, counted.steps) == ((), "every word counts")
    ids = {each.measure.family for each in of("It stands there.")[0].measures}
    assert "readability" not in ids


def test_a_sentence_without_a_scored_word_says_so_of_vader_too() -> None:
    (counted,) = of("It stands on the table.", 1, "tone.vader")[0].measures
    assert (counted.value, counted.parts) == (0.0, ())
    assert counted.steps.startswith("the words add up to +0.00")


def test_a_number_of_the_article_has_no_value_in_a_sentence() -> None:
    (counted,) = of("“It holds,” said Ruth Sample.", 1, "sourcing.speakers")[0].measures
    assert (counted.value, counted.note) == (None, "is a number of the article as a whole")
    assert [part.text for part in counted.parts] == ["Ruth Sample"]


@given(st.text(alphabet="ab could!?.“”'\n\r \u2028", max_size=80), st.integers(1, 6))
def test_any_line_of_any_text_is_explained_or_refused_in_a_sentence(text: str, line: int) -> None:
    read = profile(Article.from_text(text, language="en"))
    found: tuple[Sentence, ...] = ()
    with suppress(SettingError):
        found = explained(read, line)
    assert all(read.article.line(each.span.start) <= line
               <= read.article.line(max(each.span.start, each.span.end - 1)) for each in found)
    held = {row for row, start in enumerate(read.document.segments.start)
            if read.article.line(start) == line}
    assert len(found) >= len(held)


# -- the command -----------------------------------------------------------------------------------


def asked(*args: str, **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(works("explain", *args, "--format", "json", **more))
    return found


def test_a_line_of_a_file_is_explained_sentence_by_sentence() -> None:
    found = asked("--at", "a.txt:5")
    assert [each["line"] for each in found["sentences"]] == [5, 5, 5]
    ids = [counted["id"] for counted in found["sentences"][0]["measures"]]
    assert "certainty.possibility" in ids
    text = works("explain", "--at", "a.txt:5")
    assert "“The council could vote on Tuesday to close the old harbour wall.”" in text
    assert "No measure counted" not in text.split("\n\n")[0]


def test_a_measures_id_stays_whole_and_a_quotation_gets_no_second_marks(folder: Path) -> None:
    (folder / "quoted.txt").write_text("“It may well be the most fragile of all,” she said.\n")
    text = works("explain", "--at", "quoted.txt:1", "--width", "100")
    assert "line 1  “It may" in text
    for counted in asked("--at", "quoted.txt:1")["sentences"][0]["measures"]:
        assert f"{counted['id']} " in text


@pytest.mark.parametrize("width", [40, 60, 80, 95, 120])
def test_the_table_of_a_place_breaks_no_id_and_no_figure(width: int) -> None:
    for place in ("gazette.txt:71", "courier.txt:3"):
        told = works("explain", "--at", str(EXAMPLES / place), "--width", str(width))
        words = {word for line in told.splitlines() for word in line.split()}
        for sentence in asked("--at", str(EXAMPLES / place))["sentences"]:
            for counted in sentence["measures"]:
                assert counted["id"] in words
                value = counted["value"]
                assert ("–" if value is None else f"{value:.3g}".replace("-", "−")) in words
                assert {f"{span['weight']:.3g}".replace("-", "−")
                        for span in counted["spans"]} <= words


@pytest.mark.parametrize("width", [80, 100])
def test_the_table_of_a_place_breaks_no_word_where_there_is_room(width: int) -> None:
    place = str(EXAMPLES / "gazette.txt:71")
    told = works("explain", "--at", place, "--width", str(width)).splitlines()
    assert max(len(line) for line in told if not line.startswith("loaded.score: ")) <= width
    words = {word for line in told for word in line.split()}
    for sentence in asked("--at", place)["sentences"]:
        for counted in sentence["measures"]:
            for span in counted["spans"]:
                assert {*span["text"].split(), span["label"], span["voice"]} <= words


def test_measures_can_be_named_in_either_way_and_a_list_of_ones_own_is_read(folder: Path) -> None:
    (folder / "own.tsv").write_text("term\tclass\nharbour wall\tplace\n")
    for args in (["certainty"], ["--only", "certainty"]):
        ids = {counted["id"] for each in asked(*args, "--at", "a.txt:5")["sentences"]
               for counted in each["measures"]}
        assert ids
        assert all(id.startswith("certainty.") for id in ids)
    found = asked("--at", "a.txt:5", "--lexicon", "own.tsv")
    assert "lexicon.own" in [each["id"] for each in found["sentences"][0]["measures"]]


def test_settings_of_what_compare_counts_leave_explain_alone(folder: Path) -> None:
    (folder / "framing.toml").write_text('only = "tone"\nformat = "markdown"\nvoice = "Ruth"\n'
                                         'clean = false\nmax-size = "1M"\n')
    assert "structure.words" in works("explain")
    assert "tone" not in works("explain", "certainty.hedges")
    assert "certainty.possibility" in works("explain", "--at", "a.txt:5")


def test_standard_input_and_a_path_with_a_colon_are_read(folder: Path) -> None:
    assert asked("--at", "-:1", stdin=LOADED.encode())["article"]["name"] == "standard input"
    (folder / "c:a.txt").write_text(LOADED)
    assert asked("--at", "c:a.txt:1")["article"]["name"] == "c:a.txt"


def test_a_text_is_neither_read_as_markup_nor_obeyed(folder: Path) -> None:
    (folder / "m.txt").write_text("[red]It could be[/red] a \x1b[31mdisaster [link=x]y[/link].\n")
    text = works("explain", "--at", "m.txt:1")
    assert "“[red]It could be[/red] a �[31mdisaster [link=x]y[/link].”" in text


@pytest.mark.parametrize(("place", "said"), [
    ("a.txt", "'a.txt' is no place in a file: write it as FILE:LINE"),
    ("a.txt:", "is no place in a file"), (":3", "is no place in a file"),
    ("a.txt:0", "is no place in a file"), ("a.txt:-1", "is no place in a file"),
    ("a.txt:x", "is no place in a file"), ("a.txt:²", "is no place in a file"),
    ("a.txt:999", "There is no line 999 in a.txt: it has 14."),
    ("a.txt:4", "Line 4 of a.txt holds no sentence: the next one stands on line 5."),
    ("a.txt:3", "Line 3 of a.txt is left out of every count (byline:"),
    ("gone.txt:3", "gone.txt does not exist"),
])
def test_a_place_where_nothing_stands_is_refused_in_a_sentence(place: str, said: str) -> None:
    assert said in refused("explain", "--at", place)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_list_of_measures_keeps_to_the_width(width: int) -> None:
    lines = works("explain", "--width", str(width)).splitlines()
    assert width - 20 < max(map(len, lines)) <= width


@pytest.mark.parametrize("width", [40, 80, 130])
@pytest.mark.parametrize("name", [*families(), "findings"])
def test_what_a_measure_means_keeps_to_the_width(name: str, width: int) -> None:
    text = works("explain", name, "--width", str(width))
    assert all(len(line) <= width for line in text.splitlines())
    assert "".join(text.split()) == "".join(works("explain", name, "--width", "1000").split())


def test_a_wide_terminal_is_used_for_what_a_measure_means() -> None:
    lines = works("explain", "tone.vader", "--width", "130").splitlines()
    assert 120 < max(map(len, lines)) <= 130


def test_a_quotation_of_several_sentences_says_why_it_has_no_part() -> None:
    text = "“It rained. We left the town,” said Ann Lee to the council."
    for sentence in of(text, 1, "sourcing.quoted_share"):
        (counted,) = sentence.measures
        assert [(part.text, part.part) for part in counted.parts] == [
            ("“It rained. We left the town,”", None)]
        assert counted.note is not None
        assert "reaches beyond the sentence" in counted.note
    (alone,) = of("“We left the town,” said Ann Lee.", 1, "sourcing.quoted_share")
    assert alone.measures[0].note is None
    assert alone.measures[0].parts[0].part == pytest.approx(100 * 4 / 7)


def test_what_is_listed_besides_measures_is_explained_by_its_family_too() -> None:
    said = works("explain", "portrayal")
    ids = [id for id in BESIDES if id.startswith("portrayal.")]
    assert [line for line in said.splitlines() if line.strip() and line[0] != " "] == ids
    data = json.loads(works("explain", "portrayal", "--format", "json"))
    assert [each["id"] for each in data["measures"]] == ids
    assert works("explain", ids[0]) == said[:said.index(f"\n\n{ids[1]}")] + "\n"


@pytest.mark.parametrize(("name", "id"), [
    *((row, id) for row, id, _ in ROWS if row != "Softened"), ("words' tone", "tone.valence"),
    ("Loaded  Terms", "loaded.rate"), ("hype", "loaded.hype"), ("passives", "agency.passives"),
    ("war and game words", "loaded.contest"), ("conflict cues", "frames.conflict"),
])
def test_a_measure_is_found_by_what_the_screen_calls_it(name: str, id: str) -> None:
    assert works("explain", name) == works("explain", id)


@pytest.mark.parametrize(("seen", "name"), [
    ("2 differs", "differs"), ("Also differ", "differs"), ("1 only in B", "only in"),
    ("○ softened", "softened"), ("Quoted speech ●", "quoted speech"), ("q .021", "q"),
    ("floor 0.96", "effect"), ("TF-IDF cosine 0.66", "alike"), ("95 % range", "gap"),
    ("1.9 % of five-word runs in common", "alike"), ("·", "too few"), ("none found", "too few"),
    ("frames.thematic, all", "frames.thematic"), ("● loaded.hype, author", "loaded.hype"),
    ("Look again: unnamed", "unnamed"), ("Look again: set aside", "look again"),
    ("Voices in B: reported", "reported"), ("Both name: Tessmark", "both name"),
    ("grade 6", "reading"), ("above university level", "reading"), ("Two texts", "one text"),
    ("words a sentence", "structure.sentence_words"), ("/1,000", "per 1,000 words"),
    ("B:3", "A"), ("A:91–103", "A"),
])
def test_what_stands_on_a_screen_leads_where_its_name_does(seen: str, name: str) -> None:
    assert works("explain", seen) == works("explain", name)


def test_named_is_told_of_sources_and_of_the_line_of_that_name() -> None:
    said = " ".join(works("explain", "Named").split())
    assert "sourcing.named_share" in said
    assert "whom the articles name" in said
    assert works("explain", "10 named") == works("explain", "named")


def test_a_name_that_two_measures_have_is_explained_of_both() -> None:
    said = works("explain", "softened").splitlines()
    assert {"certainty.hedges", "loaded.softened"} <= set(said)


@pytest.mark.parametrize("ids", [("certainty.possibility",), ("frames.conflict",),
                                 ("tone.vader", "loaded.score"), ("sourcing.speakers",)])
def test_a_line_of_many_sentences_takes_a_time_that_grows_with_them(ids: tuple[str, ...]) -> None:
    only = [measures()[id] for id in ids]

    def work(times: int) -> Callable[[], object]:
        read = profile("Mayor Ann Lee said it could be a reckless fight. " * times, only=only)
        return lambda: explained(read, 1)

    assert growth(work, 250, 4_000, rounds=2) < 40  # 256 where each looks through all that counts


@pytest.mark.parametrize("args", [
    ["compare", "gazette", "courier"], ["compare", "gazette", "courier", "agency"],
    ["compare", "gazette", "courier", "--full"], ["profile", "courier"],
])
def test_every_name_of_a_row_or_a_line_on_a_screen_is_explained(args: list[str]) -> None:
    of, *rest = args
    files = [each if each.startswith("-") else str(EXAMPLES / f"{each}.txt") for each in rest]
    text = re.sub("\x1b\\[[0-9;]*m", "", works(of, *files, "--color", "always", "-q"))
    found = {line[:19].rpartition("  ")[0] if line[18:20] == "  " else line.partition("  ")[0]
             for line in text.partition("Comparable?" if of == "compare" else "───")[2].splitlines()
             if re.match(r"[A-Z][a-z’]+(?: [a-zA-Z]+)*(?:, −4…4)?  ", line)}
    names = {name.strip() for name in found} | {"Comparable?"}
    assert len(names) > 8
    assert [name for name in sorted(names) if not called(name) and label(name) is None] == []


@pytest.mark.parametrize("name", lines())
def test_a_line_of_the_review_is_explained_in_any_case_and_to_scripts(name: str) -> None:
    said = works("explain", name)
    assert said.startswith(f"{name}\n  ")
    assert works("explain", name.upper()) == said
    (told,) = json.loads(works("explain", name, "--format", "json"))["measures"]
    assert (told["id"], told["people"]) == (name, [])
    assert all(len(line) <= 60 for line in works("explain", name, "--width", "60").splitlines())


def test_a_name_that_stands_nowhere_is_refused() -> None:
    assert refused("explain", "nothing of it").startswith("There is no measure or family")


def test_a_list_of_ones_own_is_explained_without_the_inside_of_the_program(folder: Path) -> None:
    (folder / "own.tsv").write_text("term\tclass\nrain\twet\n")
    said = works("explain", "lexicon.own", "--lexicon", "own.tsv")
    assert "How often terms of own.tsv stand in the text, by class: wet." in said
    assert "plug-in" not in said


def test_no_sign_of_a_docstrings_stands_in_what_is_told() -> None:
    assert "``" not in works("explain", *("--only", ",".join(families())))
    assert "framing verify puts" in " ".join(works("explain", "readability").split())


def test_the_words_for_a_high_grade_are_those_of_the_review() -> None:
    hard = "Institutional multilateralism necessitates organisational capability. " * 9
    Path("hard.txt").write_text(hard)
    assert "above university level" in works("profile", "hard.txt")
    assert '"above university level"' in works("explain", "readability.flesch_kincaid")


@pytest.mark.parametrize("id", list(measures()))
def test_voices_are_promised_of_what_has_a_value_in_the_authors(id: str) -> None:
    each = measures()[id]
    said = "all of them together only" not in told((each,), None, width=100)
    assert said == (article("courier").reading(id, "author").value is not None)


def test_what_is_laid_out_in_a_docstring_stays_as_it_is() -> None:
    def own(doc: Document) -> NoReturn:
        """How often.

        It counts these and leaves out
        what is another’s:

        - one thing,
        - another.

            own / all
        """
        raise NotImplementedError

    assert told([replace(measures()["loaded.rate"], count=own)], None, 80).startswith(
        "loaded.rate\n  How often.\n\n  It counts these and leaves out what is another’s:\n\n"
        "  - one thing,\n  - another.\n\n      own / all\n\n  value   per 1,000 words\n")


@pytest.mark.parametrize("option", [
    ("--label", "A"), ("--from", "text"), ("--no-clean",), ("--max-size", "1M"), ("--timeout", "3"),
])
@pytest.mark.parametrize("named", [[], ["tone.vader"], ["findings"]])
def test_an_option_of_an_article_is_refused_where_none_is_read(
    named: list[str], option: tuple[str, ...]
) -> None:
    assert refused("explain", *named, *option).startswith(
        f"{option[0].replace('--no-', '--')} is for a place in an article: add --at FILE:LINE.")


def test_what_is_left_out_can_be_counted_too() -> None:
    assert asked("--at", "a.txt:3", "--no-clean")["sentences"][0]["text"] == "By Ann Example"


@pytest.mark.parametrize("id", measures())
def test_a_measure_is_given_to_scripts_with_its_figures_and_its_card(id: str) -> None:
    (found,) = asked(id)["measures"]
    assert (found["id"], found["per"]) == (id, measures()[id].per)
    name = card_name(id)
    if name is None:
        assert found["card"] is None
    else:
        assert found["card"]["sha256"] == read_card(FOLDER / f"{name}.tsv")["sha256"]


def test_explain_shows_the_card_of_a_table_and_where_a_list_is_to_be_seen() -> None:
    text = works("explain", "tone.vader")
    assert "card    vader" in text
    assert "licence: MIT" in text
    assert "list    hedges: framing lexicon show hedges" in works("explain", "certainty.hedges")


@pytest.mark.parametrize(("args", "of"), [
    (["--at", "a.txt:5"], "explain"), (["tone"], "measures"), ([], "measures"),
    (["findings"], "measures")])
def test_the_json_is_what_the_schema_promises(args: list[str], of: str) -> None:
    Draft202012Validator(json.loads(works("schema", of))).validate(asked(*args))
