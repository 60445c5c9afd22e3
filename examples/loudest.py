"""Read a comparison from ``framing compare … --format json`` and name each article's extremes.

framing compare a.txt b.txt --format json | python3 examples/loudest.py
"""

from __future__ import annotations

import json
import sys
from typing import Any


def hits(article: dict[str, Any], measure: str) -> str:
    """The places that a measure counted, each with its line."""
    places = article["evidence"][measure]
    return ", ".join(f"{place['text']} (line {place['line']})" for place in places[:3]) or "none"


def main() -> None:
    """Print two lines an article."""
    comparison = json.load(sys.stdin)
    for article in comparison["articles"]:
        rate = article["measures"]["loaded.rate"]["all"]["value"]
        print(f"{article['name']}: {rate} loaded terms per 1,000 words")
        print(f"  what could happen: {hits(article, 'certainty.possibility')}")
    pair = comparison["similarity"]["pairs"][0]
    print(f"cosine {pair['cosine']:.2f}")


if __name__ == "__main__":
    main()
