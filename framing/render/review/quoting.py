"""Who lets others speak, in words: how many words are quoted, and of whom."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence

from framing.findings import Finding
from framing.measures import Measure
from framing.profiles import Profile
from framing.render.numbers import short
from framing.render.passages import IN_SIGHT, Passage
from framing.render.review.cells import Cell, count
from framing.render.review.sources import apart
from framing.render.review.sources import quoting as counts
from framing.render.review.told import Told, others_of
from framing.voices import SPOKEN, Quote


def quoting(profiles: Sequence[Profile], letters: Sequence[str], finding: Finding,
            measure: Measure, shown: set[tuple[str, int]]) -> Told:
    """Tell who quotes people, how many words of how many and of what kind."""
    first = finding.articles[0]
    who = [counts(profile) for profile in profiles]
    said = [", ".join(each.quoted) if each.words else "none" for each in who]
    if all(not each.words for place, each in enumerate(who) if place != first):
        sources = said[first].replace(
            " named", " named source" + "s" * (not said[first].startswith("1 ")), 1)
        headlines = [f"Only {letters[first]} {measure.only}: {text}"
                     for text in (sources, said[first])]
        if who[first].reported:
            headlines.insert(0, f"{headlines[0]}; {who[first].reported[0]}")
    else:
        told = [f"{count(each.words, 'word')} of {text.removeprefix('of ')}" if each.words
                else text for each, text in zip(who, said, strict=True)]
        brief = [f"{each.words:,}" if each.words else "none" for each in who]
        brief[first] = count(who[first].words, "word")
        headlines = [f"{letters[first]} {measure.more}: {own[first]} "
                     f"({others_of(letters, others, first)})"
                     for own, others in ((told, told), (told, brief), (brief, brief))]
    also = tuple("" if each.words else _reported(profile, letter)
                 for each, profile, letter in zip(who, profiles, letters, strict=True))
    words = [each.words for each in who]
    return _made(headlines, profiles, letters, finding, words, shown, SPOKEN, also)


def reporting(profiles: Sequence[Profile], letters: Sequence[str], finding: Finding,
              measure: Measure, shown: set[tuple[str, int]]) -> Told:
    """Tell who reports speech, in marks or without."""
    first = finding.articles[0]
    read = [profile.reading(measure.id) for profile in profiles]
    counts = [_stretches(profile, measure.id) for profile in profiles]
    passages = count(counts[first], "passage")
    if sum(each.hits or 0 for each in read) == read[first].hits:
        headline = f"Only {letters[first]} {measure.only}: {passages}"
    else:
        said = [f"{each or 'none'}" for each in counts]
        headline = (f"{letters[first]} {measure.more}: {passages} "
                    f"({others_of(letters, said, first)})")
    words = [round((each.value or 0.0) * each.n / 100) for each in read]
    return _made([headline], profiles, letters, finding, words, shown, {*SPOKEN, "indirect"}, ())


def _stretches(profile: Profile, id: str) -> int:
    """How often speech is reported: *that it was “far worse” than feared* is one passage."""
    text, found, last = profile.article.text, 0, -1
    for place in sorted(profile.evidence(id)):
        between = text[last : place.start] if 0 <= last <= place.start else ""
        found += last < 0 or any(sign.isalnum() or sign in "\n.!?" for sign in between)
        last = max(last, place.end)
    return found


def _made(headlines: Sequence[str], profiles: Sequence[Profile], letters: Sequence[str],
          finding: Finding, words: Sequence[int], shown: set[tuple[str, int]],
          kinds: Collection[str], also: tuple[str, ...]) -> Told:
    read = [profile.reading(finding.measure) for profile in profiles]
    passages = []
    for profile, letter in zip(profiles, letters, strict=True):
        found = spoken(profile, letter, kinds, shown)
        passages.append(found)
        if found:
            shown.add(found.key)
    top = max(each.value or 0.0 for each in read) or 1.0
    figures = tuple(Cell(short(each.value or 0.0), (f"{said or 'none'} in {each.n:,} words",),
                         bar=(each.value or 0.0) / top)
                    for each, said in zip(read, words, strict=True))
    return Told(finding, tuple(dict.fromkeys(headlines)), "% of words", figures, tuple(passages),
                tuple(not said for said in words), also)


def _reported(profile: Profile, letter: str) -> str:
    """Whom an article that quotes nobody reports, if anybody."""
    _, reported = apart(profile)
    if not reported:
        return ", and no speech found reported"
    names = ", ".join(
        f"{speaker.name} {letter}:{profile.article.line(profile.quotes[speaker.quotes[0]].start)}"
        for speaker in reported if speaker.quotes)
    return f"; reported: {names}"


def spoken(profile: Profile, letter: str, kinds: Collection[str],
           shown: Collection[tuple[str, int]] = ()) -> Passage | None:
    """The sentence that best shows somebody speaking: short, with a name and a verb in it."""
    document = profile.document
    starts = document.segments.start

    def row_of(quote: Quote) -> int:
        return max(0, bisect_right(starts, quote.start) - 1)

    def rank(quote: Quote) -> tuple[bool, bool, bool, bool, int]:
        row = row_of(quote)
        cue = quote.cue_span
        with_cue = cue is not None and starts[row] <= cue.start < document.segments.end[row]
        return ((letter, starts[row]) in shown, not (with_cue and quote.named),
                quote.kind != "direct" and "indirect" not in kinds,
                quote.start - starts[row] > IN_SIGHT, quote.start)

    quotes = [quote for quote in profile.quotes if quote.kind in kinds]
    if not quotes:
        return None
    best = min(quotes, key=rank)
    row = row_of(best)
    begin, text = starts[row], document.text(row)
    mark = (best.start - begin, min(best.end - begin, len(text)))
    return Passage(letter, profile.article.line(begin), text, (mark,), begin)
