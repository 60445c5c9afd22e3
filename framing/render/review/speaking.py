"""Lines of the review about those who speak: voices, what only one article has, look again."""

from __future__ import annotations

from collections.abc import Sequence

from framing.one_voice import Heard
from framing.profiles import Profile
from framing.render.review.sources import ENGLISH_ALONE, echoes, only_in, voices
from framing.render.review.unnamed import Unnamed, unnamed
from framing.support.records import NamedTuple

#: On a screen so many letters of what stands for a name are shown, …
BRIEF = 24
#: … and so many of the words for a kind of speaker.
WORDS = 2
#: Fewer verbs than this say nothing of how an article introduces others, unless they keep away.
FEW_VERBS = 2


class Line(NamedTuple):
    """A label, what begins the line, parts of which some may be left out, and its end.

    ``counted``: how many more parts there are, of which a screen says no more than that.
    """

    label: str
    head: str
    parts: tuple[str, ...]
    tail: str = ""
    counted: int = 0


def who_speaks(profile: Profile, letter: str, label: str, *, brief: bool) -> list[Line]:
    """Who is quoted, who is reported, and with which verbs; ``brief``: by surname, in two lines."""
    if isinstance(profile, Heard):
        return []
    if profile.refusal:
        return [Line(label, "", (ENGLISH_ALONE,))]
    found = voices(profile, letter, in_full=not brief)
    if brief and not found.quoted and all(each.endswith(" unnamed") for each in found.reported):
        return []  # the table says so, and "look again" what they are called
    if not found.quoted and not found.reported:
        return [Line(label, "", ("nobody quoted, nobody found reported",))]
    if brief:
        if found.quoted:
            more = len(found.reported) - WORDS
            reported = ", ".join([*found.reported[:WORDS], *[f"{more} more"] * (more > 0)])
            lines = [Line(label, "", found.quoted, f"; reported: {reported}" if reported else "")]
        else:
            lines = [Line(label, "nobody quoted; reported: ", found.reported)]
        verbs = found.verbs or found.reporting
        told = len(verbs) >= FEW_VERBS or "distance: " in found.distance
        return [*lines, *[Line(label, "", verbs, found.distance)] * told]
    lines = [Line(label, "quoted: ", found.quoted or ("nobody",)),
             Line(label, "reported: ", found.reported or ("nobody",)),
             Line(label, "quoted with ", found.verbs),
             Line(label, "reported with ", found.reporting)]
    lines = [line for line in lines if line.parts]
    return [*lines[:-1], lines[-1]._replace(tail=found.distance)] if len(lines) > 2 else lines


def only_one_has(profiles: Sequence[Profile], letters: Sequence[str], *, brief: bool) -> list[Line]:
    """What kinds of speakers one article has that the others lack."""
    if (len(profiles) < 2 or isinstance(profiles[0], Heard)
            or any(profile.refusal for profile in profiles)):
        return []
    found = only_in(profiles, WORDS if brief else None)
    return [Line(f"Only in {letter}", "", tuple(parts))
            for letter, parts in zip(letters, found, strict=True) if parts]


def look_again(profiles: Sequence[Profile], letters: Sequence[str], *, brief: bool) -> list[Line]:
    """What deserves a second look: sources without a name, and words that two voices share."""
    lines = []
    for letter, profile in zip(letters, profiles, strict=True):
        if isinstance(profile, Heard):
            continue
        if found := unnamed(profile):
            lines.append(_unnamed(found, letter, brief=brief))
        lines += [Line("Look again", "", (echo,)) for echo in echoes(profile, letter)]
    return lines


def _unnamed(found: Sequence[Unnamed], letter: str, *, brief: bool) -> Line:
    """Where they stand and what the text calls them, those quoted first."""
    places = " ".join(f"{letter}:{line}" for line in sorted({each.line for each in found}))
    parts = []
    for number, each in enumerate(found):
        how = "quoted " if each.quoted else "reported "
        text = _cut(each.text) if brief else each.text
        part = f"“{text}”" if brief else f"“{text}” {letter}:{each.line}"
        new = number == 0 or found[number - 1].quoted != each.quoted
        parts.append(how * new + part)
    return Line("Look again", f"{places} unnamed: " if brief else "unnamed: ", tuple(parts))


def _cut(text: str) -> str:
    """As many of a text's words as there is room for, an ellipsis at the end."""
    if len(text) <= BRIEF:
        return text
    return text[: text.rfind(" ", 1, BRIEF) if " " in text[1:BRIEF] else BRIEF - 1] + "…"
