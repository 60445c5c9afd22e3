"""The manifest: what makes a folder a collection."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from framing.errors import UnreadableError
from framing.sources.files import shown

SCHEMA = "framing.collection/1"
MANIFEST = "manifest.json"
#: Where the places are kept of articles that were left out since an earlier one has their id.
DROPPED = "dropped.npy"


def manifest_of(folder: Path) -> dict[str, Any] | None:
    """Read a folder's manifest; ``None`` where it has none that says it is a collection.

    Raises:
        UnreadableError: it can't be read.

    """
    try:
        found = json.loads((folder / MANIFEST).read_bytes())
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None
    except OSError as error:
        raise UnreadableError(f"Cannot read {shown(str(folder / MANIFEST))}: {error.strerror}; "
                              "check its permissions.") from None
    schema = found.get("schema") if isinstance(found, dict) else None
    ours = isinstance(schema, str) and schema.startswith("framing.collection/")
    return dict(found) if ours else None


def check_schema(manifest: Mapping[str, Any], name: str) -> None:
    """See that a manifest is one that this version reads.

    Raises:
        UnreadableError: it is not.

    """
    if manifest["schema"] != SCHEMA:
        raise UnreadableError(f"{name} is a collection of another version of this program "
                              f"({manifest['schema']}): use that one, or make it again with "
                              "framing corpus --fresh.")
