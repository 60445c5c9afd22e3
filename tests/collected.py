"""Collections written without reading a text: their counts are drawn, in the store's own format."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from framing.collection.columns import FIRST, columns, id_hash, kept
from framing.collection.parts import Part
from framing.collection.receipts import Receipt
from framing.collection.store import MANIFEST, SCHEMA, Collection
from framing.measures import select

Ints = NDArray[np.int64]
_PART = Part("drawn", "jsonl", 0, 0, "")


def write(folder: Path, outlets: Sequence[str], counts: Mapping[str, Ints], *, parts: int = 1,
          measures: Sequence[str] = ("loaded.rate",), voices: Sequence[str] = ()) -> Collection:
    """Write a collection whose columns are these, in so many parts of about one size.

    An article's id is its place. ``counts``: ``outlet`` are places in ``outlets``; ``day``;
    components by their names, those left out being 0.
    """
    described = columns(kept(select(tuple(measures)), voices))
    length = len(counts["outlet"])
    given = {"id": np.array([id_hash(str(place)) for place in range(length)]),
             "read": np.ones(length, np.int64), **counts}
    table = np.stack([given.get(each["name"], np.zeros(length, np.int64)) for each in described])
    for name in ("counts", "parts"):
        (folder / name).mkdir(parents=True)
    keys = []
    for number, rows in enumerate(np.array_split(np.arange(length), parts)):
        key = f"{number:032x}"
        own = np.ascontiguousarray(table[:, rows], np.int64)
        codes, own[FIRST.index("outlet")] = np.unique(own[FIRST.index("outlet")],
                                                      return_inverse=True)
        np.save(folder / "counts" / f"{key}.npy", own)
        receipt = Receipt(key, _PART, len(rows), outlets=tuple(outlets[at] for at in codes))
        (folder / "parts" / f"{key}.json").write_bytes(receipt.to_json())
        keys.append(key)
    (folder / MANIFEST).write_text(json.dumps({
        "schema": SCHEMA, "complete": True, "parts": keys, "dropped": 0, "columns": described,
        "articles": length, "settings": {"measures": [each.id for each in select(tuple(measures))],
                                         "voices": ["all", *voices], "lexicons": {}}}))
    return Collection.open(folder)


def drawn(articles: int, seed: int, outlets: int = 12, days: int = 3650) -> dict[str, Ints]:
    """Draw outlets, days and counts of loaded terms, hedges and quoted words, of so many articles.

    Articles differ in length and in how often each has what is counted, as real ones do.
    """
    random = np.random.default_rng(seed)
    words = np.maximum(30, random.lognormal(6.3, 0.6, articles)).astype(np.int64)
    counts = {"outlet": random.integers(0, outlets, articles),
              "day": 14_000 + random.integers(0, days, articles)}
    for name, rate in (("loaded.rate", 0.01), ("certainty.hedges", 0.004),
                       ("sourcing.quoted_share", 0.2)):
        own = np.minimum(rate * random.gamma(2.0, 0.5, articles), 1.0)
        counts |= {f"{name}.0": random.binomial(words, own), f"{name}.1": words}
    return counts
