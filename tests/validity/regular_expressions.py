"""What a page of regular expressions makes of quotations: the baseline of the scorecard.

All that stands in marks is a quotation; *X said*, *said X*, *according to X* give the speaker, and
else the nearest name before does. The same three give speech without marks. Written in good faith
and left simple: nothing is told apart from speech, and a cue reaches as far as its sentence.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_VERB = (r"(?:said|says?|told|tells|wrote|writes|added|adds|argue[sd]?|claim(?:s|ed)|warn(?:s|ed)|"
         r"note[sd]|explain(?:s|ed)|insist(?:s|ed)|announced|state[sd]|tweeted|believe[sd]?|thinks?|"
         r"thought|suggest(?:s|ed)|ask(?:s|ed)|declared|acknowledged|admit(?:s|ted)|promised|vowed|"
         r"urged|predict(?:s|ed)|conclude[sd]|found|report(?:s|ed)|confirm(?:s|ed)|continued|accused|"
         r"called|describe[sd]|hope[sd]?|fears?|expect(?:s|ed)|showed|shows|revealed|replied)\b")
_NAME = (r"\b(?:(?:[Tt]he )?[A-Z][\w’'-]*\.?(?: (?:(?:of|de|van|for) )?[A-Z][\w’'-]*\.?)*"
         r"|[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er) \w+(?: \w+)?|\w+s)\b")
_MARKED = re.compile(r"“[^“”]+”|(?<![\w,])\"[^\"]+(?<=\S)\"|(?<!\w)(?:‘[^‘’]+’|'[^']+')(?!\w)")
_BEHIND = re.compile(rf"[ ,]*(?:{_VERB} (?P<name>{_NAME})|(?P<other>{_NAME}),? (?:\w+ )?{_VERB})")
_BEFORE = re.compile(rf"(?P<name>{_NAME})(?:, [^,.]+,)? (?:\w+ )?{_VERB}[^.]*$")
_LAST = re.compile(r"(?s).*\b(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*|[Hh]e|[Ss]he|[Tt]hey)\b")
_REPORTED = (
    re.compile(rf"(?P<name>{_NAME})(?:, [^,.]+,)? (?:\w+ )?{_VERB} (?:that )?"
               r"(?P<content>(?![“\"])[^.;!?\n]{12,})"),
    re.compile(rf"(?P<content>[^.;!?\n“”\"]{{12,}}), (?P<name>{_NAME}) {_VERB} ?[^ ]*\."),
    re.compile(rf"According to (?P<name>{_NAME})[^,]*, (?P<content>[^.;!?\n]+)"),
    re.compile(rf"(?P<content>[^.;!?\n“”\"]{{12,}}),? according to (?P<name>{_NAME})"),
)


class Said(NamedTuple):
    """A stretch that is somebody's, and the words that name who."""

    start: int
    end: int
    kind: str
    speaker: str | None


def quotation_marks(text: str) -> list[Said]:
    """All that is set in marks; nobody's."""
    return [Said(*match.span(), "direct", None) for match in _MARKED.finditer(text)]


def page_of_expressions(text: str) -> list[Said]:
    """All that is set in marks with a speaker near it, and speech reported without marks."""
    found = []
    for said in quotation_marks(text):
        before = re.split(r"(?<=[.!?])\s", text[max(0, said.start - 300) : said.start])[-1]
        match = (_BEHIND.match(text, said.end) or _BEFORE.search(before) or _LAST.match(before))
        names = [name for name in match.groupdict().values() if name] if match else [None]
        found.append(said._replace(speaker=names[0]))
    for pattern in _REPORTED:
        found += [Said(*match.span("content"), "indirect", match["name"])
                  for match in pattern.finditer(text)]
    return found
