"""The HTML report: one file, every text of others escaped, every mark a span of the JSON."""

from __future__ import annotations

import json
import os
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from framing.article import Article
from framing.comparison import Comparison, compare
from framing.profiles import profile
from framing.render import Options, render
from framing.render.report import policy
from framing.render.report.across import anchors
from framing.render.report.figures import bars
from framing.render.report.texts import MARKED, shown
from framing.support.printing import printable
from tests.building import compared, of_texts
from tests.running import run

SEEDS = sorted((Path(__file__).parents[2] / "shared/seeds").glob("*.txt"))
HOSTILE = [
    "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</style><style>*{}",
    "<!-- could", "<![CDATA[ could ]]>", "{{ 7 * 7 }} {% if %}", "\" onmouseover=\"alert(1)",
    "' onmouseover='alert(1)", "<base href=//evil>", "<meta http-equiv=refresh content=0>",
    "javascript:alert(1)", "[x](javascript:alert(1))", "&lt;b&gt; &amp;amp; &#60;i&#62;",
    "“<b>could</b> it <i>hold</i>,” said <u>Ann Lee</u>.", "could\u2028be\u2029so",
    "\u202ecould\u202c",
    "c\u200bould\ufeff be\u2060", "\u2066could\u2069", "＜script＞could＜／script＞",
    "w" * 20_000, "e" + "\u0301" * 500, "\x1b[31mcould\x07",
]
#: What a page's own style may hold: the numbers of lines, and one declaration of ours.
RULES = re.compile(r"@media screen and \(min-width:44.01rem\)\{"
                   r"(?:,?body:has\(#[A-D]\d+(?:--?[A-D]\d+)+:target\) #[A-D]\d+)+"
                   r"\{position:var\(--beside,sticky\);[a-z0-9:;()-]+2px dashed [a-z0-9:;()-]+\}\}")


class Read(HTMLParser):
    """What a browser would make of the page: its tags, what they hold, and its plain text."""

    VOID = frozenset({"meta", "input", "rect", "line", "path", "link", "br"})

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in self.raw:
            self.raw[self.open[-1]].append(data)
        else:
            self.text.append(data)


def page(comparison: Comparison, *, full: bool = False) -> str:
    return render("html", "compare", comparison, Options(full=full))


@cache
def examples() -> str:
    return page(compared("gazette", "courier"))


def hostile(text: str) -> Comparison:
    name = text[:60]
    body = (f"{text}\n\nBy Ann {name}\n\n" + f"He said it {text} then. It could fail. " * 6
            + f"\n\n“It could fail in a year,” said Ann {name}, a man of {name}.")
    return compare(Article.from_text(body, name=f"{text[:40]}.txt"),
                   Article.from_text("It held. " * 20, name="b.txt"))


@pytest.mark.parametrize("names", [("gazette", "courier"), ("gazette", "courier", "agency")])
@pytest.mark.parametrize("full", [True, False])
def test_the_page_is_well_formed(names: tuple[str, ...], full: bool) -> None:
    assert Read(page(compared(*names), full=full)).open == []


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_text(text: str) -> None:
    plain, read = Read(page(of_texts("It could hold. " * 9, "It held. " * 20))), Read(
        page(hostile(text)))
    assert read.open == []
    assert {tag for tag, _ in read.tags} <= {tag for tag, _ in plain.tags} | {
        "h3", "a", "b", "q", "mark", "fieldset", "legend", "label", "input", "li", "ol", "svg",
        "line", "rect", "path", "table", "caption", "dt", "dd", "th", "td", "tr", "strong"}
    assert read.raw["script"] == plain.raw["script"]
    assert read.raw["style"][0] == plain.raw["style"][0]
    assert all(RULES.fullmatch(rules) for rules in read.raw["style"][1:])
    names = {name for _, attributes in read.tags for name in attributes}
    assert not any(name.startswith("on") or name in ("style", "src") for name in names)
    assert all((attributes.get("href") or "#").startswith("#") for _, attributes in read.tags)
    whole = "".join(read.text)
    assert printable(text)[:500] in whole


@pytest.mark.parametrize("of", ["label", "title", "speaker"])
def test_hostile_names_stay_text(of: str) -> None:
    bad = "<script>alert(1)</script>"
    text = {"label": "It held.", "title": f"{bad}\n\nIt held. It could fail.",
            "speaker": f"“It could fail,” said {bad} Lee of <b>Oslo</b>."}[of]
    text += "\n\nIt is so. " * 9
    pair = compare(Article.from_text(text, name=bad), Article.from_text("It held. " * 20))
    assert len(Read(page(pair)).raw["script"]) == 1


