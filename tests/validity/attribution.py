"""How far the program agrees with readers on who is said to have said what.

    python -m tests.validity.attribution [DATA] [--part PART]
    python -m tests.validity.attribution --write-known

What was coded, and how, is in ``tests/validity/attribution/README.md``; the texts are not there,
but in the folder DATA. Rules are written with sight of the development part; of the test part
nothing is printed but sums. All figures are ratios of counts summed over texts; the interval is
that of the same ratio over texts drawn anew with replacement.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from framing.article import Article
from framing.document import parse
from tests.validity.regular_expressions import Said, page_of_expressions, quotation_marks
from tests.validity.scoring import Row, share
from tests.voices import KINDS, Entry, cases, coded, found, half, heard, write_known

ROOT = Path(__file__).parents[2]
CODES = Path(__file__).parent / "attribution"
DATA = ROOT.parent / "shared/data/labelled"
PARTS = ("development", "test")
SAID = ("direct", "partial", "indirect")
DRAWS, SEED = 2000, 20250101
WORD = re.compile(r"\w+(?:['’-]\w+)*")
PRONOUNS = {"he", "she", "they", "it", "we", "you", "i", "who", "him", "her", "them", "us", "me"}
#: Words of three letters and more that two names may share without being one.
SMALL = {"the", "and", "for", "his", "her", "its", "their", "our", "who", "that", "this", "some",
         "many", "one", "two", "was", "has", "are", "with", "from", "those", "these"}


class Coded(NamedTuple):
    """A text and what a reader found in it."""

    text: str
    said: list[Said]


Reader = Callable[[str], list[Said]]


# -- the texts -------------------------------------------------------------------------------------


def texts(folder: Path) -> dict[str, str]:
    """The texts of a folder by the first 16 digits of their sha256."""
    csv.field_size_limit(1 << 30)
    lines = (folder / "newsmtsc_train.jsonl").read_text("utf-8").splitlines()
    all_texts = [json.loads(line)["sentence_normalized"] for line in lines if line]
    table = folder / "narrative_frames/articles_metadata.tsv"
    with table.open(encoding="utf-8", newline="") as file:
        all_texts += [row["text"] for row in csv.DictReader(file, delimiter="\t")]
    return {hashlib.sha256(text.encode()).hexdigest()[:16]: text for text in all_texts}


def read(part: str, known: dict[str, str]) -> list[Coded]:
    """A part's texts with what was coded in them.

    Raises:
        KeyError: a text isn't among the known ones.

    """
    rows = json.loads((CODES / f"{part}.json").read_text("utf-8"))
    return [Coded(known[row["sha256"]], [_said(known[row["sha256"]], each)
                                         for each in row["attributions"]]) for row in rows]


def _said(text: str, each: dict[str, Any]) -> Said:
    start, end = each["source_start"], each["source_end"]
    return Said(each["start"], each["end"], each["kind"],
                None if start is None else text[start:end])


def program(text: str) -> list[Said]:
    """What the program finds; all that it says of a speaker stands for him."""
    return [
        Said(quote.start, quote.end, quote.kind, " | ".join(
            name for name in (quote.speaker, quote.description, quote.antecedent) if name) or None)
        for quote in parse(Article.from_text(text)).voices.quotes
    ]


# -- counting --------------------------------------------------------------------------------------


def inside(text: str, said: Sequence[Said]) -> set[int]:
    """The words that stand in any of these stretches, by where they begin."""
    return {word.start() for word in WORD.finditer(text)
            if any(each.start <= word.start() < each.end for each in said)}


def characters(said: Sequence[Said], *kinds: str) -> set[int]:
    """The characters that stand in stretches of these kinds."""
    return {at for each in said if each.kind in kinds for at in range(each.start, each.end)}


def match(one: Said, others: Sequence[Said]) -> Said | None:
    """The stretch that shares most with another: characters in both, of those in either."""
    def shared(other: Said) -> float:
        both = min(one.end, other.end) - max(one.start, other.start)
        return both / (max(one.end, other.end) - min(one.start, other.start))

    best = max(others, key=shared, default=None)
    return best if best is not None and shared(best) > 0 else None


def same_speaker(source: str, speaker: str | None) -> bool:
    """Whether a speaker is the source: it shares its last word, or one of three letters or more.

    A pronoun is only itself.
    """
    wanted = _words(source)
    given = set(_words(speaker or ""))
    if len(wanted) == 1 and wanted[0] in PRONOUNS:
        return wanted[0] in given
    long = {word for word in wanted if len(word) >= 3 and word not in SMALL}
    return bool((long | set(wanted[-1:])) & given)


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"[’']s\b", "", name.casefold()))


def counted(item: Coded, got: list[Said]) -> Counter[str]:
    """The counts of a text that the figures are made of."""
    counts: Counter[str] = Counter()
    said = [each for each in got if each.kind in SAID]
    wanted, given = inside(item.text, item.said), inside(item.text, said)
    counts.update(words=len(wanted), words_got=len(given), words_both=len(wanted & given))
    for name, kinds in (("direct", ("direct",)), ("marked", ("direct", "partial"))):
        wanted, given = characters(item.said, *kinds), characters(said, *kinds)
        counts.update({name: len(wanted), f"{name}_got": len(given),
                       f"{name}_both": len(wanted & given)})
    for each in item.said:
        best = match(each, said)
        if each.speaker:
            of = "reported" if each.kind == "indirect" else "quoted"
            right = best is not None and same_speaker(each.speaker, best.speaker)
            counts.update({f"{of}_sources": 1, f"{of}_met": best is not None, f"{of}_right": right})
        like = match(each, got)
        counts[f"{each.kind} as {like.kind if like else 'nothing'}"] += 1
    for each in got:
        if match(each, item.said) is None:
            counts[f"nothing as {each.kind}"] += 1
    return counts


FIGURES = (
    ("attributed words", "precision", "words_both", "words_got"),
    ("", "recall", "words_both", "words"),
    ("direct quotations, characters", "precision", "direct_both", "direct_got"),
    ("", "recall", "direct_both", "direct"),
    ("all quotations, characters", "precision", "marked_both", "marked_got"),
    ("", "recall", "marked_both", "marked"),
    ("right speaker of quotations", "of those met", "quoted_right", "quoted_met"),
    ("", "of all", "quoted_right", "quoted_sources"),
    ("right speaker of reports", "of those met", "reported_right", "reported_met"),
    ("", "of all", "reported_right", "reported_sources"),
)


def figure(counts: Sequence[Counter[str]], part: str, whole: str, drawn: np.ndarray) -> str:
    """A ratio with its 95 % interval: ``drawn`` says how often each draw took each text."""
    parts = np.array([[each[part], each[whole]] for each in counts], np.float64)
    above, below = parts.sum(axis=0)
    if not below or not above:
        return "0" if below else "—"
    sums = drawn @ parts
    ratios = np.divide(sums[:, 0], sums[:, 1], out=np.zeros(len(sums)), where=sums[:, 1] > 0)
    low, high = np.percentile(ratios[sums[:, 1] > 0], (2.5, 97.5))
    return f"{above / below:.2f} ({low:.2f}–{high:.2f})"


def draws(size: int) -> np.ndarray:
    """How often each of 2,000 draws takes each text."""
    generator = np.random.Generator(np.random.PCG64(SEED))
    return generator.multinomial(size, [1 / size] * size, DRAWS)


# -- the scorecard ---------------------------------------------------------------------------------


def rows() -> list[Row]:
    """Attributed words and quotations of the test part: precision and recall."""
    items = read("test", texts(DATA))
    of_readers = {name: [counted(item, reader(item.text)) for item in items]
                  for name, reader in READERS}
    made = []
    for measure, what, names in _SCORED:
        for metric, above, below in zip(("precision", "recall"), names[:1] * 2, names[1:],
                                        strict=True):
            figures = {name: share([(each[above], each[below]) for each in counts])
                       for name, counts in of_readers.items()}
            made.append(Row(
                measure, f"{what} in news sentences (NewsMTSC) and articles (Narrative Frames)",
                "test half of the texts, drawn at random; rules were written with sight of the "
                "other", len(items), metric,
                *figures.pop("the program"),
                tuple((name, value) for name, (value, _, _) in figures.items()),
                people="unknown, as one reader coded each text"))
    return made


#: The measure that rests on it, what was coded, and counts: in both, read, coded.
_SCORED = (
    ("sourcing.quoted_share", "characters in quotations", ("marked_both", "marked_got", "marked")),
    ("sourcing.attributed_share", "words quoted or reported",
     ("words_both", "words_got", "words")),
)


# -- printing --------------------------------------------------------------------------------------

READERS: tuple[tuple[str, Reader], ...] = (
    ("the program", program),
    ("regular expressions", page_of_expressions),
    ("marks alone", quotation_marks),
)


def report(part: str, items: list[Coded]) -> None:
    """Print a part's figures, for the program and for the baselines."""
    all_counts = [[counted(item, reader(item.text)) for item in items] for _, reader in READERS]
    drawn = draws(len(items))
    said = sum(len(item.said) for item in items)
    print(f"\n{part.capitalize()} part: {len(items)} texts, {said} attributions\n")
    print(" " * 45 + "".join(f"{name:<21}" for name, _ in READERS).rstrip())
    for group, name, above, below in FIGURES:
        cells = [figure(counts, above, below, drawn) for counts in all_counts]
        print(f"{group:<31}{name:<14}" + "".join(f"{cell:<21}" for cell in cells).rstrip())
    total = sum(all_counts[0], Counter[str]())
    print(f"\n{'coded as, read as':<20}" + "".join(f"{kind:>10}" for kind in (*KINDS, "nothing")))
    for wanted in (*SAID, "nothing"):
        row = [total[f"{wanted} as {kind}"] for kind in (*KINDS, "nothing")]
        print(f"{wanted:<20}" + "".join(f"{times or '·':>10}" for times in row))


