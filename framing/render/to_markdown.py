"""Markdown: the review for an issue, a wiki or a mail; every text in it is escaped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.background import news
from framing.comparison import Comparison
from framing.profiles import Profile
from framing.render import Options, renderer
from framing.render.clean import printable
from framing.render.passages import Passage, quotes
from framing.render.review import Review

#: Not the signs that mean something at the head of a line alone: no article's text stands there.
_SPECIAL = re.compile(r"([\\`*_{}\[\]#|<>~&$]|:(?=//))")


def escaped(text: str) -> str:
    r"""Escape what Markdown or HTML would read as markup.

    >>> print(escaped("<b> [x](y) | *z*"))
    \<b\> \[x\](y) \| \*z\*
    """
    return _SPECIAL.sub(r"\\\1", printable(text))


@renderer("markdown", of="compare")
def compare(comparison: Comparison, options: Options) -> str:
    """The review of two or more articles side by side."""
    review = Review(comparison)
    lines = [f"# {escaped(' · '.join(title for title, _ in review.cards))}", ""]
    lines += _cards(review)
    lines += _measures(review) if options.full else _table(review)
    if review.gaps:
        lines += ["## Where they lie furthest apart", ""]
        for number, gap in enumerate(review.gaps, 1):
            lines.append(f"{number}. **{escaped(gap.headline)}**")
            for letter, figure, passage in zip(review.letters, gap.figures, gap.passages,
                                               strict=True):
                rate = f" ({figure.figure} {gap.unit})" * bool(figure.bar)
                said = escaped(f"{', '.join(figure.details)}{rate}")
                lines.append(f"   - {letter} {said}" + (f": {_quote(passage)}" if passage else ""))
        lines.append("")
    return "\n".join([*lines, *_words(review), *_foot(review)])


@renderer("markdown", of="profile")
def profile(profiles: tuple[Profile, ...], options: Options) -> str:
    """One article, or each of several, one after the other."""
    parts = []
    for number, each in enumerate(profiles):
        review = Review(Comparison((each,), news(), each.clean), number)
        lines = [f"# {escaped(review.cards[0][0])}", "", *_cards(review)]
        lines += _measures(review) if options.full else _table(review)
        if not options.full:
            lines += [f"- {escaped(label)}: {_quote(found)}" for label, found in review.passages]
        lines += [f"- Stresses: {escaped(', '.join(found))}"
                  for found in [review.stressed(0, 12)] if found]
        parts.append("\n".join([*lines, *_foot(review)]))
    return "\n".join(parts)


def _cards(review: Review) -> list[str]:
    cards = zip(review.letters, review.cards, strict=True)
    return [*(f"- **{letter}** {escaped(title)} ({escaped(what)})"
              for letter, (title, what) in cards), ""]


def _grid(letters: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]],
          last: str = "") -> list[str]:
    head = ["", *letters, *[last] * bool(last)]
    lines = [head, ["---"] * len(head), *([label, *cells] for label, cells in rows)]
    return [*("| " + " | ".join(cells) + " |" for cells in lines), ""]


def _table(review: Review) -> list[str]:
    lines = _grid(review.letters, [(escaped(label), [escaped(str(cell)) for cell in cells])
                                   for label, cells in review.table])
    few = escaped("; ".join(review.few))
    return [*lines, *[f"Too few to say: {few}", ""] * bool(few)]


def _measures(review: Review) -> list[str]:
    return _grid(review.letters, [
        (escaped(id), [*map(escaped, values), escaped(per)])
        for _, rows in review.measures for id, per, values in rows
    ], last="unit")


def _words(review: Review) -> list[str]:
    lines = ["## Words", "", *(f"- Alike: {escaped(line)}" for line in review.alike)]
    both = review.both()
    if both:
        stress = "Both" if len(review.letters) == 2 else "All"
        said = f"{', '.join(told for _, told in both)} ({'–'.join(review.letters)})"
        lines.append(f"- {stress} stress: {escaped(said)}")
    for place, letter in enumerate(review.letters):
        own = ", ".join(review.own_words(place))
        known = {*(word for word, _ in both), *(term.text for term in review.own(place))}
        besides = ", ".join(review.stressed(place, 8, known))
        lines += [f"- {letter} stresses besides: {escaped(besides)}"] * bool(besides)
        lines += [f"- {letter}’s own words: {escaped(own)}"] * bool(own)
    return lines


def _quote(passage: Passage) -> str:
    parts, at = [], 0
    for start, end in passage.marks:
        if start >= at:
            parts += [escaped(passage.text[at:start]), f"**{escaped(passage.text[start:end])}**"]
            at = end
    text = f"{''.join(parts)}{escaped(passage.text[at:])}"
    return f"{text if quotes(passage.text) else f'“{text}”'} {passage.place}"


def _foot(review: Review) -> list[str]:
    return ["", *(f"- Set aside: {escaped(', '.join(parts))}" for parts in review.aside),
            *[""] * bool(review.aside), f"*{escaped(review.scope)}*", ""]
