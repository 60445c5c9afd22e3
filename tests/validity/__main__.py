"""The scorecard: compute every measure's agreement with people, print it, write it, check it.

    python -m tests.validity [--only MODULE]… [--all] [--write | --check]

Rows come from the modules of this package that have ``rows()``; one that takes minutes says
``SLOW`` and is left out unless ``--all`` or ``--only`` asks for it. ``--write`` puts the rows of
the modules that ran into ``framing/scorecard.tsv``, which ``framing explain``, ``framing
scorecard`` and the README quote, and leaves those of other modules as they are. ``--check`` exits
1 where the file disagrees with what was computed.
"""

from __future__ import annotations

import argparse
import difflib
import pkgutil
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module

from framing.render import Options
from framing.render.figures import shipped
from framing.scorecard import PATH, Figure, Row, parsed, written
from tests import validity
from tests.validity.scoring import DATA

Rows = Callable[[], list[Row]]


def modules() -> Iterator[tuple[str, Rows, bool]]:
    """The modules that have rows: name, the function, and whether it takes minutes."""
    for each in sorted(pkgutil.iter_modules(validity.__path__), key=lambda each: each.name):
        if not each.name.startswith("_"):
            module = import_module(f"{validity.__name__}.{each.name}")
            if hasattr(module, "rows"):
                yield each.name, module.rows, getattr(module, "SLOW", False)


def merged(old: Sequence[Figure], new: Sequence[Figure], ran: Sequence[str],
           known: Sequence[str]) -> list[Figure]:
    """New rows of the modules that ran, old ones of the others that there still are."""
    return sorted([*new, *(each for each in old
                           if each.module not in ran and each.module in known)],
                  key=lambda each: known.index(each.module))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run; 1 where the file disagrees, 2 where there is nothing to compute from."""
    parser = argparse.ArgumentParser(prog="python -m tests.validity",
                                     description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", action="append", metavar="MODULE",
                        help="these modules alone, slow ones too")
    parser.add_argument("--all", action="store_true", help="modules that take minutes too")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--write", action="store_true", help=f"write {PATH.name}")
    what.add_argument("--check", action="store_true", help=f"exit 1 where {PATH.name} disagrees")
    chosen = parser.parse_args(arguments)
    if not DATA.is_dir():
        print(f"The labelled texts are not part of the project and are not in {DATA}: put them "
              "there to compute the scorecard.", file=sys.stderr)
        return 2
    found = list(modules())
    known = [name for name, _, _ in found]
    for name in chosen.only or ():
        if name not in known:
            print(f"There is no module {name!r} with rows: they are {', '.join(known)}.",
                  file=sys.stderr)
            return 2
    ran = chosen.only or [name for name, _, slow in found if chosen.all or not slow]
    new = [Figure(name, row) for name, rows, _ in found if name in ran for row in rows()]
    print(shipped(parsed(written(new)), Options(width=120)), end="")
    old = PATH.read_text("utf-8") if PATH.exists() else ""
    text = written(merged(parsed(old), new, ran, known))
    if chosen.write:
        PATH.write_text(text, encoding="utf-8")
    if chosen.check and text != old:
        sys.stdout.writelines(difflib.unified_diff(
            old.splitlines(keepends=True), text.splitlines(keepends=True), PATH.name, "computed"))
        print(f"{PATH.name} disagrees: run python -m tests.validity --write")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
