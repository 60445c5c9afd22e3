"""What is no headline: what rests on little, what may be chance, what is too rare to tell."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from framing.findings import LEAST_HITS, NO_GAP, OF_TOPIC, ONE_SECTION, READING, TOO_FEW, Finding
from framing.measures.loaded import LABELS
from framing.one_voice import Heard
from framing.profiles import Profile
from framing.render.numbers import short, signed
from framing.render.review.cells import ROWS
from framing.render.review.speaking import Line
from framing.render.review.told import Told, others_of
from framing.render.review.whose import places
from framing.tokens import folded
from framing.topics import topic_terms

#: So much of what was counted, in so many neighbouring paragraphs at most, is in one place.
IN_ONE_PLACE = 0.8
NEIGHBOURS = 3
#: On a screen so many hits, in all articles together, are told where they are too few to test.
SOME_HITS = 3
#: Words that several classes of the list have together say nothing that the classes don't.
_SUMS = frozenset({"loaded.rate", "sourcing.attributed_share"})
_NAMES = {id: f"{name[0].lower() if name[1:2].islower() else name[0]}{name[1:]}".partition(",")[0]
          for name, id, _ in ROWS} | {
    f"loaded.{kind}": name for kind, name in LABELS.items()} | {
    "structure.paragraph_words": "words a paragraph",
    "agency.agentless": "passives without a doer", "agency.nominalisations": "deeds as nouns",
    "rhetoric.war": "figures of war", "rhetoric.game": "figures of games",
    "rhetoric.illness": "figures of illness", "rhetoric.second_person": "you"}


def named(id: str) -> str:
    """What a measure is called in a list: war and game words, endorsing verbs, conflict cues."""
    family, _, name = id.partition(".")
    cues = " cues" * (family == "frames")  # which are what is counted there, not the frames
    return _NAMES.get(id, (name.replace("_", " ") or id) + cues)


# -- what differs, on little -----------------------------------------------------------------------


def on_little(profiles: Sequence[Profile], letters: Sequence[str], told: Told, *,
              brief: bool) -> Line:
    """A difference that isn't called one, and what speaks against it."""
    finding = told.finding
    first = finding.articles[0]
    headline = told.headlines[-1 if brief else 0]
    tested = "" if brief else f" ({told.tested})"
    label, why = "With care", finding.why
    if finding.family == "tone":
        said = [signed(profile.value(finding.measure, finding.voice) or 0.0)
                for profile in profiles]
        if brief:
            headline = (f"Words’ tone: {letters[first]} {said[first]} "
                        f"({others_of(letters, said, first)})")
        why = _of_topic(profiles, finding, 1 if brief else 3) if why.endswith(OF_TOPIC) else why
    if why == ONE_SECTION:
        why = f"without {_lines(profiles, letters, finding)} it could be chance"
        if where := _where(profiles[first], letters[first], finding):
            label = "In one place"
            why = where if brief else f"{where}; {why}"
    return Line(label, f"◐ {headline}; {why}{tested}", ())


def _lines(profiles: Sequence[Profile], letters: Sequence[str], finding: Finding) -> str:
    """The lines of the section that carries a difference: A:53–61."""
    if finding.section is None:
        return "one paragraph"
    article = profiles[finding.section.article].article
    lines = dict.fromkeys((article.line(finding.section.start),
                           article.line(max(finding.section.start, finding.section.end - 1))))
    return f"{letters[finding.section.article]}:{'–'.join(map(str, lines))}"


def _where(profile: Profile, letter: str, finding: Finding) -> str:
    """Where most of what was counted stands; empty where it is spread."""
    starts = [block.start for block in profile.article.blocks]
    found = Counter(bisect_right(starts, place.start) - 1
                    for place in places(profile, finding.measure, finding.voice))
    hits = found.total()
    if not hits or finding.family in ("tone", "sourcing"):
        return ""
    for size in range(1, NEIGHBOURS + 1):
        runs = {first: sum(found[first + at] for at in range(size)) for first in found}
        first = max(runs, key=lambda place: (runs[place], -place))
        if runs[first] >= IN_ONE_PLACE * hits:
            lines = [profile.article.line(starts[place]) for place in range(first, first + size)
                     if place in found]
            where = f"{lines[0]}–{lines[-1]}" if len(lines) > 1 else f"{lines[0]}"
            return f"{runs[first]} of {hits} in {letter}:{where}"
    return ""


