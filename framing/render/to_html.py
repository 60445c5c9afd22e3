"""The report: one HTML file that can be mailed. It loads nothing, and runs next to nothing.

Figures, passages and texts reach the page through Jinja2's escaping alone; a policy by hash lets
the page's own style and script in, and nothing else.
"""

from __future__ import annotations

from framing.comparison import Comparison
from framing.profiles import Profile
from framing.render import Options, renderer
from framing.render.report import written
from framing.render.report.pages import of_articles, of_comparison


@renderer("html", of="compare")
def compare(comparison: Comparison, options: Options) -> str:
    """The review of two or more articles, and their texts with what was counted in them."""
    page = of_comparison(comparison, options)
    return written("compare.html", rules=page.rules, page=page)


@renderer("html", of="profile")
def profile(profiles: tuple[Profile, ...], options: Options) -> str:
    """One article, or each of several, one after the other, with its text."""
    return written("profile.html", page=of_articles(profiles, options))
