"""Articles to make collections of, as JSON Lines: of sentences drawn from real news.

Where no news lies beside the project they are drawn from the texts in examples/.
"""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from framing.sentences import sentences
from tests.benchmarks.articles import drawn, news

SEED = 20250106
OUTLETS, DAYS = 12, 365
_FIRST = date(2025, 1, 1)
#: Of a sentence; what is longer are tables and lists.
_LEAST, _MOST = 5, 60
#: The share of words that were never met before, as news has names.
FRESH = 0.02
_LETTERS = "abdegiklmnoprstuvw"
#: What fills a line up that has more than its text, such as the page that it was taken from.
_FILLING = '<p class=\\"body\\">A page’s code, which nobody counts.</p>'


@cache
def pool() -> tuple[str, ...]:
    """The sentences to draw from, each once."""
    found: dict[str, None] = {}
    for text in news(10_000) or drawn(200, seed=9):
        for start, end in sentences(text):
            sentence = " ".join(text[start:end].split())
            if _LEAST <= sentence.count(" ") + 1 <= _MOST:
                found[sentence] = None
    return tuple(found)


def write(path: Path, articles: int, lines: int = 18, filling: int = 0, fresh: float = FRESH,
          seed: int = SEED) -> None:
    """Write articles of so many sentences, four a paragraph, with id, outlet and date.

    ``filling``: so many bytes a line stand in a field that is not read; ``fresh``: the share of
    words that are made up.
    """
    chance = random.Random(seed)
    from_pool = pool()
    rest = (_FILLING * (filling // len(_FILLING.encode()) + 1)) if filling else ""
    extra = f', "page": "{rest}"' if rest else ""
    with path.open("w", encoding="utf-8") as file:
        for number in range(articles):
            drawn_ones = chance.choices(from_pool, k=lines)
            for place, sentence in enumerate(drawn_ones):
                drawn_ones[place] = " ".join(
                    "".join(chance.choices(_LETTERS, k=chance.randint(4, 9)))
                    if chance.random() < fresh else word for word in sentence.split(" "))
            text = "\n\n".join(" ".join(drawn_ones[start : start + 4])
                               for start in range(0, lines, 4))
            row = json.dumps({
                "id": f"a{number}", "outlet": f"Outlet {chance.randrange(OUTLETS):02}",
                "date": (_FIRST + timedelta(days=chance.randrange(DAYS))).isoformat(),
                "text": text}, ensure_ascii=False)
            file.write(f"{row[:-1]}{extra}}}\n")
