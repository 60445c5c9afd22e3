"""What was set aside, named by its most telling words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from framing.article import Article, Block
from framing.background import Background
from framing.blocks.reasons import PULL_QUOTES
from framing.profiles import Profile
from framing.tokens import CHUNK, OTHER, WORD, folded, tokenise

#: Words that tell where a text or a picture comes from, or who paid for it.
_ORIGINS = frozenset({
    "advertisement", "advertiser", "advertisers", "affiliate", "affiliated", "ai", "artificial",
    "automated", "automatically", "computer", "contributed", "contributor", "copyright",
    "disclaimer", "funded", "generated", "machine", "newsletter", "opinion", "opinions", "owned",
    "paid", "partner", "partners", "partnership", "press", "produced", "promoted", "promotional",
    "published", "reader", "readers", "release", "republished", "reserved", "satire", "sponsor",
    "sponsored", "sponsors", "submission", "submitted", "syndicated", "translated", "translation",
    "user", "users", "views", "wire",
})
#: A line of so many words is its own best name.
_FEW = 8

_NAMES = {"byline": "byline", "dateline": "dateline", "repeat": "the title again"}
#: What most articles have set aside.
_PLAIN = frozenset({"byline", "dateline"})


def set_aside(letter: str, profile: Profile, background: Background) -> list[str]:
    """Say what was set aside: runs of boilerplate by their most telling phrases, then the rest.

    The first part is the most telling; each further one can be left out for want of room.
    """
    article = profile.article
    runs = [list(run) for boilerplate, run in
            groupby(article.blocks, key=lambda block: block.role == "boilerplate") if boilerplate]
    told = [(_phrases(article, run, background), run) for run in runs  # rules across the page not
            if any(map(str.isalnum, article.text[run[0].start : run[-1].end]))]
    told.sort(key=lambda found: -found[0][1])  # stable: else in the order of the text
    parts = []
    for (phrases, _), run in told:
        where = f"{letter}:{lines_of(article, run[0].start, run[-1].end)}"
        parts += [f"{where} {phrases[0]}", *phrases[1:]]
    others: dict[str, list[str]] = {}
    for name, blocks in groupby(article.blocks, key=_name):
        if name:
            run = list(blocks)
            others.setdefault(name, []).append(
                f"{letter}:{lines_of(article, run[0].start, run[-1].end)}")
    return parts + [f"{' '.join(where)} {name}" for name, where in others.items()]


def is_plain(part: str) -> bool:
    """Whether a part tells of nothing but a byline or a dateline, which nobody need look at again.

    >>> is_plain("A:2–3 byline"), is_plain("A:3 the title again")
    (True, False)
    """
    return part.rpartition(" ")[2] in _PLAIN


def _name(block: Block) -> str:
    """What a block set aside is called, empty for others.

    A web page may repeat more than its title.
    """
    if not block.set_aside or block.role == "boilerplate":
        return ""
    return "a pull quote" if block.why in PULL_QUOTES else _NAMES[block.role]


def _phrases(article: Article, run: Sequence[Block],
             background: Background) -> tuple[list[str], int]:
    """Up to three phrases, in the order of the text, and how many words in them tell an origin."""
    found = sorted(
        (phrase for place, block in enumerate(run)
         for phrase in (_line(article, block, place) or _runs(article, block, background))),
        key=lambda phrase: (-phrase[0], -phrase[1], phrase[2]),
    )
    kept: list[tuple[int, int]] = []
    telling = 0
    for origins, _, start, end in found:
        apart = all(end <= begin - 40 or start >= stop + 40 for begin, stop in kept)
        if len(kept) < 3 and ((apart and origins) or not kept):
            kept.append((start, end))
            telling += origins
    if not kept:
        kept.append(_first_words(article, run[0]))
    return [f"“{' '.join(article.text[start:end].split()).strip('*_')}”"
            for start, end in sorted(kept)], telling


def _line(article: Article, block: Block, place: int) -> list[tuple[int, float, int, int]]:
    """A block of few words as one phrase; the first of a run rather than the links below it."""
    text = article.text[block.start : block.end]
    if len(text.split()) > _FEW:
        return []
    words = {folded(word).strip(".,:;!?") for word in text.split()}
    return [(min(1, len(words & _ORIGINS)), -float(place), block.start, block.end)]


def _first_words(article: Article, block: Block) -> tuple[int, int]:
    words = [match.span() for match in CHUNK.finditer(article.text, block.start, block.end)]
    return (words[0][0], words[:_FEW][-1][1]) if words else block.span


def _runs(article: Article, block: Block,
          background: Background) -> Iterable[tuple[int, float, int, int]]:
    """Runs of three to five words that tell an origin: how many do, how rare they are, where."""
    words: list[tuple[int, int, float, bool]] = []
    for chunk in CHUNK.finditer(article.text, block.start, block.end):
        for first, last, kind in tokenise(chunk.group()):
            begin, stop = chunk.start() + first, chunk.start() + last
            if kind == WORD:
                word = folded(article.text[begin:stop])
                words.append((begin, stop, background.idf(word) - 1, word in _ORIGINS))
            elif kind == OTHER:
                yield from _of(words)
                words = []
    yield from _of(words)


def _of(words: Sequence[tuple[int, int, float, bool]]) -> Iterable[tuple[int, float, int, int]]:
    for length in (3, 4, 5):
        for at in range(len(words) - length + 1):
            run = words[at : at + length]
            origins = sum(each[3] for each in run)
            if origins and run[0][2] > 0.7 and run[-1][2] > 0.7:  # words of its own at the ends
                rarity = sum(each[2] for each in run) / length
                yield origins, rarity - length, run[0][0], run[-1][1]


def lines_of(article: Article, start: int, end: int) -> str:
    """The lines that a span covers, as an editor writes them: 78 or 78–84."""
    first, last = article.line(start), article.line(max(start, end - 1))
    return f"{first}" if first == last else f"{first}–{last}"
