"""Stories in a year of 37,000 articles: how long they take beside the TF-IDF that they rest on.

The articles are word streams, as a collection keeps them. A story has forty sentences of two
articles and five names of its own, both seldom found elsewhere; each article on it takes 30 to 80 %
of its sentences from these and the rest from all, and appears on the story's first day or soon
after. Story sizes are drawn from Zipf's law with exponent 2, 50 at the most: as of a dozen outlets
that print four articles each on the largest; six in ten stories are one article alone.
"""

from __future__ import annotations

import resource
import time
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing import Article
from framing.background import news
from framing.collection.stories import THRESHOLD, WINDOW
from framing.collection.stories.linkage import average_link
from framing.collection.stories.nearness import neighbours
from framing.collection.stories.weights import weigh
from framing.collection.streams import Words
from framing.document import parse
from tests.benchmarks.articles import drawn
from tests.benchmarks.articles import news as real
from tests.commands import parser

SEED, ARTICLES, DAYS, LARGEST = 20250101, 37_000, 365, 50
#: Sentences and names that a story has of its own, and articles that made-up ones are drawn from.
_OWN, _NAMES, _SOURCES = 40, 5, 400
#: Articles of a part, as `framing corpus` would cut them.
_PART = 700


class Year(NamedTuple):
    """Word streams by parts, the articles' days, and the story that each was drawn from."""

    parts: list[Words]
    days: NDArray[np.int64]
    stories: NDArray[np.int64]


def sentences() -> tuple[list[str], list[list[NDArray[np.uint32]]]]:
    """Words, and each article's sentences as places in them: of real news, else of examples."""
    words: dict[str, int] = {}
    found = []
    for text in real(_SOURCES) or drawn(_SOURCES, seed=SEED):
        document = parse(Article.from_text(text, language="en"))
        names = document.vocabulary.terms
        own: dict[int, list[int]] = {}
        for term, row in zip(document.terms.tolist(), document.row.tolist(), strict=True):
            if term >= 0:
                own.setdefault(row, []).append(words.setdefault(names[term], len(words)))
        found.append([np.array(each, np.uint32) for each in own.values()])
    return list(words), found


def year(articles: int = ARTICLES, days: int = DAYS, seed: int = SEED) -> Year:
    """Draw a year of articles."""
    chance = np.random.Generator(np.random.PCG64(seed))
    words, sources = sentences()
    every = [sentence for source in sources for sentence in source]
    texts: list[NDArray[np.uint32]] = []
    dates: list[int] = []
    told: list[int] = []
    story = 0
    while len(texts) < articles:
        both = [sentence for source in chance.choice(len(sources), 2)
                for sentence in sources[source]]
        own = [both[place] for place in chance.permutation(len(both))[:_OWN]]
        names = len(words) + _NAMES * story + np.arange(_NAMES)
        first = int(chance.integers(days))
        for _ in range(min(articles - len(texts), LARGEST, int(chance.zipf(2.0)))):
            share = chance.uniform(0.3, 0.8)
            text = [own[chance.integers(len(own))] if chance.random() < share
                    else every[chance.integers(len(every))]
                    for _ in range(int(np.clip(chance.normal(30, 10), 8, 60)))]
            texts.append(np.concatenate(
                [*text, chance.choice(names, chance.integers(2, 12)).astype(np.uint32)]))
            dates.append(min(days - 1, first + int(chance.geometric(0.5)) - 1))
            told.append(story)
        story += 1
    words += [f"name{number}" for number in range(_NAMES * story)]
    order = chance.permutation(articles)
    return Year([_part([texts[place] for place in order[start : start + _PART]], words)
                 for start in range(0, articles, _PART)],
                np.array(dates)[order], np.array(told)[order])


def _part(texts: list[NDArray[np.uint32]], words: list[str]) -> Words:
    """A part's stream, with a vocabulary of its own."""
    used, tokens = np.unique(np.concatenate(texts), return_inverse=True)
    return Words([words[place] for place in used.tolist()], tokens.astype(np.uint32),
                 np.cumsum([len(text) for text in texts], dtype=np.int64))


class Took(NamedTuple):
    """Seconds of CPU for TF-IDF and for what follows, the peak of memory in MB, what was found."""

    weights: float
    stories: float
    memory: float
    pairs: int
    groups: int

    @property
    def ratio(self) -> float:
        """Stories ÷ TF-IDF."""
        return self.stories / self.weights


def took(found: Year, threshold: float = THRESHOLD) -> Took:
    """Find the stories of a year once."""
    background = news()
    start = time.process_time()
    weighed = weigh(found.parts, background)
    middle = time.process_time()
    order = found.days.argsort(kind="stable")
    rows, days = weighed.matrix[order], found.days[order]
    pairs = neighbours(rows, days, WINDOW, threshold)
    groups = average_link(rows, pairs, threshold)
    end = time.process_time()
    return Took(middle - start, end - middle,
                resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                len(pairs.one), len(np.unique(groups)))


if __name__ == "__main__":
    parser("tests.benchmarks.stories", __doc__).parse_args()
    one = took(year())
    print(one, f"ratio {one.ratio:.2f}")
