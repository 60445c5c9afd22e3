"""Paragraphs that are somebody's words without marks: Ito wrote: | The dam is safe."""

from __future__ import annotations

from collections.abc import Sequence

from framing.support.patterns import Pattern
from framing.voices.marks.quotations import Quotation

#: Stands for the mark of a paragraph that is set off by its place alone.
SET_OFF = "¶"
#: So much of a paragraph's end is looked at for who says what the next one holds.
_END = 160
#: A verb of speech or writing that only where or when stands behind: wrote on Monday:
_SAYS = Pattern(
    r"\b(?:said|says|wrote|writes|tweeted|tweets|posted|added|adds|adding|continued|notes|noted"
    r"|states|stated|replied|explained|explains|declared|reports"
    r"|reported)(?: [^\W\d_][\w'’-]*,?){0,6} ?:$")
#: What begins a list, a label, a heading or words in marks.
_NO_WORDS = Pattern(r"[^\w]|\d+[.)]|[\w .'’-]{1,40}:")
_MARKS = frozenset("“”„«»\"")
_ENDS = (".", "!", "?", "…", ".)")
#: Shorter paragraphs may be headings.
_SHORTEST = 25


def set_off(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Quotation]:
    """Find the paragraphs that the one before gives to somebody with a colon at its end.

    None that holds marks of its own, or begins a list.

    >>> set_off("Ito wrote:\\n\\nThe old dam is safe for now.", [(0, 10), (12, 40)])[0][:2]
    (12, 40)
    """
    found = []
    for number in range(1, len(paragraphs)):
        start, end = paragraphs[number - 1]
        if text[end - 1] != ":" or not _SAYS.search(text, max(start, end - _END), end):
            continue
        begin, stop = paragraphs[number]
        if stop - begin >= _SHORTEST and text.endswith(_ENDS, begin, stop) and not (
            text[end:begin].strip() or _NO_WORDS.match(text, begin, stop)
            or not _MARKS.isdisjoint(text[begin:stop])
        ):
            found.append(Quotation(begin, stop, SET_OFF))
    return found
