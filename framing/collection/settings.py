"""What a collection is made with: whatever of it changes, changes the rows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import framing
from framing.collection.parts import MAX_SIZE, SIZE, Fields, Part
from framing.lexicon import FOLDER
from framing.measures import Measure


@dataclass(frozen=True)
class Settings:
    """What is counted, of what, and how it is written.

    ``only``: families or measures, all of them where none is named. ``lexicons``, ``plugins``:
    as the options of the same names. ``voices``: author and quoted, beside all voices together.
    ``clean``: leave bylines, repeats and boilerplate out. ``format``: of the rows, ``ndjson`` or
    ``parquet``. ``size``: bytes of a part, about. ``max_size``: bytes of an article at most.
    """

    only: tuple[str, ...] = ()
    lexicons: tuple[str, ...] = ()
    plugins: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    clean: bool = True
    format: str = "ndjson"
    size: int = SIZE
    max_size: int = MAX_SIZE

    def measures(self) -> tuple[Measure, ...]:
        """The measures that are counted.

        Raises:
            SettingError: one is unknown, a plug-in fails, or two lists have the same name.
            LexiconError: a list can't be used.

        """
        from framing.plugins import select_with

        return select_with(self.only, self.lexicons, self.plugins)

    def described(self) -> dict[str, Any]:
        """Everything that the rows depend on, for the manifest."""
        from framing.plugins import digest

        measures = self.measures()
        return {
            "measures": [measure.id for measure in measures],
            "lexicons": dict(own for measure in measures for own in measure.lists),
            "plugins": {plugin: digest(plugin) for plugin in self.plugins},
            "voices": ["all", *self.voices],
            "clean": self.clean,
            "format": self.format,
            "part_size": self.size,
            "max_size": self.max_size,
        }


def tool() -> dict[str, Any]:
    """The program, its version and the hashes of its tables: rows of another one may differ."""
    return {"name": "framing", "version": framing.__version__, "lexicons": dict(shipped())}


@cache
def shipped() -> tuple[tuple[str, str], ...]:
    """The name and the sha256 of each table that the program ships."""
    return tuple((path.stem, _sha256(path)) for path in sorted(FOLDER.glob("*.tsv")))


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def stamp(described: Mapping[str, Any], fields: Fields) -> str:
    """Hash what all parts' keys share: the program, its tables, the settings, the fields."""
    return _hash({"tool": tool(), "settings": described, "fields": asdict(fields)})


def key(stamp: str, part: Part) -> str:
    """Name a part's files: another text, program or setting, another name."""
    return _hash([stamp, part.to_json()])[:32]


def _hash(data: Any) -> str:
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()