def _of_topic(profiles: Sequence[Profile], finding: Finding, most: int) -> str:
    """How much of a difference of tone is topic, and the weightiest words that are, by side."""
    share = int(finding.why.split()[0])
    much = ("all" if share >= 95 else "most" if share > 60 else "half" if share >= 40
            else f"{share} %")
    documents = [profile.document.entire for profile in profiles]
    topics = topic_terms(documents)
    first = finding.articles[0]
    weights: tuple[dict[str, float], dict[str, float]] = ({}, {})
    for place, profile in enumerate(profiles):
        side = weights[place != first]
        for each in places(profile, finding.measure, finding.voice):
            word = folded(each.text)
            if word in topics:
                side[word] = side.get(word, 0.0) + each.weight
    sides = ([(-weight, word) for word, weight in weights[0].items() if weight > 0],
             [(weight, word) for word, weight in weights[1].items() if weight < 0])
    words = "; ".join(", ".join(word for _, word in sorted(side)[:most]) for side in sides if side)
    return f"{much} of the gap is topic{f' ({words})' * bool(words)}"


# -- what could be chance, and what is too rare ----------------------------------------------------


def no_gap(profiles: Sequence[Profile], letters: Sequence[str],
           found: Sequence[Finding]) -> list[str]:
    """Measures in which the articles don't differ for all one can tell, each with its counts."""
    return with_counts(profiles, letters, [
        each for each in found if each.verdict == NO_GAP and each.measure not in _SUMS
        and not (each.measure == "tone.vader" and "tone.valence" in set(profiles[0]))
        and (each.family not in READING or each.measure == "readability.long_words")])


def with_counts(profiles: Sequence[Profile], letters: Sequence[str],
                found: Sequence[Finding]) -> list[str]:
    """Measures, each with the articles' counts."""
    return [f"{named(each.measure)} {_counts(profiles, letters, each)}" for each in found]


def too_few(profiles: Sequence[Profile], letters: Sequence[str],
            found: Sequence[Finding], least: int = 1) -> list[str]:
    """Measures with too few hits to tell, but ``least``; those without any together at the end."""
    # What has hits enough is not too rare: it is an article that is too short.
    few = [each for each in found if rare(profiles, each) and each.measure not in _SUMS
           and _hits(profiles, each) < LEAST_HITS]
    none = [named(each.measure) for each in few if not _hits(profiles, each)]
    return [*(f"{named(each.measure)} {_some(profiles, letters, each)}" for each in few
              if _hits(profiles, each) >= least),
            *[f"none found: {', '.join(none)}"] * bool(none)]


def rare(profiles: Sequence[Profile], found: Finding) -> bool:
    """Whether a measure has too few hits to be tested, though each article could have had some."""
    return found.verdict == TOO_FEW and all(
        read.value is not None and read.hits is not None for read in
        (profile.reading(found.measure, found.voice) for profile in profiles))


def _hits(profiles: Sequence[Profile], found: Finding) -> int:
    return sum(profile.reading(found.measure, found.voice).hits or 0 for profile in profiles)


def _some(profiles: Sequence[Profile], letters: Sequence[str], found: Finding) -> str:
    """The hits of those articles that have any."""
    hits = [profile.reading(found.measure, found.voice).hits for profile in profiles]
    return ", ".join(f"{letter} {number}" for letter, number in zip(letters, hits, strict=True)
                     if number)


def _counts(profiles: Sequence[Profile], letters: Sequence[str], found: Finding) -> str:
    """Each article's hits, or its value where every word counts."""
    read = [profile.reading(found.measure, found.voice) for profile in profiles]
    if found.family == "tone":
        said = [signed(each.value or 0.0) for each in read]
    elif any(each.hits is None for each in read):
        said = [short(each.value or 0.0) for each in read]
    else:
        said = [f"{each.hits or 'none'}" for each in read]
    told = _by_letter(letters, said)
    if found.masked and found.verdict != NO_GAP:
        # What a topic's own words, war or peace, do to a tone is not the writer's choice.
        bare = _by_letter(letters, [signed(value or 0.0) for value in found.masked])
        told += f" (without the topic’s words {bare})"
    return told


def _by_letter(letters: Sequence[str], said: Sequence[str]) -> str:
    return ", ".join(f"{letter} {text}" for letter, text in zip(letters, said, strict=True))


def unheard(profiles: Sequence[Profile]) -> str:
    """Why nothing was tested of one voice; empty where something was."""
    silent = [profile for profile in profiles if isinstance(profile, Heard) and profile.silence]
    return "; ".join(f"{profile.article.name}: {profile.silence}" for profile in silent)