def report_cases() -> None:
    """Print how the program reads the made-up passages, in sums over each half."""
    for part in PARTS:
        own = [case for case in cases() if half(case) == part]
        bare = [case for case in own if not case["quotes"]]
        kept = sum(not heard(case["text"]).quotes for case in bare)
        print(f"\nMade-up passages, {part} half: {len(own)}; nothing marked in {kept} of the "
              f"{len(bare)} that hold nothing\n")
        print(f"{'':<20}{'coded':>8}{'read':>8}{'same':>8}{'precision':>11}{'recall':>9}"
              f"{'speakers right':>18}")
        pairs = [(coded(case), [found(case["text"], quote)
                                for quote in heard(case["text"]).quotes]) for case in own]
        for kind in (*KINDS, ""):
            print(_row(kind, pairs))


def _row(kind: str, pairs: list[tuple[list[Entry], list[Entry]]]) -> str:
    """The exact spans of a kind, or of all, and the speakers of those that agree."""
    coded_ones = got_ones = same = sources = right = 0
    for wanted, got in pairs:
        places = {(each.start, each.text, each.kind): each for each in got}
        ours = [each for each in wanted if kind in ("", each.kind)]
        coded_ones += len(ours)
        got_ones += sum(kind in ("", each.kind) for each in got)
        for each in ours:
            like = places.get((each.start, each.text, each.kind))
            same += like is not None
            if like is not None and each.speaker is not None:
                sources += 1
                right += (like.speaker, like.antecedent) == (each.speaker, each.antecedent)
    precision = f"{same / got_ones:.2f}" if got_ones else "—"
    recall = f"{same / coded_ones:.2f}" if coded_ones else "—"
    speakers = f"{right} of {sources}" if sources else "—"
    return (f"{kind or 'all':<20}{coded_ones:>8}{got_ones:>8}{same:>8}{precision:>11}{recall:>9}"
            f"{speakers:>18}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scorecard, or write the list of known failures anew."""
    parser = argparse.ArgumentParser(prog="python -m tests.validity.attribution",
                                     description="How far the program agrees with readers.")
    parser.add_argument("data", nargs="?", type=Path, default=DATA, help="the folder of the texts")
    parser.add_argument("--part", choices=PARTS, action="append", help="only this part")
    parser.add_argument("--write-known", action="store_true",
                        help="write the list of made-up passages that are known to be read "
                             "otherwise, and print nothing else")
    chosen = parser.parse_args(arguments)
    if chosen.write_known:
        print(f"{write_known()} of {len(cases())} passages are read otherwise than coded.")
        return 0
    try:
        known = texts(chosen.data)
        parts = {part: read(part, known) for part in chosen.part or PARTS}
    except OSError:
        print(f"The coded texts are not printed here and are not in {chosen.data}: give the folder "
              "that holds newsmtsc_train.jsonl and narrative_frames/articles_metadata.tsv.",
              file=sys.stderr)
        parts = {}
    except KeyError as missing:
        print(f"No text in {chosen.data} has the sha256 {missing}: it holds another version of the "
              "texts than was coded.", file=sys.stderr)
        parts = {}
    for part, items in parts.items():
        report(part, items)
    report_cases()
    return 0 if parts else 2


if __name__ == "__main__":
    raise SystemExit(main())
