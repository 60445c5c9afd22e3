"""A web page read as an article: its visible words, and which of them are the article's.

The tree is walked in the order of the document (``walking``) into parts whose roles come from the
page's own elements (``naming``), from a vote of readability-lxml (``voting``) and from the rules
for plain text. Nothing that is seen is lost: what is not the article is set aside and says why,
captions of pictures among it, since they tell of the picture and are seldom the writer's. What the
page hides (attributes, styles written in it, scripts) is left out, and so are the numbers of notes.
Style sheets are not read, so what they alone hide is seen.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence

from framing.article import Article
from framing.blocks import reasons
from framing.blocks.bylines import (
    by_name,
    date_line,
    find_date,
    is_name,
    reading_time,
    signature,
)
from framing.blocks.page import BY, fold
from framing.errors import UnreadableError
from framing.language import guess_language
from framing.sources.pages.facts import Facts, day, find_facts
from framing.sources.pages.parsing import decode_page, parse_page
from framing.sources.pages.quoting import mark_quotations
from framing.sources.pages.voting import WHY, vote
from framing.sources.pages.walking import Piece, Walked, walk
from framing.sources.parts import Part, arrange
from framing.sources.refusals import refuse_text
from framing.support.extras import install

__all__ = ["read_page", "readable"]

_WALLED = ("is said to be behind a paywall (isAccessibleForFree): it may hold only the start of "
           "the article")
_NO_TEXT = ("has no running text among its words: if a script fills the page in, save it as text "
            "in your browser")
_QUOTED = ("has a block quotation without quotation marks: they are put around it, and its words "
           "counted as quoted")
_QUOTED_SO_OFTEN = ("has {} block quotations without quotation marks: they are put around them, "
                    "and their words counted as quoted")
#: A title in the page's data that the page shows in other words is only trusted from this length.
_TITLE = 15
_OVER = "a heading over the title"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
#: Of the runs of so many words of an edited pull quote, a paragraph has half and so many at least:
#: fewer stand in a name that both have.
_RUN, _LEAST_RUNS = 4, 3
#: Shorter words stand in any text; and so many of them are looked for.
_LEAST_PULLED, _MOST_PULLED = 25, 100
#: So many words stand in a summary over the text, which readability leaves out.
_SUMMARY = 6


def read_page(
    data: bytes, what: str, name: str, source: str, *, charset: str | None = None
) -> Article:
    """Read a page's bytes; ``charset`` is what its server said of them.

    Raises :class:`~framing.errors.UnreadableError` where lxml and readability-lxml aren't
    installed, and for a page without words.
    """
    _need(what)
    decoded = decode_page(data, what, charset)
    refuse_text(decoded.text, what)
    root = parse_page(decoded.text, what)
    facts = find_facts(root)
    walked = walk(root)
    pieces = walked.pieces
    if not pieces:
        raise UnreadableError(f"{what} is a page without a text: give another, or its plain text.")
    title = _title(pieces, facts)
    parts, quotations = mark_quotations(pieces, _parts(pieces, title, vote(root, pieces)))
    found = arrange(parts)
    counted = " ".join(part.text for part in parts if not part.settled)
    guess = guess_language(counted)
    warnings = decoded.warnings + (_WALLED,) * facts.walled
    if quotations:
        warnings += (_QUOTED if quotations == 1 else _QUOTED_SO_OFTEN.format(quotations),)
    if not any(block.role == "paragraph" for block in found.blocks):
        warnings += (_NO_TEXT,)
    return Article(
        text=found.text,
        blocks=found.blocks,
        name=name,
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=decoded.encoding,
        bom=decoded.bom,
        title=found.title or next(iter(facts.titles), None),
        author=facts.author or found.author or _signed(parts),
        date=facts.date or _timed(walked, parts, title) or found.date or _dated(parts),
        site=facts.site,
        # A template says lang="en" of whatever is put into it; so the words come first.
        language=guess if guess not in (None, "und") else facts.language or guess,
        warnings=warnings,
    )


def _need(what: str) -> None:
    """Refuse a page where what reads pages isn't installed."""
    if not readable():
        raise UnreadableError(
            f"{what} is a web page, which takes two more packages to read: run "
            f"`{install('web')}`, or have its tags counted as text with "
            "--from text."
        )


def readable() -> bool:
    """Whether what reads pages is installed."""
    try:
        import lxml.html  # noqa: F401
        import readability  # noqa: F401
    except ImportError:
        return False
    return True


