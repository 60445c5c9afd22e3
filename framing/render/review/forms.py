"""What was counted, by form: could 16, might 3, 2 more."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from framing.profiles import Profile
from framing.render.review.whose import places
from framing.tokens import folded

#: Words at the edge of a phrase that a count of forms does without: appears (to), (a) striking.
_EDGES = frozenset({"a", "an", "the", "to", "that", "be", "as", "if", "like", "of"})
#: … but not behind these, which are nothing without their *to*: has to, ought to.
_AUXILIARIES = frozenset({"have", "has", "had", "having", "need", "needs", "needed", "ought",
                          "got", "is", "are", "was", "were"})

#: Words that would seem to round the count behind them, which stand in quotation marks: “about” 2.
_ROUNDING = frozenset({"about", "almost", "approximately", "around", "circa", "estimated",
                       "nearly", "roughly", "some"})


def form(text: str) -> str:
    """The form that a hit is named by: lower case, without an article or a *to* at its edge.

    >>> form("appears to"), form("A striking"), form("has to"), form("I think")
    ('appears', 'striking', 'has to', 'I think')
    """
    words = folded(text).split()
    while len(words) > 1 and words[-1] in _EDGES and words[-2] not in _AUXILIARIES:
        words.pop()
    while len(words) > 1 and words[0] in _EDGES:
        words.pop(0)
    return " ".join("I" + word[1:] if word == "i" or word.startswith("i'") else word
                    for word in words)


def with_count(form: str, uses: int) -> str:
    """A form with how often it was counted.

    >>> with_count("could", 16), with_count("about", 2)
    ('could 16', '“about” 2')
    """
    return f"“{form}” {uses}" if form in _ROUNDING else f"{form} {uses}"


def form_counts(profile: Profile, id: str, voice: str = "all") -> list[tuple[str, int]]:
    """What was counted in the words of a voice, by form, the most used first."""
    forms = Counter(form(place.text) for place in places(profile, id, voice))
    return sorted(forms.items(), key=lambda form: (-form[1], form[0]))


def counted(profile: Profile, id: str, shown: Sequence[str] = (), most: int = 2,
            voice: str = "all") -> str:
    """What was counted, for a headline: forms with their counts, or the number with examples.

    Forms alone where ``most`` of them make up at least half of the hits. ``shown``: forms in the
    passage that goes with it, which make the best examples.
    """
    hits = profile.reading(id, voice).hits or 0
    if not hits:
        return "none"
    if id == "rhetoric.questions" and most:
        return ", ".join((str(hits), *(said.replace(" in ", " of them in ") for said in
                                       where(profile, voice) if said[0].isdigit())))
    if not most:
        return str(hits)
    ranked = form_counts(profile, id, voice)
    top = [each for each in ranked[:most] if each[1] > 1 or len(ranked) <= most]
    covered = sum(uses for _, uses in top)
    if 2 * covered >= hits:
        rest = hits - covered
        return ", ".join([with_count(*each) for each in top] + [f"{rest} more"] * bool(rest))
    brief = [form for form in shown if form.count(" ") < 3]
    examples = list(dict.fromkeys((*brief, *(form for form, _ in ranked))))
    return f"{hits}, such as {', '.join(examples[:most])}"


def where(profile: Profile, voice: str = "all") -> tuple[str, ...]:
    """How many of a voice's questions stand in headings."""
    asked = places(profile, "rhetoric.questions", voice)
    document = profile.document
    headings = sum(document.roles[bisect_right(document.segments.start, place.start) - 1]
                   in ("heading", "title") for place in asked)
    if not headings:
        return ()
    return (f"{headings} in headings" if headings < len(asked) else "all in headings",)
