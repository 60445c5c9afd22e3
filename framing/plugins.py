"""Measures and formats from outside: installed plug-ins, files, and lists of the user's own.

A plug-in uses the same decorators as the program itself. Installed ones announce themselves under
the entry-point group ``framing`` and are looked up only when one is named, since listing entry
points takes longer than profiling an article.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from hashlib import sha256
from importlib import util
from pathlib import Path

from framing.counts import Counts, rate
from framing.document import Document
from framing.errors import SettingError
from framing.lexicon import load as load_lexicon
from framing.measures import Measure, measures, nearest, select

#: The family of lists of the user's own.
_FAMILY = "lexicon"


def load(plugin: str) -> None:
    """Load a plug-in by its entry point's name, or from a Python file.

    Raises:
        SettingError: there is none of that name, or it fails on loading.

    """
    measures()  # the program's own first, so that a plug-in can't take their names
    path = Path(plugin)
    try:
        if _is_file(path):
            _run(path)
        else:
            _entry_point(plugin)
    except SettingError:
        raise
    except Exception as error:
        raise SettingError(
            f"The plug-in {plugin} fails on loading: {type(error).__name__}: {error}."
        ) from error


def _is_file(path: Path) -> bool:
    """Whether a plug-in is named as a file, and not as what is installed."""
    return path.suffix == ".py" or path.parent != Path()


def digest(plugin: str) -> str:
    """The sha256 of the file that a plug-in is in, and of its version where it is installed.

    What it reads besides is not in it. It has to be loaded.
    """
    path, said = Path(plugin), b""
    if not _is_file(path):
        from importlib.metadata import entry_points

        point = entry_points(group="framing")[plugin]
        said = point.dist.version.encode() if point.dist else b""
        path = Path(getattr(sys.modules[point.module], "__file__", None) or "")
    return sha256(said + path.read_bytes() if path.is_file() else said).hexdigest()


def _run(path: Path) -> None:
    if not path.is_file():
        raise SettingError(f"There is no plug-in file {path}: check the path.")
    name = f"framing_plugin_{re.sub(r'[^0-9A-Za-z]', '_', str(path.resolve()))}"
    if name in sys.modules:
        return
    spec = util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise SettingError(f"{path} is no Python file: give one that ends in .py.")
    module = util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise


def _entry_point(name: str) -> None:
    from importlib.metadata import entry_points

    found = entry_points(group="framing")
    if name not in found.names:
        raise SettingError(
            f"There is no installed plug-in {name!r}{nearest(name, tuple(sorted(found.names)))} "
            "A file's name ends in .py."
        )
    found[name].load()


def select_with(
    only: Sequence[str], lexicons: Sequence[str], plugins: Sequence[str]
) -> tuple[Measure, ...]:
    """Give the measures to count, those of plug-ins and of the user's own lists among them.

    Lists of the user's own are counted besides what is named, unless some of them are named too:
    ``lexicon.NAME``, or ``lexicon`` for all.

    Raises:
        SettingError: a name is unknown, a plug-in fails, or two lists have the same name.
        LexiconError: a row of a list can't be used.

    """
    for plugin in plugins:
        load(plugin)
    own: dict[str, Measure] = {}
    for path in lexicons:
        measure = of_lexicon(Path(path))
        if measure.id in own:
            raise SettingError(
                f"{path} has the same name as another list, {measure.id}: rename one of them."
            )
        own[measure.id] = measure
    named = [name for name in only if name in own or (own and name == _FAMILY)]
    others = tuple(name for name in only if name not in named)
    return (*(select(others) if others or not named else ()),
            *(measure for id, measure in own.items()
              if not named or _FAMILY in named or id in named))


def of_lexicon(path: Path) -> Measure:
    """Make a measure ``lexicon.NAME`` of a list of the user's own.

    Raises:
        LexiconError: a row can't be used; the message names the line.

    """
    own = load_lexicon(path)

    def count(doc: Document) -> Counts:
        return rate(doc.find(own), per=doc.words)

    name = re.sub(r"\W", "_", path.stem)
    count.__doc__ = (
        f"How often terms of {path.name} stand in the text, by class: {', '.join(own.labels)}."
    )
    return Measure(f"{_FAMILY}.{name}", count, "1,000 words", "", "segment", english=False,
                   more=f"uses more of {name}", only=f"uses {name}",
                   lists=((path.name, own.sha256),))
