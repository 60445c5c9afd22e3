"""The README of a collection's folder: what is in it, and how others' tools ask it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from framing.collection.columns import FIRST, SCALE

_FILES = """\
| file | what |
|---|---|
| `manifest.json` | what was counted and how: program, word lists, settings, inputs, columns |
| `articles/*.{ending}` | a row an article: where it stands, outlet, date, title, counts, warnings |
| `counts/*.npy` | the same counts as numbers alone: a row a column of the manifest's `columns`, \
a column an article (int64) |
| `words/*.npz` | the articles' words: `vocabulary` (UTF-8, a word a line), `tokens` (places in \
it), `ends` (where each article's tokens end) |
| `errors.ndjson` | what could not be read, a line each: id, file, position, why; of a whole part \
that killed its worker id and position are `null` |
| `parts/*.json` | what is done: the manifest's `parts` lists them in the order of the inputs |
"""

_COUNTS = """\
## What a count is

Each measure has its components, such as `"loaded.rate": [12, 903]`: 12 loaded terms in 903 words. \
They add up, over an outlet or a week, and the measure's formula gives the value of the sum: \
1,000 × 12 ÷ 903. `framing explain loaded.rate` tells what a measure means.

- In the manifest, `scale` says by what a component was multiplied to make it whole: {scale:,} for \
measures that count in fractions, 1 for all others. A quotient of two components needs no scale.
- A measure whose `unit` is `article` is a number of an article as a whole: its components are \
here, and their sum over articles means nothing. Take each article's own value.
- A measure of unit `ledger` counts speakers or their words. One who speaks in two articles is \
counted in both.
- Measures that rest on English words don't read an article in another language: `null` in its \
row. In `counts` they are zeros, and `read` is 0: leave such articles out where you count articles.
- A sum of sentences or words hides that those of one article are alike: an interval that ignores \
articles is half as wide as it should be. `framing outlets` gives intervals over articles.
"""

_QUERIES = """\
## Asking it

DuckDB reads the rows as they are (its lists begin at 1):

```sql
SELECT outlet, count(*) AS articles, {query}
FROM 'articles/*.{ending}' GROUP BY outlet ORDER BY outlet;
```

pandas:

```python
from pathlib import Path
import pandas as pd
{pandas}
```

framing itself:

```python
from framing.collection.store import Collection
collection = Collection.open(".")
counts = collection.counts(["outlet", "day", "{name}.0"])
collection.article(0).text   # read again from where it was read
```
"""

_PANDAS = {
    "ndjson": "rows = pd.concat(pd.read_json(path, lines=True, dtype=False)\n"
              '                 for path in sorted(Path("articles").glob("*.ndjson")))',
    "parquet": "rows = pd.concat(pd.read_parquet(path)\n"
               '                 for path in sorted(Path("articles").glob("*.parquet")))',
}

_DROPPED = """
{dropped:,} articles have the id of an earlier one and are left out of the collection \
(`--duplicates first`). Their rows are in the files all the same; `dropped.npy` has their places. \
`SELECT DISTINCT ON (id) …` in DuckDB has one of each, not always the first.
"""


def text(manifest: Mapping[str, Any]) -> str:
    """Say what is in the folder of this manifest."""
    ending = manifest["settings"]["format"]
    name, query = _example(manifest)
    articles = manifest["articles"]
    return "\n".join([
        "# A collection of articles", "",
        f"{articles:,} article{'s' * (articles != 1)}, counted by framing "
        f"{manifest['tool']['version']}. The text of none of them is here.", "",
        _FILES.format(ending=ending), _COUNTS.format(scale=SCALE),
        _QUERIES.format(name=name, query=query, ending=ending, pandas=_PANDAS[ending]),
        _DROPPED.format(**manifest) * bool(manifest["dropped"]),
    ]).rstrip() + "\n"


def _example(manifest: Mapping[str, Any]) -> tuple[str, str]:
    """A measure that was counted, and what to ask of it: the examples are to run as they stand."""
    if "loaded.rate" in manifest["settings"]["measures"]:
        return "loaded.rate", ('1000.0 * sum("loaded.rate"[1]) / sum("loaded.rate"[2]) '
                               "AS per_1000_words")
    kept = manifest["columns"][len(FIRST):]
    first = next((each for each in kept if each["unit"] != "article"), None)
    if first is None:  # of which a sum means nothing
        return kept[0]["measure"], "sum(words) AS words"
    name, scale = first["measure"], first["scale"]
    return name, f'sum("{name}"[1]){f" / {scale}" * (scale != 1)} AS total'
