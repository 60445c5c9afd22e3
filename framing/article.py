"""An article: its text as decoded, never altered, and the blocks found in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from framing.blocks import find_blocks
from framing.language import guess_language
from framing.support.digests import sha256_of
from framing.support.records import NamedTuple

LINE_END = re.compile(r"\r\n|\n|\r")

#: Roles that no measure counts: they are not the article's own telling of the story.
SET_ASIDE = frozenset({"byline", "dateline", "repeat", "boilerplate"})


class Span(NamedTuple):
    """Offsets in code points of ``Article.text``: ``text[start:end]`` is the evidence."""

    start: int
    end: int


class Block(NamedTuple):
    """A part of an article and what it is there for.

    ``role`` is one of title, repeat, byline, dateline, heading, paragraph, list_item, boilerplate;
    ``why`` is the rule that gave it, in words; ``body`` is where its own words begin, past a list
    marker or the signs of a heading; ``goes_on`` says that it is a further line of the list item
    above, and no item of its own.
    """

    role: str
    span: Span
    body: int
    why: str
    goes_on: bool = False

    @property
    def start(self) -> int:
        """First code point of the block in the article's text."""
        return self.span.start

    @property
    def end(self) -> int:
        """One past the last code point of the block in the article's text."""
        return self.span.end

    @property
    def set_aside(self) -> bool:
        """Whether the block is left out of every count unless asked for."""
        return self.role in SET_ASIDE


@dataclass(frozen=True)
class Article:
    """One text to be read, with what is known of where it came from.

    ``text`` is what the bytes decode to, without the byte order mark and otherwise untouched;
    ``sha256`` is the hash of the bytes (of the text in UTF-8 where there were none). ``language``
    is an ISO 639-1 code, ``und`` where the text is surely not English but which language is
    unknown, ``None`` where there is too little text to tell. ``site`` is the outlet, where a web
    page names it, ``address`` where the text came from in the end, redirects followed.

    Of a web page or a document ``text`` is the words that it shows, a blank line between its
    parts: spans are exact in that.
    """

    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    name: str
    source: str
    sha256: str
    encoding: str = "utf-8"
    bom: bool = False
    title: str | None = None
    author: str | None = None
    date: str | None = None
    language: str | None = None
    site: str | None = None
    address: str | None = None
    warnings: tuple[str, ...] = ()

    @classmethod
    def from_text(
        cls,
        text: str,
        name: str = "text",
        *,
        source: str | None = None,
        sha256: str | None = None,
        encoding: str = "utf-8",
        bom: bool = False,
        language: str | None = None,
        warnings: tuple[str, ...] = (),
    ) -> Article:
        """Find the blocks of ``text`` and make an article of it.

        >>> article = Article.from_text("A headline\\n\\nOne plain sentence of the story.")
        >>> [block.role for block in article.blocks]
        ['title', 'paragraph']
        """
        found = find_blocks(text)
        return cls(
            text=text,
            blocks=tuple(Block(role, Span(start, end), body, why, goes_on)
                         for role, start, end, body, why, goes_on in found.blocks),
            name=name,
            source=source if source is not None else name,
            sha256=sha256 or sha256_of(text.encode("utf-8", "surrogatepass")),
            encoding=encoding,
            bom=bom,
            title=found.title,
            author=found.author,
            date=found.date,
            language=language or guess_language(text),
            warnings=warnings,
        )

    @cached_property
    def _lines(self) -> list[int]:
        """Where each line begins: lines end at \\n, \\r\\n and \\r alone, as editors count them."""
        if "\r" in self.text:
            return [0, *(match.end() for match in LINE_END.finditer(self.text))]
        return [0, *accumulate(len(line) + 1 for line in self.text.split("\n")[:-1])]

    def line(self, offset: int) -> int:
        """Give the number of the line that an offset stands in, from 1.

        >>> Article.from_text("one\\r\\ntwo\\rthree").line(9)
        3
        """
        return bisect_right(self._lines, offset)

    def line_span(self, number: int) -> Span:
        """Where the line of this number stands, from 1, with its end.

        Raises:
            IndexError: there is no such line.

        >>> Article.from_text("one\\r\\ntwo\\rthree").line_span(2)
        Span(start=5, end=9)

        """
        if number < 1:
            raise IndexError(number)
        start = self._lines[number - 1]
        return Span(start, self._lines[number] if number < len(self._lines) else len(self.text))
