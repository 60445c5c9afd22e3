"""Sentence boundaries within a block: sentencex, and what quotations need beyond it.

sentencex knows abbreviations in many languages and keeps a quotation in one piece. That is right
for *“Go,” he said* and wrong for a quotation of three sentences, which is cut again here. Four
more mends: a closing mark that was left at the head of the next sentence goes back to its own,
*5 p.m. Monday* is one time of day, *D-N.Y.* one state, and *Ms.* stands before a name as *Mr.* may.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, repeat

import sentencex

from framing.support.patterns import Pattern
from framing.wording.months import DAYS

#: sentencex is quadratic in unclosed quotation marks, so a long block is read in windows.
WINDOW = 4_000
#: So much is handed to it at once, with its own mark of a paragraph's end between blocks.
BATCH = 40_000
_BREAK = "\n\n"

_ODD = re.compile(r"[^\S ]|[\ud800-\udfff]")
_MARKS = "“”„‟«»‹›\"‘’"
_OPENERS = "“„«‹\"‘"
_OPENING = "“\"„«"  # the double marks inside which a sentence may end
_STRAY_CLOSE = Pattern(r"[”’»'\")\]]+(?=\s|\Z)")
_INNER_STOP = re.compile(r"[.!?…]['’)\]]*\s+(?=\S)")
_CLOCK = re.compile(r"\d\s?[ap]\.m\.\s+$", re.IGNORECASE)
#: A lawmaker's party and state, which is cut inside: Roe, D-N.|Y., said.
_PARTY = Pattern(r"[DRI]-[A-Z]\.[A-Z][a-z]*\.")
_DAY = Pattern(
    rf"{'|'.join(map(str.capitalize, DAYS))}|(?:Eastern|Central|Pacific|Mountain|local)\b"
    r"|(?:[ECMP][SD]?T|GMT|UTC)\b"
)


#: Titles that sentencex takes for a sentence's end, each with one as wide that it knows.
_TITLES = (("Ms. ", "Mr. "), ("Mx. ", "Mr. "), ("Amb. ", "Gen. "), ("Atty. ", "Capt. "))
_ENDS_IN_TITLE = tuple(title for title, _ in _TITLES)
_DAY_HEADS = frozenset("MTWFSECPGUl")
_CLOSERS = frozenset("”’»'\")]")
_BEFORE_DAY = frozenset({"m. ", "M. ", ".  ", "   "})  # how a sentence ends that a time of day ends


def sentences(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Cut a block's text into sentences: (start, end) offsets, without the space around them.

    >>> text = "“It is here. It went,” he said. He left."
    >>> [text[start:end] for start, end in sentences(text)]
    ['“It is here.', 'It went,” he said.', 'He left.']
    """
    plain = _plain(text)
    return _spans(plain, _ends(_one_close(plain), language), language)


def sentences_of(blocks: Sequence[str], language: str = "en", *,
                 at: Sequence[int] | None = None) -> list[list[tuple[int, int]]]:
    """Cut several blocks, each as :func:`sentences` does, sentencex called once for many.

    The offsets count from each block's own start, or, with ``at``, from so far before it.

    >>> sentences_of(["A heading", "One. Two."])
    [[(0, 9)], [(0, 4), (5, 9)]]
    """
    plains = [_plain(block) for block in blocks]
    begins = [0] * len(plains) if at is None else at
    found: list[list[tuple[int, int]]] = []
    start = 0
    while start < len(plains):
        stop, size = start, 0
        while stop < len(plains) and plains[stop] and (size := size + len(plains[stop])) <= BATCH:
            stop += 1
        batch = plains[start:stop]
        short = len(batch) > 1 and max(map(len, batch)) <= WINDOW
        spans = _spans_of(batch, begins[start:stop], language) if short else None
        if spans is None:  # one, long, empty, or not parted as expected: one by one
            stop = max(stop, start + 1)
            spans = [_spans(plain, _ends(_one_close(plain), language), language, begin)
                     for plain, begin in zip(plains[start:stop], begins[start:stop], strict=True)]
        found += spans
        start = stop
    return found


