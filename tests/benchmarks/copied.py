"""Copies in many articles: time, memory, recall by kind and precision, with planted copies.

The articles are drawn, sentence by sentence, from real news where it lies beside the project
(else from examples/), and are made as streams of words, as a collection holds them.
``python -m tests.benchmarks.copied`` prints the figures of :func:`measured`.
"""

from __future__ import annotations

import json
import random
import re
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.collection.copies import Copies, copies
from framing.collection.copies.sketches import WordHashes, runs
from framing.collection.streams import Words
from framing.sentences import sentences
from tests.benchmarks.articles import drawn, news
from tests.commands import parser

Tokens = NDArray[np.uint32]
_WORDS = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
#: How many articles a part has.
_PART = 700
KINDS = ("changed", "half", "both")


class Planted(NamedTuple):
    """Articles in parts, and the planted copies: copy, original, kind."""

    parts: tuple[Words, ...]
    sizes: NDArray[np.int64]
    copies: tuple[tuple[int, int, str], ...]

    def read(self) -> Iterator[Words]:
        """Give the parts anew."""
        return iter(self.parts)


def planted(number: int, words: int = 600, seed: int = 0, share: float = 0.1) -> Planted:
    """Draw articles of about so many words; a ``share`` of them are copies, of each kind alike.

    ``changed``: 5 % of the words are others; ``half``: the first, the last or the middle half, or
    every second sentence; ``both``: first one, then the other.
    """
    chance, draw = random.Random(seed), np.random.default_rng(seed)
    vocabulary, pool = _pool()
    made: list[list[Tokens]] = []
    originals: list[int] = []
    found = []
    for place in range(number):
        if made and chance.random() < share:
            kind, original = chance.choice(KINDS), chance.choice(originals)
            found.append((place, original, kind))
            text = made[original]
            if kind != "changed":
                text = _half(text, chance)
            if kind != "half":
                text = [_changed(each, len(vocabulary), draw) for each in text]
        else:
            text = []
            length = 0
            while length < words:
                text.append(chance.choice(pool))
                length += len(text[-1])
            originals.append(place)
        made.append(text)
    parts = []
    for start in range(0, number, _PART):
        streams = [np.concatenate(text) for text in made[start : start + _PART]]
        parts.append(Words(vocabulary, np.concatenate(streams),
                           np.cumsum([len(each) for each in streams], dtype=np.int64)))
    sizes = np.array([sum(map(len, text)) for text in made], np.int64)
    return Planted(tuple(parts), sizes, tuple(found))


def _pool() -> tuple[list[str], list[Tokens]]:
    """The sentences to draw from, each once, as numbers of a vocabulary.

    Of 5 to 60 words: what is longer are tables and lists, half an article in one piece, which would
    make copies that nobody planted.
    """
    ids: dict[str, int] = {}
    pool: dict[bytes, Tokens] = {}
    for text in news(10_000) or drawn(200, seed=9):
        for start, end in sentences(text):
            words = _WORDS.findall(text[start:end].lower().replace("’", "'"))
            if 5 <= len(words) <= 60:
                own = np.array([ids.setdefault(word, len(ids)) for word in words], np.uint32)
                pool[own.tobytes()] = own
    return list(ids), list(pool.values())


def _half(text: list[Tokens], chance: random.Random) -> list[Tokens]:
    whole = np.concatenate(text)
    half = len(whole) // 2
    start = chance.choice((0, len(whole) - half, half // 2, None))
    return text[::2] if start is None else [whole[start : start + half]]


def _changed(sentence: Tokens, size: int, draw: np.random.Generator) -> Tokens:
    other = draw.integers(0, size, len(sentence), np.uint32)
    return np.where(draw.random(len(sentence)) < 0.05, other, sentence)


def plain(given: Planted) -> None:
    """What copies are measured against: the hash of each run of five words, and no more."""
    hashes = WordHashes()
    for part in given.parts:
        of_word = hashes(part.vocabulary)
        for start, end in zip([0, *part.ends[:-1].tolist()], part.ends.tolist(), strict=True):
            np.unique(runs(of_word[part.tokens[start:end]], 5))


def scored(given: Planted, found: Copies) -> dict[str, float]:
    """Recall of each kind, and precision: linked articles that share an original, of all linked."""
    group = {member.place: number for number, each in enumerate(found.groups)
             for member in each.members}
    origin = {copy: original for copy, original, _ in given.copies}
    hits: dict[str, list[bool]] = {kind: [] for kind in KINDS}
    for copy, original, kind in given.copies:
        hits[kind].append(copy in group and group[copy] == group.get(original, -1))
    right = wrong = 0
    for each in found.groups:
        for member in each.members[1:]:
            same = (origin.get(member.place, member.place)
                    == origin.get(each.first, each.first))
            right, wrong = right + same, wrong + (not same)
    return {**{f"recall, {kind}": sum(own) / len(own) for kind, own in hits.items()},
            "precision": right / (right + wrong)}


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def measured(number: int = 37_000, words: int = 600, seed: int = 0) -> dict[str, float]:
    """Find copies: seconds of processor time, the ratio to :func:`plain`, recall, precision."""
    given = planted(number, words, seed)
    base = _seconds(lambda: plain(given))
    start = time.process_time()
    found = copies(given.read, len(given.sizes))
    spent = time.process_time() - start
    return {"articles": number, "words an article": float(given.sizes.mean()),
            "planted": len(given.copies), "seconds": spent, "ratio": spent / base,
            **scored(given, found)}


if __name__ == "__main__":
    parser("tests.benchmarks.copied", __doc__).parse_args()
    print(json.dumps(measured(), indent=1))
