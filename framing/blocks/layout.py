"""A text cut into lines, and lines that are one run of words put together.

What a line *is* (a heading, a byline) is settled in ``framing.blocks``; here only white space,
marks and the width of the lines count, and that a name signs. Offsets are code points of the text
given.
"""

from __future__ import annotations

import re
from itertools import pairwise

from framing.blocks.bylines import LONGEST, by_name, is_name
from framing.support.records import NamedTuple
from framing.wording.particles import IN_BYLINES

#: A trimmed line. Only \n, \r\n and \r end one: U+2028 or a form feed is white space within it.
_LINE = re.compile(r"\S(?:.*\S)?")  # "." is all but \n, and ten times as fast as a set
_LINE_BEFORE_RETURN = re.compile(r"\S(?:[^\r\n]*\S)?")

_BULLETS = "•◦▪‣●○■□▸►▶→✓✔✅·∙⁃"
_MARK = re.compile(
    r"(?P<heading>#{1,6})\s+"
    rf"|(?P<bullet>[{_BULLETS}]\s*|[-*+–]\s+)"
    r"|(?P<number>\(?[0-9]{1,3}[.)]\s+|\(?[a-zA-Z]\)\s+|\(?[ivx]{2,5}\)\s+)"
    r"|(?P<quote>>(?:\s?>){0,5}\s*)"
)
_SIGNS = re.compile(r"[-_*=~`#+.•·—–−|/\\<>:^…\s\u200b-\u200f\u2060\ufeff\u2500-\u257f★☆]+")
#: A line that starts with none of these (nor a letter before a bracket) has no mark.
_MARK_STARTS = frozenset("★☆#-*+–>(0123456789=_~`.|/\\<:^…—−\u200b\u200c\u200d\u200e\u200f\ufeff"
                         + _BULLETS + "".join(map(chr, range(0x2500, 0x2580))))

_CLOSERS = "\"'”’»›)]*_ \t\u00a0」』）"
_END_KINDS = {
    **dict.fromkeys(".…。．｡۔।።", "."), **dict.fromkeys("?？؟", "?"), **dict.fromkeys("!！", "!"),
    **dict.fromkeys(":：,;，；、،؛—–", ":"),
}
#: What follows a name in a signature; and verbs, which stand in none.
_ADD_TO_NAMES = frozenset({"and", "at", "for", "from", "in", "of", "on", "via", "with"})
_VERBS = frozenset({"is", "are", "was", "were", "has", "have", "had", "will", "would", "can",
                    "could", "may", "might", "must", "said", "says"})
_CLOSING_MARKS = frozenset("\"'”’»")
#: Buttons in small letters, under a date or a film.
_BUTTONS = frozenset(("close", "share", "e-mail", "email", "print", "comments"))
#: What pages say to a screen reader between links.
_LABEL = re.compile(r"list of \d+ items|list \d+ of \d+|end of list")
#: Wider lines are taken for whole paragraphs, narrower ones for verse or a list.
_WIDEST_WRAP, _NARROWEST_WRAP = 120, 30
#: A list item's first line past this length is a line of text, not the item's own heading.
_ITEM_HEADING = 60
#: Past this length the words of a piece are never folded: nothing but prose is so long.
_FOLD_LIMIT = 2000


class Piece(NamedTuple):
    """One line, or the lines of one hard-wrapped run of words.

    ``indent`` is the first line's, in columns; ``blank`` says that a blank line stands above;
    ``mark`` is "", "heading", "bullet", "number", "quote" or "signs" (a line without words);
    ``words`` the text from ``body`` on, with line ends inside it as spaces; ``ends`` how it ends:
    "." as a sentence, "?", "!", ":" (also comma, semicolon, dash) or "".
    """

    start: int
    end: int
    indent: int
    blank: bool
    mark: str
    body: int
    words: str
    ends: str


def ending(words: str) -> str:
    """How ``words`` end, as in ``Piece.ends``; closing quotes and brackets are looked past."""
    last = words[-1:]
    if last == ".":
        return "."
    if last in _CLOSERS:
        last = words[-12:].rstrip(_CLOSERS)[-1:]
    return _END_KINDS.get(last, "")


