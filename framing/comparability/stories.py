"""Is it one story? What two articles name, and how alike their telling words are.

The cosine of two articles' TF-IDF vectors grows with their length: random openings of 110, 200 and
300 words of articles on one subject have .25, .31 and .37 at the 99th percentile, whole ones .47,
close to the cube root of the length. So the lines below hold for :data:`FULL` words and are drawn
lower for shorter texts.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np

from framing.background import Background
from framing.comparability.cited import Cited, Reason, both, cite
from framing.document import Document
from framing.grammar import words as w
from framing.grammar.listed import listed
from framing.lettering import label
from framing.profiles import Profile
from framing.support.records import NamedTuple
from framing.wording.capitals import makes_no_name
from framing.wording.countries import is_people_of

#: From so many words on the lines are drawn in full.
FULL = 600
#: A cosine that makes one story by itself, with one rare name, and with three. Among articles on
#: one subject, pairs of the same three days pass forty times as often as those of other seasons,
#: and most of the latter follow the same affair (a nomination, a lawsuit) at another time.
STORY, STORY_NAMED, STORY_NAMES = 0.65, 0.50, 0.40
#: How many rare names pull the line down to the last of these.
NAMES = 3
#: Below this, texts are of different subjects or of different stories in a wide one: 95 in 100
#: pairs of passages on different subjects, and 80 in 100 random pairs of climate articles. Where no
#: name is in both, countries may make up the likeness, and more of it is asked for.
SUBJECT, SUBJECT_NAMELESS = 0.30, 0.50
#: A name is rare when fewer of the background's articles have it: it stands for one affair, as the
#: name of a country or a city doesn't.
RARE = 0.01
#: Two rare names of which one is as rare as this count as three: an economist and her bank. Two of
#: them make a subject, however unlike the words: a paper of the valley
#: and one abroad have little else in common of one landslide. Of 6,000 pairs of climate articles
#: two years apart or more, 4 share two such words, each time those of one name.
SELDOM, SELDOM_NAMES = 0.001, 2
#: So many rare names are told; so many of any kind, where fewer are rare.
TOLD, LEAST = 4, 2


class Names(NamedTuple):
    """The words that an article writes as names: each with its run's tokens, first to last."""

    runs: dict[str, list[tuple[int, int]]]


def names(document: Document) -> Names:
    """Find the words with capitals inside sentences, by runs (*Kell Moor*).

    Left alone: the first word of a sentence or of a quotation, titles and headings, countries and
    peoples, days, words that the article writes small more often, addresses aside.
    """
    bits = w.column(document.vocabulary)[document.tokens]
    wordy = (bits & w.WORDY > 0).tolist()
    capital = (bits & w.CAPITAL > 0).tolist()
    common = (bits & (w.PLACE | w.DEMONYM | w.TIME | w.HONORIFIC | w.PRONOUN | w.DETERMINER) > 0
              ).tolist()
    terms, rows = document.terms.tolist(), document.row_list
    skipped = {row for row, role in enumerate(document.roles) if role in ("title", "heading")}
    small = Counter(term for term, is_word, is_capital in zip(terms, wordy, capital, strict=True)
                    if is_word and not is_capital)
    small.subtract(terms[at] for at in _in_addresses(document) if wordy[at] and not capital[at])
    runs: dict[str, list[tuple[int, int]]] = {}
    spelt = document.vocabulary.terms
    at, size = 0, len(terms)
    while at < size:
        if not capital[at] or rows[at] in skipped:
            at += 1
            continue
        end = at + 1
        while end < size and rows[end] == rows[at] and (capital[end] or (
                end + 1 < size and capital[end + 1] and rows[end + 1] == rows[at]
                and (document.folds[end] == "&" or bits[end] & w.PARTICLE or (
                    document.folds[end] in ("'", "’")
                    and document.folds[end - 1][-1:] == "s")))):
            end += 1  # the Rail Drivers’ Union, Marks & Spencer, Pieter van Aalst
        titled = at > 1 and document.folds[at - 1] == "." and bits[at - 2] & w.HONORIFIC  # Sen. Lee
        first = at if at and rows[at - 1] == rows[at] and (
            wordy[at - 1] or titled or _inside(document.folds[at - 1])) else at + 1
        for token in range(first, end):
            term = terms[token]
            if term >= 0 and capital[token] and not common[token] and (
                    len(spelt[term]) > 1 and not makes_no_name(document.folds, rows, token)):
                runs.setdefault(spelt[term], []).append((first, end))
        at = end
    ids = document.vocabulary.term_id
    return Names({word: found for word, found in runs.items() if len(found) > small[ids(word)]})


#: So far on either side of its sign an address is read.
_ADDRESS = 64


def _in_addresses(document: Document) -> set[int]:
    """The tokens of e-mail addresses and handles, where names are small: lee@ellery.example."""
    text = document.article.text
    found: set[int] = set()
    if "@" not in text:
        return found
    starts = np.asarray(document.token_offsets[0])
    at = text.find("@")
    while at >= 0:
        before = text[max(0, at - _ADDRESS) : at].split()
        after = text[at : at + _ADDRESS].split()
        first = at - len(before[-1]) if before and not text[at - 1].isspace() else at
        found.update(range(*np.searchsorted(starts, (first, at + len(after[0]))).tolist()))
        at = text.find("@", at + len(after[0]))
    return found


def _inside(sign: str) -> bool:
    """Whether a word behind this sign has its capital of itself."""
    return sign in (",", "(", "-", "&", "/")


