"""Escaping for Markdown: a text that an article brings is shown, never obeyed."""

from __future__ import annotations

import re

from framing.support.printing import printable

#: Not the signs that mean something at the head of a line alone: no article's text stands there.
_SPECIAL = re.compile(r"([\\`*_{}\[\]#|<>~&$]|:(?=//))")


def escaped(text: str) -> str:
    r"""Escape what Markdown or HTML would read as markup.

    >>> print(escaped("<b> [x](y) | *z*"))
    \<b\> \[x\](y) \| \*z\*
    """
    return _SPECIAL.sub(r"\\\1", printable(text))