def test_each_mark_is_a_span_of_the_json() -> None:
    found = json.loads(render("json", "compare", compared("gazette", "courier"), Options()))
    spans = {(place["start"], place["end"]) for article in found["articles"]
             for id in MARKED for place in article["evidence"].get(id, [])}
    marks = [tuple(map(int, attributes["data-span"].split("-")))  # type: ignore[union-attr]
             for tag, attributes in Read(examples()).tags
             if tag == "mark" and "data-span" in attributes]
    assert len(marks) > 50
    assert set(marks) <= spans


@pytest.mark.parametrize("text", ["One could.\rTwo might.\r\nThree\x0bfour\u2028five\n\nSix.\n",
                                  "", "\n", "could", "“a” ‘b” \"c"])
def test_a_texts_lines_are_those_of_the_file(text: str) -> None:
    lines = shown(profile(Article.from_text(text, name="a"))).lines
    written = ["".join(piece.text for piece in line.pieces) for line in lines]
    wanted = re.split(r"\r\n|\n|\r", text)
    assert written == [printable(line) for line in (wanted[:-1] if wanted[-1:] == [""]
                                                    and len(wanted) > 1 else wanted)]


def test_behind_a_dateline_the_line_counts() -> None:
    agency = Path(__file__).parents[1] / "examples/agency.txt"
    found = shown(profile(agency))
    line = found.lines[2]
    assert (line.role, line.aside) == ("paragraph", False)
    assert [piece.aside for piece in line.pieces] == [True, *[False] * (len(line.pieces) - 1)]
    assert line.pieces[0].text.startswith("SKARROW, October 12")
    assert line.pieces[1].text.strip()


def test_the_page_loads_nothing_and_says_so_to_the_browser() -> None:
    text = examples()
    read = Read(text)
    assert not re.search(r"(?:src|href|url|action)\s*[=(]\s*[\"']?(?:https?:|//|data:)", text)
    said = next(attributes["content"] for tag, attributes in read.tags
                if attributes.get("http-equiv") == "Content-Security-Policy")
    assert said == policy(read.raw["style"], "".join(read.raw["script"]))
    assert "unsafe" not in str(said)


def test_the_same_input_gives_the_same_bytes() -> None:
    assert examples() == page(compare(*(Path(__file__).parents[1] / "examples" / f"{name}.txt"
                                        for name in ("gazette", "courier"))))


def test_every_link_leads_somewhere() -> None:
    read = Read(examples())
    ids = {attributes.get("id") for _, attributes in read.tags}
    links = [attributes["href"] for tag, attributes in read.tags if tag == "a"]
    assert len(links) > 10
    assert {str(link).removeprefix("#") for link in links} <= ids


def test_a_finding_leads_to_both_its_passages() -> None:
    told = [[href.removeprefix("#") for href in re.findall(r'<a href="(#[^"]+)">[^<]*</a> <span cl',
                                                           item)]
            for item in re.findall(r"<li><h3>.*?</li>", examples(), re.S)]
    both = [pair for pair in told if len(pair) == 2]
    assert both
    for one, other in both:
        assert one == "-".join(reversed(other.split("-")))


def test_lines_beside_each_other_lead_to_each_other() -> None:
    ids = {str(attributes["id"]) for _, attributes in Read(examples()).tags if "id" in attributes}
    pairs = {id for id in ids if "-" in id and id[0] in "AB"}
    assert {id for id in pairs if "--" in id}
    assert {id for id in pairs if "--" not in id}
    for id in pairs:
        one, dashes, other = re.split(r"(-+)", id)
        assert f"{other}{dashes}{one}" in ids


def test_three_lines_lead_to_each_other() -> None:
    found = anchors(["#A47-B13--C2"])
    assert sorted(each.id for at in found.values() for each in at) == [
        "A47-B13--C2", "B13-A47--C2", "C2--A47--B13"]
    assert [(other.called, other.near) for other in found["B13"][0].others] == [
        ("A:47", False), ("C:2", True)]


def test_places_of_the_same_lines_have_one_order_whatever_the_order_of_sets() -> None:
    both = [(f"A{line}--B{line}", f"A{line}-B{line}") for line in range(1, 13)]
    found = anchors(f"#{id}" for ids in both for id in ids)
    assert [[each.id for each in found[f"A{line}"]] for line in range(1, 13)] == list(
        map(list, both))


def test_of_five_articles_a_reference_opens_its_own() -> None:
    text = page(compare(*(Article.from_text(f"It could hold {number}. " * 9, name=f"{number}.txt")
                          for number in range(5))))
    assert "across" not in "".join(re.findall(r"<main>.*</main>", text, re.S))


