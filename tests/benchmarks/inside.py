"""What is measured within one process; prints JSON for :mod:`tests.benchmarks.__main__`."""

from __future__ import annotations

import gc
import json
import re
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import framing
from framing.cli import COLLECTING
from framing.measures import measures
from tests.benchmarks.articles import drawn, news
from tests.commands import parser

ROOT = Path(__file__).parents[2]
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


#: What a profile began with: families, and measures of families that have grown since.
FIRST = ("structure", "readability", "certainty", "tone.vader", "rhetoric.questions")

Work = Callable[[Sequence[Any]], object]


def paired(a: Work, b: Work, batches: Sequence[Sequence[Any]]) -> float:
    """The median of time(a) ÷ time(b), taken in turn over batches of texts.

    No text comes twice: textstat remembers what it was asked. The first batch is not counted.
    """
    ratios = []
    for batch in batches:
        start = time.perf_counter()
        a(batch)
        middle = time.perf_counter()
        b(batch)
        ratios.append((middle - start) / (time.perf_counter() - middle))
    return statistics.median(ratios[1:])


def ours(articles: Sequence[framing.Article]) -> None:
    """Profile each article and take the value of every measure."""
    for article in articles:
        framing.profile(article).values()


def first(articles: Sequence[framing.Article]) -> None:
    """The same for the measures that need nobody's voice and no trained table."""
    chosen = tuple(each for each in measures().values()
                   if each.family in FIRST or each.id in FIRST or (
                       each.family == "loaded" and each.id != "loaded.score"))
    for article in articles:
        framing.profile(article, only=chosen).values()


def ours_from_text(articles: Sequence[framing.Article]) -> None:
    """The same, finding each text's blocks first."""
    for article in articles:
        framing.profile(article.text).values()


def findall(articles: Sequence[framing.Article]) -> None:
    """One pass of the regular expression engine over the words."""
    for article in articles:
        _WORDS.findall(article.text)


def plain(fitted: Sequence[str]) -> Work:
    """The plain pipeline: VADER per sentence, six textstat formulas, TfidfVectorizer."""
    import textstat
    from nltk.sentiment.vader import SentimentIntensityAnalyzer
    from sklearn.feature_extraction.text import TfidfVectorizer
    from textstat.backend.counts import _count_syllables

    from framing.background import news as news_words
    from framing.reference.tone import analyzer
    from framing.syllables import count

    # Stands in for NLTK's cmudict, which would have to be downloaded: common words are in it, and
    # the rest goes to pyphen, as it does with the real one.
    phones = {word: [["0"] * count(word)] for word in news_words().words}
    _count_syllables.get_cmudict = lambda lang: phones
    vader: SentimentIntensityAnalyzer = analyzer()
    cut = re.compile(r"(?<=[.!?])\s+")
    vectorizer = TfidfVectorizer().fit(fitted)

    def run(articles: Sequence[framing.Article]) -> None:
        for article in articles:
            text = article.text
            for sentence in cut.split(text):
                vader.polarity_scores(sentence)
            for formula in (textstat.flesch_reading_ease, textstat.flesch_kincaid_grade,
                            textstat.gunning_fog, textstat.smog_index,
                            textstat.automated_readability_index, textstat.coleman_liau_index):
                formula(text)
            vectorizer.transform([text])

    return run


def linear(unit: str, times: int = 16, size: int = 250_000) -> float:
    """Time for a text so many times as long ÷ time for the text."""
    short = (unit * (size // len(unit) + 1))[:size]
    long = short * times

    def profiled(place: int) -> Work:
        return lambda pair: framing.profile(pair[place]).values()

    return paired(profiled(0), profiled(1), [(long, short)] * 4)


def drawing(pair: Sequence[Path]) -> float:
    """Time to draw the report of two articles, all that it counts known ÷ time to come to know it.

    Drawn are all words, the author's and the quoted in turn: what is said of each, the texts with
    their marks, the template. Known: profiles, intervals, tests, for all words alone.
    """
    from framing.render import Options, render

    def compared(_: Sequence[Any]) -> None:
        found = framing.compare(*pair)
        for each in ("contrasts", "findings", "terms", "comparability", "coverage", "similarity"):
            getattr(found, each)

    known = framing.compare(*pair)
    return paired(lambda _: render("html", "compare", known, Options()), compared, [pair] * 12)


def grown(number: int = 3000) -> float:
    """Peak memory after a stream of articles ÷ after a third of it, full of words never met."""
    for place, text in enumerate(drawn(number, words=400, seed=5, fresh=0.3)):
        framing.profile(text).values()
        if place == number // 3:
            third = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / third


def main() -> None:
    """Measure what the command line names and print it as JSON."""
    line = parser("tests.benchmarks.inside", __doc__)
    line.add_argument("what", nargs="?", choices=("memory", "linear"))
    what = line.parse_args().what
    found: dict[str, float] = {}
    if what == "memory":
        found["memory"] = grown()
    elif what == "linear":
        # As the program runs, and by itself: what other packages left on the heap would be gone
        # over in each of the collector's rounds: a long text has several, a short one none.
        gc.set_threshold(*COLLECTING)
        prose = "\n\n".join(drawn(20, seed=3)) + "\n\n"
        found["linear, prose"] = linear(prose)
        found["linear, one line"] = linear("word " * 50)
        found["linear, quotation marks"] = linear("“a” \" ‘b’ ")
    else:
        kinds = {"": list(drawn(420, seed=1)), ", news": news(420)}
        batches = {name: [[framing.Article.from_text(text) for text in texts[start : start + 60]]
                          for start in range(0, len(texts), 60)]
                   for name, texts in kinds.items() if texts}
        pipelines = {name: plain(kinds[name][:60]) for name in batches}
        # The first measures before all others: once a list is used, it is looked up in every text,
        # in one pass with those that are.
        for name, own in batches.items():
            found["first, plain" + name] = 1 / paired(first, pipelines[name], own[:4])
            found["first, findall" + name] = 1 / paired(first, findall, own)
        for name, own in batches.items():
            found["plain" + name] = 1 / paired(ours, pipelines[name], own[3:7])
            found["findall" + name] = 1 / paired(ours, findall, own)
            found["blocks" + name] = 1 / paired(ours_from_text, findall, own)
        found["report"] = drawing(sorted((ROOT / "examples").glob("[cg]*.txt")))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