def _mark(text: str, start: int, end: int) -> tuple[str, int]:
    """The mark that a line begins with and where its words begin."""
    if not text[start].isalnum() and _SIGNS.fullmatch(text, start, end):
        return "signs", start
    found = _MARK.match(text, start, end)
    if found is None or found.end() == end:
        return "", start
    return found.lastgroup or "", found.end()


def _lines(text: str) -> list[Piece]:
    """The lines that hold anything, each a piece."""
    found: list[Piece] = []
    before = 0
    for line in (_LINE_BEFORE_RETURN if "\r" in text else _LINE).finditer(text):
        start, end = line.span()
        gap = text[before:start]
        if gap == "\n\n":
            indent, blank = 0, True
        elif gap == "\n":
            indent, blank = 0, False
        else:
            returns = gap.count("\r")
            breaks = gap.count("\n") + (returns - gap.count("\r\n") if returns else 0)
            blank = breaks > 1
            tail = gap[max(gap.rfind("\n"), gap.rfind("\r")) + 1:]
            indent = len(tail.expandtabs(4).replace("\f", "")) if tail else 0
        mark, body = "", start
        if text[start] in _MARK_STARTS or text.find(")", start, start + 6) > 0:
            mark, body = _mark(text, start, end)
        words = text[body:end]
        found.append(Piece(start, end, indent, blank, mark, body, words, ending(words)))
        before = end
    return found


def _without_lone_numbers(text: str, lines: list[Piece]) -> list[Piece]:
    """One number in the whole text, not indented, begins a sentence ("1. FC Köln"): no list."""
    numbered = [place for place, line in enumerate(lines) if line.mark == "number"]
    if len(numbered) == 1 and not lines[numbered[0]].indent:
        place = numbered[0]
        line = lines[place]
        lines[place] = line._replace(mark="", body=line.start, words=text[line.start:line.end])
    return lines


def _without_signatures(text: str, lines: list[Piece]) -> list[Piece]:
    """A lone "– Ann Lee" right under a line that ends in a closing mark: whose words, no list."""
    for place, line in enumerate(lines):
        if line.mark == "bullet" and place and text[line.start] in "-–" and (
            _signs(line.words, dashed=text[line.start] == "–")
            and lines[place - 1].mark != "bullet"
            and lines[place - 1].words[-1:] in _CLOSING_MARKS
            and (place + 1 == len(lines) or lines[place + 1].mark != "bullet")
        ):
            lines[place] = line._replace(mark="", body=line.start, words=text[line.start:line.end])
    return lines


def _signs(words: str, *, dashed: bool) -> bool:
    """Whether words can be a name that signs, and what is added to it: Ann Lee, mayor of Dorrick.

    A single word can be a thing as well (Sandbags): behind a hyphen, which lists use, it is one.
    """
    parts = words.removeprefix("The ").split()
    length = next((place for place, part in enumerate(parts)
                   if (place and parts[place - 1][-1:] == ",")
                   or not (part[:1].isupper() or part.lower() in IN_BYLINES)), len(parts))
    if not length or (length < len(parts) and parts[length - 1][-1] != ","
                      and parts[length][0] not in "(/|&–—-" and parts[length] not in _ADD_TO_NAMES):
        return False
    if words[-1] in ".!?" and (length == 1 or not _VERBS.isdisjoint(parts)):
        return False
    name = " ".join(parts[:length]).rstrip(",").replace(".", "")
    return is_name(name) or (length == 1 and dashed and name.isalpha())


def _goes_on(text: str, line: Piece) -> bool:
    """Whether a line starts as the middle of a sentence does: in lower case ("iPhone" does not)."""
    return text[line.body].islower() and not text[line.body + 1:line.body + 2].isupper() \
        and not _stands_alone(line.words)


def _stands_alone(words: str) -> bool:
    """Whether a line in small letters is whole: "by Ann Lee", "by: Ann Lee | May 3", "list 1 of 3".

    A wrapped line that begins "by Ann Lee, who said" or ends as a sentence is none.
    """
    if words in _BUTTONS or (words[:1] in "le" and _LABEL.fullmatch(words)):
        return True
    if words[:2] != "by" or words[2:3] not in (" ", ":") or len(words) > LONGEST:
        return False
    names = by_name(words)
    if not names:
        return False
    after = words.partition(names)[2].strip()
    return not after or after[0] in "|•·/([—–-"


