"""How far a long run is, on stderr while it is a terminal."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from framing.cli.outputs import is_terminal

if TYPE_CHECKING:
    from framing.collection.building.driving import Tally


@contextlib.contextmanager
def watching(quiet: bool) -> Iterator[Callable[[Tally], None]]:
    """Give what is to be told of a run: it draws a bar, articles done, rate and time left."""
    if quiet or not is_terminal(sys.stderr):
        yield lambda tally: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    progress = Progress(
        BarColumn(), TextColumn("{task.fields[articles]:,} articles"),
        TextColumn("{task.fields[rate]}"), TimeElapsedColumn(),
        TextColumn("{task.fields[left]}"),
        console=Console(stderr=True), transient=True)
    task = progress.add_task("", total=None, articles=0, rate="", left="")

    def tell(tally: Tally) -> None:
        progress.start()  # now, as what was said before has to stand above
        elapsed = progress.tasks[0].elapsed or 0.0
        rate = (tally.articles - tally.articles_before) / elapsed if elapsed else 0.0
        progress.update(
            task, completed=tally.parts, total=tally.total, articles=tally.articles,
            rate=f"{rate:,.0f} a second" if rate else "", left=left(tally, elapsed))

    try:
        yield tell
    finally:
        progress.stop()


def left(tally: Tally, elapsed: float) -> str:
    """How long it will go on, going by the parts done so far; empty while nobody can tell.

    >>> from framing.collection.building.driving import Tally
    >>> left(Tally(parts=30, before=10, total=50), 60.0)
    'about 1 min left'
    """
    done = tally.parts - tally.before
    if tally.total is None or not done:
        return ""
    seconds = elapsed / done * (tally.total - tally.parts)
    if seconds < 1:
        return ""
    for size, unit in ((86_400, "days"), (3_600, "h"), (60, "min")):
        if seconds >= 1.5 * size or (size == 60 and seconds >= size):
            return f"about {seconds / size:.0f} {unit} left"
    return f"about {seconds:.0f} s left"
