"""Articles and comparisons that several tests are built of."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from framing.article import Article, Block, Span
from framing.comparison import Comparison, compare

EXAMPLES = Path(__file__).parents[1] / "examples"


def paragraphs(*texts: str) -> Article:
    """An article whose paragraphs are these texts, whatever they say."""
    text = "\n\n".join(texts)
    blocks = []
    start = 0
    for each in texts:
        blocks.append(Block("paragraph", Span(start, start + len(each)), start, "a test"))
        start += len(each) + 2
    return replace(Article.from_text(text, language="en"), blocks=tuple(blocks))


def titled(title: str, *texts: str) -> Article:
    """An article with this headline, whose paragraphs are these texts."""
    article = paragraphs(title, *texts)
    first, *rest = article.blocks
    return replace(article, blocks=(first._replace(role="title"), *rest), title=title)


@cache
def compared(*names: str) -> Comparison:
    """The comparison of these examples."""
    return compare(*(EXAMPLES / f"{name}.txt" for name in names))


def of_texts(*texts: str) -> Comparison:
    """The comparison of these texts, named 0.txt, 1.txt and so on."""
    return compare(*(Article.from_text(text, name=f"{number}.txt")
                     for number, text in enumerate(texts)))
