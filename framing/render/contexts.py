"""Words in context: the terms that set articles apart, each with places where it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from framing.comparison import Comparison
from framing.errors import SettingError
from framing.profiles import Profile
from framing.render import Options
from framing.render.numbers import short
from framing.render.passages import Passage
from framing.render.review.short_names import ShortNames
from framing.render.screen.page import Page, quoted
from framing.support.printing import printable
from framing.terms import Term, telling
from framing.tokens import folded


def contexts(
    comparison: Comparison, options: Options, most: int, places: int, wanted: Sequence[str],
    *, every: bool = False,
) -> str:
    """Print terms by article, each with its figures and up to ``places`` sentences an article.

    ``wanted``: these words or pairs instead of the ones that set the articles apart. ``every``:
    words that most news articles have too, not just those of them that carry stance.

    Raises:
        SettingError: a wanted term stands in none of the articles.

    """
    page = Page(options)
    letters = comparison.labels
    if wanted:
        for word in wanted:
            _found(page, comparison, _as_counted(word), places)
        return page.text
    for article, letter in enumerate(letters):
        own = [term for term in comparison.terms
               if term.article == article and term.p is not None
               and (every or telling(term.text, comparison.background))]
        title = comparison.profiles[article].article.title
        name = printable(title or comparison.profiles[article].article.name)
        _headed(page, letter, Text(name, "bold"), 1)
        if not own:
            page.line("  no term of five uses in three sentences is used more here")
        for term in own[:most]:
            _term(page, comparison, term, places)
    return page.text


def _headed(page: Page, head: str, text: Text, gap: int) -> None:
    """A word or letter and what is said of it: on a screen wrapped beside it, else one line."""
    if page.options.screen:
        page.labelled(head, text, min(cell_len(head) + gap, page.width // 2))
    else:
        page.line((head + " " * gap, "bold"), text, wrap=False)


def _term(page: Page, comparison: Comparison, term: Term, places: int) -> None:
    uses = ", ".join(f"{letter} {count}" for letter, count in
                     zip(comparison.labels, term.counts, strict=True))
    figures = f"log-odds {short(term.log_odds)}, z {short(term.z)}"
    if term.p is not None and term.q is not None:
        figures += f", p {short(term.p)}, q {short(term.q)}"
    _headed(page, f"  {printable(term.text)}",
            Text.assemble(f"{uses}  ", (f"({figures})", "dim")), 2)
    _places(page, comparison, term.text, term.counts, places)


def _as_counted(word: str) -> str:
    """A word or phrase as terms are: in lower case, straight apostrophes, no possessive."""
    return " ".join(each.removesuffix("'s") or each for each in folded(word).split())


def _found(page: Page, comparison: Comparison, word: str, places: int) -> None:
    spans = [comparison.vocabularies.spans(word, article)
             for article in range(len(comparison.profiles))]
    if not any(spans) and any(map(str.isdigit, word)):
        raise SettingError(
            f"{word!r} holds a number, and numbers are no terms: give words alone."
        )
    if not any(spans):
        raise SettingError(
            f"{word!r} stands in none of the articles: give a word or two as they are written."
        )
    known = {term.text: term for term in comparison.terms}
    if word in known:
        _term(page, comparison, known[word], places)
        return
    counts = tuple(map(len, spans))
    uses = ", ".join(f"{letter} {count}" for letter, count in
                     zip(comparison.labels, counts, strict=True))
    _headed(page, f"  {printable(word)}", Text(uses), 2)
    _places(page, comparison, word, counts, places)


def _whose(profile: Profile, offsets: Sequence[int]) -> str:
    """Whose words a term stands in, where it is none of the author's throughout a sentence."""
    stretches = profile.document.voices.stretches
    found = []
    for offset in offsets:
        at = bisect_right(stretches, offset, key=lambda stretch: stretch.start) - 1
        if at < 0 or offset >= stretches[at].stop:
            return ""
        found.append(stretches[at].person)
    if found[0] is None or len(set(found)) > 1:
        return "quoted"
    named = [speaker for speaker in profile.speakers if speaker.named]
    return f"quoted ({ShortNames(named).of(profile.speakers[found[0]])})"


def _places(page: Page, comparison: Comparison, word: str, counts: Sequence[int],
            places: int) -> None:
    for article, letter in enumerate(comparison.labels):
        if not counts[article] or not places:
            continue
        document = comparison.profiles[article].document
        starts = document.segments.start
        shown: dict[int, list[tuple[int, int]]] = {}
        for span in comparison.vocabularies.spans(word, article):
            row = bisect_right(starts, span.start) - 1
            shown.setdefault(row, []).append((span.start - starts[row], span.end - starts[row]))
        for row, marks in list(shown.items())[:places]:
            line = document.article.line(starts[row] + marks[0][0])
            passage = Passage(letter, line, document.text(row), tuple(marks),
                              whose=_whose(comparison.profiles[article],
                                           [starts[row] + start for start, _ in marks]))
            if page.options.screen:
                room = page.width - 4 - len(passage.told) - 4
                page.line("    ", quoted(passage, room), wrap=False)
            else:
                page.line(f"    {passage.told}: {printable(passage.text)}", wrap=False)
