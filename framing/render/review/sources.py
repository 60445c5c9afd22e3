"""Who speaks in an article, in words: how many are quoted and of whom, with which verbs.

A speaker in quotation marks is *quoted*; one whose speech the author words himself is *reported*.
Both are sources, and they are never added up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from framing.profiles import Profile
from framing.render.data.speech import cues, quoted_words
from framing.render.review.roles import KINDS, NAMED, is_nearly, kind
from framing.render.review.short_names import ShortNames
from framing.render.review.unnamed import (
    called,
    in_headline_alone,
    is_again,
    is_named_kin,
    made_by,
    nameless,
)
from framing.support.records import NamedTuple
from framing.voices import Quote, Speaker

#: Said of a text in another language, since it may well quote somebody.
ENGLISH_ALONE = "who speaks is told in English texts alone"
#: What those are called who are quoted and are neither named nor kept without a name.
_OTHERS = {"unnamed": "by role", "organisation": "organisation", "document": "document"}


class Quoting(NamedTuple):
    """How many words are quoted, and of whom: ``quoted`` and ``reported`` are counts in words."""

    words: int
    quoted: tuple[str, ...]
    reported: tuple[str, ...]


def quoting(profile: Profile) -> Quoting:
    """Count those who are quoted, and beside them those who are reported alone."""
    quoted, reported = apart(profile)
    kept = [nameless(profile, speaker) for speaker in quoted]
    others = Counter(speaker.kind for speaker, is_kept in zip(quoted, kept, strict=True)
                     if not (speaker.named or is_kept))
    counts = ((sum(speaker.named for speaker in quoted), "named"), (sum(kept), "unnamed"),
              *((others[kind], name + "s" * (others[kind] > 1 and kind != "unnamed"))
                for kind, name in _OTHERS.items()))
    return Quoting(quoted_words(profile),
                   tuple(f"{number} {who}" for number, who in counts if number)
                   or (ENGLISH_ALONE if profile.refusal else "of nobody given",),
                   (f"{len(reported)} only reported",) if reported else ())


def apart(profile: Profile) -> tuple[list[Speaker], list[Speaker]]:
    """Those who are quoted, the most words first, and those who are only reported, in order.

    Without whom a headline alone has, kin who are named elsewhere, and *the agency* where an
    organisation speaks by name, or may: of one word it may be a person's or a firm's.
    """
    quoted = [speaker for speaker in profile.speakers if speaker.words]
    quoted.sort(key=lambda speaker: -speaker.words)
    bodies = any(each.named and (each.kind == "organisation" or " " not in each.name)
                 for each in profile.speakers)
    return quoted, [
        speaker for speaker in profile.speakers
        if not (speaker.words or in_headline_alone(profile, speaker)
                or is_named_kin(profile, speaker)
                or (is_again(profile, speaker) and (bodies or _is_told_in_full(profile, speaker))))]


def _is_told_in_full(profile: Profile, speaker: Speaker) -> bool:
    """Whether a body is called by more elsewhere: the environment ministry, then the ministry."""
    end = f" {speaker.name.lower()}"
    return any(each.kind == "organisation" and each.name.lower().endswith(end)
               for each in profile.speakers)


class Voices(NamedTuple):
    """Who speaks in an article, and how they are introduced.

    ``quoted``: names with their words; ``reported``: names; ``verbs``: of quotations, and
    ``reporting`` of reported speech, with their counts; ``distance``: what is said of the verbs
    that keep one.
    """

    quoted: tuple[str, ...]
    reported: tuple[str, ...]
    verbs: tuple[str, ...]
    reporting: tuple[str, ...]
    distance: str


def voices(profile: Profile, letter: str, *, in_full: bool) -> Voices:
    """Tell who speaks; ``in_full`` with whole names, else by surname."""
    quoted, reported = apart(profile)
    short = None if in_full else ShortNames(
        [speaker for speaker in profile.speakers if speaker.named], profile.article.text)
    said = []
    for number, speaker in enumerate(quoted):
        kept = nameless(profile, speaker)
        name = speaker.name if kept else _shown(profile, speaker, short)
        unit = ("" if number else " word" if speaker.words == 1 else " words")
        said.append(f"{name}{' (unnamed)' * kept} {speaker.words:,}{unit}")
    names = [_shown(profile, speaker, short)  # Ito, then the survey
             for speaker in sorted(reported, key=lambda speaker: not speaker.named)
             if not nameless(profile, speaker)]
    if len(reported) > len(names):
        names.append(f"{len(reported) - len(names)} unnamed")
    spoken, told = cues(profile)
    return Voices(tuple(said), tuple(names), _verbs(spoken), _verbs(told),
                  _distance(profile, letter, spoken, told))


def _shown(profile: Profile, speaker: Speaker, short: ShortNames | None) -> str:
    """What a speaker who isn't kept without a name is called; a paper with who made it."""
    if speaker.named:
        return speaker.name if short is None else short.of(speaker)
    made = made_by(profile, speaker) if speaker.kind == "document" and not speaker.words else ""
    return made or called(profile, speaker)