def related(profiles: Sequence[Profile], found: Sequence[Names], a: int, b: int,
            background: Background, cosine: float) -> Reason:
    """Say whether two articles tell one story, treat one subject, or neither."""
    both_name = [word for word in found[a].runs if word in found[b].runs]
    both_name.sort(key=lambda word: (
        -min(len(found[a].runs[word]), len(found[b].runs[word])) * background.idf(word), word))
    shared = [word for word in both_name
              if background.frequency(word) < RARE * background.documents]
    told, evidence = _told(profiles, found, a, b, shared, both_name)
    length = min(float(profiles[number].document.words.sum()) for number in (a, b))
    scale = min(1.0, math.cbrt(length / FULL))
    seldom = _seldom(profiles, found, a, b, shared, background)
    some = min(map(background.frequency, shared), default=math.inf) < SELDOM * background.documents
    needed = (STORY_NAMES if len(shared) >= NAMES or (some and len(told) >= SELDOM_NAMES) else
              STORY_NAMED if shared else STORY)
    alike = f"TF-IDF cosine {cosine:.2f}"
    naming = f"both name {', '.join(told)}" if told else "no name in both"
    if cosine >= needed * scale:
        return Reason("story", f"{both(a, b)} tell one story, by names and words: {naming}; "
                      f"{alike}.", evidence)
    if cosine >= (SUBJECT if both_name else SUBJECT_NAMELESS) * scale or seldom:
        return Reason("subject", f"{both(a, b)} share a subject, perhaps not a story: {naming}; "
                      f"{alike}.", evidence)
    return Reason("stories", f"{both(a, b)} tell different stories, by names and words: {naming}; "
                  f"{alike}.", evidence)


def _seldom(profiles: Sequence[Profile], found: Sequence[Names], a: int, b: int,
            shared: Sequence[str], background: Background) -> bool:
    """Whether both write two names that next to no other article has."""
    most = SELDOM * background.documents
    words = [word for word in shared if background.frequency(word) < most]
    return len(words) >= SELDOM_NAMES and (
        len(_told(profiles, found, a, b, words, words)[0]) >= SELDOM_NAMES)


def _told(profiles: Sequence[Profile], found: Sequence[Names], a: int, b: int,
          shared: Sequence[str], both_name: Sequence[str]) -> tuple[list[str], tuple[Cited, ...]]:
    """The names to tell: each as long as both write it, and where each first does."""
    told: list[str] = []
    evidence: list[Cited] = []
    titles = listed("honorific") | listed("role")
    bodies = listed("body")  # a council by no more than that may be another in each
    rare = frozenset(shared)
    for word in dict.fromkeys((*shared, *both_name)):
        if len(told) >= (TOLD if word in rare or not rare else LEAST):
            break
        sure, perhaps = zip(*(_written(profiles[number].document, found[number].runs[word], word,
                                       titles)
                              for number in (a, b)), strict=True)
        forms = [text for one, other in ((0, 1), (1, 0)) for text in sure[one]
                 if text in sure[other] or text in perhaps[other]]
        longest = max(forms, key=len, default=None)
        if longest and (longest.isupper() or longest.lower() not in bodies) and not any(
                longest in other or _are_kin(longest.lower(), other.lower()) for other in told):
            told.append(longest)
            evidence += [cite(profiles[number].article, number, *(one.get(longest) or two[longest]))
                         for number, one, two in zip((a, b), sure, perhaps, strict=True)]
    return told, tuple(evidence)


def _are_kin(one: str, other: str) -> bool:
    """Whether one is a country and the other its people: both name it once."""
    return " " not in one + other and (is_people_of(one, other) or is_people_of(other, one))


#: So many of a name's places are looked at for its longest form.
_PLACES = 12
#: No name goes on for so many tokens on either side of a word: a sentence all in capitals does.
_LONGEST = 12


def _written(document: Document, runs: Sequence[tuple[int, int]],
             word: str, titles: frozenset[str]
             ) -> tuple[dict[str, tuple[int, int]], dict[str, tuple[int, int]]]:
    """The forms in which an article writes a name, each where it first does.

    Those that are surely names, then those that only another article can tell to be: with the first
    word of their sentence, *Ann Lee left* but *When Lee left*; one word of several, *Baltic* of
    *Baltic Shipping Council*.
    """
    starts, ends = document.token_offsets
    terms, spelt, rows = document.terms, document.vocabulary.terms, document.row_list
    text = document.article.text
    sure: dict[str, tuple[int, int]] = {}
    perhaps: dict[str, tuple[int, int]] = {}
    for first, last in runs[:_PLACES]:
        token = next(at for at in range(first, last)
                     if terms[at] >= 0 and spelt[terms[at]] == word)
        whole = all(document.folds[at] in titles for at in range(first, last) if at != token)
        head = first and rows[first - 1] == rows[first] and text[starts[first - 1]].isupper()
        for begin in range(max(first - bool(head), token - _LONGEST), token + 1):
            for end in range(token, min(last, token + _LONGEST)):
                start, stop = starts[begin], ends[end]
                form = text[start:stop]
                if form.endswith(("'s", "’s")):
                    stop, form = stop - 2, form[:-2]
                forms = sure if begin >= first and (end > begin or whole) else perhaps
                forms.setdefault(" ".join(form.split()), (start, stop))
    return sure, perhaps


def lengths(sizes: Sequence[float], a: int, b: int, apart: float) -> Reason | None:
    """Say that one text is many times as long as the other."""
    short, long = (a, b) if sizes[a] <= sizes[b] else (b, a)
    if sizes[long] <= apart * sizes[short]:
        return None
    return Reason("length", f"{label(long)} is more than {apart:g} times as long as "
                  f"{label(short)} ({sizes[long]:,.0f} and {sizes[short]:,.0f} words).", ())
