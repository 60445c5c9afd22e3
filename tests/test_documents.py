"""Word documents: what their paragraphs are, what of them is left out, and what is refused."""

from __future__ import annotations

import io
import random
import time
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

from framing.article import Article
from framing.errors import UnreadableError
from framing.sources import read
from tests.running import refused

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
ONE = "The council voted on Tuesday to dim the lanterns along the old harbour after eleven."
TWO = "Fishers who mend their nets there disagreed, and some of them stood up to say so."
STYLES = """
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Unterkopf"><w:name w:val="Unterkopf"/>
  <w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Kette"><w:name w:val="Kette"/>
  <w:basedOn w:val="Kette"/></w:style>
<w:style w:type="paragraph" w:styleId="Punkte"><w:name w:val="List Bullet"/>
  <w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Bild"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Inhalt1"><w:name w:val="toc 1"/></w:style>
"""


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{escape(text)}</w:t></w:r>"


def par(text: str = "", style: str = "", properties: str = "", inside: str = "") -> str:
    """A paragraph of a document: its words, its style, its properties, its runs."""
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{style}{properties}</w:pPr>{run(text) if text else ''}{inside}</w:p>"


def packed(body: str, *, space: str = W, styles: str = STYLES, **more: Any) -> bytes:
    """The bytes of a document with this body."""
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    start = f'<?xml version="1.0"?><w:{{0}} xmlns:w="{space}" xmlns:mc="{mc}">'
    parts = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": start.format("document") + f"<w:body>{body}</w:body></w:document>",
        "word/styles.xml": start.format("styles") + styles + "</w:styles>",
        **more,
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return data.getvalue()


def article(body: str, **more: Any) -> Article:
    return read("-", stdin=io.BytesIO(packed(body, **more)))


def shown(found: Article) -> list[tuple[str, str]]:
    return [(block.role, found.text[block.start:block.end]) for block in found.blocks]


# What is in a document


