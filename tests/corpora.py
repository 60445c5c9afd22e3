"""Collections that several tests are built of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from framing.collection.building.orders import Made, Order, build
from framing.collection.engines import Task
from framing.collection.parts import Fields, Part
from framing.collection.receipts import Receipt
from framing.collection.settings import Settings
from tests.running import LEFT, RIGHT

GERMAN = ("Der Rat hat am Dienstag über die Schließung der alten Mauer abgestimmt, und die "
          "Bürgerinnen und Bürger der Stadt haben lange darüber gestritten. „Wir müssen handeln“, "
          "sagte die Bürgermeisterin. Ob das Geld dafür reicht, weiß niemand.")
#: Two that tell one story, one in another language, one that is next to nothing.
TEXTS = (LEFT, RIGHT, GERMAN, "Rain fell.")


def one_by_one(task: Task, parts: Iterable[Part]) -> Iterator[Receipt]:
    """Run a task here, a part after the other."""
    return map(task, parts)


def row(number: int, **given: Any) -> dict[str, Any]:
    """One of many articles, as it stands in JSON Lines."""
    return {"id": f"a{number}", "text": f"{TEXTS[number % len(TEXTS)]}\nNumber {number} ends.",
            "outlet": ("Courier", "Gazette", "")[number % 3],
            "date": f"2024-03-{number % 28 + 1:02}", **given}


def write(path: Path, rows: Iterable[dict[str, Any] | str]) -> Path:
    """Write JSON Lines; a ``str`` as it is."""
    path.write_text("".join(f"{each if isinstance(each, str) else json.dumps(each)}\n"
                            for each in rows))
    return path


def made(folder: Path, *inputs: Path | str, run: Any = one_by_one, fields: Fields | None = None,
         settings: Settings | None = None, **given: Any) -> Made:
    """Make a collection."""
    return build(Order(tuple(map(str, inputs)), folder, settings or Settings(),
                       fields or Fields(), **given), run)


def rows_of(folder: Path) -> bytes:
    """All rows of a collection in order, as they stand in its files."""
    keys = json.loads((folder / "manifest.json").read_text())["parts"]
    return b"".join((folder / "articles" / f"{key}.ndjson").read_bytes() for key in keys)


def errors_of(folder: Path) -> list[dict[str, Any]]:
    """What could not be read."""
    return [json.loads(line) for line in (folder / "errors.ndjson").read_text().splitlines()]
