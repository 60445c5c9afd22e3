"""Is it a fair comparison? What two articles share, and what sets them apart before any framing.

Two articles can be held against each other when they tell one story, at one time, in one kind of
text. Where they don't, part of the difference is no matter of framing: what one leaves out may not
have happened yet, and an opinion piece has another tone than a report of any outlet. This module
looks for signs of that, quotes them, and says what is then better left unsaid.

It quotes what the texts say and infers nothing from it: no date, no intention, no outlet. Words are
looked for in English; of other languages it tells copies, lengths and languages.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from framing import background as backgrounds
from framing.background import Background
from framing.cautions import FEW_WORDS, LENGTHS_APART
from framing.comparability.cited import Cited, Reason, both
from framing.comparability.copies import Runs, copied, word_runs
from framing.comparability.dates import Day, apart, published, told, toward
from framing.comparability.kinds import Kind, kind, unlike
from framing.comparability.stories import Names, lengths, names, related
from framing.comparability.times import Status, conflict, statuses
from framing.language import LANGUAGES
from framing.lettering import label
from framing.profiles import Profile
from framing.support.records import NamedTuple
from framing.terms import Vocabularies, containment

__all__ = ["RULED_OUT", "Cited", "Comparability", "Reason", "comparability"]

#: What a reader is told of each thing that is ruled out.
RULED_OUT = {
    "absence": "what either leaves out is not judged",
    "tone": "a difference in tone may be one of story or kind",
    "rates": "rates are not compared",
}
#: What each kind of reason rules out.
_RULES_OUT = {
    "same": ("absence", "tone", "rates"), "language": ("absence", "tone", "rates"),
    "short": ("absence", "tone", "rates"), "unread": ("absence", "tone"),
    "copy": ("tone", "rates"), "times": ("absence",), "dates": ("absence",),
    "stories": ("absence", "tone"), "subject": ("absence",), "story": (),
    "kinds": ("absence", "tone"), "length": ("absence",),
}
#: Of several articles, one that is there twice lacks nothing of its other self.
_OF_SEVERAL = {"same": ("rates",)}
#: What is said of a story where no date tells whether it is told of one day, and fewer of its runs
#: of five words than this are in both. Of 464 pairs of undated climate articles that were taken for
#: one story, 8 in 10 with fewer were published more than three days apart, 2 in 10 of the others.
_UNDATED, FEW_RUNS = "No date tells whether both are of one day.", 0.02
_FORBIDS = frozenset({"same", "language", "stories"})
#: Fewer articles than this tell nothing of how common a word is: the shipped background does.
_LEAST_BACKGROUND = 1000


class Comparability(NamedTuple):
    """Whether articles can be compared, why, and what not to say of them.

    ``verdict``: yes, in part, no, or can't tell. ``reasons``: what breaks the comparison first,
    then what makes it. ``rules_out``: absence, tone, rates; see :data:`RULED_OUT`.
    """

    verdict: str
    reasons: tuple[Reason, ...]
    rules_out: tuple[str, ...]


class _Read(NamedTuple):
    """What is looked for in each article, an entry each."""

    profiles: Sequence[Profile]
    words: list[float]
    runs: list[Runs]
    names: list[Names]
    statuses: list[list[Status]]
    toward: list[list[Cited]]
    published: list[list[Day]]
    told: list[list[Day]]
    kinds: list[Kind | None]


def comparability(profiles: Sequence[Profile], background: Background,
                  cosines: Sequence[Sequence[float]]) -> Comparability:
    """Say whether articles can be compared, with the words that show it.

    Args:
        profiles: two or more, each of all of an article's words.
        background: how common words are in news; the shipped one where it holds few articles.
        cosines: of each two articles' TF-IDF vectors, as :class:`framing.terms.Vocabularies` has.

    Of more than two articles, each pair is looked at: *yes*, *no* and *can't tell* are for all of
    them, and all else is *in part*, unless no pair can be compared.

    """
    if background.documents < _LEAST_BACKGROUND:
        background = backgrounds.news()
        cosines = Vocabularies(tuple(p.document for p in profiles), background).cosines
    read = _read(profiles)
    found = [_of_pair(read, a, b, background, cosines[a][b])
             for a, b in combinations(range(len(profiles)), 2)]
    verdicts = {_verdict(reasons) for reasons in found}
    if len(verdicts) == 1:
        verdict = verdicts.pop()
    else:
        verdict = "no" if verdicts.isdisjoint(("yes", "in part")) else "in part"
    unique = dict.fromkeys(reason for reasons in found for reason in reasons)
    reasons = sorted(unique, key=lambda reason: list(_RULES_OUT).index(reason.kind))
    rules = _RULES_OUT | (_OF_SEVERAL if len(profiles) > 2 else {})
    ruled_out = {each for reason in reasons for each in rules[reason.kind]}
    return Comparability(verdict, tuple(reasons), tuple(each for each in RULED_OUT
                                                        if each in ruled_out))


def _read(profiles: Sequence[Profile]) -> _Read:
    """Look through each article once."""
    spans = [[(block.start, block.end) for block in profile.article.blocks if not block.set_aside]
             if _english(profile) else [] for profile in profiles]
    known = list(zip(profiles, spans, strict=True))
    return _Read(
        profiles,
        words=[float(profile.document.words.sum()) for profile in profiles],
        runs=[word_runs(profile) for profile in profiles],
        names=[names(profile.document) for profile in profiles],
        statuses=[statuses(profile.article, each) for profile, each in known],
        toward=[toward(profile.article, number, each)
                for number, (profile, each) in enumerate(known)],
        published=[published(profile.article) for profile in profiles],
        told=[told(profile.article) for profile in profiles],
        kinds=[kind(profile, number) if _english(profile) else None
               for number, profile in enumerate(profiles)],
    )


def _english(profile: Profile) -> bool:
    return profile.article.language in (None, "en")


def _of_pair(read: _Read, a: int, b: int, background: Background, cosine: float) -> list[Reason]:
    """The reasons of two articles, those that break the comparison first."""
    copy = copied(read.profiles, read.runs, a, b)
    if copy is not None and copy.kind == "same":
        return [copy]
    reasons = [_languages(read.profiles, a, b)]
    if reasons[0] is not None:
        return [reasons[0]]
    reasons += [_short(read, number) for number in (a, b)]
    reasons += [conflict(read.profiles, read.statuses, a, b, read.toward),
                apart(read.profiles, read.published, read.told, a, b), copy]
    if not _english(read.profiles[a]):
        reasons.append(_unread(read.profiles, a, b))
    elif copy is None and min(read.words[a], read.words[b]):
        reason = related(read.profiles, read.names, a, b, background, cosine)
        reasons.append(reason._replace(text=f"{reason.text} {_UNDATED}") if (
            reason.kind == "story" and _is_undated(read, a, b)) else reason)
    reasons += [unlike(read.profiles, read.kinds, a, b),
                lengths(read.words, a, b, LENGTHS_APART)]
    return [reason for reason in reasons if reason is not None]


def _is_undated(read: _Read, a: int, b: int) -> bool:
    """Whether nothing tells that two articles are of one time: no dates of both, few runs."""
    dated = any(days[a] and days[b] for days in (read.published, read.told))
    return not dated and (containment(read.runs[a], read.runs[b]) or 0.0) < FEW_RUNS


def _languages(profiles: Sequence[Profile], a: int, b: int) -> Reason | None:
    """Say that two articles are in different languages."""
    one, two = (profiles[number].article.language or "en" for number in (a, b))
    if one == two:
        return None
    names = (LANGUAGES.get(language, language) for language in (one, two))
    return Reason("language", f"Languages differ: {label(a)} reads as {next(names)}, {label(b)} as "
                  f"{next(names)}; their words can’t be compared.", ())


def _unread(profiles: Sequence[Profile], a: int, b: int) -> Reason:
    """Say that nothing is looked for in the words of two articles that aren't in English."""
    language = profiles[a].article.language or ""
    language = LANGUAGES.get(language, language)
    return Reason("unread", f"{both(a, b)} read as {language}: only copied passages, dates in "
                  "figures and lengths are looked for.", ())


def _short(read: _Read, number: int) -> Reason | None:
    """Say that an article has next to no words."""
    words = int(read.words[number])
    if words >= FEW_WORDS:
        return None
    return Reason("short", f"{label(number)} has {words} word{'s' * (words != 1)}: too few to "
                  "tell.", ())


def _verdict(reasons: Sequence[Reason]) -> str:
    """What the reasons of a pair come to."""
    kinds = {reason.kind for reason in reasons}
    if kinds & {"same", "language"}:
        return "no"
    if "short" in kinds or ("unread" in kinds and "copy" not in kinds):
        return "can't tell"
    if kinds & _FORBIDS:
        return "no"
    if kinds <= {"story"}:
        return "yes" if kinds else "can't tell"
    return "in part"