def _spans_of(plains: Sequence[str], begins: Sequence[int],
              language: str) -> list[list[tuple[int, int]]] | None:
    """The sentences of several short blocks; ``None`` where they weren't parted as expected."""
    joined = _one_close(_BREAK.join(plains))
    marks = [mark for mark in _OPENING if mark in joined]
    found: list[list[tuple[int, int]]] = [[] for _ in plains]
    ends: list[list[int]] = [[] for _ in plains]
    careful = set()  # blocks that may need mending: read again below
    number, position, stop = 0, 0, len(plains[0])
    own, own_ends, begin = found[0], ends[0], begins[0]
    before = ""
    for sentence in _segment(joined, language):
        if sentence == _BREAK:
            continue
        if position == stop and number + 1 < len(plains):  # behind a break, given or left out
            number += 1
            position, stop = 0, len(plains[number])
            own, own_ends, begin = found[number], ends[number], begins[number]
        start = position
        position += len(sentence)
        own_ends.append(position)
        head = sentence[0]
        if head == " " or (start and (
            (before[-1] != " " and (head in _CLOSERS or before[-3:-2] == "-"))
            or (head in _DAY_HEADS and before[-3:] in _BEFORE_DAY and _DAY.match(sentence))
        )):
            careful.add(number)
        elif marks and any(map(sentence.__contains__, marks)):
            opening = _find(plains[number], marks, start, position)
            for end in _cut_quotations(plains[number], start, position, opening, language):
                _add(own, plains[number], start, end, begin)
                start = end
        else:
            own.append((begin + start, begin + start + len(sentence.rstrip(" "))))
        before = sentence
    if number + 1 < len(plains) or position != stop:
        return None
    for number in careful:
        found[number] = _spans(plains[number], ends[number], language, begins[number])
    return found


def _plain(text: str) -> str:
    return text if text.isprintable() else _ODD.sub(_same_width, text)


def _spans(plain: str, ends: list[int], language: str, begin: int = 0) -> list[tuple[int, int]]:
    """The sentences that end there, mended, without the space around them."""
    if len(ends) > 1:
        heads = map(plain.__getitem__, ends[:-1])
        if ".m. " in plain or "-" in plain or not _CLOSERS.isdisjoint(heads):
            ends = _mend(plain, ends)
    marks = [mark for mark in _OPENING if mark in plain]
    spans: list[tuple[int, int]] = []
    start = 0
    opening = _find(plain, marks, 0, len(plain))  # the next opening mark
    for stop in ends:
        if opening < start:
            opening = _find(plain, marks, start, len(plain))
        for end in _cut_quotations(plain, start, stop, opening, language) if opening < stop else (
            stop,
        ):
            _add(spans, plain, start, end, begin)
            start = end
    return spans


def _add(spans: list[tuple[int, int]], plain: str, start: int, end: int, begin: int) -> None:
    """Add a sentence, without the space around it, unless it is all space."""
    while start < end and plain[end - 1] == " ":
        end -= 1
    while start < end and plain[start] == " ":
        start += 1
    if start < end:
        spans.append((begin + start, begin + end))


def _same_width(match: re.Match[str]) -> str:
    # Every other white space reads as a space (sentencex cuts at line ends, and a wide space has
    # made it panic); half a surrogate pair cannot be passed to it at all.
    return " " if match.group().isspace() else "\ufffd"


def _one_close(text: str) -> str:
    # Two closing marks of two kinds hide the stop before them from sentencex; of one kind, not.
    if "’”" not in text and ('"' not in text or "'\"" not in text):
        return text
    for stop in ".!?":
        text = text.replace(f"{stop}’”", f"{stop}””").replace(f"{stop}'\"", f'{stop}""')
    return text


def _without_marks(text: str) -> str:
    for mark in _MARKS:
        text = text.replace(mark, " ")
    return text


