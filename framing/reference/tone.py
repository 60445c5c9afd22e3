"""tone.vader beside NLTK's VADER, sentence by sentence."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

import numpy as np

from framing.folding import fold
from framing.profiles import Profile
from framing.reference.rows import Agreement, Row, close

MEASURE = "tone.vader"
EXAMPLES = 3

#: The marks that hide a word from NLTK, the first that a run of text has.
_MARKS = {
    "dashes": re.compile(r"[‒–—―⸺]|--"),
    "curly apostrophes": re.compile(r"\w[’‘ʼ`´′＇]\w"),
    "brackets": re.compile(r"[()\[\]{}⟨⟩<>]"),
    "ellipses": re.compile("…"),
    "quotation marks": re.compile(r"[\"“”„‟«»‹›「」『』〝〞'’‘]"),
}


def analyzer() -> Any:
    """NLTK's analyser on the shipped lexicon, read by NLTK's own reader.

    Its constructor would look for a download.
    """
    from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants

    from framing.lexicon import FOLDER

    made = SentimentIntensityAnalyzer.__new__(SentimentIntensityAnalyzer)
    _, _, made.lexicon_file = (FOLDER / "vader.tsv").read_text("utf-8").strip("\n").partition("\n")
    made.lexicon = made.make_lex_dict()
    made.constants = VaderConstants()
    return made


def check(profile: Profile, nltk_analyzer: Any) -> tuple[tuple[Row, ...], Agreement | None]:
    """Set an article's tone beside NLTK's: the mean, folded and as printed, and each sentence."""
    library = f"nltk {version('nltk')}"
    if profile.refusal is not None:
        row = Row(MEASURE, None, None, library, f"Not compared: the lexicon {profile.refusal}.")
        return (row,), None

    def compound(text: str) -> float:
        return float(nltk_analyzer.polarity_scores(text)["compound"])

    doc = profile.document
    rows = np.flatnonzero(doc.worded).tolist()
    own = profile.counts[MEASURE].columns[0][rows].tolist()
    printed = [doc.text(row) for row in rows]
    folded = [compound(fold(text)) for text in printed]
    raw = [compound(text) for text in printed]
    apart = [abs(a - b) for a, b in zip(own, folded, strict=True)]
    value = profile[MEASURE]["all"].value
    mean, mean_raw = _mean(folded), _mean(raw)
    equal = value is mean or (value is not None and mean is not None and close(value, mean))
    why = "" if equal else "A fault: please report it, with the text."
    changed = [text for text, a, b in zip(printed, folded, raw, strict=True) if a != b]
    return (
        Row(MEASURE, value, mean, library, why),
        Row(f"{MEASURE}, sentences as printed", value, mean_raw, library,
            _unfolded(changed, compound)),
    ), Agreement("sentences", len(rows), apart.count(0.0), max(apart, default=0.0), library)


def _mean(values: list[float]) -> float | None:
    return math.fsum(values) / len(values) if values else None


def _unfolded(changed: list[str], compound: Callable[[str], float]) -> str:
    """Why NLTK scores these sentences otherwise unless they are folded: the runs that make it."""
    if not changed:
        return ""
    found: dict[str, dict[str, None]] = {}
    for text in changed:
        folded = fold(text)
        score = compound(folded)
        for run in re.finditer(r"\S+", text):
            # One for one in length, so that a single run can be put back as it was printed.
            one = folded[: run.start()] + run.group() + folded[run.end() :]
            if compound(one) != score:
                kind = next((kind for kind, mark in _MARKS.items() if mark.search(run.group())),
                            "other signs")
                found.setdefault(kind, {})[run.group()] = None
    kinds = "; ".join(f"{kind} ({', '.join(list(runs)[:EXAMPLES])})"
                      for kind, runs in found.items())
    number = f"{len(changed)} sentence{'s' * (len(changed) != 1)}"
    return (f"NLTK scores {number} otherwise as printed, as marks hide words from it: "
            f"{kinds or 'several together'}.")
