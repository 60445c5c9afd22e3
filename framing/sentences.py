"""Sentence boundaries within a block: sentencex, and what quotations need beyond it.

sentencex knows abbreviations in many languages and keeps a quotation in one piece. That is right
for *“Go,” he said* and wrong for a quotation of three sentences, which is cut again here. Two more
mends: a closing mark that was left at the head of the next sentence goes back to its own, and
*5 p.m. Monday* is one time of day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

import sentencex

#: sentencex is quadratic in unclosed quotation marks, so a long block is read in windows.
WINDOW = 4_000
#: So much is handed to it at once, with its own mark of a paragraph's end between blocks.
BATCH = 40_000
_BREAK = "\n\n"

_ODD = re.compile(r"[^\S ]|[\ud800-\udfff]")
_MARKS = "“”„‟«»‹›\"‘’"
_OPENERS = "“„«‹\"‘"
_HIDE = str.maketrans(dict.fromkeys(_MARKS, " "))
_STRAY_CLOSE = re.compile(r"[”’»'\")\]]+(?=\s|\Z)")
_INNER_STOP = re.compile(r"[.!?…]['’)\]]*\s+(?=\S)")
_CLOCK = re.compile(r"\d\s?[ap]\.m\.\s+$", re.IGNORECASE)
_DAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Eastern|Central|Pacific|Mountain|local)\b"
    r"|(?:[ECMP][SD]?T|GMT|UTC)\b"
)


_DAY_HEADS = frozenset("MTWFSECPGUl")
_CLOSERS = frozenset("”’»'\")]")


def sentences(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Cut a block's text into sentences: (start, end) offsets, without the space around them.

    >>> text = "“It is here. It went,” he said. He left."
    >>> [text[start:end] for start, end in sentences(text)]
    ['“It is here.', 'It went,” he said.', 'He left.']
    """
    plain = _plain(text)
    return _spans(plain, _ends(_one_close(plain), language), language)


def sentences_of(blocks: Sequence[str], language: str = "en") -> list[list[tuple[int, int]]]:
    """Cut several blocks, each as :func:`sentences` does, sentencex called once for many.

    >>> sentences_of(["A heading", "One. Two."])
    [[(0, 9)], [(0, 4), (5, 9)]]
    """
    plains = [_plain(block) for block in blocks]
    found: list[list[tuple[int, int]]] = []
    start = 0
    while start < len(plains):
        stop, size = start, 0
        while stop < len(plains) and plains[stop] and (size := size + len(plains[stop])) <= BATCH:
            stop += 1
        batch = plains[start:stop]
        short = batch and max(map(len, batch)) <= WINDOW
        ends = _ends_of(batch, language) if short else None
        if ends is None:  # long, empty, or not parted as expected: one by one
            stop = max(stop, start + 1)
            batch = plains[start:stop]
            ends = [_ends(_one_close(plain), language) for plain in batch]
        found += [_spans(plain, own, language) for plain, own in zip(batch, ends, strict=True)]
        start = stop
    return found


def _ends_of(plains: Sequence[str], language: str) -> list[list[int]] | None:
    """Where the sentences of several blocks end, each counted from its block's start."""
    joined = _one_close(_BREAK.join(plains))
    ends: list[list[int]] = [[] for _ in plains]
    lengths = list(map(len, plains))
    block, position, begin, stop = 0, 0, 0, lengths[0]
    own = ends[0]
    for sentence in _segment(joined, language):
        if sentence == _BREAK:
            continue
        if position == stop and block + 1 < len(ends):  # behind a break, given or left out
            block += 1
            begin = position = stop + len(_BREAK)
            stop, own = begin + lengths[block], ends[block]
        position += len(sentence)
        own.append(position - begin)
    whole = [own[-1] if own else 0 for own in ends] == lengths
    return ends if whole else None


def _plain(text: str) -> str:
    return text if text.isprintable() else _ODD.sub(_same_width, text)


def _spans(plain: str, ends: list[int], language: str) -> list[tuple[int, int]]:
    """The sentences that end there, mended, without the space around them."""
    if len(ends) > 1:
        heads = map(plain.__getitem__, ends[:-1])
        if ".m. " in plain or not _CLOSERS.isdisjoint(heads):
            ends = _mend(plain, ends)
    if "“" in plain or '"' in plain or "„" in plain or "«" in plain:
        ends = _cut_quotations(plain, ends, language)
    spans = []
    start = 0
    for end in ends:
        last = end
        while last > start and plain[last - 1] == " ":
            last -= 1
        while start < last and plain[start] == " ":
            start += 1
        if start < last:
            spans.append((start, last))
        start = end
    return spans


def _same_width(match: re.Match[str]) -> str:
    # Every other white space reads as a space (sentencex cuts at line ends, and a wide space has
    # made it panic); half a surrogate pair cannot be passed to it at all.
    return " " if match.group().isspace() else "\ufffd"


def _one_close(text: str) -> str:
    # Two closing marks of two kinds hide the stop before them from sentencex; of one kind, not.
    if "’”" not in text and "'\"" not in text:
        return text
    for stop in ".!?":
        text = text.replace(f"{stop}’”", f"{stop}””").replace(f"{stop}'\"", f'{stop}""')
    return text


def _segment(text: str, language: str) -> list[str]:
    try:
        found: list[str] = sentencex.segment(language, text)
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
            window = window.translate(_HIDE)
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
        if not mended or (head.isalnum() and head not in _DAY_HEADS):
            pass
        elif text[start - 1] != " " and (stray := _STRAY_CLOSE.match(text, start, start + 8)):
            mended[-1] = stray.end()
        elif head in _DAY_HEADS and _DAY.match(text, start) and (
            _CLOCK.search(text, max(0, start - 12), start)
        ):
            mended.pop()
        mended.append(end)
        start = end
    return mended


def _cut_quotations(text: str, ends: list[int], language: str) -> list[int]:
    """Cut again where a sentence ends inside a quotation and the quotation goes on."""
    result: list[int] = []
    start = 0
    for end in ends:
        # Few sentences hold a stop before their last characters: a look that costs next to nothing.
        stop = end - 3
        if end - start <= WINDOW and (
            text.find(".", start, stop) >= 0 or text.find("?", start, stop) >= 0
            or text.find("!", start, stop) >= 0 or text.find("…", start, stop) >= 0
        ) and any(
            _opened(text, start, inner.start())
            for inner in _INNER_STOP.finditer(text, start, end - 1)
        ):
            result.extend(start + cut for cut in _inner_cuts(text[start:end], language))
        result.append(end)
        start = end
    return result


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
    for part in _segment(sentence.translate(_HIDE), language)[:-1]:
        position += len(part)
        following = sentence[position]
        # Inside the quotation on both sides, and not just behind a mark that closes one.
        if (_opened(sentence, 0, position) and not following.islower()
                and sentence[:position].rstrip(" ")[-1:] not in _MARKS):
            cuts.append(position)
    return cuts
