"""Web pages: which words are seen, what each is there for, and what the page says of itself."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.article import Article
from framing.errors import UnreadableError
from framing.profiles import profile
from framing.sources import read, read_data
from framing.sources.pages import read_page
from framing.sources.pages.facts import day
from framing.sources.pages.parsing import decode_page
from framing.sources.pages.voting import WHY
from framing.sources.parts import Part, arrange

CASES = Path(__file__).parent / "cases" / "pages"
NAMES = sorted(path.stem for path in CASES.glob("*.json"))
ROLES = {"title", "repeat", "byline", "dateline", "heading", "paragraph", "list_item",
         "boilerplate"}
SENTENCE = "The council voted on Tuesday to dim the lanterns along the old harbour at night. "


def page(body: str, charset: str | None = None) -> Article:
    """The article of a page with this body."""
    return read_page(f"<html><body>{body}".encode(), "a.html", "a.html", "a.html", charset=charset)


def shown(article: Article) -> list[tuple[str, str]]:
    return [(block.role, article.text[block.start:block.end]) for block in article.blocks]


@pytest.mark.parametrize("start", [
    "", "<!doctype html>", "<html>", "<html><head>", "<html lang=en><meta charset=utf-8>",
    "<script type='application/ld+json'>{}</script>", "<style>a {}</style><link rel=a>",
])
@pytest.mark.parametrize("element", ["main", "article", "section", "div", "our-page", "header"])
@pytest.mark.parametrize("end", ["", "</head><body>"])
def test_a_page_may_leave_out_where_its_body_begins(start: str, element: str, end: str) -> None:
    found = read_page(f"{start}<title>Lanterns</title><{element}><h1>Lanterns</h1><p>{SENTENCE}"
                      f"</{element}>{end}<p>{SENTENCE * 2}".encode(), "a.html", "a.html", "a.html")
    assert [text for _, text in shown(found)] == [
        "Lanterns", SENTENCE.strip(), (SENTENCE * 2).strip()]


RUNNING = f"<h1>The lanterns</h1><p>{SENTENCE * 3}</p>"


@pytest.mark.parametrize(("quotation", "wanted"), [
    ("<p>No captain asked.</p>", ["“No captain asked.”"]),
    ("No captain asked.", ["“No captain asked.”"]),
    ("<p>No captain asked.</p><p>Nor did I.</p>", ["“No captain asked.", "“Nor did I.”"]),
    ("<p>No captain asked.</p><footer>A captain</footer>", ["“No captain asked.”", "A captain"]),
    ("<p>No captain asked.</p><cite>Ruth Calder</cite>", ["“No captain asked.”", "Ruth Calder"]),
    ("<p>No captain asked.</p>— Ruth Calder", ["“No captain asked.”", "— Ruth Calder"]),
    ("<p>No <q>captain</q> asked.</p>", ["“No “captain” asked.”"]),
    # What has marks, or is no quotation:
    ("<p>“No captain asked.”</p>", ["“No captain asked.”"]),
    ("<p>‘No captain asked.’</p>", ["‘No captain asked.’"]),
    ("<p>«No captain asked.»</p>", ["«No captain asked.»"]),
    ("<p>\"No captain asked.\"</p>", ["\"No captain asked.\""]),
    ("<h2>Rules</h2><p>No captain asked.</p>", ["Rules", "No captain asked."]),
    (f"<p>{SENTENCE * 5}</p>", [(SENTENCE * 5).strip()]),
])
def test_marks_are_put_around_block_quotations_without(quotation: str, wanted: list[str]) -> None:
    found = page(f"{RUNNING}<blockquote>{quotation}</blockquote><p>{SENTENCE}</p>")
    assert_partition(found)
    assert [text for _, text in shown(found)[2:-1]] == wanted
    assert bool(found.warnings) == (wanted[0].startswith("“No") and "“No" not in quotation)


def test_a_pull_quote_gets_no_marks() -> None:
    found = page(f"{RUNNING}<blockquote class='pull-quote'>No captain asked, ever.</blockquote>"
                 f"<p>{SENTENCE}</p>")
    assert "“" not in found.text


PULLED_FROM = (
    "“We are, frankly, tired of it, and so is the town,” said Ruth Calder of the council of Port "
    "Ellery, which had met in March. “The wall will not stand another storm like it, and it will "
    "not come back by painting the benches. They should have closed it years ago.” The council of "
    "Port Ellery voted to dim the lanterns.")


@pytest.mark.parametrize(("said", "repeats"), [
    ("We are tired of it, and so is the town", True),
    ("[The council] should have closed it years ago", True),
    ("“The wall would not stand another storm like it”", True),
    ("The wall will not stand another storm … it will not come back", True),
    ("We are tired of storms, and so are the fishers", False),
    ("The council of Port Ellery is wrong", False),
    ("A quarrel of four years ends in the dark", False),
])
@pytest.mark.parametrize(("tag", "named"), [
    ("aside class='pull-quote'", True), ("div class='pullquote'", True), ("blockquote", False)])
def test_a_pull_quote_that_was_edited_repeats_the_text(
        said: str, repeats: bool, tag: str, named: bool) -> None:
    found = page(f"{RUNNING}<p>{PULLED_FROM}</p><{tag}>{said}</{tag.split()[0]}>"
                 f"<p>{SENTENCE * 3}</p>")
    assert_partition(found)
    block = next(block for block in found.blocks
                 if said.strip("“”") in found.text[block.start : block.end])
    assert (block.role == "repeat") == (repeats and named)


def test_a_block_quotation_counts_as_quoted() -> None:
    found = profile(page(f"{RUNNING}<blockquote>No captain could ever ask me that.</blockquote>"
                         f"<p>{SENTENCE}</p>"))
    assert [(quote.kind, found.article.text[quote.start : quote.end]) for quote in found.quotes] \
        == [("direct", "“No captain could ever ask me that.”")]
    assert found.value("certainty.possibility", "author") == 0.0


def test_items_of_a_page_count_though_no_mark_stands_before_them() -> None:
    article = page(f"<h1>A day in Velm</h1><p>{'It was long. ' * 30}</p><ul><li>The dam held.</li>"
                   "<li>The mill burned.</li><li>It rained.</li></ul><p>So it was.</p>")
    assert profile(article).value("structure.list_items") == 3


def test_several_block_quotations_are_told_of_once() -> None:
    found = page(f"{RUNNING}<blockquote>No captain asked.</blockquote><p>{SENTENCE}</p>"
                 "<blockquote>Nor did the crew.</blockquote>")
    assert found.warnings == ("has 2 block quotations without quotation marks: they are put around "
                              "them, and their words counted as quoted",)


def assert_partition(article: Article) -> None:
    """Each character that is not white space lies in one block; blocks are trimmed, in order."""
    before = 0
    for role, (start, end), body, why, _ in article.blocks:
        assert role in ROLES
        assert why
        assert before <= start <= body < end <= len(article.text)
        assert not article.text[before:start].strip()
        assert article.text[start:end] == article.text[start:end].strip()
        before = end
    assert not article.text[before:].strip()


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str) -> None:
    case: dict[str, Any] = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    article = read(CASES / f"{name}.html")
    assert_partition(article)
    found = shown(article)
    for (role, text), (wanted, start) in zip(found, case["blocks"], strict=False):
        assert (role, text[:len(start)]) == (wanted, start), case["says"]
    assert len(found) == len(case["blocks"]), found
    for fact in ("title", "author", "date", "site", "language", "encoding"):
        assert getattr(article, fact) == case[fact], fact
    assert len(article.warnings) == len(case["warnings"])
    for warning, piece in zip(article.warnings, case["warnings"], strict=True):
        assert piece in warning
    assert all(piece in article.text for piece in case.get("holds", ()))
    assert not any(piece in article.text for piece in case.get("lacks", ()))


def test_there_are_25_cases_or_more() -> None:
    assert len(NAMES) >= 25
    assert {path.stem for path in CASES.glob("*.html")} == set(NAMES)


# Which sources are pages


@pytest.mark.parametrize("start", [
    "<!DOCTYPE html>", "\n<html lang='en'>", "<p>", "<?xml version='1.0'?>\n<!-- x -->\n<html>"])
def test_what_begins_as_a_page_is_read_as_one(tmp_path: Path, start: str) -> None:
    path = tmp_path / "story"
    path.write_text(f"{start}<p>One.</p><p>Two.</p>")
    assert read(path).text == "One.\n\nTwo."


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.xhtml"])
def test_what_is_called_a_page_is_read_as_one(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("One.<br><br>Two &amp; three.")
    assert read(tmp_path / name).text == "One.\n\nTwo & three."


def test_it_can_be_said_what_a_source_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("<p>One &amp; two.</p>")
    assert read(path, kind="text").text == "<p>One &amp; two.</p>"
    path.write_text("One &amp; <b>two</b>.")
    assert read(path, kind="html").text == "One & two."


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-8"])
def test_a_mark_tells_the_encoding(encoding: str) -> None:
    text = "\ufeff<html><meta charset=latin-1><p>Café “x”."
    article = read_page(text.encode(encoding), "a", "a", "a")
    assert (article.text, article.encoding, article.bom) == ("Café “x”.", encoding, True)


def test_utf_16_pages_are_known_as_pages(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes("\ufeff<!doctype html><p>Café.".encode("utf-16-le"))
    assert read(tmp_path / "a").text == "Café."


@pytest.mark.parametrize(("data", "charset", "encoding"), [
    ("Ça".encode("cp1252"), "ISO-8859-1", "cp1252"),
    ("Привет, мир".encode("koi8-r"), "koi8-r", "koi8-r"),
    (b"<meta charset=koi8-r>" + "Привет".encode("cp1251"), "windows-1251", "cp1251"),
    (b"<meta charset='windows-1251'>" + "Привет".encode("cp1251"), None, "cp1251"),
    (b"<meta charset=latin-1>" + "“Ça”".encode(), "latin-1", "utf-8"),
    (b"<meta charset=base64>" + "“Ça” va, dit-elle, et bien".encode("cp1252"), "nonsense",
     "cp1252"),
    (b"<meta charset=iso-2022-jp>" + "日本語".encode("iso2022_jp"), None, "iso2022_jp"),
    (b"<p>\x1b[1mOne", "iso-8859-1", "utf-8"),
    (b'<?xml version="1.0" encoding="iso-8859-2"?>' + "Příliš".encode("iso-8859-2"), None,
     "iso8859-2"),
])
def test_the_encoding_is_what_the_server_says_else_the_page_if_it_fits(
    data: bytes, charset: str | None, encoding: str
) -> None:
    assert decode_page(data, "a.html", charset).encoding == encoding


# What is refused


@pytest.mark.parametrize("data", [
    b"<html></html>", b"<!doctype html><script>x</script>", b"<p>&nbsp;&#8203;</p>",
    b"<html><!-- only this -->", b"<html><body hidden>Words.</body>"])
def test_a_page_without_words_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"a\.html is a page without a text.*\.$"):
        read_page(data, "a.html", "a.html", "a.html")


def test_a_page_nested_a_hundred_thousand_deep_is_refused_at_once() -> None:
    begun = time.process_time()
    with pytest.raises(UnreadableError, match="nests its tags thousands deep"):
        page("<div>" * 100_000 + "deep" + "</div>" * 100_000)
    assert time.process_time() - begun < 2


def test_a_page_of_nothing_but_tags_is_refused_before_it_fills_the_memory() -> None:
    with pytest.raises(UnreadableError, match="has more than 300,000 tags"):
        page("<p>x" * 300_001)


def test_a_page_nested_a_thousand_deep_is_read() -> None:
    article = page("<div>" * 1_000 + "deep" + "</div>" * 1_000 + "<p>after</p>")
    assert article.text == "deep\n\nafter"


def test_without_the_extra_a_page_is_refused_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "readability", None)
    (tmp_path / "a.html").write_text("<p>One.</p>")
    with pytest.raises(UnreadableError, match=r"pip install 'framing-analyser\[web\]'"):
        read(tmp_path / "a.html")
    assert read(tmp_path / "a.html", kind="text").text == "<p>One.</p>"


@pytest.mark.parametrize("active", [True, False])
def test_what_to_install_is_told_for_this_python_and_no_other(
    active: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, other = tmp_path / "own one", tmp_path / "other"
    for folder in (own, other):
        folder.mkdir()
        (folder / "pip").write_text("#!/bin/sh\n")
        (folder / "pip").chmod(0o755)
    monkeypatch.setenv("PATH", str(own if active else other))
    monkeypatch.setattr(sys, "executable", str(own / "python"))
    monkeypatch.setitem(sys.modules, "readability", None)
    (tmp_path / "a.html").write_text("<p>One.</p>")
    wanted = "pip install 'framing-analyser[web]'"
    wanted = wanted if active else f"'{own}/python' -m {wanted}"
    with pytest.raises(UnreadableError, match=re.escape(f"run `{wanted}`, or have its tags")):
        read(tmp_path / "a.html")


def test_plain_text_loads_nothing_that_reads_pages(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A plain text.")
    code = ("import sys; from framing.sources import read; read(sys.argv[1]); "
            "print({'lxml', 'readability', 'framing.sources.pages'} & set(sys.modules))")
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "a.txt"], capture_output=True, check=True)
    assert done.stdout == b"set()\n"


# Limits


@pytest.mark.parametrize("body", [
    f"<p>{SENTENCE * 5}</p>" * 25_000, "<div>" * 500 + f"<p>{SENTENCE}</p>" * 30_000,
    "<q>" * 1_000 + SENTENCE * 5_000, "<br>" * 290_000 + SENTENCE, SENTENCE * 120_000,
    "<li>item" * 100_000, f"<blockquote>{SENTENCE}</blockquote>" * 5_000,
    "<p class='" + "x-" * 1_000_000 + "'>One.",
    "<p class='" + "width=1 " * 100_000 + f"'>{SENTENCE * 9}",
    ("<div>" * 100 + f"<p>{SENTENCE * 4}</p>" + "</div>" * 100) * 90,
    "<div>" * 100 + f"<p>{SENTENCE}</p>" * 15_000, "<div>" * 100 + "<a>x, y</a>, " * 15_000,
    "&amp;" * 500_000, "<a><b><i>" * 300 + "x" * 10**6,
    "<time datetime='2031-03-03'>March 3</time> " * 60_000,
], ids=lambda body: body[:12])
def test_time_grows_with_length_only(body: str) -> None:
    begun = time.process_time()
    assert_partition(page(body))
    assert time.process_time() - begun < 30  # two seconds; a quadratic walk would take minutes


def test_many_attributes_take_no_time() -> None:
    few, many = ("".join(f"a{number}=1 " for number in range(most)) for most in (5_000, 200_000))
    assert page(f"<p {few}>{SENTENCE}</p>").text.strip() == SENTENCE.strip()
    begun = time.process_time()
    for each in ("p", "script", "!--<script>--><p", "!--><p", "script></script><p",
                 "title><script></title><p"):
        with pytest.raises(UnreadableError, match="20,000 attributes"):
            page(f"<{each} {many}>{SENTENCE}</p>")
    with pytest.raises(UnreadableError, match="20,000 attributes"):
        page("<p " + many.replace("=1", "='<'") + f">{SENTENCE}</p>")
    assert time.process_time() - begun < 5  # a hundredth of it; lxml takes minutes over them


def test_what_stands_in_a_script_is_no_attribute() -> None:
    data = ", ".join(map(str, range(30_000)))
    script = f"<script>for (i = 0; i<n; i++) {{}} const all = [{data}]</script>"
    assert page(f"{script}<p>{SENTENCE}</p>").text.strip() == SENTENCE.strip()


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_many_comments_before_a_text_take_no_time(name: str) -> None:
    data = (b"<!-- one -->" * 300 + SENTENCE.encode()) * 2
    begun = time.process_time()
    assert SENTENCE.strip() in read_data(data, name).text
    assert time.process_time() - begun < 5  # to try each pairing of them has no end


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([
    "<p>", "</p>", "<div>", "</div>", "<h1>", "</h1>", "<h2>", "<li>", "<ul>", "</ul>",
    "<q>", "</q>", "<br>", "<table>", "<td>", "</table>", "<b>", "</b>", "<pre>", "</pre>",
    "<aside>", "</aside>", "&#1;", "&#xfffe;", "&#xd800;",
    "<blockquote class=pullquote>", "</blockquote>", "<span class=byline>", "</span>", "<time>",
    "<a href=x>", "</a>", "<!--", "-->", "<![CDATA[", "<script>", "</script>", "<p hidden>",
    "&amp;", "&#0;", "&#x80;", "&shy;", "\n\n", " ", "\u2028", "\x0b", "\u200b", "# ", "• ", "1. ",
    "By Ann Lee", "4 March 2031", SENTENCE, "A Short Line", "“", "x", "---", "字",
    "\ufeff", "<", ">",
]), max_size=40))
def test_any_page_is_divided_without_loss(parts: list[str]) -> None:
    assert_partition(page("<p>Start</p>" + "".join(parts)))


def test_nothing_of_the_machine_is_read_into_a_page(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    address = secret.as_uri()
    article = read_page(
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "{address}">]><html><base href="{address}">'
        f'<p>One &x; two.<iframe src="{address}"></iframe><object data="{address}"></object>'
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{address}" parse="text"/>'
        .encode(), "a", "a", "a")
    assert "SECRET" not in article.text


# Dates


@pytest.mark.parametrize(("value", "date"), [
    ("2031-03-05", "2031-03-05"), ("2031-03-05T23:59:00-08:00", "2031-03-05"),
    (" 2031-03-05 10:00", "2031-03-05"), ("2031-03", None), ("2031", None), ("05/03/2031", None),
    ("2031-13-05", None), ("2031-03-051", None), ("", None), (None, None), (20310305, None)])
def test_only_a_whole_day_is_a_date(value: object, date: str | None) -> None:
    assert day(value) == date


# Parts


def test_marks_of_plain_text_in_a_part_change_no_offset() -> None:
    found = arrange([Part("title", "# 1"), Part("heading", "## Two"), Part("list_item", "• three"),
                     Part("boilerplate", "Menu", "x", settled=True), Part("", SENTENCE.strip())])
    assert [found.text[b.start:b.end] for b in found.blocks] == [
        "# 1", "## Two", "• three", "Menu", SENTENCE.strip()]


def test_what_readability_leaves_out_says_so() -> None:
    article = read(CASES / "divs.html")
    assert [block.why for block in article.blocks if block.role == "boilerplate"] == [WHY] * 4
