"""The README of a collection's folder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def text(manifest: Mapping[str, Any]) -> str:
    """Say what is in the folder."""
    return f"# A collection of {manifest['articles']} articles\n"
