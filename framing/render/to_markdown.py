"""Markdown: the review for an issue, a wiki or a mail; every text in it is escaped."""

from __future__ import annotations

from collections.abc import Sequence

from framing.background import news
from framing.comparison import Comparison
from framing.profiles import Profile
from framing.render import Options, renderer
from framing.render.changes import markdown as changes
from framing.render.escaping import escaped
from framing.render.passages import Passage, quotes
from framing.render.review.review import Review
from framing.render.review.speaking import Line
from framing.render.review.told import mark


@renderer("markdown", of="compare")
def compare(comparison: Comparison, options: Options) -> str:
    """The review of two or more articles side by side."""
    review = Review(comparison)
    lines = [f"# {escaped(' · '.join(title for title, _ in review.cards))}", ""]
    lines += _cards(review)
    lines += [f"**Comparable?** {escaped(review.differences.comparable(brief=False))}", ""]
    lines += _measures(review) if options.full else _table(review)
    if options.full and review.tests:
        lines += ["## What was tested", "", *(f"- {escaped(line)}" for line in review.tests), ""]
    lines += _differences(review)
    lines += _acting(review, full=options.full)
    return "\n".join([*lines, *_voices(review), "", *_words(review), *_foot(review),
                      *changes(options)])


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
        if options.full:
            lines += [_line(line) for line in review.acting()]
        lines += _voices(review)[2:]
        lines += [f"- Stresses: {escaped(', '.join(found))}"
                  for found in [review.words.stressed(0, 12)] if found]
        parts.append("\n".join([*lines, *_foot(review)]))
    return "\n".join([*parts, *changes(options)])


def _differences(review: Review) -> list[str]:
    """The supported differences, then what rests on little."""
    lines = ["## Where they differ most", ""] if review.differences.told else []
    lines += [escaped(review.differences.not_told), ""] * bool(review.differences.not_told)
    for number, told in enumerate(review.differences.told, 1):
        lines.append(f"{number}. {mark(told.finding)} **{escaped(told.headline)}**"
                     + f" ({escaped(told.tested)})" * bool(told.tested))
        for place, (letter, passage) in enumerate(zip(review.letters, told.passages, strict=True)):
            said = escaped(told.said(place))
            lines.append(f"   - {letter} {said}" + (f": {_quote(passage)}" if passage else ""))
    lines += [""] * bool(review.differences.told)
    rest = [*review.differences.little(brief=False), *review.differences.few(brief=False)]
    return [*lines, *map(_line, rest), *[""] * bool(rest)]


def _line(line: Line) -> str:
    return f"- {escaped(line.label)}: {escaped(line.head + ', '.join(line.parts) + line.tail)}"


def _cards(review: Review) -> list[str]:
    cards = zip(review.letters, review.cards, strict=True)
    return [*(f"- **{letter}** {escaped(title)} ({escaped(what)})"
              for letter, (title, what) in cards),
            *([f"- **{escaped(review.counted)}**"] if review.counted else []), ""]


def _grid(letters: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]],
          last: str = "") -> list[str]:
    head = ["", *letters, *[last] * bool(last)]
    lines = [head, ["---"] * len(head), *([label, *cells] for label, cells in rows)]
    return [*("| " + " | ".join(cells) + " |" for cells in lines), ""]


def _table(review: Review) -> list[str]:
    gaps = any(row.gap for row in review.table)
    return _grid(review.letters, [
        (" ".join(part for part in (row.mark, escaped(row.name)) if part),
         [*(escaped(str(cell)) for cell in row.cells), *[escaped(row.gap)] * gaps])
        for row in review.table], last="gap" * gaps)


def _measures(review: Review) -> list[str]:
    return _grid(review.letters, [
        (escaped(row.name), [*map(escaped, row.figures), escaped(row.unit)])
        for _, rows in review.measures for row in rows
    ], last="unit")


def _voices(review: Review) -> list[str]:
    """A section of its own in a comparison; its points alone in a profile."""
    lines = [_line(line) for line in (*review.voices(), *review.only_one_has(),
                                      *review.look_again(), *review.lacking())]
    return ["## Voices", "", *lines] if lines else []


def _acting(review: Review, *, full: bool) -> list[str]:
    """Whom both articles name, a point each."""
    lines = [_line(line) for line in review.acting(brief=not full)]
    return ["## Who does what", "", *lines, ""] if lines else []


def _words(review: Review) -> list[str]:
    words = review.words
    lines = ["## Words", ""]
    lines += [f"- Alike: {escaped(line)}" for line in words.alike if len(review.letters) > 2]
    both = words.both()
    if both:
        stress = "Both" if len(review.letters) == 2 else "All"
        said = f"{', '.join(told for _, told in both)} ({'–'.join(review.letters)})"
        lines.append(f"- {stress} stress: {escaped(said)}")
    for place, letter in enumerate(review.letters):
        own = ", ".join(words.own_words(place))
        besides = ", ".join(words.besides(place))
        lines += [f"- {letter} stresses besides: {escaped(besides)}"] * bool(besides)
        lines += [f"- {letter}’s own words: {escaped(own)}"] * bool(own)
    return lines


def _quote(passage: Passage) -> str:
    text = "".join(f"**{escaped(text)}**" if counted else escaped(text)
                   for text, counted in passage.pieces)
    return f"{text if quotes(passage.text) else f'“{text}”'} {passage.told}"


def _foot(review: Review) -> list[str]:
    said = ". ".join(text for text in (review.legend, review.scope) if text)
    return ["", f"*{escaped(said)}*", ""]