def _verbs(quotes: Sequence[Quote]) -> tuple[str, ...]:
    uses = Counter((quote.cue or "").lower() for quote in quotes)
    return tuple(f"{verb} {number}" for verb, number in uses.most_common())


def _distance(profile: Profile, letter: str, spoken: Sequence[Quote],
              told: Sequence[Quote]) -> str:
    """Which verbs keep their distance, with their lines; or that none does."""
    found: dict[str, list[int]] = {}
    for quotes, only_told in ((spoken, False), (told, bool(spoken))):
        for quote in quotes:
            if quote.stance == "distancing" and quote.cue_span is not None:
                verb = (quote.cue or "").lower() + " (reported)" * only_told
                found.setdefault(verb, []).append(profile.article.line(quote.cue_span.start))
    if not found:
        return ": no verb keeps its distance"
    verbs = ", ".join(f"{verb} {' '.join(f'{letter}:{line}' for line in sorted(set(lines)))}"
                      for verb, lines in found.items())
    return f"; at a distance: {verbs}"


# -- what one has that the others lack -------------------------------------------------------------


def kinds(profile: Profile) -> dict[str, Counter[str]]:
    """How many speakers of each kind there are, by the text's own words for them."""
    found: dict[str, Counter[str]] = {}
    for speaker in (each for part in apart(profile) for each in part):
        told = kind(profile, speaker)
        if told and (speaker.named or told[0] not in NAMED):
            found.setdefault(told[0], Counter())[told[1]] += 1
    return found


def only_in(profiles: Sequence[Profile], most: int | None = None) -> list[list[str]]:
    """For each article what kinds of speakers it has that all the others lack.

    Each with the text's words for them, ``most`` of them or all.
    """
    every = [kinds(profile) for profile in profiles]
    unnamed = [sum(nameless(profile, speaker) for part in apart(profile) for speaker in part)
               for profile in profiles]
    result = []
    for place, own in enumerate(every):
        others = [each for at, each in enumerate(every) if at != place]
        lines = []
        for name in KINDS:
            if name in own and not any(name in each for each in others) and not any(
                is_nearly(other, speaker, name) for at, other in enumerate(profiles)
                if at != place for speaker in other.speakers
            ):
                words = ", ".join(f"“{word}” {uses}" if uses > 1 else f"“{word}”"
                                  for word, uses in own[name].most_common(most))
                words += "…" * (most is not None and len(own[name]) > most)
                lines.append(f"{name} {own[name].total()} ({words})")
        if unnamed[place] and sum(unnamed) == unnamed[place]:
            lines.append(f"unnamed sources {unnamed[place]}")
        result.append(lines)
    return result


def echoes(profile: Profile, letter: str) -> list[str]:
    """The words that a second voice repeats: whose, where, and which they are.

    Not what a headline has of the text below it, which is what headlines are for.
    """
    from framing.voices.echoes import echoes as find

    lines = []
    headings = [block for block in profile.article.blocks if block.role in ("title", "heading")]
    for echo in find(profile.document):
        if any(block.start <= span.start < block.end for block in headings
               for span in (echo.first, echo.second)):
            continue
        places = [f"{letter}:{profile.article.line(span.start)} "
                  f"{'narration' if voice == 'author' else 'quotation'}"
                  for span, voice in ((echo.second, echo.second_voice),
                                      (echo.first, echo.first_voice))]
        lines.append(f"{places[0]} repeats {places[1]}: “{' '.join(echo.text.split())}”")
    return lines
