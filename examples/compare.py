"""Compare the example articles from Python: what each says could happen, and where."""

from __future__ import annotations

from pathlib import Path

import framing

HERE = Path(__file__).parent


def main() -> None:
    """Print the share of could, may and might in three articles, and the first place of each."""
    names = ("gazette.txt", "courier.txt", "agency.txt")
    comparison = framing.compare(*(HERE / name for name in names))
    for letter, profile in zip(comparison.labels, comparison.profiles, strict=True):
        value = profile.value("certainty.possibility")
        places = profile.evidence("certainty.possibility")
        noun = "place" if len(places) == 1 else "places"
        shown = "too short" if value is None else f"{value:.1f} per 1,000 words"
        print(f"{letter} {profile.article.name}: {shown}, {len(places)} {noun}")
        for place in places[:1]:
            line = profile.article.line(place.start)
            print(f"  line {line}: {place.text!r} at {place.start}–{place.end}")
    for pair in comparison.similarity.pairs:
        print(f"{comparison.labels[pair.a]} and {comparison.labels[pair.b]}: {pair.cosine:.2f}")


if __name__ == "__main__":
    main()
