"""How many echoes there are where there can be none but by chance: voices of different articles.

    python -m tests.validity.echoes [-v] NARRATIVE_FRAMES_DIR [TEXT …]

Reads articles_metadata.tsv of Frermann et al. 2023 (climate news), and other articles if given.
Each article's narration keeps its place; what its speakers say is replaced by what speakers of
other articles say, each speaker from another article. All are about one subject, so the articles
share its terms, but no voice can repeat another: every echo is one too many. The same narrations
with their own speakers, set in the same way, stand beside for comparison.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from framing import Article
from framing.document import parse
from framing.voices.echoes import MOST_EXPECTED, Echo, echoes
from tests.commands import parser

ROUNDS = 10
NAMES = [f"{first} {last}" for last in ("Miller", "Novak", "Ortega", "Palmer", "Quist", "Rossi")
         for first in ("Anna", "Brian", "Clara", "David", "Erika", "Frank", "Grace", "Henry")]
MARKS = re.compile("[“”\"«»„‟]")


class Parts(NamedTuple):
    """An article taken apart: the narration's sentences and each speaker's quotations."""

    narration: list[str]
    speakers: list[list[str]]


def texts(folder: Path, more: Iterable[Path]) -> Iterable[str]:
    """The articles' texts."""
    csv.field_size_limit(10**7)
    with (folder / "articles_metadata.tsv").open(encoding="utf-8", newline="") as file:
        yield from (row["text"] for row in csv.DictReader(file, delimiter="\t"))
    for path in more:
        yield path.read_text("utf-8")


def apart(text: str) -> Parts | None:
    """Take an article apart; None where nobody is quoted by name or description."""
    document = parse(Article.from_text(text, language="en"))
    told = document.of("author")
    said: dict[int, list[str]] = {}
    for stretch in document.voices.stretches:
        if stretch.person is not None:
            quoted = MARKS.sub("", text[stretch.start : stretch.stop]).strip(" ,\n\r\t")
            said.setdefault(stretch.person, []).append(" ".join(quoted.split()))
    narration = [" ".join(MARKS.sub("", told.text(row)).split()) for row in range(told.rows)]
    return Parts(narration, list(said.values())[: len(NAMES)]) if said else None


def together(narration: Sequence[str], speakers: Sequence[Sequence[str]]) -> str:
    """Set narration and speakers as one article, in turns."""
    said = [f"“{quotation.rstrip('.')},” said {name}."
            for name, quotations in zip(NAMES, speakers, strict=False) for quotation in quotations]
    step = max(1, len(narration) // (len(said) + 1))
    paragraphs = ["The news of the day in brief"]
    for number, quotation in enumerate(said):
        paragraphs += [" ".join(narration[number * step : (number + 1) * step]), quotation]
    paragraphs.append(" ".join(narration[len(said) * step :]))
    return "\n\n".join(filter(None, paragraphs))


def read(text: str) -> tuple[int, int, tuple[Echo, ...]]:
    """Words, words quoted and echoes of an article."""
    document = parse(Article.from_text(text, language="en"))
    quoted = sum(speaker.words for speaker in document.voices.speakers)
    return int(document.words.sum()), quoted, echoes(document)


def report(name: str, articles: Sequence[str], *, show: bool) -> None:
    """Print how many echoes these articles hold."""
    found = [read(text) for text in articles]
    number = sum(len(each) for _, _, each in found)
    holding = sum(bool(each) for _, _, each in found)
    print(f"{name:<22}{len(found):>6} articles {sum(f[0] for f in found) / len(found):>6.0f} words "
          f"{sum(f[1] for f in found) / len(found):>5.0f} quoted {number:>5} echoes "
          f"{number / len(found):.4f} an article, in {holding}")
    for echo in sorted((e for _, _, each in found for e in each), key=lambda e: e.expected):
        if show:
            print(f"    {echo.expected:.1g}  {echo.text}")


def main(folder: Path, *more: Path, show: bool = False) -> None:
    parts = [part for part in map(apart, texts(folder, more)) if part]
    draw = random.Random(0)
    shuffled = []
    for _ in range(ROUNDS):
        for own in parts:
            others = draw.sample([part for part in parts if part is not own], len(own.speakers))
            shuffled.append(together(own.narration, [draw.choice(o.speakers) for o in others]))
    print(f"an echo: expected {MOST_EXPECTED:g} or less by chance")
    report("own speakers", [together(*part) for part in parts], show=show)
    report("others' speakers", shuffled, show=True)


if __name__ == "__main__":
    line = parser("tests.validity.echoes", __doc__)
    line.add_argument("folder", metavar="NARRATIVE_FRAMES_DIR", type=Path)
    line.add_argument("more", metavar="TEXT", nargs="*", type=Path)
    line.add_argument("-v", dest="show", action="store_true", help="the speakers' own echoes too")
    chosen = line.parse_args()
    main(chosen.folder, *chosen.more, show=chosen.show)