@pytest.mark.parametrize("space", [W, STRICT])
def test_paragraphs_headings_lists_and_cells(space: str) -> None:
    table = "".join(f"<w:tr><w:tc>{par(a)}</w:tc><w:tc>{par(b)}</w:tc></w:tr>"
                    for a, b in [("Year", "Crowns"), ("2030", "90,000")])
    found = article(
        par("Lanterns Go Dark", "Titel") + par("By Ida Brandt") + par(ONE)
        + par("What It Costs", "berschrift1") + f"<w:tbl>{table}</w:tbl>" + par(TWO)
        + par("In Short", "Unterkopf") + par("New switches", "Punkte")
        + par("A crane", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
        + par("Outlined", properties='<w:outlineLvl w:val="2"/>') + par(ONE.upper() + TWO)
        + par("Fig. 1: A lantern", "Bild"), space=space)
    assert shown(found) == [
        ("title", "Lanterns Go Dark"), ("byline", "By Ida Brandt"), ("paragraph", ONE),
        ("heading", "What It Costs"), ("list_item", "Year"), ("list_item", "Crowns"),
        ("list_item", "2030"), ("list_item", "90,000"), ("paragraph", TWO),
        ("heading", "In Short"), ("list_item", "New switches"), ("list_item", "A crane"),
        ("heading", "Outlined"), ("paragraph", ONE.upper() + TWO),
        ("boilerplate", "Fig. 1: A lantern")]
    assert (found.title, found.author, found.date) == ("Lanterns Go Dark", "Ida Brandt", None)
    assert (found.language, found.encoding, found.warnings) == ("en", "utf-8", ())


def test_the_first_heading_is_the_title_where_no_style_says_so() -> None:
    found = article(par("Lanterns", "berschrift1") + par(ONE) + par("Costs", "berschrift1")
                    + par(TWO))
    assert [role for role, _ in shown(found)] == ["title", "paragraph", "heading", "paragraph"]


def test_a_heading_under_much_text_is_no_title() -> None:
    found = article(par(ONE) + par(TWO) + par(ONE) + par("Costs", "berschrift1") + par(TWO))
    assert found.title is None


def test_a_table_of_contents_is_set_aside() -> None:
    found = article(par("Lanterns", "Titel") + par("Costs ... 3", "Inhalt1") + par(ONE) + par(TWO))
    assert ("boilerplate", "Costs ... 3") in shown(found)


def test_a_style_based_on_itself_and_one_that_is_missing_end() -> None:
    found = article(par(ONE, "Kette") + par(TWO, "Gone"))
    assert [role for role, _ in shown(found)] == ["paragraph", "paragraph"]


def test_a_list_that_is_turned_off_is_no_list() -> None:
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    assert shown(article(par(ONE) + par(TWO, "Punkte", off)))[1] == ("paragraph", TWO)


def test_signs_within_a_paragraph() -> None:
    inside = (run("one") + "<w:r><w:tab/></w:r>" + run("two") + "<w:r><w:br/></w:r>" + run("three")
              + "<w:r><w:br/><w:br/></w:r>" + run("har") + "<w:r><w:softHyphen/></w:r>"
              + run("bour co") + "<w:r><w:noBreakHyphen/></w:r>" + run("op \u2028 x"))
    assert article(par(inside=inside)).text == "one two three\n\nharbour co-op x"


# What is left out


def test_changes_are_read_as_accepted_and_said() -> None:
    inside = (run("The council ") + f'<w:del w:id="1">{run("GONE ")}<w:r><w:delText>GONE'
              f'</w:delText></w:r></w:del><w:ins w:id="2">{run("has ")}</w:ins>'
              f'<w:moveFrom w:id="3">{run("GONE")}</w:moveFrom>'
              f'<w:moveTo w:id="4">{run("voted.")}</w:moveTo>')
    found = article(par(inside=inside) + par(TWO))
    assert found.text == f"The council has voted.\n\n{TWO}"
    assert found.warnings == ("has tracked changes: it is read as if all had been accepted",)


def test_a_deleted_end_of_a_paragraph_joins_two() -> None:
    ended = '<w:rPr><w:del w:id="1"/></w:rPr>'
    assert article(par("One ", properties=ended) + par("and two.") + par(TWO)).text \
        == f"One and two.\n\n{TWO}"


def test_old_properties_are_not_taken_for_new_ones() -> None:
    old = '<w:pPrChange w:id="1"><w:pPr><w:pStyle w:val="Titel"/></w:pPr></w:pPrChange>'
    assert article(par(ONE) + par(TWO, properties=old)).title is None


def test_comments_notes_fields_hidden_and_second_drawings_are_left_out() -> None:
    box = f"<w:txbxContent>{par('In a box.')}</w:txbxContent>"
    inside = (run("Seen.") + run("HIDDEN", "<w:vanish/>") + run(" Too.", '<w:vanish w:val="0"/>')
              + '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="1"/>'
              "<w:instrText>HIDDEN</w:instrText></w:r><w:r><mc:AlternateContent><mc:Choice>"
              f"{box}</mc:Choice><mc:Fallback>{box.replace('In', 'HIDDEN')}</mc:Fallback>"
              "</mc:AlternateContent></w:r>" + run(" Last."))
    hidden = dict.fromkeys(("word/comments.xml", "word/footnotes.xml"), "HIDDEN")
    found = article(par(inside=inside) + par(TWO), **hidden)
    assert found.text == f"In a box.\n\nSeen. Too. Last.\n\n{TWO}"
    assert found.warnings == ("has 1 note at its foot or end, which are left out",)


# What is refused


def replaced(name: str, content: str | bytes) -> bytes:
    """A document with a part of it replaced."""
    more: dict[str, Any] = {name: content}
    return packed(par(ONE), **more)


def refusal(data: bytes, **options: Any) -> str:
    with pytest.raises(UnreadableError) as caught:
        read("-", stdin=io.BytesIO(data), **options)
    message = str(caught.value)
    assert message.endswith(".")
    assert "\n" not in message
    return message


def test_a_document_without_words_is_refused() -> None:
    assert "is a Word document without a text" in refusal(packed(par() + par(" ")))


def test_a_document_with_a_doctype_is_refused() -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><w:p xmlns:w="x">&b;</w:p>'
    assert "with a document type of its own" in refusal(replaced("word/document.xml", bomb))


@pytest.mark.parametrize("where", ["word/document.xml", "word/styles.xml"])
def test_no_more_than_the_limit_is_unpacked(where: str) -> None:
    data = replaced(where, f'<w:document xmlns:w="{W}">' + " " * 60_000_000)
    assert len(data) < 100_000
    begun = time.process_time()
    assert "unpacks to more than 20 MB (the limit)" in refusal(data)
    assert time.process_time() - begun < 2


def test_a_locked_document_is_refused() -> None:
    data = bytearray(packed(par(ONE)))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml"))
    data[at + 8] |= 1  # the flag in the archive's list of contents
    assert "is locked with a password" in refusal(bytes(data))


@pytest.mark.parametrize("data", [
    packed(par(ONE))[:-40], packed("<w:p>"), packed("<w:p>x" * 99 + "</w:p>" * 99),
    replaced("word/document.xml", ""), replaced("word/document.xml", b"\xff\xfe\0"),
    b"PK\x03\x04word/document.xml"])
def test_a_damaged_document_is_refused(data: bytes) -> None:
    assert "(.docx) that is damaged" in refusal(data)


def test_any_damage_ends_in_a_text_or_a_refusal() -> None:
    whole = packed(par("Title", "Titel") + par(ONE) + par(TWO))
    draw = random.Random(7)
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(draw.randint(1, 6)):
            data[draw.randrange(4, len(data))] = draw.randrange(256)
        with suppress(UnreadableError):
            assert read("-", stdin=io.BytesIO(bytes(data)), kind="docx").text


def test_what_is_no_document_is_not_read_as_one() -> None:
    assert "is no Word document (.docx)" in refusal(b"A plain text.", kind="docx")


def test_a_document_can_not_be_read_as_text() -> None:
    assert "is a Word document (.docx), not plain text" in refusal(packed(par(ONE)), kind="text")


@pytest.mark.usefixtures("folder")
def test_the_command_refuses_in_one_line() -> None:
    Path("a.docx").write_bytes(packed("<w:p>"))
    assert refused("profile", "a.docx").startswith("a.docx is a Word document (.docx) that is")


@pytest.mark.parametrize("body", [
    par(ONE) * 40_000,
    "<w:tbl><w:tr><w:tc>" * 20_000 + par(ONE) + "</w:tc></w:tr></w:tbl>" * 20_000,
    par(inside=run("x") * 100_000), par(inside="<w:r><w:br/></w:r>" * 200_000 + run("x")),
    "<w:p/>" * 300_000 + par(ONE),
    par("x", properties='<w:rPr><w:del/></w:rPr>') * 20_000,
], ids=["many", "tables", "runs", "breaks", "empty", "joined"])
def test_time_grows_with_length_only(body: str) -> None:
    begun = time.process_time()
    article(body)
    assert time.process_time() - begun < 10
