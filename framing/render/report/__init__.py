"""What the report is made of: templates, a style, a script; figures, texts and pages for them."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from framing import __version__
from framing.render.report.across import line_id
from framing.render.report.texts import kinds_of
from framing.support.printing import printable

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
    made.globals["line_id"] = line_id
    return made


def policy(styles: Iterable[str], script: str) -> str:
    """The page's Content-Security-Policy: its own styles and script by their hashes, nothing else.

    >>> policy([""], "").split("; ")[0]
    "default-src 'none'"
    """
    def by_hash(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    return (f"default-src 'none'; style-src {' '.join(map(by_hash, styles))}; "
            f"script-src {by_hash(script)}; base-uri 'none'; form-action 'none'")


def written(template: str, styles: Sequence[str] = ("report.css",), rules: str = "",
            **given: Any) -> str:
    """A page from its template, in these styles; ``rules`` are of a style that it has for itself.

    Every text in it is escaped; the styles and the script, which are ours, stand as they are.
    """
    from markupsafe import Markup

    sheets = ["".join(map(_asset, styles)), *[rules] * bool(rules)]
    script = _asset("report.js")
    text: str = _templates().get_template(template).render(
        **given, version=__version__, policy=policy(sheets, script),
        # Ours: nothing of an article is in them but the numbers of its lines.
        styles=[Markup(style) for style in sheets], script=Markup(script))  # noqa: S704
    return text