def _filled(text: str, line: Piece, after: Piece, width: int) -> bool:
    """Whether the first word of ``after`` would have run past ``width`` on ``line``."""
    space = text.find(" ", after.body, min(after.end, after.body + 40))
    word = (space if space >= 0 else min(after.end, after.body + 40)) - after.body
    if text[after.body] >= "\u2e80":  # East Asian text breaks between any two letters
        word = 1
    return line.indent + line.end - line.start + 1 + word > width


def _wrap_width(text: str, lines: list[Piece]) -> int:
    """The width at which the text is hard-wrapped; 0 where each line is a whole.

    Two signs must agree: a line breaks where its next word wouldn't have fitted, and lines start
    in the middle of sentences. Verse has the second at most, one-sentence paragraphs neither.
    """
    pairs = [(line, after) for line, after in pairwise(lines)
             if not after.blank and after.mark in ("", "quote") and line.mark != "signs"]
    if not pairs:
        return 0
    widths = sorted([line.indent + line.end - line.start for line, _ in pairs])
    width = widths[int(len(widths) * 0.95)]
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    filled = sum(_filled(text, line, after, width) for line, after in pairs)
    middles = sum(_goes_on(text, after) and line.ends != "."
                  for line, after in pairs)
    if middles:
        return width if 2 * filled >= len(pairs) and 5 * middles >= len(pairs) else 0
    # Capitals, or a script without case: only the fill can tell, so more of it is asked for.
    caseless = not any(map(str.islower, text[:2000]))
    return width if caseless and len(pairs) >= 3 and 10 * filled >= 7 * len(pairs) else 0


def _joins(text: str, first: Piece, last: Piece, line: Piece, width: int, cased: bool) -> bool:
    """Whether ``line`` continues the run of words from ``first`` to ``last``."""
    if first.mark == "signs" or line.mark not in ("", "quote"):
        return False
    if line.mark == "quote" and first.mark != "quote":
        return False
    in_list = first.mark in ("bullet", "number")
    if not in_list and line.indent > last.indent:
        return False  # an indent begins a paragraph
    if width and _filled(text, last, line, width):
        return True
    if last.ends == ".":
        return False
    if cased and _goes_on(text, line):
        return True
    return in_list and line.indent > first.indent and last.end - last.body > _ITEM_HEADING


def _breaks_off(text: str, last: Piece, line: Piece, after: list[Piece], width: int) -> bool:
    """Whether ``line`` is a heading under a last line that happens to be full.

    A sentence ends above it, and it neither ends one nor runs to the width.
    """
    if last.ends != "." or line.ends == "." \
            or _goes_on(text, line):
        return False
    return not after or after[0].blank or not (
        _filled(text, line, after[0], width) or _goes_on(text, after[0]))


def pieces(text: str) -> list[Piece]:
    """Cut ``text`` into lines and join those that a hard wrap broke apart.

    Every character that is not white space lies in exactly one piece; pieces are in order.

    >>> [piece.words for piece in pieces("Rain\\n\\n- wet streets\\n  and wet shoes\\n- dry towns")]
    ['Rain', 'wet streets and wet shoes', 'dry towns']
    """
    lines = _without_signatures(text, _without_lone_numbers(text, _lines(text)))
    if not lines:
        return []
    width = _wrap_width(text, lines)
    cased = bool(width) or _case_tells(text, lines)
    found: list[Piece] = []
    first = last = lines[0]
    for place, line in enumerate(lines[1:], 2):
        if not line.blank and _joins(text, first, last, line, width, cased) and not (
                width and _breaks_off(text, last, line, lines[place:place + 1], width)):
            last = line
            continue
        found.append(_joined(text, first, last))
        first = last = line
    found.append(_joined(text, first, last))
    return found


def _case_tells(text: str, lines: list[Piece]) -> bool:
    """Whether a small letter at a line's start tells: not where all is in small letters."""
    if not any(text[line.body].islower() for line in lines if not line.blank):
        return True  # nothing to join: nearly always
    small = sum([text[line.body].islower() for line in lines])
    return 5 * small < 4 * len(lines)


def _joined(text: str, first: Piece, last: Piece) -> Piece:
    """The piece from the line ``first`` to the line ``last``."""
    if first is last:
        return first
    words = text[first.body:last.end]
    if len(words) <= _FOLD_LIMIT:
        words = " ".join(words.split())
    return first._replace(end=last.end, words=words, ends=last.ends)
