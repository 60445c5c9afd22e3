"""The JSON Schema of what goes out: keys are only ever added within a major version."""

from __future__ import annotations

from typing import Any


def schema(subject: str) -> dict[str, Any]:
    """Give the schema of a document: compare, profile, or one of those of figures.

    >>> schema("profile")["title"]
    'framing.profile/1'
    """
    from framing.render.schema import alike, checked, compared, figures, groups

    shapes = {**compared.SHAPES, **figures.SHAPES, **groups.SHAPES, **alike.SHAPES,
              **checked.SHAPES}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": f"framing.{subject}/1", **shapes[subject]()}
