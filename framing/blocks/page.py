"""One text's pieces with what must be known of all of them before one can be judged.

Where the ordinary paragraphs begin and end, which line is the title, which pieces are prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from framing.blocks.bylines import (
    ABOUT_WRITER,
    by_name,
    date_line,
    is_about_writer,
    is_agency_line,
    is_name,
    is_time_alone,
    posted_name,
    reading_time,
    signature,
)
from framing.blocks.furniture import furniture, is_suspect, section_name
from framing.blocks.layout import Piece
from framing.blocks.lines import SHORT, Line, Place
from framing.blocks.releases import sender_from

#: The role of a piece and the rule that gave it, in words.
Answer = tuple[str, str]

#: A title or the line under it is never longer than this; a heading is shorter.
LONGEST_TITLE, LONGEST_HEADING = 200, 120
#: A line that stands over the writer's name.
BY = frozenset(("by", "by:", "written by", "words by", "written by:", "author", "author:"))
#: So many pieces after the first paragraph can still belong to the article's head (a first
#: paragraph may be the summary over the byline).
_HEAD = 8
#: Under a byline that stands so low, its post, place and date are looked for in so many pieces.
_UNDER_BYLINE = 5
#: Who wrote the article is told in one of so many pieces, the last.
_ABOUT_WRITER = 12
#: A paragraph over the byline, a summary or a caption, is no longer.
_LONGEST_SUMMARY = 250
#: So many quoted pieces are looked for in the text, of so few characters.
_MOST_PULLED, _LONGEST_PULLED = 20, 600
_WORDS = re.compile(r"\w+(?:'\w+)*")
_SIGNED = re.compile(r"\s[-–—]+\s*(?=\S+(?:\s\S+){0,6}$)")
_FOLDS = str.maketrans("‘’‚‛`´“”„‟«»", "''''''\"\"\"\"\"\"")


@dataclass(eq=False)
class Page:
    """The pieces of one text and what is known of them so far; rules read it, none writes."""

    pieces: list[Piece]
    lines: list[Line]
    prose: list[bool]
    answers: list[Answer | None]
    first: int = 0  # the first ordinary paragraph
    last: int = 0  # the last one
    tail: int = 0  # from here on a press release tells of its sender; behind all where none does
    head: int = 0  # up to here bylines and datelines are looked for
    writers: str = ""  # the names in the byline of the head
    title: int = -1
    title_folded: str = ""
    opened: bool = False  # links or prompts have begun after the last paragraph
    prompted: bool = False  # some line asks to subscribe
    links: int = 0  # lines just above, in a row, of links and their heading
    item_indent: int = -1  # of the list item that may go on
    margin: int = 0  # indent of the last paragraph before

    def place(self, index: int) -> Place:
        """Where the piece stands, as the rules for boilerplate ask for it."""
        after = index + 1
        return Place(
            edge=index < self.first or index > self.last,
            opening=index == 0,
            over_prose=after < len(self.prose) and self.prose[after]
            and self.first <= after <= self.last,
            among=self.before(index)[0] in ("boilerplate", "byline", "dateline"),
        )

    def before(self, index: int) -> Answer:
        """What was answered for the piece before."""
        return (self.answers[index - 1] if index else None) or ("", "")

    @cached_property
    def chronicle(self) -> bool:
        """Whether three or more lines are nothing but dates over running text."""
        dates = (over and 0 < len(line.low) <= 40 and date_line(line.low)
                 for line, over in zip(self.lines, self.prose[1:], strict=False))
        return len(list(islice(filter(None, dates), 3))) == 3

    @cached_property
    def timed(self) -> frozenset[int]:
        """The lines that are times of day alone, over running text: several, of a live blog.

        A heading may stand between a time and its text.
        """
        over = [*self.prose, False, False]
        times = frozenset(index for index, line in enumerate(self.lines)
                          if (over[index + 1] or over[index + 2]) and is_time_alone(line.low))
        return times if len(times) > 1 else frozenset()

    @cached_property
    def pulled(self) -> frozenset[int]:
        """The quoted pieces (>) whose words running text has too, the first so many of them.

        Each stands alone, for several in a row are a passage. A name behind a dash is left out:
        > We are late. – Ann Lee
        """
        marks = ["", *(part.mark for part in self.pieces), ""]
        quoted = [index for index, (before, own, after) in enumerate(
            zip(marks, marks[1:], marks[2:], strict=False))
            if own == "quote" and "quote" not in (before, after)]
        if not quoted:
            return frozenset()
        text = "|".join(_bare(part.words) for part, prose in zip(
            self.pieces, self.prose, strict=True) if prose and part.mark == "")
        return frozenset(
            index for index in quoted[:_MOST_PULLED]
            if len(self.pieces[index].words) <= _LONGEST_PULLED
            and _repeats(self.pieces[index].words, text))


def _bare(words: str) -> str:
    """The words alone, in lower case, a space before each and behind the last."""
    return f" {' '.join(_WORDS.findall(words.translate(_FOLDS).casefold()))} "


def _repeats(quoted: str, text: str) -> bool:
    """Whether the text has the words of a quoted piece, with or without who says them."""
    return any(len(words) > 3 and f" {' '.join(words)} " in text
               for words in (_bare(part).split() for part in (quoted, *_SIGNED.split(quoted)[:1])))


def read_page(parts: list[Piece]) -> Page:
    """Find the article's edges and its title, which the rules for single pieces need."""
    lines = [_line(part) for part in parts]
    prose = [_is_prose(part) for part in parts]
    if prose[:1] == [True] and lines[0].low.startswith(_LABELLED) and (
            len(lines[0].words) <= LONGEST_TITLE):
        prose[0] = False
    count = len(parts)
    page = Page(parts, lines, prose, [None] * count, tail=count)
    first = next((i for i in range(count) if prose[i] and not _is_aside(page, i)), -1)
    if first < 0:  # not one sentence: no place is an edge
        page.first, page.last, page.head = 0, count - 1, min(count, _HEAD) - 1
    else:
        page.first = first
        page.writers = _writers(page)
        page.tail = sender_from(lines, first)
        page.last = next(i for i in range(page.tail - 1, -1, -1) if i == first or (
            prose[i] and not (_is_aside(page, i) or tells_of_writer(page, i))))
        page.head = _after_summary(page, next(
            (i for i in range(first + 1, min(first + _HEAD, count)) if prose[i] and not (
                page.writers and is_about_writer(lines[i].words, page.writers))),
            min(first + _HEAD, count - 1)))
    page.title = _find_title(page)
    if page.title >= 0:
        page.title_folded = fold(parts[page.title].words)
    return page


