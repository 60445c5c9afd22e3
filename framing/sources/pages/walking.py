"""The visible words of a page, in the order of the document, cut where a browser begins a line.

One pass that keeps its own stack, so that neither the size of a page nor its depth matters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from framing.blocks.bylines import LONGEST, date_line
from framing.sources.pages.naming import (
    hinted,
    is_byline,
    is_hidden,
    is_pull_quote,
    names,
    stated,
)
from framing.sources.parts import Part, cell, line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(str.split(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html label legend "
    "li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul "
    "amp-sidebar amp-consent amp-social-share amp-accordion"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ITEMS = frozenset(("li", "dt", "dd"))
_CELLS = frozenset(("td", "th"))
_OPENING, _CLOSING = "“‘", "”’"
#: A hint in a name is believed of no more than this share of the page's words.
_MOST_HINTED = 0.4


@dataclass
class Piece:
    """One run of words, what the page says of it, and the element that holds it."""

    part: Part
    element: HtmlElement
    level: int = 0  # of a heading
    inside: bool = False  # an article or main
    pulled: bool = False  # named as a pull quote, or quoted in a block of its own
    linked: bool = False  # more than half of it is links
    quotation: HtmlElement | None = None  # the block quotation that it stands in
    source: bool = False  # where that names what it quotes
    large: bool = False  # named as a pull quote


@dataclass
class Walked:
    """The pieces of a page, and the times that stand between them: (before which, when)."""

    pieces: list[Piece] = field(default_factory=list)
    times: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class _Frame:
    """What holds for everything in an element."""

    element: HtmlElement
    role: str = ""
    aside: str = ""
    byline: bool = False
    level: int = 0
    inside: bool = False
    pulled: bool = False
    quoted: bool = False  # in a block quotation, a figure: its footer names the source
    spaced: bool = False  # line ends stand as they are (pre)
    cell: bool = False
    timed: bool = False
    quotation: HtmlElement | None = None
    source: bool = False
    large: bool = False


def walk(root: HtmlElement) -> Walked:
    """Give the pieces of the page; elements that nobody sees are taken out of the tree."""
    for element in [element for element in root.iter() if _is_unseen(element)]:
        if element.getparent() is not None:
            element.drop_tree()
    return _Walk(root).walked


def _is_unseen(element: HtmlElement) -> bool:
    if element.tag == "sup":  # the number of a note, which is no word of the sentence
        return element.find("a") is not None and len("".join(element.itertext())) <= 5
    return not isinstance(element.tag, str) or is_hidden(element)


class _Walk:
    """The state of one pass: the elements we are in, and the words since the last line began."""

    def __init__(self, root: HtmlElement) -> None:
        self.walked = Walked()
        from lxml.etree import iterwalk

        self._sizes = _sizes(root)
        self._total = self._sizes[root][0]
        self._frames = [_Frame(root)]
        self._words: list[str] = []
        self._broken = False  # a line break came last
        # Characters of the line that the page marks as a byline, a time, a link.
        self._signed = self._timed = self._linked = self._cited = 0
        self._quotes: list[bool] = []
        for event, element in iterwalk(root, events=("start", "end")):
            if event == "start":
                self._start(element)
            else:
                self._end(element)
                if element.tail and element is not root:
                    self._add(element.tail)
        self._flush()

    def _start(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag == "br":
            if self._broken:
                self._flush()
            self._words.append(" ")
            self._broken = True
        elif tag == "q":
            own = (element.text or "").lstrip()[:1] not in ("“", "‘", '"', "«", "„")
            self._quotes.append(own)
            if own:
                self._add(_OPENING[(len(self._quotes) - 1) % 2])
        elif tag == "a":
            self._linked += self._sizes[element][0]
        elif tag == "cite":
            self._cited += self._sizes[element][0]
        elif tag == "time" and not self._frames[-1].aside:
            self._time(element)
        if tag in _BLOCKS:
            self._flush()
            self._frames.append(self._frame(element))
        elif element.attrib:
            self._inline(element)
        if element.text:
            self._add(element.text)

    def _inline(self, element: HtmlElement) -> None:
        """A part of a line that may be set aside by itself, or that makes the line a byline."""
        words = names(element)
        size, titles, _ = self._sizes[element]
        if words and not self._frames[-1].aside and self._aside(element, words, size, titles) \
                not in ("", _NOT_ASIDE):
            self._flush()
            self._frames.append(self._frame(element))
        elif is_byline(element, words):
            self._signed += size

    def _end(self, element: HtmlElement) -> None:
        if element.tag == "q" and self._quotes.pop():
            self._add(_CLOSING[len(self._quotes) % 2])
        if self._frames[-1].element is element and len(self._frames) > 1:
            self._flush()
            self._frames.pop()

    def _add(self, text: str) -> None:
        if self._frames[-1].spaced and "\n" in text:
            # Typed line by line: a blank line begins a paragraph.
            for number, part in enumerate(re.split(r"\n[ \t\r]*\n", text)):
                if number:
                    self._flush()
                self._words.append(part)
            return
        self._words.append(text)
        if self._broken and not text.isspace():
            self._broken = False

    def _time(self, element: HtmlElement) -> None:
        text = "".join(element.itertext())
        self._timed += len(text)
        when = element.get("datetime") or text
        before = _ending(self._words, _BEFORE_TIME).lower()
        parent = element.getparent()
        around = names(element) | (names(parent) if parent is not None else frozenset())
        changed = any(word in before for word in ("updat", "modif", "edit", "correct"))
        if not changed and around.isdisjoint(("updated", "modified", "update")) \
                and "modified" not in (element.get("itemprop") or "").lower():
            self.walked.times.append((len(self.walked.pieces), when[:40]))

    def _frame(self, element: HtmlElement) -> _Frame:
        """What holds in an element, by what holds around it and what it says of itself."""
        around, tag = self._frames[-1], element.tag
        words = names(element)
        size, titles, paragraphs = self._sizes[element]
        role, level = around.role, around.level
        if tag in _HEADINGS:
            role, level = "heading", int(tag[1])
        elif tag in _ITEMS:
            role = "list_item" if paragraphs <= 1 else ""
        elif tag in ("article", "section", "blockquote") or tag in _CELLS:
            role = ""
        aside = around.aside or self._aside(element, words, size, titles)
        if aside == _NOT_ASIDE:
            aside = ""
        return _Frame(
            element, role, aside, around.byline or is_byline(element, words), level,
            around.inside or tag in ("article", "main"),
            around.pulled or tag == "blockquote" or is_pull_quote(words),
            around.quoted or tag in ("blockquote", "figure"),
            around.spaced or tag == "pre",
            cell=tag in _CELLS or (around.cell and tag not in ("p", "article", "table")),
            quotation=element if tag == "blockquote" else around.quotation,
            source=tag in ("footer", "figcaption") or (around.source and tag != "blockquote"),
            large=around.large or is_pull_quote(words),
        )

    def _aside(self, element: HtmlElement, words: frozenset[str], size: int, titles: int) -> str:
        around, tag = self._frames[-1], element.tag
        if is_pull_quote(words) and tag not in ("body", "html"):
            return _NOT_ASIDE  # set aside only if it repeats, whatever element holds it
        if tag == "header" and not (titles or around.inside):
            return "the page’s header"
        if tag == "footer" and not around.quoted:
            return "a footer"
        why = stated(element)
        if why is None and words:
            why = hinted(element, words)
        if why is None or titles or tag in ("body", "html", "main", "article"):
            return ""
        small = size <= _MOST_HINTED * self._total or tag in ("nav", "figcaption")
        return why if small else ""

    def _flush(self) -> None:
        """End a line: what has been gathered is a piece, if there is anything to see in it."""
        text = line("".join(self._words))
        signed, timed, linked, cited = self._signed, self._timed, self._linked, self._cited
        self._words, self._broken = [], False
        self._signed = self._timed = self._linked = self._cited = 0
        if not text:
            return
        frame = self._frames[-1]
        if not (frame.aside or frame.level) and len(text) <= LONGEST:
            if 2 * timed > len(text):
                frame = replace(frame, timed=True)
            elif 2 * (signed + timed) > len(text):
                frame = replace(frame, byline=True)
        self.walked.pieces.append(Piece(
            _part(frame, text), frame.element, frame.level if frame.role == "heading" else 0,
            frame.inside, frame.pulled, 2 * linked > len(text), frame.quotation,
            frame.source or 2 * cited > len(text), frame.large))


_NOT_ASIDE = "-"
#: Within so many characters before a time stands what says that it is one of a change.
_BEFORE_TIME = 40


def _ending(words: Sequence[str], size: int) -> str:
    """The last characters of words that follow each other: a line may have any number of them."""
    first, left = len(words), size
    while first and left > 0:
        first -= 1
        left -= len(words[first])
    return "".join(words[first:])[-size:]


def _part(frame: _Frame, text: str) -> Part:
    if frame.aside:
        return Part("boilerplate", text, frame.aside, settled=True)
    if (frame.byline or frame.timed) and len(text) <= LONGEST and not frame.level:
        if frame.timed or date_line(text.lower()):
            return Part("dateline", text, "marked as the date by the page", settled=True)
        return Part("byline", text, "marked as the byline by the page", settled=True)
    if frame.cell and frame.role != "heading":
        return cell(text)
    return Part(frame.role, text)


def _sizes(root: HtmlElement) -> dict[HtmlElement, tuple[int, int, int]]:
    """Of each element: characters that are seen, titles (h1), and paragraphs or headings in it."""
    elements = list(root.iter())
    sums = {element: [0, 0, 0] for element in elements}
    for element in reversed(elements):  # what an element holds comes after it
        own = sums[element]
        own[0] += len(element.text or "")
        own[1] += element.tag == "h1"
        parent = element.getparent()
        if parent is not None and parent in sums:
            above = sums[parent]
            above[0] += own[0] + len(element.tail or "")
            above[1] += own[1]
            above[2] += own[2] + (element.tag == "p" or element.tag in _HEADINGS)
    return {element: (own[0], own[1], own[2]) for element, own in sums.items()}
