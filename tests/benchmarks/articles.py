"""Articles to measure on: drawn, sentence by sentence, from the texts in examples/."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from framing import Article
from framing.sentences import sentences

EXAMPLES = Path(__file__).parents[2] / "examples"
NEWS = Path(__file__).parents[3] / "shared/data/labelled/narrative_frames/articles_metadata.tsv"


def _sentences() -> list[str]:
    found = []
    for path in sorted(EXAMPLES.glob("*.txt")):
        article = Article.from_text(path.read_text(encoding="utf-8"))
        for block in article.blocks:
            text = article.text[block.body : block.end]
            found += [text[start:end] for start, end in sentences(text)]
    return found


def drawn(number: int, words: int = 900, seed: int = 0, fresh: float = 0.02) -> Iterator[str]:
    """Make articles of about so many words, with a title, headings and paragraphs.

    A share ``fresh`` of the words is made up, so that there is always a form that was not met
    before, as in a stream of real news.
    """
    chance = random.Random(seed)
    pool = _sentences()
    for _ in range(number):
        parts = [chance.choice(pool).rstrip(".!?”\"")]
        length = 0
        while length < words:
            paragraph = " ".join(chance.choices(pool, k=chance.randint(1, 4)))
            written = [
                "".join(chance.choices("abdegiklmnoprstuvw", k=chance.randint(4, 9)))
                if chance.random() < fresh else word for word in paragraph.split(" ")
            ]
            parts.append(" ".join(written))
            length += len(written)
            if chance.random() < 0.15:
                parts.append(f"What {chance.choice(pool).split(' ')[0].lower()} means")
        yield "\n\n".join(parts)


def news(most: int) -> list[str]:
    """Real articles, where the development data lies beside the project; else none."""
    if not NEWS.exists():
        return []
    import csv

    with NEWS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    column = max(rows[0], key=lambda name: sum(len(row[name] or "") for row in rows[:20]))
    return [row[column] for row in rows if row[column]][:most]
