"""What one voice says in an article, passage by passage."""

from __future__ import annotations

from collections.abc import Sequence

from framing.article import Span
from framing.lettering import label
from framing.profiles import Profile
from framing.render.shown.cast import surname
from framing.support.printing import printable
from framing.support.records import NamedTuple
from framing.voices import ATTRIBUTED, SPOKEN, Quote

#: Stands for words of others between two parts of what the author says in a paragraph.
CUT = " […] "


class Heard(NamedTuple):
    """A passage in one voice: whose, the spans of its parts, and how it is known.

    ``short`` is the name for short. ``reported``: told without quotation marks. ``proposed``: the
    pronoun that it rests on.
    """

    name: str
    short: str
    parts: tuple[Span, ...]
    reported: bool = False
    proposed: str = ""

    @property
    def label(self) -> str:
        """The name, and what is to be known of how the words came to it."""
        how = ["reported"] * self.reported + [f"proposed for “{self.proposed}”"] * bool(
            self.proposed)
        return f"{self.name} ({', '.join(how)})" if how else self.name


def heard(profile: Profile, voice: str) -> list[Heard]:
    """What ``author``, ``quoted`` or a speaker says, in the order of the text.

    Raises:
        KeyError: nobody of that name speaks, or several do; the message says who.

    """
    if voice == "author":
        return _author(profile)
    if voice == "quoted":
        chosen = [quote for quote in profile.quotes if quote.kind in SPOKEN]
    else:
        place = profile.speaker(voice)
        chosen = [quote for quote in profile.quotes
                  if quote.kind in ATTRIBUTED and quote.person == place]
    return [_passage(profile, quote) for quote in _outermost(chosen)]


def _outermost(quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes that lie within no other of them; they come sorted, the longer first."""
    kept: list[Quote] = []
    for quote in quotes:
        if not kept or quote.end > kept[-1].end:
            kept.append(quote)
    return kept


def _passage(profile: Profile, quote: Quote) -> Heard:
    speaker = None if quote.person is None else profile.speakers[quote.person]
    name = speaker.name if speaker else quote.speaker or "nobody named"
    pronoun = ""
    if quote.antecedent and quote.speaker_span:
        pronoun = profile.article.text[slice(*quote.speaker_span)].lower()
    short = surname(speaker) if speaker else name
    return Heard(name, short, (Span(quote.start, quote.end),), quote.kind not in SPOKEN, pronoun)


def _author(profile: Profile) -> list[Heard]:
    """What is left of each paragraph without the words that are quoted.

    A part without a word stands for nothing but the cut beside it, at a paragraph's ends alone.
    """
    text = profile.article.text
    quoted = iter([*profile.document.voices.stretches, None])
    stretch = next(quoted)
    found = []
    for block in profile.article.blocks:
        if profile.clean and block.set_aside:
            continue
        parts, start = [], block.start
        while stretch is not None and stretch.start < block.end:
            parts.append(_trimmed(text, start, stretch.start))
            start = stretch.stop
            stretch = next(quoted)
        parts.append(_trimmed(text, start, block.end))
        own = (parts[0], *(part for part in parts[1:-1] if part.start < part.end), *parts[1:][-1:])
        if any(part.start < part.end for part in own):
            found.append(Heard("author", "author", own))
    return found


def _trimmed(text: str, start: int, end: int) -> Span:
    """A stretch without the white space around it; nothing of one without words."""
    part = text[start:end]
    if not any(map(str.isalnum, part)):
        return Span(start, start)
    start += len(part) - len(part.lstrip())
    return Span(start, start + len(part.strip()))


def listed(profiles: Sequence[Profile], passages: Sequence[Sequence[Heard]]) -> str:
    """The passages of a voice for a pipe, each on a line: whose it is, its place, its words."""
    lines = []
    for number, (profile, own) in enumerate(zip(profiles, passages, strict=True)):
        for each in own:
            place = f"{label(number)}:{profile.article.line(each.parts[0].start)}"
            words = CUT.join(profile.article.text[slice(*part)] for part in each.parts).strip()
            lines.append(printable(f"{each.label}: {place}: {words}") + "\n")
    return "".join(lines)
