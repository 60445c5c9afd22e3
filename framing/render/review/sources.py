"""Who speaks in an article, in words: how many are quoted and of whom, with which verbs.

A speaker in quotation marks is *quoted*; one whose speech the author words himself is *reported*.
Both are sources, and they are never added up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from framing.portrayal.known import is_given, listed_kind
from framing.profiles import Profile
from framing.render.data.speech import cues, quoted_words
from framing.render.review.roles import KINDS, NAMED, is_nearly, kind
from framing.render.review.unnamed import (
    called,
    in_headline_alone,
    is_again,
    is_named_kin,
    made_by,
    nameless,
)
from framing.voices import Quote, Speaker

#: Ranks and titles that a short name does without.
_RANKS = frozenset({
    "ambassador", "archbishop", "bishop", "captain", "col", "colonel", "dame", "dr", "gen",
    "general", "gov", "governor", "judge", "justice", "lady", "lord", "miss", "mr", "mrs", "ms",
    "prof", "professor", "rep", "rev", "sen", "senator", "sgt", "sir",
})


#: So many places of a surname are looked at; so many characters before each.
_PLACES, _FIRST = 60, 30

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
    organisation speaks by name.
    """
    quoted = [speaker for speaker in profile.speakers if speaker.words]
    quoted.sort(key=lambda speaker: -speaker.words)
    bodies = any(each.named and each.kind == "organisation" for each in profile.speakers)
    return quoted, [
        speaker for speaker in profile.speakers
        if not (speaker.words or in_headline_alone(profile, speaker)
                or is_named_kin(profile, speaker) or (bodies and is_again(profile, speaker)))]


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
    named = [speaker for speaker in profile.speakers if speaker.named]
    said = []
    for number, speaker in enumerate(quoted):
        name = _shown(profile, speaker, named, in_full=in_full)
        unit = ("" if number else " word" if speaker.words == 1 else " words")
        said.append(f"{name}{' (unnamed)' * nameless(profile, speaker)} {speaker.words:,}{unit}")
    names = [_shown(profile, speaker, named, in_full=in_full) for speaker in reported
             if not nameless(profile, speaker)]
    if len(reported) > len(names):
        names.append(f"{len(reported) - len(names)} unnamed")
    spoken, told = cues(profile)
    return Voices(tuple(said), tuple(names), _verbs(spoken), _verbs(told),
                  _distance(profile, letter, spoken, told))


def _shown(profile: Profile, speaker: Speaker, named: Sequence[Speaker], *, in_full: bool) -> str:
    """What a speaker is called in the list of voices; a paper with who made it."""
    if speaker.named:
        text = profile.article.text
        return speaker.name if in_full else short_name(speaker, named, text)
    made = made_by(profile, speaker) if speaker.kind == "document" and not speaker.words else ""
    return made or (speaker.name if nameless(profile, speaker) else called(profile, speaker))


def short_name(speaker: Speaker, others: Sequence[Speaker], text: str = "") -> str:
    """A surname, with the first letter of the first name where somebody else has the same one.

    Somebody else may only be spoken of in the ``text``. The whole name where nothing shows that it
    is a person's: *Castell Power* is no Power.
    """
    words = _bare(speaker)
    if speaker.kind != "person" or len(words) < 2:
        return " ".join(words) if speaker.kind == "person" and words else speaker.name
    namesakes = [each for each in others if each.kind == "person" and each != speaker
                 and _bare(each)[-1:] == words[-1:]]
    if not any(_has_surname(each) for each in (speaker, *namesakes)):
        return speaker.name
    initials = {_bare(each)[0][0] for each in namesakes if len(_bare(each)) > 1}
    kin = _first_names(text, words[-1]) - {words[0]}
    if not namesakes and not kin:
        return words[-1]
    initials |= {first[0] for first in kin}
    return " ".join(words) if words[0][0] in initials else f"{words[0][0]}. {words[-1]}"


def _first_names(text: str, surname: str) -> set[str]:
    """The first names that stand before a surname in a text."""
    found: set[str] = set()
    at = text.find(f" {surname}")
    for _ in range(_PLACES):
        if at < 0:
            break
        end = at + 1 + len(surname)
        before = text[max(0, at - _FIRST) : at].split()[-1:]
        if before and not text[end : end + 1].isalnum() and is_given(before[0].lower()):
            found.add(before[0])
        at = text.find(f" {surname}", end)
    return found


def _has_surname(speaker: Speaker) -> bool:
    """Whether a name begins with a rank, a first name or initials, or its last word stands alone.

    It may have *Mr* before it then.
    """
    words = _bare(speaker)
    if listed_kind(" ".join(words).lower()):
        return False
    alone = range(len(words[-1]), len(words[-1]) + len("Mrs. ") + 1)
    return (words[0] != speaker.name.split()[0] or words[0].endswith(".")
            or is_given(words[0].lower())
            or any(each.end - each.start in alone and each.end - each.start < len(speaker.name)
                   for each in speaker.mentions))


def _bare(speaker: Speaker) -> list[str]:
    """The words of a name without ranks, titles and what stands in brackets."""
    words = [word for word in speaker.name.split() if word[:1] not in "(["]
    while len(words) > 1 and words[0].rstrip(".").lower() in _RANKS:
        words.pop(0)
    return words


def _verbs(quotes: Sequence[Quote]) -> tuple[str, ...]:
    uses = Counter((quote.cue or "").lower() for quote in quotes)
    return tuple(f"{verb} {number}" for verb, number in uses.most_common())


def _distance(profile: Profile, letter: str, spoken: Sequence[Quote],
              told: Sequence[Quote]) -> str:
    """Which verbs keep their distance, with their lines; or that none does."""
    found: dict[str, list[int]] = {}
    for quote in (*spoken, *told):
        if quote.stance == "distancing" and quote.cue_span is not None:
            only_told = bool(spoken) and quote in told
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
                if at != place for part in apart(other) for speaker in part
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
    """The words that a second voice repeats: whose, where, and which they are."""
    from framing.voices.echoes import echoes as find

    lines = []
    for echo in find(profile.document):
        places = [f"{letter}:{profile.article.line(span.start)} "
                  f"{'narration' if voice == 'author' else 'quotation'}"
                  for span, voice in ((echo.second, echo.second_voice),
                                      (echo.first, echo.first_voice))]
        lines.append(f"{places[0]} repeats {places[1]}: “{' '.join(echo.text.split())}”")
    return lines