def _after_summary(page: Page, head: int) -> int:
    """Where the head ends if "By Ann Lee" stands under a summary and a caption or two.

    As far down as ``_HEAD`` and only past short paragraphs; then up to the next one, for the date.
    """
    for index in range(page.first + 1, min(page.first + _HEAD, len(page.pieces))):
        line = page.lines[index]
        if page.prose[index]:
            if len(line.words) > _LONGEST_SUMMARY:
                break
        elif index > head and (line.low in BY or (
                line.first in ("by", "written", "words") and by_name(line.words))):
            stop = min(index + _UNDER_BYLINE, len(page.pieces))
            return next((i for i in range(index + 1, stop) if page.prose[i]), stop - 1)
    return head


def _line(part: Piece) -> Line:
    words = part.words
    if len(words) > SHORT:
        return Line(words, "", "", part.ends, False)
    if words[0] in "*_":
        words = words.strip("*_ ") or words  # Markdown's emphasis
    low = words.lower()
    first = low.partition(" ")[0]
    if not first.isalpha():
        first = first.strip(":.,!?|()[]*_\"“”…")
    return Line(words, low, first, part.ends, is_suspect(low, first))


def _is_prose(part: Piece) -> bool:
    """Whether a piece reads as running text: it ends as a sentence or is long."""
    size = len(part.words)
    if part.mark in ("heading", "signs"):
        return False
    if size > LONGEST_TITLE or part.ends == ":":
        return True
    if part.ends == ".":
        # "A Return to the U.S." is a headline; "He returned to the U.S." is not.
        return not (size <= LONGEST_HEADING and part.words[-3:-2] == "." and
                    part.words[-2].isupper() and in_title_case(part.words))
    return part.ends != "" and size > LONGEST_HEADING


def _is_aside(page: Page, index: int) -> bool:
    """Whether what reads as running text is a notice, a prompt or a credit nonetheless."""
    line = page.lines[index]
    if page.pieces[index].ends == ":" and not line.low.startswith(("by", "written by")):
        return bool(line.low and furniture(line, Place(edge=True, opening=index == 0)))
    return bool(furniture(line, Place(edge=True, opening=index == 0))
                or (line.low and (signature(line.words, line.low) or date_line(line.low))))


def _writers(page: Page) -> str:
    """The names in "By Ann Lee and Cy Young" or under "By", where the text begins."""
    for index, line in enumerate(page.lines[:page.first + _HEAD]):
        if line.first == "by" and (names := by_name(line.words)):
            return names
        if index + 1 == len(page.lines):
            break
        if line.low in BY:
            return page.lines[index + 1].words
        if index < page.first:
            names = line.words if is_name(line.words) else posted_name(line.words)
            if names and date_line(page.lines[index + 1].low):
                return names
    return ""


