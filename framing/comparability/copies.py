"""One text twice, or one that holds most of the other's words: nothing much to compare."""

from __future__ import annotations

from collections.abc import Sequence

from framing.comparability.cited import Cited, Reason, both, cite, place
from framing.lettering import label
from framing.profiles import Profile
from framing.terms import RUN, containment, first_runs

#: From such a share of the shorter text's runs of five words on, it is held by the other. Of 91,378
#: pairs of climate articles, those with a shared text have 0.70 to 1.00, all others 0.48 and less.
MOST = 0.5
#: Why no rates are compared of several articles of which two are nearly one.
_TWICE = "which would count twice where each article is held against all others"
#: The runs of five words of a text, none across a sentence's end, and where each first stands.
Runs = dict[tuple[str, ...], tuple[int, int]]


def word_runs(profile: Profile) -> Runs:
    """Give a document's runs of five words."""
    return first_runs(profile.document, RUN)


def copied(profiles: Sequence[Profile], runs: Sequence[Runs], a: int, b: int) -> Reason | None:
    """Say that one text stands in the other, or is the other, with the first run both have."""
    one, two = runs[a], runs[b]
    texts = [profiles[number].article.text.split() for number in (a, b)]
    if texts[0] == texts[1]:
        then = (": there is nothing to compare." if len(profiles) == 2 else
                f", {_TWICE}: leave one of them out, to compare the rest.")
        return Reason("same", f"{both(a, b)} are one text{then}", _shared(profiles, runs, a, b))
    share = containment(one, two) or 0.0
    if share < MOST:
        return None
    short, long = (a, b) if len(one) <= len(two) else (b, a)
    evidence = _shared(profiles, runs, a, b)
    where = "".join(f", from {place(cited, [p.article for p in profiles])} on"
                    for cited in evidence if cited.article == short)
    return Reason("copy", f"Most of {label(short)} stands in {label(long)} too{where}: "
                  f"{100 * share:.0f} % of its runs of five words"
                  f"{f', {_TWICE}' * (len(profiles) > 2)}.", evidence)


def _shared(profiles: Sequence[Profile], runs: Sequence[Runs], a: int, b: int) -> tuple[Cited, ...]:
    """The first run of five words that both have, as each has it."""
    run = next((run for run in runs[a] if run in runs[b]), None)
    if run is None:
        return ()
    found = []
    for number in (a, b):
        first, last = runs[number][run]
        starts, ends = profiles[number].document.token_offsets
        found.append(cite(profiles[number].article, number, starts[first], ends[last]))
    return tuple(found)
