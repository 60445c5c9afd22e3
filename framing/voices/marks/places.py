"""Where an offset of the text stands among the tokens, asked for sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.tokens import chunks, separators_in, tokenise

if TYPE_CHECKING:
    from framing.document import Document

#: A chunk of more characters is counted from the last offset on, so that any takes linear time.
_LONG = 400


class Places:
    """Counts the tokens before offsets; each is counted on from the last one of its sentence."""

    def __init__(self, document: Document) -> None:
        self._text = document.article.text
        self.starts, self._ends = document.segments.start, document.segments.end
        self._chunks = document.vocabulary.chunks
        self._lengths = document.vocabulary.tokens_in
        self._separators: list[tuple[str, str]] | None = None
        self._reached: dict[int, tuple[int, int]] = {}

    def tokens_before(self, row: int, offset: int) -> int:
        """How many of a sentence's tokens begin before an offset in it.

        Of a run of more than :data:`_LONG` signs in a row each part is counted, so that there may
        seem to be more than there are.
        """
        if self._separators is None:
            self._separators = separators_in(self._text)
        offset = min(offset, self._ends[row])
        start, count = self._reached.get(row, (self.starts[row], 0))
        if start > offset:
            start, count = self.starts[row], 0
        before = chunks(self._text[start:offset], self._separators)
        if not before:
            return count
        *whole, cut = before  # the mark may stand inside a chunk: ‘so’,
        if whole:
            count += int(self._lengths.view()[[self._chunks[chunk] for chunk in whole]].sum())
        own = sum(1 for _ in tokenise(cut))
        if len(cut) > _LONG:
            self._reached[row] = offset, count + own
        elif self._text.endswith(cut, start, offset):
            self._reached[row] = offset - len(cut), count
        return count + own
