"""What one article has and the other lacks: *not found*, and no more.

A passage of the other article is named beside it where one is near enough to be worth opening. Only
where the articles can be held together in that (:attr:`Comparison.comparability`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from framing.article import Article, Span
from framing.comparison import Comparison, Coverage
from framing.profiles import Profile
from framing.render.numbers import number
from framing.render.passages import crop, quotes
from framing.render.review.speaking import Line
from framing.support.patterns import Pattern
from framing.tokens import folded

if TYPE_CHECKING:
    from framing.coverage import Altered, Missing, Shared

#: What is told on a page, the surest first: a passage told in other words would pass for missing.
_KINDS = ("source", "name", "number", "date")
#: So many people come first in brief, so many of each other kind; so many columns of a sentence.
_FEW, _OTHERS, _ROOM = 3, 2, 44
#: With so many of them the rest are only counted.
_ENOUGH = 4
#: A sentence of the other article is called the nearest from this cosine on. On eight first screens
#: 32 of 38 that were named whatever it was had nothing to do with what wasn't found; of 13 on ten
#: pairs that come up to this, four.
_NEAR = 0.35
#: A figure that an editor asks for first: of money, a share, thousands, a hundred and more of what
#: is counted. Not *eight months*, *a 42-year-old*, *six toilets*, nor *800 kilometers*.
_MUCH = Pattern(r"[$£€¥₹₦%]|\b(?:per ?cent|hundred|thousand|lakh|crore)\b|(?:m|b|tr)illions?\b"
                r"|\d ?(?:[mb]n|m|k)\b|\d,\d{3}|\b\d{3,} [^\W\d]")
_MEASURED = Pattern(r"\d[ -](?:acre|day|f[eo]{2}t|hectare|hour|k?m\b|kilom|met(?:re|er)|miles?\b"
                    r"|minute|month|ton|week|yard|year)")
#: So many of the words that were changed in sentences of a copy.
_CHANGES = 8
_WORDS = re.compile(r"[\w']+")
#: Of a sentence that was added to a copy, no more than this stands in the other word for word.
_COPIED = 0.2


def lacking(comparison: Comparison, letters: tuple[str, ...], *, brief: bool) -> list[Line]:
    """What was changed between two articles, and what is not found in the other of them."""
    if len(comparison.profiles) != 2:
        return []
    [missing] = comparison.missing
    copy = any(reason.kind == "copy" for reason in comparison.comparability.reasons)
    pair = comparison.coverage[0] if copy else None
    changed = pair.altered if pair else ()
    lines = _altered(comparison, changed, letters, brief=brief)
    if missing is None:
        return lines
    for place, (own, other) in enumerate(zip(comparison.profiles, reversed(comparison.profiles),
                                             strict=True)):
        told = _within(own, _sides(changed, place))
        found = [each for each in missing
                 if each.article == place and told[each.start] == told[each.end]]
        kinds = [[each for each in found if each.kind == kind] for kind in _KINDS]
        kinds[0].sort(key=lambda each: _heard(own, each.text) != "quoted")
        told_first = telling(kinds) if brief else list(chain(*kinds))
        counted = sum(map(len, kinds)) - len(told_first)
        parts = [_said(each, own, other, letters[place], letters[1 - place])
                 for each in told_first]
        if pair:  # what was added to it, or left out, is what there is to tell
            segments = own.document.segments
            copied = _within(own, _sides(pair.passages, place))
            added = [row for row in _added(own, other, copied)
                     if told[segments.start[row]] == told[segments.end[row]]]
            sentences = [_sentence(own, row, letters[place], brief=brief) for row in added]
            few = _FEW if brief else len(added)
            parts = [*sentences[:few], *parts, *sentences[few:]]
        if parts:
            lines.append(Line("Not found", f"in {letters[1 - place]}: ", tuple(parts),
                              counted=counted))
    return lines


def telling(kinds: Sequence[Sequence[Missing]]) -> list[Missing]:
    """What an editor asks for first: who speaks, the weighty figures, names of several words.

    A few of each, then the rest of them. Places, small numbers and dates, which any two texts on
    one story have of their own, are told where there is little else.
    """
    people, names, numbers, dates = kinds
    first = [(people, _FEW), ([each for each in numbers if is_much(each.text)], _OTHERS),
             ([each for each in names if " " in each.text], _OTHERS)]
    told = [each for kind, few in first for each in kind[:few]]
    told += [each for kind, few in first for each in kind[few:]]
    if len(told) >= _ENOUGH:
        return told
    return told + [each for each in (*names, *numbers, *dates) if each not in told]


def is_much(text: str) -> bool:
    """Whether a figure is one that an editor asks for first.

    >>> is_much("43 per cent"), is_much("46 flights"), is_much("412 flights"), is_much("900 km")
    (True, False, True, False)
    """
    return _MUCH.search(text) is not None and _MEASURED.search(text) is None


def _sides(pairs: Sequence[Altered | Shared], place: int) -> list[Span]:
    """Where such pairs of places stand in one of the two articles."""
    return [(each.a, each.b)[place] for each in pairs]


def _altered(comparison: Comparison, changed: Sequence[Altered], letters: tuple[str, ...], *,
             brief: bool) -> list[Line]:
    """What stands for what in sentences that are else the same, a line for each."""
    articles = [profile.article for profile in comparison.profiles]
    lines = []
    for each in changed:
        sides = [f"{_marked(text, brief=brief)} {letter}:{article.line(span.start)}"
                 for text, letter, article, span in
                 zip(each.texts, letters, articles, (each.a, each.b), strict=True)]
        lines.append(Line("Changed", "", (" – ".join(sides),)))
    more = len(lines) - _CHANGES
    if brief and more > 1:
        lines[_CHANGES:] = [Line("Changed", "", (f"{more} more",))]
    return lines


def _marked(text: str, *, brief: bool) -> str:
    """A text in quotation marks, but for one that brings its own."""
    text = " ".join(text.split())
    shown = crop(text, (), _ROOM)[0] if brief else text
    return shown if quotes(shown) else f"“{shown}”"


def _within(profile: Profile, spans: Sequence[Span]) -> NDArray[np.int64]:
    """How many characters before each place of a text lie in these spans.

    Between two places lie as many as their figures are apart.
    """
    depth = np.zeros(len(profile.article.text) + 1, np.int64)
    np.add.at(depth, np.array([each.start for each in spans], np.intp), 1)
    np.add.at(depth, np.array([each.end for each in spans], np.intp), -1)
    depth.cumsum(out=depth)
    return depth.cumsum() - depth


def _added(profile: Profile, other: Profile, copied: NDArray[np.int64]) -> list[int]:
    """The sentences of a copy that the other text hasn't, word for word."""
    from framing.coverage.likeness import tells  # for copies alone

    segments, told = profile.document.segments, tells(profile.document)
    # One of four words has no run of five.
    known = {_words(other, row) for row in range(other.document.rows)}
    found = []
    for row in told.nonzero()[0].tolist():
        if _words(profile, row) in known:
            continue
        start, end = segments.start[row], segments.end[row]
        if copied[end] - copied[start] <= _COPIED * (end - start):
            found.append(row)
    return found


