"""Pieces that the schemas of all outputs are made of."""

from __future__ import annotations

from typing import Any

NUMBER = {"type": ["number", "null"]}
COUNT = {"type": "integer", "minimum": 0}
TEXT = {"type": "string"}
MAYBE = {"type": ["string", "null"]}


def about(shape: dict[str, Any], description: str) -> dict[str, Any]:
    """A shape with what it stands for."""
    return {**shape, "description": description}


def array(items: dict[str, Any], description: str = "") -> dict[str, Any]:
    """A list of items of one shape."""
    shape: dict[str, Any] = {"type": "array", "items": items}
    return about(shape, description) if description else shape


def record(description: str, /, **properties: dict[str, Any]) -> dict[str, Any]:
    """An object that has at least these keys; more may be added later."""
    return {"type": "object", "description": description, "properties": properties,
            "required": list(properties)}
