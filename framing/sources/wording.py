"""What the XML of a Word document means: handlers that are called as it is read.

Element names are those of WordprocessingML (ECMA-376, part 1, chapter 17), of either edition.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from framing.blocks import reasons

_NAMESPACES = ("http://schemas.openxmlformats.org/wordprocessingml/2006/main",
               "http://purl.oclc.org/ooxml/wordprocessingml/main")
#: Not shown: what was deleted or moved away, and the same drawing once more for old programs.
_SKIPPED = frozenset({"del", "moveFrom", "Fallback"})
_NO = frozenset({"0", "false", "off"})
_BODY_TEXT = 9  # the outline level of what is no heading
_MOST_BASES = 12
#: A text box stands in a paragraph and has some itself; not so often in each other.
_MOST_NESTED = 50
_HEADING = re.compile(r"heading ?\d")
_CONTENTS = re.compile(r"toc ?\d|toc heading|table of figures|index ?\d")


@dataclass(slots=True)
class Style:
    """A style of paragraphs: its name, the outline level and list that it gives, its base."""

    name: str = ""
    level: int | None = None
    listed: bool | None = None
    base: str = ""


@dataclass(slots=True)
class Paragraph:
    """A paragraph as it is read: its words ("\\n" where one begins within it), and what it is."""

    words: list[str] = field(default_factory=list)
    style: str = ""
    level: int | None = None
    listed: bool | None = None
    in_table: bool = False
    goes_on: bool = False  # its end was deleted: the next one continues it
    role: str = ""
    why: str = ""


def _local(name: str) -> str:
    """The name of an element of Word's; of others only that of a drawing's second telling."""
    space, _, local = name.rpartition(" ")
    return local if space in _NAMESPACES or local == "Fallback" else ""


def _value(attributes: dict[str, str]) -> str:
    for name, value in attributes.items():
        if name.rpartition(" ")[2] == "val":
            return value
    return ""


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else None


class Styles:
    """The document's styles, by their id; handlers of ``word/styles.xml``."""

    def __init__(self) -> None:
        self._styles: dict[str, Style] = {}
        self._style = Style()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take in what an element says of the style that it stands in."""
        local = _local(name)
        if local == "style":
            self._style = Style()
            for key, value in attributes.items():
                if key.rpartition(" ")[2] == "styleId":
                    self._styles[value] = self._style
        elif local == "name":
            self._style.name = _value(attributes).lower()
        elif local == "basedOn":
            self._style.base = _value(attributes)
        elif local == "outlineLvl":
            self._style.level = _number(_value(attributes))
        elif local == "numId":
            self._style.listed = _value(attributes) != "0"

    def end(self, name: str) -> None:
        """Leave an element; nothing hangs on it."""

    def settle(self, paragraph: Paragraph) -> None:
        """Give a paragraph its role by its style, or by what it says of itself."""
        style, level, listed = paragraph.style, paragraph.level, paragraph.listed
        names = []
        for _ in range(_MOST_BASES):  # a style may be based on another, and that on the first
            found = self._styles.get(style)
            names.append(found.name if found else style.lower())
            if found is None:
                break
            level = found.level if level is None else level
            listed = found.listed if listed is None else listed
            style = found.base
            if not style:
                break
        name = names[0]
        if _CONTENTS.match(name):
            paragraph.role, paragraph.why = "boilerplate", "a table of contents"
        elif name == "caption":
            paragraph.role, paragraph.why = "boilerplate", reasons.CAPTION
        elif name == "title":
            paragraph.role, paragraph.why = "title", "has the style of a title"
        elif name == "subtitle" or (level is not None and level < _BODY_TEXT) \
                or (level is None and any(map(_HEADING.fullmatch, names))):
            paragraph.role, paragraph.why = "heading", "has the style of a heading"
        elif listed:
            paragraph.role, paragraph.why = "list_item", reasons.ITEM


class Words:
    """The paragraphs of the main part, in order; handlers of ``word/document.xml``."""

    def __init__(self, styles: Styles) -> None:
        self.paragraphs: list[Paragraph] = []
        self.notes = 0
        self.changes = False
        self._styles = styles
        self._open: list[Paragraph] = []  # a text box has paragraphs within one
        self._skipping = 0  # elements that we are in and that aren't shown
        self._properties = 0  # in those of a paragraph
        self._texts = 0
        self._hidden = False
        self._tables = 0
        self._broken = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Go into an element."""
        local = _local(name)
        if local in ("ins", "del", "moveFrom", "moveTo"):
            self.changes = True
        if self._properties and local == "del" and not self._skipping and self._open:
            self._open[-1].goes_on = True
        if self._skipping or local in _SKIPPED or local.endswith("Change"):
            self._skipping += 1
        elif local == "p":
            self._begin()
        elif local == "tbl":
            self._tables += 1
        elif local == "pPr":
            self._properties += 1
        elif local == "r":
            self._hidden = False
        elif local == "vanish" and not self._properties:
            self._hidden = _value(attributes).lower() not in _NO
        elif local in ("footnoteReference", "endnoteReference"):
            self.notes += 1
        elif self._open and self._properties:
            self._property(local, _value(attributes))
        elif self._open and not self._hidden:
            self._mark(local)

    def _begin(self) -> None:
        before = self._open[-1] if self._open else self.paragraphs[-1] if self.paragraphs else None
        if before is not None and before.goes_on and not self._open:
            self._open.append(self.paragraphs.pop())
            self._open[-1].goes_on, self._open[-1].role = False, ""
        else:
            self._open.append(Paragraph(in_table=self._tables > 0))
            if len(self._open) > _MOST_NESTED:
                raise ValueError("text boxes in text boxes, without an end")
        self._broken = False

    def _property(self, local: str, value: str) -> None:
        paragraph = self._open[-1]
        if local == "pStyle":
            paragraph.style = value
        elif local == "outlineLvl":
            paragraph.level = _number(value)
        elif local == "numId":
            paragraph.listed = value != "0"

    def _mark(self, local: str) -> None:
        """What stands for a sign: a tab, the end of a line, a hyphen."""
        words = self._open[-1].words
        if local == "t":
            self._texts += 1
        elif local in ("br", "cr"):
            words.append("\n" if self._broken else " ")  # two of them begin a paragraph
            self._broken = True
        elif local in ("tab", "ptab"):
            words.append(" ")
        elif local == "noBreakHyphen":
            words.append("-")

    def text(self, words: str) -> None:
        """Take in words, if they are shown."""
        if self._texts and self._open and not self._skipping:
            self._open[-1].words.append(words.replace("\n", " "))
            self._broken = False

    def end(self, name: str) -> None:
        """Leave an element."""
        if self._skipping:
            self._skipping -= 1
            return
        local = _local(name)
        if local == "t":
            self._texts = max(0, self._texts - 1)
        elif local == "pPr":
            self._properties -= 1
        elif local == "tbl":
            self._tables -= 1
        elif local == "p" and self._open:
            paragraph = self._open.pop()
            if paragraph.words or paragraph.goes_on:
                self._styles.settle(paragraph)
                self.paragraphs.append(paragraph)
