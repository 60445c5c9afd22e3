"""What the report is made of: templates, a style, a script; figures, texts and pages for them."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from framing import __version__
from framing.render.clean import printable
from framing.render.report.texts import kinds_of

FOLDER = Path(__file__).parent


@cache
def _asset(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


@cache
def _templates() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined,
                       trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    made.filters["printable"] = printable
    made.globals["kinds_of"] = kinds_of
    return made


def policy(style: str, script: str) -> str:
    """The page's Content-Security-Policy: its own style and script by their hashes, nothing else.

    >>> policy("", "").split("; ")[0]
    "default-src 'none'"
    """
    def by_hash(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    return (f"default-src 'none'; style-src {by_hash(style)}; script-src {by_hash(script)}; "
            "base-uri 'none'; form-action 'none'")


def written(template: str, styles: Sequence[str] = ("report.css",), **given: Any) -> str:
    """A page from its template, in these styles.

    Every text in it is escaped; the style and the script, which are ours, stand as they are.
    """
    from markupsafe import Markup

    style, script = "".join(map(_asset, styles)), _asset("report.js")
    text: str = _templates().get_template(template).render(
        **given, version=__version__, policy=policy(style, script),
        # Ours: nothing of an article is in them.
        style=Markup(style), script=Markup(script))  # noqa: S704
    return text