def _words(profile: Profile, row: int) -> str:
    """A sentence without its signs: quotation marks may be curled in a copy."""
    return " ".join(_WORDS.findall(folded(profile.document.text(row))))


def _sentence(profile: Profile, row: int, letter: str, *, brief: bool) -> str:
    """*“Critics slammed the decision.” B:33*."""
    shown = _marked(profile.document.text(row), brief=brief)
    return f"{shown} {letter}:{profile.article.line(profile.document.segments.start[row])}"


def _said(each: Missing, own: Profile, other: Profile, letter: str, others: str) -> str:
    """*quoted Pell Adrastin A:7*; where a sentence is near, *310,000 people A:5, nearest B:12*."""
    text = " ".join(each.text.split())
    text = f"{_heard(own, text)} {text}" if each.kind == "source" else text
    # Of a text in one line all is nearest there.
    lines = other.article.line(other.article.blocks[-1].start) if each.nearest else 1
    near = (f", nearest {others}:{other.article.line(each.nearest.start)}"
            if each.nearest and lines > 1 and each.score >= _NEAR else "")
    return f"{text} {letter}:{own.article.line(each.start)}{near}"


def _heard(profile: Profile, name: str) -> str:
    """Whether somebody is quoted, or only reported."""
    surname = name.split()[-1]
    speakers = [each for each in profile.speakers
                if each.named and each.name.split()[-1].strip("().,") == surname]
    silent = bool(speakers) and not any(each.words for each in speakers)
    return "reported" if silent else "quoted"


def covered(comparison: Comparison) -> list[dict[str, Any]]:
    """The same for machines, passages in common among it, for each two articles."""
    return [_pair(comparison, each) for each in comparison.coverage]


def _pair(comparison: Comparison, pair: Coverage) -> dict[str, Any]:
    a, b = (comparison.profiles[place].article for place in (pair.a, pair.b))
    both = (a, b)
    return {
        "a": pair.a,
        "b": pair.b,
        "judged": pair.judged,
        "missing": [
            {"article": (pair.a, pair.b)[each.article], "kind": each.kind,
             **_span(both[each.article], Span(each.start, each.end)), "text": each.text,
             "nearest": None if each.nearest is None
             else _span(both[1 - each.article], each.nearest),
             "score": number(each.score)}
            for each in pair.missing
        ],
        "passages": [
            {"a": _span(a, each.a), "b": _span(b, each.b), "words": each.words, "text": each.text}
            for each in pair.passages
        ],
        "altered": [
            {side: {**_span(article, span), "text": text} for side, article, span, text in
             zip("ab", both, (each.a, each.b), each.texts, strict=True)}
            for each in pair.altered
        ],
    }


def _span(article: Article, span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end, "line": article.line(span.start)}
