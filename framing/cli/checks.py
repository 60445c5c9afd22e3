"""What a script asks of figures: ``--fail-on`` and ``--baseline``, and how the run ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from framing.cli.failing import BAD_INPUT, HELD, say
from framing.cli.options import PATH
from framing.support.records import NamedTuple

if TYPE_CHECKING:
    from framing.baseline import Baseline, Changes
    from framing.comparison import Comparison
    from framing.conditions import Condition, Judged
    from framing.measures import Measure
    from framing.profiles import Profile
    from framing.render import Options

_F = TypeVar("_F", bound=Callable[..., Any])


def checking_options(function: _F) -> _F:
    """What is asked of the figures: --fail-on, --baseline."""
    function = click.option(
        "--baseline", type=PATH, metavar="FILE",
        help="Show what changed since FILE, the JSON of an earlier run.")(function)
    return click.option(
        "--fail-on", "fail_on", multiple=True, metavar="CONDITION",
        help="Exit 1 if this holds, such as \"loaded.rate[author] > 8\"; exit 2 if a figure it "
             "needs is missing. May be given again.")(function)


class Asked(NamedTuple):
    """The conditions and the baseline that were given, read and checked."""

    conditions: tuple[Condition, ...] = ()
    baseline: Baseline | None = None

    def found(self, profiles: Sequence[Profile], comparison: Comparison | None = None) -> Found:
        """Judge the conditions, and see what changed.

        Raises:
            SettingError: a condition names a voice that nobody has.

        """
        changes = None
        if self.baseline is not None:
            from framing.baseline import since
            from framing.render.data.articles import tool

            changes = since(self.baseline, profiles, comparison, tool(profiles[0]))
        if not self.conditions:
            return Found((), changes)
        from framing.conditions import holds

        return Found(tuple(holds(condition, profiles, comparison, changes)
                           for condition in self.conditions), changes)


class Found(NamedTuple):
    """What came of it."""

    judged: tuple[Judged, ...] = ()
    changes: Changes | None = None

    @property
    def warnings(self) -> tuple[str, ...]:
        """Why figures may differ from the baseline's, though no word was changed."""
        return self.changes.warnings if self.changes else ()

    @property
    def code(self) -> int:
        """How to exit: 1 a condition held, 2 none did and one can't be judged, else 0."""
        found = {each.holds for each in self.judged}
        return HELD if True in found else BAD_INPUT if None in found else 0

    def shown(self, layout: Options) -> Options:
        """The layout with the changes, which are a part of the output."""
        return layout._replace(changes=self.changes) if self.changes else layout

    @contextmanager
    def ending(self) -> Iterator[None]:
        """Once all is printed, say which conditions held, and exit.

        Also where the reader of a pipe has gone: a check that fails must not pass for it.
        """
        try:
            yield
        except BrokenPipeError:
            if not self.code:
                raise
        for each in self.judged:
            if each.said:
                say(each.said)
        if self.code:
            raise click.exceptions.Exit(self.code)


def asked(given: Mapping[str, Any], paths: Sequence[str], measures: tuple[Measure, ...], *,
          comparing: bool) -> Asked:
    """Read the conditions and the baseline, before any article.

    Raises:
        ConditionError: a condition can't be read; with the place.
        SettingError: the baseline can't be used.

    """
    conditions: tuple[Condition, ...] = ()
    if given["fail_on"]:
        from framing.conditions import Known, parse
        from framing.sources import called

        labels = [*given["labels"], *[""] * len(paths)]
        names = tuple(label or called(path) for label, path in zip(labels, paths, strict=False))
        known = Known(measures, names, comparing, given["baseline"] is not None)
        conditions = tuple(parse(text, known) for text in given["fail_on"])
    if given["baseline"] is None:
        return Asked(conditions)
    from framing.baseline import load

    return Asked(conditions, load(given["baseline"]))
