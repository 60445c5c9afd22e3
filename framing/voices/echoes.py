"""Echoes: wording that a speaker and the narration share, or two speakers, beyond what is likely.

A run of words that stands in two voices may be chance, a set phrase of all news, a name or the
article's subject. A model that allows for all of these gives its chance::

    p(run) = topic(w₁) · ∏ max(news(wₖ | wₖ₋₁), own(wₖ | wₖ₋₁), topic(wₖ))
    topic(w) = ½ (share of w in news + (uses of w in the article − 1) / the article's words)
    news(b | a) = articles with the pair a b / (articles with a + 60)
    own(b | a) = ½ other uses of a b / other uses of a, by the same two voices

A word that stands once in a text stands there again with a chance of about ½, however rare it is
in news [Church 2000, Empirical estimates of adaptation, COLING]. Articles in place of uses make
*news* too large for common pairs, and a pair too rare to be listed is given 10 articles: both err
on the safe side. Pairs are listed from 60 articles on, so of rarer words nothing is known; 60 are
added. Names (capitals within a sentence) and figures have p = 1: they are what is told.

``expected`` = M · p, M the places in one voice times those in another, over all voices compared.
The shortest runs with p ≤ x are none the beginning of another, so their chances sum to 1 at most,
and two places begin with the same one with a chance Σp² ≤ x: by chance a text has M · x such
repeats at most (as E in BLAST, Altschul et al. 1990). A run is an echo at 0.001 or less. In climate
news with its speakers exchanged for other articles' (tests/validity/echoes.py) that gives 0.0035
echoes an article, half of them words that two articles did quote alike; its own speakers give 0.12.

Left alone: what one speaker says twice; words quoted of nobody who is named against a speaker's,
who may have said both; a speaker's words against the narration's report of them. An echo proves
nothing: one place repeats the words of the other, and the texts don't say why.
"""

from __future__ import annotations

import math

from framing.article import Span
from framing.background import Background, news
from framing.by_voice import AUTHOR
from framing.document import Document
from framing.support.records import NamedTuple
from framing.voices.shared import PlacedWords, compared_pairs, places_of, runs

#: An echo is a repeat of which a text like this would hold so many by chance, or fewer.
MOST_EXPECTED = 0.001
#: The fewest news articles for which a pair of words is listed (``least_documents`` of news_pairs).
LEAST_LISTED = 60


class Echo(NamedTuple):
    """Words that stand in two voices: ``article.text[start:end]`` of both spans.

    ``text`` is the wording of ``first``, which stands earlier; signs, capitals and a final *'s* of
    ``second`` may differ. A voice is ``author``, a speaker's name, or ``quoted`` where nobody is
    named. ``surprise`` is −log₂ p, in bits; ``words`` counts words and figures; ``expected`` is how
    many repeats so surprising this text would hold by chance, at most.
    """

    text: str
    first: Span
    second: Span
    first_voice: str
    second_voice: str
    surprise: float
    words: int
    expected: float


def echoes(document: Document) -> tuple[Echo, ...]:
    """Find the wording that two voices of an article share, in the order of the earlier places.

    Runs are as long as they can be, within one sentence and one voice; signs between words are
    passed over. A later place is held against the earliest place of another voice that has its
    words, and belongs to one echo. The news counts are English: in other languages none is sought.

    >>> from framing.article import Article
    >>> from framing.document import parse
    >>> text = '''The dam is a slumbering giant of crumbling concrete above the town.
    ...
    ... “We live below a slumbering giant of crumbling concrete,” said Ann Lee, a baker.'''
    >>> [(echo.text, echo.second_voice) for echo in echoes(parse(Article.from_text(text)))]
    [('a slumbering giant of crumbling concrete', 'Ann Lee')]
    """
    document = document.entire
    if not document.voices.stretches or document.article.language not in (None, "en"):
        return ()
    places, background = places_of(document), news()
    compared, found = compared_pairs(places.voice), []
    for first, second, size in runs(places):
        bits = -math.fsum(math.log2(_chance(places, first + k, second + k, k > 0, background))
                          for k in range(size))
        if compared * 2.0**-bits <= MOST_EXPECTED:
            found.append((-bits, first, second, size))
    kept: dict[int, Echo] = {}  # by each word of the later place
    for less, first, second, size in sorted(found):
        words = range(second, second + size)
        if kept.keys().isdisjoint(words):
            one, other = _span(places, first, size), _span(places, second, size)
            kept |= dict.fromkeys(words, Echo(
                document.article.text[one.start : one.end], one, other, _whose(places, first),
                _whose(places, second), -less, size, compared * 2.0**less))
    return tuple(sorted(set(kept.values()), key=lambda echo: echo[1:3]))


def _chance(places: PlacedWords, first: int, second: int, inside: bool,
            background: Background) -> float:
    """The chance of one word of a run, given the one before if it is ``inside`` the run."""
    term = _term(places, first)
    if term is None or _is_name(places, first, second):
        return 1.0
    chance = (background.share(term) + (places.uses[first] - 1) / len(places.at)) / 2
    if inside:
        pairs = places.own_pairs[first - 1] + places.own_pairs[second - 1] - 2
        uses = places.own_uses[first - 1] + places.own_uses[second - 1] - 2
        chance = max(chance, pairs / uses / 2 if pairs else 0.0)
        before = _term(places, first - 1)
        if before is not None:
            listed = background.pair_share(before, term) * background.occurrences
            chance = max(chance, listed / (background.frequency(before) + LEAST_LISTED))
    return min(1.0, float(chance))


def _term(places: PlacedWords, place: int) -> str | None:
    """The word at a place as the news background counts it, None for a figure."""
    term = places.document.terms[places.at[place]]
    return None if term < 0 else places.document.vocabulary.terms[term]


def _is_name(places: PlacedWords, *both: int) -> bool:
    """Whether a word has a capital in both places, in one of them where none would be needed."""
    document, tokens = places.document, places.at[list(both)]
    surfaces = (document.vocabulary.surfaces[token] for token in document.tokens[tokens].tolist())
    return all(surface[:1].isupper() for surface in surfaces) and any(
        place > 0 and places.pair[place - 1] >= 0
        and document.roles[document.row[token]] not in ("title", "heading")
        for place, token in zip(both, tokens, strict=True))


def _span(places: PlacedWords, place: int, size: int) -> Span:
    starts, ends = places.document.token_offsets
    return Span(starts[places.at[place]], ends[places.at[place + size - 1]])


def _whose(places: PlacedWords, place: int) -> str:
    voice, speakers = int(places.voice[place]), places.document.voices.speakers
    return speakers[voice].name if voice >= 0 else "author" if voice == AUTHOR else "quoted"
