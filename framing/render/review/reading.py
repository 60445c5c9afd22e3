"""Who is harder to read, said by what makes it so: long words, long sentences."""

from __future__ import annotations

from collections.abc import Sequence

from framing.findings import Finding
from framing.profiles import Profile
from framing.render.numbers import short
from framing.render.passages import typical
from framing.render.review.cells import Cell, level, per_unit
from framing.render.review.told import Told, others_of

_LONG = "readability.long_words"


def harder(profiles: Sequence[Profile], letters: Sequence[str], finding: Finding,
           parts: Sequence[Finding], shown: set[tuple[str, int]], *, sure: bool) -> Told:
    """Tell who is harder to read, with a sentence of each article's usual kind.

    ``parts`` are the supported differences in long words and in words a sentence, in that order: a
    headline says none that isn't. ``sure``: whether the grade, which the table shows, differs too;
    else only that one has more long words.
    """
    first = finding.articles[0]
    by = parts[-1] if parts else finding
    said = [_said(profile, by) for profile in profiles]
    as_told = sure or by.measure != _LONG
    who = "is harder to read" if as_told else "has more long words"
    headline = (f"{letters[first]} {who}: {said[first] if as_told else _brief(said[first])} "
                f"({others_of(letters, [_brief(text) for text in said], first)})")
    shows = parts[0] if parts else finding
    per = next(each.per for each in profiles[0].measures if each.id == shows.measure)
    read = [profile.reading(shows.measure) for profile in profiles]
    top = max(each.value or 0.0 for each in read) or 1.0
    counted = shows.measure == _LONG
    figures = tuple(
        Cell(short(each.value or 0.0),
             (f"{round((each.value or 0.0) * each.n / 100):,} long in {each.n:,} words",) * counted,
             bar=max(0.0, each.value or 0.0) / top) for each in read)
    passages = []
    for profile, letter in zip(profiles, letters, strict=True):
        found = typical(profile, letter, shown)
        passages.append(found)
        if found:
            shown.add(found.key)
    return Told(shows, (headline,), "% long words" if counted else per_unit(per), figures,
                tuple(passages), (False,) * len(read))


def _said(profile: Profile, part: Finding) -> str:
    """What makes an article hard to read, in figures."""
    value = profile.value(part.measure) or 0.0
    if part.measure == "structure.sentence_words":
        return f"{value:,.0f} words a sentence"
    if part.measure == _LONG:
        return f"{value:.0f} % long words"
    return level(value)


def _brief(said: str) -> str:
    """The same figure behind another one."""
    return said.removesuffix(" words a sentence").removesuffix(" long words")