def _title(pieces: Sequence[Piece], facts: Facts) -> int:
    """The number of the piece that is the article's title; -1 where the page shows none."""
    known = [fold(title) for title in facts.titles]
    headings = [(number, piece) for number, piece in enumerate(pieces)
                if 0 < piece.level <= 3 and not piece.part.settled]
    for number, piece in headings:
        words = fold(piece.part.text)
        if any(words == title or (len(words) >= _TITLE and title.startswith(words))
               for title in known):
            return number
    first = [number for number, piece in headings if piece.level == 1]
    inside = [number for number in first if pieces[number].inside]
    return next(iter((*inside, *first)), -1)


def _parts(pieces: Sequence[Piece], title: int, out: set[int]) -> list[Part]:
    """The parts, with what readability leaves out and what pull quotes repeat set aside."""
    parts = [piece.part for piece in pieces]
    for number, why in _pull_quotes(pieces):
        parts[number] = Part("repeat", parts[number].text, why, settled=True)
    first = next((number for number, part in enumerate(parts) if number > title
                  and number not in out and not (part.settled or part.role)), len(parts))
    kept_below = False  # whether the text under a heading is the article's
    for number in reversed(range(len(parts))):
        part, piece = parts[number], pieces[number]
        if part.settled:
            continue
        why, in_head = WHY, 0 <= title < number < first
        if number == title:
            parts[number] = part._replace(role="title")
            continue
        if piece.level and number < title:
            keep, why = False, _OVER
        elif in_head:
            keep = number not in out or _belongs_to_head(part.text)
        elif piece.level:
            keep = kept_below or number not in out
        else:
            keep = kept_below = number not in out
        if not keep:
            parts[number] = Part("boilerplate", part.text, why, settled=True)
    return parts


def _belongs_to_head(text: str) -> bool:
    """Whether words between title and text are a summary, a byline or a date.

    Readability starts where the running text does, and leaves them out.
    """
    low = text.lower()
    return len(text.split()) >= _SUMMARY or bool(
        low in BY or by_name(text) or date_line(low) or reading_time(low) or signature(text, low))


def _pull_quotes(pieces: Sequence[Piece]) -> list[tuple[int, str]]:
    """The numbers of what stands in large letters and in the running text as well, and why.

    What the page itself calls a pull quote may have been shortened or made to stand alone; a block
    quotation is one only if it is in the text word for word, as it may quote what the text does.
    """
    pulled = [number for number, piece in enumerate(pieces)
              if piece.pulled and not piece.part.settled]
    if not pulled:
        return []
    told = "\n".join(fold(piece.part.text) for piece in pieces
                     if not (piece.part.settled or piece.pulled))
    found, others = [], {}
    for number in pulled[:_MOST_PULLED]:
        said = fold(pieces[number].part.text).strip("'\"“”‘’ ")
        if len(said) >= _LEAST_PULLED and said in told:
            found.append((number, reasons.PULL_QUOTE))
        elif pieces[number].large:
            others[number] = said
    return [*found, *((number, reasons.EDITED_PULL_QUOTE) for number in _edited(others, told))]


def _edited(said: Mapping[int, str], told: str) -> set[int]:
    """The numbers of those words of whose runs a paragraph has half, and some at least."""
    wanted = {number: set(_runs(words)) for number, words in said.items()}
    every = {run for runs in wanted.values() for run in runs}
    return {number for paragraph in (told.split("\n") if every else ())
            if len(here := every.intersection(_runs(paragraph))) >= _LEAST_RUNS
            for number, runs in wanted.items()
            if len(both := runs & here) >= _LEAST_RUNS and 2 * len(both) >= len(runs)}


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text)
    return zip(*(words[at:] for at in range(_RUN)), strict=False)


def _timed(walked: Walked, parts: Sequence[Part], title: int) -> str | None:
    """The day of the first time in the article's head: between its title and its text."""
    first = next((number for number, part in enumerate(parts) if number > title
                  and not part.settled and len(part.text) > 120), len(parts))
    return next((found for at, when in walked.times
                 if max(title, 0) <= at <= first and (found := day(when))), None)


def _signed(parts: Sequence[Part]) -> str | None:
    """The name in the line that the page marks as the byline."""
    for part in parts:
        if part.role == "byline":
            name = by_name(part.text) or (part.text if is_name(part.text) else None)
            if name:
                return name
    return None


def _dated(parts: Sequence[Part]) -> str | None:
    """The day in the line that the page marks as the date or the byline, unless of an update."""
    return next((found for part in parts
                 if part.role in ("byline", "dateline") and "updated" not in part.text.lower()
                 and (found := find_date(part.text))), None)