def test_ids_stand_once() -> None:
    ids = [attributes["id"] for _, attributes in Read(examples()).tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_the_switch_recounts_figures_and_headlines() -> None:
    views = re.split(r'<div class="view view-', examples())[1:]
    assert [view.split('"')[0] for view in views] == ["all", "author", "quoted"]
    headlines = [re.findall(r"<h3>.*?</h3>", view, re.S) for view in views]
    assert headlines[0] != headlines[1]
    assert "Counted: the authors’ own words alone." in views[1]


def test_of_one_voice_its_marks_alone_are_shown() -> None:
    pair = compared("gazette", "courier")
    every, quoted = (Read(page(each)) for each in (pair, pair.heard("quoted")))
    voices = [{attributes["class"].rpartition(" by-")[2]  # type: ignore[union-attr]
               for tag, attributes in read.tags if tag == "mark" and "data-span" in attributes}
              for read in (every, quoted)]
    assert voices == [{"author", "quoted"}, {"quoted"}]
    lines = [[attributes["id"] for tag, attributes in read.tags if tag == "li"
              and "id" in attributes] for read in (every, quoted)]
    assert lines[0] == lines[1]


def test_a_view_warns_of_its_own_figures() -> None:
    pair = of_texts("“It could hold,” said Ann Lee. " + "It held on the day. " * 40,
                    "It could fail on the day. " * 40)
    views = re.split(r'<div class="view view-', page(pair))[1:]
    warned = [re.findall(r'<p class="warning">(.*?)</p>', view) for view in views]
    assert any("next to nothing" in text for text in warned[2])
    assert not warned[0]


def test_there_is_no_switch_where_nobody_is_quoted() -> None:
    text = page(of_texts("It could hold. " * 9, "It held. " * 20))
    assert 'type="radio"' not in text


def test_the_script_is_small() -> None:
    assert len("".join(Read(examples()).raw["script"]).encode()) <= 4096


@pytest.mark.skipif(len(SEEDS) != 2, reason="the two articles are not here")
def test_the_page_of_two_articles_can_be_mailed() -> None:
    import gzip

    data = page(compare(*SEEDS)).encode()
    assert len(data) <= 150_000
    assert len(gzip.compress(data)) <= 30_000


def test_bars_share_one_scale_and_one_baseline() -> None:
    up, down = bars([0.2, -0.1], [(0.1, 0.3), None])
    assert up is not None
    assert down is not None
    assert up.zero == down.zero == 25.0
    assert (up.start, up.length, down.start, down.length) == (25.0, 50.0, 0.0, 25.0)
    assert (up.low, up.high, down.low) == (50.0, 100.0, None)


def test_of_one_article_the_text_is_shown_too() -> None:
    one = profile(Path(__file__).parents[1] / "examples/gazette.txt")
    text = render("html", "profile", (one,), Options())
    assert Read(text).open == []
    assert 'id="A1"' in text


@pytest.mark.parametrize("form", ["html", "json"])
def test_a_report_that_opens_slowly_is_told_of(form: str, tmp_path: Path,
                                               monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("framing.cli.outputs.HEAVY", 9_999)
    paths = [str(tmp_path / name) for name in ("a.txt", "b.txt")]
    for path, text in zip(paths, ("It could hold. " * 9, "It held. " * 20), strict=True):
        Path(path).write_text(text)
    done = run("compare", *paths, "--format", form, "-o", str(tmp_path / "out"))
    assert ("browser takes long" in done.err) == (form == "html")
    assert "browser" not in run("compare", *paths, "--format", form, "-q", "-o",
                                str(tmp_path / "out")).err


@pytest.mark.parametrize("command", [["compare", "gazette.txt", "courier.txt"],
                                     ["profile", "gazette.txt"]])
def test_a_page_is_not_written_to_a_terminal(command: list[str]) -> None:
    import pty
    import subprocess
    import sys

    leader, follower = pty.openpty()
    found = subprocess.run([sys.executable, "-m", "framing", *command, "--format", "html"],
                           cwd=Path(__file__).parents[1] / "examples", stdout=follower,
                           stderr=subprocess.PIPE, text=True, check=False)
    os.close(follower)
    os.close(leader)
    assert found.returncode == 2
    assert found.stderr.count("\n") == 1
    assert "-o review.html" in found.stderr


def test_marked_words_are_named_as_in_the_review() -> None:
    found = profile("The weir\n\nI think that Ann appears to be in. I think so, and Bo appears so.")
    assert {kind.name: kind.forms for kind in shown(found).kinds["all"]} == {
        "how it looks": "appears", "softened": "I think"}