def tells_of_writer(page: Page, index: int) -> bool:
    """Whether a piece near the end says who wrote the article."""
    if index <= page.first or index < len(page.pieces) - _ABOUT_WRITER:
        return False
    line = page.lines[index]
    if page.writers and is_about_writer(line.words, page.writers):
        return True
    above = [page.lines[i].low.rstrip(":") for i in range(max(index - 3, 0), index + 1)]
    return not ABOUT_WRITER.isdisjoint(above)


#: A title of sentences, over the writer's name, is no longer.
_SENTENCES = 100


def _find_title(page: Page) -> int:
    """The first line of the head that can be a title; -1 where the text starts with a sentence."""
    found = -1
    for index in range(min(page.head + 1, len(page.pieces) - 1)):
        part, line = page.pieces[index], page.lines[index]
        if part.mark == "heading" and part.body - part.start == 2 and len(line.words) <= 300:
            return index  # "# " is written for titles: it wins over a section's name above it
        if found >= 0 or part.mark == "signs" or _is_aside(page, index) or _heads(page, index):
            continue
        if found < 0 and len(line.words) <= _SENTENCES and part.mark == "" \
                and _over_writer(page, index):
            return index  # "They knew. They always know." over the writer's name
        if page.prose[index] or part.mark not in ("", "heading"):
            return -1
        if section_name(line) and not page.prose[index + 1] and not _heads(page, index + 1):
            continue
        if is_kicker(page, index):
            return index + 1
        found = index
    return found


#: A title of sentences may begin so, whatever stands under it.
_LABELLED = ("opinion: ", "opinion | ", "comment: ", "analysis: ", "editorial: ", "review: ")
#: So long a name of a column or a newsletter stands in capitals over a title, in so many words.
_KICKER, _KICKER_WORDS = 40, 5
_NUMBERED = ("issue #", "issue no", "edition #", "no. ", "vol. ", "episode ")


def is_kicker(page: Page, index: int) -> bool:
    """Whether a line names a column or a newsletter, and the next one is the title.

    *MERGER MONITOR* in capitals over a longer line that has none, the writer's name or a date under
    that; or whatever stands first over *Issue #12: …*.
    """
    if index + 2 >= len(page.lines) or page.prose[index + 1]:
        return False
    line, under = page.lines[index], page.lines[index + 1]
    if len(line.words) > _KICKER or page.pieces[index].mark or page.pieces[index + 1].mark:
        return False
    if index == 0 and under.low.startswith(_NUMBERED) and ":" in under.low[:20]:
        return True
    return (line.words.isupper() and len(line.words.split()) <= _KICKER_WORDS
            and line.words[-1:] not in "!?" and not under.words.isupper()
            and len(under.words) > len(line.words) and not _heads(page, index + 1)
            and (_heads(page, index + 2) or _over_writer(page, index + 1)))


def _over_writer(page: Page, index: int) -> bool:
    """Whether the writer's name stands under a line, a section's name ("Opinion") passed over."""
    under = index + 1
    if under + 1 < len(page.lines) and section_name(page.lines[under]):
        under += 1
    return by_name(page.lines[under].words) is not None


def _heads(page: Page, index: int) -> bool:
    """Whether the line is a byline or a dateline wherever it stands."""
    line = page.lines[index]
    before = page.lines[index - 1].low if index else ""
    return bool(line.low) and (line.low in BY or before in BY or bool(
        by_name(line.words) or reading_time(line.low) or signature(line.words, line.low)
        or date_line(line.low) or is_agency_line(line.words)))


def in_title_case(words: str) -> bool:
    """Whether most of the longer words have a capital, as they have in English headlines."""
    longer = [word for word in words.split() if len(word) > 3]
    capitals = sum(not word.lstrip("\"'“‘(*_")[:1].islower() for word in longer)
    return len(longer) > 1 and 10 * capitals >= 7 * len(longer)


def is_underlined(page: Page, index: int) -> bool:
    """Whether === or --- stands right under a line short enough to be a heading."""
    if index + 1 >= len(page.pieces) or page.prose[index] or page.pieces[index].mark:
        return False
    under = page.pieces[index + 1]
    return under.mark == "signs" and not under.blank and len(under.words) >= 3 \
        and under.words[0] in "=-" and set(under.words) <= {under.words[0]}


def fold(words: str) -> str:
    """The words of a title without its case, kind of quotation marks, spacing and signs."""
    return " ".join(words.translate(_FOLDS).casefold().split()).strip("#*_= .")


def why_text(part: Piece) -> str:
    """Why a piece of prose is a paragraph."""
    if part.ends == ".":
        return "ends as a sentence does"
    return "ends as a sentence that goes on" if part.ends == ":" else "too long for a heading"
