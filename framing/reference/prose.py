"""An article's paragraphs as textstat is given them, and both sides' counts of every run.

A *run* is what stands between two white spaces. textstat takes each for one word, whatever is
inside, so comparing run by run finds every place where its counts and ours part.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from framing.document import Document
from framing.reference.textstats import LANGUAGE, LONG_WORD
from framing.support.records import NamedTuple
from framing.tokens import IS_NUMBER, IS_WORD, LONG, SYLLABLES

_RUN = re.compile(r"\S+")
_FRAGMENT = re.compile(r"\b[^.!?]+[.!?]*")  # what textstat takes for a sentence

SHORT_SENTENCE = 2  # words; textstat counts no sentence so short


class Run(NamedTuple):
    """A run: our words, syllables and long words in it, and textstat's word and its syllables.

    ``word`` is empty where textstat finds none.
    """

    text: str
    words: int
    syllables: int
    long: int
    word: str
    word_syllables: int

    @property
    def word_long(self) -> int:
        """1 if textstat's word is a long one, else 0."""
        return int(self.word_syllables >= LONG_WORD)


class Fragment(NamedTuple):
    """What textstat takes for a sentence: where it begins, and its words."""

    start: int
    text: str
    words: int


@dataclass(frozen=True, eq=False)
class Prose:
    """The paragraphs of a document, joined by blank lines; offsets are in ``text``."""

    document: Document

    @cached_property
    def _shifts(self) -> dict[int, int]:
        """For each paragraph, by its block's number: from the article's offsets to ``text``'s."""
        shifts, position = {}, 0
        for number, block in enumerate(self.document.article.blocks):
            if block.role == "paragraph":
                shifts[number] = position - block.body
                position += block.span.end - block.body + 2
        return shifts

    @cached_property
    def text(self) -> str:
        """What textstat is given."""
        article = self.document.article
        return "\n\n".join(article.text[article.blocks[number].body : article.blocks[number].end]
                           for number in self._shifts)

    @cached_property
    def rows(self) -> list[int]:
        """The document's rows that are sentences of prose."""
        return [int(row) for row in np.flatnonzero(self.document.prose)]

    @cached_property
    def starts(self) -> list[int]:
        """Where each of our sentences begins."""
        segments = self.document.segments
        return [segments.start[row] + self._shifts[int(segments.block[row])] for row in self.rows]

    def fragments(self, count_words: Callable[[str], int]) -> list[Fragment]:
        """Find what textstat takes for sentences, before it drops the short ones."""
        return [Fragment(found.start(), found.group(), count_words(found.group()))
                for found in _FRAGMENT.finditer(self.text)]

    def sentence_of(self, offset: int) -> int:
        """Give the number of our sentence that an offset is in."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def run_at(self, offset: int) -> str:
        """Give the run that an offset is in, or touches the end of."""
        begin = offset
        while begin and not self.text[begin - 1].isspace():
            begin -= 1
        found = _RUN.match(self.text, begin)
        return found.group() if found else ""

    def runs(
        self, list_words: Callable[[str], list[str]], count_syllables: Callable[[str, str], int]
    ) -> list[Run]:
        """Every run with both sides' counts, textstat's by two functions of its own."""
        found = [(match.start(), match.group()) for match in _RUN.finditer(self.text)]
        if not found:
            return []
        doc = self.document
        shift = np.zeros(len(doc.article.blocks), np.int64)
        for number, by in self._shifts.items():
            shift[number] = by
        kept = doc.prose[doc.row] > 0
        starts = np.array(doc.token_offsets[0], np.int64) + shift[doc.segments.block[doc.row]]
        owner = np.searchsorted([start for start, _ in found], starts[kept], "right") - 1
        facts = doc.vocabulary.facts.view()[doc.tokens[kept]]
        words, syllables, long = (
            np.bincount(owner, column, len(found)).astype(int).tolist()
            for column in (facts[:, IS_WORD] + facts[:, IS_NUMBER], facts[:, SYLLABLES],
                           facts[:, LONG])
        )
        theirs: dict[str, tuple[str, int]] = {}
        for _, text in found:
            if text not in theirs:
                word = "".join(list_words(text))
                theirs[text] = word, count_syllables(word, LANGUAGE)
        return [Run(text, *ours, *theirs[text])
                for (_, text), ours in zip(found, zip(words, syllables, long, strict=True),
                                           strict=True)]
