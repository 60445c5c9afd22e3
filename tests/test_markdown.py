"""Markdown: the same review, every text of others escaped; read here by a Markdown parser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from framing.article import Article
from framing.comparison import compare
from framing.measures import select
from framing.render import Options, render
from framing.render.escaping import escaped
from tests.building import compared

EXAMPLES = Path(__file__).parent.parent / "examples"
NAMES = ("gazette", "courier", "agency")
HOSTILE = [
    "[click](javascript:alert(1)) could", "<script>alert(1)</script> could", "a | b | c could",
    "`code` could ``more``", "*bold* could _it_ **x**", "# heading could", "![x](y.png) could",
    "&lt;b&gt; could &amp;", "~~gone~~ could", "\\*twice\\* could", "https://example.org could",
    "- item could", "1. item could", "> quote could", "--- could", "$x$ could", "[x]: http://y",
    "<http://example.org> could", "could [^1] it", "| --- | could",
]


def parsed(text: str) -> str:
    return str(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text))


def columns(html: str) -> set[int]:
    return {len(re.findall(r"<t[hd]", row)) for row in re.findall(r"<tr>.*?</tr>", html, re.S)}


@pytest.mark.parametrize("text", HOSTILE)
def test_escaped_text_reads_as_it_was_written(text: str) -> None:
    html = parsed(f"- **A** {escaped(text)}")
    plain = re.sub(r"<[^>]+>", "", html).strip()
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        plain = plain.replace(entity, sign)
    assert plain == f"A {text}"
    assert not re.search(r"<(?:a|script|img|code|em|s|h\d|ol|blockquote|table)\b", html)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_article_stays_text(text: str) -> None:
    body = f"{text}\n\n" + f"He said it {text} then. " * 8
    pair = compare(Article.from_text(body, name=f"{text}\nx.txt"),
                   Article.from_text("It held. " * 20, name="b.txt"))
    for full in (True, False):
        html = parsed(render("markdown", "compare", pair, Options(full=full)))
        assert not re.search(r"<(?:a|script|img|code|s|blockquote|em)\b",
                             html.replace(re.findall(r"<p><em>.*?</em></p>", html)[-1], ""))
        assert columns(html) == {4 if full else 3}
        assert len(re.findall("<h1>", html)) == 1
        render("markdown", "profile", pair.profiles, Options(full=full))


@pytest.mark.parametrize("count", [2, 3, 5])
@pytest.mark.parametrize("full", [True, False])
def test_the_table_has_a_column_an_article(count: int, full: bool) -> None:
    comparison = compare(*(compared(*NAMES).profiles * 2)[:count])
    html = parsed(render("markdown", "compare", comparison, Options(full=full)))
    # A last one for units, or for the range of the difference of two.
    assert columns(html) == {count + 1 + (full or count == 2)}
    assert html.count("<table>") == 1


def test_each_profile_has_a_heading_and_a_table() -> None:
    html = parsed(render("markdown", "profile", compared(*NAMES).profiles, Options()))
    assert html.count("<h1>") == html.count("<table>") == 3
    assert columns(html) == {2}


def test_differences_are_a_numbered_list_with_a_passage_for_each_article() -> None:
    html = parsed(render("markdown", "compare", compared("gazette", "courier"), Options()))
    assert html.count("<ol>") == 1
    assert re.search(r"● <strong>Only A uses hype: 9, .*gap [\d.]+–15 per 1,000 words, p \.0", html)
    assert "should be <strong>terrified</strong> of the answer" in html
    assert "B none in 994 own words" in html


def test_who_speaks_stands_in_a_section_of_its_own() -> None:
    html = parsed(render("markdown", "compare", compared("gazette", "courier"), Options()))
    voices = html.partition("<h2>Voices</h2>")[2].partition("<h2>")[0]
    assert "Voices in B: quoted: Bettine Crowle" in voices
    assert "Voices in B: quoted with said" in voices
    one = parsed(render("markdown", "profile", compared(*NAMES).profiles[1:2], Options()))
    assert "Voices: quoted: Bettine Crowle" in one


def test_a_title_on_two_lines_stays_one_heading() -> None:
    article = Article.from_text("It could rain.", name="two\nlines\r\nthree.txt")
    text = render("markdown", "compare", compare(article, article), Options())
    assert text.split("\n")[0] == "# two lines  three.txt · two lines  three.txt"


def test_only_the_chosen_measures_are_in_the_table() -> None:
    pair = compare(*(EXAMPLES / f"{name}.txt" for name in NAMES[:2]), only=select(("certainty",)))
    text = render("markdown", "compare", pair, Options(full=True))
    assert "certainty.hedges" in text
    assert "tone.vader" not in text
