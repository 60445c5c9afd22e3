"""Where a press release ends: what it says of its sender, of its forecasts and whom to ask."""

from __future__ import annotations

from framing.blocks.lines import Line
from framing.support.patterns import Pattern

#: The label of a release, or the wire that spread it, stands in one of so many pieces at the top,
#: within so many characters; the wire in signs or alone, or it would be one that the text tells of.
_TOP, _OPENING = 6, 160
_LABELS = frozenset(("for immediate release", "press release", "news release", "media release"))
_WIRES = Pattern(r"(?s)(?:.*[/(\[])?(?:pr ?newswire|business ?wire|globe ?newswire|accesswire)"
                 r"(?:[/)\]-].*)?")
_ENDS = Pattern(
    r"forward[- ]looking statements?|safe harbou?r(?: statement.{0,60})?"
    r"|(?:cautionary|special) (?:note|statement)s? (?:regarding|on|about|concerning) forward.{1,30}"
    r"|(?:(?:media|press|investor|company|public relations|pr) )?(?:contacts?|inquiries|enquiries)"
    r"(?: information| details)?|(?:media|investor|press) relations|source:? \S.{1,80}"
    r"|conference call(?: and webcast)?(?: information| details)?|# ?# ?#|[-–—]* ?ends? ?[-–—]*")
_ABOUT = Pattern(r"(?:About|ABOUT) (?:the |THE )?[A-Z0-9][^.?!:;]{1,70}:?")


def sender_from(lines: list[Line], first: int) -> int:
    """The first piece of a press release that is no news; how many there are where there is none.

    "About Keswold Energy", "Forward-Looking Statements", "Media contact" or "###" on a line of its
    own, under a paragraph: from there on a release tells of its sender. Of any other text it can
    be a section.
    """
    if not any(_is_label(line) or _spread(line.words) for line in lines[:_TOP]):
        return len(lines)
    return next((index for index in range(first + 1, len(lines)) if _ends(lines[index])),
                len(lines))


def _is_label(line: Line) -> bool:
    return line.low.endswith(("release", "release:")) and line.low.strip(" :") in _LABELS


def _spread(words: str) -> bool:
    """Whether a piece opens with the name of a wire: "SAN MARCO, Sept. 9 /PRNewswire/ --"."""
    opening = words[:_OPENING].lower()
    return "wire" in opening and _WIRES.fullmatch(opening.strip()) is not None


def _ends(line: Line) -> bool:
    """Whether a line stands over what a release says of its sender, or whom to ask."""
    return len(line.words) <= 90 and (
        _ENDS.fullmatch(line.low.strip(" :*")) is not None
        or (line.first == "about" and _ABOUT.fullmatch(line.words.strip("*# ")) is not None))
