"""Makes the shipped tables from their public sources, bit for bit.

``python -m framing.making NAME SOURCE...`` writes ``lexicons/NAME.tsv`` and ``NAME.toml``, or here,
where a table serves the making of others alone; with ``--check`` it writes nothing and says whether
the files are what the sources make.
One file a table: a module here that holds a ``TABLE`` is found by its name.
"""

from __future__ import annotations

import gzip
import json
import pkgutil
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from framing.errors import FramingError

LEXICONS = Path(__file__).parents[1] / "lexicons"
#: Where tables lie that other tables are made from and that nothing reads in the program itself.
UNSHIPPED = Path(__file__).parent


@dataclass(frozen=True)
class Rows:
    """A table's lines after the header, without line ends, and what else its sidecar states."""

    lines: Sequence[str]
    facts: Mapping[str, int | float | str]


@dataclass(frozen=True)
class Table:
    """What a table is and how to make it: ``make`` takes the text of each source, in order."""

    header: str
    title: str
    description: str
    version: str  # of this table; raised whenever its rows change
    source: str
    url: str
    licence: str
    attribution: str
    files: tuple[str, ...]  # the names the sources bear where they are published
    make: Callable[..., Rows]
    language: str = "en"
    shipped: bool = True

    @property
    def folder(self) -> Path:
        """Where the table and its sidecar lie."""
        return LEXICONS if self.shipped else UNSHIPPED


def available() -> list[str]:
    """The names of the tables that can be made here."""
    names = (module.name for module in pkgutil.iter_modules(__path__) if module.name != "__main__")
    return [name for name in names if hasattr(import_module(f"{__name__}.{name}"), "TABLE")]


def table(name: str) -> Table:
    """The table of that name; FramingError if there is none."""
    if name not in available():
        raise FramingError(f"no table is called {name!r}; there are {', '.join(available())}")
    found: Table = import_module(f"{__name__}.{name}").TABLE
    return found


def make(name: str, sources: Sequence[Path]) -> dict[str, bytes]:
    """A table and its sidecar, by file name, from source files, gzipped or not.

    The digests in the sidecar are of the plain source, so how it was compressed doesn't matter.
    Raises FramingError if the sources can't be read or aren't what the table is made from.
    """
    recipe = table(name)
    if len(sources) != len(recipe.files):
        wanted = " ".join(recipe.files)
        raise FramingError(f"{name} is made from {wanted}: give {len(recipe.files)} path(s)")
    plain = [unpacked(path) for path in sources]
    try:
        rows = recipe.make(*(data.decode("utf-8") for data in plain))
    except (ValueError, LookupError) as error:
        given = " ".join(map(str, sources))
        wanted = " ".join(recipe.files)
        raise FramingError(f"{given}: {error}; {name} is made from {wanted}") from error
    tsv = "".join(f"{line}\n" for line in (recipe.header, *rows.lines)).encode()
    keys = ("title", "description", "version", "language", "source", "url", "licence")
    sidecar = {
        **{key: getattr(recipe, key) for key in (*keys, "attribution")},
        "rows": len(rows.lines),
        **rows.facts,
        "sha256": sha256(tsv).hexdigest(),
        "made_by": f"python -m framing.making {name} {' '.join(recipe.files)}",
        "source_sha256": [sha256(data).hexdigest() for data in plain],
    }
    # JSON's strings, numbers and arrays of strings are TOML too.
    toml = "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n"
                   for key, value in sidecar.items())  # fmt: skip
    return {f"{name}.tsv": tsv, f"{name}.toml": toml.encode()}


def unpacked(path: Path) -> bytes:
    """A source file's bytes, gzipped or not; FramingError where it can't be read."""
    try:
        data = path.read_bytes()
        return gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
    except (OSError, EOFError, zlib.error) as error:
        raise FramingError(f"{path}: can't be read ({error}); give a source file") from error