def _segment(text: str, language: str) -> list[str]:
    try:
        found: list[str] = sentencex.segment(language, text)
        if language == "en" and any(map(str.endswith, found, repeat(_ENDS_IN_TITLE))):
            for title, known in _TITLES:
                text = text.replace(title, known)
            found = sentencex.segment(language, text)
        return found
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of the compiled part is no Exception
        if type(error).__name__ != "PanicException":
            raise
        return [text]


def _ends(text: str, language: str) -> list[int]:
    """Where each of sentencex's sentences ends, read window by window if the text is long."""
    if len(text) <= WINDOW:
        return list(accumulate(map(len, _segment(text, language))))
    ends: list[int] = []
    position = 0
    while position < len(text):
        window = text[position : position + WINDOW]
        last = position + len(window) == len(text)
        if sum(map(window.count, _OPENERS)) > WINDOW // 40:
            window = _without_marks(window)
        found = _segment(window, language)
        if not last and len(found) > 1:
            found.pop()  # it may go on past the window: the next one begins with it
        elif not last:
            # No boundary in sight: go on at the last space, without a boundary there.
            position += max(window.rfind(" "), WINDOW // 2)
            continue
        for sentence in found:
            position += len(sentence)
            ends.append(position)
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    return ends


def _mend(text: str, ends: list[int]) -> list[int]:
    """Give stray closing marks back to the sentence they close; keep a time of day whole."""
    mended: list[int] = []
    start = 0
    for end in ends:
        head = text[start]
        if not mended:
            pass
        elif head in _CLOSERS:
            if text[start - 1] != " " and (stray := _STRAY_CLOSE.match(text, start, start + 8)):
                mended[-1] = stray.end()
        elif (
            head in _DAY_HEADS and text[start - 3 : start] in _BEFORE_DAY
            and _DAY.match(text, start) and _CLOCK.search(text, max(0, start - 12), start)
        ) or (text[start - 3 : start - 2] == "-" and _PARTY.match(text, start - 4)):
            mended.pop()
        mended.append(end)
        start = end
    return mended


def _find(text: str, marks: Sequence[str], start: int, end: int) -> int:
    """Where the first of these marks stands; ``end`` where there is none."""
    places = [place for place in [text.find(mark, start, end) for mark in marks] if place >= 0]
    return min(places, default=end)


def _cut_quotations(text: str, start: int, end: int, opening: int,
                    language: str) -> Sequence[int]:
    """Where the parts of a sentence end: cut inside a quotation that goes on, and at its end.

    ``opening`` is where the sentence's first opening mark stands.
    """
    # Few hold a stop behind the mark and before their last characters: a look that costs little.
    stop = end - 3
    if end - start > WINDOW or (
        text.find(".", opening, stop) < 0 and text.find("?", opening, stop) < 0
        and text.find("!", opening, stop) < 0 and text.find("…", opening, stop) < 0
    ):
        return (end,)
    for inner in _INNER_STOP.finditer(text, opening, end - 1):
        if _opened(text, start, inner.start()):
            return [*(start + cut for cut in _inner_cuts(text[start:end], language)), end]
    return (end,)


def _opened(text: str, start: int, position: int) -> bool:
    """Say whether a double quotation mark stands open at a position of the sentence."""
    return (
        text.rfind("“", start, position) > text.rfind("”", start, position)
        or text.count('"', start, position) % 2 == 1
        or text.rfind("«", start, position) > text.rfind("»", start, position)
        or text.rfind("„", start, position) > max(
            text.rfind("“", start, position), text.rfind("”", start, position)
        )
    )


def _inner_cuts(sentence: str, language: str) -> list[int]:
    """Where a sentence is to be cut inside its quotations: offsets in it."""
    cuts = []
    position = 0
    for part in _segment(_without_marks(sentence), language)[:-1]:
        position += len(part)
        following = sentence[position]
        # Inside the quotation on both sides, and not just behind a mark that closes one.
        if (_opened(sentence, 0, position) and not following.islower()
                and sentence[:position].rstrip(" ")[-1:] not in _MARKS):
            cuts.append(position)
    return cuts
